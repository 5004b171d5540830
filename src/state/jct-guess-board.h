/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people draw on the slides to predict of one presentation: guesses, for each slide on its own, which of them the hand
 * draws, and how much room there is above. It goes with the presentation; no document knows of it, unless somebody asks for
 * a round to be kept (jct-guess-round.h). Rounds that were kept earlier can be shown beside; nobody draws on those.
 *
 * What a hand does between two lifts is a stroke, and each stroke, and each guess added, taken away, named, coloured or
 * hidden, can be taken back, up to JCT_MAX_GUESS_STEPS of a slide.
 */
#pragma once

#include <glib-object.h>

#include "model/jct-guess.h"

G_BEGIN_DECLS

#define JCT_MAX_GUESS_STEPS 100
/* The room to draw in is doubled no more often. */
#define JCT_MAX_GUESS_ROOM 12

#define JCT_TYPE_GUESS_BOARD (jct_guess_board_get_type ())
/* Signal "changed" (guint slide). */
G_DECLARE_FINAL_TYPE (JctGuessBoard, jct_guess_board, JCT, GUESS_BOARD, GObject)

JctGuessBoard *jct_guess_board_new (void);
/* Of JctGuess, in the order in which they were begun. (transfer none) */
GPtrArray *jct_guess_board_get_guesses (JctGuessBoard *self, guint slide);
/* Which one is drawn; 0 without any. */
guint jct_guess_board_get_active (JctGuessBoard *self, guint slide);
void jct_guess_board_set_active (JctGuessBoard *self, guint slide, guint index);
/* Another number after each change of what is seen; 0 where nothing was ever drawn. */
guint jct_guess_board_get_serial (JctGuessBoard *self, guint slide);
/* How often the room to draw in was doubled. */
guint jct_guess_board_get_room (JctGuessBoard *self, guint slide);

/* A stroke begins: `n` periods are hidden. It is of the active guess, which is seen from now on; where that is none, or one
 * that was kept, of the last own one, and the first one is made where there is none. */
void jct_guess_board_begin (JctGuessBoard *self, guint slide, gsize n);
/* jct_guess_draw() with the active guess. Values below 0 are 0: they are counts. */
void jct_guess_board_draw (
  JctGuessBoard *self, guint slide, double from, double from_value, double to, double to_value);
/* jct_guess_erase() with the active guess; its stroke has begun as one that draws. */
void jct_guess_board_erase (JctGuessBoard *self, guint slide, double from, double to);
/* Doubles the room. FALSE where that was done often enough. */
gboolean jct_guess_board_grow (JctGuessBoard *self, guint slide);
/* Another one, which is drawn from now on. FALSE where there are enough of one's own (JCT_MAX_GUESSES). */
gboolean jct_guess_board_add (JctGuessBoard *self, guint slide, gsize n);
/* Takes the active one away. FALSE without any. */
gboolean jct_guess_board_remove (JctGuessBoard *self, guint slide);
/* The active one. Empty or NULL: it is called by its number. What was kept keeps its name. */
void jct_guess_board_rename (JctGuessBoard *self, guint slide, const char *name);
/* The colour of the active one, less than JCT_GUESS_HUES. */
void jct_guess_board_set_hue (JctGuessBoard *self, guint slide, guint hue);
/* A hidden one is neither seen nor counted with. */
void jct_guess_board_set_hidden (JctGuessBoard *self, guint slide, guint index, gboolean hidden);
/* Whether guesses of the round of that id are there. */
gboolean jct_guess_board_has_round (JctGuessBoard *self, guint slide, const char *round);
/* Puts kept guesses beside (jct_guess_round_to_guesses(); `guesses` is unchanged), or takes those of a round away. */
void jct_guess_board_show_round (JctGuessBoard *self, guint slide, GPtrArray *guesses);
void jct_guess_board_drop_round (JctGuessBoard *self, guint slide, const char *round);
/* What was last done. FALSE where there is nothing to take back. */
gboolean jct_guess_board_undo (JctGuessBoard *self, guint slide);
/* All guesses of the slide go, for the next class, and cannot come back; what a document keeps stays there. */
void jct_guess_board_reset (JctGuessBoard *self, guint slide);

G_END_DECLS
