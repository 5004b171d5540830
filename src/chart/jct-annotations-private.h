/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layout of a chart does for the notes of its view. */
#pragma once

#include "chart/jct-annotations.h"
#include "chart/jct-chart-private.h"
#include "chart/jct-clearance-private.h"

G_BEGIN_DECLS

/* ---- jct-annotations.c ----------------------------------------------------------------------------------------- */

/* The shades of notes on periods, behind the data. */
void      jct_annotations_add_spans   (JctChart *chart, const JctView *view, JctSeriesSet *set);
/* All others over everything that is drawn. A note without room is added to `numbered`, for a layout with numbers. */
void      jct_annotations_add         (JctChart *chart, const JctChartAxes *axes, const JctView *view,
                                       JctSeriesSet *set, GPtrArray *numbered);

/* ---- jct-annotations-search.c ---------------------------------------------------------------------------------- */

/* A box that is looked for. */
typedef struct
{
  JctPoint at;              /* what it belongs to, or the middle of that */
  double left, right;       /* as far as that reaches; both at.x for a point */
  JctRect bounds;           /* that it has to lie in */
  double width, height;
  double gap, reach;        /* px from `at`: wished for, and at most */
  double em;                /* px: the measure of what is near */
  gboolean has_wish;
  JctPoint wish;            /* where its middle is wanted; `reach` is then from there */
  gboolean over_data;       /* it may lie on data; no line leads to it then */
} JctAnnotationBox;

/* The best box that is clear, and what is held against it (0: nothing). FALSE where there is none. */
gboolean  jct_annotations_find_box    (const JctClearance *clearance, const JctAnnotationBox *wanted, JctRect *box,
                                       double *cost);
/* Where a line to the box starts, and where it ends. */
void      jct_annotations_find_leader (const JctAnnotationBox *wanted, JctRect box, JctPoint *start, JctPoint *end);

/* ---- jct-annotations-words.c ----------------------------------------------------------------------------------- */

/* How many notes have no room: a sentence. (transfer full) */
char     *jct_annotations_dup_count   (guint n);
/* The notes of `numbered` with their numbers, as many as stand on so many lines; `n` receives how many these are. The
 * rest is counted, or, where none has room, all are. (transfer full) */
char     *jct_annotations_dup_key     (const JctChart *chart, GPtrArray *numbered, guint lines, guint *n);
/* Sentences on the notes in sight, each with a space before it. */
void      jct_annotations_append_words (GString *text, const JctView *view, JctSeriesSet *set, JctSpan visible);

G_END_DECLS
