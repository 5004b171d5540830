/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-analysis-runner.h"

#include "widgets/jct-analysis-cache.h"
#include "widgets/jct-thread-progress.h"

struct _JctAnalysisRunner
{
  GObject parent_instance;

  /* Owned */
  JctViewState *state; /* (nullable) */
  GSignalGroup *signals;
  JctAnalysisOptions options;
  JctAnalysisCache *cache;
  JctAnalysisKey *wanted;         /* (nullable): what is selected */
  const JctAnalysisResult *shown; /* (nullable) borrowed from the cache */
  GTask *task;   /* (nullable): what runs, maybe for a key that is no longer wanted */
  char *problem; /* (nullable) */

  gboolean running;
  gboolean stopped; /* by the person */
  double progress;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ANALYSIS,
  PROP_PROGRESS,
  PROP_IS_RUNNING,
  PROP_OPTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctAnalysisRunner, jct_analysis_runner, G_TYPE_OBJECT)

static void advance (JctAnalysisRunner *self);

/* ---- telling ----------------------------------------------------------------------------------
 */

static void
set_running (JctAnalysisRunner *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_RUNNING]);
}

static void
set_progress (JctAnalysisRunner *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
show (JctAnalysisRunner *self, const JctAnalysisResult *result, const char *problem)
{
  if (self->shown == result && g_strcmp0 (self->problem, problem) == 0)
    return;
  self->shown = result;
  jct_analysis_cache_hold (self->cache, result);
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANALYSIS]);
}

/* ---- the thread -------------------------------------------------------------------------------
 */

/* Of a task. The runner is held by the task's callback, which comes in the main thread after the
 * work is done, and not by the task, whose last reference may go in the other thread. */
typedef struct
{
  JctAnalysisRunner *runner;
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
  JctAnalysisRunner *self = JCT_ANALYSIS_RUNNER (owner);

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
  JctAnalysisResult *result
    = jct_analysis_result_compute (get_key (task), cancellable, progress_cb, task, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) jct_analysis_result_free);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (JctAnalysisRunner) self = JCT_ANALYSIS_RUNNER (data);
  GTask *task = G_TASK (async_result);
  gboolean is_wanted
    = self->wanted != NULL && jct_analysis_key_equal (self->wanted, get_key (task));
  g_autoptr (GError) error = NULL;
  JctAnalysisResult *result = g_task_propagate_pointer (task, &error);

  g_assert (task == self->task);
  g_clear_object (&self->task);
  if (result != NULL)
    jct_analysis_cache_add (self->cache, result);
  else if (is_wanted && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->stopped = TRUE;
      set_running (self, FALSE);
      show (self, NULL, error->message);
      return;
    }
  advance (self);
}

static void
start (JctAnalysisRunner *self)
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

/* Cancelling is asked for and not waited for: done_cb() comes all the same, and goes on. */
static void
stop (JctAnalysisRunner *self)
{
  if (self->task != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->task));
}

/* ---- what is wanted ---------------------------------------------------------------------------
 */

/* Brings what is shown and what runs into line with what is wanted. */
static void
advance (JctAnalysisRunner *self)
{
  const JctAnalysisResult *known
    = self->wanted != NULL ? jct_analysis_cache_find (self->cache, self->wanted) : NULL;
  gboolean is_due = self->wanted != NULL && known == NULL && !self->stopped;

  if (self->task != NULL
      && (!is_due || !jct_analysis_key_equal (get_key (self->task), self->wanted)))
    stop (self);
  if (is_due && self->task == NULL)
    {
      set_progress (self, 0);
      start (self);
    }
  set_running (self, is_due);
  /* Of the same event in the same data the former result stays until the new one is there: numbers
   * that vanish and come back cannot be compared. */
  if (known != NULL || !is_due || self->shown == NULL
      || !jct_analysis_key_is_about (jct_analysis_result_get_key (self->shown), self->wanted))
    show (self, known, NULL);
}

static JctAnalysisKey *
find_wanted (JctAnalysisRunner *self)
{
  JctDocument *document = self->state != NULL ? jct_view_state_get_document (self->state) : NULL;

  return document != NULL ? jct_analysis_key_new (self->state, &self->options) : NULL;
}

static void
update (JctAnalysisRunner *self)
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
start_afresh (JctAnalysisRunner *self)
{
  show (self, NULL, NULL);
  jct_analysis_cache_clear (self->cache);
  g_clear_pointer (&self->wanted, jct_analysis_key_free);
  update (self);
}

/* With other saved views only, what is known stays known. */
static void
document_changed_cb (JctAnalysisRunner *self)
{
  JctDocument *document = jct_view_state_get_document (self->state);

  if (self->wanted != NULL && document != NULL && jct_analysis_key_is_of (self->wanted, document))
    update (self);
  else
    start_afresh (self);
}

