/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-breakpoints.h"

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
compute (const double *y,
         gsize n,
         JctBreakTransform transform,
         JctSegmentModel model,
         JctBreakpoints *result)
{
  JctBreakpointsOptions options;

  jct_breakpoints_options_init (&options);
  options.transform = transform;
  options.model = model;
  jct_breakpoints_compute (y, n, &options, result);
}

/* ---- against the reference values ---- */

/* An offset is the root of a distribution whose terms cancel: where it is near 0 it keeps fewer
 * digits than a sum of squares. */
static double
tolerance_of (const char *key, double tolerance)
{
  if (g_str_has_prefix (key, "offset"))
    return 1e-6;
  return g_str_equal (key, "p0") ? 1e-8 : tolerance;
}

static void
test_reference (void)
{
  json_t *root = oracle_load ("breakpoints.json");
  gsize i;
  json_t *expected;

  if (root == NULL)
    return;
  g_assert_cmpuint (json_array_size (json_object_get (root, "results")), ==, 4);
  json_array_foreach (json_object_get (root, "results"), i, expected)
    {
      const char *transform = json_string_value (json_object_get (expected, "transform"));
      const char *model = json_string_value (json_object_get (expected, "model"));
      g_auto (JctBreakpoints) result = { 0 };
      json_t *record;

      compute (china_counts, N_CHINA,
               g_str_equal (transform, "log1p") ? JCT_BREAK_LOG1P : JCT_BREAK_COUNT,
               g_str_equal (model, "y ~ 1") ? JCT_SEGMENT_CONSTANT : JCT_SEGMENT_TREND, &result);
      record = jct_breakpoints_to_json (&result, "CHINA_BP", october_2019 ());
      assert_json_close (record, expected, 1e-9, tolerance_of, model);
      json_decref (record);
    }
  json_decref (root);
}

