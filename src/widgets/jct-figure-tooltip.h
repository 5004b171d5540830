/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The box that follows the pointer over the figure: all series at a period, or an event. Made when what is hovered
 * changes, drawn in the overlay; it is no widget, so that pointing lays nothing out.
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/jct-figure.h"
#include "chart/jct-ranking.h"

G_BEGIN_DECLS

typedef struct _JctFigureTooltip JctFigureTooltip;

/* What a chart draws; all borrowed. */
typedef struct
{
  JctSeriesSet *series;
  JctSeriesSet *counts;           /* (nullable): what the series are made of */
  const JctTransform *transform;
  GPtrArray *beside;              /* (nullable): of JctBesideSeries; then `document` too */
  const JctDocument *document;
  const JctPublishedSet *published; /* (nullable): what was published earlier of the series */
} JctDrawn;

/* `widget` gives the font, `figure` the colours of the series. */
JctFigureTooltip *jct_figure_tooltip_new_period (GtkWidget *widget, const JctTheme *theme, const JctFigure *figure,
                                                 const JctDrawn *drawn, JctPeriod period);
/* Of one of several series, with its name. */
JctFigureTooltip *jct_figure_tooltip_new_panel  (GtkWidget *widget, const JctTheme *theme, const JctDrawn *drawn,
                                                 guint series, JctPeriod period);
/* Of what one of several series adds up to, in ranked bars. */
JctFigureTooltip *jct_figure_tooltip_new_sum    (GtkWidget *widget, const JctTheme *theme, const JctRanking *ranking,
                                                 const JctView *view, JctSeriesSet *set, guint series);
JctFigureTooltip *jct_figure_tooltip_new_event  (GtkWidget *widget, const JctTheme *theme, const JctDocument *document,
                                                 const JctEvent *event);
JctFigureTooltip *jct_figure_tooltip_new_text   (GtkWidget *widget, const JctTheme *theme, const char *text);
void              jct_figure_tooltip_free       (JctFigureTooltip *self);
/* `gap` px away from (x, y), inside the width and height given: a period's at its side, an event's above it, so that
 * neither covers what it tells of. */
void              jct_figure_tooltip_snapshot   (JctFigureTooltip *self, GtkSnapshot *snapshot, double x, double y,
                                                 double gap, double width, double height);
/* The same in words, for a screen reader. (transfer full) */
char             *jct_figure_tooltip_dup_text   (JctFigureTooltip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctFigureTooltip, jct_figure_tooltip_free)

G_END_DECLS
