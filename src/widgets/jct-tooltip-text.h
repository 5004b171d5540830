/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts that come from files, as tooltips and labels show them. GTK's own tooltips are as wide as the longest word and as
 * high as the text; and where a word may break at any letter, the time to lay it out grows with the square of its length:
 * a word of 10,000 letters takes seconds, and a file could stop the window.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* As gtk_widget_set_tooltip_text(): a very long text is cut, a very long word may break. The same text costs nothing. */
void jct_set_tooltip_text (GtkWidget *widget, const char *text);
/* (transfer full) */
char *jct_dup_tooltip_text (const char *text);
/* For a label that wraps: what is longer than any page is cut, a very long word may break at some places alone. (transfer
 * full) */
char *jct_dup_label_text (const char *text);
/* As gtk_label_set_text(), for any text that a file may hold; NULL is none. */
void jct_set_label_text (GtkLabel *label, const char *text);
/* The same for what a row shows, as it is and never as markup. */
void  jct_set_row_title    (AdwPreferencesRow *row, const char *text);
void  jct_set_row_subtitle (AdwActionRow *row, const char *text);
/* Whether a text that has to stay as it is should wrap between words alone. */
gboolean jct_has_long_word (const char *text);

G_END_DECLS
