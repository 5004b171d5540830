/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-io-error.h"
#include "io/jct-limits.h"
#include "io/jct-read-records-private.h"
#include "io/jct-sniff.h"
#include "io/jct-source-file.h"
#include "io/jct-table-reader.h"

/* The measure that a column of qualifiers belongs to: the nearest before it, or else the first; -1 for none. */
static int
find_owner (const JctImportPlan *plan, guint qualifier)
{
  int owner = -1;

  for (guint i = 0; i < plan->columns->len && (i < qualifier || owner < 0); i++)
    if (((JctImportColumn *) plan->columns->pdata[i])->role == JCT_IMPORT_MEASURE)
      owner = (int) i;
  return owner;
}

/* (nullable) */
static const char *
find_qualifier (const JctImportPlan *plan, guint measure)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (column->role == JCT_IMPORT_QUALIFIER && find_owner (plan, i) == (int) measure)
        return column->name;
    }
  return NULL;
}

static gboolean
check_qualifiers (const JctImportPlan *plan, const JctLoadContext *context, GError **error)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];
      int owner = column->role == JCT_IMPORT_QUALIFIER ? find_owner (plan, i) : -1;
      g_autofree char *quoted = NULL;

      if (owner < 0 || strcmp (find_qualifier (plan, (guint) owner), column->name) == 0)
        continue;
      quoted = jct_io_quote (((JctImportColumn *) plan->columns->pdata[owner])->name, -1);
      jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL,
                        /* Translators: %s is the name of a column. */
                        _ ("The measure %s has two columns of qualifiers."), quoted);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_roles (const JctImportPlan *plan, const JctLoadContext *context, GError **error)
{
  guint n[JCT_N_IMPORT_ROLES] = { 0 };

  for (guint i = 0; i < plan->columns->len; i++)
    n[((JctImportColumn *) plan->columns->pdata[i])->role]++;
  if (n[JCT_IMPORT_PERIOD] > 0
        ? n[JCT_IMPORT_TIME] + n[JCT_IMPORT_MEASURE] + n[JCT_IMPORT_MONTH] + n[JCT_IMPORT_QUALIFIER]
            == 0
        : n[JCT_IMPORT_TIME] == 1 && n[JCT_IMPORT_MEASURE] > 0 && n[JCT_IMPORT_MONTH] <= 1)
    return check_qualifiers (plan, context, error);
  jct_io_error_set (error, JCT_IO_ERROR_STRUCTURE, context->name, NULL,
                    _ ("A table needs one column of time and one or more measures, or columns "
                       "that are periods."));
  return FALSE;
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

static json_t *
make_measure (const JctImportPlan *plan, int column)
{
  const char *qualifier = column >= 0 ? find_qualifier (plan, (guint) column) : NULL;

  return qualifier != NULL ? json_pack ("{s:s}", "qualifier", qualifier) : json_object ();
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
        json_object_set_new (measures, names[i], make_measure (plan, index));
      json_array_append_new (fields,
                             json_pack ("{s:s, s:s}", "name", names[i], "type",
                                        column != NULL && column->role == JCT_IMPORT_QUALIFIER
                                          ? "string"
                                        : !is_measure ? "any"
                                        : is_integer  ? "integer"
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

char **
jct_import_plan_dup_notes (const JctImportPlan *plan)
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
  g_auto (GStrv) notes = jct_import_plan_dup_notes (plan);

  if (jct_import_plan_is_events (plan))
    return jct_import_make_events (plan, context, text, length, error);
  if (!check_roles (plan, context, error))
    return NULL;
  resource = make_resource (plan, names);
  rows = jct_table_reader_new (resource, &at, 1, NULL, error);
  if (rows == NULL)
    return NULL;
  jct_table_reader_start_csv (rows, context);
  if (!jct_import_rows_for_each (plan, context, text, length, add_row, rows, error))
    return NULL;
  return jct_records_make_document (context, jct_import_format_to_name (plan->format), rows,
                                    (const char *const *) notes, error);
}

/* ---- as options ---- */

const JctReadOptions *
jct_plan_options_init (JctPlanOptions *planned, const JctImportPlan *plan)
{
  planned->measures = g_ptr_array_new ();
  planned->dimensions = g_ptr_array_new ();
  planned->ignored = g_ptr_array_new ();
  planned->options.plan = plan;
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (column->role == JCT_IMPORT_TIME)
        planned->options.time = column->name;
      else if (column->role == JCT_IMPORT_MEASURE)
        g_ptr_array_add (planned->measures, column->name);
      else if (column->role == JCT_IMPORT_DIMENSION)
        g_ptr_array_add (planned->dimensions, column->name);
      else
        g_ptr_array_add (planned->ignored, column->name);
    }
  g_ptr_array_add (planned->measures, NULL);
  g_ptr_array_add (planned->dimensions, NULL);
  g_ptr_array_add (planned->ignored, NULL);
  planned->options.measures = (const char *const *) planned->measures->pdata;
  planned->options.dimensions = (const char *const *) planned->dimensions->pdata;
  planned->options.ignored = (const char *const *) planned->ignored->pdata;
  planned->options.encoding = plan->format == JCT_IMPORT_CSV ? plan->encoding : NULL;
  return &planned->options;
}

void
jct_plan_options_clear (JctPlanOptions *planned)
{
  g_clear_pointer (&planned->measures, g_ptr_array_unref);
  g_clear_pointer (&planned->dimensions, g_ptr_array_unref);
  g_clear_pointer (&planned->ignored, g_ptr_array_unref);
}

/* ---- from bytes ---- */

static GBytes *
decode (const JctLoadContext *context, GBytes *bytes, const char **encoding, GError **error)
{
  g_autoptr (GBytes) unpacked
    = jct_source_file_unpack (context, bytes, JCT_LIMIT_FILE_BYTES, error);

  return unpacked != NULL ? jct_source_file_decode_any (context, unpacked, encoding, error) : NULL;
}

gboolean
jct_import_format_find (const JctLoadContext *context,
                        const char *text,
                        gsize length,
                        JctImportFormat *format,
                        GError **error)
{
  gboolean is_json;

  if (!jct_sniff_text (context, text, length, &is_json, error))
    return FALSE;
  *format = !is_json                         ? JCT_IMPORT_CSV
            : jct_sniff_lines (text, length) ? JCT_IMPORT_JSON_LINES
                                             : JCT_IMPORT_RECORDS;
  if (*format != JCT_IMPORT_RECORDS || jct_sniff_records (text, length))
    return TRUE;
  jct_io_error_set (
    error, JCT_IO_ERROR_FORMAT, context->name, NULL,
    _ ("The file says itself which field is what; roles can be given for records only."));
  return FALSE;
}

JctImportPlan *
jct_import_plan_guess (GBytes *bytes,
                       const char *name,
                       const JctReadOptions *options,
                       GError **error)
{
  JctLoadContext context = { .name = name, .progress_end = 1.0, .options = options };
  JctImportFormat format;
  const char *encoding;
  g_autoptr (GBytes) bytes_of_text = decode (&context, bytes, &encoding, error);
  const char *text;
  gsize length;

  if (bytes_of_text == NULL)
    return NULL;
  text = g_bytes_get_data (bytes_of_text, &length);
  if (!jct_import_format_find (&context, text, length, &format, error))
    return NULL;
  return jct_import_plan_guess_text (&context, format, text, length, encoding, error);
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
