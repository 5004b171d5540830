/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What `analyse` writes: the reference values where they are at hand (the methods' own tests hold
 * them to their tolerance; here the options and the selection of the command line are tested to
 * give the same), a few of them always, and what is wrong with a command line.
 */
#include "cli-run.h"

#include <math.h>
#include <string.h>

static char *bundled;

/* The selection of the reference values' first series. */
#define CHINA                                                                                      \
  "--definition", "bp-southwest", "--where", "citizenship=CHINA, PEOPLES REPUBLIC OF", "--format", \
    "json"

static json_t *
analyse (const char *const *options)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_auto (CliRun) run = { 0 };
  const char *const fixed[] = { "analyse", bundled, CHINA };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (arguments, (gpointer) fixed[i]);
  for (guint i = 0; options[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) options[i]);
  g_ptr_array_add (arguments, NULL);
  cli_run_argv (&run, NULL, (const char *const *) arguments->pdata);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  return cli_parse_json (run.out);
}

static const json_t *
only_record (const json_t *root)
{
  const json_t *results = json_object_get (root, "results");

  g_assert_cmpuint (json_array_size (results), ==, 1);
  return json_array_get (results, 0);
}

static double
number_at (const json_t *record, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    record = json_is_array (record)
               ? json_array_get (record, (gsize) g_ascii_strtoull (keys[i], NULL, 10))
               : json_object_get (record, keys[i]);
  if (!json_is_number (record))
    g_error ("%s is no number", path);
  return json_number_value (record);
}

static void
assert_number (const json_t *record, const char *path, double expected, double tolerance)
{
  double value = number_at (record, path);

  if (!(fabs (value - expected) <= tolerance * fabs (expected)))
    g_error ("%s is %.17g, not %.17g", path, value, expected);
}

/* ---- the reference values ---- */

/* Names are the program's own; runs of other software's optimisers and draws are not written. */
static gboolean
is_skipped (const char *key)
{
  static const char *const skipped[]
    = { "series", "donors",    "units",           "exog", "fixed", "events",
        "filter", "simulated", "condition_number" };

  return g_strv_contains (skipped, key) || strstr (key, "statsmodels") != NULL
         || strstr (key, "simulated") != NULL || g_str_has_prefix (key, "r_");
}

static void hold (const json_t *value, const json_t *expected, double tolerance, const char *where);

static void
hold_object (const json_t *value, const json_t *expected, double tolerance, const char *where)
{
  const char *key;
  json_t *member;

  json_object_foreach ((json_t *) expected, key, member)
    {
      g_autofree char *inner = g_strconcat (where, ".", key, NULL);

      if (is_skipped (key))
        continue;
      if (json_object_get (value, key) == NULL)
        g_error ("%s is not there", inner);
      hold (json_object_get (value, key), member, tolerance, inner);
    }
}

static void
hold (const json_t *value, const json_t *expected, double tolerance, const char *where)
{
  if (json_is_object (expected))
    hold_object (value, expected, tolerance, where);
  else if (json_is_array (expected))
    {
      if (json_array_size (value) != json_array_size (expected))
        g_error ("%s has another length", where);
      for (gsize i = 0; i < json_array_size (expected); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", where, i);

          hold (json_array_get (value, i), json_array_get (expected, i), tolerance, inner);
        }
    }
  else if (json_is_number (expected))
    {
      double want = json_number_value (expected);

      if (!json_is_number (value)
          || fabs (json_number_value (value) - want) > tolerance * MAX (fabs (want), 1e-6))
        g_error ("%s is %.17g, not %.17g", where, json_number_value (value), want);
    }
  else if (!json_equal (value, expected))
    g_error ("%s differs", where);
}

static const char *
text_of (const json_t *record, const char *key)
{
  return json_string_value (json_object_get (record, key));
}

/* "ECUADOR_BP" as a value of the dimension; all but China is a sum. */
static char *
list_of (const json_t *names)
{
  g_autoptr (GString) list = g_string_new ("citizenship=");

  for (gsize i = 0; i < json_array_size (names); i++)
    {
      g_autofree char *name = g_strdup (json_string_value (json_array_get (names, i)));

      name[strlen (name) - strlen ("_BP")] = '\0';
      g_string_append_printf (list, "%s%s", i > 0 ? "," : "", name);
    }
  if (g_str_equal (list->str, "citizenship=NOT_CHINA"))
    return g_strdup ("citizenship!=CHINA, PEOPLES REPUBLIC OF");
  return g_strdup (list->str);
}

