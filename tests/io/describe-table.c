/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "describe-table.h"

char *
describe_table (const JctDocument *document)
{
  JctTable *table = jct_document_get_table (document, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize row = 0; row < jct_table_get_n_rows (table); row++)
    {
      JctPeriod period
        = jct_period (jct_table_get_period_kind (table), jct_table_get_periods (table)[row]);
      g_autofree char *period_text = jct_period_to_text (period);

      g_string_append_printf (text, "%s%s", row > 0 ? " " : "", period_text);
      for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
        g_string_append_printf (text, ",%s",
                                jct_table_get_value (table, i, jct_table_get_code (table, i, row)));
      for (guint i = 0; i < jct_table_get_n_measures (table); i++)
        if (jct_table_is_missing (table, i, row))
          g_string_append (text, ",");
        else
          g_string_append_printf (text, ",%g", jct_table_get_real (table, i, row));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
