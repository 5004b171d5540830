/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/jct-block-source.h"
#include "io/jct-csv.h"
#include "io/jct-import-plan-private.h"
#include "io/jct-io-error.h"
#include "io/jct-json.h"
#include "io/jct-limits.h"
#include "io/jct-read-blocks.h"
#include "io/jct-read-cbp.h"
#include "io/jct-read-json-lines.h"
#include "io/jct-read-json-stat.h"
#include "io/jct-read-package.h"
#include "io/jct-read-records-private.h"
#include "io/jct-read-timeline.h"
#include "io/jct-sniff.h"
#include "io/jct-source-file.h"

static gboolean
has_options (const JctReadOptions *options)
{
  return options != NULL
         && (options->time != NULL || (options->measures != NULL && options->measures[0] != NULL)
             || (options->dimensions != NULL && options->dimensions[0] != NULL)
             || (options->ignored != NULL && options->ignored[0] != NULL)
             || options->delimiter != '\0' || options->encoding != NULL
             || options->header != JCT_HEADER_GUESSED || options->others != NULL
             || options->has_unit || options->decimal != '\0' || options->missing != NULL
             || options->plan != NULL);
}

static gboolean
check_no_options (const JctLoadContext *context, GError **error)
{
  if (context->options == NULL)
    return TRUE;
  jct_io_error_set (
    error, JCT_IO_ERROR_FORMAT, context->name, NULL,
    _ ("The file says itself which field is what; roles can be given for records only."));
  return FALSE;
}

/* ---- formats ---- */

static JctDocument *
read_object (const JctLoadContext *context, const char *text, gsize length, GError **error)
{
  JctLoadContext parsing = jct_load_context_share (context, 0.0, 0.6);
  JctLoadContext reading = jct_load_context_share (context, 0.6, 1.0);
  g_autoptr (json_t) root = jct_json_parse (&parsing, text, length, error);
  JctJsonFormat format;

  if (root == NULL || !jct_sniff_json (context, root, &format, error)
      || !check_no_options (context, error))
    return NULL;
  if (format == JCT_JSON_STAT)
    return jct_read_json_stat (&reading, root, error);
  if (format == JCT_JSON_TIMELINE)
    return jct_read_timeline (&reading, root, error);
  return jct_read_package (&reading, root, error);
}

/* A plan is for one format. */
static gboolean
check_plan_format (const JctLoadContext *context, JctImportFormat format, GError **error)
{
  const JctImportPlan *plan = context->options != NULL ? context->options->plan : NULL;

  if (plan == NULL || plan->format == format)
    return TRUE;
  jct_io_error_set (error, JCT_IO_ERROR_FORMAT, context->name, NULL,
                    _ ("The plan is for a file of another format than this one."));
  return FALSE;
}

static JctDocument *
read_records (const JctLoadContext *context,
              JctImportFormat format,
              const char *text,
              gsize length,
              GError **error)
{
  if (!check_plan_format (context, format, error))
    return NULL;
  if (!jct_records_are_plain (context, NULL))
    return jct_records_read_as_texts (context, format, text, length, "UTF-8", error);
  return format == JCT_IMPORT_JSON_LINES ? jct_read_json_lines (context, text, length, error)
                                         : jct_read_records_json (context, text, length, error);
}

static JctDocument *
read_json (const JctLoadContext *context, const char *text, gsize length, GError **error)
{
  if (context->options != NULL && context->options->plan == NULL
      && (context->options->delimiter != '\0' || context->options->encoding != NULL
          || context->options->header != JCT_HEADER_GUESSED))
    {
      jct_io_error_set (
        error, JCT_IO_ERROR_FORMAT, context->name, NULL,
        _ ("The file is JSON; a delimiter and an encoding can be given for CSV only."));
      return NULL;
    }
  if (jct_sniff_lines (text, length))
    return read_records (context, JCT_IMPORT_JSON_LINES, text, length, error);
  if (jct_sniff_records (text, length))
    return read_records (context, JCT_IMPORT_RECORDS, text, length, error);
  return read_object (context, text, length, error);
}

