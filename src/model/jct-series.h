/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Regular series: one value for each period from first to last, computed from a table by a query (filter, period,
 * split). Immutable once computed, shared by reference counting.
 *
 * A value's state says what it is. A missing value reads as NaN and must be drawn as a gap; it is never zero. A period
 * that the table's metadata calls zero when it has no rows reads 0 and is present. A coarse period (year, fiscal year,
 * quarter) of which the table's own range covers only part, or in which finer periods are missing, is PARTIAL: its value
 * is the sum of what is there, and `n_parts` of the `n_parts_whole` finer periods are present.
 *
 * A value that rests on figures that are not exact has a qualifier (of a sum: the one that all its figures share, else
 * "about") and a range, the sum of theirs, which tells what the word alone cannot.
 *
 * Values are doubles; sums of integer measures are formed in 64-bit integers, exact up to 2^53, beyond which the
 * computation fails with JCT_SERIES_ERROR_OVERFLOW.
 */
#pragma once

#include "model/jct-filter.h"
#include "model/jct-imprecise.h"
#include "model/jct-pyramid.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

#define JCT_SERIES_ERROR (jct_series_error_quark ())
GQuark jct_series_error_quark (void);

typedef enum
{
  JCT_SERIES_ERROR_NO_DIMENSION, /* the filter or the split names a dimension that the table does not have */
  JCT_SERIES_ERROR_NO_VALUE,     /* the filter names a value that the dimension does not have */
  JCT_SERIES_ERROR_NO_MEASURE,
  JCT_SERIES_ERROR_PERIOD,       /* the table's periods do not nest in those asked for */
  JCT_SERIES_ERROR_RANGE,        /* no whole period lies in the range, or too many: JCT_SERIES_MAX_PERIODS, _CELLS */
  JCT_SERIES_ERROR_OVERFLOW,
  JCT_SERIES_ERROR_EMPTY,        /* the table has no rows */
} JctSeriesError;

#define JCT_SERIES_MAX_PERIODS (4u << 20)
#define JCT_SERIES_MAX_CELLS (8u << 20) /* series times periods, of a split */

typedef enum
{
  JCT_VALUE_PRESENT,
  JCT_VALUE_PARTIAL,
  JCT_VALUE_MISSING,
} JctValueState;

typedef struct _JctSeries JctSeries;
typedef struct _JctSeriesSet JctSeriesSet;

typedef struct
{
  const JctFilter *filter;  /* (nullable): everything */
  const char *measure;      /* (nullable): the table's first */
  const char *by;           /* (nullable): one series; else one series a value of this dimension */
  guint top;                /* of a split: 0, or so many series of their own, the rest in one more */
  JctPeriodKind kind;
  gboolean has_from, has_to;
  JctPeriod from, to;       /* both included; of any kind: the series' periods that lie wholly inside */
  const char *key, *label;  /* (nullable): names for the one series of no split */
} JctSeriesQuery;

/* The key of the series in which a split's smaller values are added up; no value is that, for it holds a line end. */
#define JCT_SERIES_OTHER "\nother"

/* All series of a set share kind and range. Without has_from/has_to the range is that of the whole table, whatever the
 * filter passes. Series with a split are ordered by their total, the largest first, equal totals by label; a value
 * without a row under the filter yields no series. With `top`, values beyond the largest so many are added up in a last
 * series, unless that would hold one value only; its key is JCT_SERIES_OTHER. */
JctSeriesSet    *jct_series_set_compute     (JctTable *table, const JctSeriesQuery *query, GError **error);
JctSeriesSet    *jct_series_set_ref         (JctSeriesSet *set);
void             jct_series_set_unref       (JctSeriesSet *set);
guint            jct_series_set_get_n       (const JctSeriesSet *set);
JctSeries       *jct_series_set_get         (JctSeriesSet *set, guint index); /* (transfer none) */
/* The index of the series with that key; -1 for none, and for a NULL key. */
int              jct_series_set_find        (JctSeriesSet *set, const char *key);
JctPeriodKind    jct_series_set_get_kind    (const JctSeriesSet *set);
/* What the values of all series of a set that is not empty add up to; missing where all are. Made by the first who asks,
 * from any thread, and kept with the set. (transfer none) */
JctSeries       *jct_series_set_get_total   (JctSeriesSet *set);
/* A set of given series, for derived ones and for tests; all of one kind and range. */
JctSeriesSet    *jct_series_set_new         (JctSeries *const *series, guint n);
/* A set without series, as of a selection that nothing passes. */
JctSeriesSet    *jct_series_set_new_empty   (JctPeriodKind kind);

/* For derived series and tests. `values` has `n` entries, NaN where missing; `key` names the series in files,
 * `label` for people. `integer` says that the values are counts. */
JctSeries       *jct_series_new             (const char *key, const char *label, JctPeriod first, gsize n,
                                             const double *values, gboolean integer);
JctSeries       *jct_series_ref             (JctSeries *series);
void             jct_series_unref           (JctSeries *series);
/* The value of the split dimension; "all" for the one series without a split. */
const char      *jct_series_get_key         (const JctSeries *series);
const char      *jct_series_get_label       (const JctSeries *series);
const char      *jct_series_get_unit        (const JctSeries *series); /* (nullable) */
/* Whether it is the rest of a split: jct_series_get_n_others() values added up. */
gboolean         jct_series_is_other        (const JctSeries *series);
guint            jct_series_get_n_others    (const JctSeries *series);
gboolean         jct_series_is_integer      (const JctSeries *series);
JctPeriodKind    jct_series_get_kind        (const JctSeries *series);
gsize            jct_series_get_n           (const JctSeries *series);
JctPeriod        jct_series_get_period      (const JctSeries *series, gsize index);
JctPeriod        jct_series_get_first       (const JctSeries *series);
/* (array): one value a period, NaN where missing */
const double    *jct_series_get_values      (const JctSeries *series);
double           jct_series_get_value       (const JctSeries *series, gsize index);
JctValueState    jct_series_get_state       (const JctSeries *series, gsize index);
JctQualifier     jct_series_get_qualifier   (const JctSeries *series, gsize index);
/* What the value may be: itself where it is exact. FALSE where it is missing. */
gboolean         jct_series_get_range       (const JctSeries *series, gsize index, JctInterval *range);
/* Of a PARTIAL value: how many finer periods it holds, of how many. */
void             jct_series_get_parts       (const JctSeries *series, gsize index, guint *n_parts, guint *n_whole);
/* The index of the period, or -1 if it lies outside or is of another kind. */
gssize           jct_series_find            (const JctSeries *series, JctPeriod period);

/* Answers for any range of the values without a look at each. Built by the first who asks, from any thread, and kept
 * with the series. */
const JctPyramid *jct_series_get_pyramid    (const JctSeries *series);
/* FALSE: no value of the series is PARTIAL, or none is other than exact; nobody needs to look. */
gboolean         jct_series_may_be_partial  (const JctSeries *series);
gboolean         jct_series_may_be_inexact  (const JctSeries *series);

/* The total of the measure for each value of `dimension` (by code), under `filter` but without that dimension's own
 * set, within [from, to] of the query; missing measures count nothing. `totals` has n_values entries. */
gboolean         jct_table_total_by_value   (JctTable *table, const JctSeriesQuery *query, guint dimension,
                                             double *totals, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSeries, jct_series_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSeriesSet, jct_series_set_unref)

G_END_DECLS
