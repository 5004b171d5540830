/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the regressions and of the placebo in time; the rules are in jct-agreement.h. */
#include "config.h"

#include "analysis/jct-agreement-private.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

JctAgreementRow
jct_agreement_row (JctMethod method, JctScale scale, JctVerdict verdict)
{
  return (JctAgreementRow){
    .method = method,
    .scale = scale,
    .finding = JCT_FINDING_NOT_ENOUGH,
    .reason = g_strdup (jct_verdict_to_reason (verdict)),
  };
}

void
jct_agreement_row_decline (JctAgreementRow *row, char *reason)
{
  row->finding = JCT_FINDING_NOT_ENOUGH;
  g_free (row->reason);
  row->reason = reason;
}

void
jct_agreement_row_set_size (JctAgreementRow *row, double size, JctSizeKind kind)
{
  double none = kind == JCT_SIZE_RATIO ? 1 : 0;

  if (!isfinite (size))
    return;
  row->has_size = TRUE;
  row->kind = kind;
  row->size = size;
  row->trend = size > none ? JCT_TREND_UP : size < none ? JCT_TREND_DOWN : JCT_TREND_NONE;
}

void
jct_agreement_row_set_log (JctAgreementRow *row, double difference, const double *interval)
{
  jct_agreement_row_set_size (row, exp (difference), JCT_SIZE_RATIO);
  if (interval == NULL || !isfinite (exp (interval[1])))
    return;
  row->has_interval = TRUE;
  row->interval[0] = exp (interval[0]);
  row->interval[1] = exp (interval[1]);
}

void
jct_agreement_row_judge (JctAgreementRow *row)
{
  double none = row->kind == JCT_SIZE_RATIO ? 1 : 0;

  if (!row->has_interval)
    return;
  row->finding = row->interval[0] > none || row->interval[1] < none ? JCT_FINDING_CHANGE
                                                                    : JCT_FINDING_NO_CLEAR_CHANGE;
}

/* Without enough periods on each side, or where the model fits exactly, a standard error says
 * nothing. TRUE where it declined. */
static gboolean
decline_if_few (JctAgreementRow *row, JctItsWarnings warnings, const JctItsDesign *design)
{
  gsize n_post = jct_its_design_n_post (design);
  gsize n_pre = design->starts[0];

  if (n_post < JCT_AGREEMENT_MIN_POST || n_pre < JCT_AGREEMENT_MIN_POST)
    {
      jct_agreement_row_decline (
        row, g_strdup (n_post < JCT_AGREEMENT_MIN_POST
                         ? _ ("Fewer than five figures after the event: a line fits them almost "
                              "exactly, so its limits mean nothing.")
                         : _ ("Fewer than five figures before the event: a line fits them almost "
                              "exactly, so its limits mean nothing.")));
      return TRUE;
    }
  if ((warnings & JCT_ITS_WARNING_FEW_BETWEEN) != 0)
    {
      jct_agreement_row_decline (
        row, g_strdup (_ ("Fewer than five figures between the two events: a line fits them almost "
                          "exactly, so its limits mean nothing.")));
      return TRUE;
    }
  if ((warnings & JCT_ITS_WARNING_EXACT_FIT) != 0)
    {
      jct_agreement_row_decline (
        row, g_strdup (_ ("The lines fit these figures exactly: nothing says how much they vary "
                          "by chance.")));
      return TRUE;
    }
  return FALSE;
}

/* The design's column of the event's step; its ramp is the next. Of two events the earlier is first. */
static guint
find_step (const JctAnalysis *analysis)
{
  const JctAnalysisOptions *options = &analysis->options;

  if (!options->has_second)
    return 2;
  return jct_period_convert (options->second, analysis->event.kind).ordinal
             < analysis->event.ordinal
           ? 4
           : 2;
}

/* The window's first value after the event. */
static gsize
find_start (const JctAnalysis *analysis, const JctItsDesign *design)
{
  return design->starts[(find_step (analysis) - 2) / 2];
}

/* The step; or, where only the slope is told apart from no change, the mean of both together, which
 * there is for one event. Returns where the line before stands lowest of all that the size is taken over. */
