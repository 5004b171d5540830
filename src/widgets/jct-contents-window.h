/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The categories, sources and definitions of the document: listed, edited, put in order, deleted. Each change is one
 * step of the window's history; what a deletion leaves behind is asked for first.
 */
#pragma once

#include <adwaita.h>

#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_CONTENTS_WINDOW (jct_contents_window_get_type ())
G_DECLARE_FINAL_TYPE (JctContentsWindow, jct_contents_window, JCT, CONTENTS_WINDOW, AdwPreferencesWindow)

GtkWidget *jct_contents_window_new (GtkWindow *parent, JctViewState *state);

G_END_DECLS
