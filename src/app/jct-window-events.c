/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of another file, added to those of the document that is open. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-reader.h"

static void
show_added (JctWindow *self, guint n, const char *title)
{
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  /* Translators: %u is a number of events, %s the title of the document that they are from. */
  const char *format = ngettext ("%u event added from “%s”", "%u events added from “%s”", n);
  g_autofree char *text = n > 0 ? g_strdup_printf (format, n, escaped)
                                /* Translators: %s is the title of a document. */
                                : g_strdup_printf (_ ("Nothing new in “%s”"), escaped);
  AdwToast *toast = adw_toast_new (text);

  if (n > 0)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  jct_window_show_toast (self, toast);
}

static gboolean
add_events (JctWindow *self, JctDocument *other, guint *n, GError **error)
{
  if (jct_document_get_n_events (other) == 0)
    {
      g_set_error (error, JCT_DOCUMENT_ERROR, JCT_DOCUMENT_ERROR_NO_EVENT,
                   /* Translators: %s is the title of a document. */
                   _ ("“%s” has no events."), jct_document_get_title (other));
      return FALSE;
    }
  return jct_view_state_add_events (self->state, other, n, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JctWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JctDocument) other = jct_document_load_finish (result, &error);
  guint n = 0;

  if (g_cancellable_is_cancelled (self->closing)
      || jct_view_state_get_document (self->state) == NULL)
    return;
  if (other == NULL || !add_events (self, other, &n, &error))
    jct_window_show_error (self, _ ("The events could not be added"), error->message);
  else
    show_added (self, n, jct_document_get_title (other));
}

void
jct_window_add_events_from (JctWindow *self, GFile *file)
{
  g_return_if_fail (JCT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  jct_window_hide_error (self);
  jct_document_load_async (file, NULL, NULL, self->closing, on_read, g_object_ref (self));
}

static void
on_events_chosen (GtkNativeDialog *dialog, int response, JctWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        jct_window_add_events_from (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
action_add_events (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autoptr (GFile) folder = jct_window_dup_last_folder (self);
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Add Events From a File"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  jct_window_add_file_filters (GTK_FILE_CHOOSER (chooser));
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_events_chosen), self, 0);
  gtk_native_dialog_show (self->chooser);
}

void
jct_window_install_event_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-events", NULL, action_add_events);
}
