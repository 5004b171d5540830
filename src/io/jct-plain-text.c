/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-plain-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TITLE_CHARS 80
#define MAX_REFERENCE 10 /* the longest name between & and ; */

static const struct
{
  const char *name;
  gunichar character;
} references[] = {
  { "amp", '&' },       { "lt", '<' },       { "gt", '>' },       { "quot", '"' },
  { "apos", '\'' },     { "nbsp", ' ' },     { "ndash", 0x2013 }, { "mdash", 0x2014 },
  { "hellip", 0x2026 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "ldquo", 0x201c },
  { "rdquo", 0x201d },  { "laquo", 0xab },   { "raquo", 0xbb },   { "middot", 0xb7 },
  { "copy", 0xa9 },     { "reg", 0xae },     { "deg", 0xb0 },     { "euro", 0x20ac },
  { "pound", 0xa3 },    { "aacute", 0xe1 },  { "eacute", 0xe9 },  { "iacute", 0xed },
  { "oacute", 0xf3 },   { "uacute", 0xfa },  { "ntilde", 0xf1 },  { "auml", 0xe4 },
  { "ouml", 0xf6 },     { "uuml", 0xfc },    { "szlig", 0xdf },   { "agrave", 0xe0 },
  { "egrave", 0xe8 },   { "ecirc", 0xea },   { "ccedil", 0xe7 },
};

static gunichar
decode_number (const char *digits)
{
  gboolean hexadecimal = *digits == 'x' || *digits == 'X';
  char *end;
  guint64 number = g_ascii_strtoull (digits + hexadecimal, &end, hexadecimal ? 16 : 10);

  if (*end != '\0' || end == digits + hexadecimal || !g_ascii_isxdigit (digits[hexadecimal])
      || number > 0x10ffff || !g_unichar_validate ((gunichar) number))
    return 0;
  return g_unichar_iscntrl ((gunichar) number) ? ' ' : (gunichar) number;
}

/* The character that the text at `p` refers to, and where it ends; 0 for none. */
static gunichar
take_reference (const char *p, const char **end)
{
  char name[MAX_REFERENCE + 1];
  const char *semicolon = memchr (p + 1, ';', strnlen (p + 1, MAX_REFERENCE));
  gsize length;

  if (semicolon == NULL)
    return 0;
  length = (gsize) (semicolon - p) - 1;
  memcpy (name, p + 1, length);
  name[length] = '\0';
  *end = semicolon + 1;
  if (*name == '#')
    return decode_number (name + 1);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (strcmp (references[i].name, name) == 0)
      return references[i].character;
  return 0;
}

static gboolean
is_tag (const char *p, const char *name)
{
  gsize length = strlen (name);

  if (*p == '/')
    p++;
  return g_ascii_strncasecmp (p, name, length) == 0 && !g_ascii_isalnum (p[length]);
}

/* The end of the tag that starts at `p`; NULL where it is none. */
static const char *
find_tag_end (const char *p)
{
  const char *end;

  if (!g_ascii_isalpha (p[1]) && p[1] != '/' && p[1] != '!' && p[1] != '?')
    return NULL;
  if (g_str_has_prefix (p, "<!--"))
    {
      end = strstr (p + 4, "-->");
      return end != NULL ? end + 3 : NULL;
    }
  for (end = p + 1; *end != '\0' && *end != '>'; end++)
    if (*end == '"' || *end == '\'')
      {
        const char *close = strchr (end + 1, *end);

        end = close != NULL ? close : end;
      }
  return *end == '>' ? end + 1 : NULL;
}

/* Where a script or style that starts at `p` ends; `end` for any other tag. */
static const char *
skip_hidden (const char *p, const char *end)
{
  static const char *const hidden[] = { "script", "style" };

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      const char *q = end;

      if (!is_tag (p + 1, hidden[i]) || p[1] == '/')
        continue;
      while (*q != '\0' && !(q[0] == '<' && q[1] == '/' && is_tag (q + 1, hidden[i])))
        q++;
      return q;
    }
  return end;
}

static gboolean
breaks_line (const char *tag)
{
  static const char *const names[]
    = { "p", "br", "div", "li", "ul", "ol", "tr", "blockquote", "h1", "h2", "h3", "h4" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_tag (tag + 1, names[i]))
      return TRUE;
  return FALSE;
}

/* Blanks in a row are one, and a line end swallows those beside it. */
static void
append_blank (GString *text, char blank)
{
  char last = text->len > 0 ? text->str[text->len - 1] : '\n';

  if (blank == '\n' && last == ' ')
    text->str[text->len - 1] = '\n';
  else if (last != '\n' && last != ' ')
    g_string_append_c (text, blank);
}

char *
jct_plain_text_from_html (const char *html)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = html;

  while (*p != '\0')
    {
      const char *end = NULL;
      gunichar reference = *p == '&' ? take_reference (p, &end) : 0;

      if (*p == '<')
        end = find_tag_end (p);
      if (reference != 0 && reference != ' ')
        g_string_append_unichar (text, reference);
      else if (reference == ' ' || (end == NULL && g_ascii_isspace (*p)))
        append_blank (text, ' ');
      else if (*p == '<' && end != NULL)
        {
          if (breaks_line (p))
            append_blank (text, '\n');
          end = skip_hidden (p, end);
        }
      else
        {
          g_string_append_c (text, *p);
          end = NULL;
        }
      p = end != NULL ? end : p + 1;
    }
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

char *
jct_plain_text_dup_title (const char *title, const char *summary)
{
  const char *line_end;
  g_autofree char *line = NULL;
  g_autofree char *start = NULL;

  if (title != NULL && *title != '\0')
    return g_strdelimit (g_strdup (title), "\r\n", ' ');
  if (summary == NULL || *summary == '\0')
    return g_strdup (_ ("Untitled event"));
  line_end = strchr (summary, '\n');
  line = line_end != NULL ? g_strndup (summary, (gsize) (line_end - summary)) : g_strdup (summary);
  if (g_utf8_strlen (line, -1) <= MAX_TITLE_CHARS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_TITLE_CHARS - 1);
  return g_strconcat (start, "…", NULL);
}
