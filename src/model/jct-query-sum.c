/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding up: from rows to cells. */
#include "config.h"

#include "model/jct-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Up to so many cells, series that no row enters cost less than finding out which they are. */
#define FREE_CELLS (1u << 18)

/* Which values have a row that passes. */
static void
find_used_codes (const JctQuery *query, guint8 *used)
{
  JctBlock block;

  jct_query_start_blocks (query, &block);
  while (jct_block_next (&block))
    for (guint i = 0; i < block.n; i++)
      used[jct_dimension_code (query->by, block.start + i)] |= block.mask[i];
}

static void
number_all (JctQuery *query)
{
  guint n_codes = query->by->values.n_entries;
  g_autofree guint8 *used = NULL;

  if ((guint64) n_codes * query->n_periods > FREE_CELLS)
    {
      used = g_malloc0 (n_codes);
      find_used_codes (query, used);
    }
  query->series_of = g_new (guint32, n_codes);
  for (guint code = 0; code < n_codes; code++)
    query->series_of[code] = used == NULL || used[code] != 0 ? query->n_series++ : JCT_NO_SERIES;
}

gboolean
jct_query_number (JctQuery *query, GError **error)
{
  if (query->by == NULL)
    {
      query->n_series = 1;
      return TRUE;
    }
  if (query->top == 0)
    number_all (query);
  else if (!jct_query_number_top (query, error))
    return FALSE;

  if ((guint64) query->n_series * query->n_periods > JCT_SERIES_MAX_CELLS)
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_RANGE,
                   /* Translators: the first two are numbers of series and of periods, the last is
                      their product. */
                   _ ("%u series of %u periods were asked for, and %u values are the most that can "
                      "be computed."),
                   query->n_series, (guint) query->n_periods, JCT_SERIES_MAX_CELLS);
      return FALSE;
    }
  return TRUE;
}

/* Several figures of which some are not exact: what can still be said of their sum. */
static inline guint8
merge_qualifiers (guint8 a, guint8 b)
{
  if (a == JCT_QUALIFIER_EXACT || a == b)
    return b;
  return b == JCT_QUALIFIER_EXACT ? a : JCT_QUALIFIER_ABOUT;
}

/* Of a row with a value. */
static inline void
add_imprecise (JctQuery *query, JctCell *cell, gsize row)
{
  const JctMeasure *measure = query->measure;
  JctInterval *range = &query->ranges[cell - query->cells];
  JctQualifier qualifier = (JctQualifier) measure->qualifiers[row];
  double value = measure->type == JCT_MEASURE_INTEGER ? (double) jct_measure_integer (measure, row)
                                                      : ((const double *) measure->values)[row];

  cell->qualifier = merge_qualifiers (cell->qualifier, qualifier);
  *range
    = jct_interval_add (*range, jct_interval_of_figure (qualifier, value, !measure->has_negative));
}

static void
add_integers (JctQuery *query, JctCell *cell, gsize start, guint n, const guint8 *mask)
{
  const JctMeasure *measure = query->measure;

  if (measure->width == 4 && measure->max_size <= JCT_KERNEL_MAX_SIZE)
    {
      query->overflow
        |= __builtin_add_overflow (cell->sum.integer,
                                   jct_kernel_sum ((const gint32 *) measure->values + start, mask,
                                                   n),
                                   &cell->sum.integer);
      return;
    }
  for (guint i = 0; i < n; i++)
    query->overflow |= __builtin_add_overflow (cell->sum.integer,
                                               jct_measure_integer (measure, start + i)
                                                 & (gint64) (gint8) mask[i],
                                               &cell->sum.integer);
}

