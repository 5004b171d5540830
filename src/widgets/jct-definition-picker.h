/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document's definitions as a drop-down list, each with the sentence that says what it counts.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_DEFINITION_PICKER (jct_definition_picker_get_type ())
G_DECLARE_FINAL_TYPE (JctDefinitionPicker, jct_definition_picker, JCT, DEFINITION_PICKER, JctPanel)

GtkWidget *jct_definition_picker_new (JctViewState *state);

G_END_DECLS
