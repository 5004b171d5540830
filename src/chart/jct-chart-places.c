/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a figure stands in a chart that is laid out, for the pointer and the keyboard. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-layout.h"

/* What a point's height stands for; NAN where there is none. */
static double
find_level (const JctChartAxes *axes, JctSeriesSet *set, guint series, gssize index)
{
  double level = jct_series_get_value (jct_series_set_get (set, series), index);

  if (axes->type != JCT_CHART_AREA)
    return level;
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      double value = jct_series_get_value (jct_series_set_get (set, i), index);
      /* The stack has a gap wherever one figure is missing. */
      if (isnan (value))
        return NAN;
      level += i < series ? value : 0;
    }
  return level;
}

/* In a chart of years, the middle of the period in the year that is drawn. */
static gboolean
find_x (const JctChartAxes *axes, const JctChartPanel *panel, JctPeriod period, double *x)
{
  JctPeriod moved;

  if (!axes->has_years)
    {
      *x = jct_time_scale_map_period (panel != NULL ? &panel->time : &axes->time, period);
      return TRUE;
    }
  if (jct_span_is_empty (jct_span_intersect (jct_period_span (period), axes->time.domain))
      || !jct_year_grid_move (&axes->grid, period, axes->whole_year, &moved))
    return FALSE;
  *x = jct_time_scale_map_period (&axes->year_time, moved);
  return TRUE;
}

gboolean
jct_chart_axes_find_cell (const JctChartAxes *axes, JctPeriod period, JctRect *cell)
{
  const JctChartCells *cells = &axes->cells;
  guint column;
  int year;

  if (cells->n_years == 0
      || jct_span_is_empty (jct_span_intersect (jct_period_span (period), axes->time.domain)))
    return FALSE;
  jct_year_grid_find_place (&axes->grid, period, &year, &column);
  double width = cells->rect.width / axes->grid.n_columns;
  double height = cells->rect.height / cells->n_years;
  *cell = (JctRect){ cells->rect.x + column * width,
                     cells->rect.y + (year - cells->first_year) * height, width, height };
  return year >= cells->first_year && year < cells->first_year + (int) cells->n_years;
}

const JctChartBar *
jct_chart_axes_find_bar (const JctChartAxes *axes, guint series)
{
  for (guint i = 0; i < axes->bars.n; i++)
    if (axes->bars.bars[i].series == series)
      return &axes->bars.bars[i];
  return NULL;
}

static gboolean
find_end (const JctChartAxes *axes, guint series, JctPeriod period, JctPoint *point)
{
  const JctChartBar *bar = jct_chart_axes_find_bar (axes, series);

  if (bar == NULL || !jct_period_kind_equal (period.kind, axes->bars.period.kind)
      || period.ordinal != axes->bars.period.ordinal)
    return FALSE;
  *point = bar->end;
  return TRUE;
}

gboolean
jct_chart_axes_find_point (const JctChartAxes *axes,
                           const JctChartPanel *panel,
                           JctSeriesSet *set,
                           guint series,
                           JctPeriod period,
                           JctPoint *point)
{
  gssize index = jct_series_find (jct_series_set_get (set, series), period);
  double level = index >= 0 ? find_level (axes, set, series, index) : NAN;

  JctRect cell;

  if (axes->bars.n > 0)
    return find_end (axes, series, period, point);
  if (isnan (level) || (axes->subject >= 0 && axes->subject != (int) series))
    return FALSE;
  if (axes->cells.n_years > 0)
    {
      if (!jct_chart_axes_find_cell (axes, period, &cell))
        return FALSE;
      *point = (JctPoint){ cell.x + cell.width / 2, cell.y + cell.height / 2 };
      return TRUE;
    }
  point->y = jct_value_scale_map (panel != NULL ? &panel->value : &axes->value, level);
  return find_x (axes, panel, period, &point->x);
}

/* ---- the other way --------------------------------------------------------------------------- */