static void
add_option (GPtrArray *options, const char *option, const char *value)
{
  if (value == NULL)
    return;
  g_ptr_array_add (options, g_strdup (option));
  g_ptr_array_add (options, g_strdup (value));
}

static void
add_whole_option (GPtrArray *options, const char *option, const json_t *value)
{
  g_autofree char *text = NULL;

  if (!json_is_integer (value))
    return;
  text = g_strdup_printf ("%d", (int) json_integer_value (value));
  add_option (options, option, text);
}

/* One event, or two; the records without one are all of the first. */
static void
add_events (GPtrArray *options, const json_t *event)
{
  if (!json_is_array (event))
    add_option (options, "--event", event != NULL ? json_string_value (event) : "2022-08");
  for (gsize i = 0; i < json_array_size (event); i++)
    add_option (options, "--event", json_string_value (json_array_get (event, i)));
}

/* The command line that asks for a record; NULL for what no option asks for. */
static GPtrArray *
options_of (const char *method, const json_t *record)
{
  GPtrArray *options;
  const json_t *window = json_object_get (record, "window");
  const json_t *donors = json_object_get (record, "donors");
  const json_t *exog = json_object_get (record, "exog");
  g_autofree char *controls = json_array_size (exog) > 0 ? list_of (exog) : NULL;
  g_autofree char *donor_list = donors != NULL ? list_of (donors) : NULL;

  if (g_strcmp0 (text_of (record, "series"), "CHINA_BP") != 0)
    return NULL;
  options = g_ptr_array_new_with_free_func (g_free);
  add_option (options, "--method", method);
  add_events (options, json_object_get (record, "event"));
  if (json_is_string (json_object_get (record, "offset")))
    add_option (options, "--offset", "days");
  add_option (options, "--event-month", text_of (record, "event_month"));
  add_option (options, "--start", text_of (record, "variant"));
  add_option (options, "--transform", text_of (record, "transform"));
  add_option (options, "--scaling", text_of (record, "scaling"));
  add_option (options, "--controls", controls);
  add_option (options, "--donors", donor_list);
  add_whole_option (options, "--k", json_object_get (record, "k"));
  add_whole_option (options, "--harmonics", json_object_get (record, "harmonics"));
  add_whole_option (options, "--min-each-side", json_object_get (record, "min_each_side"));
  add_option (options, "--from", json_string_value (json_array_get (window, 0)));
  add_option (options, "--to", json_string_value (json_array_get (window, 1)));
  if (g_strcmp0 (text_of (record, "model"), "y ~ trend") == 0)
    add_option (options, "--model", "trend");
  return options;
}

/* In the regressions k is a number of columns, no option. */
static void
drop_columns (GPtrArray *options)
{
  guint at;

  for (at = 0; at < options->len; at += 2)
    if (g_str_equal (g_ptr_array_index (options, at), "--k"))
      g_ptr_array_remove_range (options, at, 2);
}

/* No option gives a variance. */
static void
drop_given (json_t *record)
{
  json_t *penalised = json_object_get (record, "penalised");

  for (gsize i = json_array_size (penalised); i > 0; i--)
    if (g_str_has_prefix (text_of (json_array_get (penalised, i - 1), "sigma2_kind"), "given"))
      json_array_remove (penalised, i - 1);
}

static void
test_reference (gconstpointer data)
{
  const char *method = data;
  const char *shared = g_getenv ("JCT_SHARED_DIR");
  g_autofree char *name = g_strconcat (method, ".json", NULL);
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "oracles", name, NULL);
  /* The likelihood is flat: its maximum is held to the tolerance that the file states for it. */
  double tolerance = g_str_equal (method, "counterfactual") ? 2e-3 : 1e-6;
  json_t *root;
  json_t *record;
  gsize i;
  guint n_held = 0;

  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the reference values are not here");
      return;
    }
  root = json_load_file (path, 0, NULL);
  g_assert_nonnull (root);
  json_array_foreach (json_object_get (root, "results"), i, record)
    {
      g_autoptr (GPtrArray) options = options_of (method, record);
      json_t *answer;

      if (options == NULL)
        continue;
      if (g_str_has_prefix (method, "its_"))
        drop_columns (options);
      g_ptr_array_add (options, NULL);
      drop_given (record);
      answer = analyse ((const char *const *) options->pdata);
      hold (only_record (answer), record, tolerance, method);
      json_decref (answer);
      n_held++;
    }
  g_test_message ("%s: %u of %u records", method, n_held, (guint) i);
  g_assert_cmpuint (n_held, >, 0);
  json_decref (root);
}

