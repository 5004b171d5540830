/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-application-recovery.h"

#include <glib/gi18n-lib.h>

#include "app/jct-window.h"
#include "widgets/jct-recovery-dialog.h"
#include "widgets/jct-task.h"

/* The window that the document is open in, if it may be put there: work in another one is never touched. */
static void
on_recover (JctRecoveryDialog *dialog, const JctRecoveryEntry *entry, JctApplication *application)
{
  GtkWindow *shown
    = entry->origin != NULL ? jct_application_find_window (application, entry->origin) : NULL;
  JctWindow *window = shown != NULL ? JCT_WINDOW (shown) : NULL;

  if (window == NULL || jct_view_state_is_modified (jct_window_get_state (window)))
    window = jct_application_get_free_window (application);
  jct_window_recover (window, entry);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_discard (JctRecoveryDialog *dialog, const JctRecoveryEntry *entry, JctApplication *application)
{
  jct_recovery_entry_discard (entry);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JctApplication *application = JCT_APPLICATION (source);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkWidget *dialog;

  if (entries == NULL || entries->len == 0 || parent == NULL)
    return;
  dialog = jct_recovery_dialog_new (parent, entries);
  g_signal_connect_object (dialog, "recover", G_CALLBACK (on_recover), application, 0);
  g_signal_connect_object (dialog, "discard", G_CALLBACK (on_discard), application, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
list_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, jct_recovery_store_list (task_data),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
jct_application_offer_left (JctApplication *application, JctRecoveryStore *store)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, on_listed, NULL);

  g_task_set_source_tag (task, jct_application_offer_left);
  g_task_set_task_data (task, store, NULL);
  jct_task_run_in_thread (task, list_thread);
}
