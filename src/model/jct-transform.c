/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-transform.h"

#include "model/jct-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (jct - transform - error - quark, jct_transform_error)

gboolean
jct_transform_has_sign (const JctTransform *transform)
{
  g_return_val_if_fail (transform != NULL, FALSE);

  return transform->kind == JCT_TRANSFORM_CHANGE || transform->kind == JCT_TRANSFORM_PERCENT;
}

gboolean
jct_transform_is_percent (const JctTransform *transform)
{
  g_return_val_if_fail (transform != NULL, FALSE);

  return transform->kind == JCT_TRANSFORM_PERCENT || transform->kind == JCT_TRANSFORM_INDEX
         || transform->kind == JCT_TRANSFORM_SHARE;
}

/* The same periods, all missing and exact. */
static JctSeries *
like (const JctSeries *series)
{
  JctSeries *result
    = jct_series_alloc (series->key, series->label, jct_series_get_first (series), series->n);

  result->unit = g_strdup (series->unit);
  result->n_others = series->n_others;
  return result;
}

static double
whole_value (const JctSeries *series, gsize index)
{
  return jct_series_get_state (series, index) == JCT_VALUE_PRESENT ? series->values[index] : NAN;
}

static gboolean
is_inexact (const JctSeries *series, gsize index)
{
  return series->qualifiers != NULL && series->qualifiers[index] != JCT_QUALIFIER_EXACT;
}

static JctInterval
range_of (const JctSeries *series, gsize index)
{
  JctInterval range = jct_interval_exact (0);

  jct_series_get_range (series, index, &range);
  return range;
}

/* A single value times a number: its word stays true. */
static void
scale_range (JctSeries *result, const JctSeries *series, gsize index, double factor)
{
  if (!is_inexact (series, index) || isnan (result->values[index]))
    return;
  jct_series_make_imprecise (result);
  result->qualifiers[index] = series->qualifiers[index];
  result->ranges[index]
    = jct_interval_with_value (jct_interval_scale (range_of (series, index), factor),
                               result->values[index]);
}

static JctSeries *
divide_by_days (const JctSeries *series)
{
  JctSeries *result = like (series);

  for (gsize i = 0; i < series->n; i++)
    {
      double days = jct_period_n_days (jct_series_get_period (series, i));

      result->values[i] = whole_value (series, i) / days;
      scale_range (result, series, i, 1 / days);
    }
  return result;
}

/* The mean of the periods from `start`, `n_whole` of them whole and, with `halves`, one more on
 * each side that counts half. */
static double
mean_from (const JctSeries *series,
           gint64 start,
           guint n_whole,
           gboolean halves,
           JctInterval *range,
           gboolean *inexact)
{
  gint64 first = start - (halves ? 1 : 0);
  gint64 end = start + n_whole + (halves ? 1 : 0);
  double sum = 0;

  *range = jct_interval_exact (0);
  *inexact = FALSE;
  if (first < 0 || end > (gint64) series->n)
    return NAN;
  for (gint64 i = first; i < end; i++)
    {
      double weight = halves && (i == first || i == end - 1) ? 0.5 : 1;

      sum += weight * whole_value (series, (gsize) i);
      *inexact |= is_inexact (series, (gsize) i);
      if (series->qualifiers != NULL)
        *range
          = jct_interval_add (*range, jct_interval_scale (range_of (series, (gsize) i), weight));
    }
  *range = jct_interval_scale (*range, 1.0 / (n_whole + (halves ? 1 : 0)));
  return sum / (n_whole + (halves ? 1 : 0));
}

static JctSeries *
roll (const JctSeries *series, guint n, gboolean centred)
{
  gboolean halves = centred && n % 2 == 0;
  guint n_whole = halves ? n - 1 : n;
  gint64 back = centred ? n_whole / 2 : n - 1;
  JctSeries *result = like (series);

  for (gsize i = 0; i < series->n; i++)
    {
      JctInterval range;
      gboolean inexact;

      result->values[i] = mean_from (series, (gint64) i - back, n_whole, halves, &range, &inexact);
      if (inexact)
        jct_series_set_range (result, i, range);
    }
  return result;
}

