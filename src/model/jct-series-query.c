/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Queries: rows that pass the filter, summed by period and by at most one dimension.
 *
 * Rows are sorted by period, so a query walks over runs of rows of one period; a cell (one value of
 * one series) gathers the runs of the finer periods that it holds, and counts them: that is how it
 * knows whether it is whole.
 */
#include "config.h"

#include "model/jct-selection-private.h"
#include "model/jct-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)
#define NO_SERIES G_MAXUINT32
/* Up to so many cells, series that no row enters cost less than finding out which they are. */
#define FREE_CELLS (1u << 18)

typedef struct
{
  union
  {
    gint64 integer;
    double real;
  } sum;
  double rest;       /* of real sums: what rounding took away (Neumaier) */
  guint32 n_seen;    /* finer periods with a row */
  guint32 n_present; /* finer periods with a value */
  guint8 qualifier;
} Cell;

typedef struct
{
  JctTable *table;
  const JctMeasure *measure;
  const JctDimension *by; /* (nullable) */
  JctPeriodKind kind;
  gint32 first; /* the range of the series */
  gsize n_periods;
  gsize first_run, end_run;
  JctSelection selection;
  guint32 *series_of; /* by code of `by`: index of the series, or NO_SERIES */
  guint n_series;
  Cell *cells;         /* n_series for each period */
  guint32 *seen_in;    /* by series: the run, + 1, in which it last had a row */
  guint32 *present_in; /* by series: the run, + 1, in which it last had a value */
  gboolean overflow;
} Query;

static void
query_clear (Query *query)
{
  jct_selection_clear (&query->selection);
  g_free (query->series_of);
  g_free (query->cells);
  g_free (query->seen_in);
  g_free (query->present_in);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

/* ---- what is asked for --------------------------------------------------------------------- */

static gboolean
find_columns (Query *query, const JctSeriesQuery *asked, GError **error)
{
  JctTable *table = query->table;
  int measure = 0, by = -1;

  if (table->n_rows == 0)
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_EMPTY,
                   /* Translators: %s is the name of a table. */
                   _ ("The table “%s” has no rows."), table->name);
      return FALSE;
    }
  if (table->n_measures == 0)
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_MEASURE,
                   /* Translators: %s is the name of a table. */
                   _ ("The table “%s” has no measure."), table->name);
      return FALSE;
    }
  if (asked->measure != NULL)
    measure = jct_table_find_measure (table, asked->measure);
  if (measure < 0)
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_MEASURE,
                   /* Translators: %s are the names of a column and of a table. */
                   _ ("There is no measure “%s” in the table “%s”."), asked->measure, table->name);
      return FALSE;
    }
  if (asked->by != NULL)
    {
      by = jct_table_find_dimension (table, asked->by);
      if (by < 0)
        {
          g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_DIMENSION,
                       /* Translators: %s are the names of a column and of a table. */
                       _ ("There is no column “%s” to split by in the table “%s”."), asked->by,
                       table->name);
          return FALSE;
        }
    }
  query->measure = &table->measures[measure];
  query->by = by >= 0 ? &table->dimensions[by] : NULL;
  return TRUE;
}

static gboolean
find_range (Query *query, const JctSeriesQuery *asked, GError **error)
{
  JctTable *table = query->table;
  JctPeriod first, last;
  gint64 n;

  if (!jct_period_kind_nests (table->kind, asked->kind))
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_PERIOD,
                   /* Translators: %s are kinds of periods, as "week" and "month". */
                   _ ("Periods of the kind “%s” cannot be added up to periods of the kind “%s”."),
                   jct_period_unit_to_name (table->kind.unit),
                   jct_period_unit_to_name (asked->kind.unit));
      return FALSE;
    }
  query->kind = asked->kind;
  jct_table_get_range (table, &first, &last);
  first = jct_period_convert (first, asked->kind);
  last = jct_period_convert (last, asked->kind);
  if (asked->has_from)
    {
      JctDay day = jct_period_first_day (asked->from);

      first = jct_period_from_day (asked->kind, day);
      if (jct_period_first_day (first) < day)
        first.ordinal++;
    }
  if (asked->has_to)
    {
      JctDay end = jct_period_end_day (asked->to);

      last = jct_period_from_day (asked->kind, end - 1);
      if (jct_period_end_day (last) > end)
        last.ordinal--;
    }

  n = (gint64) last.ordinal - first.ordinal + 1;
  if (n <= 0)
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_RANGE,
                   /* Translators: %s is a kind of period, as "month". */
                   _ ("The range asked for holds no whole period of the kind “%s”."),
                   jct_period_unit_to_name (asked->kind.unit));
      return FALSE;
    }
  if (n > JCT_SERIES_MAX_PERIODS)
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_RANGE,
                   /* Translators: both are numbers. */
                   _ ("The range asked for has %" G_GINT64_FORMAT
                      " periods, and %u are the most that can be computed."),
                   n, JCT_SERIES_MAX_PERIODS);
      return FALSE;
    }
  query->first = first.ordinal;
  query->n_periods = (gsize) n;
  return TRUE;
}

