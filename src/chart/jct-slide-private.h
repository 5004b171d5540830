/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the slide's layout share. */
#pragma once

#include "chart/jct-slide-layout.h"

G_BEGIN_DECLS

/* ---- jct-slide-parts.c ---- */

/* Takes the marks of other parts away; what belongs to no part stays. */
void     jct_slide_keep_parts    (JctScene *scene, JctSlideParts parts);

/* ---- jct-slide-anonymous.c ---- */

/* Whether names are to be hidden. */
gboolean jct_slide_is_anonymous  (const JctSlideInput *input);
/* "A count by month". (transfer full) */
char    *jct_slide_dup_anonymous_title (const JctSlideFigures *figures);
/* Replaces years ("Year 1") in the labels of a figure, and takes away all other words. */
void     jct_slide_make_anonymous (JctScene *scene, const JctTheme *theme);

/* ---- jct-slide-texts.c ---- */

/* Adds the text (jct-slide-text.h) into the box, as large as it has room for, the largest first of `sizes` down to the
 * small one; returns the height that it takes. `scene` NULL: measures. */
double   jct_slide_add_text      (JctScene *scene, const JctTheme *theme, const char *text, JctRect box,
                                  JctTextSize largest);

G_END_DECLS
