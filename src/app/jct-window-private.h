/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jct-window.h"
#include "widgets/jct-start-page.h"

G_BEGIN_DECLS

/* A file being read. It outlives its window, for the reading thread's sake: the window is reached only through
 * `window`, and a result is applied only while the run is the window's current one. */
typedef struct
{
  GWeakRef window;
  GFile *file;
  GCancellable *cancellable;
  int permille;             /* atomic: written by the reading thread */
} JctLoadRun;

struct _JctWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwHeaderBar *header;
  GtkBox *content;
  AdwWindowTitle *title;
  AdwSplitButton *open_button;
  GtkWidget *facets_button;
  GtkWidget *inspector_button;
  GtkWidget *history_box;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *export_button;
  GtkInfoBar *error_bar;
  GtkLabel *error_heading;
  GtkLabel *error_label;
  GtkInfoBar *notes_bar;
  GtkLabel *notes_label;
  GtkMenuButton *notes_button;
  GtkListBox *notes_list;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  JctStartPage *start_page;
  GtkProgressBar *load_progress;
  GtkWidget *load_card;
  GtkLabel *load_label;
  GtkWidget *drop_hint;

  /* Borrowed */
  /* From the first document on, in `pages`: the pages of the document, and in the header what switches between them. */
  AdwViewStack *views;      /* (nullable) */
  AdwViewSwitcherTitle *switcher; /* (nullable) */
  AdwViewSwitcherBar *switcher_bar; /* (nullable) */
  GtkWidget *explore_page;  /* (nullable) */
  GtkWidget *data_page;     /* (nullable): from when it was first looked at */
  GtkWidget *compare_window; /* (nullable): weak */
  JctLoadRun *run;          /* (nullable): the current one; owned by its callback */

  /* Owned */
  JctViewState *state;
  GSettings *settings;      /* (nullable) */
  GFile *file;              /* (nullable): what is open */
  GCancellable *closing;    /* for work that ends with the window */
  GtkNativeDialog *chooser; /* (nullable): the one that is open */
  guint load_tick;

  /* State */
  gint64 load_started;      /* monotonic */
  gboolean present_is_due;
  gboolean show_facets;
  gboolean show_inspector;
  gboolean compact;         /* icons in place of words */
  gboolean narrow;          /* what the menu has as well is in the menu only */
};

/* jct-window.c */
void       jct_window_update            (JctWindow *self);
GFile     *jct_window_dup_last_folder   (JctWindow *self);
void       jct_window_keep_last_folder  (JctWindow *self, GFile *file);

/* jct-window-pages.c: the pages of a document */
void       jct_window_install_page_actions (GtkWidgetClass *widget_class);
void       jct_window_build_pages       (JctWindow *self);
void       jct_window_enable_pages      (JctWindow *self, gboolean enabled);
/* Whether the page is the one that is shown: "explore", "data". */
gboolean   jct_window_shows_page        (JctWindow *self, const char *name);

/* jct-window-messages.c */
void       jct_window_bind_messages     (GtkWidgetClass *widget_class);
void       jct_window_show_error        (JctWindow *self, const char *heading, const char *message);
void       jct_window_hide_error        (JctWindow *self);
void       jct_window_show_toast        (JctWindow *self, AdwToast *toast);
/* Lists what the reader of the document that is open guessed or found odd. */
void       jct_window_update_notes      (JctWindow *self);

/* jct-window-actions.c */
void       jct_window_install_actions   (GtkWidgetClass *widget_class);
void       jct_window_update_actions    (JctWindow *self);

/* jct-window-open.c */
void       jct_window_init_open         (JctWindow *self);
void       jct_window_choose_file       (JctWindow *self);
void       jct_window_cancel_load       (JctWindow *self);

/* jct-window-export.c */
void       jct_window_install_export_actions (GtkWidgetClass *widget_class);

G_END_DECLS
