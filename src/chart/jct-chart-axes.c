/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart's two axes: value ticks with their grid, time ticks with their labels, events as ticks
 * on the axis. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"

/* ---- values ---------------------------------------------------------------------------------- */

/* Counts and bars start at zero. Lines of other numbers do too, unless zero is so far away that it
 * would flatten them: the badge then says so. */
static gboolean
includes_zero (JctChartType type, gboolean integer, double min, double max)
{
  if (integer || type == JCT_CHART_BARS || type == JCT_CHART_AREA)
    return TRUE;
  double nearest = MIN (fabs (min), fabs (max));
  return (min < 0) != (max < 0) || max - min > nearest * 0.25 || max == min;
}

/* Parts of 100 that add up to a hair more are no reason for another tick. */
static double
tidy_sum (double sum)
{
  double step = sum > 0 && isfinite (sum) ? pow (10, floor (log10 (sum)) - 11) : 0;

  return step > 0 ? round (sum / step) * step : sum;
}

gboolean
jct_chart_find_value_range (
  JctSeriesSet *set, JctSpan visible, JctChartType type, double *min, double *max)
{
  guint n = jct_series_set_get_n (set);
  JctSpan span = jct_chart_visible_span (set, visible);
  gboolean integer = TRUE;
  gsize begin, end;

  *min = INFINITY;
  *max = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      const JctSeries *series = jct_series_set_get (set, i);

      integer = integer && jct_series_is_integer (series);
      jct_series_find_span (series, span, &begin, &end);
      JctExtremes values = jct_pyramid_find_extremes (jct_series_get_pyramid (series), begin, end);
      *min = MIN (*min, values.low);
      *max = MAX (*max, values.high);
      jct_chart_widen_for_ranges (series, begin, end, type, n, min, max);
    }
  if (type == JCT_CHART_AREA && n > 0)
    {
      JctSeries *total = jct_series_set_get_total (set);

      jct_series_find_span (total, span, &begin, &end);
      *max = MAX (*max,
                  tidy_sum (
                    jct_pyramid_find_extremes (jct_series_get_pyramid (total), begin, end).high));
    }
  gboolean found = *min <= *max;
  if (!found)
    *min = *max = 0;
  if (includes_zero (type, integer, *min, *max))
    {
      *min = MIN (*min, 0);
      *max = MAX (*max, 0);
    }
  if (*min == *max)
    *max = *min + 1;
  return found;
}

void
jct_chart_find_value_ticks (JctChart *chart, double plot_height)
{
  double min, max;
  guint target = CLAMP ((guint) (plot_height / (chart->line_height * 3.2)) + 1, 2, 8);

  jct_chart_find_value_range (chart->input->series, chart->input->visible, chart->type, &min, &max);
  if (chart->input->value_low != 0 || chart->input->value_high != 0)
    {
      min = MIN (min, chart->input->value_low);
      max = MAX (max, chart->input->value_high);
    }
  gboolean is_log = jct_effect_is_log (chart->effect, chart->type, min, max);
  jct_effect_widen_range (chart->effect, chart->type, chart->time.domain, &min, &max);
  jct_chart_widen_for_claim (chart, &min, &max);
  jct_chart_widen_for_vintages (chart, NULL, &min, &max);
  if (is_log)
    jct_value_ticks_search_log (max, target, &chart->ticks);
  else if (!jct_chart_search_log (chart, chart->input->series, max, target, &chart->ticks))
    jct_chart_search_linear (chart, min, max, target, &chart->ticks);
}

void
jct_chart_search_linear (
  const JctChart *chart, double min, double max, guint target, JctValueTicks *ticks)
{
  jct_value_ticks_search (min, max, target, chart->integer, TRUE, ticks);
  /* Nothing loses more than all of itself: the axis ends there, and not at the next tick. */
  if (chart->input->view->transform.kind == JCT_TRANSFORM_PERCENT && ticks->n > 2
      && ticks->min < -100 && ticks->min + ticks->step > -100)
    {
      ticks->min += ticks->step;
      ticks->below = ticks->min + 100;
      ticks->n--;
    }
}

/* Changes have their sign, percentages theirs. */
static char *
format_tick (const JctChart *chart, guint index)
{
  const JctTransform *transform = &chart->input->view->transform;
  g_autofree char *number = jct_value_ticks_format (&chart->ticks, index);
  gboolean rises = jct_transform_has_sign (transform)
                   && jct_value_ticks_get (&chart->ticks, index) > chart->ticks.step * 1e-6;
  g_autofree char *text = g_strconcat (rises ? "+" : "", number, NULL);

  if (transform->kind != JCT_TRANSFORM_PERCENT && transform->kind != JCT_TRANSFORM_SHARE)
    return g_steal_pointer (&text);
  return g_strdup_printf (C_ ("percentage", "%s%%"), text);
}

double
jct_chart_measure_values (const JctChart *chart)
{
  double widest = 0;

  for (guint i = 0; i < chart->ticks.n; i++)
    {
      g_autofree char *text = format_tick (chart, i);
      widest = MAX (widest, jct_text_width (chart->theme, text, chart->small, FALSE));
    }
  return ceil (widest);
}

