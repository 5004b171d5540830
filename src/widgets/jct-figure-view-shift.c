/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selected event moved earlier or later in the figure, to see how much hangs on its date. Nothing of the document
 * or the view changes.
 */
#include "config.h"

#include <math.h>

#include "widgets/jct-figure-view-private.h"

#define EVENT_REACH 8

static const JctEvent *
get_selected (JctFigureView *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  const char *id;

  if (document == NULL)
    return NULL;
  id = jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)))->selected_event;
  return id != NULL ? jct_document_find_event (document, id) : NULL;
}

gboolean
jct_figure_view_get_lead_lag (JctFigureView *self, JctLeadLag *result)
{
  JctAnalysis *analysis
    = self->runner != NULL ? jct_analysis_runner_get_analysis (self->runner) : NULL;

  return analysis != NULL && get_selected (self) != NULL
         && jct_lead_lag_from_analysis (analysis, result);
}

gboolean
jct_figure_view_get_shifted_day (JctFigureView *self, int shift, double *day)
{
  const JctEvent *event = get_selected (self);
  JctSeriesSet *set = jct_figure_view_get_series (self);

  if (event == NULL || set == NULL)
    return FALSE;
  JctDay own = jct_edtf_anchor (&event->date);
  JctPeriod period = jct_period_from_day (jct_series_set_get_kind (set), own);
  JctPeriod moved = jct_period_shift (period, shift);
  /* As far into its period as it is into its own. */
  double share = (own - jct_period_first_day (period) + 0.5) / jct_period_n_days (period);
  *day = jct_period_first_day (moved) + share * jct_period_n_days (moved);
  return TRUE;
}

gboolean
jct_figure_view_is_on_selected (JctFigureView *self, double x, double y)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const JctEvent *event = get_selected (self);
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_TIMELINE);
  JctLeadLag result;
  JctPoint point;
  double day;

  if (event == NULL || !jct_rect_contains (area, x, y)
      || !jct_figure_overlay_find_event (self, event->id, &point)
      || !jct_figure_view_get_shifted_day (self, jct_view_state_get_event_shift (state), &day))
    return FALSE;
  double moved = self->figure.chart_area.x + jct_time_scale_map (&self->figure.axes.time, day);
  double reach = EVENT_REACH * (self->by_touch ? 2 : 1);
  return (hypot (x - point.x, y - point.y) <= reach || hypot (x - moved, y - point.y) <= reach)
         && jct_figure_view_get_lead_lag (self, &result);
}

char *
jct_figure_view_dup_shift_words (JctFigureView *self)
{
  int shift = jct_view_state_get_event_shift (jct_panel_get_state (JCT_PANEL (self)));
  JctLeadLag result;

  if (!jct_figure_view_get_lead_lag (self, &result))
    return NULL;
  g_autofree char *date = jct_lead_lag_describe_date (&result, shift);
  g_autofree char *rank = jct_lead_lag_describe_rank (&result, shift);
  return g_strdup_printf ("%s\n%s", date, rank);
}

gboolean
jct_figure_view_shift_event (JctFigureView *self, int shift)
{
  JctLeadLag result;

  if (!jct_figure_view_get_lead_lag (self, &result))
    return FALSE;
  jct_view_state_shift_event (jct_panel_get_state (JCT_PANEL (self)),
                              CLAMP (shift, -JCT_LEAD_LAG_REACH, JCT_LEAD_LAG_REACH));
  return TRUE;
}
