/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each method of an analysis: how it is run, what it says. */
#include "config.h"

#include "analysis/jct-analysis-private.h"

#include <glib/gi18n-lib.h>

/* ---- running ---- */

static JctItsVariant
get_variant (const JctAnalysis *analysis)
{
  return analysis->options.from_event ? JCT_ITS_FROM_EVENT : JCT_ITS_AFTER_EVENT;
}

static JctIts *
run_its (const JctAnalysis *analysis, JctItsTransform transform)
{
  JctIts *its = g_new0 (JctIts, 1);
  JctItsOptions options;

  jct_its_options_init (&options, 0);
  options.transform = transform;
  options.spec.variant = get_variant (analysis);
  options.spec.harmonics = analysis->options.harmonics;
  jct_its_compute_series (analysis->series, &analysis->event, 1, &options, its);
  return its;
}

static JctQuasiPoisson *
run_quasi_poisson (const JctAnalysis *analysis)
{
  JctQuasiPoisson *result = g_new0 (JctQuasiPoisson, 1);
  JctQuasiPoissonOptions options;

  jct_quasi_poisson_options_init (&options, 0);
  options.spec.variant = get_variant (analysis);
  options.spec.harmonics = analysis->options.harmonics;
  jct_quasi_poisson_compute_series (analysis->series, &analysis->event, 1, &options, result);
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
      break;
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    case JCT_METHOD_SYNTHETIC_CONTROL:
    default:
      break;
    }
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
  FREE_RESULT (analysis->placebo_count, jct_placebo_time_clear);
  FREE_RESULT (analysis->placebo_log1p, jct_placebo_time_clear);
}

/* ---- what they gave ---- */

const JctIts *
jct_analysis_get_its (const JctAnalysis *analysis)
{
  return analysis->options.log1p ? analysis->its_log1p : analysis->its_count;
}

const JctCounterfactual *
jct_analysis_get_counterfactual (const JctAnalysis *analysis)
{
  const JctCounterfactualPair *pair = analysis->counterfactual;

  if (pair == NULL)
    return NULL;
  return analysis->options.log1p ? &pair->log1p : &pair->count;
}

const JctPlaceboTime *
jct_analysis_get_placebo (const JctAnalysis *analysis)
{
  return analysis->options.log1p ? analysis->placebo_log1p : analysis->placebo_count;
}

const JctPlaceboRank *
jct_analysis_get_placebo_rank (const JctAnalysis *analysis)
{
  if (jct_analysis_get_placebo (analysis) == NULL)
    return NULL;
  return analysis->options.log1p ? &analysis->placebo_rank_log1p : &analysis->placebo_rank_count;
}

gboolean
jct_analysis_has (const JctAnalysis *analysis, JctMethod method)
{
  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      return analysis->before_after != NULL;
    case JCT_METHOD_ITS_OLS:
      return analysis->its_count != NULL;
    case JCT_METHOD_ITS_QUASIPOISSON:
      return analysis->quasi_poisson != NULL;
    case JCT_METHOD_COUNTERFACTUAL:
      return analysis->counterfactual != NULL;
    case JCT_METHOD_PLACEBO_TIME:
      return analysis->placebo_count != NULL;
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    case JCT_METHOD_SYNTHETIC_CONTROL:
    default:
      return FALSE;
    }
}

static JctVerdict
get_placebo_verdict (const JctAnalysis *analysis)
{
  const JctPlaceboTime *placebo = jct_analysis_get_placebo (analysis);

  if (placebo->verdict != JCT_VERDICT_ANSWERED)
    return placebo->verdict;
  if (!analysis->has_event_index)
    return JCT_VERDICT_OUTSIDE;
  if (!jct_analysis_get_placebo_rank (analysis)->admissible)
    return JCT_VERDICT_NOT_ADMISSIBLE;
  return JCT_VERDICT_ANSWERED;
}

JctVerdict
jct_analysis_get_verdict (const JctAnalysis *analysis, JctMethod method)
{
  g_return_val_if_fail (jct_analysis_has (analysis, method), JCT_VERDICT_EMPTY);

  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      return analysis->before_after->verdict;
    case JCT_METHOD_ITS_OLS:
      return jct_analysis_get_its (analysis)->verdict;
    case JCT_METHOD_ITS_QUASIPOISSON:
      return analysis->quasi_poisson->verdict;
    case JCT_METHOD_PLACEBO_TIME:
      return get_placebo_verdict (analysis);
    case JCT_METHOD_COUNTERFACTUAL:
      return jct_analysis_get_counterfactual (analysis)->verdict;
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    case JCT_METHOD_SYNTHETIC_CONTROL:
    default:
      return JCT_VERDICT_EMPTY;
    }
}

char *
jct_analysis_to_sentence (const JctAnalysis *analysis, JctMethod method)
{
  JctVerdict verdict;
  JctPeriod start = jct_series_get_first (analysis->series);

  g_return_val_if_fail (jct_analysis_has (analysis, method), NULL);

  verdict = jct_analysis_get_verdict (analysis, method);
  if (method == JCT_METHOD_BEFORE_AFTER)
    return jct_before_after_to_sentence (analysis->before_after, analysis->unit,
                                         analysis->n_confounders);
  if (verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (verdict));
  switch (method)
    {
    case JCT_METHOD_ITS_OLS:
      return jct_its_to_sentence (jct_analysis_get_its (analysis), start, analysis->unit);
    case JCT_METHOD_ITS_QUASIPOISSON:
      return jct_quasi_poisson_to_sentence (analysis->quasi_poisson, start, analysis->unit);
    case JCT_METHOD_PLACEBO_TIME:
      return jct_placebo_time_to_sentence (jct_analysis_get_placebo (analysis),
                                           jct_analysis_get_placebo_rank (analysis), start);
    case JCT_METHOD_COUNTERFACTUAL:
      return jct_counterfactual_pair_to_sentence (analysis->counterfactual, analysis->unit);
    case JCT_METHOD_BEFORE_AFTER:
    case JCT_METHOD_OPTIMAL_PARTITIONING:
    case JCT_METHOD_BREAKPOINTS:
    case JCT_METHOD_SYNTHETIC_CONTROL:
    default:
      return NULL;
    }
}

GPtrArray *
jct_analysis_get_warnings (const JctAnalysis *analysis, JctMethod method)
{
  JctPeriodUnit unit = jct_series_get_kind (analysis->series).unit;
  const JctIts *its = jct_analysis_get_its (analysis);
  const JctQuasiPoisson *quasi = analysis->quasi_poisson;

  g_return_val_if_fail (jct_analysis_has (analysis, method), NULL);

  if (jct_analysis_get_verdict (analysis, method) == JCT_VERDICT_ANSWERED)
    {
      if (method == JCT_METHOD_ITS_OLS)
        return jct_its_warnings_to_text (its->warnings, &its->design, unit, its->durbin_watson);
      if (method == JCT_METHOD_ITS_QUASIPOISSON)
        return jct_its_warnings_to_text (quasi->warnings, &quasi->design, unit,
                                         quasi->durbin_watson);
      if (method == JCT_METHOD_COUNTERFACTUAL)
        return jct_counterfactual_warnings_to_text (analysis->counterfactual->warnings);
    }
  return g_ptr_array_new_with_free_func (g_free);
}
