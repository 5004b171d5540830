/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the receipt of a picture: its dataset is opened, and what the picture showed is shown. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-datasets.h"
#include "widgets/jct-recent-files.h"

static void
show_problem (JctWindow *self, const char *message)
{
  g_autofree char *name = jct_file_dup_name (self->receipt_file);
  /* Translators: %s is a file's name. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be opened"), name);

  jct_window_show_error (self, heading, message);
}

void
jct_window_forget_receipt (JctWindow *self)
{
  g_clear_pointer (&self->receipt, jct_receipt_free);
  g_clear_object (&self->receipt_file);
  g_clear_object (&self->receipt_dataset);
}

/* ---- whether the data are the picture's ------------------------------------------------------ */

typedef struct
{
  JctReceipt *receipt;
  GFile *dataset;
  JctDocument *document;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  jct_receipt_free (check->receipt);
  g_object_unref (check->dataset);
  jct_document_unref (check->document);
  g_free (check);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Check *check = data;

  g_task_return_int (task,
                     jct_receipt_compare_data (check->receipt, check->dataset, check->document));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctWindow *self = JCT_WINDOW (source);
  const Check *check = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gssize same = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (error != NULL || same == JCT_RECEIPT_DATA_SAME
      || jct_view_state_get_document (self->state) != check->document)
    return;
  name = jct_file_dup_name (check->dataset);
  message
    = same == JCT_RECEIPT_DATA_OTHER
        /* Translators: %s is a file's name. */
        ? g_strdup_printf (_ ("%s: The data are not those that the picture was drawn from."), name)
        : g_strdup_printf (
          /* Translators: %s is a file's name. */
          _ ("%s: The file is the picture’s, and what is read from it is not: a file beside "
             "it has changed, or this version reads it otherwise."),
          name);
  jct_window_show_error (self, C_ ("receipt", "The picture had other data"), message);
}

/* Takes the receipt. */
static void
start_check (JctWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->closing, checked_cb, NULL);
  Check *check = g_new0 (Check, 1);

  check->receipt = g_steal_pointer (&self->receipt);
  check->dataset = g_object_ref (self->receipt_dataset);
  check->document = jct_document_ref (jct_view_state_get_document (self->state));
  g_task_set_source_tag (task, start_check);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_thread);
}

/* ---- what it shows --------------------------------------------------------------------------- */

static gboolean
take_options (JctWindow *self, const char *name, JctAnalysisOptions *options, GError **error)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  g_autoptr (GVariant) taken = NULL;

  jct_analysis_options_from_variant (options, self->receipt->method,
                                     jct_document_get_fiscal_start (document));
  taken = g_variant_ref_sink (jct_analysis_options_to_variant (options));
  return jct_receipt_check_taken (self->receipt, name, "method", taken, error);
}

static void
select_point (JctWindow *self)
{
  JctSeriesSet *series = jct_view_state_get_series (self->state, NULL);
  JctPeriod point;

  if (series != NULL && jct_series_set_get_n (series) > 0
      && jct_receipt_get_point (self->receipt, jct_view_state_get_document (self->state), &point))
    jct_view_state_select_point (self->state, jct_series_get_key (jct_series_set_get (series, 0)),
                                 point);
}

static gboolean
show_view (JctWindow *self, GError **error)
{
  g_autofree char *name = jct_file_dup_name (self->receipt_file);
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autoptr (JctAnalysisRunner) runner = NULL;
  g_autoptr (JctView) view
    = jct_receipt_dup_view (self->receipt, name, jct_view_state_get_document (self->state), error);

  if (view == NULL || !take_options (self, name, &options, error))
    return FALSE;
  if (!view->has_visible && !jct_span_is_empty (self->receipt->visible))
    {
      view->has_visible = TRUE;
      view->visible = self->receipt->visible;
    }
  if (self->explore_page != NULL)
    g_object_get (self->explore_page, "runner", &runner, NULL);
  if (runner != NULL)
    jct_analysis_runner_set_options (runner, &options);
  jct_view_state_set_view (self->state, view, C_ ("receipt", "Show the Picture of a Receipt"));
  select_point (self);
  return TRUE;
}

static void
tell_shown (JctWindow *self)
{
  g_autofree char *escaped = g_markup_escape_text (self->receipt->picture, -1);
  /* Translators: %s is the name of a picture's file. */
  g_autofree char *text = g_strdup_printf (C_ ("receipt", "What “%s” shows"), escaped);

  jct_window_show_toast (self, adw_toast_new (text));
}

void
jct_window_apply_receipt (JctWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (self->receipt != NULL && self->receipt_dataset != NULL
      && g_file_equal (self->receipt_dataset, file))
    {
      if (show_view (self, &error))
        {
          tell_shown (self);
          start_check (self);
        }
      else
        show_problem (self, error->message);
    }
  jct_window_forget_receipt (self);
}

/* ---- its dataset ----------------------------------------------------------------------------- */

static void
open_dataset (JctWindow *self, GFile *dataset)
{
  g_set_object (&self->receipt_dataset, dataset);
  jct_window_start_load (self, dataset);
}

static void
take_chosen (JctWindow *self, GFile *dataset)
{
  if (self->receipt != NULL)
    open_dataset (self, dataset);
}

/* A picture of an included dataset is often saved elsewhere. (transfer full) (nullable) */
static GFile *
find_included (const JctReceipt *receipt)
{
  g_autofree char *folder = jct_dup_datasets_folder ();
  g_autoptr (GFile) dataset = g_file_new_build_filename (folder, receipt->file, NULL);

  return g_file_query_exists (dataset, NULL) ? g_steal_pointer (&dataset) : NULL;
}

/* The open one stands for a dataset of its name; whether it is the same is looked at once it is shown. */
static GFile *
find_dataset (JctWindow *self, GError **error)
{
  g_autofree char *open = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autoptr (GError) problem = NULL;
  GFile *dataset = jct_receipt_find_dataset (self->receipt, self->receipt_file, &problem);

  if (dataset == NULL && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    dataset = g_strcmp0 (open, self->receipt->file) == 0 ? g_object_ref (self->file)
                                                         : find_included (self->receipt);
  if (dataset == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return dataset;
}

void
jct_window_take_receipt (JctWindow *self, GFile *file)
{
  g_autoptr (GFile) receipt_file = g_object_ref (file);
  g_autoptr (GFile) dataset = NULL;
  g_autoptr (GError) error = NULL;

  jct_window_forget_receipt (self);
  self->receipt_file = g_steal_pointer (&receipt_file);
  self->receipt = jct_receipt_load (self->receipt_file, &error);
  if (self->receipt != NULL)
    dataset = find_dataset (self, &error);
  if (dataset != NULL)
    {
      open_dataset (self, dataset);
      return;
    }
  show_problem (self, error->message);
  if (self->receipt != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_autofree char *title
        /* Translators: %s is the name of a dataset's file. */
        = g_strdup_printf (C_ ("receipt", "Find “%s”"), self->receipt->file);

      jct_window_choose_to_read (self, title, _ ("_Open"), take_chosen);
    }
}
