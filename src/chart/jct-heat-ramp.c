/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a heat map, and their key. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-heat-private.h"

/* How far the ends of the ramp are from the background and from the series' own colour. */
#define LOW_SHARE 0.1
#define HIGH_SHARE 0.3
/* The pieces of the key's bar. */
#define N_PIECES 48

void
jct_heat_ramp_init (JctHeatRamp *ramp, const JctChart *chart)
{
  const JctTheme *theme = chart->theme;
  const JctView *view = chart->input->view;
  JctColor hue = chart->n_series > 0 ? chart->series[0].color : theme->series[0];

  *ramp = (JctHeatRamp){ .high = jct_color_mix (hue, theme->text, HIGH_SHARE),
                         .low = jct_color_mix (theme->background, hue, LOW_SHARE) };
  jct_chart_find_value_range (chart->told.series, chart->told.visible, JCT_CHART_HEAT, &ramp->min,
                              &ramp->max);
  ramp->diverges = jct_transform_has_sign (&view->transform) || ramp->min < 0;
  if (!ramp->diverges)
    return;
  /* Another hue for below zero: the warm one, unless that is the series' own. */
  JctColor other
    = jct_color_distance (hue, theme->series[1]) < 0.1 ? theme->series[0] : theme->series[1];
  ramp->max = MAX (fabs (ramp->min), fabs (ramp->max));
  ramp->min = -ramp->max;
  ramp->middle = jct_color_mix (theme->background, theme->text, 0.06);
  ramp->low = jct_color_mix (other, theme->text, HIGH_SHARE / 2);
  ramp->high = jct_color_mix (hue, theme->text, HIGH_SHARE / 2);
}

double
jct_heat_ramp_place (const JctHeatRamp *ramp, double value)
{
  return CLAMP ((value - ramp->min) / (ramp->max - ramp->min), 0, 1);
}

JctColor
jct_heat_ramp_color (const JctHeatRamp *ramp, double value)
{
  double place = jct_heat_ramp_place (ramp, value);

  if (!ramp->diverges)
    return jct_color_mix (ramp->low, ramp->high, place);
  return place < 0.5 ? jct_color_mix (ramp->low, ramp->middle, 2 * place)
                     : jct_color_mix (ramp->middle, ramp->high, 2 * place - 1);
}

JctColor
jct_heat_text_color (const JctTheme *theme, JctColor ground)
{
  const JctColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  const JctColor candidates[] = { theme->text, theme->background, black };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (jct_color_contrast (candidates[i], ground) >= 4.5)
      return candidates[i];
  return white;
}

/* ---- the key --------------------------------------------------------------------------------- */

static double
bar_height (const JctChart *chart)
{
  return round (chart->small * 0.8);
}

/* The value at a place of the bar. */
static double
value_at (const JctHeatRamp *ramp, double place)
{
  return ramp->min + place * (ramp->max - ramp->min);
}

static void
add_bar (JctChart *chart, const JctHeatRamp *ramp, JctRect bar)
{
  for (guint i = 0; i < N_PIECES; i++)
    {
      double left = round (bar.x + bar.width * i / N_PIECES);
      double right = round (bar.x + bar.width * (i + 1) / N_PIECES);
      JctMark *mark = jct_scene_add_rect (chart->scene, JCT_ROLE_GRID, "ramp",
                                          (JctRect){ left, bar.y, right - left, bar.height });
      mark->fill = jct_heat_ramp_color (ramp, value_at (ramp, (i + 0.5) / N_PIECES));
    }
}

