/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a document as the records that commands and files have of them. All (transfer full). */
#pragma once

#include "model/jct-provenance.h"

G_BEGIN_DECLS

/* For each dimension the values that pass, or {"not": those that do not}. */
json_t *jct_filter_to_json        (const JctFilter *filter);
/* A source as an object: id, title, publisher, date, url. */
json_t *jct_source_to_json        (const JctSource *source);
/* The sources that a table names, else those of the package. */
json_t *jct_table_sources_to_json (const JctDocument *document, const JctTable *table);

/*
 * Where a number comes from: "definition" (id), "table" (id, title, data_date), "measure", "filter" (all that its rows
 * pass), "parts", "steps" (sentences) and "sources". Each part has its "role", "from" and "to" (periods), the number of
 * "rows", their "sum" with its "qualifier", and their "places" (jct_row_places_to_json()), where these are wanted. Of a
 * number that a claim is held against, "stated_in" is the claim's source.
 */
json_t *jct_provenance_to_json    (const JctProvenance *provenance, gboolean with_places);
/* The parts of it alone, with their places. */
json_t *jct_provenance_parts_to_json (const JctProvenance *provenance);

G_END_DECLS
