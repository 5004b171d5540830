/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-table-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "io/jct-csv.h"
#include "io/jct-io-error.h"
#include "io/jct-json-write.h"
#include "io/jct-limits.h"
#include "io/jct-number.h"
#include "io/jct-table-schema.h"
#include "model/jct-edtf.h"

#define STEP_ROWS 16384

/* The text that a column had last and what it meant: neighbouring rows mostly repeat it. */
typedef struct
{
  GString *text;
  gboolean valid;
  guint32 meaning; /* code or ordinal */
} LastText;

struct _JctTableReader
{
  JctTableSchema *schema;
  JctTableBuilder *builder;
  LastText *last;     /* one a field */
  guint32 *row_codes; /* one a field: the present row's codes, for the primary key */
  gint32 row_ordinal;
  GString *number;  /* the text of a number that serves as a dimension's value */
  GHashTable *keys; /* (nullable): of a primary key that is not the whole key: GBytes -> row */
  char *resource_pointer;
  char *resource_file;
  /* where the rows stand, for messages about rows already read */
  char *file;
  char *pointer;   /* of JSON rows; NULL for CSV */
  gsize first_row; /* index of the first row in the JSON array */
  GArray *lines;   /* guint32: of CSV rows */
};

/* The cell being read. */
typedef struct
{
  JctTableReader *reader;
  const JctField *field;
  guint field_index;
  gsize row;     /* index in the JSON array */
  gssize column; /* index in the JSON row; -1 in an object */
  gsize line;    /* of CSV */
} Cell;

/* ---- errors
 * --------------------------------------------------------------------------------------------------
 */

static char *
cell_place (const Cell *cell)
{
  const JctTableReader *reader = cell->reader;
  g_autofree char *row = NULL;

  if (reader->pointer == NULL)
    {
      g_autofree char *line = jct_io_place_line (cell->line, 0);
      g_autofree char *name = jct_io_quote (cell->field->name, -1);

      /* Translators: a place in a CSV file: 'line 3, field "month"'. */
      return g_strdup_printf (_ ("%s, field %s"), line, name);
    }
  row = jct_json_pointer_index (reader->pointer, cell->row);
  if (cell->column >= 0)
    return jct_json_pointer_index (row, (gsize) cell->column);
  return jct_json_pointer_key (row, cell->field->name);
}

static gboolean
cell_fail (
  const Cell *cell, JctIoError code, const char *expected, const char *found, GError **error)
{
  g_autofree char *place = cell_place (cell);

  jct_io_error_set (error, code, cell->reader->file, place, _ ("Expected %s, found %s."), expected,
                    found);
  return FALSE;
}

static gboolean
cell_fail_json (const Cell *cell, const char *expected, const json_t *found, GError **error)
{
  g_autofree char *description = jct_json_describe (found);

  return cell_fail (cell, JCT_IO_ERROR_STRUCTURE, expected, description, error);
}

static gboolean
cell_fail_text (
  const Cell *cell, JctIoError code, const char *expected, const char *found, GError **error)
{
  g_autofree char *quoted = jct_io_quote (found, -1);

  return cell_fail (cell, code, expected, quoted, error);
}

static const char *
expected_period (JctPeriodKind kind)
{
  switch (kind.unit)
    {
    case JCT_PERIOD_DAY:
      return _ ("a day such as 2024-05-09");
    case JCT_PERIOD_WEEK:
      return _ ("a week such as 2024-W05");
    case JCT_PERIOD_QUARTER:
      return _ ("a quarter such as 2024-Q1");
    case JCT_PERIOD_YEAR:
      return _ ("a year such as 2024");
    case JCT_PERIOD_FISCAL_YEAR:
      return _ ("a fiscal year such as FY2024");
    case JCT_PERIOD_MONTH:
    default:
      return _ ("a month such as 2024-05");
    }
}

/* The place of a row that was read, counted from 0 as added. */
static char *
row_place (const JctTableReader *reader, gsize row)
{
  if (reader->pointer == NULL)
    return jct_io_place_line (g_array_index (reader->lines, guint32, row), 0);
  return jct_json_pointer_index (reader->pointer, reader->first_row + row);
}

