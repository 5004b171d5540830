/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved views of the document: what a person keeps, names and puts in order. */
#include "config.h"

#include "model/jct-identifier.h"
#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

/* ---- what is there ---- */

static int
find_index (JctViewState *self, const char *id)
{
  guint n = self->document != NULL ? jct_document_get_n_views (self->document) : 0;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (jct_document_get_view (self->document, i)->id, id) == 0)
      return (int) i;
  return -1;
}

const JctView *
jct_view_state_get_saved_view (JctViewState *self)
{
  int index;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  index = find_index (self, self->saved_view);
  return index >= 0 ? jct_document_get_view (self->document, (guint) index) : NULL;
}

static void
set_name (JctView *view, const char *id, const char *title)
{
  g_autofree char *old_id = view->id;
  g_autofree char *old_title = view->title;

  view->id = g_strdup (id);
  view->title = g_strdup (title);
}

/* What is shown, under the name of a saved view. (transfer full) */
static JctView *
dup_shown_as (JctViewState *self, const char *id, const char *title)
{
  JctView *view = jct_view_copy (self->view);

  set_name (view, id, title);
  return view;
}

gboolean
jct_view_state_is_saved_view_changed (JctViewState *self)
{
  const JctView *saved;
  g_autoptr (JctView) shown = NULL;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);

  saved = jct_view_state_get_saved_view (self);
  if (saved == NULL)
    return FALSE;
  shown = dup_shown_as (self, saved->id, saved->title);
  return !jct_view_equal (shown, saved);
}

/* ---- changing ---- */

/* Copies, for the caller to change. (transfer full) */
static GPtrArray *
dup_views (JctViewState *self)
{
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_view_free);

  for (guint i = 0; i < jct_document_get_n_views (self->document); i++)
    g_ptr_array_add (views, jct_view_copy (jct_document_get_view (self->document, i)));
  return views;
}

/* `shown`: (nullable) what is shown from here on, in place of the present view. */
static gboolean
edit_views (JctViewState *self,
            GPtrArray *views,
            const char *default_view,
            const JctView *shown,
            const char *name,
            GError **error)
{
  g_autoptr (JctDocument) document
    = jct_document_with_views (self->document, views, default_view, error);

  if (document == NULL)
    return FALSE;
  jct_view_state_edit_document (self, document, shown, name);
  return TRUE;
}

static gboolean
is_taken (gconstpointer document, const char *id)
{
  return jct_document_find_view (document, id) != NULL;
}

gboolean
jct_view_state_save_view (JctViewState *self, const char *title, GError **error)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *id = NULL;
  JctView *view;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && title != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  id = jct_identifier_new (title, "view", is_taken, self->document);
  view = dup_shown_as (self, id, title);
  views = dup_views (self);
  g_ptr_array_add (views, view);
  return edit_views (self, views, jct_document_get_default_view (self->document), view,
                     _ ("Save view"), error);
}

gboolean
jct_view_state_update_saved_view (JctViewState *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) views = NULL;
  JctView *view;
  int index;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  index = find_index (self, id);
  if (index < 0)
    return TRUE;
  views = dup_views (self);
  view = views->pdata[index];
  views->pdata[index] = dup_shown_as (self, id, view->title);
  jct_view_free (view);
  return edit_views (self, views, jct_document_get_default_view (self->document),
                     views->pdata[index], _ ("Update view"), error);
}

void
jct_view_state_rename_saved_view (JctViewState *self, const char *id, const char *title)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (JctView) shown = NULL;
  int index;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (id != NULL && title != NULL);

  index = find_index (self, id);
  if (index < 0
      || g_strcmp0 (jct_document_get_view (self->document, (guint) index)->title, title) == 0)
    return;
  views = dup_views (self);
  set_name (views->pdata[index], id, title);
  if (g_strcmp0 (self->view->id, id) == 0)
    shown = dup_shown_as (self, id, title);
  edit_views (self, views, jct_document_get_default_view (self->document), shown, _ ("Rename view"),
              NULL);
}

void
jct_view_state_move_saved_view (JctViewState *self, const char *id, guint index)
{
  g_autoptr (GPtrArray) views = NULL;
  int from;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (id != NULL);

  from = find_index (self, id);
  if (from < 0 || (guint) from == index || index >= jct_document_get_n_views (self->document))
    return;
  views = dup_views (self);
  g_ptr_array_insert (views, (int) index, g_ptr_array_steal_index (views, (guint) from));
  edit_views (self, views, jct_document_get_default_view (self->document), NULL,
              _ ("Reorder views"), NULL);
}

void
jct_view_state_delete_saved_view (JctViewState *self, const char *id)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (JctView) shown = NULL;
  const char *default_view;
  int index;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (id != NULL);

  index = find_index (self, id);
  if (index < 0)
    return;
  default_view = jct_document_get_default_view (self->document);
  views = dup_views (self);
  g_ptr_array_remove_index (views, (guint) index);
  /* What is shown stays, and is none of the saved ones. */
  if (g_strcmp0 (self->view->id, id) == 0)
    shown = dup_shown_as (self, NULL, NULL);
  edit_views (self, views, g_strcmp0 (default_view, id) == 0 ? NULL : default_view, shown,
              _ ("Delete view"), NULL);
}

void
jct_view_state_set_default_view (JctViewState *self, const char *id)
{
  g_autoptr (GPtrArray) views = NULL;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (self->document == NULL || (id != NULL && find_index (self, id) < 0)
      || g_strcmp0 (jct_document_get_default_view (self->document), id) == 0)
    return;
  views = dup_views (self);
  edit_views (self, views, id, NULL, _ ("Choose default view"), NULL);
}

void
jct_view_state_show_saved_view (JctViewState *self, const char *id)
{
  g_autofree char *name = NULL;
  const JctView *view;
  int index;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (id != NULL);

  index = find_index (self, id);
  if (index < 0)
    return;
  view = jct_document_get_view (self->document, (guint) index);
  /* Translators: the name of a step that can be undone; %s is the name of a saved view. */
  name = g_strdup_printf (_ ("Show view “%s”"), view->title != NULL ? view->title : view->id);
  jct_view_state_set_view (self, view, name);
}

/* ---- notes ---- */

/* The saved view that is shown with the notes of `next`, else a saved view more, which `next` then is. */
static void
write_notes (JctViewState *self, GPtrArray *views, JctView *next)
{
  int index = find_index (self, self->saved_view);

  if (index >= 0)
    {
      JctView *saved = g_ptr_array_index (views, (guint) index);

      g_ptr_array_unref (saved->annotations);
      saved->annotations = jct_annotation_list_copy (next->annotations);
      return;
    }
  g_autofree char *id = jct_identifier_new ("notes", "view", is_taken, self->document);
  /* Translators: the name of a saved view that is made for the notes in it. */
  set_name (next, id, C_ ("saved view", "Notes"));
  g_ptr_array_add (views, jct_view_copy (next));
}

void
jct_view_state_keep_notes (JctViewState *self, JctView *next, const char *name)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (JctView) shown = jct_view_copy (next);
  const char *default_view = jct_document_get_default_view (self->document);

  if (jct_view_equal (self->view, next))
    {
      jct_view_free (next);
      return;
    }
  views = dup_views (self);
  write_notes (self, views, shown);
  if (default_view == NULL && shown->id != NULL && find_index (self, shown->id) < 0)
    default_view = shown->id;
  /* What cannot be saved is at least shown. */
  if (edit_views (self, views, default_view, shown, name, NULL))
    jct_view_free (next);
  else
    jct_view_state_commit (self, next, name);
}
