/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals by value, over all periods at once: for facets, and to find a split's largest values. */
#include "config.h"

#include "model/jct-query-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

static gboolean
total_integers (const JctQuery *query, double *totals, guint32 *n_rows)
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
          guint code = jct_dimension_code (query->by, row);

          overflow |= __builtin_add_overflow (sums[code], jct_measure_integer (query->measure, row),
                                              &sums[code]);
          if (n_rows != NULL)
            n_rows[code]++;
        }
    }
  for (guint code = 0; code < n_values; code++)
    {
      overflow |= sums[code] < -MAX_EXACT || sums[code] > MAX_EXACT;
      totals[code] = (double) sums[code];
    }
  return !overflow;
}

static gboolean
total_reals (const JctQuery *query, double *totals, guint32 *n_rows)
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
          if (n_rows != NULL)
            n_rows[code]++;
        }
    }
  for (guint code = 0; code < n_values; code++)
    {
      totals[code] += rests[code];
      if (!isfinite (totals[code]))
        return FALSE;
    }
  return TRUE;
}

gboolean
jct_query_total (const JctQuery *query, double *totals, guint32 *n_rows)
{
  return query->measure->type == JCT_MEASURE_INTEGER ? total_integers (query, totals, n_rows)
                                                     : total_reals (query, totals, n_rows);
}

static inline JctInterval
row_range (const JctMeasure *measure, gsize row)
{
  double value = measure->type == JCT_MEASURE_INTEGER ? (double) jct_measure_integer (measure, row)
                                                      : ((const double *) measure->values)[row];

  return jct_interval_of_figure ((JctQualifier) measure->qualifiers[row], value,
                                 !measure->has_negative);
}

void
jct_query_total_ranges (const JctQuery *query, const double *totals, JctInterval *ranges)
{
  const JctMeasure *measure = query->measure;
  guint n_values = query->by->values.n_entries;
  g_autofree guint8 *inexact = g_new0 (guint8, MAX (n_values, 1));
  guint16 passing[JCT_BLOCK_ROWS];
  JctBlock block;

  for (guint code = 0; code < n_values; code++)
    ranges[code] = jct_interval_exact (0);
  jct_query_start_blocks (query, &block);
  while (jct_block_next (&block))
    {
      guint n_passing = jct_query_list_passing (block.mask, block.n, passing);

      for (guint i = 0; i < n_passing; i++)
        {
          gsize row = block.start + passing[i];
          guint code = jct_dimension_code (query->by, row);

          if (measure->missing != NULL && measure->missing[row] != 0)
            continue;
          ranges[code] = jct_interval_add (ranges[code], row_range (measure, row));
          inexact[code] |= measure->qualifiers[row];
        }
    }
  /* Whoever adds up exact figures has the total, and not what is near it by rounding. */
  for (guint code = 0; code < n_values; code++)
    ranges[code] = inexact[code] != 0 ? jct_interval_with_value (ranges[code], totals[code])
                                      : jct_interval_exact (totals[code]);
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
  return jct_query_total (&query, totals, NULL) || jct_query_fail_overflow (&query, error);
}

/* ---- the largest values of a split ---- */

typedef struct
{
  const char *label;
  guint code;
  double total;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;
  int order;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  order = strcmp (x->label, y->label);
  return order != 0 ? order : (x->code > y->code) - (x->code < y->code);
}

gboolean
jct_query_number_top (JctQuery *query, GError **error)
{
  guint n_codes = query->by->values.n_entries;
  guint dimension = (guint) (query->by - query->table->dimensions);
  g_autofree double *totals = g_new (double, n_codes);
  g_autofree guint32 *n_rows = g_new0 (guint32, n_codes);
  g_autofree Ranked *ranked = g_new (Ranked, n_codes);
  guint n_ranked = 0;

  if (!jct_query_total (query, totals, n_rows))
    return jct_query_fail_overflow (query, error);
  for (guint code = 0; code < n_codes; code++)
    if (n_rows[code] > 0)
      ranked[n_ranked++]
        = (Ranked){ jct_table_get_value_label (query->table, dimension, code), code, totals[code] };
  qsort (ranked, n_ranked, sizeof *ranked, compare_ranked);

  query->series_of = g_new (guint32, n_codes);
  for (guint code = 0; code < n_codes; code++)
    query->series_of[code] = JCT_NO_SERIES;
  /* One value alone is its own best name. */
  query->n_series = n_ranked > query->top + 1 ? query->top + 1 : n_ranked;
  query->n_others = n_ranked > query->n_series ? n_ranked - query->top : 0;
  for (guint i = 0; i < n_ranked; i++)
    query->series_of[ranked[i].code] = MIN (i, query->n_series - 1);
  return TRUE;
}
