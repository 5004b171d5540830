/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as a sentence writes them, by the locale; for the sentences of all methods. All are (transfer full). */
#pragma once

#include <glib.h>

#include "model/jct-period.h"

G_BEGIN_DECLS

/* "six"; digits above twelve. */
char *jct_words_number     (guint n);
/* "six months", "one week". */
char *jct_words_periods    (guint n, JctPeriodUnit unit);
/* How far a period is from another one: "two months before", "one week after", "in the same month". */
char *jct_words_distance   (int periods, JctPeriodUnit unit);
/* With a capital first letter; takes `text`. */
char *jct_words_capitalise (char *text);
char *jct_words_decimals   (double value, int decimals);
/* A mean or a difference of counts: whole from ten on, one decimal below, two digits that count below one. */
char *jct_words_mean       (double value);
/* The same with `unit` (nullable), the plural of what is counted, behind it: "1,557 encounters". */
char *jct_words_count      (double value, const char *unit);
/* A mean with its sign: "+12", "−12", "0". */
char *jct_words_change     (double value);
/* A ratio, "0.52", "1.4", "15"; "5.2e+12" where it is beyond words. */
char *jct_words_ratio      (double value);

G_END_DECLS
