/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-row-order.h"

#include "model/jct-row-sort-private.h"
#include "model/jct-selection-private.h"

/* What is put in order in a few milliseconds. */
#define QUICK_ROWS 200000
#define QUICK_VALUES 4000

struct _JctRowOrder
{
  gatomicrefcount ref_count;
  JctTable *table;
  gsize start; /* of the rows where there is no index */
  gsize n;
  guint32 *rows; /* (nullable): one a position */
};

static gboolean
is_by_period (const JctRowQuery *query)
{
  return query->column.kind == JCT_COLUMN_PERIOD && !query->descending;
}

/* ---- which rows ------------------------------------------------------------------------------
 */

static void
find_range (const JctTable *table, const JctRowQuery *query, gsize *start, gsize *end)
{
  *start = 0;
  *end = table->n_rows;
  if (!query->has_span)
    return;
  if (jct_span_is_empty (query->span))
    {
      *end = 0;
      return;
    }
  *start
    = table
        ->runs[jct_table_find_run (table,
                                   jct_period_from_day (table->kind, query->span.start).ordinal)]
        .start;
  *end = table
           ->runs[jct_table_find_run (
             table, (gint64) jct_period_from_day (table->kind, query->span.end - 1).ordinal + 1)]
           .start;
}

/* The rows of the range that pass. */
static void
gather (JctRowOrder *order, const JctSelection *selection, gsize start, gsize end)
{
  JctBlock *block = g_new (JctBlock, 1);
  gsize n = 0;

  /* One more, for the last row is written before it is known whether it passes. */
  order->rows = g_new (guint32, end - start + 1);
  jct_block_init (block, selection, start, end);
  while (jct_block_next (block))
    for (guint i = 0; i < block->n; i++)
      {
        order->rows[n] = (guint32) (block->start + i);
        n += block->mask[i] & 1;
      }
  order->n = n;
  order->rows = g_renew (guint32, order->rows, n + 1);
  g_free (block);
}

/* ---- in which order --------------------------------------------------------------------------
 */

/* The last period first, each with its rows as they stand. */
static void
reverse_periods (JctRowOrder *order)
{
  const gint32 *periods = order->table->periods;
  guint32 *reversed = g_new (guint32, order->n + 1);
  gsize n = 0;

  for (gsize end = order->n, start; end > 0; end = start)
    {
      gint32 period = periods[order->rows[end - 1]];

      for (start = end - 1; start > 0 && periods[order->rows[start - 1]] == period;)
        start--;
      for (gsize i = start; i < end; i++)
        reversed[n++] = order->rows[i];
    }
  g_free (order->rows);
  order->rows = reversed;
}

/* Moves the rows whose value is missing to the end; returns how many have one. */
static gsize
put_missing_last (JctRowOrder *order, const JctMeasure *measure)
{
  g_autofree guint32 *missing = NULL;
  gsize n = 0, n_missing = 0;

  if (measure->missing == NULL)
    return order->n;
  missing = g_new (guint32, order->n + 1);
  for (gsize i = 0; i < order->n; i++)
    {
      guint32 row = order->rows[i];

      if (measure->missing[row] != 0)
        missing[n_missing++] = row;
      else
        order->rows[n++] = row;
    }
  for (gsize i = 0; i < n_missing; i++)
    order->rows[n + i] = missing[i];
  return n;
}

static gboolean
sort (JctRowOrder *order, const JctRowQuery *query, GCancellable *cancellable, GError **error)
{
  JctTable *table = order->table;
  JctRowKey key = { .descending = query->descending };
  g_autofree guint32 *ranks = NULL;
  gsize n = order->n;

  switch (query->column.kind)
    {
    case JCT_COLUMN_PERIOD:
      if (query->descending)
        reverse_periods (order);
      return TRUE;
    case JCT_COLUMN_DIMENSION:
      ranks
        = jct_dimension_rank_codes (table, query->column.index, order->rows, n, cancellable, error);
      if (ranks == NULL)
        return FALSE;
      key.dimension = &table->dimensions[query->column.index];
      key.ranks = ranks;
      break;
    case JCT_COLUMN_MEASURE:
    default:
      key.measure = &table->measures[query->column.index];
      n = put_missing_last (order, key.measure);
      break;
    }
  return jct_row_sort (&key, order->rows, n, cancellable, error);
}

