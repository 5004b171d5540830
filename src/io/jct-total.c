/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-total.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-io-error.h"

gboolean
jct_total_is_called (const char *value, const char *label)
{
  static const char *const values[] = { "total", "tot", "t", "_t", "all", NULL };
  static const char *const labels[]
    = { "total", "all", "both sexes", "all ages", "all persons", "alle", "i alt", NULL };
  g_autofree char *lower_value = g_utf8_strdown (value, -1);
  g_autofree char *lower_label = g_utf8_strdown (label, -1);

  return g_strv_contains (values, lower_value) || g_strv_contains (labels, lower_label)
         || g_str_has_prefix (lower_label, "total ");
}

void
jct_total_add_problem (JctDocumentBuilder *builder,
                       const char *place,
                       const char *dimension,
                       const char *total)
{
  g_autofree char *name = jct_io_quote (dimension, -1);
  g_autofree char *label = jct_io_quote (total, -1);
  g_autofree char *message = g_strdup_printf (
    /* Translators: the name of a field, then the name of one of its values. */
    _ ("In %s, %s stands beside the parts that it includes: a sum over several of its values can "
       "count the same twice."),
    name, label);

  jct_document_builder_add_problem (builder, place, message);
}

/* The code of the dimension's total, JCT_CODE_NONE without one; a value alone is no total. */
static guint
find_total (const JctTable *table, guint dimension)
{
  guint n = jct_table_get_n_values (table, dimension);

  for (guint code = 0; n > 1 && code < n; code++)
    if (jct_total_is_called ("", jct_table_get_value_label (table, dimension, code)))
      return code;
  return JCT_CODE_NONE;
}

JctView *
jct_total_make_view (JctDocumentBuilder *builder, JctTable *table)
{
  JctView *view = NULL;

  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    {
      guint code = find_total (table, i);

      if (code == JCT_CODE_NONE)
        continue;
      jct_total_add_problem (builder, NULL, jct_table_get_dimension_title (table, i),
                             jct_table_get_value_label (table, i, code));
      if (view == NULL)
        {
          view = jct_view_new ();
          view->id = g_strdup (jct_table_get_name (table));
          view->title = g_strdup (jct_table_get_title (table));
          view->table = g_strdup (jct_table_get_name (table));
          view->measure = g_strdup (jct_table_get_measure_name (table, 0));
        }
      jct_filter_add (view->filter, jct_table_get_dimension_name (table, i),
                      jct_table_get_value (table, i, code));
    }
  return view;
}