static void
view_changed_cb (JctAnalysisRunner *self, guint changes)
{
  if ((changes & (JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_SELECTION | JCT_VIEW_CHANGE_LOOK)) != 0)
    update (self);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_analysis_runner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctAnalysisRunner *self = JCT_ANALYSIS_RUNNER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_ANALYSIS:
      g_value_set_pointer (value, jct_analysis_runner_get_analysis (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_IS_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_OPTIONS:
      g_value_set_pointer (value, &self->options);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_analysis_runner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      jct_analysis_runner_set_state (JCT_ANALYSIS_RUNNER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* While a task runs its callback holds the runner: there is none. */
static void
jct_analysis_runner_dispose (GObject *object)
{
  JctAnalysisRunner *self = JCT_ANALYSIS_RUNNER (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->state);
  g_clear_pointer (&self->wanted, jct_analysis_key_free);
  G_OBJECT_CLASS (jct_analysis_runner_parent_class)->dispose (object);
}

static void
jct_analysis_runner_finalize (GObject *object)
{
  JctAnalysisRunner *self = JCT_ANALYSIS_RUNNER (object);

  jct_analysis_cache_free (self->cache);
  jct_analysis_options_clear (&self->options);
  g_free (self->problem);
  G_OBJECT_CLASS (jct_analysis_runner_parent_class)->finalize (object);
}

static void
jct_analysis_runner_class_init (JctAnalysisRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jct_analysis_runner_get_property;
  object_class->set_property = jct_analysis_runner_set_property;
  object_class->dispose = jct_analysis_runner_dispose;
  object_class->finalize = jct_analysis_runner_finalize;

  properties[PROP_STATE]
    = g_param_spec_object ("state", NULL, NULL, JCT_TYPE_VIEW_STATE, G_PARAM_READWRITE | flags);
  properties[PROP_ANALYSIS]
    = g_param_spec_pointer ("analysis", NULL, NULL, G_PARAM_READABLE | flags);
  properties[PROP_PROGRESS]
    = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | flags);
  properties[PROP_IS_RUNNING]
    = g_param_spec_boolean ("is-running", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_OPTIONS] = g_param_spec_pointer ("options", NULL, NULL, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jct_analysis_runner_init (JctAnalysisRunner *self)
{
  jct_analysis_options_init (&self->options);
  self->options.voting_scale = TRUE;
  self->cache = jct_analysis_cache_new ();
  self->signals = g_signal_group_new (JCT_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->signals, "notify::document",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "view-changed", G_CALLBACK (view_changed_cb),
                                  self);
}

JctAnalysisRunner *
jct_analysis_runner_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_ANALYSIS_RUNNER, "state", state, NULL);
}

JctViewState *
jct_analysis_runner_get_state (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), NULL);
  return self->state;
}

void
jct_analysis_runner_set_state (JctAnalysisRunner *self, JctViewState *state)
{
  g_return_if_fail (JCT_IS_ANALYSIS_RUNNER (self));
  g_return_if_fail (state == NULL || JCT_IS_VIEW_STATE (state));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->signals, state);
  start_afresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

JctAnalysis *
jct_analysis_runner_get_analysis (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), NULL);
  return self->shown != NULL ? jct_analysis_result_get_analysis (self->shown) : NULL;
}

const JctAgreement *
jct_analysis_runner_get_agreement (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), NULL);
  return self->shown != NULL ? jct_analysis_result_get_agreement (self->shown) : NULL;
}

gboolean
jct_analysis_runner_is_running (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), FALSE);
  return self->running;
}

double
jct_analysis_runner_get_progress (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), 0);
  return self->progress;
}

const char *
jct_analysis_runner_get_problem (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), NULL);
  return self->problem;
}

void
jct_analysis_runner_cancel (JctAnalysisRunner *self)
{
  g_return_if_fail (JCT_IS_ANALYSIS_RUNNER (self));

  if (!self->running)
    return;
  self->stopped = TRUE;
  advance (self);
}

void
jct_analysis_runner_restart (JctAnalysisRunner *self)
{
  g_return_if_fail (JCT_IS_ANALYSIS_RUNNER (self));

  self->stopped = FALSE;
  advance (self);
}

const JctAnalysisOptions *
jct_analysis_runner_get_options (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), NULL);
  return &self->options;
}

void
jct_analysis_runner_set_options (JctAnalysisRunner *self, const JctAnalysisOptions *options)
{
  JctAnalysisOptions copy;

  g_return_if_fail (JCT_IS_ANALYSIS_RUNNER (self));
  g_return_if_fail (options != NULL);

  jct_analysis_options_copy (options, &copy);
  jct_analysis_options_clear (&self->options);
  self->options = copy;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPTIONS]);
}