/* ---- the order -------------------------------------------------------------------------------
 */

static gboolean
check_column (const JctTable *table, JctColumn column)
{
  switch (column.kind)
    {
    case JCT_COLUMN_PERIOD:
      return TRUE;
    case JCT_COLUMN_DIMENSION:
      return column.index < table->n_dimensions;
    case JCT_COLUMN_MEASURE:
    default:
      return column.index < table->n_measures;
    }
}

JctRowOrder *
jct_row_order_new (JctTable *table,
                   const JctRowQuery *query,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (JctRowOrder) order = NULL;
  JctSelection selection;
  gboolean passes_all;
  gsize start, end;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (check_column (table, query->column), NULL);

  if (!jct_selection_init (&selection, table, query->filter, NULL, error))
    return NULL;
  order = g_new0 (JctRowOrder, 1);
  g_atomic_ref_count_init (&order->ref_count);
  order->table = jct_table_ref (table);
  find_range (table, query, &start, &end);
  passes_all = selection.n_conditions == 0 && !selection.nothing;
  order->start = start;
  order->n = end - start;
  if (!passes_all || !is_by_period (query))
    gather (order, &selection, start, end);
  jct_selection_clear (&selection);
  if (order->rows != NULL && !sort (order, query, cancellable, error))
    return NULL;
  return g_steal_pointer (&order);
}

JctRowOrder *
jct_row_order_ref (JctRowOrder *order)
{
  g_return_val_if_fail (order != NULL, NULL);

  g_atomic_ref_count_inc (&order->ref_count);
  return order;
}

void
jct_row_order_unref (JctRowOrder *order)
{
  g_return_if_fail (order != NULL);

  if (!g_atomic_ref_count_dec (&order->ref_count))
    return;
  jct_table_unref (order->table);
  g_free (order->rows);
  g_free (order);
}

JctTable *
jct_row_order_get_table (const JctRowOrder *order)
{
  g_return_val_if_fail (order != NULL, NULL);

  return order->table;
}

gsize
jct_row_order_get_n (const JctRowOrder *order)
{
  g_return_val_if_fail (order != NULL, 0);

  return order->n;
}

gsize
jct_row_order_get_row (const JctRowOrder *order, gsize position)
{
  g_return_val_if_fail (order != NULL && position < order->n, 0);

  return order->rows != NULL ? order->rows[position] : order->start + position;
}

/* The first position of a row from `start` to before `end`. */
static gssize
find_rows (const JctRowOrder *order, gsize start, gsize end)
{
  if (order->rows == NULL)
    {
      gsize first = MAX (start, order->start);

      return first < MIN (end, order->start + order->n) ? (gssize) (first - order->start) : -1;
    }
  for (gsize i = 0; i < order->n; i++)
    if (order->rows[i] >= start && order->rows[i] < end)
      return (gssize) i;
  return -1;
}

gssize
jct_row_order_find_period (const JctRowOrder *order, JctPeriod period)
{
  const JctTable *table;
  gsize run;

  g_return_val_if_fail (order != NULL, -1);
  table = order->table;
  g_return_val_if_fail (jct_period_kind_equal (period.kind, table->kind), -1);

  run = jct_table_find_run (table, period.ordinal);
  if (run >= table->n_runs || table->runs[run].ordinal != period.ordinal)
    return -1;
  return find_rows (order, table->runs[run].start, table->runs[run + 1].start);
}

gssize
jct_row_order_find_row (const JctRowOrder *order, gsize row)
{
  g_return_val_if_fail (order != NULL, -1);

  return find_rows (order, row, row + 1);
}

gboolean
jct_row_query_is_quick (const JctTable *table, const JctRowQuery *query)
{
  g_return_val_if_fail (table != NULL && query != NULL, FALSE);
  g_return_val_if_fail (check_column (table, query->column), FALSE);

  if (query->column.kind == JCT_COLUMN_DIMENSION
      && table->dimensions[query->column.index].values.n_entries > QUICK_VALUES)
    return FALSE;
  if (is_by_period (query) && (query->filter == NULL || jct_filter_is_empty (query->filter)))
    return TRUE;
  return table->n_rows <= QUICK_ROWS;
}