/* The unit on the topmost grid line, above it: the labels below need not repeat it. */
static void
add_unit (JctChart *chart, double grid_y)
{
  if (chart->axis_unit == NULL)
    return;
  JctLabel label = {
    .role = JCT_ROLE_VALUE_LABEL,
    .id = JCT_MARK_ID_UNIT,
    .text = chart->axis_unit,
    .px = chart->small,
    .max_width = chart->plot.width,
    .max_lines = 1,
    .color = chart->theme->text_secondary,
  };
  jct_chart_add_label (chart, &label, chart->plot.x, grid_y - chart->line_height - JCT_TEXT_GAP);
}

/* Of a logarithmic axis with ticks at decades: lines at 2 and 5 of each show how it is divided. */
static void
add_minor_grid (JctChart *chart)
{
  const JctValueTicks *ticks = &chart->ticks;
  double right = chart->plot.x + chart->plot.width, hairline = jct_theme_hairline (chart->theme);

  if (!ticks->is_log || ticks->log_unit == 0 || ticks->finely || ticks->step > 10)
    return;
  for (guint i = ticks->min == 0 ? 1 : 0; i < ticks->n; i++)
    for (guint k = 2; k <= 5; k += 3)
      {
        double value = k * jct_value_ticks_get (ticks, i);
        double y = floor (jct_value_scale_map (&chart->value, value)) + fmod (hairline, 2) / 2;
        if (value > ticks->max)
          return;
        JctMark *line
          = jct_scene_add_line (chart->scene, JCT_ROLE_GRID, NULL, chart->plot.x, y, right, y);
        line->stroke = jct_color_with_alpha (chart->theme->grid, chart->theme->grid.alpha * 0.5);
        line->line_width = hairline;
        line->value = value;
      }
}

void
jct_chart_add_grid (JctChart *chart)
{
  const JctTheme *theme = chart->theme;
  double left = chart->plot.x, right = chart->plot.x + chart->plot.width;

  add_minor_grid (chart);
  for (guint i = 0; i < chart->ticks.n; i++)
    {
      double value = jct_value_ticks_get (&chart->ticks, i);
      /* A multiple of a decimal step may miss zero by a rounding error. */
      gboolean zero = fabs (value) < chart->ticks.step * 1e-9;
      double hairline = jct_theme_hairline (theme);
      /* Along the edges of pixels, a hairline stays one. */
      double y = floor (jct_value_scale_map (&chart->value, value)) + fmod (hairline, 2) / 2;

      JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_GRID, NULL, left, y, right, y);
      line->stroke = zero ? theme->zero_line : theme->grid;
      line->line_width = hairline;
      line->value = value;
      if (!chart->room.value_labels)
        continue;

      g_autofree char *text = format_tick (chart, i);
      JctLabel label = {
        .role = JCT_ROLE_VALUE_LABEL,
        .text = text,
        .px = chart->small,
        .align = JCT_ALIGN_END,
        .color = theme->text_secondary,
      };
      JctMark *mark = jct_chart_add_label (chart, &label, left - chart->small * 0.6,
                                           y - chart->line_height / 2);
      if (mark != NULL)
        mark->value = value;
      if (i + 1 == chart->ticks.n)
        add_unit (chart, chart->ticks.is_log ? chart->plot.y : y);
    }
}

gboolean
jct_chart_hits_grid (const JctChart *chart, JctRect box)
{
  for (guint i = 0; i < chart->ticks.n; i++)
    {
      double y = jct_value_scale_map (&chart->value, jct_value_ticks_get (&chart->ticks, i));
      if (y > box.y + 2 && y < box.y + box.height - 2)
        return TRUE;
    }
  return FALSE;
}

/* ---- time ------------------------------------------------------------------------------------ */

static double
measure_tick (const char *text, gboolean major, gpointer data)
{
  const JctChart *chart = data;

  return jct_text_width (chart->theme, text, major ? chart->normal : chart->small, major);
}

static gboolean
is_yearly (const JctChart *chart)
{
  return chart->kind.unit == JCT_PERIOD_YEAR || chart->kind.unit == JCT_PERIOD_FISCAL_YEAR;
}

static gboolean
is_wide (const JctChart *chart, const JctTimeTick *tick)
{
  JctPeriod period = jct_period_from_day (chart->kind, tick->day);
  double start = jct_time_scale_map (&chart->time, jct_period_first_day (period));
  double end = jct_time_scale_map (&chart->time, jct_period_end_day (period));

  return tick->minor != NULL && end - start > 8 * chart->normal;
}

/* `mark` (nullable): its label, where there was room. */
static void
note_day (JctMark *mark, const JctTimeTick *tick)
{
  if (mark != NULL)
    mark->value = tick->day;
}

/* Yearly data carry their label under the year's middle, where their point or bar is; a year of
 * finer data is named from where it starts. */
