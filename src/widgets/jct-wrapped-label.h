/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A label of text that is broken into lines: from the start, between words, or within one that is longer than the line.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The least characters a line of wrapped text has (GtkLabel's width-chars). Without it GTK finds out how narrow the text
 * could get by breaking it between all letters, which for a description takes longer than to draw the rest. */
#define JCT_WRAPPED_CHARS 10

/* `text` is shown as it is, never as markup; NULL for none yet. `style`: a class of styles, or NULL. */
GtkWidget *jct_wrapped_label_new (const char *text, const char *style);
/* The same, of `n_lines` at most; what is left out is told by an ellipsis. */
GtkWidget *jct_wrapped_label_new_lines (const char *text, const char *style, int n_lines);

G_END_DECLS
