/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dragging: the plot moves under the pointer, the overview's brush with it, and the selected event's
 * window is as long as its edge is pulled.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-figure-view-private.h"

#define BRUSH_REACH 6
#define EDGE_REACH 6
#define EDGE_TOUCH_REACH 18
#define DRAG_THRESHOLD 4
/* A brush's edge stops so many periods from the other. */
#define FEWEST_PERIODS 3

static JctViewState *
get_state (JctFigureView *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

JctDragKind
jct_figure_view_find_brush (JctFigureView *self, double x, double y)
{
  static const JctRole roles[] = { JCT_ROLE_BRUSH };
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_OVERVIEW);
  const JctMark *mark
    = jct_scene_pick (self->figure.overview, x - area.x, y - area.y, roles, 1, BRUSH_REACH);

  if (mark == NULL)
    return JCT_DRAG_NONE;
  if (g_strcmp0 (mark->id, "start") == 0)
    return JCT_DRAG_BRUSH_START;
  if (g_strcmp0 (mark->id, "end") == 0)
    return JCT_DRAG_BRUSH_END;
  return JCT_DRAG_BRUSH;
}

JctDragKind
jct_figure_view_find_window_edge (JctFigureView *self, double x, double y)
{
  static const JctRole roles[] = { JCT_ROLE_WINDOW_EDGE };
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_CHART);

  if (!self->has_figure || !jct_rect_contains (area, x, y))
    return JCT_DRAG_NONE;
  const JctMark *mark = jct_scene_pick (self->figure.chart, x - area.x, y - area.y, roles, 1,
                                        self->by_touch ? EDGE_TOUCH_REACH : EDGE_REACH);
  if (mark == NULL)
    return JCT_DRAG_NONE;
  return g_strcmp0 (mark->id, "before") == 0 ? JCT_DRAG_WINDOW_BEFORE : JCT_DRAG_WINDOW_AFTER;
}

char *
jct_figure_view_dup_window_words (JctFigureView *self)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  const JctView *view = set != NULL ? jct_view_state_get_view (get_state (self)) : NULL;

  if (view == NULL || view->selected_event == NULL)
    return NULL;
  const char *noun = jct_period_unit_to_noun (jct_series_set_get_kind (set).unit, view->k);
  /* Translators: how long the window around an event is: "6 months each side". */
  return g_strdup_printf (_ ("%u %s each side"), view->k, noun);
}

static double
px_per_day (const JctTimeScale *scale)
{
  double days = (double) scale->domain.end - scale->domain.start;

  return days > 0 ? (scale->range_end - scale->range_start) / days : 0;
}

static double
overview_day (JctFigureView *self, double x)
{
  return jct_time_scale_invert (&self->figure.overview_scale, x - self->figure.overview_area.x);
}

/* Outside the brush: the range comes to the pointer, and follows it from there. */
static void
center_on (JctFigureView *self, double day)
{
  JctSpan visible = jct_view_state_get_visible (get_state (self));

  jct_view_state_pan (get_state (self), day - (visible.start / 2.0 + visible.end / 2.0));
}

static JctDragKind
drag_kind (JctFigureView *self, double x, double y)
{
  JctFigurePartKind part;

  if (!self->has_figure || !jct_figure_view_find_part (self, x, y, &part))
    return JCT_DRAG_NONE;
  if (jct_figure_view_is_on_base (self, x, y))
    return JCT_DRAG_BASE;
  JctDragKind kind = jct_figure_view_find_window_edge (self, x, y);
  if (kind != JCT_DRAG_NONE)
    return kind;
  if (jct_figure_view_is_on_selected (self, x, y))
    return JCT_DRAG_EVENT;
  if (jct_figure_view_begin_note (self, x, y))
    return JCT_DRAG_NOTE;
  if (part != JCT_FIGURE_OVERVIEW)
    return JCT_DRAG_PLOT;
  kind = jct_figure_view_find_brush (self, x, y);
  if (kind != JCT_DRAG_NONE)
    return kind;
  center_on (self, overview_day (self, x));
  return JCT_DRAG_BRUSH;
}

const JctMark *
jct_figure_view_get_window_edge (JctFigureView *self, JctDragKind kind)
{
  const char *id = kind == JCT_DRAG_WINDOW_BEFORE ? "before" : "after";

  for (guint i = 0; i < jct_scene_get_n (self->figure.chart); i++)
    {
      const JctMark *mark = jct_scene_get (self->figure.chart, i);
      if (mark->role == JCT_ROLE_WINDOW_EDGE && g_strcmp0 (mark->id, id) == 0)
        return mark;
    }
  return NULL;
}

