/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A look through JSON text before it is parsed: nesting, and the length of texts and numbers, against the limits of
 * jct-limits.h; NaN, lone surrogates, NUL and control characters in texts. It does not check the grammar.
 */
#pragma once

#include "io/jct-load-context.h"

G_BEGIN_DECLS

gboolean jct_json_scan (const JctLoadContext *context, const char *text, gsize length, GError **error);

G_END_DECLS
