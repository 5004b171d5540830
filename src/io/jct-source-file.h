/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file's content as text: read through GIO within the size limit, unpacked where it is gzip (told by its first bytes,
 * all members of it, within a limit of its own), without byte-order mark, known to be UTF-8 without NUL.
 */
#pragma once

#include "io/jct-load-context.h"

G_BEGIN_DECLS

/* Whether the file is a regular one within the limit, and how large it says that it is. */
gboolean jct_source_file_check (const JctLoadContext *context, gsize limit, goffset *size, GError **error);
/* The bytes as they are. Only a regular file is opened: a FIFO or device could wait for ever. */
GBytes *jct_source_file_read   (const JctLoadContext *context, gsize limit, GError **error);
/* Unpacks gzip; anything else comes back as it is. */
GBytes *jct_source_file_unpack (const JctLoadContext *context, GBytes *bytes, gsize limit, GError **error);
/* Checks that the bytes are text, and takes the byte-order mark away. */
GBytes *jct_source_file_decode (const JctLoadContext *context, GBytes *bytes, GError **error);
/*
 * The same for a table, which may have another encoding: the one that the options give; UTF-16 by its byte-order mark;
 * Windows-1252 where it is not UTF-8. JSON is UTF-8 by its standard, and refused in any other. `*encoding` becomes what
 * it was: "UTF-8", "UTF-16", "windows-1252" or the one given.
 */
GBytes *jct_source_file_decode_any (const JctLoadContext *context, GBytes *bytes, const char **encoding, GError **error);
/* Reads, unpacks and decodes, with the limits of jct-limits.h. */
GBytes *jct_source_file_load     (const JctLoadContext *context, GError **error);
GBytes *jct_source_file_load_any (const JctLoadContext *context, const char **encoding, GError **error);

G_END_DECLS
