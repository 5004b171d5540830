/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was published earlier of a point, in words: the same for tooltip, inspector and alternative text.
 */
#pragma once

#include "model/jct-vintage-published.h"

G_BEGIN_DECLS

/* "2,999 as published (26 January 2024), 2,998 today", with all publications by date; of very many, some and how many
 * more. `series` is the view's own, `index` its place in the set; `transform` is the view's, or NULL to tell the counts
 * themselves, of which `series` is then. NULL where nothing is known. (transfer full) (nullable) */
char *jct_vintage_words_point (const JctPublishedSet *set, guint index, const JctSeries *series,
                               const JctTransform *transform, JctPeriod period);

G_END_DECLS
