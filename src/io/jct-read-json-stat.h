/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON-stat 2.0 (json-stat.org/full): a dataset, or a collection that holds datasets, each a table of the document. A
 * collection that only names other files is refused, with the first of their addresses.
 */
#pragma once

#include "io/jct-json.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

JctDocument *jct_read_json_stat (const JctLoadContext *context, json_t *root, GError **error);

G_END_DECLS
