/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Making the errors of jct-reader.h: one line, "FILE: PLACE: what is wrong", with text of the file escaped and
 * shortened before it is quoted, so that nothing that a file contains can break the line or fake another message.
 */
#pragma once

#include "io/jct-reader.h"

G_BEGIN_DECLS

/* `place` is nullable: the error is of the whole file. The message is a sentence without the file and the place. */
void  jct_io_error_set       (GError **error, JctIoError code, const char *file, const char *place,
                              const char *format, ...) G_GNUC_PRINTF (5, 6);
/* The same from the error of a part that knows no file; takes `inner`. */
void  jct_io_error_take      (GError **error, JctIoError code, const char *file, const char *place, GError *inner);
/* JCT_IO_ERROR_STRUCTURE for a row of a table that has `found` values where `expected` are the table's fields. */
void  jct_io_error_set_n_values (GError **error, const char *file, const char *place, guint found, guint expected);
/* "line 3, column 17"; column 0 leaves the column out. (transfer full) */
char *jct_io_place_line      (gsize line, gsize column);
/* The same of the character at byte `offset` of a text; columns count characters. (transfer full) */
char *jct_io_place_of_offset (const char *text, gsize length, gsize offset);
/* The text in double quotes, control characters and bytes that are no UTF-8 escaped, cut after 60 characters with an
 * ellipsis. `length` -1 for a NUL-terminated text. (transfer full) */
char *jct_io_quote           (const char *text, gssize length);

G_END_DECLS
