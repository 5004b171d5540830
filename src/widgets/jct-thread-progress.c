/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-thread-progress.h"

/* Of the whole: less cannot be seen. */
#define LEAST_STEP 0.01

typedef struct
{
  GObject *owner;
  GTask *task;
  double fraction;
  JctThreadProgress report;
} Post;

static void
post_free (gpointer data)
{
  Post *post = data;

  g_object_unref (post->task);
  g_object_unref (post->owner);
  g_free (post);
}

static gboolean
post_cb (gpointer data)
{
  Post *post = data;

  post->report (post->owner, post->task, post->fraction);
  return G_SOURCE_REMOVE;
}

/* An idle source and not g_main_context_invoke(), which calls in this thread where nobody owns the
 * context just now. */
void
jct_thread_progress_post (GTask *task, GObject *owner, double fraction, JctThreadProgress report)
{
  Post *post = g_new0 (Post, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  post->owner = g_object_ref (owner);
  post->task = g_object_ref (task);
  post->fraction = fraction;
  post->report = report;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, post_cb, post, post_free);
  g_source_attach (source, g_task_get_context (task));
}

void
jct_thread_reporter_tell (double fraction, gpointer data)
{
  JctThreadReporter *reporter = data;

  if (fraction - reporter->told < LEAST_STEP)
    return;
  reporter->told = fraction;
  jct_thread_progress_post (reporter->task, g_task_get_source_object (reporter->task), fraction,
                            reporter->report);
}
