/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flat records without a schema: a JSON array of objects. Which field is time, which are
 * measures and dimensions is guessed from names and content where the options do not say it, and what was guessed
 * stands among the document's problems.
 */
#pragma once

#include "io/jct-flat-reader.h"
#include "io/jct-json.h"

G_BEGIN_DECLS

JctDocument *jct_read_records_json (const JctLoadContext *context, const char *text, gsize length, GError **error);
/* The same document from records that were read already, of which it takes the columns. NULL without a reason for
 * whatever is not as it should be. */
JctDocument *jct_read_records_flat (const JctLoadContext *context, JctFlatTable *table);

G_END_DECLS
