/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "io/jct-csv.h"
#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-table-reader-private.h"

#define STEP_ROWS 16384

/* ---- rows ---- */

static gboolean
check_n_rows (const JctTableReader *reader, gsize n_rows, GError **error)
{
  if (n_rows <= JCT_LIMIT_ROWS)
    return TRUE;
  jct_io_error_set (error, JCT_IO_ERROR_LIMIT, reader->file, reader->pointer,
                    _ ("The table has more than %d rows."), JCT_LIMIT_ROWS);
  return FALSE;
}

/* Of a primary key that is only part of period and dimensions; the whole key is the table builder's
 * to check. */
static gboolean
check_key (JctTableReader *reader, GError **error)
{
  gsize row = jct_table_builder_get_n_rows (reader->builder) - 1;
  g_autoptr (GByteArray) key = NULL;
  GBytes *bytes;
  gpointer first;

  if (reader->keys == NULL)
    return TRUE;
  key = g_byte_array_new ();
  for (guint i = 0; i < reader->schema->fields->len; i++)
    {
      if (!reader->schema->in_key[i])
        continue;
      if (i == reader->schema->time)
        g_byte_array_append (key, (const guint8 *) &reader->row_ordinal,
                             sizeof reader->row_ordinal);
      else
        g_byte_array_append (key, (const guint8 *) &reader->row_codes[i],
                             sizeof reader->row_codes[i]);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&key));
  if (g_hash_table_lookup_extended (reader->keys, bytes, NULL, &first))
    {
      g_bytes_unref (bytes);
      return jct_table_reader_fail_duplicate (reader, GPOINTER_TO_SIZE (first), row, error);
    }
  g_hash_table_insert (reader->keys, bytes, GSIZE_TO_POINTER (row));
  return TRUE;
}

static JctTableCell
make_cell (JctTableReader *reader, guint field, gsize row, gssize column, gsize line)
{
  JctTableCell cell = { reader, reader->schema->fields->pdata[field], field, row, column, line };

  return cell;
}

static gboolean
take_object (JctTableReader *reader, const json_t *object, gsize row, gsize line, GError **error)
{
  const JctTableSchema *schema = reader->schema;
  gsize n_found = 0;

  /* The time comes first: it adds the row to the table. */
  for (guint i = 0; i <= schema->fields->len; i++)
    {
      guint index = i == 0 ? schema->time : i - 1;
      JctTableCell cell = make_cell (reader, index, row, -1, line);
      const json_t *value = json_object_get (object, cell.field->name);

      if (i > 0 && index == schema->time)
        continue;
      n_found += value != NULL;
      if (!jct_table_cell_take_json (&cell, value, error))
        return FALSE;
    }
  if (n_found < json_object_size (object))
    {
      g_autofree char *pointer = jct_json_pointer_index (reader->pointer, row);
      JctJsonPlace at = { reader->file, pointer };
      const char *name;
      json_t *value;

      json_object_foreach ((json_t *) object, name, value)
        {
          if (jct_table_schema_find (schema, name) < 0)
            return jct_json_fail_with (&at, name, JCT_IO_ERROR_REFERENCE, error,
                                       _ ("The table's schema has no field of this name."));
        }
    }
  return check_key (reader, error);
}

/* `columns` says for each field where it stands in the row. */
static gboolean
take_array (
  JctTableReader *reader, const json_t *array, gsize row, const guint *columns, GError **error)
{
  const JctTableSchema *schema = reader->schema;

  if (json_array_size (array) != schema->fields->len)
    {
      g_autofree char *pointer = jct_json_pointer_index (reader->pointer, row);

      jct_io_error_set_n_values (error, reader->file, pointer, (guint) json_array_size (array),
                                 schema->fields->len);
      return FALSE;
    }
  for (guint i = 0; i <= schema->fields->len; i++)
    {
      guint index = i == 0 ? schema->time : i - 1;
      JctTableCell cell = make_cell (reader, index, row, columns[index], 0);

      if (i > 0 && index == schema->time)
        continue;
      if (!jct_table_cell_take_json (&cell, json_array_get (array, columns[index]), error))
        return FALSE;
    }
  return check_key (reader, error);
}

