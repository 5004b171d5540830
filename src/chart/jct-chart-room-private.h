/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page around a chart's plot: its texts, and what of them has room. A pass over the page finds where each thing
 * would stand; while the plot is too small, one thing gives way, in the order of jct-chart-layout.h.
 */
#pragma once

#include "chart/jct-chart-private.h"

G_BEGIN_DECLS

/* The notes that have numbers stand on no more. */
#define JCT_NOTES_LINES 3

/* The page from top to bottom, as one pass over it finds it. */
typedef struct
{
  double title, subtitle, method, notes, legend; /* the top of each */
  double plot_top, plot_bottom;
  double source, badge, others;
  double left, right;
} JctChartRows;

typedef struct
{
  char *title, *subtitle, *source, *badge, *others, *subject;
  char *notes;      /* those that have no room in the plot, or how many these are; (nullable) */
  char *method;     /* what is drawn of the event; (nullable) */
  GPtrArray *names; /* the other events; (nullable) */
  char *elsewhere;  /* which way the series went around the event; (nullable) */
} JctChartTexts;

/* ---- jct-chart-texts.c ----------------------------------------------------------------------------------------- */

void      jct_chart_texts_init       (JctChart *chart, JctChartTexts *texts);
void      jct_chart_texts_clear      (JctChartTexts *texts);
/* Anew, once it is known on how many lines the notes stand that have numbers. */
void      jct_chart_texts_fit_notes  (JctChart *chart, JctChartTexts *texts);
/* Anew, once it is known how many series are in colour. */
void      jct_chart_texts_make_badge (const JctChart *chart, JctChartTexts *texts);
/* The height of a text on so many lines at most; 0 for none. */
double    jct_chart_measure_text     (const JctChart *chart, const char *text, double px, gboolean bold, guint lines);
/* All that have room. */
void      jct_chart_add_texts        (JctChart *chart, const JctChartTexts *texts, const JctChartRows *rows);

/* ---- jct-chart-room.c ------------------------------------------------------------------------------------------ */

/* What stands under the plot; the warnings of a method whole. */
JctChartRoom jct_chart_footer_room   (const JctChart *chart);
/* Takes one thing away, in the order of the header; FALSE when nothing more can be. */
gboolean  jct_chart_give_way         (JctChartRoom *room);
/* Finds what has room, and where. */
void      jct_chart_make_room        (JctChart *chart, JctChartTexts *texts, JctChartRows *rows);
/* The scales of the plot that is left. */
void      jct_chart_set_scales       (JctChart *chart, const JctChartRows *rows);

G_END_DECLS
