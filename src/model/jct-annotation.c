/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/jct-annotation.h"

JctAnnotation *
jct_annotation_new (void)
{
  return g_new0 (JctAnnotation, 1);
}

JctAnnotation *
jct_annotation_copy (const JctAnnotation *annotation)
{
  JctAnnotation *copy;

  g_return_val_if_fail (annotation != NULL, NULL);

  copy = g_new (JctAnnotation, 1);
  *copy = *annotation;
  copy->id = g_strdup (annotation->id);
  copy->text = g_strdup (annotation->text);
  copy->series = g_strdup (annotation->series);
  return copy;
}

void
jct_annotation_free (JctAnnotation *annotation)
{
  if (annotation == NULL)
    return;
  g_free (annotation->id);
  g_free (annotation->text);
  g_free (annotation->series);
  g_free (annotation);
}

static gboolean
periods_equal (JctPeriod a, JctPeriod b)
{
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

gboolean
jct_annotation_equal (const JctAnnotation *a, const JctAnnotation *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->series, b->series) == 0 && periods_equal (a->from, b->from)
         && periods_equal (a->to, b->to) && !a->is_moved == !b->is_moved
         && (!a->is_moved || (a->dx == b->dx && a->dy == b->dy));
}

gboolean
jct_annotation_text_is_valid (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > JCT_MAX_ANNOTATION_CHARS)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isgraph (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* ---- its place ------------------------------------------------------------------------------- */

gboolean
jct_annotation_parse_at (const char *text, guint fiscal_start, JctAnnotation *annotation)
{
  const char *slash;
  JctPeriod from, to;

  g_return_val_if_fail (text != NULL && annotation != NULL, FALSE);

  slash = strchr (text, '/');
  if (slash != NULL)
    {
      g_autofree char *first = g_strndup (text, (gsize) (slash - text));

      if (!jct_period_parse_any (first, fiscal_start, &from)
          || !jct_period_parse_any (slash + 1, fiscal_start, &to)
          || !jct_period_kind_equal (from.kind, to.kind) || to.ordinal < from.ordinal)
        return FALSE;
    }
  else if (!jct_period_parse_any (text, fiscal_start, &from))
    return FALSE;
  else
    to = from;
  annotation->from = from;
  annotation->to = to;
  return TRUE;
}

char *
jct_annotation_at_to_text (const JctAnnotation *annotation)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (annotation != NULL, NULL);

  from = jct_period_to_text (annotation->from);
  to = jct_period_to_text (annotation->to);
  return periods_equal (annotation->from, annotation->to) ? g_steal_pointer (&from)
                                                          : g_strconcat (from, "/", to, NULL);
}

char *
jct_annotation_at_to_label (const JctAnnotation *annotation, JctLabelLength length)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (annotation != NULL, NULL);

  from = jct_period_to_label (annotation->from, length);
  to = jct_period_to_label (annotation->to, length);
  if (periods_equal (annotation->from, annotation->to))
    return g_steal_pointer (&from);
  /* Translators: the first and the last period that a note is about. */
  return g_strdup_printf (C_ ("periods of a note", "%s to %s"), from, to);
}

JctSpan
jct_annotation_get_span (const JctAnnotation *annotation)
{
  g_return_val_if_fail (annotation != NULL, ((JctSpan){ 0, 0 }));

  return (JctSpan){ jct_period_first_day (annotation->from), jct_period_end_day (annotation->to) };
}

/* ---- lists ----------------------------------------------------------------------------------- */

static gpointer
copy_item (gconstpointer item, gpointer data)
{
  return jct_annotation_copy (item);
}

GPtrArray *
jct_annotation_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jct_annotation_free);
}

GPtrArray *
jct_annotation_list_copy (GPtrArray *list)
{
  GPtrArray *copy;

  g_return_val_if_fail (list != NULL, NULL);

  copy = g_ptr_array_copy (list, copy_item, NULL);
  g_ptr_array_set_free_func (copy, (GDestroyNotify) jct_annotation_free);
  return copy;
}

gboolean
jct_annotation_list_equal (GPtrArray *a, GPtrArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!jct_annotation_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

int
jct_annotation_list_find (GPtrArray *list, const char *id)
{
  g_return_val_if_fail (list != NULL, -1);

  for (guint i = 0; id != NULL && i < list->len; i++)
    if (g_strcmp0 (((const JctAnnotation *) list->pdata[i])->id, id) == 0)
      return (int) i;
  return -1;
}

char *
jct_annotation_list_dup_new_id (GPtrArray *list)
{
  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = list->len + 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("note-%u", i);

      if (jct_annotation_list_find (list, id) < 0)
        return g_steal_pointer (&id);
    }
}
