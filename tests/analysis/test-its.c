/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-its.h"
#include "analysis/jct-words.h"

#include "oracle.h"

#include <math.h>
#include <string.h>

static JctPeriod
month (const char *text)
{
  JctPeriod period = { 0 };

  g_assert_true (jct_period_parse (text, jct_period_kind (JCT_PERIOD_MONTH, 1), &period));
  return period;
}

static gsize
index_of (const json_t *text)
{
  return (gsize) (month (json_string_value (text)).ordinal - month ("2019-10").ordinal);
}

/* ---- against the reference values ---- */

/* The file's own: probabilities of a far tail amplify the error of t. */
static double
tolerance_of (const char *key, double tolerance)
{
  return g_str_has_prefix (key, "p_") ? 1e-6 : tolerance;
}

static void
read_options (const json_t *record, JctItsOptions *options)
{
  const json_t *event = json_object_get (record, "event");
  const json_t *window = json_object_get (record, "window");
  const char *variant = json_string_value (json_object_get (record, "variant"));
  const char *scale = json_string_value (json_object_get (record, "transform"));

  jct_its_options_init (options, 0);
  if (json_is_array (event))
    {
      options->spec.n_events = 2;
      options->spec.events[0] = index_of (json_array_get (event, 0));
      options->spec.events[1] = index_of (json_array_get (event, 1));
    }
  else
    options->spec.events[0] = index_of (event);
  options->spec.variant
    = g_str_equal (variant, "from_event") ? JCT_ITS_FROM_EVENT : JCT_ITS_AFTER_EVENT;
  options->transform = g_str_equal (scale, "log1p") ? JCT_ITS_LOG1P : JCT_ITS_COUNT;
  options->spec.harmonics = (guint) json_integer_value (json_object_get (record, "harmonics"));
  if (json_is_array (window))
    {
      options->spec.has_window = TRUE;
      options->spec.window_first = index_of (json_array_get (window, 0));
      options->spec.window_last = index_of (json_array_get (window, 1));
    }
}

static void
test_reference (void)
{
  json_t *root = oracle_load ("its_ols.json");
  gsize i;
  json_t *expected;

  if (root == NULL)
    return;
  g_assert_cmpuint (json_array_size (json_object_get (root, "results")), ==, 48);
  json_array_foreach (json_object_get (root, "results"), i, expected)
    {
      g_auto (JctIts) its = { 0 };
      g_autofree char *where = g_strdup_printf ("record %" G_GSIZE_FORMAT, i);
      JctItsOptions options;
      json_t *record;

      read_options (expected, &options);
      jct_its_compute (china_counts, N_CHINA, &options, &its);
      g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
      record = jct_its_to_json (&its, "CHINA_BP", month ("2019-10"));
      assert_json_close (record, expected, 1e-8, tolerance_of, where);
      json_decref (record);
    }
  json_decref (root);
}

