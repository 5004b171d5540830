/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-filter-words.h"

#include <glib/gi18n-lib.h>

/* Longer lists of values are cut to this many names. */
#define MAX_NAMES 4

char *
jct_filter_words_dimension (JctTable *table, const char *dimension)
{
  int index = jct_table_find_dimension (table, dimension);
  const char *title = index < 0 ? dimension : jct_table_get_dimension_title (table, (guint) index);
  const char *second = *title != '\0' ? g_utf8_next_char (title) : title;

  if (!g_unichar_islower (g_utf8_get_char (second)))
    return g_strdup (title);
  g_autofree char *first = g_strndup (title, second - title);
  g_autofree char *lower = g_utf8_strdown (first, -1);
  return g_strconcat (lower, second, NULL);
}

static const char *
get_value_label (JctTable *table, const char *dimension, const char *value)
{
  int index = jct_table_find_dimension (table, dimension);
  guint code = index < 0 ? JCT_CODE_NONE : jct_table_find_value (table, (guint) index, value);

  return code == JCT_CODE_NONE ? value : jct_table_get_value_label (table, (guint) index, code);
}

/* "China", "China, India", "China, India, Cuba and 11 more". */
static char *
join_values (JctTable *table, const char *dimension, const char *const *values)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n = g_strv_length ((char **) values);
  guint n_named = n > MAX_NAMES ? MAX_NAMES - 1 : n;

  for (guint i = 0; i < n_named; i++)
    g_ptr_array_add (names, (char *) get_value_label (table, dimension, values[i]));
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
  if (n == n_named)
    return g_steal_pointer (&list);
  /* Translators: %s is a list of names, %u how many more there are. */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - n_named), list,
                          n - n_named);
}

char *
jct_filter_words_values (JctTable *table, const JctFilter *filter, const char *dimension)
{
  const char *const *values = jct_filter_get_named (filter, dimension);
  g_autofree char *names = NULL;

  if (values[0] == NULL)
    return g_strdup (C_ ("no value of a dimension", "none"));
  names = join_values (table, dimension, values);
  if (jct_filter_is_excluding (filter, dimension))
    /* Translators: the values of a dimension that are not shown, as in "all but China". */
    return g_strdup_printf (C_ ("filter", "all but %s"), names);
  return g_steal_pointer (&names);
}

char *
jct_filter_words (JctTable *table, const JctFilter *filter)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    {
      const char *dimension = jct_filter_get_dimension (filter, i);
      g_autofree char *title = jct_filter_words_dimension (table, dimension);
      g_autofree char *names = jct_filter_words_values (table, filter, dimension);

      if (text->len > 0)
        /* Translators: between the parts of a chart's subtitle and source line. */
        g_string_append (text, C_ ("part separator", "; "));
      /* Translators: a dimension and the values that are shown, as in "citizenship: China". */
      g_string_append_printf (text, C_ ("filter", "%s: %s"), title, names);
    }
  return g_string_free (text, FALSE);
}
