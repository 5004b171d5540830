/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"
#include "io/jct-json.h"
#include "io/jct-limits.h"

static const char *const format_names[JCT_N_IMPORT_FORMATS] = { "csv", "records", "json-lines" };

const char *
jct_import_format_to_name (JctImportFormat format)
{
  g_return_val_if_fail ((guint) format < JCT_N_IMPORT_FORMATS, NULL);

  return format_names[format];
}

static void
column_free (gpointer data)
{
  JctImportColumn *column = data;

  g_free (column->name);
  g_strfreev (column->samples);
  g_free (column);
}

JctImportPlan *
jct_import_plan_new (void)
{
  JctImportPlan *plan = g_new0 (JctImportPlan, 1);

  plan->encoding = g_strdup ("UTF-8");
  plan->delimiter = ',';
  plan->has_header = TRUE;
  plan->unit = JCT_PERIOD_MONTH;
  plan->missing = g_new0 (char *, 1);
  plan->columns = g_ptr_array_new_with_free_func (column_free);
  plan->notes = g_ptr_array_new_with_free_func (g_free);
  return plan;
}

void
jct_import_plan_free (JctImportPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->encoding);
  g_strfreev (plan->missing);
  g_ptr_array_unref (plan->columns);
  g_ptr_array_unref (plan->notes);
  g_free (plan);
}

JctImportColumn *
jct_import_plan_add_column (JctImportPlan *plan, const char *name)
{
  JctImportColumn *column = g_new0 (JctImportColumn, 1);

  column->name = g_strdup (name);
  column->samples = g_new0 (char *, 1);
  column->decimal = '.';
  g_ptr_array_add (plan->columns, column);
  return column;
}

JctImportPlan *
jct_import_plan_copy (const JctImportPlan *plan)
{
  JctImportPlan *copy = jct_import_plan_new ();

  copy->format = plan->format;
  g_free (copy->encoding);
  copy->encoding = g_strdup (plan->encoding);
  copy->delimiter = plan->delimiter;
  copy->has_header = plan->has_header;
  copy->notation = plan->notation;
  copy->unit = plan->unit;
  g_strfreev (copy->missing);
  copy->missing = g_strdupv (plan->missing);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *from = plan->columns->pdata[i];
      JctImportColumn *column = jct_import_plan_add_column (copy, from->name);

      g_strfreev (column->samples);
      column->samples = g_strdupv (from->samples);
      column->role = from->role;
      column->decimal = from->decimal;
      column->is_integer = from->is_integer;
    }
  for (guint i = 0; i < plan->notes->len; i++)
    g_ptr_array_add (copy->notes, g_strdup (plan->notes->pdata[i]));
  return copy;
}

gboolean
jct_import_plan_is_events (const JctImportPlan *plan)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (jct_import_role_is_event (((JctImportColumn *) plan->columns->pdata[i])->role))
      return TRUE;
  return FALSE;
}

char *
jct_import_plan_list_names (const JctImportPlan *plan)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < plan->columns->len; i++)
    {
      g_autofree char *quoted
        = jct_io_quote (((JctImportColumn *) plan->columns->pdata[i])->name, -1);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", quoted);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

int
jct_import_plan_find (const JctImportPlan *plan, const char *name)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (strcmp (((JctImportColumn *) plan->columns->pdata[i])->name, name) == 0)
      return (int) i;
  return -1;
}

void
jct_import_plan_take_roles (JctImportPlan *plan, const json_t *resource, const char *const *ignored)
{
  const json_t *juncture = json_object_get (resource, "juncture");
  const char *time = json_string_value (json_object_get (juncture, "time"));
  const json_t *measures = json_object_get (juncture, "measures");

  for (guint i = 0; i < plan->columns->len; i++)
    {
      JctImportColumn *column = plan->columns->pdata[i];

      if (strcmp (column->name, time) == 0)
        column->role = JCT_IMPORT_TIME;
      else if (json_object_get (measures, column->name) != NULL)
        column->role = JCT_IMPORT_MEASURE;
      else
        column->role
          = g_strv_contains (ignored, column->name) ? JCT_IMPORT_IGNORED : JCT_IMPORT_DIMENSION;
    }
}

gboolean
jct_import_plan_is_plain (const JctImportPlan *plan)
{
  if (plan->format == JCT_IMPORT_CSV || plan->notation != JCT_TIME_STANDARD
      || *plan->missing != NULL)
    return FALSE;
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (column->role != JCT_IMPORT_IGNORED && column->role != JCT_IMPORT_TIME
          && column->role != JCT_IMPORT_DIMENSION
          && (column->role != JCT_IMPORT_MEASURE || column->decimal != '.'))
        return FALSE;
    }
  return TRUE;
}

/* ---- as JSON ---- */

