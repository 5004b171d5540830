/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A story on paper and as pictures: a PDF with a slide on each page, a lesson sheet (a PDF in A4: each slide small, with its
 * text, notes, questions and sources), or a PNG for each slide. The same story gives the same bytes: no clock
 * (SOURCE_DATE_EPOCH is honoured).
 *
 * A slide is shown as it stands at its end: all its parts, names revealed, a series that was hidden drawn. On the lesson
 * sheet nothing is given away: what is to be drawn is not drawn, and what is anonymous has no names; its sources stand at
 * the end of the sheet, its notes and questions are its author's. With `steps`, each step of a slide is a page or picture
 * of its own, before and after what is revealed; titles in metadata and outline are those that are shown.
 * Guesses that are kept with slides are left out: they are a class's, and the pages are for anyone; `guesses` draws them.
 * With `slide`, and `step` of it, it is about that alone. With `nameless`, no slide tells names, whatever the story says
 * of it.
 */
#pragma once

#include "chart/jct-export.h"
#include "chart/jct-slide-layout.h"

G_BEGIN_DECLS

/* 16:9, as most screens are. */
#define JCT_STORY_WIDTH 1920
#define JCT_STORY_HEIGHT 1080

/* All borrowed. */
typedef struct
{
  JctDocument *document;
  const JctStory *story;
  JctThemeKind theme;
  const char *font_family;  /* (nullable) */
  double width, height;     /* of a slide, px; of a lesson sheet's small slides, only how they are laid out */
  gboolean steps;
  guint slide;              /* from 1; 0: all */
  guint step;               /* of that slide, from 1, as `steps` has them; 0: as it stands at its end, with `steps` all */
  gboolean nameless;
  gboolean guesses;         /* those that are kept with slides to predict are drawn, of all rounds that fit */
  JctExportProgress progress; /* (nullable): on the calling thread */
  gpointer progress_data;
} JctStoryExport;

/* A page: takes the scene. `number` counts from 1 and `n` is how many there will be. FALSE with an error stops. */
typedef gboolean (*JctStorySceneFunc) (JctScene *scene, const char *title, const char *description, guint number, guint n,
                                       gpointer data, GError **error);
/* `picture` is one PNG, `number` counts from 1 and `n` is how many there will be. FALSE with an error stops. */
typedef gboolean (*JctStoryPictureFunc) (GBytes *picture, guint number, guint n, gpointer data, GError **error);

/* The file of a picture, so that they stand in their order: "02.png" of 9, "002.png" of 100. (transfer full) */
char     *jct_story_export_dup_name (guint number, guint n);

/* Each fails where a slide has no figures to show (JCT_DOCUMENT_ERROR, JCT_SERIES_ERROR: the message names the slide), where
 * the picture would be too large or there is no such slide or step (JCT_EXPORT_ERROR), and with G_IO_ERROR_CANCELLED. */

/* (transfer full) */
GBytes   *jct_story_export_slides   (const JctStoryExport *input, GCancellable *cancellable, GError **error);
/* (transfer full) */
GBytes   *jct_story_export_handout  (const JctStoryExport *input, GCancellable *cancellable, GError **error);
gboolean  jct_story_export_pictures (const JctStoryExport *input, JctStoryPictureFunc func, gpointer data,
                                     GCancellable *cancellable, GError **error);
/* The pages of the slides as scenes, one after another. */
gboolean  jct_story_export_scenes   (const JctStoryExport *input, JctStorySceneFunc func, gpointer data,
                                     GCancellable *cancellable, GError **error);
/* The one step that is asked for as a picture, with `scale` pixels a px for a PNG. (transfer full) */
GBytes   *jct_story_export_step     (const JctStoryExport *input, JctExportFormat format, double scale,
                                     GCancellable *cancellable, GError **error);

/* Scenes as the pages of one PDF. (transfer full) */
GBytes   *jct_story_export_join     (const JctScene *const *scenes, guint n, const char *title, const char *description,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
