/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-analysis-work.h"

#include "widgets/jct-thread-progress.h"

static void advance (JctAnalysisWork *work);

static void
set_running (JctAnalysisWork *work, gboolean running)
{
  if (work->running == running)
    return;
  work->running = running;
  work->klass->changed (work->owner, "is-running");
}

static void
set_progress (JctAnalysisWork *work, double progress)
{
  if (work->progress == progress)
    return;
  work->progress = progress;
  work->klass->changed (work->owner, "progress");
}

/* ---- the thread -------------------------------------------------------------------------------
 */

/* Of a task. The owner is held by the task's callback, which comes in the main thread after the
 * work is done, and not by the task, whose last reference may go in the other thread. */
typedef struct
{
  JctAnalysisWork *work;
  JctAnalysisKey *key;
} Computation;

static void
computation_free (gpointer data)
{
  Computation *computation = data;

  jct_analysis_key_free (computation->key);
  g_free (computation);
}

static const JctAnalysisKey *
get_key (GTask *task)
{
  const Computation *computation = g_task_get_task_data (task);

  return computation->key;
}

static void
report_cb (GObject *owner, GTask *task, double fraction)
{
  const Computation *computation = g_task_get_task_data (task);
  JctAnalysisWork *work = computation->work;

  if (work->task == task && work->running)
    set_progress (work, fraction);
}

static void
progress_cb (double fraction, gpointer data)
{
  GTask *task = data;
  const Computation *computation = g_task_get_task_data (task);

  jct_thread_progress_post (task, computation->work->owner, fraction, report_cb);
}

static void
compute (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const JctAnalysisWorkClass *klass = ((const Computation *) data)->work->klass;
  GError *error = NULL;
  gpointer result = klass->compute (get_key (task), cancellable, progress_cb, task, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, klass->free_result);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (g_object_ref (async_result));
  const Computation *computation = g_task_get_task_data (task);
  JctAnalysisWork *work = computation->work;
  g_autoptr (GObject) owner = data;
  gboolean is_wanted
    = work->wanted != NULL && jct_analysis_key_equal (work->wanted, computation->key);
  g_autoptr (GError) error = NULL;
  gpointer result = g_task_propagate_pointer (task, &error);

  g_assert (task == work->task);
  g_clear_object (&work->task);
  if (result != NULL)
    work->klass->keep (owner, computation->key, result);
  else if (is_wanted && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      work->stopped = TRUE;
      set_running (work, FALSE);
      work->klass->show (owner, error->message);
      return;
    }
  advance (work);
}

static void
start (JctAnalysisWork *work)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Computation *computation = g_new0 (Computation, 1);

  computation->work = work;
  computation->key = jct_analysis_key_copy (work->wanted);
  work->task = g_task_new (NULL, cancellable, done_cb, g_object_ref (work->owner));
  g_task_set_source_tag (work->task, start);
  g_task_set_task_data (work->task, computation, computation_free);
  g_task_run_in_thread (work->task, compute);
}

/* ---- what is wanted ---------------------------------------------------------------------------
 */

/* Brings what is shown and what runs into line with what is wanted. */
static void
advance (JctAnalysisWork *work)
{
  gboolean is_known = work->wanted != NULL && work->klass->knows (work->owner, work->wanted);
  gboolean is_due = work->wanted != NULL && !is_known && !work->stopped;

  /* Cancelling is asked for and not waited for: done_cb() comes all the same, and goes on. */
  if (work->task != NULL
      && (!is_due || !jct_analysis_key_equal (get_key (work->task), work->wanted)))
    g_cancellable_cancel (g_task_get_cancellable (work->task));
  if (is_due && work->task == NULL)
    {
      set_progress (work, 0);
      start (work);
    }
  set_running (work, is_due);
  work->klass->show (work->owner, NULL);
}

void
jct_analysis_work_init (JctAnalysisWork *work, const JctAnalysisWorkClass *klass, GObject *owner)
{
  *work = (JctAnalysisWork){ .klass = klass, .owner = owner };
}

void
jct_analysis_work_want (JctAnalysisWork *work, JctAnalysisKey *key)
{
  if (key != NULL && work->wanted != NULL && jct_analysis_key_equal (key, work->wanted))
    {
      jct_analysis_key_free (key);
      return;
    }
  jct_analysis_work_forget (work);
  work->wanted = key;
  work->stopped = FALSE;
  advance (work);
}

void
jct_analysis_work_forget (JctAnalysisWork *work)
{
  g_clear_pointer (&work->wanted, jct_analysis_key_free);
}

void
jct_analysis_work_cancel (JctAnalysisWork *work)
{
  work->stopped = TRUE;
  advance (work);
}

void
jct_analysis_work_restart (JctAnalysisWork *work)
{
  work->stopped = FALSE;
  advance (work);
}
