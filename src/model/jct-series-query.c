/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series from the cells of a query. */
#include "config.h"

#include "model/jct-query-private.h"
#include "model/jct-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

gboolean
jct_query_fail_overflow (const JctQuery *query, GError **error)
{
  g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_OVERFLOW,
               /* Translators: %s are the names of a column and of a table. */
               _ ("The sums of the measure “%s” in the table “%s” are too large to be exact."),
               query->measure->name, query->table->name);
  return FALSE;
}

static gboolean
cell_value (const JctQuery *query, const JctCell *cell, double *value)
{
  if (query->measure->type == JCT_MEASURE_INTEGER)
    {
      *value = (double) cell->sum.integer;
      return cell->sum.integer >= -MAX_EXACT && cell->sum.integer <= MAX_EXACT;
    }
  *value = cell->sum.real + cell->rest;
  return isfinite (*value);
}

/* How many finer periods of `period` lie in the table's own range. */
static guint
count_covered (const JctQuery *query, JctPeriod period)
{
  JctPeriodKind fine = query->table->kind;
  JctPeriod first, last;
  gint64 from, to;

  jct_table_get_range (query->table, &first, &last);
  from = jct_period_from_day (fine, jct_period_first_day (period)).ordinal;
  to = jct_period_from_day (fine, jct_period_end_day (period) - 1).ordinal;
  from = MAX (from, first.ordinal);
  to = MIN (to, last.ordinal);
  return to < from ? 0 : (guint) (to - from + 1);
}

/* How many finer periods of a cell have a value; a period without rows has one where the table says
 * zero. */
static guint
count_parts (const JctQuery *query, const JctCell *cell, JctPeriod period)
{
  if (query->table->missing_periods != JCT_MISSING_IS_ZERO)
    return cell->n_present;
  if (cell->n_seen > 0 && cell->n_present == 0)
    return 0;
  return count_covered (query, period) - (cell->n_seen - cell->n_present);
}

static gboolean
fill_series (const JctQuery *query, guint index, JctSeries *series, GError **error)
{
  gboolean has_parts = !jct_period_kind_equal (query->kind, query->table->kind);

  series->integer = query->measure->type == JCT_MEASURE_INTEGER;
  series->unit = g_strdup (query->measure->unit);
  series->fine = query->table->kind;
  if (has_parts)
    series->parts = g_new (guint32, series->n);
  if (query->measure->qualifiers != NULL)
    jct_series_make_imprecise (series);

  for (gsize i = 0; i < series->n; i++)
    {
      const JctCell *cell = &query->cells[i * query->n_series + index];
      guint n_parts = count_parts (query, cell, jct_series_get_period (series, i));

      if (has_parts)
        series->parts[i] = n_parts;
      if (n_parts > 0 && !cell_value (query, cell, &series->values[i]))
        return jct_query_fail_overflow (query, error);
      if (series->qualifiers != NULL)
        {
          series->qualifiers[i] = cell->qualifier;
          series->ranges[i]
            = jct_interval_with_value (query->ranges[cell - query->cells], series->values[i]);
        }
    }
  return TRUE;
}

static gboolean
has_rows (const JctQuery *query, guint index)
{
  for (gsize i = 0; i < query->n_periods; i++)
    if (query->cells[i * query->n_series + index].n_seen > 0)
      return TRUE;
  return FALSE;
}

static double
total (const JctSeries *series)
{
  double sum = 0, rest = 0;

  for (gsize i = 0; i < series->n; i++)
    if (!isnan (series->values[i]))
      jct_real_add (&sum, &rest, series->values[i]);
  return sum + rest;
}

typedef struct
{
  JctSeries *series;
  double total;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;
  int order;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  order = strcmp (x->series->label, y->series->label);
  return order != 0 ? order : strcmp (x->series->key, y->series->key);
}

static void
rank_series (GPtrArray *series)
{
  g_autofree Ranked *ranked = g_new (Ranked, series->len);

  for (guint i = 0; i < series->len; i++)
    ranked[i] = (Ranked){ series->pdata[i], total (series->pdata[i]) };
  if (series->len > 1)
    qsort (ranked, series->len, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < series->len; i++)
    series->pdata[i] = ranked[i].series;
}

static gboolean
collect_one (const JctQuery *query, const JctSeriesQuery *asked, GPtrArray *array, GError **error)
{
  JctPeriod first = { query->kind, query->first };
  const JctMeasure *measure = query->measure;
  const char *title = measure->title != NULL ? measure->title : measure->name;
  JctSeries *series
    = jct_series_alloc (asked->key != NULL ? asked->key : "all",
                        asked->label != NULL ? asked->label : title, first, query->n_periods);

  g_ptr_array_add (array, series);
  return fill_series (query, 0, series, error);
}

static gboolean
collect_others (const JctQuery *query, GPtrArray *array, GError **error)
{
  JctPeriod first = { query->kind, query->first };
  JctSeries *series
    = jct_series_alloc (JCT_SERIES_OTHER,
                        /* Translators: the values that have no line of their own. */
                        C_ ("series", "Other"), first, query->n_periods);

  series->n_others = query->n_others;
  g_ptr_array_add (array, series);
  return fill_series (query, query->n_series - 1, series, error);
}

static gboolean
collect_split (const JctQuery *query, GPtrArray *array, GError **error)
{
  guint32 n_own = query->n_series - (query->n_others > 0 ? 1 : 0);
  JctPeriod first = { query->kind, query->first };
  guint dimension = (guint) (query->by - query->table->dimensions);

  for (guint code = 0; code < query->by->values.n_entries; code++)
    {
      guint index = query->series_of[code];
      JctSeries *series;

      if (index >= n_own || !has_rows (query, index))
        continue;
      series = jct_series_alloc (jct_table_get_value (query->table, dimension, code),
                                 jct_table_get_value_label (query->table, dimension, code), first,
                                 query->n_periods);
      g_ptr_array_add (array, series);
      if (!fill_series (query, index, series, error))
        return FALSE;
    }
  rank_series (array);
  return query->n_others == 0 || collect_others (query, array, error);
}

JctSeriesSet *
jct_series_set_compute (JctTable *table, const JctSeriesQuery *asked, GError **error)
{
  g_auto (JctQuery) query = { 0 };
  g_autoptr (GPtrArray) series = NULL;

  g_return_val_if_fail (table != NULL && asked != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_query_init (&query, table, asked, NULL, error) || !jct_query_number (&query, error))
    return NULL;
  if (!jct_query_sum (&query))
    {
      jct_query_fail_overflow (&query, error);
      return NULL;
    }

  series = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);
  if (query.by == NULL ? !collect_one (&query, asked, series, error)
                       : !collect_split (&query, series, error))
    return NULL;
  return jct_series_set_take (query.kind, g_steal_pointer (&series));
}
