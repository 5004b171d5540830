/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-run.h"

#include <string.h>

#define HEAD "period,series,value,qualifier\n"

static char *package;

static void
test_whole_table (void)
{
  cli_assert_out (
    HEAD
    "2022-08,all,12,\n2022-09,all,1000,nearly\n2022-10,all,0,\n2022-11,all,3,\n2022-12,all,0,\n"
    "2023-01,all,0,\n2023-02,all,0,\n2023-03,all,0,\n2023-04,all,0,\n2023-05,all,0,\n"
    "2023-06,all,0,\n2023-07,all,0,\n2023-08,all,0,\n2023-09,all,0,\n2023-10,all,0,\n"
    "2023-11,all,0,\n2023-12,all,40,\n",
    "series", package, NULL);
}

static void
test_where (void)
{
  cli_assert_out (HEAD "2022-08,all,5,\n2022-09,all,1000,nearly\n", "series", package, "--where",
                  "region=N", "--to", "2022-09", NULL);
  /* Several values of one dimension: any of them. A value may contain the sign. */
  cli_assert_out (HEAD "2022-11,all,3,\n", "series", package, "--where=region=T", "--where",
                  "region=a=b", "--from", "2022-11", "--to", "2022-11", NULL);
  /* All but some; of what was named, what is excluded goes. */
  cli_assert_out (HEAD "2022-08,all,7,\n", "series", package, "--where", "region!=N", "--to",
                  "2022-08", NULL);
  cli_assert_out (HEAD "2022-08,all,5,\n", "series", package, "--where", "region=N", "--where",
                  "region=T", "--where", "region!=T", "--to", "2022-08", NULL);
  /* A label and a title do as well. */
  cli_assert_out (HEAD "2022-08,all,5,\n", "series", package, "--where", "Region=North, upper",
                  "--to", "2022-08", NULL);
}

static void
test_definition (void)
{
  cli_assert_out (HEAD "2022-08,north,5,\n2022-09,north,1000,nearly\n", "series", package,
                  "--definition", "north", "--to", "2022-09", NULL);
  cli_assert_out (HEAD "2022-08,north,5,\n", "series", package, "--definition", "The north", "--to",
                  "2022-08", NULL);
  /* What the definition leaves out stays out. */
  cli_assert_out (HEAD "2022-08,north,0,\n", "series", package, "--definition", "north", "--where",
                  "region=S", "--to", "2022-08", NULL);
}

static void
test_by (void)
{
  cli_assert_out (HEAD "2022-11,T,2,\n2022-11,a=b,1,\n", "series", package, "--by", "region",
                  "--from", "2022-11", "--to", "2022-11", NULL);
}

static void
test_other_table (void)
{
  cli_assert_out (HEAD "2020,all,0.1,\n2021,all,,\n2022,all,1234567.5,\n", "series", package,
                  "--table", "rates", NULL);
  cli_assert_out (HEAD "2020,all,3,\n2021,all,4,\n2022,all,5,\n", "series", package, "--table",
                  "rates", "--measure", "count", NULL);
}

/* A sum of two months must not pass for a year's. */
static void
test_partial (void)
{
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) json_run = { 0 };
  json_t *json;
  json_t *value;

  cli_run (&run, "series", package, "--period", "fiscal-year", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, HEAD "FY2022,all,1012,nearly\nFY2023,all,3,\nFY2024,all,40,\n");
  g_assert_cmpstr (run.err, ==,
                   "note: FY2022 holds 2 of 12 months\nnote: FY2024 holds 3 of 12 months\n");

  cli_run (&json_run, "series", package, "--period", "fiscal-year", "--format", "json", NULL);
  json = cli_parse_json (json_run.out);
  value = json_array_get (json_object_get (json_array_get (json_object_get (json, "series"), 0),
                                           "values"),
                          0);
  g_assert_cmpstr (json_string_value (json_object_get (value, "period")), ==, "FY2022");
  g_assert_true (json_is_false (json_object_get (value, "complete")));
  g_assert_cmpint (json_integer_value (json_object_get (value, "parts")), ==, 2);
  g_assert_cmpint (json_integer_value (json_object_get (value, "parts_whole")), ==, 12);
  json_decref (json);
}

