/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of a figure of events alone. */
#include "config.h"

#include <math.h>

#include "chart/jct-events-private.h"
#include "chart/jct-multiples-private.h"
#include "chart/jct-text-private.h"
#include "chart/jct-timeline-private.h"

#define DEFAULT_OVERVIEW_LINES 3.2
/* Of the height, the lanes keep at least this much before words or the overview are left out. */
#define LANES_SHARE 0.45
/* The lanes' names take no more of the width. */
#define NAMES_SHARE 0.18
#define FOOTER_SHARE 0.16

typedef struct
{
  const JctFigureInput *input;
  JctChartInput chart; /* the input's, with the plot's edges and a set of no series */
  const JctTheme *theme;
  double small; /* type size, px */
  double pad;
  char *title, *subtitle; /* (owned) (nullable) */
} JctEventsFigure;

/* ---- the plot's edges ------------------------------------------------------------------------ */

static void
measure_plot (JctEventsFigure *self, guint label_lines)
{
  JctChartInput *chart = &self->chart;
  double left = self->pad, most = floor (chart->width * NAMES_SHARE);

  if (label_lines > 0 && chart->width >= self->small * 42)
    left
      += jct_timeline_measure_labels (chart->document, chart->view, self->theme, label_lines, most)
         + jct_timeline_edge_width (self->theme);
  else
    left += self->small;
  chart->plot_left = round (left);
  chart->plot_right = MAX (round (chart->width - self->pad - self->small), chart->plot_left + 1);
}

static JctTimeScale
time_scale (const JctEventsFigure *self)
{
  JctSpan span = self->chart.visible;

  return jct_time_scale (span, self->chart.plot_left, self->chart.plot_right);
}

/* ---- the heading ----------------------------------------------------------------------------- */

static double
add_block (const JctEventsFigure *self,
           JctScene *scene,
           JctRole role,
           const char *text,
           double y,
           double px,
           JctColor color)
{
  JctPlacement placement;
  JctLabel label = {
    .role = role,
    .text = text,
    .px = px,
    .bold = role == JCT_ROLE_TITLE,
    .max_width = self->chart.width - 2 * self->pad,
    .max_lines = 2,
    .color = color,
  };
  JctRect box = jct_label_measure (&label, self->theme->font_family, self->pad, y);

  if (scene != NULL)
    {
      jct_placement_init (&placement,
                          (JctRect){ 0, 0, self->chart.width, jct_scene_get_height (scene) });
      jct_placement_add_label (&placement, scene, &label, self->pad, y);
      jct_placement_clear (&placement);
    }
  return y + box.height + JCT_TEXT_GAP;
}

/* Draws the words where there is a scene; the height that they take. */
static double
add_words (const JctEventsFigure *self, JctScene *scene)
{
  const JctTheme *theme = self->theme;
  double y = self->title != NULL || self->subtitle != NULL ? self->pad : self->pad / 2;

  if (self->title != NULL)
    y = add_block (self, scene, JCT_ROLE_TITLE, self->title, y,
                   jct_theme_text_px (theme, JCT_TEXT_TITLE), theme->text);
  if (self->subtitle != NULL)
    y = add_block (self, scene, JCT_ROLE_SUBTITLE, self->subtitle, y,
                   jct_theme_text_px (theme, JCT_TEXT_NORMAL), theme->text_secondary);
  return ceil (y);
}

static JctScene *
layout_axis (const JctEventsFigure *self)
{
  JctTimeScale time = time_scale (self);

  return jct_multiples_layout_axis (&self->chart, &time);
}

static void
layout_heading (const JctEventsFigure *self, JctFigure *figure)
{
  double words = add_words (self, NULL);
  JctScene *axis = layout_axis (self);
  double height = words + jct_scene_get_height (axis);
  JctRect plot
    = { self->chart.plot_left, height, self->chart.plot_right - self->chart.plot_left, 0 };

  figure->chart = jct_scene_new (self->chart.width, height);
  jct_scene_set_font (figure->chart, self->theme->font_family);
  jct_scene_add_rect (figure->chart, JCT_ROLE_BACKGROUND, NULL,
                      (JctRect){ 0, 0, self->chart.width, height })
    ->fill
    = self->theme->background;
  add_words (self, figure->chart);
  jct_scene_take (figure->chart, axis, 0, words);
  jct_scene_set_plot (figure->chart, plot);
  figure->chart_area = (JctRect){ 0, 0, self->chart.width, height };
  figure->axes = (JctChartAxes){
    .type = self->chart.view->chart, .time = time_scale (self), .plot = plot, .subject = -1
  };
}

/* ---- lanes and overview ---------------------------------------------------------------------- */

static JctTimelineInput
timeline_input (const JctEventsFigure *self, double max_height)
{
  return (JctTimelineInput){
    .document = self->chart.document,
    .view = self->chart.view,
    .theme = self->theme,
    .time = time_scale (self),
    .width = self->chart.width,
    .max_height = MAX (max_height, 1),
    .hovered_event = self->chart.hovered_event,
    .names = self->chart.wording.event_names,
    .scrolls = self->input->lanes_scroll,
    .first_lane = self->input->first_lane,
    .reveal_selected = self->input->reveal_selected,
    .fills = TRUE,
  };
}

