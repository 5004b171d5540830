/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Explore page: facets, the figure under its title and controls, the inspector.
 */
#pragma once

#include "widgets/jct-figure-view.h"

G_BEGIN_DECLS

#define JCT_TYPE_EXPLORE_PAGE (jct_explore_page_get_type ())
G_DECLARE_FINAL_TYPE (JctExplorePage, jct_explore_page, JCT, EXPLORE_PAGE, JctPanel)

/* Properties "show-facets", "show-inspector": whether the sides are open. Where there is no room for them they fold,
 * and then lie over the figure while they are open. */
GtkWidget     *jct_explore_page_new             (JctViewState *state);
gboolean       jct_explore_page_get_show_facets (JctExplorePage *self);
void           jct_explore_page_set_show_facets (JctExplorePage *self, gboolean show);
gboolean       jct_explore_page_get_show_inspector (JctExplorePage *self);
void           jct_explore_page_set_show_inspector (JctExplorePage *self, gboolean show);
JctFigureView *jct_explore_page_get_figure      (JctExplorePage *self);
/* A JctFacets. (transfer none) */
GtkWidget     *jct_explore_page_get_facets      (JctExplorePage *self);
/* By which the figure is dragged into another program. (transfer none) */
GtkWidget     *jct_explore_page_get_grip       (JctExplorePage *self);

G_END_DECLS
