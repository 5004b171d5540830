/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figures of a CBP file as they are read: month, codes of the dimensions, count; and, by hashing, which of them is
 * the same figure again.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_keys;      /* the first codes of a row, which with the month identify the figure */
  guint n_codes;     /* all codes of a row */
  GArray *codes;     /* guint32, n_codes a row */
  GArray *ordinals;  /* gint32 */
  GArray *counts;    /* gint64 */
  GArray *files;     /* guint32: which file the row came from */
  guint32 *slots;    /* open addressing: row + 1, 0 for free */
  gsize n_slots;     /* a power of two */
} JctCbpCells;

JctCbpCells *jct_cbp_cells_new  (guint n_keys, guint n_codes);
void         jct_cbp_cells_free (JctCbpCells *cells);
gsize        jct_cbp_cells_get_n (const JctCbpCells *cells);
/* The row of the same month and key codes; if there is none, the row is added. `*is_new` says which. */
gsize        jct_cbp_cells_find_or_add (JctCbpCells *cells, gint32 ordinal, const guint32 *codes, gboolean *is_new);
const guint32 *jct_cbp_cells_get_codes (const JctCbpCells *cells, gsize row);

G_END_DECLS
