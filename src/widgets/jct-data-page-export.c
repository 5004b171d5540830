/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the Data page on the clipboard and as a file. */
#include "config.h"

#include "widgets/jct-data-page-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "model/jct-number-format.h"
#include "widgets/jct-file-name.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-save-questions.h"
#include "widgets/jct-task.h"

/* What is written sooner needs no bar. */
#define BAR_DELAY_MS 300
#define BAR_STEP_MS 80

static JctRowOrder *
get_order (JctDataPage *self)
{
  return jct_row_list_get_order (jct_data_table_get_list (self->table));
}

/* ---- the clipboard ---------------------------------------------------------------------------
 */

char *
jct_data_page_dup_copy (JctDataPage *self, gsize *n_copied, gsize *n_asked)
{
  JctRowOrder *order;
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  GString *text;
  guint position;

  g_return_val_if_fail (JCT_IS_DATA_PAGE (self), NULL);

  order = get_order (self);
  *n_copied = *n_asked = 0;
  if (order == NULL || jct_row_order_get_n (order) == 0)
    return NULL;
  text = g_string_new (NULL);
  jct_rows_append_titles (text, self->shown);
  selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (jct_data_table_get_list (self->table)));
  *n_asked = gtk_bitset_get_size (selected);
  /* Without a selection all of it is meant. */
  if (*n_asked == 0)
    {
      *n_asked = jct_row_order_get_n (order);
      *n_copied = MIN (*n_asked, JCT_DATA_PAGE_MAX_COPIED);
      jct_rows_append_rows (text, order, 0, *n_copied);
    }
  else if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      jct_rows_append_rows (text, order, position, 1);
    while (++*n_copied < JCT_DATA_PAGE_MAX_COPIED && gtk_bitset_iter_next (&iter, &position));
  return g_string_free (text, FALSE);
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctDataPage *self = JCT_DATA_PAGE (widget);
  gsize n_copied, n_asked;
  g_autofree char *text = jct_data_page_dup_copy (self, &n_copied, &n_asked);
  g_autofree char *copied = jct_format_value ((double) n_copied, 0);
  g_autofree char *asked = jct_format_value ((double) n_asked, 0);
  g_autofree char *words = NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (n_copied < n_asked)
    /* Translators: both are numbers. */
    words = g_strdup_printf (C_ ("data page",
                                 "The first %s of %s rows copied: export the table to have all"),
                             copied, asked);
  else
    /* Translators: %s is a number. */
    words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row copied", "%s rows copied", n_copied),
                         copied);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
}

/* ---- a file ----------------------------------------------------------------------------------
 */

typedef struct
{
  JctRowOrder *order;
  JctRowsFormat format;
  char *path;
  int permille; /* atomic: written by the writing thread */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  jct_row_order_unref (export->order);
  g_free (export->path);
  g_free (export);
}

