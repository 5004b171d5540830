/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the panels of each method hold. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "analysis/jct-words.h"
#include "chart/jct-chart-effect-private.h"
#include "chart/jct-effect-panel-private.h"
#include "chart/jct-ticks.h"

static void
panel_clear (gpointer data)
{
  JctPanel *panel = data;

  g_free (panel->title);
  g_free (panel->values);
  g_free (panel->lower);
  g_free (panel->upper);
  g_free (panel->event_label);
}

static JctPanel *
add_panel (GArray *panels, gsize first, gsize n)
{
  JctPanel panel = { .first = first, .n = n, .values = g_new0 (double, MAX (n, 1)) };

  g_array_append_val (panels, panel);
  return &g_array_index (panels, JctPanel, panels->len - 1);
}

static void
add_band (JctPanel *panel)
{
  panel->lower = g_new0 (double, MAX (panel->n, 1));
  panel->upper = g_new0 (double, MAX (panel->n, 1));
}

static const char *
get_noun (const JctAnalysis *analysis, gulong n)
{
  return jct_period_unit_to_noun (jct_series_get_kind (analysis->series).unit, n);
}

/* ---- counterfactual -------------------------------------------------------------------------- */

/* "+2,922, 95 %: 1,200 to 4,600" */
static char *
format_sum (const JctCounterfactual *result, const JctEffectSummary *summary, double sum)
{
  g_autofree char *total = jct_effect_format_signed (sum);
  const double *interval = NULL;

  if (!result->options.log1p)
    interval = summary->shown_cumulative_ci95;
  else if (summary->has_simulated)
    interval = summary->simulated.effect_ci95;
  if (interval == NULL)
    return g_steal_pointer (&total);
  g_autofree char *low = jct_effect_format_signed (interval[0]);
  g_autofree char *high = jct_effect_format_signed (interval[1]);
  /* Translators: a sum and the two ends of its interval. */
  return g_strdup_printf (C_ ("effect", "%s (95%%: %s to %s)"), total, low, high);
}

/* "2.6 times (95%: 0.31 to 22 times)" */
static char *
format_multiple (const JctEffectSummary *summary)
{
  g_autofree char *ratio = jct_words_ratio (exp (summary->average_effect));
  g_autofree char *low = jct_words_ratio (exp (summary->shown_average_ci95[0]));
  g_autofree char *high = jct_words_ratio (exp (summary->shown_average_ci95[1]));

  /* Translators: a multiple and the two ends of its interval. */
  return g_strdup_printf (C_ ("effect", "%s times (95%%: %s to %s)"), ratio, low, high);
}

/* Counted less expected, on the scale of the model. */
static void
add_effects (GArray *panels,
             const JctAnalysis *analysis,
             const JctForecast *forecast,
             const JctEffectSummary *summary,
             gsize n)
{
  const JctCounterfactual *result = jct_analysis_get_counterfactual (analysis);
  const double *counted = jct_series_get_values (analysis->series) + result->event;
  JctPanel *panel = add_panel (panels, result->event, n);

  add_band (panel);
  panel->is_ratio = result->options.log1p;
  for (gsize i = 0; i < n; i++)
    {
      double x = panel->is_ratio ? log1p (counted[i]) : counted[i];
      panel->values[i] = x - forecast->mean[i];
      panel->lower[i] = x - forecast->shown_upper[i];
      panel->upper[i] = x - forecast->shown_lower[i];
    }
  if (!panel->is_ratio)
    {
      /* Translators: %s is month, year, ... */
      panel->title
        = g_strdup_printf (C_ ("panel", "Counted less expected, each %s"), get_noun (analysis, 1));
      return;
    }
  g_autofree char *multiple = format_multiple (summary);
  /* Translators: %s is month, year, ...; then "2.6 times (95%: 0.31 to 22)". */
  panel->title = g_strdup_printf (C_ ("panel", "Counted as a multiple of the expected, each %s; "
                                               "on average %s"),
                                  get_noun (analysis, 1), multiple);
}

