/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a story goes, and writing it. */
#include "config.h"

#include "widgets/jct-story-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-folder-save.h"
#include "io/jct-writer.h"
#include "widgets/jct-file-name.h"
#include "widgets/jct-save-questions.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-task.h"
#include "widgets/jct-thread-progress.h"

/* ---- writing --------------------------------------------------------------------------------- */

typedef struct
{
  JctDocument *document;
  char *story;
  JctStoryOut out;
  JctThemeKind theme;
  double width, height;
  gboolean steps, nameless;
  GFile *file;             /* or the folder */
  JctFolderSave *pictures; /* (nullable): only while they are written */
  JctThreadReporter reporter;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  jct_document_unref (export->document);
  g_object_unref (export->file);
  g_free (export->story);
  g_free (export);
}

static void
show_progress (GObject *owner, GTask *task, double fraction)
{
  JctStoryExportDialog *self = JCT_STORY_EXPORT_DIALOG (owner);

  if (g_task_get_cancellable (task) == self->exporting)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static gboolean
write_picture (GBytes *picture, guint number, guint n, gpointer data, GError **error)
{
  const Export *export = data;
  g_autofree char *name = jct_story_export_dup_name (number, n);

  return jct_folder_save_add (export->pictures, name, picture, error);
}

static gboolean
write_pictures (Export *export,
                const JctStoryExport *input,
                GCancellable *cancellable,
                GError **error)
{
  gboolean done;

  export->pictures = jct_folder_save_new (g_file_peek_path (export->file), error);
  if (export->pictures == NULL)
    return FALSE;
  done = jct_story_export_pictures (input, write_picture, export, cancellable, error)
         && jct_folder_save_commit (export->pictures, error);
  g_clear_pointer (&export->pictures, jct_folder_save_free);
  return done;
}

static gboolean
write_pdf (const Export *export,
           const JctStoryExport *input,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GBytes) bytes = export->out == JCT_STORY_OUT_HANDOUT
                               ? jct_story_export_handout (input, cancellable, error)
                               : jct_story_export_slides (input, cancellable, error);

  return bytes != NULL && jct_save_bytes (g_file_peek_path (export->file), bytes, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  const JctStoryExport input = {
    .document = export->document,
    .story = jct_document_find_story (export->document, export->story),
    .theme = export->theme,
    .width = export->width,
    .height = export->height,
    .steps = export->steps,
    .nameless = export->nameless,
    .progress = jct_thread_reporter_tell,
    .progress_data = &export->reporter,
  };
  gboolean done;

  export->reporter = (JctThreadReporter){ .task = task, .report = show_progress };
  done = export->out == JCT_STORY_OUT_PICTURES
           ? write_pictures (export, &input, cancellable, &error)
           : write_pdf (export, &input, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctStoryExportDialog *self = JCT_STORY_EXPORT_DIALOG (source);
  GTask *task = G_TASK (result);
  const Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (task, &error);

  /* A dialog that was closed has no one left to tell. */
  if (g_task_get_cancellable (task) != self->exporting)
    return;
  g_clear_object (&self->exporting);
  jct_story_export_dialog_update_state (self);
  if (done)
    {
      jct_story_export_dialog_remember (self);
      g_signal_emit_by_name (self, "exported", export->file);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jct_tell_not_saved (GTK_WINDOW (self), export->file, error->message);
}

static Export *
export_new (JctStoryExportDialog *self, GFile *file)
{
  Export *export = g_new0 (Export, 1);

  export->document = jct_document_ref (self->document);
  export->story = g_strdup (self->story);
  export->file = g_object_ref (file);
  export->out = jct_story_export_dialog_get_out (self);
  export->theme = (JctThemeKind) adw_combo_row_get_selected (self->theme);
  export->steps = export->out != JCT_STORY_OUT_HANDOUT && gtk_switch_get_active (self->steps);
  export->nameless
    = export->out != JCT_STORY_OUT_HANDOUT && gtk_switch_get_active (self->anonymous);
  jct_story_export_dialog_get_size (self, &export->width, &export->height);
  return export;
}

static void
start (JctStoryExportDialog *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = jct_file_dup_name (file);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (C_ ("progress", "Saving “%s”"), name);

  if (self->exporting != NULL)
    return;
  self->exporting = g_cancellable_new ();
  task = g_task_new (self, self->exporting, exported_cb, NULL);
  g_task_set_source_tag (task, start);
  /* Once the file is whole, it is: a cancellation then takes nothing back. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export_new (self, file), export_free);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, text);
  jct_story_export_dialog_update_state (self);
  gtk_widget_grab_focus (self->cancel_button);
  jct_task_run_in_thread (task, export_thread);
}

/* ---- where to -------------------------------------------------------------------------------- */

static void
replace (GtkWindow *window, GFile *file)
{
  start (JCT_STORY_EXPORT_DIALOG (window), file);
}

/* Whether the folder has pictures of slides already. */
static gboolean
has_pictures (GFile *folder)
{
  static const guint counts[] = { 1, 100, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *name = jct_story_export_dup_name (1, counts[i]);
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      if (g_file_query_exists (file, NULL))
        return TRUE;
    }
  return FALSE;
}

void
jct_story_export_dialog_export (JctStoryExportDialog *self, GFile *chosen)
{
  gboolean pictures;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (JCT_IS_STORY_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (chosen));

  pictures = jct_story_export_dialog_get_out (self) == JCT_STORY_OUT_PICTURES;
  file = pictures ? g_object_ref (chosen) : jct_file_with_suffix (chosen, "pdf");
  if (g_file_peek_path (file) == NULL)
    jct_tell_not_saved (GTK_WINDOW (self), file,
                        _ ("Pictures can be saved in a folder of this computer only."));
  else if (pictures && has_pictures (file))
    jct_ask_to_replace (GTK_WINDOW (self), file,
                        C_ ("story export", "The folder has pictures of slides. Those of the same "
                                            "number are replaced."),
                        replace);
  /* The chooser asks about the name that was typed; with the ending it may be another one. */
  else if (!pictures && !g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    jct_ask_to_replace (GTK_WINDOW (self), file, NULL, replace);
  else
    start (self, file);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, JctStoryExportDialog *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file != NULL)
    jct_story_export_dialog_export (self, file);
}

static void
set_up_file (JctStoryExportDialog *self, GtkFileChooser *chooser)
{
  const JctStory *story = jct_document_find_story (self->document, self->story);
  g_autofree char *name = jct_file_name_new (story->title, "story", "pdf");
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_set_current_name (chooser, name);
}

void
jct_story_export_dialog_choose (JctStoryExportDialog *self)
{
  gboolean pictures;
  GtkFileChooserNative *chooser;

  g_return_if_fail (JCT_IS_STORY_EXPORT_DIALOG (self));

  if (self->chooser != NULL || self->exporting != NULL)
    return;
  pictures = jct_story_export_dialog_get_out (self) == JCT_STORY_OUT_PICTURES;
  chooser = gtk_file_chooser_native_new (C_ ("story export", "Export the Story"), GTK_WINDOW (self),
                                         pictures ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                  : GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Save"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  if (self->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), self->folder, NULL);
  if (!pictures)
    set_up_file (self, GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (self->chooser);
}
