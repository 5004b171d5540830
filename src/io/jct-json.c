/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json-scan.h"
#include "io/jct-limits.h"

static gboolean
is_quote (const char *text, gsize at)
{
  gsize n_backslashes = 0;

  if (text[at] != '"')
    return FALSE;
  while (n_backslashes < at && text[at - n_backslashes - 1] == '\\')
    n_backslashes++;
  return n_backslashes % 2 == 0;
}

/* The text in quotation marks, number or word that ends at `end`. */
static char *
quote_token_before (const char *text, gsize end)
{
  gsize start = end;

  if (end > 1 && text[end - 1] == '"')
    {
      for (start = end - 2; start > 0 && !is_quote (text, start);)
        start--;
      return jct_io_quote (text + start + 1, (gssize) (end - start) - 2);
    }
  while (start > 0
         && (g_ascii_isalnum (text[start - 1]) || strchr ("+-._", text[start - 1]) != NULL))
    start--;
  return jct_io_quote (text + start, (gssize) (end - start));
}

/* What Jansson found: the part of its message after "near", cut off where it is long. It leaves out what is longer than
 * 20 bytes, and that is looked up where it stopped in the text. */
static char *
found_by_jansson (const json_error_t *problem, const char *text, gsize text_length)
{
  const char *found = strstr (problem->text, " near ");
  gsize length;

  if (found == NULL)
    return quote_token_before (text, MIN ((gsize) MAX (problem->position, 0), text_length));
  found += strlen (" near ");
  if (*found != '\'')
    return g_strdup (found); /* "end of file" */
  found++;
  length = strlen (found);
  if (length > 0 && found[length - 1] == '\'')
    length--;
  if (length > 1 && found[0] == '"' && found[length - 1] == '"')
    return jct_io_quote (found + 1, (gssize) length - 2);
  return jct_io_quote (found, (gssize) length);
}

/* What Jansson says, without what it found. */
static char *
said_by_jansson (const json_error_t *problem)
{
  const char *found = strstr (problem->text, " near ");

  /* Jansson has no translations: these are what it says of a syntax that is wrong; anything else
   * stays as it is. */
  static const char *const known[] = {
    N_ ("unexpected token"), N_ ("invalid token"),      N_ ("string or '}' expected"),
    N_ ("':' expected"),     N_ ("'}' expected"),       N_ ("']' expected"),
    N_ ("invalid escape"),   N_ ("unexpected newline"), N_ ("'[' or '{' expected"),
  };
  g_autofree char *said = found != NULL ? g_strndup (problem->text, (gsize) (found - problem->text))
                                        : g_strdup (problem->text);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (said, known[i]))
      return g_strdup (_ (known[i]));
  return g_steal_pointer (&said);
}

void
jct_json_set_parse_error (GError **error,
                          const char *name,
                          const char *place,
                          const char *text,
                          gsize length,
                          const json_error_t *problem)
{
  g_autofree char *found = found_by_jansson (problem, text, length);
  g_autofree char *said = said_by_jansson (problem);
  enum json_error_code code = json_error_code (problem);

  if (code == json_error_duplicate_key)
    jct_io_error_set (error, JCT_IO_ERROR_DUPLICATE, name, place,
                      _ ("The key %s stands twice in one object."), found);
  else if (code == json_error_premature_end_of_input)
    jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, name, place,
                      _ ("The file ends too early; its JSON is incomplete."));
  else if (code == json_error_numeric_overflow)
    jct_io_error_set (error, JCT_IO_ERROR_VALUE, name, place,
                      _ ("The number %s is larger than the program can hold."), found);
  else if (code == json_error_end_of_input_expected)
    jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, name, place,
                      _ ("Found %s; expected the end of the file."), found);
  else if (code == json_error_stack_overflow)
    jct_io_error_set (error, JCT_IO_ERROR_LIMIT, name, place,
                      _ ("Arrays and objects are nested deeper than %d."), JCT_LIMIT_NESTING);
  else if (code == json_error_out_of_memory)
    jct_io_error_set (error, JCT_IO_ERROR_LIMIT, name, NULL,
                      _ ("There is not enough memory for the file."));
  else
    /* Translators: the first %s is what the JSON parser says, such as "unexpected token"; the second
     * the text there. */
    jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, name, place,
                      _ ("The JSON is not well-formed: %s at %s."), said, found);
}

