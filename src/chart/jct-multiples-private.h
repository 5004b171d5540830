/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small multiples: a panel for each series, all on the same span of time, in a grid that is chosen from their number and
 * the page. The series in focus is the first, the others follow by total.
 *
 * A panel keeps a least size, in lines of text. What does not fit is dropped in this order: the panels of the smallest
 * series down to six panels ("and 9 more" says so), then, for a smaller least size, more panels, the words of change,
 * the time labels, the value labels, the names.
 */
#pragma once

#include "chart/jct-chart-private.h"

G_BEGIN_DECLS

/* ---- jct-multiples-grid.c -------------------------------------------------------------------------------------- */

typedef struct
{
  double width, height;             /* that the panels share */
  double least_width, least_height; /* of a panel with all that belongs to it */
  double header;                    /* of that height, what is not the plot's */
  double gap;                       /* between columns */
  guint n;
} JctMultiplesRoom;

typedef struct
{
  guint columns, rows, n;           /* n: that are shown; 0 where not one fits */
  double cell_width, cell_height;
} JctMultiplesGrid;

/* As many as fit, in the grid whose plots come nearest to a good shape with few empty places. */
void      jct_multiples_find_grid    (const JctMultiplesRoom *room, JctMultiplesGrid *grid);

/* ---- jct-multiples-panel.c ------------------------------------------------------------------------------------- */

/* What panels have room for. */
typedef struct
{
  gboolean names, changes, times, values;
  gboolean one_line;                /* name and change beside each other */
  double header;                    /* above the plot, px */
  double labels;                    /* left of the plot, px */
} JctMultiplesParts;

typedef struct
{
  guint place;                      /* in chart->series */
  JctRect cell;
  JctRect plot;
  JctValueTicks ticks;
  gboolean has_values, has_times;   /* labels at its left, under it */
} JctMultiplesPanel;

void      jct_multiples_add_panel    (JctChart *chart, const JctMultiplesParts *parts,
                                      const JctMultiplesPanel *panel);

/* ---- jct-multiples-layout.c ------------------------------------------------------------------------------------ */

void      jct_multiples_draw         (JctChart *chart);
/* The time axis of a timeline below panels, which have none that it shares. (transfer full) */
JctScene *jct_multiples_layout_axis  (const JctChartInput *input, const JctTimeScale *time);

/* ---- jct-multiples-words.c ------------------------------------------------------------------------------------- */

/* Parts of the subtitle: how the panels are scaled, and what the means in them are. (transfer full), the second
 * (nullable) */
char     *jct_multiples_dup_scale    (const JctView *view);
char     *jct_multiples_dup_window   (const JctDocument *document, const JctView *view, JctPeriodKind kind);
/* "and 9 more" (transfer full) */
char     *jct_multiples_dup_more     (guint n);

G_END_DECLS
