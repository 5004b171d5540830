/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A linked selection: for each dimension of a table the total of a measure by value, under the filters of all other
 * dimensions and within a range of periods; and by period, under the filters of all. What was last asked is kept up to
 * date: a changed filter touches the rows of the values that it changed, a changed range those that enter or leave.
 *
 * For each row one bit a filtered dimension says whether it fails there. A row without a bit counts for all dimensions;
 * one with a single bit for that dimension alone; any other for none. Sums are exact integers, so that adding and taking
 * away again leaves nothing behind. Where that does not hold (real measures, integers that could leave the 64 bits) or
 * more than eight dimensions are filtered, totals are formed afresh when they are asked for: the numbers are always
 * those of jct_table_total_by_value().
 *
 * To be used from one thread at a time. Its memory: a byte or two a row, and four bytes a row for each dimension in
 * which single values have changed.
 */
#pragma once

#include "model/jct-filter.h"
#include "model/jct-imprecise.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

typedef struct _JctCrossfilter JctCrossfilter;

/* `measure` is an index. Everything passes. */
JctCrossfilter *jct_crossfilter_new           (JctTable *table, guint measure);
void            jct_crossfilter_free          (JctCrossfilter *self);

/* On failure (JCT_SERIES_ERROR: the filter names what the table does not have) all stays as it was. `filter` may be
 * NULL: everything. */
gboolean        jct_crossfilter_set_filter    (JctCrossfilter *self, const JctFilter *filter, GError **error);
/* From `first` to `last`, both included, ordinals of the table's kind; none where `last` is before `first`. */
void            jct_crossfilter_set_range     (JctCrossfilter *self, gint32 first, gint32 last);
void            jct_crossfilter_clear_range   (JctCrossfilter *self);

/* By code: the total, where a missing measure counts nothing, and (nullable) how many rows there are. Both have room for
 * all values. FALSE where a sum is too large to be exact. */
gboolean        jct_crossfilter_get_totals    (JctCrossfilter *self, guint dimension, double *totals, guint32 *n_rows,
                                               GError **error);
/* Whether some figures of the measure are not exact. */
gboolean        jct_crossfilter_is_inexact    (const JctCrossfilter *self);
/* By code: what the totals that jct_crossfilter_get_totals() has just given may be; of exact figures the total alone.
 * Formed afresh of all rows, where the measure has figures that are not exact; else at once. */
void            jct_crossfilter_get_ranges    (JctCrossfilter *self, guint dimension, const double *totals,
                                               JctInterval *ranges);
/* The periods that have rows, ascending; the filters and the range do not count. */
gsize           jct_crossfilter_get_n_periods (const JctCrossfilter *self);
JctPeriod       jct_crossfilter_get_period    (const JctCrossfilter *self, gsize index);
/* By index of the period, whatever the range. */
gboolean        jct_crossfilter_get_by_period (JctCrossfilter *self, double *totals, guint32 *n_rows, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctCrossfilter, jct_crossfilter_free)

G_END_DECLS
