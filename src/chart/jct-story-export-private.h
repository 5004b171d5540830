/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a story's export share. */
#pragma once

#include "chart/jct-story-export.h"

G_BEGIN_DECLS

/* One slide at one step. */
typedef struct
{
  guint slide;              /* its place in the story */
  guint step;
  gboolean revealed;        /* names are shown, and a series that was hidden is drawn */
} JctStoryStep;

/* The pages of the slides, or with `closed` one for each slide that gives nothing away; NULL where there is no such slide or
 * step. (element-type JctStoryStep) (transfer full) */
GArray   *jct_story_list_pages    (const JctStoryExport *input, gboolean closed, GError **error);
/* (transfer full); `title` and `description` (nullable) receive its words (transfer full), `text_is_cut` (nullable) whether
 * its text has no room. */
JctScene *jct_story_layout_page   (const JctStoryExport *input, const JctStoryStep *page, char **title,
                                   char **description, gboolean *text_is_cut, GCancellable *cancellable, GError **error);
void      jct_story_tell_progress (const JctStoryExport *input, double done);

/* ---- a PDF of several pages ---- */

typedef struct _JctPdf JctPdf;

/* `width`, `height`: of the first page, px. */
JctPdf   *jct_pdf_new             (double width, double height, const char *title, const char *description);
/* Where what is painted next belongs; each but the first begins a page of that size. */
cairo_t  *jct_pdf_begin_page      (JctPdf *pdf, double width, double height);
/* A line of the reader's outline that leads to the present page, under that of the id `parent` (0: under none). Returns its
 * id. */
int       jct_pdf_add_bookmark    (JctPdf *pdf, const char *title, int parent);
/* What the present page is called beside its number among all. */
void      jct_pdf_set_page_label  (JctPdf *pdf, const char *label);
/* Frees it. (transfer full) */
GBytes   *jct_pdf_finish          (JctPdf *pdf, GError **error);

G_END_DECLS
