/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dialog in which one thing of the document is edited: Cancel, Save and what keeps it from being saved. A subclass
 * fills the page and answers for the thing; whatever is typed there changes nothing until it is saved.
 *
 * Enter saves what is complete. Escape and Cancel close; where something was typed they ask before it is lost. Should
 * the document be closed meanwhile, the dialog goes with it.
 */
#pragma once

#include <adwaita.h>

#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_EDITOR (jct_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (JctEditor, jct_editor, JCT, EDITOR, AdwWindow)

struct _JctEditorClass
{
  AdwWindowClass parent_class;

  /* Whether what is typed can be saved; the error is shown. */
  gboolean (*check) (JctEditor *self, GError **error);
  /* Whether it is other than when the dialog opened. */
  gboolean (*is_changed) (JctEditor *self);
  /* Saves it; `id` is that of the thing. (transfer full) */
  gboolean (*save) (JctEditor *self, char **id, GError **error);
};

/*
 * Properties: "state" (JctViewState, construct-only), "page" (GtkWidget: what is edited).
 * Signal: "saved" (the id), before the dialog closes.
 */
JctViewState *jct_editor_get_state    (JctEditor *self);
/* (nullable): never NULL while the dialog is open */
JctDocument  *jct_editor_get_document (JctEditor *self);
/* Something was typed. */
void          jct_editor_changed      (JctEditor *self);
/* What saving does, as by the button: TRUE, and the dialog closes, if it could. */
gboolean      jct_editor_save         (JctEditor *self);

/* ---- what editors have in common ---- */

/* The text without the space around it; NULL for nothing. (transfer full) */
char         *jct_editor_dup_text     (GtkEditable *editable);
/* `text`: nullable. At most `max` characters; what is typed is told to jct_editor_changed(), Enter saves. */
void          jct_editor_bind_text    (JctEditor *self, GtkEditable *editable, const char *text, guint max);
/* Takes the focus with all its text selected, and the beginning in sight: what a long title starts with is what it is
 * known by. */
void          jct_editor_focus        (GtkEditable *editable);
/* What a date's text says, or why it is none: a line under its entry. TRUE if it is a date. */
gboolean      jct_editor_read_date    (GtkEditable *editable, GtkLabel *reading, const char *when_empty);

G_END_DECLS
