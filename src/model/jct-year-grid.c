/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-year-grid.h"

#include <math.h>

#include "model/jct-series-private.h"

/* Any leap year: it has a place for every day. */
#define LEAP_YEAR 2000
#define DAYS_PER_WEEK 7
#define THURSDAY 3

gboolean
jct_year_grid_init (JctYearGrid *grid, JctPeriodKind kind, JctYears years, guint fiscal_start)
{
  static const guint n_columns[JCT_N_PERIOD_UNITS] = {
    [JCT_PERIOD_DAY] = 366,
    [JCT_PERIOD_WEEK] = 53,
    [JCT_PERIOD_MONTH] = 12,
    [JCT_PERIOD_QUARTER] = 4,
  };
  guint start = years == JCT_YEARS_FISCAL ? fiscal_start : 1;

  g_return_val_if_fail (grid != NULL && start >= 1 && start <= 12, FALSE);

  if (kind.unit == JCT_PERIOD_QUARTER && start % 3 != 1)
    start = 1;
  *grid = (JctYearGrid){ kind, start, n_columns[kind.unit] };
  return grid->n_columns > 0;
}

JctPeriodKind
jct_year_grid_get_rows (const JctYearGrid *grid)
{
  return grid->start_month == 1 ? jct_period_kind (JCT_PERIOD_YEAR, 1)
                                : jct_period_kind (JCT_PERIOD_FISCAL_YEAR, grid->start_month);
}

/* ---- places ---------------------------------------------------------------------------------- */

static int
find_year (const JctYearGrid *grid, JctDay day)
{
  return jct_period_from_day (jct_year_grid_get_rows (grid), day).ordinal;
}

static JctDay
find_first_day (const JctYearGrid *grid, int year)
{
  return jct_period_first_day (jct_period (jct_year_grid_get_rows (grid), year));
}

/* Of a month and day, in a year that has them all and starts with the grid's first month. */
static guint
find_day_column (const JctYearGrid *grid, int month, int day)
{
  JctDay first = jct_day_from_date (LEAP_YEAR, (int) grid->start_month, 1);

  return (guint) (jct_day_from_date (LEAP_YEAR, month, day) - first + 366) % 366;
}

void
jct_year_grid_find_place (const JctYearGrid *grid, JctPeriod period, int *year, guint *column)
{
  JctDay first = jct_period_first_day (period);
  int calendar_year, month, day;

  if (grid->kind.unit == JCT_PERIOD_WEEK)
    {
      *year = find_year (grid, first + THURSDAY);
      *column = (guint) (first + THURSDAY - find_first_day (grid, *year)) / DAYS_PER_WEEK;
      return;
    }
  jct_day_to_date (first, &calendar_year, &month, &day);
  *year = find_year (grid, first);
  if (grid->kind.unit == JCT_PERIOD_DAY)
    *column = find_day_column (grid, month, day);
  else
    *column = ((guint) month - grid->start_month + 12) % 12
              / (grid->kind.unit == JCT_PERIOD_QUARTER ? 3 : 1);
}

static gboolean
find_week (const JctYearGrid *grid, int year, guint column, JctPeriod *period)
{
  JctDay first = find_first_day (grid, year);
  JctPeriod week = jct_period_from_day (grid->kind, first);
  JctDay thursday = jct_period_first_day (week) + THURSDAY;

  if (thursday < first)
    thursday += DAYS_PER_WEEK;
  thursday += (JctDay) column * DAYS_PER_WEEK;
  *period = jct_period_from_day (grid->kind, thursday);
  return find_year (grid, thursday) == year;
}

static gboolean
find_day (const JctYearGrid *grid, int year, guint column, JctPeriod *period)
{
  JctDay in_leap_year = jct_day_from_date (LEAP_YEAR, (int) grid->start_month, 1) + (JctDay) column;
  int calendar_year, month, day;

  if (in_leap_year >= jct_day_from_date (LEAP_YEAR + 1, 1, 1))
    in_leap_year -= 366;
  jct_day_to_date (in_leap_year, &calendar_year, &month, &day);
  calendar_year = grid->start_month > 1 && (guint) month >= grid->start_month ? year - 1 : year;
  if (!jct_date_is_valid (calendar_year, month, day))
    return FALSE;
  *period = jct_period_from_day (grid->kind, jct_day_from_date (calendar_year, month, day));
  return TRUE;
}