static gboolean
find_year (const JctSeries *series, guint *per_year, GError **error)
{
  int n = jct_period_kind_per_year (series->kind);

  if (n > 0)
    {
      *per_year = (guint) n;
      return TRUE;
    }
  g_set_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_PERIOD,
               /* Translators: %s is a kind of period, as "weeks". */
               _ ("A change on the year before needs months, quarters or years, and these are %s."),
               jct_period_unit_to_noun (series->kind.unit, 2));
  return FALSE;
}

static JctInterval
compare_ranges (JctInterval now, JctInterval then, gboolean percent)
{
  if (!percent)
    return jct_interval_subtract (now, then);
  return jct_interval_scale (jct_interval_subtract (jct_interval_divide (now, then),
                                                    jct_interval_exact (1)),
                             100);
}

static JctSeries *
compare_years (const JctSeries *series, gboolean percent, GError **error)
{
  JctSeries *result;
  guint per_year;

  if (!find_year (series, &per_year, error))
    return NULL;
  result = like (series);
  result->integer = series->integer && !percent;
  for (gsize i = 0; i < series->n; i++)
    {
      double now = whole_value (series, i);
      double then = i >= per_year ? whole_value (series, i - per_year) : NAN;

      if (percent)
        result->values[i] = then > 0 ? 100 * (now / then - 1) : NAN;
      else
        result->values[i] = now - then;
      if (i >= per_year && (is_inexact (series, i) || is_inexact (series, i - per_year)))
        jct_series_set_range (result, i,
                              compare_ranges (range_of (series, i), range_of (series, i - per_year),
                                              percent));
    }
  return result;
}

static JctSeries *
index_on (const JctSeries *series, const JctTransform *transform, GError **error)
{
  JctPeriod base = jct_series_get_first (series);
  JctSeries *result;
  double then;
  gssize at;

  if (transform->has_base)
    base = jct_period_from_day (series->kind, jct_period_first_day (transform->base));
  at = jct_series_find (series, base);
  if (at < 0)
    {
      g_autofree char *label = jct_period_to_label (base, JCT_LABEL_LONG);

      g_set_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_BASE,
                   /* Translators: %s is a period, as "August 2022". */
                   _ ("%s, on which the index is to stand at 100, lies outside the data."), label);
      return NULL;
    }
  then = whole_value (series, (gsize) at);
  result = like (series);
  for (gsize i = 0; i < series->n; i++)
    {
      result->values[i] = then > 0 ? 100 * (whole_value (series, i) / then) : NAN;
      /* A figure is all of itself, however it is known. */
      if (isnan (result->values[i]) || i == (gsize) at)
        continue;
      if (!is_inexact (series, (gsize) at))
        scale_range (result, series, i, 100 / then);
      else
        jct_series_set_range (result, i,
                              jct_interval_scale (jct_interval_divide (range_of (series, i),
                                                                       range_of (series,
                                                                                 (gsize) at)),
                                                  100));
    }
  return result;
}

static JctSeries *
share_of (const JctSeries *series, const JctSeries *whole)
{
  JctSeries *result = like (series);

  result->fine = series->fine;
  if (series->parts != NULL)
    result->parts = g_memdup2 (series->parts, series->n * sizeof *series->parts);
  for (gsize i = 0; i < series->n; i++)
    {
      double all = whole->values[i];

      result->values[i] = all > 0 ? 100 * (series->values[i] / all) : NAN;
      if (is_inexact (series, i) || is_inexact (whole, i))
        jct_series_set_range (
          result, i,
          jct_interval_scale (jct_interval_share (range_of (series, i), range_of (whole, i)), 100));
    }
  return result;
}

static gboolean
check_divides_years (const JctSeries *series, JctPeriodKind years, GError **error)
{
  if (!jct_period_kind_equal (series->kind, years) && jct_period_kind_nests (series->kind, years))
    return TRUE;
  g_set_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_PERIOD,
               /* Translators: %s is a kind of period, as "weeks". */
               _ ("A running sum within the fiscal year needs days, months or quarters that fiscal "
                  "years are made of, and these are %s."),
               jct_period_unit_to_noun (series->kind.unit, 2));
  return FALSE;
}