json_t *
jct_import_plan_to_json (const JctImportPlan *plan)
{
  const char delimiter[] = { plan->delimiter, '\0' };
  json_t *columns = json_array ();
  json_t *missing = json_array ();

  for (guint i = 0; plan->missing[i] != NULL; i++)
    json_array_append_new (missing, json_string (plan->missing[i]));
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];
      const char decimal[] = { column->decimal, '\0' };

      json_array_append_new (columns,
                             json_pack ("{s:s, s:s, s:s, s:b}", "name", column->name, "role",
                                        jct_import_role_to_name (column->role), "decimal", decimal,
                                        "integer", column->is_integer));
    }
  return json_pack ("{s:s, s:s, s:s, s:b, s:s, s:s, s:o, s:o}", "format",
                    format_names[plan->format], "encoding", plan->encoding, "delimiter", delimiter,
                    "header", plan->has_header, "notation",
                    jct_time_notation_to_name (plan->notation), "periodKind",
                    jct_period_unit_to_name (plan->unit), "missing", missing, "columns", columns);
}

static gboolean
read_character (const json_t *object,
                const JctJsonPlace *at,
                const char *key,
                const char *allowed,
                char *out,
                GError **error)
{
  const char *text = NULL;

  if (!jct_json_get_text (object, at, key, TRUE, &text, error))
    return FALSE;
  if (strlen (text) != 1 || strchr (allowed, *text) == NULL)
    return jct_json_fail_value (at, key, _ ("one character"), text, error);
  *out = *text;
  return TRUE;
}

static gboolean
read_column (JctImportPlan *plan, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *name = NULL;
  const char *role = NULL;
  JctImportColumn *column;

  if (!jct_json_expect_object (object, at, error)
      || !jct_json_get_text (object, at, "name", TRUE, &name, error)
      || !jct_json_get_text (object, at, "role", TRUE, &role, error))
    return FALSE;
  if (jct_import_plan_find (plan, name) >= 0)
    return jct_json_fail_with (at, "name", JCT_IO_ERROR_DUPLICATE, error,
                               _ ("The plan names this column twice."));
  column = jct_import_plan_add_column (plan, name);
  if (!jct_import_role_from_name (role, &column->role))
    return jct_json_fail_value (at, "role", _ ("a role of a column"), role, error);
  return read_character (object, at, "decimal", ".,", &column->decimal, error)
         && jct_json_get_boolean (object, at, "integer", &column->is_integer, error);
}

static gboolean
read_format (JctImportPlan *plan, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *name = format_names[JCT_IMPORT_CSV];

  if (!jct_json_get_text (object, at, "format", FALSE, &name, error))
    return FALSE;
  for (guint i = 0; i < JCT_N_IMPORT_FORMATS; i++)
    if (strcmp (name, format_names[i]) == 0)
      {
        plan->format = i;
        return TRUE;
      }
  return jct_json_fail_value (at, "format", _ ("csv, records or json-lines"), name, error);
}

static gboolean
read_plan (JctImportPlan *plan, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *notation = NULL;
  const char *unit = NULL;
  json_t *columns = NULL;
  json_t *column;
  gsize i;

  if (!jct_json_expect_object (object, at, error) || !read_format (plan, object, at, error)
      || !jct_json_dup_text_list (object, at, "missing", &plan->missing, error)
      || !jct_json_dup_text (object, at, "encoding", TRUE, &plan->encoding, error)
      || !read_character (object, at, "delimiter", ",;\t|", &plan->delimiter, error)
      || !jct_json_get_boolean (object, at, "header", &plan->has_header, error)
      || !jct_json_get_text (object, at, "notation", TRUE, &notation, error)
      || !jct_json_get_text (object, at, "periodKind", TRUE, &unit, error)
      || !jct_json_get_array (object, at, "columns", TRUE, &columns, error))
    return FALSE;
  if (!jct_time_notation_from_name (notation, &plan->notation))
    return jct_json_fail_value (at, "notation", _ ("a notation of periods"), notation, error);
  if (!jct_period_unit_from_name (unit, &plan->unit))
    return jct_json_fail_value (at, "periodKind", _ ("a kind of period"), unit, error);
  if (json_array_size (columns) > JCT_LIMIT_COLUMNS)
    return jct_json_fail_with (at, "columns", JCT_IO_ERROR_LIMIT, error,
                               _ ("The table has more than %d columns."), JCT_LIMIT_COLUMNS);
  json_array_foreach (columns, i, column)
    {
      g_autofree char *pointer = g_strdup_printf ("/columns/%u", (guint) i);
      JctJsonPlace place = { at->file, pointer };

      if (!read_column (plan, column, &place, error))
        return FALSE;
    }
  return TRUE;
}

JctImportPlan *
jct_import_plan_from_json (const json_t *object, GError **error)
{
  g_autoptr (JctImportPlan) plan = jct_import_plan_new ();
  JctJsonPlace at = { _ ("import plan"), "" };

  return read_plan (plan, object, &at, error) ? g_steal_pointer (&plan) : NULL;
}
