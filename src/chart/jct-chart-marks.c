/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The data: lines, steps and bars. A missing period is a gap; a segment to or from an incomplete
 * period is dashed; a figure that its source did not state exactly gets a hollow mark in its range.
 */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-dense.h"

/* Below this, a bar is a hair and its place in a group cannot be told. */
#define MIN_BAR_WIDTH 3.0
#define MIN_ONLY_BAR_WIDTH 1.5

static gboolean
is_present (const JctSeries *series, gsize index)
{
  return jct_series_get_state (series, index) != JCT_VALUE_MISSING
         && !isnan (jct_series_get_value (series, index));
}

static gboolean
is_partial (const JctSeries *series, gsize index)
{
  return jct_series_get_state (series, index) == JCT_VALUE_PARTIAL;
}

static gboolean
is_inexact (const JctSeries *series, gsize index)
{
  return is_present (series, index)
         && jct_series_get_qualifier (series, index) != JCT_QUALIFIER_EXACT;
}

/* ---- a path in pieces ------------------------------------------------------------------------ */

typedef struct
{
  GArray *points; /* of JctPoint */
  GArray *breaks; /* of guint */
  gboolean open;  /* the last point can be joined */
} JctPath;

static void
path_init (JctPath *path)
{
  path->points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  path->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  path->open = FALSE;
}

static void
path_clear (JctPath *path)
{
  g_array_unref (path->points);
  g_array_unref (path->breaks);
}

static void
path_add (JctPath *path, double x, double y)
{
  JctPoint point = { x, y };

  if (!path->open && path->points->len > 0)
    g_array_append_val (path->breaks, path->points->len);
  g_array_append_val (path->points, point);
  path->open = TRUE;
}

static void
path_break (JctPath *path)
{
  path->open = FALSE;
}

static void
style_line (JctChart *chart, const JctChartSeries *s, JctMark *mark)
{
  mark->stroke = s->color;
  mark->line_width = s->focus ? chart->line_width : MAX (1, chart->line_width * 0.55);
  mark->clip_to_plot = TRUE;
}

