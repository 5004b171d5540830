/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period on which an index stands at 100, moved by its grip in the chart or by a key to the selected point. */
#include "config.h"

#include "widgets/jct-figure-view-private.h"

#define REACH 6
#define TOUCH_REACH 18

static JctViewState *
get_state (JctFigureView *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

static const JctMark *
pick_grip (JctFigureView *self, double x, double y)
{
  static const JctRole roles[] = { JCT_ROLE_BASE };
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_CHART);

  if (!self->has_figure || !jct_rect_contains (area, x, y))
    return NULL;
  const JctMark *mark = jct_scene_pick (self->figure.chart, x - area.x, y - area.y, roles, 1,
                                        self->by_touch ? TOUCH_REACH : REACH);
  return mark != NULL && g_strcmp0 (mark->id, "level") != 0 ? mark : NULL;
}

gboolean
jct_figure_view_is_on_base (JctFigureView *self, double x, double y)
{
  return pick_grip (self, x, y) != NULL;
}

double
jct_figure_view_get_base_day (JctFigureView *self, double x, double y)
{
  const JctMark *mark = pick_grip (self, x, y);

  g_return_val_if_fail (mark != NULL, 0);
  return jct_time_scale_invert (&self->figure.axes.time, mark->bounds.x + mark->bounds.width / 2);
}

gboolean
jct_figure_view_set_base (JctFigureView *self, JctPeriod base)
{
  JctTransform transform = jct_view_state_get_view (get_state (self))->transform;

  if (transform.kind != JCT_TRANSFORM_INDEX)
    return FALSE;
  transform.has_base = TRUE;
  transform.base = base;
  jct_view_state_set_transform (get_state (self), &transform);
  return TRUE;
}

void
jct_figure_view_drag_base (JctFigureView *self, double day)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  JctSpan whole = jct_view_state_get_whole_range (get_state (self));

  if (set == NULL || jct_span_is_empty (whole))
    return;
  day = CLAMP (day, whole.start, (double) whole.end - 1);
  jct_figure_view_set_base (self,
                            jct_period_from_day (jct_series_set_get_kind (set), (JctDay) day));
}

gboolean
jct_figure_view_base_on_point (JctFigureView *self)
{
  JctPeriod period;

  return jct_view_state_get_point (get_state (self), NULL, &period)
         && jct_figure_view_set_base (self, period);
}
