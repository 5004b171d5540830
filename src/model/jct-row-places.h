/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where rows stand in the files that they were read from: as JSON Pointers into an array, or as lines. It is known of
 * tables that came through the table reader, and not of those that a reader has put together from several figures.
 */
#pragma once

#include <jansson.h>

#include "model/jct-row-order.h"

G_BEGIN_DECLS

/* Rows that stand one after another in one file. */
typedef struct
{
  const JctRowOrigin *origin; /* borrowed from the table */
  gsize first, last;          /* both included: indices in the array; of a file of lines, the lines, or, where these do
                               * not follow each other, the rows counted from 1 */
} JctRowPlace;

/* More rows than these, where they have to be put in the order of the file, are not looked for. */
#define JCT_ROW_PLACES_MOST 65536

/* (element-type JctRowPlace): of all rows of an order, as the file has them; NULL where it is not known, or would have to
 * be found for too many. (transfer full) (nullable) */
GArray *jct_row_places_new     (const JctRowOrder *order);
/* Of one row. FALSE where it is not known. */
gboolean jct_row_place_find    (const JctTable *table, gsize row, JctRowPlace *place);

/* "figures.json: /resources/0/data/17 to 24, /resources/0/data/30"; after some places it counts the others. (transfer full) */
char   *jct_row_places_to_words (const GArray *places);
/* [{"file": …, "pointer": "/resources/0/data", "rows": [[17, 24], [30, 30]]}]; of lines "lines" in the place of "rows".
 * An empty array for NULL. (transfer full) */
json_t *jct_row_places_to_json  (const GArray *places);

G_END_DECLS
