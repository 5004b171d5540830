/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What keys mean while a story is presented: one table, for the windows of the audience and of the speaker and for the
 * list that is shown on "?". Remote controls send some of these keys; which, is the same in all of them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  JCT_COMMAND_NONE,
  JCT_COMMAND_NEXT,
  JCT_COMMAND_PREVIOUS,
  JCT_COMMAND_FIRST,
  JCT_COMMAND_LAST,
  JCT_COMMAND_DIGIT,  /* its value in *digit */
  JCT_COMMAND_ACCEPT, /* of the digits */
  JCT_COMMAND_BLACK,
  JCT_COMMAND_WHITE,
  JCT_COMMAND_PEN,
  JCT_COMMAND_PEN_COLOR,
  JCT_COMMAND_UNDO_STROKE,
  JCT_COMMAND_CLEAR_PEN,
  JCT_COMMAND_HOLD_SPOTLIGHT, /* as long as the key is down */
  JCT_COMMAND_HOLD_MAGNIFIER,
  JCT_COMMAND_SPOTLIGHT, /* until it comes again */
  JCT_COMMAND_MAGNIFIER,
  JCT_COMMAND_DRAW_WITH_KEYS, /* on a slide to predict, until it comes again */
  JCT_COMMAND_NEXT_GUESS,
  JCT_COMMAND_NEW_GUESS,
  JCT_COMMAND_REMOVE_GUESS,
  JCT_COMMAND_UNDO_GUESS,
  JCT_COMMAND_RESET_GUESSES,
  JCT_COMMAND_LIST_GUESSES, /* shows them one below the other, or no longer */
  JCT_COMMAND_HIDE_GUESS,
  JCT_COMMAND_ERASER,
  JCT_COMMAND_KEEP_GUESSES,
  JCT_COMMAND_KEPT_GUESSES, /* those that were kept last, shown or hidden */
  JCT_COMMAND_NEXT_DEFINITION,
  JCT_COMMAND_PREVIOUS_DEFINITION,
  JCT_COMMAND_RESET,
  JCT_COMMAND_NAMES,
  JCT_COMMAND_NOTES,
  JCT_COMMAND_SPEAKER, /* the speaker's window */
  JCT_COMMAND_PAUSE,
  JCT_COMMAND_RESTART_CLOCK,
  JCT_COMMAND_LARGER,
  JCT_COMMAND_SMALLER,
  JCT_COMMAND_FULLSCREEN,
  JCT_COMMAND_PRINT, /* this step */
  JCT_COMMAND_EXPORT,
  JCT_COMMAND_COPY,
  JCT_COMMAND_KEYS,
  JCT_COMMAND_CLOSE, /* what lies over the slide; the presentation where nothing does */
  JCT_COMMAND_STOP,
} JctPresentCommand;

/* What a key asks for; JCT_COMMAND_NONE for keys that are left to controls (Tab, Alt, most with Control). `digit` is set for digits. */
JctPresentCommand jct_present_command_from_key (guint key, GdkModifierType state, guint *digit);

/* As buttons name it: "next", "undo-stroke"; JCT_COMMAND_NONE for what none is called. */
JctPresentCommand jct_present_command_from_name (const char *name);

/* A line of the list: keys as they are printed on them, and what they do, translated. NULL past the last. */
const char *jct_present_keys_get_keys (guint line);
const char *jct_present_keys_get_meaning (guint line);

G_END_DECLS
