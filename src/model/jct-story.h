/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A story: slides in their order, made to be shown to people one after another. A slide is a view with a headline, a
 * text, what the speaker has in mind, and the order in which its parts come to light.
 *
 * Plain structs, owned, and immutable once they are in a document; text is UTF-8 as the file has it, never markup of
 * Pango's: `text` and `notes` are of the small markup of jct-slide-text.h, all else is plain.
 */
#pragma once

#include "model/jct-guess-round.h"
#include "model/jct-period.h"
#include "model/jct-view.h"

G_BEGIN_DECLS

/* What of a slide can be shown or not yet shown. */
typedef enum
{
  JCT_SLIDE_SHAPE = 1 << 0,   /* lines, bars, points, without a name */
  JCT_SLIDE_AXIS = 1 << 1,    /* the grid, the numbers and the times at its sides */
  JCT_SLIDE_UNITS = 1 << 2,   /* what the numbers count: the unit, and the line under the title */
  JCT_SLIDE_TITLE = 1 << 3,
  JCT_SLIDE_TEXT = 1 << 4,    /* beside the figure, and the notes pinned to it */
  JCT_SLIDE_SERIES = 1 << 5,  /* the names of the series, and figures at their points */
  JCT_SLIDE_EVENTS = 1 << 6,  /* the timeline, and the events' lines through the plot */
  JCT_SLIDE_WINDOW = 1 << 7,  /* the time before and after the selected event, with its means */
  JCT_SLIDE_EFFECT = 1 << 8,  /* what a method finds, and what an article claims */
  JCT_SLIDE_SOURCE = 1 << 9,
  JCT_SLIDE_BADGE = 1 << 10,  /* what a careful reader asks of the chart */
} JctSlideParts;

#define JCT_N_SLIDE_PARTS 11
#define JCT_SLIDE_ALL_PARTS ((JctSlideParts) ((1 << JCT_N_SLIDE_PARTS) - 1))

/* No more of each: nobody sits through them. */
#define JCT_MAX_SLIDES 500
#define JCT_MAX_QUESTIONS 50
#define JCT_MAX_REVEAL_STEPS 50

/* The series is hidden after a period, for those who see it to draw how it goes on. */
typedef struct
{
  JctPeriod after;            /* the last period that is seen */
  gboolean has_until;         /* FALSE: to the end of what the slide shows */
  JctPeriod until;            /* the last one that is to be drawn */
} JctPredict;

typedef struct
{
  char *id;
  char *headline;             /* (nullable): the chart's own title then */
  char *text;                 /* (nullable) */
  char *notes;                /* (nullable): for the speaker */
  char **questions;           /* to talk about; zero-terminated, never NULL */
  char **sources;             /* keys; zero-terminated, never NULL */
  char *view_id;              /* (nullable): of a saved view */
  JctView *view;              /* (nullable): the slide's own, with no id; with neither, it is one of words alone */
  JctSlideParts reveal[JCT_MAX_REVEAL_STEPS]; /* what each step adds; what none names is there from the start */
  guint n_reveal;
  gboolean has_predict;
  JctPredict predict;
  GPtrArray *rounds;          /* of JctGuessRound, as they were kept; never NULL */
  gboolean anonymous;         /* people, places, years and titles stay unnamed until they are revealed */
} JctSlide;

typedef struct
{
  char *id;
  char *title;
  char *description;          /* (nullable) */
  GPtrArray *slides;          /* of JctSlide, each with an id of its own; never NULL */
} JctStory;

const char     *jct_slide_part_to_name    (JctSlideParts part); /* "shape"; of one part */
gboolean        jct_slide_part_from_name  (const char *name, JctSlideParts *part);
const char     *jct_slide_part_to_label   (JctSlideParts part); /* "Shape", "Axes"; translated */

JctSlide       *jct_slide_new             (void);
JctSlide       *jct_slide_copy            (const JctSlide *slide);
gboolean        jct_slide_equal           (const JctSlide *a, const JctSlide *b);
void            jct_slide_free            (JctSlide *slide);
/* A slide on which the view comes to light slowly: its shape alone, then axis, units, title with the names of the series,
 * events with what is found around the selected one, source. The view is copied. (transfer full) */
JctSlide       *jct_slide_new_slow_reveal (const JctView *view);
/* Those steps, in the place of the slide's own. */
void            jct_slide_set_slow_reveal (JctSlide *slide);
/* How often something appears, and once more for what is there from the start. At least 1. */
guint           jct_slide_step_count      (const JctSlide *slide);
/* What is shown at a step, from 0; a step past the last one is the last one. */
JctSlideParts   jct_slide_parts_at_step   (const JctSlide *slide, guint step);

/* What appears at a step, from 1: "Axes, Units"; translated. (transfer full) */
char           *jct_slide_dup_step_words  (const JctSlide *slide, guint step);

JctStory       *jct_story_new             (void);
JctStory       *jct_story_copy            (const JctStory *story);
gboolean        jct_story_equal           (const JctStory *a, const JctStory *b);
void            jct_story_free            (JctStory *story);
/* (nullable) (transfer none) */
const JctSlide *jct_story_get_slide       (const JctStory *story, guint index);
/* The place of the slide of that id; -1 for none. */
int             jct_story_find_slide      (const JctStory *story, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSlide, jct_slide_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctStory, jct_story_free)

G_END_DECLS
