/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figure: chart, timeline and overview on one time axis, and everything that is done to them with pointer, fingers
 * and keys. It lays out when size, data, range or theme change, and paints what is hovered over what it has.
 *
 * Positions are in px of the widget. The functions below are what the controllers call.
 */
#pragma once

#include "chart/jct-figure.h"
#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_FIGURE_VIEW (jct_figure_view_get_type ())
/* Property "runner" (JctAnalysisRunner, nullable): what computes the method that the figure shows. */
G_DECLARE_FINAL_TYPE (JctFigureView, jct_figure_view, JCT, FIGURE_VIEW, JctPanel)

typedef enum
{
  JCT_FIGURE_CHART,
  JCT_FIGURE_TIMELINE,
  JCT_FIGURE_OVERVIEW,
} JctFigurePartKind;

#define JCT_N_FIGURE_PARTS (JCT_FIGURE_OVERVIEW + 1)

GtkWidget       *jct_figure_view_new        (JctViewState *state);
/* The layout as it stands; NULL before the first allocation or without series. Valid until the next one. */
const JctFigure *jct_figure_view_get_figure (JctFigureView *self);
/* Whether the picture is still on its way to that layout. */
gboolean         jct_figure_view_is_moving  (JctFigureView *self);
/* What the chart shows, and of the selected event by which method; NULL without series. (transfer full) (nullable) */
char            *jct_figure_view_dup_subtitle (JctFigureView *self);
/* Gives the chart the focus, as soon as there is one. */
void             jct_figure_view_focus      (JctFigureView *self);
GtkWidget       *jct_figure_view_get_part   (JctFigureView *self, JctFigurePartKind part);

void             jct_figure_view_hover      (JctFigureView *self, double x, double y);
void             jct_figure_view_leave      (JctFigureView *self);
void             jct_figure_view_click      (JctFigureView *self, double x, double y, int n_press);
/* Wheel and fingers: `zoom` > 0 closer, in wheel steps; `pan` > 0 later, in steps of a tenth of what is shown. */
void             jct_figure_view_scroll     (JctFigureView *self, double x, double zoom, double pan);
gboolean         jct_figure_view_drag_begin (JctFigureView *self, double x, double y);
/* A finger that stays: lifts the event there, so that the drag that it began moves it; elsewhere opens the place's menu.
 * FALSE where it does neither. */
gboolean         jct_figure_view_long_press (JctFigureView *self, double x, double y);
/* As above, to give the event whose mark is there another date (with Control); FALSE where there is none. */
gboolean         jct_figure_view_drag_begin_move (JctFigureView *self, double x, double y);
void             jct_figure_view_drag       (JctFigureView *self, double dx, double dy);
void             jct_figure_view_drag_end   (JctFigureView *self);
/* The range to which one zooms in on the selected event: its window and what the method's picture needs beside it; empty
 * without a selected event. */
JctSpan          jct_figure_view_get_window_range (JctFigureView *self);
/* Zooms there; FALSE without a selected event. */
gboolean         jct_figure_view_show_window (JctFigureView *self);
/* Zooms out to the whole range. */
void             jct_figure_view_show_all   (JctFigureView *self);
/* FALSE when the key means nothing to that part. */
gboolean         jct_figure_view_key        (JctFigureView *self, JctFigurePartKind part, guint key,
                                             GdkModifierType modifiers);

G_END_DECLS
