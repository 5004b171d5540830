/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many events at once, and one event at many dates. */
#include "analysis/jct-compare-events.h"

#include <math.h>
#include <string.h>

#include "analysis/jct-lead-lag.h"
#include "analysis/jct-multiple-testing.h"
#include "made-up.h"
#include "model/jct-csv-text.h"
#include "oracle.h"

/* By hand; and R's p.adjust (method = "BH") gives the same. */
static void
test_false_discovery (void)
{
  static const double p[] = { 0.01, 0.04, 0.03, 0.005, 1, 0.04 };
  static const double expected[] = { 0.03, 0.048, 0.048, 0.03, 1, 0.048 };
  double q[G_N_ELEMENTS (p)];
  double one = 0.2;

  jct_adjust_false_discovery (p, G_N_ELEMENTS (p), q);
  for (guint i = 0; i < G_N_ELEMENTS (p); i++)
    g_assert_cmpfloat_with_epsilon (q[i], expected[i], 1e-15);
  jct_adjust_false_discovery (&one, 1, &one);
  g_assert_cmpfloat (one, ==, 0.2);
  jct_adjust_false_discovery (NULL, 0, NULL);
}

/* Two events of a month are one test; one outside the data has none. */
static void
test_events (void)
{
  const char *const dates[] = { "2019-01", "2020-07-01", "2020-07-20", "2021-06", "2031", NULL };
  g_autofree double *values = made_up_step (60, 31, 100, 400);
  g_autoptr (JctDocument) document = made_up_document (values, 60, dates);
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JctEventComparison) comparison
    = jct_compare_events (document, view, JCT_METHOD_PLACEBO_TIME, NULL, NULL, NULL, NULL, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *note = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (comparison->n_rows, ==, 5);
  g_assert_cmpuint (comparison->n_tests, ==, 3);
  g_assert_cmpfloat (comparison->rows[1].q, ==, comparison->rows[2].q);
  g_assert_cmpfloat (comparison->rows[1].row.p, <=, 2.0 / 49);
  g_assert_cmpfloat_with_epsilon (comparison->rows[1].q, 3 * comparison->rows[1].row.p, 1e-12);
  g_assert_false (comparison->rows[4].has_q);
  g_assert_nonnull (comparison->rows[4].row.reason);
  note = jct_event_comparison_to_note (comparison);
  assert_no_word_of_cause (note);
  g_assert_nonnull (strstr (note, "false-discovery rate"));
  g_assert_nonnull (strstr (note, "share one series"));
  sentence = jct_event_comparison_to_sentence (comparison);
  g_assert_true (g_str_has_prefix (sentence, "Three dates with an event are compared; "));
  assert_no_word_of_cause (sentence);
}

/* ---- order ---- */

/* A row made by hand. */
static JctComparedEvent
made_row (const JctEvent *event, JctFinding finding, gboolean has_size, double size, double p)
{
  return (JctComparedEvent){
    .event = event,
    .row = { .finding = finding,
             .has_size = has_size,
             .kind = JCT_SIZE_RATIO,
             .size = size,
             .has_interval = has_size,
             .interval = { size / 2, size * 2 },
             .has_p = p >= 0,
             .p = p },
    .has_percent = has_size,
    .percent = 100 * (size - 1),
    .has_q = p >= 0 && finding != JCT_FINDING_NOT_ENOUGH,
    .q = p,
  };
}

static char *
order_by (JctEventComparison *comparison, JctComparedColumn column, gboolean descending)
{
  g_autoptr (GPtrArray) rows = jct_event_comparison_sort (comparison, column, descending);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const JctComparedEvent *row = g_ptr_array_index (rows, i);

      g_string_append (order, row->event->id);
    }
  return g_string_free (order, FALSE);
}

