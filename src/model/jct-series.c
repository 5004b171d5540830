/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-series-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (jct - series - error - quark, jct_series_error)

struct _JctSeriesSet
{
  gatomicrefcount ref_count;
  JctPeriodKind kind;
  GPtrArray *series;
  JctSeries *total; /* (nullable): atomic; owned */
};

guint
jct_period_count_parts (JctPeriod period, JctPeriodKind fine)
{
  gint32 first, end;

  if (jct_period_kind_equal (period.kind, fine))
    return 1;
  first = jct_period_from_day (fine, jct_period_first_day (period)).ordinal;
  end = jct_period_from_day (fine, jct_period_end_day (period) - 1).ordinal;
  return (guint) (end - first + 1);
}

JctSeries *
jct_series_alloc (const char *key, const char *label, JctPeriod first, gsize n)
{
  JctSeries *series = g_new0 (JctSeries, 1);

  g_atomic_ref_count_init (&series->ref_count);
  series->key = g_strdup (key);
  series->label = g_strdup (label);
  series->kind = series->fine = first.kind;
  series->first = first.ordinal;
  series->n = n;
  series->values = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    series->values[i] = NAN;
  return series;
}

void
jct_series_make_imprecise (JctSeries *series)
{
  if (series->qualifiers != NULL)
    return;
  series->qualifiers = g_new0 (guint8, series->n);
  series->ranges = g_new0 (JctInterval, series->n);
}

void
jct_series_set_range (JctSeries *series, gsize index, JctInterval range)
{
  double value = series->values[index];

  /* A share of itself, say, is exact however little is known of the figure. */
  if (isnan (value) || jct_interval_is_exact (&range))
    return;
  jct_series_make_imprecise (series);
  series->ranges[index] = jct_interval_with_value (range, value);
  series->qualifiers[index] = (guint8) jct_interval_to_qualifier (&series->ranges[index], value);
}

JctSeries *
jct_series_new (const char *key,
                const char *label,
                JctPeriod first,
                gsize n,
                const double *values,
                gboolean integer)
{
  JctSeries *series;

  g_return_val_if_fail (key != NULL && label != NULL, NULL);
  g_return_val_if_fail (values != NULL || n == 0, NULL);

  series = jct_series_alloc (key, label, first, n);
  series->integer = integer;
  if (n > 0)
    memcpy (series->values, values, n * sizeof *values);
  return series;
}

JctSeries *
jct_series_ref (JctSeries *series)
{
  g_return_val_if_fail (series != NULL, NULL);

  g_atomic_ref_count_inc (&series->ref_count);
  return series;
}

void
jct_series_unref (JctSeries *series)
{
  g_return_if_fail (series != NULL);

  if (!g_atomic_ref_count_dec (&series->ref_count))
    return;
  g_free (series->key);
  g_free (series->label);
  g_free (series->unit);
  jct_pyramid_free (series->pyramid);
  g_free (series->values);
  g_free (series->qualifiers);
  g_free (series->ranges);
  g_free (series->parts);
  g_free (series);
}

const char *
jct_series_get_key (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, NULL);

  return series->key;
}

const char *
jct_series_get_label (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, NULL);

  return series->label;
}

const char *
jct_series_get_unit (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, NULL);

  return series->unit;
}

gboolean
jct_series_is_other (const JctSeries *series)
{
  return jct_series_get_n_others (series) > 0;
}

guint
jct_series_get_n_others (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, 0);

  return series->n_others;
}

gboolean
jct_series_is_integer (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, FALSE);

  return series->integer;
}

JctPeriodKind
jct_series_get_kind (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, ((JctPeriodKind){ JCT_PERIOD_MONTH, 1 }));

  return series->kind;
}

gsize
jct_series_get_n (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, 0);

  return series->n;
}

JctPeriod
jct_series_get_period (const JctSeries *series, gsize index)
{
  g_return_val_if_fail (series != NULL, ((JctPeriod){ { JCT_PERIOD_MONTH, 1 }, 0 }));

  return (JctPeriod){ series->kind, (gint32) (series->first + (gint64) index) };
}

JctPeriod
jct_series_get_first (const JctSeries *series)
{
  return jct_series_get_period (series, 0);
}

