/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-scale.h"

#include <math.h>

static void
test_value_round_trip (void)
{
  JctValueScale scale = jct_value_scale (-50, 150, 400, 0);

  g_assert_cmpfloat (jct_value_scale_map (&scale, -50), ==, 400);
  g_assert_cmpfloat (jct_value_scale_map (&scale, 150), ==, 0);
  g_assert_cmpfloat (jct_value_scale_map (&scale, 0), ==, 300);
  g_assert_cmpfloat (jct_value_scale_invert (&scale, 300), ==, 0);
  /* Beyond its ends as well. */
  g_assert_cmpfloat (jct_value_scale_map (&scale, 350), ==, -400);
  g_assert_true (isnan (jct_value_scale_map (&scale, NAN)));
}

static void
test_value_odd_domains (void)
{
  static const double odd[]
    = { 0, 5, -5, 1e-300, 1e300, -1e300, NAN, INFINITY, -INFINITY, G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
      {
        JctValueScale scale = jct_value_scale (odd[i], odd[k], 0, 100);

        g_assert_true (isfinite (scale.domain_min) && isfinite (scale.domain_max));
        g_assert_true (isfinite (jct_value_scale_map (&scale, scale.domain_min)));
        g_assert_true (isfinite (jct_value_scale_map (&scale, 0)));
        g_assert_true (isfinite (jct_value_scale_invert (&scale, 50)));
      }
}

static void
test_value_flat (void)
{
  JctValueScale five = jct_value_scale (5, 5, 0, 100), zero = jct_value_scale (0, 0, 0, 100);
  JctValueScale nowhere = jct_value_scale (0, 10, 7, 7);

  g_assert_cmpfloat_with_epsilon (jct_value_scale_map (&five, 5), 50, 1e-9);
  /* A flat zero stands on the axis, not under it. */
  g_assert_cmpfloat (jct_value_scale_map (&zero, 0), ==, 0);
  g_assert_cmpfloat (jct_value_scale_map (&nowhere, 3), ==, 7);
  g_assert_cmpfloat (jct_value_scale_invert (&nowhere, 7), ==, 0);
}

static void
test_value_reversed (void)
{
  JctValueScale scale = jct_value_scale (10, 0, 0, 100);

  g_assert_cmpfloat (jct_value_scale_map (&scale, 10), ==, 0);
  g_assert_cmpfloat (jct_value_scale_map (&scale, 0), ==, 100);
  g_assert_cmpfloat (jct_value_scale_invert (&scale, 25), ==, 7.5);
}

static void
test_time (void)
{
  JctDay start = jct_day_from_date (2019, 10, 1), end = jct_day_from_date (2024, 10, 1);
  JctTimeScale scale = jct_time_scale ((JctSpan){ start, end }, 50, 650);
  JctPeriodKind month = jct_period_kind (JCT_PERIOD_MONTH, 1);
  JctPeriod february = jct_period_from_day (month, jct_day_from_date (2021, 2, 14));
  double middle = jct_time_scale_map_period (&scale, february);

  g_assert_cmpfloat (jct_time_scale_map (&scale, start), ==, 50);
  g_assert_cmpfloat (jct_time_scale_map (&scale, end), ==, 650);
  g_assert_cmpfloat_with_epsilon (
    jct_time_scale_invert (&scale, jct_time_scale_map (&scale, start + 100.25)), start + 100.25,
    1e-6);
  g_assert_cmpfloat_with_epsilon (middle,
                                  jct_time_scale_map (&scale, jct_day_from_date (2021, 2, 15)),
                                  1e-9);
}

static void
test_time_odd_domains (void)
{
  static const JctSpan odd[] = { { 0, 0 },
                                 { 10, 5 },
                                 { G_MININT32, G_MAXINT32 },
                                 { G_MAXINT32, G_MAXINT32 },
                                 { G_MININT32, G_MININT32 } };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      JctTimeScale scale = jct_time_scale (odd[i], 0, 100);

      g_assert_cmpint (scale.domain.end, >, scale.domain.start);
      g_assert_true (isfinite (jct_time_scale_map (&scale, 0)));
      g_assert_true (isfinite (jct_time_scale_invert (&scale, 1e6)));
    }
}

/* Equal ratios are equally far apart, but near zero, which has a place. */
static void
test_value_log (void)
{
  static const double values[] = { -20, -1, 0, 0.5, 1, 7, 1234, 1e6 };
  JctValueScale scale = jct_value_scale_log (0, 1e6, 100, 0);
  double far = jct_value_scale_map (&scale, 1e5) - jct_value_scale_map (&scale, 1e6);

  g_assert_cmpfloat (jct_value_scale_map (&scale, 0), ==, 100);
  g_assert_cmpfloat (jct_value_scale_map (&scale, 1e6), ==, 0);
  g_assert_cmpfloat_with_epsilon (jct_value_scale_map (&scale, 1e4)
                                    - jct_value_scale_map (&scale, 1e5),
                                  far, 0.01);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpfloat_with_epsilon (
      jct_value_scale_invert (&scale, jct_value_scale_map (&scale, values[i])), values[i], 1e-4);
}

/* From its unit on the ratios are equal without exception; zero is below, as far as a factor of e. */
static void
test_value_log_from (void)
{
  static const double values[] = { -20, 0, 0.004, 0.01, 0.7, 1234, 1e6 };
  JctValueScale scale = jct_value_scale_log_from (0.01, 0, 1e6, 100, 0);
  double decade = jct_value_scale_map (&scale, 0.01) - jct_value_scale_map (&scale, 0.1);

  g_assert_cmpfloat (jct_value_scale_map (&scale, 0), ==, 100);
  g_assert_cmpfloat_with_epsilon (jct_value_scale_map (&scale, 1e5), decade, 1e-9);
  g_assert_cmpfloat_with_epsilon (100 - jct_value_scale_map (&scale, 0.01), decade / log (10),
                                  1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpfloat_with_epsilon (
      jct_value_scale_invert (&scale, jct_value_scale_map (&scale, values[i])), values[i], 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/value/round-trip", test_value_round_trip);
  g_test_add_func ("/scale/value/odd", test_value_odd_domains);
  g_test_add_func ("/scale/value/flat", test_value_flat);
  g_test_add_func ("/scale/value/reversed", test_value_reversed);
  g_test_add_func ("/scale/value/log", test_value_log);
  g_test_add_func ("/scale/value/log-from", test_value_log_from);
  g_test_add_func ("/scale/time", test_time);
  g_test_add_func ("/scale/time/odd", test_time_odd_domains);
  return g_test_run ();
}
