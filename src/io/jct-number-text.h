/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers as tables for people have them: 1,234.5 or 1.234,5, 1 234, 1'234, −5, 12.5%. The decimal mark must be known;
 * what groups thousands must group them by three.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the number into `out` as jct_number_parse() takes it; FALSE for what is none. `decimal` is '.' or ','. A per
 * cent sign is passed over. */
gboolean jct_number_text_normalise  (const char *text, char decimal, GString *out);
/* Whether the text, in a column of numbers, stands for a missing one: "", ".", "..", ":", "-", "NA", "n/a", "null", ... */
gboolean jct_number_text_is_missing (const char *text);

G_END_DECLS
