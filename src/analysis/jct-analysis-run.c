/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each method of an analysis is run. */
#include "config.h"

#include "analysis/jct-agreement.h"
#include "analysis/jct-analysis-private.h"

/* The methods that are computed on counts and on logarithms. */
#define TWO_SCALES                                                                              \
  (JCT_METHOD_BIT (JCT_METHOD_ITS_OLS) | JCT_METHOD_BIT (JCT_METHOD_COUNTERFACTUAL)             \
   | JCT_METHOD_BIT (JCT_METHOD_OPTIMAL_PARTITIONING) | JCT_METHOD_BIT (JCT_METHOD_BREAKPOINTS) \
   | JCT_METHOD_BIT (JCT_METHOD_PLACEBO_TIME))

/* Below it a control counts as changed. */
#define CLEAR_P 0.05

static JctItsVariant
get_variant (const JctAnalysis *analysis)
{
  return analysis->options.from_event ? JCT_ITS_FROM_EVENT : JCT_ITS_AFTER_EVENT;
}

/* The event, and the second where one was asked for. */
static guint
list_events (const JctAnalysis *analysis, JctPeriod events[JCT_ITS_MAX_EVENTS])
{
  events[0] = analysis->event;
  events[1] = analysis->options.second;
  return analysis->options.has_second ? 2 : 1;
}

static JctIts *
run_its (const JctAnalysis *analysis, JctItsTransform transform)
{
  JctIts *its = g_new0 (JctIts, 1);
  JctItsOptions options;
  JctPeriod events[JCT_ITS_MAX_EVENTS];
  guint n_events;

  jct_its_options_init (&options, 0);
  options.transform = transform;
  options.spec.variant = get_variant (analysis);
  options.spec.harmonics = analysis->options.harmonics;
  n_events = list_events (analysis, events);
  jct_its_compute_series (analysis->series, events, n_events, &options, its);
  return its;
}

static JctQuasiPoisson *
run_quasi_poisson (const JctAnalysis *analysis)
{
  JctQuasiPoisson *result = g_new0 (JctQuasiPoisson, 1);
  JctQuasiPoissonOptions options;
  JctPeriod events[JCT_ITS_MAX_EVENTS];
  guint n_events;

  jct_quasi_poisson_options_init (&options, 0);
  options.spec.variant = get_variant (analysis);
  options.spec.harmonics = analysis->options.harmonics;
  options.per_day = analysis->options.per_day;
  n_events = list_events (analysis, events);
  jct_quasi_poisson_compute_series (analysis->series, events, n_events, &options, result);
  return result;
}

static JctCounterfactualPair *
run_counterfactual (const JctAnalysis *analysis)
{
  JctCounterfactualPair *pair = g_new0 (JctCounterfactualPair, 1);
  JctCounterfactualOptions options;

  jct_counterfactual_options_init (&options);
  options.event_period = analysis->options.event_period;
  options.k = analysis->options.k;
  jct_counterfactual_pair_compute (analysis->series, analysis->event, analysis->controls,
                                   analysis->n_controls, &options, pair);
  return pair;
}

static gboolean
has_moved (const JctAnalysis *analysis, const JctSeries *control)
{
  g_auto (JctCounterfactualPair) pair = { 0 };
  JctCounterfactualOptions options;
  const JctEffectSummary *summary;

  jct_counterfactual_options_init (&options);
  options.event_period = analysis->options.event_period;
  options.k = analysis->options.k;
  options.n_draws = 0;
  jct_counterfactual_pair_compute (control, analysis->event, NULL, 0, &options, &pair);
  summary = jct_counterfactual_get_headline (&pair.log1p);
  if (summary == NULL)
    summary = jct_counterfactual_get_headline (&pair.count);
  return summary != NULL && summary->shown_p < CLEAR_P;
}

/* The names of the controls that changed after the event themselves; NULL for none. */
static char **
find_moved (const JctAnalysis *analysis)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < analysis->n_controls; i++)
    if (has_moved (analysis, analysis->controls[i]))
      g_ptr_array_add (names, g_strdup (jct_series_get_label (analysis->controls[i])));
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static JctPartitioning *
run_partitioning (const JctAnalysis *analysis, JctBreakTransform transform)
{
  JctPartitioning *result = g_new0 (JctPartitioning, 1);
  JctPartitioningOptions options;

  jct_partitioning_options_init (&options);
  options.transform = transform;
  jct_partitioning_compute_series (analysis->series, &options, result);
  return result;
}

