/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-vintage-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-value-words.h"

/* More publications of one figure are counted, the last always named. */
#define MAX_NAMED 5

static void
append (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, C_ ("list separator", ", "));
  g_string_append (text, part);
}

/* As the chart draws it, or the count itself. */
static char *
format_value (const JctSeries *series,
              const JctTransform *transform,
              double value,
              JctQualifier qualifier)
{
  const JctTransform none = { 0 };

  return jct_value_words_format (transform != NULL ? transform : &none, value,
                                 jct_series_is_integer (series), qualifier);
}

static char *
format_one (const JctPublished *published,
            const JctSeries *series,
            const JctTransform *transform,
            gboolean first)
{
  g_autofree char *date = jct_edtf_to_label (published->date, JCT_LABEL_LONG);
  g_autofree char *value
    = format_value (series, transform, transform != NULL ? published->value : published->count,
                    published->qualifier);

  /* Translators: a figure and the date of its publication: "2,999 as published (26 January 2024)". */
  return first ? g_strdup_printf (C_ ("vintage", "%s as published (%s)"), value, date)
               /* Translators: the same of a later publication: "2,998 (9 February 2024)". */
               : g_strdup_printf (C_ ("vintage", "%s (%s)"), value, date);
}

static char *
format_today (const JctSeries *series, const JctTransform *transform, JctPeriod period)
{
  gssize index = jct_series_find (series, period);
  double value = index >= 0 ? jct_series_get_value (series, (gsize) index) : NAN;
  g_autofree char *words = NULL;

  if (isnan (value))
    return g_strdup (C_ ("vintage", "no figure today"));
  words = format_value (series, transform, value, jct_series_get_qualifier (series, (gsize) index));
  /* Translators: a figure as it stands now, after the one that was published earlier. */
  return g_strdup_printf (C_ ("vintage", "%s today"), words);
}

char *
jct_vintage_words_point (const JctPublishedSet *set,
                         guint index,
                         const JctSeries *series,
                         const JctTransform *transform,
                         JctPeriod period)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *today = NULL;
  guint n;
  const JctPublished *published = jct_published_set_find (set, index, period, &n);

  if (published == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *one = NULL;

      if (n > MAX_NAMED && i == MAX_NAMED - 1)
        {
          guint more = n - MAX_NAMED;
          g_autofree char *count
            = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
          append (text, count);
          i = n - 1;
        }
      one = format_one (&published[i], series, transform, i == 0);
      append (text, one);
    }
  today = format_today (series, transform, period);
  append (text, today);
  return g_strdup (text->str);
}
