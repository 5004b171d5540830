/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer does, and which tool it has. */
#include "config.h"

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-stage-private.h"

/* ---- tools ---- */

JctStageTool
jct_stage_get_tool (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), JCT_TOOL_NONE);

  if (self->pressed != JCT_TOOL_NONE)
    return self->pressed;
  return self->held != JCT_TOOL_NONE ? self->held : self->tool;
}

void
jct_stage_update_cursor (JctStage *self)
{
  JctStageTool tool = jct_stage_get_tool (self);
  const char *name = "default";

  if (tool == JCT_TOOL_PEN)
    name = "crosshair";
  if (self->pointer_is_hidden || tool == JCT_TOOL_SPOTLIGHT || tool == JCT_TOOL_MAGNIFIER)
    name = "none";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
  /* What takes input for itself has it while no tool does. */
  if (self->pad != NULL)
    gtk_widget_set_can_target (self->pad, tool == JCT_TOOL_NONE);
}

/* A tool that is taken up by a key shows where the pointer was last; where there was none, in the middle. */
static void
tool_changed (JctStage *self)
{
  if (!self->has_pointer)
    self->pointer = (JctPoint){ gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 };
  jct_stage_clear_hover (self);
  jct_stage_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_stage_set_tool (JctStage *self, JctStageTool tool)
{
  g_return_if_fail (JCT_IS_STAGE (self));

  self->tool = tool;
  tool_changed (self);
}

void
jct_stage_hold_tool (JctStage *self, JctStageTool tool)
{
  g_return_if_fail (JCT_IS_STAGE (self));

  if (self->held == tool)
    return;
  self->held = tool;
  tool_changed (self);
}

void
jct_stage_set_pen_color (JctStage *self, guint color)
{
  g_return_if_fail (JCT_IS_STAGE (self) && color < JCT_N_PEN_COLORS);

  self->pen_color = color;
}

guint
jct_stage_get_pen_color (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), 0);

  return self->pen_color;
}

GdkRGBA
jct_stage_get_pen_rgba (JctStage *self, guint color)
{
  g_return_val_if_fail (JCT_IS_STAGE (self) && color < JCT_N_PEN_COLORS, (GdkRGBA){ 0 });

  if (self->theme == NULL)
    return (GdkRGBA){ 0, 0, 0, 1 };
  return jct_color_to_rgba (jct_stage_get_pen_color_in (self->theme, color));
}

void
jct_stage_set_pad (JctStage *self, GtkWidget *pad)
{
  g_return_if_fail (JCT_IS_STAGE (self) && (pad == NULL || GTK_IS_WIDGET (pad)));

  if (self->pad == pad)
    return;
  g_clear_pointer (&self->pad, gtk_widget_unparent);
  self->pad = pad;
  if (pad != NULL)
    gtk_widget_set_parent (pad, GTK_WIDGET (self));
  jct_stage_update_cursor (self);
}

void
jct_stage_hide_pointer (JctStage *self)
{
  g_return_if_fail (JCT_IS_STAGE (self));

  self->pointer_is_hidden = TRUE;
  jct_stage_clear_hover (self);
  jct_stage_update_cursor (self);
}

/* ---- input ---- */

static void
move_pointer (JctStage *self, double x, double y)
{
  JctStageTool tool = jct_stage_get_tool (self);
  gboolean moved = !self->has_pointer || self->pointer.x != x || self->pointer.y != y;

  self->pointer = (JctPoint){ x, y };
  self->has_pointer = TRUE;
  /* GTK tells of a pointer that rests when what is under it changes. */
  if (!moved)
    return;
  if (self->pointer_is_hidden)
    {
      self->pointer_is_hidden = FALSE;
      jct_stage_update_cursor (self);
    }
  if (tool == JCT_TOOL_NONE)
    jct_stage_hover (self, x, y);
  else if (tool != JCT_TOOL_PEN)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  jct_stage_tell_pointer (self);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, JctStage *self)
{
  move_pointer (self, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, JctStage *self)
{
  self->has_pointer = FALSE;
  jct_stage_clear_hover (self);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, JctStage *self)
{
  move_pointer (self, x, y);
  self->is_drawing
    = jct_stage_get_tool (self) == JCT_TOOL_PEN
      && jct_presentation_get_screen (jct_stage_get_presentation (self)) == JCT_SCREEN_SLIDE;
  if (self->is_drawing)
    jct_stage_begin_stroke (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, JctStage *self)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  move_pointer (self, x + dx, y + dy);
  if (self->is_drawing)
    jct_stage_extend_stroke (self, x + dx, y + dy);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, JctStage *self)
{
  self->is_drawing = FALSE;
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, JctStage *self)
{
  if (jct_stage_get_tool (self) == JCT_TOOL_NONE)
    jct_stage_click (self, x, y);
}

/* The right button shows the spotlight for as long as it is held, with Shift the magnifier. */
static void
on_secondary_begin (GtkGestureDrag *drag, double x, double y, JctStage *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  move_pointer (self, x, y);
  self->pressed = (state & GDK_SHIFT_MASK) != 0 ? JCT_TOOL_MAGNIFIER : JCT_TOOL_SPOTLIGHT;
  tool_changed (self);
}

static void
on_secondary_end (GtkGestureDrag *drag, double dx, double dy, JctStage *self)
{
  self->pressed = JCT_TOOL_NONE;
  tool_changed (self);
}

void
jct_stage_add_controllers (JctStage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *secondary = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "drag-begin", G_CALLBACK (on_secondary_begin), self);
  g_signal_connect (secondary, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (secondary, "drag-end", G_CALLBACK (on_secondary_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
