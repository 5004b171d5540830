/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The control totals of the bundled dataset and of CBP's own file, to the unit. */
#include "cli-run.h"

#include <string.h>

#define BORDER_PATROL "component=U.S. Border Patrol"
#define SOUTHWEST "border=Southwest Land Border"
#define CHINA "citizenship=CHINA, PEOPLES REPUBLIC OF"

static char *
bundled_path (void)
{
  return g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                           "us-china-repatriation.json", NULL);
}

/* The value of a period in what `series` printed. */
static void
assert_value (const char *csv, const char *period, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      if (g_strcmp0 (fields[0], period) == 0)
        {
          g_assert_cmpstr (fields[2], ==, expected);
          return;
        }
    }
  g_error ("%s is not there", period);
}

static void
assert_border_patrol (const char *const *selection)
{
  static const struct
  {
    const char *kind;
    const char *period;
    const char *value;
  } totals[] = {
    { "fiscal-year", "FY2022", "1970" }, { "fiscal-year", "FY2023", "24048" },
    { "year", "2023", "37153" },         { "month", "2023-12", "5951" },
    { "month", "2024-01", "3693" },      { "month", "2024-02", "3507" },
    { "month", "2024-03", "2048" },      { "month", "2020-08", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) arguments = NULL;
      g_auto (CliRun) run = { 0 };

      for (guint a = 0; selection[a] != NULL; a++)
        g_strv_builder_add (builder, selection[a]);
      g_strv_builder_add_many (builder, "--period", totals[i].kind, NULL);
      arguments = g_strv_builder_end (builder);
      cli_run_argv (&run, NULL, (const char *const *) arguments);
      g_assert_cmpint (run.status, ==, 0);
      assert_value (run.out, totals[i].period, totals[i].value);
    }
}

static void
test_by_where (void)
{
  g_autofree char *path = bundled_path ();
  const char *const selection[]
    = { "series", path, "--where", BORDER_PATROL, "--where", SOUTHWEST, "--where", CHINA, NULL };

  assert_border_patrol (selection);
}

static void
test_by_definition (void)
{
  g_autofree char *path = bundled_path ();
  const char *const selection[]
    = { "series", path, "--definition", "bp-southwest", "--where", "citizenship=China", NULL };

  assert_border_patrol (selection);
}

/* The detailed table says the same as the large one. */
static void
test_by_detail (void)
{
  g_autofree char *path = bundled_path ();
  const char *const selection[]
    = { "series", path, "--definition", "china-detail-bp-southwest", NULL };

  assert_border_patrol (selection);
}

static void
test_with_ports (void)
{
  g_autofree char *path = bundled_path ();
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "series", path, "--definition", "all-southwest", "--where", "citizenship=China",
           "--period", "fiscal-year", NULL);
  g_assert_cmpstr (run.err, ==, "");
  assert_value (run.out, "FY2022", "2176");
  assert_value (run.out, "FY2023", "24314");
}

static char *
published_path (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JCT_SHARED_DIR"), "data", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "cbp-") && g_str_has_suffix (name, ".csv.gz"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
test_published_file (void)
{
  g_autofree char *path = published_path ();
  const char *selection[]
    = { "series", path, "--where", BORDER_PATROL, "--where", SOUTHWEST, "--where", CHINA, NULL };
  g_auto (CliRun) run = { 0 };

  if (path == NULL)
    {
      g_test_skip ("CBP's file is not here");
      return;
    }
  assert_border_patrol (selection);
  cli_run (&run, "series", path, "--where", SOUTHWEST, "--where", CHINA, "--period", "fiscal-year",
           NULL);
  assert_value (run.out, "FY2022", "2176");
  assert_value (run.out, "FY2023", "24314");
}

static void
test_info (void)
{
  g_autofree char *path = bundled_path ();
  g_auto (CliRun) run = { 0 };
  json_t *json;

  cli_run (&run, "info", path, "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  json = cli_parse_json (run.out);
  g_assert_cmpuint (json_array_size (json_object_get (json, "events")), ==, 48);
  g_assert_cmpuint (json_array_size (json_object_get (json, "sources")), >=, 88);
  g_assert_cmpuint (json_array_size (json_object_get (json, "tables")), ==, 2);
  g_assert_cmpuint (json_array_size (json_object_get (json, "problems")), ==, 0);
  json_decref (json);
}

static void
test_valid (void)
{
  g_autofree char *path = bundled_path ();
  g_autofree char *reported = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                                "reported-figures.json", NULL);
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "validate", path, reported, NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
}

/* Of the totals of all citizenships alone: nothing is said of a part. */
static void
test_published (void)
{
  static const struct
  {
    const char *definition, *where, *period, *line;
  } cases[] = {
    { "bp-southwest", "border=Southwest Land Border", "month",
      "2023-12,bp-southwest,249740,,249785,,2024-01-26,1\n" },
    { "all-southwest", "border=Southwest Land Border", "month",
      "2023-12,all-southwest,301981,,302034,,2024-01-26,1\n" },
    { "all-southwest", BORDER_PATROL, "month",
      "2023-12,all-southwest,249740,,249785,,2024-01-26,1\n" },
    { "bp-southwest", CHINA, "month", "2023-12,bp-southwest,5951,,,,,\n" },
    { "bp-title8-southwest", "border=Southwest Land Border", "month",
      "2023-12,bp-title8-southwest,249740,,,,,\n" },
    { "all-southwest", "border=Southwest Land Border", "quarter",
      "2023-Q4,all-southwest,785307,,,,,\n" },
  };
  g_autofree char *path = bundled_path ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = { 0 };
      gboolean month = g_str_equal (cases[i].period, "month");

      cli_run (&run, "series", path, "--definition", cases[i].definition, "--where", cases[i].where,
               "--period", cases[i].period, "--published", "--from", month ? "2023-12" : "2023-10",
               "--to", "2023-12", NULL);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpint (run.status, ==, 0);
      g_assert_true (g_str_has_prefix (run.out,
                                       "period,series,value,qualifier,published,"
                                       "published_qualifier,published_date,publications\n"));
      g_assert_cmpstr (strchr (run.out, '\n') + 1, ==, cases[i].line);
    }
}

/* Whether the picture says that it has them. */
static gboolean
draws_published (const char *definition, const char *vintages)
{
  g_autofree char *path = bundled_path ();
  g_autofree char *out = cli_path ("vintages.svg");
  g_autofree char *svg = NULL;
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "chart", path, "-o", out, "--definition", definition, "--vintages", vintages,
           NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (out, &svg, NULL, NULL));
  return strstr (svg, "249,785 as published (26 January 2024), 249,740 today") != NULL;
}

static void
test_published_picture (void)
{
  g_assert_true (draws_published ("bp-southwest", "all"));
  g_assert_false (draws_published ("bp-southwest", "none"));
  g_assert_false (draws_published ("bp-nationwide", "all"));
}

int
main (int argc, char *argv[])
{
  cli_init (&argc, &argv);
  g_test_add_func ("/bundled/by-where", test_by_where);
  g_test_add_func ("/bundled/by-definition", test_by_definition);
  g_test_add_func ("/bundled/by-detail", test_by_detail);
  g_test_add_func ("/bundled/with-ports", test_with_ports);
  g_test_add_func ("/bundled/published-file", test_published_file);
  g_test_add_func ("/bundled/published", test_published);
  g_test_add_func ("/bundled/published-picture", test_published_picture);
  g_test_add_func ("/bundled/info", test_info);
  g_test_add_func ("/bundled/valid", test_valid);
  return cli_finish ();
}
