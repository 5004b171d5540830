/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/jct-compare-window.h"

G_BEGIN_DECLS

struct _JctCompareWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *title;
  GtkMenuButton *provenance;
  GtkDropDown *method;
  GtkLabel *explanation;
  GtkLabel *sentence;
  GtkLabel *note;
  GtkStack *pages;
  AdwStatusPage *status;
  GtkButton *again;
  GtkProgressBar *progress;
  JctCompareTable *table;
  AdwToastOverlay *toasts;

  /* Owned */
  JctAnalysisRunner *source;
  JctComparisonRunner *runner;
  GSignalGroup *state_signals;
  GCancellable *closing;      /* for work that ends with the window */
  GtkNativeDialog *chooser;   /* (nullable): the one that is open */
  guint status_timeout;
};

/* jct-compare-window-export.c: the table as a file and on the clipboard */
void jct_compare_window_install_export (GtkWidgetClass *widget_class);
void jct_compare_window_enable_export  (JctCompareWindow *self, gboolean enabled);

/* jct-compare-window-provenance.c: where the numbers of the selected row come from; `shown`: whether there are rows */
void jct_compare_window_init_provenance   (JctCompareWindow *self);
void jct_compare_window_update_provenance (JctCompareWindow *self, gboolean shown);

G_END_DECLS
