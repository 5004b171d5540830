/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog in which a category of events is added or changed: title, shape, hue. */
#pragma once

#include "widgets/jct-editor.h"

G_BEGIN_DECLS

#define JCT_TYPE_CATEGORY_EDITOR (jct_category_editor_get_type ())
G_DECLARE_FINAL_TYPE (JctCategoryEditor, jct_category_editor, JCT, CATEGORY_EDITOR, JctEditor)

/* `category`: copied; NULL for a new one, with the first shape and hue that no other has. */
JctCategoryEditor *jct_category_editor_new (GtkWindow *parent, JctViewState *state, const JctCategory *category);

G_END_DECLS
