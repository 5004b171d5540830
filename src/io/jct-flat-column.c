/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-flat-column.h"

#include <string.h>

#include "io/jct-json-write.h"
#include "model/jct-table.h"

#define INTEGER_CHARS 24
/* Texts whose followers are remembered: of more there is little to expect. */
#define MAX_FOLLOWERS 65536u

JctFlatColumn *
jct_flat_column_new (const char *name, gsize length)
{
  JctFlatColumn *column = g_new0 (JctFlatColumn, 1);

  column->name = g_strndup (name, length);
  column->name_length = length;
  column->first_code = JCT_CODE_NONE;
  return column;
}

void
jct_flat_column_free (JctFlatColumn *column)
{
  g_free (column->name);
  g_clear_pointer (&column->texts, jct_text_column_free);
  g_free (column->numbers);
  g_free (column->missing);
  g_free (column->followers);
  g_free (column);
}

/* ---- storing ---- */

static void
reserve (JctFlatColumn *column, gsize n_rows)
{
  gsize capacity;

  if (n_rows <= column->capacity)
    return;
  capacity = MAX (n_rows, MAX (64, column->capacity + column->capacity / 2));
  column->numbers = g_realloc_n (column->numbers, capacity, column->width);
  if (column->missing != NULL)
    {
      column->missing = g_realloc (column->missing, capacity);
      memset (column->missing + column->capacity, 0, capacity - column->capacity);
    }
  column->capacity = capacity;
}

static void
store_missing (JctFlatColumn *column, gsize n_rows)
{
  gsize n = n_rows - column->n_rows;

  if (column->missing == NULL)
    column->missing = g_malloc0 (column->capacity);
  memset (column->missing + column->n_rows, 0xff, n);
  memset ((char *) column->numbers + column->n_rows * column->width, 0, n * column->width);
}

static void
store_numbers (JctFlatColumn *column, gsize n_rows)
{
  reserve (column, n_rows);
  if (column->now != JCT_FLAT_VALUE)
    store_missing (column, n_rows);
  else if (column->type == JCT_FLAT_REALS)
    for (gsize row = column->n_rows; row < n_rows; row++)
      ((double *) column->numbers)[row] = column->real;
  else if (column->width == 4)
    for (gsize row = column->n_rows; row < n_rows; row++)
      ((gint32 *) column->numbers)[row] = (gint32) column->integer;
  else
    for (gsize row = column->n_rows; row < n_rows; row++)
      ((gint64 *) column->numbers)[row] = column->integer;
}

/* Stores the present value up to `n_rows`. */
static void
store (JctFlatColumn *column, gsize n_rows)
{
  if (column->n_rows >= n_rows)
    return;
  if (column->now == JCT_FLAT_NULL)
    column->n_null += n_rows - column->n_rows;
  else if (column->now == JCT_FLAT_ABSENT)
    column->n_absent += n_rows - column->n_rows;
  if (column->type == JCT_FLAT_TEXTS)
    jct_text_column_fill (column->texts, n_rows, column->code);
  else if (column->type != JCT_FLAT_EMPTY)
    store_numbers (column, n_rows);
  column->n_rows = n_rows;
}

/* ---- types ---- */

static void
start_texts (JctFlatColumn *column)
{
  column->type = JCT_FLAT_TEXTS;
  column->texts = jct_text_column_new ();
  if (column->n_rows > 0)
    jct_text_column_fill (column->texts, column->n_rows,
                          jct_text_column_intern (column->texts, "", 0));
}

static void
start_numbers (JctFlatColumn *column, JctFlatType type, guint width)
{
  gsize n_rows = column->n_rows;

  column->type = type;
  column->width = width;
  if (n_rows == 0)
    return;
  reserve (column, n_rows);
  column->n_rows = 0;
  store_missing (column, n_rows);
  column->n_rows = n_rows;
}

static gint64
get_integer (const JctFlatColumn *column, gsize row)
{
  return column->width == 4 ? ((const gint32 *) column->numbers)[row]
                            : ((const gint64 *) column->numbers)[row];
}

/* Integers, among which a text was met, as texts. */
static gboolean
turn_into_texts (JctFlatColumn *column)
{
  JctTextColumn *texts = jct_text_column_new ();
  char buffer[INTEGER_CHARS];

  for (gsize row = 0; row < column->n_rows; row++)
    {
      gboolean missing = column->missing != NULL && column->missing[row] != 0;
      int length = missing ? 0
                           : g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT,
                                         get_integer (column, row));
      guint code = jct_text_column_intern (texts, buffer, (gsize) length);

      if (code == JCT_CODE_NONE)
        {
          jct_text_column_free (texts);
          return FALSE;
        }
      if (!missing && column->first_code == JCT_CODE_NONE)
        column->first_code = code;
      jct_text_column_fill (texts, row + 1, code);
    }
  g_clear_pointer (&column->numbers, g_free);
  g_clear_pointer (&column->missing, g_free);
  column->capacity = 0;
  column->texts = texts;
  column->type = JCT_FLAT_TEXTS;
  return TRUE;
}

static void
turn_into_reals (JctFlatColumn *column)
{
  double *reals = g_new (double, column->capacity);

  for (gsize row = 0; row < column->n_rows; row++)
    reals[row] = (double) get_integer (column, row);
  g_free (column->numbers);
  column->numbers = reals;
  column->width = sizeof *reals;
  column->type = JCT_FLAT_REALS;
}

