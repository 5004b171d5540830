/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A query resolved against a table: rows that pass the filter, summed by period and by at most one dimension.
 *
 * Rows are sorted by period, so a query walks over runs of rows of one period; a cell (one value of one series) gathers
 * the runs of the finer periods that it holds, and counts them: that is how it knows whether it is whole.
 */
#pragma once

#include <math.h>

#include "model/jct-imprecise.h"
#include "model/jct-selection-private.h"
#include "model/jct-series.h"

G_BEGIN_DECLS

#define JCT_NO_SERIES G_MAXUINT32

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
} JctCell;

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
  guint top;              /* of a split: 0, or so many series of their own */
  guint n_others;         /* values that share the last series; 0: there is no such series */
  guint32 *series_of; /* by code of `by`: index of the series, or NO_SERIES */
  guint n_series;
  JctCell *cells;         /* n_series for each period */
  JctInterval *ranges;    /* (nullable): as cells: what they may be, where some figures are not exact */
  guint32 *seen_in;    /* by series: the run, + 1, in which it last had a row */
  guint32 *present_in; /* by series: the run, + 1, in which it last had a value */
  gboolean overflow;
} JctQuery;

/* `skip` names a dimension that is left unfiltered, or is NULL. On failure the query is to be cleared all the same. */
gboolean jct_query_init         (JctQuery *query, JctTable *table, const JctSeriesQuery *asked, const char *skip,
                                 GError **error);
void     jct_query_clear        (JctQuery *query);
/* Blocks over the rows of the query's range. */
void     jct_query_start_blocks (const JctQuery *query, JctBlock *block);
/* The rows of a mask that pass, as numbers; `passing` has room for all. */
guint    jct_query_list_passing (const guint8 *mask, guint n, guint16 *passing);
/* Numbers the series of a split; there is one series without. */
gboolean jct_query_number       (JctQuery *query, GError **error);
/* The total of each value of `by` under the whole selection; FALSE when a sum left what is exact. `n_rows`
 * (nullable), of zeros, receives how many rows each value has. */
gboolean jct_query_total        (const JctQuery *query, double *totals, guint32 *n_rows);
/* What those totals may be, by value: the total itself where all its figures are exact. The measure has qualifiers. */
void     jct_query_total_ranges (const JctQuery *query, const double *totals, JctInterval *ranges);
/* Numbers the series of a split of which the largest `top` are on their own. */
gboolean jct_query_number_top   (JctQuery *query, GError **error);
/* Sets the error that says that a sum left what is exact; returns FALSE. */
gboolean jct_query_fail_overflow (const JctQuery *query, GError **error);
/* Fills the cells. FALSE when a sum left the 64 bits. */
gboolean jct_query_sum          (JctQuery *query);

static inline void
jct_real_add (double *sum, double *rest, double value)
{
  double total = *sum + value;

  *rest += fabs (*sum) >= fabs (value) ? (*sum - total) + value : (value - total) + *sum;
  *sum = total;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctQuery, jct_query_clear)

G_END_DECLS
