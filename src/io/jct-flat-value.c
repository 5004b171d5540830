/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-flat-value.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/jct-limits.h"

#define EVERY_BYTE(value) (G_GUINT64_CONSTANT (0x0101010101010101) * (value))
#define HIGH_BITS EVERY_BYTE (0x80)

/* The longest escape is a pair of surrogates. */
#define MAX_ESCAPE_CHARS 12

/* What is at `p` is no token; it may become one when the window goes on. */
static const char *
fail_at (const char *p, const char *end, JctFlatToken *token)
{
  token->is_cut = p >= end;
  return NULL;
}

/* ---- texts ---- */

/* The high bit of each byte that is 0; and of some after the first of these. */
static inline guint64
find_zero_bytes (guint64 word)
{
  return (word - EVERY_BYTE (0x01)) & ~word & HIGH_BITS;
}

/* The first byte from `p` that is a quote, a backslash or a control character, eight at a time. */
static const char *
find_special (const char *p, gboolean *is_ascii)
{
  guint64 all = 0;

  for (;; p += 8)
    {
      guint64 word;
      guint64 found;

      memcpy (&word, p, sizeof word);
      word = GUINT64_FROM_LE (word);
      found = find_zero_bytes (word ^ EVERY_BYTE ('"')) | find_zero_bytes (word ^ EVERY_BYTE ('\\'))
              | ((word - EVERY_BYTE (0x20)) & ~word & HIGH_BITS);
      if (found != 0)
        {
          guint n = (guint) __builtin_ctzll (found) / 8;

          /* Of the last word only what stands before the place. */
          all |= n > 0 ? word << (64 - 8 * n) : 0;
          *is_ascii = *is_ascii && (all & HIGH_BITS) == 0;
          return p + n;
        }
      all |= word;
    }
}

