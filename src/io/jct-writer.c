/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-writer.h"

#include <string.h>

#include "io/jct-json-write.h"
#include "io/jct-json.h"
#include "io/jct-package-json.h"
#include "io/jct-package-merge.h"
#include "io/jct-table-schema.h"

/* A column while rows are written: a dimension's values are turned into JSON once. */
typedef struct
{
  const JctField *field;
  GPtrArray *values; /* (nullable): of a dimension, by code */
} Column;

typedef struct
{
  JctTable *table;
  JctTableSchema *schema;
  gsize n; /* so many are written */
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  jct_table_schema_free (rows->schema);
  g_free (rows);
}

/* ---- rows ---- */

/* A dimension's value in its field's type; the reader has checked that the text is of it. */
static char *
value_to_json (const JctField *field, const char *text)
{
  GString *json;
  gboolean is_bare = field->type == JCT_FIELD_INTEGER || field->type == JCT_FIELD_NUMBER
                     || field->type == JCT_FIELD_BOOLEAN;

  if (is_bare)
    return g_strdup (*text == '\0' ? "null" : text);
  json = g_string_new (NULL);
  jct_json_write_text (json, text, strlen (text));
  return g_string_free (json, FALSE);
}

static Column *
make_columns (const Rows *rows)
{
  Column *columns = g_new0 (Column, rows->schema->fields->len);

  for (guint i = 0; i < rows->schema->fields->len; i++)
    {
      const JctField *field = rows->schema->fields->pdata[i];

      columns[i].field = field;
      if (field->role != JCT_FIELD_IS_DIMENSION)
        continue;
      columns[i].values = g_ptr_array_new_with_free_func (g_free);
      for (guint code = 0; code < jct_table_get_n_values (rows->table, field->index); code++)
        g_ptr_array_add (columns[i].values,
                         value_to_json (field,
                                        jct_table_get_value (rows->table, field->index, code)));
    }
  return columns;
}

static void
free_columns (Column *columns, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&columns[i].values, g_ptr_array_unref);
  g_free (columns);
}

static void
write_time (GString *out, const Rows *rows, const JctField *field, gint32 ordinal)
{
  JctPeriod period = jct_period (jct_table_get_period_kind (rows->table), ordinal);
  g_autofree char *text = NULL;

  if (field->type == JCT_FIELD_YEAR
      && (period.kind.unit == JCT_PERIOD_YEAR || period.kind.unit == JCT_PERIOD_FISCAL_YEAR))
    {
      g_string_append_printf (out, "%d", ordinal);
      return;
    }
  /* A date stays a date for other programs: the first day of its period. */
  if (field->type == JCT_FIELD_DATE)
    period = jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), jct_period_first_day (period));
  text = jct_period_to_text (period);
  jct_json_write_text (out, text, strlen (text));
}

static void
write_measure (GString *out, const Rows *rows, guint measure, gsize row)
{
  if (jct_table_is_missing (rows->table, measure, row))
    g_string_append (out, "null");
  else if (jct_table_get_measure_type (rows->table, measure) == JCT_MEASURE_INTEGER)
    g_string_append_printf (out, "%" G_GINT64_FORMAT,
                            jct_table_get_integer (rows->table, measure, row));
  else
    jct_json_write_real (out, jct_table_get_real (rows->table, measure, row));
}

static void
write_cell (GString *out, const Rows *rows, const Column *column, gsize row)
{
  const JctField *field = column->field;
  const char *name;

  switch (field->role)
    {
    case JCT_FIELD_IS_TIME:
      write_time (out, rows, field, jct_table_get_periods (rows->table)[row]);
      break;
    case JCT_FIELD_IS_MEASURE:
      write_measure (out, rows, field->index, row);
      break;
    case JCT_FIELD_IS_QUALIFIER:
      name = jct_qualifier_to_name (jct_table_get_qualifier (rows->table, field->index, row));
      jct_json_write_text (out, name, strlen (name));
      break;
    case JCT_FIELD_IS_DIMENSION:
    case JCT_FIELD_IS_IGNORED:
    default:
      g_string_append (out,
                       column->values->pdata[jct_table_get_code (rows->table, field->index, row)]);
      break;
    }
}

