/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories and their slides: added, changed, put in order, deleted. */
#include "config.h"

#include "model/jct-document-items-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-text-private.h"

GPtrArray *
jct_item_dup_stories (const JctDocument *document)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_story_free);

  for (guint i = 0; i < jct_document_get_n_stories (document); i++)
    g_ptr_array_add (stories, jct_story_copy (jct_document_get_story (document, i)));
  return stories;
}

void
jct_item_take_stories (JctDocumentBuilder *builder, GPtrArray *stories)
{
  while (stories->len > 0)
    jct_document_builder_take_story (builder, g_ptr_array_steal_index (stories, 0), NULL);
}

/* ---- saved views that go ---- */

static gboolean
has_view (GPtrArray *views, const char *id)
{
  for (guint i = 0; i < views->len; i++)
    if (g_strcmp0 (((const JctView *) views->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
keep_view (JctSlide *slide, const JctDocument *document, GPtrArray *views)
{
  if (slide->view != NULL || slide->view_id == NULL || has_view (views, slide->view_id))
    return FALSE;
  slide->view = jct_view_copy (jct_document_find_view (document, slide->view_id));
  g_clear_pointer (&slide->view->id, g_free);
  g_clear_pointer (&slide->view_id, g_free);
  return TRUE;
}

gboolean
jct_item_keep_views (GPtrArray *stories, const JctDocument *document, GPtrArray *views)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < stories->len; i++)
    {
      const JctStory *story = stories->pdata[i];

      for (guint k = 0; k < story->slides->len; k++)
        changed |= keep_view (story->slides->pdata[k], document, views);
    }
  return changed;
}

/* ---- what can be ---- */

static gboolean
check_sources (const JctDocument *document, const JctSlide *slide, GError **error)
{
  for (char **key = slide->sources; *key != NULL; key++)
    if (jct_document_find_source (document, *key) == NULL)
      {
        g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_BAD_REFERENCE,
                     /* Translators: %s is the key of a source. */
                     _ ("The document has no source “%s”."), *key);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_texts (const JctSlide *slide, GError **error)
{
  if (!jct_item_check_length (slide->headline, error) || !jct_item_check_length (slide->text, error)
      || !jct_item_check_length (slide->notes, error))
    return FALSE;
  if (g_strv_length (slide->questions) > JCT_MAX_QUESTIONS)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
                   /* Translators: %d is a number. */
                   _ ("A slide has at most %d questions."), JCT_MAX_QUESTIONS);
      return FALSE;
    }
  for (char **question = slide->questions; *question != NULL; question++)
    if (!jct_item_check_length (*question, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_rounds (const JctSlide *slide, GError **error)
{
  if (slide->rounds->len > JCT_MAX_ROUNDS)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
                   /* Translators: %d is how often guesses can be kept with one slide. */
                   _ ("Guesses are kept at most %d times with a slide. Remove some on the Story "
                      "page."),
                   JCT_MAX_ROUNDS);
      return FALSE;
    }
  for (guint i = 0; i < slide->rounds->len; i++)
    {
      const JctGuessRound *round = slide->rounds->pdata[i];

      if (round->title != NULL && !jct_guess_round_is_text (round->title, JCT_MAX_ROUND_TITLE))
        return jct_item_fail (error, JCT_DOCUMENT_ERROR_INCOMPLETE,
                              _ ("The name of a class is too long, or not in one line."));
    }
  return TRUE;
}

gboolean
jct_document_check_slide (const JctDocument *document, const JctSlide *slide, GError **error)
{
  g_return_val_if_fail (document != NULL && slide != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_texts (slide, error) || !check_sources (document, slide, error)
      || !check_rounds (slide, error))
    return FALSE;
  if (slide->has_predict && slide->predict.has_until
      && jct_period_end_day (slide->predict.until) <= jct_period_end_day (slide->predict.after))
    return jct_item_fail (error, JCT_DOCUMENT_ERROR_INCOMPLETE,
                          _ ("What is to be drawn ends before it begins."));
  return TRUE;
}

/* The slide is the one that the document has, or can be one. */
static gboolean
check_unless_same (const JctDocument *document,
                   const JctStory *before,
                   const JctSlide *slide,
                   GError **error)
{
  int index = before != NULL && slide->id != NULL ? jct_story_find_slide (before, slide->id) : -1;

  return (index >= 0 && jct_slide_equal (jct_story_get_slide (before, (guint) index), slide))
         || jct_document_check_slide (document, slide, error);
}

gboolean
jct_document_check_story (const JctDocument *document, const JctStory *story, GError **error)
{
  const JctStory *before;

  g_return_val_if_fail (document != NULL && story != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!jct_item_check_title (story->title, error) || !jct_item_check_length (story->title, error)
      || !jct_item_check_length (story->description, error))
    return FALSE;
  if (story->slides->len > JCT_MAX_SLIDES)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
                   /* Translators: %d is a number. */
                   _ ("A story has at most %d slides."), JCT_MAX_SLIDES);
      return FALSE;
    }
  before = story->id != NULL ? jct_document_find_story (document, story->id) : NULL;
  for (guint i = 0; i < story->slides->len; i++)
    if (!check_unless_same (document, before, story->slides->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- stories ---- */

static gboolean
story_is_taken (gconstpointer document, const char *id)
{
  return jct_document_find_story (document, id) != NULL;
}

static gboolean
slide_is_taken (gconstpointer story, const char *id)
{
  return jct_story_find_slide (story, id) >= 0;
}

static char *
choose_slide_id (const JctStory *story, const JctSlide *slide)
{
  return jct_identifier_new (slide->headline != NULL ? slide->headline : "", "slide",
                             slide_is_taken, story);
}

static void
name_slides (JctStory *story)
{
  for (guint i = 0; i < story->slides->len; i++)
    {
      JctSlide *slide = story->slides->pdata[i];

      if (slide->id == NULL)
        slide->id = choose_slide_id (story, slide);
    }
}

/* A version with these stories; takes them. */
static JctDocument *
finish (const JctDocument *document, GPtrArray *stories, GError **error)
{
  g_autoptr (JctDocumentBuilder) builder
    = jct_document_builder_new_edit (document, JCT_PART_STORIES);

  jct_item_take_stories (builder, stories);
  g_ptr_array_unref (stories);
  return jct_document_builder_finish (builder, error);
}

static int
find_story (GPtrArray *stories, const char *id, GError **error)
{
  for (guint i = 0; i < stories->len; i++)
    if (g_str_equal (((const JctStory *) stories->pdata[i])->id, id))
      return (int) i;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_STORY,
               /* Translators: %s is the id of a story. */
               _ ("The document has no story “%s”."), id);
  return -1;
}

JctDocument *
jct_document_with_story (const JctDocument *document,
                         const JctStory *story,
                         char **id,
                         GError **error)
{
  g_autofree char *own = NULL;
  GPtrArray *stories;
  JctStory *added;
  int index;

  g_return_val_if_fail (document != NULL && story != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!jct_document_check_story (document, story, error))
    return NULL;
  own = jct_item_choose_id (story->id, story->title, "story", story_is_taken, document);
  added = jct_story_copy (story);
  jct_replace_text (&added->id, own);
  name_slides (added);
  stories = jct_item_dup_stories (document);
  index = find_story (stories, own, NULL);
  if (index >= 0)
    {
      jct_story_free (stories->pdata[index]);
      stories->pdata[index] = added;
    }
  else
    g_ptr_array_add (stories, added);
  if (id != NULL)
    *id = g_steal_pointer (&own);
  return finish (document, stories, error);
}

JctDocument *
jct_document_with_story_at (const JctDocument *document,
                            const char *id,
                            guint index,
                            GError **error)
{
  g_autoptr (GPtrArray) stories = NULL;
  int from;

  g_return_val_if_fail (document != NULL && id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stories = jct_item_dup_stories (document);
  from = find_story (stories, id, error);
  if (from < 0)
    return NULL;
  jct_item_move (stories, (guint) from, index);
  return finish (document, g_steal_pointer (&stories), error);
}

JctDocument *
jct_document_without_story (const JctDocument *document, const char *id, GError **error)
{
  g_autoptr (GPtrArray) stories = NULL;
  int index;

  g_return_val_if_fail (document != NULL && id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stories = jct_item_dup_stories (document);
  index = find_story (stories, id, error);
  if (index < 0)
    return NULL;
  g_ptr_array_remove_index (stories, (guint) index);
  return finish (document, g_steal_pointer (&stories), error);
}

/* ---- slides ---- */

/* Copies of all stories, and which of them has that id; NULL and the error where none has. (transfer full) */
static GPtrArray *
dup_with_story (const JctDocument *document, const char *id, JctStory **story, GError **error)
{
  g_autoptr (GPtrArray) stories = jct_item_dup_stories (document);
  int index = find_story (stories, id, error);

  if (index < 0)
    return NULL;
  *story = stories->pdata[index];
  return g_steal_pointer (&stories);
}

/* The same, and where in it the slide stands. */
static GPtrArray *
dup_with_slide (const JctDocument *document,
                const char *id,
                const char *slide,
                JctStory **story,
                guint *index,
                GError **error)
{
  g_autoptr (GPtrArray) stories = dup_with_story (document, id, story, error);
  int found;

  if (stories == NULL)
    return NULL;
  found = jct_story_find_slide (*story, slide);
  if (found < 0)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_STORY,
                   /* Translators: %s are the ids of a story and of a slide. */
                   _ ("The story “%s” has no slide “%s”."), id, slide);
      return NULL;
    }
  *index = (guint) found;
  return g_steal_pointer (&stories);
}

/* Whether one more can come in. */
static gboolean
check_room (const JctStory *story, GError **error)
{
  if (story->slides->len < JCT_MAX_SLIDES)
    return TRUE;
  g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_INCOMPLETE,
               /* Translators: %d is a number. */
               _ ("A story has at most %d slides."), JCT_MAX_SLIDES);
  return FALSE;
}

JctDocument *
jct_document_with_slide (const JctDocument *document,
                         const char *story,
                         const JctSlide *slide,
                         guint index,
                         char **id,
                         GError **error)
{
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (JctSlide) added = NULL;
  JctStory *own = NULL;
  int known;

  g_return_val_if_fail (document != NULL && story != NULL && slide != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stories = dup_with_story (document, story, &own, error);
  if (stories == NULL || !check_unless_same (document, own, slide, error))
    return NULL;
  added = jct_slide_copy (slide);
  known = added->id != NULL ? jct_story_find_slide (own, added->id) : -1;
  if (known < 0 && !check_room (own, error))
    return NULL;
  if (added->id == NULL)
    added->id = choose_slide_id (own, added);
  if (id != NULL)
    *id = g_strdup (added->id);
  if (known >= 0)
    {
      jct_slide_free (own->slides->pdata[known]);
      own->slides->pdata[known] = g_steal_pointer (&added);
    }
  else
    g_ptr_array_insert (own->slides, (int) MIN (index, own->slides->len), g_steal_pointer (&added));
  return finish (document, g_steal_pointer (&stories), error);
}

JctDocument *
jct_document_with_slide_at (
  const JctDocument *document, const char *story, const char *slide, guint index, GError **error)
{
  g_autoptr (GPtrArray) stories = NULL;
  JctStory *own = NULL;
  guint from = 0;

  g_return_val_if_fail (document != NULL && story != NULL && slide != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stories = dup_with_slide (document, story, slide, &own, &from, error);
  if (stories == NULL)
    return NULL;
  jct_item_move (own->slides, from, index);
  return finish (document, g_steal_pointer (&stories), error);
}

JctDocument *
jct_document_with_slide_twice (
  const JctDocument *document, const char *story, const char *slide, char **copy, GError **error)
{
  g_autoptr (GPtrArray) stories = NULL;
  JctStory *own = NULL;
  JctSlide *second;
  guint from = 0;

  g_return_val_if_fail (document != NULL && story != NULL && slide != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stories = dup_with_slide (document, story, slide, &own, &from, error);
  if (stories == NULL || !check_room (own, error))
    return NULL;
  second = jct_slide_copy (own->slides->pdata[from]);
  g_free (second->id);
  second->id = choose_slide_id (own, second);
  if (copy != NULL)
    *copy = g_strdup (second->id);
  g_ptr_array_insert (own->slides, (int) from + 1, second);
  return finish (document, g_steal_pointer (&stories), error);
}

JctDocument *
jct_document_without_slide (const JctDocument *document,
                            const char *story,
                            const char *slide,
                            GError **error)
{
  g_autoptr (GPtrArray) stories = NULL;
  JctStory *own = NULL;
  guint index = 0;

  g_return_val_if_fail (document != NULL && story != NULL && slide != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stories = dup_with_slide (document, story, slide, &own, &index, error);
  if (stories == NULL)
    return NULL;
  g_ptr_array_remove_index (own->slides, index);
  return finish (document, g_steal_pointer (&stories), error);
}