static void
add_path (JctChart *chart, const JctChartSeries *s, JctPath *path, gboolean incomplete)
{
  if (path->points->len < 2)
    return;
  JctMark *mark
    = jct_scene_add_polyline (chart->scene, JCT_ROLE_SERIES, s->key,
                              (const JctPoint *) (void *) path->points->data, path->points->len,
                              (const guint *) (void *) path->breaks->data, path->breaks->len);
  double width = chart->line_width;

  style_line (chart, s, mark);
  if (incomplete)
    jct_mark_set_dash (mark, width * 1.6, width * 1.6);
  else
    for (guint i = 0; i < 4; i++)
      mark->dash[i] = s->dash[i];
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void
add_dot (JctChart *chart, const JctChartSeries *s, gsize index, gboolean hollow)
{
  JctPoint point = jct_chart_point (chart, s->series, index);
  double width = chart->line_width;

  if (point.x < chart->plot.x || point.x > chart->plot.x + chart->plot.width)
    return;
  JctMark *mark = jct_scene_add_symbol (chart->scene, JCT_ROLE_POINT, s->key, point.x, point.y,
                                        JCT_SHAPE_CIRCLE, width * (hollow ? 3.0 : 2.4));
  mark->fill = hollow ? chart->theme->background : s->color;
  if (hollow)
    {
      mark->stroke = s->color;
      mark->line_width = width * 0.75;
    }
  mark->has_period = TRUE;
  mark->period = jct_series_get_period (s->series, index);
  mark->value = jct_series_get_value (s->series, index);
}

/* A point without a neighbour has no segment, and a figure that is not exact must not look exact.
 */
static void
add_dots (JctChart *chart, const JctChartSeries *s)
{
  gsize n = jct_series_get_n (s->series);

  for (gsize i = s->begin; i < s->end; i++)
    {
      if (!is_present (s->series, i))
        continue;
      jct_chart_add_range (chart, s, i);
      gboolean alone = !jct_chart_joins_previous (chart, s->series, i)
                       && (i + 1 == n || !jct_chart_joins_previous (chart, s->series, i + 1));
      gboolean hollow = is_inexact (s->series, i) || (alone && is_partial (s->series, i));
      if (hollow || (alone && chart->type == JCT_CHART_LINE))
        add_dot (chart, s, i, hollow);
    }
}

/* Of a series that is context: without dots. */
static void
add_ranges (JctChart *chart, const JctChartSeries *s)
{
  if (!jct_series_may_be_inexact (s->series))
    return;
  for (gsize i = s->begin; i < s->end; i++)
    jct_chart_add_range (chart, s, i);
}

static void
add_line (JctChart *chart, const JctChartSeries *s)
{
  JctPath solid, dashed;

  path_init (&solid);
  path_init (&dashed);
  for (gsize i = s->begin; i < s->end; i++)
    {
      if (!is_present (s->series, i))
        {
          path_break (&solid);
          path_break (&dashed);
          continue;
        }
      JctPoint point = jct_chart_point (chart, s->series, i);
      gboolean joins = i > s->begin && jct_chart_joins_previous (chart, s->series, i);
      gboolean incomplete = is_partial (s->series, i) || (joins && is_partial (s->series, i - 1));
      if (!joins)
        path_break (&solid);
      if (!incomplete)
        {
          path_add (&solid, point.x, point.y);
          continue;
        }
      path_break (&solid);
      if (joins)
        {
          JctPoint before = jct_chart_point (chart, s->series, i - 1);
          path_break (&dashed);
          path_add (&dashed, before.x, before.y);
          path_add (&dashed, point.x, point.y);
        }
      /* The next complete segment starts here. */
      if (!is_partial (s->series, i))
        path_add (&solid, point.x, point.y);
    }
  add_path (chart, s, &solid, FALSE);
  add_path (chart, s, &dashed, TRUE);
  path_clear (&solid);
  path_clear (&dashed);
}

/* Dashes and the marks of single points would be finer than a pixel: none is drawn. */
static void
add_dense (JctChart *chart, const JctChartSeries *s)
{
  JctRect plot = chart->plot;
  JctDenseLine *line
    = jct_dense_line_new (s->series, s->begin, s->end, &chart->time, &chart->value);

  style_line (chart, s,
              jct_scene_add_dense_line (chart->scene, JCT_ROLE_SERIES, s->key, line, plot.x,
                                        plot.x + plot.width));
}

/* ---- steps ----------------------------------------------------------------------------------- */

static void
add_steps (JctChart *chart, const JctChartSeries *s)
{
  JctPath solid, dashed;

  path_init (&solid);
  path_init (&dashed);
  for (gsize i = s->begin; i < s->end; i++)
    {
      if (!is_present (s->series, i))
        {
          path_break (&solid);
          continue;
        }
      JctPeriod period = jct_series_get_period (s->series, i);
      double y = jct_value_scale_map (&chart->value, jct_series_get_value (s->series, i));
      double start = jct_time_scale_map (&chart->time, jct_period_first_day (period));
      double end = jct_time_scale_map (&chart->time, jct_period_end_day (period));
      JctPath *path = is_partial (s->series, i) ? &dashed : &solid;

      if (!jct_chart_joins_previous (chart, s->series, i))
        path_break (&solid);
      if (path == &dashed)
        {
          path_break (&solid);
          path_break (&dashed);
        }
      path_add (path, start, y);
      path_add (path, end, y);
    }
  add_path (chart, s, &solid, FALSE);
  add_path (chart, s, &dashed, TRUE);
  path_clear (&solid);
  path_clear (&dashed);
}

/* ---- bars ------------------------------------------------------------------------------------ */

static double
period_width (const JctChart *chart)
{
  if (chart->n_series == 0 || jct_series_get_n (chart->series[0].series) == 0)
    return chart->plot.width;
  const JctChartSeries *s = &chart->series[0];
  double shown = (double) s->end - s->begin;

  return shown > 0 ? chart->plot.width / shown : chart->plot.width;
}

gboolean
jct_chart_bars_fit (const JctChart *chart)
{
  double room = period_width (chart) * 0.8 / MAX (chart->n_series, 1);

  return room >= (chart->n_series > 1 ? MIN_BAR_WIDTH : MIN_ONLY_BAR_WIDTH);
}

static void
style_bar (JctChart *chart, const JctChartSeries *s, gsize index, JctMark *bar)
{
  bar->fill = s->color;
  bar->clip_to_plot = TRUE;
  bar->has_period = TRUE;
  bar->period = jct_series_get_period (s->series, index);
  bar->value = jct_series_get_value (s->series, index);
  if (is_partial (s->series, index))
    {
      bar->fill = jct_color_with_alpha (s->color, 0.25);
      bar->stroke = s->color;
      bar->line_width = 1.25;
      jct_mark_set_dash (bar, 4, 3);
    }
  else if (chart->theme->second_cue && chart->n_series > 1)
    {
      /* Without colour, neighbours in a group differ by their weight and keep an outline. */
      guint place = s - chart->series;
      bar->fill = jct_color_with_alpha (s->color, place % 2 == 0 ? 1 : 0.45);
      bar->stroke = s->color;
      bar->line_width = 1;
    }
}

gboolean
jct_chart_find_bar (const JctChart *chart, guint place, JctPeriod period, double *x, double *width)
{
  double start = jct_time_scale_map (&chart->time, jct_period_first_day (period));
  double whole = jct_time_scale_map (&chart->time, jct_period_end_day (period)) - start;
  /* A little air between periods, none to speak of inside a group. */
  double group = whole * (whole > 6 ? 0.76 : 0.9);
  double each = group / chart->n_series;

  *x = start + (whole - group) / 2 + place * each;
  *width = each - (chart->n_series > 1 && each > 6 ? 1 : 0);
  return start + whole > chart->plot.x && start < chart->plot.x + chart->plot.width;
}

static void
add_bars (JctChart *chart)
{
  double base = jct_value_scale_map (&chart->value, 0);
  guint n = chart->n_series;

  for (guint k = 0; k < n; k++)
    {
      const JctChartSeries *s = &chart->series[k];

      for (gsize i = s->begin; i < s->end; i++)
        {
          if (!is_present (s->series, i))
            continue;
          JctPeriod period = jct_series_get_period (s->series, i);
          double x, width;
          if (!jct_chart_find_bar (chart, k, period, &x, &width))
            continue;
          double y = jct_value_scale_map (&chart->value, jct_series_get_value (s->series, i));
          JctRect rect = { x, MIN (y, base), width, fabs (y - base) };
          double known = jct_chart_add_bar_range (chart, s, i, rect);
          rect = (JctRect){ x, MIN (known, base), width, fabs (known - base) };
          style_bar (chart, s, i, jct_scene_add_rect (chart->scene, JCT_ROLE_SERIES, s->key, rect));
        }
    }
}

void
jct_chart_add_series (JctChart *chart)
{
  if (chart->type == JCT_CHART_BARS)
    {
      add_bars (chart);
      return;
    }
  /* The largest last: what matters most lies on top. */
  for (guint i = chart->n_series; i-- > 0;)
    {
      const JctChartSeries *s = &chart->series[i];

      if (!s->has_values)
        continue;
      if (jct_is_dense (s->end - s->begin, chart->plot.width))
        {
          add_dense (chart, s);
          continue;
        }
      if (chart->type == JCT_CHART_STEP)
        add_steps (chart, s);
      else
        add_line (chart, s);
      if (s->focus)
        add_dots (chart, s);
      else
        add_ranges (chart, s);
    }
}
