/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-text-column-private.h"

#include <string.h>

#include "model/jct-table.h"

JctTextColumn *
jct_text_column_new (void)
{
  JctTextColumn *column = g_new0 (JctTextColumn, 1);

  column->width = 1;
  jct_dictionary_init (&column->values);
  return column;
}

void
jct_text_column_free (JctTextColumn *column)
{
  if (column == NULL)
    return;
  jct_dictionary_clear (&column->values);
  g_free (column->codes);
  g_free (column);
}

/* From the end, so that it can be done in place. */
gpointer
jct_codes_widen (gpointer codes, guint width, gsize n_rows, gsize capacity)
{
  if (capacity > 0)
    codes = g_realloc_n (codes, capacity, 2 * (gsize) width);
  if (width == 1)
    for (gsize row = n_rows; row-- > 0;)
      ((guint16 *) codes)[row] = ((guint8 *) codes)[row];
  else
    for (gsize row = n_rows; row-- > 0;)
      ((guint32 *) codes)[row] = ((guint16 *) codes)[row];
  return codes;
}

guint
jct_text_column_intern (JctTextColumn *column, const char *text, gsize length)
{
  guint code;

  g_return_val_if_fail (column != NULL && text != NULL, JCT_CODE_NONE);

  code = jct_dictionary_intern (&column->values, text, length, JCT_TABLE_MAX_VALUES);
  while (code != JCT_CODE_NONE && column->width < 4 && code >> (8 * column->width) != 0)
    {
      column->codes
        = jct_codes_widen (column->codes, column->width, column->n_rows, column->capacity);
      column->width *= 2;
    }
  return code;
}

guint
jct_text_column_find (const JctTextColumn *column, const char *text, gsize length)
{
  g_return_val_if_fail (column != NULL && text != NULL, JCT_CODE_NONE);

  return jct_dictionary_find (&column->values, text, length);
}

static void
reserve (JctTextColumn *column, gsize n_rows)
{
  if (n_rows <= column->capacity)
    return;
  column->capacity = MAX (n_rows, MAX (64, column->capacity + column->capacity / 2));
  column->codes = g_realloc_n (column->codes, column->capacity, column->width);
}

void
jct_text_column_fill (JctTextColumn *column, gsize n_rows, guint code)
{
  gsize from;

  g_return_if_fail (column != NULL);
  g_return_if_fail (code < column->values.n_entries);

  from = column->n_rows;
  if (n_rows <= from)
    return;
  reserve (column, n_rows);
  if (column->width == 1)
    for (gsize row = from; row < n_rows; row++)
      ((guint8 *) column->codes)[row] = (guint8) code;
  else if (column->width == 2)
    for (gsize row = from; row < n_rows; row++)
      ((guint16 *) column->codes)[row] = (guint16) code;
  else
    for (gsize row = from; row < n_rows; row++)
      ((guint32 *) column->codes)[row] = code;
  column->n_rows = n_rows;
}

gsize
jct_text_column_get_n_rows (const JctTextColumn *column)
{
  g_return_val_if_fail (column != NULL, 0);

  return column->n_rows;
}

guint
jct_text_column_get_n_texts (const JctTextColumn *column)
{
  g_return_val_if_fail (column != NULL, 0);

  return column->values.n_entries;
}

const char *
jct_text_column_get_text (const JctTextColumn *column, guint code)
{
  g_return_val_if_fail (column != NULL && code < column->values.n_entries, NULL);

  return jct_dictionary_get (&column->values, code);
}

gsize
jct_text_column_get_length (const JctTextColumn *column, guint code)
{
  g_return_val_if_fail (column != NULL && code < column->values.n_entries, 0);

  return column->values.entries[code].length;
}

guint
jct_text_column_get_code (const JctTextColumn *column, gsize row)
{
  g_return_val_if_fail (column != NULL && row < column->n_rows, JCT_CODE_NONE);

  if (column->width == 1)
    return ((const guint8 *) column->codes)[row];
  if (column->width == 2)
    return ((const guint16 *) column->codes)[row];
  return ((const guint32 *) column->codes)[row];
}