/* What says nothing comes last whichever way it is sorted, and what says too little before that. */
static void
test_order (void)
{
  JctEvent events[] = {
    { .id = (char *) "a", .title = (char *) "Ä" }, { .id = (char *) "b", .title = (char *) "z" },
    { .id = (char *) "c", .title = (char *) "m" }, { .id = (char *) "d", .title = (char *) "b" },
    { .id = (char *) "e", .title = (char *) "b" }, { .id = (char *) "f", .title = (char *) "x" },
  };
  JctComparedEvent rows[] = {
    made_row (&events[0], JCT_FINDING_NOT_ENOUGH, TRUE, 90, -1),
    made_row (&events[1], JCT_FINDING_CHANGE, TRUE, 0.25, 0.001),
    made_row (&events[2], JCT_FINDING_NOT_ENOUGH, FALSE, 0, -1),
    made_row (&events[3], JCT_FINDING_NO_CLEAR_CHANGE, TRUE, 1.5, 0.3),
    made_row (&events[4], JCT_FINDING_CHANGE, TRUE, 2, 0.04),
    made_row (&events[5], JCT_FINDING_NO_CLEAR_CHANGE, FALSE, 0, -1),
  };
  JctEventComparison comparison = { .rows = rows, .n_rows = G_N_ELEMENTS (rows) };
  static const struct
  {
    JctComparedColumn column;
    const char *ascending, *descending;
  } expected[] = {
    /* A quarter is farther from no change than twice is. */
    { JCT_COMPARED_SIZE, "debfac", "bedfac" },     { JCT_COMPARED_PERCENT, "bdefac", "edbfac" },
    { JCT_COMPARED_INTERVAL, "bdefac", "edbfac" }, { JCT_COMPARED_P, "bedfac", "debfac" },
    { JCT_COMPARED_Q, "bedfac", "debfac" },        { JCT_COMPARED_FINDING, "bedfac", "dfbeac" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *up = order_by (&comparison, expected[i].column, FALSE);
      g_autofree char *down = order_by (&comparison, expected[i].column, TRUE);

      g_assert_cmpstr (up, ==, expected[i].ascending);
      g_assert_cmpstr (down, ==, expected[i].descending);
    }
  /* In the order of the document where they are equal. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i].event = &events[3];
  g_assert_cmpint (jct_compared_event_compare (&rows[0], &rows[1], JCT_COMPARED_TITLE, TRUE), ==,
                   0);
}

/* ---- for programs ---- */

static void
test_csv_text (void)
{
  static const struct
  {
    char delimiter;
    const char *text, *field;
  } fields[] = {
    { ',', "plain", "plain" },
    { ',', NULL, "" },
    { ',', "a, b", "\"a, b\"" },
    { ',', "the \"Act\"", "\"the \"\"Act\"\"\"" },
    { ',', "two\r\nlines", "\"two\r\nlines\"" },
    { ',', "a\ttab", "a\ttab" },
    { '\t', "a\ttab\nand \"a, b\"", "a tab and \"a, b\"" },
  };
  static const double numbers[] = { 0, -1.5, 0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308 };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);

      jct_csv_append_text (csv, fields[i].delimiter, fields[i].text);
      g_assert_cmpstr (csv->str, ==, fields[i].field);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);

      jct_csv_append_number (csv, numbers[i]);
      g_assert_cmpfloat (g_ascii_strtod (csv->str, NULL), ==, numbers[i]);
    }
}

