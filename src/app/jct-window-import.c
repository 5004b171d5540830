/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the file that is open was read, where that was guessed: said, changed, remembered, forgotten; and how one that
 * could not be opened is to be read. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "io/jct-import-preview.h"
#include "widgets/jct-import-dialog.h"

void
jct_window_take_plan (JctWindow *self, const JctImportPlan *plan, JctImportOrigin origin)
{
  JctImportPlan *copy = plan != NULL ? jct_import_plan_copy (plan) : NULL;

  g_clear_pointer (&self->plan, jct_import_plan_free);
  self->plan = copy;
  self->origin = plan != NULL ? origin : JCT_IMPORT_GUESSED;
}

char *
jct_window_dup_import_text (JctWindow *self)
{
  g_autofree char *summary = self->plan != NULL ? jct_import_plan_dup_summary (self->plan) : NULL;

  if (summary == NULL)
    return NULL;
  switch (self->origin)
    {
    case JCT_IMPORT_REMEMBERED:
      /* Translators: %s reads "time = month, measure = n, 2 dimensions". */
      return g_strdup_printf (_ ("Read as remembered: %s"), summary);
    case JCT_IMPORT_OUTDATED:
      return g_strdup_printf (
        /* Translators: %s reads "time = month, measure = n, 2 dimensions". */
        _ ("How it was read before no longer fits the file. Guessed: %s"), summary);
    case JCT_IMPORT_GUESSED:
    default:
      /* Translators: %s reads "time = month, measure = n, 2 dimensions". */
      return g_strdup_printf (_ ("Guessed: %s"), summary);
    }
}

/* ---- changing ---- */

/* Unsaved edits are saved or given up: what was chosen in the dialog becomes what is open. */
static void
take_next (JctWindow *self, GFile *file)
{
  g_autofree char *folder = jct_import_memory_dup_folder ();
  g_autoptr (GError) error = NULL;

  if (self->next_plan == NULL)
    return;
  jct_window_cancel_load (self);
  jct_window_hide_error (self);
  jct_window_take_plan (self, self->next_plan, JCT_IMPORT_REMEMBERED);
  jct_window_take_opened (self, file, self->next_document);
  jct_window_watch_file (self, &self->next_stamp);
  if (!jct_import_memory_keep (folder, file, self->next_plan, &error))
    jct_window_show_error (self, _ ("How this file is read could not be remembered"),
                           error->message);
  g_clear_pointer (&self->next_plan, jct_import_plan_free);
  g_clear_pointer (&self->next_document, jct_document_unref);
}

static void
on_apply (JctImportDialog *dialog, JctWindow *self)
{
  g_clear_pointer (&self->next_plan, jct_import_plan_free);
  g_clear_pointer (&self->next_document, jct_document_unref);
  self->next_plan = jct_import_plan_copy (jct_import_dialog_get_plan (dialog));
  self->next_document = jct_document_ref (jct_import_dialog_get_document (dialog));
  jct_window_settle (self, take_next, jct_import_dialog_get_file (dialog));
}

/* One beside each window; a second request for the same file brings it to the front. */
static void
present_dialog (JctWindow *self, GFile *file, const JctImportPlan *plan)
{
  if (self->import_dialog != NULL
      && !g_file_equal (jct_import_dialog_get_file (JCT_IMPORT_DIALOG (self->import_dialog)), file))
    jct_window_close_import (self);
  if (self->import_dialog == NULL)
    {
      JctImportDialog *dialog = jct_import_dialog_new (GTK_WINDOW (self), file, plan);

      self->next_stamp = jct_file_stamp_take (file);
      g_set_weak_pointer (&self->import_dialog, GTK_WIDGET (dialog));
      g_signal_connect_object (dialog, "apply", G_CALLBACK (on_apply), self, 0);
    }
  gtk_window_present (GTK_WINDOW (self->import_dialog));
}

static void
action_options (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (self->plan != NULL)
    present_dialog (self, self->file, self->plan);
}

/* ---- a file that could not be opened ---- */

static void
action_failed (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (self->failed_plan != NULL)
    present_dialog (self, self->failed_file, self->failed_plan);
}

void
jct_window_forget_failed (JctWindow *self)
{
  if (self->failed_look != NULL)
    g_cancellable_cancel (self->failed_look);
  g_clear_object (&self->failed_look);
  g_clear_object (&self->failed_file);
  g_clear_pointer (&self->failed_plan, jct_import_plan_free);
}

static void
on_failed_seen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *window = data;
  g_autoptr (JctWindow) self = g_weak_ref_get (window);
  g_autoptr (JctImportPreview) preview = jct_import_preview_make_finish (result, NULL);

  g_weak_ref_clear (window);
  /* The window is gone, or speaks of something else by now. */
  if (self == NULL || preview == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->failed_look)
    return;
  self->failed_plan = g_steal_pointer (&preview->plan);
  jct_window_show_import_button (self);
}

void
jct_window_look_at_failed (JctWindow *self, GFile *file)
{
  GWeakRef *window = g_new0 (GWeakRef, 1);

  g_weak_ref_init (window, self);
  jct_window_forget_failed (self);
  self->failed_file = g_object_ref (file);
  self->failed_look = g_cancellable_new ();
  jct_import_preview_make_async (file, jct_import_request_new (), self->failed_look, on_failed_seen,
                                 window);
}

/* ---- forgetting ---- */

static void
action_forget (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  g_autofree char *folder = jct_import_memory_dup_folder ();

  jct_import_memory_forget (folder, self->file);
  jct_window_settle (self, jct_window_start_load, self->file);
}

void
jct_window_install_import (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import-options", NULL, action_options);
  gtk_widget_class_install_action (widget_class, "win.import-failed", NULL, action_failed);
  gtk_widget_class_install_action (widget_class, "win.import-forget", NULL, action_forget);
}

/* The dialog is about one file. */
void
jct_window_close_import (JctWindow *self)
{
  if (self->import_dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->import_dialog));
  g_clear_weak_pointer (&self->import_dialog);
}

void
jct_window_clear_import (JctWindow *self)
{
  jct_window_close_import (self);
  jct_window_forget_failed (self);
  g_clear_pointer (&self->plan, jct_import_plan_free);
  g_clear_pointer (&self->next_plan, jct_import_plan_free);
  g_clear_pointer (&self->next_document, jct_document_unref);
}
