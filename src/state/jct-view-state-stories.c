/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories and their slides, changed as edits of the document in the one history. */
#include "config.h"

#include "model/jct-document-items.h"
#include "model/jct-document-rounds.h"
#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

/* The slide, which the document may not have. (transfer none) (nullable) */
static const JctSlide *
find_slide (JctViewState *self, const char *story, const char *slide, guint *index)
{
  const JctStory *own = jct_document_find_story (self->document, story);
  int found = own != NULL && slide != NULL ? jct_story_find_slide (own, slide) : -1;

  if (found < 0)
    return NULL;
  if (index != NULL)
    *index = (guint) found;
  return jct_story_get_slide (own, (guint) found);
}

/* What a step calls a slide; one that is not there has no step. (transfer full) */
static char *
dup_slide_name (const JctSlide *slide)
{
  if (slide == NULL)
    return NULL;
  /* Translators: stands for the headline of a slide that has none. */
  return g_strdup (slide->headline != NULL ? slide->headline : _ ("Slide"));
}

/* ---- stories ---- */

gboolean
jct_view_state_put_story (JctViewState *self, const JctStory *story, char **id, GError **error)
{
  const JctStory *before;
  JctDocument *document;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = story->id != NULL ? jct_document_find_story (self->document, story->id) : NULL;
  if (before != NULL && jct_story_equal (before, story))
    {
      if (id != NULL)
        *id = g_strdup (story->id);
      return TRUE;
    }
  document = jct_document_with_story (self->document, story, id, error);
  return jct_view_state_take_version (self, document, NULL,
                                      before != NULL ? JCT_STEP_CHANGE : JCT_STEP_ADD,
                                      story->title);
}

gboolean
jct_view_state_move_story (JctViewState *self, const char *story, guint index, GError **error)
{
  g_autofree char *title = NULL;
  const JctStory *before;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = jct_document_find_story (self->document, story);
  if (before != NULL && index < jct_document_get_n_stories (self->document)
      && jct_document_get_story (self->document, index) == before)
    return TRUE;
  title = before != NULL ? g_strdup (before->title) : NULL;
  return jct_view_state_take_version (self,
                                      jct_document_with_story_at (self->document, story, index,
                                                                  error),
                                      NULL, JCT_STEP_MOVE, title);
}

gboolean
jct_view_state_delete_story (JctViewState *self, const char *story, GError **error)
{
  g_autofree char *title = NULL;
  const JctStory *before;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = jct_document_find_story (self->document, story);
  title = before != NULL ? g_strdup (before->title) : NULL;
  return jct_view_state_take_version (self,
                                      jct_document_without_story (self->document, story, error),
                                      NULL, JCT_STEP_DELETE, title);
}

/* ---- slides ---- */

gboolean
jct_view_state_add_slide (
  JctViewState *self, const char *story, guint index, char **id, GError **error)
{
  g_autoptr (JctSlide) slide = NULL;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL, FALSE);

  slide = jct_slide_new ();
  slide->view = jct_view_copy (self->view);
  g_clear_pointer (&slide->view->id, g_free);
  slide->headline
    = g_strdup (self->view->headline != NULL ? self->view->headline : self->view->title);
  return jct_view_state_put_slide (self, story, slide, index, id, error);
}

gboolean
jct_view_state_put_slide (JctViewState *self,
                          const char *story,
                          const JctSlide *slide,
                          guint index,
                          char **id,
                          GError **error)
{
  g_autofree char *name = NULL;
  const JctSlide *before;
  JctDocument *document;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL && slide != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = find_slide (self, story, slide->id, NULL);
  if (before != NULL && jct_slide_equal (before, slide))
    {
      if (id != NULL)
        *id = g_strdup (slide->id);
      return TRUE;
    }
  name = dup_slide_name (slide);
  document = jct_document_with_slide (self->document, story, slide, index, id, error);
  return jct_view_state_take_version (self, document, NULL,
                                      before != NULL ? JCT_STEP_CHANGE : JCT_STEP_ADD, name);
}

