/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The same event in other series: which way the mean went in each, counted.
 *
 * Each series is compared before and after as jct-before-after.h does it, and counts as the row of that method in
 * jct-agreement.h says: up, down or the same by the sign of the difference of the two means, and not enough to say where
 * the comparison declines. Two means have no measure of chance: a count of directions describes, and no more.
 *
 * Compared are the JCT_ELSEWHERE_MOST largest other series, by total, whether or not a picture has room for them.
 */
#pragma once

#include "analysis/jct-agreement.h"

G_BEGIN_DECLS

#define JCT_ELSEWHERE_MOST 12

typedef struct
{
  guint n;              /* series */
  guint n_up, n_down, n_same, n_too_few; /* they make up n */
} JctDirections;

typedef struct
{
  const JctSeries *focus; /* (nullable) borrowed: what the others are compared with */
  JctTrend focus_trend;
  gboolean focus_answered; /* else there are too few figures to say */
  guint n_all;            /* the other series there are */
  JctDirections others;   /* the largest of them */
} JctElsewhere;

void  jct_elsewhere_compute     (JctSeriesSet *set, const char *focus, JctPeriod event, guint k,
                                 JctEventPeriod event_period, JctElsewhere *result);
/* `by`: what splits the series, inside a sentence ("citizenship"). (transfer full) */
char *jct_elsewhere_to_sentence (const JctElsewhere *result, const char *by);

G_END_DECLS
