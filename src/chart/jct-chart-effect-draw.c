/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a method's answer into the plot: areas under the grid, lines over the data. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-private.h"

#define BAND_TINT 0.16
#define GAP_TINT 0.24
#define BRACKET_ARM 6.0
/* Lines of a model are what is to be seen: the figures behind them step back. */
#define DATA_WIDTH 0.55

void
jct_chart_find_effect (JctChart *chart)
{
  const JctChartInput *input = chart->input;

  if (chart->n_series != 1 || input->analysis == NULL
      || !jct_period_kind_equal (jct_series_get_kind (input->analysis->series), chart->kind))
    return;
  chart->effect = jct_effect_new (input->analysis, input->method);
  chart->effect_width = chart->line_width;
  if (chart->effect != NULL && !chart->effect->has_gap && chart->effect->lines->len > 1)
    chart->line_width = MAX (1, chart->line_width * DATA_WIDTH);
}

JctColor
jct_chart_effect_color (const JctChart *chart, JctEffectSide side)
{
  switch (side)
    {
    case JCT_EFFECT_BEFORE:
      return chart->theme->before;
    case JCT_EFFECT_AFTER:
      return chart->theme->after;
    case JCT_EFFECT_REGIME:
    default:
      return chart->theme->text;
    }
}

static double
map_index (const JctChart *chart, gsize index)
{
  return jct_time_scale_map_period (&chart->time,
                                    jct_series_get_period (chart->effect->series, index));
}

/* The part of [first, first + n) that touches the plot, and a neighbour on each side. */
static void
find_shown (const JctChart *chart, gsize first, gsize n, gsize *begin, gsize *end)
{
  jct_series_find_span (chart->effect->series, chart->time.domain, begin, end);
  *begin = MAX (*begin > 0 ? *begin - 1 : 0, first);
  *end = MIN (*end + 1, first + n);
}

/* (transfer full): an array of JctPoint */
static GArray *
map_values (const JctChart *chart, gsize first, const double *values, gsize n)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  gsize begin, end;

  find_shown (chart, first, n, &begin, &end);
  for (gsize i = begin; i < end; i++)
    {
      JctPoint point
        = { map_index (chart, i), jct_value_scale_map (&chart->value, values[i - first]) };
      g_array_append_val (points, point);
    }
  return points;
}

/* A regime's level runs over its whole first and last period, and so meets the next. */
GArray *
jct_chart_map_effect_line (const JctChart *chart, const JctEffectLine *line)
{
  GArray *points = map_values (chart, line->first, line->values, line->n);

  if (line->side == JCT_EFFECT_REGIME && points->len > 0)
    {
      JctSeries *series = chart->effect->series;
      JctPoint first = g_array_index (points, JctPoint, 0);
      JctPoint last = g_array_index (points, JctPoint, points->len - 1);

      first.x
        = jct_time_scale_map (&chart->time,
                              jct_period_first_day (jct_series_get_period (series, line->first)));
      last.x = jct_time_scale_map (&chart->time,
                                   jct_period_end_day (
                                     jct_series_get_period (series, line->first + line->n - 1)));
      g_array_prepend_val (points, first);
      g_array_append_val (points, last);
    }
  return points;
}

/* ---- areas ----------------------------------------------------------------------------------- */

/* Between two rows of values over the same periods. */
static void
add_area (JctChart *chart,
          const char *id,
          gsize first,
          gsize n,
          const double *upper,
          const double *lower,
          JctColor fill)
{
  g_autoptr (GArray) points = map_values (chart, first, upper, n);
  g_autoptr (GArray) back = map_values (chart, first, lower, n);

  if (points->len < 2)
    return;
  for (guint i = back->len; i-- > 0;)
    g_array_append_val (points, g_array_index (back, JctPoint, i));
  JctMark *mark
    = jct_scene_add_polyline (chart->scene, JCT_ROLE_EFFECT_AREA, id,
                              (const JctPoint *) (void *) points->data, points->len, NULL, 0);
  mark->closed = TRUE;
  mark->fill = fill;
  mark->clip_to_plot = TRUE;
}

void
jct_chart_add_effect_areas (JctChart *chart)
{
  const JctEffect *effect = chart->effect;

  if (effect == NULL || effect->lines->len == 0)
    return;
  const JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, 0);
  if (effect->has_band)
    add_area (chart, "band", line->first, line->n, effect->upper, effect->lower,
              jct_color_with_alpha (chart->theme->before, BAND_TINT));
  if (effect->has_gap)
    add_area (chart, "gap", effect->gap_first, effect->gap_n,
              jct_series_get_values (effect->series) + effect->gap_first,
              line->values + (effect->gap_first - line->first),
              jct_color_with_alpha (chart->theme->after, GAP_TINT));
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* The bracket as a path of up to four points. */
void
jct_chart_find_bracket (const JctChart *chart, JctPoint *points)
{
  const JctEffect *effect = chart->effect;
  double x = jct_time_scale_map (&chart->time, effect->bracket_day);
  double from = jct_value_scale_map (&chart->value, effect->bracket_from);
  double to = jct_value_scale_map (&chart->value, effect->bracket_to);
  double reach = jct_theme_grow (chart->theme, BRACKET_ARM);
  /* At the plot's end it moves in: the names of the series stand there. */
  double end = MIN (x + reach, chart->plot.x + chart->plot.width);
  double spine = effect->bracket_outside ? end : x;
  double arm = effect->bracket_outside ? end - reach : x + reach;

  points[0] = (JctPoint){ arm, from };
  points[1] = (JctPoint){ spine, from };
  points[2] = (JctPoint){ spine, to };
  points[3] = (JctPoint){ arm, to };
}

