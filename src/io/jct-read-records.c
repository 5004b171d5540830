/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-read-records-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"
#include "io/jct-json-items.h"
#include "io/jct-json-scan.h"
#include "io/jct-limits.h"
#include "io/jct-total.h"

#define TABLE_NAME "observations"

/* ---- document ---- */

JctTableReader *
jct_records_start_table (const JctLoadContext *context,
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
  return jct_table_reader_new (resource, &at, 1, (const char *const *) ignored, error);
}

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
  JctTable *table = jct_table_reader_finish (rows, error);
  JctDocument *document = NULL;
  GError *inner = NULL;

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
profile_item (json_t *item, gsize index, gpointer user_data, GError **error)
{
  JsonRecords *records = user_data;
  g_autofree char *pointer = jct_json_pointer_index ("", index);
  JctJsonPlace at = { records->context->name, pointer };

  if (!profile_record (records->profile, item, &at, error))
    return FALSE;
  return jct_records_check_columns (records->context, records->profile, pointer, error);
}

static gboolean
add_item (json_t *item, gsize index, gpointer user_data, GError **error)
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

  if (!jct_json_scan (&scanning, text, length, error)
      || !jct_json_for_each_item (&profiling, text, length, profile_item, &records, error))
    return NULL;
  rows = jct_records_start_table (context, profile, &note, error);
  if (rows == NULL)
    return NULL;
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
  rows = jct_records_start_table (context, profile, &note, NULL);
  if (rows == NULL || !jct_table_reader_take_flat (rows, table, &at))
    return NULL;
  notes[0] = note;
  return jct_records_make_document (context, "records", rows, notes, NULL);
}
