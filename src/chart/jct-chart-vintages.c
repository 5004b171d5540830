/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures as published earlier, behind today's: hollow diamonds with a thin line in the series' colour, where imprecise
 * figures have circles; where a figure moved by more than such a mark, a dashed hairline leads to today's. A bar is opaque:
 * there they stand before it.
 */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-dense.h"
#include "chart/jct-vintage-words.h"

/* A chart with more figures has a dense line, or bars that are hairs. */
#define MAX_POINTS 4096
/* So many are named beside their marks, and so many periods in the description. */
#define MAX_NAMED 3
/* Of a mark, in widths of the line. */
#define SIZE 5.4

static gboolean
is_shown (const JctView *view)
{
  return !view->vintages_hidden
         && (view->chart == JCT_CHART_LINE || view->chart == JCT_CHART_STEP
             || view->chart == JCT_CHART_BARS || view->chart == JCT_CHART_MULTIPLES);
}

static gboolean
has_any (const JctPublishedSet *set, guint index, const JctSeries *series, gsize begin, gsize end)
{
  return begin < end && end - begin <= MAX_POINTS
         && jct_published_set_has (set, index, jct_series_get_period (series, begin),
                                   jct_series_get_period (series, end - 1));
}

gboolean
jct_chart_input_has_vintages (const JctChartInput *input)
{
  JctSpan span;

  if (input->published == NULL || input->series == NULL || !is_shown (input->view))
    return FALSE;
  span = jct_chart_visible_span (input->series, input->visible);
  for (guint i = 0; i < jct_series_set_get_n (input->series); i++)
    {
      const JctSeries *series = jct_series_set_get (input->series, i);
      gsize begin, end;

      jct_series_find_span (series, span, &begin, &end);
      if (has_any (input->published, i, series, begin, end))
        return TRUE;
    }
  return FALSE;
}

/* Calls `func` for each figure of a series that was published of a period in sight. */
typedef void (*FigureFunc) (
  JctChart *chart, guint place, gsize index, const JctPublished *published, gpointer data);

static void
for_each (JctChart *chart, guint place, FigureFunc func, gpointer data)
{
  const JctChartSeries *s = &chart->series[place];
  const JctPublishedSet *set = chart->input->published;
  gsize begin, end;

  jct_series_find_span (s->series, chart->time.domain, &begin, &end);
  if (set == NULL || !is_shown (chart->input->view) || !s->focus
      || !has_any (set, s->index, s->series, begin, end))
    return;
  for (gsize i = begin; i < end; i++)
    {
      guint n;
      const JctPublished *published
        = jct_published_set_find (set, s->index, jct_series_get_period (s->series, i), &n);

      for (guint k = 0; k < n; k++)
        if (k == 0 || published[k].value != published[k - 1].value)
          func (chart, place, i, &published[k], data);
    }
}

static void
widen (JctChart *chart, guint place, gsize index, const JctPublished *published, gpointer data)
{
  double *ends = data;

  ends[0] = MIN (ends[0], published->value);
  ends[1] = MAX (ends[1], published->value);
}

void
jct_chart_widen_for_vintages (const JctChart *chart,
                              const JctSeries *only,
                              double *min,
                              double *max)
{
  JctChart asked = *chart;
  double ends[2] = { *min, *max };

  for (guint i = 0; chart->input->published != NULL && i < chart->n_series; i++)
    if (only == NULL || only == chart->series[i].series)
      {
        /* Which series are in focus may not be known yet: the axis has room for all. */
        JctChartSeries series = chart->series[i];

        series.focus = TRUE;
        asked.series = &series;
        for_each (&asked, 0, widen, ends);
      }
  *min = ends[0];
  *max = ends[1];
}

/* ---- marks ----------------------------------------------------------------------------------- */

static double
mark_size (const JctChart *chart)
{
  return chart->line_width * SIZE;
}

static JctPoint
find_point (const JctChart *chart, guint place, gsize index, double value)
{
  JctPeriod period = jct_series_get_period (chart->series[place].series, index);
  JctPoint point = { jct_time_scale_map_period (&chart->time, period),
                     jct_value_scale_map (&chart->value, value) };

  if (chart->type == JCT_CHART_BARS)
    {
      double x, width;

      /* On its right edge, where there is one: its figure stands over the middle. */
      jct_chart_find_bar (chart, place, period, &x, &width);
      point.x = x + (width >= 3 * mark_size (chart) ? width : width / 2);
    }
  return point;
}

static gboolean
is_in_plot (const JctChart *chart, JctPoint point)
{
  const JctRect *plot = &chart->plot;

  return isfinite (point.y) && point.x >= plot->x && point.x <= plot->x + plot->width
         && point.y >= plot->y && point.y <= plot->y + plot->height;
}

static void
style (const JctChart *chart, const JctChartSeries *s, JctMark *mark)
{
  mark->stroke = s->color;
  mark->line_width = MAX (chart->line_width * 0.45, 1);
}

/* From the mark to today's figure, where that is away from it. */
static void
add_link (JctChart *chart, const JctChartSeries *s, JctPoint at, double today)
{
  double size = mark_size (chart), half = size / 2;

  if (!isfinite (today) || fabs (today - at.y) <= size)
    return;
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_VINTAGE, s->key, at.x,
                                      today > at.y ? at.y + half : at.y - half, at.x, today);
  style (chart, s, line);
  line->line_width = jct_theme_hairline (chart->theme);
  jct_mark_set_dash (line, 3, 3);
}

