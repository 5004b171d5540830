/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-number.h"

#include <math.h>
#include <string.h>

gboolean
jct_number_parse (const char *text, JctNumber *number)
{
  char *end = NULL;

  /* The conversions take more than numbers: blanks, "nan", "0x1p3". */
  if (*text == '\0' || strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;
  number->is_integer
    = g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number->integer, NULL);
  number->real = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (number->real);
}
