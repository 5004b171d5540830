/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-deck.h"

/* Frames that are kept; those of slides far away go first. */
#define MAX_FRAMES 48
/* Of a slide with many steps, so many after the one that is shown are made ahead. */
#define STEPS_AHEAD 6

/* What a slide shows: the story's slide of that index, or, with a serial, a view that was explored from it. */
typedef struct
{
  guint slide, serial;
  JctSlideFigures *figures; /* owned (nullable) */
  char *problem;            /* owned (nullable): why there are none, for the audience */
} Figures;

typedef struct
{
  guint slide, serial, step;
  gboolean revealed;
  guint drawn; /* the serial of what people drew on it */
} Key;

struct _JctSlideFrame
{
  Key key;
  Figures *figures; /* a reference */
  JctSlide *slide;  /* owned */
  JctScene *scene;  /* owned */
  JctSlidePlaces places;
  char *title, *description;
  gboolean is_answered;
};

/* How it is laid out. */
typedef struct
{
  double width, height;
  JctThemeKind theme;
  char *font; /* owned (nullable) */
  guint n_slides;
} Look;

/* What the thread is asked for: figures where there are none yet, else a frame. */
typedef struct
{
  Key key;
  JctDocument *document;
  JctSlide *slide;
  JctSlideParts parts;
  Figures *figures;   /* (nullable) */
  GPtrArray *guesses; /* (nullable) of JctGuess */
  guint room;
  gboolean is_answered;
  Look look;
  guint generation;
} Job;

struct _JctSlideDeck
{
  GObject parent_instance;

  JctPresentation *presentation; /* owned */
  GPtrArray *figures;            /* of Figures */
  GPtrArray *frames;             /* of JctSlideFrame */
  Look look;
  guint generation; /* of the look */

  GCancellable *cancellable; /* (nullable): of the job that runs */
  Key running;
  gboolean running_needs_figures;
  gboolean is_stopped;
  guint ahead; /* the source that looks for the next job */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSlideDeck, jct_slide_deck, G_TYPE_OBJECT)

/* ---- figures and frames ---- */

static void
figures_clear (gpointer data)
{
  Figures *figures = data;

  g_clear_pointer (&figures->figures, jct_slide_figures_free);
  g_free (figures->problem);
}

static void
figures_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, figures_clear);
}

static void
frame_clear (gpointer data)
{
  JctSlideFrame *frame = data;

  g_clear_pointer (&frame->scene, jct_scene_free);
  jct_slide_free (frame->slide);
  figures_unref (frame->figures);
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

const char *
jct_slide_frame_get_description (const JctSlideFrame *frame)
{
  return frame->description;
}

gboolean
jct_slide_frame_is_anonymous (const JctSlideFrame *frame)
{
  return frame->slide->anonymous && !frame->key.revealed;
}

gboolean
jct_slide_frame_is_answered (const JctSlideFrame *frame)
{
  return frame->is_answered;
}

static gboolean
is_same_step (const Key *a, const Key *b)
{
  return a->slide == b->slide && a->serial == b->serial && a->step == b->step
         && a->revealed == b->revealed;
}

gboolean
jct_slide_frame_is_redrawn (const JctSlideFrame *frame, const JctSlideFrame *before)
{
  return is_same_step (&frame->key, &before->key) && frame->key.drawn != before->key.drawn;
}

static gboolean
key_equal (const Key *a, const Key *b)
{
  return is_same_step (a, b) && a->drawn == b->drawn;
}

/* Any thread. Cancelled: NULL. */
static Figures *
make_figures (const Job *job, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  JctSlideFigures *made = jct_slide_figures_new (job->document, job->slide, cancellable, &error);
  Figures *figures;

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_pointer (&made, jct_slide_figures_free);
      return NULL;
    }
  figures = g_atomic_rc_box_new0 (Figures);
  figures->slide = job->key.slide;
  figures->serial = job->key.serial;
  figures->figures = made;
  figures->problem = error != NULL ? g_strdup (error->message) : NULL;
  return figures;
}

static JctSlideInput
get_input (const Job *job)
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
    .revealed = job->key.revealed,
    .guesses = job->guesses != NULL ? (const JctGuess *const *) job->guesses->pdata : NULL,
    .n_guesses = job->guesses != NULL ? job->guesses->len : 0,
    .more_room = job->room,
    .reveal = job->is_answered ? 1 : 0,
  };
}