static JctSeries *
run_sums (const JctSeries *series, guint fiscal_start, GError **error)
{
  JctPeriodKind years = jct_period_kind (JCT_PERIOD_FISCAL_YEAR, fiscal_start);
  gint32 year = G_MININT32;
  JctInterval range = jct_interval_exact (0);
  gboolean inexact = FALSE;
  JctSeries *result;
  double sum = NAN;

  if (!check_divides_years (series, years, error))
    return NULL;
  result = like (series);
  result->integer = series->integer;
  for (gsize i = 0; i < series->n; i++)
    {
      JctPeriod period = jct_series_get_period (series, i);
      JctPeriod its_year = jct_period_convert (period, years);

      if (its_year.ordinal != year)
        {
          /* A year that the data enter in its middle has no sum since its start. */
          gboolean whole = jct_period_first_day (its_year) == jct_period_first_day (period);

          year = its_year.ordinal;
          sum = whole ? 0 : NAN;
          range = jct_interval_exact (0);
          inexact = FALSE;
        }
      sum += whole_value (series, i);
      inexact |= is_inexact (series, i);
      range = jct_interval_add (range, range_of (series, i));
      result->values[i] = sum;
      if (inexact)
        jct_series_set_range (result, i, range);
    }
  return result;
}

/* The last step. (transfer full) */
static JctSeries *
apply_kind (const JctTransform *transform,
            JctSeries *series,
            const JctSeries *whole,
            guint fiscal_start,
            GError **error)
{
  switch (transform->kind)
    {
    case JCT_TRANSFORM_CHANGE:
    case JCT_TRANSFORM_PERCENT:
      return compare_years (series, transform->kind == JCT_TRANSFORM_PERCENT, error);
    case JCT_TRANSFORM_INDEX:
      return index_on (series, transform, error);
    case JCT_TRANSFORM_SHARE:
      return share_of (series, whole);
    case JCT_TRANSFORM_CUMULATIVE:
      return run_sums (series, fiscal_start, error);
    case JCT_TRANSFORM_NONE:
    default:
      return jct_series_ref (series);
    }
}

/* A sum or a difference of large counts may leave the numbers, though each was one. */
static void
drop_infinite (JctSeries *series)
{
  for (gsize i = 0; i < series->n; i++)
    if (isinf (series->values[i]))
      series->values[i] = NAN;
}

static JctSeries *
smooth (const JctTransform *transform, JctSeries *series)
{
  JctSeries *result = jct_series_ref (series);

  if (transform->per_day)
    {
      JctSeries *next = divide_by_days (result);

      jct_series_unref (result);
      result = next;
    }
  if (transform->rolling > 1)
    {
      JctSeries *next = roll (result, transform->rolling, transform->centred);

      jct_series_unref (result);
      result = next;
    }
  return result;
}

static JctSeries *
apply_all (const JctTransform *transform,
           JctSeries *series,
           JctSeries *whole,
           guint fiscal_start,
           GError **error)
{
  g_autoptr (JctSeries) smoothed = smooth (transform, series);
  g_autoptr (JctSeries) smoothed_whole = whole != NULL ? smooth (transform, whole) : NULL;
  JctSeries *result = apply_kind (transform, smoothed, smoothed_whole, fiscal_start, error);

  if (result != NULL)
    drop_infinite (result);
  return result;
}

JctSeriesSet *
jct_transform_apply (const JctTransform *transform,
                     JctSeriesSet *set,
                     JctSeriesSet *whole,
                     guint fiscal_start,
                     GError **error)
{
  g_autoptr (GPtrArray) results = NULL;
  JctSeries *all = NULL;

  g_return_val_if_fail (transform != NULL && set != NULL, NULL);
  g_return_val_if_fail (transform->kind != JCT_TRANSFORM_SHARE || whole != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (jct_transform_is_none (transform))
    return jct_series_set_ref (set);
  if (transform->kind == JCT_TRANSFORM_SHARE)
    {
      g_return_val_if_fail (jct_series_set_get_n (whole) == 1, NULL);
      all = jct_series_set_get (whole, 0);
    }
  results = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      JctSeries *result
        = apply_all (transform, jct_series_set_get (set, i), all, fiscal_start, error);

      if (result == NULL)
        return NULL;
      g_ptr_array_add (results, result);
    }
  return jct_series_set_take (jct_series_set_get_kind (set), g_steal_pointer (&results));
}
