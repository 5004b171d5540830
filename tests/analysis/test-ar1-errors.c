/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-ar1-errors.h"
#include "analysis/jct-distributions.h"

#include "oracle.h"

#include <math.h>

#define K 4
#define MAX_N 2000

/* A constant, time, a step at s and its ramp. */
static JctLeastSquares *
fit_step (const double *y, gsize n, gsize s)
{
  JctLeastSquares *fit = jct_least_squares_new (n, K);

  for (gsize t = 0; t < n; t++)
    {
      jct_least_squares_get_column (fit, 0)[t] = 1;
      jct_least_squares_get_column (fit, 1)[t] = (double) t;
      jct_least_squares_get_column (fit, 2)[t] = t >= s;
      jct_least_squares_get_column (fit, 3)[t] = t >= s ? (double) (t - s) : 0;
    }
  g_assert_true (jct_least_squares_fit (fit, n, K, y));
  return fit;
}

typedef struct
{
  double rho;
  double half_width[3], p[3]; /* step, ramp, mean over the periods after */
} Expected;

static void
assert_inference (const double *y, gsize n, gsize s, const Expected *expected)
{
  const double combinations[][K] = { { 0, 0, 1 }, { 0, 0, 0, 1 }, { 0, 0, 1, (n - s - 1) / 2.0 } };
  g_autoptr (JctLeastSquares) fit = fit_step (y, n, s);
  g_autoptr (JctAr1Errors) errors = jct_ar1_errors_new (fit);
  double range[2];

  g_assert_nonnull (errors);
  g_assert_cmpfloat (fabs (jct_ar1_errors_get_rho (errors, range) - expected->rho), <, 1e-5);
  g_assert_cmpfloat (range[0], <, expected->rho);
  g_assert_cmpfloat (range[1], >, expected->rho);
  for (guint i = 0; i < G_N_ELEMENTS (combinations); i++)
    {
      double half_width, p;

      g_assert_true (jct_ar1_errors_infer (errors, combinations[i], &half_width, &p));
      g_test_message ("%.10g %.10g", half_width, p);
      g_assert_true (is_close (half_width, expected->half_width[i], 1e-4));
      /* The far tail hangs on rho near 1, where the points are few. */
      g_assert_true (is_close (p, expected->p[i], 1e-3));
    }
}

/* Values of ar1-reference.R, beside this file: dense matrices, and 20,000 points for the integral over rho. */
static void
test_reference (void)
{
  const Expected bow = { 0.53876844,
                         { 16.46081025, 3.381669817, 22.31710457 },
                         { 0.057391975, 0.11055712, 0.025542794 } };
  const Expected plain = { -0.26265289,
                           { 5.332609226, 0.8174568489, 5.761554405 },
                           { 6.8033098e-05, 0.39265983, 0.00034345079 } };
  const double five[] = { 3, 1, 4, 1, 5 };
  const Expected fewest
    = { 0, { 45.43566122, 41.5751794, 49.03241395 }, { 0.58477179, 0.47348224, 0.83108518 } };
  double y[24];

  for (guint t = 0; t < 24; t++)
    y[t] = 100 + 3.0 * t + (t >= 14 ? 20 : 0) + t * t * 7 % 11;
  assert_inference (y, 24, 14, &plain);
  for (guint t = 0; t < 24; t++)
    y[t] += 8 * sin (t / 3.0);
  assert_inference (y, 24, 14, &bow);
  assert_inference (five, 5, 3, &fewest);
}

/* Where neighbours are not alike and the series is long, nearly the interval of ordinary least squares. */
static void
test_independent (void)
{
  const double combination[K] = { 0, 0, 1 };
  g_autoptr (JctLeastSquares) fit = NULL;
  g_autoptr (JctAr1Errors) errors = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double y[MAX_N];
  double half_width, p, se, rho;
  double range[2];

  for (gsize t = 0; t < MAX_N; t++)
    {
      /* Nearly normal: the sum of twelve. */
      y[t] = 500 + (double) t / 10 - 6;
      for (guint i = 0; i < 12; i++)
        y[t] += g_rand_double (random);
    }
  fit = fit_step (y, MAX_N, MAX_N / 2);
  errors = jct_ar1_errors_new (fit);
  rho = jct_ar1_errors_get_rho (errors, range);
  g_assert_cmpfloat (fabs (rho), <, 0.05);
  /* The standard error of an estimate of rho is 1 / sqrt n. */
  g_assert_cmpfloat (fabs (range[1] - range[0] - 2 * 1.96 / sqrt (MAX_N)), <, 0.01);
  g_assert_true (jct_ar1_errors_infer (errors, combination, &half_width, &p));
  se = sqrt (jct_least_squares_get_rss (fit) / (MAX_N - K)
             * jct_least_squares_get_inverse (fit)[2 * K + 2]);
  /* Times (1 + rho) / (1 - rho) in the variance, nearly. */
  g_assert_true (is_close (half_width * sqrt ((1 - rho) / (1 + rho)),
                           jct_t_quantile (0.975, MAX_N - K) * se, 0.02));
}

