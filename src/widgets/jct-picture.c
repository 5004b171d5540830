/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-picture.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-export-program.h"
#include "io/jct-receipt.h"
#include "io/jct-writer.h"
#include "model/jct-beside.h"

/* Points that are laid out within a frame. */
#define QUICK_POINTS 50000

struct _JctPicture
{
  gatomicrefcount references;
  JctDocument *document;
  JctView *view;
  JctSeriesSet *series; /* (nullable): the picture is of events alone */
  JctSpan visible;
  gboolean has_point;
  JctPeriod point; /* the selected one's */
  JctMethod method;
  JctAnalysisOptions options;
  GFile *dataset; /* (nullable) */

  GMutex mutex; /* of what follows */
  gboolean is_prepared;
  JctAnalysis *analysis; /* (nullable) */
  GPtrArray *beside;
  JctExportSubject subject;
};

/* The method's options, and what the figure on screen shows of the selected event; no analysis while that is computed:
 * the picture then computes it. */
static void
take_analysis (JctPicture *self, JctAnalysisRunner *runner)
{
  JctAnalysis *analysis;

  jct_analysis_options_init (&self->options);
  if (runner == NULL)
    return;
  jct_analysis_options_copy (jct_analysis_runner_get_options (runner), &self->options);
  analysis = jct_analysis_runner_get_analysis (runner);
  if (analysis != NULL && !jct_analysis_runner_is_running (runner))
    self->analysis = jct_analysis_ref (analysis);
}

