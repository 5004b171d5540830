/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-ranking.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-private.h"

/* ---- which periods ---------------------------------------------------------------------------- */

/* What is counted in one period is counted in no other: only of plain counts a sum says something. */
static gboolean
adds_up (const JctView *view, JctSeriesSet *set)
{
  if (!jct_transform_is_none (&view->transform))
    return FALSE;
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    if (!jct_series_is_integer (jct_series_set_get (set, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_value (JctSeriesSet *set, gsize index, gboolean whole)
{
  gboolean any = FALSE;

  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      JctValueState state = jct_series_get_state (jct_series_set_get (set, i), index);
      if (whole && state == JCT_VALUE_PARTIAL)
        return FALSE;
      any = any || state != JCT_VALUE_MISSING;
    }
  return any;
}

/* The last with figures, where it can be one that is not incomplete; the very last where none has any. */
static gsize
find_last (JctSeriesSet *set, gsize begin, gsize end)
{
  for (guint whole = 2; whole-- > 0;)
    for (gsize i = end; i-- > begin;)
      if (has_value (set, i, whole == 1))
        return i;
  return end - 1;
}

static gboolean
find_periods (JctSeriesSet *set,
              const JctView *view,
              JctSpan visible,
              const JctPeriod *point,
              gsize *begin,
              gsize *end)
{
  JctSeries *first = jct_series_set_get (set, 0);

  jct_series_find_span (first, jct_chart_visible_span (set, visible), begin, end);
  if (*begin >= *end)
    return FALSE;
  gssize selected = point != NULL ? jct_series_find (first, *point) : -1;
  if (selected >= (gssize) *begin && selected < (gssize) *end)
    *begin = (gsize) selected;
  else if (adds_up (view, set))
    return TRUE;
  else
    *begin = find_last (set, *begin, *end);
  *end = *begin + 1;
  return TRUE;
}

/* ---- values ----------------------------------------------------------------------------------- */

/* Several figures of which one is not exact are about right together. */
static JctQualifier
find_qualifier (const JctSeries *series, gsize begin, gsize end)
{
  if (end - begin == 1)
    return jct_series_get_qualifier (series, begin);
  if (!jct_series_may_be_inexact (series))
    return JCT_QUALIFIER_EXACT;
  for (gsize i = begin; i < end; i++)
    if (jct_series_get_qualifier (series, i) != JCT_QUALIFIER_EXACT
        && jct_series_get_state (series, i) != JCT_VALUE_MISSING)
      return JCT_QUALIFIER_ABOUT;
  return JCT_QUALIFIER_EXACT;
}

static JctInterval
add_ranges (const JctSeries *series, gsize begin, gsize end)
{
  JctInterval sum = jct_interval_exact (0), range;

  for (gsize i = begin; i < end; i++)
    if (jct_series_get_range (series, i, &range))
      sum = jct_interval_add (sum, range);
  return sum;
}

static JctRankedValue
find_value (JctSeries *series, guint index, gsize begin, gsize end)
{
  const JctPyramid *pyramid = jct_series_get_pyramid (series);
  JctRankedValue value = { .series = index, .value = NAN };

  value.n_missing = (guint) jct_pyramid_count_missing (pyramid, begin, end);
  if (value.n_missing < end - begin)
    value.value = jct_pyramid_sum (pyramid, begin, end);
  value.is_partial = end - begin == 1 && jct_series_get_state (series, begin) == JCT_VALUE_PARTIAL;
  value.qualifier = find_qualifier (series, begin, end);
  if (value.qualifier != JCT_QUALIFIER_EXACT)
    value.range = add_ranges (series, begin, end);
  return value;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const JctRankedValue *x = a, *y = b;
  JctSeriesSet *set = data;
  gboolean x_rest = jct_series_is_other (jct_series_set_get (set, x->series));
  gboolean y_rest = jct_series_is_other (jct_series_set_get (set, y->series));

  if (isnan (x->value) != isnan (y->value))
    return isnan (x->value) ? 1 : -1;
  if (x_rest != y_rest)
    return x_rest ? 1 : -1;
  if (x->value != y->value && !isnan (x->value))
    return x->value > y->value ? -1 : 1;
  return x->series < y->series ? -1 : x->series > y->series;
}

void
jct_ranking_init (JctRanking *ranking,
                  const JctView *view,
                  JctSeriesSet *set,
                  JctSpan visible,
                  const JctPeriod *point)
{
  guint n = jct_series_set_get_n (set);
  gsize begin, end;

  *ranking = (JctRanking){ 0 };
  if (n == 0 || !find_periods (set, view, visible, point, &begin, &end))
    return;
  JctSeries *first = jct_series_set_get (set, 0);
  ranking->first = jct_series_get_period (first, begin);
  ranking->last = jct_series_get_period (first, end - 1);
  ranking->period = jct_series_get_period (first, find_last (set, begin, end));
  ranking->n_periods = (guint) (end - begin);
  ranking->n = n;
  ranking->adds_up = adds_up (view, set);
  ranking->values = g_new (JctRankedValue, n);
  for (guint i = 0; i < n; i++)
    {
      ranking->values[i] = find_value (jct_series_set_get (set, i), i, begin, end);
      ranking->n_present += isnan (ranking->values[i].value) ? 0 : 1;
    }
  g_qsort_with_data (ranking->values, (int) n, sizeof *ranking->values, compare_values, set);
}

void
jct_ranking_clear (JctRanking *ranking)
{
  g_clear_pointer (&ranking->values, g_free);
}

gboolean
jct_ranking_is_sum (const JctRanking *ranking)
{
  return ranking->n_periods > 1;
}

JctSpan
jct_ranking_get_span (const JctRanking *ranking)
{
  if (ranking->n_periods == 0)
    return (JctSpan){ 0, 0 };
  return (JctSpan){ jct_period_first_day (ranking->first), jct_period_end_day (ranking->last) };
}

/* ---- words ------------------------------------------------------------------------------------ */

char *
jct_ranking_dup_periods (const JctRanking *ranking)
{
  if (ranking->n_periods == 0)
    return NULL;
  g_autofree char *label
    = jct_period_range_to_label (ranking->first, ranking->last, JCT_LABEL_LONG);
  if (jct_ranking_is_sum (ranking))
    /* Translators: a range of periods whose figures are added up: "October 2019 to September 2024, summed". */
    return g_strdup_printf (C_ ("chart subtitle", "%s, summed"), label);
  /* Translators: the only period that is shown: "in December 2023". */
  return g_strdup_printf (C_ ("chart subtitle", "in %s"), label);
}

char *
jct_ranking_format_value (const JctRanking *ranking,
                          const JctView *view,
                          gboolean integer,
                          guint place)
{
  const JctRankedValue *value = &ranking->values[place];
  g_autofree char *number
    = jct_value_words_format (&view->transform, value->value, integer, value->qualifier);

  if (value->n_missing == 0)
    return g_steal_pointer (&number);
  guint n = ranking->n_periods;
  /* Translators: a sum that lacks the figures of some periods: "1,204 (10 of 12 months)". */
  return g_strdup_printf (C_ ("figure in a ranking", "%s (%u of %u %s)"), number,
                          n - value->n_missing, n,
                          jct_period_unit_to_noun (ranking->last.kind.unit, n));
}
