/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Breaks beside events: which breaks have an event near, which have none, and which events have no break near. It compares
 * dates and nothing else: an event near a break need not be its reason, and with many events or a wide tolerance some
 * lie near by chance (`chance`).
 *
 * Definition. The distance of an event from a break b is counted in periods, from the period of the event to b, the first
 * period of the new regime: positive where the break comes after the event, 0 in the same period. An event dated no
 * closer than to a month or a year is at distance 0 from all periods it may lie in. An event that lasts (an interval)
 * counts by its start and by its end, whichever is nearer, not by the time between; open and unknown ends do not count. An
 * event is near where |distance| <= tolerance.
 *
 *     a break is EXPLAINED where an event is near (all of them are listed), else UNEXPLAINED
 *     an event is NEAR where a break is near, else ALONE; NOT_TESTABLE where no break could have been found near it, the
 *     method placing none in the first and last `margin` periods; OUTSIDE where it lies outside the series
 *
 * How often a break is as near by luck (`chance` of jct_breaks_find_near()): of all dates at which a break could have
 * been found within the tolerance, the share that have one no farther away than the event has. It is the event's rank
 * among all dates, as jct-placebo-time.h ranks estimates (Fisher 1935, section 21: the test by all arrangements), by the
 * distance of the nearest break, given the breaks: where events are placed by luck, it is at most p in at most a share p
 * of them. With many breaks nearly every date has one near, and nearness is no evidence.
 *
 * The result depends on nothing but its input: events near a break are sorted by |distance|, those after the break's
 * period behind those before it, then in the order of the document.
 */
#pragma once

#include "model/jct-document.h"

#include <jansson.h>

G_BEGIN_DECLS

#define JCT_BREAK_MATCH_TOLERANCE 2

typedef enum
{
  JCT_EVENT_BREAK_NEAR,
  JCT_EVENT_BREAK_ALONE,
  JCT_EVENT_BREAK_NOT_TESTABLE,
  JCT_EVENT_BREAK_OUTSIDE,
} JctEventBreak;

const char *jct_event_break_to_name (JctEventBreak status); /* "break_near", "no_break_near", ... */

/* An event near a break. */
typedef struct
{
  const JctEvent *event;    /* borrowed from the document */
  int distance;
} JctNearEvent;

typedef struct
{
  gsize index;              /* of the break in the series */
  JctPeriod period;
  guint n_events;           /* 0: unexplained */
  JctNearEvent *events;
} JctMatchedBreak;

typedef struct
{
  const JctEvent *event;    /* borrowed from the document */
  JctEventBreak status;
  gboolean has_nearest;     /* FALSE without breaks, and outside */
  gsize nearest;            /* index, in the result, of the nearest break; of two the earlier */
  int distance;             /* from it */
} JctMatchedEvent;

typedef struct
{
  JctDocument *document;    /* (owned) */
  guint tolerance;
  gsize n, margin;
  guint n_breaks;
  JctMatchedBreak *breaks;  /* in the order of time */
  guint n_events;
  JctMatchedEvent *events;  /* in the order of the document */
  guint n_explained;
  guint n_alone;
  double chance;            /* the share of the periods that can hold a break that have an event near */
} JctBreakMatch;

/* The breaks are indices in a series of n periods from `start`, ascending. `margin`: the method's least segment.
 * `view` (nullable): only the events it shows. `result` is overwritten; clear it after use. */
void       jct_break_match_compute     (JctDocument *document, const JctView *view, JctPeriod start, gsize n,
                                        const gsize *breaks, gsize n_breaks, gsize margin, guint tolerance,
                                        JctBreakMatch *result);
void       jct_break_match_clear       (JctBreakMatch *result);

/* Whether a method that places no break in the first and last `margin` of n periods could have placed one near. */
gboolean   jct_breaks_could_be_near    (gsize at, gsize n, gsize margin, gsize tolerance);
/* The break nearest to a period, of equal ones the first; -1 where none is within the tolerance. `chance` (out)
 * (nullable): how often one is as near; not set for -1. */
gssize     jct_breaks_find_near        (const gsize *breaks, gsize n_breaks, gsize at, gsize n, gsize margin,
                                        gsize tolerance, double *chance);
/* The same of the breaks of a result. */
gssize     jct_break_match_find_near   (const JctBreakMatch *result, gsize at, double *chance);

json_t    *jct_break_match_to_json     (const JctBreakMatch *result);
/* In plain sentences. (transfer full) */
char      *jct_break_match_to_sentence (const JctBreakMatch *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctBreakMatch, jct_break_match_clear)

G_END_DECLS