static gsize
set_its_size (JctAgreementRow *row, const JctIts *its, guint step)
{
  gboolean is_mean = its->has_effects && !jct_its_inference_is_clear (&its->ar1[step])
                     && jct_its_inference_is_clear (&its->ar1[step + 1]);
  gsize lowest = its->design.starts[(step - 2) / 2];
  double estimate = is_mean ? its->effect_average.estimate : its->coef[step];
  const JctItsInference *inference = is_mean ? &its->effect_average.ar1 : &its->ar1[step];

  if (row->scale == JCT_SCALE_LOG1P)
    jct_agreement_row_set_log (row, estimate, inference->defined ? inference->ci_t : NULL);
  else
    {
      jct_agreement_row_set_size (row, estimate, JCT_SIZE_COUNT);
      row->has_interval = inference->defined;
      row->interval[0] = inference->ci_t[0];
      row->interval[1] = inference->ci_t[1];
    }
  row->has_p = inference->defined;
  row->p = inference->p_t;
  if (is_mean)
    for (gsize i = lowest + 1; i < its->design.n; i++)
      if (its->without[i] < its->without[lowest])
        lowest = i;
  return lowest;
}

/* The row loses its size: what is left is a reason. Takes it. */
static void
decline_size (JctAgreementRow *row, char *reason)
{
  jct_agreement_row_decline (row, reason);
  row->has_size = FALSE;
  row->trend = JCT_TREND_NONE;
  row->has_interval = FALSE;
  row->has_p = FALSE;
}

static gboolean
is_never_negative (const JctSeries *series)
{
  const double *values = jct_series_get_values (series);

  for (gsize i = 0; i < jct_series_get_n (series); i++)
    if (values[i] < 0)
      return FALSE;
  return TRUE;
}

/* Whether the levels of the lines, `with` the step and without it, are none that counts can have, or
 * multiples be taken of. TRUE where it declined. */
static gboolean
decline_if_no_level (JctAgreementRow *row, const JctAnalysis *analysis, double with, double without)
{
  gboolean is_count = row->kind == JCT_SIZE_COUNT;
  double least = is_count ? 0 : JCT_AGREEMENT_MIN_LEVEL;
  g_autofree char *with_text = NULL;
  g_autofree char *without_text = NULL;

  if (MIN (with, without) >= least || (is_count && !is_never_negative (analysis->series)))
    return FALSE;
  with_text = jct_words_mean (is_count ? with : MAX (with, 0));
  without_text = jct_words_mean (is_count ? without : MAX (without, 0));
  if (is_count)
    decline_size (row,
                  /* Translators: two numbers of which one is negative, as in "-92" and "58". */
                  g_strdup_printf (
                    _ (
                      "The line before, carried on, comes to %s where the line after stands at %s, "
                      "and no count is below zero."),
                    without_text, with_text));
  else
    decline_size (
      row,
      /* Translators: two counts, as in "0.02" and "58". */
      g_strdup_printf (_ ("The line before, carried on, comes to %s where the line after stands at "
                          "%s: a multiple of next to nothing can be any number."),
                       without_text, with_text));
  return TRUE;
}

static JctAgreementRow
row_of_its (const JctAnalysis *analysis, const JctIts *its, JctScale scale)
{
  JctAgreementRow row = jct_agreement_row (JCT_METHOD_ITS_OLS, scale, its->verdict);
  gsize lowest;

  if (its->verdict != JCT_VERDICT_ANSWERED)
    return row;
  lowest = set_its_size (&row, its, find_step (analysis));
  jct_agreement_row_judge (&row);
  if (decline_if_few (&row, its->warnings, &its->design))
    {
      row.has_interval = FALSE;
      row.has_p = FALSE;
    }
  else if (!decline_if_no_level (&row, analysis, its->fitted[lowest], its->without[lowest])
           && row.finding == JCT_FINDING_NOT_ENOUGH)
    jct_agreement_row_decline (&row, g_strdup (_ ("The limits are too wide to be numbers.")));
  return row;
}

