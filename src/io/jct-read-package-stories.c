/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stories of a Data Package. What a slide shows has to be there; a source that the document does not list is noted. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "io/jct-io-error.h"
#include "io/jct-read-package-private.h"

/* ---- what appears step by step ---- */

static gboolean
read_part (const json_t *value, const JctJsonPlace *at, JctSlideParts *parts, GError **error)
{
  JctSlideParts part;

  if (!json_is_string (value))
    return jct_json_fail (at, NULL, _ ("a text"), value, error);
  if (!jct_slide_part_from_name (json_string_value (value), &part))
    return jct_json_fail_value (
      at, NULL,
      _ ("shape, axis, units, title, text, series, events, window, effect, source or badge"),
      json_string_value (value), error);
  *parts |= part;
  return TRUE;
}

/* A step: the name of a part, or an array of them. */
static gboolean
read_step (const json_t *value, const JctJsonPlace *at, JctSlideParts *parts, GError **error)
{
  if (!json_is_array (value))
    return read_part (value, at, parts, error);
  for (gsize i = 0; i < json_array_size (value); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (at->pointer, i);
      JctJsonPlace place = { at->file, pointer };

      if (!read_part (json_array_get (value, i), &place, parts, error))
        return FALSE;
    }
  if (*parts == 0)
    return jct_json_fail (at, NULL, _ ("a text"), value, error);
  return TRUE;
}

static gboolean
read_reveal (JctSlide *slide, const json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autofree char *list = jct_json_pointer_key (at->pointer, "reveal");
  json_t *steps = NULL;

  if (!jct_json_get_array (object, at, "reveal", FALSE, &steps, error))
    return FALSE;
  if (json_array_size (steps) > JCT_MAX_REVEAL_STEPS)
    return jct_json_fail_with (at, "reveal", JCT_IO_ERROR_LIMIT, error,
                               _ ("The list has more than %d entries."), JCT_MAX_REVEAL_STEPS);
  for (gsize i = 0; i < json_array_size (steps); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };

      if (!read_step (json_array_get (steps, i), &place, &slide->reveal[i], error))
        return FALSE;
      slide->n_reveal++;
    }
  return TRUE;
}

/* ---- what is to be drawn ---- */

static gboolean
read_period (JctPackageReader *reader,
             const json_t *object,
             const JctJsonPlace *at,
             const char *key,
             gboolean required,
             gboolean *has_period,
             JctPeriod *period,
             GError **error)
{
  const char *text = NULL;

  if (!jct_json_get_text (object, at, key, required, &text, error))
    return FALSE;
  *has_period = text != NULL;
  if (text != NULL && !jct_period_parse_any (text, reader->fiscal_start, period))
    return jct_json_fail_value (at, key, _ ("a period such as 2024-05"), text, error);
  return TRUE;
}

