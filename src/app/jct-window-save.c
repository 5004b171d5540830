/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the document as a Data Package, off the main thread, and what becomes of unsaved edits. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-writer.h"
#include "widgets/jct-file-name.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-task.h"

gboolean
jct_window_can_write (GFile *file, const JctDocument *document)
{
  const char *path = g_file_peek_path (file);

  return path != NULL && g_str_equal (jct_document_get_format (document), "datapackage")
         && !g_str_has_suffix (path, ".gz") && !jct_window_is_bundled (file);
}

/* ---- what waits for it ---- */

void
jct_window_forget_proceed (JctWindow *self)
{
  self->proceed = NULL;
  g_clear_object (&self->proceed_file);
}

static void
proceed (JctWindow *self)
{
  JctWindowProceed next = self->proceed;
  g_autoptr (GFile) file = g_steal_pointer (&self->proceed_file);

  jct_window_forget_proceed (self);
  if (next != NULL)
    next (self, file);
}

/* ---- writing ---- */

/* What is written, and where. */
typedef struct
{
  JctDocument *document;
  GFile *file;
  JctFileStamp *expected; /* (nullable): of the version that may be replaced; NULL for any */
  JctFileStamp stamp;     /* once written */
} SaveRun;

static void
save_run_free (SaveRun *run)
{
  jct_document_unref (run->document);
  g_object_unref (run->file);
  g_free (run->expected);
  g_free (run);
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SaveRun *run = task_data;
  g_autoptr (GError) error = NULL;

  if (jct_document_save_over (run->document, g_file_peek_path (run->file), run->expected,
                              &run->stamp, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
adopt_file (JctWindow *self, GFile *file)
{
  g_set_object (&self->file, file);
  self->is_package = TRUE;
  jct_recent_files_add (file);
  jct_window_keep_last_folder (self, file);
}

/* Nothing is lost: what is open stays open, and unsaved. */
static void
fail (JctWindow *self, const SaveRun *run, const GError *error)
{
  jct_window_update (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      jct_window_ask_to_replace (self);
      return;
    }
  jct_window_forget_proceed (self);
  jct_window_show_unsaved (self, run->file, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JctWindow *self = JCT_WINDOW (source);
  SaveRun *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  self->is_saving = FALSE;
  /* A window that is gone has no one left to tell. */
  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (!written)
    {
      fail (self, run, error);
      return;
    }
  adopt_file (self, run->file);
  jct_window_watch_file (self, &run->stamp);
  jct_view_state_mark_saved (self->state, run->document);
  jct_window_update (self);
  jct_window_show_saved (self, run->file);
  proceed (self);
}

/* The program does not end while a file is written. */
static void
write_to (JctWindow *self, GFile *file, const JctFileStamp *expected)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_written, NULL);
  SaveRun *run = g_new0 (SaveRun, 1);

  run->document = jct_document_ref (jct_view_state_get_document (self->state));
  run->file = g_object_ref (file);
  run->expected = expected != NULL ? g_memdup2 (expected, sizeof *expected) : NULL;
  g_task_set_source_tag (task, write_to);
  g_task_set_task_data (task, run, (GDestroyNotify) save_run_free);
  self->is_saving = TRUE;
  jct_window_hide_error (self);
  jct_window_update_actions (self);
  g_application_hold (g_application_get_default ());
  jct_task_run_in_thread (task, save_thread);
}

void
jct_window_write_over (JctWindow *self, const JctFileStamp *expected)
{
  write_to (self, self->file, expected);
}

/* ---- where to ---- */

static void
refuse (JctWindow *self, GFile *file, int code, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, code, message);

  jct_window_forget_proceed (self);
  jct_window_show_save_error (self, file, error);
}

GFile *
jct_window_dup_target (JctWindow *self, GFile *chosen, const char *suffix)
{
  g_autoptr (GFile) file = jct_file_with_suffix (chosen, suffix);
  g_autofree char *message = NULL;

  if (g_file_equal (file, chosen) || !g_file_query_exists (file, NULL))
    return g_steal_pointer (&file);
  /* Translators: %s is the ending of a file's name, as "json". */
  message = g_strdup_printf (_ ("The file exists already. To replace it, choose it by its whole "
                                "name, with the ending “.%s”."),
                             suffix);
  refuse (self, file, G_IO_ERROR_EXISTS, message);
  return NULL;
}

static void
save_as (JctWindow *self, GFile *chosen)
{
  g_autoptr (GFile) file = jct_window_dup_target (self, chosen, "json");
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *other;

  if (file == NULL)
    return;
  other = jct_application_find_window (JCT_APPLICATION (application), file);
  if (g_file_peek_path (file) == NULL)
    refuse (self, file, G_IO_ERROR_NOT_SUPPORTED,
            _ ("Documents can be saved in a folder of this computer only."));
  else if (other != NULL && other != GTK_WINDOW (self))
    refuse (self, file, G_IO_ERROR_BUSY, _ ("The file is open in another window."));
  else if (jct_window_is_bundled (file))
    refuse (self, file, G_IO_ERROR_READ_ONLY,
            _ ("The datasets that come with the program stay as they are. Choose another folder."));
  else
    write_to (self, file, NULL);
}

void
jct_window_save_to (JctWindow *self, GFile *file)
{
  g_return_if_fail (JCT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!self->is_saving && jct_view_state_get_document (self->state) != NULL)
    save_as (self, file);
}

static void
on_save_chosen (GtkNativeDialog *dialog, int response, JctWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file != NULL)
    save_as (self, file);
  else
    jct_window_forget_proceed (self);
}

