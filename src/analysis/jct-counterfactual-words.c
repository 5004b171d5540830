/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A counterfactual in plain sentences. They say what was counted and what a model gives, never why
 * the two differ. */
#include "config.h"

#include "analysis/jct-counterfactual.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A ratio of means below this says more than the figures do. */
#define TINY_MEAN 10
#define CLEAR_P 0.05

/* "In the twelve months after August 2022" (transfer full) */
static char *
describe_when (const JctCounterfactual *result, const JctEffectSummary *summary)
{
  gboolean included = summary->event_period == JCT_EVENT_PERIOD_INCLUDED;
  g_autofree char *number = jct_words_number ((guint) summary->n);
  g_autofree char *periods = NULL;
  g_autofree char *event = NULL;

  if (!result->has_periods)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In the %s period after the event",
                                         "In the %s periods after the event", summary->n),
                            number);
  periods = jct_words_periods ((guint) summary->n, result->first.kind.unit);
  event
    = jct_period_to_label (jct_period_shift (result->first, (int) result->event), JCT_LABEL_LONG);
  if (included)
    /* Translators: "twelve months" or another number of periods, and the first of them: "In the
     * twelve months from August 2022 on". */
    return g_strdup_printf (_ ("In the %s from %s on"), periods, event);
  /* Translators: "twelve months" or another number of periods, and the event's own: "In the twelve
   * months after August 2022". */
  return g_strdup_printf (_ ("In the %s after %s"), periods, event);
}

static const char *
describe_conclusion (const JctEffectSummary *summary)
{
  if (summary->shown_p >= CLEAR_P)
    return _ ("That is within what the model expects.");
  if (summary->cumulative_effect > 0)
    return _ ("That is more than the model expects.");
  return _ ("That is less than the model expects.");
}

/* "6,736 (95% interval -1,200 to 14,672)" (transfer full) */
static char *
describe_prediction (const JctEffectSummary *summary)
{
  g_autofree char *predicted = jct_words_mean (summary->predicted_sum);
  g_autofree char *low = jct_words_mean (summary->observed_sum - summary->shown_cumulative_ci95[1]);
  g_autofree char *high
    = jct_words_mean (summary->observed_sum - summary->shown_cumulative_ci95[0]);

  /* Translators: what a model gives, and its limits: "6,736 (95% interval 5,200 to 8,272)". */
  return g_strdup_printf (_ ("%s (95%% interval %s to %s)"), predicted, low, high);
}

static gboolean
is_tiny (const JctEffectSummary *summary)
{
  double most = MAX (summary->observed_sum, summary->count_sum_median);

  return most < TINY_MEAN * (double) summary->n;
}

/* The ratio and its limits; NULL where the figures are too small for one. (transfer full) */
static char *
describe_ratio (const JctEffectSummary *summary)
{
  g_autofree char *ratio = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!summary->has_ratio || is_tiny (summary))
    return NULL;
  ratio = jct_words_ratio (1 + summary->ratio_effect_pct / 100);
  low = jct_words_ratio (exp (summary->shown_average_ci95[0]));
  high = jct_words_ratio (exp (summary->shown_average_ci95[1]));
  /* Translators: three numbers: "On the log scale that is 7.4 times the model's figure (95%
   * interval 0.09 to 596 times)." */
  return g_strdup_printf (
    _ ("On the log scale that is %s times the model's figure (95%% interval %s to %s times)."),
    ratio, low, high);
}

static char *
describe_log1p (const char *when, const char *observed, const JctEffectSummary *summary)
{
  g_autofree char *ratio = describe_ratio (summary);
  g_autofree char *predicted = NULL;
  const char *conclusion = describe_conclusion (summary);

  if (!summary->has_count_sums)
    /* Translators: when, how many, and a whole sentence on what that is worth. */
    return g_strdup_printf (_ ("%s, %s. %s"), when, observed, conclusion);
  predicted = jct_words_mean (summary->count_sum_median);
  if (ratio == NULL)
    /* Translators: when, how many, the model's number, and a whole sentence: "In the twelve months
     * after August 2022, 12 encounters; going on as before would have given about 9. That is within
     * what the model expects." */
    return g_strdup_printf (
      _ ("%s, %s; a model of the time before gives about %s on its middle path. %s"), when,
      observed, predicted, conclusion);
  /* Translators: when, how many, the model's number, and two whole sentences. */
  return g_strdup_printf (
    _ ("%s, %s; a model of the time before gives about %s on its middle path. %s %s"), when,
    observed, predicted, ratio, conclusion);
}

static char *
describe_counts (const char *when, const char *observed, const JctEffectSummary *summary)
{
  g_autofree char *predicted = describe_prediction (summary);

  /* Translators: when, how many, the model's number with its interval, and a whole sentence. */
  return g_strdup_printf (_ ("%s, %s; a model of the time before gives %s. %s"), when, observed,
                          predicted, describe_conclusion (summary));
}

