/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the deck has, and what is to be made next. */
#include "config.h"

#include "widgets/jct-slide-deck-private.h"

/* Frames that are kept; those of slides far away go first. */
#define MAX_FRAMES 48
/* Of a slide with many steps, so many after the one that is shown are made ahead. */
#define STEPS_AHEAD 6

/* ---- figures and frames ---- */

JctDeckFigures *
jct_deck_find_figures (JctSlideDeck *self, const JctDeckKey *key)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      JctDeckFigures *figures = g_ptr_array_index (self->figures, i);

      if (figures->slide == key->slide && figures->serial == key->serial)
        return figures;
    }
  return NULL;
}

JctSlideFrame *
jct_deck_find_frame (JctSlideDeck *self, const JctDeckKey *key)
{
  for (guint i = 0; i < self->frames->len; i++)
    {
      JctSlideFrame *frame = g_ptr_array_index (self->frames, i);

      if (jct_deck_key_equal (&frame->key, key))
        return frame;
    }
  return NULL;
}

static guint
get_drawn (JctSlideDeck *self, guint slide)
{
  return jct_guess_board_get_serial (jct_presentation_get_board (self->presentation), slide);
}

/* How far from what is shown. An explored view that is no longer looked at is farther than any slide. */
static guint
find_distance (JctSlideDeck *self, const JctDeckKey *key)
{
  guint now = jct_presentation_get_slide_index (self->presentation);

  if (key->serial != 0 && key->serial != jct_presentation_get_serial (self->presentation))
    return G_MAXUINT;
  /* What was drawn has gone on. */
  if (key->drawn != get_drawn (self, key->slide))
    return G_MAXUINT;
  return key->slide > now ? key->slide - now : now - key->slide;
}

/* The new one stays, and of those as far away the oldest goes. */
void
jct_deck_take_frame (JctSlideDeck *self, JctSlideFrame *frame)
{
  guint farthest = 0;

  g_ptr_array_add (self->frames, frame);
  if (self->frames->len <= MAX_FRAMES)
    return;
  for (guint i = 1; i + 1 < self->frames->len; i++)
    {
      JctSlideFrame *one = g_ptr_array_index (self->frames, i);
      JctSlideFrame *other = g_ptr_array_index (self->frames, farthest);

      if (find_distance (self, &one->key) > find_distance (self, &other->key))
        farthest = i;
    }
  g_ptr_array_remove_index (self->frames, farthest);
}

/* The figures of views that were explored and left are of no use any more. */
void
jct_deck_take_figures (JctSlideDeck *self, JctDeckFigures *figures)
{
  guint serial = jct_presentation_get_serial (self->presentation);

  for (guint i = self->figures->len; i > 0; i--)
    {
      JctDeckFigures *one = g_ptr_array_index (self->figures, i - 1);

      if (one->serial != 0 && one->serial != serial)
        g_ptr_array_remove_index (self->figures, i - 1);
    }
  g_ptr_array_add (self->figures, figures);
}

/* ---- jobs ---- */

JctDeckKey
jct_deck_get_key (JctSlideDeck *self, guint slide, guint step)
{
  return (JctDeckKey){
    .slide = slide,
    .step = step,
    .nameless = jct_presentation_hides_names (self->presentation, slide),
    .drawn = get_drawn (self, slide),
  };
}

JctDeckKey
jct_deck_get_shown_key (JctSlideDeck *self)
{
  JctDeckKey key = jct_deck_get_key (self, jct_presentation_get_slide_index (self->presentation),
                                     jct_presentation_get_step (self->presentation));

  key.serial = jct_presentation_get_serial (self->presentation);
  return key;
}

/* A copy, since hands go on drawing while a thread lays it out. */
static void
take_guesses (JctSlideDeck *self, JctDeckJob *job)
{
  JctGuessBoard *board = jct_presentation_get_board (self->presentation);
  GPtrArray *guesses = jct_guess_board_get_guesses (board, job->key.slide);

  job->guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_free);
  for (guint i = 0; i < guesses->len; i++)
    if (!((const JctGuess *) guesses->pdata[i])->hidden)
      g_ptr_array_add (job->guesses, jct_guess_copy (guesses->pdata[i]));
  job->room = jct_guess_board_get_room (board, job->key.slide);
  job->is_answered
    = jct_presentation_is_answered (self->presentation, job->key.slide, job->key.step);
}