/* Where each field of the schema stands among the `n` names of a header. */
static gboolean
match_header (const JctTableReader *reader,
              const char *const *names,
              guint n,
              const char *place,
              guint *columns,
              GError **error)
{
  guint n_fields = reader->schema->fields->len;
  g_autofree gboolean *seen = g_new0 (gboolean, n_fields);

  for (guint i = 0; i < n; i++)
    {
      int index = jct_table_schema_find (reader->schema, names[i]);

      if (index < 0 || seen[index])
        {
          g_autofree char *quoted = jct_io_quote (names[i], -1);

          jct_io_error_set (
            error, index < 0 ? JCT_IO_ERROR_REFERENCE : JCT_IO_ERROR_DUPLICATE, reader->file, place,
            index < 0 ? _ ("The header names the field %s, which the table's schema does not have.")
                      : _ ("The header names the field %s twice."),
            quoted);
          return FALSE;
        }
      seen[index] = TRUE;
      columns[index] = i;
    }
  for (guint i = 0; i < n_fields; i++)
    if (!seen[i])
      {
        g_autofree char *quoted
          = jct_io_quote (((JctField *) reader->schema->fields->pdata[i])->name, -1);

        jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, reader->file, place,
                          _ ("The header does not name the field %s of the table's schema."),
                          quoted);
        return FALSE;
      }
  return TRUE;
}