static JctBreakpoints *
run_breakpoints (const JctAnalysis *analysis, JctBreakTransform transform)
{
  JctBreakpoints *result = g_new0 (JctBreakpoints, 1);
  JctBreakpointsOptions options;

  jct_breakpoints_options_init (&options);
  options.transform = transform;
  options.model = analysis->options.trend ? JCT_SEGMENT_TREND : JCT_SEGMENT_CONSTANT;
  jct_breakpoints_compute_series (analysis->series, &options, result);
  return result;
}

static JctBreakMatch *
match_breaks (const JctAnalysis *analysis, const gsize *breaks, gsize n_breaks, gsize margin)
{
  JctBreakMatch *match = g_new0 (JctBreakMatch, 1);

  jct_break_match_compute (analysis->document, NULL, jct_series_get_first (analysis->series),
                           jct_series_get_n (analysis->series), breaks, n_breaks, margin,
                           analysis->options.tolerance, match);
  return match;
}

static void
match_partitioning (JctAnalysis *analysis)
{
  const JctPartitioning *shown = jct_analysis_get_partitioning (analysis);

  if (shown != NULL && shown->verdict == JCT_VERDICT_ANSWERED && shown->chosen >= 0)
    analysis->partitioning_match
      = match_breaks (analysis, shown->penalised[shown->chosen].breaks,
                      shown->penalised[shown->chosen].n_breaks, shown->min_segment);
}

static void
match_breakpoints (JctAnalysis *analysis)
{
  const JctBreakpoints *shown = jct_analysis_get_breakpoints (analysis);

  if (shown != NULL && shown->verdict == JCT_VERDICT_ANSWERED)
    analysis->breakpoints_match = match_breaks (analysis, shown->cuts[shown->best_m].breaks,
                                                shown->cuts[shown->best_m].m, shown->h);
}

/* Values and names of the donors point into their series. */
static JctSynthetic *
run_synthetic (const JctAnalysis *analysis)
{
  JctSynthetic *result = g_new0 (JctSynthetic, 1);
  gsize n = jct_series_get_n (analysis->series);
  g_autofree const double **values = g_new (const double *, analysis->n_donors + 1);
  g_autofree const char **names = g_new0 (const char *, analysis->n_donors + 1);
  JctVerdict verdict = jct_verdict_check (analysis->series, 0, n);
  guint n_whole = 0;

  if (!analysis->has_event_index)
    verdict = JCT_VERDICT_OUTSIDE;
  else if (analysis->options.donors != NULL && jct_filter_is_empty (analysis->options.donors))
    verdict = JCT_VERDICT_NONE_CHOSEN;
  result->scaling = analysis->options.scaling;
  result->verdict = verdict;
  if (verdict != JCT_VERDICT_ANSWERED)
    return result;
  for (guint i = 0; i < analysis->n_donors; i++)
    {
      const JctSeries *donor = analysis->donors[i];

      if (jct_verdict_check (donor, 0, jct_series_get_n (donor)) != JCT_VERDICT_ANSWERED
          || jct_series_get_n (donor) != n)
        continue;
      values[n_whole] = jct_series_get_values (donor);
      names[n_whole++] = jct_series_get_key (donor);
    }
  jct_synthetic_compute (jct_series_get_values (analysis->series), n, analysis->event_index, values,
                         names, n_whole, analysis->options.scaling, result);
  return result;
}

static JctPlaceboTime *
run_placebo (const JctAnalysis *analysis, JctItsTransform transform, JctPlaceboRank *rank)
{
  JctPlaceboTime *placebo = g_new0 (JctPlaceboTime, 1);
  JctPlaceboTimeOptions options;

  jct_placebo_time_options_init (&options);
  options.transform = transform;
  options.min_each_side = analysis->options.min_each_side;
  jct_placebo_time_compute_series (analysis->series, &options, placebo);
  if (placebo->verdict == JCT_VERDICT_ANSWERED && analysis->has_event_index)
    *rank = jct_placebo_time_rank (placebo, analysis->event_index, get_variant (analysis));
  return placebo;
}

