/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a text column, for the table builder that takes them over. */
#pragma once

#include "model/jct-dictionary-private.h"
#include "model/jct-text-column.h"

G_BEGIN_DECLS

struct _JctTextColumn
{
  JctDictionary values;
  guint width;      /* bytes a code: 1, 2 or 4 */
  gpointer codes;
  gsize n_rows, capacity;
};

/* Codes of `width` bytes in twice that many, in place, of which the array already has room for `capacity`. Returns the
 * array. */
gpointer jct_codes_widen (gpointer codes, guint width, gsize n_rows, gsize capacity);

G_END_DECLS