/* ---- without them ---- */

static const json_t *
find_record (const json_t *root, const char *method, const char *transform)
{
  json_t *record;
  gsize i;

  json_array_foreach (json_object_get (root, "results"), i, record)
    {
      if (g_str_equal (text_of (record, "method"), method)
          && g_strcmp0 (text_of (record, "transform"), transform) == 0)
        return record;
    }
  g_error ("there is no record of %s", method);
  return NULL;
}

/* All methods at once: a few numbers of each, and what stands beside them. */
static void
test_all (void)
{
  const char *const options[] = { "--event", "2022-08", NULL };
  json_t *root = analyse (options);
  json_t *record;
  gsize i;

  assert_number (find_record (root, "before_after", NULL), "after.mean", 776.0, 1e-3);
  assert_number (find_record (root, "its_ols", "count"), "effect_average.estimate",
                 2367.803025210084, 1e-8);
  assert_number (find_record (root, "its_quasipoisson", NULL), "excess_pct", 1825.1040655634513,
                 1e-8);
  assert_number (find_record (root, "counterfactual", "log1p"), "beta_ml.loglik",
                 -41.43426089701226, 1e-8);
  assert_number (find_record (root, "optimal_partitioning", "log1p"), "penalised.0.n_breaks", 7, 0);
  assert_number (find_record (root, "breakpoints", "log1p"), "bic_best_m", 4, 0);
  assert_number (find_record (root, "placebo_time", "count"), "events.0.p_effect",
                 0.32653061224489793, 1e-12);
  assert_number (find_record (root, "synthetic_control", NULL), "pre_rmspe", 1.2148947953371645,
                 1e-8);
  json_array_foreach (json_object_get (root, "results"), i, record)
    {
      g_assert_nonnull (text_of (record, "verdict"));
      g_assert_nonnull (text_of (record, "sentence"));
      g_assert_true (json_is_array (json_object_get (record, "warnings")));
      g_assert_cmpuint (json_array_size (json_object_get (record, "confounders")), ==, 10);
      g_assert_cmpstr (text_of (json_object_get (record, "definition"), "id"), ==, "bp-southwest");
      g_assert_cmpuint (json_array_size (json_object_get (record, "sources")), >, 0);
      g_assert_cmpint (json_integer_value (json_object_get (record, "n")), ==, 60);
    }
  g_assert_cmpstr (text_of (json_object_get (root, "agreement"), "verdict"), ==, "no_clear_change");
  json_decref (root);
}

/* An id and the month of its date give the same; the event is then no confounder of itself. */
static void
test_event (void)
{
  const char *const by_id[]
    = { "--event", "china-suspends-repatriation-cooperation", "--method", "before_after", NULL };
  const char *const by_day[] = { "--event", "2022-08-05", "--method", "before_after", NULL };
  json_t *one = analyse (by_id);
  json_t *other = analyse (by_day);

  assert_number (only_record (other), "diff_mean", number_at (only_record (one), "diff_mean"), 0);
  g_assert_cmpstr (text_of (only_record (one), "event"), ==, "2022-08");
  g_assert_cmpstr (text_of (only_record (one), "event_id"), ==,
                   "china-suspends-repatriation-cooperation");
  g_assert_null (text_of (only_record (other), "event_id"));
  g_assert_cmpuint (json_array_size (json_object_get (only_record (one), "confounders")), ==, 9);
  g_assert_cmpuint (json_array_size (json_object_get (only_record (other), "confounders")), ==, 10);
  json_decref (one);
  json_decref (other);
}

/* A value may hold commas, and be written as people read it. */
static void
test_values_with_commas (void)
{
  g_auto (CliRun) run = { 0 };
  json_t *root;
  const json_t *record;

  cli_run (&run, "analyse", bundled, "--definition", "bp-southwest", "--where", "citizenship=India",
           "--event", "2022-08", "--method", "counterfactual", "--transform", "log1p", "--controls",
           "citizenship=Ecuador,CHINA, PEOPLES REPUBLIC OF,PERU", "--format", "json", NULL);
  g_assert_cmpstr (run.err, ==, "");
  root = cli_parse_json (run.out);
  record = only_record (root);
  g_assert_cmpuint (json_array_size (json_object_get (record, "exog")), ==, 3);
  g_assert_cmpstr (json_string_value (json_array_get (json_object_get (record, "exog"), 1)), ==,
                   "China");
  json_decref (root);
}