gboolean
jct_figure_view_drag_begin (JctFigureView *self, double x, double y)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), FALSE);

  jct_figure_view_end_scroll (self);
  self->dragging = FALSE;
  self->drag = drag_kind (self, x, y);
  if (self->drag == JCT_DRAG_NONE)
    return FALSE;
  self->drag_visible = jct_view_state_get_visible (get_state (self));
  self->drag_start = (JctPoint){ x, y };
  if (jct_drag_is_window (self->drag))
    {
      const JctMark *edge = jct_figure_view_get_window_edge (self, self->drag);
      self->drag_day = jct_time_scale_invert (&self->figure.axes.time, edge->bounds.x);
    }
  if (self->drag == JCT_DRAG_BASE)
    self->drag_day = jct_figure_view_get_base_day (self, x, y);
  self->drag_shift = jct_view_state_get_event_shift (get_state (self));
  gboolean in_chart = self->drag == JCT_DRAG_PLOT || self->drag == JCT_DRAG_NOTE
                      || self->drag == JCT_DRAG_EVENT || self->drag == JCT_DRAG_BASE
                      || jct_drag_is_window (self->drag);
  JctFigurePlot plot;
  gboolean in_panel = in_chart && jct_figure_view_find_plot (self, x, y, &plot);
  self->drag_px_per_day = px_per_day (in_panel   ? &plot.time
                                      : in_chart ? &self->figure.axes.time
                                                 : &self->figure.overview_scale);
  return self->drag_px_per_day > 0;
}

gboolean
jct_figure_view_drag_begin_move (JctFigureView *self, double x, double y)
{
  const char *id;

  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), FALSE);

  jct_figure_view_end_scroll (self);
  id = jct_figure_view_find_movable (self, x, y, &self->move_part);
  if (id == NULL)
    return FALSE;
  g_free (self->move_event);
  self->move_event = g_strdup (id);
  self->move_by = 0;
  self->dragging = FALSE;
  self->drag = JCT_DRAG_MOVE;
  self->drag_start = (JctPoint){ x, y };
  self->drag_visible = jct_view_state_get_visible (get_state (self));
  self->drag_px_per_day = px_per_day (&self->figure.timeline_scale);
  return self->drag_px_per_day > 0;
}

/* Up and down in the timeline, where there is more of it than is in sight. */
static gboolean
drags_lanes (JctFigureView *self, double dx, double dy)
{
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_TIMELINE);

  return self->drag == JCT_DRAG_PLOT && fabs (dy) > fabs (dx)
         && self->figure.lanes.n > self->figure.lanes.n_shown
         && jct_rect_contains (area, self->drag_start.x, self->drag_start.y);
}

static void
start_dragging_lanes (JctFigureView *self)
{
  static const JctRole roles[] = { JCT_ROLE_LANE_SCROLL };
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_TIMELINE);

  self->drag = JCT_DRAG_LANES;
  self->drag_lane = self->first_lane;
  self->drag_is_bar = jct_scene_pick (self->figure.timeline, self->drag_start.x - area.x,
                                      self->drag_start.y - area.y, roles, 1, BRUSH_REACH)
                      != NULL;
}

static void
drag_lanes (JctFigureView *self, double dy)
{
  JctLaneRange lanes = self->figure.lanes;
  double height = jct_figure_view_get_area (self, JCT_FIGURE_TIMELINE).height;
  double steps = self->drag_is_bar ? dy / height * lanes.n : -dy / height * lanes.n_shown;

  jct_figure_view_set_first_lane (self, (int) (self->drag_lane + lround (steps)));
}

static void
start_dragging (JctFigureView *self)
{
  gboolean moves = self->drag == JCT_DRAG_PLOT || self->drag == JCT_DRAG_BRUSH
                   || self->drag == JCT_DRAG_LANES || self->drag == JCT_DRAG_NOTE;
  const char *name = _ ("Change Range");

  if (moves)
    name = _ ("Move");
  else if (jct_drag_is_window (self->drag))
    name = _ ("Change window");
  else if (self->drag == JCT_DRAG_BASE)
    name = _ ("Move the index’s base");
  self->dragging = TRUE;
  jct_figure_view_clear_hover (self);
  jct_view_state_begin_gesture (get_state (self), name);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), moves ? "grabbing" : "ew-resize");
}

gboolean
jct_figure_view_lift (JctFigureView *self, double x, double y)
{
  if (!jct_figure_view_drag_begin_move (self, x, y))
    return FALSE;
  self->is_lifted = TRUE;
  start_dragging (self);
  jct_figure_view_drag_move (self, 0, 0);
  return TRUE;
}

static void
drag_window (JctFigureView *self, double dx, double dy)
{
  /* Fingers do not hover: the label goes with the drag. */
  self->pointer_x = self->drag_start.x + dx;
  self->pointer_y = self->drag_start.y + dy;
  jct_view_state_drag_window (get_state (self),
                              self->drag == JCT_DRAG_WINDOW_BEFORE ? JCT_WINDOW_BEFORE
                                                                   : JCT_WINDOW_AFTER,
                              self->drag_day + dx / self->drag_px_per_day);
  jct_figure_overlay_update (self);
}

/* A span around which the series still has FEWEST_PERIODS periods. */
static double
fewest_days (JctFigureView *self)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);

  if (set == NULL)
    return 1;
  JctPeriod period = jct_period_from_day (jct_series_set_get_kind (set), self->drag_visible.start);
  return FEWEST_PERIODS * jct_period_n_days (period);
}

