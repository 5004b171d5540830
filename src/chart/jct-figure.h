/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A figure: chart, panels of a method, timeline (and, on screen, the overview) under each other on one time axis; the unit of export
 * and of the Explore page.
 */
#pragma once

#include "chart/jct-chart-layout.h"
#include "chart/jct-timeline-layout.h"

G_BEGIN_DECLS

typedef struct
{
  JctChartInput chart;              /* width and height are the whole figure's */
  GPtrArray *beside;                /* (nullable): of JctBesideSeries, as jct_document_compute_beside() gives them */
  gboolean show_timeline;
  gboolean show_overview;
  double overview_height;
  gboolean lanes_scroll;            /* on screen: see JctTimelineInput */
  guint first_lane;
  gboolean reveal_selected;
  gboolean effect_alone;            /* only the panels of the method; for jct_figure_dup_scene() */
  gboolean transparent;             /* no background; for jct_figure_dup_scene() */
} JctFigureInput;

typedef struct
{
  JctScene *chart, *timeline, *overview; /* owned; the last two NULL when not shown */
  JctScene *footer;                 /* owned; source line and badge, NULL when not shown (or no room) */
  JctScene *effect;                 /* owned; panels between chart and timeline, of a method that has some; or NULL */
  JctScene *beside;                 /* owned; panels under the chart of what stands beside it; or NULL */
  JctScene *links;                  /* owned; over chart and timeline, in the figure's coordinates: from breaks to the
                                       events near them; or NULL */
  JctRect chart_area, timeline_area, overview_area, footer_area, effect_area, beside_area; /* where each stands in the figure */
  JctColor *colors;                 /* owned: of each series as drawn, grey ones too, in the set's order */
  guint n_series;
  JctChartAxes axes;                /* in the chart's own coordinates */
  JctLaneRange lanes;
  JctTimeScale timeline_scale, overview_scale; /* in their own coordinates */
} JctFigure;

/* Without series (input->chart.series NULL): the events alone, in lanes that take the chart's room. Laid out once a size,
 * data or range change. When the height is short the timeline shrinks first (lanes scroll on
 * screen and are cut to those with events in an export), then goes. */
void      jct_figure_layout         (const JctFigureInput *input, JctFigure *figure);
void      jct_figure_clear          (JctFigure *figure);
/* Copies of all parts as one scene, each where it stands, to change to another figure's (jct-scene-morph.h).
 * (transfer full) */
JctScene *jct_figure_dup_whole      (const JctFigure *figure, double width, double height);
/* The colour of a series by its index in the set; transparent for one that the figure was not laid out with. */
JctColor  jct_figure_get_color      (const JctFigure *figure, guint series);
/* The theme's text scale for a picture of this size: the whole chart grows with it. 1 up to 1280 x 720, so that small
 * pictures keep a text of 11 px; beyond, the 0.9th power of what both sides have of that size at least, since a larger
 * picture is also looked at from nearer by and holds more. */
double    jct_figure_export_text_scale (double width, double height);
/* The height that the panels of the method like to have, and the least; 0 where it draws none. Of the input, series,
 * method, analysis and theme count. */
double    jct_figure_measure_effect  (const JctChartInput *input, double *least);
/* The figure's parts as one scene, background included; they are taken out of it, its places stay. (transfer full) */
JctScene *jct_figure_join           (JctFigure *figure, const JctFigureInput *input);
/* All parts as one scene, background included, for export and print. (transfer full) */
JctScene *jct_figure_dup_scene      (const JctFigureInput *input);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctFigure, jct_figure_clear)

G_END_DECLS
