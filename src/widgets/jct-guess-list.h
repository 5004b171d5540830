/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The guesses of a slide to predict, one below the other, for a popover: which one is drawn is the selected row; each is
 * hidden and deleted in its row, the selected one is named and coloured under them. Below stand the rounds that the
 * document keeps with the slide, each to be shown beside or not; one that was drawn for other figures says so.
 *
 * Everything is done with the presentation's board, and follows it; the document is not touched.
 */
#pragma once

#include <adwaita.h>

#include "widgets/jct-slide-deck.h"

G_BEGIN_DECLS

#define JCT_TYPE_GUESS_LIST (jct_guess_list_get_type ())
G_DECLARE_FINAL_TYPE (JctGuessList, jct_guess_list, JCT, GUESS_LIST, AdwBin)

/* What the presentation shows now. `frame` is of its slide, a slide to predict; `theme` is the slide's. Rows keep the focus
 * through it. */
void jct_guess_list_update (JctGuessList *self,
                            JctPresentation *presentation,
                            JctSlideFrame *frame,
                            const JctTheme *theme);
/* A name that is typed counts from now on: where it is left, and before somebody goes on with the slide. */
void jct_guess_list_take_name (JctGuessList *self);
/* Shows or hides the round that was kept last, of those that fit the slide. FALSE where there is none. */
gboolean jct_guess_list_toggle_last_round (JctGuessList *self);

G_END_DECLS