static void
progress_cb (double done, gpointer data)
{
  Export *export = data;

  g_atomic_int_set (&export->permille, (int) (done * 1000));
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;

  if (jct_rows_save (export->order, export->format, export->path, progress_cb, export, cancellable,
                     &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
bar_cb (gpointer data)
{
  GTask *task = data;
  JctDataPage *self = g_task_get_source_object (task);
  Export *export = g_task_get_task_data (task);

  gtk_widget_set_visible (self->export_bar, TRUE);
  gtk_progress_bar_set_fraction (self->export_progress,
                                 g_atomic_int_get (&export->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
start_bar_cb (gpointer data)
{
  JctDataPage *self = g_task_get_source_object (G_TASK (data));

  bar_cb (data);
  self->export_timeout = g_timeout_add_full (G_PRIORITY_DEFAULT, BAR_STEP_MS, bar_cb,
                                             g_object_ref (data), g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
stop_bar (JctDataPage *self)
{
  g_clear_handle_id (&self->export_timeout, g_source_remove);
  if (self->export_bar != NULL)
    gtk_widget_set_visible (self->export_bar, FALSE);
}

static void
show_saved (JctDataPage *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), escaped);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
show_export_error (JctDataPage *self, const char *path, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  jct_tell_not_saved (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, file, error->message);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctDataPage *self = JCT_DATA_PAGE (source);
  g_autoptr (GTask) task = data;
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* A page that is gone has no one left to tell. */
  if (g_task_get_cancellable (G_TASK (result)) == self->exporting)
    {
      g_clear_object (&self->exporting);
      stop_bar (self);
      jct_data_page_update_export (self);
      if (done)
        show_saved (self, export->path);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_export_error (self, export->path, error);
    }
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_export (JctDataPage *self, JctRowsFormat format, const char *path, GTask *outer)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is a file's name. */
  g_autofree char *text = g_strdup_printf (C_ ("progress", "Saving “%s”"), name);
  Export *export = g_new0 (Export, 1);
  g_autoptr (GTask) task = NULL;

  export->order = jct_row_order_ref (get_order (self));
  export->format = format;
  export->path = g_strdup (path);
  self->exporting = g_cancellable_new ();
  task = g_task_new (self, self->exporting, exported_cb, outer);
  g_task_set_source_tag (task, start_export);
  /* Once the file is whole, it is: a cancellation then takes nothing back. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, export_free);
  gtk_progress_bar_set_text (self->export_progress, text);
  self->export_timeout = g_timeout_add_full (G_PRIORITY_DEFAULT, BAR_DELAY_MS, start_bar_cb,
                                             g_object_ref (task), g_object_unref);
  jct_data_page_update_export (self);
  jct_task_run_in_thread (task, export_thread);
}

void
jct_data_page_export_async (JctDataPage *self,
                            JctRowsFormat format,
                            GFile *file,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *path;

  g_return_if_fail (JCT_IS_DATA_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, jct_data_page_export_async);
  path = g_file_peek_path (file);
  if (get_order (self) == NULL || self->exporting != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                             _ ("There is nothing to save yet."));
  else if (path == NULL)
    {
      g_autoptr (GError) error
        = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("Tables can be saved in a folder of this computer only."));
      g_autofree char *name = g_file_get_basename (file);

      show_export_error (self, name, error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    start_export (self, format, path, g_steal_pointer (&task));
}

gboolean
jct_data_page_export_finish (JctDataPage *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- the chooser -----------------------------------------------------------------------------
 */

static JctRowsFormat
get_format (const char *suffix)
{
  return g_str_equal (suffix, "json") ? JCT_ROWS_JSON : JCT_ROWS_CSV;
}

/* A name typed without its ending gets it, unless that is another file: nobody agreed to replace it. */
static void
export_chosen (JctDataPage *self, GFile *chosen, const char *suffix)
{
  g_autoptr (GFile) file = jct_file_with_suffix (chosen, suffix);
  gboolean taken = !g_file_equal (file, chosen) && g_file_query_exists (file, NULL);

  jct_data_page_export_async (self, get_format (suffix), taken ? chosen : file, NULL, NULL);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, JctDataPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      const char *suffix = g_object_get_data (G_OBJECT (dialog), "suffix");

      if (file != NULL)
        export_chosen (self, file, suffix);
    }
  g_clear_object (&self->chooser);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctDataPage *self = JCT_DATA_PAGE (widget);
  const char *suffix = g_variant_get_string (parameter, NULL);
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *title = NULL;
  g_autofree char *proposed = NULL;
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL || document == NULL)
    return;
  title = jct_chart_dup_title (document, jct_view_state_get_view (state));
  proposed = jct_file_name_new (title, "rows", suffix);
  chooser = gtk_file_chooser_native_new (_ ("Export the Table"), GTK_WINDOW (root),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  g_object_set_data_full (G_OBJECT (chooser), "suffix", g_strdup (suffix), g_free);
  gtk_file_filter_set_name (filter, get_format (suffix) == JCT_ROWS_CSV
                                      ? _ ("CSV tables")
                                      : C_ ("file type", "JSON records"));
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposed);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (self->chooser);
}

static void
action_cancel_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (JCT_DATA_PAGE (widget)->exporting);
}

void
jct_data_page_popup_export (JctDataPage *self)
{
  g_return_if_fail (JCT_IS_DATA_PAGE (self));

  gtk_menu_button_popup (self->export_button);
}

/* ---- actions ---------------------------------------------------------------------------------
 */

void
jct_data_page_update_export (JctDataPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  JctRowOrder *order = get_order (self);
  gboolean has_rows = order != NULL && jct_row_order_get_n (order) > 0;

  gtk_widget_action_set_enabled (widget, "data.copy", has_rows);
  gtk_widget_action_set_enabled (widget, "data.export", order != NULL && self->exporting == NULL);
  gtk_widget_action_set_enabled (widget, "data.go-to-period", has_rows);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go_button), has_rows);
}

void
jct_data_page_dispose_export (JctDataPage *self)
{
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  g_clear_handle_id (&self->export_timeout, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
}

void
jct_data_page_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "data.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "data.export", "s", action_export);
  gtk_widget_class_install_action (widget_class, "data.cancel-export", NULL, action_cancel_export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "data.copy",
                                       NULL);
}