void
jct_figure_view_move_edge (JctFigureView *self, double days)
{
  JctSpan whole = jct_view_state_get_whole_range (get_state (self));
  JctSpan span = self->drag_visible;
  double fewest = fewest_days (self);

  if (self->drag == JCT_DRAG_BRUSH_START)
    span.start
      = (JctDay) CLAMP (span.start + days, whole.start, MAX (span.end - fewest, whole.start));
  else
    span.end = (JctDay) CLAMP (span.end + days, MIN (span.start + fewest, whole.end), whole.end);
  jct_view_state_set_visible (get_state (self), span);
}

/* From where it was when the drag began, to the nearest whole period. */
static void
drag_event (JctFigureView *self, double dx, double dy)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  double day, own;

  self->pointer_x = self->drag_start.x + dx;
  self->pointer_y = self->drag_start.y + dy;
  if (set == NULL || !jct_figure_view_get_shifted_day (self, self->drag_shift, &day)
      || !jct_figure_view_get_shifted_day (self, 0, &own))
    return;
  JctPeriodKind kind = jct_series_set_get_kind (set);
  day += dx / self->drag_px_per_day;
  double most = G_MAXINT32 / 4.0;
  JctPeriod to = jct_period_from_day (kind, (JctDay) CLAMP (floor (day), -most, most));
  JctPeriod from = jct_period_from_day (kind, (JctDay) floor (own));
  jct_figure_view_shift_event (self, to.ordinal - from.ordinal);
  jct_figure_overlay_update (self);
}

void
jct_figure_view_drag (JctFigureView *self, double dx, double dy)
{
  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  if (self->drag == JCT_DRAG_NONE || jct_panel_get_document (JCT_PANEL (self)) == NULL)
    return;
  if (!self->dragging && fabs (dx) < DRAG_THRESHOLD && fabs (dy) < DRAG_THRESHOLD)
    return;
  if (!self->dragging && drags_lanes (self, dx, dy))
    start_dragging_lanes (self);
  if (!self->dragging)
    start_dragging (self);

  double days = dx / self->drag_px_per_day;
  JctSpan now = jct_view_state_get_visible (get_state (self));
  switch (self->drag)
    {
    case JCT_DRAG_PLOT:
      jct_view_state_pan (get_state (self), self->drag_visible.start - days - now.start);
      break;
    case JCT_DRAG_BRUSH:
      jct_view_state_pan (get_state (self), self->drag_visible.start + days - now.start);
      break;
    case JCT_DRAG_BRUSH_START:
    case JCT_DRAG_BRUSH_END:
      jct_figure_view_move_edge (self, days);
      break;
    case JCT_DRAG_EVENT:
      drag_event (self, dx, dy);
      break;
    case JCT_DRAG_MOVE:
      jct_figure_view_drag_move (self, dx, dy);
      break;
    case JCT_DRAG_NOTE:
      jct_figure_view_drag_note (self, dx, dy);
      break;
    case JCT_DRAG_LANES:
      drag_lanes (self, dy);
      break;
    case JCT_DRAG_BASE:
      jct_figure_view_drag_base (self, self->drag_day + days);
      break;
    case JCT_DRAG_WINDOW_BEFORE:
    case JCT_DRAG_WINDOW_AFTER:
      drag_window (self, dx, dy);
      break;
    case JCT_DRAG_NONE:
    default:
      break;
    }
}

static void
forget_drag (JctFigureView *self)
{
  if (self->dragging)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->dragging = FALSE;
  self->is_lifted = FALSE;
  self->by_touch = FALSE;
  self->drag = JCT_DRAG_NONE;
  self->hovered_edge = JCT_DRAG_NONE;
  self->move_by = 0;
  g_clear_pointer (&self->move_event, g_free);
  g_clear_pointer (&self->drag_note, g_free);
  jct_figure_overlay_update (self);
}

void
jct_figure_view_drag_end (JctFigureView *self)
{
  gboolean was_only_lifted;
  JctPoint at;

  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  was_only_lifted = self->is_lifted && self->move_by == 0;
  at = self->drag_start;

  if (self->dragging && get_state (self) != NULL)
    {
      jct_view_state_end_gesture (get_state (self));
      if (self->drag == JCT_DRAG_MOVE)
        jct_figure_view_finish_move (self);
      else if (self->drag == JCT_DRAG_NOTE)
        jct_figure_view_finish_note (self);
    }
  forget_drag (self);
  if (was_only_lifted)
    jct_figure_view_open_menu (self, at.x, at.y);
}

gboolean
jct_figure_view_cancel_drag (JctFigureView *self)
{
  if (!self->dragging)
    return FALSE;
  if (get_state (self) != NULL)
    {
      if (self->drag == JCT_DRAG_EVENT)
        jct_view_state_shift_event (get_state (self), self->drag_shift);
      jct_view_state_cancel_gesture (get_state (self));
    }
  forget_drag (self);
  return TRUE;
}
