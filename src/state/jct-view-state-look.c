/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the values are drawn: each copies the view, changes the copy and commits it. */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

void
jct_view_state_set_transform (JctViewState *self, const JctTransform *transform)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (transform != NULL);

  next = jct_view_copy (self->view);
  next->transform = *transform;
  jct_view_state_commit_edit (self, next, _ ("Change what is drawn"));
}

void
jct_view_state_set_log_axis (JctViewState *self, gboolean log_axis)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  next = jct_view_copy (self->view);
  next->log_axis = log_axis != FALSE;
  jct_view_state_commit_edit (self, next, log_axis ? _ ("Logarithmic axis") : _ ("Linear axis"));
}

void
jct_view_state_set_vintages_hidden (JctViewState *self, gboolean hidden)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  next = jct_view_copy (self->view);
  next->vintages_hidden = hidden != FALSE;
  jct_view_state_commit_edit (self, next,
                              hidden ? _ ("Hide earlier figures") : _ ("Show earlier figures"));
}

void
jct_view_state_set_top (JctViewState *self, guint top)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));

  next = jct_view_copy (self->view);
  next->top = top;
  jct_view_state_commit_edit (self, next, _ ("Change number of lines"));
}

void
jct_view_state_set_years (JctViewState *self, JctYears years)
{
  JctView *next;

  g_return_if_fail (JCT_IS_VIEW_STATE (self));
  g_return_if_fail (years <= JCT_YEARS_FISCAL);

  next = jct_view_copy (self->view);
  next->years = years;
  jct_view_state_commit_edit (self, next,
                              years == JCT_YEARS_FISCAL ? _ ("Fiscal years")
                                                        : _ ("Calendar years"));
}
