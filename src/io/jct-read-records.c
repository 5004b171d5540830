/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-records-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-io-error.h"
#include "io/jct-json-items.h"
#include "io/jct-json-scan.h"
#include "io/jct-limits.h"
#include "io/jct-total.h"

#define TABLE_NAME "observations"

/* ---- the table ---- */

/* The roles of a resource that was guessed, as a plan. */
static JctImportPlan *
make_plan (JctImportFormat format,
           const JctRecordsProfile *profile,
           const json_t *resource,
           const char *const *ignored,
           const char *note)
{
  JctImportPlan *plan = jct_import_plan_new ();
  const json_t *juncture = json_object_get (resource, "juncture");

  plan->format = format;
  for (guint i = 0; i < profile->fields->len; i++)
    {
      const JctFieldProfile *field = profile->fields->pdata[i];

      jct_import_plan_add_column (plan, field->name)->is_integer = field->all_integer;
    }
  jct_import_plan_take_roles (plan, resource, ignored);
  jct_period_unit_from_name (json_string_value (json_object_get (juncture, "periodKind")),
                             &plan->unit);
  if (note != NULL)
    g_ptr_array_add (plan->notes, g_strdup (note));
  return plan;
}

static void
set_plan (const JctLoadContext *context, JctImportPlan *plan)
{
  if (context->plan == NULL)
    {
      jct_import_plan_free (plan);
      return;
    }
  jct_import_plan_free (*context->plan);
  *context->plan = plan;
}

JctTableReader *
jct_records_start_table (const JctLoadContext *context,
                         JctImportFormat format,
                         const JctRecordsProfile *profile,
                         char **note,
                         GError **error)
{
  g_auto (GStrv) ignored = NULL;
  g_autoptr (json_t) resource
    = jct_records_guess (profile, context, TABLE_NAME, &ignored, note, error);
  JctJsonPlace at = { context->name, "" };

  if (resource == NULL)
    return NULL;
  set_plan (context, make_plan (format, profile, resource, (const char *const *) ignored, *note));
  return jct_table_reader_new (resource, &at, 1, (const char *const *) ignored, error);
}

/* ---- what is more than roles ---- */

/* Whether the fields are what the plan says without any change of their values. */
static gboolean
fits_plan (const JctRecordsProfile *profile, const JctImportPlan *plan)
{
  for (guint i = 0; i < profile->fields->len; i++)
    {
      const JctFieldProfile *field = profile->fields->pdata[i];
      int index = jct_import_plan_find (plan, field->name);
      const JctImportColumn *column = index >= 0 ? plan->columns->pdata[index] : NULL;

      if (column == NULL
          || (column->role == JCT_IMPORT_TIME && (!field->is_period || field->unit != plan->unit))
          || (column->role == JCT_IMPORT_MEASURE && field->n_numbers != field->n_values))
        return FALSE;
    }
  return TRUE;
}

gboolean
jct_records_are_plain (const JctLoadContext *context, const JctRecordsProfile *profile)
{
  const JctReadOptions *options = context->options;

  if (options == NULL)
    return TRUE;
  if (options->plan != NULL)
    return jct_import_plan_is_plain (options->plan)
           && (profile == NULL || fits_plan (profile, options->plan));
  return options->delimiter == '\0' && options->encoding == NULL
         && options->header == JCT_HEADER_GUESSED && options->others == NULL && !options->has_unit
         && options->decimal == '\0' && options->missing == NULL;
}

JctDocument *
jct_records_read_as_texts (const JctLoadContext *context,
                           JctImportFormat format,
                           const char *text,
                           gsize length,
                           const char *encoding,
                           GError **error)
{
  JctLoadContext guessing = jct_load_context_share (context, 0.0, 0.4);
  JctLoadContext applying = jct_load_context_share (context, 0.4, 1.0);
  g_autoptr (JctImportPlan) plan = NULL;
  JctDocument *document;

  if (context->options != NULL && context->options->plan != NULL)
    plan = jct_import_plan_copy (context->options->plan);
  else
    plan = jct_import_plan_guess_text (&guessing, format, text, length, encoding, error);
  if (plan == NULL)
    return NULL;
  document = jct_import_plan_apply_text (plan, &applying, text, length, error);
  if (document != NULL)
    set_plan (context, g_steal_pointer (&plan));
  return document;
}

JctDocument *
jct_records_try_as_texts (const JctLoadContext *context,
                          JctImportFormat format,
                          const char *text,
                          gsize length,
                          GError **error)
{
  JctLoadContext reading = *context;
  g_autoptr (JctImportPlan) plan = NULL;
  JctDocument *document;

  if (!g_error_matches (*error, JCT_IO_ERROR, JCT_IO_ERROR_STRUCTURE)
      || jct_io_error_get_place (*error) != NULL)
    return NULL;
  reading.progress = NULL;
  plan = jct_import_plan_guess_text (&reading, format, text, length, "UTF-8", NULL);
  if (plan == NULL)
    return NULL;
  g_clear_error (error);
  document = jct_import_plan_apply_text (plan, &reading, text, length, error);
  if (document != NULL)
    set_plan (context, g_steal_pointer (&plan));
  return document;
}

/* ---- the document ---- */

static void
add_problems (JctDocumentBuilder *builder, const JctTable *table, const char *const *notes)
{
  for (guint i = 0; notes[i] != NULL; i++)
    jct_document_builder_add_problem (builder, NULL, notes[i]);
  if (jct_table_get_period_kind (table).unit == JCT_PERIOD_FISCAL_YEAR)
    jct_document_builder_add_problem (
      builder, NULL,
      _ ("The file does not say in which month its fiscal years start; January was "
         "assumed."));
}

