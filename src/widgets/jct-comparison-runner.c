/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-comparison-runner.h"

#include "widgets/jct-analysis-cache.h"
#include "widgets/jct-thread-progress.h"

#define N_KEPT 12

typedef struct
{
  JctAnalysisKey *key;
  JctEventComparison *comparison;
} Result;

struct _JctComparisonRunner
{
  GObject parent_instance;

  /* Owned */
  JctAnalysisRunner *source; /* (nullable) */
  GSignalGroup *source_signals, *state_signals;
  GPtrArray *results;     /* of Result, the oldest first */
  JctAnalysisKey *wanted; /* (nullable) */
  GTask *task;            /* (nullable): what runs, maybe for a key that is no longer wanted */
  char *problem;          /* (nullable) */

  const Result *shown; /* (nullable) in `results` */
  JctMethod method;
  gboolean running;
  gboolean stopped; /* by the person, or by what failed */
  double progress;
};

enum
{
  PROP_0,
  PROP_COMPARISON,
  PROP_PROGRESS,
  PROP_IS_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctComparisonRunner, jct_comparison_runner, G_TYPE_OBJECT)

static void advance (JctComparisonRunner *self);

/* ---- results ----------------------------------------------------------------------------------
 */

static void
result_free (gpointer data)
{
  Result *result = data;

  jct_event_comparison_free (result->comparison);
  jct_analysis_key_free (result->key);
  g_free (result);
}

static const Result *
find_result (JctComparisonRunner *self)
{
  for (guint i = 0; self->wanted != NULL && i < self->results->len; i++)
    {
      const Result *result = g_ptr_array_index (self->results, i);

      if (jct_analysis_key_equal (result->key, self->wanted))
        return result;
    }
  return NULL;
}

/* Drops the oldest, but never the one that is shown. */
static void
add_result (JctComparisonRunner *self, const JctAnalysisKey *key, JctEventComparison *comparison)
{
  Result *result = g_new0 (Result, 1);

  result->key = jct_analysis_key_copy (key);
  result->comparison = comparison;
  g_ptr_array_add (self->results, result);
  for (guint i = 0; self->results->len > N_KEPT && i < self->results->len; i++)
    if (g_ptr_array_index (self->results, i) != self->shown)
      g_ptr_array_remove_index (self->results, i--);
}

/* ---- telling ----------------------------------------------------------------------------------
 */

static void
set_running (JctComparisonRunner *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_RUNNING]);
}

static void
set_progress (JctComparisonRunner *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
show (JctComparisonRunner *self, const Result *result, const char *problem)
{
  if (self->shown == result && g_strcmp0 (self->problem, problem) == 0)
    return;
  self->shown = result;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARISON]);
}

/* ---- the thread -------------------------------------------------------------------------------
 */

/* Of a task. The runner is held by the task's callback, which comes in the main thread. */
typedef struct
{
  JctComparisonRunner *runner;
  JctAnalysisKey *key;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  jct_analysis_key_free (work->key);
  g_free (work);
}

static const JctAnalysisKey *
get_key (GTask *task)
{
  const Work *work = g_task_get_task_data (task);

  return work->key;
}

static void
report_cb (GObject *owner, GTask *task, double fraction)
{
  JctComparisonRunner *self = JCT_COMPARISON_RUNNER (owner);

  if (self->task == task && self->running)
    set_progress (self, fraction);
}

static void
progress_cb (double fraction, gpointer data)
{
  GTask *task = data;
  const Work *work = g_task_get_task_data (task);

  jct_thread_progress_post (task, G_OBJECT (work->runner), fraction, report_cb);
}

