/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of jct-analysis share. */
#pragma once

#include "analysis/jct-analysis.h"

G_BEGIN_DECLS

/* The one series under the filter, in the range of the analysis's own where that is there; `key` and `label` (nullable)
 * name it. (transfer full) */
JctSeries *jct_analysis_compute_series (const JctAnalysis *analysis, const JctResolvedView *resolved,
                                        const JctFilter *filter, const char *key, const char *label, GError **error);
/* Computes the series of the options beside the analysis's own; `resolved` is `view` resolved. */
gboolean jct_analysis_compute_controls (JctAnalysis *analysis, const JctView *view,
                                        const JctResolvedView *resolved, GError **error);
gboolean jct_analysis_compute_donors   (JctAnalysis *analysis, const JctView *view,
                                        const JctResolvedView *resolved, GError **error);
/* Computes one method of those asked for. */
void jct_analysis_run           (JctAnalysis *analysis, JctMethod method);
/* After all of them: which scale of each is shown, and which events its breaks are near. */
void jct_analysis_finish        (JctAnalysis *analysis);
void jct_analysis_clear_results (JctAnalysis *analysis);

G_END_DECLS