static void
test_json (void)
{
  g_auto (CliRun) run = { 0 };
  json_t *json;
  json_t *series;
  json_t *value;

  cli_run (&run, "series", package, "--definition", "north", "--where", "region=N", "--from",
           "2022-08", "--to", "2022-09", "--format", "json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  json = cli_parse_json (run.out);
  g_assert_cmpstr (json_string_value (json_object_get (json_object_get (json, "definition"), "id")),
                   ==, "north");
  g_assert_cmpstr (json_string_value (json_object_get (json_object_get (json, "table"), "id")), ==,
                   "cases");
  g_assert_cmpstr (json_string_value (json_object_get (json_object_get (json, "measure"), "unit")),
                   ==, "cases");
  g_assert_cmpstr (json_string_value (
                     json_array_get (json_object_get (json_object_get (json, "filter"), "region"),
                                     0)),
                   ==, "N");
  g_assert_cmpstr (json_string_value (
                     json_object_get (json_array_get (json_object_get (json, "sources"), 0), "id")),
                   ==, "office");
  g_assert_cmpstr (json_string_value (json_object_get (json, "from")), ==, "2022-08");
  g_assert_cmpuint (json_array_size (json_object_get (json, "series")), ==, 1);
  series = json_array_get (json_object_get (json, "series"), 0);
  g_assert_cmpstr (json_string_value (json_object_get (series, "id")), ==, "north");
  g_assert_cmpuint (json_array_size (json_object_get (series, "values")), ==, 2);
  value = json_array_get (json_object_get (series, "values"), 1);
  g_assert_true (json_is_integer (json_object_get (value, "value")));
  g_assert_cmpint (json_integer_value (json_object_get (value, "value")), ==, 1000);
  g_assert_cmpstr (json_string_value (json_object_get (value, "qualifier")), ==, "nearly");
  g_assert_true (json_is_true (json_object_get (value, "complete")));
  g_assert_cmpfloat (json_number_value (json_object_get (value, "lower")), ==, 900);
  g_assert_true (json_is_true (json_object_get (value, "lower_included")));
  g_assert_cmpfloat (json_number_value (json_object_get (value, "upper")), ==, 1000);
  g_assert_true (json_is_true (json_object_get (value, "upper_included")));
  value = json_array_get (json_object_get (series, "values"), 0);
  g_assert_null (json_object_get (value, "lower"));
  json_decref (json);
}

/* What an article prints, as ranges: without an end there is none, and sums and changes carry them. */
static void
test_ranges (void)
{
  g_autofree char *reported = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                                "reported-figures.json", NULL);
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) change = { 0 };
  g_auto (CliRun) exact = { 0 };

  cli_run (&run, "series", reported, "--definition", "fiscal-southwest", "--by", "article",
           "--ranges", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==,
                   "period,series,value,qualifier,lower,upper\n"
                   "FY2022,\"NBC News, reworded copy\",2000,just-over,2000,2200\n"
                   "FY2023,\"NBC News, reworded copy\",24000,more-than,24000,\n");
  cli_run (&change, "series", reported, "--definition", "fiscal-southwest", "--transform", "change",
           "--from", "FY2023", "--ranges", NULL);
  g_assert_cmpint (change.status, ==, 0);
  g_assert_cmpstr (change.out, ==,
                   "period,series,value,qualifier,lower,upper\n"
                   "FY2023,\"NBC News, reworded copy\",22000,about,21800,\n");
  cli_run (&exact, "series", reported, "--definition", "monthly-southwest", "--from", "2024-01",
           "--to", "2024-01", "--ranges", NULL);
  g_assert_cmpstr (exact.out, ==,
                   "period,series,value,qualifier,lower,upper\n"
                   "2024-01,Voice of America,3700,,,\n");
}