gboolean
jct_year_grid_find_period (const JctYearGrid *grid, int year, guint column, JctPeriod *period)
{
  g_return_val_if_fail (column < grid->n_columns, FALSE);

  if (grid->kind.unit == JCT_PERIOD_WEEK)
    return find_week (grid, year, column, period);
  if (grid->kind.unit == JCT_PERIOD_DAY)
    return find_day (grid, year, column, period);
  *period = jct_period_shift (jct_period_from_day (grid->kind, find_first_day (grid, year)),
                              (int) column);
  return TRUE;
}

int
jct_year_grid_find_whole (const JctYearGrid *grid)
{
  for (int year = LEAP_YEAR;; year++)
    {
      guint column = 0;
      JctPeriod period;

      while (column < grid->n_columns && jct_year_grid_find_period (grid, year, column, &period))
        column++;
      if (column == grid->n_columns)
        return year;
    }
}

gboolean
jct_year_grid_move (const JctYearGrid *grid, JctPeriod period, int year, JctPeriod *moved)
{
  guint column;
  int own;

  jct_year_grid_find_place (grid, period, &own, &column);
  return jct_year_grid_find_period (grid, year, column, moved);
}

/* ---- series ---------------------------------------------------------------------------------- */

/* What is incomplete stays so, though the period that it is moved to may have another number of parts. */
static void
copy_parts (const JctSeries *from, gsize index, JctSeries *to, gsize place)
{
  guint n_parts, n_whole;
  guint whole = jct_period_count_parts (jct_series_get_period (to, place), from->fine);

  jct_series_get_parts (from, index, &n_parts, &n_whole);
  if (to->parts == NULL)
    {
      to->parts = g_new0 (guint32, to->n);
      to->fine = from->fine;
    }
  to->parts[place] = n_parts >= n_whole ? whole : MIN (n_parts, whole - 1);
}

static void
copy_point (const JctSeries *from, gsize index, JctSeries *to, gsize place)
{
  to->values[place] = from->values[index];
  if (from->parts != NULL)
    copy_parts (from, index, to, place);
  if (from->qualifiers == NULL)
    return;
  jct_series_make_imprecise (to);
  to->qualifiers[place] = from->qualifiers[index];
  to->ranges[place] = from->ranges[index];
}

static JctSeries *
new_year (const JctYearGrid *grid, const JctSeries *from, int year, JctPeriod first)
{
  JctPeriod row = jct_period (jct_year_grid_get_rows (grid), year);
  g_autofree char *key = jct_period_to_text (row);
  g_autofree char *label = jct_period_to_label (row, JCT_LABEL_LONG);
  JctSeries *series = jct_series_alloc (key, label, first, grid->n_columns);

  series->integer = from->integer;
  series->unit = g_strdup (from->unit);
  return series;
}

JctSeriesSet *
jct_year_grid_split (const JctYearGrid *grid, const JctSeries *series, gsize begin, gsize end)
{
  GPtrArray *years = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);
  int last = G_MAXINT;
  JctPeriod first;

  g_return_val_if_fail (end <= series->n, NULL);

  jct_year_grid_find_period (grid, jct_year_grid_find_whole (grid), 0, &first);
  for (gsize i = end; i-- > begin;)
    {
      guint column;
      int year;

      if (isnan (series->values[i]))
        continue;
      jct_year_grid_find_place (grid, jct_series_get_period (series, i), &year, &column);
      if (year != last)
        g_ptr_array_add (years, new_year (grid, series, year, first));
      last = year;
      copy_point (series, i, g_ptr_array_index (years, years->len - 1), column);
    }
  if (years->len > 0)
    return jct_series_set_take (grid->kind, years);
  g_ptr_array_unref (years);
  return NULL;
}