/* Any thread. A slide without its figures says why. */
static JctSlideFrame *
make_frame (const Job *job)
{
  JctSlideFrame *frame = g_atomic_rc_box_new0 (JctSlideFrame);
  JctSlideInput input = get_input (job);

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
  frame->description = jct_slide_describe (&input);
  return frame;
}

static Figures *
find_figures (JctSlideDeck *self, const Key *key)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      Figures *figures = g_ptr_array_index (self->figures, i);

      if (figures->slide == key->slide && figures->serial == key->serial)
        return figures;
    }
  return NULL;
}

static JctSlideFrame *
find_frame (JctSlideDeck *self, const Key *key)
{
  for (guint i = 0; i < self->frames->len; i++)
    {
      JctSlideFrame *frame = g_ptr_array_index (self->frames, i);

      if (key_equal (&frame->key, key))
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
find_distance (JctSlideDeck *self, const Key *key)
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
static void
take_frame (JctSlideDeck *self, JctSlideFrame *frame)
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
static void
take_figures (JctSlideDeck *self, Figures *figures)
{
  guint serial = jct_presentation_get_serial (self->presentation);

  for (guint i = self->figures->len; i > 0; i--)
    {
      Figures *one = g_ptr_array_index (self->figures, i - 1);

      if (one->serial != 0 && one->serial != serial)
        g_ptr_array_remove_index (self->figures, i - 1);
    }
  g_ptr_array_add (self->figures, figures);
}

/* ---- jobs ---- */

static void
job_free (gpointer data)
{
  Job *job = data;

  jct_slide_free (job->slide);
  jct_document_unref (job->document);
  g_clear_pointer (&job->figures, figures_unref);
  g_clear_pointer (&job->guesses, g_ptr_array_unref);
  g_free (job->look.font);
  g_free (job);
}

static Key
get_shown_key (JctSlideDeck *self)
{
  return (Key){ jct_presentation_get_slide_index (self->presentation),
                jct_presentation_get_serial (self->presentation),
                jct_presentation_get_step (self->presentation),
                jct_presentation_get_revealed (self->presentation),
                get_drawn (self, jct_presentation_get_slide_index (self->presentation)) };
}

/* A copy, since hands go on drawing while a thread lays it out. */
static void
take_guesses (JctSlideDeck *self, Job *job)
{
  JctGuessBoard *board = jct_presentation_get_board (self->presentation);
  GPtrArray *guesses = jct_guess_board_get_guesses (board, job->key.slide);

  job->guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_guess_free);
  for (guint i = 0; i < guesses->len; i++)
    g_ptr_array_add (job->guesses, jct_guess_copy (guesses->pdata[i]));
  job->room = jct_guess_board_get_room (board, job->key.slide);
  job->is_answered
    = jct_presentation_is_answered (self->presentation, job->key.slide, job->key.step);
}

static Job *
job_new (JctSlideDeck *self, const Key *key)
{
  Key shown = get_shown_key (self);
  gboolean is_shown = key_equal (&shown, key);
  const JctSlide *slide
    = key->serial != 0 || is_shown
        ? jct_presentation_get_slide (self->presentation)
        : jct_story_get_slide (jct_presentation_get_story (self->presentation), key->slide);
  Figures *figures = find_figures (self, key);
  Job *job = g_new0 (Job, 1);

  job->key = *key;
  job->document = jct_document_ref (jct_presentation_get_document (self->presentation));
  job->slide = jct_slide_copy (slide);
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

static gboolean
has_size (JctSlideDeck *self)
{
  return self->look.width >= 1 && self->look.height >= 1
         && jct_presentation_get_n_slides (self->presentation) > 0;
}

/* What is wanted and not there. */
static gboolean
is_missing (JctSlideDeck *self, const Key *key, Key *wanted)
{
  *wanted = *key;
  wanted->drawn = get_drawn (self, key->slide);
  return find_frame (self, wanted) == NULL;
}

/* Of the slide that is shown, the step itself, those after it, the one before; of its neighbours what one key shows. */
static gboolean
find_frame_wanted (JctSlideDeck *self, Key *wanted)
{
  const JctStory *story = jct_presentation_get_story (self->presentation);
  Key shown = get_shown_key (self), key = shown;
  guint n_steps = jct_presentation_get_n_steps (self->presentation);
  guint slide, step;

  if (is_missing (self, &key, wanted))
    return TRUE;
  if (jct_presentation_peek_next (self->presentation, &slide, &step))
    {
      key = (Key){ slide, 0, step, slide == shown.slide && shown.revealed, 0 };
      if (is_missing (self, &key, wanted))
        return TRUE;
    }
  if (shown.serial != 0)
    return FALSE;
  if (shown.slide + 1 < story->slides->len
      && is_missing (self, &(Key){ shown.slide + 1, 0, 0, FALSE, 0 }, wanted))
    return TRUE;
  if (shown.slide > 0)
    {
      const JctSlide *before = jct_story_get_slide (story, shown.slide - 1);
      guint last = jct_slide_step_count (before) - (before->has_predict ? 0 : 1);

      if (is_missing (self, &(Key){ shown.slide - 1, 0, last, FALSE, 0 }, wanted))
        return TRUE;
    }
  for (step = shown.step + 1; step < n_steps && step <= shown.step + STEPS_AHEAD; step++)
    if (is_missing (self, &(Key){ shown.slide, 0, step, shown.revealed, 0 }, wanted))
      return TRUE;
  return shown.step > 0
         && is_missing (self, &(Key){ shown.slide, 0, shown.step - 1, shown.revealed, 0 }, wanted);
}

static gboolean
find_wanted (JctSlideDeck *self, Key *wanted)
{
  if (!has_size (self))
    return FALSE;
  if (find_frame_wanted (self, wanted))
    return TRUE;
  for (guint i = 0; i < jct_presentation_get_n_slides (self->presentation); i++)
    {
      *wanted = (Key){ i, 0, 0, FALSE, 0 };
      if (find_figures (self, wanted) == NULL)
        return TRUE;
    }
  return FALSE;
}

static void queue_ahead (JctSlideDeck *self);

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  if (job->figures != NULL)
    {
      g_task_return_pointer (task, make_frame (job), (GDestroyNotify) jct_slide_frame_unref);
      return;
    }
  g_task_return_pointer (task, make_figures (job, cancellable), figures_unref);
}

static void
job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  JctSlideDeck *self = JCT_SLIDE_DECK (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  gpointer made = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (made != NULL && job->figures == NULL)
    take_figures (self, made);
  else if (made != NULL && job->generation == self->generation
           && find_frame (self, &job->key) == NULL)
    take_frame (self, made);
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
  Key wanted;
  Job *job;

  self->ahead = 0;
  if (self->cancellable != NULL || !find_wanted (self, &wanted))
    return G_SOURCE_REMOVE;
  job = job_new (self, &wanted);
  self->running = wanted;
  self->running_needs_figures = job->figures == NULL;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, job_done, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
  return G_SOURCE_REMOVE;
}

/* What somebody waits for goes before what is made ahead. */
static void
give_way (JctSlideDeck *self)
{
  Key shown = get_shown_key (self);

  if (self->cancellable != NULL && self->running_needs_figures
      && find_figures (self, &shown) == NULL
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
  if (!has_size (self))
    return;
  give_way (self);
  queue_ahead (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- answers ---- */

static JctSlideFrame *
get_frame (JctSlideDeck *self, const Key *key)
{
  JctSlideFrame *frame;
  Job *job;

  if (!has_size (self))
    return NULL;
  frame = find_frame (self, key);
  if (frame != NULL || find_figures (self, key) == NULL)
    return frame;
  job = job_new (self, key);
  frame = make_frame (job);
  job_free (job);
  take_frame (self, frame);
  return frame;
}

JctSlideFrame *
jct_slide_deck_get_frame (JctSlideDeck *self)
{
  Key key;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  key = get_shown_key (self);
  return get_frame (self, &key);
}

/* Of an explored view only what is looked at is made. */
JctSlideFrame *
jct_slide_deck_get_next (JctSlideDeck *self)
{
  Key shown, key = { 0 };

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  shown = get_shown_key (self);
  if (!jct_presentation_peek_next (self->presentation, &key.slide, &key.step))
    return NULL;
  key.revealed = key.slide == shown.slide && shown.revealed;
  key.drawn = get_drawn (self, key.slide);
  return get_frame (self, &key);
}

JctScene *
jct_slide_deck_layout_answer (JctSlideDeck *self, double reveal)
{
  JctSlideInput input;
  JctScene *scene = NULL;
  Key key;
  Job *job;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), NULL);

  key = get_shown_key (self);
  if (!has_size (self) || find_figures (self, &key) == NULL)
    return NULL;
  job = job_new (self, &key);
  input = get_input (job);
  input.slide = job->slide;
  input.reveal = reveal;
  scene = jct_slide_layout (&input, NULL);
  job_free (job);
  return scene;
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
  Key wanted;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (self), FALSE);

  return self->cancellable == NULL && !find_wanted (self, &wanted);
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
  self->figures = g_ptr_array_new_with_free_func (figures_unref);
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