/* A few of the same values, held without the file. */
static void
test_known (void)
{
  g_auto (JctIts) its = { 0 };
  JctItsOptions options;

  jct_its_options_init (&options, CHINA_AUGUST_2022);
  jct_its_compute (china_counts, N_CHINA, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpuint (its.design.starts[0], ==, 35);
  g_assert_cmpuint (its.lag, ==, 3);
  g_assert_cmpuint (its.df, ==, 56);
  g_assert_true (is_close (its.coef[2], 1446.8710019392379, 1e-8));
  g_assert_true (is_close (its.coef[3], 76.7443352725705, 1e-8));
  g_assert_true (is_close (its.hac_adj[2].se, 733.9823245378267, 1e-8));
  g_assert_true (is_close (its.hac_adj[2].p_t, 0.05364301314714305, 1e-6));
  g_assert_true (is_close (its.hac_adj[2].ci_t[1], 2917.214281368026, 1e-8));
  g_assert_true (is_close (its.durbin_watson, 0.5149382730985724, 1e-8));
  g_assert_true (is_close (its.r2, 0.6857809344943735, 1e-8));
  g_assert_true (is_close (its.effect_average.estimate, 2367.803025210084, 1e-8));
  g_assert_true (is_close (its.effect_average.hac_adj.se, 459.49277526862573, 1e-8));
  g_assert_true (its.warnings & JCT_ITS_WARNING_AUTOCORRELATION);
  g_assert_false (its.warnings & JCT_ITS_WARNING_FEW_AFTER);
  /* The lines: fitted plus residual is the count; before the step both are the same. */
  g_assert_cmpfloat (its.fitted[20], ==, its.without[20]);
  g_assert_true (is_close (its.fitted[35] - its.without[35], its.coef[2], 1e-12));
}

/* ---- what is known by construction ---- */

/* Noise without a pattern, small and the same on every machine. */
static double
noise (gsize t)
{
  return (double) ((t * 7919 + 104729) % 101) / 101 - 0.5;
}

static void
test_recovers (void)
{
  double y[48];
  g_auto (JctIts) its = { 0 };
  JctItsOptions options;

  for (gsize t = 0; t < 48; t++)
    y[t] = 500 + 3 * (double) t + 20 * sin (2 * G_PI * (double) t / 12) + noise (t)
           + (t >= 24 ? -100 + 5 * (double) (t - 24) : 0);
  jct_its_options_init (&options, 24);
  options.spec.variant = JCT_ITS_FROM_EVENT;
  options.spec.harmonics = 1;
  jct_its_compute (y, 48, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpfloat_with_epsilon (its.coef[0], 500, 0.5);
  g_assert_cmpfloat_with_epsilon (its.coef[1], 3, 0.05);
  g_assert_cmpfloat_with_epsilon (its.coef[2], -100, 1);
  g_assert_cmpfloat_with_epsilon (its.coef[3], 5, 0.05);
  g_assert_cmpfloat_with_epsilon (its.coef[4], 20, 0.3);
  g_assert_cmpfloat_with_epsilon (its.coef[5], 0, 0.3);
  g_assert_cmpfloat (its.hac_adj[2].ci_t[1], <, -95);
  g_assert_cmpfloat (its.hac_adj[3].ci_t[0], >, 4);
}

/* A series that the model fits exactly has coefficients and no standard errors. */
static void
test_exact (void)
{
  double y[40];
  g_auto (JctIts) its = { 0 };
  g_autofree char *sentence = NULL;
  JctItsOptions options;
  json_t *record;

  for (gsize t = 0; t < 40; t++)
    y[t] = 1000 + 2 * (double) t + (t >= 21 ? 300 : 0);
  jct_its_options_init (&options, 20);
  jct_its_compute (y, 40, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_true (is_close (its.coef[2], 300, 1e-10));
  g_assert_true (its.warnings & JCT_ITS_WARNING_EXACT_FIT);
  g_assert_false (its.hac_adj[2].defined);
  g_assert_false (its.ar1[2].defined || its.ar1_fit.defined || its.effect_average.ar1.defined);
  g_assert_false (its.has_durbin_watson);
  record = jct_its_to_json (&its, "s", month ("2019-10"));
  g_assert_true (json_is_null (json_object_get (record, "durbin_watson")));
  g_assert_true (json_is_null (
    json_array_get (json_object_get (json_object_get (record, "hac_adj"), "p_t"), 2)));
  json_decref (record);
  sentence = jct_its_to_sentence (&its, month ("2019-10"), "encounters");
  g_assert_null (strstr (sentence, "nterval"));
}

/* ---- where it declines ---- */

static JctVerdict
verdict_of (const double *y, gsize n, const JctItsOptions *options)
{
  g_auto (JctIts) its = { 0 };
  json_t *record;
  g_autofree char *sentence = NULL;

  jct_its_compute (y, n, options, &its);
  record = jct_its_to_json (&its, "s", month ("2019-10"));
  g_assert_cmpint (record != NULL, ==, its.verdict == JCT_VERDICT_ANSWERED);
  if (record != NULL)
    assert_all_finite (record);
  json_decref (record);
  sentence = jct_its_to_sentence (&its, month ("2019-10"), NULL);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_null (strstr (sentence, "nan"));
  g_assert_null (strstr (sentence, "inf"));
  if (record == NULL)
    g_assert_nonnull (strstr (sentence, "No answer"));
  return its.verdict;
}

static void
test_declines (void)
{
  double y[N_CHINA];
  JctItsOptions options;

  memcpy (y, china_counts, sizeof y);
  jct_its_options_init (&options, 30);
  g_assert_cmpint (verdict_of (y, 0, &options), ==, JCT_VERDICT_EMPTY);
  for (gsize n = 1; n <= 30; n++)
    g_assert_cmpint (verdict_of (y, n, &options), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (verdict_of (y, 31, &options), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (y, 32, &options), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (y, 33, &options), ==, JCT_VERDICT_ANSWERED);
  options.spec.events[0] = 0;
  for (gsize n = 1; n <= 3; n++)
    g_assert_cmpint (verdict_of (y, n, &options), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_TOO_SHORT);
  options.spec.events[0] = N_CHINA - 1;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_TOO_SHORT);
  /* Four values, four coefficients: nothing is left to judge by. */
  options.spec.events[0] = 1;
  g_assert_cmpint (verdict_of (y, 4, &options), ==, JCT_VERDICT_TOO_SHORT);
  g_assert_cmpint (verdict_of (y, 5, &options), ==, JCT_VERDICT_ANSWERED);

  jct_its_options_init (&options, 30);
  y[40] = NAN;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_MISSING);
  options.spec.has_window = TRUE;
  options.spec.window_last = 39;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_ANSWERED);
  options.spec.window_first = 31;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_OUTSIDE);
  options.spec.window_last = N_CHINA;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_OUTSIDE);

  jct_its_options_init (&options, 30);
  y[40] = -5;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_ANSWERED);
  options.transform = JCT_ITS_LOG1P;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_NEGATIVE);
  options.transform = JCT_ITS_COUNT;
  options.spec.harmonics = 2;
  options.spec.per_year = 4;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_SINGULAR);
  options.spec.per_year = 0;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_SINGULAR);
  for (guint i = 0; i < N_CHINA; i++)
    y[i] = 7;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_SINGULAR);
  options.spec.harmonics = 0;
  g_assert_cmpint (verdict_of (y, N_CHINA, &options), ==, JCT_VERDICT_CONSTANT);
}