static void
test_china (void)
{
  g_auto (JctBreakpoints) result = { 0 };
  g_autofree char *sentence = NULL;
  const JctBreakpointsCut *cut;

  compute (china_counts, N_CHINA, JCT_BREAK_LOG1P, JCT_SEGMENT_TREND, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpuint (result.h, ==, 9);
  g_assert_cmpuint (result.max_breaks, ==, 5);
  g_assert_cmpuint (result.best_m, ==, 2);
  jct_breakpoints_clear (&result);

  compute (china_counts, N_CHINA, JCT_BREAK_LOG1P, JCT_SEGMENT_CONSTANT, &result);
  cut = &result.cuts[1];
  g_assert_cmpuint (cut->breaks[0], ==, 33);
  g_assert_true (is_close (cut->rss, 90.12725131071912, 1e-9));
  g_assert_true (is_close (cut->bic, 211.06268300986733, 1e-9));
  g_assert_true (is_close (cut->intervals[0].p0, 0.7470786273656116, 1e-9));
  g_assert_true (is_close (cut->intervals[0].offset_975, 0.4084877948377332, 1e-6));
  g_assert_cmpint (cut->intervals[0].lower, ==, 32);
  g_assert_cmpint (cut->intervals[0].upper, ==, 35);
  g_assert_cmpint (result.cuts[5].intervals[4].lower, ==, -6);
  g_assert_cmpuint (result.best_m, ==, 4);
  g_assert_cmpint (result.warnings, ==, JCT_BREAKPOINTS_WARNING_DEPENDENT);
  sentence = jct_breakpoints_to_sentence (&result, october_2019 ());
  g_assert_cmpstr (sentence, ==,
                   "The level changes at four places: July 2020 (95% interval: May "
                   "2020 to February 2021); May 2021 (95% interval: April 2021 to August 2021); "
                   "April 2022 (95% interval: February 2022 to May 2022); January 2023 (95% "
                   "interval: December 2022 to February 2023).");
}

/* The case of the reference values in which an end rests on a rounding. */
static void
test_rounding (void)
{
  g_auto (JctBreakpoints) result = { 0 };
  g_autoptr (GPtrArray) texts = NULL;

  compute (china_counts, N_CHINA, JCT_BREAK_COUNT, JCT_SEGMENT_TREND, &result);
  g_assert_cmpuint (result.best_m, ==, 2);
  g_assert_true (result.cuts[2].intervals[0].rests_on_rounding);
  g_assert_false (result.cuts[2].intervals[1].rests_on_rounding);
  g_assert_false (result.cuts[3].intervals[1].has_interval);
  g_assert_true (result.cuts[3].intervals[1].has_p0);
  g_assert_cmpint (result.warnings, ==, JCT_BREAKPOINTS_WARNING_ROUNDING);
  texts = jct_breakpoints_warnings_to_text (&result);
  g_assert_cmpuint (texts->len, ==, 1);
}

/* ---- the limit distribution ---- */

/* Of two equal regimes it is symmetric, and its density's known form gives G(0) = 1/2; Bai 1997
 * tabulates 11.03 for 97.5%. */
static void
test_distribution (void)
{
  double v = 0;
  double before = 0;

  g_assert_true (is_close (jct_break_distribution (0, 1, 1), 0.5, 1e-14));
  g_assert_true (jct_break_distribution_quantile (0.975, 1, 1, &v));
  g_assert_cmpfloat (fabs (v - 11.03), <, 0.01);
  for (double x = -300; x < 300; x += 0.37)
    {
      double g = jct_break_distribution (x, 1, 1);

      g_assert_true (g >= before - 1e-13 && g <= 1);
      g_assert_cmpfloat (fabs (g + jct_break_distribution (-x, 1, 1) - 1), <, 1e-12);
      before = g;
    }
  /* Both forms agree at 0; far ends are 0 and 1, with no overflow between. */
  for (double xi = 1e-3; xi < 1e4; xi *= 7)
    for (double phi = 1e-3; phi < 1e4; phi *= 5)
      {
        g_assert_cmpfloat (fabs (jct_break_distribution (-1e-300, xi, phi)
                                 - jct_break_distribution (0, xi, phi)),
                           <, 1e-9);
        g_assert_true (is_close (jct_break_distribution (1e200, xi, phi), 1, 1e-9));
        g_assert_cmpfloat (fabs (jct_break_distribution (-1e200, xi, phi)), <, 1e-9);
      }
  g_assert_true (jct_break_distribution_quantile (0.2, 2, 3, &v));
  g_assert_true (is_close (jct_break_distribution (v, 2, 3), 0.2, 1e-12));
  g_assert_false (jct_break_distribution_quantile (1, 2, 3, &v));
  g_assert_false (jct_break_distribution_quantile (NAN, 2, 3, &v));
}

/* ---- known answers ---- */

static void
test_known_breaks (void)
{
  const double noise[] = { 0, 2, -1, 1, -2 };
  double y[60];
  g_auto (JctBreakpoints) step = { 0 };
  g_auto (JctBreakpoints) slope = { 0 };

  for (gsize t = 0; t < 60; t++)
    y[t] = (t < 25 ? 50 : 80) + noise[t % 5];
  compute (y, 60, JCT_BREAK_COUNT, JCT_SEGMENT_CONSTANT, &step);
  g_assert_cmpuint (step.best_m, ==, 1);
  g_assert_cmpuint (step.cuts[1].breaks[0], ==, 25);
  g_assert_true (is_close (step.cuts[1].rss, 120, 1e-12));
  g_assert_cmpint (step.cuts[1].intervals[0].lower, ==, 24);
  g_assert_cmpint (step.cuts[1].intervals[0].upper, ==, 26);

  for (gsize t = 0; t < 60; t++)
    y[t] = (t < 30 ? 2 * (double) t : 60 + 40 + 9 * ((double) t - 30)) + noise[t % 5];
  compute (y, 60, JCT_BREAK_COUNT, JCT_SEGMENT_TREND, &slope);
  g_assert_cmpuint (slope.best_m, ==, 1);
  g_assert_cmpuint (slope.cuts[1].breaks[0], ==, 30);
}

/* Each value twice, and then each followed by its opposite: alike, and not. */
static void
test_dependent (void)
{
  const double noise[] = { 3, 3, -1, -1, 2, 2, -4, -4, 0, 0 };
  double y[60];
  g_auto (JctBreakpoints) alike = { 0 };
  g_auto (JctBreakpoints) opposite = { 0 };
  g_autoptr (GPtrArray) texts = NULL;

  for (gsize t = 0; t < 60; t++)
    y[t] = (t < 30 ? 50 : 80) + noise[t % 10];
  compute (y, 60, JCT_BREAK_COUNT, JCT_SEGMENT_CONSTANT, &alike);
  g_assert_cmpuint (alike.best_m, ==, 1);
  g_assert_true (alike.warnings & JCT_BREAKPOINTS_WARNING_DEPENDENT);
  texts = jct_breakpoints_warnings_to_text (&alike);
  g_assert_nonnull (strstr (texts->pdata[0], "too narrow"));

  for (gsize t = 0; t < 60; t++)
    y[t] = (t < 30 ? 50 : 80) + (t % 2 == 0 ? 1 : -1) * fabs (noise[t % 10]);
  compute (y, 60, JCT_BREAK_COUNT, JCT_SEGMENT_CONSTANT, &opposite);
  g_assert_cmpuint (opposite.best_m, ==, 1);
  g_assert_false (opposite.warnings & JCT_BREAKPOINTS_WARNING_DEPENDENT);
}

/* Segments that fit exactly: no logarithm of zero, the fewest breaks that do it, no interval. */
static void
test_exact_fit (void)
{
  double y[40];
  g_auto (JctBreakpoints) result = { 0 };
  g_autofree char *sentence = NULL;
  json_t *record;

  for (gsize t = 0; t < 40; t++)
    y[t] = t < 17 ? 0.1 : 0.7;
  compute (y, 40, JCT_BREAK_COUNT, JCT_SEGMENT_CONSTANT, &result);
  g_assert_cmpuint (result.best_m, ==, 1);
  g_assert_cmpuint (result.cuts[1].breaks[0], ==, 17);
  g_assert_false (result.cuts[1].has_bic);
  g_assert_false (result.cuts[1].intervals[0].has_interval);
  g_assert_true (result.warnings & JCT_BREAKPOINTS_WARNING_EXACT_FIT);
  record = jct_breakpoints_to_json (&result, "x", october_2019 ());
  assert_all_finite (record);
  g_assert_true (
    json_is_null (json_object_get (json_array_get (json_object_get (record, "by_m"), 1), "bic")));
  json_decref (record);
  sentence = jct_breakpoints_to_sentence (&result, october_2019 ());
  g_assert_cmpstr (sentence, ==, "The level changes at one place: March 2021 (no interval).");
}

static JctVerdict
verdict_of (const double *y, gsize n, JctSegmentModel model)
{
  g_auto (JctBreakpoints) result = { 0 };
  g_autofree char *sentence = NULL;
  json_t *record;

  compute (y, n, JCT_BREAK_LOG1P, model, &result);
  sentence = jct_breakpoints_to_sentence (&result, october_2019 ());
  g_assert_true (strlen (sentence) > 10);
  record = jct_breakpoints_to_json (&result, "x", october_2019 ());
  g_assert_cmpint (record != NULL, ==, result.verdict == JCT_VERDICT_ANSWERED);
  if (record != NULL)
    assert_all_finite (record);
  json_decref (record);
  return result.verdict;
}

static void
test_declines (void)
{
  double y[30];

  for (gsize t = 0; t < 30; t++)
    y[t] = (double) ((t * 7919) % 13);
  g_assert_cmpint (verdict_of (y, 0, JCT_SEGMENT_CONSTANT), ==, JCT_VERDICT_EMPTY);
  for (gsize n = 1; n < 14; n++)
    g_assert_cmpint (verdict_of (y, n, JCT_SEGMENT_CONSTANT), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (y, 14, JCT_SEGMENT_CONSTANT), ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpint (verdict_of (y, 19, JCT_SEGMENT_TREND), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (y, 20, JCT_SEGMENT_TREND), ==, JCT_VERDICT_ANSWERED);
  y[4] = -1;
  g_assert_cmpint (verdict_of (y, 30, JCT_SEGMENT_TREND), ==, JCT_VERDICT_NEGATIVE);
  y[4] = NAN;
  g_assert_cmpint (verdict_of (y, 30, JCT_SEGMENT_TREND), ==, JCT_VERDICT_MISSING);
  y[4] = 1e15;
  g_assert_cmpint (verdict_of (y, 30, JCT_SEGMENT_TREND), ==, JCT_VERDICT_ANSWERED);
  for (gsize t = 0; t < 30; t++)
    y[t] = 0;
  g_assert_cmpint (verdict_of (y, 30, JCT_SEGMENT_CONSTANT), ==, JCT_VERDICT_CONSTANT);
  y[29] = 1;
  g_assert_cmpint (verdict_of (y, 30, JCT_SEGMENT_CONSTANT), ==, JCT_VERDICT_ANSWERED);
}

/* A small break in a short series is told to be one whose interval is too narrow; a large one is not. */
static void
test_small (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (JctBreakpoints) result = { 0 };
      g_autoptr (GPtrArray) texts = NULL;
      JctBreakpointsOptions options;
      gboolean is_told = FALSE;
      double y[60];

      /* The noise is even over -50 .. 50: a standard deviation of 29. */
      for (guint t = 0; t < 60; t++)
        y[t] = 1000 + (t * 7919 + 104729) % 101 + (t >= 30 ? (i == 0 ? 37 : 150) : 0);
      jct_breakpoints_options_init (&options);
      options.transform = JCT_BREAK_COUNT;
      jct_breakpoints_compute (y, 60, &options, &result);
      g_assert_cmpuint (result.best_m, ==, 1);
      g_assert_cmpint ((result.warnings & JCT_BREAKPOINTS_WARNING_SMALL) != 0, ==, i == 0);
      texts = jct_breakpoints_warnings_to_text (&result);
      for (guint j = 0; j < texts->len; j++)
        is_told = is_told || strstr (texts->pdata[j], "A break is small") != NULL;
      g_assert_cmpint (is_told, ==, i == 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breakpoints/reference", test_reference);
  g_test_add_func ("/breakpoints/china", test_china);
  g_test_add_func ("/breakpoints/rounding", test_rounding);
  g_test_add_func ("/breakpoints/distribution", test_distribution);
  g_test_add_func ("/breakpoints/known-breaks", test_known_breaks);
  g_test_add_func ("/breakpoints/dependent", test_dependent);
  g_test_add_func ("/breakpoints/exact-fit", test_exact_fit);
  g_test_add_func ("/breakpoints/declines", test_declines);
  g_test_add_func ("/breakpoints/small", test_small);
  return g_test_run ();
}