/* Whole lines of it, in any locale; what is not there is empty and never zero. */
static void
test_csv (void)
{
  const char *const dates[] = { "2019-01", "2020-07-01", "2031", NULL };
  g_autofree double *values = made_up_step (60, 31, 100, 400);
  g_autoptr (JctDocument) document = made_up_document (values, 60, dates);
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctEventComparison) comparison
    = jct_compare_events (document, view, JCT_METHOD_ITS_OLS, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *csv = jct_event_comparison_to_csv (comparison, NULL, ',');
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  g_auto (GStrv) fields = NULL;
  g_autofree char *tsv = NULL;
  JctEvent hostile = *comparison->rows[1].event;

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[0], "definition,series,method,k,event_month,n_tests,"));
  g_assert_cmpstr (lines[4], ==, "");
  fields = g_strsplit (lines[2], ",", -1);
  g_assert_cmpuint (g_strv_length (fields), ==, 24);
  g_assert_cmpstr (fields[2], ==, "its_ols");
  g_assert_cmpstr (fields[8], ==, "e1");
  g_assert_cmpfloat (g_ascii_strtod (fields[15], NULL), ==, comparison->rows[1].row.size);
  g_assert_cmpfloat (g_ascii_strtod (fields[20], NULL), ==, comparison->rows[1].row.p);
  g_assert_cmpfloat (g_ascii_strtod (fields[21], NULL), ==, comparison->rows[1].q);
  g_assert_nonnull (strstr (lines[3], ",,,,,,,not_enough_to_say,"));

  /* A title that would break a line. */
  hostile.title = (char *) "=1+1,\t\"x\"\r\nnext";
  comparison->rows[1].event = &hostile;
  g_ptr_array_add (chosen, &comparison->rows[1]);
  g_free (csv);
  csv = jct_event_comparison_to_csv (comparison, chosen, ',');
  g_assert_nonnull (strstr (csv, ",\"=1+1,\t\"\"x\"\"\r\nnext\","));
  tsv = jct_event_comparison_to_csv (comparison, chosen, '\t');
  g_assert_nonnull (strstr (tsv, "\t=1+1, \"x\"  next\t"));
  g_assert_null (strchr (tsv, '\r'));
}

static void
test_json (void)
{
  const char *const dates[] = { "2019-01", "2020-07-01", "2031", NULL };
  g_autofree double *values = made_up_step (60, 31, 100, 400);
  g_autoptr (JctDocument) document = made_up_document (values, 60, dates);
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctEventComparison) comparison
    = jct_compare_events (document, view, JCT_METHOD_PLACEBO_TIME, NULL, NULL, NULL, NULL, NULL);
  json_t *root = jct_event_comparison_to_json (comparison);
  const json_t *row = json_array_get (json_object_get (root, "rows"), 2);

  g_assert_cmpint (json_integer_value (json_object_get (root, "n_tests")), ==, 2);
  g_assert_cmpfloat (json_number_value (json_object_get (root, "rate")), ==, 0.05);
  g_assert_cmpstr (json_string_value (json_object_get (root, "adjustment")), ==,
                   "benjamini_hochberg_1995");
  g_assert_cmpstr (json_string_value (json_object_get (row, "id")), ==, "e2");
  g_assert_true (json_is_null (json_object_get (row, "q")));
  g_assert_true (json_is_false (json_object_get (row, "inside")));
  g_assert_nonnull (json_string_value (json_object_get (row, "reason")));
  json_decref (root);
}

/* Of counts as a share of the mean before; none where that mean is tiny. */
static void
test_percent (void)
{
  const char *const dates[] = { "2020-07-01", "2031", NULL };
  static const double before[] = { 100, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree double *values = made_up_step (60, 31, before[i], 400);
      g_autoptr (JctDocument) document = made_up_document (values, 60, dates);
      g_autoptr (JctView) view = jct_view_new ();
      g_autoptr (JctEventComparison) comparison
        = jct_compare_events (document, view, JCT_METHOD_BEFORE_AFTER, NULL, NULL, NULL, NULL,
                              NULL);
      g_autofree char *text = jct_compared_event_to_percent (&comparison->rows[0]);
      g_autofree char *sentence = jct_event_comparison_to_sentence (comparison);

      g_assert_true (jct_event_comparison_has_answer (comparison));
      g_assert_true (comparison->rows[0].has_percent == (i == 0));
      g_assert_true ((text != NULL) == (i == 0));
      g_assert_false (comparison->rows[1].has_percent);
      g_assert_null (jct_event_comparison_to_note (comparison));
      g_assert_cmpstr (sentence, ==, "No event has a p under this method.");
      if (i == 0)
        {
          g_assert_true (g_str_has_prefix (text, "+"));
          g_assert_cmpfloat (comparison->rows[0].percent, >, 200);
          g_assert_cmpfloat (comparison->rows[0].percent, <, 400);
        }
    }
}