/* Four hexadecimal digits, or -1. */
static int
take_unit (const char *p, const char *end)
{
  int unit = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/* `p` is after "\u"; returns the end. NUL and lone surrogates are refused. */
static const char *
take_unicode_escape (const char *p, const char *end, GString *buffer)
{
  int unit = take_unit (p, end);
  int low;

  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return NULL;
  if (unit < 0xd800 || unit > 0xdbff)
    {
      g_string_append_unichar (buffer, (gunichar) unit);
      return p + 4;
    }
  if (end - p < 10 || p[4] != '\\' || p[5] != 'u')
    return NULL;
  low = take_unit (p + 6, end);
  if (low < 0xdc00 || low > 0xdfff)
    return NULL;
  g_string_append_unichar (buffer,
                           0x10000u + (((guint) unit & 0x3ff) << 10) + ((guint) low & 0x3ff));
  return p + 10;
}

/* `p` is after the backslash; returns the end of the escape. */
static const char *
take_escape (const char *p, const char *end, GString *buffer)
{
  static const char names[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *name;

  if (p >= end)
    return NULL;
  if (*p == 'u')
    return take_unicode_escape (p + 1, end, buffer);
  name = *p != '\0' ? strchr (names, *p) : NULL;
  if (name == NULL)
    return NULL;
  g_string_append_c (buffer, meanings[name - names]);
  return p + 1;
}

/* `p` is at the first backslash of the text that starts at `start`. */
static const char *
take_escaped_text (
  const char *start, const char *p, const char *end, GString *buffer, JctFlatToken *token)
{
  const char *from = start;

  g_string_truncate (buffer, 0);
  while (*p == '\\')
    {
      const char *escape = p + 1;

      g_string_append_len (buffer, from, p - from);
      from = take_escape (escape, end, buffer);
      if (from == NULL)
        return fail_at (escape + MAX_ESCAPE_CHARS, end, token);
      p = find_special (from, &token->is_ascii);
    }
  if (*p != '"' || p >= end || p - start > JCT_LIMIT_STRING_BYTES)
    return fail_at (p - start > JCT_LIMIT_STRING_BYTES ? start : p, end, token);
  g_string_append_len (buffer, from, p - from);
  token->text = buffer->str;
  token->length = buffer->len;
  /* An escape may stand for anything. */
  token->is_ascii = FALSE;
  return p + 1;
}

const char *
jct_flat_take_text (const char *p, const char *end, GString *buffer, JctFlatToken *token)
{
  const char *start = p + 1;

  if (*p != '"' || start >= end)
    return fail_at (p, end - 1, token);
  token->type = JCT_FLAT_TOKEN_TEXT;
  token->is_ascii = TRUE;
  p = find_special (start, &token->is_ascii);
  if (*p == '\\' && p < end)
    return take_escaped_text (start, p, end, buffer, token);
  if (*p != '"' || p >= end || p - start > JCT_LIMIT_STRING_BYTES)
    return fail_at (p - start > JCT_LIMIT_STRING_BYTES ? start : p, end, token);
  token->text = start;
  token->length = (gsize) (p - start);
  return p + 1;
}

/* ---- numbers ---- */

/* The decimal digits of a number, and by how many places its point is off. */
typedef struct
{
  guint64 digits;
  guint n_digits; /* from the first that is not 0 */
  int exponent;
} Decimal;

static const char *
take_digits (const char *p, Decimal *decimal)
{
  for (; g_ascii_isdigit (*p); p++)
    {
      /* The 19th digit and all after it are only counted. */
      if (decimal->n_digits < 18)
        decimal->digits = decimal->digits * 10 + (guint64) (*p - '0');
      decimal->n_digits += decimal->n_digits > 0 || *p != '0';
    }
  return p;
}

static const char *
take_exponent (const char *p, Decimal *decimal)
{
  gboolean negative;
  int exponent = 0;

  p++;
  negative = *p == '-';
  if (*p == '-' || *p == '+')
    p++;
  if (!g_ascii_isdigit (*p))
    return NULL;
  for (; g_ascii_isdigit (*p); p++)
    exponent = MIN (exponent * 10 + (*p - '0'), 100000);
  decimal->exponent += negative ? -exponent : exponent;
  return p;
}

/* Where digits and power of ten are exact as doubles, one operation rounds once: what strtod() gives. */
static gboolean
get_exact_real (const Decimal *decimal, double *value)
{
  static const double powers[]
    = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

  if (FLT_EVAL_METHOD != 0 || decimal->n_digits > 15 || ABS (decimal->exponent) > 22)
    return FALSE;
  *value = (double) decimal->digits;
  if (decimal->exponent < 0)
    *value /= powers[-decimal->exponent];
  else
    *value *= powers[decimal->exponent];
  return TRUE;
}

static gboolean
get_integer (const char *start, gsize length, const Decimal *decimal, gint64 *value)
{
  char copy[JCT_LIMIT_NUMBER_CHARS + 1];

  if (decimal->n_digits <= 18)
    {
      *value = *start == '-' ? -(gint64) decimal->digits : (gint64) decimal->digits;
      return TRUE;
    }
  memcpy (copy, start, length);
  copy[length] = '\0';
  errno = 0;
  *value = g_ascii_strtoll (copy, NULL, 10);
  return errno == 0;
}

static gboolean
get_real (const char *start, gsize length, const Decimal *decimal, double *value)
{
  char copy[JCT_LIMIT_NUMBER_CHARS + 1];

  if (get_exact_real (decimal, value))
    {
      if (*start == '-')
        *value = -*value;
      return TRUE;
    }
  memcpy (copy, start, length);
  copy[length] = '\0';
  *value = g_ascii_strtod (copy, NULL);
  return isfinite (*value);
}

static const char *
take_number (const char *p, const char *end, JctFlatToken *token)
{
  const char *start = p;
  Decimal decimal = { 0 };
  gboolean is_real = FALSE;
  gsize length;

  /* A window that ends within the number is seen to before its grammar is. */
  token->is_cut = end - start <= JCT_LIMIT_NUMBER_CHARS;
  p += *p == '-';
  if (!g_ascii_isdigit (*p) || (*p == '0' && g_ascii_isdigit (p[1])))
    return NULL;
  p = take_digits (p, &decimal);
  if (*p == '.')
    {
      const char *fraction = p + 1;

      is_real = TRUE;
      p = take_digits (fraction, &decimal);
      if (p == fraction)
        return NULL;
      decimal.exponent = -(int) MIN (p - fraction, 1000);
    }
  if (*p == 'e' || *p == 'E')
    {
      is_real = TRUE;
      p = take_exponent (p, &decimal);
    }
  if (p == NULL || p >= end || jct_flat_is_word (*p))
    return NULL;
  length = (gsize) (p - start);
  if (length > JCT_LIMIT_NUMBER_CHARS)
    return NULL;
  token->type = is_real ? JCT_FLAT_TOKEN_REAL : JCT_FLAT_TOKEN_INTEGER;
  if (is_real ? !get_real (start, length, &decimal, &token->real)
              : !get_integer (start, length, &decimal, &token->integer))
    return NULL;
  return p;
}

/* ---- values ---- */

static const char *
take_word (const char *p, const char *end, const char *word, int type, JctFlatToken *token)
{
  gsize length = strlen (word);

  token->is_cut = (gsize) (end - p) <= length;
  if ((gsize) (end - p) <= length || memcmp (p, word, length) != 0 || jct_flat_is_word (p[length]))
    return NULL;
  token->type = type;
  return p + length;
}

const char *
jct_flat_take_value (const char *p, const char *end, GString *buffer, JctFlatToken *token)
{
  switch (*p)
    {
    case '"':
      return jct_flat_take_text (p, end, buffer, token);
    case 't':
      return take_word (p, end, "true", JCT_FLAT_TOKEN_TRUE, token);
    case 'f':
      return take_word (p, end, "false", JCT_FLAT_TOKEN_FALSE, token);
    case 'n':
      return take_word (p, end, "null", JCT_FLAT_TOKEN_NULL, token);
    default:
      return take_number (p, end, token);
    }
}
