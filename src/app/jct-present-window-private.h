/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the presenting window share. */
#pragma once

#include "app/jct-present-window.h"
#include "widgets/jct-guess-list.h"
#include "widgets/jct-guess-pad.h"
#include "widgets/jct-guess-swatch.h"
#include "widgets/jct-sheet-out.h"

G_BEGIN_DECLS

struct _JctPresentWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkOverlay *overlay;
  GtkSpinner *spinner;
  GtkLabel *typed;
  GtkWidget *notes_box;
  GtkLabel *notes;
  GtkWidget *keys_box;
  GtkGrid *keys;
  GtkRevealer *bar;
  GtkWidget *controls;
  GtkWidget *guess_box;
  GtkMenuButton *guess_menu;
  JctGuessSwatch *guess_swatch;
  GtkLabel *guess_label;
  JctGuessList *guess_list;
  GtkWidget *guess_tools;
  GtkToggleButton *eraser;
  GtkLabel *guess_status;
  GtkLabel *place;
  GtkToggleButton *spotlight, *magnifier, *pen, *names;
  GtkWidget *pen_box;
  GtkBox *pen_colors;
  GtkWidget *reset_button;
  GtkMenuButton *menu_button;
  GMenu *monitors_section;

  JctStage *stage;    /* borrowed: a child */
  JctGuessPad *pad;   /* (nullable): a child of the stage, on a slide to predict */
  GtkWidget *message; /* (nullable): of a story without slides */
  GtkWindow *speaker; /* (nullable): weak */

  /* Owned */
  JctPresentation *presentation;
  JctSlideDeck *deck;
  JctSheetOut *out;
  GSettings *settings; /* (nullable) */
  GdkMonitor *monitor; /* (nullable) */

  JctStopwatch watch;
  double notes_scale;
  guint hide_timeout, typed_timeout, second_timeout;
  JctPresentKeep keep;
  gpointer keep_data;
  guint inhibit_cookie;
  gboolean is_updating_tools, is_updating_guesses;
};

/* jct-present-window-monitors.c */
void jct_present_window_init_monitors (JctPresentWindow *self);
void jct_present_window_place (JctPresentWindow *self, int monitor, GtkWindow *beside);
int jct_present_window_get_monitor (JctPresentWindow *self); /* -1 for none */
void jct_present_window_set_monitor (JctPresentWindow *self, int monitor);
/* One that the audience does not look at; NULL where there is only one. (transfer full) (nullable) */
GdkMonitor *jct_present_window_dup_other_monitor (JctPresentWindow *self);

/* jct-present-window-bar.c */
void jct_present_window_show_bar (JctPresentWindow *self);
gboolean jct_present_window_has_menu (JctPresentWindow *self); /* that is open */
/* The buttons follow what keys do. */
void jct_present_window_update_tools (JctPresentWindow *self);
/* Swatches in the colours of the theme. */
void jct_present_window_fill_colors (JctPresentWindow *self);
void jct_present_window_bind_bar (GtkWidgetClass *widget_class);

/* jct-present-window-keys.c */
void jct_present_window_fill_keys (JctPresentWindow *self);

/* jct-present-window-run.c */
/* Notes over the slide, where they are shown. */
void jct_present_window_update_notes (JctPresentWindow *self);

/* jct-present-window-out.c */
void jct_present_window_init_out (JctPresentWindow *self);
/* Where the speaker looks: what the audience need not see happens there. */
GtkWindow *jct_present_window_get_parent (JctPresentWindow *self);
/* Says for a while what was done, there. */
void jct_present_window_tell (JctPresentWindow *self, const char *text);
/* FALSE for commands that are not about paper, files and clipboard. */
gboolean jct_present_window_run_out (JctPresentWindow *self, JctPresentCommand command);

/* jct-present-window-guesses.c */
void jct_present_window_init_guesses (JctPresentWindow *self);
void jct_present_window_bind_guesses (GtkWidgetClass *widget_class);
/* What people have drawn on the slide that is shown, as it would be kept today; NULL where nothing is. (transfer full)
 * (nullable) */
JctGuessRound *jct_present_window_dup_round (JctPresentWindow *self);
/* FALSE for commands that are not about guesses, and on slides without. */
gboolean jct_present_window_run_guesses (JctPresentWindow *self, JctPresentCommand command);
/* A key before the presentation sees it: of the list of guesses, or of the cursor of the pad. */
gboolean jct_present_window_is_in_list (JctPresentWindow *self, guint key);
gboolean
jct_present_window_draw_with_key (JctPresentWindow *self, guint key, GdkModifierType state);

/* jct-present-window-keep.c */
void jct_present_window_ask_to_keep (JctPresentWindow *self);

/* jct-present-window.c */
void jct_present_window_tell_clock (JctPresentWindow *self);

G_END_DECLS
