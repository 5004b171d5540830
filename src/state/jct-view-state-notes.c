/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The notes of the view. What a person writes is not lost with a view that nobody saved: the saved view that is shown, or
 * was before it was changed, has them as well, and a document without any gets one. That is an edit of the document, and
 * with the view one step of the history.
 */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

static const JctAnnotation *
find_note (JctViewState *self, const char *id)
{
  int index = jct_annotation_list_find (self->view->annotations, id);

  return index >= 0 ? g_ptr_array_index (self->view->annotations, (guint) index) : NULL;
}

static const char *
name_step (const JctAnnotation *before, const JctAnnotation *after)
{
  if (before == NULL)
    return _ ("Add note");
  return g_strcmp0 (before->text, after->text) == 0 ? _ ("Move note") : _ ("Change note");
}

gboolean
jct_view_state_put_note (JctViewState *self, const JctAnnotation *annotation, char **id)
{
  JctAnnotation *copy;
  JctView *next;
  int index;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && annotation != NULL, FALSE);

  index = jct_annotation_list_find (self->view->annotations, annotation->id);
  if (!jct_annotation_text_is_valid (annotation->text)
      || (index < 0 && self->view->annotations->len >= JCT_MAX_ANNOTATIONS))
    return FALSE;
  next = jct_view_copy (self->view);
  copy = jct_annotation_copy (annotation);
  if (copy->id == NULL)
    copy->id = jct_annotation_list_dup_new_id (next->annotations);
  if (id != NULL)
    *id = g_strdup (copy->id);
  const char *name = name_step (find_note (self, copy->id), copy);
  if (index < 0)
    g_ptr_array_add (next->annotations, copy);
  else
    {
      jct_annotation_free (g_ptr_array_index (next->annotations, (guint) index));
      g_ptr_array_index (next->annotations, (guint) index) = copy;
    }
  jct_view_state_keep_notes (self, next, name);
  return TRUE;
}

void
jct_view_state_delete_note (JctViewState *self, const char *id)
{
  JctView *next;
  int index;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  index = jct_annotation_list_find (self->view->annotations, id);
  if (index < 0)
    return;
  next = jct_view_copy (self->view);
  g_ptr_array_remove_index (next->annotations, (guint) index);
  jct_view_state_keep_notes (self, next, _ ("Delete note"));
}

/* ---- the selected one ---- */

void
jct_view_state_select_note (JctViewState *self, const char *id)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (g_strcmp0 (id, self->selected_note) == 0)
    return;
  g_free (self->selected_note);
  self->selected_note = g_strdup (id);
  g_signal_emit_by_name (self, "hover-changed");
}

const JctAnnotation *
jct_view_state_get_selected_note (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  return find_note (self, self->selected_note);
}

/* ---- where a new one is ---- */

gboolean
jct_view_state_write_note_point (JctViewState *self, JctAnnotation *annotation)
{
  JctSeriesSet *set;
  const char *key = NULL;
  JctPeriod period;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (annotation != NULL, FALSE);

  set = jct_view_state_get_series (self, NULL);
  if (set == NULL || !jct_view_state_get_point (self, &key, &period))
    return FALSE;
  g_free (annotation->series);
  annotation->series = jct_series_set_get_n (set) > 1 ? g_strdup (key) : NULL;
  annotation->from = annotation->to = period;
  annotation->is_moved = FALSE;
  return TRUE;
}

gboolean
jct_view_state_write_note_range (JctViewState *self, JctAnnotation *annotation)
{
  JctSeriesSet *set;
  JctSpan visible;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (annotation != NULL, FALSE);

  set = jct_view_state_get_series (self, NULL);
  visible = jct_view_state_get_visible (self);
  if (set == NULL || jct_series_set_get_n (set) == 0 || jct_span_is_empty (visible))
    return FALSE;
  g_clear_pointer (&annotation->series, g_free);
  annotation->from = jct_period_from_day (jct_series_set_get_kind (set), visible.start);
  annotation->to = jct_period_from_day (jct_series_set_get_kind (set), visible.end - 1);
  annotation->is_moved = FALSE;
  return TRUE;
}
