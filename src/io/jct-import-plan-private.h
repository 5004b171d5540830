/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of importing: the guess, the rows as the plan has them, the document. */
#pragma once

#include "io/jct-csv.h"
#include "io/jct-import-plan.h"

G_BEGIN_DECLS

#define JCT_IMPORT_TABLE_NAME "observations"

/* `text` is UTF-8, decoded from `encoding`; the options are the context's. */
JctImportPlan *jct_import_plan_guess_text (const JctLoadContext *context, const char *text, gsize length,
                                           const char *encoding, GError **error);
JctDocument   *jct_import_plan_apply_text (const JctImportPlan *plan, const JctLoadContext *context,
                                           const char *text, gsize length, GError **error);

/* The fields of the table that the plan makes, in the order of the rows' (transfer full) (array zero-terminated=1): of a
 * table with a period in each column the other columns, then the period and the value. */
char         **jct_import_rows_dup_names (const JctImportPlan *plan);
/* Whether columns are periods. */
gboolean       jct_import_rows_are_wide  (const JctImportPlan *plan);
/* Calls `func` for each row of the table: periods as machine text, numbers with a point and without marks, missing ones
 * as "". What cannot be read stands as the file has it. */
gboolean       jct_import_rows_for_each  (const JctImportPlan *plan, const JctLoadContext *context, const char *text,
                                          gsize length, JctCsvRowFunc func, gpointer user_data, GError **error);

G_END_DECLS
