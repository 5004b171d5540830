/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The synthetic control in words. A poor fit before the event comes first: what follows it is then
 * no evidence. */
#include "config.h"

#include "analysis/jct-synthetic.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static double
mean_synthetic (const JctSynthetic *result, gsize first)
{
  double sum = 0;

  for (gsize t = first; t < result->n; t++)
    sum += MAX (jct_synthetic_get_count (result, t), 0);
  return sum / (double) (result->n - first);
}

static double
mean_treated (const JctSynthetic *result, gsize first)
{
  double sum = 0;

  for (gsize t = first; t < result->n; t++)
    {
      double x = result->synthetic[t] + result->gap[t];

      sum += result->scaling == JCT_SCALING_COUNT_SCALED ? x * result->scale
                                                         : expm1 (x + result->shift);
    }
  return sum / (double) (result->n - first);
}

static char *
describe_means (const JctSynthetic *result, const JctSyntheticVariant *variant, JctPeriod start)
{
  JctPeriod first = jct_period_shift (start, (int) variant->first);
  JctPeriod last = jct_period_shift (start, (int) result->n - 1);
  g_autofree char *range = jct_period_range_to_label (first, last, JCT_LABEL_LONG);
  g_autofree char *treated = jct_words_mean (mean_treated (result, variant->first));
  g_autofree char *synthetic = jct_words_mean (mean_synthetic (result, variant->first));

  /* Translators: a range of months, a mean, and the mean of the weighted other series. */
  return g_strdup_printf (_ ("Mean, %s: %s; of the weighted other series: %s."), range, treated,
                          synthetic);
}

static char *
describe_rank (const JctSynthetic *result, const JctSyntheticVariant *variant)
{
  const JctSyntheticPlacebo *placebo = &variant->placebo_with_treated;
  g_autofree char *p = NULL;
  g_autofree char *others = NULL;
  g_autofree char *more = NULL;

  if (!placebo->has_rank)
    return g_strdup (_ ("No rank among the other series can be given: the fit before is exact."));
  p = jct_words_decimals (placebo->p, 3);
  others = jct_words_number (result->n_donors);
  if (placebo->rank == 1)
    /* Translators: how many series, in words (two or more); a probability. */
    return g_strdup_printf (_ ("None of the %s other series, treated alike, departs as far from "
                               "its own weighted mean (p = %s)."),
                            others, p);
  more = jct_words_capitalise (jct_words_number (placebo->rank - 1));
  /* Translators: two numbers in words ("Three of the sixteen other series"); a probability. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s of the %s other series, treated alike, departs at "
                                       "least as far from its own weighted mean (p = %s).",
                                       "%s of the %s other series, treated alike, depart at "
                                       "least as far from their own weighted means (p = %s).",
                                       placebo->rank - 1),
                          more, others, p);
}

char *
jct_synthetic_to_sentence (const JctSynthetic *result, JctPeriod start)
{
  const JctSyntheticVariant *variant = &result->after_event;
  g_autofree char *means = NULL;
  g_autofree char *rank = NULL;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return g_strdup (jct_verdict_to_reason (result->verdict));
  if (!variant->defined)
    variant = &result->from_event;
  means = describe_means (result, variant, start);
  if (result->is_poor_fit)
    /* Translators: %s is a sentence that tells the means. */
    return g_strdup_printf (_ ("This is no evidence either way: before the event the weighted "
                               "other series do not follow this one. %s"),
                            means);
  rank = describe_rank (result, variant);
  return g_strdup_printf ("%s %s", means, rank);
}

static char *
describe_poor_fit (const JctSynthetic *result)
{
  g_autofree char *share = NULL;

  if (result->r2_before <= 0)
    return g_strdup (_ ("Synthetic controls with a poor fit before the event are no evidence: here "
                        "the weighted other series fit no better than a constant."));
  share = jct_words_decimals (100 * result->r2_before, 0);
  /* Translators: %s is a number of per cent. */
  return g_strdup_printf (_ ("Synthetic controls with a poor fit before the event are no evidence: "
                             "here the weighted other series account for %s%% of the variation."),
                          share);
}

static char *
describe_few_donors (const JctSynthetic *result)
{
  g_autofree char *number = jct_words_number (result->n_donors);
  g_autofree char *least = jct_words_decimals (1 / (result->n_donors + 1.0), 3);

  /* Translators: how many series, in words (two or more); a probability. */
  return g_strdup_printf (_ ("With %s other series p cannot be below %s."), number, least);
}

static char *
describe_left_out (const JctSynthetic *result)
{
  g_autofree char *number = jct_words_capitalise (jct_words_number (result->n_left_out));

  /* Translators: %s is a number in words. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s other series was left out: figures are missing, below "
                                       "zero, or all zero before the event.",
                                       "%s other series were left out: figures are missing, below "
                                       "zero, or all zero before the event.",
                                       result->n_left_out),
                          number);
}

static char *
describe_short (const JctSynthetic *result, JctPeriodUnit unit)
{
  g_autofree char *periods = jct_words_periods ((guint) result->event, unit);

  /* Translators: "nine months" or another number of periods. */
  return g_strdup_printf (_ ("Only %s lie before the event: a close fit may be by chance."),
                          periods);
}

GPtrArray *
jct_synthetic_warnings_to_text (const JctSynthetic *result, JctPeriodUnit unit)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  if (result->warnings & JCT_SYNTHETIC_WARNING_POOR_FIT)
    g_ptr_array_add (texts, describe_poor_fit (result));
  if (result->warnings & JCT_SYNTHETIC_WARNING_EXACT_FIT)
    g_ptr_array_add (texts, g_strdup (_ ("The fit before the event is exact: nothing is left to "
                                         "measure what follows against.")));
  if (result->warnings & JCT_SYNTHETIC_WARNING_NOT_UNIQUE)
    g_ptr_array_add (texts, g_strdup (_ ("Other weights fit the time before the event as well, "
                                         "and may give another answer.")));
  if (result->warnings & JCT_SYNTHETIC_WARNING_ONE_DONOR)
    g_ptr_array_add (texts, g_strdup (_ ("Nearly all the weight lies on one other series: this is "
                                         "a comparison with that one.")));
  if (result->warnings & JCT_SYNTHETIC_WARNING_SHORT)
    g_ptr_array_add (texts, describe_short (result, unit));
  if (result->warnings & JCT_SYNTHETIC_WARNING_FEW_DONORS)
    g_ptr_array_add (texts, describe_few_donors (result));
  if (result->warnings & JCT_SYNTHETIC_WARNING_LEFT_OUT)
    g_ptr_array_add (texts, describe_left_out (result));
  return texts;
}
