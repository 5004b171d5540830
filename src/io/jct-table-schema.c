/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-table-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-limits.h"

static const struct
{
  const char *name;
  JctFieldType type;
} field_types[] = {
  { "string", JCT_FIELD_TEXT },   { "integer", JCT_FIELD_INTEGER },
  { "number", JCT_FIELD_NUMBER }, { "boolean", JCT_FIELD_BOOLEAN },
  { "date", JCT_FIELD_DATE },     { "yearmonth", JCT_FIELD_YEARMONTH },
  { "year", JCT_FIELD_YEAR },     { "any", JCT_FIELD_ANY },
  { "datetime", JCT_FIELD_TEXT }, { "time", JCT_FIELD_TEXT },
  { "duration", JCT_FIELD_TEXT },
};

static gboolean
field_type_from_name (const char *name, JctFieldType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_types); i++)
    if (strcmp (field_types[i].name, name) == 0)
      {
        *type = field_types[i].type;
        return TRUE;
      }
  return FALSE;
}

static void
field_free (gpointer data)
{
  JctField *field = data;

  g_free (field->name);
  g_free (field->title);
  g_free (field->unit);
  g_free (field);
}

void
jct_table_schema_free (JctTableSchema *schema)
{
  g_ptr_array_unref (schema->fields);
  g_ptr_array_unref (schema->missing);
  g_free (schema->in_key);
  g_free (schema);
}

int
jct_table_schema_find (const JctTableSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->fields->len; i++)
    {
      const JctField *field = schema->fields->pdata[i];

      if (strcmp (field->name, name) == 0)
        return (int) i;
    }
  return -1;
}

/* ---- fields ---- */

static gboolean
read_field (JctTableSchema *schema, json_t *object, const JctJsonPlace *at, GError **error)
{
  JctField *field = g_new0 (JctField, 1);
  const char *type = "any";

  g_ptr_array_add (schema->fields, field);
  if (!jct_json_expect_object (object, at, error)
      || !jct_json_dup_text (object, at, "name", TRUE, &field->name, error)
      || !jct_json_dup_text (object, at, "title", FALSE, &field->title, error)
      || !jct_json_get_text (object, at, "type", FALSE, &type, error))
    return FALSE;
  if (!field_type_from_name (type, &field->type))
    {
      g_autofree char *quoted = jct_io_quote (type, -1);

      return jct_json_fail_with (
        at, "type", JCT_IO_ERROR_VALUE, error,
        _ ("Found the field type %s; a table holds texts, numbers and dates."), quoted);
    }
  field->role = JCT_FIELD_IS_DIMENSION;
  if (jct_table_schema_find (schema, field->name) != (int) schema->fields->len - 1)
    {
      g_autofree char *quoted = jct_io_quote (field->name, -1);

      return jct_json_fail_with (at, "name", JCT_IO_ERROR_DUPLICATE, error,
                                 _ ("A second field is called %s."), quoted);
    }
  return TRUE;
}

