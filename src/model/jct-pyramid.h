/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lowest and the highest of any range of values without a look at each: above every 16 values their extremes, above
 * every 4 of those theirs, and so on; 17 % of the values' own size. A value that is NaN is missing and counts in no
 * extreme. Immutable; the values are borrowed and must not change.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JctPyramid JctPyramid;

typedef struct
{
  double low, high;  /* low > high: no value at all */
} JctExtremes;

JctPyramid  *jct_pyramid_new           (const double *values, gsize n);
void         jct_pyramid_free          (JctPyramid *pyramid);
/* Of [begin, end), which must lie inside. */
JctExtremes  jct_pyramid_find_extremes (const JctPyramid *pyramid, gsize begin, gsize end);
/* The first index of [begin, end) with that value, which must be one of the range's extremes; `end` where it is not. */
gsize        jct_pyramid_find_place    (const JctPyramid *pyramid, gsize begin, gsize end, double value);
/* The first and the last value that is not missing; FALSE where there is none. */
gboolean     jct_pyramid_find_present  (const JctPyramid *pyramid, gsize begin, gsize end, gsize *first, gsize *last);
/* Says that a range that begins or ends at `index` will soon be asked for. */
void         jct_pyramid_prefetch      (const JctPyramid *pyramid, gsize index);
gsize        jct_pyramid_count_missing (const JctPyramid *pyramid, gsize begin, gsize end);
/* Of those that are not missing. */
double       jct_pyramid_sum           (const JctPyramid *pyramid, gsize begin, gsize end);
/* What it takes beside the values, in bytes. */
gsize        jct_pyramid_get_size      (const JctPyramid *pyramid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctPyramid, jct_pyramid_free)

G_END_DECLS
