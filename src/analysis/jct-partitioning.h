/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Breaks in the mean by optimal partitioning.
 *
 * Definition. x = ln (1 + y), or y. The cost of a segment is the sum of squared deviations from its mean; each has at
 * least `min_segment` periods. Penalised: of all cuts, the one with the least total cost + penalty * (number of breaks),
 * penalty = 2 sigma2 ln n; by exact dynamic programming (Jackson et al. 2005, equation 5), which gives the answer of
 * PELT (Killick, Fearnhead & Eckley 2012). Fixed: the least cost with exactly m breaks, and the runner-up.
 *
 * sigma2, the variance within segments, has to be estimated where the breaks are unknown, and decides their number:
 *     RICE    sum_{t>=1} (x_t - x_{t-1})^2 / (2 (n-1))                            Rice 1984, equation 2.1
 *     MAD     (1.4826 median |d - median d|)^2 / 2, d the first differences        robust to single leaps
 *     SAMPLE  sum (x - mean)^2 / (n-1)                  counts the breaks as variance: finds few of them
 *     GIVEN   a number of the person's
 * All are computed, and how many breaks each gives belongs to the answer.
 *
 * Assumptions: a level that changes by steps, and independent deviations of one variance. A slow rise is cut into steps;
 * so is a series whose values depend on those before. An estimate of 0 (more than half of the differences equal, for MAD)
 * gives no penalty and is left out, with a warning.
 *
 * It declines below 2 `min_segment` periods, where all values are equal, missing, or below zero on LOG1P.
 */
#pragma once

#include "analysis/jct-segmentation.h"

G_BEGIN_DECLS

#define JCT_PARTITIONING_MIN_SEGMENT 3
#define JCT_PARTITIONING_MAX_M 6

typedef enum
{
  JCT_VARIANCE_RICE,
  JCT_VARIANCE_MAD,
  JCT_VARIANCE_SAMPLE,
  JCT_VARIANCE_GIVEN,
} JctVarianceKind;

#define JCT_N_VARIANCE_ESTIMATES JCT_VARIANCE_GIVEN

const char *jct_variance_kind_to_name   (JctVarianceKind kind); /* "rice", "mad", "sample", "given" */
gboolean    jct_variance_kind_from_name (const char *name, JctVarianceKind *kind);

typedef struct
{
  JctBreakTransform transform;
  gsize min_segment;
  guint max_m;              /* of the fixed numbers of breaks */
  JctVarianceKind chosen;   /* whose breaks are told and drawn; GIVEN: the first of `given` */
  const double *given;      /* (nullable): further values of sigma2, above 0 */
  gsize n_given;
} JctPartitioningOptions;

/* The cut for one value of sigma2. */
typedef struct
{
  JctVarianceKind kind;
  double sigma2;
  double penalty;
  gsize n_breaks;
  gsize *breaks;
  double cost;              /* without the penalty */
  double objective;         /* with it */
  double *segment_means;    /* n_breaks + 1, of x */
} JctPartition;

typedef enum
{
  JCT_PARTITIONING_WARNING_VARIANCE      = 1 << 0, /* the estimates of sigma2 give different numbers of breaks */
  JCT_PARTITIONING_WARNING_NO_VARIANCE   = 1 << 1, /* an estimate is 0: it gives no answer */
  JCT_PARTITIONING_WARNING_SHORT         = 1 << 2, /* a segment of the chosen cut has only `min_segment` periods */
} JctPartitioningWarnings;

typedef struct
{
  JctVerdict verdict;       /* nothing below but the first three has a meaning unless ANSWERED */
  JctBreakTransform transform;
  gsize n, min_segment;
  JctPartitioningWarnings warnings;
  double sigma2[JCT_N_VARIANCE_ESTIMATES];
  guint n_penalised;        /* in the order rice, mad, sample, given */
  JctPartition *penalised;
  int chosen;               /* index in `penalised`: that asked for, or the first where it is not defined; -1: none */
  guint n_fixed;
  JctSegmentation *fixed;   /* m = 0, 1, ... */
} JctPartitioning;

void       jct_partitioning_options_init     (JctPartitioningOptions *options);
/* Never fails: the verdict says when there is no answer. `result` is overwritten; clear it after use. */
void       jct_partitioning_compute          (const double *y, gsize n, const JctPartitioningOptions *options,
                                              JctPartitioning *result);
/* The same for a whole series; declines where a value is missing or partial. */
void       jct_partitioning_compute_series   (const JctSeries *series, const JctPartitioningOptions *options,
                                              JctPartitioning *result);
void       jct_partitioning_clear            (JctPartitioning *result);

/* A record of the method `optimal_partitioning`; NULL unless ANSWERED. `start`: the period of the first value. */
json_t    *jct_partitioning_to_json          (const JctPartitioning *result, const char *series, JctPeriod start);
/* The one plain sentence. (transfer full) */
char      *jct_partitioning_to_sentence      (const JctPartitioning *result, JctPeriod start);
/* (transfer container): of strings, freed with it */
GPtrArray *jct_partitioning_warnings_to_text (const JctPartitioning *result, JctPeriodUnit unit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctPartitioning, jct_partitioning_clear)

G_END_DECLS
