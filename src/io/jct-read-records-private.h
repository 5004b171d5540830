/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of records share: the guess, the table, the document. */
#pragma once

#include "io/jct-field-guess.h"
#include "io/jct-import-plan.h"
#include "io/jct-read-records.h"
#include "io/jct-table-reader.h"

G_BEGIN_DECLS

/* A reader for a table of the roles that were guessed of the profile, which become the context's plan; `*note` (transfer
 * full) as jct_records_guess(). */
JctTableReader *jct_records_start_table      (const JctLoadContext *context, JctImportFormat format,
                                              const JctRecordsProfile *profile, char **note, GError **error);
/* Whether what is known of the records, and the context's options, can be left to such a reader; else their values are
 * taken as texts, as those of a CSV table are (jct_records_read_as_texts()). */
gboolean        jct_records_are_plain        (const JctLoadContext *context, const JctRecordsProfile *profile);
JctDocument    *jct_records_read_as_texts    (const JctLoadContext *context, JctImportFormat format, const char *text,
                                              gsize length, const char *encoding, GError **error);
/* The same after `*error`, where that says that the roles of plain records cannot be guessed: `*error` becomes that of
 * this way where it finds roles; what it says stands where it does not. */
JctDocument    *jct_records_try_as_texts     (const JctLoadContext *context, JctImportFormat format, const char *text,
                                              gsize length, GError **error);
/* `notes` (array zero-terminated=1) become problems. */
JctDocument    *jct_records_make_document    (const JctLoadContext *context, const char *format, JctTableReader *rows,
                                              const char *const *notes, GError **error);
/* JCT_IO_ERROR_LIMIT where the profile has more fields than a table may have columns. */
gboolean        jct_records_check_columns    (const JctLoadContext *context, const JctRecordsProfile *profile,
                                              const char *place, GError **error);

G_END_DECLS
