/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a table, in an order (model/jct-row-order.h), as text for other programs. Numbers are in the C locale's
 * notation whatever the person's is; a missing value is an empty field, null in JSON.
 *
 * - CSV (RFC 4180) and JSON (an array of flat records, one a line) carry names and values as the table has them, so that
 *   they open again as the same rows. A measure that has qualifiers is followed by a column of them by name: "qualifier",
 *   or, where there are several measures, NAME_qualifier.
 * - Tab-separated text, for spreadsheets, carries titles and labels: what the page shows.
 */
#pragma once

#include <gio/gio.h>

#include "model/jct-row-order.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_ROWS_CSV,
  JCT_ROWS_JSON,
  JCT_ROWS_TSV,
} JctRowsFormat;

/* How much is written, 0 to 1; called on the thread that writes. */
typedef void (*JctRowsProgress) (double done, gpointer data);

/* All rows to a stream, in pieces. */
gboolean jct_rows_write         (const JctRowOrder *order, JctRowsFormat format, GOutputStream *stream,
                                 JctRowsProgress progress, gpointer data, GCancellable *cancellable, GError **error);
/* The same to a file, safely (jct_save_written()). */
gboolean jct_rows_save          (const JctRowOrder *order, JctRowsFormat format, const char *path,
                                 JctRowsProgress progress, gpointer data, GCancellable *cancellable, GError **error);
/* How such a text begins: its first `n` rows, or all where there are no more. */
void     jct_rows_append_head   (GString *text, const JctRowOrder *order, JctRowsFormat format, gsize n);
/* The line of titles, and the lines of `n` rows from a position on, of tab-separated text. */
void     jct_rows_append_titles (GString *text, const JctTable *table);
void     jct_rows_append_rows   (GString *text, const JctRowOrder *order, gsize first, gsize n);

G_END_DECLS