/* Stops at the header, having looked whether it is CBP's. */
static gboolean
look_at_header (const JctCsvRow *row, gpointer user_data, GError **error)
{
  gboolean *is_cbp = user_data;

  *is_cbp = jct_cbp_is_header (row->fields, row->n_fields);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the header is known");
  return FALSE;
}

static gboolean
is_cbp_text (const char *text, gsize length)
{
  JctLoadContext quiet = { .name = "" };
  gboolean is_cbp = FALSE;

  jct_csv_parse (&quiet, text, length, ',', look_at_header, &is_cbp, NULL);
  return is_cbp;
}

static JctDocument *
read_csv (const JctLoadContext *context,
          const char *text,
          gsize length,
          const char *encoding,
          GError **error)
{
  g_autoptr (JctCbpReader) reader = NULL;

  if (!is_cbp_text (text, length))
    return check_plan_format (context, JCT_IMPORT_CSV, error)
             ? jct_records_read_as_texts (context, JCT_IMPORT_CSV, text, length, encoding, error)
             : NULL;
  if (!check_no_options (context, error))
    return NULL;
  if (strcmp (encoding, "UTF-8") != 0)
    {
      jct_io_error_set (error, JCT_IO_ERROR_SYNTAX, context->name, NULL,
                        /* Translators: %s is the name of an encoding, such as "windows-1252". */
                        _ ("The file is %s; expected text in UTF-8."), encoding);
      return NULL;
    }
  reader = jct_cbp_reader_new ();
  if (!jct_cbp_reader_add (reader, context, text, length, error))
    return NULL;
  return jct_cbp_reader_finish (reader, error);
}

static JctDocument *
read_text (const JctLoadContext *context, GBytes *bytes, const char *encoding, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gboolean is_json;

  if (!jct_sniff_text (context, text, length, &is_json, error))
    return NULL;
  if (is_json)
    return read_json (context, text, length, error);
  return read_csv (context, text, length, encoding, error);
}

/* ---- loading ---- */

/* The bytes as a whole, unpacked or not. */
static JctDocument *
read_bytes (const JctLoadContext *context, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) unpacked
    = jct_source_file_unpack (context, bytes, JCT_LIMIT_FILE_BYTES, error);
  g_autoptr (GBytes) text = NULL;
  const char *encoding;

  if (unpacked == NULL || !jct_sniff_bytes (context, unpacked, error))
    return NULL;
  text = jct_source_file_decode_any (context, unpacked, &encoding, error);
  return text != NULL ? read_text (context, text, encoding, error) : NULL;
}

/* In blocks if possible: the document, or NULL with the text where that was read on the way. */
static JctDocument *
read_in_blocks (
  const JctLoadContext *context, GBytes *bytes, gsize block, gsize bulk, GBytes **text)
{
  g_autoptr (JctBlockSource) source = jct_block_source_new (context, bytes, block);

  *text = NULL;
  return source != NULL ? jct_read_blocks (context, source, bulk, text) : NULL;
}

static JctDocument *
load_whole (const JctLoadContext *context, GError **error)
{
  JctLoadContext loading = jct_load_context_share (context, 0.0, 0.3);
  JctLoadContext reading = jct_load_context_share (context, 0.3, 1.0);
  const char *encoding;
  g_autoptr (GBytes) bytes = jct_source_file_load_any (&loading, &encoding, error);

  return bytes != NULL ? read_text (&reading, bytes, encoding, error) : NULL;
}

/* Reading a second time does not take back what was reported the first time. */
typedef struct
{
  JctProgress progress;
  gpointer data;
  double most;
} Progress;

static void
report_progress (double fraction, gpointer user_data)
{
  Progress *progress = user_data;

  if (fraction <= progress->most)
    return;
  progress->most = fraction;
  progress->progress (fraction, progress->data);
}

static JctDocument *
load (JctLoadContext *context, GError **error)
{
  JctProgress progress = context->progress;
  Progress report = { progress, context->progress_data, -1.0 };
  g_autofree char *name = g_file_get_parse_name (context->file);
  g_autoptr (GBytes) text = NULL;
  JctDocument *document;

  context->name = name;
  context->progress = progress != NULL ? report_progress : NULL;
  context->progress_data = &report;
  context->progress_end = 1.0;
  document = read_in_blocks (context, NULL, JCT_BLOCK_BYTES, JCT_BULK_BYTES, &text);
  if (document == NULL)
    document = text != NULL ? read_bytes (context, text, error) : load_whole (context, error);
  if (document != NULL && progress != NULL)
    report_progress (1.0, &report);
  return document;
}

