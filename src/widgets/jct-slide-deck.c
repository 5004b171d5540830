/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-deck-private.h"

#include "widgets/jct-task.h"

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSlideDeck, jct_slide_deck, G_TYPE_OBJECT)

static void queue_ahead (JctSlideDeck *self);

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JctDeckJob *job = data;

  if (job->figures != NULL)
    {
      g_task_return_pointer (task, jct_deck_job_make_frame (job),
                             (GDestroyNotify) jct_slide_frame_unref);
      return;
    }
  g_task_return_pointer (task, jct_deck_job_make_figures (job, cancellable),
                         jct_deck_figures_unref);
}

static void
job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  JctSlideDeck *self = JCT_SLIDE_DECK (source);
  JctDeckJob *job = g_task_get_task_data (G_TASK (result));
  gpointer made = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (made != NULL && job->figures == NULL)
    jct_deck_take_figures (self, made);
  else if (made != NULL && job->generation == self->generation
           && jct_deck_find_frame (self, &job->key) == NULL)
    jct_deck_take_frame (self, made);
  else if (made != NULL)
    jct_slide_frame_unref (made);
  if (made != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
  queue_ahead (self);
}

static gboolean
go_ahead (gpointer data)
{
  JctSlideDeck *self = data;
  g_autoptr (GTask) task = NULL;
  JctDeckKey wanted;
  JctDeckJob *job;

  self->ahead = 0;
  if (self->cancellable != NULL || !jct_deck_find_wanted (self, &wanted))
    return G_SOURCE_REMOVE;
  job = jct_deck_job_new (self, &wanted);
  self->running = wanted;
  self->running_needs_figures = job->figures == NULL;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, job_done, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, jct_deck_job_free);
  jct_task_run_in_thread (task, run_job);
  return G_SOURCE_REMOVE;
}

/* What somebody waits for goes before what is made ahead. */
static void
give_way (JctSlideDeck *self)
{
  JctDeckKey shown = jct_deck_get_shown_key (self);

  if (self->cancellable != NULL && self->running_needs_figures
      && jct_deck_find_figures (self, &shown) == NULL
      && (self->running.slide != shown.slide || self->running.serial != shown.serial))
    g_cancellable_cancel (self->cancellable);
}

static void
queue_ahead (JctSlideDeck *self)
{
  if (self->ahead == 0 && self->cancellable == NULL && !self->is_stopped)
    self->ahead = g_idle_add (go_ahead, self);
}

static void
on_presentation_changed (JctSlideDeck *self)
{
  if (!jct_deck_has_size (self))
    return;
  give_way (self);
  queue_ahead (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- answers ---- */

static JctSlideFrame *
get_frame (JctSlideDeck *self, const JctDeckKey *key)
{
  JctSlideFrame *frame;
  JctDeckJob *job;

  if (!jct_deck_has_size (self))
    return NULL;
  frame = jct_deck_find_frame (self, key);
  if (frame != NULL || jct_deck_find_figures (self, key) == NULL)
    return frame;
  job = jct_deck_job_new (self, key);
  frame = jct_deck_job_make_frame (job);
  jct_deck_job_free (job);
  jct_deck_take_frame (self, frame);
  return frame;
}

JctSlideFrame *
jct_slide_deck_get_frame (JctSlideDeck *self)
{
  JctDeckKey key;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  key = jct_deck_get_shown_key (self);
  return get_frame (self, &key);
}

/* Of an explored view only what is looked at is made. */
JctSlideFrame *
jct_slide_deck_get_next (JctSlideDeck *self)
{
  JctDeckKey key;
  guint slide, step;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  if (!jct_presentation_peek_next (self->presentation, &slide, &step))
    return NULL;
  key = jct_deck_get_key (self, slide, step);
  return get_frame (self, &key);
}

JctScene *
jct_slide_deck_layout_answer (JctSlideDeck *self, double reveal)
{
  JctSlideInput input;
  JctScene *scene = NULL;
  JctDeckKey key;
  JctDeckJob *job;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  key = jct_deck_get_shown_key (self);
  if (!jct_deck_has_size (self) || jct_deck_find_figures (self, &key) == NULL)
    return NULL;
  job = jct_deck_job_new (self, &key);
  input = jct_deck_job_get_input (job);
  input.slide = job->slide;
  input.reveal = reveal;
  scene = jct_slide_layout (&input, NULL);
  jct_deck_job_free (job);
  return scene;
}

JctScene *
jct_slide_deck_layout_shown (JctSlideDeck *self,
                             JctThemeKind theme,
                             char **title,
                             char **description)
{
  g_autoptr (JctSlideFrame) frame = NULL;
  JctDeckKey key;
  JctDeckJob *job;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);
  g_return_val_if_fail (title != NULL && description != NULL, NULL);

  key = jct_deck_get_shown_key (self);
  if (!jct_deck_has_size (self) || jct_deck_find_figures (self, &key) == NULL)
    return NULL;
  job = jct_deck_job_new (self, &key);
  job->look.theme = theme;
  frame = jct_deck_job_make_frame (job);
  /* A title that is not seen yet is not told either. */
  *title = g_strdup (jct_slide_frame_shows_title (frame) ? jct_slide_frame_get_title (frame) : "");
  *description = g_strdup (jct_slide_frame_get_description (frame));
  jct_deck_job_free (job);
  return jct_scene_copy (jct_slide_frame_get_scene (frame));
}

void
jct_slide_deck_stop (JctSlideDeck *self)
{
  g_return_if_fail (JCT_IS_SLIDE_DECK (self));

  self->is_stopped = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

gboolean
jct_slide_deck_is_idle (JctSlideDeck *self)
{
  JctDeckKey wanted;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), FALSE);

  return self->cancellable == NULL && !jct_deck_find_wanted (self, &wanted);
}

