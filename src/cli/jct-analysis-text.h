/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An analysis for people at a terminal. */
#pragma once

#include "analysis/jct-agreement.h"

G_BEGIN_DECLS

/* The headline, the table of methods, each method's sentence, the warnings, the other events, what was counted and who
 * published it. (transfer full) */
char *jct_analysis_to_text (const JctAnalysis *analysis, JctTable *table);

G_END_DECLS
