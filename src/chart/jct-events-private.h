/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A figure of events alone, for a document that has no table: a heading with the time axis, the lanes, which take all the
 * room that is left, and the overview. And its words.
 */
#pragma once

#include "chart/jct-figure.h"

G_BEGIN_DECLS

/* ---- jct-figure-events.c --------------------------------------------------------------------------------------- */

/* As jct_figure_layout(), for an input without series. The heading is the figure's chart; its plot has no height, so that
 * no place in it is about a period. */
void      jct_figure_layout_events    (const JctFigureInput *input, JctFigure *figure);

/* ---- jct-events-words.c; all (transfer full) -------------------------------------------------------------------- */

/* "18 events", or "18 of 1,200 events". */
char     *jct_events_dup_count        (guint n, guint n_all);
/* "18 events, 1972 to 2019", of those shown. `visible` empty: the whole range. */
char     *jct_events_dup_subtitle     (const JctDocument *document, const JctView *view, JctSpan visible);
char     *jct_events_dup_source_line  (const JctDocument *document);
/* Alternative text: how many events, in which categories, and the selected one. */
char     *jct_events_describe         (const JctDocument *document, const JctView *view, JctSpan visible);

G_END_DECLS
