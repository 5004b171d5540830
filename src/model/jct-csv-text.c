/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-csv-text.h"

#include <string.h>

static void
append_quoted (GString *csv, const char *text)
{
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

static void
append_unbroken (GString *csv, const char *text)
{
  for (; *text != '\0'; text++)
    g_string_append_c (csv, strchr ("\t\r\n", *text) != NULL ? ' ' : *text);
}

void
jct_csv_append_text (GString *csv, char delimiter, const char *text)
{
  if (text == NULL)
    return;
  if (delimiter == '\t')
    append_unbroken (csv, text);
  else if (strpbrk (text, "\",\r\n") != NULL)
    append_quoted (csv, text);
  else
    g_string_append (csv, text);
}

void
jct_csv_append_number (GString *csv, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (number, sizeof number, format, value);
      if (g_ascii_strtod (number, NULL) == value)
        break;
    }
  g_string_append (csv, number);
}
