/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the export dialog share. */
#pragma once

#include "widgets/jct-export-dialog.h"
#include "widgets/jct-export-preview.h"

G_BEGIN_DECLS

struct _JctExportDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *heading;
  GtkWidget *export_button;
  GtkWidget *cancel_button;
  GtkBox *panes;
  GtkWidget *picture_pane;
  GtkStack *stack;
  JctExportPreview *preview;
  GtkLabel *rows;
  AdwStatusPage *nothing;
  GtkSpinner *spinner;
  GtkLabel *facts;
  GtkRevealer *progress_bar;
  GtkProgressBar *progress;
  GtkWidget *options;
  AdwComboRow *what;
  AdwComboRow *format;
  AdwComboRow *svg_text;
  GtkWidget *size_group;
  AdwComboRow *preset;
  GtkSpinButton *width;
  GtkSpinButton *height;
  AdwComboRow *unit;
  GtkWidget *resolution_row;
  GtkSpinButton *resolution;
  GtkWidget *look_group;
  AdwComboRow *theme;
  GtkWidget *text_scale_row;
  GtkSpinButton *text_scale;
  GtkSwitch *transparent;
  AdwComboRow *events;
  AdwComboRow *event_names;
  GtkWidget *words_group;
  GtkSwitch *title_shown;
  AdwEntryRow *title_words;
  GtkWidget *subtitle_row;
  GtkSwitch *subtitle_shown;
  AdwEntryRow *subtitle_words;
  GtkSwitch *source;
  GtkSwitch *badge;
  AdwActionRow *receipt_row;
  GtkSwitch *receipt;

  /* Owned */
  JctPicture *picture;
  GSettings *remembered;    /* (nullable) */
  GFile *folder;            /* (nullable) */
  JctExportSettings settings;
  char *problem;            /* (nullable): why nothing can be exported */
  char *own_title, *own_subtitle; /* the program's words */
  GCancellable *trial;      /* (nullable): of the preview that is being made */
  GCancellable *exporting;  /* (nullable): of the file that is being written */
  GtkNativeDialog *chooser; /* (nullable): the one that is open */

  /* State */
  gboolean is_updating;     /* the controls, by the program */
  gboolean is_free;         /* a free size was asked for, whatever it is at the moment */
};

/* jct-export-dialog-options.c: the controls and the settings */
void jct_export_dialog_fill_choices  (JctExportDialog *self);
void jct_export_dialog_show_settings (JctExportDialog *self);
/* From the controls; what depends on them is shown anew. */
void jct_export_dialog_read_controls (JctExportDialog *self);
/* The size is one of those for a purpose. */
void jct_export_dialog_read_preset   (JctExportDialog *self);
/* The numbers are in another unit. */
void jct_export_dialog_read_unit     (JctExportDialog *self);

/* jct-export-dialog-preview.c */
void jct_export_dialog_update_preview (JctExportDialog *self);

/* jct-export-dialog-file.c */
void jct_export_dialog_choose        (JctExportDialog *self);
/* What may be pressed at the moment. */
void jct_export_dialog_update_state  (JctExportDialog *self);

G_END_DECLS