/* The unit of the figures changes the interval by the same factor, and nothing else. */
static void
test_scale (void)
{
  static const double factors[] = { 1e-60, 1e-6, 1, 1e6, 1e60 };
  const double combination[K] = { 0, 0, 1 };
  double first_p = 0, first_width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      double y[N_CHINA];
      double half_width, p;
      g_autoptr (JctLeastSquares) fit = NULL;
      g_autoptr (JctAr1Errors) errors = NULL;

      for (guint t = 0; t < N_CHINA; t++)
        y[t] = factors[i] * china_counts[t];
      fit = fit_step (y, N_CHINA, CHINA_AUGUST_2022 + 1);
      errors = jct_ar1_errors_new (fit);
      g_assert_true (jct_ar1_errors_infer (errors, combination, &half_width, &p));
      if (i == 0)
        {
          first_p = p;
          first_width = half_width / factors[0];
        }
      g_assert_true (is_close (p, first_p, 1e-7));
      g_assert_true (is_close (half_width / factors[i], first_width, 1e-7));
    }
}

/* An interval leaves out zero where p is below 0.05, and only there; never a NaN, whatever the series. */
static void
test_hostile (void)
{
  const double combination[K] = { 0, 0, 1 };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 400; i++)
    {
      gsize n = 6 + i % 40;
      double last = 0;
      double y[64];
      double half_width, p;
      g_autoptr (JctLeastSquares) fit = NULL;
      g_autoptr (JctAr1Errors) errors = NULL;

      for (gsize t = 0; t < n; t++)
        {
          double draw = g_rand_double (random) - 0.5;

          /* Noise, a random walk, alternation, one outlier, almost a line. */
          switch (i % 5)
            {
            case 0:
              y[t] = draw;
              break;
            case 1:
              y[t] = last += draw;
              break;
            case 2:
              y[t] = (t % 2 == 0 ? 1 : -1) + 0.01 * draw;
              break;
            case 3:
              y[t] = t == n / 3 ? 1e12 : draw;
              break;
            default:
              y[t] = 1e6 + (double) t + 1e-4 * draw;
              break;
            }
        }
      fit = fit_step (y, n, n / 2);
      errors = jct_ar1_errors_new (fit);
      if (errors == NULL)
        continue;
      if (!jct_ar1_errors_infer (errors, combination, &half_width, &p))
        {
          g_assert_cmpfloat (half_width, ==, 0);
          continue;
        }
      g_assert_true (isfinite (half_width) && half_width > 0);
      g_assert_true (p >= 0 && p <= 1);
      g_assert_cmpint (p<0.05, ==, fabs (jct_least_squares_get_coef (fit)[2])> half_width);
    }
}

static void
test_declines (void)
{
  double y[20];
  g_autoptr (JctLeastSquares) line = NULL;
  g_autoptr (JctLeastSquares) few = NULL;
  g_autoptr (JctLeastSquares) same = NULL;

  for (guint t = 0; t < 20; t++)
    y[t] = 10 + 3.0 * t;
  line = fit_step (y, 20, 10);
  g_assert_null (jct_ar1_errors_new (line));
  y[1] = 50;
  few = fit_step (y, 4, 2);
  g_assert_null (jct_ar1_errors_new (few));
  for (guint t = 0; t < 20; t++)
    y[t] = 7;
  same = fit_step (y, 20, 10);
  g_assert_null (jct_ar1_errors_new (same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ar1-errors/reference", test_reference);
  g_test_add_func ("/ar1-errors/independent", test_independent);
  g_test_add_func ("/ar1-errors/scale", test_scale);
  g_test_add_func ("/ar1-errors/hostile", test_hostile);
  g_test_add_func ("/ar1-errors/declines", test_declines);
  return g_test_run ();
}
