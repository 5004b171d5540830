/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "chart/jct-beside-panels-private.h"
#include "chart/jct-dense.h"
#include "chart/jct-effect-panel-layout.h"
#include "chart/jct-events-private.h"
#include "chart/jct-figure-private.h"
#include "chart/jct-multiples-private.h"
#include "chart/jct-timeline-private.h"

#define DEFAULT_OVERVIEW_LINES 3.2
/* Of the height that the chart leaves, a method's panels take no more than this: the timeline needs
 * the rest. */
#define EFFECT_SHARE 0.55
/* And what stands beside the chart no more than this. */
#define BESIDE_SHARE 0.5
/* Of the chart where lanes scroll: those that have no room can wait. */
#define SCROLLED_SHARE 0.5
/* Lanes that scroll beside panels. */
#define LANES_BESIDE_PANELS 3
/* What a chart with time axes of its own takes of the height before the timeline is given any. */
#define OWN_TIME_SHARE 0.66
#define OWN_TIME_LINES 20

/* The heights of the parts, from top to bottom. */
typedef struct
{
  double chart, beside, effect, timeline, overview, footer;
  double gap; /* above timeline and overview */
} JctFigureRows;

static double
small_line (const JctTheme *theme)
{
  return jct_text_height (theme, jct_theme_text_px (theme, JCT_TEXT_SMALL));
}

/* The plot's edges that serve chart, lanes and overview alike, with the lanes' names on so many
 * lines (0: none). */
static void
measure_plot (JctChartInput *chart, GPtrArray *beside, guint label_lines)
{
  const JctTheme *theme = chart->theme;
  double small = jct_theme_text_px (theme, JCT_TEXT_SMALL), left, right;

  chart->plot_left = chart->plot_right = 0;
  jct_chart_measure_margins (chart, &left, &right);
  jct_beside_widen_margins (chart, beside, &left, &right);
  if (label_lines > 0 && chart->width >= small * 42)
    {
      double most = floor (chart->width * 0.18);
      double labels
        = jct_timeline_measure_labels (chart->document, chart->view, theme, label_lines, most);
      left
        = MAX (left, jct_page_pad (theme, chart->width) + labels + jct_timeline_edge_width (theme));
    }
  chart->plot_left = round (left);
  chart->plot_right = MAX (chart->width - round (right), chart->plot_left + 1);
}

/* Whether the timeline stands on the chart's time axis. */
static gboolean
shares_time (const JctChartInput *chart)
{
  return jct_chart_type_get_form (chart->view->chart)->shares_time;
}

static JctTimelineInput
timeline_input (const JctFigureInput *input, const JctChartInput *chart, double max_height)
{
  JctSpan visible = jct_chart_visible_span (chart->series, chart->visible);

  return (JctTimelineInput){
    .document = chart->document,
    .view = chart->view,
    .theme = chart->theme,
    .time = jct_time_scale (visible, chart->plot_left, chart->plot_right),
    .width = chart->width,
    .max_height = max_height,
    .hovered_event = chart->hovered_event,
    .names = chart->wording.event_names,
    .scrolls = input->lanes_scroll,
    .first_lane = input->first_lane,
    .reveal_selected = input->reveal_selected,
  };
}

/* Beside panels, lanes that must be scrolled anyway leave the chart what it needs to be read. */
static double
limit_lanes (const JctFigureInput *input,
             const JctChartInput *chart,
             const JctFigureRows *rows,
             double height)
{
  JctTimelineInput timeline = timeline_input (input, chart, height);
  JctLaneRange lanes = jct_timeline_get_lanes (&timeline);

  if (!input->lanes_scroll || (rows->effect == 0 && shares_time (chart))
      || lanes.n_shown == lanes.n)
    return height;
  return MIN (height, jct_timeline_least_height (input->chart.theme, LANES_BESIDE_PANELS));
}

/* A timeline stands on the chart's time axis; below other charts it needs its own. */
static JctScene *
layout_timeline_axis (const JctChartInput *chart)
{
  JctTimeScale time = jct_time_scale (jct_chart_visible_span (chart->series, chart->visible),
                                      chart->plot_left, chart->plot_right);

  return !shares_time (chart) ? jct_multiples_layout_axis (chart, &time) : NULL;
}

