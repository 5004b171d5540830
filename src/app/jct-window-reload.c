/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file on the disk changes while it is open: it is watched, the window says so, and reads it
 * again when it is told to. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-recent-files.h"
#include "widgets/jct-tooltip-text.h"

/* A file that was not touched for so long is whole, or will not become so. */
#define SETTLE_MILLISECONDS 400

enum
{
  RESPONSE_RELOAD = 1,
  RESPONSE_IGNORE,
};

/* ---- watching ---- */

static void
hide_bar (JctWindow *self)
{
  jct_window_reveal_bar (self->reload_bar, FALSE);
}

static void
show_bar (JctWindow *self, gboolean exists)
{
  g_autofree char *name = jct_file_dup_name (self->file);
  g_autofree char *text = g_strdup_printf (
    /* Translators: %s is a file's name. */
    exists ? _ ("“%s” has changed on the disk.")
           /* Translators: %s is a file's name. */
           : _ ("“%s” is no longer where it was. What is open stays open."),
    name);

  jct_set_label_text (self->reload_label, text);
  gtk_widget_set_visible (self->reload_button, exists);
  jct_window_reveal_bar (self->reload_bar, TRUE);
}

static gboolean check_again (gpointer window);

static void
check_later (JctWindow *self)
{
  g_clear_handle_id (&self->reload_check, g_source_remove);
  self->reload_check = g_timeout_add (SETTLE_MILLISECONDS, check_again, self);
}

/* Tells of a change only when the file has been at rest meanwhile: half a file is no version. */
static void
check (JctWindow *self)
{
  JctFileStamp now;

  if (self->file == NULL || self->run != NULL || self->is_saving)
    return;
  now = jct_file_stamp_take (self->file);
  if (jct_file_stamp_equal (&now, &self->known_stamp))
    {
      hide_bar (self);
      return;
    }
  if (jct_file_stamp_equal (&now, &self->seen_stamp))
    {
      /* Only touched, or written anew as it was: no other version. */
      if (jct_file_stamp_is_current (&self->known_stamp, self->file))
        hide_bar (self);
      else
        show_bar (self, now.exists);
      return;
    }
  self->seen_stamp = now;
  check_later (self);
}

static gboolean
check_again (gpointer window)
{
  JctWindow *self = window;

  self->reload_check = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

static void
on_file_event (JctWindow *self)
{
  /* What is seen first after an event is never at rest. */
  self->seen_stamp = self->known_stamp;
  check_later (self);
}

void
jct_window_watch_file (JctWindow *self, const JctFileStamp *stamp)
{
  self->own_stamp = *stamp;
  self->known_stamp = *stamp;
  self->seen_stamp = *stamp;
  hide_bar (self);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (g_file_peek_path (self->file) == NULL)
    return;
  /* Where the system cannot watch, the window still looks when it comes to the front. */
  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_file_event), self,
                             G_CONNECT_SWAPPED);
  check (self);
}

void
jct_window_unwatch_file (JctWindow *self)
{
  g_clear_handle_id (&self->reload_check, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

static void
on_active (JctWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->reload_check == 0)
    check (self);
}

/* ---- reading again ---- */

void
jct_window_take_reloaded (JctWindow *self, JctLoadRun *run, JctDocument *document)
{
  g_autoptr (JctDocument) shown = NULL;
  g_autoptr (GError) error = NULL;
  JctDocumentParts parts
    = run->reload == JCT_RELOAD_KEEPS_EDITS ? jct_view_state_get_unsaved_parts (self->state) : 0;

  if (parts == 0)
    shown = jct_document_ref (document);
  else
    shown = jct_document_with_parts_of (document, jct_view_state_get_document (self->state), parts,
                                        &error);
  if (shown == NULL)
    {
      jct_window_show_error (
        self, _ ("The unsaved edits do not fit the file as it is now; what is open stays open"),
        error->message);
      return;
    }
  self->is_package = jct_window_can_write (run->file, document);
  jct_view_state_reload_document (self->state, document, shown);
  jct_window_update_notes (self);
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, JctWindow *self)
{
  g_clear_weak_pointer (&self->question);
  if (g_str_equal (response, "keep"))
    jct_window_read_again (self, JCT_RELOAD_KEEPS_EDITS);
  else if (g_str_equal (response, "drop"))
    jct_window_read_again (self, JCT_RELOAD_DROPS_EDITS);
}

static void
ask (JctWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), _ ("Keep Unsaved Edits?"),
    _ ("The document has been edited here, and the file has changed on the disk. The edits can be "
       "kept over what the file has now."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "drop",
                                    _ ("_Reload Without Edits"), "keep", _ ("_Keep Edits"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, 0);
  g_set_weak_pointer (&self->question, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reload (JctWindow *self)
{
  if (self->file == NULL || self->run != NULL || self->is_saving || self->question != NULL)
    return;
  if (jct_view_state_is_modified (self->state))
    ask (self);
  else
    jct_window_read_again (self, JCT_RELOAD_DROPS_EDITS);
}

static void
action_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reload (JCT_WINDOW (widget));
}

/* What is on the disk now is not spoken of again. */
static void
on_reload_response (GtkInfoBar *bar, int response, JctWindow *self)
{
  if (response == RESPONSE_RELOAD)
    {
      reload (self);
      return;
    }
  self->known_stamp = jct_file_stamp_take (self->file);
  hide_bar (self);
}

void
jct_window_install_reload (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, action_reload);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, reload_bar);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, reload_label);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, reload_button);
  gtk_widget_class_bind_template_callback (widget_class, on_reload_response);
}

void
jct_window_init_reload (JctWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
}
