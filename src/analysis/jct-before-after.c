/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-before-after.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Sums of huge measures stay numbers: they are formed in the wider type and cut to the largest
 * double. */
static double
narrow (long double value)
{
  return (double) CLAMP (value, (long double) -DBL_MAX, (long double) DBL_MAX);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Half of each, so that the sum of two huge values does not overflow. */
static double
median_of (GArray *values)
{
  guint n = values->len;
  const double *sorted = (const double *) values->data;

  g_array_sort (values, compare_doubles);
  if (n % 2 == 1)
    return sorted[n / 2];
  return sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
}

/* The side of the indices from..to, both included, of which the series may cover any part. */
static void
compute_side (const JctSeries *series, gint64 from, gint64 to, guint k, JctSide *side)
{
  gint64 n_series = (gint64) jct_series_get_n (series);
  long double sum = 0;
  long double days = 0;
  long double rates = 0;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  *side = (JctSide){ 0 };
  from = MAX (from, 0);
  to = MIN (to, n_series - 1);
  if (from > to)
    {
      side->complete = k == 0;
      return;
    }
  side->first = jct_series_get_period (series, (gsize) from);
  side->last = jct_series_get_period (series, (gsize) to);
  for (gint64 i = from; i <= to; i++)
    {
      double value = jct_series_get_value (series, (gsize) i);
      int n_days = jct_period_n_days (jct_series_get_period (series, (gsize) i));

      if (jct_series_get_state (series, (gsize) i) != JCT_VALUE_PRESENT || !isfinite (value))
        continue;
      g_array_append_val (values, value);
      sum += value;
      days += n_days;
      rates += (long double) value / n_days;
    }
  side->n = values->len;
  side->complete = side->n == k;
  if (side->n == 0)
    return;
  side->sum = narrow (sum);
  side->mean = narrow (sum / side->n);
  side->median = median_of (values);
  side->days = narrow (days);
  side->daily_pooled = narrow (sum / days);
  side->daily_mean = narrow (rates / side->n);
}

static JctChange
change (double before, double after)
{
  long double diff = (long double) after - before;
  JctChange result = { .diff = narrow (diff) };

  if (before == 0)
    return result;
  result.has_pct = TRUE;
  result.pct = narrow (100 * diff / before);
  return result;
}

void
jct_before_after_compute (const JctSeries *series,
                          JctPeriod event,
                          guint k,
                          JctEventPeriod event_period,
                          JctBeforeAfter *result)
{
  gint64 n = (gint64) jct_series_get_n (series);
  gint64 at;
  gint64 start;

  memset (result, 0, sizeof *result);
  result->event = jct_period_convert (event, jct_series_get_kind (series));
  result->k = k;
  result->event_period = event_period;
  at = (gint64) result->event.ordinal - jct_series_get_first (series).ordinal;
  start = event_period == JCT_EVENT_PERIOD_EXCLUDED ? at + 1 : at;
  compute_side (series, at - k, at - 1, k, &result->before);
  compute_side (series, start, start + k - 1, k, &result->after);
  if (at < 0 || at >= n)
    result->verdict = JCT_VERDICT_OUTSIDE;
  else if (result->before.n == 0 || result->after.n == 0)
    result->verdict = JCT_VERDICT_EMPTY;
  else if (MIN (result->before.n, result->after.n) < JCT_BEFORE_AFTER_MIN_PERIODS)
    result->verdict = JCT_VERDICT_TOO_SHORT;
  else
    result->verdict = JCT_VERDICT_ANSWERED;
  if (result->before.n == 0 || result->after.n == 0)
    return;
  result->mean = change (result->before.mean, result->after.mean);
  result->median = change (result->before.median, result->after.median);
  result->daily_pooled = change (result->before.daily_pooled, result->after.daily_pooled);
  result->daily_mean = change (result->before.daily_mean, result->after.daily_mean);
}

GPtrArray *
jct_before_after_list_others (const JctBeforeAfter *result,
                              const JctDocument *document,
                              const JctEvent *event)
{
  GPtrArray *others = g_ptr_array_new ();
  JctSpan window = jct_period_span (result->event);

  if (result->before.n > 0)
    window.start = MIN (window.start, jct_period_first_day (result->before.first));
  if (result->after.n > 0)
    window.end = MAX (window.end, jct_period_end_day (result->after.last));
  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *other = jct_document_get_event (document, i);

      if ((event == NULL || strcmp (other->id, event->id) != 0)
          && !jct_span_is_empty (jct_span_intersect (window, jct_edtf_span (&other->date))))
        g_ptr_array_add (others, (gpointer) other);
    }
  return others;
}
