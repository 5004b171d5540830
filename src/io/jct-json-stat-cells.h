/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The values of a JSON-stat dataset and their statuses: both either an array of all cells or an object of some of them by
 * their index; the status also one text for all.
 */
#pragma once

#include "io/jct-json.h"

G_BEGIN_DECLS

typedef struct
{
  const json_t *values;  /* borrowed: of the dataset */
  const json_t *status;  /* borrowed (nullable) */
  guint64 n_cells;
} JctStatCells;

/* Checks every value and status: numbers or null, texts or null, at places that the dataset has. */
gboolean      jct_stat_cells_init       (JctStatCells *cells, const json_t *dataset, const JctJsonPlace *at,
                                         guint64 n_cells, GError **error);
/* (nullable): a number; NULL for a missing value */
const json_t *jct_stat_cells_get_value  (const JctStatCells *cells, guint64 index);
/* (nullable) */
const char   *jct_stat_cells_get_status (const JctStatCells *cells, guint64 index);
/*
 * The cells that the file has, ascending (element-type guint64); NULL where it has all. Where `n` cells, `stride` apart,
 * belong together (the measures of a row), only the first of them is listed, once. (transfer full)
 */
GArray       *jct_stat_cells_list       (const JctStatCells *cells, guint64 stride, guint64 n);

G_END_DECLS
