/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that a reader has to know, each behind a sign. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JCT_TYPE_NOTES (jct_notes_get_type ())
G_DECLARE_FINAL_TYPE (JctNotes, jct_notes, JCT, NOTES, GtkBox)

/* `texts`: of strings, plain text. Hides itself without any. */
void jct_notes_set_texts (JctNotes *self, GPtrArray *texts);

G_END_DECLS
