/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fingers have neither Control nor a second button. An event of the timeline that is pressed until it is lifted goes with
 * the finger to another date; let go where it is, it has its menu. Elsewhere a long press opens the menu of the place.
 */
#include "config.h"

#include "widgets/jct-figure-view-private.h"

gboolean
jct_figure_view_long_press (JctFigureView *self, double x, double y)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), FALSE);

  if (!self->has_figure || self->dragging)
    return FALSE;
  if (jct_figure_view_lift (self, x, y))
    return TRUE;
  /* The chart does not go with the finger that opens a menu. */
  jct_figure_view_drag_end (self);
  jct_figure_view_open_menu (self, x, y);
  return self->menu != NULL && gtk_widget_get_visible (GTK_WIDGET (self->menu));
}

/* The drag that began with the touch goes on, as another one; a click it is no more. */
static void
pressed_cb (GtkGestureLongPress *gesture, double x, double y, JctFigureView *self)
{
  self->by_touch = TRUE;
  if (jct_figure_view_long_press (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

void
jct_figure_view_add_long_press (JctFigureView *self, GtkGesture *drag)
{
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_gesture_group (press, drag);
}
