/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the series, at their ends or in a legend, and the figures that a chart names by
 * itself. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-area-private.h"

/* Between the plot and the names at its side. */
static double
label_offset (const JctChart *chart)
{
  return jct_theme_grow (chart->theme, 6);
}

/* ---- at the line ends ------------------------------------------------------------------------ */

double
jct_chart_measure_ends (const JctChart *chart, double max_width)
{
  double widest = 0;

  for (guint i = 0; i < chart->n_focus; i++)
    {
      if (chart->series[i].has_values)
        widest
          = MAX (widest, jct_text_width (chart->theme, chart->series[i].label, chart->small, TRUE));
    }
  return widest > 0 ? MIN (ceil (widest) + label_offset (chart), max_width) : 0;
}

static double
end_pitch (const JctChart *chart)
{
  return chart->line_height + JCT_TEXT_GAP + 0.5;
}

/* The first may stand half a line above the plot; the last stays clear of the time labels. */
guint
jct_chart_count_ends (const JctChart *chart, double plot_height)
{
  return 1 + (guint) (MAX (plot_height - chart->line_height / 2, 0) / end_pitch (chart));
}

typedef struct
{
  const JctChartSeries *series;
  JctPoint end;
  double y; /* the middle of the label */
} JctEndLabel;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const JctEndLabel *x = a, *y = b;

  if (x->end.y != y->end.y)
    return x->end.y < y->end.y ? -1 : 1;
  return x->series < y->series ? -1 : x->series > y->series;
}

/*
 * Moves labels, sorted by their wished-for place, apart to `height` each, as little as possible in
 * the least-squares sense: with i * height taken off, "apart" means "ascending", and pooling
 * adjacent violators finds the nearest ascending places.
 */
static void
move_apart (JctEndLabel *labels, guint n, double height, double top, double bottom)
{
  g_autofree double *sum = g_new (double, MAX (n, 1));
  g_autofree guint *count = g_new (guint, MAX (n, 1));
  guint n_pools = 0, at = 0;

  for (guint i = 0; i < n; i++)
    {
      sum[n_pools] = labels[i].end.y - i * height;
      count[n_pools++] = 1;
      while (n_pools > 1
             && sum[n_pools - 2] / count[n_pools - 2] > sum[n_pools - 1] / count[n_pools - 1])
        {
          sum[n_pools - 2] += sum[n_pools - 1];
          count[n_pools - 2] += count[n_pools - 1];
          n_pools--;
        }
    }
  double last = MAX (top, bottom - (n - 1) * height);
  for (guint i = 0; i < n_pools; i++)
    {
      for (guint j = 0; j < count[i]; j++, at++)
        labels[at].y = CLAMP (sum[i] / count[i], top, last) + at * height;
    }
}

static void
add_leader (JctChart *chart, JctColor color, double x1, double y1, double x2, double y2)
{
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_SERIES_LABEL, NULL, x1, y1, x2, y2);

  line->stroke = jct_color_with_alpha (color, 0.6);
  line->line_width = jct_theme_hairline (chart->theme);
}

static gboolean
find_end (const JctChart *chart, const JctChartSeries *s, JctPoint *end)
{
  if (jct_area_is_stack (chart))
    return jct_area_find_end (chart, s, end);
  *end = jct_chart_point (chart, s->series, s->last);
  return TRUE;
}

