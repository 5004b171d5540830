/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Placebo in time: the step of the interrupted time series at every other month at which it could have been computed,
 * and the event's rank among them.
 *
 * Definition. The least-squares model of jct-its.h without harmonics, on the whole series, for every step start s with
 * s >= min_each_side and n - s >= min_each_side (6 is the standard). rank_effect is the number of these starts, the
 * event's own included, with |step| at least the event's; p_effect = rank_effect / their number; rank_t and p_t the same
 * with |t| from the n/(n-k) Newey-West covariance. An event whose s is not among them has no rank.
 *
 * Assumption. Were the event's date no different from others, each start were as likely to have the largest step. Starts
 * beside each other share their data: the p is a description of rank, not a test of known level. In 4,000 simulated
 * series of 60 periods without any change (bench/bench-coverage.c) a date by lot has p <= 0.1 as often as chance gives
 * (8%), but one in the middle only in 4 to 5%, since steps near the ends vary more.
 *
 * It declines as jct-its.h does; where no start is admissible (TOO_SHORT); and beyond JCT_PLACEBO_TIME_MAX_N periods, as
 * the work grows with their square (TOO_LONG).
 *
 * The idea: Abadie, Diamond & Hainmueller 2010, section 2.4 (placebos in time and over units).
 */
#pragma once

#include "analysis/jct-its.h"

G_BEGIN_DECLS

#define JCT_PLACEBO_TIME_MIN_EACH_SIDE 6
#define JCT_PLACEBO_TIME_MAX_N 5000

typedef struct
{
  JctItsTransform transform;
  gsize min_each_side;    /* at least JCT_ITS_MIN_SIDE */
} JctPlaceboTimeOptions;

typedef struct
{
  JctVerdict verdict;     /* nothing below but options has a meaning unless ANSWERED */
  JctPlaceboTimeOptions options;
  guint lag;
  gsize first;            /* the start of step[0] */
  gsize n;                /* admissible starts: first .. first + n - 1 */
  double *step;
  gboolean has_t;         /* FALSE where the model fits exactly at some start: no t can be compared */
  double *t;              /* from hac_adj; zeros unless has_t */
} JctPlaceboTime;

/* An event's place among the starts. */
typedef struct
{
  gsize event;            /* index of its period */
  JctItsVariant variant;
  gsize start;
  gboolean admissible;    /* FALSE: nothing below has a meaning */
  double effect;          /* the step, with its sign */
  guint rank_effect;      /* 1: the largest */
  double p_effect;
  gboolean has_t;
  double t;
  guint rank_t;
  double p_t;
} JctPlaceboRank;

void           jct_placebo_time_options_init   (JctPlaceboTimeOptions *options);
/* Never fails: the verdict says when there is no answer. */
void           jct_placebo_time_compute        (const double *y, gsize n, const JctPlaceboTimeOptions *options,
                                                JctPlaceboTime *placebo);
void           jct_placebo_time_compute_series (const JctSeries *series, const JctPlaceboTimeOptions *options,
                                                JctPlaceboTime *placebo);
void           jct_placebo_time_clear          (JctPlaceboTime *placebo);
/* The rank of the event in period `event`; cheap, so that a date can be dragged along the axis. */
JctPlaceboRank jct_placebo_time_rank           (const JctPlaceboTime *placebo, gsize event, JctItsVariant variant);

/* A record of the method `placebo_time`; NULL unless ANSWERED. `start`: the period of the series' first value. */
json_t        *jct_placebo_time_to_json        (const JctPlaceboTime *placebo, const JctPlaceboRank *ranks,
                                                guint n_ranks, const char *series, JctPeriod start);
/* The event's place in plain words. (transfer full) */
char          *jct_placebo_time_to_sentence    (const JctPlaceboTime *placebo, const JctPlaceboRank *rank,
                                                JctPeriod start);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctPlaceboTime, jct_placebo_time_clear)

G_END_DECLS
