/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context of one layout of a chart, and what is asked of it in more than one place. */
#include "config.h"

#include <math.h>

#include "chart/jct-area-private.h"
#include "chart/jct-ranked-private.h"
#include "chart/jct-years-private.h"
#include "chart/jct-text.h"

/* More points than this are not asked one by one whether they touch a box. */
#define MAX_LOOK 512

double
jct_page_pad (const JctTheme *theme, double width)
{
  return MIN (round (jct_theme_text_px (theme, JCT_TEXT_SMALL) * 1.1), floor (width * 0.03));
}

double
jct_text_height (const JctTheme *theme, double px)
{
  JctTextStyle style = { .family = theme->font_family, .px = px };
  JctTextExtents extents;

  jct_text_measure ("0", &style, &extents);
  return extents.height;
}

double
jct_text_width (const JctTheme *theme, const char *text, double px, gboolean bold)
{
  JctTextStyle style = { .family = theme->font_family, .px = px, .bold = bold };
  JctTextExtents extents;

  jct_text_measure (text, &style, &extents);
  return extents.width;
}

double
jct_theme_grow (const JctTheme *theme, double px)
{
  return px * MAX (theme->text_scale, 1);
}

double
jct_theme_hairline (const JctTheme *theme)
{
  return MAX (floor (theme->text_scale), 1);
}

void
jct_mark_set_dash (JctMark *mark, double on, double off)
{
  mark->dash[0] = on;
  mark->dash[1] = off;
  mark->dash[2] = mark->dash[3] = 0;
}

JctSpan
jct_chart_visible_span (JctSeriesSet *series, JctSpan visible)
{
  if (jct_series_set_get_n (series) == 0)
    return visible;
  if (!jct_span_is_empty (visible))
    {
      JctPeriodKind kind = jct_series_set_get_kind (series);

      /* Out to whole periods: half a bar would look like a smaller one. */
      return (JctSpan){ jct_period_first_day (jct_period_from_day (kind, visible.start)),
                        jct_period_end_day (jct_period_from_day (kind, visible.end - 1)) };
    }

  JctSeries *first = jct_series_set_get (series, 0);
  gsize n = jct_series_get_n (first);
  if (n == 0)
    return visible;
  return (JctSpan){ jct_period_first_day (jct_series_get_first (first)),
                    jct_period_end_day (jct_series_get_period (first, n - 1)) };
}

JctSpan
jct_chart_get_told_span (const JctChartInput *input)
{
  g_auto (JctRanking) ranking = { 0 };

  if (input->view->chart != JCT_CHART_RANKED || input->series == NULL)
    return input->visible;
  jct_ranking_init (&ranking, input->view, input->series, input->visible, input->point);
  return ranking.n_periods > 0 ? jct_ranking_get_span (&ranking) : input->visible;
}

JctChartType
jct_chart_find_type (const JctView *view, JctSeriesSet *series, JctSpan visible)
{
  return view->chart == JCT_CHART_AREA && jct_area_judge (view, series, visible) != JCT_AREA_STACKS
           ? JCT_CHART_LINE
           : view->chart;
}

void
jct_series_find_span (const JctSeries *series, JctSpan span, gsize *begin, gsize *end)
{
  gint64 n = jct_series_get_n (series);

  *begin = *end = 0;
  if (n == 0 || jct_span_is_empty (span))
    return;

  /* Ordinals are regular: two conversions find both ends without a search. */
  JctPeriodKind kind = jct_series_get_kind (series);
  JctPeriod first = jct_series_get_first (series);
  JctSpan whole
    = { jct_period_first_day (first), jct_period_end_day (jct_series_get_period (series, n - 1)) };
  JctSpan shown = jct_span_intersect (span, whole);
  if (jct_span_is_empty (shown))
    return;
  *begin = jct_period_from_day (kind, shown.start).ordinal - first.ordinal;
  *end = (gsize) (jct_period_from_day (kind, shown.end - 1).ordinal - first.ordinal) + 1;
}

