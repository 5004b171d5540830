/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events, categories, sources and definitions, changed as edits of the document in the one history. */
#include "config.h"

#include "model/jct-document-items.h"
#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

/* Of a title, in the name of a step. */
#define MAX_TITLE_CHARS 40

/* ---- what a step is called ---- */

/* "Move “China suspends…”". (transfer full) */
static char *
dup_name (JctStep step, const char *title)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (title, -1) > MAX_TITLE_CHARS)
    {
      g_autofree char *start = g_utf8_substring (title, 0, MAX_TITLE_CHARS - 1);

      cut = g_strconcat (g_strchomp (start), "…", NULL);
      title = cut;
    }
  switch (step)
    {
    case JCT_STEP_ADD:
      /* Translators: the name of a step that can be undone; %s is a title. */
      return g_strdup_printf (_ ("Add “%s”"), title);
    case JCT_STEP_MOVE:
      /* Translators: the name of a step that can be undone; %s is a title. */
      return g_strdup_printf (_ ("Move “%s”"), title);
    case JCT_STEP_DUPLICATE:
      /* Translators: the name of a step that can be undone; %s is a title. */
      return g_strdup_printf (_ ("Duplicate “%s”"), title);
    case JCT_STEP_DELETE:
      /* Translators: the name of a step that can be undone; %s is a title. */
      return g_strdup_printf (_ ("Delete “%s”"), title);
    case JCT_STEP_CHANGE:
    default:
      /* Translators: the name of a step that can be undone; %s is a title. */
      return g_strdup_printf (_ ("Change “%s”"), title);
    }
}

gboolean
jct_view_state_take_version (
  JctViewState *self, JctDocument *document, const JctView *view, JctStep step, const char *title)
{
  g_autofree char *name = NULL;

  if (document == NULL)
    return FALSE;
  name = dup_name (step, title);
  jct_view_state_edit_document (self, document, view, name);
  jct_document_unref (document);
  return TRUE;
}

/* Nothing of it is new; the caller's `id` is that of the thing. */
static gboolean
keep_id (char **id, const char *own)
{
  if (id != NULL)
    *id = g_strdup (own);
  return TRUE;
}

/* ---- events ---- */

static const char *
event_name (const JctEvent *event)
{
  return event->short_title != NULL ? event->short_title : event->title;
}

gboolean
jct_view_state_put_event (JctViewState *self, const JctEvent *event, char **id, GError **error)
{
  g_autoptr (JctDocument) document = NULL;
  g_autoptr (JctView) view = NULL;
  g_autofree char *own = NULL;
  const JctEvent *before;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && event != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = event->id != NULL ? jct_document_find_event (self->document, event->id) : NULL;
  if (before != NULL && jct_event_equal (before, event))
    return keep_id (id, event->id);
  document = jct_document_with_event (self->document, event, &own, error);
  if (document == NULL)
    return FALSE;
  view = jct_view_copy (self->view);
  if (before == NULL)
    {
      jct_view_include_event (view, jct_document_find_event (document, own));
      g_free (view->selected_event);
      view->selected_event = g_strdup (own);
    }
  keep_id (id, own);
  return jct_view_state_take_version (self, g_steal_pointer (&document), view,
                                      before != NULL ? JCT_STEP_CHANGE : JCT_STEP_ADD,
                                      event_name (event));
}

gboolean
jct_view_state_delete_event (JctViewState *self, const char *id, GError **error)
{
  g_autoptr (JctView) view = NULL;
  g_autofree char *title = NULL;
  const JctEvent *event;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  event = jct_document_find_event (self->document, id);
  if (event == NULL)
    return TRUE;
  title = g_strdup (event_name (event));
  view = jct_view_copy (self->view);
  jct_view_forget_event (view, id);
  return jct_view_state_take_version (self, jct_document_without_event (self->document, id, error),
                                      view, JCT_STEP_DELETE, title);
}

