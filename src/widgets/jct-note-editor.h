/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog in which a note of the view is written or changed: its text and the periods that it is about. */
#pragma once

#include "widgets/jct-editor.h"

G_BEGIN_DECLS

#define JCT_TYPE_NOTE_EDITOR (jct_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (JctNoteEditor, jct_note_editor, JCT, NOTE_EDITOR, JctEditor)

/* `annotation`: copied; without an id it is a new one. */
JctNoteEditor *jct_note_editor_new (GtkWindow *parent, JctViewState *state, const JctAnnotation *annotation);

G_END_DECLS
