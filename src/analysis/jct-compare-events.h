/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All events of a document under one method: size, interval, p, and q, which allows for there being many.
 *
 * Each event gets the row that jct-agreement.h would give it. q is the p adjusted for the false-discovery rate
 * (jct-multiple-testing.h) over all dates that have a p; events of one period share their figures, so that they are one
 * test and not several. The tests share their data: q is a guide and no exact rate.
 *
 * Beside the size stands the same in per cent: a factor less one; a difference as a share of the mean of the k periods
 * before. There is none where that mean is below JCT_BEFORE_AFTER_MIN_FOR_PERCENT.
 */
#pragma once

#include "analysis/jct-agreement.h"

G_BEGIN_DECLS

/* The false-discovery rate at which an event stands out. */
#define JCT_FALSE_DISCOVERY_RATE 0.05

typedef struct
{
  const JctEvent *event;        /* borrowed from the document */
  JctPeriod period;
  gboolean is_inside;           /* the series has that period */
  JctSide before, after;        /* the periods either side; `n` is 0 where there is none */
  JctAgreementRow row;          /* on the scale that votes, or would */
  gboolean has_percent;
  double percent;
  gboolean has_q;               /* where row.has_p, and the row is not NOT_ENOUGH */
  double q;
} JctComparedEvent;

typedef struct
{
  JctDocument *document;        /* (owned) */
  JctMethod method;
  JctAnalysisOptions options;   /* as computed */
  JctPeriodKind kind;
  const JctDefinition *definition; /* (nullable) borrowed from the document */
  char *series_name;            /* (nullable): as in JctAnalysis; NULL without events */
  char *unit;                   /* (nullable): what is counted, in the plural; NULL without events */
  JctFilter *filter;            /* what the series counts */
  JctView *view;                /* (owned): what it was made of */
  char *series_key;             /* (nullable): of the series in it; NULL without events */
  JctPeriod first, last;        /* of the series; meaningless without events */
  char *others;                 /* (nullable): the names of the controls or donors that the method looks at */
  JctComparedEvent *rows;       /* in the order of the document */
  guint n_rows;
  guint n_tests;                /* the dates that q allows for */
} JctEventComparison;

/* options->methods is not looked at. Fails as jct_analysis_compute() does. In any thread. (transfer full) */
JctEventComparison *jct_compare_events         (const JctDocument *document, const JctView *view, JctMethod method,
                                                const JctAnalysisOptions *options, GCancellable *cancellable,
                                                JctAnalysisProgress progress, gpointer data, GError **error);
void                jct_event_comparison_free  (JctEventComparison *comparison);
/* Whether any event has a size or a p, enough to say or not. */
gboolean            jct_event_comparison_has_answer (const JctEventComparison *comparison);

/* ---- in words ---- */

/* How many dates were compared, and how many stand out at a false-discovery rate of 0.05. (transfer full) */
char               *jct_event_comparison_to_sentence (const JctEventComparison *comparison);
/* What q is, by which method, and what it does not allow for; NULL where no event has one. (transfer full) */
char               *jct_event_comparison_to_note (const JctEventComparison *comparison);
/* The event's short title, or its title: by what it is listed. */
const char         *jct_compared_event_get_name    (const JctComparedEvent *compared);
/* "+25%", by the locale; NULL where there is none. (transfer full) */
char               *jct_compared_event_to_percent (const JctComparedEvent *compared);

/* ---- in order ---- */

typedef enum
{
  JCT_COMPARED_TITLE,           /* by its name, as the locale sorts */
  JCT_COMPARED_DATE,
  JCT_COMPARED_SIZE,            /* how far from no change, up or down; factors apart from differences */
  JCT_COMPARED_PERCENT,         /* with its sign */
  JCT_COMPARED_INTERVAL,        /* by the lower limit */
  JCT_COMPARED_P,
  JCT_COMPARED_Q,
  JCT_COMPARED_FINDING,         /* change, then no clear change */
} JctComparedColumn;

#define JCT_N_COMPARED_COLUMNS (JCT_COMPARED_FINDING + 1)

/* Below zero where `a` comes before `b`. In both directions what is NOT_ENOUGH to say comes after what is, and of each
 * what has nothing in this column comes last (title and date apart, which all have). 0 only where they are equal. */
int                 jct_compared_event_compare (const JctComparedEvent *a, const JctComparedEvent *b,
                                                JctComparedColumn column, gboolean descending);
/* The rows by that column, equal ones in the order of the document: an array of JctComparedEvent *. (transfer
 * container) */
GPtrArray          *jct_event_comparison_sort  (const JctEventComparison *comparison, JctComparedColumn column,
                                                gboolean descending);

/* ---- for programs ---- */

/* "definition", "n_tests", "rate", "adjustment", ... and "rows", one for each event in the order of the document.
 * (transfer full) */
json_t             *jct_event_comparison_to_json (const JctEventComparison *comparison);
/* A header and a line for each of the rows (const JctComparedEvent *; NULL: all, as in the document), numbers whole and
 * in the C locale's notation. What was asked stands in the first columns of each line, since CSV has no other place for
 * it. With ',' as RFC 4180 has it, lines ending in CRLF; with '\t' for the clipboard, lines ending in LF. (transfer
 * full) */
char               *jct_event_comparison_to_csv (const JctEventComparison *comparison, const GPtrArray *rows,
                                                 char delimiter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctEventComparison, jct_event_comparison_free)

G_END_DECLS
