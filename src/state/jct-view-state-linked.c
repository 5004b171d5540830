/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linked selection: what each value of each dimension counts under the view. */
#include "config.h"

#include "state/jct-view-state-private.h"

/* The day that says on which side of an edge a period lies. */
static JctDay
middle_day (JctPeriod period)
{
  return jct_period_first_day (period) + jct_period_n_days (period) / 2;
}

gboolean
jct_view_state_get_counted (JctViewState *self, JctPeriod *first, JctPeriod *last)
{
  const JctResolvedView *resolved;
  JctSpan whole, visible;
  JctPeriodKind kind;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (first != NULL && last != NULL, FALSE);

  resolved = jct_view_state_get_resolved (self);
  whole = jct_view_state_get_whole_range (self);
  visible = jct_view_state_get_visible (self);
  if (resolved == NULL || jct_span_is_empty (visible)
      || (visible.start == whole.start && visible.end == whole.end))
    return FALSE;
  kind = jct_table_get_period_kind (resolved->table);
  *first = jct_period_from_day (kind, visible.start);
  *last = jct_period_from_day (kind, visible.end - 1);
  if (middle_day (*first) < visible.start)
    first->ordinal++;
  if (middle_day (*last) >= visible.end)
    last->ordinal--;
  return TRUE;
}

static gboolean
ensure_crossfilter (JctViewState *self, const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);

  if (self->crossfilter != NULL && self->crossfilter_table == resolved->table
      && self->crossfilter_measure == measure)
    return TRUE;
  g_clear_pointer (&self->crossfilter, jct_crossfilter_free);
  if (measure < 0)
    return FALSE;
  self->crossfilter = jct_crossfilter_new (resolved->table, (guint) measure);
  self->crossfilter_table = resolved->table;
  self->crossfilter_measure = measure;
  return TRUE;
}

JctCrossfilter *
jct_view_state_get_crossfilter (JctViewState *self)
{
  const JctResolvedView *resolved;
  JctPeriod first, last;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  resolved = jct_view_state_get_resolved (self);
  if (resolved == NULL || !ensure_crossfilter (self, resolved)
      || !jct_crossfilter_set_filter (self->crossfilter, resolved->filter, NULL))
    return NULL;
  if (jct_view_state_get_counted (self, &first, &last))
    jct_crossfilter_set_range (self->crossfilter, first.ordinal, last.ordinal);
  else
    jct_crossfilter_clear_range (self->crossfilter);
  return self->crossfilter;
}
