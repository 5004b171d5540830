/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible range: what there is to see, and how far one may move and zoom in it. */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
jct_view_state_has_only_events (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), FALSE);

  return self->document != NULL && jct_document_get_n_tables (self->document) == 0
         && jct_document_get_n_events (self->document) > 0;
}

JctSpan
jct_view_state_get_whole_range (JctViewState *self)
{
  const JctSpan none = { 0, 0 };
  const JctResolvedView *resolved;
  JctPeriod first, last;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), none);

  if (jct_view_state_has_only_events (self))
    return jct_document_get_events_span (self->document);
  resolved = jct_view_state_get_resolved (self);
  if (resolved == NULL || !jct_table_get_range (resolved->table, &first, &last)
      || !jct_period_kind_nests (first.kind, resolved->kind))
    return none;
  return (JctSpan){ jct_period_first_day (jct_period_convert (first, resolved->kind)),
                    jct_period_end_day (jct_period_convert (last, resolved->kind)) };
}

/* The fewest days that three periods can have; events have days. */
static int
shortest_span (JctViewState *self)
{
  const JctResolvedView *resolved = jct_view_state_get_resolved (self);

  switch (resolved != NULL ? resolved->kind.unit : JCT_PERIOD_DAY)
    {
    case JCT_PERIOD_DAY:
      return 3;
    case JCT_PERIOD_WEEK:
      return 21;
    case JCT_PERIOD_MONTH:
      return 89;
    case JCT_PERIOD_QUARTER:
      return 273;
    case JCT_PERIOD_YEAR:
    case JCT_PERIOD_FISCAL_YEAR:
    default:
      return 1095;
    }
}

/* Into the whole range, no shorter than three periods; its middle stays where it can. */
static void
clamp_range (JctViewState *self, JctSpan whole, double *start, double *end)
{
  double longest = (double) whole.end - whole.start;
  double shortest = MIN (longest, shortest_span (self));
  double middle = (*start + *end) / 2;
  double length = CLAMP (*end - *start, shortest, longest);

  *start = CLAMP (middle - length / 2, whole.start, whole.end - length);
  *end = *start + length;
}

/* In whole days. The length is rounded, not the end: moving must not make it longer and shorter by
 * turns. */
static JctSpan
round_range (JctSpan whole, double start, double end)
{
  JctDay length = (JctDay) floor (end - start + 0.5);
  JctDay first = CLAMP ((JctDay) floor (start + 0.5), whole.start, whole.end - length);

  return (JctSpan){ first, first + length };
}

JctSpan
jct_view_state_get_visible (JctViewState *self)
{
  JctSpan whole;
  double start, end;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), ((JctSpan){ 0, 0 }));

  whole = jct_view_state_get_whole_range (self);
  if (!self->view->has_visible || jct_span_is_empty (whole)
      || jct_span_is_empty (self->view->visible))
    return whole;
  start = self->view->visible.start;
  end = self->view->visible.end;
  clamp_range (self, whole, &start, &end);
  return round_range (whole, start, end);
}

void
jct_view_state_write_visible (JctViewState *self, JctView *view, double start, double end)
{
  JctSpan whole = jct_view_state_get_whole_range (self);

  clamp_range (self, whole, &start, &end);
  self->exact_start = start;
  self->exact_end = end;
  view->visible = round_range (whole, start, end);
  view->has_visible = view->visible.start != whole.start || view->visible.end != whole.end;
}

void
jct_view_state_set_visible (JctViewState *self, JctSpan span)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  if (jct_span_is_empty (jct_view_state_get_whole_range (self)))
    return;
  next = jct_view_copy (self->view);
  if (jct_span_is_empty (span))
    next->has_visible = FALSE;
  else
    jct_view_state_write_visible (self, next, span.start, span.end);
  jct_view_state_commit_edit (self, next, next->has_visible ? _ ("Zoom") : _ ("Show whole range"));
}

static void
get_exact (JctViewState *self, JctSpan whole, double *start, double *end)
{
  JctSpan visible = jct_view_state_get_visible (self);

  *start = visible.start;
  *end = visible.end;
  if (self->exact_start >= whole.start && self->exact_end <= whole.end)
    {
      JctSpan rounded = round_range (whole, self->exact_start, self->exact_end);

      if (rounded.start == visible.start && rounded.end == visible.end)
        {
          *start = self->exact_start;
          *end = self->exact_end;
        }
    }
}

static void
move_visible (JctViewState *self, double start, double end, const char *name)
{
  JctView *next = jct_view_copy (self->view);

  jct_view_state_write_visible (self, next, start, end);
  jct_view_state_commit_edit (self, next, name);
}

void
jct_view_state_zoom (JctViewState *self, double factor, double day)
{
  JctSpan whole;
  double start, end, length, longest, shortest;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (isfinite (factor) && factor > 0 && isfinite (day));

  whole = jct_view_state_get_whole_range (self);
  if (jct_span_is_empty (whole))
    return;
  get_exact (self, whole, &start, &end);
  longest = (double) whole.end - whole.start;
  shortest = MIN (longest, shortest_span (self));
  length = CLAMP ((end - start) / factor, shortest, longest);
  day = CLAMP (day, start, end);
  start = day - (day - start) / (end - start) * length;
  move_visible (self, start, start + length, _ ("Zoom"));
}

void
jct_view_state_pan (JctViewState *self, double days)
{
  JctSpan whole;
  double start, end, longest;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (isfinite (days));

  whole = jct_view_state_get_whole_range (self);
  if (jct_span_is_empty (whole))
    return;
  get_exact (self, whole, &start, &end);
  longest = (double) whole.end - whole.start;
  days = CLAMP (days, -longest, longest);
  move_visible (self, start + days, end + days, _ ("Pan"));
}
