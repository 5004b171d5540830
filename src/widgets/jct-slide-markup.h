/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The small markup of slides (model/jct-slide-text.h) put into a text that is being edited: stars around the selected
 * words, or items of the selected lines. The same once more takes it away.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `mark`: "*" or "**". Without a selection, around the word at the cursor. */
void jct_slide_markup_toggle_stars (GtkTextBuffer *buffer, const char *mark);
void jct_slide_markup_toggle_items (GtkTextBuffer *buffer);

G_END_DECLS
