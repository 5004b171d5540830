/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each method of an analysis gave, and says. */
#include "config.h"

#include "analysis/jct-analysis-private.h"
#include "analysis/jct-words.h"

#include <glib/gi18n-lib.h>

gboolean
jct_analysis_shows_log (const JctAnalysis *analysis, JctMethod method)
{
  return (analysis->log_methods & JCT_METHOD_BIT (method)) != 0;
}

const JctIts *
jct_analysis_get_its (const JctAnalysis *analysis)
{
  return jct_analysis_shows_log (analysis, JCT_METHOD_ITS_OLS) ? analysis->its_log1p
                                                               : analysis->its_count;
}

const JctCounterfactual *
jct_analysis_get_counterfactual (const JctAnalysis *analysis)
{
  const JctCounterfactualPair *pair = analysis->counterfactual;

  if (pair == NULL)
    return NULL;
  return jct_analysis_shows_log (analysis, JCT_METHOD_COUNTERFACTUAL) ? &pair->log1p : &pair->count;
}

const JctPartitioning *
jct_analysis_get_partitioning (const JctAnalysis *analysis)
{
  return jct_analysis_shows_log (analysis, JCT_METHOD_OPTIMAL_PARTITIONING)
           ? analysis->partitioning_log1p
           : analysis->partitioning_count;
}

const JctBreakpoints *
jct_analysis_get_breakpoints (const JctAnalysis *analysis)
{
  return jct_analysis_shows_log (analysis, JCT_METHOD_BREAKPOINTS) ? analysis->breakpoints_log1p
                                                                   : analysis->breakpoints_count;
}

const JctPlaceboTime *
jct_analysis_get_placebo (const JctAnalysis *analysis)
{
  return jct_analysis_shows_log (analysis, JCT_METHOD_PLACEBO_TIME) ? analysis->placebo_log1p
                                                                    : analysis->placebo_count;
}

const JctPlaceboRank *
jct_analysis_get_placebo_rank (const JctAnalysis *analysis)
{
  if (jct_analysis_get_placebo (analysis) == NULL)
    return NULL;
  return jct_analysis_shows_log (analysis, JCT_METHOD_PLACEBO_TIME) ? &analysis->placebo_rank_log1p
                                                                    : &analysis->placebo_rank_count;
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
      return analysis->partitioning_count != NULL;
    case JCT_METHOD_BREAKPOINTS:
      return analysis->breakpoints_count != NULL;
    case JCT_METHOD_SYNTHETIC_CONTROL:
      return analysis->synthetic != NULL;
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
      return jct_analysis_get_partitioning (analysis)->verdict;
    case JCT_METHOD_BREAKPOINTS:
      return jct_analysis_get_breakpoints (analysis)->verdict;
    case JCT_METHOD_SYNTHETIC_CONTROL:
      return analysis->synthetic->verdict;
    default:
      return JCT_VERDICT_EMPTY;
    }
}

/* Whether a break lies near the event, and how often one would by luck. (transfer full) (nullable)
 */
static char *
describe_nearness (const JctAnalysis *analysis, const JctBreakMatch *match)
{
  g_autofree char *event = jct_period_to_label (analysis->event, JCT_LABEL_LONG);
  g_autofree char *periods
    = jct_words_periods (analysis->options.tolerance, analysis->event.kind.unit);
  g_autofree char *when = NULL;
  g_autofree char *share = NULL;
  double chance;
  gssize near;

  if (match == NULL || !analysis->has_event_index)
    return NULL;
  near = jct_break_match_find_near (match, analysis->event_index, &chance);
  if (near < 0)
    /* Translators: the period of an event; "two months" or another number of periods. */
    return g_strdup_printf (_ ("None is near %s (within %s)."), event, periods);
  when = jct_period_to_label (match->breaks[near].period, JCT_LABEL_LONG);
  share = jct_words_decimals (100 * chance, 0);
  return g_strdup_printf (
    /* Translators: the periods of a break and of an event; "two months" or another number; a number
     * of per cent. */
    _ ("The one of %s is near %s (within %s); %s%% of all dates have a break as "
       "near."),
    when, event, periods, share);
}

/* Takes `sentence`. */
static char *
with_nearness (char *sentence, const JctAnalysis *analysis, const JctBreakMatch *match)
{
  g_autofree char *own = sentence;
  g_autofree char *near = describe_nearness (analysis, match);

  return near != NULL ? g_strconcat (own, " ", near, NULL) : g_steal_pointer (&own);
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
    case JCT_METHOD_OPTIMAL_PARTITIONING:
      return with_nearness (jct_partitioning_to_sentence (jct_analysis_get_partitioning (analysis),
                                                          start),
                            analysis, analysis->partitioning_match);
    case JCT_METHOD_BREAKPOINTS:
      return with_nearness (jct_breakpoints_to_sentence (jct_analysis_get_breakpoints (analysis),
                                                         start),
                            analysis, analysis->breakpoints_match);
    case JCT_METHOD_SYNTHETIC_CONTROL:
      return jct_synthetic_to_sentence (analysis->synthetic, start);
    case JCT_METHOD_BEFORE_AFTER:
    default:
      return NULL;
    }
}

