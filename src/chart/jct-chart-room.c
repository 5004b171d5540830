/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gets room on the page of a chart, and in which order things give way. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-room-private.h"
#include "chart/jct-text.h"

/* The least height of the plot of a panel beside a chart, in lines of small text. */
#define CONTEXT_LINES 2.2

static double
time_axis_height (const JctChart *chart)
{
  if (!jct_chart_get_form (chart)->has_axes)
    return 0;
  if (chart->input->is_context)
    return jct_theme_grow (chart->theme, 6);
  if (chart->hides_years)
    return jct_theme_grow (chart->theme, 6) + chart->line_height + JCT_TEXT_GAP;
  double height = jct_theme_grow (chart->theme, 6) + jct_text_height (chart->theme, chart->normal);

  return chart->room.minor_labels ? height + chart->line_height + JCT_TEXT_GAP + 1 : height;
}

/* The room left of the plot, and right of it. */
static void
measure_margins (JctChart *chart, double *left, double *right)
{
  double width = chart->input->width;
  double limit = floor (width * 0.24);

  *left = *right = chart->pad;
  if (!jct_chart_get_form (chart)->has_axes)
    return;
  if (chart->room.value_labels)
    {
      double labels = jct_chart_measure_values (chart);
      if (labels <= limit)
        *left += labels + chart->small * 0.6;
      else
        chart->room.value_labels = FALSE;
    }
  if (chart->room.end_labels)
    *right += jct_chart_measure_ends (chart, limit);
  *right = MAX (*right, chart->small);
}

static void
measure_rows (JctChart *chart, const JctChartTexts *texts, JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  JctChartRoom *room = &chart->room;
  double y = input->show_title ? chart->pad : chart->pad / 2;
  double block;

  rows->title = y;
  block = jct_chart_measure_text (chart, texts->title, chart->title_px, TRUE, room->title_lines);
  y += block > 0 ? block + JCT_TEXT_GAP : 0;
  rows->subtitle = y;
  block
    = jct_chart_measure_text (chart, texts->subtitle, chart->normal, FALSE, room->subtitle_lines);
  y += block > 0 ? block + JCT_TEXT_GAP : 0;
  rows->method = y;
  block = jct_chart_measure_text (chart, texts->method, chart->normal, TRUE, room->method_lines);
  y += block > 0 ? block + JCT_TEXT_GAP : 0;
  rows->notes = y;
  block = jct_chart_measure_text (chart, texts->notes, chart->small, FALSE, room->notes_lines);
  y += block > 0 ? block + JCT_TEXT_GAP : 0;
  if (y > chart->pad)
    y += chart->small * 0.5;
  rows->legend = y;
  y += room->legend_lines * (chart->line_height + 2 * JCT_TEXT_GAP);
  /* The unit stands above the topmost grid line. */
  y += room->value_labels ? chart->line_height + 2 * JCT_TEXT_GAP : chart->small * 0.5;
  rows->plot_top = ceil (y);

  double bottom = input->height - (input->show_source ? chart->pad : chart->small * 0.5);
  bottom -= jct_chart_measure_text (chart, texts->badge, chart->small, FALSE, room->badge_lines);
  rows->badge = bottom;
  if (rows->badge < input->height - chart->pad && room->badge_lines > 0)
    bottom -= JCT_TEXT_GAP + 1;
  block = jct_chart_measure_text (chart, texts->source, chart->small, FALSE, room->source_lines);
  bottom -= block;
  rows->source = bottom;
  double others
    = jct_chart_measure_text (chart, texts->others, chart->small, FALSE, room->others_lines);
  if (others > 0)
    bottom -= others + (block > 0 ? jct_theme_grow (chart->theme, 2) : 0);
  rows->others = bottom;
  block += others;
  if (block > 0)
    bottom -= chart->small * 0.8;
  rows->plot_bottom = MAX (floor (bottom - time_axis_height (chart)), rows->plot_top + 1);
}

