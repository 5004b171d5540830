/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening files: the format is told from the content, never from the name, and the reader of that format builds a
 * document. All or nothing: on an error there is no document.
 *
 * Errors are JCT_IO_ERROR. Every message is one line that names the file, the place (line and column, or the JSON
 * Pointer), what was found and what was expected; jct_io_error_get_place() gives the place alone. Problems that do not
 * prevent reading (rows that overlap in a revised year, an address that cannot be opened) are in the document's list.
 *
 * A file that cannot be opened or read at all (not there, no permission, a folder, a device) gives the G_IO_ERROR of
 * the system, with the file's name in the message.
 *
 * Limits, past which the answer is JCT_IO_ERROR_LIMIT: see jct-limits.h. Reading is safe in any thread and stops with
 * G_IO_ERROR_CANCELLED when `cancellable` is cancelled.
 */
#pragma once

#include <gio/gio.h>

#include "io/jct-import-role.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_IO_ERROR (jct_io_error_quark ())
GQuark jct_io_error_quark (void);

typedef enum
{
  JCT_IO_ERROR_SYNTAX,     /* not well-formed JSON, CSV or gzip, or not UTF-8 */
  JCT_IO_ERROR_FORMAT,     /* well-formed, but no format that the program knows */
  JCT_IO_ERROR_STRUCTURE,  /* a part is missing, or of another type than expected */
  JCT_IO_ERROR_VALUE,      /* a value out of range: month 13, NaN, an unknown qualifier */
  JCT_IO_ERROR_DUPLICATE,  /* a key, id or primary key appears twice */
  JCT_IO_ERROR_REFERENCE,  /* something named is not there */
  JCT_IO_ERROR_PATH,       /* a sibling file outside the package's folder, or not to be read */
  JCT_IO_ERROR_LIMIT,      /* larger than the stated limits */
  JCT_IO_ERROR_VERSION,    /* written by a newer version */
  JCT_IO_ERROR_RECEIPT,    /* no dataset, but a receipt of a picture: jct-receipt.h reads it */
} JctIoError;

/* The place alone: "line 3, column 17", "/resources/0/data/17/2"; NULL for another domain or an error of the whole
 * file. */
const char  *jct_io_error_get_place   (const GError *error);

/* Fraction done (0..1), from the reading thread. */
typedef void (*JctProgress) (double fraction, gpointer user_data);

JctDocument *jct_document_load        (GFile *file, JctProgress progress, gpointer progress_data,
                                       GCancellable *cancellable, GError **error);
/* From memory; `name` stands for the file in messages; sibling files are refused. */
JctDocument *jct_document_load_bytes  (GBytes *bytes, const char *name, GError **error);

typedef struct _JctImportPlan JctImportPlan;

typedef enum
{
  JCT_HEADER_GUESSED,
  JCT_HEADER_PRESENT,
  JCT_HEADER_ABSENT,
} JctHeader;

/* What a format does not say itself (records, CSV); what is absent is guessed. Giving roles for a format that states its
 * own (a Data Package, CBP), or a delimiter, an encoding or a header of what is no CSV, is JCT_IO_ERROR_FORMAT. */
typedef struct
{
  const char *time;               /* (nullable) */
  const char *const *measures;    /* (nullable) (array zero-terminated=1) */
  const char *const *dimensions;  /* (nullable) (array zero-terminated=1) */
  const char *const *ignored;     /* (nullable) (array zero-terminated=1): fields to leave out */
  char delimiter;                 /* of CSV: comma, semicolon, tab or bar; 0 to guess it */
  const char *encoding;           /* (nullable): of CSV */
  JctHeader header;               /* of CSV */
  const JctImportGiven *others;   /* (nullable) fields with any other role, ended by one without a name */
  gboolean has_unit;              /* `unit` is the kind of period that the time holds */
  JctPeriodUnit unit;
  char decimal;                   /* the decimal mark, '.' or ','; 0 to guess it */
  const char *const *missing;     /* (nullable) (array zero-terminated=1): what stands for a missing number, beside "",
                                   * "NA" and their like */
  const JctImportPlan *plan;      /* (nullable): all of it, in the place of the above */
} JctReadOptions;

/* `options` may be NULL. */
JctDocument *jct_document_load_with_options (GFile *file, const JctReadOptions *options, JctProgress progress,
                                             gpointer progress_data, GCancellable *cancellable, GError **error);
/* The same; `*plan` (transfer full) becomes how a file was read whose roles are guessed or given, and NULL for one that
 * says itself which field is what. */
JctDocument *jct_document_load_planned (GFile *file, const JctReadOptions *options, JctImportPlan **plan,
                                        JctProgress progress, gpointer progress_data, GCancellable *cancellable,
                                        GError **error);
/* Several CBP files as one document, a later file's figures taking the place of an earlier one's. */
JctDocument *jct_document_load_files  (GFile *const *files, guint n_files, GCancellable *cancellable, GError **error);

void         jct_document_load_async  (GFile *file, JctProgress progress, gpointer progress_data,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
JctDocument *jct_document_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
