/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unsaved edits are kept while they are made (io/jct-autosave.h), off the main thread, and taken up again after a process
 * that was killed. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-recent-files.h"
#include "widgets/jct-task.h"

/* ---- keeping ---- */

static void schedule (JctWindow *self);

static void
forget_left (JctWindow *self)
{
  if (self->left != NULL)
    jct_recovery_entry_discard (self->left);
  g_clear_pointer (&self->left, jct_recovery_entry_free);
}

/* Told once, and again only after it has worked meanwhile: it is tried every few seconds. */
static void
tell_failure (JctWindow *self, const GError *error)
{
  if (!self->autosave_failed)
    jct_window_show_error (self, _ ("Unsaved edits cannot be kept for the case of a crash"),
                           error->message);
  self->autosave_failed = TRUE;
}

/* The content of the file was read on the way, where it is still the one that is open. */
static void
take_digest (JctWindow *self, const JctFileStamp *stamp)
{
  if (jct_file_stamp_equal (&self->own_stamp, stamp))
    self->own_stamp = *stamp;
  if (jct_file_stamp_equal (&self->known_stamp, stamp))
    self->known_stamp = *stamp;
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JctWindow *self = JCT_WINDOW (source);
  const JctRecoveryMoment *moment = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean kept = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  jct_autosave_end (self->autosave, kept, g_get_monotonic_time ());
  /* A window that is gone has no one left to tell. */
  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (kept)
    {
      self->autosave_failed = FALSE;
      take_digest (self, &moment->stamp);
      forget_left (self);
    }
  else
    tell_failure (self, error);
  schedule (self);
}

static void
keep_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  JctWindow *self = source;
  JctRecoveryMoment *moment = task_data;
  g_autoptr (GError) error = NULL;

  if (moment->origin != NULL)
    jct_file_stamp_add_digest (&moment->stamp, moment->origin);
  if (jct_autosave_write (self->autosave, moment, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
on_due (gpointer user_data)
{
  JctWindow *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, on_kept, NULL);
  JctRecoveryMoment *moment
    = jct_recovery_moment_new (jct_view_state_get_saved_document (self->state),
                               jct_view_state_get_document (self->state),
                               jct_view_state_get_view (self->state), self->file, self->is_package,
                               &self->own_stamp);

  self->autosave_timer = 0;
  g_task_set_source_tag (task, on_due);
  g_task_set_task_data (task, moment, (GDestroyNotify) jct_recovery_moment_free);
  jct_autosave_begin (self->autosave);
  g_application_hold (g_application_get_default ());
  jct_task_run_in_thread (task, keep_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule (JctWindow *self)
{
  gint64 due = jct_autosave_get_due (self->autosave);
  gint64 wait = (due - g_get_monotonic_time ()) / 1000;

  if (due >= 0 && self->autosave_timer == 0)
    self->autosave_timer = g_timeout_add ((guint) MAX (wait, 0), on_due, self);
}

/* ---- the session ---- */

/* Logging out waits for an answer as long as something is unsaved. */
static void
set_inhibiting (JctWindow *self, gboolean inhibiting)
{
  /* A window that is being closed has no application any more. */
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  if (self->is_inhibiting == inhibiting)
    return;
  self->is_inhibiting = inhibiting;
  if (inhibiting)
    self->inhibit_cookie
      = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                 _ ("There are unsaved edits"));
  else if (self->inhibit_cookie != 0)
    gtk_application_uninhibit (application, self->inhibit_cookie);
}

/* ---- what is unsaved ---- */

void
jct_window_drop_autosave (JctWindow *self)
{
  g_clear_handle_id (&self->autosave_timer, g_source_remove);
  jct_autosave_clear (self->autosave);
  forget_left (self);
  set_inhibiting (self, FALSE);
}

static void
on_changed (JctWindow *self)
{
  if (!jct_view_state_is_modified (self->state))
    {
      jct_window_drop_autosave (self);
      return;
    }
  jct_autosave_note (self->autosave, g_get_monotonic_time ());
  schedule (self);
  set_inhibiting (self, TRUE);
}

void
jct_window_init_autosave (JctWindow *self, JctRecoveryStore *store)
{
  self->autosave = jct_autosave_new (store);
  g_signal_connect_object (self->state, "notify::document", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::modified", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "view-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

void
jct_window_stop_autosave (JctWindow *self)
{
  g_clear_handle_id (&self->autosave_timer, g_source_remove);
  set_inhibiting (self, FALSE);
}

void
jct_window_free_autosave (JctWindow *self)
{
  g_clear_pointer (&self->autosave, jct_autosave_free);
  g_clear_pointer (&self->left, jct_recovery_entry_free);
}

/* ---- taking up again ---- */

/* It opens modified, with one step of the history back to what the file had; when it is saved, the file is looked at as
 * ever. */
static void
take_recovered (JctWindow *self, const JctRecoveryEntry *entry, const JctRecovered *recovered)
{
  g_auto (JctResolvedView) resolved = { 0 };
  gboolean fits
    = recovered->view != NULL
      && jct_document_resolve_view (recovered->document, recovered->view, &resolved, NULL);

  jct_window_cancel_load (self);
  g_set_object (&self->file, entry->origin);
  self->is_package = entry->is_package;
  self->own_stamp = entry->stamp;
  jct_view_state_set_document (self->state, recovered->saved);
  jct_view_state_edit_document (self->state, recovered->document, fits ? recovered->view : NULL,
                                _ ("Recover"));
  self->left = jct_recovery_entry_copy (entry);
  jct_window_update_notes (self);
  if (self->file != NULL)
    jct_window_watch_file (self, &entry->stamp);
  jct_window_update (self);
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JctWindow *self = JCT_WINDOW (source);
  const JctRecoveryEntry *entry = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (JctRecovered) recovered = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_recovering = FALSE;
  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (recovered != NULL)
    take_recovered (self, entry, recovered);
  else
    {
      /* Translators: %s is the title of a document. */
      g_autofree char *heading = g_strdup_printf (_ ("“%s” could not be recovered"), entry->title);

      jct_window_show_error (self, heading, error->message);
    }
}

static void
recover_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  JctRecovered *recovered = jct_recovery_entry_load (task_data, cancellable, &error);

  if (recovered != NULL)
    g_task_return_pointer (task, recovered, (GDestroyNotify) jct_recovered_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
jct_window_recover (JctWindow *self, const JctRecoveryEntry *entry)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (JCT_IS_WINDOW (self));
  g_return_if_fail (entry != NULL && entry->damage == NULL);
  g_return_if_fail (!jct_view_state_is_modified (self->state));

  task = g_task_new (self, self->closing, on_recovered, NULL);
  self->is_recovering = TRUE;
  g_task_set_source_tag (task, jct_window_recover);
  g_task_set_task_data (task, jct_recovery_entry_copy (entry),
                        (GDestroyNotify) jct_recovery_entry_free);
  jct_task_run_in_thread (task, recover_thread);
}
