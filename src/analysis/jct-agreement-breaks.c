/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the breaks and of the synthetic control; the rules are in jct-agreement.h. */
#include "config.h"

#include "analysis/jct-agreement-private.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ---- breaks ---- */

/* What is asked of a list of breaks. */
typedef struct
{
  const double *y;
  gsize n;
  gsize event;
  gsize tolerance;
  gsize margin; /* no break lies nearer to an end */
  gboolean log1p;
} Question;

static gssize
find_near (const Question *question, const gsize *breaks, gsize n_breaks, double *chance)
{
  return jct_breaks_find_near (breaks, n_breaks, question->event, question->n, question->margin,
                               question->tolerance, chance);
}

/* A break near the event says nothing where many dates have one as near. */
static void
set_chance (JctAgreementRow *row, double chance)
{
  g_autofree char *percent = jct_words_decimals (100 * chance, 0);

  row->has_chance = TRUE;
  row->chance = chance;
  if (row->finding == JCT_FINDING_CHANGE && chance > JCT_AGREEMENT_P_RANK)
    jct_agreement_row_decline (
      row, g_strdup_printf (
             /* Translators: a number of per cent. */
             _ ("A break lies near the event, but %s%% of all dates have one as near: that alone "
                "says little."),
             percent));
}

static double
mean_of (const Question *question, gsize from, gsize end)
{
  double sum = 0;

  for (gsize i = from; i < end; i++)
    sum += (question->log1p ? log1p (question->y[i]) : question->y[i]) / (double) (end - from);
  return sum;
}

/* From the mean of the segment before the break to that of the one after. */
static void
set_step (
  JctAgreementRow *row, const Question *question, const gsize *breaks, gsize n_breaks, gsize at)
{
  gsize from = at > 0 ? breaks[at - 1] : 0;
  gsize end = at + 1 < n_breaks ? breaks[at + 1] : question->n;
  double step = mean_of (question, breaks[at], end) - mean_of (question, from, breaks[at]);

  if (question->log1p)
    jct_agreement_row_set_log (row, step, NULL);
  else
    jct_agreement_row_set_size (row, step, JCT_SIZE_COUNT);
}

static Question
ask (const JctAnalysis *analysis, JctScale scale, gsize margin)
{
  return (Question){
    .y = jct_series_get_values (analysis->series),
    .n = jct_series_get_n (analysis->series),
    .event = analysis->event_index,
    .tolerance = analysis->options.tolerance,
    .margin = margin,
    .log1p = scale == JCT_SCALE_LOG1P,
  };
}

/* TRUE where the event is not in the series, or too near an end for a break. */
static gboolean
decline_place (JctAgreementRow *row, const JctAnalysis *analysis, const Question *question)
{
  JctVerdict verdict = JCT_VERDICT_ANSWERED;

  if (!analysis->has_event_index)
    verdict = JCT_VERDICT_OUTSIDE;
  else if (!jct_breaks_could_be_near (question->event, question->n, question->margin,
                                      question->tolerance))
    verdict = JCT_VERDICT_NOT_ADMISSIBLE;
  if (verdict == JCT_VERDICT_ANSWERED)
    return FALSE;
  jct_agreement_row_decline (row, g_strdup (jct_verdict_to_reason (verdict)));
  return TRUE;
}

static JctAgreementRow
row_of_partitioning (const JctAnalysis *analysis, const JctPartitioning *result, JctScale scale)
{
  JctAgreementRow row = jct_agreement_row (JCT_METHOD_OPTIMAL_PARTITIONING, scale, result->verdict);
  Question question = ask (analysis, scale, result->min_segment);
  guint n_near = 0;
  double chance = 1;

  if (result->verdict != JCT_VERDICT_ANSWERED || decline_place (&row, analysis, &question))
    return row;
  for (guint i = 0; i < result->n_penalised; i++)
    {
      const JctPartition *cut = &result->penalised[i];
      double share;
      gssize near = find_near (&question, cut->breaks, cut->n_breaks, &share);

      if (near < 0)
        continue;
      n_near++;
      if (n_near > 1 && (int) i != result->chosen)
        continue;
      set_step (&row, &question, cut->breaks, cut->n_breaks, (gsize) near);
      chance = share;
    }
  if (result->n_penalised == 0)
    jct_agreement_row_decline (&row,
                               g_strdup (_ ("There is no estimate of how much the figures vary.")));
  else if (n_near == result->n_penalised)
    row.finding = JCT_FINDING_CHANGE;
  else if (n_near == 0)
    row.finding = JCT_FINDING_NO_CLEAR_CHANGE;
  else
    jct_agreement_row_decline (&row, g_strdup (_ ("Whether a break lies near the event depends on "
                                                  "how the variation is estimated.")));
  if (n_near > 0)
    set_chance (&row, chance);
  return row;
}

