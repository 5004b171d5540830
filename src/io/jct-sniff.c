/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-sniff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-profile.h"
#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-receipt.h"

#define MAX_NAMED_KEYS 6

/* Sets the error that says what was found and what opens. */
static gboolean
fail_format (const JctLoadContext *context, const char *found, GError **error)
{
  jct_io_error_set (
    error, JCT_IO_ERROR_FORMAT, context->name, NULL,
    /* Translators: %s names what was found, such as "a JSON-stat file". */
    _ ("Found %s; expected a Data Package, JSON-stat, TimelineJS, flat JSON records or JSON Lines, "
       "or a table in CSV."),
    found);
  return FALSE;
}

gboolean
jct_sniff_bytes (const JctLoadContext *context, GBytes *bytes, GError **error)
{
  static const struct
  {
    const char *magic;
    const char *name;
  } magics[] = {
    { "PK\x03\x04", N_ ("a ZIP archive or a spreadsheet") },
    { "%PDF-", N_ ("a PDF file") },
    { "\x89PNG", N_ ("a PNG image") },
    { "\xff\xd8\xff", N_ ("a JPEG image") },
    { "GIF8", N_ ("a GIF image") },
    { "SQLite format 3", N_ ("an SQLite database") },
    { "\xd0\xcf\x11\xe0", N_ ("a file of an older office program") },
    { "BZh", N_ ("a bzip2 file") },
    { "\xfd"
      "7zXZ",
      N_ ("an xz file") },
    { "\x28\xb5\x2f\xfd", N_ ("a Zstandard file") },
    { "PAR1", N_ ("a Parquet file") },
    { "\x7f"
      "ELF",
      N_ ("a program") },
  };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= strlen (magics[i].magic)
        && memcmp (data, magics[i].magic, strlen (magics[i].magic)) == 0)
      return fail_format (context, _ (magics[i].name), error);
  return TRUE;
}

static gsize
skip_space (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  return i;
}

gboolean
jct_sniff_text (
  const JctLoadContext *context, const char *text, gsize length, gboolean *is_json, GError **error)
{
  gsize start = skip_space (text, length);
  const char *line_end;
  gsize line_length;

  if (start == length)
    {
      jct_io_error_set (error, JCT_IO_ERROR_FORMAT, context->name, NULL, _ ("The file is empty."));
      return FALSE;
    }
  *is_json = text[start] == '{' || text[start] == '[';
  if (*is_json)
    return TRUE;
  if (text[start] == '<')
    return fail_format (context, _ ("an HTML or XML file"), error);
  line_end = memchr (text + start, '\n', length - start);
  line_length = line_end != NULL ? (gsize) (line_end - text) - start : length - start;
  if (jct_import_guess_delimiter (text + start, line_length) == '\0')
    {
      g_autofree char *quoted = jct_io_quote (text + start, (gssize) MIN (line_length, 400));
      /* Translators: %s is the text in quotation marks. */
      g_autofree char *found = g_strdup_printf (_ ("a file that starts with %s"), quoted);

      return fail_format (context, found, error);
    }
  return TRUE;
}

/* "an object with the keys "a", "b", …" */
static char *
describe_object (const json_t *root)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  const char *key;
  json_t *value;
  guint n = 0;

  if (json_object_size (root) == 0)
    return g_strdup (_ ("an empty JSON object"));
  json_object_foreach ((json_t *) root, key, value)
    {
      g_autofree char *quoted = jct_io_quote (key, -1);

      if (n == MAX_NAMED_KEYS)
        {
          g_string_append (keys, ", …");
          break;
        }
      if (n++ > 0)
        g_string_append (keys, ", ");
      g_string_append (keys, quoted);
    }
  /* Translators: %s is a list of keys in quotation marks. */
  return g_strdup_printf (_ ("a JSON object with the keys %s"), keys->str);
}

