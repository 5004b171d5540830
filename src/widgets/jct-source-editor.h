/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog in which a source is added or changed: title, publisher, date, address, note. */
#pragma once

#include "widgets/jct-editor.h"

G_BEGIN_DECLS

#define JCT_TYPE_SOURCE_EDITOR (jct_source_editor_get_type ())
G_DECLARE_FINAL_TYPE (JctSourceEditor, jct_source_editor, JCT, SOURCE_EDITOR, JctEditor)

/* `source`: copied; NULL for a new one. */
JctSourceEditor *jct_source_editor_new (GtkWindow *parent, JctViewState *state, const JctSource *source);

G_END_DECLS
