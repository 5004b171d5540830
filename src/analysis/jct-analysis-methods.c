/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each method of an analysis: how it is run, what it says. */
#include "config.h"

#include "analysis/jct-analysis-private.h"

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
    default:
      break;
    }
}

void
jct_analysis_clear_results (JctAnalysis *analysis)
{
  g_clear_pointer (&analysis->before_after, g_free);
}

gboolean
jct_analysis_has (const JctAnalysis *analysis, JctMethod method)
{
  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      return analysis->before_after != NULL;
    default:
      return FALSE;
    }
}

JctVerdict
jct_analysis_get_verdict (const JctAnalysis *analysis, JctMethod method)
{
  g_return_val_if_fail (jct_analysis_has (analysis, method), JCT_VERDICT_EMPTY);

  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      return analysis->before_after->verdict;
    default:
      return JCT_VERDICT_EMPTY;
    }
}

char *
jct_analysis_to_sentence (const JctAnalysis *analysis, JctMethod method)
{
  g_return_val_if_fail (jct_analysis_has (analysis, method), NULL);

  switch (method)
    {
    case JCT_METHOD_BEFORE_AFTER:
      return jct_before_after_to_sentence (analysis->before_after, analysis->unit,
                                           analysis->n_confounders);
    default:
      return NULL;
    }
}

GPtrArray *
jct_analysis_get_warnings (const JctAnalysis *analysis, JctMethod method)
{
  g_return_val_if_fail (jct_analysis_has (analysis, method), NULL);

  return g_ptr_array_new_with_free_func (g_free);
}