void
jct_chart_add_end_labels (JctChart *chart)
{
  if (!chart->room.end_labels)
    return;

  g_autofree JctEndLabel *labels = g_new0 (JctEndLabel, MAX (chart->n_focus, 1));
  double right = chart->plot.x + chart->plot.width, bottom = chart->plot.y + chart->plot.height;
  double room = chart->input->width - right - label_offset (chart) - JCT_TEXT_GAP;
  guint n = 0;

  for (guint i = 0; i < chart->n_focus; i++)
    {
      const JctChartSeries *s = &chart->series[i];
      JctPoint end;
      if (!s->has_values || !find_end (chart, s, &end))
        continue;
      labels[n++] = (JctEndLabel){ s, end, 0 };
    }
  if (n == 0 || room < chart->small * 2)
    return;
  qsort (labels, n, sizeof *labels, compare_ends);
  move_apart (labels, n, end_pitch (chart), chart->plot.y, bottom - chart->line_height / 2);

  for (guint i = 0; i < n; i++)
    {
      const JctChartSeries *s = labels[i].series;
      JctLabel label = {
        .role = JCT_ROLE_SERIES_LABEL,
        .id = s->key,
        .text = s->label,
        .px = chart->small,
        .bold = TRUE,
        .max_width = room,
        .max_lines = 1,
        .color = jct_theme_text_color (chart->theme, s->color),
      };
      double end = MIN (labels[i].end.x, right);
      if (jct_chart_add_label (chart, &label, right + label_offset (chart),
                               labels[i].y - chart->line_height / 2)
          == NULL)
        continue;
      if (fabs (labels[i].y - labels[i].end.y) > chart->line_height * 0.5
          || right - end > jct_theme_grow (chart->theme, 24))
        add_leader (chart, s->color, end + jct_theme_grow (chart->theme, 4), labels[i].end.y,
                    right + label_offset (chart) - 2, labels[i].y);
    }
}

/* ---- legend ---------------------------------------------------------------------------------- */

typedef struct
{
  double x, y;
  double swatch, gap;
  guint line;
} JctLegendPen;

/* Moves the pen to where an entry of this width stands; FALSE past the last line. */
static gboolean
place_entry (
  JctLegendPen *pen, double start, double width, double right, double line_height, guint n_lines)
{
  if (pen->x > start && pen->x + width > right)
    {
      pen->x = start;
      pen->y += line_height;
      pen->line++;
    }
  return pen->line < n_lines;
}

static double
entry_width (const JctChart *chart, const JctChartSeries *s, double limit)
{
  return MIN (jct_text_width (chart->theme, s->label, chart->small, TRUE), limit);
}

static JctLegendPen
legend_pen (const JctChart *chart, double x, double y)
{
  return (JctLegendPen){ .x = x, .y = y, .swatch = chart->small * 1.4, .gap = chart->small * 0.4 };
}

guint
jct_chart_measure_legend (const JctChart *chart, double width, guint max_lines, guint *n_names)
{
  JctLegendPen pen = legend_pen (chart, 0, 0);

  if (n_names != NULL)
    *n_names = 0;
  for (guint i = 0; i < chart->n_focus; i++)
    {
      double text = entry_width (chart, &chart->series[i], width - pen.swatch - pen.gap);
      double entry = pen.swatch + pen.gap + text;
      if (!place_entry (&pen, 0, entry, width, 1, max_lines))
        return max_lines;
      if (n_names != NULL)
        *n_names = i + 1;
      pen.x += entry + chart->small;
    }
  return MIN (pen.line + 1, max_lines);
}

static void
add_swatch (JctChart *chart, const JctChartSeries *s, double x, double y, double width)
{
  double middle = y + chart->line_height / 2;
  JctMark *mark;

  if (chart->type == JCT_CHART_BARS || jct_area_is_stack (chart))
    {
      mark = jct_scene_add_rect (chart->scene, JCT_ROLE_SERIES_LABEL, s->key,
                                 (JctRect){ x, middle - chart->small * 0.4, width,
                                            chart->small * 0.8 });
      mark->fill = s->color;
      if (chart->theme->second_cue && (s - chart->series) % 2 != 0)
        {
          mark->fill = jct_color_with_alpha (s->color, 0.45);
          mark->stroke = s->color;
          mark->line_width = 1;
        }
      return;
    }
  mark = jct_scene_add_line (chart->scene, JCT_ROLE_SERIES_LABEL, s->key, x, middle, x + width,
                             middle);
  mark->stroke = s->color;
  mark->line_width = chart->line_width;
  for (guint i = 0; i < 4; i++)
    mark->dash[i] = s->dash[i];
}

