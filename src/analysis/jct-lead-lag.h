/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lead and lag: how much hangs on the date that is chosen for an event (announced, in force, first flight).
 *
 * Definition. The step of the least-squares model without harmonics (jct-placebo-time.h) and its rank among all dates,
 * for the event moved by -reach .. +reach periods. Where a date nearby has a larger step than the event's own, the
 * change, if it is one, is nearer to that date; where all are alike, the date says little.
 */
#pragma once

#include "analysis/jct-analysis.h"

G_BEGIN_DECLS

#define JCT_LEAD_LAG_REACH 12

typedef struct
{
  int shift;                /* in periods; negative: earlier */
  JctPeriod period;         /* the event's, moved */
  gboolean admissible;      /* FALSE: outside the series, or too near an end; `rank` has no meaning */
  JctPlaceboRank rank;
} JctLeadLagPoint;

typedef struct
{
  JctVerdict verdict;       /* of the placebo; no point has a rank unless ANSWERED */
  JctItsTransform transform;
  JctItsVariant variant;
  guint n_admissible;       /* of all dates */
  JctLeadLagPoint points[2 * JCT_LEAD_LAG_REACH + 1]; /* by shift; the event's own in the middle */
} JctLeadLag;

/* From a placebo computed before, so that it is cheap; `event` of any kind. */
void                   jct_lead_lag_compute     (const JctSeries *series, JctPeriod event, const JctPlaceboTime *placebo,
                                                 JctItsVariant variant, JctLeadLag *result);
/* Of an analysis that has computed the placebo; FALSE where no date could be compared. */
gboolean               jct_lead_lag_from_analysis (const JctAnalysis *analysis, JctLeadLag *result);
/* The point of a shift, -JCT_LEAD_LAG_REACH to JCT_LEAD_LAG_REACH. */
const JctLeadLagPoint *jct_lead_lag_get         (const JctLeadLag *result, int shift);
/* The shift with the largest step, of either sign; FALSE where none has one. */
gboolean               jct_lead_lag_find_largest (const JctLeadLag *result, int *shift);
/* "November 2022, +3 months"; (transfer full) */
char                  *jct_lead_lag_describe_date (const JctLeadLag *result, int shift);
/* "Step +387, rank 5 of 49, p 0.10"; (transfer full) */
char                  *jct_lead_lag_describe_rank (const JctLeadLag *result, int shift);
/* (transfer full) */
char                  *jct_lead_lag_to_sentence (const JctLeadLag *result);

G_END_DECLS
