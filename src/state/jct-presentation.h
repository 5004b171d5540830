/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A story as it is presented: which slide is shown, which of its steps, what is typed to go elsewhere, and where the
 * speaker has left the slide's own view to look into something. It knows no GTK and changes nothing: the document that is
 * presented is the one that it was made with, whatever happens to it elsewhere.
 *
 * Windows watch it and call it: what the audience sees and what the speaker sees follow the same object.
 */
#pragma once

#include <glib-object.h>

#include "state/jct-guess-board.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_PRESENTATION (jct_presentation_get_type ())
/* Signal "changed" (JctPresentationChange flags), after each change. */
G_DECLARE_FINAL_TYPE (JctPresentation, jct_presentation, JCT, PRESENTATION, GObject)

typedef enum
{
  JCT_PRESENTATION_SLIDE = 1 << 0,    /* another slide */
  JCT_PRESENTATION_STEP = 1 << 1,     /* other parts of it are shown, or its names */
  JCT_PRESENTATION_EXPLORED = 1 << 2, /* its view is another one */
  JCT_PRESENTATION_SCREEN = 1 << 3,
  JCT_PRESENTATION_TYPED = 1 << 4,
  JCT_PRESENTATION_ROUNDS = 1 << 5, /* guesses were kept */
} JctPresentationChange;

typedef enum
{
  JCT_SCREEN_SLIDE,
  JCT_SCREEN_BLACK,
  JCT_SCREEN_WHITE,
  JCT_SCREEN_END, /* after the last step of the last slide */
} JctScreen;

/* Both are kept, the story as a copy. A story without slides has nothing to show: see jct_presentation_get_n_slides(). */
JctPresentation *jct_presentation_new (JctDocument *document, const JctStory *story);
/* One slide: the view as it is, with nothing hidden. */
JctPresentation *jct_presentation_new_of_view (JctDocument *document, const JctView *view);

JctDocument *jct_presentation_get_document (JctPresentation *self); /* (transfer none) */
const JctStory *jct_presentation_get_story (JctPresentation *self);
guint jct_presentation_get_n_slides (JctPresentation *self);
guint jct_presentation_get_slide_index (JctPresentation *self);
guint jct_presentation_get_step (JctPresentation *self);
/* A slide to predict has one more than it has parts that appear: at the last one the series is there. */
guint jct_presentation_get_n_steps (JctPresentation *self);
JctScreen jct_presentation_get_screen (JctPresentation *self);
/* The slide as it is shown, with what was explored in the place of its view. Valid until the next change. NULL without
 * slides. */
const JctSlide *jct_presentation_get_slide (JctPresentation *self);
JctSlideParts jct_presentation_get_parts (JctPresentation *self);
/* Whether people, places, years and titles are hidden on the slide of that index: on the one that is shown, and on any
 * other once it is. */
gboolean jct_presentation_hides_names (JctPresentation *self, guint slide);
/* Whether a step of a slide shows what was hidden to be predicted; of slides that hide nothing, FALSE. */
gboolean jct_presentation_is_answered (JctPresentation *self, guint slide, guint step);
/* What people draw. (transfer none) */
JctGuessBoard *jct_presentation_get_board (JctPresentation *self);
/* The document keeps the round with that slide from now on, so that it can be shown again. (Of the round a copy is kept.) */
void jct_presentation_add_round (JctPresentation *self, guint slide, const JctGuessRound *round);
/* What the next key brings: FALSE at the end. */
gboolean jct_presentation_peek_next (JctPresentation *self, guint *slide, guint *step);

/* A step on, or the next slide, or the end; and back, to the last step of the slide before. A screen that covers the slide
 * goes. FALSE where there is nothing more. */
gboolean jct_presentation_next (JctPresentation *self);
gboolean jct_presentation_previous (JctPresentation *self);
/* The slide of that index at its first step; past the end, the last one. */
void jct_presentation_go_to (JctPresentation *self, guint slide);
/* The same screen again: back to the slide. */
void jct_presentation_toggle_screen (JctPresentation *self, JctScreen screen);
/* Hides the names of the slide that is shown, or shows them. A slide that the story marks as anonymous begins hidden each
 * time it is come to, and what is done to its names is about that one alone. Names that are hidden on another slide stay
 * hidden on all that follow, until they are shown again. FALSE without slides. */
gboolean jct_presentation_toggle_names (JctPresentation *self);

/* A slide's number, typed digit by digit. */
void jct_presentation_type_digit (JctPresentation *self, guint digit);
/* Empty when nothing is typed. */
const char *jct_presentation_get_typed (JctPresentation *self);
/* Goes there. FALSE where nothing is typed; a number that no slide has goes nowhere, and is forgotten. */
gboolean jct_presentation_accept_typed (JctPresentation *self);
gboolean jct_presentation_forget_typed (JctPresentation *self);

/*
 * Exploring, at any slide with a view but one that is to be predicted; each FALSE where it changes nothing. Nothing of it
 * reaches the document, and going on or back ends it.
 */
gboolean jct_presentation_can_explore (JctPresentation *self);
gboolean jct_presentation_is_exploring (JctPresentation *self);
/* The event is selected; selected already, it is no longer. */
gboolean jct_presentation_select_event (JctPresentation *self, const char *id);
/* The document's next (1) or previous (-1) definition. */
gboolean jct_presentation_step_definition (JctPresentation *self, int by);
/* Back to what the slide shows. */
gboolean jct_presentation_reset (JctPresentation *self);
/* Another number for each explored view: what was made for one serves that one only. 0: the slide's own. */
guint jct_presentation_get_serial (JctPresentation *self);

G_END_DECLS
