/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget is finalized in the main thread, whichever thread a task of it ends in. */
#include "config.h"

#include "widgets/jct-task.h"

#include "wait-until.h"

static void
note_thread (gpointer thread, GObject *gone)
{
  *(GThread **) thread = g_thread_self ();
}

static void
do_nothing (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer is_done)
{
  *(gboolean *) is_done = g_task_propagate_boolean (G_TASK (result), NULL);
}

static gpointer
drop (gpointer task)
{
  g_object_unref (task);
  return NULL;
}

static void
test_last_reference (void)
{
  GThread *last = NULL;
  gboolean is_done = FALSE;
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task = g_task_new (source, NULL, done_cb, &is_done);

  g_object_weak_ref (source, note_thread, &last);
  jct_task_run_in_thread (task, do_nothing);
  WAIT_UNTIL (is_done);
  /* The window is closed; then the thread lets go of the task. */
  g_object_unref (source);
  g_thread_join (g_thread_new ("last", drop, task));
  WAIT_UNTIL (last != NULL);
  g_assert_true (last == g_thread_self ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/last-reference", test_last_reference);
  return g_test_run ();
}
