/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The year-on-year overlay: a chart of lines on the periods of one year, with a series for each year in the place of
 * those of a split.
 */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-years-private.h"

void
jct_overlay_style (JctChart *chart, JctColor subject)
{
  g_autofree char *selected = NULL;
  int year;

  if (jct_years_find_selected (chart, &year))
    selected = jct_period_to_text (jct_period (jct_year_grid_get_rows (&chart->grid), year));
  for (guint i = 0; i < chart->n_series; i++)
    {
      JctChartSeries *s = &chart->series[i];
      gboolean last = s->index == 0, is_selected = g_strcmp0 (s->key, selected) == 0;

      s->focus = last || is_selected;
      s->color = last ? subject : is_selected ? chart->theme->guide : chart->theme->context;
      if (is_selected && !last && chart->theme->second_cue)
        {
          s->dash[0] = 4 * chart->line_width;
          s->dash[1] = 2 * chart->line_width;
        }
    }
}

/* ---- events ---------------------------------------------------------------------------------- */

/* Where an event stands in the year; FALSE outside of what is shown. */
static gboolean
find_event_x (const JctChart *chart, const JctEvent *event, double *x)
{
  JctPeriod period, moved;
  double share;

  if (!jct_years_find_event (chart, event, &period, &share)
      || !jct_year_grid_move (&chart->grid, period, chart->whole_year, &moved))
    return FALSE;
  *x = jct_time_scale_map (&chart->time,
                           jct_period_first_day (moved) + share * jct_period_n_days (moved));
  return TRUE;
}

static void
add_events (JctChart *chart)
{
  const JctDocument *document = chart->input->document;
  double x;

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      if (jct_view_shows_event (chart->input->view, event) && find_event_x (chart, event, &x))
        jct_chart_add_event_tick (chart, event, x);
    }
}

/* The selected event as a line through the plot; its name comes when the lines are named. */
static void
add_guide (JctChart *chart)
{
  double x;

  if (chart->shown_event == NULL || !find_event_x (chart, chart->shown_event, &x))
    return;
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_EVENT_GUIDE, chart->shown_event->id, x,
                                      chart->plot.y, x, chart->plot.y + chart->plot.height);
  line->stroke = chart->theme->guide;
  line->line_width = jct_theme_grow (chart->theme, 1.25);
  jct_mark_set_dash (line, 2, 3);
}

static void
add_guide_label (JctChart *chart)
{
  double x, y = chart->plot.y, right = chart->plot.x + chart->plot.width;

  if (chart->shown_event == NULL || !find_event_x (chart, chart->shown_event, &x)
      || !jct_event_names_include (chart->input->wording.event_names, chart->input->view,
                                   chart->shown_event->id))
    return;
  g_autofree char *date = jct_edtf_to_label (&chart->shown_event->date, JCT_LABEL_SHORT);
  /* Translators: an event and its date. */
  g_autofree char *text = g_strdup_printf (C_ ("event in a chart", "%s, %s"),
                                           jct_event_get_short (chart->shown_event), date);
  JctLabel label = {
    .role = JCT_ROLE_EVENT_LABEL,
    .id = chart->shown_event->id,
    .text = text,
    .px = chart->small,
    .bold = TRUE,
    .color = jct_theme_text_color (chart->theme, chart->theme->guide),
  };
  for (guint step = 0; step < 12; step++)
    {
      gboolean left = step % 2 == 1;
      label.align = left ? JCT_ALIGN_END : JCT_ALIGN_START;
      double at = left ? x - chart->small * 0.5 : x + chart->small * 0.5;
      double top = y + 2 + step / 2 * chart->line_height;
      JctRect box = jct_label_measure (&label, chart->theme->font_family, at, top);
      if (box.x >= chart->plot.x && box.x + box.width <= right
          && !jct_chart_hits_series (chart, box)
          && jct_chart_add_label (chart, &label, at, top) != NULL)
        return;
    }
}

void
jct_overlay_draw (JctChart *chart)
{
  jct_chart_add_grid (chart);
  jct_chart_add_time_axis (chart);
  add_guide (chart);
  add_events (chart);
  jct_chart_add_series (chart);
  jct_chart_add_legend (chart, chart->legend_y);
  jct_chart_add_end_labels (chart);
  add_guide_label (chart);
}
