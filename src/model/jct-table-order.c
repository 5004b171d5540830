/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a table's rows: by period, and none twice. */
#include "config.h"

#include "model/jct-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint32 ordinal;
  guint32 row;
} SortKey;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *x = a, *y = b;

  if (x->ordinal != y->ordinal)
    return x->ordinal < y->ordinal ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* For few rows spread over a long time, where counting would need more memory than the table. */
static guint32 *
order_by_comparison (const JctTable *table)
{
  g_autofree SortKey *keys = g_new (SortKey, table->n_rows);
  guint32 *order = g_new (guint32, table->n_rows);

  for (gsize row = 0; row < table->n_rows; row++)
    keys[row] = (SortKey){ table->periods[row], (guint32) row };
  qsort (keys, table->n_rows, sizeof *keys, compare_keys);
  for (gsize i = 0; i < table->n_rows; i++)
    order[i] = keys[i].row;
  return order;
}

/* order[i] is the row, as it was added, that stands at i. Stable. */
guint32 *
jct_table_order_by_period (const JctTable *table)
{
  gint64 min = G_MAXINT64, max = G_MININT64;
  g_autofree gsize *next = NULL;
  gsize position = 0;
  guint32 *order;

  for (gsize row = 0; row < table->n_rows; row++)
    {
      min = MIN (min, table->periods[row]);
      max = MAX (max, table->periods[row]);
    }
  if ((guint64) (max - min) > table->n_rows + 4096)
    return order_by_comparison (table);

  next = g_new0 (gsize, (gsize) (max - min) + 1);
  for (gsize row = 0; row < table->n_rows; row++)
    next[table->periods[row] - min]++;
  for (gsize i = 0; i <= (gsize) (max - min); i++)
    {
      gsize count = next[i];

      next[i] = position;
      position += count;
    }
  order = g_new (guint32, table->n_rows);
  for (gsize row = 0; row < table->n_rows; row++)
    order[next[table->periods[row] - min]++] = (guint32) row;
  return order;
}

#define DEFINE_REORDER(name, type)                                           \
  static gpointer name (gpointer column, const guint32 *order, gsize n_rows) \
  {                                                                          \
    const type *from = column;                                               \
    type *to = g_new (type, n_rows);                                         \
                                                                             \
    for (gsize i = 0; i < n_rows; i++)                                       \
      to[i] = from[order[i]];                                                \
    g_free (column);                                                         \
    return to;                                                               \
  }

DEFINE_REORDER (reorder_1, guint8)
DEFINE_REORDER (reorder_2, guint16)
DEFINE_REORDER (reorder_4, guint32)
DEFINE_REORDER (reorder_8, guint64)

static gpointer
reorder (gpointer column, guint width, const guint32 *order, gsize n_rows)
{
  if (column == NULL)
    return NULL;
  switch (width)
    {
    case 1:
      return reorder_1 (column, order, n_rows);
    case 2:
      return reorder_2 (column, order, n_rows);
    case 4:
      return reorder_4 (column, order, n_rows);
    default:
      return reorder_8 (column, order, n_rows);
    }
}

void
jct_table_reorder (JctTable *table, const guint32 *order)
{
  table->periods = reorder (table->periods, 4, order, table->n_rows);
  for (guint i = 0; i < table->n_dimensions; i++)
    {
      JctDimension *dimension = &table->dimensions[i];

      dimension->codes = reorder (dimension->codes, dimension->width, order, table->n_rows);
    }
  for (guint i = 0; i < table->n_measures; i++)
    {
      JctMeasure *measure = &table->measures[i];

      measure->values = reorder (measure->values, measure->width, order, table->n_rows);
      measure->missing = reorder (measure->missing, 1, order, table->n_rows);
      measure->qualifiers = reorder (measure->qualifiers, 1, order, table->n_rows);
    }
}

void
jct_table_find_runs (JctTable *table)
{
  gsize n_runs = 0;

  for (gsize row = 0; row < table->n_rows; row++)
    if (row == 0 || table->periods[row] != table->periods[row - 1])
      n_runs++;
  table->runs = g_new (JctRun, n_runs + 1);
  for (gsize row = 0; row < table->n_rows; row++)
    if (row == 0 || table->periods[row] != table->periods[row - 1])
      table->runs[table->n_runs++] = (JctRun){ row, table->periods[row] };
  table->runs[n_runs] = (JctRun){ table->n_rows, 0 };
}

gsize
jct_table_find_run (const JctTable *table, gint64 ordinal)
{
  gsize low = 0, high = table->n_runs;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (table->runs[middle].ordinal < ordinal)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
rows_equal (const JctTable *table, gsize a, gsize b)
{
  for (guint i = 0; i < table->n_dimensions; i++)
    if (jct_dimension_code (&table->dimensions[i], a)
        != jct_dimension_code (&table->dimensions[i], b))
      return FALSE;
  return TRUE;
}

static guint64
hash_row (const JctTable *table, guint64 seed, gsize row)
{
  guint64 hash = seed;

  for (guint i = 0; i < table->n_dimensions; i++)
    hash = jct_hash_mix (hash, jct_dimension_code (&table->dimensions[i], row));
  return hash;
}

/* The first repeated row of a run, and the row that it repeats. `slots` has room for twice the rows
 * of the run. */
static gboolean
find_repeat (const JctTable *table,
             const JctRun *run,
             guint64 seed,
             guint32 *slots,
             gsize *first,
             gsize *repeat)
{
  gsize n_slots = 2;

  while (n_slots < 2 * (run[1].start - run->start))
    n_slots *= 2;
  memset (slots, 0, n_slots * sizeof *slots);
  for (gsize row = run->start; row < run[1].start; row++)
    {
      gsize slot = hash_row (table, seed, row) & (n_slots - 1);

      for (; slots[slot] != 0; slot = (slot + 1) & (n_slots - 1))
        if (rows_equal (table, slots[slot] - 1, row))
          {
            *first = slots[slot] - 1;
            *repeat = row;
            return TRUE;
          }
      slots[slot] = (guint32) row + 1;
    }
  return FALSE;
}

/* Of all repeats, the one that was added first. `order` is NULL where the rows stand as they were
 * added. */
gboolean
jct_table_check_unique (
  const JctTable *table, const guint32 *order, gsize *first_row, gsize *repeat_row, GError **error)
{
  gsize longest = 0, earliest = G_MAXSIZE, other = 0;
  g_autofree guint32 *slots = NULL;
  guint64 seed = jct_hash_seed ();

  for (gsize i = 0; i < table->n_runs; i++)
    longest = MAX (longest, table->runs[i + 1].start - table->runs[i].start);
  slots = g_new (guint32, 4 * longest + 2);

  for (gsize i = 0; i < table->n_runs; i++)
    {
      gsize first, repeat;

      if (!find_repeat (table, &table->runs[i], seed, slots, &first, &repeat))
        continue;
      if (order != NULL)
        {
          first = order[first];
          repeat = order[repeat];
        }
      if (repeat < earliest)
        {
          earliest = repeat;
          other = first;
        }
    }
  if (earliest == G_MAXSIZE)
    return TRUE;

  if (first_row != NULL)
    *first_row = other;
  if (repeat_row != NULL)
    *repeat_row = earliest;
  g_set_error (error, JCT_TABLE_ERROR, JCT_TABLE_ERROR_DUPLICATE_KEY,
               /* Translators: the two %u are numbers of rows, the last is the name of a table. */
               _ ("Row %u repeats the key of row %u in the table “%s”."), (guint) earliest + 1,
               (guint) other + 1, table->name);
  return FALSE;
}
