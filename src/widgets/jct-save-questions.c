/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-save-questions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/jct-recent-files.h"

void
jct_tell_not_saved (GtkWindow *parent, GFile *file, const char *message)
{
  g_autofree char *name = jct_file_dup_name (file);
  /* Translators: %s is a file's name. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be saved"), name);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Of a question, which its parent's end ends. */
typedef struct
{
  GFile *file;
  JctReplaceFunc replace;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->file);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, const Question *question)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "replace") && parent != NULL)
    question->replace (parent, question->file);
}

void
jct_ask_to_replace (GtkWindow *parent, GFile *file, const char *message, JctReplaceFunc replace)
{
  g_autofree char *name = jct_file_dup_name (file);
  /* Translators: %s is a file's name. */
  g_autofree char *heading = g_strdup_printf (C_ ("export", "Replace “%s”?"), name);
  GtkWidget *dialog = adw_message_dialog_new (
    parent, heading,
    message != NULL ? message
                    : C_ ("export", "A file of this name exists. What is in it is lost."));
  Question *question = g_new0 (Question, 1);

  question->file = g_object_ref (file);
  question->replace = replace;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    C_ ("export", "_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
