/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All events of a document under one method: size, interval, p, and q, which allows for there being many.
 *
 * Each event gets the row that jct-agreement.h would give it. q is the p adjusted for the false-discovery rate
 * (jct-multiple-testing.h) over all dates that have a p; events of one period share their figures, so that they are one
 * test and not several. The tests share their data: q is a guide and no exact rate.
 */
#pragma once

#include "analysis/jct-agreement.h"

G_BEGIN_DECLS

typedef struct
{
  const JctEvent *event;        /* borrowed from the document */
  JctPeriod period;
  JctAgreementRow row;          /* on the scale that votes, or would */
  gboolean has_q;               /* where row.has_p, and the row is not NOT_ENOUGH */
  double q;
} JctComparedEvent;

typedef struct
{
  JctDocument *document;        /* (owned) */
  JctMethod method;
  JctComparedEvent *rows;       /* in the order of the document */
  guint n_rows;
  guint n_tests;                /* the dates that q allows for */
} JctEventComparison;

/* options->methods is not looked at. Fails as jct_analysis_compute() does. In any thread. (transfer full) */
JctEventComparison *jct_compare_events         (const JctDocument *document, const JctView *view, JctMethod method,
                                                const JctAnalysisOptions *options, GCancellable *cancellable,
                                                JctAnalysisProgress progress, gpointer data, GError **error);
void                jct_event_comparison_free  (JctEventComparison *comparison);
/* How many dates were compared, and how many stand out at a false-discovery rate of 0.05. (transfer full) */
char               *jct_event_comparison_to_sentence (const JctEventComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctEventComparison, jct_event_comparison_free)

G_END_DECLS
