/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/jct-student-mixture.h"

#include "analysis/jct-distributions.h"

#include "oracle.h"

#include <math.h>

static void
test_table (void)
{
  static const double dfs[] = { 1, 2.5, 11, 33, 240, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (dfs); i++)
    {
      g_autoptr (JctStudentTable) table = jct_student_table_new (dfs[i]);

      for (double x = -14; x < 14; x += 0.0171)
        {
          double far = jct_t_two_sided (x, dfs[i]) / 2;

          g_assert_cmpfloat (fabs (jct_student_table_cdf (table, x) - (x < 0 ? far : 1 - far)), <,
                             1e-8);
        }
      g_assert_cmpfloat (jct_student_table_cdf (table, 1e300), ==, 1);
      g_assert_cmpfloat (jct_student_table_cdf (table, -1e300), ==, 0);
    }
}

/* One part alone is itself; parts that are the same are one. */
static void
test_one (void)
{
  static const double share[] = { 0.25, 0.75 }, centre[] = { 3, 3 }, scale[] = { 2, 2 };
  static const double ps[] = { 0.001, 0.025, 0.5, 0.8, 0.975 };
  g_autoptr (JctStudentTable) table = jct_student_table_new (7);

  for (guint i = 0; i < G_N_ELEMENTS (ps); i++)
    for (guint n = 1; n <= 2; n++)
      {
        JctStudentMixture mixture = { n, n == 1 ? &(double){ 1 } : share, centre, scale };
        double q = 3 + 2 * jct_t_quantile (ps[i], 7);

        g_assert_cmpfloat (fabs (jct_student_mixture_quantile (table, &mixture, ps[i]) - q), <,
                           1e-6);
        g_assert_true (
          is_close (jct_student_mixture_p (table, &mixture, q), 2 * MIN (ps[i], 1 - ps[i]), 1e-9));
      }
}

/* Far apart, with one of no weight: each quantile has its share below it. */
static void
test_parts (void)
{
  static const double share[] = { 0.3, 0, 0.5, 0.2 }, centre[] = { -100, 1e9, 0, 1000 },
                      scale[] = { 1e-3, 1, 10, 300 };
  const JctStudentMixture mixture = { 4, share, centre, scale };
  g_autoptr (JctStudentTable) table = jct_student_table_new (20);

  for (double p = 0.01; p < 0.995; p += 0.01)
    {
      double q = jct_student_mixture_quantile (table, &mixture, p);
      double below = 0;

      for (guint i = 0; i < 4; i++)
        below += share[i] * jct_student_table_cdf (table, (q - centre[i]) / scale[i]);
      /* The quantile is good to 1e-10 of the whole width, beside which the narrowest part is small. */
      g_assert_cmpfloat (fabs (below - p), <, 1e-4);
    }
  g_assert_cmpfloat (jct_student_mixture_p (table, &mixture, 1e6), >, 0);
  g_assert_cmpfloat (jct_student_mixture_p (table, &mixture, 1e6), <, 1e-20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/student-mixture/table", test_table);
  g_test_add_func ("/student-mixture/one", test_one);
  g_test_add_func ("/student-mixture/parts", test_parts);
  return g_test_run ();
}
