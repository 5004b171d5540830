/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A saved view in the list of them: its name, a generated line that says what it shows, whether it is the one that is
 * shown, and a menu of what can be done with it: the actions "views.show", ".rename", ".update", ".default",
 * ".move-up", ".move-down" and ".delete", each with the view's id, of whatever the row stands in.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JCT_TYPE_SAVED_VIEW_ROW (jct_saved_view_row_get_type ())
G_DECLARE_FINAL_TYPE (JctSavedViewRow, jct_saved_view_row, JCT, SAVED_VIEW_ROW, GtkListBoxRow)

typedef struct
{
  const char *title;        /* as is all: no markup */
  const char *subtitle;
  gboolean shown;           /* it is what the window shows, */
  gboolean changed;         /* ... changed since */
  gboolean opens;           /* the document opens with it */
} JctSavedViewState;

/* Signals: "renamed" (the new title), "dropped" (the id of the view that was dropped upon it). */
GtkWidget  *jct_saved_view_row_new        (const char *id, const JctSavedViewState *state);
const char *jct_saved_view_row_get_id     (JctSavedViewRow *self);
/* Shows the name as an entry, until Enter or Escape. */
void        jct_saved_view_row_edit_title (JctSavedViewRow *self);

G_END_DECLS