JctPoint
jct_chart_point (const JctChart *chart, const JctSeries *series, gsize index)
{
  return (JctPoint){
    jct_time_scale_map_period (&chart->time, jct_series_get_period (series, index)),
    jct_value_scale_map (&chart->value, jct_series_get_value (series, index)),
  };
}

double
jct_event_position (const JctEvent *event)
{
  JctSpan span = jct_edtf_span (&event->date);

  if (!event->date.is_interval && jct_edtf_is_soft (&event->date) && span.start != JCT_DAY_MIN
      && span.end != JCT_DAY_MAX)
    return ((double) span.start + span.end) / 2;
  return jct_edtf_anchor (&event->date) + 0.5;
}

gboolean
jct_view_has_pinned (const JctView *view, const char *event_id)
{
  return view->pinned_events != NULL
         && g_strv_contains ((const char *const *) view->pinned_events, event_id);
}

gboolean
jct_event_names_include (JctEventNames names, const JctView *view, const char *event_id)
{
  switch (names)
    {
    case JCT_EVENT_NAMES_CHOSEN:
      return g_strcmp0 (view->selected_event, event_id) == 0
             || jct_view_has_pinned (view, event_id);
    case JCT_EVENT_NAMES_NONE:
      return FALSE;
    case JCT_EVENT_NAMES_ALL:
    default:
      return TRUE;
    }
}

const char *
jct_event_get_short (const JctEvent *event)
{
  return event->short_title != NULL && *event->short_title != '\0' ? event->short_title
                                                                   : event->title;
}

JctMark *
jct_chart_add_label (JctChart *chart, const JctLabel *label, double x, double y)
{
  return jct_placement_add_label (&chart->placement, chart->scene, label, x, y);
}

gboolean
jct_chart_joins_previous (const JctChart *chart, const JctSeries *series, gsize index)
{
  JctPeriodKind years;

  if (index == 0 || isnan (jct_series_get_value (series, index))
      || isnan (jct_series_get_value (series, index - 1)))
    return FALSE;
  if (chart->input->view->transform.kind != JCT_TRANSFORM_CUMULATIVE)
    return TRUE;
  years = jct_period_kind (JCT_PERIOD_FISCAL_YEAR,
                           jct_document_get_fiscal_start (chart->input->document));
  return jct_period_convert (jct_series_get_period (series, index), years).ordinal
         == jct_period_convert (jct_series_get_period (series, index - 1), years).ordinal;
}

/* Whether what is drawn of one period, and on to the next, touches the box. */
static gboolean
hits_period (const JctChart *chart, const JctChartSeries *s, gsize index, JctRect box)
{
  gboolean joined = index + 1 < s->end && jct_chart_joins_previous (chart, s->series, index + 1);
  JctPoint at = jct_chart_point (chart, s->series, index);
  JctPoint next = joined ? jct_chart_point (chart, s->series, index + 1) : at;

  if (chart->type == JCT_CHART_LINE)
    return jct_rect_hits_segment (box, at, next);

  JctPeriod period = jct_series_get_period (s->series, index);
  double start = jct_time_scale_map (&chart->time, jct_period_first_day (period));
  double end = jct_time_scale_map (&chart->time, jct_period_end_day (period));
  if (chart->type == JCT_CHART_STEP)
    return jct_rect_hits_segment (box, (JctPoint){ start, at.y }, (JctPoint){ end, at.y })
           || jct_rect_hits_segment (box, (JctPoint){ end, at.y }, (JctPoint){ end, next.y });

  double base = jct_value_scale_map (&chart->value, 0);
  JctRect bar = { start, MIN (at.y, base), end - start, fabs (at.y - base) };
  return jct_rect_overlaps (bar, box, 0);
}

