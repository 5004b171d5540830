/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of all events as a file and on the clipboard. */
#include "config.h"

#include "widgets/jct-compare-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-file-name.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-save-questions.h"

/* ---- a file -----------------------------------------------------------------------------------
 */

static void
show_saved (JctCompareWindow *self, GFile *file)
{
  g_autofree char *name = jct_file_dup_name (file);
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), escaped);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GFile *file = G_FILE (source);
  g_autoptr (GTask) task = data;
  JctCompareWindow *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gboolean is_written = g_file_replace_contents_finish (file, result, NULL, &error);

  /* A window that is closed has no one left to tell. */
  if (!g_cancellable_is_cancelled (self->closing))
    {
      if (is_written)
        show_saved (self, file);
      else
        jct_tell_not_saved (GTK_WINDOW (self), file, error->message);
    }
  if (is_written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
jct_compare_window_export_async (JctCompareWindow *self,
                                 GFile *file,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const JctEventComparison *comparison;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *csv;
  GTask *task;

  g_return_if_fail (JCT_IS_COMPARE_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, self->closing, callback, user_data);
  g_task_set_source_tag (task, jct_compare_window_export_async);
  /* Once the file is whole, it is: closing the window then takes nothing back. */
  g_task_set_check_cancellable (task, FALSE);
  comparison = jct_comparison_runner_get_comparison (self->runner);
  if (comparison == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED,
                               _ ("There is nothing to save yet."));
      g_object_unref (task);
      return;
    }
  rows = jct_compare_table_list_rows (self->table, FALSE);
  csv = jct_event_comparison_to_csv (comparison, rows, ',');
  bytes = g_bytes_new_take (csv, strlen (csv));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->closing,
                                       written_cb, task);
}

gboolean
jct_compare_window_export_finish (JctCompareWindow *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, JctCompareWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        jct_compare_window_export_async (self, file, NULL, NULL);
    }
  g_clear_object (&self->chooser);
}

static char *
dup_proposed_name (const JctEventComparison *comparison)
{
  const char *series = comparison->series_name != NULL
                         ? comparison->series_name
                         : jct_document_get_title (comparison->document);
  g_autofree char *title
    = g_strdup_printf ("%s, %s", series, jct_method_get_title (comparison->method));

  return jct_file_name_new (title, "events", "csv");
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctCompareWindow *self = JCT_COMPARE_WINDOW (widget);
  const JctEventComparison *comparison = jct_comparison_runner_get_comparison (self->runner);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *proposed = NULL;
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || comparison == NULL)
    return;
  proposed = dup_proposed_name (comparison);
  chooser = gtk_file_chooser_native_new (_ ("Export the Table"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_file_filter_set_name (filter, _ ("CSV tables"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposed);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (self->chooser);
}

/* ---- the clipboard ----------------------------------------------------------------------------
 */

static void
copy (JctCompareWindow *self, gboolean only_selected)
{
  const JctEventComparison *comparison = jct_comparison_runner_get_comparison (self->runner);
  g_autoptr (GPtrArray) rows = jct_compare_table_list_rows (self->table, only_selected);
  g_autofree char *tsv = NULL;
  g_autofree char *text = NULL;

  if (comparison == NULL || rows->len == 0)
    return;
  tsv = jct_event_comparison_to_csv (comparison, rows, '\t');
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv);
  text = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", rows->len), rows->len);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/* Without a selection all of it is meant. */
static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctCompareWindow *self = JCT_COMPARE_WINDOW (widget);
  g_autoptr (GPtrArray) selected = jct_compare_table_list_rows (self->table, TRUE);

  copy (self, selected->len > 0);
}

static void
action_copy_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (JCT_COMPARE_WINDOW (widget), FALSE);
}

/* ---- actions ----------------------------------------------------------------------------------
 */

void
jct_compare_window_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compare.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "compare.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "compare.copy-all", NULL, action_copy_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "compare.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "compare.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "compare.copy-all", NULL);
}

void
jct_compare_window_enable_export (JctCompareWindow *self, gboolean enabled)
{
  static const char *const actions[] = { "compare.export", "compare.copy", "compare.copy-all" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}