/* Typing goes on where nothing else has happened since. */
static gboolean
goes_on (JctViewState *self, const char *into)
{
  return g_strcmp0 (self->typed_into, into) == 0 && self->typed_at == self->history.serial
         && self->gesture_depth == 0;
}

static void
take_typed (JctViewState *self, JctDocument *document, const char *into, const char *name)
{
  if (goes_on (self, into))
    jct_view_state_replace_moment (self, jct_document_ref (document), jct_view_copy (self->view));
  else
    jct_view_state_take_version (self, jct_document_ref (document), NULL, JCT_STEP_CHANGE, name);
  g_free (self->typed_into);
  self->typed_into = g_strdup (into);
  self->typed_at = self->history.serial;
}

gboolean
jct_view_state_type_slide (
  JctViewState *self, const char *story, const JctSlide *slide, const char *field, GError **error)
{
  g_autofree char *name = NULL, *into = NULL;
  g_autoptr (JctDocument) document = NULL;
  const JctSlide *before;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL, FALSE);
  g_return_val_if_fail (slide != NULL && slide->id != NULL && field != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = find_slide (self, story, slide->id, NULL);
  if (before == NULL)
    return jct_view_state_put_slide (self, story, slide, 0, NULL, error);
  if (jct_slide_equal (before, slide))
    return TRUE;
  document = jct_document_with_slide (self->document, story, slide, 0, NULL, error);
  if (document == NULL)
    return FALSE;
  name = dup_slide_name (before);
  into = g_strjoin ("\n", story, slide->id, field, NULL);
  take_typed (self, document, into, name);
  return TRUE;
}

gboolean
jct_view_state_keep_guesses (
  JctViewState *self, const char *story, const char *slide, JctGuessRound *round, GError **error)
{
  g_autoptr (JctSlide) changed = NULL;
  const JctSlide *before;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self) && round != NULL, FALSE);
  g_return_val_if_fail (story != NULL && slide != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = self->document != NULL ? find_slide (self, story, slide, NULL) : NULL;
  if (before == NULL || !before->has_predict
      || !jct_document_round_fits (self->document, before, round))
    {
      g_set_error_literal (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_STORY,
                           _ ("The document no longer has the slide, or it shows other figures."));
      return FALSE;
    }
  changed = jct_slide_copy (before);
  jct_guess_rounds_name (changed->rounds, round);
  g_ptr_array_add (changed->rounds, jct_guess_round_copy (round));
  return jct_view_state_put_slide (self, story, changed, 0, NULL, error);
}

gboolean
jct_view_state_move_slide (
  JctViewState *self, const char *story, const char *slide, guint index, GError **error)
{
  g_autofree char *name = NULL;
  const JctSlide *before;
  guint from = 0;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL && slide != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = find_slide (self, story, slide, &from);
  if (before != NULL
      && (from == index
          || (from + 1 == jct_document_find_story (self->document, story)->slides->len
              && index > from)))
    return TRUE;
  name = dup_slide_name (before);
  return jct_view_state_take_version (self,
                                      jct_document_with_slide_at (self->document, story, slide,
                                                                  index, error),
                                      NULL, JCT_STEP_MOVE, name);
}

gboolean
jct_view_state_duplicate_slide (
  JctViewState *self, const char *story, const char *slide, char **id, GError **error)
{
  g_autofree char *name = NULL;
  JctDocument *document;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL && slide != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  name = dup_slide_name (find_slide (self, story, slide, NULL));
  document = jct_document_with_slide_twice (self->document, story, slide, id, error);
  return jct_view_state_take_version (self, document, NULL, JCT_STEP_DUPLICATE, name);
}

gboolean
jct_view_state_delete_slide (JctViewState *self,
                             const char *story,
                             const char *slide,
                             GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (self->document != NULL && story != NULL && slide != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  name = dup_slide_name (find_slide (self, story, slide, NULL));
  return jct_view_state_take_version (self,
                                      jct_document_without_slide (self->document, story, slide,
                                                                  error),
                                      NULL, JCT_STEP_DELETE, name);
}
