/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jct-window.h"
#include "io/jct-autosave.h"
#include "io/jct-file-stamp.h"
#include "io/jct-import-memory.h"
#include "io/jct-receipt.h"
#include "widgets/jct-picture.h"
#include "widgets/jct-start-page.h"
#include "widgets/jct-views-menu.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_RELOAD_NONE,          /* another file is opened */
  JCT_RELOAD_DROPS_EDITS,   /* the same one again */
  JCT_RELOAD_KEEPS_EDITS,
} JctReload;

/* A file being read. It outlives its window, for the reading thread's sake: the window is reached only through
 * `window`, and a result is applied only while the run is the window's current one. */
typedef struct
{
  GWeakRef window;
  GFile *file;
  JctReload reload;
  JctFileStamp stamp;       /* of what is read, or older */
  GCancellable *cancellable;
  int permille;             /* atomic: written by the reading thread */
} JctLoadRun;

typedef void (*JctWindowProceed) (JctWindow *self, GFile *file);

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
  GMenu *history_section;
  GMenuModel *primary_menu;
  GtkMenuButton *menu_button;
  GtkWidget *present_button;
  GtkMenuButton *export_button;
  GMenuModel *export_menu;
  GtkInfoBar *error_bar;
  GtkLabel *error_heading;
  GtkLabel *error_label;
  GtkWidget *error_open_button;
  GtkWidget *error_save_button;
  GtkWidget *error_import_button;
  GtkInfoBar *reload_bar;
  GtkLabel *reload_label;
  GtkWidget *reload_button;
  GtkInfoBar *notes_bar;
  GtkLabel *notes_label;
  GtkMenuButton *notes_button;
  GtkWidget *import_change;
  GtkWidget *import_forget;
  GtkListBox *notes_list;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  JctStartPage *start_page;
  GtkProgressBar *load_progress;
  GtkWidget *load_card;
  GtkLabel *load_label;
  GtkWidget *drop_hint;
  GtkWidget *drop_beside;   /* its lower half, where a document is open */

  /* Borrowed */
  /* From the first document on, in `pages`: the pages of the document, and in the header what switches between them. */
  AdwViewStack *views;      /* (nullable) */
  AdwViewSwitcherTitle *switcher; /* (nullable) */
  AdwViewSwitcherBar *switcher_bar; /* (nullable) */
  AdwWindowTitle *document_title; /* (nullable): where the switcher has taken the title's place */
  GtkWidget *explore_page;  /* (nullable) */
  GtkWidget *data_page;     /* (nullable): from when it was first looked at */
  GtkWidget *story_page;    /* (nullable): from when it was first looked at */
  JctViewsMenu *views_menu; /* (nullable): in `header` from then on as well */
  GtkWidget *compare_window; /* (nullable): weak */
  GtkWidget *import_dialog; /* (nullable): weak */
  GtkWidget *present_window; /* (nullable): weak */
  JctLoadRun *run;          /* (nullable): the current one; owned by its callback */

  /* Owned */
  JctViewState *state;
  GSettings *settings;      /* (nullable) */
  GFile *file;              /* (nullable): what is open */
  JctImportPlan *plan;      /* (nullable): by which `file` was read, where its roles are guessed or given */
  JctImportPlan *next_plan; /* (nullable): chosen in the dialog, while it is asked about unsaved edits */
  JctDocument *next_document; /* (nullable): what that plan makes */
  JctFileStamp next_stamp;  /* of the dialog's file when the dialog was opened */
  GFile *failed_file;       /* (nullable): of which the error bar says that it could not be opened */
  JctImportPlan *failed_plan; /* (nullable): its columns, where it has some: a person can say what they are */
  JctReceipt *receipt;      /* (nullable): whose view is shown once its dataset is open */
  GFile *receipt_file;      /* (nullable): of that */
  GFile *receipt_dataset;   /* (nullable): the file that stands for its dataset */
  GPtrArray *receipt_parts; /* (nullable): its dataset and those beside, as far as they are read */
  GCancellable *failed_look; /* (nullable): of what looks for them */
  GFileMonitor *monitor;    /* (nullable): of `file` */
  GCancellable *closing;    /* for work that ends with the window */
  guint icon_idle;
  GtkNativeDialog *chooser; /* (nullable): the one that is open */
  guint load_tick;
  JctAutosave *autosave;
  guint autosave_timer;
  JctRecoveryEntry *left;   /* (nullable): what the document was recovered from, until its edits are kept anew */

  /* What waits until unsaved edits are saved or given up. */
  JctWindowProceed proceed; /* (nullable) */
  GFile *proceed_file;      /* (nullable): owned */
  GtkWidget *question;      /* (nullable): weak; the dialog that asks about them */

  char *shown_story;        /* (nullable): the id of the one that the Story page is at */
  char *due_story;          /* (nullable): what is to be presented when the document is there */

  /* State */
  guint shown_slide;
  gboolean presentation_is_due;
  gboolean guesses_are_kept; /* in the presentation that is shown */
  guint due_slide;
  int due_monitor;
  JctImportOrigin origin;   /* of `plan` */
  gboolean is_package;      /* `file` is one that saving can write again */
  gboolean is_saving;
  gboolean is_recovering;
  gboolean autosave_failed; /* and that was told */
  gboolean is_inhibiting;
  guint inhibit_cookie;     /* 0 where there is no session to hold */
  JctFileStamp own_stamp;   /* of the version of `file` that is open */
  JctFileStamp known_stamp; /* of that, or of a later one that the person ignores */
  JctFileStamp seen_stamp;  /* of what was on the disk when it was looked at last */
  JctFileStamp asked_stamp; /* of what was there when they were asked whether to replace it */
  guint reload_check;       /* the source that looks again; 0 for none */
  gint64 load_started;      /* monotonic */
  gboolean present_is_due;
  gboolean show_facets;
  gboolean show_inspector;
  gboolean compact;         /* icons in place of words */
  gboolean narrow;          /* what the menu has as well is in the menu only */
  gboolean wide;            /* title and switcher stand beside each other */
};

