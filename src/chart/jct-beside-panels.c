/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "chart/jct-beside-panels-private.h"
#include "chart/jct-chart-private.h"
#include "model/jct-beside.h"

/* The height that a panel likes to have, in lines of small text, with the line above it. */
#define GOOD_LINES 9.0

static double
line_height (const JctTheme *theme)
{
  return jct_text_height (theme, jct_theme_text_px (theme, JCT_TEXT_SMALL));
}

static double
heading_height (const JctTheme *theme)
{
  return ceil (line_height (theme) + 2 * JCT_TEXT_GAP);
}

static JctChartInput
panel_input (const JctChartInput *chart, const JctBesideSeries *entry, double height)
{
  JctChartInput input = *chart;

  input.view = entry->view;
  input.series = entry->series;
  input.published = NULL;
  input.height = height;
  input.is_context = TRUE;
  input.domain = input.visible = jct_chart_visible_span (chart->series, chart->visible);
  input.method = JCT_METHOD_BEFORE_AFTER;
  input.analysis = NULL;
  input.hovered_event = NULL;
  input.show_title = input.show_source = FALSE;
  input.hues = NULL;
  input.max_focus = 0;
  return input;
}

double
jct_beside_measure_height (const JctChartInput *chart, GPtrArray *beside, double *least)
{
  guint n = beside != NULL ? beside->len : 0;
  double good = GOOD_LINES * line_height (chart->theme), each = 0;

  for (guint i = 0; i < n; i++)
    {
      JctChartInput input = panel_input (chart, g_ptr_array_index (beside, i), good);

      each = MAX (each, heading_height (chart->theme) + jct_chart_measure_least (&input));
    }
  *least = ceil (n * each);
  return ceil (n * MAX (good, each));
}

void
jct_beside_widen_margins (const JctChartInput *chart,
                          GPtrArray *beside,
                          double *left,
                          double *right)
{
  for (guint i = 0; beside != NULL && i < beside->len; i++)
    {
      JctChartInput input = panel_input (chart, g_ptr_array_index (beside, i),
                                         GOOD_LINES * line_height (chart->theme));
      double own_left, own_right;

      input.plot_left = input.plot_right = 0;
      jct_chart_measure_margins (&input, &own_left, &own_right);
      *left = MAX (*left, own_left);
      *right = MAX (*right, own_right);
    }
}

/* What it counts and when, in one line. */
static void
add_heading (JctScene *scene, const JctChartInput *input, double y)
{
  const JctTheme *theme = input->theme;
  double px = jct_theme_text_px (theme, JCT_TEXT_SMALL), pad = jct_page_pad (theme, input->width);
  g_autofree char *words
    = jct_chart_dup_subtitle (input->document, input->view, input->series, input->domain);
  JctPlacement placement;
  JctLabel label = {
    .role = JCT_ROLE_SUBTITLE,
    .text = words,
    .px = px,
    .max_width = input->width - 2 * pad,
    .max_lines = 1,
    .color = theme->text_secondary,
  };

  jct_placement_init (&placement, (JctRect){ 0, 0, input->width, jct_scene_get_height (scene) });
  jct_placement_add_label (&placement, scene, &label, pad, y + JCT_TEXT_GAP);
  jct_placement_clear (&placement);
}

/* The selected and pinned events of the chart above. */
static void
add_guides (
  JctScene *scene, const JctChartInput *chart, const JctTimeScale *time, double top, double bottom)
{
  for (guint i = 0; i < jct_document_get_n_events (chart->document); i++)
    {
      const JctEvent *event = jct_document_get_event (chart->document, i);
      gboolean selected = g_strcmp0 (event->id, chart->view->selected_event) == 0;
      double day = jct_event_position (event);

      if ((!selected && !jct_view_has_pinned (chart->view, event->id)) || day < time->domain.start
          || day >= time->domain.end)
        continue;
      double x = jct_time_scale_map (time, day);
      JctMark *line
        = jct_scene_add_line (scene, JCT_ROLE_EVENT_GUIDE, event->id, x, top, x, bottom);
      line->stroke = jct_chart_category_color (chart->document, chart->theme, event->category);
      line->line_width = jct_theme_grow (chart->theme, selected ? 1.5 : 1);
      if (selected)
        jct_mark_set_dash (line, 2 * line->line_width, 2 * line->line_width);
    }
}

static void
add_panel (JctScene *scene,
           const JctChartInput *chart,
           const JctBesideSeries *entry,
           double y,
           double height)
{
  double heading = heading_height (chart->theme);
  JctChartInput input = panel_input (chart, entry, MAX (height - heading, 1));
  JctChartAxes axes;
  JctScene *panel = jct_chart_layout (&input, &axes);

  jct_scene_take (scene, panel, 0, y + heading);
  add_guides (scene, chart, &axes.time, y + heading + axes.plot.y,
              y + heading + axes.plot.y + axes.plot.height);
  add_heading (scene, &input, y);
}

JctScene *
jct_beside_layout (const JctChartInput *chart, GPtrArray *beside, double height)
{
  JctScene *scene = jct_scene_new (chart->width, height);
  double each = floor (height / MAX (beside->len, 1));

  jct_scene_set_font (scene, chart->theme->font_family);
  for (guint i = 0; i < beside->len; i++)
    add_panel (scene, chart, g_ptr_array_index (beside, i), i * each, each);
  return scene;
}
