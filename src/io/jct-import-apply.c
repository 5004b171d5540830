/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-read-records-private.h"
#include "io/jct-source-file.h"
#include "io/jct-table-reader.h"

static gboolean
fail_roles (const JctLoadContext *context, GError **error)
{
  jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL,
                    _ ("The plan has not one column of time and one or more measures, or columns "
                       "that are periods."));
  return FALSE;
}

static gboolean
check_roles (const JctImportPlan *plan, const JctLoadContext *context, GError **error)
{
  guint n[JCT_N_IMPORT_ROLES] = { 0 };

  for (guint i = 0; i < plan->columns->len; i++)
    n[((JctImportColumn *) plan->columns->pdata[i])->role]++;
  if (n[JCT_IMPORT_PERIOD] > 0
        ? n[JCT_IMPORT_TIME] + n[JCT_IMPORT_MEASURE] + n[JCT_IMPORT_MONTH] > 0
        : n[JCT_IMPORT_TIME] != 1 || n[JCT_IMPORT_MEASURE] == 0 || n[JCT_IMPORT_MONTH] > 1)
    return fail_roles (context, error);
  return TRUE;
}

static gboolean
are_integers (const JctImportPlan *plan)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (column->role == JCT_IMPORT_PERIOD && !column->is_integer)
        return FALSE;
    }
  return TRUE;
}

/* A resource whose schema is the rows that the plan makes. */
static json_t *
make_resource (const JctImportPlan *plan, char **names)
{
  guint n = g_strv_length (names);
  gboolean is_wide = jct_import_rows_are_wide (plan);
  json_t *fields = json_array ();
  json_t *measures = json_object ();
  const char *time = is_wide ? names[n - 2] : NULL;

  for (guint i = 0; i < n; i++)
    {
      int index = jct_import_plan_find (plan, names[i]);
      const JctImportColumn *column = index >= 0 ? plan->columns->pdata[index] : NULL;
      gboolean is_measure
        = column != NULL ? column->role == JCT_IMPORT_MEASURE : is_wide && i == n - 1;
      gboolean is_integer = column != NULL ? column->is_integer : are_integers (plan);

      if (column != NULL && column->role == JCT_IMPORT_TIME)
        time = names[i];
      if (is_measure)
        json_object_set_new (measures, names[i], json_object ());
      json_array_append_new (fields, json_pack ("{s:s, s:s}", "name", names[i], "type",
                                                !is_measure  ? "any"
                                                : is_integer ? "integer"
                                                             : "number"));
    }
  return json_pack ("{s:s, s:{s:s, s:s, s:s, s:o}, s:{s:o}}", "name", JCT_IMPORT_TABLE_NAME,
                    "juncture", "role", "observations", "time", time, "periodKind",
                    jct_period_unit_to_name (plan->unit), "measures", measures, "schema", "fields",
                    fields);
}

static gboolean
add_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  return jct_table_reader_add_csv_row (user_data, row, error);
}

/* (transfer full) (array zero-terminated=1) */
static char **
dup_notes (const JctImportPlan *plan)
{
  GPtrArray *notes = g_ptr_array_new ();

  for (guint i = 0; i < plan->notes->len; i++)
    g_ptr_array_add (notes, g_strdup (plan->notes->pdata[i]));
  if (g_ascii_strcasecmp (plan->encoding, "UTF-8") != 0)
    /* Translators: %s is the name of an encoding, such as "windows-1252". */
    g_ptr_array_add (notes, g_strdup_printf (_ ("The text was read as %s."), plan->encoding));
  g_ptr_array_add (notes, NULL);
  return (char **) g_ptr_array_free (notes, FALSE);
}

JctDocument *
jct_import_plan_apply_text (const JctImportPlan *plan,
                            const JctLoadContext *context,
                            const char *text,
                            gsize length,
                            GError **error)
{
  g_auto (GStrv) names = jct_import_rows_dup_names (plan);
  JctJsonPlace at = { context->name, "" };
  g_autoptr (JctTableReader) rows = NULL;
  g_autoptr (json_t) resource = NULL;
  g_auto (GStrv) notes = dup_notes (plan);

  if (!check_roles (plan, context, error))
    return NULL;
  resource = make_resource (plan, names);
  rows = jct_table_reader_new (resource, &at, 1, NULL, error);
  if (rows == NULL)
    return NULL;
  jct_table_reader_start_csv (rows, context);
  if (!jct_import_rows_for_each (plan, context, text, length, add_row, rows, error))
    return NULL;
  return jct_records_make_document (context, "csv", rows, (const char *const *) notes, error);
}

/* ---- from bytes ---- */

static GBytes *
decode (const JctLoadContext *context, GBytes *bytes, const char **encoding, GError **error)
{
  g_autoptr (GBytes) unpacked
    = jct_source_file_unpack (context, bytes, JCT_LIMIT_FILE_BYTES, error);

  return unpacked != NULL ? jct_source_file_decode_any (context, unpacked, encoding, error) : NULL;
}

JctImportPlan *
jct_import_plan_guess (GBytes *bytes,
                       const char *name,
                       const JctReadOptions *options,
                       GError **error)
{
  JctLoadContext context = { .name = name, .progress_end = 1.0, .options = options };
  const char *encoding;
  g_autoptr (GBytes) text = decode (&context, bytes, &encoding, error);

  if (text == NULL)
    return NULL;
  return jct_import_plan_guess_text (&context, g_bytes_get_data (text, NULL),
                                     g_bytes_get_size (text), encoding, error);
}

JctDocument *
jct_import_plan_apply (const JctImportPlan *plan, GBytes *bytes, const char *name, GError **error)
{
  const JctReadOptions options = { .encoding = plan->encoding };
  JctLoadContext context = { .name = name, .progress_end = 1.0, .options = &options };
  const char *encoding;
  g_autoptr (GBytes) text = decode (&context, bytes, &encoding, error);

  if (text == NULL)
    return NULL;
  return jct_import_plan_apply_text (plan, &context, g_bytes_get_data (text, NULL),
                                     g_bytes_get_size (text), error);
}
