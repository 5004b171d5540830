/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a table in the order in which a person reads them: those that pass a filter and a range of days, sorted by
 * one column. Immutable once made, shared by reference counting, safe to read from any thread; it keeps the table.
 *
 * A row's place in the order is its position. Rows that are equal in the sorted column stay in the table's order, both
 * upwards and downwards; missing values come last, both ways. Texts are sorted by their labels as the locale collates
 * them. Where all rows of a range of periods pass and nothing is sorted, or by period upwards, no index is made: the
 * order of ten million rows is then there at once.
 */
#pragma once

#include <gio/gio.h>

#include "model/jct-filter.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_COLUMN_PERIOD,
  JCT_COLUMN_DIMENSION,
  JCT_COLUMN_MEASURE,
} JctColumnKind;

typedef struct
{
  JctColumnKind kind;
  guint index;              /* of the dimension or the measure */
} JctColumn;

/* All zero is the whole table as it stands, which is by period. */
typedef struct
{
  const JctFilter *filter;  /* (nullable): everything */
  gboolean has_span;        /* only rows whose period shares a day with `span` */
  JctSpan span;
  JctColumn column;         /* what is sorted by */
  gboolean descending;
} JctRowQuery;

typedef struct _JctRowOrder JctRowOrder;

/* Fails (JCT_SERIES_ERROR) when the filter names what the table does not have, and when it is cancelled. */
JctRowOrder *jct_row_order_new         (JctTable *table, const JctRowQuery *query, GCancellable *cancellable,
                                        GError **error);
JctRowOrder *jct_row_order_ref         (JctRowOrder *order);
void         jct_row_order_unref       (JctRowOrder *order);

JctTable    *jct_row_order_get_table   (const JctRowOrder *order); /* (transfer none) */
gsize        jct_row_order_get_n       (const JctRowOrder *order);
/* The table's row at a position below n. */
gsize        jct_row_order_get_row     (const JctRowOrder *order, gsize position);
/* The first position of a row of that period, which is of the table's kind; -1 where none passes. */
gssize       jct_row_order_find_period (const JctRowOrder *order, JctPeriod period);
/* The position of the table's row; -1 where it does not pass. */
gssize       jct_row_order_find_row    (const JctRowOrder *order, gsize row);

/* Whether so many rows can be put in order by this within a few milliseconds: then a thread is not worth its while. */
gboolean     jct_row_query_is_quick    (const JctTable *table, const JctRowQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctRowOrder, jct_row_order_unref)

G_END_DECLS
