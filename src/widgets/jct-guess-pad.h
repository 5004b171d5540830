/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people draw on with mouse, fingers or pen: lies over a slide to predict (jct_stage_set_pad()) and hands what they
 * do to the presentation's board, month by month. A stroke begins where it is put down, months that it skips lie on the
 * way, and what is drawn over is corrected. It stays within the hidden part and the value axis; a stroke that goes over
 * the top doubles the room, once until it comes back below. With the eraser, a stroke takes the months away that it passes.
 *
 * Keys do the same: a cursor stands at a period, arrows move it and its value, digits and Enter set it, Backspace takes it
 * away.
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/jct-stage.h"

G_BEGIN_DECLS

#define JCT_TYPE_GUESS_PAD (jct_guess_pad_get_type ())
/* Signal "cursor-changed": it stands elsewhere, has another value, or is there no longer; the eraser was taken or laid down.
 * Signal "stroke-ended": the hand was lifted. */
G_DECLARE_FINAL_TYPE (JctGuessPad, jct_guess_pad, JCT, GUESS_PAD, GtkWidget)

/* Both outlive the pad. */
GtkWidget *jct_guess_pad_new (JctStage *stage, JctPresentation *presentation);
/* The hand that draws goes there, in px of the pad. */
void jct_guess_pad_draw_to (JctGuessPad *self, double x, double y);
/* Whether a hand draws. */
gboolean jct_guess_pad_is_drawing (JctGuessPad *self);
gboolean jct_guess_pad_has_eraser (JctGuessPad *self);
void jct_guess_pad_set_eraser (JctGuessPad *self, gboolean eraser);
/* Whether keys draw. */
gboolean jct_guess_pad_has_cursor (JctGuessPad *self);
void jct_guess_pad_set_cursor (JctGuessPad *self, gboolean shown);
/* A key, while they do: Left and Right another period, Up and Down another value (with Shift ten times as far), digits with
 * Enter a value, Backspace the last digit or else the value, Delete a stroke back, Escape no more keys. FALSE for any
 * other. */
gboolean jct_guess_pad_press (JctGuessPad *self, guint key, GdkModifierType state);
/* Period and value at the cursor, or what is typed, in words. (transfer full) (nullable) */
char *jct_guess_pad_dup_cursor_text (JctGuessPad *self);

G_END_DECLS
