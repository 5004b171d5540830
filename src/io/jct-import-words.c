/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan, and what it made of a file, on one line each. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-import-preview.h"

#define MAX_NAMED 3 /* measures that are named; of more there is only the number */

static void
append_part (GString *text, char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  g_free (part);
}

/* The names of the columns in a role, a few of them. (transfer full) */
static char *
list_role (const JctImportPlan *plan, JctImportRole role, guint *n)
{
  g_autoptr (GString) names = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const JctImportColumn *column = plan->columns->pdata[i];

      if (column->role != role || ++*n > MAX_NAMED)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", column->name);
    }
  if (*n > MAX_NAMED)
    g_string_append (names, ", …");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
append_role (GString *text, const JctImportPlan *plan, JctImportRole role, const char *word)
{
  guint n;
  g_autofree char *names = list_role (plan, role, &n);

  if (n > 0)
    append_part (text, g_strconcat (word, " = ", names, NULL));
}

static void
append_periods (GString *text, const JctImportPlan *plan)
{
  guint n;

  g_free (list_role (plan, JCT_IMPORT_PERIOD, &n));
  if (n > 0)
    append_part (text, g_strdup_printf (
                         /* Translators: %u is a number. */
                         ngettext ("%u column with the figures of a period",
                                   "%u columns with the figures of a period each", n),
                         n));
}

static void
append_dimensions (GString *text, const JctImportPlan *plan)
{
  guint n;

  g_free (list_role (plan, JCT_IMPORT_DIMENSION, &n));
  append_part (text, g_strdup_printf (ngettext ("%u dimension", "%u dimensions", n), n));
}

char *
jct_import_plan_dup_summary (const JctImportPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (jct_import_plan_is_events (plan))
    {
      append_role (text, plan, JCT_IMPORT_EVENT_DATE, C_ ("events", "date"));
      append_role (text, plan, JCT_IMPORT_EVENT_END, C_ ("events", "end"));
      append_role (text, plan, JCT_IMPORT_EVENT_TITLE, C_ ("events", "title"));
      return g_strdup_printf (_ ("a list of events, %s"), text->str);
    }
  append_role (text, plan, JCT_IMPORT_TIME, C_ ("import", "time"));
  append_role (text, plan, JCT_IMPORT_MONTH, C_ ("import", "month"));
  append_role (text, plan, JCT_IMPORT_MEASURE, C_ ("import", "measure"));
  append_periods (text, plan);
  append_dimensions (text, plan);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the document ---- */

static void
append_range (GString *text, JctTable *table)
{
  JctPeriodKind kind = jct_table_get_period_kind (table);
  const gint32 *periods = jct_table_get_periods (table);
  gsize n = jct_table_get_n_rows (table);
  gint32 first = G_MAXINT32;
  gint32 last = G_MININT32;

  for (gsize i = 0; i < n; i++)
    {
      first = MIN (first, periods[i]);
      last = MAX (last, periods[i]);
    }
  append_part (text, g_strdup (jct_period_unit_to_noun (kind.unit, 1)));
  append_part (text, jct_period_range_to_label (jct_period (kind, first), jct_period (kind, last),
                                                JCT_LABEL_SHORT));
}

char *
jct_import_words_of_document (const JctDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_events = jct_document_get_n_events (document);
  JctTable *table;
  guint n;

  if (jct_document_get_n_tables (document) == 0)
    return g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  table = jct_document_get_table (document, 0);
  n = (guint) jct_table_get_n_rows (table);
  append_part (text, g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n));
  if (n > 0)
    append_range (text, table);
  n = jct_table_get_n_dimensions (table);
  append_part (text, g_strdup_printf (ngettext ("%u dimension", "%u dimensions", n), n));
  n = jct_table_get_n_measures (table);
  append_part (text, g_strdup_printf (ngettext ("%u measure", "%u measures", n), n));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
