/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The slides of a presentation, laid out before they are asked for: a key only has to paint. What is near the slide that is
 * shown is made in another thread, one thing after another: its figures, then its steps, the next slide, the one before,
 * then the figures of the others. A slide whose figures are there is laid out at once, whatever the thread is at.
 */
#pragma once

#include "chart/jct-slide-layout.h"
#include "state/jct-presentation.h"

G_BEGIN_DECLS

/* A slide at one of its steps. Immutable, counted; any thread. */
typedef struct _JctSlideFrame JctSlideFrame;

JctSlideFrame *jct_slide_frame_ref (JctSlideFrame *frame);
void jct_slide_frame_unref (JctSlideFrame *frame);
const JctScene *jct_slide_frame_get_scene (const JctSlideFrame *frame);
const JctSlidePlaces *jct_slide_frame_get_places (const JctSlideFrame *frame);
const JctSlideFigures *
jct_slide_frame_get_figures (const JctSlideFrame *frame); /* (nullable): words alone */
const JctSlide *jct_slide_frame_get_slide (const JctSlideFrame *frame);
guint jct_slide_frame_get_index (const JctSlideFrame *frame);
const char *jct_slide_frame_get_title (const JctSlideFrame *frame);
/* Whether that is seen yet. */
gboolean jct_slide_frame_shows_title (const JctSlideFrame *frame);
/* What is seen of it, in words. */
const char *jct_slide_frame_get_description (const JctSlideFrame *frame);
/* Whether both are of the same slide at the same step: what people draw on it may differ. */
gboolean jct_slide_frame_is_redrawn (const JctSlideFrame *frame, const JctSlideFrame *before);
/* Whether it shows what was hidden to be predicted. */
gboolean jct_slide_frame_is_answered (const JctSlideFrame *frame);
/* Nobody is to learn from it whose figures they are. */
gboolean jct_slide_frame_is_anonymous (const JctSlideFrame *frame);

#define JCT_TYPE_SLIDE_DECK (jct_slide_deck_get_type ())
/* Signal "changed": jct_slide_deck_get_frame() or _get_next() may have another answer. */
G_DECLARE_FINAL_TYPE (JctSlideDeck, jct_slide_deck, JCT, SLIDE_DECK, GObject)

JctSlideDeck *jct_slide_deck_new (JctPresentation *presentation);
JctPresentation *jct_slide_deck_get_presentation (JctSlideDeck *self);
/* px. Nothing is laid out before there is a size. */
void jct_slide_deck_set_size (JctSlideDeck *self, double width, double height);
void jct_slide_deck_set_look (JctSlideDeck *self, JctThemeKind theme, const char *font_family);
JctThemeKind jct_slide_deck_get_theme (JctSlideDeck *self);
const char *jct_slide_deck_get_font (JctSlideDeck *self); /* (nullable) */
/* What the presentation shows; NULL while it is computed, and without slides. (transfer none) */
JctSlideFrame *jct_slide_deck_get_frame (JctSlideDeck *self);
/* What the next key shows; NULL while it is computed, and at the end. (transfer none) */
JctSlideFrame *jct_slide_deck_get_next (JctSlideDeck *self);
/* Nothing more is made, and what is under way is given up: whoever shows it goes. */
void jct_slide_deck_stop (JctSlideDeck *self);
/* The slide to predict that is shown, with so much of what is hidden (0 to 1). (transfer full) (nullable) */
JctScene *jct_slide_deck_layout_answer (JctSlideDeck *self, double reveal);
/* What is shown, once more in another theme, with its words (transfer full); NULL while it is computed. (transfer full)
 * (nullable) */
JctScene *jct_slide_deck_layout_shown (JctSlideDeck *self, JctThemeKind theme, char **title, char **description);
/* Whether nothing more is to be made ahead: for tests and benches. */
gboolean jct_slide_deck_is_idle (JctSlideDeck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSlideFrame, jct_slide_frame_unref)

G_END_DECLS
