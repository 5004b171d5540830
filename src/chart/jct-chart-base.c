/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base of an index: the level 100, and the period that has it, which can be taken elsewhere. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-private.h"

#define BASE_LEVEL 100.0
#define GRIP_WIDTH 9.0
#define GRIP_HEIGHT 18.0

gboolean
jct_view_find_base (const JctView *view, JctSeriesSet *series, JctPeriod *base)
{
  const JctTransform *transform = &view->transform;

  if (transform->kind != JCT_TRANSFORM_INDEX || jct_series_set_get_n (series) == 0)
    return FALSE;
  *base = jct_series_get_first (jct_series_set_get (series, 0));
  if (transform->has_base)
    *base = jct_period_from_day (base->kind, jct_period_first_day (transform->base));
  return TRUE;
}

gboolean
jct_chart_find_base (const JctChart *chart, double *x)
{
  JctPeriod base;

  if (!jct_view_find_base (chart->input->view, chart->input->series, &base))
    return FALSE;
  *x = jct_time_scale_map_period (&chart->time, base);
  return *x >= chart->plot.x && *x <= chart->plot.x + chart->plot.width;
}

static void
add_level (JctChart *chart)
{
  double hairline = jct_theme_hairline (chart->theme);
  double y = floor (jct_value_scale_map (&chart->value, BASE_LEVEL)) + fmod (hairline, 2) / 2;

  if (y < chart->plot.y || y > chart->plot.y + chart->plot.height)
    return;
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_BASE, "level", chart->plot.x, y,
                                      chart->plot.x + chart->plot.width, y);
  line->stroke = chart->theme->text_secondary;
  line->line_width = hairline;
}

void
jct_chart_add_base (JctChart *chart)
{
  double top = chart->plot.y, x;

  if (chart->input->view->transform.kind != JCT_TRANSFORM_INDEX)
    return;
  add_level (chart);
  if (!jct_chart_find_base (chart, &x))
    return;
  double width = jct_theme_grow (chart->theme, GRIP_WIDTH);
  double height = MIN (jct_theme_grow (chart->theme, GRIP_HEIGHT), chart->plot.height / 2);
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_BASE, "period", x, top, x,
                                      top + chart->plot.height);
  line->stroke = chart->theme->text_secondary;
  line->line_width = jct_theme_hairline (chart->theme);
  jct_mark_set_dash (line, 3, 3);
  JctMark *grip = jct_scene_add_rect (chart->scene, JCT_ROLE_BASE, "grip",
                                      (JctRect){ x - width / 2, top, width, height });
  grip->fill = chart->theme->text_secondary;
  grip->radius = width / 2;
}
