/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query asks for: columns, range, rows. */
#include "config.h"

#include "model/jct-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
find_columns (JctQuery *query, const JctSeriesQuery *asked, GError **error)
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
  query->top = asked->top;
  return TRUE;
}

static gboolean
find_range (JctQuery *query, const JctSeriesQuery *asked, GError **error)
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
      g_set_error (
        error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_RANGE,
        /* Translators: both are numbers. */
        _ ("The range asked for has %u periods, and %u are the most that can be computed."),
        (guint) n, JCT_SERIES_MAX_PERIODS);
      return FALSE;
    }
  query->first = first.ordinal;
  query->n_periods = (gsize) n;
  return TRUE;
}

static void
find_runs (JctQuery *query)
{
  JctPeriod first = { query->kind, query->first };
  JctPeriod last = { query->kind, (gint32) (query->first + (gint64) query->n_periods - 1) };
  JctPeriodKind fine = query->table->kind;
  gint64 from = jct_period_from_day (fine, jct_period_first_day (first)).ordinal;
  gint64 to = jct_period_from_day (fine, jct_period_end_day (last) - 1).ordinal;

  query->first_run = jct_table_find_run (query->table, from);
  query->end_run = jct_table_find_run (query->table, to + 1);
}

gboolean
jct_query_init (
  JctQuery *query, JctTable *table, const JctSeriesQuery *asked, const char *skip, GError **error)
{
  memset (query, 0, sizeof *query);
  query->table = table;
  if (!find_columns (query, asked, error) || !find_range (query, asked, error)
      || !jct_selection_init (&query->selection, table, asked->filter, skip, error))
    return FALSE;
  find_runs (query);
  return TRUE;
}

void
jct_query_start_blocks (const JctQuery *query, JctBlock *block)
{
  const JctRun *runs = query->table->runs;

  jct_block_init (block, &query->selection, runs[query->first_run].start,
                  runs[query->end_run].start);
}

void
jct_query_clear (JctQuery *query)
{
  jct_selection_clear (&query->selection);
  g_free (query->series_of);
  g_free (query->cells);
  g_free (query->ranges);
  g_free (query->seen_in);
  g_free (query->present_in);
}
