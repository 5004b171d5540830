/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for a terminal: each column as wide as its widest cell, whatever script it is in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `lines`: char ** of `n_columns` cells each, the header first. */
void  jct_text_table_append  (GString *text, const GPtrArray *lines, guint n_columns);
/* How many cells of a terminal the text takes. */
guint jct_text_table_measure (const char *text);
/* An absent number is a dash, so that no cell is empty; takes `text`. (transfer full) */
char *jct_text_table_or_dash (char *text);

G_END_DECLS