gboolean
jct_chart_give_way (JctChartRoom *room)
{
  if (room->badge_lines > 0 && !room->keeps_badge)
    room->badge_lines = 0;
  else if (room->source_lines > 1)
    room->source_lines = 1;
  else if (room->others_lines > 1)
    room->others_lines = 1;
  else if (room->minor_labels && !room->keeps_minor)
    room->minor_labels = FALSE;
  else if (room->guide_labels)
    room->guide_labels = FALSE;
  else if (room->legend_lines > 1)
    room->legend_lines = 1;
  else if (room->subtitle_lines > 1)
    room->subtitle_lines = 1;
  else if (room->title_lines > 1)
    room->title_lines = 1;
  else if (room->method_lines > 1)
    room->method_lines = 1;
  else if (room->notes_lines > 1)
    room->notes_lines = 1;
  else if (room->subtitle_lines > 0)
    room->subtitle_lines = 0;
  else if (room->method_lines > 0)
    room->method_lines = 0;
  else if (room->badge_lines > 0)
    room->badge_lines = 0;
  else if (room->others_lines > 0)
    room->others_lines = 0;
  else if (room->source_lines > 0)
    room->source_lines = 0;
  else if (room->value_labels)
    room->value_labels = FALSE;
  else if (room->legend_lines > 0)
    room->legend_lines = 0;
  else if (room->title_lines > 0)
    room->title_lines = 0;
  /* The last that goes: while there is a word, none is left out unsaid. */
  else if (room->notes_lines > 0)
    room->notes_lines = 0;
  else
    return FALSE;
  return TRUE;
}

/* At the line ends, unless that would take too much of the width; else in a legend. */
static void
choose_names (JctChart *chart, const JctChartTexts *texts)
{
  JctChartRoom *room = &chart->room;
  double width = chart->input->width;

  if (!jct_chart_get_form (chart)->names_series)
    return;
  room->end_labels = chart->input->view->chart != JCT_CHART_BARS
                     && (chart->n_series > 1 || texts->subject != NULL || chart->year_set != NULL)
                     && jct_chart_measure_ends (chart, width) <= width * 0.24;
  if (!room->end_labels && chart->n_series > 1)
    room->legend_lines = jct_chart_measure_legend (chart, width - 2 * chart->pad, 3, NULL);
}

/* How many of the series in focus have room for their name. */
static guint
count_names (const JctChart *chart, double plot_height)
{
  guint n = chart->n_focus;

  if (!jct_chart_get_form (chart)->names_series)
    return n;
  if (chart->room.end_labels)
    return MIN (n, jct_chart_count_ends (chart, plot_height));
  if (chart->n_series > 1 && chart->room.legend_lines == 0)
    return 0;
  if (chart->n_series > 1)
    jct_chart_measure_legend (chart, chart->input->width - 2 * chart->pad, chart->room.legend_lines,
                              &n);
  return MIN (n, chart->n_focus);
}

/* What has no name is grey, and the badge counts it; with the badge's second line, the plot may
 * hold one name less. */
static void
leave_out_unnamed (JctChart *chart, JctChartTexts *texts, JctChartRows *rows)
{
  guint n;

  while ((n = count_names (chart, rows->plot_bottom - rows->plot_top)) < chart->n_focus)
    {
      chart->n_focus = n;
      if (texts->badge != NULL)
        jct_chart_texts_make_badge (chart, texts);
      measure_rows (chart, texts, rows);
    }
}

JctChartRoom
jct_chart_footer_room (const JctChart *chart)
{
  gboolean has_method = chart->selected != NULL;

  return (JctChartRoom){
    .source_lines = chart->input->view->beside->len > 0 ? 3 : 2,
    .badge_lines = has_method ? 5 : 2,
    .others_lines = 3,
    .keeps_badge = has_method,
  };
}

/* With all that there is, before anything gives way. */
static void
jct_chart_start_room (JctChart *chart, const JctChartTexts *texts, JctChartRows *rows)
{
  const JctChartInput *input = chart->input;

  chart->room = jct_chart_footer_room (chart);
  if (!input->show_source)
    chart->room.source_lines = chart->room.badge_lines = chart->room.others_lines = 0;
  chart->room.title_lines = chart->room.subtitle_lines = input->show_title ? 2 : 0;
  chart->room.method_lines = input->show_title ? 2 : 0;
  chart->room.notes_lines = texts->notes != NULL ? JCT_NOTES_LINES : 0;
  chart->room.guide_labels = chart->room.mean_labels = TRUE;
  chart->room.minor_labels = chart->room.value_labels = jct_chart_get_form (chart)->has_axes;
  chart->room.keeps_minor = chart->hides_years;
  choose_names (chart, texts);
  measure_rows (chart, texts, rows);
}

