/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sorting rows by the values of one column: a radix sort, stable. A value is read as a number of the same order; the
 * digits have 11 bits, from the lowest, over at most the 32 highest bits in which the numbers differ; rows that agree in
 * these are sorted once more by the rest. A row is eight bytes while it is sorted, whatever the column holds.
 */
#pragma once

#include <gio/gio.h>

#include "model/jct-table-private.h"

G_BEGIN_DECLS

/* What rows are sorted by: a dimension with the rank of each of its codes, or a measure. */
typedef struct
{
  const JctDimension *dimension;
  const guint32 *ranks;
  const JctMeasure *measure;
  gboolean descending;
} JctRowKey;

/* Sorts `rows`; FALSE and an error when it is cancelled, the rows then being in no order. No row's value is missing. */
gboolean jct_row_sort             (const JctRowKey *key, guint32 *rows, gsize n, GCancellable *cancellable,
                                   GError **error);
/* The rank of each code of a dimension, by its label as the locale collates it; equal labels have equal ranks. Codes
 * that none of `rows` has are not looked at. NULL and an error when it is cancelled. (transfer full) */
guint32 *jct_dimension_rank_codes (const JctTable *table, guint dimension, const guint32 *rows, gsize n,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