static gboolean
match_json_header (const JctTableReader *reader,
                   const json_t *header,
                   guint *columns,
                   GError **error)
{
  g_autofree char *place = jct_json_pointer_index (reader->pointer, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JctJsonPlace at = { reader->file, place };
  json_t *item;
  gsize i;

  json_array_foreach (header, i, item)
    {
      if (!json_is_string (item))
        return jct_json_fail (&at, NULL, _ ("a header row of field names"), item, error);
      g_ptr_array_add (names, (gpointer) json_string_value (item));
    }
  return match_header (reader, (const char *const *) names->pdata, names->len, place, columns,
                       error);
}

void
jct_table_reader_set_source (JctTableReader *reader, const char *file, const char *pointer)
{
  JctRowSource source = {
    .file = g_strdup (file),
    .pointer = g_strdup (pointer),
    .start = jct_table_builder_get_n_rows (reader->builder),
    .lines_start = reader->lines->len,
  };

  if (reader->sources->len > 0)
    g_array_index (reader->sources, JctRowSource, reader->sources->len - 1).first_row
      = reader->first_row;
  g_array_append_val (reader->sources, source);
  g_free (reader->file);
  g_free (reader->pointer);
  reader->file = g_strdup (file);
  reader->pointer = g_strdup (pointer);
}

void
jct_table_reader_start_records (JctTableReader *reader, const JctJsonPlace *at)
{
  jct_table_reader_set_source (reader, at->file, at->pointer);
  reader->first_row = 0;
}

gboolean
jct_table_reader_add_record (JctTableReader *reader,
                             const json_t *record,
                             gsize index,
                             GError **error)
{
  return check_n_rows (reader, index + 1, error) && take_object (reader, record, index, 0, error);
}

gboolean
jct_table_reader_add_line (JctTableReader *reader,
                           const JctLoadContext *context,
                           const json_t *record,
                           gsize line,
                           GError **error)
{
  guint32 stored = (guint32) line;

  if (reader->file == NULL)
    jct_table_reader_set_source (reader, context->name, NULL);
  g_array_append_val (reader->lines, stored);
  return check_n_rows (reader, reader->lines->len, error)
         && take_object (reader, record, 0, line, error);
}

gboolean
jct_table_reader_add_json (JctTableReader *reader,
                           const JctLoadContext *context,
                           json_t *data,
                           const JctJsonPlace *at,
                           GError **error)
{
  g_autofree guint *columns = g_new0 (guint, reader->schema->fields->len);
  gboolean arrays = json_is_array (json_array_get (data, 0));
  gsize n = json_array_size (data);

  jct_table_reader_set_source (reader, at->file, at->pointer);
  if (!jct_json_expect_array (data, at, error) || !check_n_rows (reader, n, error))
    return FALSE;
  if (arrays && !match_json_header (reader, json_array_get (data, 0), columns, error))
    return FALSE;
  reader->first_row = arrays ? 1 : 0;
  for (gsize i = reader->first_row; i < n; i++)
    {
      const json_t *row = json_array_get (data, i);

      if (i % STEP_ROWS == 0 && !jct_load_context_step (context, i, n, error))
        return FALSE;
      if (arrays ? !json_is_array (row) : !json_is_object (row))
        {
          g_autofree char *pointer = jct_json_pointer_index (at->pointer, i);
          JctJsonPlace place = { at->file, pointer };

          return jct_json_fail (&place, NULL,
                                arrays ? _ ("an array, as the rows before it") : _ ("an object"),
                                row, error);
        }
      if (arrays ? !take_array (reader, row, i, columns, error)
                 : !take_object (reader, row, i, 0, error))
        return FALSE;
    }
  return jct_load_context_step (context, n, n, error);
}

/* ---- rows of CSV ---- */

typedef struct
{
  JctTableReader *reader;
  gboolean has_header;
} CsvRows;

/* A row of nothing but names of fields. */
static gboolean
is_header (const JctTableReader *reader, const JctCsvRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (jct_table_schema_find (reader->schema, row->fields[i]) < 0)
      return FALSE;
  return TRUE;
}

/* `columns` (nullable) says for each field where it stands in the row; without it they stand in its order. */
static gboolean
add_csv_fields (JctTableReader *reader, const JctCsvRow *row, const guint *columns, GError **error)
{
  const JctTableSchema *schema = reader->schema;
  guint32 line = (guint32) row->line;

  g_array_append_val (reader->lines, line);
  for (guint i = 0; i <= schema->fields->len; i++)
    {
      guint index = i == 0 ? schema->time : i - 1;
      JctTableCell cell = make_cell (reader, index, 0, -1, row->line);

      if (i > 0 && index == schema->time)
        continue;
      if (!jct_table_cell_take_csv (&cell, row->fields[columns != NULL ? columns[index] : index],
                                    error))
        return FALSE;
    }
  return check_n_rows (reader, reader->lines->len, error) && check_key (reader, error);
}

void
jct_table_reader_start_csv (JctTableReader *reader, const JctLoadContext *context)
{
  jct_table_reader_set_source (reader, context->name, NULL);
}

gboolean
jct_table_reader_add_csv_row (JctTableReader *reader, const JctCsvRow *row, GError **error)
{
  g_return_val_if_fail (row->n_fields == reader->schema->fields->len, FALSE);

  return add_csv_fields (reader, row, NULL, error);
}

static gboolean
take_csv_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  CsvRows *rows = user_data;
  JctTableReader *reader = rows->reader;
  const JctTableSchema *schema = reader->schema;
  g_autofree char *place = NULL;

  if (!rows->has_header)
    {
      gboolean is_first = reader->csv_columns == NULL;

      rows->has_header = TRUE;
      if (is_first)
        reader->csv_columns = g_new0 (guint, schema->fields->len);
      /* Of several files, those after the first may have no header of their own. */
      if (is_first || is_header (reader, row))
        {
          place = jct_io_place_line (row->line, 0);
          return match_header (reader, row->fields, row->n_fields, place, reader->csv_columns,
                               error);
        }
    }
  if (row->n_fields != schema->fields->len)
    {
      place = jct_io_place_line (row->line, 0);
      jct_io_error_set_n_values (error, reader->file, place, row->n_fields, schema->fields->len);
      return FALSE;
    }
  return add_csv_fields (reader, row, reader->csv_columns, error);
}

gboolean
jct_table_reader_add_csv (JctTableReader *reader,
                          const JctLoadContext *context,
                          const char *text,
                          gsize length,
                          char delimiter,
                          GError **error)
{
  CsvRows rows = { reader, FALSE };
  gboolean is_first = reader->csv_columns == NULL;

  jct_table_reader_set_source (reader, context->name, NULL);
  if (!jct_csv_parse (context, text, length, delimiter, take_csv_row, &rows, error))
    return FALSE;
  if (!rows.has_header && is_first)
    {
      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, reader->file, NULL,
                        _ ("The file has no header row."));
      return FALSE;
    }
  return TRUE;
}
