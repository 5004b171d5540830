/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A facet: its rows are in jct-facet-group.c, the menu of a row in jct-facet-group-menu.c. */
#pragma once

#include "widgets/jct-facet-entries.h"
#include "widgets/jct-facet-group.h"

G_BEGIN_DECLS

struct _JctFacetGroup
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title;
  GtkButton *clear;
  GtkToggleButton *split;
  GtkMenuButton *menu;
  GMenuModel *sort_menu;
  GtkSearchEntry *search;
  GtkBox *rows;
  GtkLabel *note;
  GtkButton *expander;

  /* Owned */
  JctTable *table;
  GPtrArray *row_pool; /* JctFacetRow, children of rows */
  JctFacetEntries *entries;
  char *needle; /* (nullable): folded search text */

  /* Borrowed */
  JctViewState *state; /* its owner owns this too */

  /* Its child, while it is open */
  GtkWidget *row_menu; /* (nullable) */

  guint dimension;
  gboolean by_name;
  gboolean expanded;
  gboolean updating;
};

/* ---- jct-facet-group-menu.c ---- */

void jct_facet_group_install_menu_actions (GtkWidgetClass *widget_class);
/* For the signal "menu" of a row. */
void jct_facet_group_show_menu            (JctFacetRow *row, JctFacetGroup *self);
void jct_facet_group_drop_menu            (JctFacetGroup *self);

G_END_DECLS
