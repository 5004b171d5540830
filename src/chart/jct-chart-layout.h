/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chart: a view's series, laid out as a scene above one time axis. A pure function of its input: the same input
 * gives the same scene, on screen, in a file and on paper.
 *
 * What does not fit is dropped in this order: badge, source line's second line, minor time labels, event guides'
 * labels, series labels (a legend takes their place), value labels, subtitle; never drawn over something else.
 */
#pragma once

#include "analysis/jct-before-after.h"
#include "chart/jct-scale.h"
#include "chart/jct-scene.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

/* All borrowed, all unchanged. */
typedef struct
{
  const JctDocument *document;
  const JctView *view;
  JctSeriesSet *series;             /* the view's, whole range */
  const JctTheme *theme;
  double width, height;             /* px of the page */
  JctSpan visible;                  /* empty: the series' whole range */

  const char *hovered_event;        /* (nullable): gets a guide beside the selected and pinned ones */
  gboolean show_title;              /* title and subtitle; the window has them above the chart as well */
  gboolean show_source;             /* source line and badge */
  gboolean has_timeline;            /* a timeline below names the selected event: the plot need not; set by figures */
  /* The plot's left and right edge, from jct_chart_measure_margins(); both 0: measured here. */
  double plot_left, plot_right;
} JctChartInput;

typedef struct
{
  JctTimeScale time;                /* shared with timeline and overview */
  JctValueScale value;
  JctRect plot;
} JctChartAxes;

/* (transfer full); `axes` (nullable) receives the scales. */
JctScene *jct_chart_layout          (const JctChartInput *input, JctChartAxes *axes);
/* The margins that value labels (left) and end labels (right) need, in px. */
void      jct_chart_measure_margins (const JctChartInput *input, double *left, double *right);

/* The words of a chart, all (transfer full), all generated from the view and so never untrue. */
char     *jct_chart_dup_title       (const JctDocument *document, const JctView *view);
char     *jct_chart_dup_subtitle    (const JctDocument *document, const JctView *view, JctSeriesSet *series,
                                     JctSpan visible);
char     *jct_chart_dup_source_line (const JctDocument *document, const JctView *view);
/* "Axis starts at zero. Figures exact. FY2025 incomplete." */
char     *jct_chart_dup_badge       (const JctDocument *document, const JctView *view, JctSeriesSet *series,
                                     JctSpan visible);
/* Alternative text: chart type, what, range, start, end, peak with its date, selected event and its comparison. */
char     *jct_chart_describe        (const JctChartInput *input);

/* The colour of a series: a value keeps its hue wherever it appears, whatever else is shown. */
JctColor  jct_chart_series_color    (const JctDocument *document, const JctView *view, const JctTheme *theme,
                                     const char *series_key);
JctColor  jct_chart_category_color  (const JctDocument *document, const JctTheme *theme, const char *category);

G_END_DECLS
