/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON Lines (jsonlines.org): one flat record on each line, empty lines between them allowed. Roles are guessed as for an
 * array of records; places are lines and columns.
 */
#pragma once

#include "io/jct-json.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

/* The record of a line; lines count from 1. FALSE with an error stops. */
typedef gboolean (*JctJsonLineFunc) (const json_t *record, gsize line, gpointer user_data, GError **error);

/* `text` has passed jct_json_scan(). */
gboolean     jct_json_for_each_line (const JctLoadContext *context, const char *text, gsize length,
                                     JctJsonLineFunc func, gpointer user_data, GError **error);
JctDocument *jct_read_json_lines (const JctLoadContext *context, const char *text, gsize length, GError **error);

G_END_DECLS
