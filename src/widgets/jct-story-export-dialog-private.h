/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/jct-story-export-dialog.h"

G_BEGIN_DECLS

struct _JctStoryExportDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *heading;
  GtkWidget *export_button, *cancel_button;
  GtkRevealer *progress_bar;
  GtkProgressBar *progress;
  GtkWidget *options;
  AdwComboRow *out, *theme, *size;
  GtkWidget *steps_row, *anonymous_row;
  GtkSwitch *steps, *anonymous;

  JctDocument *document;
  char *story;              /* id */
  GSettings *remembered;    /* (nullable) */
  GFile *folder;            /* (nullable) */
  GtkNativeDialog *chooser; /* (nullable): the one that is open */
  GCancellable *exporting;  /* (nullable): of the work that goes on */
};

/* jct-story-export-dialog.c */
void        jct_story_export_dialog_update_state (JctStoryExportDialog *self);
JctStoryOut jct_story_export_dialog_get_out      (JctStoryExportDialog *self);
/* The next dialog begins with what is chosen now. */
void        jct_story_export_dialog_remember     (JctStoryExportDialog *self);
/* Of a slide, px. */
void        jct_story_export_dialog_get_size     (JctStoryExportDialog *self, double *width, double *height);

G_END_DECLS
