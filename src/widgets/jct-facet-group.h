/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One dimension of a table as a facet: its values as rows with bars, the largest first or by name; a long one is folded
 * to its top and can be searched. Each row has a menu.
 *
 * Property "sort" (string, "count" or "name"), explicit-notify.
 */
#pragma once

#include <adwaita.h>

#include "state/jct-view-state.h"
#include "widgets/jct-facet-row.h"

G_BEGIN_DECLS

#define JCT_TYPE_FACET_GROUP (jct_facet_group_get_type ())
G_DECLARE_FINAL_TYPE (JctFacetGroup, jct_facet_group, JCT, FACET_GROUP, AdwBin)

/* Clicks go to `state`; what is shown comes by jct_facet_group_update(). */
GtkWidget   *jct_facet_group_new           (JctViewState *state, JctTable *table, guint dimension);
/* `resolved`: the view as jct_document_resolve_view() has it; `crossfilter` (nullable): its totals. Hides itself when the definition leaves it one value. */
void         jct_facet_group_update        (JctFacetGroup *self, JctCrossfilter *crossfilter,
                                            const JctResolvedView *resolved, const JctView *view);
void         jct_facet_group_set_by_name   (JctFacetGroup *self, gboolean by_name);
gboolean     jct_facet_group_get_by_name   (JctFacetGroup *self);
const char  *jct_facet_group_get_dimension (JctFacetGroup *self);
/* The rows that are shown, from the top. (transfer none) (nullable): NULL past the last */
JctFacetRow *jct_facet_group_get_row       (JctFacetGroup *self, guint index);
/* The shown row of a value; NULL when it is folded away. (transfer none) (nullable) */
JctFacetRow *jct_facet_group_find_row      (JctFacetGroup *self, const char *value);
void         jct_facet_group_set_expanded  (JctFacetGroup *self, gboolean expanded);
/* Only values whose label holds `text`, in any case; NULL or "" for all. */
void         jct_facet_group_set_search    (JctFacetGroup *self, const char *text);

G_END_DECLS
