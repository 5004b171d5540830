/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years as rows, their periods as columns. */
#include "model/jct-year-grid.h"

#include <math.h>

static const JctPeriodUnit units[]
  = { JCT_PERIOD_DAY, JCT_PERIOD_WEEK, JCT_PERIOD_MONTH, JCT_PERIOD_QUARTER };

/* Every period has one place and is found there again; places follow one another; a year lasts a year. */
static void
test_round_trip (void)
{
  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    for (guint start = 1; start <= 12; start++)
      {
        JctPeriodKind kind = jct_period_kind (units[u], 1);
        JctPeriod period = jct_period_from_day (kind, jct_day_from_date (1995, 2, 3));
        int year, before = 0;
        guint column, last = 0;
        JctYearGrid grid;

        g_assert_true (jct_year_grid_init (&grid, kind, JCT_YEARS_FISCAL, start));
        for (guint i = 0; jct_period_first_day (period) < jct_day_from_date (2034, 1, 1); i++)
          {
            JctPeriod found;
            jct_year_grid_find_place (&grid, period, &year, &column);
            g_assert_cmpuint (column, <, grid.n_columns);
            g_assert_true (jct_year_grid_find_period (&grid, year, column, &found));
            g_assert_cmpint (found.ordinal, ==, period.ordinal);
            if (i > 0)
              g_assert_true (year == before ? column > last : year == before + 1 && column == 0);
            before = year;
            last = column;
            period = jct_period_shift (period, 1);
          }
        int whole = jct_year_grid_find_whole (&grid);
        for (guint i = 0; i < grid.n_columns; i++)
          g_assert_true (jct_year_grid_find_period (&grid, whole, i, &period));
      }
}

static void
test_places (void)
{
  const struct
  {
    JctPeriodUnit unit;
    JctYears years;
    const char *period;
    int year;
    guint column;
  } cases[] = {
    { JCT_PERIOD_MONTH, JCT_YEARS_CALENDAR, "2022-08", 2022, 7 },
    { JCT_PERIOD_MONTH, JCT_YEARS_FISCAL, "2022-08", 2022, 10 },
    { JCT_PERIOD_MONTH, JCT_YEARS_FISCAL, "2022-10", 2023, 0 },
    { JCT_PERIOD_QUARTER, JCT_YEARS_FISCAL, "2022-Q4", 2023, 0 },
    { JCT_PERIOD_WEEK, JCT_YEARS_CALENDAR, "2020-W53", 2020, 52 },
    { JCT_PERIOD_WEEK, JCT_YEARS_CALENDAR, "2021-W01", 2021, 0 },
    { JCT_PERIOD_WEEK, JCT_YEARS_FISCAL, "2022-W40", 2023, 0 },
    { JCT_PERIOD_DAY, JCT_YEARS_CALENDAR, "2023-03-01", 2023, 60 },
    { JCT_PERIOD_DAY, JCT_YEARS_CALENDAR, "2024-02-29", 2024, 59 },
    { JCT_PERIOD_DAY, JCT_YEARS_FISCAL, "2023-09-30", 2023, 365 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JctPeriodKind kind = jct_period_kind (cases[i].unit, 1);
      JctYearGrid grid;
      JctPeriod period;
      guint column;
      int year;

      g_assert_true (jct_year_grid_init (&grid, kind, cases[i].years, 10));
      g_assert_true (jct_period_parse (cases[i].period, kind, &period));
      jct_year_grid_find_place (&grid, period, &year, &column);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpuint (column, ==, cases[i].column);
    }
}

static void
test_refuses (void)
{
  JctYearGrid grid;
  JctPeriod period;

  g_assert_false (
    jct_year_grid_init (&grid, jct_period_kind (JCT_PERIOD_YEAR, 1), JCT_YEARS_CALENDAR, 10));
  g_assert_false (
    jct_year_grid_init (&grid, jct_period_kind (JCT_PERIOD_FISCAL_YEAR, 10), JCT_YEARS_FISCAL, 10));
  /* No 29 February in 2023, no 53rd week in 2022. */
  g_assert_true (
    jct_year_grid_init (&grid, jct_period_kind (JCT_PERIOD_DAY, 1), JCT_YEARS_CALENDAR, 10));
  g_assert_false (jct_year_grid_find_period (&grid, 2023, 59, &period));
  g_assert_true (
    jct_year_grid_init (&grid, jct_period_kind (JCT_PERIOD_WEEK, 1), JCT_YEARS_CALENDAR, 10));
  g_assert_false (jct_year_grid_find_period (&grid, 2022, 52, &period));
  /* Quarters that start in February do not nest in fiscal years that start in October's. */
  g_assert_true (
    jct_year_grid_init (&grid, jct_period_kind (JCT_PERIOD_QUARTER, 1), JCT_YEARS_FISCAL, 2));
  g_assert_cmpuint (grid.start_month, ==, 1);
}

/* The last year first; a missing month stays missing, and what is beyond the range does too. */
static void
test_split (void)
{
  double values[30];
  JctPeriod first = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), 2020 * 12 + 10);
  JctYearGrid grid;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i;
  values[3] = NAN;
  g_autoptr (JctSeries) series
    = jct_series_new ("all", "All", first, G_N_ELEMENTS (values), values, TRUE);
  g_assert_true (jct_year_grid_init (&grid, first.kind, JCT_YEARS_CALENDAR, 10));
  g_autoptr (JctSeriesSet) years = jct_year_grid_split (&grid, series, 1, 29);

  /* December 2020 to March 2023, without February 2021. */
  g_assert_cmpuint (jct_series_set_get_n (years), ==, 4);
  JctSeries *last = jct_series_set_get (years, 0), *second = jct_series_set_get (years, 2);
  g_assert_cmpstr (jct_series_get_key (last), ==, "2023");
  g_assert_cmpuint (jct_series_get_n (last), ==, 12);
  g_assert_cmpfloat (jct_series_get_value (last, 2), ==, 28);
  g_assert_true (isnan (jct_series_get_value (last, 3)));
  g_assert_cmpstr (jct_series_get_key (second), ==, "2021");
  g_assert_true (isnan (jct_series_get_value (second, 1)));
  g_assert_cmpfloat (jct_series_get_value (second, 11), ==, 13);
  g_assert_true (jct_series_is_integer (second));
  g_assert_null (jct_year_grid_split (&grid, series, 3, 4));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-grid/round-trip", test_round_trip);
  g_test_add_func ("/year-grid/places", test_places);
  g_test_add_func ("/year-grid/refuses", test_refuses);
  g_test_add_func ("/year-grid/split", test_split);
  return g_test_run ();
}
