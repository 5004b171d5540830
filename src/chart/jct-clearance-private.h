/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a plot is still empty: the marks of a scene painted, each with a margin, into a coarse grid of cells whose sums
 * (Crow 1984) tell of any box at once what is in it. A cell that a mark only touches is taken.
 */
#pragma once

#include <cairo.h>

#include "chart/jct-scene.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_CLEARANCE_DATA,   /* lines, bars, points, guides */
  JCT_CLEARANCE_TEXT,
  JCT_CLEARANCE_GRID,   /* what a text may lie on, but better does not */
} JctClearanceLayer;

#define JCT_N_CLEARANCE_LAYERS (JCT_CLEARANCE_GRID + 1)

typedef struct
{
  JctRect area;
  double cell;          /* px of its side */
  double margin;        /* px that are kept around a mark */
  guint columns, rows;
  cairo_surface_t *layers[JCT_N_CLEARANCE_LAYERS];
  guint32 *sums[JCT_N_CLEARANCE_LAYERS];
} JctClearance;

void      jct_clearance_init       (JctClearance *clearance, JctRect area, double cell, double margin);
void      jct_clearance_clear      (JctClearance *clearance);
/* Takes what the mark covers; nothing for what is not painted, and for the page and the shades behind the data. */
void      jct_clearance_add_mark   (JctClearance *clearance, const JctScene *scene, const JctMark *mark);
/* Sums up; to be called after marks were added and before anything is asked. */
void      jct_clearance_settle     (JctClearance *clearance);
/* How many cells that the box touches are taken. */
guint     jct_clearance_count      (const JctClearance *clearance, JctClearanceLayer layer, JctRect box);
/* How many px of the way from `a` to `b` are taken, but for the first `skip`. */
double    jct_clearance_count_way  (const JctClearance *clearance, JctClearanceLayer layer, JctPoint a, JctPoint b,
                                    double skip);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctClearance, jct_clearance_clear)

G_END_DECLS
