/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways out of the window for what it shows: a file, the clipboard, a drag into another program. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-rows-write.h"
#include "model/jct-number-format.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-data-page.h"
#include "widgets/jct-explore-page.h"
#include "widgets/jct-export-dialog.h"
#include "widgets/jct-export-preview.h"
#include "widgets/jct-picture-content.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-task.h"

/* How a file manager that can show a file among others is asked to. */
#define FILES_NAME "org.freedesktop.FileManager1"
#define FILES_PATH "/org/freedesktop/FileManager1"

JctPicture *
jct_window_dup_picture (JctWindow *self, GError **error)
{
  g_autoptr (JctAnalysisRunner) runner = NULL;
  JctPicture *picture;

  if (self->explore_page != NULL)
    g_object_get (self->explore_page, "runner", &runner, NULL);
  picture = jct_picture_new (self->state, runner, error);
  /* Edits that no file has cannot be drawn again from one. */
  if (picture != NULL && self->file != NULL && jct_view_state_get_unsaved_parts (self->state) == 0)
    jct_picture_set_dataset (picture, self->file);
  return picture;
}

void
jct_window_read_export_settings (JctWindow *self, JctExportSettings *settings)
{
  g_autoptr (GVariant) variant
    = self->settings != NULL ? g_settings_get_value (self->settings, "export") : NULL;

  jct_export_settings_from_variant (settings, variant);
  if (settings->what == JCT_EXPORT_WHAT_TABLE)
    settings->what = JCT_EXPORT_WHAT_FIGURE;
}

/* ---- a file ---------------------------------------------------------------------------------- */

typedef struct
{
  JctPicture *picture;
  JctExportSettings settings;
  GFile *file;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->picture, jct_picture_unref);
  jct_export_settings_clear (&export->settings);
  g_object_unref (export->file);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  g_autoptr (GError) error = NULL;

  if (jct_picture_save (export->picture, &export->settings, g_file_peek_path (export->file), NULL,
                        NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JctWindow *self = JCT_WINDOW (source);
  g_autoptr (GTask) outer = user_data;
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* A window that is closed has no one left to tell. */
  if (!g_cancellable_is_cancelled (self->closing))
    {
      if (done)
        jct_window_show_exported (self, export->file);
      else
        jct_window_show_save_error (self, export->file, error);
    }
  if (done)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

static gboolean
fill_export (JctWindow *self, Export *export, JctExportFormat format, GError **error)
{
  jct_window_read_export_settings (self, &export->settings);
  export->settings.what = JCT_EXPORT_WHAT_FIGURE;
  export->settings.format = format;
  if (g_file_peek_path (export->file) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   /* Translators: the folder chosen is on another computer and has no path here. */
                   _ ("Pictures can be saved in a folder of this computer only."));
      return FALSE;
    }
  export->picture = jct_window_dup_picture (self, error);
  return export->picture != NULL;
}

void
jct_window_export_async (JctWindow *self,
                         JctExportFormat format,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (JCT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  g_autoptr (GTask) outer = g_task_new (self, self->closing, callback, user_data);
  g_autoptr (GError) error = NULL;
  Export *export = g_new0 (Export, 1);

  g_task_set_source_tag (outer, jct_window_export_async);
  /* Once the file is whole, it is: closing the window then takes nothing back. */
  g_task_set_check_cancellable (outer, FALSE);
  export->file = g_object_ref (file);
  if (!fill_export (self, export, format, &error))
    {
      export_free (export);
      jct_window_show_save_error (self, file, error);
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }
  g_autoptr (GTask) task = g_task_new (self, self->closing, exported_cb, g_steal_pointer (&outer));
  g_task_set_source_tag (task, exported_cb);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, export_free);
  jct_task_run_in_thread (task, export_thread);
}

gboolean
jct_window_export_finish (JctWindow *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- the dialog ------------------------------------------------------------------------------ */

static void
dialog_exported_cb (JctExportDialog *dialog, GFile *file, JctWindow *self)
{
  jct_window_keep_last_folder (self, file);
  jct_window_show_exported (self, file);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctPicture) picture = NULL;
  JctExportDialog *dialog;

  /* The table has an export of its own, beside it. */
  if (jct_window_shows_page (self, "data"))
    {
      jct_data_page_popup_export (JCT_DATA_PAGE (self->data_page));
      return;
    }
  if (jct_window_shows_page (self, "story"))
    {
      gtk_widget_activate_action (widget, "win.export-story", NULL);
      return;
    }
  picture = jct_window_dup_picture (self, &error);
  if (picture == NULL)
    {
      jct_window_show_error (self, C_ ("export", "The figure cannot be exported"), error->message);
      return;
    }
  folder = jct_window_dup_last_folder (self);
  dialog = jct_export_dialog_new (GTK_WINDOW (self), picture, self->settings, folder);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (dialog_exported_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the clipboard --------------------------------------------------------------------------- */

static void
action_copy_image (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_auto (JctExportSettings) settings = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JctPicture) picture = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  jct_window_read_export_settings (self, &settings);
  if (jct_export_settings_check (&settings, &error))
    picture = jct_window_dup_picture (self, &error);
  if (picture == NULL)
    {
      jct_window_show_error (self, _ ("The image could not be copied"), error->message);
      return;
    }
  content = jct_picture_content_new (picture, &settings, FALSE);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  jct_window_show_toast (self, adw_toast_new (_ ("Image copied")));
}

/* As text for people and spreadsheets, with titles, and as CSV, with names. */
static GdkContentProvider *
new_rows_content (JctRowOrder *rows, gsize n, GError **error)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GdkContentProvider *both[2];
  guint n_both = 0;

  jct_rows_append_titles (text, jct_row_order_get_table (rows));
  jct_rows_append_rows (text, rows, 0, n);
  both[n_both++] = gdk_content_provider_new_typed (G_TYPE_STRING, text->str);
  g_string_free (text, TRUE);
  if (n == jct_row_order_get_n (rows)
      && jct_rows_write (rows, JCT_ROWS_CSV, stream, NULL, NULL, NULL, error)
      && g_output_stream_close (stream, NULL, error))
    {
      g_autoptr (GBytes) bytes
        = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));

      both[n_both++] = gdk_content_provider_new_for_bytes ("text/csv", bytes);
    }
  return gdk_content_provider_new_union (both, n_both);
}