void
jct_chart_make_room (JctChart *chart, JctChartTexts *texts, JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  double least
    = MAX (4 * chart->line_height,
           MIN (input->height * jct_chart_get_form (chart)->plot_share, 14 * chart->line_height));

  if (input->is_context)
    least = CONTEXT_LINES * chart->line_height;

  jct_chart_start_room (chart, texts, rows);
  while (rows->plot_bottom - rows->plot_top < least && jct_chart_give_way (&chart->room))
    measure_rows (chart, texts, rows);
  leave_out_unnamed (chart, texts, rows);
  jct_chart_find_value_ticks (chart, rows->plot_bottom - rows->plot_top);
  measure_margins (chart, &rows->left, &rows->right);
  if (jct_chart_get_form (chart)->shares_time && input->plot_right > input->plot_left)
    {
      rows->left = input->plot_left;
      rows->right = input->width - input->plot_right;
    }
  /* Only now is it known whether the small time labels are there at all. */
  if (chart->room.minor_labels
      && !jct_chart_has_minor_labels (chart, rows->left, input->width - rows->right))
    {
      chart->room.minor_labels = FALSE;
      measure_rows (chart, texts, rows);
    }
}

void
jct_chart_set_scales (JctChart *chart, const JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  const JctChartForm *form = jct_chart_get_form (chart);
  double left = CLAMP (round (rows->left), 0, input->width);
  double right = CLAMP (round (input->width - rows->right), left + 1, MAX (input->width, left + 1));

  chart->plot = (JctRect){ left, rows->plot_top, right - left, rows->plot_bottom - rows->plot_top };
  chart->time = jct_time_scale (chart->time.domain, left, right);
  chart->value
    = jct_value_ticks_scale (&chart->ticks, chart->plot.y + chart->plot.height, chart->plot.y);
  chart->legend_y = rows->legend;
  jct_scene_set_plot (chart->scene, chart->plot);
  jct_scene_set_scales (chart->scene, form->shares_time ? &chart->time : NULL,
                        form->has_axes ? &chart->value : NULL);
  if (chart->type == JCT_CHART_BARS && (chart->ticks.is_log || !jct_chart_bars_fit (chart)))
    chart->type = JCT_CHART_STEP;
}

/* ---- what is asked of a layout that is not drawn ----------------------------------------------- */

void
jct_chart_measure_margins (const JctChartInput *input, double *left, double *right)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  jct_chart_texts_init (&chart, &texts);
  jct_chart_make_room (&chart, &texts, &rows);
  *left = round (rows.left);
  *right = round (rows.right);
  jct_chart_texts_clear (&texts);
  jct_chart_clear (&chart);
}

double
jct_chart_measure_least (const JctChartInput *input)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  jct_chart_texts_init (&chart, &texts);
  jct_chart_start_room (&chart, &texts, &rows);
  double words = rows.plot_top + input->height - rows.plot_bottom;
  double share = jct_chart_get_form (&chart)->plot_share;
  double least
    = input->is_context ? words + CONTEXT_LINES * chart.line_height : words / (1 - share);
  jct_chart_texts_clear (&texts);
  jct_chart_clear (&chart);
  return ceil (least) + 1;
}

guint
jct_chart_count_focus (const JctChartInput *input)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  jct_chart_texts_init (&chart, &texts);
  jct_chart_make_room (&chart, &texts, &rows);
  guint n = chart.n_focus;
  jct_chart_texts_clear (&texts);
  jct_chart_clear (&chart);
  return n;
}

JctChartType
jct_chart_find_drawn_type (const JctChartInput *input)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  jct_chart_texts_init (&chart, &texts);
  jct_chart_make_room (&chart, &texts, &rows);
  jct_chart_set_scales (&chart, &rows);
  JctChartType type = chart.type;
  jct_chart_texts_clear (&texts);
  jct_chart_clear (&chart);
  return type;
}
