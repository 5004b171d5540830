/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON Lines (jsonlines.org): one flat record on each line, empty lines between them allowed. Roles are guessed as for an
 * array of records; places are lines and columns.
 */
#pragma once

#include "io/jct-json.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

JctDocument *jct_read_json_lines (const JctLoadContext *context, const char *text, gsize length, GError **error);

G_END_DECLS
