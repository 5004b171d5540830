/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"

#define STEP_BYTES (4 * 1024 * 1024)

typedef struct
{
  const char *name;
  const char *text;
  const char *end;
  GError **error;
} Scan;

#define FAIL(scan, at, code, ...)                                                   \
  G_STMT_START                                                                      \
  {                                                                                 \
    g_autofree char *place_                                                         \
      = jct_io_place_of_offset ((scan)->text, (gsize) ((scan)->end - (scan)->text), \
                                (gsize) ((at) - (scan)->text));                     \
    jct_io_error_set ((scan)->error, code, (scan)->name, place_, __VA_ARGS__);      \
    return NULL;                                                                    \
  }                                                                                 \
  G_STMT_END

/* The value of \uXXXX at `p` (which points to the backslash), or -1. */
static int
parse_unicode_escape (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* Whether an escape is one that JSON has; one cut off by the end of the file is left to the
 * parser. */
static gboolean
is_known_escape (const char *p, const char *end)
{
  if (p + 1 >= end)
    return TRUE;
  if (p[1] == 'u')
    return parse_unicode_escape (p, end) >= 0
           || (end - p < 6 && memchr (p, '"', (gsize) (end - p)) == NULL);
  return strchr ("\"\\/bfnrt", p[1]) != NULL;
}

/* Returns the end of the escape. */
static const char *
scan_escape (Scan *scan, const char *p)
{
  int unit = parse_unicode_escape (p, scan->end);
  int next;

  if (!is_known_escape (p, scan->end))
    {
      g_autofree char *quoted = jct_io_quote (p, MIN (p[1] == 'u' ? 6 : 2, scan->end - p));

      FAIL (scan, p, JCT_IO_ERROR_SYNTAX, _ ("Found the escape %s, which JSON does not have."),
            quoted);
    }
  if (unit < 0)
    return MIN (p + 2, scan->end);
  if (unit == 0)
    FAIL (scan, p, JCT_IO_ERROR_VALUE,
          _ ("Found a NUL character (\\u0000) in a text; it is not allowed."));
  if (unit >= 0xdc00 && unit <= 0xdfff)
    FAIL (scan, p, JCT_IO_ERROR_VALUE,
          _ ("Found the lone surrogate \\u%04x; expected a pair of surrogates."), (guint) unit);
  if (unit < 0xd800 || unit > 0xdbff)
    return p + 6;
  next = parse_unicode_escape (p + 6, scan->end);
  if (next < 0xdc00 || next > 0xdfff)
    FAIL (scan, p, JCT_IO_ERROR_VALUE,
          _ ("Found the lone surrogate \\u%04x; expected a pair of surrogates."), (guint) unit);
  return p + 12;
}

/* `p` is after the opening quote; returns the place after the closing one. */
static const char *
scan_text (Scan *scan, const char *p)
{
  const char *start = p;

  while (p < scan->end && *p != '"')
    {
      if ((guchar) *p < 0x20)
        FAIL (scan, p, JCT_IO_ERROR_SYNTAX,
              *p == '\n' || *p == '\r'
                ? _ ("Found the end of the line within a text; expected its closing quote.")
                : _ ("Found a control character within a text; it must be escaped."));
      if (p - start > JCT_LIMIT_STRING_BYTES)
        FAIL (scan, start - 1, JCT_IO_ERROR_LIMIT, _ ("The text is longer than %d bytes."),
              JCT_LIMIT_STRING_BYTES);
      p = *p == '\\' ? scan_escape (scan, p) : p + 1;
      if (p == NULL)
        return NULL;
    }
  if (p - start > JCT_LIMIT_STRING_BYTES)
    FAIL (scan, start - 1, JCT_IO_ERROR_LIMIT, _ ("The text is longer than %d bytes."),
          JCT_LIMIT_STRING_BYTES);
  return MIN (p + 1, scan->end);
}

static gboolean
is_word (const char *p, gsize length, const char *word)
{
  return strlen (word) == length && memcmp (p, word, length) == 0;
}

/* A number, a literal, or something that is neither. */
static const char *
scan_word (Scan *scan, const char *p)
{
  const char *start = p;
  g_autofree char *quoted = NULL;
  const char *bare;
  gsize length;

  while (p < scan->end
         && (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.' || *p == '_'))
    p++;
  length = (gsize) (p - start);
  if (g_ascii_isdigit (*start) || (*start == '-' && length > 1 && g_ascii_isdigit (start[1])))
    {
      if (length > JCT_LIMIT_NUMBER_CHARS)
        FAIL (scan, start, JCT_IO_ERROR_LIMIT, _ ("The number is longer than %d characters."),
              JCT_LIMIT_NUMBER_CHARS);
      return p;
    }
  if (is_word (start, length, "true") || is_word (start, length, "false")
      || is_word (start, length, "null"))
    return p;
  quoted = jct_io_quote (start, (gssize) length);
  bare = *start == '-' || *start == '+' ? start + 1 : start;
  if (g_ascii_strncasecmp (bare, "nan", 3) == 0 || g_ascii_strncasecmp (bare, "inf", 3) == 0)
    FAIL (scan, start, JCT_IO_ERROR_VALUE,
          _ ("Found %s; expected a finite number, or null for a missing one."), quoted);
  FAIL (scan, start, JCT_IO_ERROR_SYNTAX, _ ("Found %s; expected a value of JSON."), quoted);
}

gboolean
jct_json_scan (const JctLoadContext *context, const char *text, gsize length, GError **error)
{
  Scan scan = { context->name, text, text + length, error };
  const char *p = text;
  const char *next_step = text;
  guint depth = 0;

  while (p != NULL && p < scan.end)
    {
      if (p >= next_step)
        {
          if (!jct_load_context_step (context, (gsize) (p - text), length, error))
            return FALSE;
          next_step = p + STEP_BYTES;
        }
      if (*p == '"')
        {
          p = scan_text (&scan, p + 1);
        }
      else if (*p == '[' || *p == '{')
        {
          if (++depth > JCT_LIMIT_NESTING)
            {
              g_autofree char *place = jct_io_place_of_offset (text, length, (gsize) (p - text));

              jct_io_error_set (error, JCT_IO_ERROR_LIMIT, context->name, place,
                                _ ("Arrays and objects are nested deeper than %d."),
                                JCT_LIMIT_NESTING);
              return FALSE;
            }
          p++;
        }
      else if (*p == ']' || *p == '}')
        {
          depth -= depth > 0;
          p++;
        }
      else if (g_ascii_isalnum (*p) || *p == '-' || *p == '+' || *p == '.' || *p == '_')
        {
          p = scan_word (&scan, p);
        }
      else
        {
          p++;
        }
    }
  return p != NULL;
}
