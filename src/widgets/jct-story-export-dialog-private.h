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
  GtkWidget *steps_row;
  GtkSwitch *steps;

  JctDocument *document;
  char *story;              /* id */
  GFile *folder;            /* (nullable) */
  GtkNativeDialog *chooser; /* (nullable): the one that is open */
  GCancellable *exporting;  /* (nullable): of the work that goes on */
};

/* jct-story-export-dialog.c */
void        jct_story_export_dialog_update_state (JctStoryExportDialog *self);
JctStoryOut jct_story_export_dialog_get_out      (JctStoryExportDialog *self);
/* Of a slide, px. */
void        jct_story_export_dialog_get_size     (JctStoryExportDialog *self, double *width, double *height);

G_END_DECLS
