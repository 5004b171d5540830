/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the dialog share. */
#pragma once

#include "widgets/jct-export-preview.h"
#include "widgets/jct-sheet-out.h"
#include "widgets/jct-step-dialog.h"

G_BEGIN_DECLS

struct _JctStepDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkWidget *print_button, *save_button, *copy_button;
  GtkStack *stack;
  JctExportPreview *preview;
  AdwStatusPage *fault;
  GtkLabel *pages;
  AdwComboRow *slide, *step, *theme;
  GtkSwitch *anonymous;

  JctDocument *document;
  JctStory *story;
  JctSheetOut *out;
  GPtrArray *sheets;     /* (nullable) of JctSlideSheet: NULL while they are laid out */
  GCancellable *running; /* (nullable): of what lays them out */
  gboolean is_filling;
};

/* jct-step-dialog.c */
/* Lays out what is chosen, on another thread, and shows it. */
void  jct_step_dialog_lay_out      (JctStepDialog *self);

/* jct-step-dialog-choices.c */
void  jct_step_dialog_fill         (JctStepDialog *self, guint slide, guint step);
/* Of the chosen slide, as jct_story_export_scenes() has them: once more where something is revealed after the last one. */
guint jct_step_dialog_count_steps  (JctStepDialog *self);
void  jct_step_dialog_bind_choices (GtkWidgetClass *widget_class);

G_END_DECLS
