/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-source.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"
#include "io/jct-json-items.h"
#include "io/jct-json-scan.h"
#include "io/jct-json-write.h"
#include "io/jct-limits.h"
#include "io/jct-read-json-lines.h"

typedef struct
{
  const JctImportSource *source;
  JctJsonLineFunc func; /* for an item of an array, too */
  gpointer user_data;
} Records;

static gboolean
on_item (json_t *item, gsize index, gsize line, gpointer user_data, GError **error)
{
  Records *records = user_data;
  g_autofree char *place = jct_io_place_line (line, 0);
  JctJsonPlace at = { records->source->context->name, place };

  return jct_json_expect_object (item, &at, error)
         && records->func (item, line, records->user_data, error);
}

static gboolean
for_each_record (const JctImportSource *source,
                 JctJsonLineFunc func,
                 gpointer user_data,
                 GError **error)
{
  Records records = { source, func, user_data };

  if (source->format == JCT_IMPORT_JSON_LINES)
    return jct_json_for_each_line (source->context, source->text, source->length, func, user_data,
                                   error);
  return jct_json_for_each_item (source->context, source->text, source->length, on_item, &records,
                                 error);
}

/* ---- fields ---- */

typedef struct
{
  const JctImportSource *source;
  GPtrArray *names;
  GHashTable *seen; /* borrows the names */
} Fields;

static gboolean
fail_nested (
  const JctImportSource *source, gsize line, const char *name, const json_t *value, GError **error)
{
  g_autofree char *place = jct_io_place_line (line, 0);
  g_autofree char *quoted = jct_io_quote (name, -1);
  g_autofree char *found = jct_json_describe (value);

  jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, source->context->name, place,
                    /* Translators: the name of a field, then what it holds, such as "an array". */
                    _ ("The field %s holds %s; expected a text or a number, for records are flat."),
                    quoted, found);
  return FALSE;
}

static gboolean
note_fields (const json_t *record, gsize line, gpointer user_data, GError **error)
{
  Fields *fields = user_data;
  const char *name;
  json_t *value;

  json_object_foreach ((json_t *) record, name, value)
    {
      char *copy;

      if (json_is_object (value) || json_is_array (value))
        return fail_nested (fields->source, line, name, value, error);
      if (g_hash_table_contains (fields->seen, name))
        continue;
      copy = g_strdup (name);
      g_ptr_array_add (fields->names, copy);
      g_hash_table_add (fields->seen, copy);
    }
  if (fields->names->len > JCT_LIMIT_COLUMNS)
    {
      g_autofree char *place = jct_io_place_line (line, 0);

      jct_io_error_set (error, JCT_IO_ERROR_LIMIT, fields->source->context->name, place,
                        _ ("The table has more than %d columns."), JCT_LIMIT_COLUMNS);
      return FALSE;
    }
  return TRUE;
}

char **
jct_import_source_dup_fields (const JctImportSource *source, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Fields fields = { source, names, seen };

  if (!jct_json_scan (source->context, source->text, source->length, error)
      || !for_each_record (source, note_fields, &fields, error))
    return NULL;
  g_ptr_array_add (names, NULL);
  g_ptr_array_set_free_func (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* ---- rows ---- */

typedef struct
{
  const JctImportSource *source;
  JctCsvRowFunc func;
  gpointer user_data;
  GHashTable *indices; /* by name, counted from 1 */
  const char **fields;
  GString **texts; /* of values that are no texts */
  guint n;
} Rows;

static const char *
write_value (GString *text, const json_t *value)
{
  if (json_is_string (value))
    return json_string_value (value);
  g_string_truncate (text, 0);
  if (json_is_integer (value))
    g_string_append_printf (text, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
  else if (json_is_real (value))
    jct_json_write_real (text, json_real_value (value));
  else if (json_is_boolean (value))
    g_string_append (text, json_is_true (value) ? "true" : "false");
  return text->str;
}

static gboolean
hand_on_record (const json_t *record, gsize line, gpointer user_data, GError **error)
{
  Rows *rows = user_data;
  JctCsvRow row = { line, rows->n, rows->fields };
  const char *name;
  json_t *value;

  for (guint i = 0; i < rows->n; i++)
    rows->fields[i] = "";
  json_object_foreach ((json_t *) record, name, value)
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (rows->indices, name));

      if (json_is_object (value) || json_is_array (value))
        return fail_nested (rows->source, line, name, value, error);
      if (index == 0)
        {
          g_autofree char *place = jct_io_place_line (line, 0);
          g_autofree char *quoted = jct_io_quote (name, -1);

          jct_io_error_set (error, JCT_IO_ERROR_REFERENCE, rows->source->context->name, place,
                            /* Translators: %s is the name of a field. */
                            _ ("The record has the field %s, which the plan does not name."),
                            quoted);
          return FALSE;
        }
      rows->fields[index - 1] = write_value (rows->texts[index - 1], value);
    }
  return rows->func (&row, rows->user_data, error);
}

static gboolean
for_each_row (const JctImportSource *source, JctCsvRowFunc func, gpointer user_data, GError **error)
{
  guint n = g_strv_length ((char **) source->names);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **fields = g_new0 (const char *, n + 1);
  g_autofree GString **texts = g_new0 (GString *, n + 1);
  Rows rows = { source, func, user_data, indices, fields, texts, n };
  JctCsvRow header = { 1, n, source->names };
  gboolean ok;

  for (guint i = 0; i < n; i++)
    {
      texts[i] = g_string_new (NULL);
      g_hash_table_insert (indices, (gpointer) source->names[i], GUINT_TO_POINTER (i + 1));
    }
  ok = func (&header, user_data, error) && for_each_record (source, hand_on_record, &rows, error);
  for (guint i = 0; i < n; i++)
    g_string_free (texts[i], TRUE);
  return ok;
}

gboolean
jct_import_source_for_each (const JctImportSource *source,
                            JctCsvRowFunc func,
                            gpointer user_data,
                            GError **error)
{
  if (source->format == JCT_IMPORT_CSV)
    return jct_csv_parse (source->context, source->text, source->length, source->delimiter, func,
                          user_data, error);
  return for_each_row (source, func, user_data, error);
}