static gboolean
fail_duplicate (const JctTableReader *reader, gsize first, gsize repeat, GError **error)
{
  g_autofree char *first_place = row_place (reader, first);
  g_autofree char *place = row_place (reader, repeat);

  /* Translators: %s is the place of another row. */
  jct_io_error_set (error, JCT_IO_ERROR_DUPLICATE, reader->file, place,
                    _ ("The row repeats the primary key of the row at %s."), first_place);
  return FALSE;
}

/* ---- making
 * ---------------------------------------------------------------------------------------------------
 */

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
  if (!jct_json_get_text (resource, at, "name", TRUE, &name, error))
    return NULL;
  reader->schema = jct_table_schema_new (resource, at, fiscal_start, ignored, error);
  if (reader->schema == NULL)
    return NULL;
  n_fields = reader->schema->fields->len;
  reader->last = g_new0 (LastText, n_fields);
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
  g_string_free (reader->number, TRUE);
  g_free (reader->resource_pointer);
  g_free (reader->resource_file);
  g_free (reader->file);
  g_free (reader->pointer);
  g_free (reader);
}

/* ---- cells
 * ----------------------------------------------------------------------------------------------------
 */

/* Whether the field's last text is `text`; remembers it if not. */
static gboolean
is_last_text (LastText *last, const char *text, gsize length)
{
  if (last->valid && last->text->len == length && memcmp (last->text->str, text, length) == 0)
    return TRUE;
  last->valid = FALSE;
  g_string_truncate (last->text, 0);
  g_string_append_len (last->text, text, (gssize) length);
  return FALSE;
}

/* A date field whose table counts coarser periods names the first day of its period. */
static gboolean
parse_period (const JctTableReader *reader,
              const JctField *field,
              const char *text,
              JctPeriod *period)
{
  JctPeriodKind kind = reader->schema->kind;
  JctPeriod day;

  if (jct_period_parse (text, kind, period))
    return TRUE;
  if (kind.unit == JCT_PERIOD_FISCAL_YEAR && field->type == JCT_FIELD_YEAR
      && jct_period_parse (text, jct_period_kind (JCT_PERIOD_YEAR, 1), period))
    {
      *period = jct_period (kind, period->ordinal);
      return TRUE;
    }
  if (field->type != JCT_FIELD_DATE
      || !jct_period_parse (text, jct_period_kind (JCT_PERIOD_DAY, 1), &day))
    return FALSE;
  *period = jct_period_convert (day, kind);
  return jct_period_first_day (*period) == day.ordinal;
}

static gboolean
take_time (Cell *cell, const char *text, gsize length, GError **error)
{
  JctTableReader *reader = cell->reader;
  LastText *last = &reader->last[cell->field_index];
  JctPeriod period;

  if (!is_last_text (last, text, length))
    {
      if (!parse_period (reader, cell->field, text, &period))
        return cell_fail_text (cell, JCT_IO_ERROR_VALUE, expected_period (reader->schema->kind),
                               text, error);
      last->meaning = (guint32) period.ordinal;
      last->valid = TRUE;
    }
  reader->row_ordinal = (gint32) last->meaning;
  jct_table_builder_add_row (reader->builder, reader->row_ordinal);
  return TRUE;
}

static gboolean
take_dimension (Cell *cell, const char *text, gsize length, GError **error)
{
  JctTableReader *reader = cell->reader;
  LastText *last = &reader->last[cell->field_index];

  if (!is_last_text (last, text, length))
    {
      last->meaning
        = jct_table_builder_intern (reader->builder, cell->field->index, text, (gssize) length);
      last->valid = last->meaning != JCT_CODE_NONE;
    }
  reader->row_codes[cell->field_index] = last->meaning;
  /* A full dimension makes the builder's finish fail with the reason. */
  if (last->valid)
    jct_table_builder_set_code (reader->builder, cell->field->index, last->meaning);
  return TRUE;
}

static gboolean
take_qualifier (Cell *cell, const char *text, GError **error)
{
  JctQualifier qualifier;

  if (!jct_qualifier_from_name (text, &qualifier))
    return cell_fail_text (cell, JCT_IO_ERROR_VALUE,
                           _ ("exact, about, nearly, just-over, more-than, at-least or at-most"),
                           text, error);
  jct_table_builder_set_qualifier (cell->reader->builder, cell->field->index, qualifier);
  return TRUE;
}