JctPicture *
jct_picture_new (JctViewState *state, JctAnalysisRunner *runner, GError **error)
{
  g_autoptr (GError) problem = NULL;
  JctSeriesSet *series;
  JctPicture *self;

  g_return_val_if_fail (JCT_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (jct_view_state_get_document (state) != NULL, NULL);

  series = jct_view_state_get_series (state, &problem);
  if (series == NULL && !jct_view_state_has_only_events (state))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  self = g_new0 (JctPicture, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->document = jct_document_ref (jct_view_state_get_document (state));
  self->view = jct_view_copy (jct_view_state_get_view (state));
  self->series = series != NULL ? jct_series_set_ref (series) : NULL;
  self->visible = jct_view_state_get_visible (state);
  self->has_point = jct_view_state_get_point (state, NULL, &self->point);
  self->method = JCT_METHOD_BEFORE_AFTER;
  jct_method_from_name (self->view->method, &self->method);
  take_analysis (self, runner);
  return self;
}

JctPicture *
jct_picture_ref (JctPicture *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
jct_picture_unref (JctPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->beside, g_ptr_array_unref);
  g_clear_pointer (&self->analysis, jct_analysis_unref);
  g_clear_pointer (&self->series, jct_series_set_unref);
  jct_analysis_options_clear (&self->options);
  jct_view_free (self->view);
  jct_document_unref (self->document);
  g_clear_object (&self->dataset);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* ---- what it is of --------------------------------------------------------------------------- */

static const JctEvent *
find_selected (const JctPicture *self)
{
  return self->view->selected_event != NULL
           ? jct_document_find_event (self->document, self->view->selected_event)
           : NULL;
}

/* Before and after is compared by the chart itself. */
static gboolean
needs_analysis (const JctPicture *self)
{
  return self->analysis == NULL && self->method != JCT_METHOD_BEFORE_AFTER && self->series != NULL
         && jct_series_set_get_n (self->series) > 0 && find_selected (self) != NULL;
}

gboolean
jct_picture_is_quick (JctPicture *self)
{
  gsize n = 0;
  gboolean prepared;

  g_mutex_lock (&self->mutex);
  prepared = self->is_prepared || (!needs_analysis (self) && self->view->beside->len == 0);
  g_mutex_unlock (&self->mutex);
  if (self->series != NULL && jct_series_set_get_n (self->series) > 0)
    n = jct_series_set_get_n (self->series)
        * jct_series_get_n (jct_series_set_get (self->series, 0));
  return prepared && n <= QUICK_POINTS;
}

static gboolean
analyse (JctPicture *self, GCancellable *cancellable, GError **error)
{
  const JctEvent *event = find_selected (self);

  self->options.methods = JCT_METHOD_BIT (self->method);
  self->options.k = self->view->k;
  self->options.event_period = self->view->event_period;
  self->analysis
    = jct_analysis_compute (self->document, self->view,
                            jct_event_get_period (event, jct_series_set_get_kind (self->series)),
                            event->id, &self->options, cancellable, NULL, NULL, error);
  return self->analysis != NULL;
}

/* With the mutex. */
static gboolean
prepare (JctPicture *self, GCancellable *cancellable, GError **error)
{
  if (self->is_prepared)
    return TRUE;
  if (needs_analysis (self) && !analyse (self, cancellable, error))
    return FALSE;
  self->beside = jct_document_compute_beside (self->document, self->view);
  self->subject = (JctExportSubject){
    .document = self->document,
    .view = self->view,
    .series = self->series,
    .beside = self->beside,
    .visible = self->visible,
    .point = self->has_point ? &self->point : NULL,
    .method = self->method,
    .analysis = self->analysis,
  };
  self->is_prepared = TRUE;
  return TRUE;
}

const JctExportSubject *
jct_picture_get_subject (JctPicture *self, GCancellable *cancellable, GError **error)
{
  gboolean prepared;

  g_mutex_lock (&self->mutex);
  prepared = prepare (self, cancellable, error);
  g_mutex_unlock (&self->mutex);
  return prepared ? &self->subject : NULL;
}

char *
jct_picture_dup_title (JctPicture *self)
{
  return jct_chart_dup_title (self->document, self->view);
}

char *
jct_picture_dup_subtitle (JctPicture *self)
{
  return jct_chart_dup_subtitle (self->document, self->view, self->series, self->visible);
}

gboolean
jct_picture_has_selected_event (JctPicture *self)
{
  return find_selected (self) != NULL;
}

void
jct_picture_set_dataset (JctPicture *self, GFile *dataset)
{
  g_set_object (&self->dataset, dataset);
}

gboolean
jct_picture_has_dataset (JctPicture *self)
{
  return self->dataset != NULL;
}

/* ---- files ----------------------------------------------------------------------------------- */

JctRowsFormat
jct_picture_get_rows_format (const JctExportSettings *settings)
{
  return settings->table_format == JCT_EXPORT_TABLE_JSON ? JCT_ROWS_JSON : JCT_ROWS_CSV;
}

static GBytes *
write_table (const JctExportSettings *settings,
             const JctExportSubject *subject,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (JctRowOrder) rows = jct_export_subject_dup_rows (subject, cancellable, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (rows == NULL
      || !jct_rows_write (rows, jct_picture_get_rows_format (settings), stream, NULL, NULL,
                          cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
check_subject (const JctExportSettings *settings, const JctExportSubject *subject, GError **error)
{
  g_autofree char *reason = NULL;

  if (jct_export_subject_has (subject, settings->what, &reason))
    return TRUE;
  g_set_error_literal (error, JCT_EXPORT_ERROR, JCT_EXPORT_ERROR_NOTHING, reason);
  return FALSE;
}

/* What it is of, if there is something of what is asked for. */
static const JctExportSubject *
find_subject (JctPicture *self,
              const JctExportSettings *settings,
              GCancellable *cancellable,
              GError **error)
{
  const JctExportSubject *subject = jct_picture_get_subject (self, cancellable, error);

  return subject != NULL && check_subject (settings, subject, error) ? subject : NULL;
}

static GBytes *
write_picture (const JctExportSettings *settings,
               const JctExportSubject *subject,
               JctExportProgress progress,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (JctExportRequest) request = jct_export_request_new (settings, subject, error);

  return request != NULL ? jct_export_request_write (request, progress, data, cancellable, error)
                         : NULL;
}

GBytes *
jct_picture_write (JctPicture *self,
                   const JctExportSettings *settings,
                   JctExportProgress progress,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  const JctExportSubject *subject = find_subject (self, settings, cancellable, error);

  if (subject == NULL)
    return NULL;
  return settings->what == JCT_EXPORT_WHAT_TABLE
           ? write_table (settings, subject, cancellable, error)
           : write_picture (settings, subject, progress, data, cancellable, error);
}

JctRowOrder *
jct_picture_dup_rows (JctPicture *self, GError **error)
{
  /* Of numbers no method's result is needed. */
  const JctExportSubject subject = {
    .document = self->document, .view = self->view, .series = self->series, .visible = self->visible
  };
  const JctExportSettings settings = { .what = JCT_EXPORT_WHAT_TABLE };

  if (!check_subject (&settings, &subject, error))
    return NULL;
  return jct_export_subject_dup_rows (&subject, NULL, error);
}

static gboolean
save_table (const JctExportSettings *settings,
            const JctExportSubject *subject,
            const char *path,
            JctExportProgress progress,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (JctRowOrder) rows = jct_export_subject_dup_rows (subject, cancellable, error);

  return rows != NULL
         && jct_rows_save (rows, jct_picture_get_rows_format (settings), path, progress, data,
                           cancellable, error);
}

gboolean
jct_picture_save (JctPicture *self,
                  const JctExportSettings *settings,
                  const char *path,
                  JctExportProgress progress,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  const JctExportSubject *subject = find_subject (self, settings, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (subject == NULL)
    return FALSE;
  /* Of tables there is no limit: they are written in pieces. */
  if (settings->what == JCT_EXPORT_WHAT_TABLE)
    return save_table (settings, subject, path, progress, data, cancellable, error);
  bytes = write_picture (settings, subject, progress, data, cancellable, error);
  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && jct_save_bytes (path, bytes, error);
}

gboolean
jct_picture_save_receipt (JctPicture *self,
                          const JctExportSettings *settings,
                          const char *path,
                          GError **error)
{
  g_autofree char *beside = jct_receipt_dup_path (path);
  g_autoptr (JctReceipt) receipt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  JctAnalysisOptions options = self->options;

  g_return_val_if_fail (self->dataset != NULL, FALSE);

  receipt = jct_receipt_new (self->document, self->dataset, self->view, error);
  if (receipt == NULL || !jct_receipt_set_picture (receipt, path, error))
    return FALSE;
  /* As the analysis was, or would be, computed. */
  options.k = self->view->k;
  options.event_period = self->view->event_period;
  jct_receipt_set_drawing (receipt, jct_export_settings_to_record (settings),
                           jct_analysis_options_to_variant (&options),
                           jct_export_program_to_variant ());
  jct_receipt_set_shown (receipt, self->visible, self->has_point ? &self->point : NULL);
  bytes = jct_receipt_to_bytes (receipt);
  return jct_save_bytes (beside, bytes, error);
}
