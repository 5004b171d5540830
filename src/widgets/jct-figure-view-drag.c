/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dragging: the plot moves under the pointer, the overview's brush with it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-figure-view-private.h"

#define BRUSH_REACH 6
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
  if (part != JCT_FIGURE_OVERVIEW)
    return JCT_DRAG_PLOT;
  JctDragKind kind = jct_figure_view_find_brush (self, x, y);
  if (kind != JCT_DRAG_NONE)
    return kind;
  center_on (self, overview_day (self, x));
  return JCT_DRAG_BRUSH;
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
  self->drag_px_per_day = px_per_day (self->drag == JCT_DRAG_PLOT ? &self->figure.axes.time
                                                                  : &self->figure.overview_scale);
  return self->drag_px_per_day > 0;
}

static void
start_dragging (JctFigureView *self)
{
  self->dragging = TRUE;
  jct_figure_view_clear_hover (self);
  jct_view_state_begin_gesture (get_state (self),
                                self->drag == JCT_DRAG_PLOT || self->drag == JCT_DRAG_BRUSH
                                  ? _ ("Move")
                                  : _ ("Change Range"));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->drag == JCT_DRAG_PLOT || self->drag == JCT_DRAG_BRUSH
                                     ? "grabbing"
                                     : "ew-resize");
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

void
jct_figure_view_drag (JctFigureView *self, double dx, double dy)
{
  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  if (self->drag == JCT_DRAG_NONE || jct_panel_get_document (JCT_PANEL (self)) == NULL)
    return;
  if (!self->dragging && fabs (dx) < DRAG_THRESHOLD && fabs (dy) < DRAG_THRESHOLD)
    return;
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
    case JCT_DRAG_NONE:
    default:
      break;
    }
}

void
jct_figure_view_drag_end (JctFigureView *self)
{
  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  if (self->dragging && get_state (self) != NULL)
    jct_view_state_end_gesture (get_state (self));
  if (self->dragging)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->dragging = FALSE;
  self->drag = JCT_DRAG_NONE;
}
