/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-story.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order of the bits. */
static const struct
{
  const char *name;
  const char *label;
} parts[] = {
  /* Translators: parts of a slide that appear step by step. */
  { "shape", NC_ ("part of a slide", "Shape") },
  { "axis", NC_ ("part of a slide", "Axes") },
  { "units", NC_ ("part of a slide", "Units") },
  { "title", NC_ ("part of a slide", "Title") },
  { "text", NC_ ("part of a slide", "Text") },
  { "series", NC_ ("part of a slide", "Names of the series") },
  { "events", NC_ ("part of a slide", "Events") },
  { "window", NC_ ("part of a slide", "Before and after") },
  { "effect", NC_ ("part of a slide", "What the method finds") },
  { "source", NC_ ("part of a slide", "Source") },
  { "badge", NC_ ("part of a slide", "Notes under the chart") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (parts) == JCT_N_SLIDE_PARTS);

static guint
find_bit (JctSlideParts part)
{
  return (guint) g_bit_nth_lsf (part, -1);
}

const char *
jct_slide_part_to_name (JctSlideParts part)
{
  g_return_val_if_fail (part != 0 && (part & ~JCT_SLIDE_ALL_PARTS) == 0, NULL);

  return parts[find_bit (part)].name;
}

gboolean
jct_slide_part_from_name (const char *name, JctSlideParts *part)
{
  g_return_val_if_fail (name != NULL && part != NULL, FALSE);

  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    if (strcmp (parts[i].name, name) == 0)
      {
        *part = (JctSlideParts) (1u << i);
        return TRUE;
      }
  return FALSE;
}

const char *
jct_slide_part_to_label (JctSlideParts part)
{
  g_return_val_if_fail (part != 0 && (part & ~JCT_SLIDE_ALL_PARTS) == 0, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "part of a slide", parts[find_bit (part)].label);
}

/* ---- slides ---- */

JctSlide *
jct_slide_new (void)
{
  JctSlide *slide = g_new0 (JctSlide, 1);

  slide->questions = g_new0 (char *, 1);
  slide->sources = g_new0 (char *, 1);
  slide->rounds = jct_guess_rounds_new ();
  return slide;
}

JctSlide *
jct_slide_copy (const JctSlide *slide)
{
  JctSlide *copy;

  g_return_val_if_fail (slide != NULL, NULL);

  copy = g_memdup2 (slide, sizeof *slide);
  copy->id = g_strdup (slide->id);
  copy->headline = g_strdup (slide->headline);
  copy->text = g_strdup (slide->text);
  copy->notes = g_strdup (slide->notes);
  copy->questions = g_strdupv (slide->questions);
  copy->sources = g_strdupv (slide->sources);
  copy->view_id = g_strdup (slide->view_id);
  copy->view = slide->view != NULL ? jct_view_copy (slide->view) : NULL;
  copy->rounds = jct_guess_rounds_copy (slide->rounds);
  return copy;
}

void
jct_slide_free (JctSlide *slide)
{
  if (slide == NULL)
    return;
  g_free (slide->id);
  g_free (slide->headline);
  g_free (slide->text);
  g_free (slide->notes);
  g_strfreev (slide->questions);
  g_strfreev (slide->sources);
  g_free (slide->view_id);
  jct_view_free (slide->view);
  g_ptr_array_unref (slide->rounds);
  g_free (slide);
}

static gboolean
views_equal (const JctView *a, const JctView *b)
{
  return a == b || (a != NULL && b != NULL && jct_view_equal (a, b));
}

static gboolean
periods_equal (JctPeriod a, JctPeriod b)
{
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

static gboolean
predicts_equal (const JctSlide *a, const JctSlide *b)
{
  const JctPredict *x = &a->predict, *y = &b->predict;

  if (!a->has_predict != !b->has_predict)
    return FALSE;
  return !a->has_predict
         || (periods_equal (x->after, y->after) && !x->has_until == !y->has_until
             && (!x->has_until || periods_equal (x->until, y->until)));
}

gboolean
jct_slide_equal (const JctSlide *a, const JctSlide *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->headline, b->headline) == 0
         && g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->notes, b->notes) == 0
         && g_strv_equal ((const char *const *) a->questions, (const char *const *) b->questions)
         && g_strv_equal ((const char *const *) a->sources, (const char *const *) b->sources)
         && g_strcmp0 (a->view_id, b->view_id) == 0 && views_equal (a->view, b->view)
         && a->n_reveal == b->n_reveal
         && memcmp (a->reveal, b->reveal, a->n_reveal * sizeof *a->reveal) == 0
         && predicts_equal (a, b) && jct_guess_rounds_equal (a->rounds, b->rounds)
         && !a->anonymous == !b->anonymous;
}