/* What the method says of its own result. */
static GPtrArray *
get_own_warnings (const JctAnalysis *analysis, JctMethod method)
{
  JctPeriodUnit unit = jct_series_get_kind (analysis->series).unit;
  const JctIts *its = jct_analysis_get_its (analysis);
  const JctQuasiPoisson *quasi = analysis->quasi_poisson;

  if (jct_analysis_get_verdict (analysis, method) == JCT_VERDICT_ANSWERED)
    {
      if (method == JCT_METHOD_ITS_OLS)
        return jct_its_warnings_to_text (its->warnings, &its->design, unit, its->durbin_watson);
      if (method == JCT_METHOD_ITS_QUASIPOISSON)
        return jct_its_warnings_to_text (quasi->warnings, &quasi->design, unit,
                                         quasi->durbin_watson);
      if (method == JCT_METHOD_COUNTERFACTUAL)
        return jct_counterfactual_warnings_to_text (analysis->counterfactual->warnings);
      if (method == JCT_METHOD_OPTIMAL_PARTITIONING)
        return jct_partitioning_warnings_to_text (jct_analysis_get_partitioning (analysis), unit);
      if (method == JCT_METHOD_BREAKPOINTS)
        return jct_breakpoints_warnings_to_text (jct_analysis_get_breakpoints (analysis));
      if (method == JCT_METHOD_SYNTHETIC_CONTROL)
        return jct_synthetic_warnings_to_text (analysis->synthetic, unit);
    }
  return g_ptr_array_new_with_free_func (g_free);
}

/* "“Ecuador”, “India”" (transfer full) */
static char *
join_names (char **names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? C_ ("list separator", ", ") : "", names[i]);
  return g_strdup (list->str);
}

/* (transfer full) */
static char *
describe_elsewhere (char **names)
{
  g_autofree char *list = join_names (names);

  return g_strdup_printf (
    /* Translators: the names of series, each in quotation marks. */
    g_dngettext (GETTEXT_PACKAGE,
                 "The control series %s is counted in another table: the data cannot show whether "
                 "it contains the series itself.",
                 "The control series %s are counted in another table: the data cannot show whether "
                 "they contain the series itself.",
                 g_strv_length (names)),
    list);
}

/* (transfer full) */
static char *
describe_moved (char **names)
{
  g_autofree char *list = join_names (names);

  return g_strdup_printf (
    /* Translators: the names of series, each in quotation marks. */
    g_dngettext (GETTEXT_PACKAGE,
                 "The control series %s changed after the event as well, by the same forecast "
                 "without controls: a difference from it is hard to read.",
                 "The control series %s changed after the event as well, by the same forecast "
                 "without controls: a difference from them is hard to read.",
                 g_strv_length (names)),
    list);
}

GPtrArray *
jct_analysis_get_warnings_of_others (const JctAnalysis *analysis, JctMethod method)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);
  char **left_out = NULL;

  if (method == JCT_METHOD_COUNTERFACTUAL)
    left_out = analysis->controls_left_out;
  else if (method == JCT_METHOD_SYNTHETIC_CONTROL)
    left_out = analysis->donors_left_out;
  for (guint i = 0; left_out != NULL && left_out[i] != NULL; i++)
    g_ptr_array_add (warnings, g_strdup (left_out[i]));
  if (method != JCT_METHOD_COUNTERFACTUAL)
    return warnings;
  if (analysis->controls_elsewhere != NULL)
    g_ptr_array_add (warnings, describe_elsewhere (analysis->controls_elsewhere));
  if (analysis->controls_moved != NULL)
    g_ptr_array_add (warnings, describe_moved (analysis->controls_moved));
  return warnings;
}

static guint
count_imprecise (const JctSeries *series)
{
  guint n = 0;

  for (gsize i = 0; jct_series_may_be_inexact (series) && i < jct_series_get_n (series); i++)
    n += jct_series_get_state (series, i) != JCT_VALUE_MISSING
         && jct_series_get_qualifier (series, i) != JCT_QUALIFIER_EXACT;
  return n;
}

/* (transfer full) */
static char *
describe_imprecise (guint n)
{
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%u figure of the series is not exact (“nearly”, “more than” and the like): the "
                 "method takes it as printed.",
                 "%u figures of the series are not exact (“nearly”, “more than” and the like): the "
                 "method takes them as printed.",
                 n),
    n);
}

GPtrArray *
jct_analysis_get_warnings (const JctAnalysis *analysis, JctMethod method)
{
  GPtrArray *warnings;

  g_return_val_if_fail (jct_analysis_has (analysis, method), NULL);

  warnings = jct_analysis_get_warnings_of_others (analysis, method);
  if (count_imprecise (analysis->series) > 0)
    g_ptr_array_add (warnings, describe_imprecise (count_imprecise (analysis->series)));
  g_ptr_array_extend_and_steal (warnings, get_own_warnings (analysis, method));
  return warnings;
}