static void
test_json_missing (void)
{
  g_auto (CliRun) run = { 0 };
  json_t *json;
  json_t *value;

  cli_run (&run, "series", package, "--table", "rates", "--format", "json", NULL);
  json = cli_parse_json (run.out);
  value = json_array_get (json_object_get (json_array_get (json_object_get (json, "series"), 0),
                                           "values"),
                          1);
  g_assert_true (json_is_null (json_object_get (value, "value")));
  g_assert_true (json_is_false (json_object_get (value, "complete")));
  g_assert_true (json_is_null (json_object_get (json, "definition")));
  json_decref (json);
}

/* A saved view is the start; what the command line says comes on top. */
static void
test_view (void)
{
  cli_assert_out (HEAD "2022-Q4,north,0,\n", "series", package, "--view", "opening", "--from",
                  "2022-Q4", "--to", "2022-Q4", NULL);
  cli_assert_out (HEAD "2022-08,all,12,\n", "series", package, "--view", "Opening view",
                  "--definition", "all", "--period", "month", "--to", "2022-08", NULL);
}

static void
test_quoting (void)
{
  g_autofree char *path = cli_write_file (
    "quotes.json",
    "{ \"resources\": [ { \"name\": \"t\", \"juncture\": { \"role\": \"observations\" },\n"
    "  \"schema\": { \"fields\": [ { \"name\": \"month\", \"type\": \"yearmonth\" },\n"
    "    { \"name\": \"who\", \"type\": \"string\" }, { \"name\": \"n\", \"type\": \"integer\" } ] "
    "},\n"
    "  \"data\": [ [\"month\", \"who\", \"n\"], [\"2024-01\", \"A, \\\"B\\\"\", 1],\n"
    "    [\"2024-01\", \"C\\nD\", 2] ] } ] }\n");

  cli_assert_out (HEAD "2024-01,\"C\nD\",2,\n2024-01,\"A, \"\"B\"\"\",1,\n", "series", path, "--by",
                  "who", NULL);
}

static void
test_faults (void)
{
  g_autofree char *absent = cli_path ("absent.json");
  g_autofree char *broken
    = cli_write_file ("broken.json", "{ \"title\": \"x\",\n  \"resources\": [ 1 2 ] }\n");

  cli_assert_fails (1, "absent.json", "series", absent, NULL);
  cli_assert_fails (1, "broken.json", "series", broken, NULL);
  cli_assert_fails (1, "line 2", "series", broken, NULL);
  cli_assert_fails (1, "There is no dimension “regio”. There are: “region”.", "series", package,
                    "--where", "regio=N", NULL);
  cli_assert_fails (1, "The dimension “region” has no value “North”. There are: “North, upper”",
                    "series", package, "--where", "region=North", NULL);
  cli_assert_fails (1, "several values that read “Twin”", "series", package, "--where",
                    "region=Twin", NULL);
  cli_assert_fails (1, "There is no definition “nrth”. There are: “north”", "series", package,
                    "--definition", "nrth", NULL);
  cli_assert_fails (1, "There is no table “x”. There are: “cases”", "series", package, "--table",
                    "x", NULL);
  cli_assert_fails (1, "There is no measure “m”", "series", package, "--measure", "m", NULL);
  cli_assert_fails (1, "There is no view “v”. There are: “opening”.", "series", package, "--view",
                    "v", NULL);
  cli_assert_fails (1, "week", "series", package, "--period", "week", NULL);
  cli_assert_fails (1, "outside the data", "series", package, "--transform", "index:2010-01", NULL);
  cli_assert_fails (1, "holds no whole period", "series", package, "--from", "2030", NULL);
}

