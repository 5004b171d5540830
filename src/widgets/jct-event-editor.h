/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dialog in which an event is added or changed: what happened, when (EDTF, read back as it is typed), category,
 * sources, what was claimed of it and by whom.
 */
#pragma once

#include "widgets/jct-editor.h"

G_BEGIN_DECLS

#define JCT_TYPE_EVENT_EDITOR (jct_event_editor_get_type ())
G_DECLARE_FINAL_TYPE (JctEventEditor, jct_event_editor, JCT, EVENT_EDITOR, JctEditor)

/* `event`: copied; what it has is filled in. One without an id is new: its date is one where `has_date` says so. */
JctEventEditor *jct_event_editor_new (GtkWindow *parent, JctViewState *state, const JctEvent *event, gboolean has_date);

G_END_DECLS
