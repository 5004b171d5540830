/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window around the selected event: how long it is, and what stretches it. */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <math.h>

/* Of the selected event, of the kind that is shown. */
static gboolean
find_event_period (JctViewState *self, JctPeriod *period)
{
  const JctResolvedView *resolved = jct_view_state_get_resolved (self);
  const JctEvent *event = NULL;

  if (self->document != NULL && self->view->selected_event != NULL)
    event = jct_document_find_event (self->document, self->view->selected_event);
  if (event == NULL || resolved == NULL)
    return FALSE;
  *period = jct_period_from_day (resolved->kind, jct_edtf_anchor (&event->date));
  return TRUE;
}

/* How many periods of the whole range lie on a side of the event. */
static gint64
count_side (JctViewState *self, JctPeriod event, JctWindowSide side)
{
  JctSpan whole = jct_view_state_get_whole_range (self);
  gint32 first, last;

  if (jct_span_is_empty (whole))
    return 0;
  first = jct_period_from_day (event.kind, whole.start).ordinal;
  last = jct_period_from_day (event.kind, whole.end - 1).ordinal;
  if (side == JCT_WINDOW_BEFORE)
    return (gint64) event.ordinal - first;
  return (gint64) last - event.ordinal + (self->view->event_period == JCT_EVENT_PERIOD_INCLUDED);
}

/* No side is longer than a view may say, nor longer than there are figures for. */
static guint
clamp_k (gint64 k, gint64 available)
{
  return (guint) CLAMP (k, 1, CLAMP (available, 1, JCT_VIEW_MOST_K));
}

JctSpan
jct_view_state_get_window (JctViewState *self)
{
  const JctSpan none = { 0, 0 };
  JctPeriod event;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), none);

  if (!find_event_period (self, &event))
    return none;
  gboolean included = self->view->event_period == JCT_EVENT_PERIOD_INCLUDED;
  int k = (int) MIN (self->view->k, G_MAXINT16);
  JctSpan window = { jct_period_first_day (jct_period_shift (event, -k)),
                     jct_period_end_day (jct_period_shift (event, included ? k - 1 : k)) };

  return jct_span_intersect (window, jct_view_state_get_whole_range (self));
}

void
jct_view_state_drag_window (JctViewState *self, JctWindowSide side, double day)
{
  JctPeriod event;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (isfinite (day));

  if (!find_event_period (self, &event)
      || jct_span_is_empty (jct_view_state_get_whole_range (self)))
    return;
  JctSpan whole = jct_view_state_get_whole_range (self);
  day = CLAMP (day, whole.start, whole.end);
  JctPeriod period = jct_period_from_day (event.kind, (JctDay) floor (day));
  JctSpan span = jct_period_span (period);
  /* The edge that is nearer: the start of this period, or of the next. */
  gint64 edge = (gint64) period.ordinal + (day - span.start > span.end - day);
  gint64 k = side == JCT_WINDOW_BEFORE
               ? event.ordinal - edge
               : edge - event.ordinal - (self->view->event_period == JCT_EVENT_PERIOD_EXCLUDED);

  jct_view_state_set_window (self, clamp_k (k, count_side (self, event, side)),
                             self->view->event_period);
}

gboolean
jct_view_state_stretch_window (JctViewState *self, int by)
{
  JctPeriod event;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);

  if (!find_event_period (self, &event))
    return FALSE;
  gint64 longest
    = MAX (count_side (self, event, JCT_WINDOW_BEFORE), count_side (self, event, JCT_WINDOW_AFTER));
  jct_view_state_set_window (self, clamp_k ((gint64) self->view->k + by, longest),
                             self->view->event_period);
  return TRUE;
}

JctSpan
jct_view_state_get_window_range (JctViewState *self, guint margin)
{
  const JctSpan none = { 0, 0 };

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), none);

  JctSpan window = jct_view_state_get_window (self);
  const JctResolvedView *resolved = jct_view_state_get_resolved (self);

  if (resolved == NULL || jct_span_is_empty (window))
    return none;
  int n = (int) MIN (margin, G_MAXINT16);
  JctPeriod first = jct_period_from_day (resolved->kind, window.start);
  JctPeriod last = jct_period_from_day (resolved->kind, window.end - 1);
  JctSpan wide = { jct_period_first_day (jct_period_shift (first, -n)),
                   jct_period_end_day (jct_period_shift (last, n)) };
  return jct_span_intersect (wide, jct_view_state_get_whole_range (self));
}