static JctAgreementRow
row_of_breakpoints (const JctAnalysis *analysis, const JctBreakpoints *result, JctScale scale)
{
  JctAgreementRow row = jct_agreement_row (JCT_METHOD_BREAKPOINTS, scale, result->verdict);
  Question question = ask (analysis, scale, result->h);
  const JctBreakpointsCut *cut;
  const JctBreakInterval *interval;
  gssize near;
  double chance;

  if (result->verdict != JCT_VERDICT_ANSWERED || decline_place (&row, analysis, &question))
    return row;
  cut = &result->cuts[result->best_m];
  near = find_near (&question, cut->breaks, cut->m, &chance);
  row.finding = JCT_FINDING_NO_CLEAR_CHANGE;
  if (near < 0)
    return row;
  set_step (&row, &question, cut->breaks, cut->m, (gsize) near);
  interval = &cut->intervals[near];
  if (!interval->has_interval || interval->lower < 0 || interval->upper >= (gint64) question.n)
    jct_agreement_row_decline (
      &row,
      g_strdup (_ ("A break lies near the event, but how exact its date is cannot be told.")));
  else
    row.finding = JCT_FINDING_CHANGE;
  set_chance (&row, chance);
  return row;
}

void
jct_agreement_add_breaks (const JctAnalysis *analysis, GArray *rows)
{
  JctAgreementRow row;

  if (analysis->partitioning_count != NULL)
    {
      row = row_of_partitioning (analysis, analysis->partitioning_count, JCT_SCALE_COUNT);
      g_array_append_val (rows, row);
      row = row_of_partitioning (analysis, analysis->partitioning_log1p, JCT_SCALE_LOG1P);
      g_array_append_val (rows, row);
    }
  if (analysis->breakpoints_count != NULL)
    {
      row = row_of_breakpoints (analysis, analysis->breakpoints_count, JCT_SCALE_COUNT);
      g_array_append_val (rows, row);
      row = row_of_breakpoints (analysis, analysis->breakpoints_log1p, JCT_SCALE_LOG1P);
      g_array_append_val (rows, row);
    }
}

/* ---- the synthetic control ---- */

static void
set_gap (JctAgreementRow *row, const JctSyntheticVariant *variant)
{
  if (variant->has_relative)
    jct_agreement_row_set_size (row, 1 + variant->relative_effect_pct / 100, JCT_SIZE_RATIO);
  else if (variant->has_ratio_effect)
    jct_agreement_row_set_size (row, 1 + variant->ratio_effect_pct / 100, JCT_SIZE_RATIO);
  else
    row->trend = variant->average_gap > 0   ? JCT_TREND_UP
                 : variant->average_gap < 0 ? JCT_TREND_DOWN
                                            : JCT_TREND_NONE;
}

static JctAgreementRow
row_of_synthetic (const JctAnalysis *analysis, const JctSynthetic *result)
{
  JctAgreementRow row
    = jct_agreement_row (JCT_METHOD_SYNTHETIC_CONTROL, JCT_SCALE_NONE, result->verdict);
  const JctSyntheticVariant *variant
    = analysis->options.from_event ? &result->from_event : &result->after_event;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return row;
  if (!variant->defined)
    {
      jct_agreement_row_decline (&row, g_strdup (jct_verdict_to_reason (JCT_VERDICT_EMPTY)));
      return row;
    }
  set_gap (&row, variant);
  row.has_p = variant->placebo.has_rank;
  row.p = variant->placebo.p;
  if (result->is_poor_fit)
    jct_agreement_row_decline (
      &row, g_strdup (_ ("Before the event the series put together from the others is not like "
                         "this one, so nothing after it is evidence.")));
  else if (!row.has_p || (result->n_donors + 1) * JCT_AGREEMENT_P_RANK < 1)
    jct_agreement_row_decline (
      &row, g_strdup (_ ("There are too few other series for a rank to mean anything.")));
  else
    row.finding = row.p <= JCT_AGREEMENT_P_RANK ? JCT_FINDING_CHANGE : JCT_FINDING_NO_CLEAR_CHANGE;
  return row;
}

void
jct_agreement_add_synthetic (const JctAnalysis *analysis, GArray *rows)
{
  JctAgreementRow row;

  if (analysis->synthetic == NULL)
    return;
  row = row_of_synthetic (analysis, analysis->synthetic);
  g_array_append_val (rows, row);
}
