/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flat records without a schema: a JSON array of objects, or a CSV with a header. Which field is time, which are
 * measures and dimensions is guessed from names and content where the options do not say it, and what was guessed
 * stands among the document's problems.
 */
#pragma once

#include "io/jct-json.h"

G_BEGIN_DECLS

JctDocument *jct_read_records_json (const JctLoadContext *context, const char *text, gsize length, GError **error);
JctDocument *jct_read_records_csv  (const JctLoadContext *context, const char *text, gsize length, GError **error);

G_END_DECLS
