/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line of so many points that no pixel column can show them all: painted at a cost of its pixels, from the series'
 * pyramid. What is exact: how far the line reaches up and down in each column, and its gaps, as far as they are wider
 * than a third of a pixel or the points are few enough to be looked at.
 */
#pragma once

#include <cairo.h>

#include "chart/jct-scale.h"
#include "chart/jct-scene.h"
#include "model/jct-series.h"

G_BEGIN_DECLS

/* Points a pixel, from which a line is dense. */
#define JCT_DENSE_POINTS 5.0

typedef struct _JctDenseLine
{
  JctSeries *series;    /* owned */
  gsize begin, end;     /* the points that are drawn */
  double x, step;       /* px of the first of them, and from each to the next: periods so short are as good as equal */
  JctTimeScale time;
  JctValueScale value;
  double left, right;   /* px: where it is seen */
} JctDenseLine;

/* Whether so many points on so many px are dense. */
gboolean      jct_is_dense              (gsize n_points, double width);
JctDenseLine *jct_dense_line_new        (JctSeries *series, gsize begin, gsize end, const JctTimeScale *time,
                                         const JctValueScale *value);
JctDenseLine *jct_dense_line_copy       (const JctDenseLine *line);
void          jct_dense_line_free       (JctDenseLine *line);
void          jct_dense_line_move       (JctDenseLine *line, double dx, double dy);

/* What the line covers of columns of equal width, in px down the page: one piece a column, none where it is in a gap,
 * several where a gap inside the column parts them. */
typedef struct
{
  GArray *pieces;       /* of JctExtremes, column by column */
  guint *starts;        /* of each column's pieces, and their end: n + 1 */
  guint n;
  gboolean has_gaps;    /* FALSE: neighbours always touch */
} JctDenseColumns;

void          jct_dense_line_find_columns (const JctDenseLine *line, double x, double width, guint n,
                                           JctDenseColumns *columns);
void          jct_dense_columns_clear     (JctDenseColumns *columns);

/* A path with the first, lowest, highest and last point of each column of a px where it is seen, of both sides of its
 * first gap where it has one inside, and a neighbour on each side: arrays of JctPoint and of the indices at which it is interrupted. For drawings without pixels. */
void          jct_dense_line_decimate     (const JctDenseLine *line, GArray *points, GArray *breaks);
/* A box around it. */
JctRect       jct_dense_line_get_bounds   (const JctDenseLine *line);

/* How far up and down the page the line reaches between two places, without its width; FALSE where it does not come. */
gboolean      jct_dense_line_find_reach (const JctDenseLine *line, double left, double right, JctExtremes *reach);

/* Appends a polyline between `left` and `right`, painted from the line itself where that is possible; its decimated
 * path is found when jct_scene_get() is asked for the mark. Takes the line. */
JctMark       *jct_scene_add_dense_line   (JctScene *scene, JctRole role, const char *id, JctDenseLine *line,
                                           double left, double right);
/* The mark of jct_scene_get(), of a dense line perhaps without its points. */
const JctMark *jct_scene_peek             (const JctScene *scene, guint index);

/* Paints it, if the surface has upright pixels: `scale` device pixels a px of a recording that will have pixels, or 0.
 * FALSE where it cannot. */
gboolean      jct_dense_line_paint        (const JctDenseLine *line, cairo_t *cr, JctColor color, double line_width,
                                           double scale);

G_END_DECLS
