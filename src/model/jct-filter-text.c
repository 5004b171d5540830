/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-filter-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_plain (const char *text)
{
  return *text != '\0' && strchr (text, ';') == NULL && !g_ascii_isspace (*text)
         && !g_ascii_isspace (text[strlen (text) - 1]);
}

char *
jct_filter_to_line (const JctFilter *filter)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (filter != NULL, NULL);

  for (guint i = 0; i < jct_filter_get_n_dimensions (filter); i++)
    {
      const char *name = jct_filter_get_dimension (filter, i);
      const char *const *values = jct_filter_get_values (filter, name);

      if (!is_plain (name) || strchr (name, '=') != NULL || values == NULL || values[0] == NULL)
        return NULL;
      for (; *values != NULL; values++)
        {
          if (!is_plain (*values))
            return NULL;
          g_string_append_printf (line, "%s%s=%s", line->len > 0 ? "; " : "", name, *values);
        }
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

JctFilter *
jct_filter_parse_line (const char *line, GError **error)
{
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_auto (GStrv) conditions = g_strsplit (line != NULL ? line : "", ";", -1);

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (char **condition = conditions; *condition != NULL; condition++)
    {
      g_auto (GStrv) sides = NULL;

      if (*g_strstrip (*condition) == '\0')
        continue;
      sides = g_strsplit (*condition, "=", 2);
      if (*g_strstrip (sides[0]) == '\0' || sides[1] == NULL || *g_strstrip (sides[1]) == '\0')
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       /* Translators: the user typed %s; keep the example as it is. */
                       _ ("“%s” is not of the form name=value, such as citizenship=China."),
                       *condition);
          return NULL;
        }
      jct_filter_add (filter, sides[0], sides[1]);
    }
  return g_steal_pointer (&filter);
}
