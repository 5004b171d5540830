/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A note that a person pins to a point or to periods of a view. It keeps its periods and its series, whatever the chart
 * shows of them: another definition or calendar changes the figure beside the note and never the note. Its text is the
 * person's own, plain, and drawn as it is or not at all. Plain, owned values.
 */
#pragma once

#include "model/jct-period.h"

G_BEGIN_DECLS

#define JCT_MAX_ANNOTATIONS 200            /* of a view */
#define JCT_MAX_ANNOTATION_CHARS 500       /* of a text */
#define JCT_MAX_ANNOTATION_AWAY 200.0      /* of a text from its place, in heights of small text, either way */

typedef struct
{
  char *id;             /* unique in its view; never NULL in a view */
  char *text;           /* see jct_annotation_text_is_valid() */
  char *series;         /* (nullable): a value of the view's split; NULL for the only series, else the plot as a whole */
  JctPeriod from, to;   /* both included, of one kind; equal for a point */
  gboolean is_moved;    /* the text is wanted elsewhere than the chart would put it */
  double dx, dy;        /* then its middle, right of and below its place, in heights of small text */
} JctAnnotation;

JctAnnotation *jct_annotation_new   (void);
JctAnnotation *jct_annotation_copy  (const JctAnnotation *annotation);
void           jct_annotation_free  (JctAnnotation *annotation);
gboolean       jct_annotation_equal (const JctAnnotation *a, const JctAnnotation *b);

/* One to JCT_MAX_ANNOTATION_CHARS characters of UTF-8, not all of them space. */
gboolean       jct_annotation_text_is_valid (const char *text);

/* "2023-12", "FY2023", or the first and the last period: "2022-08/2024-05". FALSE, with `annotation` as it was, for
 * what is none, and where the last comes before the first or is of another kind. `fiscal_start` is a month. */
gboolean       jct_annotation_parse_at (const char *text, guint fiscal_start, JctAnnotation *annotation);
/* As a file has it. (transfer full) */
char          *jct_annotation_at_to_text  (const JctAnnotation *annotation);
/* For people: "December 2023", "August 2022 to May 2024". Translated. (transfer full) */
char          *jct_annotation_at_to_label (const JctAnnotation *annotation, JctLabelLength length);
/* All its days. */
JctSpan        jct_annotation_get_span    (const JctAnnotation *annotation);

/* Lists of them: (element-type JctAnnotation) (transfer full) */
GPtrArray     *jct_annotation_list_new   (void);
GPtrArray     *jct_annotation_list_copy  (GPtrArray *list);
gboolean       jct_annotation_list_equal (GPtrArray *a, GPtrArray *b);
/* The index of the one with the id; -1 for none. */
int            jct_annotation_list_find  (GPtrArray *list, const char *id);
/* An id that none of the list has: "note-1" and so on. (transfer full) */
char          *jct_annotation_list_dup_new_id (GPtrArray *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctAnnotation, jct_annotation_free)

G_END_DECLS