static double
timeline_axis_height (const JctChartInput *chart)
{
  g_autoptr (JctScene) axis = layout_timeline_axis (chart);

  return axis != NULL ? jct_scene_get_height (axis) : 0;
}

static double
share_beside (const JctFigureInput *input, const JctChartInput *chart, double rest)
{
  double least, wanted = jct_beside_measure_height (chart, input->beside, &least);
  double height = floor (MIN (wanted, MAX (rest * BESIDE_SHARE, least)));

  return shares_time (chart) && height >= least && height <= rest ? height : 0;
}

/* The chart keeps a good half of the height; the timeline takes what it needs of the rest, or goes.
 */
static void
share_height (const JctFigureInput *input, const JctChartInput *chart, JctFigureRows *rows)
{
  double line = small_line (chart->theme);
  double least_effect, effect = jct_effect_panel_measure_height (chart, &least_effect);
  /* With panels, a method's picture is in both: the chart gives some of its share. */
  double share = !shares_time (chart)  ? OWN_TIME_SHARE
                 : effect > 0          ? 0.38
                 : input->lanes_scroll ? SCROLLED_SHARE
                                       : 0.43;
  double lines = (!shares_time (chart) ? OWN_TIME_LINES : 13) + (chart->show_title ? 4 : 0);
  double least = MAX (chart->height * share, line * (effect > 0 ? lines - 3 : lines));
  /* A whole title is worth lanes, but not what a method shows. */
  if (chart->show_title && effect == 0)
    least = MAX (least, MIN (jct_chart_measure_least (chart), chart->height * 0.6));
  double rest = chart->height - rows->footer - least;

  rows->gap = round (line * 0.4);
  rows->beside = rows->effect = rows->timeline = rows->overview = 0;
  if (input->show_overview)
    {
      double wanted = input->overview_height > 0 ? input->overview_height
                                                 : round (line * DEFAULT_OVERVIEW_LINES);
      if (wanted + rows->gap <= rest)
        {
          rows->overview = wanted;
          rest -= wanted + rows->gap;
        }
    }
  rows->beside = share_beside (input, chart, rest);
  rest -= rows->beside;
  double room = floor (MAX (rest * EFFECT_SHARE, least_effect));
  if (input->lanes_scroll && input->show_timeline)
    room = MAX (room, rest - jct_timeline_least_height (chart->theme, LANES_BESIDE_PANELS));
  effect = MIN (effect, room);
  rows->effect = effect >= least_effect && effect <= rest ? effect : 0;
  rest -= rows->effect;
  if (input->show_timeline && rest > line)
    {
      double axis = timeline_axis_height (chart);
      JctTimelineInput timeline
        = timeline_input (input, chart,
                          floor (limit_lanes (input, chart, rows, MAX (rest - axis, 1))));
      rows->timeline = rest - axis > line ? jct_timeline_fit_height (&timeline) : 0;
      rows->timeline += rows->timeline > 0 ? axis : 0;
    }
  rows->chart = chart->height - rows->footer;
  rows->chart -= rows->beside + rows->effect + rows->timeline;
  rows->chart -= rows->overview > 0 ? rows->overview + rows->gap : 0;
  rows->chart = MAX (rows->chart, 1);
}

double
jct_figure_find_way_down (const JctFigure *figure, double x)
{
  double top = figure->axes.plot.y + figure->axes.plot.height, way = top;

  for (guint i = 0; i < jct_scene_get_n (figure->chart); i++)
    {
      const JctMark *mark = jct_scene_peek (figure->chart, i);
      if (mark->type == JCT_MARK_TEXT && mark->bounds.y >= top && mark->bounds.x - 2 < x
          && mark->bounds.x + mark->bounds.width + 2 > x)
        way = MAX (way, mark->bounds.y + mark->bounds.height + 1);
    }
  return way;
}

/* Leads the guides on to the timeline, around the time labels. */
static void
extend_guides (JctFigure *figure)
{
  guint n = jct_scene_get_n (figure->chart);

  for (guint i = 0; i < n; i++)
    {
      const JctMark *mark = jct_scene_peek (figure->chart, i);
      if (mark->role != JCT_ROLE_EVENT_GUIDE)
        continue;
      JctMark guide = *mark;
      double x = guide.points[0].x, top = jct_figure_find_way_down (figure, x);
      g_autofree char *id = g_strdup (guide.id);

      if (top >= figure->chart_area.height)
        continue;
      JctMark *line = jct_scene_add_line (figure->chart, JCT_ROLE_EVENT_GUIDE, id, x, top, x,
                                          figure->chart_area.height);
      line->stroke = guide.stroke;
      line->line_width = guide.line_width;
      jct_mark_set_dash (line, guide.dash[0], guide.dash[1]);
    }
}

