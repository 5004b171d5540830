/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one frame to the next, and how what was hidden is drawn. */
#include "config.h"

#include <adwaita.h>

#include "widgets/jct-stage-private.h"

/* µs. */
#define MORPH_TIME 275000.0
#define FIRST_STEP 17000
/* What was hidden is drawn at this speed, and in no more than so long altogether. */
#define ANSWER_PERIOD_TIME 250000.0
#define ANSWER_TIME 1500000.0
/* Next to nothing of it: the axis is that of all of it already. */
#define ANSWER_BEGUN 1e-9

void
jct_stage_stop_moving (JctStage *self)
{
  if (self->morph_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->morph_tick);
  self->morph_tick = 0;
  self->answer_time = 0;
  g_clear_pointer (&self->morph, jct_scene_morph_free);
  g_clear_pointer (&self->moving, jct_scene_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JctStage *self = JCT_STAGE (widget);
  double t = (double) (gdk_frame_clock_get_frame_time (clock) - self->morph_start) / MORPH_TIME;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->moving, jct_scene_free);
  gtk_widget_queue_draw (widget);
  if (t < 1 && self->morph != NULL)
    {
      self->moving = jct_scene_morph_at (self->morph, t);
      return G_SOURCE_CONTINUE;
    }
  t = self->answer_time > 0 ? (t - 1) * MORPH_TIME / self->answer_time : 1;
  if (t < 1)
    {
      self->moving = jct_slide_deck_layout_answer (self->deck, MAX (t, ANSWER_BEGUN));
      return G_SOURCE_CONTINUE;
    }
  self->answer_time = 0;
  g_clear_pointer (&self->morph, jct_scene_morph_free);
  self->morph_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Where nobody sees the frame before, and where the desktop wants nothing to move, the new one is there at once. */
static gboolean
can_move (JctStage *self, const JctScene *from, const JctScene *to)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_mapped (widget) && adw_get_enable_animations (widget) && !self->was_covered
         && jct_scene_get_width (from) == jct_scene_get_width (to)
         && jct_scene_get_height (from) == jct_scene_get_height (to);
}

static void
begin_ticks (JctStage *self)
{
  self->morph_start
    = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self))) - FIRST_STEP;
  self->morph_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/* From what is on screen, be it on its way itself. The first step is in the very next frame. */
static void
start_moving (JctStage *self, const JctScene *to)
{
  const JctScene *from
    = self->moving != NULL ? self->moving : jct_slide_frame_get_scene (self->frame);
  JctSceneMorph *morph = NULL;

  if (can_move (self, from, to))
    morph = jct_scene_morph_new (from, to);
  jct_stage_stop_moving (self);
  if (morph != NULL && jct_scene_morph_is_still (morph))
    g_clear_pointer (&morph, jct_scene_morph_free);
  self->morph = morph;
  if (morph == NULL)
    return;
  self->moving = jct_scene_morph_at (morph, FIRST_STEP / MORPH_TIME);
  begin_ticks (self);
}

/* What was hidden to be predicted comes month by month, after the axis has gone over to what all of it needs. */
static void
start_answering (JctStage *self, JctSlideFrame *frame)
{
  g_autoptr (JctScene) begun = jct_slide_deck_layout_answer (self->deck, ANSWER_BEGUN);

  if (begun == NULL)
    return;
  start_moving (self, begun);
  if (!can_move (self, begun, begun))
    return;
  if (self->morph_tick == 0)
    begin_ticks (self);
  self->answer_time
    = MIN (jct_slide_frame_get_places (frame)->n_hidden * ANSWER_PERIOD_TIME, ANSWER_TIME);
}

/* A hand that draws sees at once what it draws. */
void
jct_stage_start_change (JctStage *self, JctSlideFrame *frame)
{
  if (jct_slide_frame_is_redrawn (frame, self->frame))
    jct_stage_stop_moving (self);
  else if (jct_slide_frame_is_answered (frame) && !jct_slide_frame_is_answered (self->frame)
           && jct_slide_frame_get_index (frame) == jct_slide_frame_get_index (self->frame))
    start_answering (self, frame);
  else
    start_moving (self, jct_slide_frame_get_scene (frame));
}

gboolean
jct_stage_is_moving (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), FALSE);

  return self->morph_tick != 0;
}
