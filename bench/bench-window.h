/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What benches of the window share. */
#pragma once

#include <gtk/gtk.h>

#include "state/jct-view-state.h"

G_BEGIN_DECLS

/* A document of the table (transfer full), open. (transfer full) */
JctViewState *bench_window_make_state (JctTable *table);

/* The least that a frame can hold: an area painted white. */
GtkWidget *bench_window_new_blank (void);

G_END_DECLS