/* ---- steps ---- */

void
jct_slide_set_slow_reveal (JctSlide *slide)
{
  static const JctSlideParts steps[] = {
    JCT_SLIDE_AXIS,
    JCT_SLIDE_UNITS,
    JCT_SLIDE_TITLE | JCT_SLIDE_SERIES | JCT_SLIDE_TEXT,
    JCT_SLIDE_EVENTS | JCT_SLIDE_WINDOW | JCT_SLIDE_EFFECT,
    JCT_SLIDE_SOURCE | JCT_SLIDE_BADGE,
  };

  g_return_if_fail (slide != NULL);

  memcpy (slide->reveal, steps, sizeof steps);
  slide->n_reveal = G_N_ELEMENTS (steps);
}

JctSlide *
jct_slide_new_slow_reveal (const JctView *view)
{
  JctSlide *slide;

  g_return_val_if_fail (view != NULL, NULL);

  slide = jct_slide_new ();
  slide->view = jct_view_copy (view);
  g_clear_pointer (&slide->view->id, g_free);
  jct_slide_set_slow_reveal (slide);
  return slide;
}

guint
jct_slide_step_count (const JctSlide *slide)
{
  g_return_val_if_fail (slide != NULL, 1);

  return slide->n_reveal + 1;
}

JctSlideParts
jct_slide_parts_at_step (const JctSlide *slide, guint step)
{
  guint hidden = 0;

  g_return_val_if_fail (slide != NULL, JCT_SLIDE_ALL_PARTS);

  for (guint i = slide->n_reveal; i > step; i--)
    hidden |= slide->reveal[i - 1];
  /* What a step has shown stays, though a later one names it again. */
  for (guint i = 0; i < MIN (step, slide->n_reveal); i++)
    hidden &= ~(guint) slide->reveal[i];
  return (JctSlideParts) (JCT_SLIDE_ALL_PARTS & ~hidden);
}

/* ---- stories ---- */

char *
jct_slide_dup_step_words (const JctSlide *slide, guint step)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (slide != NULL && step >= 1 && step <= slide->n_reveal, NULL);

  for (guint i = 0; i < JCT_N_SLIDE_PARTS; i++)
    if (slide->reveal[step - 1] & (1u << i))
      g_ptr_array_add (names, (gpointer) jct_slide_part_to_label ((JctSlideParts) (1u << i)));
  g_ptr_array_add (names, NULL);
  /* Translators: separates the parts of a slide in a list. */
  return g_strjoinv (C_ ("slide", ", "), (char **) names->pdata);
}

JctStory *
jct_story_new (void)
{
  JctStory *story = g_new0 (JctStory, 1);

  story->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_slide_free);
  return story;
}

JctStory *
jct_story_copy (const JctStory *story)
{
  JctStory *copy;

  g_return_val_if_fail (story != NULL, NULL);

  copy = jct_story_new ();
  copy->id = g_strdup (story->id);
  copy->title = g_strdup (story->title);
  copy->description = g_strdup (story->description);
  for (guint i = 0; i < story->slides->len; i++)
    g_ptr_array_add (copy->slides, jct_slide_copy (story->slides->pdata[i]));
  return copy;
}

gboolean
jct_story_equal (const JctStory *a, const JctStory *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (g_strcmp0 (a->id, b->id) != 0 || g_strcmp0 (a->title, b->title) != 0
      || g_strcmp0 (a->description, b->description) != 0 || a->slides->len != b->slides->len)
    return FALSE;
  for (guint i = 0; i < a->slides->len; i++)
    if (!jct_slide_equal (a->slides->pdata[i], b->slides->pdata[i]))
      return FALSE;
  return TRUE;
}

void
jct_story_free (JctStory *story)
{
  if (story == NULL)
    return;
  g_free (story->id);
  g_free (story->title);
  g_free (story->description);
  g_ptr_array_unref (story->slides);
  g_free (story);
}

const JctSlide *
jct_story_get_slide (const JctStory *story, guint index)
{
  g_return_val_if_fail (story != NULL, NULL);

  return index < story->slides->len ? story->slides->pdata[index] : NULL;
}

int
jct_story_find_slide (const JctStory *story, const char *id)
{
  g_return_val_if_fail (story != NULL && id != NULL, -1);

  for (guint i = 0; i < story->slides->len; i++)
    if (g_strcmp0 (((const JctSlide *) story->slides->pdata[i])->id, id) == 0)
      return (int) i;
  return -1;
}
