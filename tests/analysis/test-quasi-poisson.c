/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-quasi-poisson.h"

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

static void
fill_days (double *days, gsize n)
{
  for (gsize t = 0; t < n; t++)
    days[t] = jct_period_n_days (jct_period_shift (month ("2019-10"), (int) t));
}

/* ---- against the reference values ---- */

/* The file allows standard errors and probabilities 1e-6; only the latter need it here. */
static double
tolerance_of (const char *key, double tolerance)
{
  return g_str_has_prefix (key, "p_") ? 1e-6 : tolerance;
}

static void
read_options (const json_t *record, JctQuasiPoissonOptions *options)
{
  const json_t *event = json_object_get (record, "event");
  const json_t *window = json_object_get (record, "window");
  const char *variant = json_string_value (json_object_get (record, "variant"));

  jct_quasi_poisson_options_init (options, 0);
  options->per_day = json_is_string (json_object_get (record, "offset"));
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
  json_t *root = oracle_load ("its_quasipoisson.json");
  double days[N_CHINA];
  gsize i;
  json_t *expected;

  if (root == NULL)
    return;
  fill_days (days, N_CHINA);
  g_assert_cmpuint (json_array_size (json_object_get (root, "results")), ==, 32);
  json_array_foreach (json_object_get (root, "results"), i, expected)
    {
      g_auto (JctQuasiPoisson) result = { 0 };
      g_autofree char *where = g_strdup_printf ("record %" G_GSIZE_FORMAT, i);
      JctQuasiPoissonOptions options;
      json_t *record;

      read_options (expected, &options);
      jct_quasi_poisson_compute (china_counts, days, N_CHINA, &options, &result);
      g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
      record = jct_quasi_poisson_to_json (&result, "CHINA_BP", month ("2019-10"));
      assert_json_close (record, expected, 1e-8, tolerance_of, where);
      json_decref (record);
    }
  json_decref (root);
}

