/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All events of what an analysis runner looks at, compared by one method in another thread whenever the data, the
 * window, the options or the method change. At most one computation runs at a time; a few results are kept.
 */
#pragma once

#include "analysis/jct-compare-events.h"
#include "widgets/jct-analysis-runner.h"

G_BEGIN_DECLS

#define JCT_TYPE_COMPARISON_RUNNER (jct_comparison_runner_get_type ())
G_DECLARE_FINAL_TYPE (JctComparisonRunner, jct_comparison_runner, JCT, COMPARISON_RUNNER, GObject)

/* Properties, read-only, explicit-notify: "comparison" (pointer), "progress" (double, 0 to 1), "is-running" (boolean).
 * Their notifications come in the main thread. */
JctComparisonRunner      *jct_comparison_runner_new            (void);
/* Whose view state and options are followed; NULL for none: what runs is given up. */
void                      jct_comparison_runner_set_source     (JctComparisonRunner *self, JctAnalysisRunner *source);
JctMethod                 jct_comparison_runner_get_method     (JctComparisonRunner *self);
void                      jct_comparison_runner_set_method     (JctComparisonRunner *self, JctMethod method);
/* The one wanted, or while it is computed the former one of the same document. It lives until the notification of the
 * next. NULL without a document, while there is none yet, where it failed or was cancelled. (transfer none) */
const JctEventComparison *jct_comparison_runner_get_comparison (JctComparisonRunner *self);
gboolean                  jct_comparison_runner_is_running     (JctComparisonRunner *self);
double                    jct_comparison_runner_get_progress   (JctComparisonRunner *self);
/* Why it failed; NULL where it did not. */
const char               *jct_comparison_runner_get_problem    (JctComparisonRunner *self);
/* Nothing more is computed until something changes, or until it is restarted. */
void                      jct_comparison_runner_cancel         (JctComparisonRunner *self);
void                      jct_comparison_runner_restart        (JctComparisonRunner *self);

G_END_DECLS
