/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-json.h"
#include "io/jct-limits.h"

static const char *const role_names[JCT_N_IMPORT_ROLES]
  = { "ignored", "time", "month", "dimension", "measure", "period" };

const char *
jct_import_role_to_name (JctImportRole role)
{
  g_return_val_if_fail ((guint) role < JCT_N_IMPORT_ROLES, NULL);

  return role_names[role];
}

gboolean
jct_import_role_from_name (const char *name, JctImportRole *role)
{
  for (guint i = 0; i < JCT_N_IMPORT_ROLES; i++)
    if (g_strcmp0 (name, role_names[i]) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
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

int
jct_import_plan_find (const JctImportPlan *plan, const char *name)
{
  for (guint i = 0; i < plan->columns->len; i++)
    if (strcmp (((JctImportColumn *) plan->columns->pdata[i])->name, name) == 0)
      return (int) i;
  return -1;
}

/* ---- as JSON ---- */

json_t *
jct_import_plan_to_json (const JctImportPlan *plan)
{
  const char delimiter[] = { plan->delimiter, '\0' };
  json_t *columns = json_array ();

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];
      const char decimal[] = { column->decimal, '\0' };

      json_array_append_new (columns,
                             json_pack ("{s:s, s:s, s:s, s:b}", "name", column->name, "role",
                                        jct_import_role_to_name (column->role), "decimal", decimal,
                                        "integer", column->is_integer));
    }
  return json_pack ("{s:s, s:s, s:b, s:s, s:s, s:o}", "encoding", plan->encoding, "delimiter",
                    delimiter, "header", plan->has_header, "notation",
                    jct_time_notation_to_name (plan->notation), "periodKind",
                    jct_period_unit_to_name (plan->unit), "columns", columns);
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
  column = jct_import_plan_add_column (plan, name);
  if (!jct_import_role_from_name (role, &column->role))
    return jct_json_fail_value (at, "role", _ ("a role of a column"), role, error);
  return read_character (object, at, "decimal", ".,", &column->decimal, error)
         && jct_json_get_boolean (object, at, "integer", &column->is_integer, error);
}

static gboolean
read_plan (JctImportPlan *plan, const json_t *object, const JctJsonPlace *at, GError **error)
{
  const char *notation = NULL;
  const char *unit = NULL;
  json_t *columns = NULL;
  json_t *column;
  gsize i;

  if (!jct_json_expect_object (object, at, error)
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
