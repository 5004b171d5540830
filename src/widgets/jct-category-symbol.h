/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of an event category, in its colour, alone; its name is its tooltip. */
#pragma once

#include <adwaita.h>

#include "chart/jct-theme.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_TYPE_CATEGORY_SYMBOL (jct_category_symbol_get_type ())
G_DECLARE_FINAL_TYPE (JctCategorySymbol, jct_category_symbol, JCT, CATEGORY_SYMBOL, GtkWidget)

/* The width and height that it takes. */
#define JCT_SYMBOL_ROOM 14

GtkWidget *jct_category_symbol_new          (void);
/* Empty, in the same room, where the document does not have the category. */
void       jct_category_symbol_set_category (JctCategorySymbol *self, const JctDocument *document,
                                             const char *category);
/* Of a category that is none of a document's yet. */
void       jct_category_symbol_set_look     (JctCategorySymbol *self, JctShape shape, JctHue hue);
void       jct_snapshot_symbol              (GtkSnapshot *snapshot, float x, float y, JctShape shape, JctColor color);

G_END_DECLS
