/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slide, laid out as a scene: headline, what is counted, the figure, the text beside it or under it, source and number.
 * A pure function of its input; the figure is that of every other chart (jct-figure.h), in a presenting profile.
 *
 * The presenting profile is a theme, not a zoom: of 1080 lines no text is under 24 px, titles are 41 px, lines at least 3
 * px; all of it grows and shrinks with the height, of a slide that is higher than wide with the width. Larger text means
 * fewer ticks.
 *
 * Parts that are not shown yet leave their room free, so that nothing moves when they appear: the scene is laid out whole,
 * and their marks are taken away. On an anonymous slide that is not revealed, people, places, years and titles are
 * replaced, in the description too; of a slide of words alone nothing is left but that they are hidden.
 *
 * On a slide to predict (JctSlide.predict) the series is hidden after a period. What is drawn for it until it is revealed
 * depends on nothing that is hidden: the value axis holds JCT_SLIDE_HEADROOM times the highest value that is seen (doubled
 * as often as `more_room` says) and what the guesses need, rounded up to the axis's own ticks; a selected event, a claim
 * and what stands beside are left out. While it is revealed the axis is the whole one, `reveal` says how much of the
 * series is drawn, and the spaces between guesses and series are shaded; at the end how far each guess was from the counts
 * stands at its name, and a line under the title says in what, and whose was nearest at the turn (jct-guess.h). Guesses are
 * told apart by their names, the shape at the end of their lines, dashes and hue; those that were kept earlier are thinner.
 *
 * What takes time to compute is in JctSlideFigures: made once, on any thread, and used for every step and size.
 */
#pragma once

#include <gio/gio.h>

#include "chart/jct-figure.h"
#include "model/jct-guess.h"

G_BEGIN_DECLS

/* ---- what a slide shows ---- */

/* Immutable once made; safe to read from any thread. */
typedef struct
{
  JctDocument *document;    /* owned */
  JctView *view;            /* owned: the slide's own or the saved one */
  JctSeriesSet *series;     /* owned (nullable): NULL for a document of events alone */
  JctSeriesSet *seen;       /* owned (nullable): on a slide to predict, without what is hidden */
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

/* The room above what is seen of a hidden series, for those who draw. */
#define JCT_SLIDE_HEADROOM 4.0

/* All borrowed, all unchanged. */
typedef struct
{
  const JctDocument *document;
  const JctSlide *slide;
  const JctSlideFigures *figures; /* (nullable): words alone */
  guint number, n_slides;         /* "3 / 11"; not said of 0, nor where there is no other slide */
  JctThemeKind theme;
  const char *font_family;        /* (nullable) */
  double width, height;           /* px */
  JctSlideParts parts;            /* that are shown: jct_slide_parts_at_step() */
  gboolean revealed;              /* names are shown on an anonymous slide */
  JctEventNames event_names;
  /* Of a slide to predict: */
  const JctGuess *const *guesses; /* n_guesses */
  guint n_guesses;
  double reveal;                  /* how much of what was hidden is shown: 0 nothing, 1 all */
  guint more_room;                /* how often the room to draw in is doubled */
} JctSlideInput;

/* Where the figure stands on the slide. */
typedef struct
{
  JctRect figure;           /* empty without one */
  JctRect plot;             /* on the slide */
  JctChartAxes axes;        /* in the figure's own coordinates */
  gboolean text_is_cut;     /* not all of the slide's text has room */
  JctHidden hidden;         /* of a slide to predict: what is to be drawn */
  gsize n_hidden;           /* how many periods that are; 0 on other slides */
  JctColor series_color;    /* of what is hidden */
  double first_x, step_x;   /* of them, in the figure's own coordinates */
} JctSlidePlaces;

/* `places` (nullable). (transfer full) */
JctScene *jct_slide_layout        (const JctSlideInput *input, JctSlidePlaces *places);
/* Which hidden period (with its fraction, 0: the first) and which value a place on the slide means; places above and below
 * the plot mean its edge. FALSE beside it, and where nothing is hidden. For jct_guess_draw(). */
gboolean  jct_slide_places_find_value (const JctSlidePlaces *places, double x, double y, double *period,
                                       double *value);
/* The name of a guess, "Guess 2" where it has none, with its round where it was kept. (transfer full) */
char     *jct_slide_dup_guess_name (const JctGuess *guess);
/* The colour in which guesses of a hue are drawn: not that of the series. */
JctColor  jct_slide_places_get_guess_color (const JctSlidePlaces *places, const JctTheme *theme, guint hue);
/* A piece of such a line with the shape at its end, on that background. (transfer full) */
JctScene *jct_slide_layout_guess_sample (JctColor background, JctColor color, guint hue, gboolean kept, double width,
                                         double height);
/* Once all is revealed, how far each guess was from the counts, of how many periods, and whose was nearest at the turn, with
 * when that is and why; NULL before and without any. For who does not see the slide. (transfer full) (nullable) */
char     *jct_slide_dup_result    (const JctSlideInput *input);
/* The guesses of a round as this slide's (jct_guess_round_to_guesses()); NULL where they are about other figures or none of
 * them is of what is hidden. (element-type JctGuess) (transfer full) (nullable) */
GPtrArray *jct_slide_dup_round    (const JctSlideFigures *figures, const JctSlide *slide, const JctGuessRound *round);
/* The theme of slides whose shorter side that is, for what is drawn over them. (transfer full) */
JctTheme *jct_slide_theme_new     (JctThemeKind theme, const char *font_family, double lines);

/* What the slide is called where it stands among others; of an anonymous one that is not revealed, "A count by month".
 * (transfer full) */
char     *jct_slide_dup_title     (const JctSlideInput *input);
/* Alternative text: of what is shown, and no more. (transfer full) */
char     *jct_slide_describe      (const JctSlideInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSlideFigures, jct_slide_figures_free)

G_END_DECLS
