/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-distributions.h"

#include "oracle.h"

#include <float.h>
#include <math.h>

/* Below the smallest normal number a double holds fewer digits than the tolerance asks for. */
static void
assert_close_to (double value, double expected, const char *what, double a, double b)
{
  double floor = 4 * DBL_TRUE_MIN;

  if (fabs (value - expected) > MAX (1e-12 * fabs (expected), floor))
    g_error ("%s (%.17g, %.17g) is %.17g, not %.17g", what, a, b, value, expected);
}

static double
number (const json_t *row, gsize index)
{
  return json_number_value (json_array_get (row, index));
}

static void
test_reference (void)
{
  json_t *root = oracle_load ("distributions.json");
  gsize i;
  json_t *row;

  if (root == NULL)
    return;
  g_assert_cmpuint (json_array_size (json_object_get (root, "t_two_sided")), >, 100);
  json_array_foreach (json_object_get (root, "normal_cdf"), i, row)
    assert_close_to (jct_normal_cdf (number (row, 0)), number (row, 1), "normal cdf",
                     number (row, 0), 0);
  json_array_foreach (json_object_get (root, "normal_quantile"), i, row)
    assert_close_to (jct_normal_quantile (number (row, 0)), number (row, 1), "normal quantile",
                     number (row, 0), 0);
  json_array_foreach (json_object_get (root, "t_two_sided"), i, row)
    assert_close_to (jct_t_two_sided (number (row, 1), number (row, 0)), number (row, 2),
                     "t two-sided", number (row, 1), number (row, 0));
  json_array_foreach (json_object_get (root, "t_quantile"), i, row)
    assert_close_to (jct_t_quantile (number (row, 1), number (row, 0)), number (row, 2),
                     "t quantile", number (row, 1), number (row, 0));
  json_decref (root);
}

/* By hand: the Cauchy distribution and the closed form for two degrees of freedom. */
static void
test_closed_forms (void)
{
  assert_close_to (jct_t_two_sided (1, 1), 0.5, "t", 1, 1);
  assert_close_to (jct_t_quantile (0.75, 1), 1, "q", 0.75, 1);
  assert_close_to (jct_t_quantile (0.25, 1), -1, "q", 0.25, 1);
  g_assert_cmpfloat (jct_t_quantile (0.5, 7), ==, 0);
  for (double t = 0.01; t < 1e6; t *= 3)
    {
      double tail = 2 / ((t * t + 2) * (1 + t / sqrt (t * t + 2)));

      assert_close_to (jct_t_two_sided (t, 2), tail, "t", t, 2);
      assert_close_to (jct_t_two_sided (-t, 2), tail, "t", -t, 2);
      assert_close_to (jct_t_two_sided (t, 1), 2 * atan2 (1, t) / G_PI, "t", t, 1);
    }
  g_assert_cmpfloat (jct_normal_two_sided (0), ==, 1);
  assert_close_to (jct_normal_two_sided (JCT_NORMAL_975), 0.05, "normal", JCT_NORMAL_975, 0);
}

/* The quantile undoes the probability; many degrees of freedom come to the normal distribution;
 * extreme arguments give numbers. */
static void
test_extremes (void)
{
  const double dfs[] = { 0.3, 1, 4, 19, 20, 39, 40, 41, 1000, 1e6 };

  for (guint i = 0; i < G_N_ELEMENTS (dfs); i++)
    {
      for (double p = 0.51; p < 1 - 1e-9; p = 1 - (1 - p) / 7)
        {
          double q = jct_t_quantile (p, dfs[i]);

          g_assert_true (is_close (jct_t_two_sided (q, dfs[i]), 2 * (1 - p), 1e-9));
          g_assert_cmpfloat (q, ==, -jct_t_quantile (1 - p, dfs[i]));
        }
      g_assert_cmpfloat (jct_t_two_sided (1e300, dfs[i]), ==, 0);
      g_assert_cmpfloat (jct_t_two_sided (0, dfs[i]), ==, 1);
      g_assert_true (isfinite (jct_t_quantile (1e-300, dfs[i])));
      g_assert_true (isfinite (jct_t_quantile (1 - DBL_EPSILON, dfs[i])));
    }
  g_assert_true (is_close (jct_t_quantile (0.975, 1e8), JCT_NORMAL_975, 1e-7));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/distributions/reference", test_reference);
  g_test_add_func ("/distributions/closed-forms", test_closed_forms);
  g_test_add_func ("/distributions/extremes", test_extremes);
  return g_test_run ();
}
