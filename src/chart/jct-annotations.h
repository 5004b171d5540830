/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The notes of a view in its chart. A note on one point stands beside it, with a ring at the point and a thin line to
 * its text; a note on periods has a bracket at the top of the plot, its periods lightly shaded. The text stands where it
 * keeps clear of lines, bars and other texts, as near as there is room, or as near as there is room to where the person
 * has moved it. It is drawn whole. Where there is none, the point has a number instead, and the text stands with its
 * number under the title; where that has no room either, the last notes are counted there, or all of them. Only a chart that
 * has no room for a title has none for that. Notes come first in the order in which they were made; of a crowd, only the first are looked for a place.
 */
#pragma once

#include "chart/jct-chart-layout.h"

G_BEGIN_DECLS

/* Whether a chart has a place for a note. */
typedef enum
{
  JCT_ANNOTATION_IN_SIGHT,
  JCT_ANNOTATION_OUT_OF_RANGE, /* its periods are not among those that are visible */
  JCT_ANNOTATION_NO_SERIES,    /* its series is not among those that are shown */
  JCT_ANNOTATION_NO_PLACE,     /* this type of chart has no place for its periods */
} JctAnnotationSight;

typedef struct
{
  gboolean is_span;            /* a bracket over periods; else a point */
  JctPoint at;                 /* the point; of a bracket, its middle at the top of the plot */
  double left, right;          /* of a bracket */
  const JctChartPanel *panel;  /* (nullable): of small multiples, the one that it stands in */
} JctAnnotationPlace;

/* Where a note belongs in a chart that is laid out; `set` is what it was laid out from. `place` is only set in sight. */
JctAnnotationSight jct_annotation_find_place (const JctChartAxes *axes, JctSeriesSet *set,
                                              const JctAnnotation *annotation, JctAnnotationPlace *place);
/* The same without a layout: what can be said before one. `set` (nullable). */
JctAnnotationSight jct_annotation_find_sight (const JctView *view, JctSeriesSet *set, JctSpan visible,
                                              const JctAnnotation *annotation);
/* Why a note is not in the chart, as a sentence; NULL for one that is in sight. Translated. */
const char *jct_annotation_sight_to_words (JctAnnotationSight sight);
/* What it is about: "China, December 2023". `set` (nullable). (transfer full) */
char       *jct_annotation_dup_subject    (const JctAnnotation *annotation, JctSeriesSet *set);
/* The figure that it stands beside now, as its series in `set` (nullable) has it; NULL for one on several periods, or
 * without a figure. (transfer full) (nullable) */
char       *jct_annotation_dup_value      (const JctAnnotation *annotation, JctSeriesSet *set);

G_END_DECLS
