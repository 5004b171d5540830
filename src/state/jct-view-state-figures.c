/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the view asks of the document, computed when it is first asked for. */
#include "config.h"

#include "state/jct-view-state-private.h"

#include <glib/gi18n-lib.h>

#include "model/jct-beside.h"

const JctResolvedView *
jct_view_state_get_resolved (JctViewState *self)
{
  if (!self->resolved_known && self->document != NULL)
    jct_document_resolve_view (self->document, self->view, &self->resolved, NULL);
  self->resolved_known = TRUE;
  return self->resolved.table != NULL ? &self->resolved : NULL;
}

JctSeriesSet *
jct_view_state_get_series (JctViewState *self, GError **error)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->series == NULL && self->series_error == NULL)
    {
      if (self->document != NULL)
        self->series
          = jct_document_compute_series (self->document, self->view, &self->series_error);
      else
        self->series_error = g_error_new_literal (JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_TABLE,
                                                  _ ("No document is open."));
    }
  if (self->series == NULL && error != NULL)
    *error = g_error_copy (self->series_error);
  return self->series;
}

JctSeriesSet *
jct_view_state_get_counts (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  if (jct_transform_is_none (&self->view->transform))
    return jct_view_state_get_series (self, NULL);
  if (self->counts == NULL && self->document != NULL)
    {
      g_autoptr (JctView) view = jct_view_copy (self->view);

      view->transform = (JctTransform){ 0 };
      self->counts = jct_document_compute_series (self->document, view, NULL);
    }
  return self->counts;
}

JctPublishedSet *
jct_view_state_get_published (JctViewState *self)
{
  JctSeriesSet *series;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  series = jct_view_state_get_series (self, NULL);
  if (!self->published_known && series != NULL)
    self->published = jct_document_compute_published (self->document, self->view, series);
  self->published_known = TRUE;
  return self->published;
}

GPtrArray *
jct_view_state_get_beside (JctViewState *self)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (self), NULL);

  if (self->beside == NULL && self->document != NULL)
    self->beside = jct_document_compute_beside (self->document, self->view);
  return self->beside;
}
