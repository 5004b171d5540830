/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items of a JSON text that is one long array, one after another: only one of them is in memory at a time. The
 * errors are those of jct_json_parse().
 */
#pragma once

#include "io/jct-json.h"

G_BEGIN_DECLS

/* `item` is freed after the call; `index` counts from 0, and `line`, on which it starts, from 1. FALSE with an error
 * stops. */
typedef gboolean (*JctJsonItemFunc) (json_t *item, gsize index, gsize line, gpointer user_data, GError **error);

/* `text` is valid UTF-8, without byte-order mark, and has passed jct_json_scan(). */
gboolean jct_json_for_each_item (const JctLoadContext *context, const char *text, gsize length, JctJsonItemFunc func,
                                 gpointer user_data, GError **error);

G_END_DECLS
