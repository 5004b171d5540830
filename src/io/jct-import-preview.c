/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-import-preview.h"

#include <glib/gi18n-lib.h>

#include "io/jct-import-plan-private.h"
#include "io/jct-source-file.h"

JctImportRequest *
jct_import_request_new (void)
{
  return g_new0 (JctImportRequest, 1);
}

void
jct_import_request_free (JctImportRequest *request)
{
  g_clear_pointer (&request->plan, jct_import_plan_free);
  g_free (request->encoding);
  g_free (request);
}

static void
row_free (gpointer data)
{
  JctImportPreviewRow *row = data;

  g_strfreev (row->cells);
  g_free (row->are_wrong);
  g_free (row);
}

void
jct_import_preview_free (JctImportPreview *preview)
{
  g_clear_pointer (&preview->plan, jct_import_plan_free);
  g_clear_pointer (&preview->rows, g_ptr_array_unref);
  g_clear_pointer (&preview->document, jct_document_unref);
  g_free (preview->sentence);
  g_free (preview);
}

/* ---- the first rows ---- */

typedef struct
{
  JctImportPreview *preview;
  gboolean is_past_header;
} Rows;

static gboolean
take_row (const JctCsvRow *row, gpointer user_data, GError **error)
{
  Rows *rows = user_data;
  const JctImportPlan *plan = rows->preview->plan;
  JctImportPreviewRow *taken;
  int month = -1;

  if (!rows->is_past_header)
    {
      rows->is_past_header = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < plan->columns->len; i++)
    if (((JctImportColumn *) plan->columns->pdata[i])->role == JCT_IMPORT_MONTH)
      month = (int) i;
  taken = g_new0 (JctImportPreviewRow, 1);
  taken->line = row->line;
  taken->cells = g_new0 (char *, plan->columns->len + 1);
  taken->are_wrong = g_new0 (gboolean, plan->columns->len + 1);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const char *month_text
        = month >= 0 && (guint) month < row->n_fields ? row->fields[month] : NULL;

      taken->cells[i]
        = i < row->n_fields
            ? jct_import_rows_read_cell (plan, i, row->fields[i], month_text, &taken->are_wrong[i])
            : g_strdup ("");
    }
  g_ptr_array_add (rows->preview->rows, taken);
  if (rows->preview->rows->len < JCT_IMPORT_PREVIEW_ROWS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the first rows are known");
  return FALSE;
}

static void
take_rows (JctImportPreview *preview, const JctLoadContext *context, const char *text, gsize length)
{
  Rows rows = { preview, !preview->plan->has_header };

  jct_import_plan_for_each_row (preview->plan, context, text, length, take_row, &rows, NULL);
}

/* ---- plan and document ---- */

static JctImportPlan *
make_plan (const JctImportRequest *request,
           const JctLoadContext *context,
           const char *text,
           gsize length,
           const char *encoding,
           GError **inner)
{
  JctImportFormat format;
  g_autoptr (JctImportPlan) plan = NULL;

  if (request->plan != NULL)
    {
      plan = jct_import_plan_copy (request->plan);
      jct_import_plan_complete_text (plan, context, text, length, request->guess_time, inner);
      return g_steal_pointer (&plan);
    }
  if (!jct_import_format_find (context, text, length, &format, inner))
    return NULL;
  plan = jct_import_plan_guess_text (context, format, text, length, encoding, inner);
  return plan != NULL
           ? g_steal_pointer (&plan)
           : jct_import_plan_outline_text (context, format, text, length, encoding, NULL);
}

static void
read_document (JctImportPreview *preview, GFile *file, GCancellable *cancellable, GError **inner)
{
  const JctReadOptions options = { .plan = preview->plan };

  preview->document
    = jct_document_load_planned (file, &options, NULL, NULL, NULL, cancellable, inner);
  if (preview->document != NULL)
    preview->sentence = jct_import_words_of_document (preview->document);
}

JctImportPreview *
jct_import_preview_make (GFile *file,
                         const JctImportRequest *request,
                         GCancellable *cancellable,
                         GError **error)
{
  const JctReadOptions options
    = { .delimiter = request->delimiter,
        .encoding = request->plan != NULL && request->plan->format == JCT_IMPORT_CSV
                      ? request->plan->encoding
                      : request->encoding,
        .header = request->header };
  g_autofree char *name = g_file_get_parse_name (file);
  JctLoadContext context = {
    .file = file, .name = name, .progress_end = 1.0, .cancellable = cancellable, .options = &options
  };
  g_autoptr (JctImportPreview) preview = g_new0 (JctImportPreview, 1);
  const char *encoding = NULL;
  g_autoptr (GBytes) bytes = jct_source_file_load_any (&context, &encoding, error);
  g_autoptr (GError) inner = NULL;
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  preview->rows = g_ptr_array_new_with_free_func (row_free);
  preview->plan = make_plan (request, &context, text, length, encoding, &inner);
  if (preview->plan == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }
  take_rows (preview, &context, text, length);
  if (inner == NULL)
    read_document (preview, file, cancellable, &inner);
  if (inner != NULL)
    preview->sentence = g_strdup (inner->message);
  return g_steal_pointer (&preview);
}

/* ---- in a thread ---- */

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  JctImportPreview *preview = jct_import_preview_make (source, task_data, cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) jct_import_preview_free);
  else
    g_task_return_error (task, error);
}

void
jct_import_preview_make_async (GFile *file,
                               JctImportRequest *request,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, jct_import_preview_make_async);
  g_task_set_task_data (task, request, (GDestroyNotify) jct_import_request_free);
  g_task_run_in_thread (task, make_in_thread);
}

JctImportPreview *
jct_import_preview_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
