/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The button that opens the list of saved views: what is shown is saved under a name, and a saved view shown, renamed,
 * updated, put elsewhere in the list or deleted; each is a step that can be undone.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_VIEWS_MENU (jct_views_menu_get_type ())
G_DECLARE_FINAL_TYPE (JctViewsMenu, jct_views_menu, JCT, VIEWS_MENU, JctPanel)

/* Signals: "deleted" (the title of the view that was), "failed" (why a view could not be saved). */

/* A sign in the place of the word. */
void jct_views_menu_set_compact (JctViewsMenu *self, gboolean compact);
/* Opens the list, to name what is shown. */
void jct_views_menu_popup       (JctViewsMenu *self);

G_END_DECLS
