/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the deck share. */
#pragma once

#include "widgets/jct-slide-deck.h"

G_BEGIN_DECLS

/* What a slide shows: the story's slide of that index, or, with a serial, a view that was explored from it. Counted. */
typedef struct
{
  guint slide, serial;
  JctSlideFigures *figures; /* owned (nullable) */
  char *problem;            /* owned (nullable): why there are none, for the audience */
} JctDeckFigures;

typedef struct
{
  guint slide, serial, step;
  gboolean nameless;
  guint drawn; /* the serial of what people drew on it */
} JctDeckKey;

struct _JctSlideFrame
{
  JctDeckKey key;
  JctDeckFigures *figures; /* a reference */
  JctSlide *slide;         /* owned; anonymous where its names are hidden, whatever the story says */
  JctScene *scene;         /* owned */
  JctSlidePlaces places;
  char *title, *description;
  gboolean is_answered, shows_title;
};

/* How it is laid out. */
typedef struct
{
  double width, height;
  JctThemeKind theme;
  char *font; /* owned (nullable) */
  guint n_slides;
} JctDeckLook;

/* What the thread is asked for: figures where there are none yet, else a frame. */
typedef struct
{
  JctDeckKey key;
  JctDocument *document;
  JctSlide *slide; /* as that of a frame */
  JctSlideParts parts;
  JctDeckFigures *figures; /* (nullable) */
  GPtrArray *guesses;      /* (nullable) of JctGuess */
  guint room;
  gboolean is_answered;
  JctDeckLook look;
  guint generation;
} JctDeckJob;

struct _JctSlideDeck
{
  GObject parent_instance;

  JctPresentation *presentation; /* owned */
  GPtrArray *figures;            /* of JctDeckFigures */
  GPtrArray *frames;             /* of JctSlideFrame */
  JctDeckLook look;
  guint generation; /* of the look */

  GCancellable *cancellable; /* (nullable): of the job that runs */
  JctDeckKey running;
  gboolean running_needs_figures;
  gboolean is_stopped;
  guint ahead; /* the source that looks for the next job */
};

/* ---- jct-slide-frame.c: all on any thread ---- */

void jct_deck_figures_unref (gpointer figures);
gboolean jct_deck_key_equal (const JctDeckKey *a, const JctDeckKey *b);
void jct_deck_job_free (gpointer job);
/* (transfer full) (nullable): NULL when it was cancelled. */
JctDeckFigures *jct_deck_job_make_figures (const JctDeckJob *job, GCancellable *cancellable);
/* Of a job with figures; its slide is not set. */
JctSlideInput jct_deck_job_get_input (const JctDeckJob *job);
/* Of a job with figures. (transfer full) */
JctSlideFrame *jct_deck_job_make_frame (const JctDeckJob *job);

/* ---- jct-slide-deck-wanted.c ---- */

/* (transfer none) (nullable) */
JctDeckFigures *jct_deck_find_figures (JctSlideDeck *self, const JctDeckKey *key);
JctSlideFrame *jct_deck_find_frame (JctSlideDeck *self, const JctDeckKey *key);
/* Both take what they are given, and what is of least use goes. */
void jct_deck_take_frame (JctSlideDeck *self, JctSlideFrame *frame);
void jct_deck_take_figures (JctSlideDeck *self, JctDeckFigures *figures);
/* A step of a slide, as it would be shown. */
JctDeckKey jct_deck_get_key (JctSlideDeck *self, guint slide, guint step);
JctDeckKey jct_deck_get_shown_key (JctSlideDeck *self);
/* (transfer full) */
JctDeckJob *jct_deck_job_new (JctSlideDeck *self, const JctDeckKey *key);
/* Whether anything can be laid out. */
gboolean jct_deck_has_size (JctSlideDeck *self);
/* What is to be made next; FALSE where all is there. */
gboolean jct_deck_find_wanted (JctSlideDeck *self, JctDeckKey *wanted);

G_END_DECLS
