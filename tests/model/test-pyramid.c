/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-pyramid.h"

#include <math.h>

#include "model/jct-series.h"

static const gsize sizes[] = { 1, 15, 16, 17, 63, 64, 65, 255, 257, 1024, 4097 };

/* Some missing, many equal. */
static double *
make_values (gsize n, double share_missing, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double *values = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    values[i] = g_rand_double (rand) < share_missing ? NAN : g_rand_int_range (rand, -50, 50);
  return values;
}

static void
check_range (const JctPyramid *pyramid, const double *values, gsize begin, gsize end)
{
  JctExtremes found = jct_pyramid_find_extremes (pyramid, begin, end);
  JctExtremes expected = { INFINITY, -INFINITY };
  gsize first = 0, last = 0, n_missing = 0, seen = 0;
  double sum = 0;

  for (gsize i = begin; i < end; i++)
    {
      if (isnan (values[i]))
        {
          n_missing++;
          continue;
        }
      first = seen++ == 0 ? i : first;
      last = i;
      sum += values[i];
      expected.low = MIN (expected.low, values[i]);
      expected.high = MAX (expected.high, values[i]);
    }
  g_assert_cmpfloat (found.low, ==, expected.low);
  g_assert_cmpfloat (found.high, ==, expected.high);
  g_assert_cmpuint (jct_pyramid_count_missing (pyramid, begin, end), ==, n_missing);
  g_assert_cmpfloat (jct_pyramid_sum (pyramid, begin, end), ==, sum);

  gsize present_first, present_last;
  gboolean present = jct_pyramid_find_present (pyramid, begin, end, &present_first, &present_last);
  g_assert_cmpint (present, ==, seen > 0);
  if (!present)
    return;
  g_assert_cmpuint (present_first, ==, first);
  g_assert_cmpuint (present_last, ==, last);
  for (guint k = 0; k < 2; k++)
    {
      double value = k == 0 ? expected.low : expected.high;
      gsize place = begin;

      while (values[place] != value)
        place++;
      g_assert_cmpuint (jct_pyramid_find_place (pyramid, begin, end, value), ==, place);
    }
}

static void
test_ranges (void)
{
  static const double shares[] = { 0, 0.02, 0.97, 1 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint m = 0; m < G_N_ELEMENTS (shares); m++)
      {
        gsize n = sizes[s];
        g_autofree double *values = make_values (n, shares[m], s * 7 + m);
        g_autoptr (JctPyramid) pyramid = jct_pyramid_new (values, n);
        g_autoptr (GRand) rand = g_rand_new_with_seed (s);

        check_range (pyramid, values, 0, n);
        for (guint i = 0; i < 200; i++)
          {
            gsize begin = (gsize) g_rand_int_range (rand, 0, (gint32) n + 1);

            check_range (pyramid, values, begin,
                         (gsize) g_rand_int_range (rand, (gint32) begin, (gint32) n + 1));
          }
      }
}

static void
test_odd_values (void)
{
  double values[] = { G_MAXDOUBLE, -G_MAXDOUBLE, NAN, 0, G_MINDOUBLE };
  g_autoptr (JctPyramid) pyramid = jct_pyramid_new (values, G_N_ELEMENTS (values));
  g_autoptr (JctPyramid) empty = jct_pyramid_new (NULL, 0);
  JctExtremes extremes = jct_pyramid_find_extremes (empty, 0, 0);
  gsize first, last;

  check_range (pyramid, values, 0, G_N_ELEMENTS (values));
  check_range (pyramid, values, 2, 3);
  g_assert_cmpfloat (extremes.low, >, extremes.high);
  g_assert_false (jct_pyramid_find_present (empty, 0, 0, &first, &last));
}

static void
test_size (void)
{
  gsize n = 100000;
  g_autofree double *values = g_new0 (double, n);
  g_autoptr (JctPyramid) pyramid = jct_pyramid_new (values, n);

  g_assert_cmpuint (jct_pyramid_get_size (pyramid), <, n * sizeof (double) * 17 / 100);
}

static gpointer
ask (gpointer series)
{
  return (gpointer) jct_series_get_pyramid (series);
}

/* Two who ask at once get the same one. */
static void
test_of_series (void)
{
  g_autofree double *values = make_values (100000, 0, 1);
  JctPeriod first = { jct_period_kind (JCT_PERIOD_DAY, 1), 0 };
  g_autoptr (JctSeries) series = jct_series_new ("all", "all", first, 100000, values, TRUE);
  GThread *thread = g_thread_new ("other", ask, series);
  const JctPyramid *pyramid = jct_series_get_pyramid (series);

  g_assert_true (g_thread_join (thread) == pyramid);
  g_assert_true (jct_series_get_pyramid (series) == pyramid);
}

static void
test_total (void)
{
  double a[] = { 1, NAN, NAN, 4 }, b[] = { 10, 20, NAN, NAN };
  JctPeriod first = { jct_period_kind (JCT_PERIOD_DAY, 1), 0 };
  g_autoptr (JctSeries) one = jct_series_new ("a", "a", first, 4, a, TRUE);
  g_autoptr (JctSeries) two = jct_series_new ("b", "b", first, 4, b, TRUE);
  JctSeries *both[] = { one, two };
  g_autoptr (JctSeriesSet) alone = jct_series_set_new (both, 1);
  g_autoptr (JctSeriesSet) set = jct_series_set_new (both, 2);
  JctSeries *total = jct_series_set_get_total (set);

  g_assert_true (jct_series_set_get_total (alone) == one);
  g_assert_true (jct_series_set_get_total (set) == total);
  g_assert_cmpfloat (jct_series_get_value (total, 0), ==, 11);
  g_assert_cmpfloat (jct_series_get_value (total, 1), ==, 20);
  g_assert_true (isnan (jct_series_get_value (total, 2)));
  g_assert_cmpfloat (jct_series_get_value (total, 3), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pyramid/ranges", test_ranges);
  g_test_add_func ("/pyramid/odd", test_odd_values);
  g_test_add_func ("/pyramid/size", test_size);
  g_test_add_func ("/pyramid/series", test_of_series);
  g_test_add_func ("/pyramid/total", test_total);
  return g_test_run ();
}
