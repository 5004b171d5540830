/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many events at once, and one event at many dates. */
#include "analysis/jct-compare-events.h"

#include <math.h>
#include <string.h>

#include "analysis/jct-lead-lag.h"
#include "analysis/jct-multiple-testing.h"
#include "made-up.h"
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

  g_assert_no_error (error);
  g_assert_cmpuint (comparison->n_rows, ==, 5);
  g_assert_cmpuint (comparison->n_tests, ==, 3);
  g_assert_cmpfloat (comparison->rows[1].q, ==, comparison->rows[2].q);
  g_assert_cmpfloat (comparison->rows[1].row.p, <=, 2.0 / 49);
  g_assert_cmpfloat_with_epsilon (comparison->rows[1].q, 3 * comparison->rows[1].row.p, 1e-12);
  g_assert_false (comparison->rows[4].has_q);
  g_assert_nonnull (comparison->rows[4].row.reason);
  sentence = jct_event_comparison_to_sentence (comparison);
  g_assert_true (g_str_has_prefix (sentence, "Three dates with an event are compared; "));
  assert_no_word_of_cause (sentence);
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
  g_test_add_func ("/compare-events/cancelled", test_cancelled);
  g_test_add_func ("/compare-events/lead-lag", test_lead_lag);
  return g_test_run ();
}