void
jct_chart_add_legend (JctChart *chart, double y)
{
  double left = chart->pad, right = chart->input->width - chart->pad;
  double line = chart->line_height + 2 * JCT_TEXT_GAP;
  JctLegendPen pen = legend_pen (chart, left, y);

  for (guint i = 0; i < chart->n_focus && chart->room.legend_lines > 0; i++)
    {
      const JctChartSeries *s = &chart->series[i];
      double limit = right - left - pen.swatch - pen.gap;
      double text = entry_width (chart, s, limit);

      if (!place_entry (&pen, left, pen.swatch + pen.gap + text, right, line,
                        chart->room.legend_lines))
        return;
      JctLabel label = {
        .role = JCT_ROLE_SERIES_LABEL,
        .id = s->key,
        .text = s->label,
        .px = chart->small,
        .bold = TRUE,
        .max_width = limit,
        .max_lines = 1,
        .color = jct_theme_text_color (chart->theme, s->color),
      };
      if (jct_chart_add_label (chart, &label, pen.x + pen.swatch + pen.gap, pen.y) != NULL)
        add_swatch (chart, s, pen.x, pen.y, pen.swatch);
      pen.x += pen.swatch + pen.gap + text + chart->small;
    }
}

/* ---- figures that are named ------------------------------------------------------------------ */

static gboolean
find_peak (const JctChartSeries *s, gsize *peak)
{
  const JctPyramid *pyramid = jct_series_get_pyramid (s->series);

  if (!s->has_values)
    return FALSE;
  gsize end = s->last + 1;
  JctExtremes values = jct_pyramid_find_extremes (pyramid, s->first, end);
  gsize n = end - s->first - jct_pyramid_count_missing (pyramid, s->first, end);
  *peak = jct_pyramid_find_place (pyramid, s->first, end, values.high);
  return n >= 3 && values.high > values.low && values.high > 0;
}

static char *
format_peak (const JctChart *chart, const JctChartSeries *s, gsize index)
{
  g_autofree char *value = jct_chart_format_point (chart, s->series, index);
  g_autofree char *period
    = jct_period_to_label (jct_series_get_period (s->series, index), JCT_LABEL_LONG);

  if (chart->kind.unit == JCT_PERIOD_DAY)
    /* Translators: a figure and its day, as in "154 on 5 August 2022". */
    return g_strdup_printf (C_ ("figure in a chart", "%s on %s"), value, period);
  /* Translators: a figure and its month or year, as in "5,951 in December 2023". */
  return g_strdup_printf (C_ ("figure in a chart", "%s in %s"), value, period);
}

/* Beside or above the ring, wherever it covers no line; where a grid line strikes it through only
 * if there is no other place. */
void
jct_chart_add_point_label (
  JctChart *chart, const char *text, JctPoint at, double radius, JctColor color)
{
  JctLabel label = {
    .role = JCT_ROLE_POINT,
    .text = text,
    .px = chart->small,
    .color = color,
  };
  double away = radius + chart->small * 0.45, h = chart->line_height;
  const struct
  {
    JctAlign align;
    double x, y;
  } places[] = {
    { JCT_ALIGN_END, at.x - away, at.y - h * 0.7 },
    { JCT_ALIGN_START, at.x + away, at.y - h * 0.7 },
    { JCT_ALIGN_MIDDLE, at.x, at.y - away - h },
    { JCT_ALIGN_END, at.x - away, at.y - h - 2 },
    { JCT_ALIGN_START, at.x + away, at.y - h - 2 },
    { JCT_ALIGN_END, at.x - away, at.y + 2 },
    { JCT_ALIGN_START, at.x + away, at.y + 2 },
  };

  for (guint k = 0; k < 2 * G_N_ELEMENTS (places); k++)
    {
      guint i = k % G_N_ELEMENTS (places);
      label.align = places[i].align;
      JctRect box = jct_label_measure (&label, chart->theme->font_family, places[i].x, places[i].y);
      if (k == i && jct_chart_hits_grid (chart, box))
        continue;
      if (box.x < chart->plot.x || box.x + box.width > chart->input->width - chart->pad
          || jct_chart_hits_series (chart, box) || jct_chart_hits_guide (chart, box)
          || jct_chart_hits_means (chart, box))
        continue;
      if (jct_chart_add_label (chart, &label, places[i].x, places[i].y) != NULL)
        return;
    }
}