static void
test_too_long (void)
{
  gsize n = JCT_ITS_MAX_N + 1;
  g_autofree double *y = g_new0 (double, n);
  JctItsOptions options;

  y[7] = 1;
  jct_its_options_init (&options, 100);
  g_assert_cmpint (verdict_of (y, n, &options), ==, JCT_VERDICT_TOO_LONG);
  options.spec.has_window = TRUE;
  options.spec.window_last = 200;
  g_assert_cmpint (verdict_of (y, n, &options), ==, JCT_VERDICT_ANSWERED);
}

static void
test_sizes (void)
{
  const double scales[] = { 1e-300, 1e-9, 1e15, 1e100, 1e150, 1e200, 1e300 };
  double y[N_CHINA];
  JctItsOptions options;

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    for (guint scale = JCT_ITS_COUNT; scale <= JCT_ITS_LOG1P; scale++)
      {
        JctVerdict verdict;

        for (guint i = 0; i < N_CHINA; i++)
          y[i] = china_counts[i] * scales[s];
        jct_its_options_init (&options, 30);
        options.transform = scale;
        verdict = verdict_of (y, N_CHINA, &options);
        if (scales[s] > 1e-100 && scales[s] < 1e101)
          g_assert_cmpint (verdict, ==, JCT_VERDICT_ANSWERED);
      }
}