/* The sum of the differences in counts; its band only where the model is one of counts. */
static void
add_sum (GArray *panels,
         const JctAnalysis *analysis,
         const JctForecast *forecast,
         const JctEffectSummary *summary,
         gsize n)
{
  const JctCounterfactual *result = jct_analysis_get_counterfactual (analysis);
  const double *counted = jct_series_get_values (analysis->series) + result->event;
  gsize skipped = n - summary->n;
  JctPanel *panel = add_panel (panels, result->event + skipped, summary->n);
  double sum = 0;

  if (!result->options.log1p)
    add_band (panel);
  for (gsize i = skipped; i < n; i++)
    {
      sum += counted[i] - jct_counterfactual_to_count (result, forecast->mean[i]);
      panel->values[i - skipped] = sum;
      if (panel->lower == NULL)
        continue;
      panel->lower[i - skipped] = forecast->shown_cumulative_lower[i];
      panel->upper[i - skipped] = forecast->shown_cumulative_upper[i];
    }
  g_autofree char *total = format_sum (result, summary, sum);
  g_autofree char *number = jct_format_value (summary->n, 0);
  /* Translators: how many, months (years, ...), and the sum of the differences. */
  panel->title = g_strdup_printf (C_ ("panel", "Counted less expected, summed over %s %s: %s"),
                                  number, get_noun (analysis, summary->n), total);
}

static void
add_counterfactual (GArray *panels, const JctAnalysis *analysis)
{
  const JctCounterfactual *result = jct_analysis_get_counterfactual (analysis);
  const JctCounterfactualFit *fit = jct_counterfactual_get_fit (result);
  const JctEffectSummary *summary = jct_counterfactual_get_headline (result);

  if (fit == NULL || summary == NULL || summary->n == 0)
    return;
  gsize skipped = summary->event_period == JCT_EVENT_PERIOD_EXCLUDED ? 1 : 0;
  gsize n = skipped + summary->n;
  if (n > fit->forecast.n)
    return;
  add_effects (panels, analysis, &fit->forecast, summary, n);
  add_sum (panels, analysis, &fit->forecast, summary, n);
}

/* ---- synthetic control ----------------------------------------------------------------------- */

static void
add_synthetic (GArray *panels, const JctAnalysis *analysis)
{
  const JctSynthetic *result = analysis->synthetic;
  const double *counted = jct_series_get_values (analysis->series);
  JctPanel *panel = add_panel (panels, 0, result->n);

  panel->is_ratio = result->scaling != JCT_SCALING_COUNT_SCALED;
  for (gsize t = 0; t < result->n; t++)
    panel->values[t]
      = panel->is_ratio ? result->gap[t] : counted[t] - jct_synthetic_get_count (result, t);
  panel->title = g_strdup_printf (
    /* Translators: %s is month, year, ... */
    panel->is_ratio ? C_ ("panel", "Counted as a multiple of the synthetic control, each %s")
                    : C_ ("panel", "Counted less the synthetic control, each %s"),
    get_noun (analysis, 1));
}

/* ---- placebo in time ------------------------------------------------------------------------- */

static void
add_placebo (GArray *panels, const JctAnalysis *analysis)
{
  const JctPlaceboTime *placebo = jct_analysis_get_placebo (analysis);
  const JctPlaceboRank *rank = jct_analysis_get_placebo_rank (analysis);
  JctPanel *panel = add_panel (panels, placebo->first, placebo->n);

  memcpy (panel->values, placebo->step, placebo->n * sizeof *panel->values);
  panel->is_dots = TRUE;
  panel->is_ratio = placebo->options.transform == JCT_ITS_LOG1P;
  panel->has_event = TRUE;
  panel->event = rank->start;
  g_autofree char *place = jct_format_value (rank->rank_effect, 0);
  g_autofree char *of = jct_format_value ((double) placebo->n, 0);
  /* Translators: the event's place among all dates, by the size of its step: "the event: rank 17 of 49". */
  panel->event_label = g_strdup_printf (C_ ("panel", "the event: rank %s of %s"), place, of);
  panel->title
    = g_strdup_printf (panel->is_ratio
                         /* Translators: %s is month, year, ... */
                         ? C_ ("panel",
                               "The step, as a multiple, had the event been in each other %s")
                         : C_ ("panel", "The step, had the event been in each other %s"),
                       get_noun (analysis, 1));
}

GArray *
jct_effect_panels_new (const JctAnalysis *analysis, JctMethod method)
{
  GArray *panels = g_array_new (FALSE, FALSE, sizeof (JctPanel));

  g_array_set_clear_func (panels, panel_clear);
  if (analysis == NULL || !jct_analysis_has (analysis, method)
      || jct_analysis_get_verdict (analysis, method) != JCT_VERDICT_ANSWERED)
    return panels;
  if (method == JCT_METHOD_COUNTERFACTUAL)
    add_counterfactual (panels, analysis);
  else if (method == JCT_METHOD_SYNTHETIC_CONTROL)
    add_synthetic (panels, analysis);
  else if (method == JCT_METHOD_PLACEBO_TIME)
    add_placebo (panels, analysis);
  return panels;
}
