/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ranked bars show: the values of a split, the longest bar first. Of which period:
 *
 * - that of the selected point, where it is in sight;
 * - else, of plain counts, all periods in sight, summed;
 * - else, for a sum would say nothing (rates, means, changes, shares, measures that are no counts), the last period in
 *   sight that is complete; the last with figures where none is.
 *
 * What is missing is missing, never zero: a sum of what is there says how many periods it lacks.
 */
#pragma once

#include "model/jct-series.h"
#include "model/jct-view.h"

G_BEGIN_DECLS

typedef struct
{
  guint series;             /* its index in the set */
  double value;             /* NAN: no period has a figure */
  guint n_missing;          /* of the periods: those without a figure */
  gboolean is_partial;      /* the only period is incomplete */
  JctQualifier qualifier;
  JctInterval range;        /* what it may be where it is not exact: of a sum, the ranges added up */
} JctRankedValue;

typedef struct
{
  JctPeriod first, last;    /* the same, unless several are summed */
  JctPeriod period;         /* of a bar's point: the only one; of a sum the last complete one */
  guint n_periods;          /* 0: nothing is in sight */
  JctRankedValue *values;   /* owned: the largest first; the rest of a split after all others, and last what has no figure */
  guint n, n_present;
  gboolean adds_up;         /* the values are plain counts */
} JctRanking;

/* `point` (nullable): the selected one's period. */
void      jct_ranking_init         (JctRanking *ranking, const JctView *view, JctSeriesSet *set, JctSpan visible,
                                    const JctPeriod *point);
void      jct_ranking_clear        (JctRanking *ranking);
gboolean  jct_ranking_is_sum       (const JctRanking *ranking);
/* The days of its periods; empty where nothing is in sight. */
JctSpan   jct_ranking_get_span     (const JctRanking *ranking);

/* "in December 2023", "October 2019 to September 2024, summed"; NULL where nothing is in sight. (transfer full)
 * (nullable) */
char     *jct_ranking_dup_periods  (const JctRanking *ranking);
/* A value as it reads: "5,951", "nearly 6,000", "+12%", "1,204 (10 of 12 months)". (transfer full) */
char     *jct_ranking_format_value (const JctRanking *ranking, const JctView *view, gboolean integer, guint place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctRanking, jct_ranking_clear)

G_END_DECLS
