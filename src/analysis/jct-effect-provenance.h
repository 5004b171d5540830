/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the numbers of a method come from: the rows of the periods that it looks at, and how it is defined. The two means
 * have the rows of either side, every other method those of the whole series; controls and donors are named in a step.
 * All fail as jct_provenance_new_range() does.
 */
#pragma once

#include "analysis/jct-analysis.h"
#include "analysis/jct-compare-events.h"
#include "model/jct-provenance.h"

G_BEGIN_DECLS

/* `view` is what the analysis was made of; the method was asked for. (transfer full) */
JctProvenance *jct_effect_provenance_new (const JctAnalysis *analysis, const JctView *view, JctMethod method,
                                          GError **error);
/* Of the numbers in one row of a comparison of events. (transfer full) */
JctProvenance *jct_compared_provenance_new (const JctEventComparison *comparison, const JctComparedEvent *compared,
                                            GError **error);
/* Of the counts of directions that jct-elsewhere.h makes of the series of a split view, around a period: all that the
 * view counts, unsplit, either side of the event. (transfer full) */
JctProvenance *jct_elsewhere_provenance_new (JctDocument *document, const JctView *view, JctSeriesSet *set,
                                             JctPeriod event, GError **error);

/* The names of the controls or donors that a method sets beside the series; NULL where it has none. (transfer full)
 * (nullable) */
char          *jct_effect_dup_beside (const JctAnalysis *analysis, JctMethod method);

G_END_DECLS
