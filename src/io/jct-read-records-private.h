/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of records share: the guess, the table, the document. */
#pragma once

#include "io/jct-field-guess.h"
#include "io/jct-read-records.h"
#include "io/jct-table-reader.h"

G_BEGIN_DECLS

/* A reader for a table of the roles that were guessed of the profile; `*note` (transfer full) as jct_records_guess(). */
JctTableReader *jct_records_start_table      (const JctLoadContext *context, const JctRecordsProfile *profile,
                                              char **note, GError **error);
/* `notes` (array zero-terminated=1) become problems. */
JctDocument    *jct_records_make_document    (const JctLoadContext *context, const char *format, JctTableReader *rows,
                                              const char *const *notes, GError **error);
/* JCT_IO_ERROR_LIMIT where the profile has more fields than a table may have columns. */
gboolean        jct_records_check_columns    (const JctLoadContext *context, const JctRecordsProfile *profile,
                                              const char *place, GError **error);

G_END_DECLS