/* A method that cannot answer says why, and the rest of the command goes on. */
static void
test_declines (void)
{
  const char *const options[] = { "--event", "2031-01", NULL };
  json_t *root = analyse (options);
  json_t *record;
  gsize i;

  json_array_foreach (json_object_get (root, "results"), i, record)
    {
      g_assert_cmpstr (text_of (record, "verdict"), ==, "not_enough_to_say");
      g_assert_nonnull (text_of (record, "reason"));
    }
  g_assert_cmpuint (i, >=, 8);
  json_decref (root);
}

static void
test_text (void)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "analyse", bundled, "--definition", "bp-southwest", "--where", "citizenship=China",
           "--event", "2022-08", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "China, Border Patrol, southwest border\n"));
  g_assert_nonnull (strstr (run.out, "\nNone of the five methods "));
  g_assert_nonnull (strstr (run.out, "\nMethod "));
  g_assert_nonnull (strstr (run.out, "\nIntervals of the regressions allow for "));
  g_assert_nonnull (strstr (run.out, "Other events in this window:\n  - 1 April 2022 (four months "
                                     "before): CDC announces"));
  /* The small table of each method. */
  g_assert_nonnull (strstr (run.out, "\n  Summed, on counts "));
  g_assert_nonnull (strstr (run.out, "\n  Break                  Mar 2023  95%: Jan 2023 to "));
  g_assert_nonnull (strstr (run.out, "\n  Breaks, by the variance of all figures "));
  g_assert_nonnull (strstr (run.out, "\n  Weight of Mexico  0.51\n"));
  g_assert_nonnull (strstr (run.out, "35 before, 25 after\n"));
  g_assert_nonnull (strstr (run.out, "as near by luck: "));
  g_assert_null (strstr (run.out, " \n"));
  g_assert_nonnull (strstr (run.out, "\nSource: "));
}

/* ---- all events ---- */

#define ALL "--event", "all", "--method"

static void
test_compare_json (void)
{
  const char *const options[] = { ALL, "placebo_time", NULL };
  json_t *root = analyse (options);
  const json_t *rows = json_object_get (root, "rows");
  gsize n_p = 0;

  g_assert_cmpstr (json_string_value (json_object_get (root, "method")), ==, "placebo_time");
  g_assert_cmpstr (text_of (json_object_get (root, "definition"), "id"), ==, "bp-southwest");
  g_assert_cmpint (json_integer_value (json_object_get (root, "n_events")), ==,
                   (json_int_t) json_array_size (rows));
  g_assert_cmpfloat (number_at (root, "rate"), ==, 0.05);
  g_assert_cmpstr (text_of (root, "adjustment"), ==, "benjamini_hochberg_1995");
  g_assert_nonnull (json_object_get (root, "filter"));
  g_assert_nonnull (json_object_get (root, "sources"));
  for (gsize i = 0; i < json_array_size (rows); i++)
    {
      const json_t *row = json_array_get (rows, i);

      g_assert_nonnull (text_of (row, "id"));
      g_assert_nonnull (text_of (row, "date"));
      g_assert_nonnull (text_of (row, "verdict"));
      if (json_is_null (json_object_get (row, "q")))
        {
          g_assert_nonnull (text_of (row, "reason"));
          continue;
        }
      g_assert_cmpfloat (number_at (row, "q"), >=, number_at (row, "p"));
      n_p++;
    }
  g_assert_cmpuint (n_p, >, 0);
  g_assert_cmpint (json_integer_value (json_object_get (root, "n_tests")), <=, (json_int_t) n_p);
  json_decref (root);
}

