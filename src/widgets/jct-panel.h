/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The base of every part of the Explore page: a widget that watches the window's view state and never another widget.
 * A subclass says in changed() what it shows; it is called when the state is set, with everything changed.
 */
#pragma once

#include <adwaita.h>

#include "state/jct-view-state.h"

G_BEGIN_DECLS

/* Beside the JctViewChange flags: there is a new document, another version of it, or none. */
#define JCT_PANEL_CHANGE_DOCUMENT (1u << 16)
/* The document has other saved views, and is otherwise what it was. */
#define JCT_PANEL_CHANGE_SAVED_VIEWS (1u << 17)

#define JCT_TYPE_PANEL (jct_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (JctPanel, jct_panel, JCT, PANEL, AdwBin)

/* Property "state", explicit-notify. Neither function is called without a state. */
struct _JctPanelClass
{
  AdwBinClass parent_class;

  /* `changes`: JctViewChange flags and those above. */
  void (*changed)       (JctPanel *self, guint changes);
  void (*hover_changed) (JctPanel *self);
};

/* (transfer none) (nullable) */
JctViewState *jct_panel_get_state    (JctPanel *self);
void          jct_panel_set_state    (JctPanel *self, JctViewState *state);
/* The state's document; NULL without one. (transfer none) */
JctDocument  *jct_panel_get_document (JctPanel *self);

G_END_DECLS