/* ---- the look ---- */

static void
drop_frames (JctSlideDeck *self)
{
  g_ptr_array_set_size (self->frames, 0);
  self->generation++;
  queue_ahead (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
jct_slide_deck_set_size (JctSlideDeck *self, double width, double height)
{
  g_return_if_fail (JCT_IS_SLIDE_DECK (self));

  if (self->look.width == width && self->look.height == height)
    return;
  self->look.width = width;
  self->look.height = height;
  drop_frames (self);
}

void
jct_slide_deck_set_look (JctSlideDeck *self, JctThemeKind theme, const char *font_family)
{
  g_return_if_fail (JCT_IS_SLIDE_DECK (self));

  if (self->look.theme == theme && g_strcmp0 (self->look.font, font_family) == 0)
    return;
  self->look.theme = theme;
  g_free (self->look.font);
  self->look.font = g_strdup (font_family);
  drop_frames (self);
}

JctThemeKind
jct_slide_deck_get_theme (JctSlideDeck *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), JCT_THEME_LIGHT);

  return self->look.theme;
}

const char *
jct_slide_deck_get_font (JctSlideDeck *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  return self->look.font;
}

JctPresentation *
jct_slide_deck_get_presentation (JctSlideDeck *self)
{
  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  return self->presentation;
}

/* ---- the object ---- */

static void
jct_slide_deck_dispose (GObject *object)
{
  JctSlideDeck *self = JCT_SLIDE_DECK (object);

  g_clear_handle_id (&self->ahead, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (jct_slide_deck_parent_class)->dispose (object);
}

static void
jct_slide_deck_finalize (GObject *object)
{
  JctSlideDeck *self = JCT_SLIDE_DECK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_object (&self->presentation);
  g_free (self->look.font);
  G_OBJECT_CLASS (jct_slide_deck_parent_class)->finalize (object);
}

static void
jct_slide_deck_class_init (JctSlideDeckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jct_slide_deck_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_slide_deck_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_slide_deck_init (JctSlideDeck *self)
{
  self->figures = g_ptr_array_new_with_free_func (jct_deck_figures_unref);
  self->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_slide_frame_unref);
}

JctSlideDeck *
jct_slide_deck_new (JctPresentation *presentation)
{
  JctSlideDeck *self;

  g_return_val_if_fail (JCT_IS_PRESENTATION (presentation), NULL);

  self = g_object_new (JCT_TYPE_SLIDE_DECK, NULL);
  self->presentation = g_object_ref (presentation);
  g_signal_connect_object (presentation, "changed", G_CALLBACK (on_presentation_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jct_presentation_get_board (presentation), "changed",
                           G_CALLBACK (on_presentation_changed), self, G_CONNECT_SWAPPED);
  return self;
}
