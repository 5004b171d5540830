/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-lead-lag.h"

#include "analysis/jct-agreement.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

void
jct_lead_lag_compute (const JctSeries *series,
                      JctPeriod event,
                      const JctPlaceboTime *placebo,
                      JctItsVariant variant,
                      JctLeadLag *result)
{
  JctPeriod own = jct_period_convert (event, jct_series_get_kind (series));

  memset (result, 0, sizeof *result);
  result->verdict = placebo->verdict;
  result->transform = placebo->options.transform;
  result->variant = variant;
  result->n_admissible = placebo->verdict == JCT_VERDICT_ANSWERED ? (guint) placebo->n : 0;
  for (guint i = 0; i < G_N_ELEMENTS (result->points); i++)
    {
      JctLeadLagPoint *point = &result->points[i];
      gssize index;

      point->shift = (int) i - JCT_LEAD_LAG_REACH;
      point->period = jct_period_shift (own, point->shift);
      index = jct_series_find (series, point->period);
      if (index < 0 || placebo->verdict != JCT_VERDICT_ANSWERED)
        continue;
      point->rank = jct_placebo_time_rank (placebo, (gsize) index, variant);
      point->admissible = point->rank.admissible;
    }
}

gboolean
jct_lead_lag_from_analysis (const JctAnalysis *analysis, JctLeadLag *result)
{
  const JctPlaceboTime *placebo = jct_analysis_get_placebo (analysis);
  int shift;

  if (placebo == NULL)
    return FALSE;
  jct_lead_lag_compute (analysis->series, analysis->event, placebo,
                        analysis->options.from_event ? JCT_ITS_FROM_EVENT : JCT_ITS_AFTER_EVENT,
                        result);
  return result->verdict == JCT_VERDICT_ANSWERED && jct_lead_lag_find_largest (result, &shift);
}

const JctLeadLagPoint *
jct_lead_lag_get (const JctLeadLag *result, int shift)
{
  g_return_val_if_fail (shift >= -JCT_LEAD_LAG_REACH && shift <= JCT_LEAD_LAG_REACH, NULL);

  return &result->points[shift + JCT_LEAD_LAG_REACH];
}

gboolean
jct_lead_lag_find_largest (const JctLeadLag *result, int *shift)
{
  double largest = -1;

  for (guint i = 0; i < G_N_ELEMENTS (result->points); i++)
    {
      const JctLeadLagPoint *point = &result->points[i];

      if (point->admissible && fabs (point->rank.effect) > largest)
        {
          largest = fabs (point->rank.effect);
          *shift = point->shift;
        }
    }
  return largest >= 0;
}

static char *
describe_step (const JctLeadLag *result, double step)
{
  g_autofree char *number = NULL;

  if (result->transform == JCT_ITS_COUNT)
    return jct_words_change (step);
  number = jct_words_ratio (exp (step));
  /* Translators: a factor: "1.9 times". */
  return g_strdup_printf (_ ("%s times"), number);
}

char *
jct_lead_lag_to_sentence (const JctLeadLag *result)
{
  const JctLeadLagPoint *own = jct_lead_lag_get (result, 0);
  const JctLeadLagPoint *other;
  g_autofree char *when = jct_period_to_label (own->period, JCT_LABEL_LONG);
  g_autofree char *there = NULL;
  g_autofree char *own_step = NULL;
  g_autofree char *other_step = NULL;
  int shift = 0;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (result->verdict));
  if (!own->admissible)
    return g_strdup (jct_verdict_to_reason (JCT_VERDICT_NOT_ADMISSIBLE));
  jct_lead_lag_find_largest (result, &shift);
  own_step = describe_step (result, own->rank.effect);
  if (shift == 0)
    /* Translators: a period and the size of a step. */
    return g_strdup_printf (_ ("Of all dates up to twelve periods earlier or later, %s has the "
                               "largest step: %s."),
                            when, own_step);
  other = jct_lead_lag_get (result, shift);
  there = jct_period_to_label (other->period, JCT_LABEL_LONG);
  other_step = describe_step (result, other->rank.effect);
  /* Translators: a period and the size of its step; another period and its step. */
  return g_strdup_printf (_ ("At %s the step is %s; moved to %s it is %s, the largest nearby."),
                          when, own_step, there, other_step);
}

char *
jct_lead_lag_describe_date (const JctLeadLag *result, int shift)
{
  const JctLeadLagPoint *point = jct_lead_lag_get (result, shift);
  g_autofree char *date = jct_period_to_label (point->period, JCT_LABEL_SHORT);
  g_autofree char *number = NULL;

  if (shift == 0)
    /* Translators: the event's own date. */
    return g_strdup_printf (_ ("%s, its own date"), date);
  number = jct_words_change (shift);
  /* Translators: a date, how far it is from the event's own with a sign, and "months" or another
   * period: "November 2022, +3 months". */
  return g_strdup_printf (_ ("%s, %s %s"), date, number,
                          jct_period_unit_to_noun (point->period.kind.unit, (gulong) ABS (shift)));
}

char *
jct_lead_lag_describe_rank (const JctLeadLag *result, int shift)
{
  const JctLeadLagPoint *point = jct_lead_lag_get (result, shift);
  gboolean is_log = result->transform == JCT_ITS_LOG1P;
  g_autofree char *step = NULL;
  g_autofree char *rank = NULL;
  g_autofree char *n = NULL;
  g_autofree char *p = NULL;

  if (!point->admissible)
    return g_strdup (_ ("Too near an end of the series, or outside."));
  step
    = is_log ? jct_words_ratio (exp (point->rank.effect)) : jct_words_change (point->rank.effect);
  rank = jct_words_mean (point->rank.rank_effect);
  n = jct_words_mean (result->n_admissible);
  p = jct_agreement_p_to_text (TRUE, point->rank.p_effect);
  if (is_log)
    /* Translators: a factor; a rank among a number of dates; a probability. */
    return g_strdup_printf (_ ("Step × %s, rank %s of %s, p %s"), step, rank, n, p);
  /* Translators: a change with its sign; a rank among a number of dates; a probability. */
  return g_strdup_printf (_ ("Step %s, rank %s of %s, p %s"), step, rank, n, p);
}
