/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the stage share. */
#pragma once

#include "chart/jct-scene-morph.h"
#include "widgets/jct-figure-tooltip.h"
#include "widgets/jct-scene-nodes.h"
#include "widgets/jct-stage.h"

G_BEGIN_DECLS

/* Of 1080 lines: lengths on the stage grow with it. */
#define JCT_STAGE_LINES 1080.0

struct _JctStage
{
  GtkWidget parent_instance;

  /* Owned */
  JctSlideDeck *deck;
  JctSlideFrame *frame; /* (nullable) */
  JctSceneNodes *nodes;
  GskRenderNode *node; /* (nullable): what is shown, painted */
  JctSceneMorph *morph; /* (nullable): of the frame before into this one */
  JctScene *moving;     /* (nullable): where that is now */
  JctTheme *theme;     /* (nullable): of the slides at this size */
  GPtrArray
    *strokes; /* of a slide each, of GArray of JctPoint with their colour: see jct-stage-pen.c */
  JctFigureTooltip *tooltip; /* (nullable) */

  /* Children */
  GtkWidget *pad; /* (nullable) */

  gboolean is_waiting;
  guint tell_later; /* the source that tells of a frame that came while the stage was given its size */
  gboolean is_allocating;
  gint64 morph_start; /* µs of the frame clock */
  guint morph_tick;
  double answer_time; /* µs that the line takes once the axis has its new scale; 0: it is not being drawn */
  gboolean was_covered; /* by a black or white screen */
  JctStageTool tool, held, pressed;
  guint pen_color;
  JctPoint pointer;
  gboolean has_pointer, pointer_is_hidden;
  gboolean is_drawing;

  /* What the pointer is at. */
  gboolean has_period;
  JctPeriod period;
  char *event; /* owned (nullable) */
};

/* px of the stage for a length on 1080 lines. */
double jct_stage_scale (JctStage *self, double length);
JctPresentation *jct_stage_get_presentation (JctStage *self);
/* The pointer has moved. */
void jct_stage_tell_pointer (JctStage *self);

/* jct-stage-motion.c */
/* What is on screen moves on to what the frame shows, which is not shown yet. */
void jct_stage_start_change (JctStage *self, JctSlideFrame *frame);
void jct_stage_stop_moving (JctStage *self);

/* jct-stage-input.c */
void jct_stage_add_controllers (JctStage *self);
/* The pointer's shape is that of its tool. */
void jct_stage_update_cursor (JctStage *self);

/* jct-stage-pen.c */
void jct_stage_init_strokes (JctStage *self);
void jct_stage_begin_stroke (JctStage *self, double x, double y);
void jct_stage_extend_stroke (JctStage *self, double x, double y);
void jct_stage_snapshot_strokes (JctStage *self, GtkSnapshot *snapshot);
JctColor jct_stage_get_pen_color_in (const JctTheme *theme, guint color);

/* jct-stage-tools.c: over the slide */
void jct_stage_snapshot_spotlight (JctStage *self, GtkSnapshot *snapshot);
void jct_stage_snapshot_magnifier (JctStage *self, GtkSnapshot *snapshot);
/* What covers the slide; FALSE where nothing does. */
gboolean jct_stage_snapshot_screen (JctStage *self, GtkSnapshot *snapshot);

/* jct-stage-explore.c */
void jct_stage_hover (JctStage *self, double x, double y);
void jct_stage_clear_hover (JctStage *self);
void jct_stage_click (JctStage *self, double x, double y);
void jct_stage_snapshot_hover (JctStage *self, GtkSnapshot *snapshot);

G_END_DECLS
