/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The builder of a table, for the two ways to fill it: row by row, and whole columns at once. */
#pragma once

#include "model/jct-table-private.h"

G_BEGIN_DECLS

/* What the builder knows of a column beside the column itself. */
typedef struct
{
  gsize set_at;       /* the number of rows when it was set last: whether the present row has it */
  GHashTable *labels; /* (nullable): of a dimension, value to label */
} JctColumnState;

struct _JctTableBuilder
{
  JctTable *table; /* NULL once finished */
  gsize capacity;
  gboolean sorted;
  gboolean too_many_rows;
  int full_dimension; /* -1: none */
  GArray *dimensions; /* of JctColumnState */
  GArray *measures;   /* of JctColumnState */
};

G_END_DECLS