static void
compute (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  JctEventComparison *comparison
    = jct_analysis_key_compare_events (get_key (task), cancellable, progress_cb, task, &error);

  if (comparison != NULL)
    g_task_return_pointer (task, comparison,
                           (GDestroyNotify) (GCallback) jct_event_comparison_free);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (JctComparisonRunner) self = JCT_COMPARISON_RUNNER (data);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  gboolean is_wanted
    = self->wanted != NULL && jct_analysis_key_equal (self->wanted, get_key (task));
  g_autoptr (GError) error = NULL;
  JctEventComparison *comparison = g_task_propagate_pointer (task, &error);

  if (comparison != NULL)
    add_result (self, get_key (task), comparison);
  else if (is_wanted && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->stopped = TRUE;
      show (self, NULL, error->message);
      set_running (self, FALSE);
      return;
    }
  advance (self);
}

static void
start (JctComparisonRunner *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Work *work = g_new0 (Work, 1);

  work->runner = self;
  work->key = jct_analysis_key_copy (self->wanted);
  self->task = g_task_new (NULL, cancellable, done_cb, g_object_ref (self));
  g_task_set_source_tag (self->task, start);
  g_task_set_task_data (self->task, work, work_free);
  g_task_run_in_thread (self->task, compute);
}

/* ---- what is wanted ---------------------------------------------------------------------------
 */

/* Brings what is shown and what runs into line with what is wanted. */
static void
advance (JctComparisonRunner *self)
{
  const Result *known = find_result (self);
  gboolean is_due = self->wanted != NULL && known == NULL && !self->stopped;

  /* Cancelling is asked for and not waited for: done_cb() comes all the same, and goes on. */
  if (self->task != NULL
      && (!is_due || !jct_analysis_key_equal (get_key (self->task), self->wanted)))
    g_cancellable_cancel (g_task_get_cancellable (self->task));
  if (is_due && self->task == NULL)
    {
      set_progress (self, 0);
      start (self);
    }
  if (!is_due)
    show (self, known, NULL);
  set_running (self, is_due);
}

static JctAnalysisKey *
find_wanted (JctComparisonRunner *self)
{
  JctViewState *state = self->source != NULL ? jct_analysis_runner_get_state (self->source) : NULL;

  if (state == NULL || jct_view_state_get_document (state) == NULL)
    return NULL;
  return jct_analysis_key_new_of_all (state, jct_analysis_runner_get_options (self->source),
                                      self->method);
}

static void
update (JctComparisonRunner *self)
{
  JctAnalysisKey *wanted = find_wanted (self);

  if (wanted != NULL && self->wanted != NULL && jct_analysis_key_equal (wanted, self->wanted))
    {
      jct_analysis_key_free (wanted);
      return;
    }
  g_clear_pointer (&self->wanted, jct_analysis_key_free);
  self->wanted = wanted;
  self->stopped = FALSE;
  advance (self);
}

static void
start_afresh (JctComparisonRunner *self)
{
  show (self, NULL, NULL);
  g_ptr_array_set_size (self->results, 0);
  update (self);
}

/* With other saved views only, what is known stays known. */
static void
document_changed_cb (JctComparisonRunner *self)
{
  JctDocument *document
    = jct_view_state_get_document (jct_analysis_runner_get_state (self->source));

  if (self->wanted != NULL && document != NULL && jct_analysis_key_is_of (self->wanted, document))
    update (self);
  else
    start_afresh (self);
}

static void
view_changed_cb (JctComparisonRunner *self, guint changes)
{
  if ((changes & (JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_SELECTION | JCT_VIEW_CHANGE_LOOK)) != 0)
    update (self);
}

