/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/jct-cli-drawing.h"

#include "io/jct-rows-write.h"
#include "io/jct-writer.h"
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

static gboolean
save_table (const JctCliDrawing *self,
            const JctExportSettings *settings,
            const char *path,
            GError **error)
{
  JctRowsFormat format
    = settings->table_format == JCT_EXPORT_TABLE_JSON ? JCT_ROWS_JSON : JCT_ROWS_CSV;
  g_autoptr (JctRowOrder) order = jct_export_subject_dup_rows (&self->subject, NULL, error);

  return order != NULL && jct_rows_save (order, format, path, NULL, NULL, NULL, error);
}

static gboolean
save_picture (const JctCliDrawing *self,
              const JctExportSettings *settings,
              const char *path,
              GError **error)
{
  g_autoptr (JctExportRequest) request = jct_export_request_new (settings, &self->subject, error);
  g_autoptr (GBytes) bytes = NULL;

  if (request == NULL)
    return FALSE;
  bytes = jct_export_request_write (request, NULL, NULL, NULL, error);
  return bytes != NULL && jct_save_bytes (path, bytes, error);
}

gboolean
jct_cli_drawing_save (const JctCliDrawing *self,
                      const JctExportSettings *settings,
                      const char *path,
                      GError **error)
{
  g_autofree char *reason = NULL;

  if (!jct_export_subject_has (&self->subject, settings->what, &reason))
    {
      g_set_error_literal (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_NOTHING, reason);
      return FALSE;
    }
  return settings->what == JCT_EXPORT_WHAT_TABLE ? save_table (self, settings, path, error)
                                                 : save_picture (self, settings, path, error);
}
