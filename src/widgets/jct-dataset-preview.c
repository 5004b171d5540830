/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-dataset-preview.h"

#include "io/jct-reader.h"
#include "widgets/jct-task.h"

void
jct_dataset_preview_free (JctDatasetPreview *preview)
{
  g_free (preview->title);
  g_free (preview->description);
  g_free (preview->values);
  g_free (preview);
}

static JctDatasetPreview *
preview_new (const JctDocument *document)
{
  JctDatasetPreview *preview = g_new0 (JctDatasetPreview, 1);
  g_autoptr (JctView) view = jct_document_dup_default_view (document);
  /* A dataset of events alone has no series: the list then shows none. */
  g_autoptr (JctSeriesSet) set = jct_document_compute_series (document, view, NULL);

  preview->title = g_strdup (jct_document_get_title (document));
  preview->description = g_strdup (jct_document_get_description (document));
  if (set != NULL && jct_series_set_get_n (set) > 0)
    {
      const JctSeries *series = jct_series_set_get (set, 0);

      preview->n = jct_series_get_n (series);
      preview->values = g_memdup2 (jct_series_get_values (series), preview->n * sizeof (double));
    }
  return preview;
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (JctDocument) document = jct_document_load (task_data, NULL, NULL, cancellable, &error);

  if (document == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, preview_new (document), (GDestroyNotify) jct_dataset_preview_free);
}

void
jct_dataset_preview_load_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, jct_dataset_preview_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_set_priority (task, G_PRIORITY_LOW);
  jct_task_run_in_thread (task, load_thread);
}

JctDatasetPreview *
jct_dataset_preview_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
