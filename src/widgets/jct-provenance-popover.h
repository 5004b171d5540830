/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a number comes from, at the button beside it: what was counted, of which rows, what was done with the sums, and
 * who published them. Each sum's rows are one click away (jct_view_state_show_rows()), and so is each source's address.
 */
#pragma once

#include <adwaita.h>

#include "model/jct-provenance.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_PROVENANCE_POPOVER (jct_provenance_popover_get_type ())
G_DECLARE_FINAL_TYPE (JctProvenancePopover, jct_provenance_popover, JCT, PROVENANCE_POPOVER, GtkPopover)

/* What the button is asked when it is pressed; NULL and the error where nothing can be said. (transfer full) */
typedef JctProvenance *(*JctProvenanceAsk) (gpointer data, JctViewState **state, GError **error);

/* A small button without words, to stand beside a number. (transfer floating) */
GtkWidget *jct_provenance_button_new (void);
/* The button opens a popover with what `ask` answers; `data` is borrowed. */
void jct_menu_button_set_provenance (GtkMenuButton *button, JctProvenanceAsk ask, gpointer data);

G_END_DECLS
