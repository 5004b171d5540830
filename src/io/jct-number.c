/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-number.h"

#include <math.h>
#include <string.h>

#define MAX_PLAIN_DIGITS 15 /* any number of so many is one that a double holds exactly */

/* Most numbers of tables: a short row of digits. */
static gboolean
parse_plain (const char *text, JctNumber *number)
{
  gint64 value = 0;
  guint n = 0;

  for (; n <= MAX_PLAIN_DIGITS && g_ascii_isdigit (text[n]); n++)
    value = value * 10 + (text[n] - '0');
  if (n == 0 || n > MAX_PLAIN_DIGITS || text[n] != '\0')
    return FALSE;
  number->is_integer = TRUE;
  number->integer = value;
  number->real = (double) value;
  return TRUE;
}

gboolean
jct_number_parse (const char *text, JctNumber *number)
{
  char *end = NULL;

  if (parse_plain (text, number))
    return TRUE;
  /* The conversions take more than numbers: blanks, "nan", "0x1p3". */
  if (*text == '\0' || strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;
  number->is_integer
    = g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number->integer, NULL);
  number->real = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (number->real);
}