static void
state_changed_cb (JctComparisonRunner *self)
{
  g_signal_group_set_target (self->state_signals, self->source != NULL
                                                    ? jct_analysis_runner_get_state (self->source)
                                                    : NULL);
  start_afresh (self);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_comparison_runner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctComparisonRunner *self = JCT_COMPARISON_RUNNER (object);

  switch (id)
    {
    case PROP_COMPARISON:
      g_value_set_pointer (value, (gpointer) jct_comparison_runner_get_comparison (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_IS_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* While a task runs its callback holds the runner: there is none. */
static void
jct_comparison_runner_dispose (GObject *object)
{
  JctComparisonRunner *self = JCT_COMPARISON_RUNNER (object);

  g_clear_object (&self->source_signals);
  g_clear_object (&self->state_signals);
  g_clear_object (&self->source);
  g_clear_pointer (&self->wanted, jct_analysis_key_free);
  G_OBJECT_CLASS (jct_comparison_runner_parent_class)->dispose (object);
}

static void
jct_comparison_runner_finalize (GObject *object)
{
  JctComparisonRunner *self = JCT_COMPARISON_RUNNER (object);

  g_ptr_array_unref (self->results);
  g_free (self->problem);
  G_OBJECT_CLASS (jct_comparison_runner_parent_class)->finalize (object);
}

static void
jct_comparison_runner_class_init (JctComparisonRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jct_comparison_runner_get_property;
  object_class->dispose = jct_comparison_runner_dispose;
  object_class->finalize = jct_comparison_runner_finalize;

  properties[PROP_COMPARISON] = g_param_spec_pointer ("comparison", NULL, NULL, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_IS_RUNNING] = g_param_spec_boolean ("is-running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jct_comparison_runner_init (JctComparisonRunner *self)
{
  self->results = g_ptr_array_new_with_free_func (result_free);
  self->source_signals = g_signal_group_new (JCT_TYPE_ANALYSIS_RUNNER);
  g_signal_group_connect_swapped (self->source_signals, "notify::state",
                                  G_CALLBACK (state_changed_cb), self);
  g_signal_group_connect_swapped (self->source_signals, "notify::options", G_CALLBACK (update),
                                  self);
  self->state_signals = g_signal_group_new (JCT_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "notify::document",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "view-changed", G_CALLBACK (view_changed_cb),
                                  self);
}

JctComparisonRunner *
jct_comparison_runner_new (void)
{
  return g_object_new (JCT_TYPE_COMPARISON_RUNNER, NULL);
}

void
jct_comparison_runner_set_source (JctComparisonRunner *self, JctAnalysisRunner *source)
{
  g_return_if_fail (JCT_IS_COMPARISON_RUNNER (self));
  g_return_if_fail (source == NULL || JCT_IS_ANALYSIS_RUNNER (source));

  if (!g_set_object (&self->source, source))
    return;
  g_signal_group_set_target (self->source_signals, source);
  state_changed_cb (self);
}

JctMethod
jct_comparison_runner_get_method (JctComparisonRunner *self)
{
  g_return_val_if_fail (JCT_IS_COMPARISON_RUNNER (self), JCT_METHOD_BEFORE_AFTER);
  return self->method;
}

void
jct_comparison_runner_set_method (JctComparisonRunner *self, JctMethod method)
{
  g_return_if_fail (JCT_IS_COMPARISON_RUNNER (self));
  g_return_if_fail ((guint) method < JCT_N_METHODS);

  self->method = method;
  update (self);
}

const JctEventComparison *
jct_comparison_runner_get_comparison (JctComparisonRunner *self)
{
  g_return_val_if_fail (JCT_IS_COMPARISON_RUNNER (self), NULL);
  return self->shown != NULL ? self->shown->comparison : NULL;
}

gboolean
jct_comparison_runner_is_running (JctComparisonRunner *self)
{
  g_return_val_if_fail (JCT_IS_COMPARISON_RUNNER (self), FALSE);
  return self->running;
}

double
jct_comparison_runner_get_progress (JctComparisonRunner *self)
{
  g_return_val_if_fail (JCT_IS_COMPARISON_RUNNER (self), 0);
  return self->progress;
}

const char *
jct_comparison_runner_get_problem (JctComparisonRunner *self)
{
  g_return_val_if_fail (JCT_IS_COMPARISON_RUNNER (self), NULL);
  return self->problem;
}

void
jct_comparison_runner_cancel (JctComparisonRunner *self)
{
  g_return_if_fail (JCT_IS_COMPARISON_RUNNER (self));

  self->stopped = TRUE;
  advance (self);
}

void
jct_comparison_runner_restart (JctComparisonRunner *self)
{
  g_return_if_fail (JCT_IS_COMPARISON_RUNNER (self));

  self->stopped = FALSE;
  advance (self);
}
