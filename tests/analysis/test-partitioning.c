/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-partitioning.h"

#include "oracle.h"

#include <math.h>
#include <string.h>

static JctPeriod
october_2019 (void)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse ("2019-10", jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

static void
assert_breaks (const gsize *breaks, gsize n, const gsize *expected, gsize n_expected)
{
  g_assert_cmpuint (n, ==, n_expected);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (breaks[i], ==, expected[i]);
}

/* ---- against the reference values ---- */

static void
test_reference (void)
{
  const double given[] = { 0.1, 0.5 };
  json_t *root = oracle_load ("optimal_partitioning.json");
  const json_t *expected;
  json_t *record;
  JctPartitioningOptions options;
  g_auto (JctPartitioning) result = { 0 };

  if (root == NULL)
    return;
  expected = json_array_get (json_object_get (root, "results"), 0);
  jct_partitioning_options_init (&options);
  options.given = given;
  options.n_given = G_N_ELEMENTS (given);
  jct_partitioning_compute (china_counts, N_CHINA, &options, &result);
  record = jct_partitioning_to_json (&result, "CHINA_BP", october_2019 ());
  assert_json_close (record, expected, 1e-10, NULL, "record");
  json_decref (record);
  json_decref (root);
}

/* The same program without the reference file. */
static void
test_china (void)
{
  const gsize rice[] = { 4, 8, 11, 19, 30, 38, 41 };
  const gsize three[] = { 6, 19, 37 };
  const gsize three_second[] = { 6, 19, 38 };
  JctPartitioningOptions options;
  g_auto (JctPartitioning) result = { 0 };
  g_autoptr (GPtrArray) warnings = NULL;
  g_autofree char *sentence = NULL;

  jct_partitioning_options_init (&options);
  jct_partitioning_compute (china_counts, N_CHINA, &options, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (result.chosen, ==, 0);
  assert_breaks (result.penalised[0].breaks, result.penalised[0].n_breaks, rice, 7);
  g_assert_true (is_close (result.penalised[0].objective, 26.840768694238463, 1e-10));
  g_assert_true (is_close (result.penalised[0].segment_means[7], 7.942870973296685, 1e-10));
  g_assert_cmpuint (result.penalised[1].n_breaks, ==, 10);
  g_assert_cmpuint (result.penalised[2].n_breaks, ==, 1);
  assert_breaks (result.fixed[3].breaks, result.fixed[3].m, three, 3);
  assert_breaks (result.fixed[3].second_breaks, result.fixed[3].m, three_second, 3);
  g_assert_cmpint (result.warnings, ==,
                   JCT_PARTITIONING_WARNING_VARIANCE | JCT_PARTITIONING_WARNING_SHORT);

  sentence = jct_partitioning_to_sentence (&result, october_2019 ());
  g_assert_cmpstr (sentence, ==,
                   "The level changes at seven places: from February 2020, June 2020, "
                   "September 2020, May 2021, April 2022, December 2022 and March 2023 on.");
  warnings = jct_partitioning_warnings_to_text (&result, JCT_PERIOD_MONTH);
  g_assert_cmpstr (warnings->pdata[0], ==,
                   "How many breaks are found depends on how the variation within the segments is "
                   "estimated: 7 (from the differences of neighbours); 10 (from the median of "
                   "these differences); 1 (from all figures, breaks included).");
  g_assert_cmpuint (warnings->len, ==, 2);
}

/* ---- by hand ---- */

/* Three levels with small, known deviations: the cuts and their costs are known. */
static void
test_known_steps (void)
{
  const double noise[] = { 0, 1, -1, 2, -2 };
  const gsize steps[] = { 10, 30 };
  double y[45];
  JctPartitioningOptions options;
  g_auto (JctPartitioning) result = { 0 };

  for (gsize t = 0; t < 45; t++)
    y[t] = (t < 10 ? 100 : t < 30 ? 160 : 40) + noise[t % 5];
  jct_partitioning_options_init (&options);
  options.transform = JCT_BREAK_COUNT;
  jct_partitioning_compute (y, 45, &options, &result);
  assert_breaks (result.fixed[2].breaks, 2, steps, 2);
  g_assert_true (is_close (result.fixed[2].cost, 90, 1e-12));
  g_assert_cmpint (result.penalised[1].kind, ==, JCT_VARIANCE_MAD);
  assert_breaks (result.penalised[1].breaks, result.penalised[1].n_breaks, steps, 2);
  g_assert_true (is_close (result.penalised[1].segment_means[1], 160, 1e-12));
}

/* Every cut of a short series, tried one after another. */
static void
test_exhaustive (void)
{
  const double y[] = { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8 };
  const JctSegmentModel models[] = { JCT_SEGMENT_CONSTANT, JCT_SEGMENT_TREND };

  for (guint model = 0; model < 2; model++)
    {
      double best = INFINITY, second = INFINITY;
      gsize first_break = 0, last_break = 0;
      JctSegmentation *found;
      guint n_found = 0;

      for (gsize i = 3; i <= 6; i++)
        for (gsize j = i + 3; j <= 9; j++)
          {
            JctSegmentFit fits[3];
            double cost;

            jct_segment_fit (y, 0, i, models[model], &fits[0]);
            jct_segment_fit (y, i, j, models[model], &fits[1]);
            jct_segment_fit (y, j, 12, models[model], &fits[2]);
            cost = fits[0].rss + fits[1].rss + fits[2].rss;
            if (cost < best)
              {
                second = best;
                best = cost;
                first_break = i;
                last_break = j;
              }
            else if (cost < second)
              second = cost;
          }
      found = jct_segmentation_search (y, 12, 3, models[model], 9, &n_found);
      g_assert_cmpuint (n_found, ==, 4);
      g_assert_true (is_close (found[2].cost, best, 1e-12));
      g_assert_true (is_close (found[2].second_cost, second, 1e-12));
      g_assert_cmpuint (found[2].breaks[0], ==, first_break);
      g_assert_cmpuint (found[2].breaks[1], ==, last_break);
      g_assert_false (found[3].has_second);
      jct_segmentations_free (found, n_found);
    }
}

/* The line through 1, 3, 2 on t = 0, 1, 2: slope 1/2, mean 2, residuals -1/2, 1, -1/2. */
static void
test_segment_fit (void)
{
  const double y[] = { 1, 3, 2 };
  JctSegmentFit fit;

  jct_segment_fit (y, 0, 3, JCT_SEGMENT_TREND, &fit);
  g_assert_true (is_close (fit.slope, 0.5, 1e-15));
  g_assert_true (is_close (fit.mean, 2, 1e-15));
  g_assert_true (is_close (fit.rss, 1.5, 1e-15));
  jct_segment_fit (y, 0, 3, JCT_SEGMENT_CONSTANT, &fit);
  g_assert_true (is_close (fit.rss, 2, 1e-15));
  jct_segment_fit (y, 1, 3, JCT_SEGMENT_TREND, &fit);
  g_assert_cmpfloat (fit.rss, ==, 0);
}

/* ---- what declines, and what must not mislead ---- */

static JctVerdict
verdict_of (const double *y, gsize n, JctBreakTransform transform)
{
  JctPartitioningOptions options;
  g_auto (JctPartitioning) result = { 0 };
  g_autofree char *sentence = NULL;
  json_t *record;

  jct_partitioning_options_init (&options);
  options.transform = transform;
  jct_partitioning_compute (y, n, &options, &result);
  sentence = jct_partitioning_to_sentence (&result, october_2019 ());
  g_assert_true (strlen (sentence) > 10);
  record = jct_partitioning_to_json (&result, "x", october_2019 ());
  g_assert_cmpint (record != NULL, ==, result.verdict == JCT_VERDICT_ANSWERED);
  if (record != NULL)
    assert_all_finite (record);
  json_decref (record);
  return result.verdict;
}

static void
test_declines (void)
{
  const double some[] = { 1, 2, 1, 5, 6, 5 };
  const double same[] = { 7, 7, 7, 7, 7, 7 };
  const double gap[] = { 1, 2, NAN, 5, 6, 5 };
  const double below[] = { 1, 2, -3, 5, 6, 5 };
  const double large[] = { 1e200, 2, 1e300, 5, 6, 5 };
  const double high[] = { 1e15, 1e15 + 2, 1e15, 3e15, 3e15, 3e15 + 4 };
  const double zeros[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4 };
  g_autofree double *endless = g_new0 (double, JCT_SEGMENTATION_MAX_N + 1);

  g_assert_cmpint (verdict_of (some, 0, JCT_BREAK_COUNT), ==, JCT_VERDICT_EMPTY);
  for (gsize n = 1; n < 6; n++)
    g_assert_cmpint (verdict_of (some, n, JCT_BREAK_COUNT), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (some, 6, JCT_BREAK_COUNT), ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (verdict_of (same, 6, JCT_BREAK_LOG1P), ==, JCT_VERDICT_CONSTANT);
  g_assert_cmpint (verdict_of (gap, 6, JCT_BREAK_COUNT), ==, JCT_VERDICT_MISSING);
  g_assert_cmpint (verdict_of (below, 6, JCT_BREAK_LOG1P), ==, JCT_VERDICT_NEGATIVE);
  g_assert_cmpint (verdict_of (below, 6, JCT_BREAK_COUNT), ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (verdict_of (large, 6, JCT_BREAK_COUNT), ==, JCT_VERDICT_OVERFLOW);
  g_assert_cmpint (verdict_of (high, 6, JCT_BREAK_COUNT), ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (verdict_of (zeros, 12, JCT_BREAK_LOG1P), ==, JCT_VERDICT_ANSWERED);
  endless[3] = 1;
  g_assert_cmpint (verdict_of (endless, JCT_SEGMENTATION_MAX_N + 1, JCT_BREAK_COUNT), ==,
                   JCT_VERDICT_TOO_LONG);
}

/* An estimate of zero would make a break of every wiggle: it is left out, and said. */
static void
test_no_variance (void)
{
  double y[24];
  JctPartitioningOptions options;
  g_auto (JctPartitioning) result = { 0 };
  g_autoptr (GPtrArray) warnings = NULL;

  for (gsize t = 0; t < 24; t++)
    y[t] = t < 12 ? 3 : 9;
  jct_partitioning_options_init (&options);
  options.chosen = JCT_VARIANCE_MAD;
  jct_partitioning_compute (y, 24, &options, &result);
  g_assert_cmpuint (result.n_penalised, ==, 2);
  g_assert_cmpfloat (result.sigma2[JCT_VARIANCE_MAD], ==, 0);
  g_assert_cmpint (result.chosen, ==, 0);
  g_assert_cmpint (result.penalised[0].kind, ==, JCT_VARIANCE_RICE);
  g_assert_true (result.warnings & JCT_PARTITIONING_WARNING_NO_VARIANCE);
  warnings = jct_partitioning_warnings_to_text (&result, JCT_PERIOD_MONTH);
  g_assert_cmpuint (warnings->len, >, 0);
}

static void
test_series (void)
{
  const double y[] = { 1, 2, 1, NAN, 6, 5 };
  g_autoptr (JctSeries) series = jct_series_new ("all", "All", october_2019 (), 6, y, TRUE);
  JctPartitioningOptions options;
  g_auto (JctPartitioning) result = { 0 };

  jct_partitioning_options_init (&options);
  jct_partitioning_compute_series (series, &options, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_MISSING);
}

static void
test_names (void)
{
  JctVarianceKind kind;

  for (guint i = 0; i <= JCT_VARIANCE_GIVEN; i++)
    {
      g_assert_true (jct_variance_kind_from_name (jct_variance_kind_to_name (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (jct_variance_kind_from_name ("", &kind));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/partitioning/reference", test_reference);
  g_test_add_func ("/partitioning/china", test_china);
  g_test_add_func ("/partitioning/known-steps", test_known_steps);
  g_test_add_func ("/partitioning/exhaustive", test_exhaustive);
  g_test_add_func ("/partitioning/segment-fit", test_segment_fit);
  g_test_add_func ("/partitioning/declines", test_declines);
  g_test_add_func ("/partitioning/no-variance", test_no_variance);
  g_test_add_func ("/partitioning/series", test_series);
  g_test_add_func ("/partitioning/names", test_names);
  return g_test_run ();
}
