/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranked bars: a row for each value of the split, its name at the left and its figure at the end of its bar. All bars
 * start at zero; what is below it goes to the left. The value in focus has its hue in any case and a bold name.
 *
 * What does not fit is dropped in this order: the unit above the bars, the smallest values (a note counts them, and says
 * their sum where they have one; the rest of a split and the value in focus stay), the end of long names, the figures.
 */
#pragma once

#include "chart/jct-chart-private.h"

G_BEGIN_DECLS

/* Finds what is ranked, and what the words are about. */
void      jct_ranked_prepare      (JctChart *chart);
void      jct_ranked_draw         (JctChart *chart);
/* The value that stands out; NULL for none. (transfer none) (nullable) */
JctSeries *jct_ranked_find_focus  (const JctChartInput *input);
/* The longest bars, and what has none: for who does not see them. */
void      jct_ranked_append_words (GString *text, const JctChart *chart);

G_END_DECLS
