/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the numbers of a method come from: the rows of the periods that it looks at, and how it is defined.
 */
#pragma once

#include "analysis/jct-analysis.h"
#include "model/jct-provenance.h"

G_BEGIN_DECLS

/* `view` is what the analysis was made of; the method was asked for. The two means have the rows of either side, every
 * other method those of the whole series; controls and donors are named in a step. Fails as jct_provenance_new_range()
 * does. (transfer full) */
JctProvenance *jct_effect_provenance_new (const JctAnalysis *analysis, const JctView *view, JctMethod method,
                                          GError **error);

G_END_DECLS
