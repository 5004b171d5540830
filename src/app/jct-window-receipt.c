/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the receipt of a picture: its dataset is opened, and what the picture showed is shown. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-reader.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-datasets.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-task.h"

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
  g_clear_pointer (&self->receipt_parts, g_ptr_array_unref);
}

/* ---- whether the data are the picture's ------------------------------------------------------ */

/* A dataset as it was read. All owned. */
typedef struct
{
  GFile *file;
  JctDocument *document;
} Part;

static Part *
part_new (GFile *file, JctDocument *document)
{
  Part *part = g_new (Part, 1);

  part->file = g_object_ref (file);
  part->document = jct_document_ref (document);
  return part;
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_object_unref (part->file);
  jct_document_unref (part->document);
  g_free (part);
}

typedef struct
{
  JctReceipt *receipt;
  GPtrArray *parts;      /* of Part: the dataset, and those beside */
  JctDocument *document; /* borrowed: that is shown, only to be told from others */
  guint index;           /* of the first part that is not as it was */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  jct_receipt_free (check->receipt);
  g_ptr_array_unref (check->parts);
  g_free (check);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *check = data;
  JctReceiptData same = JCT_RECEIPT_DATA_SAME;

  for (guint i = 0; i < check->parts->len && same == JCT_RECEIPT_DATA_SAME; i++)
    {
      const Part *part = g_ptr_array_index (check->parts, i);
      const JctReceiptDataset *dataset
        = i == 0 ? check->receipt->dataset : g_ptr_array_index (check->receipt->beside, i - 1);

      check->index = i;
      same = jct_receipt_dataset_compare (dataset, part->file, part->document);
    }
  g_task_return_int (task, same);
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
  name = jct_file_dup_name (((const Part *) g_ptr_array_index (check->parts, check->index))->file);
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

/* Takes the receipt and what was read for it. */
static void
start_check (JctWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->closing, checked_cb, NULL);
  Check *check = g_new0 (Check, 1);

  check->receipt = g_steal_pointer (&self->receipt);
  check->parts = g_steal_pointer (&self->receipt_parts);
  check->document = jct_view_state_get_document (self->state);
  g_task_set_source_tag (task, start_check);
  g_task_set_task_data (task, check, check_free);
  jct_task_run_in_thread (task, check_thread);
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

/* In the order of the receipt: so they have the names by which its view knows them. */
static gboolean
add_beside (JctWindow *self, const char *name, GError **error)
{
  for (guint i = 1; i < self->receipt_parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->receipt_parts, i);
      g_autoptr (JctView) view
        = jct_receipt_dataset_dup_view (g_ptr_array_index (self->receipt->beside, i - 1), name,
                                        part->document, error);

      if (view == NULL || !jct_view_state_add_beside (self->state, part->document, view, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
show_view (JctWindow *self, GError **error)
{
  g_autofree char *name = jct_file_dup_name (self->receipt_file);
  g_auto (JctAnalysisOptions) options = { 0 };
  g_autoptr (JctAnalysisRunner) runner = NULL;
  g_autoptr (JctView) view = NULL;

  if (!add_beside (self, name, error))
    return FALSE;
  view = jct_receipt_dataset_dup_view (self->receipt->dataset, name,
                                       jct_view_state_get_document (self->state), error);
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
find_included (const JctReceiptDataset *wanted)
{
  g_autofree char *folder = jct_dup_datasets_folder ();
  g_autoptr (GFile) dataset = g_file_new_build_filename (folder, wanted->file, NULL);

  return g_file_query_exists (dataset, NULL) ? g_steal_pointer (&dataset) : NULL;
}

/* The open one stands for a dataset of its name; whether it is the same is looked at once it is shown. */
static GFile *
find_dataset (JctWindow *self, const JctReceiptDataset *wanted, GError **error)
{
  g_autofree char *open = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autoptr (GError) problem = NULL;
  GFile *dataset = jct_receipt_dataset_find (wanted, self->receipt_file, &problem);

  if (dataset == NULL && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    dataset
      = g_strcmp0 (open, wanted->file) == 0 ? g_object_ref (self->file) : find_included (wanted);
  if (dataset == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return dataset;
}

/* ---- what stands beside it ------------------------------------------------------------------- */

/* One that is being read. All owned. */
typedef struct
{
  JctWindow *window;
  GFile *receipt_file; /* whoever has another one by then does not wait for this */
  GFile *file;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->window);
  g_object_unref (reading->receipt_file);
  g_object_unref (reading->file);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
show_receipt (JctWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (show_view (self, &error))
    {
      tell_shown (self);
      start_check (self);
    }
  else
    show_problem (self, error->message);
  jct_window_forget_receipt (self);
}

static void read_next (JctWindow *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  JctWindow *self = reading->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) document = jct_document_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->closing) || self->receipt_file != reading->receipt_file)
    return;
  if (document == NULL)
    {
      show_problem (self, error->message);
      jct_window_forget_receipt (self);
      return;
    }
  g_ptr_array_add (self->receipt_parts, part_new (reading->file, document));
  read_next (self);
}

static void
read_next (JctWindow *self)
{
  guint n_read = self->receipt_parts->len - 1;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  Reading *reading;

  if (n_read == self->receipt->beside->len)
    {
      show_receipt (self);
      return;
    }
  file = find_dataset (self, g_ptr_array_index (self->receipt->beside, n_read), &error);
  if (file == NULL)
    {
      show_problem (self, error->message);
      jct_window_forget_receipt (self);
      return;
    }
  reading = g_new (Reading, 1);
  reading->window = g_object_ref (self);
  reading->receipt_file = g_object_ref (self->receipt_file);
  reading->file = g_object_ref (file);
  jct_document_load_async (file, NULL, NULL, self->closing, read_cb, reading);
}

void
jct_window_apply_receipt (JctWindow *self, GFile *file)
{
  if (self->receipt == NULL || self->receipt_dataset == NULL
      || !g_file_equal (self->receipt_dataset, file))
    {
      jct_window_forget_receipt (self);
      return;
    }
  g_clear_pointer (&self->receipt_parts, g_ptr_array_unref);
  self->receipt_parts = g_ptr_array_new_with_free_func (part_free);
  g_ptr_array_add (self->receipt_parts, part_new (file, jct_view_state_get_document (self->state)));
  read_next (self);
}

/* ---- opening one ----------------------------------------------------------------------------- */

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
    dataset = find_dataset (self, self->receipt->dataset, &error);
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
        = g_strdup_printf (C_ ("receipt", "Find “%s”"), self->receipt->dataset->file);

      jct_window_choose_to_read (self, title, _ ("_Open"), take_chosen);
    }
}
