/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A story as a PDF of slides, as a lesson sheet, or as pictures in a folder: what, which look, each step or not; then the
 * chooser, and writing on another thread with progress, which can be stopped. A file is whole or not there, and so are the
 * pictures of a folder all together. What was chosen is what the next dialog begins with.
 *
 * Signal: "exported" (the file or folder); the dialog is closed then.
 */
#pragma once

#include <adwaita.h>

#include "chart/jct-story-export.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_STORY_OUT_SLIDES,     /* a PDF */
  JCT_STORY_OUT_HANDOUT,    /* a PDF */
  JCT_STORY_OUT_PICTURES,   /* PNGs in a folder */
} JctStoryOut;

#define JCT_TYPE_STORY_EXPORT_DIALOG (jct_story_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JctStoryExportDialog, jct_story_export_dialog, JCT, STORY_EXPORT_DIALOG, AdwWindow)

/* Of this version of the document; the story is one of it. `remembered` (nullable): the settings that keep what was chosen.
 * `folder` (nullable): where the chooser begins. */
JctStoryExportDialog *jct_story_export_dialog_new          (GtkWindow *parent, JctDocument *document,
                                                            const char *story, GSettings *remembered, GFile *folder);
/* As if the person chose. */
void                  jct_story_export_dialog_set_out      (JctStoryExportDialog *self, JctStoryOut out);
void                  jct_story_export_dialog_set_steps    (JctStoryExportDialog *self, gboolean steps);
/* Asks where to. */
void                  jct_story_export_dialog_choose       (JctStoryExportDialog *self);
/* To that file, or into that folder; asks before something is replaced that the chooser did not ask about. */
void                  jct_story_export_dialog_export       (JctStoryExportDialog *self, GFile *chosen);
void                  jct_story_export_dialog_cancel       (JctStoryExportDialog *self);
gboolean              jct_story_export_dialog_is_exporting (JctStoryExportDialog *self);

G_END_DECLS
