/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-comparison-runner.h"

#include "widgets/jct-analysis-work.h"

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
  GPtrArray *results; /* of Result, the oldest first */
  JctAnalysisWork work;
  char *problem; /* (nullable) */

  const Result *shown; /* (nullable) in `results` */
  JctMethod method;
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
find_result (JctComparisonRunner *self, const JctAnalysisKey *key)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      const Result *result = g_ptr_array_index (self->results, i);

      if (jct_analysis_key_equal (result->key, key))
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

/* ---- what the work brings ---------------------------------------------------------------------
 */

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

/* The former one stays until the new one is there. */
static void
work_show (GObject *owner, const char *problem)
{
  JctComparisonRunner *self = JCT_COMPARISON_RUNNER (owner);

  if (!self->work.running)
    show (self, self->work.wanted != NULL ? find_result (self, self->work.wanted) : NULL, problem);
}

static gboolean
work_knows (GObject *owner, const JctAnalysisKey *key)
{
  return find_result (JCT_COMPARISON_RUNNER (owner), key) != NULL;
}

static void
work_keep (GObject *owner, const JctAnalysisKey *key, gpointer comparison)
{
  add_result (JCT_COMPARISON_RUNNER (owner), key, comparison);
}

static gpointer
work_compute (const JctAnalysisKey *key,
              GCancellable *cancellable,
              JctAnalysisProgress progress,
              gpointer data,
              GError **error)
{
  return jct_analysis_key_compare_events (key, cancellable, progress, data, error);
}

static const JctAnalysisWorkClass work_class = {
  .compute = work_compute,
  .free_result = (GDestroyNotify) (GCallback) jct_event_comparison_free,
  .keep = work_keep,
  .knows = work_knows,
  .show = work_show,
  .changed = g_object_notify,
};

/* ---- what is wanted ---------------------------------------------------------------------------
 */

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
  jct_analysis_work_want (&self->work, find_wanted (self));
}

static void
start_afresh (JctComparisonRunner *self)
{
  show (self, NULL, NULL);
  g_ptr_array_set_size (self->results, 0);
  jct_analysis_work_forget (&self->work);
  update (self);
}

/* With other saved views only, what is known stays known. */
static void
document_changed_cb (JctComparisonRunner *self)
{
  JctDocument *document
    = jct_view_state_get_document (jct_analysis_runner_get_state (self->source));

  if (self->work.wanted != NULL && document != NULL
      && jct_analysis_key_is_of (self->work.wanted, document))
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
      g_value_set_double (value, self->work.progress);
      break;
    case PROP_IS_RUNNING:
      g_value_set_boolean (value, self->work.running);
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
  jct_analysis_work_forget (&self->work);
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
  jct_analysis_work_init (&self->work, &work_class, G_OBJECT (self));
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
  return self->work.running;
}

double
jct_comparison_runner_get_progress (JctComparisonRunner *self)
{
  g_return_val_if_fail (JCT_IS_COMPARISON_RUNNER (self), 0);
  return self->work.progress;
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

  jct_analysis_work_cancel (&self->work);
}

void
jct_comparison_runner_restart (JctComparisonRunner *self)
{
  g_return_if_fail (JCT_IS_COMPARISON_RUNNER (self));

  jct_analysis_work_restart (&self->work);
}
