/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dialog in which a definition is added or changed: titles, description, unit, table, measure, and for each
 * dimension the values that count; with what it selects, counted as it is put together.
 */
#pragma once

#include "widgets/jct-editor.h"

G_BEGIN_DECLS

#define JCT_TYPE_DEFINITION_EDITOR (jct_definition_editor_get_type ())
G_DECLARE_FINAL_TYPE (JctDefinitionEditor, jct_definition_editor, JCT, DEFINITION_EDITOR, JctEditor)

/* `definition`: copied; NULL for a new one, of what the present view selects. */
JctDefinitionEditor *jct_definition_editor_new (GtkWindow *parent, JctViewState *state,
                                                const JctDefinition *definition);

G_END_DECLS
