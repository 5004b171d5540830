/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series from the cells of a query, and totals by value. */
#include "config.h"

#include "model/jct-query-private.h"
#include "model/jct-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

static gboolean
set_overflow (const JctQuery *query, GError **error)
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
    series->qualifiers = g_new0 (guint8, series->n);

  for (gsize i = 0; i < series->n; i++)
    {
      const JctCell *cell = &query->cells[i * query->n_series + index];
      guint n_parts = count_parts (query, cell, jct_series_get_period (series, i));

      if (has_parts)
        series->parts[i] = n_parts;
      if (series->qualifiers != NULL)
        series->qualifiers[i] = cell->qualifier;
      if (n_parts > 0 && !cell_value (query, cell, &series->values[i]))
        return set_overflow (query, error);
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
collect_one (const JctQuery *query, GPtrArray *array, GError **error)
{
  JctPeriod first = { query->kind, query->first };
  const JctMeasure *measure = query->measure;
  JctSeries *series
    = jct_series_alloc ("all", measure->title != NULL ? measure->title : measure->name, first,
                        query->n_periods);

  g_ptr_array_add (array, series);
  return fill_series (query, 0, series, error);
}

static gboolean
collect_split (const JctQuery *query, GPtrArray *array, GError **error)
{
  JctPeriod first = { query->kind, query->first };
  guint dimension = (guint) (query->by - query->table->dimensions);

  for (guint code = 0; code < query->by->values.n_entries; code++)
    {
      guint index = query->series_of[code];
      JctSeries *series;

      if (index == JCT_NO_SERIES || !has_rows (query, index))
        continue;
      series = jct_series_alloc (jct_table_get_value (query->table, dimension, code),
                                 jct_table_get_value_label (query->table, dimension, code), first,
                                 query->n_periods);
      g_ptr_array_add (array, series);
      if (!fill_series (query, index, series, error))
        return FALSE;
    }
  rank_series (array);
  return TRUE;
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
      set_overflow (&query, error);
      return NULL;
    }

  series = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_series_unref);
  if (query.by == NULL ? !collect_one (&query, series, error)
                       : !collect_split (&query, series, error))
    return NULL;
  return jct_series_set_take (query.kind, g_steal_pointer (&series));
}

/* ---- totals by value ---- */

static gboolean
total_integers (const JctQuery *query, double *totals, GError **error)
{
  guint n_values = query->by->values.n_entries;
  g_autofree gint64 *sums = g_new0 (gint64, n_values);
  guint16 passing[JCT_BLOCK_ROWS];
  gboolean overflow = FALSE;
  JctBlock block;

  jct_query_start_blocks (query, &block);
  while (jct_block_next (&block))
    {
      guint n_passing = jct_query_list_passing (block.mask, block.n, passing);

      for (guint i = 0; i < n_passing; i++)
        {
          gsize row = block.start + passing[i];
          gint64 *sum = &sums[jct_dimension_code (query->by, row)];

          overflow |= __builtin_add_overflow (*sum, jct_measure_integer (query->measure, row), sum);
        }
    }
  for (guint code = 0; code < n_values; code++)
    {
      overflow |= sums[code] < -MAX_EXACT || sums[code] > MAX_EXACT;
      totals[code] = (double) sums[code];
    }
  return overflow ? set_overflow (query, error) : TRUE;
}

static gboolean
total_reals (const JctQuery *query, double *totals, GError **error)
{
  guint n_values = query->by->values.n_entries;
  g_autofree double *rests = g_new0 (double, n_values);
  const double *values = query->measure->values;
  guint16 passing[JCT_BLOCK_ROWS];
  JctBlock block;

  for (guint code = 0; code < n_values; code++)
    totals[code] = 0;
  jct_query_start_blocks (query, &block);
  while (jct_block_next (&block))
    {
      guint n_passing = jct_query_list_passing (block.mask, block.n, passing);

      for (guint i = 0; i < n_passing; i++)
        {
          gsize row = block.start + passing[i];
          guint code = jct_dimension_code (query->by, row);

          jct_real_add (&totals[code], &rests[code], values[row]);
        }
    }
  for (guint code = 0; code < n_values; code++)
    {
      totals[code] += rests[code];
      if (!isfinite (totals[code]))
        return set_overflow (query, error);
    }
  return TRUE;
}

gboolean
jct_table_total_by_value (
  JctTable *table, const JctSeriesQuery *asked, guint dimension, double *totals, GError **error)
{
  g_auto (JctQuery) query = { 0 };

  g_return_val_if_fail (table != NULL && asked != NULL && totals != NULL, FALSE);
  g_return_val_if_fail (dimension < table->n_dimensions, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!jct_query_init (&query, table, asked, table->dimensions[dimension].name, error))
    return FALSE;
  query.by = &table->dimensions[dimension];
  return query.measure->type == JCT_MEASURE_INTEGER ? total_integers (&query, totals, error)
                                                    : total_reals (&query, totals, error);
}