static gboolean
read_predict (JctPackageReader *reader,
              JctSlide *slide,
              const json_t *object,
              const JctJsonPlace *slide_at,
              GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (slide_at->pointer, "predict");
  JctJsonPlace at = { slide_at->file, pointer };
  JctPredict *predict = &slide->predict;
  json_t *value = NULL;

  if (!jct_json_get_object (object, slide_at, "predict", FALSE, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (!read_period (reader, value, &at, "after", TRUE, &slide->has_predict, &predict->after, error)
      || !read_period (reader, value, &at, "until", FALSE, &predict->has_until, &predict->until,
                       error))
    return FALSE;
  if (predict->has_until
      && jct_period_end_day (predict->until) <= jct_period_end_day (predict->after))
    return jct_json_fail_with (&at, "until", JCT_IO_ERROR_VALUE, error,
                               _ ("What is to be drawn ends before it begins."));
  return TRUE;
}

/* ---- slides ---- */

/* `view`: the id of a saved view, or a view of the slide's own. */
static gboolean
read_view (JctPackageReader *reader,
           JctSlide *slide,
           const json_t *object,
           const JctJsonPlace *at,
           GError **error)
{
  g_autofree char *pointer = jct_json_pointer_key (at->pointer, "view");
  JctJsonPlace place = { at->file, pointer };
  const json_t *value = json_object_get (object, "view");
  g_autofree char *quoted = NULL;

  if (json_is_object (value))
    {
      slide->view = jct_package_read_view (reader, value, &place, FALSE, error);
      return slide->view != NULL;
    }
  if (value != NULL && !json_is_null (value) && !json_is_string (value))
    return jct_json_fail (at, "view", _ ("the id of a view, or a view"), value, error);
  if (!jct_json_dup_text (object, at, "view", FALSE, &slide->view_id, error))
    return FALSE;
  if (slide->view_id == NULL || g_hash_table_contains (reader->views, slide->view_id))
    return TRUE;
  quoted = jct_io_quote (slide->view_id, -1);
  return jct_json_fail_with (at, "view", JCT_IO_ERROR_REFERENCE, error,
                             _ ("The document has no view %s."), quoted);
}

static gboolean
read_lists (JctPackageReader *reader,
            JctSlide *slide,
            const json_t *object,
            const JctJsonPlace *at,
            GError **error)
{
  if (!jct_json_dup_text_list (object, at, "questions", &slide->questions, error)
      || !jct_json_dup_text_list (object, at, "sources", &slide->sources, error))
    return FALSE;
  if (g_strv_length (slide->questions) > JCT_MAX_QUESTIONS)
    return jct_json_fail_with (at, "questions", JCT_IO_ERROR_LIMIT, error,
                               _ ("The list has more than %d entries."), JCT_MAX_QUESTIONS);
  for (char **key = slide->sources; *key != NULL; key++)
    jct_package_cite (reader, at, *key);
  return TRUE;
}

/* (transfer full) */
static JctSlide *
read_slide (JctPackageReader *reader, const json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctSlide) slide = jct_slide_new ();

  if (!jct_json_dup_text (object, at, "id", TRUE, &slide->id, error)
      || !jct_json_dup_text (object, at, "headline", FALSE, &slide->headline, error)
      || !jct_json_dup_text (object, at, "text", FALSE, &slide->text, error)
      || !jct_json_dup_text (object, at, "notes", FALSE, &slide->notes, error)
      || !read_lists (reader, slide, object, at, error)
      || !read_view (reader, slide, object, at, error) || !read_reveal (slide, object, at, error)
      || !read_predict (reader, slide, object, at, error)
      || !jct_package_read_guesses (reader, slide, object, at, error)
      || !jct_json_get_boolean (object, at, "anonymous", &slide->anonymous, error))
    return NULL;
  return g_steal_pointer (&slide);
}

static gboolean
take_slide (JctStory *story, JctSlide *slide, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctSlide) taken = slide;
  g_autofree char *quoted = NULL;

  if (slide == NULL)
    return FALSE;
  if (jct_story_find_slide (story, slide->id) >= 0)
    {
      quoted = jct_io_quote (slide->id, -1);
      return jct_json_fail_with (at, "id", JCT_IO_ERROR_DUPLICATE, error,
                                 _ ("A second slide of the story has the id %s."), quoted);
    }
  g_ptr_array_add (story->slides, g_steal_pointer (&taken));
  return TRUE;
}

static gboolean
read_slides (JctPackageReader *reader,
             JctStory *story,
             const json_t *object,
             const JctJsonPlace *at,
             GError **error)
{
  g_autofree char *list = jct_json_pointer_key (at->pointer, "slides");
  json_t *slides = NULL;

  if (!jct_json_get_array (object, at, "slides", TRUE, &slides, error))
    return FALSE;
  if (json_array_size (slides) > JCT_MAX_SLIDES)
    return jct_json_fail_with (at, "slides", JCT_IO_ERROR_LIMIT, error,
                               _ ("The list has more than %d entries."), JCT_MAX_SLIDES);
  for (gsize i = 0; i < json_array_size (slides); i++)
    {
      g_autofree char *pointer = jct_json_pointer_index (list, i);
      JctJsonPlace place = { at->file, pointer };
      const json_t *slide = json_array_get (slides, i);

      if (!jct_json_expect_object (slide, &place, error)
          || !take_slide (story, read_slide (reader, slide, &place, error), &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_story (JctPackageReader *reader, json_t *object, const JctJsonPlace *at, GError **error)
{
  g_autoptr (JctStory) story = jct_story_new ();
  GError *inner = NULL;

  if (!jct_json_dup_text (object, at, "id", TRUE, &story->id, error)
      || !jct_json_dup_text (object, at, "title", FALSE, &story->title, error)
      || !jct_json_dup_text (object, at, "description", FALSE, &story->description, error)
      || !read_slides (reader, story, object, at, error))
    return FALSE;
  if (story->title == NULL)
    story->title = g_strdup (story->id);
  if (!jct_document_builder_take_story (reader->builder, g_steal_pointer (&story), &inner))
    return jct_package_fail_model (at, inner, error);
  return TRUE;
}

gboolean
jct_package_read_stories (JctPackageReader *reader,
                          json_t *items,
                          const JctJsonPlace *at,
                          GError **error)
{
  return jct_package_for_each (reader, items, at, read_story, error);
}
