/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Before and after: means, medians and daily rates of the k periods on each side of an event.
 *
 * Definition. e is the period that holds the event. Before: e-k .. e-1. After: e+1 .. e+k when the event's own period
 * is excluded, e .. e+k-1 when it is included. Periods outside the series are dropped, and the side is then not
 * complete; missing values are dropped likewise, and so are periods that the data hold only in part (half a fiscal
 * year beside whole ones would look like a fall). daily_pooled is the sum over the sum of days; daily_mean the mean over
 * periods of value / days. diff = after - before; pct = 100 diff / before, not defined where before is 0.
 *
 * A comparison describes; it does not say why. It declines (`verdict`) where a side has fewer than
 * JCT_BEFORE_AFTER_MIN_PERIODS values or the event lies outside the series.
 */
#pragma once

#include <jansson.h>

#include "analysis/jct-verdict.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

#define JCT_BEFORE_AFTER_MIN_PERIODS 3
/* A percentage of a mean below this says more than the figures do: from 3 to 7 is not "133 % more". */
#define JCT_BEFORE_AFTER_MIN_FOR_PERCENT 10

typedef struct
{
  JctPeriod first, last;    /* the periods of the side that the series covers; meaningless when n is 0 */
  guint n;                  /* values present */
  gboolean complete;        /* n equals k */
  double sum;
  double mean;
  double median;
  double days;              /* of the periods that have a value */
  double daily_pooled;
  double daily_mean;
} JctSide;

typedef struct
{
  double diff;
  gboolean has_pct;
  double pct;
} JctChange;

typedef struct
{
  JctPeriod event;
  guint k;
  JctEventPeriod event_period;
  JctVerdict verdict;
  JctSide before, after;
  JctChange mean, median, daily_pooled, daily_mean;
} JctBeforeAfter;

/* Never fails: a verdict says when there is no answer. Numbers without a meaning are 0, never NaN. An `event` of
 * another kind than the series' is taken as the series' period that holds its first day. */
void jct_before_after_compute (const JctSeries *series, JctPeriod event, guint k, JctEventPeriod event_period,
                               JctBeforeAfter *result);

/* The one plain sentence: true in the edge cases (nothing before, tiny counts, one period), with no word of cause.
 * `unit`: what is counted, in the plural ("encounters"), or NULL for the bare number. `n_others`: how many other events
 * fall into the window. (transfer full) */
char *jct_before_after_to_sentence (const JctBeforeAfter *result, const char *unit, guint n_others);

/* The change in a few words, as a label: "5.0 times as many", "38% fewer", "from 3 to 7 a month", "the same"; "too few
 * figures" where the comparison declines. (transfer full) */
char *jct_before_after_to_label (const JctBeforeAfter *result);

/* A record of the method `before_after`; NULL where a side has no value. `series`: its name. */
json_t *jct_before_after_to_json (const JctBeforeAfter *result, const char *series);

/* The other events whose dates touch the window, from the first period before to the last after, the event's own
 * between them included (the confounders), in the order of the document: an array of const JctEvent * borrowed from
 * the document. (transfer container) */
GPtrArray *jct_before_after_list_others (const JctBeforeAfter *result, const JctDocument *document,
                                         const JctEvent *event);

G_END_DECLS
