/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving over a file that another program has changed, or taken away: the person says what becomes of it. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-recent-files.h"

static void
on_answer (AdwMessageDialog *dialog, const char *response, JctWindow *self)
{
  g_clear_weak_pointer (&self->question);
  if (g_str_equal (response, "replace"))
    jct_window_write_over (self, &self->asked_stamp);
  else if (g_str_equal (response, "save-as"))
    jct_window_choose_where (self);
  else
    {
      jct_window_forget_proceed (self);
      if (g_str_equal (response, "reload"))
        jct_window_read_again (self, JCT_RELOAD_KEEPS_EDITS);
    }
}

/* There is something to read again only where the file is still there. */
static void
add_responses (AdwMessageDialog *dialog, gboolean exists)
{
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "replace",
                                    exists ? _ ("_Replace") : _ ("_Save There Again"), NULL);
  if (exists)
    {
      adw_message_dialog_add_response (dialog, "reload", _ ("Re_load and Keep My Edits"));
      adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_add_response (dialog, "save-as", _ ("Save _As…"));
  adw_message_dialog_set_default_response (dialog, "save-as");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

void
jct_window_ask_to_replace (JctWindow *self)
{
  g_autofree char *name = jct_file_dup_name (self->file);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* What they agree to replace is what is there now; when that changes too, they are asked again. */
  self->asked_stamp = jct_file_stamp_take (self->file);
  jct_file_stamp_add_digest (&self->asked_stamp, self->file);
  body = g_strdup_printf (
    self->asked_stamp.exists
      /* Translators: %s is a file's name. */
      ? _ ("“%s” has changed on the disk since it was opened. Saving would replace what is there.")
      /* Translators: %s is a file's name. */
      : _ ("“%s” is no longer where it was: it was moved, renamed or deleted."),
    name);
  dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                   self->asked_stamp.exists ? _ ("Replace the File?")
                                                            : _ ("The File Is Gone"),
                                   body);
  add_responses (ADW_MESSAGE_DIALOG (dialog), self->asked_stamp.exists);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, 0);
  g_set_weak_pointer (&self->question, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
