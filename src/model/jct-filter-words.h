/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filters in words, with the titles of a table's dimensions and the labels of their values: "citizenship: China".
 */
#pragma once

#include "model/jct-filter.h"
#include "model/jct-table.h"

G_BEGIN_DECLS

/* The dimension's title as it stands inside a sentence: "citizenship"; an abbreviation keeps its capitals. The name
 * where the table does not have it. (transfer full) */
char *jct_filter_words_dimension (JctTable *table, const char *dimension);
/* What passes of a dimension that the filter names: "China", "all but China", "China, India, Cuba and 11 more".
 * (transfer full) */
char *jct_filter_words_values    (JctTable *table, const JctFilter *filter, const char *dimension);
/* All dimensions that it names: "citizenship: China; sector: El Paso"; "" where it names none. (transfer full) */
char *jct_filter_words           (JctTable *table, const JctFilter *filter);

G_END_DECLS