static gboolean
read_fields (JctTableSchema *schema, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "fields");
  json_t *fields = NULL;
  json_t *field;
  gsize i;

  if (!jct_json_get_array (object, at, "fields", TRUE, &fields, error))
    return FALSE;
  if (json_array_size (fields) > JCT_LIMIT_COLUMNS)
    return jct_json_fail_with (at, "fields", JCT_IO_ERROR_LIMIT, error,
                               _ ("The table has more than %d columns."), JCT_LIMIT_COLUMNS);
  json_array_foreach (fields, i, field)
    {
      g_autofree char *field_pointer = jct_json_pointer_index (pointer, i);
      JctJsonPlace place = { at->file, field_pointer };

      if (!read_field (schema, field, &place, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- roles ---- */

/* The field that a property names; REFERENCE where there is none. */
static gboolean
find_named (const JctTableSchema *schema,
            const JctJsonPlace *at,
            const char *key,
            const char *name,
            guint *index,
            GError **error)
{
  int found = jct_table_schema_find (schema, name);
  g_autofree char *quoted = NULL;

  if (found >= 0)
    {
      *index = (guint) found;
      return TRUE;
    }
  quoted = jct_io_quote (name, -1);
  return jct_json_fail_with (at, key, JCT_IO_ERROR_REFERENCE, error,
                             _ ("The table has no field %s."), quoted);
}

static gboolean
is_time_type (JctFieldType type)
{
  return type == JCT_FIELD_DATE || type == JCT_FIELD_YEARMONTH || type == JCT_FIELD_YEAR;
}

static gboolean
is_number_type (JctFieldType type)
{
  return type == JCT_FIELD_INTEGER || type == JCT_FIELD_NUMBER;
}

static gboolean
read_time (JctTableSchema *schema,
           const json_t *juncture,
           const JctJsonPlace *at,
           guint fiscal_start,
           GError **error)
{
  const char *name = NULL;
  const char *kind_name = NULL;
  JctPeriodUnit unit = JCT_PERIOD_MONTH;
  JctField *field;

  if (!jct_json_get_text (juncture, at, "time", FALSE, &name, error)
      || !jct_json_get_text (juncture, at, "periodKind", FALSE, &kind_name, error))
    return FALSE;
  if (name != NULL)
    {
      if (!find_named (schema, at, "time", name, &schema->time, error))
        return FALSE;
    }
  else
    {
      schema->time = 0;
      while (schema->time < schema->fields->len
             && !is_time_type (((JctField *) schema->fields->pdata[schema->time])->type))
        schema->time++;
      if (schema->time == schema->fields->len)
        return jct_json_fail_with (
          at, "time", JCT_IO_ERROR_STRUCTURE, error,
          _ ("The table has no field of time; expected one of type yearmonth, year or date."));
    }
  field = schema->fields->pdata[schema->time];
  field->role = JCT_FIELD_IS_TIME;
  if (kind_name != NULL)
    {
      if (!jct_period_unit_from_name (kind_name, &unit))
        {
          g_autofree char *quoted = jct_io_quote (kind_name, -1);

          return jct_json_fail_with (
            at, "periodKind", JCT_IO_ERROR_VALUE, error,
            _ ("Found the kind of period %s; expected day, week, month, quarter, year or "
               "fiscal-year."),
            quoted);
        }
    }
  else if (field->type == JCT_FIELD_DATE)
    unit = JCT_PERIOD_DAY;
  else if (field->type == JCT_FIELD_YEAR)
    unit = JCT_PERIOD_YEAR;
  else if (field->type != JCT_FIELD_YEARMONTH)
    return jct_json_fail (at, "periodKind", _ ("a kind of period, for the time field is no date"),
                          NULL, error);
  schema->kind = jct_period_kind (unit, unit == JCT_PERIOD_FISCAL_YEAR ? fiscal_start : 1);
  return TRUE;
}

static gboolean
read_qualifier (JctTableSchema *schema,
                guint measure,
                const json_t *object,
                const JctJsonPlace *at,
                GError **error)
{
  const char *name = NULL;
  guint index;
  JctField *field;

  if (!jct_json_get_text (object, at, "qualifier", FALSE, &name, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (!find_named (schema, at, "qualifier", name, &index, error))
    return FALSE;
  field = schema->fields->pdata[index];
  if (field->role != JCT_FIELD_IS_DIMENSION
      || (field->type != JCT_FIELD_TEXT && field->type != JCT_FIELD_ANY))
    return jct_json_fail_with (
      at, "qualifier", JCT_IO_ERROR_STRUCTURE, error,
      _ ("The qualifier's field has another use; expected a text field of its own."));
  field->role = JCT_FIELD_IS_QUALIFIER;
  field->index
    = measure; /* the measure's field for now; number_columns() turns it into the column */
  return TRUE;
}

static gboolean
read_measure (JctTableSchema *schema,
              const char *name,
              const json_t *object,
              const JctJsonPlace *measures_at,
              GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (measures_at->pointer, name);
  JctJsonPlace at = { measures_at->file, pointer };
  guint index;
  JctField *field;

  if (!find_named (schema, &at, NULL, name, &index, error))
    return FALSE;
  field = schema->fields->pdata[index];
  if (!is_number_type (field->type) || field->role != JCT_FIELD_IS_DIMENSION)
    return jct_json_fail_with (&at, NULL, JCT_IO_ERROR_STRUCTURE, error,
                               _ ("A measure's field must be of type integer or number."));
  field->role = JCT_FIELD_IS_MEASURE;
  return jct_json_expect_object (object, &at, error)
         && jct_json_dup_text (object, &at, "unit", FALSE, &field->unit, error)
         && read_qualifier (schema, index, object, &at, error);
}

static gboolean
read_measures (JctTableSchema *schema,
               const json_t *juncture,
               const JctJsonPlace *at,
               GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "measures");
  JctJsonPlace place = { at->file, pointer };
  json_t *measures = NULL;
  json_t *value;
  const char *name;
  guint n = 0;

  if (!jct_json_get_object (juncture, at, "measures", FALSE, &measures, error))
    return FALSE;
  json_object_foreach (measures, name, value)
    {
      if (!read_measure (schema, name, value, &place, error))
        return FALSE;
      n++;
    }
  for (guint i = 0; measures == NULL && i < schema->fields->len; i++)
    {
      JctField *field = schema->fields->pdata[i];

      if (field->role == JCT_FIELD_IS_DIMENSION && is_number_type (field->type))
        {
          field->role = JCT_FIELD_IS_MEASURE;
          n++;
        }
    }
  if (n == 0)
    return jct_json_fail_with (
      at, "measures", JCT_IO_ERROR_STRUCTURE, error,
      _ ("The table has no measure; expected a field of type integer or number."));
  return TRUE;
}

/* Gives dimensions and measures their columns in the table, in the order of the file. */
static void
number_columns (JctTableSchema *schema)
{
  guint n_dimensions = 0;
  guint n_measures = 0;

  for (guint i = 0; i < schema->fields->len; i++)
    {
      JctField *field = schema->fields->pdata[i];

      if (field->role == JCT_FIELD_IS_DIMENSION)
        field->index = n_dimensions++;
      else if (field->role == JCT_FIELD_IS_MEASURE)
        field->index = n_measures++;
    }
  for (guint i = 0; i < schema->fields->len; i++)
    {
      JctField *field = schema->fields->pdata[i];

      if (field->role == JCT_FIELD_IS_QUALIFIER)
        field->index = ((JctField *) schema->fields->pdata[field->index])->index;
    }
}

/* ---- keys and missing values ---- */

static gboolean
read_key (JctTableSchema *schema, const json_t *object, const JctJsonPlace *at, GError **error)
{
  g_auto (GStrv) names = NULL;

  schema->in_key = g_new0 (gboolean, schema->fields->len);
  if (!jct_json_dup_text_list (object, at, "primaryKey", &names, error))
    return FALSE;
  if (names == NULL || names[0] == NULL)
    return TRUE;
  schema->has_key = TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint index = 0;

      if (!find_named (schema, at, "primaryKey", names[i], &index, error))
        return FALSE;
      schema->in_key[index] = TRUE;
    }
  schema->key_is_whole = TRUE;
  for (guint i = 0; i < schema->fields->len; i++)
    {
      JctFieldRole role = ((JctField *) schema->fields->pdata[i])->role;
      gboolean identifies = role == JCT_FIELD_IS_TIME || role == JCT_FIELD_IS_DIMENSION;

      if (schema->in_key[i] && !identifies)
        return jct_json_fail_with (
          at, "primaryKey", JCT_IO_ERROR_STRUCTURE, error,
          _ ("The primary key names a measure; expected the time field and dimensions."));
      if (identifies && !schema->in_key[i])
        schema->key_is_whole = FALSE;
    }
  return TRUE;
}

/* Texts, or objects with `value` as version 2 has them. */
static gboolean
read_missing (JctTableSchema *schema, const json_t *object, const JctJsonPlace *at, GError **error)
{
  json_t *values = NULL;
  json_t *item;
  gsize i;

  if (!jct_json_get_array (object, at, "missingValues", FALSE, &values, error))
    return FALSE;
  if (values == NULL)
    {
      g_ptr_array_add (schema->missing, g_strdup (""));
      return TRUE;
    }
  schema->missing_given = TRUE;
  json_array_foreach (values, i, item)
    {
      const json_t *text = json_is_object (item) ? json_object_get (item, "value") : item;

      if (!json_is_string (text))
        return jct_json_fail (at, "missingValues", _ ("an array of texts"), values, error);
      g_ptr_array_add (schema->missing, g_strdup (json_string_value (text)));
    }
  return TRUE;
}

static void
ignore_fields (JctTableSchema *schema, const char *const *ignored)
{
  for (guint i = 0; ignored != NULL && ignored[i] != NULL; i++)
    {
      int index = jct_table_schema_find (schema, ignored[i]);

      if (index >= 0)
        ((JctField *) schema->fields->pdata[index])->role = JCT_FIELD_IS_IGNORED;
    }
}

JctTableSchema *
jct_table_schema_new (json_t *resource,
                      const JctJsonPlace *at,
                      guint fiscal_start,
                      const char *const *ignored,
                      GError **error)
{
  g_autoptr (JctTableSchema) schema = g_new0 (JctTableSchema, 1);
  g_autofree char *schema_pointer = jct_json_pointer_key (at->pointer, "schema");
  g_autofree char *juncture_pointer = jct_json_pointer_key (at->pointer, "juncture");
  JctJsonPlace schema_at = { at->file, schema_pointer };
  JctJsonPlace juncture_at = { at->file, juncture_pointer };
  json_t *object = NULL;
  json_t *juncture = NULL;

  schema->fields = g_ptr_array_new_with_free_func (field_free);
  schema->missing = g_ptr_array_new_with_free_func (g_free);
  if (!jct_json_get_object (resource, at, "schema", TRUE, &object, error)
      || !jct_json_get_object (resource, at, "juncture", FALSE, &juncture, error)
      || !read_fields (schema, object, &schema_at, error))
    return NULL;
  ignore_fields (schema, ignored);
  if (!read_time (schema, juncture, &juncture_at, fiscal_start, error)
      || !read_measures (schema, juncture, &juncture_at, error))
    return NULL;
  number_columns (schema);
  if (!read_key (schema, object, &schema_at, error)
      || !read_missing (schema, object, &schema_at, error))
    return NULL;
  return g_steal_pointer (&schema);
}

gboolean
jct_table_schema_is_usable (json_t *resource)
{
  const json_t *fields = json_object_get (json_object_get (resource, "schema"), "fields");
  gboolean has_time = FALSE;
  gboolean has_number = FALSE;
  json_t *field;
  gsize i;

  json_array_foreach (fields, i, field)
    {
      const char *name = json_string_value (json_object_get (field, "type"));
      JctFieldType type;

      if (name == NULL || !field_type_from_name (name, &type))
        continue;
      has_time = has_time || is_time_type (type);
      has_number = has_number || is_number_type (type);
    }
  return has_time && has_number;
}
