/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure on its way from what was shown to what it is: painted as one scene under the parts, which are empty
 * meanwhile but have their places, their words and the focus of the new figure. */
#include "config.h"

#include "widgets/jct-figure-view-private.h"

/* In us. */
#define DURATION 250000.0
/* The first frame already shows some of it. */
#define HEAD_START 16667

gboolean
jct_figure_view_is_moving (JctFigureView *self)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), FALSE);
  return self->motion.morph != NULL;
}

void
jct_figure_view_want_motion (JctFigureView *self)
{
  self->motion.is_wanted = TRUE;
}

/* The frame clock's; the parts are not shown by it. */
static void
clear (JctFigureView *self)
{
  JctFigureMotion *motion = &self->motion;

  if (motion->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), motion->tick);
  g_clear_pointer (&motion->origin, jct_scene_free);
  g_clear_pointer (&motion->morph, jct_scene_morph_free);
  g_clear_pointer (&motion->scene, jct_scene_free);
  g_clear_pointer (&motion->node, gsk_render_node_unref);
  g_clear_pointer (&motion->nodes, jct_scene_nodes_free);
  *motion = (JctFigureMotion){ 0 };
}

void
jct_figure_view_stop_motion (JctFigureView *self)
{
  gboolean moved = jct_figure_view_is_moving (self);

  clear (self);
  if (!moved)
    return;
  jct_figure_view_show_parts (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* FALSE when it is over. */
static gboolean
show_frame (JctFigureView *self, gint64 now)
{
  JctFigureMotion *motion = &self->motion;
  double t = (double) (now - motion->start) / DURATION;

  if (t >= 1)
    return FALSE;
  jct_scene_free (motion->scene);
  motion->scene = jct_scene_morph_at (motion->morph, t);
  g_clear_pointer (&motion->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JctFigureView *self = JCT_FIGURE_VIEW (widget);

  if (show_frame (self, gdk_frame_clock_get_frame_time (clock)))
    return G_SOURCE_CONTINUE;
  /* It goes by itself. */
  self->motion.tick = 0;
  jct_figure_view_stop_motion (self);
  return G_SOURCE_REMOVE;
}

JctScene *
jct_figure_view_take_shown (JctFigureView *self, int width, int height)
{
  JctFigureMotion *motion = &self->motion;
  gboolean resized = width != self->laid_out_width || height != self->laid_out_height;
  /* Words that come or go above it make it lower or higher on its way. */
  gboolean goes_on = motion->morph != NULL && resized && !self->layout_is_due;
  gint64 start = motion->start;
  JctScene *shown = NULL;

  if (goes_on)
    shown = g_steal_pointer (&motion->origin);
  else if (motion->is_wanted && self->has_figure && self->clock != NULL
           && gtk_widget_get_mapped (GTK_WIDGET (self))
           && adw_get_enable_animations (GTK_WIDGET (self)))
    shown = motion->scene != NULL
              ? g_steal_pointer (&motion->scene)
              : jct_figure_dup_whole (&self->figure, self->laid_out_width, self->laid_out_height);
  clear (self);
  motion->start = goes_on ? start : 0;
  return shown;
}

void
jct_figure_view_start_motion (JctFigureView *self, const JctScene *shown)
{
  JctFigureMotion *motion = &self->motion;
  gint64 now;

  if (shown == NULL)
    return;
  g_autoptr (JctScene) next
    = jct_figure_dup_whole (&self->figure, self->laid_out_width, self->laid_out_height);
  g_autoptr (JctSceneMorph) morph = jct_scene_morph_new (shown, next);

  if (jct_scene_morph_is_still (morph))
    return;
  now = gdk_frame_clock_get_frame_time (self->clock);
  if (motion->start == 0)
    motion->start = now - HEAD_START;
  motion->origin = jct_scene_copy (shown);
  motion->morph = g_steal_pointer (&morph);
  motion->nodes = jct_scene_nodes_new ();
  motion->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  if (show_frame (self, now))
    jct_figure_view_show_parts (self, FALSE);
  else
    jct_figure_view_stop_motion (self);
}

void
jct_figure_view_snapshot_motion (JctFigureView *self, GtkSnapshot *snapshot)
{
  JctFigureMotion *motion = &self->motion;

  if (motion->scene == NULL)
    return;
  if (motion->node == NULL)
    motion->node = jct_scene_nodes_render (motion->nodes, motion->scene,
                                           gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_snapshot_append_node (snapshot, motion->node);
}