static void
show_copied (JctWindow *self, gsize n, gsize n_asked)
{
  g_autofree char *copied = jct_format_value ((double) n, 0);
  g_autofree char *asked = jct_format_value ((double) n_asked, 0);
  g_autofree char *words = NULL;

  if (n < n_asked)
    /* Translators: both are numbers. */
    words = g_strdup_printf (C_ ("data page",
                                 "The first %s of %s rows copied: export the table to have all"),
                             copied, asked);
  else
    /* Translators: %s is a number. */
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row copied", "%s rows copied", n),
                             copied);
  jct_window_show_toast (self, adw_toast_new (words));
}

static void
action_copy_data (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctPicture) picture = jct_window_dup_picture (self, &error);
  g_autoptr (JctRowOrder) rows = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  gsize n = 0;

  if (picture != NULL)
    rows = jct_picture_dup_rows (picture, &error);
  if (rows != NULL)
    {
      n = MIN (jct_row_order_get_n (rows), JCT_DATA_PAGE_MAX_COPIED);
      content = new_rows_content (rows, n, &error);
    }
  if (error != NULL)
    {
      jct_window_show_error (self, C_ ("export", "The data could not be copied"), error->message);
      return;
    }
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  show_copied (self, n, jct_row_order_get_n (rows));
}

/* ---- a drag ---------------------------------------------------------------------------------- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, JctWindow *self)
{
  g_auto (JctExportSettings) settings = { 0 };
  g_autoptr (JctPicture) picture = NULL;

  jct_window_read_export_settings (self, &settings);
  if (jct_view_state_get_document (self->state) == NULL
      || !jct_export_settings_check (&settings, NULL))
    return NULL;
  picture = jct_window_dup_picture (self, NULL);
  if (picture == NULL)
    return NULL;
  if (jct_picture_is_quick (picture))
    {
      const JctExportSubject *subject = jct_picture_get_subject (picture, NULL, NULL);
      g_autoptr (JctExportRequest) request
        = subject != NULL ? jct_export_request_new (&settings, subject, NULL) : NULL;
      g_autoptr (JctScene) scene = request != NULL ? jct_export_request_dup_scene (request) : NULL;
      g_autoptr (GdkPaintable) icon = scene != NULL ? jct_scene_dup_icon (scene) : NULL;

      if (icon != NULL)
        gtk_drag_source_set_icon (source, icon, 0, 0);
    }
  return jct_picture_content_new (picture, &settings, TRUE);
}

void
jct_window_add_picture_drag (JctWindow *self, GtkWidget *grip)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  gtk_widget_add_controller (grip, GTK_EVENT_CONTROLLER (source));
}

/* ---- what was exported ----------------------------------------------------------------------- */

static GtkWidget *
new_toast_button (const char *label, const char *action, const char *uri)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

void
jct_window_show_exported (JctWindow *self, GFile *file)
{
  g_autofree char *name = jct_file_dup_name (file);
  g_autofree char *uri = g_file_get_uri (file);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  AdwToast *toast = adw_toast_new ("");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box),
                  new_toast_button (C_ ("export", "_Show in Files"), "win.show-file", uri));
  gtk_box_append (GTK_BOX (box), new_toast_button (C_ ("export", "_Open"), "win.show-uri", uri));
  adw_toast_set_custom_title (toast, box);
  jct_window_show_toast (self, toast);
}

/* Without a file manager that answers, the folder alone. */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GVariant) reply
    = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply == NULL && folder != NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder);

      gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
    }
}

static void
action_show_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  const char *const uris[] = { uri, NULL };

  if (bus == NULL)
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autofree char *there = folder != NULL ? g_file_get_uri (folder) : NULL;

      gtk_show_uri (GTK_WINDOW (widget), there != NULL ? there : uri, GDK_CURRENT_TIME);
      return;
    }
  g_dbus_connection_call (bus, FILES_NAME, FILES_PATH, FILES_NAME, "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, shown_cb, g_steal_pointer (&file));
}

static void
action_show_uri (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

void
jct_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "win.copy-image", NULL, action_copy_image);
  gtk_widget_class_install_action (widget_class, "win.copy-data", NULL, action_copy_data);
  gtk_widget_class_install_action (widget_class, "win.show-folder", "s", action_show_uri);
  gtk_widget_class_install_action (widget_class, "win.show-file", "s", action_show_file);
  gtk_widget_class_install_action (widget_class, "win.show-uri", "s", action_show_uri);
  jct_window_install_print_actions (widget_class);
}

void
jct_window_update_export_actions (JctWindow *self)
{
  static const char *const actions[]
    = { "win.export", "win.copy-image", "win.copy-data", "win.print" };
  gboolean open = jct_view_state_get_document (self->state) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   open
                                     && (i != 2 || !jct_view_state_has_only_events (self->state)));
}
