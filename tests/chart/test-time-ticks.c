/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-ticks.h"

#include <math.h>
#include <string.h>

#define MINOR_PX 6.0
#define MAJOR_PX 8.0

/* A typewriter: the test does not hang on a font. */
static double
measure (const char *text, gboolean major, gpointer data)
{
  return (double) g_utf8_strlen (text, -1) * (major ? MAJOR_PX : MINOR_PX);
}

static JctTimeScale
scale_of (int from_year, int from_month, int to_year, int to_month, double width)
{
  JctSpan span
    = { jct_day_from_date (from_year, from_month, 1), jct_day_from_date (to_year, to_month, 1) };

  return jct_time_scale (span, 0, width);
}

static char *
describe (JctTimeScale scale, JctPeriodUnit unit, guint fiscal_start)
{
  g_autoptr (GArray) ticks
    = jct_time_ticks (&scale, jct_period_kind (unit, fiscal_start), 12, measure, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);

      if (tick->minor == NULL && tick->major == NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              tick->minor != NULL ? tick->minor : "");
      if (tick->major != NULL)
        g_string_append_printf (text, "/%s", tick->major);
    }
  return g_string_free (text, FALSE);
}

static void
check (JctTimeScale scale, JctPeriodUnit unit, guint fiscal_start, const char *expected)
{
  g_autofree char *text = describe (scale, unit, fiscal_start);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_known (void)
{
  check (scale_of (2022, 1, 2023, 3, 600), JCT_PERIOD_MONTH, 1,
         "Jan/2022 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Jan/2023 Feb");
  check (scale_of (2019, 10, 2024, 10, 250), JCT_PERIOD_MONTH, 1, "/2020 /2021 /2022 /2023 /2024");
  check (scale_of (2019, 10, 2021, 10, 300), JCT_PERIOD_MONTH, 1,
         "Oct Jan/2020 Apr Jul Oct Jan/2021 Apr Jul");
  check (scale_of (2020, 1, 2022, 1, 400), JCT_PERIOD_QUARTER, 1,
         "Q1/2020 Q2 Q3 Q4 Q1/2021 Q2 Q3 Q4");
  check (scale_of (2018, 10, 2024, 10, 600), JCT_PERIOD_FISCAL_YEAR, 10,
         "/FY2019 /FY2020 /FY2021 /FY2022 /FY2023 /FY2024");
  check (scale_of (1900, 1, 2000, 1, 300), JCT_PERIOD_YEAR, 1, "/1900 /1920 /1940 /1960 /1980");
  check (scale_of (2022, 8, 2022, 9, 600), JCT_PERIOD_DAY, 1,
         "2/Aug 2022 4 6 8 10 12 14 16 18 20 22 24 26 28 30");
}

static void
test_first_year_is_named (void)
{
  g_autofree char *text = describe (scale_of (2021, 4, 2022, 7, 600), JCT_PERIOD_MONTH, 1);

  g_assert_true (g_str_has_prefix (text, "Apr/2021 May"));
  g_assert_nonnull (strstr (text, "Jan/2022"));
}

static void
assert_ordered_and_apart (JctTimeScale scale, JctPeriodKind kind, double min_gap)
{
  g_autoptr (GArray) ticks = jct_time_ticks (&scale, kind, min_gap, measure, NULL);
  double last_x = -1e9, minor_end = -1e9, major_end = -1e9;

  for (guint i = 0; i < ticks->len; i++)
    {
      const JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);
      double x = jct_time_scale_map (&scale, tick->day);

      g_assert_cmpint (tick->day, >=, scale.domain.start);
      g_assert_cmpint (tick->day, <, scale.domain.end);
      g_assert_cmpfloat (x - last_x, >=, min_gap - 1e-6);
      last_x = x;
      /* Labels in their row, whether they start at their tick or stand in the middle under it. */
      if (tick->minor != NULL)
        {
          g_assert_cmpfloat (x, >=, minor_end);
          minor_end = x + measure (tick->minor, FALSE, NULL);
        }
      if (tick->major != NULL)
        {
          g_assert_cmpfloat (x, >=, major_end);
          major_end = x + measure (tick->major, TRUE, NULL);
        }
    }
}

static void
test_any_domain (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      int year = g_test_rand_int_range (-9000, 9000);
      double days = pow (10, g_test_rand_double_range (0, i % 4 == 0 ? 6.5 : 4));
      JctDay start
        = jct_day_from_date (year, g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
      JctSpan span = { start, start + (JctDay) days };
      JctTimeScale scale = jct_time_scale (span, 0, g_test_rand_double_range (20, 4000));
      JctPeriodUnit unit = (JctPeriodUnit) g_test_rand_int_range (0, JCT_N_PERIOD_UNITS);
      guint start_month
        = unit == JCT_PERIOD_FISCAL_YEAR ? (guint) g_test_rand_int_range (1, 13) : 1;

      assert_ordered_and_apart (scale, jct_period_kind (unit, start_month),
                                g_test_rand_double_range (4, 40));
    }
}

static guint
count_labels (JctTimeScale scale, JctPeriodUnit unit)
{
  g_autoptr (GArray) ticks = jct_time_ticks (&scale, jct_period_kind (unit, 1), 12, measure, NULL);
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);

      n += tick->minor != NULL || tick->major != NULL;
    }
  return n;
}

static void
test_never_one_alone (void)
{
  for (int months = 3; months < 400; months++)
    for (double width = 120; width < 1000; width *= 1.3)
      g_assert_cmpuint (count_labels (scale_of (2001, 8, 2001 + (7 + months) / 12,
                                                (7 + months) % 12 + 1, width),
                                      JCT_PERIOD_MONTH),
                        >=, 2);
}

static void
test_odd_scales (void)
{
  static const JctSpan spans[]
    = { { 0, 0 }, { G_MININT32, G_MAXINT32 }, { G_MAXINT32 - 1, G_MAXINT32 }, { 0, 1 } };
  static const double widths[] = { 0, -300, 1e9, 1e-9, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
      for (guint unit = 0; unit < JCT_N_PERIOD_UNITS; unit++)
        {
          JctTimeScale scale = jct_time_scale (spans[i], 0, widths[k]);
          g_autoptr (GArray) ticks
            = jct_time_ticks (&scale, jct_period_kind ((JctPeriodUnit) unit, 1), 0, measure, NULL);

          g_assert_cmpuint (ticks->len, <, 600000);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-ticks/known", test_known);
  g_test_add_func ("/time-ticks/first-year", test_first_year_is_named);
  g_test_add_func ("/time-ticks/any-domain", test_any_domain);
  g_test_add_func ("/time-ticks/never-one-alone", test_never_one_alone);
  g_test_add_func ("/time-ticks/odd", test_odd_scales);
  return g_test_run ();
}
