/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts of years: the year-on-year overlay, one line a year over the months of the year, and the heat map, one row a
 * year and one column a month. Both show one series: the one in focus, else the first. Neither has a place for the means
 * before and after an event.
 */
#pragma once

#include "chart/jct-chart-private.h"

G_BEGIN_DECLS

/* ---- jct-years.c ----------------------------------------------------------------------------------------------- */

gboolean  jct_chart_type_has_years (JctChartType type);
/* The series that is shown; NULL for none. (transfer none) (nullable) */
JctSeries *jct_years_find_subject  (const JctDocument *document, const JctView *view, JctSeriesSet *series);
/* Leaves the one series in chart->given, of an overlay its years. */
void      jct_years_prepare        (JctChart *chart);
/* What is said to the pointer of a chart that is laid out. */
void      jct_years_set_axes       (const JctChart *chart, JctChartAxes *axes);
/* The year of the selected event; FALSE where none is selected, or it lies outside what is shown. */
gboolean  jct_years_find_selected  (const JctChart *chart, int *year);
/* The period of an event that is shown, in a chart of years; FALSE where it lies outside of them. `share`, from 0 to 1:
 * how much of the period is over then. */
gboolean  jct_years_find_event     (const JctChart *chart, const JctEvent *event, JctPeriod *period, double *share);
/* "China; fiscal years on each other": parts of the subtitle. (transfer full) */
char     *jct_years_dup_words      (const JctDocument *document, const JctView *view, JctSeriesSet *series);
/* Sentences on the years at both ends that are shown in part; NULL for none. (transfer full) (nullable) */
char     *jct_years_dup_badge      (const JctDocument *document, const JctView *view, JctSeriesSet *series,
                                    JctSpan visible);

/* ---- jct-overlay.c --------------------------------------------------------------------------------------------- */

/* Colours of the years: the last in that of the series, the selected event's in that of the selection. */
void      jct_overlay_style        (JctChart *chart, JctColor subject);
void      jct_overlay_draw         (JctChart *chart);

G_END_DECLS
