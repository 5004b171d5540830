/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which format a file has, told from its content. What is recognised and not read is named, so that the error can say
 * what the file is.
 */
#pragma once

#include "io/jct-json.h"

G_BEGIN_DECLS

/* Before decoding: fails with JCT_IO_ERROR_FORMAT on what is certainly no text (ZIP, PDF, images, SQLite). */
gboolean jct_sniff_bytes (const JctLoadContext *context, GBytes *bytes, GError **error);
/* Whether the text is to be parsed as JSON, or is CSV; neither is JCT_IO_ERROR_FORMAT. */
gboolean jct_sniff_text  (const JctLoadContext *context, const char *text, gsize length, gboolean *is_json,
                          GError **error);
/* Whether JSON text is an array whose first item is an object: flat records. */
gboolean jct_sniff_records (const char *text, gsize length);
/* What other JSON is; what the program does not open is JCT_IO_ERROR_FORMAT. */
typedef enum
{
  JCT_JSON_PACKAGE,
  JCT_JSON_STAT,
  JCT_JSON_TIMELINE,
} JctJsonFormat;

gboolean jct_sniff_json    (const JctLoadContext *context, const json_t *root, JctJsonFormat *format, GError **error);
/* Whether the text is JSON Lines: its first line is a whole JSON object or array, and another one follows. */
gboolean jct_sniff_lines   (const char *text, gsize length);

G_END_DECLS
