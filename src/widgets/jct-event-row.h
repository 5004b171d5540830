/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An event in a list: its date and title on a button.
 */
#pragma once

#include <gtk/gtk.h>

#include "state/jct-view-state.h"

G_BEGIN_DECLS

/* A click selects the event in `state`, which the row keeps. (transfer floating) */
GtkWidget *jct_event_row_new      (JctViewState *state, const JctEvent *event);
/* Says so much more beside the date: "two months before". */
void       jct_event_row_set_note (GtkWidget *row, const char *note);

G_END_DECLS