static gboolean
take_real (Cell *cell, double value, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (cell->field->type == JCT_FIELD_NUMBER)
    {
      if (!isfinite (value))
        return cell_fail (cell, JCT_IO_ERROR_VALUE, _ ("a finite number"),
                          g_ascii_dtostr (buffer, sizeof buffer, value), error);
      jct_table_builder_set_real (cell->reader->builder, cell->field->index, value);
      return TRUE;
    }
  /* 12.0 is a whole number however it is written; beyond 2^53 it may not be the one that was meant.
   */
  if (value != floor (value) || fabs (value) > 9007199254740992.0)
    return cell_fail (cell, JCT_IO_ERROR_STRUCTURE, _ ("a whole number"),
                      g_ascii_formatd (buffer, sizeof buffer, "%.15g", value), error);
  jct_table_builder_set_integer (cell->reader->builder, cell->field->index, (gint64) value);
  return TRUE;
}

static gboolean
take_integer (Cell *cell, gint64 value)
{
  if (cell->field->type == JCT_FIELD_NUMBER)
    jct_table_builder_set_real (cell->reader->builder, cell->field->index, (double) value);
  else
    jct_table_builder_set_integer (cell->reader->builder, cell->field->index, value);
  return TRUE;
}

static gboolean
is_missing_text (const JctTableReader *reader, const char *text)
{
  for (guint i = 0; i < reader->schema->missing->len; i++)
    if (strcmp (reader->schema->missing->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

/* A value that is null or not there: a missing measure, an exact qualifier, the empty value of a
 * dimension. */
static gboolean
take_missing (Cell *cell, GError **error)
{
  if (cell->field->role == JCT_FIELD_IS_TIME)
    return cell_fail (cell, JCT_IO_ERROR_STRUCTURE, expected_period (cell->reader->schema->kind),
                      _ ("nothing"), error);
  if (cell->field->role == JCT_FIELD_IS_DIMENSION)
    return take_dimension (cell, "", 0, error);
  return TRUE;
}

/* ---- cells of JSON
 * -------------------------------------------------------------------------------------------- */

static const char *
expected_json (const JctField *field)
{
  if (field->role == JCT_FIELD_IS_MEASURE)
    return field->type == JCT_FIELD_INTEGER ? _ ("a whole number") : _ ("a number");
  switch (field->type)
    {
    case JCT_FIELD_INTEGER:
      return _ ("a whole number");
    case JCT_FIELD_NUMBER:
      return _ ("a number");
    case JCT_FIELD_BOOLEAN:
      return _ ("true or false");
    case JCT_FIELD_TEXT:
    case JCT_FIELD_DATE:
    case JCT_FIELD_YEARMONTH:
    case JCT_FIELD_YEAR:
    case JCT_FIELD_ANY:
    default:
      return _ ("a text");
    }
}

/* A dimension or the time in a type other than text, as the text that stands for it. */
static gboolean
take_json_scalar (Cell *cell, const json_t *value, GError **error)
{
  JctFieldType type = cell->field->type;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *text = NULL;

  if (json_is_integer (value)
      && (type == JCT_FIELD_INTEGER || type == JCT_FIELD_NUMBER || type == JCT_FIELD_YEAR
          || type == JCT_FIELD_ANY))
    {
      /* Years have four digits: 0044, -0044. */
      if (type == JCT_FIELD_YEAR)
        g_snprintf (buffer, sizeof buffer, "%0*" JSON_INTEGER_FORMAT,
                    json_integer_value (value) < 0 ? 5 : 4, json_integer_value (value));
      else
        g_snprintf (buffer, sizeof buffer, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
      text = buffer;
    }
  else if (json_is_real (value) && (type == JCT_FIELD_NUMBER || type == JCT_FIELD_ANY))
    {
      g_string_truncate (cell->reader->number, 0);
      jct_json_write_real (cell->reader->number, json_real_value (value));
      text = cell->reader->number->str;
    }
  else if (json_is_boolean (value) && (type == JCT_FIELD_BOOLEAN || type == JCT_FIELD_ANY))
    text = json_is_true (value) ? "true" : "false";
  if (text == NULL)
    return cell_fail_json (cell,
                           cell->field->role == JCT_FIELD_IS_TIME
                             ? expected_period (cell->reader->schema->kind)
                             : expected_json (cell->field),
                           value, error);
  if (cell->field->role == JCT_FIELD_IS_TIME)
    return take_time (cell, text, strlen (text), error);
  return take_dimension (cell, text, strlen (text), error);
}

static gboolean
take_json_measure (Cell *cell, const json_t *value, GError **error)
{
  if (json_is_integer (value))
    return take_integer (cell, json_integer_value (value));
  if (json_is_real (value))
    return take_real (cell, json_real_value (value), error);
  return cell_fail_json (cell, expected_json (cell->field), value, error);
}

static gboolean
takes_text (const JctField *field)
{
  return field->role != JCT_FIELD_IS_DIMENSION
         || (field->type != JCT_FIELD_INTEGER && field->type != JCT_FIELD_NUMBER
             && field->type != JCT_FIELD_BOOLEAN);
}

static gboolean
take_json (Cell *cell, const json_t *value, GError **error)
{
  const char *text = json_string_value (value);

  if (cell->field->role == JCT_FIELD_IS_IGNORED)
    return TRUE;
  if (value == NULL || json_is_null (value)
      || (text != NULL && cell->reader->schema->missing_given
          && is_missing_text (cell->reader, text)))
    return take_missing (cell, error);
  if (cell->field->role == JCT_FIELD_IS_MEASURE)
    return take_json_measure (cell, value, error);
  if (cell->field->role == JCT_FIELD_IS_QUALIFIER && text == NULL)
    return cell_fail_json (cell, _ ("a text"), value, error);
  if (text == NULL || !takes_text (cell->field))
    return take_json_scalar (cell, value, error);
  if (cell->field->role == JCT_FIELD_IS_TIME)
    return take_time (cell, text, json_string_length (value), error);
  if (cell->field->role == JCT_FIELD_IS_QUALIFIER)
    return take_qualifier (cell, text, error);
  return take_dimension (cell, text, json_string_length (value), error);
}

/* ---- rows
 * -----------------------------------------------------------------------------------------------------
 */

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
      return fail_duplicate (reader, GPOINTER_TO_SIZE (first), row, error);
    }
  g_hash_table_insert (reader->keys, bytes, GSIZE_TO_POINTER (row));
  return TRUE;
}

static Cell
make_cell (JctTableReader *reader, guint field, gsize row, gssize column, gsize line)
{
  Cell cell = { reader, reader->schema->fields->pdata[field], field, row, column, line };

  return cell;
}

static gboolean
take_object (JctTableReader *reader, const json_t *object, gsize row, GError **error)
{
  const JctTableSchema *schema = reader->schema;
  gsize n_found = 0;

  /* The time comes first: it adds the row to the table. */
  for (guint i = 0; i <= schema->fields->len; i++)
    {
      guint index = i == 0 ? schema->time : i - 1;
      Cell cell = make_cell (reader, index, row, -1, 0);
      const json_t *value = json_object_get (object, cell.field->name);

      if (i > 0 && index == schema->time)
        continue;
      n_found += value != NULL;
      if (!take_json (&cell, value, error))
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
      Cell cell = make_cell (reader, index, row, columns[index], 0);

      if (i > 0 && index == schema->time)
        continue;
      if (!take_json (&cell, json_array_get (array, columns[index]), error))
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

static void
set_source (JctTableReader *reader, const char *file, const char *pointer)
{
  g_free (reader->file);
  g_free (reader->pointer);
  reader->file = g_strdup (file);
  reader->pointer = g_strdup (pointer);
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

  set_source (reader, at->file, at->pointer);
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
                 : !take_object (reader, row, i, error))
        return FALSE;
    }
  return jct_load_context_step (context, n, n, error);
}

/* ---- rows of CSV
 * ---------------------------------------------------------------------------------------------- */

typedef struct
{
  JctTableReader *reader;
  guint *columns;
  gboolean has_header;
} CsvRows;

/* A cell of a type other than text. */
static gboolean
take_csv_typed (Cell *cell, const char *text, GError **error)
{
  g_autoptr (json_t) value = NULL;

  if (strlen (text) > JCT_LIMIT_NUMBER_CHARS)
    return cell_fail_text (cell, JCT_IO_ERROR_LIMIT, expected_json (cell->field), text, error);
  if (cell->field->type == JCT_FIELD_BOOLEAN)
    {
      if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)
        value = json_boolean (*text == 't');
    }
  else
    {
      JctNumber number;

      if (jct_number_parse (text, &number))
        value = number.is_integer ? json_integer (number.integer) : json_real (number.real);
    }
  if (value == NULL)
    return cell_fail_text (cell, JCT_IO_ERROR_VALUE, expected_json (cell->field), text, error);
  return take_json (cell, value, error);
}

static gboolean
take_csv (Cell *cell, const char *text, GError **error)
{
  if (cell->field->role == JCT_FIELD_IS_IGNORED)
    return TRUE;
  if (is_missing_text (cell->reader, text))
    return take_missing (cell, error);
  switch (cell->field->role)
    {
    case JCT_FIELD_IS_TIME:
      return take_time (cell, text, strlen (text), error);
    case JCT_FIELD_IS_MEASURE:
      return take_csv_typed (cell, text, error);
    case JCT_FIELD_IS_QUALIFIER:
      return take_qualifier (cell, text, error);
    case JCT_FIELD_IS_DIMENSION:
    case JCT_FIELD_IS_IGNORED:
    default:
      return takes_text (cell->field) ? take_dimension (cell, text, strlen (text), error)
                                      : take_csv_typed (cell, text, error);
    }
}

static gboolean
take_csv_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  CsvRows *rows = user_data;
  JctTableReader *reader = rows->reader;
  const JctTableSchema *schema = reader->schema;
  g_autofree char *place = NULL;
  guint32 line = (guint32) row->line;

  if (!rows->has_header)
    {
      rows->has_header = TRUE;
      place = jct_io_place_line (row->line, 0);
      return match_header (reader, row->fields, row->n_fields, place, rows->columns, error);
    }
  if (row->n_fields != schema->fields->len)
    {
      place = jct_io_place_line (row->line, 0);
      jct_io_error_set_n_values (error, reader->file, place, row->n_fields, schema->fields->len);
      return FALSE;
    }
  g_array_append_val (reader->lines, line);
  for (guint i = 0; i <= schema->fields->len; i++)
    {
      guint index = i == 0 ? schema->time : i - 1;
      Cell cell = make_cell (reader, index, 0, -1, row->line);

      if (i > 0 && index == schema->time)
        continue;
      if (!take_csv (&cell, row->fields[rows->columns[index]], error))
        return FALSE;
    }
  return check_n_rows (reader, reader->lines->len, error) && check_key (reader, error);
}