/* jct-window.c */
void       jct_window_update            (JctWindow *self);
GFile     *jct_window_dup_last_folder   (JctWindow *self);
void       jct_window_keep_last_folder  (JctWindow *self, GFile *file);

/* jct-window-header.c: what the header shows, by the page; and by a width of the window, in px */
void       jct_window_update_header     (JctWindow *self);
void       jct_window_fit_header        (JctWindow *self, int width);

/* jct-window-pages.c: the pages of a document */
void       jct_window_install_page_actions (GtkWidgetClass *widget_class);
void       jct_window_build_pages       (JctWindow *self);
/* At the end of what stands left in the header. */
void       jct_window_add_document_title (JctWindow *self);
/* The switcher in the header, the title beside it; else the title in the header and the switcher in the bar below. */
void       jct_window_show_switcher     (JctWindow *self, gboolean in_header);
void       jct_window_enable_pages      (JctWindow *self, gboolean enabled);
/* Whether the page is the one that is shown: "explore", "claims", "data", "story". */
gboolean   jct_window_shows_page        (JctWindow *self, const char *name);

/* jct-window-story.c: slides of what is shown */
void       jct_window_install_story_actions (GtkWidgetClass *widget_class);
/* What the page tells, once it is there. */
void       jct_window_watch_story       (JctWindow *self);
void       jct_window_update_story      (JctWindow *self);

/* jct-window-messages.c */
void       jct_window_bind_messages     (GtkWidgetClass *widget_class);
/* A bar of which nothing was ever shown takes no part in the layout: its texts would be measured for nothing. */
void       jct_window_reveal_bar        (GtkInfoBar *bar, gboolean revealed);
void       jct_window_show_error        (JctWindow *self, const char *heading, const char *message);
void       jct_window_hide_error        (JctWindow *self);
/* With the error that is shown: a way to say how the file is to be read. */
void       jct_window_show_import_button (JctWindow *self);
void       jct_window_show_toast        (JctWindow *self, AdwToast *toast);
/* A toast of the step that was just made, with a way to undo it, until the next step, which that would undo. */
void       jct_window_show_step         (JctWindow *self, const char *markup);
/* As that, with another way on: an action with its target (floating). `label` has a mnemonic. */
void       jct_window_show_step_with    (JctWindow *self, const char *markup, const char *label, const char *action,
                                         GVariant *target);
/* How saving a file went, whatever it holds. */
void       jct_window_show_saved        (JctWindow *self, GFile *file);
void       jct_window_show_save_error   (JctWindow *self, GFile *file, const GError *error);
/* As that, of the document, with a way to save it elsewhere. */
void       jct_window_show_unsaved      (JctWindow *self, GFile *file, const GError *error);
/* Lists what the reader of the document that is open guessed or found odd. */
void       jct_window_update_notes      (JctWindow *self);

/* jct-window-actions.c */
void       jct_window_install_actions   (GtkWidgetClass *widget_class);
void       jct_window_update_actions    (JctWindow *self);

/* jct-window-open.c */
void       jct_window_init_open         (JctWindow *self);
void       jct_window_choose_file       (JctWindow *self);
void       jct_window_cancel_load       (JctWindow *self);
void       jct_window_read_again        (JctWindow *self, JctReload reload);
/* Whether the file came with the program, and is never written. */
gboolean   jct_window_is_bundled        (GFile *file);
/* A text as a menu's label: no mnemonics, not too long. (transfer full) */
char      *jct_window_dup_menu_label    (const char *text);

typedef void (*JctWindowTakeFile) (JctWindow *self, GFile *file);
/* Asks for a file that can be read, unless a chooser is open already, and hands over what is chosen. */
void       jct_window_choose_to_read    (JctWindow *self, const char *title, const char *accept,
                                         JctWindowTakeFile take);

/* The document that was read of the file becomes the one that is open. */
void       jct_window_take_opened       (JctWindow *self, GFile *file, JctDocument *document);
/* Reads the file anew, whatever is open. */
void       jct_window_start_load        (JctWindow *self, GFile *file);

