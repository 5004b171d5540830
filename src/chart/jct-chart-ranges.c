/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures that are not exact, as what they are: a range that fades away from the printed number, in the direction in
 * which it is not known. At a point it is an upright strip; on a step and on a bar it is as wide as that. Where a range
 * has no end, it fades out over a fixed length, which stands for no number.
 */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"

/* A chart with more figures has a dense line, or bars that are hairs. */
#define MAX_RANGES 4096
/* So many figures that are not exact are named with their words. */
#define MAX_NAMED 8
#define STRIP_WIDTH 10.0
#define OPEN_LENGTH 30.0
/* What an axis holds beyond a figure whose range has no end, in parts of the figure. */
#define OPEN_ROOM 0.08

static gboolean
is_inexact (const JctSeries *series, gsize index)
{
  return jct_series_get_qualifier (series, index) != JCT_QUALIFIER_EXACT
         && !isnan (jct_series_get_value (series, index));
}

gboolean
jct_chart_type_has_ranges (JctChartType type, guint n_series)
{
  return type != JCT_CHART_HEAT && (type != JCT_CHART_AREA || n_series == 1);
}

const char *
jct_chart_describe_ranges (JctChartType type, guint n_series)
{
  if (jct_chart_type_has_ranges (type, n_series))
    return _ ("Imprecise figures are drawn as ranges.");
  /* Of a layer that is not exact all that lies above it would have to move. */
  if (type == JCT_CHART_AREA)
    return _ ("Imprecise figures are stacked as they are printed, without their ranges.");
  return _ ("A cut corner marks imprecise figures, which are coloured as they are printed.");
}

void
jct_chart_widen_for_ranges (const JctSeries *series,
                            gsize begin,
                            gsize end,
                            JctChartType type,
                            guint n_series,
                            double *min,
                            double *max)
{
  if (!jct_chart_type_has_ranges (type, n_series) || !jct_series_may_be_inexact (series)
      || end - begin > MAX_RANGES)
    return;
  for (gsize i = begin; i < end; i++)
    {
      double value = jct_series_get_value (series, i), room = fabs (value) * OPEN_ROOM;
      JctInterval range;

      if (!is_inexact (series, i) || !jct_series_get_range (series, i, &range))
        continue;
      *min = MIN (*min, isfinite (range.low) ? range.low : value - room);
      *max = MAX (*max, isfinite (range.high) ? range.high : value + room);
    }
}

/* ---- marks ----------------------------------------------------------------------------------- */

/* Where a range ends on the page: `top` above the value and `bottom` below it. */
static void
find_ends (const JctChart *chart, const JctSeries *series, gsize index, double *top, double *bottom)
{
  double y = jct_value_scale_map (&chart->value, jct_series_get_value (series, index));
  double open = jct_theme_grow (chart->theme, OPEN_LENGTH);
  double plot_top = chart->plot.y, plot_bottom = plot_top + chart->plot.height;
  JctInterval range = jct_interval_exact (0);

  jct_series_get_range (series, index, &range);
  *top = isfinite (range.high) ? jct_value_scale_map (&chart->value, range.high)
                               : MAX (y - open, MIN (plot_top, y));
  *bottom = isfinite (range.low) ? jct_value_scale_map (&chart->value, range.low)
                                 : MIN (y + open, MAX (plot_bottom, y));
  /* On a logarithmic axis nothing has no place: it fades out at the foot of the plot. */
  if (!isfinite (*bottom))
    *bottom = MAX (plot_bottom, y);
}

static JctMark *
add_strip (JctChart *chart, const JctChartSeries *s, gsize index, JctRect rect)
{
  JctMark *mark = jct_scene_add_rect (chart->scene, JCT_ROLE_RANGE, s->key, rect);

  mark->fill = s->color;
  mark->clip_to_plot = TRUE;
  mark->has_period = TRUE;
  mark->period = jct_series_get_period (s->series, index);
  mark->value = jct_series_get_value (s->series, index);
  return mark;
}

