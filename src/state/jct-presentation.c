/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "state/jct-presentation.h"

#include <string.h>

/* More digits than any story has slides. */
#define MAX_DIGITS 4

struct _JctPresentation
{
  GObject parent_instance;

  /* Owned */
  JctDocument *document;
  JctStory *story;
  JctViewState *explorer; /* (nullable): from the first look beyond a slide on */
  JctSlide *explored;     /* (nullable): the slide with the view of that */
  JctGuessBoard *board;
  char typed[MAX_DIGITS + 1];

  guint slide, step;
  guint serial, last_serial;
  gboolean revealed;
  JctScreen screen;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctPresentation, jct_presentation, G_TYPE_OBJECT)

static void
tell (JctPresentation *self, JctPresentationChange changes)
{
  g_signal_emit (self, signals[CHANGED], 0, (guint) changes);
}

/* As the story has it. (nullable) */
static const JctSlide *
get_own_slide (JctPresentation *self)
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

  slide = get_own_slide (self);
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

  return self->explored != NULL ? self->explored : get_own_slide (self);
}

/* Who looks into an event wants to see what is found around it, whatever step the slide is at. */
JctSlideParts
jct_presentation_get_parts (JctPresentation *self)
{
  const JctSlide *slide;
  JctSlideParts parts;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  slide = get_own_slide (self);
  if (slide == NULL)
    return JCT_SLIDE_ALL_PARTS;
  parts = jct_slide_parts_at_step (slide, self->step);
  return self->explored != NULL ? parts | JCT_SLIDE_WINDOW | JCT_SLIDE_EFFECT : parts;
}

gboolean
jct_presentation_get_revealed (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  return self->revealed;
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

/* What belongs to a slide ends with it. */
static JctPresentationChange
forget_explored (JctPresentation *self)
{
  if (self->explored == NULL)
    return 0;
  g_clear_pointer (&self->explored, jct_slide_free);
  g_clear_object (&self->explorer);
  self->serial = 0;
  return JCT_PRESENTATION_EXPLORED;
}

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
  JctPresentationChange changes
    = forget_typed (self) | set_screen (self, JCT_SCREEN_SLIDE) | forget_explored (self);

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
    tell (self, changes);
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
    tell (self, set_screen (self, JCT_SCREEN_END) | forget_typed (self));
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

  tell (self, set_screen (self, self->screen == screen ? JCT_SCREEN_SLIDE : screen));
}

gboolean
jct_presentation_toggle_names (JctPresentation *self)
{
  const JctSlide *slide;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  slide = get_own_slide (self);
  if (slide == NULL || !slide->anonymous)
    return FALSE;
  self->revealed = !self->revealed;
  tell (self, JCT_PRESENTATION_STEP);
  return TRUE;
}

/* ---- a number ---- */

void
jct_presentation_type_digit (JctPresentation *self, guint digit)
{
  gsize n;

  g_return_if_fail (JCT_IS_PRESENTATION (self) && digit <= 9);

  n = strlen (self->typed);
  if (n == MAX_DIGITS)
    return;
  self->typed[n] = (char) ('0' + digit);
  self->typed[n + 1] = '\0';
  tell (self, JCT_PRESENTATION_TYPED);
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
  tell (self, JCT_PRESENTATION_TYPED);
  return TRUE;
}

/* ---- exploring ---- */

static const JctView *
find_view (JctPresentation *self, const JctSlide *slide)
{
  if (slide->view != NULL)
    return slide->view;
  return slide->view_id != NULL ? jct_document_find_view (self->document, slide->view_id) : NULL;
}

gboolean
jct_presentation_can_explore (JctPresentation *self)
{
  const JctSlide *slide;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  slide = get_own_slide (self);
  return slide != NULL && !slide->has_predict && find_view (self, slide) != NULL
         && self->screen == JCT_SCREEN_SLIDE;
}

gboolean
jct_presentation_is_exploring (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  return self->explored != NULL;
}

guint
jct_presentation_get_serial (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), 0);

  return self->serial;
}

/* A window's own way to change a view, so that a slide is explored as a chart is. */
static JctViewState *
get_explorer (JctPresentation *self)
{
  if (self->explorer == NULL)
    {
      self->explorer = jct_view_state_new ();
      jct_view_state_set_document (self->explorer, self->document);
      jct_view_state_set_view (self->explorer, find_view (self, get_own_slide (self)), "");
    }
  return self->explorer;
}

static void
take_explored (JctPresentation *self)
{
  JctSlide *slide = jct_slide_copy (get_own_slide (self));

  g_clear_pointer (&slide->view, jct_view_free);
  g_clear_pointer (&slide->view_id, g_free);
  slide->view = jct_view_copy (jct_view_state_get_view (self->explorer));
  g_clear_pointer (&slide->view->id, g_free);
  g_clear_pointer (&self->explored, jct_slide_free);
  self->explored = slide;
  self->serial = ++self->last_serial;
  tell (self, JCT_PRESENTATION_EXPLORED);
}

gboolean
jct_presentation_select_event (JctPresentation *self, const char *id)
{
  const char *selected;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self) && id != NULL, FALSE);

  if (!jct_presentation_can_explore (self) || jct_document_find_event (self->document, id) == NULL)
    return FALSE;
  selected = jct_view_state_get_view (get_explorer (self))->selected_event;
  jct_view_state_select_event (self->explorer, g_strcmp0 (selected, id) == 0 ? NULL : id);
  take_explored (self);
  return TRUE;
}

gboolean
jct_presentation_step_definition (JctPresentation *self, int by)
{
  guint n;
  int now = -1;
  const char *shown;

  g_return_val_if_fail (JCT_IS_PRESENTATION (self) && (by == 1 || by == -1), FALSE);

  n = jct_document_get_n_definitions (self->document);
  if (!jct_presentation_can_explore (self) || n == 0)
    return FALSE;
  shown = jct_view_state_get_view (get_explorer (self))->definition;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (shown, jct_document_get_definition (self->document, i)->id) == 0)
      now = (int) i;
  if (now < 0 && by < 0)
    now = 0;
  now = (now + by + (int) n) % (int) n;
  jct_view_state_set_definition (self->explorer,
                                 jct_document_get_definition (self->document, (guint) now)->id);
  take_explored (self);
  return TRUE;
}

gboolean
jct_presentation_reset (JctPresentation *self)
{
  g_return_val_if_fail (JCT_IS_PRESENTATION (self), FALSE);

  if (forget_explored (self) == 0)
    return FALSE;
  tell (self, JCT_PRESENTATION_EXPLORED);
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