static void
widen_integers (JctFlatColumn *column)
{
  column->numbers = g_realloc_n (column->numbers, column->capacity, 8);
  for (gsize row = column->n_rows; row-- > 0;)
    ((gint64 *) column->numbers)[row] = ((gint32 *) column->numbers)[row];
  column->width = 8;
}

/* ---- setting ---- */

static gboolean
set_code (JctFlatColumn *column, guint code)
{
  if (code == JCT_CODE_NONE)
    return FALSE;
  column->code = code;
  column->now = JCT_FLAT_VALUE;
  if (column->first_code == JCT_CODE_NONE)
    column->first_code = code;
  return TRUE;
}

/* Makes a column of texts, which it may become only as long as no reals were met. */
static gboolean
be_texts (JctFlatColumn *column)
{
  if (column->type == JCT_FLAT_EMPTY)
    start_texts (column);
  return column->type == JCT_FLAT_TEXTS
         || (column->type == JCT_FLAT_INTEGERS && turn_into_texts (column));
}

static gboolean
set_known_text (JctFlatColumn *column, const char *text, gsize length)
{
  return be_texts (column)
         && set_code (column, jct_text_column_intern (column->texts, text, length));
}

static void
note_follower (JctFlatColumn *column, guint before, guint code)
{
  guint n = column->n_followers;

  if (before >= MAX_FOLLOWERS)
    return;
  if (before >= n)
    {
      column->n_followers = MIN (MAX (64, 2 * (before + 1)), MAX_FOLLOWERS);
      column->followers = g_renew (guint, column->followers, column->n_followers);
      for (; n < column->n_followers; n++)
        column->followers[n] = JCT_CODE_NONE;
    }
  column->followers[before] = code;
}

/* Texts often come in the order in which they came before: the one that followed the present one last is likelier than
 * any other, and looked at first. */
static gboolean
set_follower (JctFlatColumn *column, const char *text, gsize length)
{
  guint code = column->code < column->n_followers ? column->followers[column->code] : JCT_CODE_NONE;

  if (code == JCT_CODE_NONE || jct_text_column_get_length (column->texts, code) != length
      || memcmp (jct_text_column_get_text (column->texts, code), text, length) != 0)
    return FALSE;
  return set_code (column, code);
}

gboolean
jct_flat_column_set_text (
  JctFlatColumn *column, gsize row, const char *text, gsize length, gboolean checked)
{
  store (column, row);
  column->has_text = TRUE;
  column->has_empty_text = column->has_empty_text || length == 0;
  if (!be_texts (column))
    return FALSE;
  if (set_follower (column, text, length))
    return TRUE;
  /* What the dictionary knows was checked when it was new. */
  guint before = column->code;
  guint code = checked ? JCT_CODE_NONE : jct_text_column_find (column->texts, text, length);

  if (code == JCT_CODE_NONE)
    {
      if (!checked && !g_utf8_validate_len (text, length, NULL))
        return FALSE;
      code = jct_text_column_intern (column->texts, text, length);
    }
  if (!set_code (column, code))
    return FALSE;
  note_follower (column, before, code);
  return TRUE;
}

gboolean
jct_flat_column_set_integer (JctFlatColumn *column, gsize row, gint64 value)
{
  store (column, row);
  if (column->type == JCT_FLAT_EMPTY)
    {
      start_numbers (column, JCT_FLAT_INTEGERS, 4);
      column->starts_integer = TRUE;
      column->first_integer = value;
    }
  column->has_integer = TRUE;
  if (column->type == JCT_FLAT_TEXTS)
    {
      char buffer[INTEGER_CHARS];
      int length = g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, value);

      return set_known_text (column, buffer, (gsize) length);
    }
  if (column->type == JCT_FLAT_INTEGERS && column->width == 4 && value != (gint32) value)
    widen_integers (column);
  column->integer = column->last_integer = value;
  column->real = (double) value;
  column->now = JCT_FLAT_VALUE;
  return TRUE;
}

gboolean
jct_flat_column_set_real (JctFlatColumn *column, gsize row, double value)
{
  store (column, row);
  column->has_real = TRUE;
  if (column->type == JCT_FLAT_TEXTS)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      jct_json_write_real (text, value);
      return set_known_text (column, text->str, text->len);
    }
  if (column->type == JCT_FLAT_EMPTY)
    start_numbers (column, JCT_FLAT_REALS, sizeof (double));
  else if (column->type == JCT_FLAT_INTEGERS)
    turn_into_reals (column);
  column->real = value;
  column->now = JCT_FLAT_VALUE;
  return TRUE;
}

gboolean
jct_flat_column_set_boolean (JctFlatColumn *column, gsize row, gboolean value)
{
  const char *text = value ? "true" : "false";

  store (column, row);
  column->has_boolean = TRUE;
  return set_known_text (column, text, strlen (text));
}

gboolean
jct_flat_column_set_missing (JctFlatColumn *column, gsize row, gboolean is_null)
{
  store (column, row);
  column->now = is_null ? JCT_FLAT_NULL : JCT_FLAT_ABSENT;
  if (column->type != JCT_FLAT_TEXTS)
    return TRUE;
  column->code = jct_text_column_intern (column->texts, "", 0);
  return column->code != JCT_CODE_NONE;
}

void
jct_flat_column_finish (JctFlatColumn *column, gsize n_rows)
{
  store (column, n_rows);
}
