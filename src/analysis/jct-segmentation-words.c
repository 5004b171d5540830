/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks in files and in sentences. */
#include "config.h"

#include "analysis/jct-segmentation.h"

#include <glib/gi18n-lib.h>

const char *
jct_break_transform_to_name (JctBreakTransform transform)
{
  return transform == JCT_BREAK_LOG1P ? "log1p" : "count";
}

json_t *
jct_breaks_to_json (const gsize *breaks, gsize n_breaks)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < n_breaks; i++)
    json_array_append_new (array, json_integer ((json_int_t) breaks[i]));
  return array;
}

json_t *
jct_breaks_to_json_periods (const gsize *breaks, gsize n_breaks, JctPeriod start, int shift)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < n_breaks; i++)
    {
      JctPeriod period = jct_period_shift (start, (int) breaks[i] + shift);
      g_autofree char *text = jct_period_to_text (period);

      json_array_append_new (array, json_string (text));
    }
  return array;
}

char *
jct_breaks_to_words (const gsize *breaks, gsize n_breaks, JctPeriod start)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < n_breaks; i++)
    {
      JctPeriod period = jct_period_shift (start, (int) breaks[i]);
      g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);

      if (i > 0)
        /* Translators: between the last two of a list, and between the others. */
        g_string_append (list, i + 1 == n_breaks ? C_ ("list", " and ") : C_ ("list", ", "));
      g_string_append (list, label);
    }
  return g_string_free (list, FALSE);
}