json_t *
jct_json_parse (const JctLoadContext *context, const char *text, gsize length, GError **error)
{
  JctLoadContext scanning = jct_load_context_share (context, 0.0, 0.3);
  json_error_t problem;
  json_t *root;

  if (!jct_json_scan (&scanning, text, length, error))
    return NULL;
  root = json_loadb (text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
  if (root == NULL)
    {
      g_autofree char *place
        = jct_io_place_line ((gsize) MAX (problem.line, 1), (gsize) MAX (problem.column, 1));

      jct_json_set_parse_error (error, context->name, place, text, length, &problem);
      return NULL;
    }
  if (!jct_load_context_step (context, 1, 1, error))
    {
      json_decref (root);
      return NULL;
    }
  return root;
}

char *
jct_json_pointer_key (const char *pointer, const char *key)
{
  GString *full = g_string_new (pointer);

  g_string_append_c (full, '/');
  for (const char *p = key; *p != '\0'; p++)
    {
      if (*p == '~')
        g_string_append (full, "~0");
      else if (*p == '/')
        g_string_append (full, "~1");
      else if (g_ascii_iscntrl (*p))
        g_string_append_printf (full, "\\u%04x", (guint) *p);
      else
        g_string_append_c (full, *p);
    }
  return g_string_free (full, FALSE);
}

char *
jct_json_pointer_index (const char *pointer, gsize index)
{
  return g_strdup_printf ("%s/%" G_GSIZE_FORMAT, pointer, index);
}

char *
jct_json_describe (const json_t *value)
{
  g_autofree char *text = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_typeof (value))
    {
    case JSON_STRING:
      text = jct_io_quote (json_string_value (value), (gssize) json_string_length (value));
      /* Translators: %s is a text of a file in quotation marks; "found the text …". */
      return g_strdup_printf (_ ("the text %s"), text);
    case JSON_INTEGER:
      /* Translators: %s is a number as a file has it; "found the number …". */
      text = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
      return g_strdup_printf (_ ("the number %s"), text);
    case JSON_REAL:
      g_ascii_formatd (buffer, sizeof buffer, "%.15g", json_real_value (value));
      return g_strdup_printf (_ ("the number %s"), buffer);
    case JSON_ARRAY:
      return g_strdup (_ ("an array"));
    case JSON_OBJECT:
      return g_strdup (_ ("an object"));
    case JSON_TRUE:
      return g_strdup ("true");
    case JSON_FALSE:
      return g_strdup ("false");
    case JSON_NULL:
    default:
      return g_strdup ("null");
    }
}

static char *
place_text (const JctJsonPlace *at, const char *key)
{
  if (key != NULL)
    return jct_json_pointer_key (at->pointer, key);
  /* The whole document's pointer is the empty text, which would look like no place. */
  return *at->pointer == '\0' ? NULL : g_strdup (at->pointer);
}

gboolean
jct_json_fail (const JctJsonPlace *at,
               const char *key,
               const char *expected,
               const json_t *found,
               GError **error)
{
  g_autofree char *place = NULL;
  g_autofree char *description = NULL;

  if (found == NULL && key != NULL)
    {
      g_autofree char *quoted = jct_io_quote (key, -1);

      place = place_text (at, NULL);
      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, at->file, place,
                        /* Translators: the first %s is a key in quotation marks, the second what
                         * its value should be, such as "a text". */
                        _ ("The key %s is missing; expected %s."), quoted, expected);
      return FALSE;
    }
  place = place_text (at, key);
  description = found != NULL ? jct_json_describe (found) : g_strdup (_ ("nothing"));
  jct_io_error_set (
    error, JCT_IO_ERROR_STRUCTURE, at->file, place,
    /* Translators: what was expected and what was found: "expected a text, found the number 5". */
    _ ("Expected %s, found %s."), expected, description);
  return FALSE;
}

gboolean
jct_json_fail_with (
  const JctJsonPlace *at, const char *key, JctIoError code, GError **error, const char *format, ...)
{
  g_autofree char *place = place_text (at, key);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  jct_io_error_set (error, code, at->file, place, "%s", message);
  return FALSE;
}

gboolean
jct_json_fail_value (
  const JctJsonPlace *at, const char *key, const char *expected, const char *found, GError **error)
{
  g_autofree char *quoted = jct_io_quote (found, -1);

  return jct_json_fail_with (at, key, JCT_IO_ERROR_VALUE, error, _ ("Expected %s, found %s."),
                             expected, quoted);
}

gboolean
jct_json_expect_object (const json_t *value, const JctJsonPlace *at, GError **error)
{
  return json_is_object (value) || jct_json_fail (at, NULL, _ ("an object"), value, error);
}

gboolean
jct_json_expect_array (const json_t *value, const JctJsonPlace *at, GError **error)
{
  return json_is_array (value) || jct_json_fail (at, NULL, _ ("an array"), value, error);
}

