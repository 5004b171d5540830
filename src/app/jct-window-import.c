/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the file that is open was read, where that was guessed: said, changed, remembered, forgotten. */
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
  jct_window_settle (self, take_next, self->file);
}

/* One beside each window; a second request brings it to the front. */
static void
action_options (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (self->plan == NULL)
    return;
  if (self->import_dialog == NULL)
    {
      JctImportDialog *dialog = jct_import_dialog_new (GTK_WINDOW (self), self->file, self->plan);

      g_set_weak_pointer (&self->import_dialog, GTK_WIDGET (dialog));
      g_signal_connect_object (dialog, "apply", G_CALLBACK (on_apply), self, 0);
    }
  gtk_window_present (GTK_WINDOW (self->import_dialog));
}

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
  g_clear_pointer (&self->plan, jct_import_plan_free);
  g_clear_pointer (&self->next_plan, jct_import_plan_free);
  g_clear_pointer (&self->next_document, jct_document_unref);
}
