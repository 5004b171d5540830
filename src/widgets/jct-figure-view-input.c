/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pointer and fingers over the figure, as calls on the view state.
 */
#include "config.h"

#include <math.h>

#include "widgets/jct-event-row.h"
#include "widgets/jct-figure-view-private.h"

#define EVENT_REACH 8
#define POINT_REACH 48
#define LIST_WIDTH 300

static JctViewState *
get_state (JctFigureView *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

/* ---- what is under the pointer ----------------------------------------------------------------
 */

static const JctScene *
part_scene (JctFigureView *self, JctFigurePartKind part)
{
  const JctScene *scenes[] = { self->figure.chart, self->figure.timeline, self->figure.overview };

  return scenes[part];
}

static const JctMark *
pick (JctFigureView *self,
      JctFigurePartKind part,
      const JctRole *roles,
      guint n_roles,
      double x,
      double y,
      double reach)
{
  JctRect area = jct_figure_view_get_area (self, part);

  return jct_scene_pick (part_scene (self, part), x - area.x, y - area.y, roles, n_roles, reach);
}

static gboolean
is_in_plot (JctFigureView *self, double x, double y)
{
  JctFigurePlot plot;

  return jct_figure_view_find_plot (self, x, y, &plot);
}

const JctMark *
jct_figure_view_pick_event (JctFigureView *self, double x, double y)
{
  static const JctRole marks[] = { JCT_ROLE_EVENT, JCT_ROLE_EVENT_COUNT };
  static const JctRole labels[] = { JCT_ROLE_EVENT_LABEL };
  JctRect plot = jct_figure_view_get_plot (self);
  gboolean has_cells = self->figure.axes.cells.n_years > 0;
  JctFigurePartKind part;

  if (!jct_figure_view_find_part (self, x, y, &part) || part == JCT_FIGURE_OVERVIEW)
    return NULL;
  /* In the plot itself the pointer asks for a period; the ticks stand at its foot. */
  if (part == JCT_FIGURE_CHART
      && (self->figure.axes.n_panels > 0 ? is_in_plot (self, x, y + 2)
                                         : y < plot.y + plot.height - 2)
      && !has_cells)
    return NULL;
  /* A symbol in a cell is hit or not: around it, the cell is meant. */
  const JctMark *mark = pick (self, part, marks, G_N_ELEMENTS (marks), x, y,
                              part == JCT_FIGURE_CHART && has_cells ? 2 : EVENT_REACH);
  if (mark == NULL)
    mark = pick (self, part, labels, G_N_ELEMENTS (labels), x, y, 2);
  return mark;
}

const char *
jct_figure_view_pick_lane (JctFigureView *self, double x, double y)
{
  static const JctRole lanes[] = { JCT_ROLE_LANE };
  JctFigurePartKind part;
  const JctMark *mark = NULL;

  if (jct_figure_view_find_part (self, x, y, &part) && part == JCT_FIGURE_TIMELINE)
    mark = pick (self, part, lanes, G_N_ELEMENTS (lanes), x, y, 0);
  return mark != NULL ? mark->id : NULL;
}

/* The period that a place is about, within the series; beside the panels: about the middle of what is shown. */
static gboolean
period_at (JctFigureView *self, double x, double y, JctPeriod *period)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  JctRect area = self->figure.chart_area;
  JctFigurePlot plot = { .axes = &self->figure.axes };

  jct_figure_view_find_plot (self, x, y, &plot);
  return set != NULL
         && jct_chart_axes_find_period (plot.axes, plot.panel, set, x - area.x, y - area.y, period);
}

/* How far a point is from the pointer; in a stack, the layer below the point is what is meant. */
static double
find_distance (const JctFigurePlot *plot, JctPoint point, double y)
{
  if (plot->axes->type == JCT_CHART_AREA)
    return y >= point.y ? y - point.y : INFINITY;
  return fabs (point.y - y);
}

/* The series whose point of a period is nearest to y; its distance. */
static JctSeries *
nearest_series (JctFigureView *self, JctPeriod period, double x, double y, double *distance)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  JctSeries *nearest = NULL;
  JctFigurePlot plot;

  *distance = INFINITY;
  if (!jct_figure_view_find_plot (self, x, y, &plot))
    return NULL;
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      JctPoint point;

      if (!jct_figure_plot_has_series (&plot, i)
          || !jct_figure_plot_find_point (&plot, set, i, period, &point))
        continue;
      double away = find_distance (&plot, point, y);
      if (away < *distance)
        {
          *distance = away;
          nearest = jct_series_set_get (set, i);
        }
    }
  return nearest;
}