static void
add_major_label (JctChart *chart, const JctTimeTick *tick, double x, double y)
{
  JctLabel label = {
    .role = JCT_ROLE_TIME_LABEL,
    .text = tick->major,
    .px = chart->normal,
    .bold = TRUE,
    .color = chart->theme->text_secondary,
  };

  /* Where periods are wide, the small label stands far from the year's start: the year goes under it. */
  if (is_yearly (chart) || is_wide (chart, tick))
    {
      label.align = JCT_ALIGN_MIDDLE;
      x = jct_time_scale_map_period (&chart->time, jct_period_from_day (chart->kind, tick->day));
      if (x < chart->plot.x || x > chart->plot.x + chart->plot.width)
        return;
    }
  else
    x += jct_theme_grow (chart->theme, 4);
  note_day (jct_chart_add_label (chart, &label, x, y), tick);
}

static void
add_minor_label (JctChart *chart, const JctTimeTick *tick, double y)
{
  JctLabel label = {
    .role = JCT_ROLE_TIME_LABEL,
    .text = tick->minor,
    .px = chart->small,
    .align = JCT_ALIGN_MIDDLE,
    .color = chart->theme->text_secondary,
  };
  JctPeriod period = jct_period_from_day (chart->kind, tick->day);

  note_day (jct_chart_add_label (chart, &label, jct_time_scale_map_period (&chart->time, period),
                                 y),
            tick);
}

static GArray *
list_time_ticks (JctChart *chart)
{
  return jct_time_ticks (&chart->time, chart->kind, chart->small * 1.2, measure_tick, chart);
}

gboolean
jct_chart_has_minor_labels (JctChart *chart, double left, double right)
{
  if (jct_span_is_empty (chart->time.domain))
    return FALSE;
  chart->time = jct_time_scale (chart->time.domain, left, MAX (right, left + 1));
  g_autoptr (GArray) ticks = list_time_ticks (chart);

  for (guint i = 0; i < ticks->len; i++)
    {
      if (g_array_index (ticks, JctTimeTick, i).minor != NULL)
        return TRUE;
    }
  return FALSE;
}

void
jct_chart_add_time_axis (JctChart *chart)
{
  double bottom = chart->plot.y + chart->plot.height;
  g_autoptr (GArray) ticks = list_time_ticks (chart);
  double hairline = jct_theme_hairline (chart->theme);
  gboolean minors = FALSE;

  for (guint i = 0; i < ticks->len; i++)
    {
      const JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);
      double x = round (jct_time_scale_map (&chart->time, tick->day)) + fmod (hairline, 2) / 2;
      gboolean labelled_minor = chart->room.minor_labels && tick->minor != NULL;

      minors = minors || labelled_minor;
      if (is_yearly (chart) || x < chart->plot.x || x > chart->plot.x + chart->plot.width + 1)
        continue;
      double length = jct_theme_grow (chart->theme, tick->major != NULL ? 6 : 3);
      if (tick->major == NULL && !labelled_minor)
        continue;
      JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_TIME_TICK, NULL, x, bottom, x,
                                          bottom + length);
      line->stroke = chart->theme->zero_line;
      line->line_width = hairline;
      note_day (line, tick);
    }

  /* The labels stand under the chart above. */
  if (chart->input->is_context)
    return;
  double minor_y = bottom + jct_theme_grow (chart->theme, 6);
  double major_y = minors ? minor_y + chart->line_height + JCT_TEXT_GAP + 0.5 : minor_y - 1;
  /* The last year counts most when the first has no room beside the second. */
  for (guint i = ticks->len; i-- > 0;)
    {
      const JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);
      double x = jct_time_scale_map (&chart->time, tick->day);
      if (tick->major != NULL && !chart->hides_years)
        add_major_label (chart, tick, x, major_y);
    }
  for (guint i = 0; i < ticks->len && minors; i++)
    {
      const JctTimeTick *tick = &g_array_index (ticks, JctTimeTick, i);
      if (tick->minor != NULL)
        add_minor_label (chart, tick, minor_y);
    }
}

/* ---- events ---------------------------------------------------------------------------------- */

void
jct_chart_add_event_tick (JctChart *chart, const JctEvent *event, double x)
{
  double bottom = chart->plot.y + chart->plot.height, one = jct_theme_grow (chart->theme, 1);
  JctMark *mark = jct_scene_add_rect (chart->scene, JCT_ROLE_EVENT, event->id,
                                      (JctRect){ x - one, bottom + one, 2 * one, 4 * one });

  mark->fill = jct_chart_category_color (chart->input->document, chart->theme, event->category);
}

void
jct_chart_add_event_ticks (JctChart *chart)
{
  const JctDocument *document = chart->input->document;

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);
      double day = jct_event_position (event);

      if (!jct_view_shows_event (chart->input->view, event) || day < chart->time.domain.start
          || day >= chart->time.domain.end)
        continue;
      jct_chart_add_event_tick (chart, event, jct_time_scale_map (&chart->time, day));
    }
}