static char *
decline (const JctCounterfactual *result)
{
  guint needed = JCT_COUNTERFACTUAL_MIN_BEFORE + result->n_controls;

  if (result->n_controls > JCT_COUNTERFACTUAL_MAX_CONTROLS)
    /* Translators: %d is a number, 16 at present. */
    return g_strdup_printf (
      _ ("No answer can be given: this method takes at most %d control series."),
      JCT_COUNTERFACTUAL_MAX_CONTROLS);
  if (result->verdict == JCT_VERDICT_TOO_SHORT)
    return g_strdup_printf (
      g_dngettext (
        GETTEXT_PACKAGE,
        "No answer can be given: this method needs at least %u figure before the event.",
        "No answer can be given: this method needs at least %u figures before the event.", needed),
      needed);
  return g_strdup (jct_verdict_to_reason (result->verdict));
}

char *
jct_counterfactual_to_sentence (const JctCounterfactual *result, const char *unit)
{
  const JctEffectSummary *summary = jct_counterfactual_get_headline (result);
  g_autofree char *when = NULL;
  g_autofree char *observed = NULL;

  if (result->verdict != JCT_VERDICT_ANSWERED)
    return decline (result);
  if (summary == NULL)
    return g_strdup (_ ("No answer can be given: these data end with the event."));
  when = describe_when (result, summary);
  observed = jct_words_count (summary->observed_sum, unit);
  if (result->options.log1p)
    return describe_log1p (when, observed, summary);
  return describe_counts (when, observed, summary);
}

char *
jct_counterfactual_pair_to_sentence (const JctCounterfactualPair *result, const char *unit)
{
  const JctEffectSummary *summary = jct_counterfactual_get_headline (&result->count);
  g_autofree char *log1p = NULL;
  g_autofree char *predicted = NULL;

  if (jct_counterfactual_get_headline (&result->log1p) == NULL || summary == NULL)
    return jct_counterfactual_to_sentence (summary != NULL ? &result->count : &result->log1p, unit);
  log1p = jct_counterfactual_to_sentence (&result->log1p, unit);
  predicted = describe_prediction (summary);
  /* Translators: sentences on the same figures by the logarithm; the number that the model gives
   * from the counts themselves, with its interval; a whole sentence. */
  return g_strdup_printf (_ ("%s On the counts themselves the model gives %s. %s"), log1p,
                          predicted, describe_conclusion (summary));
}

static const char *
warning_to_text (JctCounterfactualWarnings flag)
{
  switch (flag)
    {
    case JCT_COUNTERFACTUAL_SCALES_DISAGREE:
      return _ ("Counts and logarithms disagree: only one of the two scales shows a clear "
                "difference, so this method alone settles nothing.");
    case JCT_COUNTERFACTUAL_GREW_FROM_ZERO:
      return _ ("The figures before the event are small and quiet beside those after it. On counts "
                "the model then takes any later rise for certain; look at the log scale as well.");
    case JCT_COUNTERFACTUAL_FEW_AFTER:
      return _ ("Fewer than three figures follow the event.");
    case JCT_COUNTERFACTUAL_CONTROLS_OUTSIDE:
      return _ ("After the event a control series leaves the range that it had before: the model "
                "goes beyond what it was fitted to.");
    case JCT_COUNTERFACTUAL_CONTROLS_ASSUMED:
      return _ ("The control series are taken as untouched by the event; the data cannot show "
                "whether they are.");
    case JCT_COUNTERFACTUAL_RANDOM_WALK:
      return _ ("The best fit lies at the edge of the model: a pure random walk, in which every "
                "change lasts.");
    case JCT_COUNTERFACTUAL_CONSTANT_LEVEL:
      return _ ("The best fit lies at the edge of the model: a level that never changes, so the "
                "band does not widen with time and may be too narrow.");
    case JCT_COUNTERFACTUAL_SEVERAL_MAXIMA:
      return _ ("More than one fit is locally the best; the highest is shown.");
    case JCT_COUNTERFACTUAL_FLAT:
      return _ ("The data hardly tell lasting changes from passing ones: models with half or twice "
                "the ratio of the two fit almost as well.");
    case JCT_COUNTERFACTUAL_SHORT_BEFORE:
      return _ ("With so few figures before the event the limits may be a little too narrow: in "
                "simulated series of 34 figures in which every change lasts, limits meant to hold "
                "the truth 95 times of 100 held it 93 times.");
    case JCT_COUNTERFACTUAL_BELOW_ZERO:
      return _ ("The band reaches below zero, where no count can be.");
    default:
      g_return_val_if_reached ("");
    }
}

GPtrArray *
jct_counterfactual_warnings_to_text (JctCounterfactualWarnings warnings)
{
  static const JctCounterfactualWarnings order[] = {
    JCT_COUNTERFACTUAL_SCALES_DISAGREE,
    JCT_COUNTERFACTUAL_GREW_FROM_ZERO,
    JCT_COUNTERFACTUAL_FEW_AFTER,
    JCT_COUNTERFACTUAL_CONTROLS_OUTSIDE,
    JCT_COUNTERFACTUAL_CONTROLS_ASSUMED,
    JCT_COUNTERFACTUAL_RANDOM_WALK,
    JCT_COUNTERFACTUAL_CONSTANT_LEVEL,
    JCT_COUNTERFACTUAL_SEVERAL_MAXIMA,
    JCT_COUNTERFACTUAL_FLAT,
    JCT_COUNTERFACTUAL_SHORT_BEFORE,
    JCT_COUNTERFACTUAL_BELOW_ZERO,
  };
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (warnings & order[i])
      g_ptr_array_add (texts, g_strdup (warning_to_text (order[i])));
  return texts;
}
