/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of jct-analysis share. */
#pragma once

#include "analysis/jct-analysis.h"

G_BEGIN_DECLS

/* Computes one method of those asked for. */
void jct_analysis_run           (JctAnalysis *analysis, JctMethod method);
/* After all of them: which scale of each is shown, and which events its breaks are near. */
void jct_analysis_finish        (JctAnalysis *analysis);
void jct_analysis_clear_results (JctAnalysis *analysis);

G_END_DECLS
