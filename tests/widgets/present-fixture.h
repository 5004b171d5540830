/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real windows of a presentation, and keys as they get them. */
#pragma once

#include "app/jct-present-window.h"
#include "window-fixture.h"

/* The first there is; NULL for none. */
JctPresentWindow   *find_present_window (void);
/* Until the frame that is shown is the one of the presentation's slide. */
void                wait_for_frame      (JctPresentWindow *window);
/* By the action, as F5 does. */
JctPresentWindow   *present             (JctWindow *window);
/* The controller of a type, in a phase. */
GtkEventController *find_controller     (GtkWidget *widget, GType type, GtkPropagationPhase phase);
/* As the window's own controller gets it, before whatever has the focus. */
gboolean            press_with          (gpointer window, guint key, GdkModifierType state);
gboolean            press               (gpointer window, guint key);
void                let_go              (gpointer window, guint key);