const double *
jct_series_get_values (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, NULL);

  return series->values;
}

double
jct_series_get_value (const JctSeries *series, gsize index)
{
  g_return_val_if_fail (series != NULL && index < series->n, NAN);

  return series->values[index];
}

JctValueState
jct_series_get_state (const JctSeries *series, gsize index)
{
  guint n_parts, n_whole;

  g_return_val_if_fail (series != NULL && index < series->n, JCT_VALUE_MISSING);

  if (isnan (series->values[index]))
    return JCT_VALUE_MISSING;
  jct_series_get_parts (series, index, &n_parts, &n_whole);
  return n_parts < n_whole ? JCT_VALUE_PARTIAL : JCT_VALUE_PRESENT;
}

JctQualifier
jct_series_get_qualifier (const JctSeries *series, gsize index)
{
  g_return_val_if_fail (series != NULL && index < series->n, JCT_QUALIFIER_EXACT);

  return series->qualifiers != NULL ? (JctQualifier) series->qualifiers[index]
                                    : JCT_QUALIFIER_EXACT;
}

gboolean
jct_series_get_range (const JctSeries *series, gsize index, JctInterval *range)
{
  g_return_val_if_fail (series != NULL && index < series->n && range != NULL, FALSE);

  if (isnan (series->values[index]))
    return FALSE;
  *range = jct_series_get_qualifier (series, index) != JCT_QUALIFIER_EXACT
             ? series->ranges[index]
             : jct_interval_exact (series->values[index]);
  return TRUE;
}

void
jct_series_get_parts (const JctSeries *series, gsize index, guint *n_parts, guint *n_whole)
{
  guint parts, whole = 1;

  g_return_if_fail (series != NULL && index < series->n);

  if (series->parts != NULL)
    {
      parts = series->parts[index];
      whole = jct_period_count_parts (jct_series_get_period (series, index), series->fine);
    }
  else
    parts = isnan (series->values[index]) ? 0 : 1;
  if (n_parts != NULL)
    *n_parts = parts;
  if (n_whole != NULL)
    *n_whole = whole;
}

gssize
jct_series_find (const JctSeries *series, JctPeriod period)
{
  gint64 index;

  g_return_val_if_fail (series != NULL, -1);

  if (!jct_period_kind_equal (series->kind, period.kind))
    return -1;
  index = (gint64) period.ordinal - series->first;
  return index >= 0 && index < (gint64) series->n ? (gssize) index : -1;
}

const JctPyramid *
jct_series_get_pyramid (const JctSeries *series)
{
  JctPyramid **place = &((JctSeries *) series)->pyramid;
  JctPyramid *pyramid;

  g_return_val_if_fail (series != NULL, NULL);

  if (g_atomic_pointer_get (place) != NULL)
    return g_atomic_pointer_get (place);
  pyramid = jct_pyramid_new (series->values, series->n);
  /* Two threads may have built it: the first one's stays. */
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, pyramid))
    jct_pyramid_free (pyramid);
  return g_atomic_pointer_get (place);
}

gboolean
jct_series_may_be_partial (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, FALSE);

  return series->parts != NULL;
}

gboolean
jct_series_may_be_inexact (const JctSeries *series)
{
  g_return_val_if_fail (series != NULL, FALSE);

  return series->qualifiers != NULL;
}

/* ---- sets ---- */

JctSeriesSet *
jct_series_set_take (JctPeriodKind kind, GPtrArray *series)
{
  JctSeriesSet *set = g_new0 (JctSeriesSet, 1);

  g_atomic_ref_count_init (&set->ref_count);
  set->kind = kind;
  set->series = series;
  return set;
}

void
jct_series_set_name_unit (JctSeriesSet *set, const char *unit)
{
  for (guint i = 0; i < set->series->len; i++)
    {
      JctSeries *series = g_ptr_array_index (set->series, i);

      g_free (series->unit);
      series->unit = g_strdup (unit);
    }
}

