/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes of a chart in words. A person's text is isolated from what stands around it (Unicode 15, UAX 9). */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-annotations-private.h"
#include "chart/jct-text.h"

#define ISOLATE "\xe2\x81\xa8"     /* U+2068 first strong isolate */
#define END_ISOLATE "\xe2\x81\xa9" /* U+2069 pop directional isolate */

const char *
jct_annotation_sight_to_words (JctAnnotationSight sight)
{
  switch (sight)
    {
    case JCT_ANNOTATION_OUT_OF_RANGE:
      return _ ("Outside of the visible range.");
    case JCT_ANNOTATION_NO_SERIES:
      return _ ("Its series is not in this chart.");
    case JCT_ANNOTATION_NO_PLACE:
      return _ ("This chart has no place for it.");
    case JCT_ANNOTATION_IN_SIGHT:
    default:
      return NULL;
    }
}

char *
jct_annotation_dup_subject (const JctAnnotation *annotation, JctSeriesSet *set)
{
  g_autofree char *at = NULL;
  int index;

  g_return_val_if_fail (annotation != NULL, NULL);

  at = jct_annotation_at_to_label (annotation, JCT_LABEL_LONG);
  if (annotation->series == NULL)
    return g_steal_pointer (&at);
  index = set != NULL ? jct_series_set_find (set, annotation->series) : -1;
  /* Translators: a series and its month or months, as in "China, December 2023". */
  return g_strdup_printf (C_ ("subject of a note", "%s, %s"),
                          index >= 0 ? jct_series_get_label (jct_series_set_get (set, index))
                                     : annotation->series,
                          at);
}

char *
jct_annotation_dup_value (const JctAnnotation *annotation, JctSeriesSet *set)
{
  JctSpan span = jct_annotation_get_span (annotation);
  JctPeriod period;
  int index = 0;

  if (set == NULL || jct_series_set_get_n (set) == 0)
    return NULL;
  if (annotation->series != NULL || jct_series_set_get_n (set) > 1)
    index = jct_series_set_find (set, annotation->series);
  period = jct_period_from_day (jct_series_set_get_kind (set), span.start);
  if (index < 0 || jct_period_end_day (period) < span.end)
    return NULL;
  JctSeries *series = jct_series_set_get (set, (guint) index);
  gssize at = jct_series_find (series, period);
  if (at < 0 || isnan (jct_series_get_value (series, (gsize) at)))
    return NULL;
  return jct_value_words_format (&(JctTransform){ 0 }, jct_series_get_value (series, (gsize) at),
                                 jct_series_is_integer (series),
                                 jct_series_get_qualifier (series, (gsize) at));
}

/* ---- the texts that have numbers --------------------------------------------------------------- */

char *
jct_annotations_dup_count (guint n)
{
  /* Translators: in a chart that has no room for the notes pinned to it. */
  return g_strdup_printf (ngettext ("%u note has no room here", "%u notes have no room here", n),
                          n);
}

static char *
join_key (GPtrArray *numbered, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint rest = numbered->len - n;

  if (n == 0)
    return jct_annotations_dup_count (rest);

  for (guint i = 0; i < n; i++)
    {
      const JctAnnotation *annotation = g_ptr_array_index (numbered, i);

      /* The number stays with the first word. */
      g_string_append_printf (text, "%s%u\xc2\xa0" ISOLATE "%s" END_ISOLATE,
                              i > 0 ? " \xe2\x80\x83" : "", i + 1, annotation->text);
    }
  if (rest > 0)
    {
      g_string_append (text, " \xe2\x80\x83");
      g_string_append_printf (text, ngettext ("%u more note", "%u more notes", rest), rest);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fits (const JctChart *chart, const char *text, guint lines)
{
  JctTextStyle style = {
    .family = chart->theme->font_family,
    .px = chart->small,
    .max_width = chart->input->width - 2 * chart->pad,
  };
  JctTextExtents whole, most;

  jct_text_measure (text, &style, &whole);
  style.max_lines = lines;
  jct_text_measure (text, &style, &most);
  return whole.height <= most.height + 0.5;
}

char *
jct_annotations_dup_key (const JctChart *chart, GPtrArray *numbered, guint lines, guint *n)
{
  guint least = 0, most = numbered->len + 1;
  char *best = join_key (numbered, 0);

  /* With one more it is longer: the most are found by halving. */
  while (most - least > 1)
    {
      guint middle = least + (most - least) / 2;
      g_autofree char *text = join_key (numbered, middle);

      if (fits (chart, text, lines))
        {
          least = middle;
          g_free (best);
          best = g_steal_pointer (&text);
        }
      else
        most = middle;
    }
  *n = least;
  return best;
}

/* ---- for who does not see them ----------------------------------------------------------------- */

void
jct_annotations_append_words (GString *text,
                              const JctView *view,
                              JctSeriesSet *set,
                              JctSpan visible)
{
  for (guint i = 0; i < view->annotations->len; i++)
    {
      const JctAnnotation *annotation = g_ptr_array_index (view->annotations, i);
      g_autofree char *subject = NULL;

      if (jct_span_is_empty (jct_span_intersect (jct_annotation_get_span (annotation),
                                                 jct_chart_visible_span (set, visible)))
          || (annotation->series != NULL && jct_series_set_find (set, annotation->series) < 0))
        continue;
      subject = jct_annotation_dup_subject (annotation, set);
      g_string_append_c (text, ' ');
      /* Translators: what a note is about (a month, or a series and a month), and the note. */
      g_string_append_printf (text, _ ("Note on %s: “%s”."), subject, annotation->text);
    }
}