/* The first run of the table's period `ordinal` or a later one. */
static gsize
find_run (const JctTable *table, gint64 ordinal)
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

static void
find_runs (Query *query)
{
  JctPeriod first = { query->kind, query->first };
  JctPeriod last = { query->kind, (gint32) (query->first + (gint64) query->n_periods - 1) };
  JctPeriodKind fine = query->table->kind;
  gint64 from = jct_period_from_day (fine, jct_period_first_day (first)).ordinal;
  gint64 to = jct_period_from_day (fine, jct_period_end_day (last) - 1).ordinal;

  query->first_run = find_run (query->table, from);
  query->end_run = find_run (query->table, to + 1);
}

static gboolean
query_init (
  Query *query, JctTable *table, const JctSeriesQuery *asked, const char *skip, GError **error)
{
  memset (query, 0, sizeof *query);
  query->table = table;
  if (!find_columns (query, asked, error) || !find_range (query, asked, error)
      || !jct_selection_init (&query->selection, table, asked->filter, skip, error))
    return FALSE;
  find_runs (query);
  return TRUE;
}

static void
start_blocks (const Query *query, JctBlock *block)
{
  const JctRun *runs = query->table->runs;

  jct_block_init (block, &query->selection, runs[query->first_run].start,
                  runs[query->end_run].start);
}

/* ---- adding up ----------------------------------------------------------------------------- */

/* Several figures of which some are not exact: what can still be said of their sum. */
static inline guint8
merge_qualifiers (guint8 a, guint8 b)
{
  if (a == JCT_QUALIFIER_EXACT || a == b)
    return b;
  return b == JCT_QUALIFIER_EXACT ? a : JCT_QUALIFIER_ABOUT;
}

static inline void
add_real (double *sum, double *rest, double value)
{
  double total = *sum + value;

  *rest += fabs (*sum) >= fabs (value) ? (*sum - total) + value : (value - total) + *sum;
  *sum = total;
}

static void
add_integers (Query *query, Cell *cell, gsize start, guint n, const guint8 *mask)
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
add_part (Query *query, Cell *cell, gsize run, gsize start, guint n, const guint8 *mask)
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
        add_real (&cell->sum.real, &cell->rest, ((const double *) measure->values)[start + i]);
  if (measure->qualifiers != NULL)
    for (guint i = 0; i < n; i++)
      if (mask[i] != 0 && (measure->missing == NULL || measure->missing[start + i] == 0))
        cell->qualifier = merge_qualifiers (cell->qualifier, measure->qualifiers[start + i]);
}

static inline void
add_row (Query *query, Cell *cells, gsize run, gsize row)
{
  const JctMeasure *measure = query->measure;
  guint32 series = query->series_of[jct_dimension_code (query->by, row)];
  Cell *cell = &cells[series];

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
    add_real (&cell->sum.real, &cell->rest, ((const double *) measure->values)[row]);
  if (measure->qualifiers != NULL)
    cell->qualifier = merge_qualifiers (cell->qualifier, measure->qualifiers[row]);
}

/* Which rows pass, as numbers: found without a branch, since what passes cannot be foretold. */
static guint
list_passing (const guint8 *mask, guint n, guint16 *passing)
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
add_part_split (Query *query, Cell *cells, gsize run, gsize start, guint n, const guint8 *mask)
{
  guint16 passing[JCT_BLOCK_ROWS];
  guint n_passing = list_passing (mask, n, passing);

  for (guint i = 0; i < n_passing; i++)
    add_row (query, cells, run, start + passing[i]);
}

static gsize
period_of_run (const Query *query, gsize run)
{
  JctPeriod fine = { query->table->kind, query->table->runs[run].ordinal };

  return (gsize) ((gint64) jct_period_convert (fine, query->kind).ordinal - query->first);
}

static void
add_rows (Query *query)
{
  const JctRun *runs = query->table->runs;
  gsize run = query->first_run;
  gsize period = run < query->end_run ? period_of_run (query, run) : 0;
  JctBlock block;

  start_blocks (query, &block);
  while (jct_block_next (&block))
    for (guint i = 0; i < block.n;)
      {
        gsize row = block.start + i;
        guint n = (guint) MIN (runs[run + 1].start - row, block.n - i);
        Cell *cells = &query->cells[period * query->n_series];

        if (query->by == NULL)
          add_part (query, cells, run, row, n, block.mask + i);
        else
          add_part_split (query, cells, run, row, n, block.mask + i);
        i += n;
        if (row + n == runs[run + 1].start && ++run < query->end_run)
          period = period_of_run (query, run);
      }
}

/* ---- the split ----------------------------------------------------------------------------- */