static gboolean
is_package (const json_t *root)
{
  const char *schema = json_string_value (json_object_get (root, "$schema"));

  return json_object_get (root, "resources") != NULL || json_object_get (root, "juncture") != NULL
         || (schema != NULL && strstr (schema, "datapackage") != NULL);
}

/* Its class says it, beside one of the keys that every class has. */
static gboolean
is_json_stat (const json_t *root)
{
  return json_is_string (json_object_get (root, "class"))
         && (json_object_get (root, "version") != NULL
             || json_object_get (root, "dimension") != NULL
             || json_object_get (root, "link") != NULL);
}

static gboolean
is_receipt (const json_t *root)
{
  return json_object_get (root, JCT_RECEIPT_KEY) != NULL
         && json_object_get (root, "resources") == NULL;
}

/* Datasets by their names, each with what version 2 has at the top. */
static gboolean
is_json_stat_1 (const json_t *root)
{
  const json_t *first = json_object_iter_value (json_object_iter ((json_t *) root));

  return json_object_get (first, "dimension") != NULL && json_object_get (first, "value") != NULL;
}

static gboolean
is_timeline (const json_t *root)
{
  const json_t *event = json_array_get (json_object_get (root, "events"), 0);

  return json_object_get (event, "start_date") != NULL;
}

static gboolean
sniff_object (const JctLoadContext *context,
              const json_t *root,
              JctJsonFormat *format,
              GError **error)
{
  g_autofree char *found = NULL;

  if (is_receipt (root))
    {
      jct_io_error_set (
        error, JCT_IO_ERROR_RECEIPT, context->name, NULL,
        _ ("Found the receipt of a picture, which is drawn again by the window or by "
           "“juncture chart --receipt”; expected a dataset."));
      return FALSE;
    }
  *format = JCT_JSON_PACKAGE;
  if (is_package (root))
    return TRUE;
  *format = JCT_JSON_STAT;
  if (is_json_stat (root))
    return TRUE;
  if (is_json_stat_1 (root))
    return fail_format (context, _ ("a JSON-stat file of version 1, and 2.0 opens"), error);
  *format = JCT_JSON_TIMELINE;
  if (is_timeline (root))
    return TRUE;
  found = describe_object (root);
  return fail_format (context, found, error);
}

gboolean
jct_sniff_records (const char *text, gsize length)
{
  gsize at = skip_space (text, length);

  if (at == length || text[at] != '[')
    return FALSE;
  at++;
  at += skip_space (text + at, length - at);
  return at < length && text[at] == '{';
}

gboolean
jct_sniff_json (const JctLoadContext *context,
                const json_t *root,
                JctJsonFormat *format,
                GError **error)
{
  g_autofree char *description = NULL;
  g_autofree char *found = NULL;

  if (json_is_object (root))
    return sniff_object (context, root, format, error);
  if (json_is_array (root) && json_array_size (root) == 0)
    return fail_format (context, _ ("an empty JSON array"), error);
  description = jct_json_describe (json_is_array (root) ? json_array_get (root, 0) : root);
  if (json_is_array (root))
    /* Translators: %s reads "the number 5", "an array". */
    found = g_strdup_printf (_ ("a JSON array whose first value is %s"), description);
  return fail_format (context, found != NULL ? found : description, error);
}

gboolean
jct_sniff_lines (const char *text, gsize length)
{
  gsize start = skip_space (text, length);
  const char *line = text + start;
  const char *end = memchr (line, '\n', length - start);
  JctLoadContext quiet = { .name = "" };
  g_autoptr (json_t) first = NULL;
  gsize next;

  if (end == NULL || end - line > JCT_LIMIT_LINE_BYTES)
    return FALSE;
  next = (gsize) (end - text) + skip_space (end, length - (gsize) (end - text));
  if (next >= length || (text[next] != '{' && text[next] != '['))
    return FALSE;
  first = jct_json_parse (&quiet, line, (gsize) (end - line), NULL);
  return json_is_object (first) || json_is_array (first);
}