static gboolean
names_event (const JctScene *timeline, const char *id)
{
  for (guint i = 0; timeline != NULL && id != NULL && i < jct_scene_get_n (timeline); i++)
    {
      const JctMark *mark = jct_scene_peek (timeline, i);
      if (mark->role == JCT_ROLE_EVENT_LABEL && g_strcmp0 (mark->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
layout_timeline (const JctFigureInput *input,
                 const JctChartInput *chart,
                 double max_height,
                 JctFigure *figure)
{
  JctScene *axis = layout_timeline_axis (chart);
  double top = axis != NULL ? jct_scene_get_height (axis) : 0;
  JctTimelineInput timeline = timeline_input (input, chart, max_height - top);
  JctScene *lanes = jct_timeline_layout (&timeline);

  figure->timeline = lanes;
  figure->timeline_scale = timeline.time;
  figure->lanes = jct_timeline_get_lanes (&timeline);
  if (axis == NULL)
    return;
  figure->timeline = jct_scene_new (chart->width, top + jct_scene_get_height (lanes));
  jct_scene_set_font (figure->timeline, chart->theme->font_family);
  jct_scene_take (figure->timeline, axis, 0, 0);
  jct_scene_take (figure->timeline, lanes, 0, top);
}

static void
layout_overview (const JctChartInput *chart, double height, JctFigure *figure)
{
  JctOverviewInput input = {
    .series = chart->series,
    .document = chart->document,
    .view = chart->view,
    .theme = chart->theme,
    .whole = jct_chart_visible_span (chart->series, (JctSpan){ 0, 0 }),
    .visible = jct_chart_visible_span (chart->series, chart->visible),
    .width = chart->width,
    .height = height,
    .plot_left = chart->plot_left,
    .plot_right = chart->plot_right,
  };

  figure->overview = jct_overview_layout (&input, &figure->overview_scale);
}

/* The rows, and the plot's edges, with no more than chart->max_focus series in colour. */
static void
plan_rows (const JctFigureInput *input,
           JctChartInput *chart,
           JctFigure *figure,
           JctFigureRows *rows)
{
  *rows = (JctFigureRows){ 0 };
  chart->show_source = input->chart.show_source;
  measure_plot (chart, input->beside, input->show_timeline ? 2 : 0);
  g_clear_pointer (&figure->footer, jct_scene_free);
  /* The source line stands at the bottom of the whole figure; without parts below, the chart keeps
   * it. */
  if (chart->show_source && (input->show_timeline || input->show_overview))
    {
      figure->footer = jct_chart_layout_footer (chart, chart->height * 0.16);
      rows->footer = figure->footer != NULL ? jct_scene_get_height (figure->footer) : 0;
      chart->show_source = FALSE;
    }
  share_height (input, chart, rows);
  if (input->show_timeline)
    {
      JctTimelineInput timeline
        = timeline_input (input, chart, rows->timeline - timeline_axis_height (chart));
      if (rows->timeline == 0)
        measure_plot (chart, input->beside, 0);
      else if (!jct_timeline_fits_two_lines (&timeline))
        measure_plot (chart, input->beside, 1);
    }
}

/* Plans again where the chart turns out to have no room to name all series: the rest is grey, which
 * the badge in the footer says, and the margin is as wide as the names that stand there. */
static void
plan (const JctFigureInput *input, JctChartInput *chart, JctFigure *figure, JctFigureRows *rows)
{
  guint n = MIN (jct_series_set_get_n (chart->series), JCT_MAX_FOCUS_SERIES), n_named = 0;

  for (;;)
    {
      plan_rows (input, chart, figure, rows);
      JctChartInput alone = *chart;
      alone.height = rows->chart;
      n_named = jct_chart_count_focus (&alone);
      if (n_named == n || n_named == 0)
        break;
      chart->max_focus = n = n_named;
    }
  figure->n_series = jct_series_set_get_n (chart->series);
  figure->colors = g_new (JctColor, MAX (figure->n_series, 1));
  jct_chart_find_colors (chart, n_named, figure->colors);
}

static void
layout_effect (const JctChartInput *chart, double height, JctFigure *figure)
{
  JctChartInput input = *chart;

  input.height = height;
  figure->effect = jct_effect_panel_layout (&input);
}

static void
layout_figure (const JctFigureInput *input, JctFigure *figure)
{
  if (input->chart.series == NULL)
    {
      jct_figure_layout_events (input, figure);
      return;
    }
  JctChartInput chart = input->chart;
  g_autofree guint *hues = jct_chart_find_hues (chart.document, chart.view, chart.series);
  JctFigureRows rows;

  *figure = (JctFigure){ 0 };
  jct_chart_input_settle (&chart);
  chart.hues = hues;
  if (!jct_chart_type_get_form (chart.view->chart)->shows_methods)
    {
      chart.method = JCT_METHOD_BEFORE_AFTER;
      chart.analysis = NULL;
    }
  plan (input, &chart, figure, &rows);

  double y = rows.chart;
  chart.height = rows.chart;
  if (rows.timeline > 0)
    layout_timeline (input, &chart, rows.timeline, figure);
  /* Where the timeline had no room for its name, the plot names the selected event. */
  chart.has_timeline = names_event (figure->timeline, chart.view->selected_event);
  figure->chart = jct_chart_layout (&chart, &figure->axes);
  figure->chart_area = (JctRect){ 0, 0, chart.width, rows.chart };
  if (rows.beside > 0)
    {
      figure->beside = jct_beside_layout (&chart, input->beside, rows.beside);
      figure->beside_area = (JctRect){ 0, y, chart.width, rows.beside };
      y += rows.beside;
    }
  if (rows.effect > 0)
    {
      layout_effect (&chart, rows.effect, figure);
      figure->effect_area = (JctRect){ 0, y, chart.width, rows.effect };
      y += rows.effect;
    }
  if (rows.timeline > 0)
    {
      figure->timeline_area = (JctRect){ 0, y, chart.width, rows.timeline };
      y += rows.timeline;
    }
  if ((rows.timeline > 0 || rows.effect > 0) && shares_time (&chart))
    extend_guides (figure);
  if (rows.effect == 0)
    figure->links = jct_figure_link_breaks (figure, &chart);
  if (rows.overview > 0)
    {
      layout_overview (&chart, rows.overview, figure);
      figure->overview_area = (JctRect){ 0, y + rows.gap, chart.width, rows.overview };
      y += rows.gap + rows.overview;
    }
  if (figure->footer != NULL)
    figure->footer_area = (JctRect){ 0, y, chart.width, rows.footer };
}

void
jct_figure_layout (const JctFigureInput *input, JctFigure *figure)
{
  JctFigureInput without = *input;
  g_autoptr (JctView) view = NULL;

  layout_figure (input, figure);
  if (figure->beside != NULL || input->chart.view->beside->len == 0 || input->chart.series == NULL)
    return;
  /* There is no room for what stands beside: then no word speaks of it. */
  jct_figure_clear (figure);
  without.beside = NULL;
  without.chart.view = view = jct_view_copy (input->chart.view);
  g_ptr_array_set_size (view->beside, 0);
  layout_figure (&without, figure);
}

void
jct_figure_clear (JctFigure *figure)
{
  g_clear_pointer (&figure->chart, jct_scene_free);
  g_clear_pointer (&figure->beside, jct_scene_free);
  g_clear_pointer (&figure->effect, jct_scene_free);
  g_clear_pointer (&figure->links, jct_scene_free);
  g_clear_pointer (&figure->timeline, jct_scene_free);
  g_clear_pointer (&figure->overview, jct_scene_free);
  g_clear_pointer (&figure->footer, jct_scene_free);
  g_clear_pointer (&figure->colors, g_free);
}

JctColor
jct_figure_get_color (const JctFigure *figure, guint series)
{
  return series < figure->n_series ? figure->colors[series] : (JctColor){ 0 };
}

double
jct_figure_export_text_scale (double width, double height)
{
  double size = MIN (width / 1280, height / 720);

  return size > 1 ? pow (size, 0.9) : 1;
}
