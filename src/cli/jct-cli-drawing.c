/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-drawing.h"

#include "model/jct-beside.h"

/* What the view's method gives for its event; NULL without one, and for before and after, which the
 * chart compares by itself. */
static gboolean
analyse (JctCliDrawing *self,
         const JctDocument *document,
         const JctView *view,
         JctSeriesSet *series,
         JctMethod method,
         GError **error)
{
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;

  if (event == NULL || method == JCT_METHOD_BEFORE_AFTER || series == NULL
      || jct_series_set_get_n (series) == 0)
    return TRUE;
  self->options.methods = JCT_METHOD_BIT (method);
  self->analysis
    = jct_analysis_compute (document, view,
                            jct_event_get_period (event, jct_series_set_get_kind (series)),
                            event->id, &self->options, NULL, NULL, NULL, error);
  return self->analysis != NULL;
}

gboolean
jct_cli_drawing_init (JctCliDrawing *self,
                      const JctDocument *document,
                      const JctView *view,
                      JctSeriesSet *series,
                      JctSpan visible,
                      const JctPeriod *point,
                      const JctAnalysisOptions *options,
                      GError **error)
{
  JctMethod method = JCT_METHOD_BEFORE_AFTER;

  *self = (JctCliDrawing){ .has_point = point != NULL };
  if (point != NULL)
    self->point = *point;
  jct_analysis_options_copy (options, &self->options);
  /* A name that is not known reads as the default. */
  jct_method_from_name (view->method, &method);
  if (!analyse (self, document, view, series, method, error))
    return FALSE;
  self->beside = jct_document_compute_beside (document, view);
  self->subject = (JctExportSubject){
    .document = document,
    .view = view,
    .series = series,
    .beside = self->beside,
    .visible = visible,
    .point = self->has_point ? &self->point : NULL,
    .method = method,
    .analysis = self->analysis,
  };
  return TRUE;
}

void
jct_cli_drawing_clear (JctCliDrawing *self)
{
  g_clear_pointer (&self->analysis, jct_analysis_unref);
  g_clear_pointer (&self->beside, g_ptr_array_unref);
  jct_analysis_options_clear (&self->options);
}

GBytes *
jct_cli_drawing_write (const JctCliDrawing *self, const JctExportSettings *settings, GError **error)
{
  g_autoptr (JctExportRequest) request = jct_export_request_new (settings, &self->subject, error);

  return request != NULL ? jct_export_request_write (request, NULL, NULL, NULL, error) : NULL;
}