JctSeriesSet *
jct_series_set_new (JctSeries *const *series, guint n)
{
  GPtrArray *array;

  g_return_val_if_fail (series != NULL && n > 0, NULL);
  for (guint i = 1; i < n; i++)
    {
      g_return_val_if_fail (jct_period_kind_equal (series[i]->kind, series[0]->kind), NULL);
      g_return_val_if_fail (series[i]->first == series[0]->first, NULL);
      g_return_val_if_fail (series[i]->n == series[0]->n, NULL);
    }

  array = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (array, jct_series_ref (series[i]));
  return jct_series_set_take (series[0]->kind, array);
}

JctSeriesSet *
jct_series_set_new_empty (JctPeriodKind kind)
{
  return jct_series_set_take (kind,
                              g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref));
}

JctSeriesSet *
jct_series_set_ref (JctSeriesSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  g_atomic_ref_count_inc (&set->ref_count);
  return set;
}

void
jct_series_set_unref (JctSeriesSet *set)
{
  g_return_if_fail (set != NULL);

  if (!g_atomic_ref_count_dec (&set->ref_count))
    return;
  g_clear_pointer (&set->total, jct_series_unref);
  g_ptr_array_unref (set->series);
  g_free (set);
}

guint
jct_series_set_get_n (const JctSeriesSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->series->len;
}

JctSeries *
jct_series_set_get (JctSeriesSet *set, guint index)
{
  g_return_val_if_fail (set != NULL && index < set->series->len, NULL);

  return g_ptr_array_index (set->series, index);
}

static gboolean
has_imprecise (JctSeriesSet *set)
{
  for (guint k = 0; k < set->series->len; k++)
    if (((const JctSeries *) g_ptr_array_index (set->series, k))->qualifiers != NULL)
      return TRUE;
  return FALSE;
}

/* Of a total, where one of its series is not exact. */
static void
add_ranges (JctSeriesSet *set, JctSeries *total)
{
  for (gsize i = 0; i < total->n; i++)
    {
      JctInterval sum = jct_interval_exact (0), range;
      gboolean inexact = FALSE;

      for (guint k = 0; k < set->series->len; k++)
        {
          const JctSeries *series = g_ptr_array_index (set->series, k);

          if (!jct_series_get_range (series, i, &range))
            continue;
          sum = jct_interval_add (sum, range);
          inexact = inexact || jct_series_get_qualifier (series, i) != JCT_QUALIFIER_EXACT;
        }
      if (inexact)
        jct_series_set_range (total, i, sum);
    }
}

static JctSeries *
compute_total (JctSeriesSet *set)
{
  JctSeries *first = g_ptr_array_index (set->series, 0);
  JctSeries *total;

  if (set->series->len == 1)
    return jct_series_ref (first);
  total = jct_series_alloc ("total", "", jct_series_get_first (first), first->n);
  for (guint k = 0; k < set->series->len; k++)
    {
      const JctSeries *series = g_ptr_array_index (set->series, k);

      total->integer = (k == 0 || total->integer) && series->integer;
      for (gsize i = 0; i < total->n; i++)
        if (!isnan (series->values[i]))
          total->values[i]
            = isnan (total->values[i]) ? series->values[i] : total->values[i] + series->values[i];
    }
  if (has_imprecise (set))
    add_ranges (set, total);
  return total;
}

JctSeries *
jct_series_set_get_total (JctSeriesSet *set)
{
  JctSeries *total;

  g_return_val_if_fail (set != NULL && set->series->len > 0, NULL);

  if (g_atomic_pointer_get (&set->total) != NULL)
    return g_atomic_pointer_get (&set->total);
  total = compute_total (set);
  if (!g_atomic_pointer_compare_and_exchange (&set->total, NULL, total))
    jct_series_unref (total);
  return g_atomic_pointer_get (&set->total);
}

int
jct_series_set_find (JctSeriesSet *set, const char *key)
{
  for (guint i = 0; key != NULL && i < jct_series_set_get_n (set); i++)
    if (g_str_equal (jct_series_get_key (jct_series_set_get (set, i)), key))
      return (int) i;
  return -1;
}

JctPeriodKind
jct_series_set_get_kind (const JctSeriesSet *set)
{
  g_return_val_if_fail (set != NULL, ((JctPeriodKind){ JCT_PERIOD_MONTH, 1 }));

  return set->kind;
}