/* ---- hover ------------------------------------------------------------------------------------
 */

static const char *
cursor_at (JctFigureView *self, double x, double y, const JctMark *event)
{
  JctFigurePartKind part;
  gboolean is_place;

  if (jct_figure_view_is_on_selected (self, x, y))
    return "grab";
  if (event != NULL)
    return "pointer";
  if (jct_figure_view_pick_note (self, x, y, &is_place) != NULL)
    return "grab";
  if (self->hovered_edge != JCT_DRAG_NONE || jct_figure_view_is_on_base (self, x, y))
    return "ew-resize";
  if (!jct_figure_view_find_part (self, x, y, &part) || part != JCT_FIGURE_OVERVIEW)
    return NULL;
  switch (jct_figure_view_find_brush (self, x, y))
    {
    case JCT_DRAG_BRUSH_START:
    case JCT_DRAG_BRUSH_END:
      return "ew-resize";
    case JCT_DRAG_BRUSH:
      return "grab";
    case JCT_DRAG_NONE:
    case JCT_DRAG_PLOT:
    case JCT_DRAG_WINDOW_BEFORE:
    case JCT_DRAG_WINDOW_AFTER:
    case JCT_DRAG_LANES:
    case JCT_DRAG_BASE:
    case JCT_DRAG_EVENT:
    case JCT_DRAG_MOVE:
    case JCT_DRAG_NOTE:
    default:
      return NULL;
    }
}

