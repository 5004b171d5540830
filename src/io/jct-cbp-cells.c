/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-cbp-cells.h"

#include <string.h>

#define FIRST_SLOTS 1024

JctCbpCells *
jct_cbp_cells_new (guint n_keys, guint n_codes)
{
  JctCbpCells *cells = g_new0 (JctCbpCells, 1);

  cells->n_keys = n_keys;
  cells->n_codes = n_codes;
  cells->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  cells->ordinals = g_array_new (FALSE, FALSE, sizeof (gint32));
  cells->counts = g_array_new (FALSE, TRUE, sizeof (gint64));
  cells->files = g_array_new (FALSE, TRUE, sizeof (guint32));
  cells->n_slots = FIRST_SLOTS;
  cells->slots = g_new0 (guint32, cells->n_slots);
  return cells;
}

void
jct_cbp_cells_free (JctCbpCells *cells)
{
  g_array_unref (cells->codes);
  g_array_unref (cells->ordinals);
  g_array_unref (cells->counts);
  g_array_unref (cells->files);
  g_free (cells->slots);
  g_free (cells);
}

gsize
jct_cbp_cells_get_n (const JctCbpCells *cells)
{
  return cells->ordinals->len;
}

const guint32 *
jct_cbp_cells_get_codes (const JctCbpCells *cells, gsize row)
{
  return (const guint32 *) cells->codes->data + row * cells->n_codes;
}

/* FNV-1a over whole codes, finished so that the low bits depend on all of them. */
static gsize
hash_cell (const JctCbpCells *cells, gint32 ordinal, const guint32 *codes)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  hash = (hash ^ (guint32) ordinal) * G_GUINT64_CONSTANT (1099511628211);
  for (guint i = 0; i < cells->n_keys; i++)
    hash = (hash ^ codes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return (gsize) (hash ^ (hash >> 32));
}

static gboolean
is_same (const JctCbpCells *cells, gsize row, gint32 ordinal, const guint32 *codes)
{
  return g_array_index (cells->ordinals, gint32, row) == ordinal
         && memcmp (jct_cbp_cells_get_codes (cells, row), codes, cells->n_keys * sizeof *codes)
              == 0;
}

/* The slot of the figure, or the free one where it belongs. */
static gsize
find_slot (const JctCbpCells *cells, gint32 ordinal, const guint32 *codes)
{
  gsize slot = hash_cell (cells, ordinal, codes) & (cells->n_slots - 1);

  while (cells->slots[slot] != 0 && !is_same (cells, cells->slots[slot] - 1, ordinal, codes))
    slot = (slot + 1) & (cells->n_slots - 1);
  return slot;
}

static void
grow (JctCbpCells *cells)
{
  cells->n_slots *= 2;
  g_free (cells->slots);
  cells->slots = g_new0 (guint32, cells->n_slots);
  for (guint row = 0; row < cells->ordinals->len; row++)
    cells->slots[find_slot (cells, g_array_index (cells->ordinals, gint32, row),
                            jct_cbp_cells_get_codes (cells, row))]
      = row + 1;
}

gsize
jct_cbp_cells_find_or_add (JctCbpCells *cells,
                           gint32 ordinal,
                           const guint32 *codes,
                           gboolean *is_new)
{
  gsize slot;
  gsize row = cells->ordinals->len;

  if ((row + 1) * 2 > cells->n_slots)
    grow (cells);
  slot = find_slot (cells, ordinal, codes);
  *is_new = cells->slots[slot] == 0;
  if (!*is_new)
    return cells->slots[slot] - 1;
  cells->slots[slot] = (guint32) row + 1;
  g_array_append_vals (cells->codes, codes, cells->n_codes);
  g_array_append_val (cells->ordinals, ordinal);
  g_array_set_size (cells->counts, (guint) row + 1);
  g_array_set_size (cells->files, (guint) row + 1);
  return row;
}
