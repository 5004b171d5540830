/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-analysis-runner.h"

#include "widgets/jct-analysis-work.h"

struct _JctAnalysisRunner
{
  GObject parent_instance;

  /* Owned */
  JctViewState *state; /* (nullable) */
  GSignalGroup *signals;
  JctAnalysisOptions options;
  JctAnalysisCache *cache;
  JctAnalysisWork work;           /* on what is selected */
  const JctAnalysisResult *shown; /* (nullable) borrowed from the cache */
  char *problem;                  /* (nullable) */
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

/* ---- what the work brings ---------------------------------------------------------------------
 */

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

/* Of the same event in the same data the former result stays until the new one is there: numbers
 * that vanish and come back cannot be compared. */
static void
work_show (GObject *owner, const char *problem)
{
  JctAnalysisRunner *self = JCT_ANALYSIS_RUNNER (owner);
  const JctAnalysisKey *wanted = self->work.wanted;
  const JctAnalysisResult *known
    = wanted != NULL ? jct_analysis_cache_find (self->cache, wanted) : NULL;

  if (known != NULL || !self->work.running || self->shown == NULL
      || !jct_analysis_key_is_about (jct_analysis_result_get_key (self->shown), wanted))
    show (self, known, problem);
}

static gboolean
work_knows (GObject *owner, const JctAnalysisKey *key)
{
  return jct_analysis_cache_find (JCT_ANALYSIS_RUNNER (owner)->cache, key) != NULL;
}

static void
work_keep (GObject *owner, const JctAnalysisKey *key, gpointer result)
{
  jct_analysis_cache_add (JCT_ANALYSIS_RUNNER (owner)->cache, result);
}

static gpointer
work_compute (const JctAnalysisKey *key,
              GCancellable *cancellable,
              JctAnalysisProgress progress,
              gpointer data,
              GError **error)
{
  return jct_analysis_result_compute (key, cancellable, progress, data, error);
}

static const JctAnalysisWorkClass work_class = {
  .compute = work_compute,
  .free_result = (GDestroyNotify) jct_analysis_result_free,
  .keep = work_keep,
  .knows = work_knows,
  .show = work_show,
  .changed = g_object_notify,
};

/* ---- what is wanted ---------------------------------------------------------------------------
 */

static JctAnalysisKey *
find_wanted (JctAnalysisRunner *self)
{
  JctDocument *document = self->state != NULL ? jct_view_state_get_document (self->state) : NULL;

  return document != NULL ? jct_analysis_key_new (self->state, &self->options) : NULL;
}

static void
update (JctAnalysisRunner *self)
{
  jct_analysis_work_want (&self->work, find_wanted (self));
}

static void
start_afresh (JctAnalysisRunner *self)
{
  show (self, NULL, NULL);
  jct_analysis_cache_clear (self->cache);
  jct_analysis_work_forget (&self->work);
  update (self);
}

/* With other saved views only, what is known stays known. */
static void
document_changed_cb (JctAnalysisRunner *self)
{
  JctDocument *document = jct_view_state_get_document (self->state);

  if (self->work.wanted != NULL && document != NULL
      && jct_analysis_key_is_of (self->work.wanted, document))
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
      g_value_set_double (value, self->work.progress);
      break;
    case PROP_IS_RUNNING:
      g_value_set_boolean (value, self->work.running);
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
  jct_analysis_work_forget (&self->work);
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
  jct_analysis_work_init (&self->work, &work_class, G_OBJECT (self));
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
  return self->work.running;
}

double
jct_analysis_runner_get_progress (JctAnalysisRunner *self)
{
  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (self), 0);
  return self->work.progress;
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

  if (!self->work.running)
    return;
  jct_analysis_work_cancel (&self->work);
}

void
jct_analysis_runner_restart (JctAnalysisRunner *self)
{
  g_return_if_fail (JCT_IS_ANALYSIS_RUNNER (self));

  jct_analysis_work_restart (&self->work);
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