JctDeckJob *
jct_deck_job_new (JctSlideDeck *self, const JctDeckKey *key)
{
  JctDeckKey shown = jct_deck_get_shown_key (self);
  gboolean is_shown = jct_deck_key_equal (&shown, key);
  const JctSlide *slide
    = key->serial != 0 || is_shown
        ? jct_presentation_get_slide (self->presentation)
        : jct_story_get_slide (jct_presentation_get_story (self->presentation), key->slide);
  JctDeckFigures *figures = jct_deck_find_figures (self, key);
  JctDeckJob *job = g_new0 (JctDeckJob, 1);

  job->key = *key;
  job->document = jct_document_ref (jct_presentation_get_document (self->presentation));
  job->slide = jct_slide_copy (slide);
  job->slide->anonymous = key->nameless;
  job->parts = is_shown ? jct_presentation_get_parts (self->presentation)
                        : jct_slide_parts_at_step (slide, key->step);
  job->figures = figures != NULL ? g_atomic_rc_box_acquire (figures) : NULL;
  job->look = self->look;
  job->look.font = g_strdup (self->look.font);
  job->look.n_slides = jct_presentation_get_n_slides (self->presentation);
  job->generation = self->generation;
  if (slide->has_predict)
    take_guesses (self, job);
  return job;
}

gboolean
jct_deck_has_size (JctSlideDeck *self)
{
  return self->look.width >= 1 && self->look.height >= 1
         && jct_presentation_get_n_slides (self->presentation) > 0;
}

/* Of the slide that is shown, the step itself, those after it, the one before; of its neighbours what one key shows. */
static guint
list_wanted_frames (JctSlideDeck *self, JctDeckKey *keys)
{
  const JctStory *story = jct_presentation_get_story (self->presentation);
  JctDeckKey shown = jct_deck_get_shown_key (self);
  guint n_steps = jct_presentation_get_n_steps (self->presentation);
  guint slide, step, n = 0;

  keys[n++] = shown;
  if (jct_presentation_peek_next (self->presentation, &slide, &step))
    keys[n++] = jct_deck_get_key (self, slide, step);
  if (shown.serial != 0)
    return n;
  if (shown.slide + 1 < story->slides->len)
    keys[n++] = jct_deck_get_key (self, shown.slide + 1, 0);
  if (shown.slide > 0)
    {
      const JctSlide *before = jct_story_get_slide (story, shown.slide - 1);
      guint last = jct_slide_step_count (before) - (before->has_predict ? 0 : 1);

      keys[n++] = jct_deck_get_key (self, shown.slide - 1, last);
    }
  for (step = shown.step + 1; step < n_steps && step <= shown.step + STEPS_AHEAD; step++)
    keys[n++] = jct_deck_get_key (self, shown.slide, step);
  if (shown.step > 0)
    keys[n++] = jct_deck_get_key (self, shown.slide, shown.step - 1);
  return n;
}

static gboolean
find_frame_wanted (JctSlideDeck *self, JctDeckKey *wanted)
{
  JctDeckKey keys[STEPS_AHEAD + 5];
  guint n = list_wanted_frames (self, keys);

  for (guint i = 0; i < n; i++)
    if (jct_deck_find_frame (self, &keys[i]) == NULL)
      {
        *wanted = keys[i];
        return TRUE;
      }
  return FALSE;
}

gboolean
jct_deck_find_wanted (JctSlideDeck *self, JctDeckKey *wanted)
{
  if (!jct_deck_has_size (self))
    return FALSE;
  if (find_frame_wanted (self, wanted))
    return TRUE;
  for (guint i = 0; i < jct_presentation_get_n_slides (self->presentation); i++)
    {
      *wanted = jct_deck_get_key (self, i, 0);
      if (jct_deck_find_figures (self, wanted) == NULL)
        return TRUE;
    }
  return FALSE;
}
