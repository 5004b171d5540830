/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-task.h"

static gboolean
unref_cb (gpointer source)
{
  g_object_unref (source);
  return G_SOURCE_REMOVE;
}

/* In any thread. */
static void
give_back (gpointer source)
{
  if (g_main_context_is_owner (g_main_context_default ()))
    g_object_unref (source);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT, unref_cb, source, NULL);
}

void
jct_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  GObject *source;

  g_return_if_fail (G_IS_TASK (task));

  source = g_task_get_source_object (task);
  /* Data of an object go after all that its class has given up: here, the task's own reference. */
  if (source != NULL)
    g_object_set_data_full (G_OBJECT (task), "jct-source", g_object_ref (source), give_back);
  g_task_run_in_thread (task, func);
}