static void
test_usage (void)
{
  cli_assert_fails (2, "A file is missing.", "series", NULL);
  cli_assert_fails (2, "one file too many", "series", package, package, NULL);
  cli_assert_fails (2, "--nonsense", "series", package, "--nonsense", NULL);
  cli_assert_fails (2, "Try “juncture series --help”.", "series", package, "--nonsense", NULL);
  cli_assert_fails (2, "DIM=VALUE", "series", package, "--where", "region", NULL);
  cli_assert_fails (2, "DIM=VALUE", "series", package, "--where", "=N", NULL);
  cli_assert_fails (2, "DIM!=VALUE", "series", package, "--where", "!=N", NULL);
  cli_assert_fails (2, "no kind of period", "series", package, "--period", "fortnight", NULL);
  cli_assert_fails (2, "is no period", "series", package, "--from", "yesterday", NULL);
  cli_assert_fails (2, "is no period", "series", package, "--to", "2022-13", NULL);
  cli_assert_fails (2, "ends before it starts", "series", package, "--from", "2023", "--to", "2022",
                    NULL);
  cli_assert_fails (2, "csv or json", "series", package, "--format", "xml", NULL);
  cli_assert_fails (2, "is no transform", "series", package, "--transform", "sqrt", NULL);
  cli_assert_fails (2, "do not go together", "series", package, "--transform", "per-day,cumulative",
                    NULL);
  cli_assert_fails (2, "write a whole number", "series", package, "--by", "region", "--top", "-1",
                    NULL);
  cli_assert_fails (2, "its own table", "series", package, "--definition", "north", "--table",
                    "cases", NULL);
  cli_assert_fails (2, "not UTF-8", "series", package, "--where", "region=\xff", NULL);
}

static void
test_transform_none (void)
{
  cli_assert_out (HEAD "2022-08,all,12,\n", "series", package, "--transform", "none", "--to",
                  "2022-08", NULL);
}

/* Values computed by hand from the bundled counts: 351 in August 2022 and 2,361 in August 2023, 24,048 in the fiscal
 * year 2023; 181,054 of all. What lies before the range that is written counts all the same. */
static void
test_transforms (void)
{
  static const struct
  {
    const char *transform, *period, *value;
  } cases[] = {
    { "cumulative", "2023-09", "24048" },
    { "cumulative", "2023-10", "4247" },
    { "change", "2023-08", "2010" },
    { "percent-change", "2023-08", "572.6495726495726" },
    { "index:2022-08", "2022-08", "100" },
    { "index:2022-08", "2023-08", "672.6495726495726" },
    { "share", "2023-08", "1.3040308416273" },
    { "per-day", "2023-10", "137" },
    { "rolling:2", "2023-08", "2718" },
    { "rolling-centred:3", "2023-08", "3148.6666666666665" },
  };
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *line
        = g_strdup_printf (HEAD "%s,bp-southwest,%s", cases[i].period, cases[i].value);

      cli_run (&run, "series", path, "--definition", "bp-southwest", "--where", "citizenship=China",
               "--transform", cases[i].transform, "--from", cases[i].period, "--to",
               cases[i].period, NULL);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_true (g_str_has_prefix (run.out, line));
    }
}

static void
test_transform_json (void)
{
  static const struct
  {
    const char *transform, *written, *unit;
  } cases[] = {
    { "share", "share", "%" },
    { "index", "index", "index" },
    { "per-day , rolling:2", "per-day,rolling:2", "cases/day" },
    { "none", "none", "cases" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };
      json_t *json;
      json_t *series;

      cli_run (&run, "series", package, "--transform", cases[i].transform, "--format", "json",
               NULL);
      g_assert_cmpint (run.status, ==, 0);
      json = cli_parse_json (run.out);
      g_assert_cmpstr (json_string_value (json_object_get (json, "transform")), ==,
                       cases[i].written);
      series = json_array_get (json_object_get (json, "series"), 0);
      g_assert_cmpstr (json_string_value (json_object_get (series, "unit")), ==, cases[i].unit);
      json_decref (json);
    }
}

/* Which are the largest hangs on all figures, not on the range; the rest add up. */
static void
test_top (void)
{
  cli_assert_out (HEAD "2022-08,N,5,\n2022-08,Other,7,\n", "series", package, "--by", "region",
                  "--top", "1", "--to", "2022-08", NULL);
}

/* Neither the decimal sign nor the grouping of a locale gets into a file, and no encoding of a
 * terminal. */
