/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json-write.h"

#include <string.h>

#define MAX_LINE 88

typedef struct
{
  GString *out;
  GHashTable *special;
  JctJsonSpecialFunc func;
  gpointer user_data;
} Writer;

void
jct_json_write_line (GString *out, guint indent)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < indent; i++)
    g_string_append (out, "  ");
}

void
jct_json_write_text (GString *out, const char *text, gsize length)
{
  const char *start = text;
  const char *end = text + length;

  g_string_append_c (out, '"');
  for (const char *p = text; p < end; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (out, start, p - start);
      start = p + 1;
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_len (out, start, end - start);
  g_string_append_c (out, '"');
}

void
jct_json_write_real (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (out, buffer);
  if (strpbrk (buffer, ".eE") == NULL)
    g_string_append (out, ".0");
}

static void
write_scalar (GString *out, const json_t *value)
{
  switch (json_typeof (value))
    {
    case JSON_STRING:
      jct_json_write_text (out, json_string_value (value), json_string_length (value));
      break;
    case JSON_INTEGER:
      g_string_append_printf (out, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
      break;
    case JSON_REAL:
      jct_json_write_real (out, json_real_value (value));
      break;
    case JSON_TRUE:
      g_string_append (out, "true");
      break;
    case JSON_FALSE:
      g_string_append (out, "false");
      break;
    case JSON_OBJECT:
    case JSON_ARRAY:
    case JSON_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

static gboolean
is_scalar (const json_t *value)
{
  return !json_is_object (value) && !json_is_array (value);
}

/* Whether all parts are scalars, so that the whole may stand on one line. */
static gboolean
is_flat (const json_t *value)
{
  json_t *item;
  const char *key;
  gsize i;

  json_array_foreach (value, i, item)
    if (!is_scalar (item))
      return FALSE;
  json_object_foreach ((json_t *) value, key, item)
    if (!is_scalar (item))
      return FALSE;
  return TRUE;
}

static void
write_flat (GString *out, const json_t *value)
{
  const char *separator = "";
  json_t *item;
  const char *key;
  gsize i;

  g_string_append (out, json_is_array (value) ? "[" : "{ ");
  json_array_foreach (value, i, item)
    {
      g_string_append (out, separator);
      write_scalar (out, item);
      separator = ", ";
    }
  json_object_foreach ((json_t *) value, key, item)
    {
      g_string_append (out, separator);
      jct_json_write_text (out, key, strlen (key));
      g_string_append (out, ": ");
      write_scalar (out, item);
      separator = ", ";
    }
  g_string_append (out, json_is_array (value) ? "]" : " }");
}

/* One line, if it is not too long; else nothing is written. */
static gboolean
try_one_line (GString *out, const json_t *value, guint indent)
{
  gsize length = out->len;

  if (!is_flat (value) || json_array_size (value) > MAX_LINE || json_object_size (value) > 8)
    return FALSE;
  write_flat (out, value);
  if (g_utf8_strlen (out->str + length, (gssize) (out->len - length)) + 2 * (glong) indent
      <= MAX_LINE)
    return TRUE;
  g_string_truncate (out, length);
  return FALSE;
}

static void write_value (const Writer *writer, const json_t *value, guint indent);

static void
write_members (const Writer *writer, const json_t *value, guint indent)
{
  const char *separator = "";
  json_t *item;
  const char *key;
  gsize i;

  g_string_append_c (writer->out, json_is_array (value) ? '[' : '{');
  json_array_foreach (value, i, item)
    {
      g_string_append (writer->out, separator);
      jct_json_write_line (writer->out, indent + 1);
      write_value (writer, item, indent + 1);
      separator = ",";
    }
  json_object_foreach ((json_t *) value, key, item)
    {
      g_string_append (writer->out, separator);
      jct_json_write_line (writer->out, indent + 1);
      jct_json_write_text (writer->out, key, strlen (key));
      g_string_append (writer->out, ": ");
      write_value (writer, item, indent + 1);
      separator = ",";
    }
  jct_json_write_line (writer->out, indent);
  g_string_append_c (writer->out, json_is_array (value) ? ']' : '}');
}

static void
write_value (const Writer *writer, const json_t *value, guint indent)
{
  if (writer->special != NULL && g_hash_table_contains (writer->special, value))
    writer->func (writer->out, value, indent, writer->user_data);
  else if (is_scalar (value))
    write_scalar (writer->out, value);
  else if (json_is_array (value) && json_array_size (value) == 0)
    g_string_append (writer->out, "[]");
  else if (json_is_object (value) && json_object_size (value) == 0)
    g_string_append (writer->out, "{}");
  else if (!try_one_line (writer->out, value, indent))
    write_members (writer, value, indent);
}

void
jct_json_write (GString *out,
                const json_t *value,
                guint indent,
                GHashTable *special,
                JctJsonSpecialFunc func,
                gpointer user_data)
{
  Writer writer = { out, special, func, user_data };

  write_value (&writer, value, indent);
}
