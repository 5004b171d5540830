/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-text-table.h"

#define GAP 2

/* How many of the cells are not the empty ones at the end. */
static guint
count_filled (char **cells, guint n_columns)
{
  while (n_columns > 0 && *cells[n_columns - 1] == '\0')
    n_columns--;
  return n_columns;
}

guint
jct_text_table_measure (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

char *
jct_text_table_or_dash (char *text)
{
  return text != NULL ? text : g_strdup ("–");
}

static void
append_cells (GString *text, char **cells, const guint *widths, guint n_columns)
{
  guint n_filled = count_filled (cells, n_columns);

  for (guint c = 0; c < n_filled; c++)
    {
      g_string_append (text, cells[c]);
      for (guint i = jct_text_table_measure (cells[c]); c + 1 < n_filled && i < widths[c] + GAP;
           i++)
        g_string_append_c (text, ' ');
    }
  g_string_append_c (text, '\n');
}

void
jct_text_table_append (GString *text, const GPtrArray *lines, guint n_columns)
{
  g_autofree guint *widths = g_new0 (guint, n_columns);

  for (guint i = 0; i < lines->len; i++)
    for (guint c = 0; c < n_columns; c++)
      widths[c]
        = MAX (widths[c], jct_text_table_measure (((char **) g_ptr_array_index (lines, i))[c]));
  for (guint i = 0; i < lines->len; i++)
    append_cells (text, g_ptr_array_index (lines, i), widths, n_columns);
}