static void
test_series (void)
{
  g_autoptr (JctSeries) series
    = jct_series_new ("all", "All", month ("2019-10"), N_CHINA, china_counts, TRUE);
  const JctPeriod events[] = { month ("2024-05"), month ("2022-08") };
  const JctPeriod outside = month ("2019-09");
  double y[N_CHINA];
  JctItsOptions options;
  g_auto (JctIts) its = { 0 };

  jct_its_options_init (&options, 0);
  jct_its_compute_series (series, events, 2, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpuint (its.design.starts[0], ==, 35);
  g_assert_cmpuint (its.design.starts[1], ==, 56);
  g_assert_false (its.has_effects);
  jct_its_clear (&its);
  jct_its_compute_series (series, &outside, 1, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_OUTSIDE);
  jct_its_clear (&its);

  memcpy (y, china_counts, sizeof y);
  y[3] = NAN;
  jct_series_unref (series);
  series = jct_series_new ("all", "All", month ("2019-10"), N_CHINA, y, TRUE);
  jct_its_compute_series (series, events, 1, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_MISSING);
  jct_its_clear (&its);
  options.spec.has_window = TRUE;
  options.spec.window_first = 4;
  options.spec.window_last = N_CHINA - 1;
  jct_its_compute_series (series, events, 1, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
  jct_its_clear (&its);
  options.spec.window_last = N_CHINA;
  jct_its_compute_series (series, events, 1, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_OUTSIDE);
}

/* ---- words ---- */

static char *
sentence_of (const double *y, gsize n, gsize event, JctItsTransform how, const char *unit)
{
  g_auto (JctIts) its = { 0 };
  JctItsOptions options;

  jct_its_options_init (&options, event);
  options.transform = how;
  jct_its_compute (y, n, &options, &its);
  return jct_its_to_sentence (&its, month ("2019-10"), unit);
}

static void
test_sentence (void)
{
  g_autofree char *count
    = sentence_of (china_counts, N_CHINA, CHINA_AUGUST_2022, JCT_ITS_COUNT, "encounters");
  g_autofree char *ratio
    = sentence_of (china_counts, N_CHINA, CHINA_AUGUST_2022, JCT_ITS_LOG1P, "encounters");
  g_autofree char *few = sentence_of (china_counts, N_CHINA, CHINA_MAY_2024, JCT_ITS_COUNT, NULL);
  double tiny[40];
  g_autofree char *small = NULL;

  g_test_message ("%s", count);
  g_test_message ("%s", ratio);
  g_test_message ("%s", few);
  g_assert_nonnull (strstr (count, "September 2022"));
  g_assert_nonnull (strstr (count, "1,557"));
  g_assert_nonnull (strstr (count, "+1,447"));
  g_assert_nonnull (strstr (count, "no clear change"));
  g_assert_nonnull (strstr (ratio, "times"));
  g_assert_nonnull (strstr (few, "too few figures to judge"));
  g_assert_null (strstr (few, "nterval"));
  for (gsize t = 0; t < 40; t++)
    tiny[t] = (t < 21 ? 3 : 7) + (double) (t % 2);
  small = sentence_of (tiny, 40, 20, JCT_ITS_LOG1P, "encounters");
  g_test_message ("%s", small);
  g_assert_null (strstr (small, "times"));
  g_assert_null (strstr (small, "%"));
}

static void
test_warnings (void)
{
  g_auto (JctIts) its = { 0 };
  g_autoptr (GPtrArray) texts = NULL;
  JctItsOptions options;

  jct_its_options_init (&options, CHINA_MAY_2024);
  options.spec.harmonics = 1;
  options.spec.has_window = TRUE;
  options.spec.window_first = 40;
  options.spec.window_last = N_CHINA - 1;
  jct_its_compute (china_counts, N_CHINA, &options, &its);
  g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_true (its.warnings & JCT_ITS_WARNING_FEW_AFTER);
  g_assert_true (its.warnings & JCT_ITS_WARNING_SHORT);
  g_assert_true (its.warnings & JCT_ITS_WARNING_SEASON);
  g_assert_false (its.warnings & JCT_ITS_WARNING_FEW_BEFORE);
  texts = jct_its_warnings_to_text (its.warnings, &its.design, JCT_PERIOD_MONTH, its.durbin_watson);
  g_assert_cmpuint (texts->len, >=, 3);
  g_assert_nonnull (strstr (texts->pdata[0], "four months"));
  for (guint i = 0; i < texts->len; i++)
    g_test_message ("%s", (char *) texts->pdata[i]);
}

/* Neighbours that are very much alike in a short series: even intervals that allow for it are too narrow. */
static void
test_strong (void)
{
  double y[JCT_ITS_ENOUGH];
  double level = 0;
  JctItsOptions options;

  for (guint t = 0; t < JCT_ITS_ENOUGH; t++)
    {
      level += 7 * sin (t * t);
      y[t] = 100 + level;
    }
  for (gsize n = JCT_ITS_ENOUGH - 1; n <= JCT_ITS_ENOUGH; n++)
    {
      g_auto (JctIts) its = { 0 };
      g_autoptr (GPtrArray) texts = NULL;
      gboolean is_told = FALSE;

      jct_its_options_init (&options, n / 2);
      jct_its_compute (y, n, &options, &its);
      texts
        = jct_its_warnings_to_text (its.warnings, &its.design, JCT_PERIOD_MONTH, its.durbin_watson);
      for (guint i = 0; i < texts->len; i++)
        is_told = is_told || strstr (texts->pdata[i], "86 to 92 times") != NULL;
      g_assert_cmpint (its.verdict, ==, JCT_VERDICT_ANSWERED);
      g_assert_true (its.warnings & JCT_ITS_WARNING_AUTOCORRELATION);
      g_assert_cmpint ((its.warnings & JCT_ITS_WARNING_STRONG) != 0, ==, n < JCT_ITS_ENOUGH);
      g_assert_cmpint (is_told, ==, n < JCT_ITS_ENOUGH);
    }
}

/* The record has Newey and West's intervals, and beside them those that are shown, which the sentence uses. */
static void
test_shown (void)
{
  g_auto (JctIts) its = { 0 };
  g_autofree char *sentence = NULL;
  g_autofree char *low = NULL;
  JctItsOptions options;
  json_t *record, *average;

  jct_its_options_init (&options, CHINA_AUGUST_2022);
  jct_its_compute (china_counts, N_CHINA, &options, &its);
  /* What the counts show is far from independent: the limits are wider, and the estimate stays. */
  g_assert_true (its.ar1_fit.defined);
  g_assert_cmpfloat (its.ar1_fit.rho, >, 0.5);
  g_assert_cmpfloat (its.ar1[2].ci_t[0], <, its.hac_adj[2].ci_t[0]);
  g_assert_true (is_close ((its.ar1[2].ci_t[0] + its.ar1[2].ci_t[1]) / 2, its.coef[2], 1e-9));
  low = jct_words_change (its.ar1[2].ci_t[0]);
  sentence = jct_its_to_sentence (&its, month ("2019-10"), "encounters");
  g_assert_nonnull (strstr (sentence, low));
  record = jct_its_shown_to_json (&its);
  g_assert_cmpfloat (json_real_value (json_object_get (record, "rho")), ==, its.ar1_fit.rho);
  g_assert_cmpfloat (json_real_value (json_array_get (json_object_get (record, "p"), 2)), ==,
                     its.ar1[2].p_t);
  g_assert_cmpuint (json_array_size (json_object_get (record, "ci95")), ==, its.design.k);
  average = json_object_get (record, "effect_average");
  g_assert_cmpfloat (json_real_value (json_object_get (average, "se")), ==,
                     its.effect_average.ar1.se);
  assert_all_finite (record);
  json_decref (record);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/its/reference", test_reference);
  g_test_add_func ("/its/known", test_known);
  g_test_add_func ("/its/recovers", test_recovers);
  g_test_add_func ("/its/exact", test_exact);
  g_test_add_func ("/its/declines", test_declines);
  g_test_add_func ("/its/too-long", test_too_long);
  g_test_add_func ("/its/sizes", test_sizes);
  g_test_add_func ("/its/series", test_series);
  g_test_add_func ("/its/sentence", test_sentence);
  g_test_add_func ("/its/warnings", test_warnings);
  g_test_add_func ("/its/strong", test_strong);
  g_test_add_func ("/its/shown", test_shown);
  return g_test_run ();
}
