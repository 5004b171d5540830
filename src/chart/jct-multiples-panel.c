/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One panel of small multiples: a chart of one series, with the parts that the panels have room
 * for. */
#include "config.h"

#include <math.h>

#include "chart/jct-multiples-private.h"

/* Out of focus, a line is a little thinner. */
#define CONTEXT_WIDTH 0.75

/* The chart as it is for this panel alone; the placement of texts is that of the whole page, inside
 * the panel's place. */
static void
init_inner (JctChart *inner,
            JctChartSeries *series,
            const JctChart *chart,
            const JctMultiplesPanel *panel)
{
  double right = panel->plot.x + panel->plot.width;

  *series = chart->series[panel->place];
  *inner = *chart;
  inner->scene = jct_scene_new (chart->input->width, chart->input->height);
  jct_scene_set_font (inner->scene, chart->theme->font_family);
  jct_scene_set_plot (inner->scene, panel->plot);
  inner->placement.page = panel->cell;
  inner->type = JCT_CHART_LINE;
  inner->series = series;
  inner->n_series = inner->n_focus = 1;
  inner->unit = inner->axis_unit = NULL;
  inner->normal = inner->small;
  inner->line_width = chart->line_width * (series->focus ? 1 : CONTEXT_WIDTH);
  inner->room = (JctChartRoom){ .value_labels = panel->has_values };
  inner->plot = panel->plot;
  inner->ticks = panel->ticks;
  inner->time = jct_time_scale (chart->time.domain, panel->plot.x, right);
  inner->value
    = jct_value_ticks_scale (&panel->ticks, panel->plot.y + panel->plot.height, panel->plot.y);
  jct_scene_set_scales (inner->scene, &inner->time, &inner->value);
  inner->has_claim = chart->has_claim && chart->claim_series == series->index;
  inner->has_comparison = FALSE;
  jct_chart_compare (inner);
  /* Whatever its colour, it is what its panel is about. */
  series->focus = TRUE;
}

static void
add_frame (JctChart *inner, gboolean emphasised)
{
  const JctChartSeries *s = &inner->series[0];
  JctMark *mark = jct_scene_add_rect (inner->scene, JCT_ROLE_PLOT, s->key, inner->plot);

  if (!emphasised)
    return;
  mark->fill = jct_color_with_alpha (s->color, 0.08);
  mark->stroke = jct_color_with_alpha (s->color, 0.7);
  mark->line_width = jct_theme_grow (inner->theme, 1);
}

static void
add_header (JctChart *inner,
            const JctMultiplesParts *parts,
            const JctMultiplesPanel *panel,
            gboolean emphasised)
{
  const JctChartSeries *s = &inner->series[0];
  gboolean compared = jct_transform_is_none (&inner->input->view->transform);
  g_autofree char *change = compared && (inner->has_comparison || inner->selected != NULL)
                              ? jct_before_after_to_label (&inner->comparison)
                              : NULL;
  double left = panel->plot.x, right = left + panel->plot.width, y = panel->cell.y;
  JctLabel words = {
    .role = JCT_ROLE_MEAN_LABEL,
    .id = s->key,
    .text = change,
    .px = inner->small,
    .align = parts->one_line ? JCT_ALIGN_END : JCT_ALIGN_START,
    .max_width = parts->one_line ? panel->plot.width / 2 : panel->plot.width,
    .max_lines = 1,
    .color = inner->theme->text_secondary,
  };
  JctLabel name = {
    .role = JCT_ROLE_SERIES_LABEL,
    .id = s->key,
    .text = s->label,
    .px = inner->small,
    .bold = TRUE,
    .max_width = panel->plot.width,
    .max_lines = 1,
    .color = emphasised ? jct_theme_text_color (inner->theme, s->color) : inner->theme->text,
  };

  if (parts->changes && change != NULL)
    {
      double line = parts->one_line ? 0 : inner->line_height + JCT_TEXT_GAP;
      JctMark *mark = jct_chart_add_label (inner, &words, parts->one_line ? right : left, y + line);
      if (parts->one_line && mark != NULL)
        name.max_width = mark->bounds.x - left - inner->small;
    }
  if (parts->names && name.max_width > inner->small)
    jct_chart_add_label (inner, &name, left, y);
}

static gboolean
try_end_label (JctChart *inner, JctLabel *label, double y, gboolean off_grid)
{
  double x = inner->plot.x + inner->plot.width - 4;
  JctRect box = jct_label_measure (label, inner->theme->font_family, x, y);

  return !(off_grid && jct_chart_hits_grid (inner, box)) && jct_chart_is_clear (inner, box)
         && jct_chart_add_label (inner, label, x, y) != NULL;
}

/* The last value over or under the end of the line, where nothing is in its way. */
static void
add_end (JctChart *inner)
{
  const JctChartSeries *s = &inner->series[0];
  JctPoint at = jct_chart_point (inner, s->series, s->last);
  double h = inner->line_height;
  g_autofree char *text = jct_chart_format_point (inner, s->series, s->last);
  JctLabel label = {
    .role = JCT_ROLE_POINT,
    .id = s->key,
    .text = text,
    .px = inner->small,
    .align = JCT_ALIGN_END,
    .color = jct_theme_text_color (inner->theme, s->color),
  };
  JctMark *dot = jct_scene_add_symbol (inner->scene, JCT_ROLE_POINT, s->key, at.x, at.y,
                                       JCT_SHAPE_CIRCLE, inner->line_width * 2.4);

  dot->fill = s->color;
  dot->has_period = TRUE;
  dot->period = jct_series_get_period (s->series, s->last);
  dot->value = jct_series_get_value (s->series, s->last);
  for (guint round = 0; round < 2; round++)
    for (guint step = 0; step < 4; step++)
      {
        double away = inner->line_width * 1.6 + 2 + step * h / 3;
        if (try_end_label (inner, &label, at.y - h - away, round == 0)
            || try_end_label (inner, &label, at.y + away, round == 0))
          return;
      }
}

void
jct_multiples_add_panel (JctChart *chart,
                         const JctMultiplesParts *parts,
                         const JctMultiplesPanel *panel)
{
  gboolean emphasised = chart->series[panel->place].focus;
  JctChartSeries series;
  JctChart inner;

  init_inner (&inner, &series, chart, panel);
  add_frame (&inner, emphasised);
  jct_chart_add_windows (&inner);
  jct_chart_add_grid (&inner);
  if (panel->has_times)
    jct_chart_add_time_axis (&inner);
  jct_chart_add_guides (&inner);
  jct_chart_add_event_ticks (&inner);
  jct_chart_add_base (&inner);
  jct_chart_add_vintages (&inner);
  jct_chart_add_series (&inner);
  jct_chart_add_claim (&inner);
  jct_chart_add_means (&inner);
  add_header (&inner, parts, panel, emphasised);
  if (series.has_values)
    add_end (&inner);
  jct_chart_add_claim_label (&inner);
  jct_scene_take (chart->scene, inner.scene, 0, 0);
  if (chart->n_panels < JCT_MAX_PANELS)
    chart->panels[chart->n_panels++]
      = (JctChartPanel){ series.index, panel->plot, inner.time, inner.value };
}