static void
add_mark (JctChart *chart, guint place, gsize index, const JctPublished *published, gpointer data)
{
  const JctChartSeries *s = &chart->series[place];
  double value = jct_series_get_value (s->series, index), size = mark_size (chart);
  JctPoint at = find_point (chart, place, index, published->value);

  if (!is_in_plot (chart, at))
    return;
  add_link (chart, s, at, isnan (value) ? NAN : jct_value_scale_map (&chart->value, value));
  JctMark *mark = jct_scene_add_symbol (chart->scene, JCT_ROLE_VINTAGE, s->key, at.x, at.y,
                                        JCT_SHAPE_DIAMOND, size);
  style (chart, s, mark);
  mark->fill = chart->theme->background;
  mark->has_period = TRUE;
  mark->period = jct_series_get_period (s->series, index);
  mark->value = published->value;
  jct_placement_reserve (&chart->placement,
                         (JctRect){ at.x - size / 2, at.y - size / 2, size, size });
}

void
jct_chart_add_vintages (JctChart *chart)
{
  for (guint i = chart->n_series; i-- > 0;)
    if (!jct_is_dense (chart->series[i].end - chart->series[i].begin, chart->plot.width))
      for_each (chart, i, add_mark, NULL);
}

typedef struct
{
  gsize index;
  JctRect box;
} Lifted;

static void
lift (JctChart *chart, guint place, gsize index, const JctPublished *published, gpointer data)
{
  double size = mark_size (chart);
  JctPoint at = find_point (chart, place, index, published->value);
  JctRect mark = { at.x - size / 2, at.y - size / 2, size, size };
  JctPoint today = jct_chart_point (chart, chart->series[place].series, index);
  Lifted *lifted = data;

  if (index == lifted->index && is_in_plot (chart, at) && fabs (at.y - today.y) <= size
      && jct_rect_overlaps (mark, lifted->box, JCT_TEXT_GAP))
    lifted->box.y = mark.y - JCT_TEXT_GAP - lifted->box.height;
}

double
jct_chart_lift_over_vintages (JctChart *chart, gsize index, JctRect box)
{
  Lifted lifted = { index, box };

  for_each (chart, 0, lift, &lifted);
  return lifted.box.y;
}

/* ---- words ----------------------------------------------------------------------------------- */

static void
count (JctChart *chart, guint place, gsize index, const JctPublished *published, gpointer data)
{
  guint *n = data;

  *n += published->value != jct_series_get_value (chart->series[place].series, index) ? 1 : 0;
}

static void
add_label (JctChart *chart, guint place, gsize index, const JctPublished *published, gpointer data)
{
  const JctChartSeries *s = &chart->series[place];
  JctPoint at = find_point (chart, place, index, published->value);

  if (published->value == jct_series_get_value (s->series, index) || !is_in_plot (chart, at))
    return;
  g_autofree char *value
    = jct_value_words_format (&chart->input->view->transform, published->value,
                              jct_series_is_integer (s->series), published->qualifier);
  /* Translators: beside a mark in the chart: a figure that was another one when it was published. */
  g_autofree char *text = g_strdup_printf (C_ ("vintage", "%s as published"), value);
  jct_chart_add_point_label (chart, text, at, mark_size (chart) * 0.8,
                             jct_theme_text_color (chart->theme, s->color));
}

void
jct_chart_add_vintage_labels (JctChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->n_series; i++)
    for_each (chart, i, count, &n);
  for (guint i = 0; n <= MAX_NAMED && i < chart->n_series; i++)
    for_each (chart, i, add_label, NULL);
}

typedef struct
{
  GString *text;
  guint n; /* periods told, and more */
  guint place;
  gsize index;
} Told;

static void
tell (JctChart *chart, guint place, gsize index, const JctPublished *published, gpointer data)
{
  const JctChartSeries *s = &chart->series[place];
  Told *told = data;

  if (told->n > 0 && told->place == place && told->index == index)
    return;
  told->place = place;
  told->index = index;
  if (++told->n > MAX_NAMED)
    return;
  JctPeriod period = jct_series_get_period (s->series, index);
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);
  g_autofree char *words = jct_vintage_words_point (chart->input->published, s->index, s->series,
                                                    &chart->input->view->transform, period);
  g_string_append_c (told->text, ' ');
  if (chart->n_series > 1)
    /* Translators: a series, a period, and its figure as published and today. */
    g_string_append_printf (told->text, C_ ("vintage", "%s, %s: %s."), s->label, label, words);
  else
    /* Translators: a period, and its figure as published and today. */
    g_string_append_printf (told->text, C_ ("vintage", "%s: %s."), label, words);
}

void
jct_chart_append_vintages (GString *text, JctChart *chart)
{
  Told told = { .text = text };

  for (guint i = 0; i < chart->n_focus; i++)
    {
      JctChart one = *chart;
      JctChartSeries series = chart->series[i];

      /* Colours are given to what is drawn; here nothing is. */
      series.focus = TRUE;
      one.series = &series;
      told.index = G_MAXSIZE;
      for_each (&one, 0, tell, &told);
    }
  if (told.n > MAX_NAMED)
    {
      guint more = told.n - MAX_NAMED;

      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%u more figure was published earlier.",
                                        "%u more figures were published earlier.", more),
                              more);
    }
}
