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

  if (n > 0)
    jct_window_show_step (self, text);
  else
    jct_window_show_toast (self, adw_toast_new (text));
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
action_add_events (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_window_choose_to_read (JCT_WINDOW (widget), _ ("Add Events From a File"), _ ("_Add"),
                             jct_window_add_events_from);
}

void
jct_window_install_event_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-events", NULL, action_add_events);
}
