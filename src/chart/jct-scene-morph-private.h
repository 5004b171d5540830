/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a change from scene to scene share. */
#pragma once

#include "chart/jct-scene-morph.h"
#include "chart/jct-scene-private.h"

G_BEGIN_DECLS

/* A plot in both scenes; without one in the other, both are the same and have no scales. */
typedef struct
{
  JctScenePlot from, to;
} JctMorphPlot;

typedef enum
{
  JCT_MORPH_STAYS,
  JCT_MORPH_GOES,  /* only the first scene has it */
  JCT_MORPH_COMES, /* only the second */
} JctMorphPhase;

/* Edges of a plot. */
typedef enum
{
  JCT_MORPH_SIDES = 1 << 0, /* left and right */
  JCT_MORPH_ENDS = 1 << 1,  /* top and bottom */
} JctMorphEdges;

/* A mark at the start and at the end: of the same type, with as many points and the same breaks. */
typedef struct
{
  JctMark from, to; /* owned */
  JctMorphPhase phase;
  gboolean is_solid; /* it does not fade */
  JctMorphEdges edges; /* of the plot, which it passes */
  gboolean is_still; /* both are painted the same */
} JctMorphItem;

/* ---- jct-scene-morph-match.c */
/* For each mark of `to` the index of what it was in `from`, or -1. (transfer full) */
int      *jct_morph_match       (const JctScene *from, const JctScene *to);
/* Whether the two are painted the same in the same plot. */
gboolean  jct_morph_looks_same  (const JctMark *a, const JctMark *b);

/* ---- jct-scene-morph-carry.c */
/* A copy of a mark of the plot `here` where the axes of `there` put it, on a page as large as given; the edges of the
 * plot over which they lead it. */
JctMorphEdges jct_morph_carry   (const JctMark *mark, const JctScenePlot *here, const JctScenePlot *there,
                                 double width, double height, JctMark *carried);
/* The same for a bar, gone down to its axis; FALSE where it is none, or in a period that `there` does not show. */
gboolean  jct_morph_flatten_bar (const JctMark *mark, const JctScenePlot *here, const JctScenePlot *there,
                                 JctMark *flat);
/* Of a mark that is led over edges, on its way, what lies past these edges is cut off, or it fades as a whole: how much is left of it. */
double    jct_morph_hold        (JctMark *mark, JctMorphEdges edges, JctRect plot, double width, double height);
/* Copies of a dense line that differ by nothing but scales that can be blended; FALSE where that cannot be. */
gboolean  jct_morph_pair_dense  (const JctMark *a, const JctMark *b, const JctMorphPlot *plot, JctMark *from, JctMark *to);

/* ---- jct-scene-morph-line.c */
/* Appends JctMorphItem for a line of both scenes, point by point after their days: what both join, and what only one
 * does. FALSE where it cannot be done so: nothing is appended. */
gboolean  jct_morph_add_line    (const JctMark *a, const JctMark *b, const JctMorphPlot *plot, GArray *items);

G_END_DECLS
