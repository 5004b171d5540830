/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saving a document as a Data Package (data/schema/README.md), and safe saving of any bytes.
 *
 * Saving is atomic and durable: a temporary file in the same folder, fsync, rename, fsync of the folder. Whatever
 * happens, the path holds the old content or the new one, whole. Properties that the program does not know are kept,
 * in their order.
 */
#pragma once

#include <gio/gio.h>

#include "io/jct-file-stamp.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

/* The package's text: UTF-8 JSON with a final newline, the same for the same document. */
GBytes   *jct_document_to_bytes (const JctDocument *document, GError **error);
/* As that, with the first row only of each table: all that edits can change, for one who has the tables. */
GBytes   *jct_document_to_outline (const JctDocument *document, GError **error);
gboolean  jct_document_save     (const JctDocument *document, const char *path, GError **error);
/*
 * The same, only over the version that `expected` is of, which is looked at last before the new file takes its place:
 * where another program has changed the file, removed it or (where it did not exist) made it meanwhile, nothing is
 * replaced and the error is G_IO_ERROR_WRONG_ETAG. NULL replaces whatever is there. `written` (nullable) becomes the
 * stamp of the new version, content included; it may be `expected` itself.
 */
gboolean  jct_document_save_over (const JctDocument *document, const char *path, const JctFileStamp *expected,
                                  JctFileStamp *written, GError **error);
/* Errors are G_IO_ERROR with the path and the system's reason in the message. */
gboolean  jct_save_bytes        (const char *path, GBytes *bytes, GError **error);
gboolean  jct_save_bytes_over   (const char *path, GBytes *bytes, const JctFileStamp *expected, JctFileStamp *written,
                                 GError **error);
/* The same for what is too large to be held whole: `func` writes it. Where that fails, the path holds the old content. */
typedef gboolean (*JctSaveFunc) (GOutputStream *stream, gpointer data, GError **error);
gboolean  jct_save_written      (const char *path, JctSaveFunc func, gpointer data, GError **error);
gboolean  jct_save_written_over (const char *path, JctSaveFunc func, gpointer data, const JctFileStamp *expected,
                                 JctFileStamp *written, GError **error);

G_END_DECLS