/* A header row and one line a row, so that two versions of a file can be compared. */
static void
write_rows (GString *out, const json_t *value, guint indent, gpointer user_data)
{
  const Rows *rows = g_hash_table_lookup (user_data, value);
  guint n_fields = rows->schema->fields->len;
  Column *columns = make_columns (rows);

  g_string_append_c (out, '[');
  jct_json_write_line (out, indent + 1);
  for (guint i = 0; i < n_fields; i++)
    {
      g_string_append (out, i == 0 ? "[" : ", ");
      jct_json_write_text (out, columns[i].field->name, strlen (columns[i].field->name));
    }
  g_string_append_c (out, ']');
  for (gsize row = 0; row < rows->n; row++)
    {
      g_string_append_c (out, ',');
      jct_json_write_line (out, indent + 1);
      for (guint i = 0; i < n_fields; i++)
        {
          g_string_append (out, i == 0 ? "[" : ", ");
          write_cell (out, rows, &columns[i], row);
        }
      g_string_append_c (out, ']');
    }
  jct_json_write_line (out, indent);
  g_string_append_c (out, ']');
  free_columns (columns, n_fields);
}

/* ---- package ---- */

/* Of observations, or of figures published earlier; NULL where the document has none of that name. */
static JctTable *
find_table (const JctDocument *document, const char *name)
{
  JctTable *table = jct_document_find_table (document, name);
  JctVintage *vintage = table == NULL ? jct_document_find_vintage (document, name) : NULL;

  return vintage != NULL ? jct_vintage_get_table (vintage) : table;
}

/* Puts a value of its own, known to `special`, at the place of a table's data. The resource is a
 * copy. */
static gboolean
mark_rows (GHashTable *special,
           const JctDocument *document,
           json_t *resource,
           gsize index,
           gsize most_rows,
           GError **error)
{
  const char *name = json_string_value (json_object_get (resource, "name"));
  JctTable *table = name != NULL ? find_table (document, name) : NULL;
  g_autofree char *pointer = NULL;
  JctJsonPlace at;
  JctTableSchema *schema;
  json_t *data;
  Rows *rows;

  if (table == NULL || !json_is_null (json_object_get (resource, "data")))
    return TRUE;
  pointer = jct_json_pointer_index ("/resources", index);
  at.file = jct_document_get_title (document);
  at.pointer = pointer;
  schema
    = jct_table_schema_new (resource, &at, jct_document_get_fiscal_start (document), NULL, error);
  if (schema == NULL)
    return FALSE;
  rows = g_new (Rows, 1);
  rows->table = table;
  rows->schema = schema;
  rows->n = MIN (jct_table_get_n_rows (table), most_rows);
  data = json_array ();
  json_object_set_new (resource, "data", data);
  g_hash_table_insert (special, data, rows);
  return TRUE;
}

static GBytes *
to_bytes (const JctDocument *document, gsize most_rows, GError **error)
{
  g_autoptr (GHashTable) special = g_hash_table_new_full (NULL, NULL, NULL, rows_free);
  g_autoptr (json_t) root = NULL;
  json_t *resources;
  GString *out;

  if (jct_document_get_package (document) != NULL)
    root = json_copy ((json_t *) jct_document_get_package (document));
  else
    root = jct_package_json_new (document);
  /* The kept package is shared and never changed: copies down to the resources. */
  resources = json_copy (json_object_get (root, "resources"));
  json_object_set_new (root, "resources", resources);
  jct_package_add_tables (resources, document);
  for (gsize i = 0; i < json_array_size (resources); i++)
    {
      json_t *resource = json_copy (json_array_get (resources, i));

      json_array_set_new (resources, i, resource);
      if (!mark_rows (special, document, resource, i, most_rows, error))
        return NULL;
    }
  if (jct_document_get_package (document) != NULL)
    jct_package_merge_edits (root, document);
  out = g_string_new (NULL);
  jct_json_write (out, root, 0, special, write_rows, special);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}

GBytes *
jct_document_to_bytes (const JctDocument *document, GError **error)
{
  g_return_val_if_fail (document != NULL, NULL);

  return to_bytes (document, G_MAXSIZE, error);
}

GBytes *
jct_document_to_outline (const JctDocument *document, GError **error)
{
  g_return_val_if_fail (document != NULL, NULL);

  return to_bytes (document, 1, error);
}

gboolean
jct_document_save_over (const JctDocument *document,
                        const char *path,
                        const JctFileStamp *expected,
                        JctFileStamp *written,
                        GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  bytes = jct_document_to_bytes (document, error);
  return bytes != NULL && jct_save_bytes_over (path, bytes, expected, written, error);
}

gboolean
jct_document_save (const JctDocument *document, const char *path, GError **error)
{
  return jct_document_save_over (document, path, NULL, NULL, error);
}