/* With a total among the values, the document opens with it alone. */
static gboolean
take_table (JctDocumentBuilder *builder, JctTable *table, GError **error)
{
  JctView *view = jct_total_make_view (builder, table);
  g_autofree char *id = view != NULL ? g_strdup (view->id) : NULL;

  if (!jct_document_builder_take_table (builder, table, error))
    {
      jct_view_free (view);
      return FALSE;
    }
  if (view == NULL)
    return TRUE;
  jct_document_builder_set_default_view (builder, id);
  return jct_document_builder_take_view (builder, view, error);
}

JctDocument *
jct_records_make_document (const JctLoadContext *context,
                           const char *format,
                           JctTableReader *rows,
                           const char *const *notes,
                           GError **error)
{
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new (format);
  g_autofree char *title = jct_load_context_dup_title (context);
  JctTable *table;
  JctDocument *document = NULL;
  GError *inner = NULL;

  /* People know the figures by their file. */
  jct_table_reader_set_title (rows, title);
  table = jct_table_reader_finish (rows, error);
  if (table == NULL)
    return NULL;
  jct_document_builder_set_title (builder, title);
  add_problems (builder, table, notes);
  if (take_table (builder, table, &inner))
    document = jct_document_builder_finish (builder, &inner);
  if (document == NULL)
    jct_io_error_take (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL, inner);
  return document;
}

gboolean
jct_records_check_columns (const JctLoadContext *context,
                           const JctRecordsProfile *profile,
                           const char *place,
                           GError **error)
{
  if (profile->fields->len <= JCT_LIMIT_COLUMNS)
    return TRUE;
  jct_io_error_set (error, JCT_IO_ERROR_LIMIT, context->name, place,
                    _ ("The table has more than %d columns."), JCT_LIMIT_COLUMNS);
  return FALSE;
}

/* ---- JSON ---- */

static gboolean
profile_record (JctRecordsProfile *profile,
                const json_t *record,
                const JctJsonPlace *at,
                GError **error)
{
  const char *name;
  json_t *value;

  if (!jct_json_expect_object (record, at, error))
    return FALSE;
  json_object_foreach ((json_t *) record, name, value)
    {
      if (!jct_field_profile_add_json (jct_records_profile_get (profile, name), value))
        return jct_json_fail (at, name, _ ("a text or a number, for records are flat"), value,
                              error);
    }
  profile->n_records++;
  return TRUE;
}

typedef struct
{
  const JctLoadContext *context;
  JctRecordsProfile *profile;
  JctTableReader *rows;
} JsonRecords;

static gboolean
profile_item (json_t *item, gsize index, gsize line, gpointer user_data, GError **error)
{
  JsonRecords *records = user_data;
  g_autofree char *pointer = jct_json_pointer_index ("", index);
  JctJsonPlace at = { records->context->name, pointer };

  if (!profile_record (records->profile, item, &at, error))
    return FALSE;
  return jct_records_check_columns (records->context, records->profile, pointer, error);
}

static gboolean
add_item (json_t *item, gsize index, gsize line, gpointer user_data, GError **error)
{
  JsonRecords *records = user_data;

  return jct_table_reader_add_record (records->rows, item, index, error);
}

/* Twice through the text, for what a field is shows in its last record as well as in its first: slower than one tree
 * of all records would be to walk twice, and without its memory. */
JctDocument *
jct_read_records_json (const JctLoadContext *context,
                       const char *text,
                       gsize length,
                       GError **error)
{
  JctLoadContext scanning = jct_load_context_share (context, 0.0, 0.2);
  JctLoadContext profiling = jct_load_context_share (context, 0.2, 0.6);
  JctLoadContext reading = jct_load_context_share (context, 0.6, 1.0);
  JctJsonPlace at = { context->name, "" };
  g_autoptr (JctRecordsProfile) profile = jct_records_profile_new ();
  g_autoptr (JctTableReader) rows = NULL;
  g_autofree char *note = NULL;
  const char *notes[] = { NULL, NULL };
  JsonRecords records = { context, profile, NULL };
  g_autoptr (GError) inner = NULL;

  if (!jct_json_scan (&scanning, text, length, error)
      || !jct_json_for_each_item (&profiling, text, length, profile_item, &records, error))
    return NULL;
  if (!jct_records_are_plain (context, profile))
    return jct_records_read_as_texts (context, JCT_IMPORT_RECORDS, text, length, "UTF-8", error);
  rows = jct_records_start_table (context, JCT_IMPORT_RECORDS, profile, &note, &inner);
  if (rows == NULL)
    {
      JctDocument *document
        = jct_records_try_as_texts (context, JCT_IMPORT_RECORDS, text, length, &inner);

      if (inner != NULL)
        g_propagate_error (error, g_steal_pointer (&inner));
      return document;
    }
  records.rows = rows;
  jct_table_reader_start_records (rows, &at);
  if (!jct_json_for_each_item (&reading, text, length, add_item, &records, error))
    return NULL;
  notes[0] = note;
  return jct_records_make_document (context, "records", rows, notes, error);
}

JctDocument *
jct_read_records_flat (const JctLoadContext *context, JctFlatTable *table)
{
  JctJsonPlace at = { context->name, "" };
  g_autoptr (JctRecordsProfile) profile = jct_records_profile_new ();
  g_autoptr (JctTableReader) rows = NULL;
  g_autofree char *note = NULL;
  const char *notes[] = { NULL, NULL };

  jct_records_profile_add_flat (profile, table);
  if (!jct_records_are_plain (context, profile))
    return NULL;
  rows = jct_records_start_table (context, JCT_IMPORT_RECORDS, profile, &note, NULL);
  if (rows == NULL || !jct_table_reader_take_flat (rows, table, &at))
    return NULL;
  notes[0] = note;
  return jct_records_make_document (context, "records", rows, notes, NULL);
}