static JctAgreementRow
row_of_quasi_poisson (const JctAnalysis *analysis, const JctQuasiPoisson *result)
{
  JctAgreementRow row
    = jct_agreement_row (JCT_METHOD_ITS_QUASIPOISSON, JCT_SCALE_NONE, result->verdict);
  guint step = find_step (analysis);
  const JctRateRatio *jump = &result->irr_ar1[step];
  gsize start;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return row;
  start = find_start (analysis, &result->design);
  if (jump->defined)
    jct_agreement_row_set_size (&row, jump->estimate, JCT_SIZE_RATIO);
  if (decline_if_few (&row, result->warnings, &result->design)
      || decline_if_no_level (&row, analysis, result->fitted[start], result->without[start]))
    return row;
  if (!jump->defined || !jump->has_ci)
    {
      jct_agreement_row_decline (&row, g_strdup (_ ("The limits are too wide to be numbers.")));
      return row;
    }
  row.has_interval = TRUE;
  row.interval[0] = jump->ci_t[0];
  row.interval[1] = jump->ci_t[1];
  row.has_p = result->ar1[step].defined;
  row.p = result->ar1[step].p_t;
  jct_agreement_row_judge (&row);
  return row;
}

JctAgreementRow
jct_agreement_row_of_before_after (const JctBeforeAfter *result)
{
  JctAgreementRow row
    = jct_agreement_row (JCT_METHOD_BEFORE_AFTER, JCT_SCALE_NONE, result->verdict);

  if (result->before.n > 0 && result->after.n > 0)
    jct_agreement_row_set_size (&row, result->mean.diff, JCT_SIZE_COUNT);
  if (result->verdict == JCT_VERDICT_ANSWERED)
    row.reason = g_strdup (_ ("Two means describe; they do not say how much varies by chance."));
  return row;
}

void
jct_agreement_add_regressions (const JctAnalysis *analysis, GArray *rows)
{
  JctAgreementRow row;

  if (analysis->before_after != NULL)
    {
      row = jct_agreement_row_of_before_after (analysis->before_after);
      g_array_append_val (rows, row);
    }
  if (analysis->its_count != NULL)
    {
      row = row_of_its (analysis, analysis->its_count, JCT_SCALE_COUNT);
      g_array_append_val (rows, row);
      row = row_of_its (analysis, analysis->its_log1p, JCT_SCALE_LOG1P);
      g_array_append_val (rows, row);
    }
  if (analysis->quasi_poisson != NULL)
    {
      row = row_of_quasi_poisson (analysis, analysis->quasi_poisson);
      g_array_append_val (rows, row);
    }
}

static JctAgreementRow
row_of_placebo (const JctPlaceboTime *placebo,
                const JctPlaceboRank *rank,
                JctScale scale,
                gboolean has_event)
{
  JctAgreementRow row = jct_agreement_row (JCT_METHOD_PLACEBO_TIME, scale, placebo->verdict);

  if (placebo->verdict != JCT_VERDICT_ANSWERED)
    return row;
  if (!rank->admissible)
    {
      row.reason = g_strdup (
        jct_verdict_to_reason (has_event ? JCT_VERDICT_NOT_ADMISSIBLE : JCT_VERDICT_OUTSIDE));
      return row;
    }
  if (scale == JCT_SCALE_LOG1P)
    jct_agreement_row_set_log (&row, rank->effect, NULL);
  else
    jct_agreement_row_set_size (&row, rank->effect, JCT_SIZE_COUNT);
  row.has_p = TRUE;
  row.p = rank->p_effect;
  if (placebo->n * JCT_AGREEMENT_P_RANK < 1)
    jct_agreement_row_decline (&row,
                               g_strdup (
                                 _ ("There are too few other dates for a rank to mean anything.")));
  else
    row.finding
      = rank->p_effect <= JCT_AGREEMENT_P_RANK ? JCT_FINDING_CHANGE : JCT_FINDING_NO_CLEAR_CHANGE;
  return row;
}

void
jct_agreement_add_ranks (const JctAnalysis *analysis, GArray *rows)
{
  JctAgreementRow row;

  if (analysis->placebo_count == NULL)
    return;
  row = row_of_placebo (analysis->placebo_count, &analysis->placebo_rank_count, JCT_SCALE_COUNT,
                        analysis->has_event_index);
  g_array_append_val (rows, row);
  row = row_of_placebo (analysis->placebo_log1p, &analysis->placebo_rank_log1p, JCT_SCALE_LOG1P,
                        analysis->has_event_index);
  g_array_append_val (rows, row);
}
