/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this folder's files only: geometry that painting, hit tests and export share. */
#pragma once

#include "chart/jct-scene.h"
#include "model/jct-event.h"

G_BEGIN_DECLS

/* Cairo's images hold coordinates to 2^15, also after scaling; nothing visible lies so far out. */
#define JCT_FAR 16000.0

#define JCT_SHAPE_MAX_POINTS 12

/* The polygon of a symbol, inside the square of `size` around the point; 0 points for a circle. */
guint jct_shape_outline    (JctShape shape, JctPoint center, double size, JctPoint *points);

/* A run of points without a break: [start, end). */
typedef struct
{
  guint start, end;
} JctPiece;

/* Steps through the pieces of a polyline; `piece` starts as {0, 0}. A point that is not finite is a break as well. */
gboolean jct_mark_next_piece (const JctMark *mark, JctPiece *piece);

/* A piece as it can be drawn: no coordinate beyond what cairo can hold, and no more than four points in a column of
 * `column` px (its first, lowest, highest and last) where it is denser than that helps. Returns the array of JctPoint
 * for one or more runs; `runs` receives the index at which each starts. */
void  jct_piece_simplify   (const JctMark *mark, JctPiece piece, double column, GArray *points, GArray *runs);

/* How a rect fades, along or upright: from (x1, y1) to (x2, y2), with how much of its colour at which parts of it. */
#define JCT_FADE_STOPS 4

typedef struct
{
  double x1, y1, x2, y2;
  double offset[JCT_FADE_STOPS], strength[JCT_FADE_STOPS];
} JctFade;

/* FALSE where it does not fade. */
gboolean jct_mark_find_fade      (const JctMark *mark, JctFade *fade);
/* Round ends would close the gaps of a dash, and lengthen the grid. */
gboolean jct_mark_has_round_ends (const JctMark *mark);
/* A copy of a mark's geometry within JCT_FAR, for rects, symbols and text; FALSE where nothing of it can be seen. */
gboolean jct_mark_bound          (const JctMark *mark, JctMark *bounded);

G_END_DECLS
