/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/jct-data-page.h"

G_BEGIN_DECLS

struct _JctDataPage
{
  JctPanel parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  AdwFlap *flap;
  JctFacets *facets;
  GtkToggleButton *all_rows;
  GtkToggleButton *numbers;
  GtkMenuButton *go_button;
  GtkEntry *go_entry;
  GtkLabel *go_note;
  GtkMenuButton *provenance;
  GtkMenuButton *export_button;
  GtkLabel *caption;
  GtkLabel *count;
  GtkSpinner *spinner;
  GtkCheckButton *visible_only;
  GtkWidget *leave_rows;
  GtkStack *stack;
  JctDataTable *table;
  AdwStatusPage *status;
  GtkWidget *export_bar;
  GtkProgressBar *export_progress;

  /* Owned */
  JctTable *shown;            /* (nullable): whose columns are shown */
  JctSeriesSet *series;       /* (nullable): that `shown` was made from */
  GCancellable *ordering;     /* (nullable): while a thread finds the rows */
  GCancellable *exporting;    /* (nullable): while a thread writes */
  GtkNativeDialog *chooser;   /* (nullable): the one that is open */
  guint export_timeout;

  gboolean is_stale;          /* something changed while it was not shown */
};

/* jct-data-page-rows.c: which rows are shown, in which order */
gboolean jct_data_page_shows_numbers (JctDataPage *self);
void     jct_data_page_update_rows   (JctDataPage *self);
void     jct_data_page_cancel_rows   (JctDataPage *self);

/* jct-data-page-provenance.c: where a number comes from, and the rows behind one */
void     jct_data_page_install_provenance (GtkWidgetClass *widget_class);
void     jct_data_page_init_provenance   (JctDataPage *self);
void     jct_data_page_update_provenance (JctDataPage *self);
/* (transfer full) */
char    *jct_data_page_dup_rows_caption  (const JctProvenancePart *part);

/* jct-data-page-export.c: the rows on the clipboard and as a file */
void jct_data_page_install_export (GtkWidgetClass *widget_class);
void jct_data_page_update_export  (JctDataPage *self);
void jct_data_page_dispose_export (JctDataPage *self);

G_END_DECLS