static void
test_locales (void)
{
  static const char *const locales[] = { "C", "de_DE.UTF-8", "es_ES.UTF-8", "fr_FR.UTF-8" };
  const char *const rates[] = { "series", package, "--table", "rates", NULL };
  const char *const json[] = { "series", package, "--table", "rates", "--format", "json", NULL };
  const char *const label[] = { "series", package, "--definition", "Straße", NULL };
  g_auto (CliRun) expected = { 0 };

  cli_run_argv (&expected, NULL, json);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_auto (CliRun) csv_run = { 0 };
      g_auto (CliRun) json_run = { 0 };
      g_auto (CliRun) label_run = { 0 };

      cli_run_argv (&csv_run, locales[i], rates);
      g_assert_cmpstr (csv_run.out, ==, HEAD "2020,all,0.1,\n2021,all,,\n2022,all,1234567.5,\n");
      cli_run_argv (&json_run, locales[i], json);
      g_assert_cmpstr (json_run.out, ==, expected.out);
      cli_run_argv (&label_run, locales[i], label);
      g_assert_cmpint (label_run.status, ==, 1);
      g_assert_nonnull (strstr (label_run.err, "“Straße”"));
    }
}

/* Each value has the rows that it was made of; what they share stands at the series. */
static void
test_provenance (void)
{
  g_auto (CliRun) run = { 0 };
  json_t *root, *series, *value;
  gsize i, v;

  cli_run (&run, "series", package, "--by", "region", "--format", "json", "--provenance", NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_parse_json (run.out);
  json_array_foreach (json_object_get (root, "series"), i, series)
    {
      const json_t *shared = json_object_get (series, "provenance");

      g_assert_cmpstr (json_string_value (
                         json_object_get (json_object_get (shared, "table"), "id")),
                       ==, "cases");
      g_assert_cmpstr (json_string_value (json_array_get (
                         json_object_get (json_object_get (shared, "filter"), "region"), 0)),
                       ==, json_string_value (json_object_get (series, "id")));
      g_assert_cmpuint (json_array_size (json_object_get (shared, "sources")), ==, 1);
      json_array_foreach (json_object_get (series, "values"), v, value)
        {
          const json_t *part = json_array_get (json_object_get (value, "made_of"), 0);

          g_assert_true (
            json_equal (json_object_get (part, "sum"), json_object_get (value, "value")));
          g_assert_true (
            json_equal (json_object_get (part, "qualifier"), json_object_get (value, "qualifier")));
        }
    }
  /* The third row after the names is the north's of September 2022. */
  value = json_array_get (json_object_get (json_array_get (json_object_get (root, "series"), 0),
                                           "values"),
                          1);
  g_autofree char *places
    = json_dumps (json_object_get (json_array_get (json_object_get (value, "made_of"), 0),
                                   "places"),
                  JSON_COMPACT);
  g_assert_cmpstr (
    places, ==, "[{\"file\":\"small.json\",\"pointer\":\"/resources/0/data\",\"rows\":[[3,3]]}]");
  json_decref (root);
  cli_assert_fails (2, "--provenance is only for --format json.", "series", package, "--provenance",
                    NULL);
}

int
main (int argc, char *argv[])
{
  int status;

  cli_init (&argc, &argv);
  package = cli_write_package ();
  g_test_add_func ("/series/whole-table", test_whole_table);
  g_test_add_func ("/series/where", test_where);
  g_test_add_func ("/series/definition", test_definition);
  g_test_add_func ("/series/by", test_by);
  g_test_add_func ("/series/other-table", test_other_table);
  g_test_add_func ("/series/partial", test_partial);
  g_test_add_func ("/series/json", test_json);
  g_test_add_func ("/series/ranges", test_ranges);
  g_test_add_func ("/series/json-missing", test_json_missing);
  g_test_add_func ("/series/view", test_view);
  g_test_add_func ("/series/quoting", test_quoting);
  g_test_add_func ("/series/faults", test_faults);
  g_test_add_func ("/series/usage", test_usage);
  g_test_add_func ("/series/transform-none", test_transform_none);
  g_test_add_func ("/series/transforms", test_transforms);
  g_test_add_func ("/series/transform-json", test_transform_json);
  g_test_add_func ("/series/top", test_top);
  g_test_add_func ("/series/locales", test_locales);
  g_test_add_func ("/series/provenance", test_provenance);
  status = cli_finish ();
  g_free (package);
  return status;
}
