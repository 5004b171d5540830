/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The left side of the Explore page: the definition, then every dimension of its table as a facet. They count under each
 * other's filters and within the periods in sight.
 *
 * Property "by-name" (GStrv), explicit-notify: the names of the dimensions whose values stand in the order of names.
 */
#pragma once

#include "widgets/jct-facet-group.h"
#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_FACETS (jct_facets_get_type ())
G_DECLARE_FINAL_TYPE (JctFacets, jct_facets, JCT, FACETS, JctPanel)

GtkWidget     *jct_facets_new        (JctViewState *state);
/* (transfer none) (nullable) */
JctFacetGroup *jct_facets_find_group (JctFacets *self, const char *dimension);

G_END_DECLS
