/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the roles that a person has given to the columns of a plan. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-import-values.h"
#include "io/jct-io-error.h"

gboolean
jct_import_plan_check_names (const JctImportPlan *plan,
                             const JctLoadContext *context,
                             const char *const *names,
                             guint n_names,
                             GError **error)
{
  g_autofree char *planned = NULL;

  for (guint i = 0; i < MAX (n_names, plan->columns->len); i++)
    {
      const JctImportColumn *column = i < plan->columns->len ? plan->columns->pdata[i] : NULL;
      const char *name = i < n_names ? names[i] : NULL;
      g_autofree char *quoted = NULL;

      if (column != NULL && name != NULL && strcmp (column->name, name) == 0)
        continue;
      quoted = name != NULL ? jct_io_quote (name, -1) : g_strdup (_ ("no column"));
      planned = jct_import_plan_list_names (plan);
      jct_io_error_set (
        error, JCT_IO_ERROR_REFERENCE, context->name, NULL,
        /* Translators: the number of a column, then its name, then the names of all columns that were expected. */
        _ ("The plan is for other columns: found %2$s as column %1$u; the plan has %3$s."), i + 1,
        quoted, planned);
      return FALSE;
    }
  return TRUE;
}

static void
complete_time (JctImportPlan *plan, const JctImportProfile *profile)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];
      JctPeriodUnit unit;
      int notation;

      if (column->role == JCT_IMPORT_TIME || column->role == JCT_IMPORT_EVENT_DATE)
        {
          jct_import_values_take_time (plan, profile->columns->pdata[i]);
          break;
        }
      notation = column->role == JCT_IMPORT_PERIOD
                   ? jct_import_values_name_notation (column->name, &unit)
                   : -1;
      if (notation >= 0)
        {
          plan->notation = (JctTimeNotation) notation;
          plan->unit = unit;
          break;
        }
    }
  for (guint i = 0; i < plan->columns->len; i++)
    if (((JctImportColumn *) plan->columns->pdata[i])->role == JCT_IMPORT_MONTH)
      plan->unit = JCT_PERIOD_MONTH;
}

gboolean
jct_import_plan_complete_text (JctImportPlan *plan,
                               const JctLoadContext *context,
                               const char *text,
                               gsize length,
                               gboolean guess_time,
                               GError **error)
{
  const JctReadOptions options
    = { .delimiter = plan->delimiter,
        .header = plan->has_header ? JCT_HEADER_PRESENT : JCT_HEADER_ABSENT,
        .missing = (const char *const *) plan->missing };
  JctLoadContext reading = *context;
  g_autoptr (JctImportProfile) profile = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  reading.options = &options;
  profile = jct_import_profile_new (&reading, plan->format, text, length, error);
  if (profile == NULL)
    return FALSE;
  for (guint i = 0; i < profile->columns->len; i++)
    g_ptr_array_add (names, ((JctImportProfileColumn *) profile->columns->pdata[i])->name);
  if (!jct_import_plan_check_names (plan, context, (const char *const *) names->pdata, names->len,
                                    error))
    return FALSE;
  for (guint i = 0; i < plan->columns->len; i++)
    {
      JctImportColumn *column = plan->columns->pdata[i];
      const JctImportProfileColumn *profiled = profile->columns->pdata[i];

      jct_import_values_complete (column, profiled);
      jct_import_values_copy_samples (column, profiled);
    }
  if (guess_time)
    complete_time (plan, profile);
  return TRUE;
}
