/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the presentation share. */
#pragma once

#include "state/jct-presentation.h"

G_BEGIN_DECLS

/* More digits than any story has slides. */
#define JCT_PRESENTATION_MAX_DIGITS 4

struct _JctPresentation
{
  GObject parent_instance;

  /* Owned */
  JctDocument *document;
  JctStory *story;
  JctViewState *explorer; /* (nullable): from the first look beyond a slide on */
  JctSlide *explored;     /* (nullable): the slide with the view of that */
  JctGuessBoard *board;
  char typed[JCT_PRESENTATION_MAX_DIGITS + 1];

  guint slide, step;
  guint serial, last_serial;
  gboolean nameless; /* from an unmarked slide on, until names are shown */
  gboolean revealed; /* the names of the slide that is shown, though it is marked */
  JctScreen screen;
};

/* jct-presentation.c */
void jct_presentation_tell (JctPresentation *self, JctPresentationChange changes);
/* As the story has it. (nullable) */
const JctSlide *jct_presentation_get_own_slide (JctPresentation *self);

/* jct-presentation-explore.c: what belongs to a slide ends with it; each says what has changed. */
JctPresentationChange jct_presentation_forget_explored (JctPresentation *self);

G_END_DECLS
