/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "state/jct-presentation-private.h"

#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctPresentation, jct_presentation, G_TYPE_OBJECT)

void
jct_presentation_tell (JctPresentation *self, JctPresentationChange changes)
{
  g_signal_emit (self, signals[CHANGED], 0, (guint) changes);
}

const JctSlide *
jct_presentation_get_own_slide (JctPresentation *self)
{
  return jct_story_get_slide (self->story, self->slide);
}

/* ---- what is shown ---- */

JctDocument *
jct_presentation_get_document (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), NULL);

  return self->document;
}

const JctStory *
jct_presentation_get_story (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), NULL);

  return self->story;
}

guint
jct_presentation_get_n_slides (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  return self->story->slides->len;
}

guint
jct_presentation_get_slide_index (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  return self->slide;
}

guint
jct_presentation_get_step (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  return self->step;
}

static guint
count_steps (const JctSlide *slide)
{
  return jct_slide_step_count (slide) + (slide->has_predict ? 1 : 0);
}

guint
jct_presentation_get_n_steps (JctPresentation *self)
{
  const JctSlide *slide;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  slide = jct_presentation_get_own_slide (self);
  return slide != NULL ? count_steps (slide) : 0;
}

gboolean
jct_presentation_is_answered (JctPresentation *self, guint slide, guint step)
{
  const JctSlide *own;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  own = jct_story_get_slide (self->story, slide);
  return own != NULL && own->has_predict && step + 1 >= count_steps (own);
}

JctGuessBoard *
jct_presentation_get_board (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), NULL);

  return self->board;
}

void
jct_presentation_add_round (JctPresentation *self, guint slide, const JctGuessRound *round)
{
  g_return_if_fail (JCT_IS_PRESENTATION (self) && round != NULL);
  g_return_if_fail (slide < self->story->slides->len);

  g_ptr_array_add (((JctSlide *) self->story->slides->pdata[slide])->rounds,
                   jct_guess_round_copy (round));
  jct_presentation_tell (self, JCT_PRESENTATION_ROUNDS);
}

JctScreen
jct_presentation_get_screen (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), JCT_SCREEN_SLIDE);

  return self->screen;
}

const JctSlide *
jct_presentation_get_slide (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), NULL);

  return self->explored != NULL ? self->explored : jct_presentation_get_own_slide (self);
}

/* Who looks into an event wants to see what is found around it, whatever step the slide is at. */
JctSlideParts
jct_presentation_get_parts (JctPresentation *self)
{
  const JctSlide *slide;
  JctSlideParts parts;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  slide = jct_presentation_get_own_slide (self);
  if (slide == NULL)
    return JCT_SLIDE_ALL_PARTS;
  parts = jct_slide_parts_at_step (slide, self->step);
  return self->explored != NULL ? parts | JCT_SLIDE_WINDOW | JCT_SLIDE_EFFECT : parts;
}

gboolean
jct_presentation_hides_names (JctPresentation *self, guint slide)
{
  const JctSlide *own;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  own = jct_story_get_slide (self->story, slide);
  if (own == NULL || (slide == self->slide && self->revealed))
    return FALSE;
  return own->anonymous || self->nameless;
}

gboolean
jct_presentation_peek_next (JctPresentation *self, guint *slide, guint *step)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);
  g_return_val_if_fail (slide != NULL && step != NULL, FALSE);

  *slide = self->slide;
  *step = self->step + 1;
  if (*step < jct_presentation_get_n_steps (self))
    return TRUE;
  *slide = self->slide + 1;
  *step = 0;
  return *slide < self->story->slides->len;
}

/* ---- going ---- */

static JctPresentationChange
forget_typed (JctPresentation *self)
{
  if (self->typed[0] == '\0')
    return 0;
  self->typed[0] = '\0';
  return JCT_PRESENTATION_TYPED;
}

static JctPresentationChange
set_screen (JctPresentation *self, JctScreen screen)
{
  if (self->screen == screen)
    return 0;
  self->screen = screen;
  return JCT_PRESENTATION_SCREEN;
}

static void
move (JctPresentation *self, guint slide, guint step)
{
  JctPresentationChange changes = forget_typed (self) | set_screen (self, JCT_SCREEN_SLIDE)
                                  | jct_presentation_forget_explored (self);

  if (slide != self->slide)
    {
      changes |= JCT_PRESENTATION_SLIDE;
      self->revealed = FALSE;
    }
  if (step != self->step)
    changes |= JCT_PRESENTATION_STEP;
  self->slide = slide;
  self->step = step;
  if (changes != 0)
    jct_presentation_tell (self, changes);
}

gboolean
jct_presentation_next (JctPresentation *self)
{
  guint slide, step;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  if (self->screen == JCT_SCREEN_END)
    return FALSE;
  if (jct_presentation_peek_next (self, &slide, &step))
    move (self, slide, step);
  else
    jct_presentation_tell (self, set_screen (self, JCT_SCREEN_END) | forget_typed (self));
  return TRUE;
}