gboolean
jct_table_reader_add_csv (JctTableReader *reader,
                          const JctLoadContext *context,
                          const char *text,
                          gsize length,
                          char delimiter,
                          GError **error)
{
  g_autofree guint *columns = g_new0 (guint, reader->schema->fields->len);
  CsvRows rows = { reader, columns, FALSE };

  set_source (reader, context->name, NULL);
  if (!jct_csv_parse (context, text, length, delimiter, take_csv_row, &rows, error))
    return FALSE;
  if (!rows.has_header)
    {
      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, reader->file, NULL,
                        _ ("The file has no header row."));
      return FALSE;
    }
  return TRUE;
}

JctTable *
jct_table_reader_finish (JctTableReader *reader, GError **error)
{
  gsize first = 0;
  gsize repeat = 0;
  g_autoptr (GError) inner = NULL;
  JctTable *table
    = jct_table_builder_finish (reader->builder,
                                reader->schema->has_key && reader->schema->key_is_whole, &first,
                                &repeat, &inner);

  if (table != NULL)
    return table;
  if (g_error_matches (inner, JCT_TABLE_ERROR, JCT_TABLE_ERROR_DUPLICATE_KEY))
    fail_duplicate (reader, first, repeat, error);
  else
    jct_io_error_take (error, JCT_IO_ERROR_LIMIT, reader->resource_file, reader->resource_pointer,
                       g_steal_pointer (&inner));
  return NULL;
}
