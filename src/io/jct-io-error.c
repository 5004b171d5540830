/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-io-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define QUOTE_MAX_CHARS 60

typedef struct
{
  char *place;
} JctIoErrorPrivate;

static void
jct_io_error_private_init (JctIoErrorPrivate *priv)
{
}

static void
jct_io_error_private_copy (const JctIoErrorPrivate *source, JctIoErrorPrivate *copy)
{
  copy->place = g_strdup (source->place);
}

static void
jct_io_error_private_clear (JctIoErrorPrivate *priv)
{
  g_free (priv->place);
}

G_DEFINE_EXTENDED_ERROR (JctIoError, jct_io_error)

const char *
jct_io_error_get_place (const GError *error)
{
  if (error == NULL || error->domain != JCT_IO_ERROR)
    return NULL;
  return jct_io_error_get_private (error)->place;
}

/* A file may be called anything, and a message must stay one line. */
static char *
one_line_name (const char *file)
{
  g_autofree char *name = g_utf8_make_valid (file, -1);

  for (char *p = name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = '?';
  return g_steal_pointer (&name);
}

void
jct_io_error_set (
  GError **error, JctIoError code, const char *file, const char *place, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *name = NULL;
  va_list args;

  if (error == NULL)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  name = one_line_name (file);
  if (place != NULL)
    g_set_error (error, JCT_IO_ERROR, (gint) code, "%s: %s: %s", name, place, message);
  else
    g_set_error (error, JCT_IO_ERROR, (gint) code, "%s: %s", name, message);
  jct_io_error_get_private (*error)->place = g_strdup (place);
}

void
jct_io_error_take (
  GError **error, JctIoError code, const char *file, const char *place, GError *inner)
{
  jct_io_error_set (error, code, file, place, "%s", inner->message);
  g_error_free (inner);
}

void
jct_io_error_set_n_values (
  GError **error, const char *file, const char *place, guint found, guint expected)
{
  jct_io_error_set (
    error, JCT_IO_ERROR_STRUCTURE, file, place,
    /* Translators: the first %u is the number of values found, the second of those expected. */
    ngettext ("The row has %u value; expected %u, one for each field.",
              "The row has %u values; expected %u, one for each field.", found),
    found, expected);
}

char *
jct_io_place_line (gsize line, gsize column)
{
  if (column == 0)
    /* Translators: a place in a file. */
    return g_strdup_printf (_ ("line %u"), (guint) line);
  /* Translators: a place in a file. */
  return g_strdup_printf (_ ("line %u, column %u"), (guint) line, (guint) column);
}

char *
jct_io_place_of_offset (const char *text, gsize length, gsize offset)
{
  gsize line = 1;
  gsize column = 1;

  for (gsize i = 0; i < MIN (offset, length); i++)
    {
      if (text[i] == '\n')
        {
          line++;
          column = 1;
        }
      else if (((guchar) text[i] & 0xc0) != 0x80)
        {
          column++;
        }
    }
  return jct_io_place_line (line, column);
}

char *
jct_io_quote (const char *text, gssize length)
{
  const char *p = text;
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  GString *quoted = g_string_new ("\"");

  for (guint n = 0; p < end; n++)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (n == QUOTE_MAX_CHARS)
        {
          g_string_append (quoted, "…");
          break;
        }
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_printf (quoted, "\\x%02x", (guchar) *p);
          p++;
          continue;
        }
      if (c == '"' || c == '\\')
        g_string_append_printf (quoted, "\\%c", (char) c);
      else if (g_unichar_isprint (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (quoted, c);
      else
        g_string_append_printf (quoted, "\\u%04x", c);
      p = g_utf8_next_char (p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}