JctDocument *
jct_document_load_planned (GFile *file,
                           const JctReadOptions *options,
                           JctImportPlan **plan,
                           JctProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (JctPlanOptions) planned = { 0 };
  JctLoadContext context = { .file = file,
                             .progress = progress,
                             .progress_data = progress_data,
                             .cancellable = cancellable,
                             .options = has_options (options) ? options : NULL,
                             .plan = plan };

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (plan != NULL)
    *plan = NULL;
  if (options != NULL && options->plan != NULL)
    context.options = jct_plan_options_init (&planned, options->plan);
  JctDocument *document = load (&context, error);
  if (document == NULL && plan != NULL)
    g_clear_pointer (plan, jct_import_plan_free);
  return document;
}

JctDocument *
jct_document_load_with_options (GFile *file,
                                const JctReadOptions *options,
                                JctProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error)
{
  return jct_document_load_planned (file, options, NULL, progress, progress_data, cancellable,
                                    error);
}

JctDocument *
jct_document_load (GFile *file,
                   JctProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  return jct_document_load_with_options (file, NULL, progress, progress_data, cancellable, error);
}

JctDocument *
jct_reader_load_bytes (GBytes *bytes, const char *name, gsize block, gsize bulk, GError **error)
{
  JctLoadContext context = { .name = name, .progress_end = 1.0 };
  g_autoptr (GBytes) text = NULL;
  JctDocument *document = NULL;

  if (block > 0)
    document = read_in_blocks (&context, bytes, block, bulk, &text);
  return document != NULL ? document : read_bytes (&context, text != NULL ? text : bytes, error);
}

JctDocument *
jct_document_load_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return jct_reader_load_bytes (bytes, name, JCT_BLOCK_BYTES, JCT_BULK_BYTES, error);
}

/* ---- several files ---- */

static gboolean
add_cbp_file (JctCbpReader *reader, GFile *file, const JctLoadContext *share, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  JctLoadContext context = *share;
  g_autoptr (GBytes) bytes = NULL;

  context.file = file;
  context.name = name;
  bytes = jct_source_file_load (&context, error);
  if (bytes == NULL)
    return FALSE;
  if (!is_cbp_text (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
    {
      jct_io_error_set (
        error, JCT_IO_ERROR_FORMAT, name, NULL,
        _ ("Several files open as one document only when each is a CSV file of CBP's nationwide "
           "encounters; this one is not."));
      return FALSE;
    }
  return jct_cbp_reader_add (reader, &context, g_bytes_get_data (bytes, NULL),
                             g_bytes_get_size (bytes), error);
}

JctDocument *
jct_document_load_files (GFile *const *files,
                         guint n_files,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (JctCbpReader) reader = NULL;
  JctLoadContext context = { .progress_end = 1.0, .cancellable = cancellable };

  g_return_val_if_fail (n_files > 0, NULL);

  if (n_files == 1)
    return jct_document_load (files[0], NULL, NULL, cancellable, error);
  reader = jct_cbp_reader_new ();
  for (guint i = 0; i < n_files; i++)
    if (!add_cbp_file (reader, files[i], &context, error))
      return NULL;
  return jct_cbp_reader_finish (reader, error);
}

/* ---- in a thread ---- */

typedef struct
{
  JctProgress progress;
  gpointer progress_data;
} AsyncLoad;

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const AsyncLoad *load = task_data;
  GError *error = NULL;
  JctDocument *document
    = jct_document_load (source, load->progress, load->progress_data, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) jct_document_unref);
  else
    g_task_return_error (task, error);
}

void
jct_document_load_async (GFile *file,
                         JctProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AsyncLoad *load;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  load = g_new (AsyncLoad, 1);
  load->progress = progress;
  load->progress_data = progress_data;
  g_task_set_source_tag (task, jct_document_load_async);
  g_task_set_task_data (task, load, g_free);
  g_task_run_in_thread (task, load_in_thread);
}

JctDocument *
jct_document_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