static void
hover_edge (JctFigureView *self, JctDragKind edge)
{
  if (edge == self->hovered_edge)
    return;
  self->hovered_edge = edge;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_figure_view_hover (JctFigureView *self, double x, double y)
{
  JctPeriod period = { { JCT_PERIOD_DAY, 1 }, 0 };

  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  self->pointer_x = x;
  self->pointer_y = y;
  self->pointer_inside = TRUE;
  if (!self->has_figure || self->dragging)
    return;
  const JctMark *event = jct_figure_view_pick_event (self, x, y);
  gboolean hovered = is_in_plot (self, x, y) && event == NULL && period_at (self, x, y, &period);
  jct_view_state_hover_event (get_state (self), event != NULL && event->role != JCT_ROLE_EVENT_COUNT
                                                  ? event->id
                                                  : NULL);
  jct_view_state_hover_period (get_state (self), hovered, period);
  hover_edge (self, event == NULL ? jct_figure_view_find_window_edge (self, x, y) : JCT_DRAG_NONE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor_at (self, x, y, event));
  /* The same month in another panel is another figure. */
  if (hovered && jct_figure_view_get_panel_series (self) != self->shown_panel)
    jct_figure_overlay_update (self);
  if (self->tooltip != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_figure_view_clear_hover (JctFigureView *self)
{
  const JctPeriod none = { { JCT_PERIOD_DAY, 1 }, 0 };

  if (get_state (self) == NULL)
    return;
  jct_view_state_hover_event (get_state (self), NULL);
  jct_view_state_hover_period (get_state (self), FALSE, none);
}

void
jct_figure_view_leave (JctFigureView *self)
{
  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  self->pointer_inside = FALSE;
  if (!self->dragging)
    hover_edge (self, JCT_DRAG_NONE);
  jct_figure_view_clear_hover (self);
}

/* ---- click ------------------------------------------------------------------------------------
 */

static void
click_event (JctFigureView *self, const JctMark *mark, double x, double y)
{
  /* The list changes nothing yet; the mark does not outlive a change. */
  if (mark->role == JCT_ROLE_EVENT_COUNT)
    {
      jct_figure_view_open_list (self, mark->id, x, y);
      return;
    }
  g_autofree char *id = g_strdup (mark->id);
  jct_view_state_select_event (get_state (self), id);
}

gboolean
jct_figure_view_find_point_at (
  JctFigureView *self, double x, double y, const char **key, JctPeriod *period)
{
  double distance;

  *key = NULL;
  if (!self->has_figure || !is_in_plot (self, x, y) || !period_at (self, x, y, period))
    return FALSE;
  JctSeries *series = nearest_series (self, *period, x, y, &distance);
  gboolean hit = series != NULL
                 && (distance <= POINT_REACH || self->figure.axes.type == JCT_CHART_BARS
                     || self->figure.axes.type == JCT_CHART_AREA
                     || self->figure.axes.type == JCT_CHART_RANKED);
  *key = hit ? jct_series_get_key (series) : NULL;
  return TRUE;
}

static void
click_plot (JctFigureView *self, double x, double y)
{
  JctPeriod period, selected;
  const char *key, *selected_key;

  if (!jct_figure_view_find_point_at (self, x, y, &key, &period))
    return;
  if (key != NULL && jct_view_state_get_point (get_state (self), &selected_key, &selected)
      && g_strcmp0 (selected_key, key) == 0 && selected.ordinal == period.ordinal)
    key = NULL;
  jct_view_state_select_point (get_state (self), key, period);
}

void
jct_figure_view_click (JctFigureView *self, double x, double y, int n_press)
{
  JctFigurePartKind part;

  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  if (!self->has_figure || !jct_figure_view_find_part (self, x, y, &part))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->parts[part]));
  const JctMark *event = jct_figure_view_pick_event (self, x, y);
  if (event != NULL)
    click_event (self, event, x, y);
  else if (jct_figure_view_click_note (self, x, y, n_press))
    return;
  else if (is_in_plot (self, x, y) && n_press == 2)
    jct_figure_view_show_all (self);
  else if (is_in_plot (self, x, y) && n_press == 1)
    click_plot (self, x, y);
  else if (part == JCT_FIGURE_OVERVIEW && n_press == 2)
    jct_figure_view_show_all (self);
  else if (part == JCT_FIGURE_TIMELINE && n_press == 2)
    jct_figure_view_add_event_at (self, x, y);
}

void
jct_figure_view_open_list (JctFigureView *self, const char *ids, double x, double y)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  g_auto (GStrv) split = g_strsplit (ids, "\n", -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  jct_figure_view_clear_hover (self);
  g_clear_pointer (&self->popover, jct_figure_view_unparent);
  for (guint i = 0; split[i] != NULL; i++)
    {
      const JctEvent *event = jct_document_find_event (document, split[i]);
      if (event != NULL)
        gtk_box_append (GTK_BOX (box), jct_event_row_new (get_state (self), event));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, LIST_WIDTH, -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, scrolled);
  gtk_popover_set_pointing_to (self->popover, &place);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  gtk_popover_popup (self->popover);
}

/* ---- controllers ---------------------------------------------------------------------------- */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, JctFigureView *self)
{
  GdkDevice *device
    = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  self->by_touch = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
  gboolean moves = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture))
                    & GDK_CONTROL_MASK)
                   != 0;
  if (!(moves && jct_figure_view_drag_begin_move (self, x, y))
      && !jct_figure_view_drag_begin (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, JctFigureView *self)
{
  jct_figure_view_drag (self, dx, dy);
  /* From here on it is no click. */
  if (self->dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_end_cb (GtkGesture *gesture, GdkEventSequence *sequence, JctFigureView *self)
{
  jct_figure_view_drag_end (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        JctFigureView *self)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    if (gtk_widget_has_focus (GTK_WIDGET (self->parts[i])))
      return jct_figure_view_key (self, i, key, modifiers);
  return GDK_EVENT_PROPAGATE;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, JctFigureView *self)
{
  /* After a layout GTK repeats the last motion: the pointer has not moved, the keyboard may have.
   */
  if (!self->pointer_inside && x == self->pointer_x && y == self->pointer_y)
    return;
  jct_figure_view_hover (self, x, y);
}

static void
leave_cb (GtkEventControllerMotion *controller, JctFigureView *self)
{
  jct_figure_view_leave (self);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, JctFigureView *self)
{
  if (!self->dragging)
    jct_figure_view_click (self, x, y, n_press);
}

static void
add_controller (JctFigureView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
jct_figure_view_add_controllers (JctFigureView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_end_cb), self);
  add_controller (self, motion);
  add_controller (self, key);
  add_controller (self, click);
  add_controller (self, drag);
  jct_figure_view_add_range_controllers (self);
  jct_figure_view_add_long_press (self, drag);
  jct_figure_view_add_menu (self);
}
