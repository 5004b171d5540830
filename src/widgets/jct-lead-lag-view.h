/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much hangs on the date of an event: a scale, or the picture over it, moves it earlier or later, and the step at the moved date and its rank
 * among all dates follow.
 */
#pragma once

#include <adwaita.h>

#include "analysis/jct-analysis.h"

G_BEGIN_DECLS

/* Property "shift" (int, read-only): notified of. */
#define JCT_TYPE_LEAD_LAG_VIEW (jct_lead_lag_view_get_type ())
G_DECLARE_FINAL_TYPE (JctLeadLagView, jct_lead_lag_view, JCT, LEAD_LAG_VIEW, AdwBin)

/* Nothing of the analysis is kept. Hides itself where no date could be compared; else the date stays as it was moved. */
void jct_lead_lag_view_set_analysis (JctLeadLagView *self, const JctAnalysis *analysis);
int  jct_lead_lag_view_get_shift    (JctLeadLagView *self);
void jct_lead_lag_view_set_shift    (JctLeadLagView *self, int shift);

G_END_DECLS