/* The same of so many that they fill what lies between the lowest and the highest. */
static gboolean
hits_range (const JctChart *chart, const JctChartSeries *s, gsize from, gsize to, JctRect box)
{
  JctExtremes values = jct_pyramid_find_extremes (jct_series_get_pyramid (s->series), from, to);
  double high = jct_value_scale_map (&chart->value, values.high);
  double low = jct_value_scale_map (&chart->value,
                                    chart->type == JCT_CHART_BARS || chart->type == JCT_CHART_AREA
                                      ? MIN (values.low, 0)
                                      : values.low);

  return values.low <= values.high && high <= box.y + box.height && low >= box.y;
}

gboolean
jct_chart_hits_series (const JctChart *chart, JctRect box)
{
  double start = jct_time_scale_invert (&chart->time, box.x);
  double end = jct_time_scale_invert (&chart->time, box.x + box.width);
  JctSpan span = { (JctDay) floor (start), (JctDay) ceil (end) + 1 };
  gboolean stack = jct_area_is_stack (chart);

  for (guint i = 0; i < (stack ? 1 : chart->n_series); i++)
    {
      JctChartSeries whole = chart->series[i];
      const JctChartSeries *s = &whole;
      gsize from, to;

      if (stack)
        whole.series = jct_series_set_get_total (chart->input->series);

      jct_series_find_span (s->series, span, &from, &to);
      from = from > s->begin ? from - 1 : s->begin;
      to = MIN (to + 1, s->end);
      if (to - from > MAX_LOOK)
        {
          if (hits_range (chart, s, from, to, box))
            return TRUE;
          continue;
        }
      for (gsize j = from; j < to; j++)
        {
          if (!isnan (jct_series_get_value (s->series, j)) && hits_period (chart, s, j, box))
            return TRUE;
        }
    }
  return FALSE;
}

/* ---- the context ----------------------------------------------------------------------------- */

void
jct_chart_input_settle (JctChartInput *input)
{
  if (jct_transform_is_none (&input->view->transform))
    return;
  input->method = JCT_METHOD_BEFORE_AFTER;
  input->analysis = NULL;
}

void
jct_chart_hide_event (JctChart *chart)
{
  JctChartInput *given = &chart->given;

  if (given->view->selected_event != NULL)
    chart->shown_event = jct_document_find_event (given->document, given->view->selected_event);
  chart->own_view = jct_view_copy (given->view);
  g_clear_pointer (&chart->own_view->selected_event, g_free);
  given->view = chart->own_view;
}

static void
name_axis (JctChart *chart)
{
  const JctChartInput *input = chart->input;
  JctValueContext context;

  jct_value_context_init (&context, chart->told.series,
                          jct_document_get_fiscal_start (input->document), chart->unit);
  chart->axis_unit = jct_value_words_axis (&input->view->transform, &context);
}

static void
find_extent (JctChart *chart, JctChartSeries *s)
{
  jct_series_find_span (s->series, chart->time.domain, &s->begin, &s->end);
  s->has_values = jct_pyramid_find_present (jct_series_get_pyramid (s->series), s->begin, s->end,
                                            &s->first, &s->last);
  if (chart->input->ends_at_domain)
    return;
  /* One neighbour on each side, so that a line leaves the plot where it really goes. */
  if (s->begin > 0)
    s->begin--;
  if (s->end < jct_series_get_n (s->series))
    s->end++;
}

/* To place `to` or, where it stands before that, nowhere. */
static void
bring_forward (JctChart *chart, const char *key, guint to)
{
  guint i = to;

  while (i < chart->n_series && g_strcmp0 (chart->series[i].key, key) != 0)
    i++;
  if (i >= chart->n_series)
    return;
  JctChartSeries moved = chart->series[i];
  for (; i > to; i--)
    chart->series[i] = chart->series[i - 1];
  chart->series[to] = moved;
}

static void
order_series (JctChart *chart)
{
  const JctChartInput *input = chart->input;
  int year;

  if (chart->type == JCT_CHART_MULTIPLES)
    {
      JctSeries *focus = jct_chart_find_focus (input->document, input->view, input->series);
      if (focus != NULL)
        bring_forward (chart, jct_series_get_key (focus), 0);
    }
  else if (chart->year_set != NULL && jct_years_find_selected (chart, &year))
    {
      g_autofree char *key
        = jct_period_to_text (jct_period (jct_year_grid_get_rows (&chart->grid), year));
      bring_forward (chart, key, 1);
    }
}

