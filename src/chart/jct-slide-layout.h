/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slide, laid out as a scene: headline, what is counted, the figure, the text beside it or under it, source and number.
 * A pure function of its input; the figure is that of every other chart (jct-figure.h), in a presenting profile.
 *
 * The presenting profile is a theme, not a zoom: of 1080 lines no text is under 24 px, titles are 41 px, lines at least 3
 * px; all of it grows and shrinks with the height. Larger text means fewer ticks.
 *
 * Parts that are not shown yet leave their room free, so that nothing moves when they appear: the scene is laid out whole,
 * and their marks are taken away. On an anonymous slide that is not revealed, people, places, years and titles are
 * replaced, in the description too.
 *
 * What takes time to compute is in JctSlideFigures: made once, on any thread, and used for every step and size.
 */
#pragma once

#include <gio/gio.h>

#include "chart/jct-figure.h"

G_BEGIN_DECLS

/* ---- what a slide shows ---- */

/* Immutable once made; safe to read from any thread. */
typedef struct
{
  JctDocument *document;    /* owned */
  JctView *view;            /* owned: the slide's own or the saved one */
  JctSeriesSet *series;     /* owned (nullable): NULL for a document of events alone */
  GPtrArray *beside;        /* owned: of JctBesideSeries */
  JctMethod method;
  JctAnalysis *analysis;    /* owned (nullable): what the method gave for the selected event */
} JctSlideFigures;

/* (transfer full) (nullable): NULL without an error for a slide of words alone; NULL and the error where the view has no
 * figures (JCT_DOCUMENT_ERROR, JCT_SERIES_ERROR), or it was cancelled. */
JctSlideFigures *jct_slide_figures_new  (JctDocument *document, const JctSlide *slide, GCancellable *cancellable,
                                         GError **error);
void             jct_slide_figures_free (JctSlideFigures *figures);

/* ---- the layout ---- */

/* All borrowed, all unchanged. */
typedef struct
{
  const JctDocument *document;
  const JctSlide *slide;
  const JctSlideFigures *figures; /* (nullable): words alone */
  guint number, n_slides;         /* "3 / 11"; 0: not said */
  JctThemeKind theme;
  const char *font_family;        /* (nullable) */
  double width, height;           /* px */
  JctSlideParts parts;            /* that are shown: jct_slide_parts_at_step() */
  gboolean revealed;              /* names are shown on an anonymous slide */
} JctSlideInput;

/* Where the figure stands on the slide. */
typedef struct
{
  JctRect figure;           /* empty without one */
  JctRect plot;             /* on the slide */
  JctChartAxes axes;        /* in the figure's own coordinates */
} JctSlidePlaces;

/* `places` (nullable). (transfer full) */
JctScene *jct_slide_layout        (const JctSlideInput *input, JctSlidePlaces *places);
/* The theme of slides of that height, for what is drawn over them. (transfer full) */
JctTheme *jct_slide_theme_new     (JctThemeKind theme, const char *font_family, double height);

/* What the slide is called where it stands among others; of an anonymous one that is not revealed, "A count by month".
 * (transfer full) */
char     *jct_slide_dup_title     (const JctSlideInput *input);
/* Alternative text: of what is shown, and no more. (transfer full) */
char     *jct_slide_describe      (const JctSlideInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSlideFigures, jct_slide_figures_free)

G_END_DECLS
