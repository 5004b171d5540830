/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-sheet-out.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "chart/jct-story-export.h"
#include "io/jct-writer.h"
#include "widgets/jct-file-name.h"
#include "widgets/jct-print.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-save-questions.h"
#include "widgets/jct-task.h"

struct _JctSheetOut
{
  GObject parent_instance;

  GSettings *settings;      /* (nullable) */
  GtkNativeDialog *chooser; /* (nullable): the one that is open */
  GPtrArray *pending;    /* (nullable): waits for a place, or for leave to replace what is there */
  GCancellable *closing; /* of all that is under way */
  guint n_running;
};

enum
{
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSheetOut, jct_sheet_out, G_TYPE_OBJECT)

/* ---- paper ----------------------------------------------------------------------------------- */

static JctScene *
dup_page (guint page,
          double width,
          double height,
          gpointer data,
          char **title,
          char **description,
          GError **error)
{
  const JctSlideSheet *sheet = g_ptr_array_index ((GPtrArray *) data, page);

  *title = g_strdup (jct_slide_sheet_get_title (sheet));
  *description = g_strdup (jct_slide_sheet_get_description (sheet));
  return jct_scene_copy (jct_slide_sheet_get_scene (sheet));
}

static void
print_failed_cb (GtkWindow *parent, const char *message)
{
  GtkWidget *dialog
    = adw_message_dialog_new (parent, C_ ("print", "The slide could not be printed"), message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
jct_sheet_out_print (JctSheetOut *self,
                     GtkWindow *parent,
                     GPtrArray *sheets,
                     GtkPrintOperationAction action,
                     const char *path)
{
  g_autoptr (GError) error = NULL;
  JctPrintJob job = {
    .n_pages = sheets->len,
    .page = dup_page,
    .destroy = (GDestroyNotify) g_ptr_array_unref,
    .failed = print_failed_cb,
  };

  g_return_val_if_fail (JCT_IS_SHEET_OUT (self) && GTK_IS_WINDOW (parent), FALSE);
  g_return_val_if_fail (sheets->len > 0, FALSE);

  job.name = jct_slide_sheet_get_title (g_ptr_array_index (sheets, 0));
  job.data = g_ptr_array_ref (sheets);
  if (jct_print_run (parent, self->settings, &job, action, path, &error))
    return TRUE;
  print_failed_cb (parent, error->message);
  return FALSE;
}

/* ---- work on another thread ------------------------------------------------------------------ */

typedef struct
{
  GPtrArray *sheets;
  JctExportFormat format;
  GFile *file;       /* (nullable): NULL for the clipboard */
  GtkWindow *parent; /* (nullable): weak */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->sheets);
  g_clear_object (&work->file);
  g_clear_weak_pointer (&work->parent);
  g_free (work);
}

static void
begin (JctSheetOut *self, Work *work, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = NULL;

  self->n_running++;
  task = g_task_new (self, self->closing, callback, NULL);
  g_task_set_source_tag (task, begin);
  /* Once the file is whole, it is: a cancellation then takes nothing back. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, work_free);
  jct_task_run_in_thread (task, func);
}

static Work *
work_new (GtkWindow *parent, GPtrArray *sheets)
{
  Work *work = g_new0 (Work, 1);

  work->sheets = g_ptr_array_ref (sheets);
  g_set_weak_pointer (&work->parent, parent);
  return work;
}

/* ---- a file ---------------------------------------------------------------------------------- */

/* (transfer full) */
static GBytes *
write_sheets (const Work *work, JctExportFormat format, GCancellable *cancellable, GError **error)
{
  const JctSlideSheet *first = g_ptr_array_index (work->sheets, 0);
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();

  if (work->sheets->len == 1)
    return jct_slide_sheet_write (first, format, cancellable, error);
  for (guint i = 0; i < work->sheets->len; i++)
    g_ptr_array_add (scenes,
                     (gpointer) jct_slide_sheet_get_scene (g_ptr_array_index (work->sheets, i)));
  return jct_story_export_join ((const JctScene *const *) scenes->pdata, scenes->len,
                                jct_slide_sheet_get_title (first),
                                jct_slide_sheet_get_description (first), cancellable, error);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = write_sheets (work, work->format, cancellable, &error);

  if (bytes != NULL && jct_save_bytes (g_file_peek_path (work->file), bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
keep_folder (JctSheetOut *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (self->settings != NULL && uri != NULL)
    g_settings_set_string (self->settings, "last-folder", uri);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctSheetOut *self = JCT_SHEET_OUT (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->n_running--;
  if (done)
    {
      g_autofree char *name = jct_file_dup_name (work->file);
      /* Translators: %s is a file's name. */
      g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), name);

      keep_folder (self, work->file);
      g_signal_emit (self, signals[TOLD], 0, text);
    }
  else if (work->parent != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jct_tell_not_saved (work->parent, work->file, error->message);
}

static void
write_file (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets, GFile *file)
{
  Work *work = work_new (parent, sheets);

  work->file = g_object_ref (file);
  jct_export_format_from_path (g_file_peek_path (file), &work->format);
  begin (self, work, save_thread, saved_cb);
}

#define OUT_KEY "jct-sheet-out"

static void
replace (GtkWindow *parent, GFile *file)
{
  JctSheetOut *self = g_object_get_data (G_OBJECT (parent), OUT_KEY);

  if (self != NULL && self->pending != NULL)
    {
      g_autoptr (GPtrArray) sheets = g_steal_pointer (&self->pending);

      write_file (self, parent, sheets, file);
    }
}

/* (transfer full) */
static GFile *
dup_file (GFile *chosen, GPtrArray *sheets)
{
  JctExportFormat format;

  if (sheets->len > 1)
    return jct_file_with_suffix (chosen, "pdf");
  return jct_export_format_from_path (g_file_peek_path (chosen), &format)
           ? g_object_ref (chosen)
           : jct_file_with_suffix (chosen, "png");
}

static void
wait_with (JctSheetOut *self, GPtrArray *sheets)
{
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  self->pending = g_ptr_array_ref (sheets);
}

void
jct_sheet_out_save (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets, GFile *chosen)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (JCT_IS_SHEET_OUT (self) && GTK_IS_WINDOW (parent) && G_IS_FILE (chosen));
  g_return_if_fail (sheets != NULL && sheets->len > 0);

  if (g_file_peek_path (chosen) == NULL)
    {
      jct_tell_not_saved (parent, chosen,
                          _ ("Pictures can be saved in a folder of this computer only."));
      return;
    }
  file = dup_file (chosen, sheets);
  if (g_file_equal (file, chosen) || !g_file_query_exists (file, NULL))
    {
      write_file (self, parent, sheets, file);
      return;
    }
  /* The chooser asks about the name that was typed; with the ending it may be another one. */
  wait_with (self, sheets);
  g_object_set_data_full (G_OBJECT (parent), OUT_KEY, g_object_ref (self), g_object_unref);
  jct_ask_to_replace (parent, file, NULL, replace);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, JctSheetOut *self)
{
  g_autoptr (GPtrArray) sheets = g_steal_pointer (&self->pending);
  GtkWindow *parent = gtk_native_dialog_get_transient_for (dialog);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file != NULL && parent != NULL && sheets != NULL)
    jct_sheet_out_save (self, parent, sheets, file);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *suffixes != NULL; suffixes++)
    gtk_file_filter_add_suffix (filter, *suffixes);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
set_up_chooser (JctSheetOut *self, GtkFileChooser *chooser, GPtrArray *sheets)
{
  static const char *const pictures[] = { "png", "svg", "pdf", NULL };
  const char *title = jct_slide_sheet_get_title (g_ptr_array_index (sheets, 0));
  gboolean several = sheets->len > 1;
  g_autofree char *name = jct_file_name_new (title, "slide", several ? "pdf" : "png");
  g_autofree char *uri
    = self->settings != NULL ? g_settings_get_string (self->settings, "last-folder") : NULL;

  if (several)
    add_filter (chooser, _ ("PDF documents"), pictures + 2);
  else
    add_filter (chooser, C_ ("story export", "Pictures: PNG, SVG or PDF, by the name’s ending"),
                pictures);
  gtk_file_chooser_set_current_name (chooser, name);
  if (uri != NULL && *uri != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (uri);

      gtk_file_chooser_set_current_folder (chooser, folder, NULL);
    }
}

void
jct_sheet_out_choose (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets)
{
  GtkFileChooserNative *chooser;

  g_return_if_fail (JCT_IS_SHEET_OUT (self) && GTK_IS_WINDOW (parent));
  g_return_if_fail (sheets != NULL && sheets->len > 0);

  if (self->chooser != NULL)
    return;
  chooser = gtk_file_chooser_native_new (C_ ("story export", "Export This Step"), parent,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  wait_with (self, sheets);
  set_up_chooser (self, GTK_FILE_CHOOSER (chooser), sheets);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (self->chooser);
}

/* ---- the clipboard --------------------------------------------------------------------------- */

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;
  const JctSlideSheet *sheet = g_ptr_array_index (work->sheets, 0);
  g_autoptr (GBytes) png = jct_slide_sheet_write (sheet, JCT_EXPORT_PNG, cancellable, &error);
  g_autoptr (GBytes) svg
    = png != NULL ? jct_slide_sheet_write (sheet, JCT_EXPORT_SVG, cancellable, &error) : NULL;
  /* The first is what most take: a word processor that knows SVG asks for it. */
  GdkContentProvider *both[2];

  if (svg == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  both[0] = gdk_content_provider_new_for_bytes ("image/png", png);
  both[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  g_task_return_pointer (task, gdk_content_provider_new_union (both, 2), g_object_unref);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctSheetOut *self = JCT_SHEET_OUT (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_running--;
  if (content == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[TOLD], 0, error->message);
  if (content == NULL)
    return;
  if (work->parent == NULL)
    return;
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (work->parent)), content);
  g_signal_emit (self, signals[TOLD], 0, _ ("Image copied"));
}

void
jct_sheet_out_copy (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets)
{
  g_return_if_fail (JCT_IS_SHEET_OUT (self) && GTK_IS_WINDOW (parent));
  g_return_if_fail (sheets != NULL && sheets->len > 0);

  begin (self, work_new (parent, sheets), copy_thread, copied_cb);
}

/* ---- the object ------------------------------------------------------------------------------ */

static void
jct_sheet_out_dispose (GObject *object)
{
  JctSheetOut *self = JCT_SHEET_OUT (object);

  g_cancellable_cancel (self->closing);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  G_OBJECT_CLASS (jct_sheet_out_parent_class)->dispose (object);
}

static void
jct_sheet_out_finalize (GObject *object)
{
  JctSheetOut *self = JCT_SHEET_OUT (object);

  g_clear_object (&self->closing);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (jct_sheet_out_parent_class)->finalize (object);
}

static void
jct_sheet_out_class_init (JctSheetOutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jct_sheet_out_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_sheet_out_finalize;
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jct_sheet_out_init (JctSheetOut *self)
{
  self->closing = g_cancellable_new ();
}

JctSheetOut *
jct_sheet_out_new (GSettings *settings)
{
  JctSheetOut *self = g_object_new (JCT_TYPE_SHEET_OUT, NULL);

  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  return self;
}

gboolean
jct_sheet_out_is_busy (JctSheetOut *self)
{
  g_return_val_if_fail (JCT_IS_SHEET_OUT (self), FALSE);

  return self->n_running > 0;
}