/* The figures themselves over the bars, where bars are few and wide. */
static void
add_bar_values (JctChart *chart)
{
  const JctChartSeries *s = &chart->series[0];

  for (gsize i = s->begin; i < s->end; i++)
    {
      double value = jct_series_get_value (s->series, i);
      if (isnan (value))
        continue;
      JctPeriod period = jct_series_get_period (s->series, i);
      double width = jct_time_scale_map (&chart->time, jct_period_end_day (period))
                     - jct_time_scale_map (&chart->time, jct_period_first_day (period));
      g_autofree char *text = jct_chart_format_point (chart, s->series, i);
      JctLabel label = {
        .role = JCT_ROLE_POINT,
        .text = text,
        .px = chart->small,
        .bold = TRUE,
        .align = JCT_ALIGN_MIDDLE,
        .color = chart->theme->text,
      };
      JctPoint top = jct_chart_point (chart, s->series, i);
      double end = jct_chart_range_end (chart, s->series, i);
      double y = value < 0 ? end + JCT_TEXT_GAP : end - chart->line_height - JCT_TEXT_GAP;
      JctRect box = jct_label_measure (&label, chart->theme->font_family, top.x, y);
      box.y = jct_chart_lift_over_vintages (chart, i, box);
      box.y = y = jct_chart_lift_over_claim (chart, box);

      if (box.width > width - JCT_TEXT_GAP || box.x < chart->plot.x
          || box.x + box.width > chart->plot.x + chart->plot.width
          || !jct_placement_is_free (&chart->placement, box))
        continue;
      if (jct_chart_hits_grid (chart, box) && !chart->has_comparison)
        {
          JctMark *patch
            = jct_scene_add_rect (chart->scene, JCT_ROLE_BACKGROUND, NULL,
                                  (JctRect){ box.x - 2, box.y + 1, box.width + 4, box.height - 2 });
          patch->fill = chart->theme->background;
        }
      jct_chart_add_label (chart, &label, top.x, y);
    }
}

/* Returns the point that has a label, or -1. */
static gssize
add_peak (JctChart *chart)
{
  gsize peak = 0;

  const JctChartSeries *s = &chart->series[0];
  if (chart->type == JCT_CHART_BARS
      && chart->plot.width / MAX (s->end - s->begin, 1) > chart->small * 3)
    {
      add_bar_values (chart);
      return -1;
    }
  if (!find_peak (s, &peak))
    return -1;

  JctPoint at = jct_chart_point (chart, s->series, peak);
  double radius = 0;
  if (chart->type != JCT_CHART_BARS)
    {
      radius = chart->line_width * 1.8;
      JctMark *ring = jct_scene_add_symbol (chart->scene, JCT_ROLE_POINT, s->key, at.x, at.y,
                                            JCT_SHAPE_CIRCLE, 2 * radius);
      ring->fill = chart->theme->background;
      ring->stroke = s->color;
      ring->line_width = chart->line_width * 0.9;
      ring->has_period = TRUE;
      ring->period = jct_series_get_period (s->series, peak);
      ring->value = jct_series_get_value (s->series, peak);
    }
  g_autofree char *text = format_peak (chart, s, peak);
  jct_chart_add_point_label (chart, text, at, radius, chart->theme->text);
  return (gssize) peak;
}

void
jct_chart_add_figures (JctChart *chart)
{
  gssize named = chart->n_series == 1 ? add_peak (chart) : -1;

  jct_chart_add_range_labels (chart, named);
}
