/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A JSON-stat dataset as a table: the time dimension becomes the period, the metric dimension the measures (without
 * one there is one measure, "value"), every other dimension stays one. Statuses become a dimension "status", so that
 * none is lost; those that say provisional, estimated or forecast also make the figure an approximate one. Of each
 * thing that a person should know of the result the document gets a problem, and a view to open with: one category of
 * every dimension, the total where there is one, since sums over a dimension may count twice.
 */
#pragma once

#include "io/jct-json.h"
#include "model/jct-document.h"

G_BEGIN_DECLS

/* Adds the table `name`, its source and its view (of the table's name) to the document. */
gboolean jct_stat_table_add (JctDocumentBuilder *builder, const JctLoadContext *context, const json_t *dataset,
                             const JctJsonPlace *at, const char *name, GError **error);

G_END_DECLS
