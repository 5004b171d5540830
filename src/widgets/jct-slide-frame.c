/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JctDeckFigures and frames: what a thread makes of a job, and what is read from them. */
#include "config.h"

#include "widgets/jct-slide-deck-private.h"

static void
figures_clear (gpointer data)
{
  JctDeckFigures *figures = data;

  g_clear_pointer (&figures->figures, jct_slide_figures_free);
  g_free (figures->problem);
}

void
jct_deck_figures_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, figures_clear);
}

static void
frame_clear (gpointer data)
{
  JctSlideFrame *frame = data;

  g_clear_pointer (&frame->scene, jct_scene_free);
  jct_slide_free (frame->slide);
  jct_deck_figures_unref (frame->figures);
  g_free (frame->title);
  g_free (frame->description);
}

JctSlideFrame *
jct_slide_frame_ref (JctSlideFrame *frame)
{
  return g_atomic_rc_box_acquire (frame);
}

void
jct_slide_frame_unref (JctSlideFrame *frame)
{
  g_atomic_rc_box_release_full (frame, frame_clear);
}

const JctScene *
jct_slide_frame_get_scene (const JctSlideFrame *frame)
{
  return frame->scene;
}

const JctSlidePlaces *
jct_slide_frame_get_places (const JctSlideFrame *frame)
{
  return &frame->places;
}

const JctSlideFigures *
jct_slide_frame_get_figures (const JctSlideFrame *frame)
{
  return frame->figures->figures;
}

const JctSlide *
jct_slide_frame_get_slide (const JctSlideFrame *frame)
{
  return frame->slide;
}

guint
jct_slide_frame_get_index (const JctSlideFrame *frame)
{
  return frame->key.slide;
}

const char *
jct_slide_frame_get_title (const JctSlideFrame *frame)
{
  return frame->title;
}

gboolean
jct_slide_frame_shows_title (const JctSlideFrame *frame)
{
  return frame->shows_title;
}

const char *
jct_slide_frame_get_description (const JctSlideFrame *frame)
{
  return frame->description;
}

gboolean
jct_slide_frame_is_anonymous (const JctSlideFrame *frame)
{
  return frame->slide->anonymous;
}

gboolean
jct_slide_frame_is_answered (const JctSlideFrame *frame)
{
  return frame->is_answered;
}

static gboolean
is_same_step (const JctDeckKey *a, const JctDeckKey *b)
{
  return a->slide == b->slide && a->serial == b->serial && a->step == b->step
         && a->nameless == b->nameless;
}

gboolean
jct_slide_frame_is_redrawn (const JctSlideFrame *frame, const JctSlideFrame *before)
{
  return is_same_step (&frame->key, &before->key) && frame->key.drawn != before->key.drawn;
}

gboolean
jct_deck_key_equal (const JctDeckKey *a, const JctDeckKey *b)
{
  return is_same_step (a, b) && a->drawn == b->drawn;
}

/* ---- making them ---- */

void
jct_deck_job_free (gpointer data)
{
  JctDeckJob *job = data;

  jct_slide_free (job->slide);
  jct_document_unref (job->document);
  g_clear_pointer (&job->figures, jct_deck_figures_unref);
  g_clear_pointer (&job->guesses, g_ptr_array_unref);
  g_free (job->look.font);
  g_free (job);
}

/* Any thread. Cancelled: NULL. */
JctDeckFigures *
jct_deck_job_make_figures (const JctDeckJob *job, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  JctSlideFigures *made = jct_slide_figures_new (job->document, job->slide, cancellable, &error);
  JctDeckFigures *figures;

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_pointer (&made, jct_slide_figures_free);
      return NULL;
    }
  figures = g_atomic_rc_box_new0 (JctDeckFigures);
  figures->slide = job->key.slide;
  figures->serial = job->key.serial;
  figures->figures = made;
  figures->problem = error != NULL ? g_strdup (error->message) : NULL;
  return figures;
}

JctSlideInput
jct_deck_job_get_input (const JctDeckJob *job)
{
  return (JctSlideInput){
    .document = job->document,
    .figures = job->figures->figures,
    .number = job->key.slide + 1,
    .n_slides = job->look.n_slides,
    .theme = job->look.theme,
    .font_family = job->look.font,
    .width = job->look.width,
    .height = job->look.height,
    .parts = job->parts,
    .guesses = job->guesses != NULL ? (const JctGuess *const *) job->guesses->pdata : NULL,
    .n_guesses = job->guesses != NULL ? job->guesses->len : 0,
    .more_room = job->room,
    .reveal = job->is_answered ? 1 : 0,
  };
}

/* Any thread. A slide without its figures says why. */
JctSlideFrame *
jct_deck_job_make_frame (const JctDeckJob *job)
{
  JctSlideFrame *frame = g_atomic_rc_box_new0 (JctSlideFrame);
  JctSlideInput input = jct_deck_job_get_input (job);

  frame->is_answered = job->is_answered;
  frame->key = job->key;
  frame->figures = g_atomic_rc_box_acquire (job->figures);
  frame->slide = jct_slide_copy (job->slide);
  if (job->figures->problem != NULL)
    {
      g_free (frame->slide->text);
      frame->slide->text = g_strdup (job->figures->problem);
      input.parts |= JCT_SLIDE_TEXT;
    }
  input.slide = frame->slide;
  frame->scene = jct_slide_layout (&input, &frame->places);
  frame->title = jct_slide_dup_title (&input);
  frame->shows_title = (input.parts & JCT_SLIDE_TITLE) != 0;
  frame->description = jct_slide_describe (&input);
  return frame;
}
