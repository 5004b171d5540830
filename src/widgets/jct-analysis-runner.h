/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The analysis of the event that a view state has selected, computed in another thread whenever the data, the selection
 * or the options change. What is shown belongs to what is selected: a result that comes too late is kept for later and
 * not shown. At most one computation runs at a time; a few results are kept, so that going back to an event is at once.
 */
#pragma once

#include "analysis/jct-agreement.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_ANALYSIS_RUNNER (jct_analysis_runner_get_type ())
G_DECLARE_FINAL_TYPE (JctAnalysisRunner, jct_analysis_runner, JCT, ANALYSIS_RUNNER, GObject)

/*
 * Properties, explicit-notify: "state"; read-only: "analysis" (pointer), "progress" (double, 0 to 1), "is-running"
 * (boolean), "options" (pointer). Their notifications come in the main thread.
 */
JctAnalysisRunner        *jct_analysis_runner_new           (JctViewState *state);
JctViewState             *jct_analysis_runner_get_state     (JctAnalysisRunner *self); /* (nullable) */
void                      jct_analysis_runner_set_state     (JctAnalysisRunner *self, JctViewState *state);
/* Of the selected event, under the options as they are, or, while the new one is computed, as they were just before.
 * NULL without an event, while there is none yet, where it failed or was cancelled. (transfer none) (nullable) */
JctAnalysis              *jct_analysis_runner_get_analysis  (JctAnalysisRunner *self);
/* Of that analysis. (nullable) */
const JctAgreement       *jct_analysis_runner_get_agreement (JctAnalysisRunner *self);
gboolean                  jct_analysis_runner_is_running    (JctAnalysisRunner *self);
double                    jct_analysis_runner_get_progress  (JctAnalysisRunner *self);
/* Why there is no analysis although an event is selected; NULL while it runs. */
const char               *jct_analysis_runner_get_problem   (JctAnalysisRunner *self);
/* Nothing more is computed until something changes, or until it is restarted. */
void                      jct_analysis_runner_cancel        (JctAnalysisRunner *self);
void                      jct_analysis_runner_restart       (JctAnalysisRunner *self);

/* What the methods are asked beyond what the view itself says (its k and event period stand in for those here). */
const JctAnalysisOptions *jct_analysis_runner_get_options   (JctAnalysisRunner *self);
void                      jct_analysis_runner_set_options   (JctAnalysisRunner *self,
                                                             const JctAnalysisOptions *options);

G_END_DECLS