/* Which values have a row that passes. */
static void
find_used_codes (const Query *query, guint8 *used)
{
  JctBlock block;

  start_blocks (query, &block);
  while (jct_block_next (&block))
    for (guint i = 0; i < block.n; i++)
      used[jct_dimension_code (query->by, block.start + i)] |= block.mask[i];
}

static gboolean
number_series (Query *query, GError **error)
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
    query->series_of[code] = used == NULL || used[code] != 0 ? query->n_series++ : NO_SERIES;

  if ((guint64) query->n_series * query->n_periods > JCT_SERIES_MAX_CELLS)
    {
      g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_RANGE,
                   /* Translators: the first two are numbers of series and of periods, the last is
                      their product. */
                   _ ("%u series of %" G_GSIZE_FORMAT
                      " periods were asked for, and %u values are the most that can be computed."),
                   query->n_series, query->n_periods, JCT_SERIES_MAX_CELLS);
      return FALSE;
    }
  return TRUE;
}

/* ---- from cells to series ------------------------------------------------------------------ */

static gboolean
set_overflow (const Query *query, GError **error)
{
  g_set_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_OVERFLOW,
               /* Translators: %s are the names of a column and of a table. */
               _ ("The sums of the measure “%s” in the table “%s” are too large to be exact."),
               query->measure->name, query->table->name);
  return FALSE;
}

static gboolean
cell_value (const Query *query, const Cell *cell, double *value)
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
count_covered (const Query *query, JctPeriod period)
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
count_parts (const Query *query, const Cell *cell, JctPeriod period)
{
  if (query->table->missing_periods != JCT_MISSING_IS_ZERO)
    return cell->n_present;
  if (cell->n_seen > 0 && cell->n_present == 0)
    return 0;
  return count_covered (query, period) - (cell->n_seen - cell->n_present);
}

static gboolean
fill_series (const Query *query, guint index, JctSeries *series, GError **error)
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
      const Cell *cell = &query->cells[i * query->n_series + index];
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
has_rows (const Query *query, guint index)
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
      add_real (&sum, &rest, series->values[i]);
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
collect_one (const Query *query, GPtrArray *array, GError **error)
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
collect_split (const Query *query, GPtrArray *array, GError **error)
{
  JctPeriod first = { query->kind, query->first };
  guint dimension = (guint) (query->by - query->table->dimensions);

  for (guint code = 0; code < query->by->values.n_entries; code++)
    {
      guint index = query->series_of[code];
      JctSeries *series;

      if (index == NO_SERIES || !has_rows (query, index))
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
  g_auto (Query) query = { 0 };
  g_autoptr (GPtrArray) series = NULL;

  g_return_val_if_fail (table != NULL && asked != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!query_init (&query, table, asked, NULL, error))
    return NULL;
  if (query.by == NULL)
    query.n_series = 1;
  else if (!number_series (&query, error))
    return NULL;

  query.cells = g_new0 (Cell, query.n_series * query.n_periods);
  query.seen_in = g_new0 (guint32, query.n_series);
  query.present_in = g_new0 (guint32, query.n_series);
  add_rows (&query);
  if (query.overflow)
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

/* ---- totals by value ----------------------------------------------------------------------- */

static gboolean
total_integers (const Query *query, double *totals, GError **error)
{
  guint n_values = query->by->values.n_entries;
  g_autofree gint64 *sums = g_new0 (gint64, n_values);
  guint16 passing[JCT_BLOCK_ROWS];
  gboolean overflow = FALSE;
  JctBlock block;

  start_blocks (query, &block);
  while (jct_block_next (&block))
    {
      guint n_passing = list_passing (block.mask, block.n, passing);

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
total_reals (const Query *query, double *totals, GError **error)
{
  guint n_values = query->by->values.n_entries;
  g_autofree double *rests = g_new0 (double, n_values);
  const double *values = query->measure->values;
  guint16 passing[JCT_BLOCK_ROWS];
  JctBlock block;

  for (guint code = 0; code < n_values; code++)
    totals[code] = 0;
  start_blocks (query, &block);
  while (jct_block_next (&block))
    {
      guint n_passing = list_passing (block.mask, block.n, passing);

      for (guint i = 0; i < n_passing; i++)
        {
          gsize row = block.start + passing[i];
          guint code = jct_dimension_code (query->by, row);

          add_real (&totals[code], &rests[code], values[row]);
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
  g_auto (Query) query = { 0 };

  g_return_val_if_fail (table != NULL && asked != NULL && totals != NULL, FALSE);
  g_return_val_if_fail (dimension < table->n_dimensions, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!query_init (&query, table, asked, table->dimensions[dimension].name, error))
    return FALSE;
  query.by = &table->dimensions[dimension];
  return query.measure->type == JCT_MEASURE_INTEGER ? total_integers (&query, totals, error)
                                                    : total_reals (&query, totals, error);
}
