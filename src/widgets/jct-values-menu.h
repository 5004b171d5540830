/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is drawn in the place of counts, and on which axis: a button with a popover. What does not go together with the
 * rest of the view is insensitive and says why.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_VALUES_MENU (jct_values_menu_get_type ())
G_DECLARE_FINAL_TYPE (JctValuesMenu, jct_values_menu, JCT, VALUES_MENU, JctPanel)

GtkWidget *jct_values_menu_new (JctViewState *state);

G_END_DECLS
