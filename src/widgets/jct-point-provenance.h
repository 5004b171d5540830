/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the number of a point comes from, with what was published of it earlier: the same in the inspector and on the
 * Data page.
 */
#pragma once

#include "model/jct-provenance.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

/* Of a point of the state's view, by the key of its series. Fails as jct_provenance_new() does. (transfer full) */
JctProvenance *jct_point_provenance_new (JctViewState *state, const char *key, JctPeriod period, GError **error);
/* What was published of it earlier, in counts, whatever the chart makes of them; NULL for nothing. `first` (nullable) gets
 * the first publication, borrowed from the state. (transfer full) (nullable) */
char          *jct_point_dup_published  (JctViewState *state, const char *key, JctPeriod period,
                                         const JctPublished **first);

G_END_DECLS
