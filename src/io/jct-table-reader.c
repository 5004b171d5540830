/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-table-reader-private.h"
#include "model/jct-edtf.h"

/* ---- making ---- */

static gboolean
read_labels (JctTableReader *reader,
             guint dimension,
             const json_t *field,
             const JctJsonPlace *at,
             GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "categories");
  json_t *categories = NULL;
  json_t *item;
  gsize i;

  if (!jct_json_get_array (field, at, "categories", FALSE, &categories, error))
    return FALSE;
  json_array_foreach (categories, i, item)
    {
      g_autofree char *item_pointer = jct_json_pointer_index (pointer, i);
      JctJsonPlace place = { at->file, item_pointer };
      const char *value = NULL;
      const char *label = NULL;

      if (!json_is_object (item))
        continue;
      if (!jct_json_get_text (item, &place, "value", TRUE, &value, error)
          || !jct_json_get_text (item, &place, "label", FALSE, &label, error))
        return FALSE;
      if (label != NULL)
        jct_table_builder_set_value_label (reader->builder, dimension, value, label);
    }
  return TRUE;
}

static gboolean
add_columns (JctTableReader *reader, const json_t *resource, const JctJsonPlace *at, GError **error)
{
  g_autofree char *schema_pointer = jct_json_pointer_key (at->pointer, "schema");
  g_autofree char *fields_pointer = jct_json_pointer_key (schema_pointer, "fields");
  const json_t *fields = json_object_get (json_object_get (resource, "schema"), "fields");
  const JctTableSchema *schema = reader->schema;

  for (guint i = 0; i < schema->fields->len; i++)
    {
      const JctField *field = schema->fields->pdata[i];

      if (field->role == JCT_FIELD_IS_TIME)
        jct_table_builder_set_period_name (reader->builder, field->name);
      else if (field->role == JCT_FIELD_IS_DIMENSION)
        jct_table_builder_add_dimension (reader->builder, field->name, field->title);
      else if (field->role == JCT_FIELD_IS_MEASURE)
        jct_table_builder_add_measure (reader->builder, field->name, field->title, field->unit,
                                       field->type == JCT_FIELD_INTEGER ? JCT_MEASURE_INTEGER
                                                                        : JCT_MEASURE_REAL);
    }
  for (guint i = 0; i < schema->fields->len; i++)
    {
      const JctField *field = schema->fields->pdata[i];
      g_autofree char *pointer = jct_json_pointer_index (fields_pointer, i);
      JctJsonPlace place = { at->file, pointer };

      if (field->role == JCT_FIELD_IS_QUALIFIER)
        jct_table_builder_add_qualifier (reader->builder, field->index);
      else if (field->role == JCT_FIELD_IS_DIMENSION
               && !read_labels (reader, field->index, json_array_get (fields, i), &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_missing_periods (JctTableReader *reader,
                      const json_t *juncture,
                      const JctJsonPlace *at,
                      GError **error)
{
  const char *text = "missing";

  if (!jct_json_get_text (juncture, at, "missingPeriods", FALSE, &text, error))
    return FALSE;
  if (strcmp (text, "zero") != 0 && strcmp (text, "missing") != 0)
    {
      g_autofree char *quoted = jct_io_quote (text, -1);

      return jct_json_fail_with (at, "missingPeriods", JCT_IO_ERROR_VALUE, error,
                                 _ ("Expected zero or missing, found %s."), quoted);
    }
  jct_table_builder_set_missing_periods (reader->builder, *text == 'z' ? JCT_MISSING_IS_ZERO
                                                                       : JCT_MISSING_IS_MISSING);
  return TRUE;
}

static gboolean
read_description (JctTableReader *reader,
                  const json_t *resource,
                  const JctJsonPlace *at,
                  GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "juncture");
  JctJsonPlace juncture_at = { at->file, pointer };
  const json_t *juncture = json_object_get (resource, "juncture");
  g_auto (GStrv) keys = NULL;
  g_autoptr (GError) inner = NULL;
  const char *title = NULL;
  const char *description = NULL;
  const char *data_date = NULL;
  JctEdtf edtf;

  if (!jct_json_get_text (resource, at, "title", FALSE, &title, error)
      || !jct_json_get_text (resource, at, "description", FALSE, &description, error)
      || !jct_json_get_text (juncture, &juncture_at, "dataDate", FALSE, &data_date, error)
      || !jct_json_dup_text_list (juncture, &juncture_at, "sourceKeys", &keys, error)
      || !read_missing_periods (reader, juncture, &juncture_at, error))
    return FALSE;
  if (data_date != NULL && !jct_edtf_parse (data_date, &edtf, &inner))
    return jct_json_fail_with (&juncture_at, "dataDate", JCT_IO_ERROR_VALUE, error, "%s",
                               inner->message);
  if (title != NULL)
    jct_table_builder_set_title (reader->builder, title);
  if (description != NULL)
    jct_table_builder_set_description (reader->builder, description);
  if (data_date != NULL)
    jct_table_builder_set_data_date (reader->builder, data_date);
  if (keys != NULL)
    jct_table_builder_set_source_keys (reader->builder, (const char *const *) keys);
  return TRUE;
}

static void
source_clear (gpointer data)
{
  JctRowSource *source = data;

  g_free (source->file);
  g_free (source->pointer);
}

JctTableReader *
jct_table_reader_new (json_t *resource,
                      const JctJsonPlace *at,
                      guint fiscal_start,
                      const char *const *ignored,
                      GError **error)
{
  g_autoptr (JctTableReader) reader = g_new0 (JctTableReader, 1);
  const char *name = NULL;
  guint n_fields;

  reader->resource_file = g_strdup (at->file);
  reader->resource_pointer = g_strdup (at->pointer);
  reader->number = g_string_new (NULL);
  reader->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  reader->sources = g_array_new (FALSE, FALSE, sizeof (JctRowSource));
  g_array_set_clear_func (reader->sources, source_clear);
  if (!jct_json_get_text (resource, at, "name", TRUE, &name, error))
    return NULL;
  reader->schema = jct_table_schema_new (resource, at, fiscal_start, ignored, error);
  if (reader->schema == NULL)
    return NULL;
  n_fields = reader->schema->fields->len;
  reader->last = g_new0 (JctLastText, n_fields);
  reader->row_codes = g_new0 (guint32, n_fields);
  for (guint i = 0; i < n_fields; i++)
    reader->last[i].text = g_string_new (NULL);
  if (reader->schema->has_key && !reader->schema->key_is_whole)
    reader->keys
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  reader->builder = jct_table_builder_new (name, reader->schema->kind);
  if (!add_columns (reader, resource, at, error) || !read_description (reader, resource, at, error))
    return NULL;
  return g_steal_pointer (&reader);
}

void
jct_table_reader_free (JctTableReader *reader)
{
  for (guint i = 0; reader->last != NULL && i < reader->schema->fields->len; i++)
    g_string_free (reader->last[i].text, TRUE);
  g_free (reader->last);
  g_free (reader->row_codes);
  g_clear_pointer (&reader->schema, jct_table_schema_free);
  g_clear_pointer (&reader->builder, jct_table_builder_free);
  g_clear_pointer (&reader->keys, g_hash_table_unref);
  g_array_unref (reader->lines);
  g_array_unref (reader->sources);
  g_free (reader->csv_columns);
  g_string_free (reader->number, TRUE);
  g_free (reader->resource_pointer);
  g_free (reader->resource_file);
  g_free (reader->file);
  g_free (reader->pointer);
  g_free (reader);
}

/* ---- finishing ---- */

/* The file that a row, counted from 0 as added, is from. */
static const JctRowSource *
find_source (const JctTableReader *reader, gsize row)
{
  guint i = reader->sources->len - 1;

  while (i > 0 && g_array_index (reader->sources, JctRowSource, i).start > row)
    i--;
  return &g_array_index (reader->sources, JctRowSource, i);
}

/* The place of a row that was read, in its file. */
static char *
row_place (const JctTableReader *reader, const JctRowSource *source, gsize row)
{
  gboolean is_last
    = source == &g_array_index (reader->sources, JctRowSource, reader->sources->len - 1);

  row -= source->start;
  if (source->pointer == NULL)
    return jct_io_place_line (g_array_index (reader->lines, guint32, source->lines_start + row), 0);
  return jct_json_pointer_index (source->pointer,
                                 (is_last ? reader->first_row : source->first_row) + row);
}

gboolean
jct_table_reader_fail_duplicate (const JctTableReader *reader,
                                 gsize first,
                                 gsize repeat,
                                 GError **error)
{
  const JctRowSource *first_source = find_source (reader, first);
  const JctRowSource *source = find_source (reader, repeat);
  g_autofree char *first_place = row_place (reader, first_source, first);
  g_autofree char *place = row_place (reader, source, repeat);

  if (first_source == source)
    /* Translators: %s is the place of another row. */
    jct_io_error_set (error, JCT_IO_ERROR_DUPLICATE, source->file, place,
                      _ ("The row repeats the primary key of the row at %s."), first_place);
  else
    jct_io_error_set (error, JCT_IO_ERROR_DUPLICATE, source->file, place,
                      /* Translators: the place of another row, and the file that it is in. */
                      _ ("The row repeats the primary key of the row at %s of %s."), first_place,
                      first_source->file);
  return FALSE;
}

const JctTableSchema *
jct_table_reader_get_schema (const JctTableReader *reader)
{
  return reader->schema;
}

gboolean
jct_table_reader_set_published (JctTableReader *reader, const char *field)
{
  int index = jct_table_schema_find (reader->schema, field);
  JctField *found = index >= 0 ? reader->schema->fields->pdata[index] : NULL;

  if (found == NULL || found->role != JCT_FIELD_IS_DIMENSION)
    return FALSE;
  found->is_published = TRUE;
  reader->schema->has_key = reader->schema->key_is_whole = TRUE;
  return TRUE;
}

void
jct_table_reader_set_title (JctTableReader *reader, const char *title)
{
  jct_table_builder_set_title (reader->builder, title);
}

/* The line of the source's first row; 0 where the lines of its rows do not follow each other. */
static gsize
find_first_line (const JctTableReader *reader, const JctRowSource *source, gsize n_rows)
{
  const guint32 *lines = (const guint32 *) reader->lines->data + source->lines_start;

  for (gsize i = 1; i < n_rows; i++)
    if (lines[i] != lines[0] + i)
      return 0;
  return n_rows > 0 ? lines[0] : 0;
}

/* For who asks later where a row stands. */
static void
add_origins (JctTableReader *reader)
{
  guint n = reader->sources->len;

  for (guint i = 0; i < n; i++)
    {
      const JctRowSource *source = &g_array_index (reader->sources, JctRowSource, i);
      gboolean is_last = i + 1 == n;
      gsize end = is_last ? jct_table_builder_get_n_rows (reader->builder)
                          : g_array_index (reader->sources, JctRowSource, i + 1).start;
      gsize index = source->pointer == NULL ? find_first_line (reader, source, end - source->start)
                    : is_last               ? reader->first_row
                                            : source->first_row;
      /* Where the file lay on the machine is nobody else's affair. */
      g_autofree char *name = source->file != NULL ? g_path_get_basename (source->file) : NULL;

      jct_table_builder_add_origin (reader->builder, source->start, name, source->pointer, index);
    }
}

JctTable *
jct_table_reader_finish (JctTableReader *reader, GError **error)
{
  gsize first = 0;
  gsize repeat = 0;
  g_autoptr (GError) inner = NULL;
  JctTable *table;

  add_origins (reader);
  table = jct_table_builder_finish (reader->builder,
                                    reader->schema->has_key && reader->schema->key_is_whole, &first,
                                    &repeat, &inner);
  if (table != NULL)
    return table;
  if (g_error_matches (inner, JCT_TABLE_ERROR, JCT_TABLE_ERROR_DUPLICATE_KEY))
    jct_table_reader_fail_duplicate (reader, first, repeat, error);
  else
    jct_io_error_take (error, JCT_IO_ERROR_LIMIT, reader->resource_file, reader->resource_pointer,
                       g_steal_pointer (&inner));
  return NULL;
}
