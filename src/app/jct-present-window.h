/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window that an audience looks at: a stage over the whole screen, and controls that are there when the pointer moves.
 * Keys are taken in the capture phase, before any control of the window sees them, so that a remote control always moves
 * the slides, whatever has the focus; what they mean is in jct-present-keys.h. Nothing that is done here changes the
 * document, but guesses that somebody asks to be kept. While it is open the session is asked not to go idle.
 *
 * The speaker's window (notes, next slide, time) is made by it, sends its keys to it, and closes with it.
 */
#pragma once

#include <adwaita.h>

#include "app/jct-present-keys.h"
#include "state/jct-stopwatch.h"
#include "widgets/jct-stage.h"

G_BEGIN_DECLS

#define JCT_TYPE_PRESENT_WINDOW (jct_present_window_get_type ())
/* Properties: "theme" (string: "light", "dark", "contrast"), "monitor" (int: its place among the display's). Signal
 * "clock-changed": the stopwatch was stopped, started or reset, or notes have another size. */
G_DECLARE_FINAL_TYPE (JctPresentWindow, jct_present_window, JCT, PRESENT_WINDOW, AdwWindow)

/* `settings` (nullable): remembers monitor, theme, size of notes and whether the speaker's window was open. */
JctPresentWindow *jct_present_window_new (GtkApplication *application,
                                          JctPresentation *presentation,
                                          GSettings *settings);
/* Shows it full screen on that monitor; with -1, or one that is not there, on the one that was chosen last, else on one
 * that `beside` (nullable) is not on. With two monitors, the speaker's window opens on another one. */
void jct_present_window_start (JctPresentWindow *self, int monitor, GtkWindow *beside);
/* Keeps a round with the slide of that id in the document, and gives it the id that it has there. FALSE and the error, for
 * people, where that cannot be. */
typedef gboolean (*JctPresentKeep) (
  const char *story, const char *slide, JctGuessRound *round, gpointer data, GError **error);
/* Who keeps guesses; `data` outlives the window. Without one, none can be kept. */
void jct_present_window_set_keeper (JctPresentWindow *self, JctPresentKeep keep, gpointer data);
/* Does what a key asks for. FALSE where that means nothing now. */
gboolean jct_present_window_run (JctPresentWindow *self, JctPresentCommand command, guint digit);
/* A key that is held was let go. */
void jct_present_window_release (JctPresentWindow *self, JctPresentCommand command);
/* Adds the controller that catches the keys of a window of the presentation. */
void jct_present_window_catch_keys (JctPresentWindow *self, GtkWidget *window);

/* What is on the screen now, on paper; `path` of the PDF where that is the action. FALSE, and told, where it cannot be. */
gboolean jct_present_window_print (JctPresentWindow *self, GtkPrintOperationAction action, const char *path);
/* The same as PNG, SVG or PDF, by the file's ending; NULL asks where to. */
void jct_present_window_export (JctPresentWindow *self, GFile *file);

JctPresentation *jct_present_window_get_presentation (JctPresentWindow *self); /* (transfer none) */
JctStage *jct_present_window_get_stage (JctPresentWindow *self);
JctSlideDeck *jct_present_window_get_deck (JctPresentWindow *self);
/* (nullable) */
GtkWindow *jct_present_window_get_speaker (JctPresentWindow *self);
const JctStopwatch *jct_present_window_get_stopwatch (JctPresentWindow *self);
double jct_present_window_get_notes_scale (JctPresentWindow *self);
/* Whether the slide that is shown tells no names now. */
gboolean jct_present_window_hides_names (JctPresentWindow *self);
/* Notes and questions of the slide that is shown, with their markup as attributes; empty without any. (transfer full) */
char *jct_present_window_dup_notes (JctPresentWindow *self, PangoAttrList **attributes);

G_END_DECLS