/* Of the years that have a figure there, the one whose line is nearest. */
static gboolean
find_in_years (const JctChartAxes *axes, JctSeriesSet *set, double x, double y, JctPeriod *period)
{
  double day = jct_time_scale_invert (&axes->year_time, x), nearest = INFINITY;
  guint series = (guint) MAX (axes->subject, 0), column, ignored_column;
  JctSpan shown = axes->time.domain, year_span = axes->year_time.domain;
  int ignored, first, last;

  jct_year_grid_find_place (&axes->grid,
                            jct_period_from_day (axes->grid.kind,
                                                 (JctDay) CLAMP (floor (day), year_span.start,
                                                                 year_span.end - 1)),
                            &ignored, &column);
  jct_year_grid_find_place (&axes->grid, jct_period_from_day (axes->grid.kind, shown.start), &first,
                            &ignored_column);
  jct_year_grid_find_place (&axes->grid, jct_period_from_day (axes->grid.kind, shown.end - 1),
                            &last, &ignored_column);
  for (int year = first; year <= last; year++)
    {
      JctPeriod candidate;
      JctPoint point;

      if (!jct_year_grid_find_period (&axes->grid, year, column, &candidate)
          || !jct_chart_axes_find_point (axes, NULL, set, series, candidate, &point)
          || fabs (point.y - y) >= nearest)
        continue;
      nearest = fabs (point.y - y);
      *period = candidate;
    }
  return isfinite (nearest);
}

/* A month without a figure has a cell as well; what the data do not reach has none. */
static gboolean
find_in_cells (const JctChartAxes *axes, JctSeriesSet *set, double x, double y, JctPeriod *period)
{
  const JctChartCells *cells = &axes->cells;
  double column = (x - cells->rect.x) / cells->rect.width * axes->grid.n_columns;
  double row = (y - cells->rect.y) / cells->rect.height * cells->n_years;

  if (column < 0 || column >= axes->grid.n_columns || row < 0 || row >= cells->n_years)
    return FALSE;
  return jct_year_grid_find_period (&axes->grid, cells->first_year + (int) row, (guint) column,
                                    period)
         && jct_series_find (jct_series_set_get (set, 0), *period) >= 0
         && !jct_span_is_empty (jct_span_intersect (jct_period_span (*period), axes->time.domain));
}

static gboolean
find_in_bars (const JctChartAxes *axes, double y, JctPeriod *period)
{
  for (guint i = 0; i < axes->bars.n; i++)
    {
      JctRect row = axes->bars.bars[i].row;
      if (y >= row.y && y < row.y + row.height)
        {
          *period = axes->bars.period;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
jct_chart_axes_find_period (const JctChartAxes *axes,
                            const JctChartPanel *panel,
                            JctSeriesSet *set,
                            double x,
                            double y,
                            JctPeriod *period)
{
  const JctTimeScale *time = panel != NULL ? &panel->time : &axes->time;

  if (jct_series_set_get_n (set) == 0 || jct_series_get_n (jct_series_set_get (set, 0)) == 0)
    return FALSE;
  if (axes->cells.n_years > 0)
    return find_in_cells (axes, set, x, y, period);
  if (axes->has_years)
    return find_in_years (axes, set, x, y, period);
  if (axes->subject >= 0)
    return FALSE;
  if (axes->type == JCT_CHART_RANKED)
    return find_in_bars (axes, y, period);
  JctSeries *series = jct_series_set_get (set, 0);
  gint32 first = jct_series_get_first (series).ordinal;
  double day = CLAMP (floor (jct_time_scale_invert (time, x)), G_MININT32 / 2, G_MAXINT32 / 2);
  *period = jct_period_from_day (jct_series_set_get_kind (set), (JctDay) day);
  period->ordinal = CLAMP (period->ordinal, first, first + (gint32) jct_series_get_n (series) - 1);
  return TRUE;
}