void
jct_chart_init (JctChart *chart, const JctChartInput *input)
{
  const JctTheme *theme = input->theme;

  *chart = (JctChart){ .given = *input,
                       .theme = theme,
                       .type = jct_chart_find_type (input->view, input->series, input->visible) };
  chart->input = input = &chart->given;
  jct_chart_input_settle (&chart->given);
  if (!jct_chart_get_form (chart)->shows_methods)
    {
      chart->given.method = JCT_METHOD_BEFORE_AFTER;
      chart->given.analysis = NULL;
    }
  chart->told = chart->given;
  chart->words_set = input->series;
  if (jct_chart_type_has_years (chart->type))
    jct_years_prepare (chart);
  else if (chart->type == JCT_CHART_RANKED)
    jct_ranked_prepare (chart);
  chart->small = jct_theme_text_px (theme, JCT_TEXT_SMALL);
  chart->normal = jct_theme_text_px (theme, JCT_TEXT_NORMAL);
  chart->large = jct_theme_text_px (theme, JCT_TEXT_LARGE);
  chart->title_px = jct_theme_text_px (theme, JCT_TEXT_TITLE);
  chart->line_height = jct_text_height (theme, chart->small);
  chart->line_width = theme->line_width * pow (MAX (theme->text_scale, 1), 0.75);
  chart->pad = jct_page_pad (theme, input->width);

  chart->scene = jct_scene_new (input->width, input->height);
  jct_scene_set_font (chart->scene, theme->font_family);
  jct_placement_init (&chart->placement, (JctRect){ 0, 0, input->width, input->height });

  chart->kind = jct_series_set_get_kind (input->series);
  chart->time.domain = !jct_span_is_empty (input->domain)
                         ? input->domain
                         : jct_chart_visible_span (input->series, input->visible);
  chart->n_series = jct_series_set_get_n (input->series);
  chart->series = g_new0 (JctChartSeries, MAX (chart->n_series, 1));
  chart->integer = TRUE;
  for (guint i = 0; i < chart->n_series; i++)
    {
      JctChartSeries *s = &chart->series[i];

      s->index = i;
      s->series = jct_series_set_get (input->series, i);
      s->key = jct_series_get_key (s->series);
      s->label = chart->names != NULL ? g_ptr_array_index (chart->names, i)
                                      : jct_series_get_label (s->series);
      chart->integer = chart->integer && jct_series_is_integer (s->series);
      if (chart->unit == NULL)
        chart->unit = jct_series_get_unit (s->series);
      find_extent (chart, s);
    }
  name_axis (chart);
  chart->n_focus
    = chart->year_set != NULL ? chart->n_series : MIN (chart->n_series, JCT_MAX_FOCUS_SERIES);
  if (input->max_focus > 0)
    chart->n_focus = MIN (chart->n_focus, input->max_focus);

  order_series (chart);
  if (input->view->selected_event != NULL)
    chart->selected = jct_document_find_event (input->document, input->view->selected_event);
  jct_chart_compare (chart);
  jct_chart_find_claim (chart);
}

void
jct_chart_clear (JctChart *chart)
{
  g_clear_pointer (&chart->scene, jct_scene_free);
  g_clear_pointer (&chart->effect, jct_effect_free);
  g_clear_pointer (&chart->series, g_free);
  g_clear_pointer (&chart->subject_set, jct_series_set_unref);
  g_clear_pointer (&chart->year_set, jct_series_set_unref);
  g_clear_pointer (&chart->own_view, jct_view_free);
  jct_ranking_clear (&chart->ranking);
  g_clear_pointer (&chart->names, g_ptr_array_unref);
  g_clear_pointer (&chart->axis_unit, g_free);
  jct_placement_clear (&chart->placement);
}
