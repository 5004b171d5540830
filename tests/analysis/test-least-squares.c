/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-least-squares.h"

#include "oracle.h"

#include <math.h>

static void
assert_close (double value, double expected, double tolerance)
{
  if (fabs (value - expected) > tolerance)
    g_error ("%.17g is not %.17g", value, expected);
}

static void
fill_line (JctLeastSquares *fit, gsize n)
{
  for (gsize t = 0; t < n; t++)
    {
      jct_least_squares_get_column (fit, 0)[t] = 1;
      jct_least_squares_get_column (fit, 1)[t] = (double) t;
    }
}

/* By hand: y = 1, 2, 4 on t = 0, 1, 2: slope 3/2, intercept 5/6, residuals 1/6, -1/3, 1/6. The
 * score rows of the Newey-West covariance with lag 1 (weight 1/2) are multiplied out below. */
static void
test_by_hand (void)
{
  const double y[] = { 1, 2, 4 };
  const double u[] = { 1.0 / 6, -1.0 / 3, 1.0 / 6 };
  const double inverse[2][2] = { { 5.0 / 6, -0.5 }, { -0.5, 0.5 } };
  g_autoptr (JctLeastSquares) fit = jct_least_squares_new (5, 3);
  double s[2][2] = { { 0 } };
  double v[4], v0[4];

  fill_line (fit, 3);
  g_assert_true (jct_least_squares_fit (fit, 3, 2, y));
  assert_close (jct_least_squares_get_coef (fit)[0], 5.0 / 6, 1e-14);
  assert_close (jct_least_squares_get_coef (fit)[1], 1.5, 1e-14);
  assert_close (jct_least_squares_get_rss (fit), 1.0 / 6, 1e-14);
  for (guint i = 0; i < 3; i++)
    assert_close (jct_least_squares_get_residuals (fit)[i], u[i], 1e-14);
  for (guint i = 0; i < 4; i++)
    assert_close (jct_least_squares_get_inverse (fit)[i], inverse[i / 2][i % 2], 1e-14);

  for (guint t = 0; t < 3; t++)
    for (guint r = 0; r < 3; r++)
      {
        double weight = t == r ? 1 : (t > r ? t - r : r - t) == 1 ? 0.5 : 0;
        const double x[2] = { 1, t }, z[2] = { 1, r };

        for (guint i = 0; i < 4; i++)
          s[i / 2][i % 2] += weight * u[t] * u[r] * x[i / 2] * z[i % 2];
      }
  jct_least_squares_newey_west (fit, 1, v);
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 2; j++)
      {
        double sum = 0;

        for (guint l = 0; l < 4; l++)
          sum += inverse[i][l / 2] * s[l / 2][l % 2] * inverse[l % 2][j];
        assert_close (v[i * 2 + j], sum, 1e-14);
      }
  jct_least_squares_newey_west (fit, 0, v0);
  g_assert_cmpfloat (fabs (v0[0] - v[0]), >, 1e-6);
  /* A lag beyond the data adds nothing that is not there. */
  jct_least_squares_newey_west (fit, 50, v);
  g_assert_true (isfinite (v[0]));
}

static void
test_declines (void)
{
  const double y[] = { 1, 2, 4, 4, 5 };
  const double bad[] = { 1, 2, NAN, 4, 5 };
  const double huge[] = { 1e200, -1e200, 1e200, 1e200, 5 };
  g_autoptr (JctLeastSquares) fit = jct_least_squares_new (5, 3);

  fill_line (fit, 5);
  for (guint t = 0; t < 5; t++)
    jct_least_squares_get_column (fit, 2)[t] = 3 * t - 7.0;
  g_assert_false (jct_least_squares_fit (fit, 5, 3, y));
  g_assert_false (jct_least_squares_fit (fit, 1, 2, y));
  g_assert_false (jct_least_squares_fit (fit, 0, 0, y));
  g_assert_false (jct_least_squares_fit (fit, 5, 2, bad));
  g_assert_false (jct_least_squares_fit (fit, 5, 2, huge));
  for (guint t = 0; t < 5; t++)
    jct_least_squares_get_column (fit, 2)[t] = 0;
  g_assert_false (jct_least_squares_fit (fit, 5, 3, y));
  g_assert_true (jct_least_squares_fit (fit, 5, 2, y));
  g_assert_true (jct_least_squares_fit (fit, 2, 2, y));
  assert_close (jct_least_squares_get_rss (fit), 0, 1e-28);
}

static void
test_lag (void)
{
  g_assert_cmpuint (jct_newey_west_lag (60), ==, 3);
  g_assert_cmpuint (jct_newey_west_lag (25), ==, 2);
  g_assert_cmpuint (jct_newey_west_lag (100), ==, 4);
  g_assert_cmpuint (jct_newey_west_lag (1), ==, 1);
  g_assert_cmpuint (jct_newey_west_lag (0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/least-squares/by-hand", test_by_hand);
  g_test_add_func ("/least-squares/declines", test_declines);
  g_test_add_func ("/least-squares/lag", test_lag);
  return g_test_run ();
}