static gboolean
has_value (const JctMeasure *measure, gsize start, guint n, const guint8 *mask)
{
  if (measure->missing == NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if ((mask[i] & ~measure->missing[start + i]) != 0)
      return TRUE;
  return FALSE;
}

/* The part of a run that lies in a block, without a split. Missing values hold 0, so they need no
 * mask of their own. */
static void
add_part (JctQuery *query, JctCell *cell, gsize run, gsize start, guint n, const guint8 *mask)
{
  const JctMeasure *measure = query->measure;

  if (memchr (mask, 0xff, n) == NULL)
    return;
  if (query->seen_in[0] != run + 1)
    cell->n_seen++;
  query->seen_in[0] = (guint32) run + 1;
  if (!has_value (measure, start, n, mask))
    return;
  if (query->present_in[0] != run + 1)
    cell->n_present++;
  query->present_in[0] = (guint32) run + 1;

  if (measure->type == JCT_MEASURE_INTEGER)
    add_integers (query, cell, start, n, mask);
  else
    for (guint i = 0; i < n; i++)
      if (mask[i] != 0)
        jct_real_add (&cell->sum.real, &cell->rest, ((const double *) measure->values)[start + i]);
  if (measure->qualifiers != NULL)
    for (guint i = 0; i < n; i++)
      if (mask[i] != 0 && (measure->missing == NULL || measure->missing[start + i] == 0))
        add_imprecise (query, cell, start + i);
}

static inline void
add_row (JctQuery *query, JctCell *cells, gsize run, gsize row)
{
  const JctMeasure *measure = query->measure;
  guint32 series = query->series_of[jct_dimension_code (query->by, row)];
  JctCell *cell = &cells[series];

  if (query->seen_in[series] != run + 1)
    {
      query->seen_in[series] = (guint32) run + 1;
      cell->n_seen++;
    }
  if (measure->missing != NULL && measure->missing[row] != 0)
    return;
  if (query->present_in[series] != run + 1)
    {
      query->present_in[series] = (guint32) run + 1;
      cell->n_present++;
    }
  if (measure->type == JCT_MEASURE_INTEGER)
    query->overflow
      |= __builtin_add_overflow (cell->sum.integer, jct_measure_integer (measure, row),
                                 &cell->sum.integer);
  else
    jct_real_add (&cell->sum.real, &cell->rest, ((const double *) measure->values)[row]);
  if (measure->qualifiers != NULL)
    add_imprecise (query, cell, row);
}

/* Which rows pass, as numbers: found without a branch, since what passes cannot be foretold. */
guint
jct_query_list_passing (const guint8 *mask, guint n, guint16 *passing)
{
  guint n_passing = 0;

  for (guint i = 0; i < n; i++)
    {
      passing[n_passing] = (guint16) i;
      n_passing += mask[i] & 1;
    }
  return n_passing;
}

static void
add_part_split (
  JctQuery *query, JctCell *cells, gsize run, gsize start, guint n, const guint8 *mask)
{
  guint16 passing[JCT_BLOCK_ROWS];
  guint n_passing = jct_query_list_passing (mask, n, passing);

  for (guint i = 0; i < n_passing; i++)
    add_row (query, cells, run, start + passing[i]);
}

static gsize
period_of_run (const JctQuery *query, gsize run)
{
  JctPeriod fine = { query->table->kind, query->table->runs[run].ordinal };

  return (gsize) ((gint64) jct_period_convert (fine, query->kind).ordinal - query->first);
}

static void
add_rows (JctQuery *query)
{
  const JctRun *runs = query->table->runs;
  gsize run = query->first_run;
  gsize period = run < query->end_run ? period_of_run (query, run) : 0;
  JctBlock block;

  jct_query_start_blocks (query, &block);
  while (jct_block_next (&block))
    for (guint i = 0; i < block.n;)
      {
        gsize row = block.start + i;
        guint n = (guint) MIN (runs[run + 1].start - row, block.n - i);
        JctCell *cells = &query->cells[period * query->n_series];

        if (query->by == NULL)
          add_part (query, cells, run, row, n, block.mask + i);
        else
          add_part_split (query, cells, run, row, n, block.mask + i);
        i += n;
        if (row + n == runs[run + 1].start && ++run < query->end_run)
          period = period_of_run (query, run);
      }
}

gboolean
jct_query_sum (JctQuery *query)
{
  gsize n_cells = query->n_series * query->n_periods;

  query->cells = g_new0 (JctCell, n_cells);
  if (query->measure->qualifiers != NULL)
    query->ranges = g_new (JctInterval, n_cells);
  for (gsize i = 0; query->ranges != NULL && i < n_cells; i++)
    query->ranges[i] = jct_interval_exact (0);
  query->seen_in = g_new0 (guint32, query->n_series);
  query->present_in = g_new0 (guint32, query->n_series);
  add_rows (query);
  return !query->overflow;
}