void
jct_chart_add_range (JctChart *chart, const JctChartSeries *s, gsize index)
{
  JctPeriod period = jct_series_get_period (s->series, index);
  double start = jct_time_scale_map (&chart->time, jct_period_first_day (period));
  double end = jct_time_scale_map (&chart->time, jct_period_end_day (period));
  JctPoint at = jct_chart_point (chart, s->series, index);
  double width = end - start, top, bottom;

  if (!is_inexact (s->series, index) || s->end - s->begin > MAX_RANGES)
    return;
  if (chart->type != JCT_CHART_STEP)
    width = CLAMP (width * 0.8, 3, jct_theme_grow (chart->theme, STRIP_WIDTH));
  find_ends (chart, s->series, index, &top, &bottom);
  double left = chart->type == JCT_CHART_STEP ? start : at.x - width / 2;
  JctRect rect = { left, top, width, bottom - top };
  JctMark *mark = add_strip (chart, s, index, rect);
  mark->fill = jct_color_with_alpha (s->color, 0.7);
  mark->fade_top = at.y - top;
  mark->fade_bottom = bottom - at.y;
  if (chart->type == JCT_CHART_LINE && rect.x >= chart->plot.x
      && rect.x + width <= chart->plot.x + chart->plot.width)
    jct_placement_reserve (&chart->placement, rect);
}

double
jct_chart_add_bar_range (JctChart *chart, const JctChartSeries *s, gsize index, JctRect bar)
{
  gboolean below = jct_series_get_value (s->series, index) < 0;
  double known = below ? bar.y + bar.height : bar.y, base = below ? bar.y : bar.y + bar.height;
  double at = known, top, bottom;

  if (!is_inexact (s->series, index) || s->end - s->begin > MAX_RANGES)
    return known;
  find_ends (chart, s->series, index, &top, &bottom);
  /* Up to where the figure is known to reach; it cannot be known beyond zero. */
  known = below ? MAX (top, base) : MIN (bottom, base);
  double far = below ? bottom : top;
  JctMark *mark = add_strip (chart, s, index,
                             (JctRect){ bar.x, MIN (known, far), bar.width, fabs (known - far) });
  if (below)
    mark->fade_bottom = mark->bounds.height;
  else
    mark->fade_top = mark->bounds.height;
  JctMark *line
    = jct_scene_add_line (chart->scene, JCT_ROLE_RANGE, s->key, bar.x, at, bar.x + bar.width, at);
  line->stroke = s->color;
  line->line_width = MAX (chart->line_width * 0.6, 1);
  line->clip_to_plot = TRUE;
  return known;
}

double
jct_chart_range_end (const JctChart *chart, const JctSeries *series, gsize index)
{
  double y = jct_value_scale_map (&chart->value, jct_series_get_value (series, index));
  double top = y, bottom = y;

  if (is_inexact (series, index))
    find_ends (chart, series, index, &top, &bottom);
  return jct_series_get_value (series, index) < 0 ? bottom : top;
}

/* ---- words ----------------------------------------------------------------------------------- */

static guint
count_named (const JctChart *chart)
{
  guint n = 0;

  for (guint k = 0; k < chart->n_focus; k++)
    {
      const JctChartSeries *s = &chart->series[k];

      if (s->end - s->begin > MAX_RANGES || !jct_series_may_be_inexact (s->series))
        continue;
      for (gsize i = s->begin; i < s->end; i++)
        n += is_inexact (s->series, i) ? 1 : 0;
    }
  return n;
}

void
jct_chart_add_range_labels (JctChart *chart, gssize named_already)
{
  guint n = count_named (chart);

  if (n == 0 || n > MAX_NAMED || chart->type == JCT_CHART_BARS || chart->type == JCT_CHART_AREA)
    return;
  for (guint k = 0; k < chart->n_focus; k++)
    {
      const JctChartSeries *s = &chart->series[k];

      for (gsize i = s->begin; i < s->end; i++)
        {
          if (!is_inexact (s->series, i) || (k == 0 && named_already == (gssize) i))
            continue;
          g_autofree char *text = jct_chart_format_point (chart, s->series, i);
          JctPoint at = jct_chart_point (chart, s->series, i);
          /* A step's range is as wide as the text: that stands beyond it. */
          if (chart->type == JCT_CHART_STEP)
            at.y = jct_chart_range_end (chart, s->series, i);
          jct_chart_add_point_label (chart, text, at,
                                     jct_theme_grow (chart->theme, STRIP_WIDTH) / 2,
                                     jct_theme_text_color (chart->theme, s->color));
        }
    }
}
