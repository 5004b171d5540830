/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gestures, undo and redo, edits of the document. */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

void
jct_view_state_forget_gesture (JctViewState *self)
{
  self->gesture_depth = 0;
  g_clear_pointer (&self->gesture_view, jct_view_free);
  g_clear_pointer (&self->gesture_name, g_free);
}

void
jct_view_state_begin_gesture (JctViewState *self, const char *name)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (self->gesture_depth++ > 0)
    return;
  self->gesture_view = jct_view_copy (self->view);
  self->gesture_name = g_strdup (name);
}

static void
finish_gesture (JctViewState *self)
{
  if (self->gesture_view != NULL && !jct_view_equal (self->gesture_view, self->view))
    jct_history_push (&self->history, self->document, self->gesture_view,
                      self->gesture_name != NULL ? self->gesture_name : _ ("Change view"));
  jct_view_state_forget_gesture (self);
}

void
jct_view_state_end_gesture (JctViewState *self)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  /* An undo or a new document in the midst of a gesture has ended it already. */
  if (self->gesture_depth == 0 || --self->gesture_depth > 0)
    return;
  finish_gesture (self);
  jct_view_state_notify_history (self);
}

void
jct_view_state_cancel_gesture (JctViewState *self)
{
  JctView *view;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  view = g_steal_pointer (&self->gesture_view);
  jct_view_state_forget_gesture (self);
  if (view != NULL)
    jct_view_state_replace_view (self, view);
}

/* Takes both. */
static void
leap (JctViewState *self, JctDocument *document, JctView *view)
{
  g_object_ref (self);
  self->leaps = TRUE;
  jct_view_state_replace_moment (self, document, view);
  self->leaps = FALSE;
  g_object_unref (self);
}

void
jct_view_state_undo (JctViewState *self)
{
  JctDocument *document = NULL;
  JctView *view;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  finish_gesture (self);
  view = jct_history_undo (&self->history, self->document, self->view, &document);
  if (view != NULL)
    leap (self, document, view);
}

void
jct_view_state_redo (JctViewState *self)
{
  JctDocument *document = NULL;
  JctView *view;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  finish_gesture (self);
  view = jct_history_redo (&self->history, self->document, self->view, &document);
  if (view != NULL)
    leap (self, document, view);
  else
    jct_view_state_notify_history (self);
}

/* ---- edits of the document ---- */

void
jct_view_state_edit_document (JctViewState *self,
                              JctDocument *document,
                              const JctView *view,
                              const char *name)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (document != NULL && name != NULL);
  g_return_if_fail (self->document != NULL);

  finish_gesture (self);
  jct_history_push (&self->history, self->document, self->view, name);
  jct_view_state_replace_moment (self, jct_document_ref (document),
                                 jct_view_copy (view != NULL ? view : self->view));
}

gboolean
jct_view_state_is_modified (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);

  return self->document != self->saved_document;
}

JctDocument *
jct_view_state_get_saved_document (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  return self->saved_document;
}

void
jct_view_state_mark_saved (JctViewState *self, JctDocument *document)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (document != NULL);

  jct_document_ref (document);
  g_clear_pointer (&self->saved_document, jct_document_unref);
  self->saved_document = document;
  jct_view_state_notify_history (self);
}