static void
add_values (JctChart *chart, const JctHeatRamp *ramp, JctRect bar)
{
  guint target = (guint) CLAMP (bar.width / (chart->small * 5), 2, 5);
  JctValueTicks ticks;

  jct_value_ticks_search (ramp->min, ramp->max, target, chart->integer, FALSE, &ticks);
  for (guint i = 0; i < ticks.n; i++)
    {
      double value = jct_value_ticks_get (&ticks, i);
      g_autofree char *text = jct_value_ticks_format (&ticks, i);
      JctLabel label = {
        .role = JCT_ROLE_VALUE_LABEL,
        .text = text,
        .px = chart->small,
        .align = JCT_ALIGN_MIDDLE,
        .color = chart->theme->text_secondary,
      };
      double x = bar.x + bar.width * jct_heat_ramp_place (ramp, value);

      if (value < ramp->min || value > ramp->max)
        continue;
      jct_chart_add_label (chart, &label, x, bar.y + bar.height + 2);
    }
}

void
jct_heat_add_hatch (JctChart *chart, JctRect cell)
{
  double step = MAX (4, jct_theme_grow (chart->theme, 5)), reach = cell.width + cell.height;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (double at = step / 2; at < reach; at += step)
    {
      /* From the left or lower edge up to the upper or right one. */
      JctPoint from = { cell.x + MAX (0, at - cell.height), cell.y + MIN (at, cell.height) };
      JctPoint to = { cell.x + MIN (at, cell.width), cell.y + MAX (0, at - cell.width) };
      if (points->len > 0)
        g_array_append_val (breaks, points->len);
      g_array_append_val (points, from);
      g_array_append_val (points, to);
    }
  JctMark *mark = jct_scene_add_rect (chart->scene, JCT_ROLE_GRID, "missing", cell);
  mark->stroke = chart->theme->context;
  mark->line_width = jct_theme_hairline (chart->theme) * 0.75;
  mark = jct_scene_add_polyline (chart->scene, JCT_ROLE_GRID, "missing",
                                 (const JctPoint *) (void *) points->data, points->len,
                                 (const guint *) (void *) breaks->data, breaks->len);
  mark->stroke = chart->theme->context;
  mark->line_width = jct_theme_hairline (chart->theme) * 0.75;
}

/* What a hatched cell means, at the right end. */
static double
add_missing (JctChart *chart, double right, double y)
{
  JctLabel label = {
    .role = JCT_ROLE_VALUE_LABEL,
    .text = C_ ("key of a heat map", "no figure"),
    .px = chart->small,
    .align = JCT_ALIGN_END,
    .color = chart->theme->text_secondary,
  };
  double size = bar_height (chart);
  JctMark *mark = jct_chart_add_label (chart, &label, right, y + (size - chart->line_height) / 2);

  if (mark == NULL)
    return 0;
  double left = mark->bounds.x - chart->small * 0.5 - size * 1.4;
  jct_heat_add_hatch (chart, (JctRect){ left, y, size * 1.4, size });
  return right - left + chart->small;
}

double
jct_heat_add_key (
  JctChart *chart, const JctHeatRamp *ramp, gboolean has_missing, double x, double y, double width)
{
  double height = bar_height (chart) + 2 + chart->line_height + chart->small * 0.6;
  JctLabel unit = {
    .role = JCT_ROLE_VALUE_LABEL,
    .text = chart->axis_unit,
    .px = chart->small,
    .max_width = width * 0.4,
    .max_lines = 1,
    .color = chart->theme->text_secondary,
  };

  if (x < 0)
    return height;
  double top = y + MAX (0, (chart->line_height - bar_height (chart)) / 2), left = x,
         right = x + width;
  if (has_missing)
    right -= add_missing (chart, right, top);
  if (chart->axis_unit != NULL)
    {
      JctMark *mark = jct_chart_add_label (chart, &unit, x, y);
      if (mark != NULL)
        left = mark->bounds.x + mark->bounds.width + chart->small * 2.5;
    }
  JctRect bar
    = { round (left), round (top), MIN (right - left, chart->small * 24), bar_height (chart) };
  if (bar.width < chart->small * 5)
    return height;
  add_bar (chart, ramp, bar);
  add_values (chart, ramp, bar);
  return height;
}