gboolean
jct_chart_has_bracket (const JctChart *chart)
{
  return chart->effect->has_bracket && chart->effect->bracket_day >= chart->time.domain.start
         && chart->effect->bracket_day <= chart->time.domain.end;
}

static void
add_bracket (JctChart *chart)
{
  JctPoint points[4];

  if (!jct_chart_has_bracket (chart))
    return;
  jct_chart_find_bracket (chart, points);
  JctMark *mark
    = jct_scene_add_polyline (chart->scene, JCT_ROLE_EFFECT, "bracket", points, 4, NULL, 0);
  mark->stroke = chart->theme->text;
  mark->line_width = chart->effect_width * 0.8;
  mark->clip_to_plot = TRUE;
}

/* From one regime's level to the next. */
static void
add_riser (JctChart *chart, const JctEffectLine *line, const JctEffectLine *next)
{
  double x = jct_time_scale_map (&chart->time,
                                 jct_period_first_day (
                                   jct_series_get_period (chart->effect->series, next->first)));
  JctMark *mark
    = jct_scene_add_line (chart->scene, JCT_ROLE_EFFECT, "riser", x,
                          jct_value_scale_map (&chart->value, line->values[line->n - 1]), x,
                          jct_value_scale_map (&chart->value, next->values[0]));

  mark->stroke = jct_color_with_alpha (chart->theme->text, 0.6);
  mark->line_width = jct_theme_hairline (chart->theme);
  mark->clip_to_plot = TRUE;
}

void
jct_chart_add_effect_lines (JctChart *chart)
{
  const JctEffect *effect = chart->effect;

  for (guint i = 0; effect != NULL && i < effect->lines->len; i++)
    {
      const JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, i);
      g_autoptr (GArray) points = jct_chart_map_effect_line (chart, line);

      if (points->len < 2)
        continue;
      JctMark *mark
        = jct_scene_add_polyline (chart->scene, JCT_ROLE_EFFECT, line->id,
                                  (const JctPoint *) (void *) points->data, points->len, NULL, 0);
      mark->stroke = jct_chart_effect_color (chart, line->side);
      mark->line_width = chart->effect_width * (line->side == JCT_EFFECT_REGIME ? 0.8 : 1);
      mark->clip_to_plot = TRUE;
      if (line->dashed)
        jct_mark_set_dash (mark, chart->effect_width * 2.6, chart->effect_width * 1.8);
      if (line->side == JCT_EFFECT_REGIME && i + 1 < effect->lines->len)
        add_riser (chart, line, line + 1);
    }
  if (effect != NULL)
    add_bracket (chart);
}

/* ---- breaks ---------------------------------------------------------------------------------- */

/* On the axis: a triangle where the new level begins, on the bar of its interval. */
void
jct_chart_add_breaks (JctChart *chart)
{
  const JctEffect *effect = chart->effect;
  double bottom = chart->plot.y + chart->plot.height, size = chart->small * 0.9;

  for (guint i = 0; effect != NULL && i < effect->breaks->len; i++)
    {
      const JctEffectBreak *b = &g_array_index (effect->breaks, JctEffectBreak, i);
      double x = jct_chart_break_position (chart, b);

      if (b->has_interval)
        {
          double start = jct_time_scale_map (&chart->time,
                                             jct_period_first_day (
                                               jct_series_get_period (effect->series, b->lower)));
          double end = jct_time_scale_map (&chart->time,
                                           jct_period_end_day (
                                             jct_series_get_period (effect->series, b->upper)));
          JctMark *bar = jct_scene_add_rect (chart->scene, JCT_ROLE_BREAK, "interval",
                                             (JctRect){ start, bottom - size * 0.75,
                                                        MAX (end - start, 1), size * 0.5 });
          bar->fill = jct_color_with_alpha (chart->theme->text, 0.35);
          bar->clip_to_plot = TRUE;
        }
      if (x < chart->plot.x || x > chart->plot.x + chart->plot.width)
        continue;
      JctMark *mark = jct_scene_add_symbol (chart->scene, JCT_ROLE_BREAK, NULL, x,
                                            bottom - size * 0.5, JCT_SHAPE_TRIANGLE, size);
      jct_placement_reserve (&chart->placement, mark->bounds);
      mark->fill = chart->theme->text;
      mark->has_period = TRUE;
      mark->period = jct_series_get_period (effect->series, b->index);
    }
}

double
jct_chart_break_position (const JctChart *chart, const JctEffectBreak *b)
{
  return jct_time_scale_map (&chart->time,
                             jct_period_first_day (
                               jct_series_get_period (chart->effect->series, b->index)));
}

gboolean
jct_chart_hits_effect (const JctChart *chart, JctRect box)
{
  const JctEffect *effect = chart->effect;
  JctPoint bracket[4];

  for (guint i = 0; effect != NULL && i < effect->lines->len; i++)
    {
      g_autoptr (GArray) points
        = jct_chart_map_effect_line (chart, &g_array_index (effect->lines, JctEffectLine, i));
      for (guint j = 1; j < points->len; j++)
        {
          if (jct_rect_hits_segment (box, g_array_index (points, JctPoint, j - 1),
                                     g_array_index (points, JctPoint, j)))
            return TRUE;
        }
    }
  if (effect == NULL || !jct_chart_has_bracket (chart))
    return FALSE;
  jct_chart_find_bracket (chart, bracket);
  for (guint j = 1; j < 4; j++)
    {
      if (jct_rect_hits_segment (box, bracket[j - 1], bracket[j]))
        return TRUE;
    }
  return FALSE;
}
