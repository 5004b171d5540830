/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CSV (RFC 4180) through libcsv, strictly: quoted fields may hold commas, quotes and line ends; a quote inside an
 * unquoted field or one that is never closed is an error with its line. Any line ends; empty lines are passed over.
 */
#pragma once

#include "io/jct-load-context.h"

G_BEGIN_DECLS

typedef struct
{
  gsize line;                 /* on which the row starts, from 1 */
  guint n_fields;
  const char *const *fields;  /* valid during the call */
} JctCsvRow;

/* FALSE with `error` set stops the parsing. The first row is the header. */
typedef gboolean (*JctCsvRowFunc) (const JctCsvRow *row, gpointer user_data, GError **error);

/* `text` is valid UTF-8 without byte-order mark and without NUL. */
gboolean jct_csv_parse (const JctLoadContext *context, const char *text, gsize length, char delimiter,
                        JctCsvRowFunc func, gpointer user_data, GError **error);

G_END_DECLS
