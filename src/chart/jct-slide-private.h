/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the slide's layout share. */
#pragma once

#include "chart/jct-slide-layout.h"
#include "model/jct-slide-text.h"

G_BEGIN_DECLS

/* ---- jct-slide-layout.c ---- */

/* What texts, lines and margins are measured by: the shorter side. */
double   jct_slide_get_lines     (const JctSlideInput *input);
/* What the slide's chart shows, as far as it does not depend on room; `shown` is of jct_slide_get_shown(). */
JctChartInput jct_slide_get_chart_input (const JctSlideInput *input, const JctTheme *theme, JctSeriesSet *shown);

/* ---- jct-slide-parts.c ---- */

/* Takes the marks of other parts away; what belongs to no part stays. */
void     jct_slide_keep_parts    (JctScene *scene, JctSlideParts parts);

/* ---- jct-slide-words.c ---- */

/* The slide's text; the questions as one, where the slide is about nothing else. (transfer full) (nullable) */
char    *jct_slide_dup_text      (const JctSlideInput *input);

/* ---- jct-slide-anonymous.c ---- */

/* Whether names are to be hidden. */
gboolean jct_slide_is_anonymous  (const JctSlideInput *input);
/* "A count by month"; of words alone (NULL), that they are hidden. (transfer full) */
char    *jct_slide_dup_anonymous_title (const JctSlideFigures *figures);
/* Alternative text without a name. (transfer full) */
char    *jct_slide_describe_anonymous (const JctSlideInput *input);
/* Replaces years ("Year 1") in the labels of a figure, and takes away all other words. */
void     jct_slide_make_anonymous (JctScene *scene);

/* ---- jct-slide-predict.c ---- */

/* Whether something of a series is hidden now. */
gboolean jct_slide_is_hidden     (const JctSlideInput *input);
/* The series that guesses are about: the first of the set. (nullable) (transfer none) */
const JctSeries *jct_slide_get_subject (const JctSlideInput *input);
/* What is to be drawn; FALSE on a slide on which nothing is. */
gboolean jct_slide_find_hidden   (const JctSlideInput *input, JctHidden *hidden);
/* The series as far as they are shown; `tip` (nullable) is the share of the next period that is. (transfer full)
 * (nullable) */
JctSeriesSet *jct_slide_get_shown (const JctSlideInput *input, double *tip);
/* What the value axis has to hold. */
void     jct_slide_set_value_range (const JctSlideInput *input, JctChartInput *chart);
/* The place to draw in, under everything else; the figure stands at (dx, dy). */
void     jct_slide_add_hidden_area (JctScene *scene, const JctSlideInput *input, const JctTheme *theme,
                                    const JctFigure *figure, double dx, double dy);
/* Names at the ends of lines, which end elsewhere while something is hidden. */
void     jct_slide_clear_end_labels (JctScene *scene);
void     jct_slide_find_places   (const JctSlideInput *input, JctSlidePlaces *places);

/* ---- jct-slide-guesses.c ---- */

/* The width of the names of guesses with their distances, right of the figure: the same before and after the answer. */
double   jct_slide_measure_strip (const JctSlideInput *input, const JctTheme *theme);
/* Guesses, what lies between them and the series, and the tip of that. `box` is the figure's; the names stand in a strip
 * of that width right of it, with how far each was once all is revealed. */
void     jct_slide_add_guesses   (JctScene *scene, const JctSlideInput *input, const JctTheme *theme,
                                  const JctFigure *figure, JctRect box, double strip);

/* ---- jct-slide-result.c ---- */

/* "812". (transfer full) */
char    *jct_slide_format_distance (const JctSlideInput *input, double distance);
/* What is said on the slide once all is revealed: what the numbers at the names are, who was nearest at the turn, who did
 * not draw all; NULL before and without any. (transfer full) (nullable) */
char    *jct_slide_dup_result_line (const JctSlideInput *input);

/* ---- jct-slide-texts.c ---- */

/* The words of a block, and which of them have another style. (transfer full) both */
char    *jct_slide_dup_rich_words (const JctTextBlock *block, JctTextSpan **spans, guint *n_spans);
/* Adds the text (jct-slide-text.h) into the box, as large as it has room for, from `largest` down to the small size; returns
 * the height that it takes. `scene` NULL: measures. `is_cut` (nullable): not all of it has room. */
double   jct_slide_add_text      (JctScene *scene, const JctTheme *theme, const char *text, JctRect box,
                                  JctTextSize largest, gboolean *is_cut);

G_END_DECLS
