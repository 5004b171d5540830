/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected point, the rows behind a number, and what the pointer is over: no step of the history. */
#include "config.h"

#include "state/jct-view-state-private.h"

static gboolean
periods_equal (JctPeriod a, JctPeriod b)
{
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

void
jct_view_state_select_point (JctViewState *self, const char *series_key, JctPeriod period)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (g_strcmp0 (self->point_key, series_key) == 0
      && (series_key == NULL || periods_equal (self->point_period, period)))
    return;
  jct_view_state_replace_name (&self->point_key, series_key);
  self->point_period = period;
  jct_view_state_emit_changed (self, JCT_VIEW_CHANGE_SELECTION);
}

gboolean
jct_view_state_get_point (JctViewState *self, const char **series_key, JctPeriod *period)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);

  if (series_key != NULL)
    *series_key = self->point_key;
  if (self->point_key == NULL)
    return FALSE;
  if (period != NULL)
    *period = self->point_period;
  return TRUE;
}

void
jct_view_state_show_rows (JctViewState *self, const JctProvenancePart *part)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (part == NULL && self->rows == NULL)
    return;
  JctProvenancePart *copy = part != NULL ? jct_provenance_part_copy (part) : NULL;
  g_clear_pointer (&self->rows, jct_provenance_part_free);
  self->rows = copy;
  jct_view_state_emit_changed (self, JCT_VIEW_CHANGE_ROWS);
}

const JctProvenancePart *
jct_view_state_get_rows (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  return self->rows;
}

void
jct_view_state_hover_event (JctViewState *self, const char *id)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (jct_view_state_replace_name (&self->hovered_event, id))
    jct_view_state_emit_hover_changed (self);
}

const char *
jct_view_state_get_hovered_event (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  return self->hovered_event;
}

void
jct_view_state_hover_period (JctViewState *self, gboolean hovered, JctPeriod period)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  hovered = hovered != FALSE;
  if (hovered == self->period_hovered && (!hovered || periods_equal (period, self->hovered_period)))
    return;
  self->period_hovered = hovered;
  self->hovered_period = period;
  jct_view_state_emit_hover_changed (self);
}

gboolean
jct_view_state_get_hovered_period (JctViewState *self, JctPeriod *period)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);

  if (self->period_hovered && period != NULL)
    *period = self->hovered_period;
  return self->period_hovered;
}

void
jct_view_state_shift_event (JctViewState *self, int periods)
{
  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (self->view->selected_event == NULL)
    periods = 0;
  if (periods == self->event_shift)
    return;
  self->event_shift = periods;
  jct_view_state_emit_hover_changed (self);
}

int
jct_view_state_get_event_shift (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), 0);

  return self->event_shift;
}