gboolean
jct_view_state_move_event (JctViewState *self, const char *id, JctEdtfPart part, int by)
{
  g_autoptr (JctEvent) moved = NULL;
  const JctEvent *event;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  event = self->document != NULL ? jct_document_find_event (self->document, id) : NULL;
  if (event == NULL)
    return FALSE;
  moved = jct_event_copy (event);
  if (!jct_edtf_shift (&event->date, part, by, &moved->date))
    return FALSE;
  if (jct_edtf_equal (&event->date, &moved->date))
    return TRUE;
  return jct_view_state_take_version (self,
                                      jct_document_with_event (self->document, moved, NULL, NULL),
                                      NULL, JCT_STEP_MOVE, event_name (moved));
}

/* ---- categories ---- */

gboolean
jct_view_state_put_category (JctViewState *self,
                             const JctCategory *category,
                             char **id,
                             GError **error)
{
  JctDocument *document;
  int index;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && category != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  index = category->id != NULL ? jct_document_find_category (self->document, category->id) : -1;
  if (index >= 0
      && jct_category_equal (jct_document_get_category (self->document, (guint) index), category))
    return keep_id (id, category->id);
  document = jct_document_with_category (self->document, category, id, error);
  return jct_view_state_take_version (self, document, NULL,
                                      index >= 0 ? JCT_STEP_CHANGE : JCT_STEP_ADD, category->title);
}

gboolean
jct_view_state_move_category (JctViewState *self, const char *id, guint index, GError **error)
{
  g_autofree char *title = NULL;
  int from;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  from = jct_document_find_category (self->document, id);
  if (from < 0 || (guint) from == index || index >= jct_document_get_n_categories (self->document))
    return TRUE;
  title = g_strdup (jct_document_get_category (self->document, (guint) from)->title);
  return jct_view_state_take_version (self,
                                      jct_document_with_category_at (self->document, id, index,
                                                                     error),
                                      NULL, JCT_STEP_MOVE, title);
}

gboolean
jct_view_state_delete_category (JctViewState *self,
                                const char *id,
                                const char *heir,
                                GError **error)
{
  g_autoptr (JctView) view = NULL;
  g_autofree char *title = NULL;
  int index;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && id != NULL && heir != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  index = jct_document_find_category (self->document, id);
  if (index < 0)
    return TRUE;
  title = g_strdup (jct_document_get_category (self->document, (guint) index)->title);
  view = jct_view_copy (self->view);
  jct_view_forget_category (view, id);
  return jct_view_state_take_version (self,
                                      jct_document_without_category (self->document, id, heir,
                                                                     error),
                                      view, JCT_STEP_DELETE, title);
}

/* ---- sources ---- */

gboolean
jct_view_state_put_source (JctViewState *self, const JctSource *source, char **key, GError **error)
{
  const JctSource *before;
  JctDocument *document;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && source != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = source->key != NULL ? jct_document_find_source (self->document, source->key) : NULL;
  if (before != NULL && jct_source_equal (before, source))
    return keep_id (key, source->key);
  document = jct_document_with_source (self->document, source, key, error);
  return jct_view_state_take_version (self, document, NULL,
                                      before != NULL ? JCT_STEP_CHANGE : JCT_STEP_ADD,
                                      source->title != NULL ? source->title : "");
}

gboolean
jct_view_state_delete_source (JctViewState *self, const char *key, GError **error)
{
  g_autofree char *title = NULL;
  const JctSource *source;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && key != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  source = jct_document_find_source (self->document, key);
  if (source == NULL)
    return TRUE;
  title = g_strdup (source->title != NULL ? source->title : key);
  return jct_view_state_take_version (self,
                                      jct_document_without_source (self->document, key, error),
                                      NULL, JCT_STEP_DELETE, title);
}

/* ---- claims ---- */

