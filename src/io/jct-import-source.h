/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a file that a plan is for, as texts, whatever its format: of CSV as they stand; of records their values in
 * the order of the fields' names, numbers as JSON has them, what is null or absent as "". Places are lines.
 */
#pragma once

#include "io/jct-csv.h"
#include "io/jct-import-plan.h"

G_BEGIN_DECLS

typedef struct
{
  const JctLoadContext *context;
  JctImportFormat format;
  const char *text;         /* UTF-8 */
  gsize length;
  char delimiter;           /* of CSV */
  const char *const *names; /* of records: the fields, all that there are (array zero-terminated=1) */
} JctImportSource;

/* Of CSV, the first row may be a header; of records, the first is a row of the names. FALSE with an error where the
 * file or `func` fails. */
gboolean jct_import_source_for_each   (const JctImportSource *source, JctCsvRowFunc func, gpointer user_data,
                                       GError **error);
/* The fields of all records, in the order of their first appearance; NULL with an error, also for what is not flat.
 * (transfer full) (array zero-terminated=1) */
char   **jct_import_source_dup_fields (const JctImportSource *source, GError **error);

G_END_DECLS