static double
overview_height (const JctEventsFigure *self)
{
  double line = jct_text_height (self->theme, self->small);

  if (!self->input->show_overview)
    return 0;
  return self->input->overview_height > 0 ? self->input->overview_height
                                          : round (line * DEFAULT_OVERVIEW_LINES);
}

static void
layout_overview (const JctEventsFigure *self, double height, JctFigure *figure)
{
  JctOverviewInput input = {
    .document = self->chart.document,
    .view = self->chart.view,
    .theme = self->theme,
    .whole = jct_document_get_events_span (self->chart.document),
    .visible = self->chart.visible,
    .width = self->chart.width,
    .height = height,
    .plot_left = self->chart.plot_left,
    .plot_right = self->chart.plot_right,
  };

  figure->overview = jct_overview_layout (&input, &figure->overview_scale);
}

/* The words go in this order where the lanes have too little room: subtitle, title. */
static void
drop_words (JctEventsFigure *self, double room)
{
  double axis;
  JctScene *scene = layout_axis (self);

  axis = jct_scene_get_height (scene);
  jct_scene_free (scene);
  if (self->subtitle != NULL && add_words (self, NULL) + axis > room)
    g_clear_pointer (&self->subtitle, g_free);
  if (self->title != NULL && add_words (self, NULL) + axis > room)
    g_clear_pointer (&self->title, g_free);
}

/* Two lines for the lanes' names where the lanes are high enough for them, else one. */
static void
fit_names (JctEventsFigure *self, double lanes)
{
  JctTimelineInput timeline = timeline_input (self, lanes);

  if (jct_timeline_fit_height (&timeline) <= 0)
    measure_plot (self, 0);
  else if (!jct_timeline_fits_two_lines (&timeline))
    measure_plot (self, 1);
}

static void
layout_lanes (const JctEventsFigure *self, double height, JctFigure *figure)
{
  JctTimelineInput timeline = timeline_input (self, height);

  figure->timeline = jct_timeline_layout (&timeline);
  figure->lanes = jct_timeline_get_lanes (&timeline);
}

/* ---- the figure ------------------------------------------------------------------------------ */

/* Heading, lanes, overview and footer from top to bottom; the last two stand at the bottom. */
static void
layout_rows (JctEventsFigure *self, JctFigure *figure)
{
  double width = self->chart.width, bottom = self->chart.height, gap = round (self->small * 0.5);
  double overview = overview_height (self);

  if (self->chart.show_source)
    figure->footer = jct_chart_layout_footer (&self->chart, bottom * FOOTER_SHARE);
  if (figure->footer != NULL)
    {
      double height = jct_scene_get_height (figure->footer);
      bottom -= height;
      figure->footer_area = (JctRect){ 0, bottom, width, height };
    }
  if (overview > 0 && overview + gap <= bottom * (1 - LANES_SHARE) / 2)
    {
      bottom -= overview;
      figure->overview_area = (JctRect){ 0, bottom, width, overview };
      bottom -= gap;
    }
  drop_words (self, bottom * (1 - LANES_SHARE));
  fit_names (self, bottom * LANES_SHARE);
  layout_heading (self, figure);
  double top = figure->chart_area.height;
  layout_lanes (self, bottom - top, figure);
  figure->timeline_area = (JctRect){ 0, top, width, jct_scene_get_height (figure->timeline) };
  if (figure->overview_area.height > 0)
    layout_overview (self, overview, figure);
}

void
jct_figure_layout_events (const JctFigureInput *input, JctFigure *figure)
{
  g_autoptr (JctSeriesSet) none = jct_series_set_new_empty (
    jct_period_kind (JCT_PERIOD_DAY, jct_document_get_fiscal_start (input->chart.document)));
  g_autoptr (JctView) view = jct_view_copy (input->chart.view);
  JctEventsFigure self = { .input = input, .chart = input->chart, .theme = input->chart.theme };

  /* What the view asks of series means nothing here. */
  view->chart = JCT_CHART_LINE;
  view->transform = (JctTransform){ 0 };
  *figure = (JctFigure){ 0 };
  self.chart.series = none;
  self.chart.view = view;
  self.chart.method = JCT_METHOD_BEFORE_AFTER;
  self.chart.analysis = NULL;
  if (jct_span_is_empty (self.chart.visible))
    self.chart.visible = jct_document_get_events_span (self.chart.document);
  self.small = jct_theme_text_px (self.theme, JCT_TEXT_SMALL);
  self.pad = jct_page_pad (self.theme, self.chart.width);
  if (input->chart.show_title)
    {
      const JctChartWording *wording = &self.chart.wording;

      if (!wording->no_title)
        self.title = jct_chart_dup_title (self.chart.document, view);
      if (!wording->no_subtitle && wording->subtitle != NULL)
        self.subtitle = jct_text_clean (wording->subtitle, FALSE);
      else if (!wording->no_subtitle)
        self.subtitle = jct_events_dup_subtitle (self.chart.document, view, self.chart.visible);
    }
  measure_plot (&self, 2);
  layout_rows (&self, figure);
  figure->colors = g_new0 (JctColor, 1);
  g_free (self.title);
  g_free (self.subtitle);
}
