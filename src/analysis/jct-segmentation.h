/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cutting a series into segments: the least total cost over all cuts, by exact dynamic programming. What the two methods
 * of breaks (jct-partitioning.h, jct-breakpoints.h) share.
 *
 * A break b is the 0-based index of the first period of the new segment. The cost of a segment is the sum of the squared
 * residuals of x on a constant, or on a constant and a line in time, fitted to it alone; it is built up by recursive
 * residuals (Brown, Durbin & Evans 1975, section 2), which keeps its digits where the sums of squares and products of a
 * textbook formula would not. Time grows with n^2 m, memory with n m.
 *
 * Bellman's recursion for the best cut: Jackson et al. 2005, equation 5 (with a penalty); Bai & Perron 2003, equation 12
 * (with the number of breaks fixed). Of two cuts of the same cost the one with the earlier breaks is kept.
 */
#pragma once

#include "analysis/jct-verdict.h"

#include <jansson.h>

G_BEGIN_DECLS

#define JCT_SEGMENTATION_MAX_N 4000 /* daily values of ten years: a second's search */

typedef enum
{
  JCT_BREAK_COUNT, /* x = y */
  JCT_BREAK_LOG1P, /* x = ln (1 + y) */
} JctBreakTransform;

typedef enum
{
  JCT_SEGMENT_CONSTANT,
  JCT_SEGMENT_TREND,
} JctSegmentModel;

/* One segment's own fit: the value of its line in period t is mean + slope (t - mean_t); slope is 0 without a trend. */
typedef struct
{
  gsize n;
  double mean_t, mean, slope;
  double sum_tt;            /* of the squared distances of t from mean_t */
  double rss;
} JctSegmentFit;

/* The best cut with exactly m breaks, and the next best. */
typedef struct
{
  guint m;
  double cost;
  gsize *breaks;            /* m of them, ascending */
  gboolean has_second;
  double second_cost;
  gsize *second_breaks;
} JctSegmentation;

const char      *jct_break_transform_to_name (JctBreakTransform transform);
/* x of y: ANSWERED, or why it cannot be formed (MISSING, NEGATIVE, OVERFLOW), or why it cannot be cut into two segments
 * of `min_segment` (TOO_SHORT, CONSTANT; TOO_LONG above JCT_SEGMENTATION_MAX_N periods). `x` has room for n. */
JctVerdict       jct_segmentation_prepare    (const double *y, gsize n, JctBreakTransform transform, gsize min_segment,
                                              double *x);
void             jct_segment_fit             (const double *x, gsize from, gsize end, JctSegmentModel model,
                                              JctSegmentFit *fit);
/* Exactly m = 0 .. `max_m` breaks, as far as n gives room; `n_found` results. `min_segment` at least 1, at most n. */
JctSegmentation *jct_segmentation_search     (const double *x, gsize n, gsize min_segment, JctSegmentModel model,
                                              guint max_m, guint *n_found);
void             jct_segmentations_free      (JctSegmentation *found, guint n_found);
/* The breaks that minimise cost + penalty * number of breaks. (transfer full) */
gsize           *jct_segmentation_penalised  (const double *x, gsize n, gsize min_segment, JctSegmentModel model,
                                              double penalty, gsize *n_breaks);

/* The breaks as indices; and the names of the periods that begin `shift` periods after each. */
json_t          *jct_breaks_to_json          (const gsize *breaks, gsize n_breaks);
json_t          *jct_breaks_to_json_periods  (const gsize *breaks, gsize n_breaks, JctPeriod start, int shift);
/* The same for people: "April 2020, May 2021 and July 2022". (transfer full) */
char            *jct_breaks_to_words         (const gsize *breaks, gsize n_breaks, JctPeriod start);

G_END_DECLS