static void
test_compare_text (void)
{
  g_auto (CliRun) run = { 0 };
  const char *cursor;

  cli_run (&run, "analyse", bundled, "--definition", "bp-southwest", "--where", "citizenship=China",
           ALL, "its_ols", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_true (g_str_has_prefix (run.out, "China, Border Patrol, southwest border\n"));
  g_assert_nonnull (strstr (run.out, "at a false-discovery rate of 0.05 (Benjamini"));
  cursor = strstr (run.out, "\nDate ");
  g_assert_nonnull (cursor);
  g_assert_nonnull (strstr (cursor, "q is p adjusted for many tests"));
}

static void
test_compare_csv (void)
{
  g_auto (CliRun) run = { 0 };
  g_auto (GStrv) lines = NULL;

  /* Numbers are the same wherever it runs. */
  cli_run (&run, "analyse", bundled, ALL, "before_after", "--format", "csv", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  lines = g_strsplit (run.out, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "definition,series,method,k,"));
  g_assert_nonnull (strstr (lines[1], ",before_after,6,excluded,0,0.05,benjamini_hochberg_1995,"));
}

/* What is left out is said, in words and for programs. */
static void
test_controls_left_out (void)
{
  const char *const options[] = { "--event",    "2022-08",
                                  "--method",   "counterfactual",
                                  "--controls", "@definition=all-southwest",
                                  NULL };
  json_t *root = analyse (options);
  const json_t *record = find_record (root, "counterfactual", "log1p");

  g_assert_nonnull (
    strstr (json_string_value (json_array_get (json_object_get (record, "controls_left_out"), 0)),
            "contains the series itself"));
  g_assert_cmpuint (json_array_size (json_object_get (record, "exog")), ==, 0);
  g_assert_cmpuint (json_array_size (json_object_get (record, "controls_moved")), ==, 0);
  json_decref (root);
}

static void
test_usage (void)
{
  cli_assert_fails (2, "--event ID or --event DATE", "analyse", bundled, NULL);
  cli_assert_fails (2, "by one method", "analyse", bundled, "--event", "all", NULL);
  cli_assert_fails (2, "by one method", "analyse", bundled, ALL, "all", NULL);
  cli_assert_fails (2, "is no method", "analyse", bundled, ALL, "oracle", NULL);
  cli_assert_fails (2, "with --event all it may be csv", "analyse", bundled, "--event", "2022-08",
                    "--format", "csv", NULL);
  cli_assert_fails (2, "--format is text or json", "analyse", bundled, ALL, "its_ols", "--format",
                    "xml", NULL);
  cli_assert_fails (1, "neither an event nor a date", "analyse", bundled, "--event", "soon", NULL);
  cli_assert_fails (2, "is no method", "analyse", bundled, "--event", "2022-08", "--method",
                    "oracle", NULL);
  cli_assert_fails (2, "--harmonics", "analyse", bundled, "--event", "2022-08", "--harmonics", "3",
                    NULL);
  cli_assert_fails (2, "--transform is count or log1p", "analyse", bundled, "--event", "2022-08",
                    "--transform", "sqrt", NULL);
  cli_assert_fails (2, "DIM=VALUE", "analyse", bundled, "--event", "2022-08", "--controls",
                    "ECUADOR", NULL);
  cli_assert_fails (1, "has no value “ATLANTIS”", "analyse", bundled, "--event", "2022-08",
                    "--controls", "citizenship=ECUADOR,ATLANTIS", NULL);
  cli_assert_fails (1, "There is no definition “everything”", "analyse", bundled, "--event",
                    "2022-08", "--controls", "definition=everything", NULL);
  cli_assert_fails (1, "each donor is one value", "analyse", bundled, "--event", "2022-08",
                    "--donors", "citizenship!=India", NULL);
  cli_assert_fails (2, "--event is given once, or twice", "analyse", bundled, "--event", "2022-08",
                    "--event", "2023-01", "--event", "2024-05", NULL);
  cli_assert_fails (2, "--event all stands alone", "analyse", bundled, "--event", "2022-08",
                    "--event", "all", "--method", "its_ols", NULL);
  cli_assert_fails (2, "--offset is none or days", "analyse", bundled, "--event", "2022-08",
                    "--offset", "hours", NULL);
  cli_assert_fails (1, "There is no dimension “planet”", "analyse", bundled, "--event", "2022-08",
                    "--donors", "planet=MARS", NULL);
}

int
main (int argc, char **argv)
{
  static const char *const methods[]
    = { "before_after", "its_ols",      "its_quasipoisson",     "counterfactual",
        "breakpoints",  "placebo_time", "optimal_partitioning", "synthetic_control" };
  int status;

  cli_init (&argc, &argv);
  bundled = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                              "us-china-repatriation.json", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *path = g_strconcat ("/analyse/reference/", methods[i], NULL);

      g_test_add_data_func (path, methods[i], test_reference);
    }
  g_test_add_func ("/analyse/all", test_all);
  g_test_add_func ("/analyse/event", test_event);
  g_test_add_func ("/analyse/values-with-commas", test_values_with_commas);
  g_test_add_func ("/analyse/declines", test_declines);
  g_test_add_func ("/analyse/text", test_text);
  g_test_add_func ("/analyse/compare/json", test_compare_json);
  g_test_add_func ("/analyse/compare/text", test_compare_text);
  g_test_add_func ("/analyse/compare/csv", test_compare_csv);
  g_test_add_func ("/analyse/controls-left-out", test_controls_left_out);
  g_test_add_func ("/analyse/usage", test_usage);
  status = cli_finish ();
  g_free (bundled);
  return status;
}
