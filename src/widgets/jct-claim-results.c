/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-results.h"

#include "widgets/jct-task.h"

/* What the verdicts rest on. */
#define PARTS (JCT_PART_CLAIMS | JCT_PART_DEFINITIONS | JCT_PART_SOURCES | JCT_PART_DATA)

struct _JctClaimResults
{
  GObject parent_instance;

  JctDocument *document;  /* (owned) (nullable): what was asked for last */
  GCancellable *running;  /* (owned) (nullable) */
  GPtrArray *results;     /* (owned) (nullable) */
  GPtrArray *differences; /* (owned) (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctClaimResults, jct_claim_results, G_TYPE_OBJECT)

typedef struct
{
  GPtrArray *results, *differences;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->results, g_ptr_array_unref);
  g_clear_pointer (&found->differences, g_ptr_array_unref);
  g_free (found);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JctDocument *document = data;
  Found *found = g_new0 (Found, 1);

  found->results = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_result_unref);
  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      g_ptr_array_add (found->results,
                       jct_claim_check (document, jct_document_get_claim (document, i)));
    }
  found->differences = jct_claim_find_differences (found->results);
  g_task_return_pointer (task, found, found_free);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctClaimResults *self = JCT_CLAIM_RESULTS (source);
  Found *found = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another document was set, or there is nobody left to see it. */
  if (found == NULL || g_task_get_cancellable (G_TASK (result)) != self->running)
    {
      g_clear_pointer (&found, found_free);
      return;
    }
  g_clear_object (&self->running);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->results = g_steal_pointer (&found->results);
  self->differences = g_steal_pointer (&found->differences);
  found_free (found);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cancel (JctClaimResults *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
jct_claim_results_dispose (GObject *object)
{
  JctClaimResults *self = JCT_CLAIM_RESULTS (object);

  cancel (self);
  g_clear_pointer (&self->document, jct_document_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  G_OBJECT_CLASS (jct_claim_results_parent_class)->dispose (object);
}

static void
jct_claim_results_class_init (JctClaimResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jct_claim_results_dispose;
  signals[CHANGED] = g_signal_new ("changed", JCT_TYPE_CLAIM_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_claim_results_init (JctClaimResults *self)
{
}

JctClaimResults *
jct_claim_results_new (void)
{
  return g_object_new (JCT_TYPE_CLAIM_RESULTS, NULL);
}

static void
start (JctClaimResults *self)
{
  g_autoptr (GTask) task = NULL;

  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, checked_cb, NULL);
  /* What was found is told apart by who asked, not by whether it was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, jct_document_ref (self->document),
                        (GDestroyNotify) jct_document_unref);
  jct_task_run_in_thread (task, check_thread);
}

void
jct_claim_results_set_document (JctClaimResults *self, JctDocument *document)
{
  gboolean is_known;
  JctDocument *before;

  g_return_if_fail (JCT_IS_CLAIM_RESULTS (self));

  if (self->document == document)
    return;
  before = g_steal_pointer (&self->document);
  is_known
    = before != NULL && document != NULL && (jct_document_compare (before, document) & PARTS) == 0;
  self->document = document != NULL ? jct_document_ref (document) : NULL;
  g_clear_pointer (&before, jct_document_unref);
  if (is_known)
    return;
  cancel (self);
  if (document != NULL)
    start (self);
  else
    {
      g_clear_pointer (&self->results, g_ptr_array_unref);
      g_clear_pointer (&self->differences, g_ptr_array_unref);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
jct_claim_results_get (JctClaimResults *self)
{
  g_return_val_if_fail (JCT_IS_CLAIM_RESULTS (self), NULL);
  return self->results;
}

GPtrArray *
jct_claim_results_get_differences (JctClaimResults *self)
{
  g_return_val_if_fail (JCT_IS_CLAIM_RESULTS (self), NULL);
  return self->differences;
}

gboolean
jct_claim_results_is_running (JctClaimResults *self)
{
  g_return_val_if_fail (JCT_IS_CLAIM_RESULTS (self), FALSE);
  return self->running != NULL;
}
