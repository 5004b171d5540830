/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the picture of a method needs of the axis of values. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-effect-private.h"
#include "chart/jct-chart-private.h"

/* Beyond so many times the figures' own range, neither line nor band widens the axis. */
#define MAX_LINE_REACH 1.5
#define MAX_BAND_REACH 1.25
#define MAX_LOG_REACH 1.25
/* A logarithmic axis of less would have no tick but zero. */
#define LEAST_LOG 10.0
double
jct_effect_to_axis (double value, gboolean is_log)
{
  return is_log ? log1p (MAX (value, 0)) : value;
}

double
jct_effect_from_axis (double value, gboolean is_log)
{
  return is_log ? expm1 (value) : value;
}

/* The greatest and least of the values whose periods touch the span. */
static void
find_extremes (const JctEffect *effect,
               JctSpan span,
               gsize first,
               const double *values,
               gsize n,
               double *min,
               double *max)
{
  gsize begin, end;

  jct_series_find_span (effect->series, span, &begin, &end);
  for (gsize i = MAX (begin, first); i < MIN (end, first + n); i++)
    {
      *min = MIN (*min, values[i - first]);
      *max = MAX (*max, values[i - first]);
    }
}

gboolean
jct_effect_is_log (const JctEffect *effect, JctChartType type, double min, double max)
{
  return effect != NULL && effect->is_ratio && type != JCT_CHART_BARS && type != JCT_CHART_AREA
         && min >= 0 && max >= LEAST_LOG;
}

static gboolean
find_band (const JctEffect *effect, JctSpan span, double *min, double *max)
{
  const JctEffectLine *line;

  *min = INFINITY;
  *max = -INFINITY;
  if (effect == NULL || !effect->has_band)
    return FALSE;
  line = &g_array_index (effect->lines, JctEffectLine, 0);
  find_extremes (effect, span, line->first, effect->lower, line->n, min, max);
  find_extremes (effect, span, line->first, effect->upper, line->n, min, max);
  return *min <= *max;
}

/* So far above the least may something go, on the axis. */
static double
find_reach (double min, double max, double times, gboolean is_log)
{
  double from = jct_effect_to_axis (min, is_log);

  return jct_effect_from_axis (from + times * (jct_effect_to_axis (max, is_log) - from), is_log);
}

/* The figures with the lines, as far as these do not dwarf them. Counts keep their zero: a line
 * below it has no meaning and is cut off. */
static void
widen_by_lines (const JctEffect *effect, JctSpan span, gboolean is_log, double *min, double *max)
{
  double least = INFINITY, greatest = -INFINITY, range = *max - *min;

  for (guint i = 0; i < effect->lines->len; i++)
    {
      const JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, i);
      find_extremes (effect, span, line->first, line->values, line->n, &least, &greatest);
    }
  if (greatest > *max)
    *max = MIN (greatest, find_reach (*min, *max, is_log ? MAX_LOG_REACH : MAX_LINE_REACH, is_log));
  if (least < *min && *min < 0)
    *min = MAX (least, *min - (MAX_LINE_REACH - 1) * range);
}

void
jct_effect_widen_range (
  const JctEffect *effect, JctChartType type, JctSpan visible, double *min, double *max)
{
  double least, greatest;

  if (effect == NULL)
    return;
  gboolean is_log = jct_effect_is_log (effect, type, *min, *max);
  double reach = find_reach (*min, *max, MAX_BAND_REACH, is_log);
  widen_by_lines (effect, visible, is_log, min, max);
  if (find_band (effect, visible, &least, &greatest) && greatest > *max && greatest <= reach)
    *max = greatest;
}

gboolean
jct_effect_exceeds (const JctEffect *effect, JctSpan visible, double max, double *greatest)
{
  double least;

  return find_band (effect, visible, &least, greatest) && *greatest > max;
}
