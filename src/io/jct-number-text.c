/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-number-text.h"

#include <string.h>

#include "io/jct-number.h"

#define GROUP 3             /* digits between two marks of thousands */
#define MAX_MISSING_BYTES 4 /* of what stands for a missing number */

gboolean
jct_number_text_is_missing (const char *text)
{
  static const char *const texts[]
    = { "", ".", "..", "...", ":", "-", "–", "—", "…", "na", "n/a", "#n/a", "nan", "null", "none" };

  /* Most texts, told without a comparison. */
  if (g_ascii_isdigit (*text) || strnlen (text, MAX_MISSING_BYTES + 1) > MAX_MISSING_BYTES)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_ascii_strcasecmp (text, texts[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The mark of thousands at `p`, of which `*length` bytes are to be passed over; 0 for none. */
static gunichar
get_mark (const char *p, char decimal, gsize *length)
{
  gunichar c = g_utf8_get_char (p);

  *length = (gsize) (g_utf8_next_char (p) - p);
  if (c == ' ' || c == '\'' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == 0x2019)
    return c;
  return c == (decimal == '.' ? ',' : '.') ? c : 0;
}

/* The digits before the decimal mark: in one row, or in groups by one kind of mark. */
static const char *
take_whole (const char *p, char decimal, GString *out)
{
  gunichar mark = 0;
  gsize n = 0;

  for (;;)
    {
      gsize length = 0;
      gunichar found;

      for (; g_ascii_isdigit (*p); p++, n++)
        g_string_append_c (out, *p);
      found = *p != '\0' ? get_mark (p, decimal, &length) : 0;
      if (mark != 0 && n != GROUP)
        return NULL;
      if (found == 0 || !g_ascii_isdigit (p[length]))
        return p;
      if (n == 0 || (mark == 0 && n > GROUP) || (mark != 0 && found != mark))
        return NULL;
      mark = found;
      p += length;
      n = 0;
    }
}

gboolean
jct_number_text_normalise (const char *text, char decimal, GString *out)
{
  const char *p = text;
  JctNumber number;

  g_string_truncate (out, 0);
  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "\xe2\x88\x92") || *p == '-') /* U+2212 */
    {
      g_string_append_c (out, '-');
      p = g_utf8_next_char (p);
    }
  else if (*p == '+')
    p++;
  p = take_whole (p, decimal, out);
  if (p == NULL)
    return FALSE;
  if (*p == decimal)
    {
      g_string_append_c (out, '.');
      for (p++; g_ascii_isdigit (*p); p++)
        g_string_append_c (out, *p);
    }
  if (*p == 'e' || *p == 'E')
    {
      g_string_append_c (out, 'e');
      for (p++; g_ascii_isdigit (*p) || *p == '-' || *p == '+'; p++)
        g_string_append_c (out, *p);
    }
  while (g_ascii_isspace (*p))
    p++;
  p += *p == '%';
  while (g_ascii_isspace (*p))
    p++;
  return *p == '\0' && jct_number_parse (out->str, &number);
}