gboolean
jct_presentation_previous (JctPresentation *self)
{
  const JctSlide *before;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  if (self->screen == JCT_SCREEN_END)
    move (self, self->slide, self->step);
  else if (self->step > 0)
    move (self, self->slide, self->step - 1);
  else if (self->slide > 0)
    {
      before = jct_story_get_slide (self->story, self->slide - 1);
      move (self, self->slide - 1, count_steps (before) - 1);
    }
  else
    return FALSE;
  return TRUE;
}

void
jct_presentation_go_to (JctPresentation *self, guint slide)
{
  g_return_if_fail (JCT_IS_PRESENTATION (self));

  if (self->story->slides->len > 0)
    move (self, MIN (slide, self->story->slides->len - 1), 0);
}

void
jct_presentation_toggle_screen (JctPresentation *self, JctScreen screen)
{
  g_return_if_fail (JCT_IS_PRESENTATION (self));

  jct_presentation_tell (self,
                         set_screen (self, self->screen == screen ? JCT_SCREEN_SLIDE : screen));
}

/* What was hidden by hand stays hidden from slide to slide: the next one would give away whose figures these are. */
gboolean
jct_presentation_toggle_names (JctPresentation *self)
{
  const JctSlide *slide;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  slide = jct_presentation_get_own_slide (self);
  if (slide == NULL)
    return FALSE;
  if (jct_presentation_hides_names (self, self->slide))
    {
      self->nameless = FALSE;
      self->revealed = slide->anonymous;
    }
  else
    {
      self->nameless = !slide->anonymous;
      self->revealed = FALSE;
    }
  jct_presentation_tell (self, JCT_PRESENTATION_STEP);
  return TRUE;
}

/* ---- a number ---- */

void
jct_presentation_type_digit (JctPresentation *self, guint digit)
{
  gsize n;

  g_return_if_fail (JCT_IS_PRESENTATION (self) && digit <= 9);

  n = strlen (self->typed);
  if (n == JCT_PRESENTATION_MAX_DIGITS)
    return;
  self->typed[n] = (char) ('0' + digit);
  self->typed[n + 1] = '\0';
  jct_presentation_tell (self, JCT_PRESENTATION_TYPED);
}

const char *
jct_presentation_get_typed (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), "");

  return self->typed;
}

gboolean
jct_presentation_accept_typed (JctPresentation *self)
{
  guint64 number;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  if (self->typed[0] == '\0')
    return FALSE;
  number = g_ascii_strtoull (self->typed, NULL, 10);
  if (number >= 1 && number <= self->story->slides->len)
    move (self, (guint) number - 1, 0);
  else
    jct_presentation_forget_typed (self);
  return TRUE;
}

gboolean
jct_presentation_forget_typed (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  if (forget_typed (self) == 0)
    return FALSE;
  jct_presentation_tell (self, JCT_PRESENTATION_TYPED);
  return TRUE;
}

/* ---- the object ---- */

static void
jct_presentation_finalize (GObject *object)
{
  JctPresentation *self = JCT_PRESENTATION (object);

  g_clear_pointer (&self->explored, jct_slide_free);
  g_clear_object (&self->explorer);
  g_clear_object (&self->board);
  g_clear_pointer (&self->story, jct_story_free);
  g_clear_pointer (&self->document, jct_document_unref);
  G_OBJECT_CLASS (jct_presentation_parent_class)->finalize (object);
}

static void
jct_presentation_class_init (JctPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_presentation_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
jct_presentation_init (JctPresentation *self)
{
  self->board = jct_guess_board_new ();
}

JctPresentation *
jct_presentation_new (JctDocument *document, const JctStory *story)
{
  JctPresentation *self;

  g_return_val_if_fail (document != NULL && story != NULL, NULL);

  self = g_object_new (JCT_TYPE_PRESENTATION, NULL);
  self->document = jct_document_ref (document);
  self->story = jct_story_copy (story);
  return self;
}

JctPresentation *
jct_presentation_new_of_view (JctDocument *document, const JctView *view)
{
  g_autoptr (JctStory) story = NULL;
  JctSlide *slide;

  g_return_val_if_fail (document != NULL && view != NULL, NULL);

  story = jct_story_new ();
  slide = jct_slide_new ();
  story->id = g_strdup ("view");
  story->title = g_strdup (jct_document_get_title (document));
  slide->id = g_strdup ("view");
  slide->headline = g_strdup (view->headline);
  slide->view = jct_view_copy (view);
  g_clear_pointer (&slide->view->id, g_free);
  g_ptr_array_add (story->slides, slide);
  return jct_presentation_new (document, story);
}