/* Without events, or with none in the data, there is no answer and no crash. */
static void
test_empty (void)
{
  const char *const dates[] = { "2031", "1999-01", NULL };
  g_autofree double *values = made_up_step (60, 31, 100, 400);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JctDocument) document = made_up_document (values, 60, i == 0 ? NULL : dates);
      g_autoptr (JctView) view = jct_view_new ();
      g_autoptr (JctEventComparison) comparison
        = jct_compare_events (document, view, JCT_METHOD_ITS_OLS, NULL, NULL, NULL, NULL, NULL);
      g_autofree char *csv = jct_event_comparison_to_csv (comparison, NULL, ',');
      json_t *json = jct_event_comparison_to_json (comparison);

      g_assert_cmpuint (comparison->n_rows, ==, 2 * i);
      g_assert_cmpuint (comparison->n_tests, ==, 0);
      g_assert_false (jct_event_comparison_has_answer (comparison));
      g_assert_true (g_str_has_prefix (csv, "definition,"));
      json_decref (json);
    }
}

static void
test_cancelled (void)
{
  const char *const dates[] = { "2019-01", NULL };
  g_autofree double *values = made_up_step (60, 31, 100, 400);
  g_autoptr (JctDocument) document = made_up_document (values, 60, dates);
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
    jct_compare_events (document, view, JCT_METHOD_ITS_OLS, NULL, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* An event dated five months too early: the largest step is five months on. */
static void
test_lead_lag (void)
{
  g_autofree double *values = made_up_step (60, 31, 100, 400);
  g_autoptr (JctSeries) series = jct_series_new ("all", "All", made_up_month (0), 60, values, TRUE);
  g_auto (JctPlaceboTime) placebo = { 0 };
  JctPlaceboTimeOptions options;
  JctLeadLag result;
  g_autofree char *sentence = NULL;
  int shift = 0;

  jct_placebo_time_options_init (&options);
  jct_placebo_time_compute_series (series, &options, &placebo);
  jct_lead_lag_compute (series, made_up_month (25), &placebo, JCT_ITS_AFTER_EVENT, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_true (jct_lead_lag_find_largest (&result, &shift));
  g_assert_cmpint (shift, ==, 5);
  g_assert_cmpuint (jct_lead_lag_get (&result, 5)->rank.rank_effect, ==, 1);
  g_assert_cmpint (jct_lead_lag_get (&result, -12)->period.ordinal, ==, made_up_month (13).ordinal);
  sentence = jct_lead_lag_to_sentence (&result);
  g_assert_nonnull (strstr (sentence, "moved to July 2020 it is +"));
  assert_no_word_of_cause (sentence);
  g_autofree char *date = jct_lead_lag_describe_date (&result, 5);
  g_assert_cmpstr (date, ==, "Jul 2020, +5 months");
  g_autofree char *rank = jct_lead_lag_describe_rank (&result, 5);
  g_assert_nonnull (strstr (rank, ", rank 1 of "));
  /* Near the end some shifts have no rank, and neither has an event that has none itself. */
  jct_lead_lag_compute (series, made_up_month (50), &placebo, JCT_ITS_AFTER_EVENT, &result);
  g_assert_true (jct_lead_lag_get (&result, 3)->admissible);
  g_assert_false (jct_lead_lag_get (&result, 4)->admissible);
  jct_lead_lag_compute (series, made_up_month (90), &placebo, JCT_ITS_AFTER_EVENT, &result);
  g_assert_false (jct_lead_lag_find_largest (&result, &shift));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare-events/false-discovery", test_false_discovery);
  g_test_add_func ("/compare-events/events", test_events);
  g_test_add_func ("/compare-events/order", test_order);
  g_test_add_func ("/compare-events/csv-text", test_csv_text);
  g_test_add_func ("/compare-events/csv", test_csv);
  g_test_add_func ("/compare-events/json", test_json);
  g_test_add_func ("/compare-events/percent", test_percent);
  g_test_add_func ("/compare-events/empty", test_empty);
  g_test_add_func ("/compare-events/cancelled", test_cancelled);
  g_test_add_func ("/compare-events/lead-lag", test_lead_lag);
  return g_test_run ();
}