void
jct_analysis_run (JctAnalysis *analysis, JctMethod method)
{
  const JctAnalysisOptions *options = &analysis->options;

  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      analysis->before_after = g_new0 (JctBeforeAfter, 1);
      jct_before_after_compute (analysis->series, analysis->event, options->k,
                                options->event_period, analysis->before_after);
      break;
    case JCT_METHOD_ITS_OLS:
      analysis->its_count = run_its (analysis, JCT_ITS_COUNT);
      analysis->its_log1p = run_its (analysis, JCT_ITS_LOG1P);
      break;
    case JCT_METHOD_ITS_QUASIPOISSON:
      analysis->quasi_poisson = run_quasi_poisson (analysis);
      break;
    case JCT_METHOD_PLACEBO_TIME:
      analysis->placebo_count
        = run_placebo (analysis, JCT_ITS_COUNT, &analysis->placebo_rank_count);
      analysis->placebo_log1p
        = run_placebo (analysis, JCT_ITS_LOG1P, &analysis->placebo_rank_log1p);
      break;
    case JCT_METHOD_COUNTERFACTUAL:
      analysis->counterfactual = run_counterfactual (analysis);
      analysis->controls_moved = find_moved (analysis);
      break;
    case JCT_METHOD_OPTIMAL_PARTITIONING:
      analysis->partitioning_count = run_partitioning (analysis, JCT_BREAK_COUNT);
      analysis->partitioning_log1p = run_partitioning (analysis, JCT_BREAK_LOG1P);
      break;
    case JCT_METHOD_BREAKPOINTS:
      analysis->breakpoints_count = run_breakpoints (analysis, JCT_BREAK_COUNT);
      analysis->breakpoints_log1p = run_breakpoints (analysis, JCT_BREAK_LOG1P);
      break;
    case JCT_METHOD_SYNTHETIC_CONTROL:
      analysis->synthetic = run_synthetic (analysis);
      break;
    default:
      break;
    }
}

/* Logarithms where they vote, and where no scale does, wherever they give an answer. */
static gboolean
prefers_log (JctAnalysis *analysis, const JctAgreement *agreement, JctMethod method)
{
  const JctAgreementRow *row = jct_agreement_find (agreement, method);

  if (row == NULL || row->scale != JCT_SCALE_LOG1P)
    return FALSE;
  analysis->log_methods |= JCT_METHOD_BIT (method);
  return row->votes || jct_analysis_get_verdict (analysis, method) == JCT_VERDICT_ANSWERED;
}

static JctMethodSet
choose_scales (JctAnalysis *analysis)
{
  g_autoptr (JctAgreement) agreement = NULL;
  JctMethodSet chosen = 0;

  if (!analysis->options.voting_scale)
    return analysis->options.log1p ? TWO_SCALES : 0;
  agreement = jct_agreement_new (analysis);
  for (guint m = 0; m < JCT_N_METHODS; m++)
    {
      if ((TWO_SCALES & JCT_METHOD_BIT (m)) != 0
          && prefers_log (analysis, agreement, (JctMethod) m))
        chosen |= JCT_METHOD_BIT (m);
    }
  return chosen;
}

void
jct_analysis_finish (JctAnalysis *analysis)
{
  analysis->log_methods = choose_scales (analysis);
  match_partitioning (analysis);
  match_breakpoints (analysis);
}

/* Clears and frees a result that may be NULL. */
#define FREE_RESULT(result, clear)       \
  G_STMT_START                           \
  {                                      \
    if ((result) != NULL)                \
      clear (result);                    \
    g_clear_pointer (&(result), g_free); \
  }                                      \
  G_STMT_END

void
jct_analysis_clear_results (JctAnalysis *analysis)
{
  g_clear_pointer (&analysis->before_after, g_free);
  FREE_RESULT (analysis->its_count, jct_its_clear);
  FREE_RESULT (analysis->its_log1p, jct_its_clear);
  FREE_RESULT (analysis->quasi_poisson, jct_quasi_poisson_clear);
  FREE_RESULT (analysis->counterfactual, jct_counterfactual_pair_clear);
  FREE_RESULT (analysis->partitioning_count, jct_partitioning_clear);
  FREE_RESULT (analysis->partitioning_log1p, jct_partitioning_clear);
  FREE_RESULT (analysis->partitioning_match, jct_break_match_clear);
  FREE_RESULT (analysis->breakpoints_count, jct_breakpoints_clear);
  FREE_RESULT (analysis->breakpoints_log1p, jct_breakpoints_clear);
  FREE_RESULT (analysis->breakpoints_match, jct_break_match_clear);
  FREE_RESULT (analysis->synthetic, jct_synthetic_clear);
  FREE_RESULT (analysis->placebo_count, jct_placebo_time_clear);
  FREE_RESULT (analysis->placebo_log1p, jct_placebo_time_clear);
}
