/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Data Package reader (data/schema/README.md): tables, events, sources, claims, definitions, categories, views.
 */
#pragma once

#include "io/jct-json.h"

G_BEGIN_DECLS

/* `root` is the parsed file; the document keeps it, its tables' data taken out. */
JctDocument *jct_read_package (const JctLoadContext *context, json_t *root, GError **error);

G_END_DECLS
