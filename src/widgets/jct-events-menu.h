/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The button that opens the list of event categories: which of them are shown, if any.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_EVENTS_MENU (jct_events_menu_get_type ())
G_DECLARE_FINAL_TYPE (JctEventsMenu, jct_events_menu, JCT, EVENTS_MENU, JctPanel)

GtkWidget *jct_events_menu_new (JctViewState *state);

G_END_DECLS
