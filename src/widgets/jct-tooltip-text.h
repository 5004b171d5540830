/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tooltips of texts that come from files. GTK's own are as wide as the longest word and as high as the text.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_set_tooltip_text(): a very long text is cut, a very long word may break. The same text costs nothing. */
void  jct_set_tooltip_text (GtkWidget *widget, const char *text);
/* (transfer full) */
char *jct_dup_tooltip_text (const char *text);

G_END_DECLS