/* The property, or NULL when it is absent or null; fails only where it is required. */
static gboolean
get_property (const json_t *object,
              const JctJsonPlace *at,
              const char *key,
              gboolean required,
              const char *expected,
              json_t **value,
              GError **error)
{
  *value = json_object_get (object, key);
  if (*value != NULL && !json_is_null (*value))
    return TRUE;
  if (required)
    return jct_json_fail (at, key, expected, *value, error);
  *value = NULL;
  return TRUE;
}

static gboolean
get_of_type (const json_t *object,
             const JctJsonPlace *at,
             const char *key,
             gboolean required,
             json_type type,
             const char *expected,
             json_t **out,
             GError **error)
{
  json_t *value;

  if (!get_property (object, at, key, required, expected, &value, error))
    return FALSE;
  if (value != NULL && json_typeof (value) != type)
    return jct_json_fail (at, key, expected, value, error);
  *out = value;
  return TRUE;
}

gboolean
jct_json_get_text (const json_t *object,
                   const JctJsonPlace *at,
                   const char *key,
                   gboolean required,
                   const char **out,
                   GError **error)
{
  json_t *value = NULL;

  if (!get_of_type (object, at, key, required, JSON_STRING, _ ("a text"), &value, error))
    return FALSE;
  if (value != NULL)
    *out = json_string_value (value);
  return TRUE;
}

gboolean
jct_json_dup_text (const json_t *object,
                   const JctJsonPlace *at,
                   const char *key,
                   gboolean required,
                   char **out,
                   GError **error)
{
  const char *text = NULL;

  if (!jct_json_get_text (object, at, key, required, &text, error))
    return FALSE;
  if (text != NULL)
    {
      g_free (*out);
      *out = g_strdup (text);
    }
  return TRUE;
}

gboolean
jct_json_get_boolean (
  const json_t *object, const JctJsonPlace *at, const char *key, gboolean *out, GError **error)
{
  json_t *value;

  if (!get_property (object, at, key, FALSE, NULL, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (!json_is_boolean (value))
    return jct_json_fail (at, key, _ ("true or false"), value, error);
  *out = json_is_true (value);
  return TRUE;
}

gboolean
jct_json_get_integer (const json_t *object,
                      const JctJsonPlace *at,
                      const char *key,
                      gint64 min,
                      gint64 max,
                      gint64 *out,
                      GError **error)
{
  json_t *value = NULL;

  if (!get_of_type (object, at, key, FALSE, JSON_INTEGER, _ ("a whole number"), &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (json_integer_value (value) < min || json_integer_value (value) > max)
    {
      g_autofree char *found = jct_json_describe (value);

      return jct_json_fail_with (at, key, JCT_IO_ERROR_VALUE, error,
                                 _ ("Expected a whole number from %d to %d, found %s."), (int) min,
                                 (int) max, found);
    }
  *out = json_integer_value (value);
  return TRUE;
}

gboolean
jct_json_get_array (const json_t *object,
                    const JctJsonPlace *at,
                    const char *key,
                    gboolean required,
                    json_t **out,
                    GError **error)
{
  return get_of_type (object, at, key, required, JSON_ARRAY, _ ("an array"), out, error);
}

gboolean
jct_json_get_object (const json_t *object,
                     const JctJsonPlace *at,
                     const char *key,
                     gboolean required,
                     json_t **out,
                     GError **error)
{
  return get_of_type (object, at, key, required, JSON_OBJECT, _ ("an object"), out, error);
}

gboolean
jct_json_dup_text_list (
  const json_t *object, const JctJsonPlace *at, const char *key, char ***out, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  json_t *value;
  json_t *item;
  gsize i;

  if (!get_property (object, at, key, FALSE, NULL, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (json_is_string (value))
    g_ptr_array_add (list, g_strdup (json_string_value (value)));
  else if (!json_is_array (value))
    return jct_json_fail (at, key, _ ("an array of texts"), value, error);
  json_array_foreach (value, i, item)
    {
      if (!json_is_string (item))
        {
          g_autofree char *pointer = jct_json_pointer_key (at->pointer, key);
          g_autofree char *item_pointer = jct_json_pointer_index (pointer, i);
          JctJsonPlace place = { at->file, item_pointer };

          return jct_json_fail (&place, NULL, _ ("a text"), item, error);
        }
      g_ptr_array_add (list, g_strdup (json_string_value (item)));
    }
  g_ptr_array_add (list, NULL);
  g_strfreev (*out);
  *out = (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
  return TRUE;
}
