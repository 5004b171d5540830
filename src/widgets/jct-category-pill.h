/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The name of an event category with its shape, in its colour.
 */
#pragma once

#include <adwaita.h>

#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_TYPE_CATEGORY_PILL (jct_category_pill_get_type ())
G_DECLARE_FINAL_TYPE (JctCategoryPill, jct_category_pill, JCT, CATEGORY_PILL, GtkWidget)

GtkWidget *jct_category_pill_new          (void);
/* Hides itself when the document does not have the category. */
void       jct_category_pill_set_category (JctCategoryPill *self, JctDocument *document, const char *category);

G_END_DECLS
