/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the time is seen of the figure: all, the window of an event, what the wheel and two fingers make of it. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-figure-view-private.h"

#define SCROLL_PAUSE_MS 400

static JctViewState *
get_state (JctFigureView *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

static double
day_at (JctFigureView *self, double x, double y)
{
  JctFigurePlot plot;

  /* Beside the panels: about the middle of what is shown. */
  if (!jct_figure_view_find_plot (self, x, y, &plot))
    plot.time = self->figure.axes.time;
  return jct_time_scale_invert (&plot.time, x);
}

/* At once, not step by step as a hand does. */
static void
show_range (JctFigureView *self, JctSpan range)
{
  jct_view_state_set_visible (get_state (self), range);
  if (self->layout_is_due)
    jct_figure_view_want_motion (self);
}

void
jct_figure_view_show_all (JctFigureView *self)
{
  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  show_range (self, (JctSpan){ 0, 0 });
}

JctSpan
jct_figure_view_get_window_range (JctFigureView *self)
{
  JctMethod method = JCT_METHOD_BEFORE_AFTER;

  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), ((JctSpan){ 0, 0 }));

  const JctView *view = jct_view_state_get_view (get_state (self));
  jct_method_from_name (view->method, &method);
  return jct_view_state_get_window_range (get_state (self),
                                          jct_method_get_margin (method, view->k));
}

gboolean
jct_figure_view_show_window (JctFigureView *self)
{
  JctSpan range = jct_figure_view_get_window_range (self);

  if (jct_span_is_empty (range))
    return FALSE;
  show_range (self, range);
  return TRUE;
}

/* ---- wheel and fingers ------------------------------------------------------------------------
 */

void
jct_figure_view_end_scroll (JctFigureView *self)
{
  if (self->scroll_timeout == 0)
    return;
  g_clear_handle_id (&self->scroll_timeout, g_source_remove);
  if (get_state (self) != NULL)
    jct_view_state_end_gesture (get_state (self));
}

static gboolean
scroll_timeout_cb (gpointer data)
{
  jct_figure_view_end_scroll (data);
  return G_SOURCE_REMOVE;
}

double
jct_figure_view_get_days (JctFigureView *self)
{
  JctSpan visible = jct_view_state_get_visible (get_state (self));

  return (double) visible.end - visible.start;
}

void
jct_figure_view_scroll (JctFigureView *self, double x, double zoom, double pan)
{
  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  if (!self->has_figure)
    return;
  if (self->scroll_timeout != 0)
    g_source_remove (self->scroll_timeout);
  else
    jct_view_state_begin_gesture (get_state (self), zoom != 0 ? _ ("Zoom") : _ ("Move"));
  if (zoom != 0)
    jct_view_state_zoom (get_state (self), pow (JCT_FIGURE_ZOOM_STEP, zoom),
                         day_at (self, x, self->pointer_y));
  if (pan != 0)
    jct_view_state_pan (get_state (self),
                        pan * JCT_FIGURE_PAN_STEP * jct_figure_view_get_days (self));
  self->scroll_timeout = g_timeout_add (SCROLL_PAUSE_MS, scroll_timeout_cb, self);
}

/* With Control, or over the lanes' names, where there is no time to zoom. */
static gboolean
scrolls_lanes (JctFigureView *self, GdkModifierType modifiers)
{
  return self->figure.lanes.n > self->figure.lanes.n_shown
         && ((modifiers & GDK_CONTROL_MASK) != 0
             || self->pointer_x < jct_figure_view_get_plot (self).x);
}

static void
scroll_lanes (JctFigureView *self, double steps)
{
  self->lane_steps += steps;
  jct_figure_view_scroll_lanes (self, (int) trunc (self->lane_steps));
  self->lane_steps -= trunc (self->lane_steps);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, JctFigureView *self)
{
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  JctFigurePartKind part;

  if (!jct_figure_view_find_part (self, self->pointer_x, self->pointer_y, &part))
    return GDK_EVENT_PROPAGATE;
  if (part == JCT_FIGURE_TIMELINE && scrolls_lanes (self, modifiers))
    scroll_lanes (self, dy);
  else if (modifiers & GDK_SHIFT_MASK)
    jct_figure_view_scroll (self, self->pointer_x, 0, dx + dy);
  else
    jct_figure_view_scroll (self, self->pointer_x, -dy, dx);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, JctFigureView *self)
{
  self->zoom_scale = 1;
  if (self->has_figure)
    jct_view_state_begin_gesture (get_state (self), _ ("Zoom"));
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, JctFigureView *self)
{
  double x, y;

  if (!self->has_figure || scale <= 0
      || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  jct_view_state_zoom (get_state (self), scale / self->zoom_scale, day_at (self, x, y));
  self->zoom_scale = scale;
}

static void
pinch_end_cb (GtkGesture *gesture, GdkEventSequence *sequence, JctFigureView *self)
{
  if (self->has_figure)
    jct_view_state_end_gesture (get_state (self));
}

void
jct_figure_view_add_range_controllers (JctFigureView *self)
{
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (pinch, "end", G_CALLBACK (pinch_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