/* A few of the same values, held without the file; the same from a series. */
static void
test_known (void)
{
  g_autoptr (JctSeries) series
    = jct_series_new ("all", "All", month ("2019-10"), N_CHINA, china_counts, TRUE);
  const JctPeriod event = month ("2022-08");
  g_auto (JctQuasiPoisson) result = { 0 };
  g_auto (JctQuasiPoisson) per_day = { 0 };
  JctQuasiPoissonOptions options;

  jct_quasi_poisson_options_init (&options, 0);
  jct_quasi_poisson_compute_series (series, &event, 1, &options, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_true (is_close (result.coef[0], 4.281347449080887, 1e-8));
  g_assert_true (is_close (result.coef[2], 2.704186397560625, 1e-8));
  g_assert_true (is_close (result.inference[2].se, 0.7076866039912362, 1e-8));
  g_assert_true (is_close (result.inference[2].p_t, 0.0003353351326017801, 1e-6));
  g_assert_true (is_close (result.irr[2].ci_t[1], 61.67341845393847, 1e-8));
  g_assert_true (is_close (result.dispersion, 392.3941467308641, 1e-8));
  g_assert_true (is_close (result.deviance, 21716.75839366656, 1e-8));
  g_assert_true (is_close (result.excess_pct, 1825.1040655634513, 1e-8));
  g_assert_true (is_close (result.fitted[35] / result.without[35], exp (result.coef[2]), 1e-12));
  g_assert_true (result.warnings & JCT_ITS_WARNING_AUTOCORRELATION);
  options.per_day = TRUE;
  jct_quasi_poisson_compute_series (series, &event, 1, &options, &per_day);
  g_assert_cmpint (per_day.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpfloat (per_day.coef[0], <, result.coef[0] - 3);
}

/* ---- what is known by construction ---- */

static void
test_recovers (void)
{
  double y[60];
  g_auto (JctQuasiPoisson) result = { 0 };
  JctQuasiPoissonOptions options;

  for (gsize t = 0; t < 60; t++)
    y[t] = round (exp (6 + 0.01 * (double) t + (t >= 30 ? 0.7 - 0.02 * (double) (t - 30) : 0)));
  jct_quasi_poisson_options_init (&options, 29);
  jct_quasi_poisson_compute (y, NULL, 60, &options, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_cmpfloat_with_epsilon (result.coef[0], 6, 1e-3);
  g_assert_cmpfloat_with_epsilon (result.coef[1], 0.01, 1e-4);
  g_assert_cmpfloat_with_epsilon (result.coef[2], 0.7, 1e-3);
  g_assert_cmpfloat_with_epsilon (result.coef[3], -0.02, 1e-4);
  g_assert_cmpfloat (result.dispersion, <, 0.01);
}

/* ---- where it declines ---- */

static JctVerdict
verdict_of (const double *y, const double *days, gsize n, const JctQuasiPoissonOptions *options)
{
  g_auto (JctQuasiPoisson) result = { 0 };
  g_autofree char *sentence = NULL;
  json_t *record;

  jct_quasi_poisson_compute (y, days, n, options, &result);
  record = jct_quasi_poisson_to_json (&result, "s", month ("2019-10"));
  g_assert_cmpint (record != NULL, ==, result.verdict == JCT_VERDICT_ANSWERED);
  sentence = jct_quasi_poisson_to_sentence (&result, month ("2019-10"), NULL);
  g_assert_null (strstr (sentence, "nan"));
  g_assert_null (strstr (sentence, "inf"));
  if (record == NULL)
    g_assert_nonnull (strstr (sentence, "No answer"));
  else
    assert_all_finite (record);
  json_decref (record);
  return result.verdict;
}

static void
test_declines (void)
{
  double y[N_CHINA];
  double days[N_CHINA];
  JctQuasiPoissonOptions options;

  memcpy (y, china_counts, sizeof y);
  fill_days (days, N_CHINA);
  jct_quasi_poisson_options_init (&options, 30);
  g_assert_cmpint (verdict_of (y, NULL, 0, &options), ==, JCT_VERDICT_EMPTY);
  g_assert_cmpint (verdict_of (y, NULL, 30, &options), ==, JCT_VERDICT_OUTSIDE);
  g_assert_cmpint (verdict_of (y, NULL, 32, &options), ==, JCT_VERDICT_TOO_SHORT);
  options.spec.events[0] = 0;
  for (gsize n = 1; n <= 3; n++)
    g_assert_cmpint (verdict_of (y, NULL, n, &options), ==, JCT_VERDICT_TOO_SHORT);
  options.spec.events[0] = 30;
  y[7] = -1;
  g_assert_cmpint (verdict_of (y, NULL, N_CHINA, &options), ==, JCT_VERDICT_NEGATIVE);
  y[7] = NAN;
  g_assert_cmpint (verdict_of (y, NULL, N_CHINA, &options), ==, JCT_VERDICT_MISSING);
  y[7] = 15;
  days[7] = 0;
  options.per_day = TRUE;
  g_assert_cmpint (verdict_of (y, days, N_CHINA, &options), ==, JCT_VERDICT_MISSING);
  days[7] = 31;
  g_assert_cmpint (verdict_of (y, days, N_CHINA, &options), ==, JCT_VERDICT_ANSWERED);
}

static void
test_zeros (void)
{
  double y[N_CHINA];
  JctQuasiPoissonOptions options;

  jct_quasi_poisson_options_init (&options, 30);
  for (guint i = 0; i < N_CHINA; i++)
    y[i] = 0;
  g_assert_cmpint (verdict_of (y, NULL, N_CHINA, &options), ==, JCT_VERDICT_CONSTANT);
  /* Nothing before, or nothing after: the logarithm has no finite level there. */
  memcpy (y, china_counts, sizeof y);
  memset (y, 0, 31 * sizeof *y);
  g_assert_cmpint (verdict_of (y, NULL, N_CHINA, &options), ==, JCT_VERDICT_NO_CONVERGENCE);
  memcpy (y, china_counts, sizeof y);
  memset (y + 31, 0, 29 * sizeof *y);
  g_assert_cmpint (verdict_of (y, NULL, N_CHINA, &options), ==, JCT_VERDICT_NO_CONVERGENCE);
  /* One count alone before: the best slope is infinite. */
  memcpy (y, china_counts, sizeof y);
  memset (y, 0, 30 * sizeof *y);
  g_assert_cmpint (verdict_of (y, NULL, N_CHINA, &options), ==, JCT_VERDICT_NO_CONVERGENCE);
}

static void
test_sizes (void)
{
  const double scales[] = { 1e-300, 1e-9, 1e15, 1e100, 1e200, 1e300 };
  double y[N_CHINA];
  JctQuasiPoissonOptions options;

  jct_quasi_poisson_options_init (&options, 30);
  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      JctVerdict verdict;

      for (guint i = 0; i < N_CHINA; i++)
        y[i] = china_counts[i] * scales[s];
      verdict = verdict_of (y, NULL, N_CHINA, &options);
      if (scales[s] == 1e15)
        g_assert_cmpint (verdict, ==, JCT_VERDICT_ANSWERED);
    }
}

static void
test_sentence (void)
{
  g_auto (JctQuasiPoisson) result = { 0 };
  g_auto (JctQuasiPoisson) few = { 0 };
  g_autofree char *sentence = NULL;
  g_autofree char *few_sentence = NULL;
  JctQuasiPoissonOptions options;

  jct_quasi_poisson_options_init (&options, CHINA_AUGUST_2022);
  jct_quasi_poisson_compute (china_counts, NULL, N_CHINA, &options, &result);
  sentence = jct_quasi_poisson_to_sentence (&result, month ("2019-10"), "encounters");
  g_test_message ("%s", sentence);
  g_assert_nonnull (strstr (sentence, "September 2022"));
  g_assert_nonnull (strstr (sentence, "15 times as many (95% interval: 0.01 to 35,"));
  jct_quasi_poisson_options_init (&options, CHINA_MAY_2024);
  jct_quasi_poisson_compute (china_counts, NULL, N_CHINA, &options, &few);
  few_sentence = jct_quasi_poisson_to_sentence (&few, month ("2019-10"), NULL);
  g_test_message ("%s", few_sentence);
  g_assert_null (strstr (few_sentence, "nterval"));
  g_assert_nonnull (strstr (few_sentence, "too few figures to judge"));
}

/* Values of ar1-reference.R, beside this file, at R's own maximum. */
static void
test_dependent (void)
{
  const double y[] = { 20, 23, 29, 31, 28, 25, 22, 24, 30, 35, 41,  40,
                       66, 70, 68, 75, 86, 95, 99, 92, 88, 90, 104, 118 };
  g_auto (JctQuasiPoisson) result = { 0 };
  JctQuasiPoissonOptions options;
  json_t *record, *limits;

  jct_quasi_poisson_options_init (&options, 11);
  jct_quasi_poisson_compute (y, NULL, G_N_ELEMENTS (y), &options, &result);
  g_assert_cmpint (result.verdict, ==, JCT_VERDICT_ANSWERED);
  g_assert_true (is_close (result.coef[2], 0.54223663, 1e-7));
  g_assert_cmpfloat (fabs (result.ar1_fit.rho - 0.72451484), <, 1e-5);
  g_assert_true (is_close (result.ar1[2].ci_t[1] - result.coef[2], 0.3574622534, 1e-4));
  g_assert_true (is_close (result.ar1[2].p_t, 0.0067899658, 1e-4));
  g_assert_true (is_close (result.ar1[3].ci_t[1] - result.coef[3], 0.07042480553, 1e-4));
  g_assert_true (is_close (result.irr_ar1[2].ci_t[0], exp (0.54223663 - 0.3574622534), 1e-4));
  record = jct_quasi_poisson_shown_to_json (&result);
  limits = json_object_get (record, "irr_ci95");
  g_assert_cmpfloat (json_real_value (json_array_get (json_array_get (limits, 2), 0)), ==,
                     result.irr_ar1[2].ci_t[0]);
  json_decref (record);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quasi-poisson/reference", test_reference);
  g_test_add_func ("/quasi-poisson/known", test_known);
  g_test_add_func ("/quasi-poisson/recovers", test_recovers);
  g_test_add_func ("/quasi-poisson/declines", test_declines);
  g_test_add_func ("/quasi-poisson/zeros", test_zeros);
  g_test_add_func ("/quasi-poisson/sizes", test_sizes);
  g_test_add_func ("/quasi-poisson/sentence", test_sentence);
  g_test_add_func ("/quasi-poisson/dependent", test_dependent);
  return g_test_run ();
}
