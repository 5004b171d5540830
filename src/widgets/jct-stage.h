/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where slides are shown: the frame of a deck, laid out at the stage's own size, and over it what a speaker points with.
 * Spotlight, magnifier and pen belong to the stage alone: nothing of them reaches presentation or document, and they are
 * gone with the stage. Pointing at a slide tells the figures there, a click selects an event (JctPresentation explores).
 *
 * A slide that takes input of its own (such as one to predict) gives the stage a pad: a widget over the whole slide, in the
 * stage's coordinates, that has pointer, fingers and pen whenever no tool has them.
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/jct-slide-deck.h"
#include "widgets/jct-slide-sheet.h"

G_BEGIN_DECLS

#define JCT_TYPE_STAGE (jct_stage_get_type ())
/* Signals: "frame-changed", after another frame is shown or waited for; "pointer-moved". */
G_DECLARE_FINAL_TYPE (JctStage, jct_stage, JCT, STAGE, GtkWidget)

typedef enum
{
  JCT_TOOL_NONE,
  JCT_TOOL_SPOTLIGHT,
  JCT_TOOL_MAGNIFIER,
  JCT_TOOL_PEN,
} JctStageTool;

#define JCT_N_PEN_COLORS 4

/* The size of the stage is from then on the deck's. */
GtkWidget *jct_stage_new (JctSlideDeck *deck);
/* What is shown; while another one is computed, the one before. (transfer none) (nullable) */
JctSlideFrame *jct_stage_get_frame (JctStage *self);
/* Whether the presentation is at a frame that is not there yet. */
gboolean jct_stage_is_waiting (JctStage *self);
/* Whether it is on its way from one frame to the next: for painting only, all else is at the new one. */
gboolean jct_stage_is_moving (JctStage *self);

/* What the pointer does. */
void jct_stage_set_tool (JctStage *self, JctStageTool tool);
/* The same while a key is held; JCT_TOOL_NONE when it is let go. */
void jct_stage_hold_tool (JctStage *self, JctStageTool tool);
/* The one that is held, else the one that is set. */
JctStageTool jct_stage_get_tool (JctStage *self);
void jct_stage_set_pen_color (JctStage *self, guint color); /* below JCT_N_PEN_COLORS */
guint jct_stage_get_pen_color (JctStage *self);
/* As it is drawn on the stage's background. */
GdkRGBA jct_stage_get_pen_rgba (JctStage *self, guint color);
/* Of the slide that is shown; each slide keeps its own for as long as the stage is there. */
guint jct_stage_get_n_strokes (JctStage *self);
void jct_stage_undo_stroke (JctStage *self);
void jct_stage_clear_strokes (JctStage *self);
/* What is shown now in a theme, with what is drawn on it by hand; whatever covers it is left out. NULL while it is computed.
 * (transfer full) (nullable) */
JctSlideSheet *jct_stage_dup_sheet (JctStage *self, JctThemeKind theme);
/* (transfer none) (nullable): takes it out of the stage. */
void jct_stage_set_pad (JctStage *self, GtkWidget *pad);
/* The pointer is not seen any more; it is again when it moves. */
void jct_stage_hide_pointer (JctStage *self);

G_END_DECLS
