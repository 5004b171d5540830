/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the forecast from before; the rules are in jct-agreement.h. */
#include "config.h"

#include "analysis/jct-agreement-private.h"

#include <glib/gi18n-lib.h>

/* Why the interval says nothing; NULL where it does. */
static const char *
find_doubt (const JctAnalysis *analysis, const JctCounterfactual *result)
{
  if ((result->warnings & JCT_COUNTERFACTUAL_FEW_AFTER) != 0)
    return _ ("Fewer than three figures after the event.");
  if ((result->warnings & JCT_COUNTERFACTUAL_GREW_FROM_ZERO) != 0)
    return _ ("The figures grew from near zero: on counts, the quiet before makes any later growth "
              "look certain.");
  if ((result->warnings & JCT_COUNTERFACTUAL_CONTROLS_OUTSIDE) != 0)
    return _ ("A control series leaves the range that it had before the event: it moved too.");
  if (analysis->controls_moved != NULL)
    return _ ("A control series changed after the event as well.");
  return NULL;
}

static JctAgreementRow
row_of_counterfactual (const JctAnalysis *analysis, const JctCounterfactual *result, JctScale scale)
{
  JctAgreementRow row = jct_agreement_row (JCT_METHOD_COUNTERFACTUAL, scale, result->verdict);
  const JctEffectSummary *summary = NULL;
  const char *doubt;

  if (result->verdict == JCT_VERDICT_ANSWERED)
    summary = jct_counterfactual_get_headline (result);
  if (summary == NULL)
    {
      if (row.reason == NULL)
        row.reason = g_strdup (jct_verdict_to_reason (JCT_VERDICT_EMPTY));
      return row;
    }
  if (scale == JCT_SCALE_LOG1P)
    jct_agreement_row_set_log (&row, summary->average_effect, summary->shown_average_ci95);
  else
    {
      jct_agreement_row_set_size (&row, summary->average_effect, JCT_SIZE_COUNT);
      row.has_interval = TRUE;
      row.interval[0] = summary->shown_average_ci95[0];
      row.interval[1] = summary->shown_average_ci95[1];
    }
  row.has_p = TRUE;
  row.p = summary->shown_p;
  jct_agreement_row_judge (&row);
  doubt = find_doubt (analysis, result);
  if (doubt != NULL)
    jct_agreement_row_decline (&row, g_strdup (doubt));
  return row;
}

void
jct_agreement_add_forecasts (const JctAnalysis *analysis, GArray *rows)
{
  JctAgreementRow row;

  if (analysis->counterfactual == NULL)
    return;
  row = row_of_counterfactual (analysis, &analysis->counterfactual->count, JCT_SCALE_COUNT);
  g_array_append_val (rows, row);
  row = row_of_counterfactual (analysis, &analysis->counterfactual->log1p, JCT_SCALE_LOG1P);
  g_array_append_val (rows, row);
}