gboolean
jct_view_state_put_claim (JctViewState *self, const JctClaim *claim, char **id, GError **error)
{
  g_autoptr (JctDocument) document = NULL;
  g_autofree char *own = NULL;
  const JctClaim *before;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && claim != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = claim->id != NULL ? jct_document_find_claim (self->document, claim->id) : NULL;
  if (before != NULL && jct_claim_equal (before, claim))
    return keep_id (id, claim->id);
  document = jct_document_with_claim (self->document, claim, &own, error);
  if (document == NULL)
    return FALSE;
  keep_id (id, own);
  return jct_view_state_take_version (self, g_steal_pointer (&document), NULL,
                                      before != NULL ? JCT_STEP_CHANGE : JCT_STEP_ADD, claim->text);
}

/* Each is added to the version that the one before made; the history sees the last. */
gboolean
jct_view_state_add_claims (JctViewState *self, GPtrArray *claims, char **id, GError **error)
{
  g_autoptr (JctDocument) document = NULL;
  g_autofree char *first = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && claims != NULL && claims->len > 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  document = jct_document_ref (self->document);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autofree char *own = NULL;
      JctDocument *next
        = jct_document_with_claim (document, g_ptr_array_index (claims, i), &own, error);

      if (next == NULL)
        return FALSE;
      jct_document_unref (document);
      document = next;
      if (i == 0)
        first = g_steal_pointer (&own);
    }
  /* Translators: the name of a step that can be undone. */
  name
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u claim", "Add %u claims", claims->len),
                       claims->len);
  jct_view_state_edit_document (self, document, NULL, name);
  keep_id (id, first);
  return TRUE;
}

gboolean
jct_view_state_delete_claim (JctViewState *self, const char *id, GError **error)
{
  g_autoptr (JctView) view = NULL;
  g_autofree char *title = NULL;
  const JctClaim *claim;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  claim = jct_document_find_claim (self->document, id);
  if (claim == NULL)
    return TRUE;
  title = g_strdup (claim->text);
  view = jct_view_copy (self->view);
  jct_view_forget_claim (view, id);
  return jct_view_state_take_version (self, jct_document_without_claim (self->document, id, error),
                                      view, JCT_STEP_DELETE, title);
}

/* ---- definitions ---- */

gboolean
jct_view_state_put_definition (JctViewState *self,
                               const JctDefinition *definition,
                               char **id,
                               GError **error)
{
  const JctDefinition *before;
  JctDocument *document;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && definition != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before
    = definition->id != NULL ? jct_document_find_definition (self->document, definition->id) : NULL;
  if (before != NULL && jct_definition_equal (before, definition))
    return keep_id (id, definition->id);
  document = jct_document_with_definition (self->document, definition, id, error);
  return jct_view_state_take_version (self, document, NULL,
                                      before != NULL ? JCT_STEP_CHANGE : JCT_STEP_ADD,
                                      definition->title != NULL ? definition->title : "");
}

static const char *
definition_name (const JctDefinition *definition)
{
  return definition->short_title != NULL ? definition->short_title : definition->title;
}

gboolean
jct_view_state_move_definition (JctViewState *self, const char *id, guint index, GError **error)
{
  g_autofree char *title = NULL;
  const JctDefinition *definition;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  definition = jct_document_find_definition (self->document, id);
  if (definition == NULL || index >= jct_document_get_n_definitions (self->document)
      || jct_document_get_definition (self->document, index) == definition)
    return TRUE;
  title = g_strdup (definition_name (definition));
  return jct_view_state_take_version (self,
                                      jct_document_with_definition_at (self->document, id, index,
                                                                       error),
                                      NULL, JCT_STEP_MOVE, title);
}

gboolean
jct_view_state_delete_definition (JctViewState *self, const char *id, GError **error)
{
  g_autoptr (JctView) view = NULL;
  g_autofree char *title = NULL;
  const JctDefinition *definition;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  definition = jct_document_find_definition (self->document, id);
  if (definition == NULL)
    return TRUE;
  title = g_strdup (definition_name (definition));
  view = jct_view_copy (self->view);
  jct_view_forget_definition (view, self->document, id);
  return jct_view_state_take_version (self,
                                      jct_document_without_definition (self->document, id, error),
                                      view, JCT_STEP_DELETE, title);
}
