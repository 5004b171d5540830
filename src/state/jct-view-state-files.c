/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other files bring: the document that was read again, events that are added. What was looked at
 * stays looked at, as far as it is still there. */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-beside.h"

JctDocumentParts
jct_view_state_get_unsaved_parts (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), 0);

  return jct_view_state_is_modified (self) && self->saved_document != NULL
           ? jct_document_compare (self->saved_document, self->document)
           : 0;
}

/* The ids that the document has, in their order. */
static void
keep_known_events (char ***ids, const JctDocument *document)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **id = *ids; *id != NULL; id++)
    if (jct_document_find_event (document, *id) != NULL)
      g_strv_builder_add (builder, *id);
  g_strfreev (*ids);
  *ids = g_strv_builder_end (builder);
}

/* The view, without what the document does not have; the document's own where the rest makes none. (transfer full) */
static JctView *
fit_view (const JctView *view, const JctDocument *document)
{
  g_autoptr (JctView) fitted = jct_view_copy (view);
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (document, fitted, &resolved, NULL))
    return jct_document_dup_default_view (document);
  if (fitted->selected_event != NULL
      && jct_document_find_event (document, fitted->selected_event) == NULL)
    g_clear_pointer (&fitted->selected_event, g_free);
  for (guint i = fitted->beside->len; i-- > 0;)
    if (!jct_document_has_beside (document, g_ptr_array_index (fitted->beside, i)))
      g_ptr_array_remove_index (fitted->beside, i);
  keep_known_events (&fitted->pinned_events, document);
  if (fitted->events != NULL)
    keep_known_events (&fitted->events, document);
  return g_steal_pointer (&fitted);
}

static gboolean
has_series (JctViewState *self, const char *key)
{
  JctSeriesSet *series = jct_view_state_get_series (self, NULL);

  for (guint i = 0; series != NULL && i < jct_series_set_get_n (series); i++)
    if (g_str_equal (jct_series_get_key (jct_series_set_get (series, i)), key))
      return TRUE;
  return FALSE;
}

void
jct_view_state_reload_document (JctViewState *self, JctDocument *read, JctDocument *shown)
{
  g_autoptr (JctView) view = NULL;
  g_autofree char *point_key = NULL;
  JctPeriod point_period;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (self->document != NULL);
  g_return_if_fail (read != NULL && shown != NULL);

  view = fit_view (self->view, shown);
  point_key = g_strdup (self->point_key);
  point_period = self->point_period;
  jct_view_state_edit_document (self, shown, view, _ ("Reload"));
  jct_view_state_mark_saved (self, read);
  if (point_key != NULL && has_series (self, point_key))
    jct_view_state_select_point (self, point_key, point_period);
}

/* ---- events of another document ---- */

/* Where only some categories are shown, those that are new are shown as well. */
static void
show_new_categories (JctView *view, const JctDocument *old, const JctDocument *new)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (view->categories == NULL)
    return;
  g_strv_builder_addv (builder, (const char **) view->categories);
  for (guint i = 0; i < jct_document_get_n_categories (new); i++)
    if (jct_document_find_category (old, jct_document_get_category (new, i)->id) < 0)
      g_strv_builder_add (builder, jct_document_get_category (new, i)->id);
  g_strfreev (view->categories);
  view->categories = g_strv_builder_end (builder);
}

gboolean
jct_view_state_add_events (JctViewState *self,
                           const JctDocument *other,
                           guint *n_added,
                           GError **error)
{
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctView) view = NULL;
  guint n = 0;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && other != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  document = jct_document_with_events_of (self->document, other, &n, error);
  if (document == NULL)
    return FALSE;
  if (n_added != NULL)
    *n_added = n;
  if (n == 0)
    return TRUE;
  view = jct_view_copy (self->view);
  view->events_shown = TRUE;
  show_new_categories (view, self->document, document);
  jct_view_state_edit_document (self, document, view, _ ("Add events"));
  return TRUE;
}

/* ---- figures of another document ---- */

static gboolean
check_room (JctViewState *self, GError **error)
{
  if (self->view->beside->len < JCT_MAX_BESIDE)
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
               /* Translators: %d is a number. */
               _ ("No more than %d datasets stand beside a view. Remove one first."),
               JCT_MAX_BESIDE);
  return FALSE;
}

gboolean
jct_view_state_add_beside (JctViewState *self,
                           const JctDocument *other,
                           const JctView *other_view,
                           GError **error)
{
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctView) view = NULL;
  JctBeside *beside = NULL;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && other != NULL && other_view != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_room (self, error))
    return FALSE;
  document = jct_document_with_beside (self->document, other, other_view, &beside, error);
  if (document == NULL)
    return FALSE;
  view = jct_view_copy (self->view);
  jct_view_take_beside (view, self->document, beside);
  if (document != self->document)
    jct_view_state_edit_document (self, document, view, _ ("Open beside"));
  else
    jct_view_state_set_view (self, view, _ ("Open beside"));
  return TRUE;
}

void
jct_view_state_remove_beside (JctViewState *self, guint index)
{
  g_autoptr (JctView) view = NULL;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (index >= self->view->beside->len)
    return;
  view = jct_view_copy (self->view);
  g_ptr_array_remove_index (view->beside, index);
  jct_view_state_set_view (self, view, _ ("Remove what is beside"));
}
