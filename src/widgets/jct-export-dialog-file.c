/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the file goes, and writing it. */
#include "config.h"

#include "widgets/jct-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-file-name.h"
#include "widgets/jct-save-questions.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-task.h"
#include "widgets/jct-thread-progress.h"

void
jct_export_dialog_update_state (JctExportDialog *self)
{
  gboolean exporting = self->exporting != NULL;

  gtk_widget_set_sensitive (self->export_button,
                            !exporting && self->trial == NULL && self->problem == NULL);
  gtk_widget_set_sensitive (self->options, !exporting);
  gtk_widget_set_visible (self->export_button, !exporting);
  gtk_widget_set_visible (self->cancel_button, exporting);
  gtk_revealer_set_reveal_child (self->progress_bar, exporting);
}

/* ---- writing --------------------------------------------------------------------------------- */

typedef struct
{
  JctPicture *picture;
  JctExportSettings settings;
  GFile *file;
  gboolean with_receipt;
  JctThreadReporter reporter;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  jct_picture_unref (export->picture);
  jct_export_settings_clear (&export->settings);
  g_object_unref (export->file);
  g_free (export);
}

static void
show_progress (GObject *owner, GTask *task, double fraction)
{
  JctExportDialog *self = JCT_EXPORT_DIALOG (owner);

  if (g_task_get_cancellable (task) == self->exporting)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  const char *path = g_file_peek_path (export->file);
  g_autoptr (GError) error = NULL;

  export->reporter = (JctThreadReporter){ .task = task, .report = show_progress };
  if (jct_picture_save (export->picture, &export->settings, path, jct_thread_reporter_tell,
                        &export->reporter, cancellable, &error)
      && (!export->with_receipt
          || jct_picture_save_receipt (export->picture, &export->settings, path, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
remember (JctExportDialog *self)
{
  if (self->remembered != NULL)
    g_settings_set_value (self->remembered, "export",
                          jct_export_settings_to_variant (&self->settings));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctExportDialog *self = JCT_EXPORT_DIALOG (source);
  GTask *task = G_TASK (result);
  const Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (task, &error);

  /* A dialog that was closed has no one left to tell. */
  if (g_task_get_cancellable (task) != self->exporting)
    return;
  g_clear_object (&self->exporting);
  jct_export_dialog_update_state (self);
  if (done)
    {
      remember (self);
      g_signal_emit_by_name (self, "exported", export->file);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jct_tell_not_saved (GTK_WINDOW (self), export->file, error->message);
}

static void
start (JctExportDialog *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = jct_file_dup_name (file);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (C_ ("progress", "Saving “%s”"), name);
  Export *export;

  if (self->exporting != NULL || self->problem != NULL)
    return;
  export = g_new0 (Export, 1);
  export->picture = jct_picture_ref (self->picture);
  export->file = g_object_ref (file);
  jct_export_settings_copy (&self->settings, &export->settings);
  export->with_receipt
    = gtk_switch_get_active (self->receipt) && jct_picture_has_dataset (self->picture);
  self->exporting = g_cancellable_new ();
  task = g_task_new (self, self->exporting, exported_cb, NULL);
  g_task_set_source_tag (task, start);
  /* Once the file is whole, it is: a cancellation then takes nothing back. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, export_free);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, text);
  jct_export_dialog_update_state (self);
  gtk_widget_grab_focus (self->cancel_button);
  jct_task_run_in_thread (task, export_thread);
}

void
jct_export_dialog_cancel (JctExportDialog *self)
{
  g_return_if_fail (JCT_IS_EXPORT_DIALOG (self));

  g_cancellable_cancel (self->exporting);
}

/* ---- where to -------------------------------------------------------------------------------- */

static void
replace (GtkWindow *window, GFile *file)
{
  start (JCT_EXPORT_DIALOG (window), file);
}

void
jct_export_dialog_export (JctExportDialog *self, GFile *chosen)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (JCT_IS_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (chosen));

  file = jct_file_with_suffix (chosen, jct_export_settings_get_suffix (&self->settings));
  if (g_file_peek_path (file) == NULL)
    jct_tell_not_saved (GTK_WINDOW (self), file,
                        _ ("Pictures can be saved in a folder of this computer only."));
  else if (!g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    /* The chooser asks about the name that was typed; with the ending it may be another one. */
    jct_ask_to_replace (GTK_WINDOW (self), file, NULL, replace);
  else
    start (self, file);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, JctExportDialog *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file != NULL)
    jct_export_dialog_export (self, file);
}

static const char *
get_filter_name (const JctExportSettings *settings)
{
  if (settings->what == JCT_EXPORT_WHAT_TABLE)
    return settings->table_format == JCT_EXPORT_TABLE_CSV ? _ ("CSV tables")
                                                          : C_ ("file type", "JSON records");
  switch (settings->format)
    {
    case JCT_EXPORT_SVG:
      return _ ("SVG drawings");
    case JCT_EXPORT_PDF:
      return _ ("PDF documents");
    case JCT_EXPORT_PNG:
    default:
      return _ ("PNG pictures");
    }
}

void
jct_export_dialog_choose (JctExportDialog *self)
{
  const char *suffix = jct_export_settings_get_suffix (&self->settings);
  const char *title = self->settings.own_title != NULL ? self->settings.own_title : self->own_title;
  g_autofree char *name = jct_file_name_new (title, "figure", suffix);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || self->exporting != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Export the Figure"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_file_filter_set_name (filter, get_filter_name (&self->settings));
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (self->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), self->folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (self->chooser);
}
