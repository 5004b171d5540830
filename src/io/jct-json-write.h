/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON for files that people compare: two spaces a level, short lists and objects on one line, numbers in the shortest
 * form that reads back the same, text as UTF-8. The same value always gives the same bytes.
 */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/* Writes what stands for a special value, in place of it. */
typedef void (*JctJsonSpecialFunc) (GString *out, const json_t *value, guint indent, gpointer user_data);

/* `special` (nullable) is the set of values, by address, that `func` writes. */
void jct_json_write       (GString *out, const json_t *value, guint indent, GHashTable *special,
                           JctJsonSpecialFunc func, gpointer user_data);
void jct_json_write_text  (GString *out, const char *text, gsize length);
/* A finite number, with a point or an exponent, so that it reads back as a real. */
void jct_json_write_real  (GString *out, double value);
/* A line end and the indent of a level. */
void jct_json_write_line  (GString *out, guint indent);

G_END_DECLS
