/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The logarithmic value axis that a view asks for: when it can be drawn, what it spans, and its words. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"

/* More values than this are not looked at one by one for the smallest. */
#define MAX_LOOK 4096

/* The smallest visible value above zero; of very many, of some of them: what is smaller still has its place. */
static double
find_least (const JctSeries *series, JctSpan span)
{
  const double *values = jct_series_get_values (series);
  double least = INFINITY;
  gsize begin, end;

  jct_series_find_span (series, span, &begin, &end);
  for (gsize i = begin; i < end; i += (end - begin) / MAX_LOOK + 1)
    if (values[i] > 0)
      least = MIN (least, values[i]);
  return least;
}

gboolean
jct_chart_find_log (const JctView *view, JctSeriesSet *set, JctSpan visible, JctLogRange *range)
{
  JctSpan span = jct_chart_visible_span (set, visible);
  double low = INFINITY, high = -INFINITY;
  gsize begin, end;

  *range = (JctLogRange){ .least = INFINITY };
  if (!view->log_axis || !jct_chart_type_has_log (jct_chart_find_type (view, set, visible))
      || jct_transform_has_sign (&view->transform))
    return FALSE;
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      const JctSeries *series = jct_series_set_get (set, i);

      jct_series_find_span (series, span, &begin, &end);
      JctExtremes values = jct_pyramid_find_extremes (jct_series_get_pyramid (series), begin, end);
      low = MIN (low, values.low);
      high = MAX (high, values.high);
      range->least = MIN (range->least, values.low > 0 ? values.low : find_least (series, span));
    }
  range->has_zero = low == 0;
  range->max = high;
  return low >= 0 && high > 0 && isfinite (range->least);
}

gboolean
jct_chart_search_log (
  const JctChart *chart, JctSeriesSet *set, double max, guint target, JctValueTicks *ticks)
{
  const JctChartInput *input = chart->input;
  JctLogRange range;

  if (!jct_chart_find_log (input->view, set, input->visible, &range))
    return FALSE;
  jct_value_ticks_search_log_from (range.least, range.has_zero, MAX (range.max, max), target,
                                   ticks);
  return TRUE;
}

/* ---- words ----------------------------------------------------------------------------------- */

char *
jct_chart_dup_log_words (const JctView *view, JctSeriesSet *set, JctSpan visible)
{
  JctLogRange range;

  if (!view->log_axis)
    return NULL;
  if (!jct_chart_find_log (view, set, visible, &range))
    return g_strdup (
      _ ("The axis is not logarithmic: these figures need zero, or values below it."));
  const char *words
    = range.has_zero
        ? _ ("Logarithmic axis: equal distances are equal multiples; zeros are drawn at its foot.")
        : _ ("Logarithmic axis: equal distances are equal multiples; it does not reach zero.");
  if (view->chart != JCT_CHART_BARS)
    return g_strdup (words);
  /* Translators: %s is a sentence. */
  return g_strdup_printf (_ ("%s Bars, which start at zero, are drawn as steps."), words);
}