/* The name that the file has, with the ending of what is written. (transfer full) */
static char *
dup_proposed_name (JctWindow *self)
{
  g_autofree char *name = self->file != NULL ? jct_file_dup_name (self->file) : NULL;
  static const char *const endings[] = { ".gz", ".json", ".jsonl", ".ndjson", ".csv" };

  if (name == NULL)
    return jct_file_name_new (jct_document_get_title (jct_view_state_get_document (self->state)),
                              "dataset", "json");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]))
      name[strlen (name) - strlen (endings[i])] = '\0';
  return jct_file_name_new (name, "dataset", "json");
}

void
jct_window_choose_where (JctWindow *self)
{
  g_autoptr (GFile) folder = jct_window_dup_last_folder (self);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = dup_proposed_name (self);
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL)
    {
      jct_window_forget_proceed (self);
      return;
    }
  chooser = gtk_file_chooser_native_new (_ ("Save the Document"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_file_filter_set_name (filter, _ ("Data Packages (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_save_chosen), self, 0);
  gtk_native_dialog_show (self->chooser);
}

static void
save (JctWindow *self)
{
  if (self->is_saving || jct_view_state_get_document (self->state) == NULL)
    return;
  if (!self->is_package || self->file == NULL)
    jct_window_choose_where (self);
  else if (!jct_file_stamp_is_current (&self->own_stamp, self->file))
    jct_window_ask_to_replace (self);
  else
    jct_window_write_over (self, &self->own_stamp);
}

/* ---- unsaved edits ---- */

static void
on_answer (AdwMessageDialog *dialog, const char *response, JctWindow *self)
{
  g_clear_weak_pointer (&self->question);
  /* What follows may destroy the window while its dialog is still at the answer. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  if (g_str_equal (response, "save"))
    save (self);
  else if (g_str_equal (response, "discard"))
    proceed (self);
  else
    jct_window_forget_proceed (self);
}

static void
ask (JctWindow *self)
{
  const char *title = jct_document_get_title (jct_view_state_get_document (self->state));
  /* Translators: %s is the title of a document. */
  g_autofree char *body = g_strdup_printf (
    _ ("“%s” has been edited since it was last saved. What is not saved will be lost."), title);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save Changes?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "save",
                                    self->is_package ? _ ("_Save") : _ ("_Save As…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, 0);
  g_set_weak_pointer (&self->question, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
jct_window_settle (JctWindow *self, JctWindowProceed next, GFile *file)
{
  jct_window_forget_proceed (self);
  self->proceed = next;
  self->proceed_file = file != NULL ? g_object_ref (file) : NULL;
  if (!jct_view_state_is_modified (self->state))
    proceed (self);
  else if (self->question != NULL)
    gtk_window_present (GTK_WINDOW (self->question));
  else if (!self->is_saving)
    ask (self);
}

/* ---- actions ---- */

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (JCT_WINDOW (widget));
}

static void
action_save_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_window_choose_where (JCT_WINDOW (widget));
}

void
jct_window_install_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, action_save_as);
}

void
jct_window_update_save_actions (JctWindow *self)
{
  gboolean open = jct_view_state_get_document (self->state) != NULL && !self->is_saving;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save",
                                 open && jct_view_state_is_modified (self->state));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", open);
}