/* jct-window-receipt.c */
/* The file is the receipt of a picture: its dataset is opened, or asked for, and its view shown. */
void       jct_window_take_receipt      (JctWindow *self, GFile *file);
/* The file that was opened may be the dataset that a receipt waits for. */
void       jct_window_apply_receipt     (JctWindow *self, GFile *file);
void       jct_window_forget_receipt    (JctWindow *self);

/* jct-window-import.c */
void       jct_window_install_import    (GtkWidgetClass *widget_class);
void       jct_window_close_import      (JctWindow *self);
void       jct_window_clear_import      (JctWindow *self);
/* Notes by which plan (nullable) the open file was read. */
void       jct_window_take_plan         (JctWindow *self, const JctImportPlan *plan, JctImportOrigin origin);
/* Looks whether the file, whose error is shown, has columns of which a person can say what they are, and offers that. */
void       jct_window_look_at_failed    (JctWindow *self, GFile *file);
void       jct_window_forget_failed     (JctWindow *self);
/* What the window says of the plan; NULL where there is none. (transfer full) */
char      *jct_window_dup_import_text   (JctWindow *self);
/* jct-window-edit.c */
void       jct_window_install_edit_actions (GtkWidgetClass *widget_class);

/* jct-window-events.c */
void       jct_window_install_event_actions (GtkWidgetClass *widget_class);

/* jct-window-beside.c */
void       jct_window_install_beside_actions (GtkWidgetClass *widget_class);
void       jct_window_update_beside     (JctWindow *self);

/* jct-window-history.c */
void       jct_window_update_history    (JctWindow *self);
void       jct_window_add_views_menu    (JctWindow *self);
void       jct_window_install_history_actions (GtkWidgetClass *widget_class);

/* jct-window-reload.c */
void       jct_window_install_reload    (GtkWidgetClass *widget_class);
void       jct_window_init_reload       (JctWindow *self);
/* What is open is the version of `file` that the stamp is of. */
void       jct_window_watch_file        (JctWindow *self, const JctFileStamp *stamp);
void       jct_window_unwatch_file      (JctWindow *self);
/* What reading the file again gave. */
void       jct_window_take_reloaded     (JctWindow *self, JctLoadRun *run, JctDocument *document);

/* jct-window-autosave.c */
void       jct_window_init_autosave     (JctWindow *self, JctRecoveryStore *store);
/* What is unsaved is given up: nothing is kept of it. */
void       jct_window_drop_autosave     (JctWindow *self);
/* Without the window nothing more is kept; what is stays. */
void       jct_window_stop_autosave     (JctWindow *self);
void       jct_window_free_autosave     (JctWindow *self);

/* jct-window-save.c */
void       jct_window_install_save_actions (GtkWidgetClass *widget_class);
void       jct_window_update_save_actions (JctWindow *self);
/* The file that was chosen, with the ending; NULL, and told, where that makes it another one, which exists: nobody agreed
 * to replace it. (transfer full) */
GFile     *jct_window_dup_target        (JctWindow *self, GFile *chosen, const char *suffix);
/* Whether the document, read from the file, can be written to it again as what it was. */
gboolean   jct_window_can_write         (GFile *file, const JctDocument *document);
/* Calls `proceed` at once where nothing is unsaved; else when the person has saved or given up the edits, and never
 * when they cancel. `file` (nullable) is passed on. */
void       jct_window_settle            (JctWindow *self, JctWindowProceed proceed, GFile *file);

/* Shows where the document can be saved to. */
void       jct_window_choose_where      (JctWindow *self);
/* Writes the document over that version of `file`, and asks where it has become another one. */
void       jct_window_write_over        (JctWindow *self, const JctFileStamp *expected);
/* What waits for the edits to be saved waits no longer. */
void       jct_window_forget_proceed    (JctWindow *self);

/* jct-window-conflict.c */
void       jct_window_ask_to_replace    (JctWindow *self);

/* jct-window-present.c */
void       jct_window_install_present_actions (GtkWidgetClass *widget_class);
/* What was asked for while the file was read. */
void       jct_window_present_due       (JctWindow *self);
/* The story (nullable) and slide that a page shows: where “from here” begins. */
void       jct_window_note_slide        (JctWindow *self, const char *story, guint slide);

/* jct-window-icon.c */
/* Gives the window its icon when it shows what was opened; it is realized. */
void       jct_window_await_icon        (JctWindow *self);
void       jct_window_forget_icon       (JctWindow *self);

/* jct-window-export.c */
void       jct_window_install_export_actions (GtkWidgetClass *widget_class);
void       jct_window_update_export_actions (JctWindow *self);
/* What is shown now. NULL and the error where nothing can be drawn. (transfer full) */
JctPicture *jct_window_dup_picture      (JctWindow *self, GError **error);
/* How a picture was exported last; of a table, the figure instead. */
void       jct_window_read_export_settings (JctWindow *self, JctExportSettings *settings);
void       jct_window_show_exported     (JctWindow *self, GFile *file);
/* From `grip` the picture can be dragged into another program. */
void       jct_window_add_picture_drag  (JctWindow *self, GtkWidget *grip);

/* jct-window-print.c */
void       jct_window_install_print_actions (GtkWidgetClass *widget_class);

G_END_DECLS
