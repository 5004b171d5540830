/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the panels of each method hold. */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-effect-private.h"
#include "chart/jct-effect-panel-private.h"
#include "chart/jct-ticks.h"

/* Of a normal distribution: half the width of a 95 % interval. */
#define Z_975 1.959963984540054

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
    interval = summary->cumulative_ci95;
  else if (summary->has_simulated)
    interval = summary->simulated.effect_ci95;
  if (interval == NULL)
    return g_steal_pointer (&total);
  g_autofree char *low = jct_effect_format_signed (interval[0]);
  g_autofree char *high = jct_effect_format_signed (interval[1]);
  /* Translators: a sum and the two ends of its interval. */
  return g_strdup_printf (C_ ("effect", "%s (95%%: %s to %s)"), total, low, high);
}

static void
add_counterfactual (GArray *panels, const JctAnalysis *analysis)
{
  const JctCounterfactual *result = jct_analysis_get_counterfactual (analysis);
  const JctCounterfactualFit *fit = jct_counterfactual_get_fit (result);
  const JctEffectSummary *summary = jct_counterfactual_get_headline (result);
  const double *counted = jct_series_get_values (analysis->series) + result->event;

  if (fit == NULL || summary == NULL || summary->n == 0)
    return;
  const JctForecast *forecast = &fit->forecast;
  gsize skipped = summary->event_period == JCT_EVENT_PERIOD_EXCLUDED ? 1 : 0;
  gsize n = MIN (skipped + summary->n, forecast->n);

  JctPanel *panel = add_panel (panels, result->event, n);
  add_band (panel);
  for (gsize i = 0; i < n; i++)
    {
      panel->values[i] = counted[i] - jct_counterfactual_to_count (result, forecast->mean[i]);
      panel->lower[i] = counted[i] - jct_counterfactual_to_count (result, forecast->upper[i]);
      panel->upper[i] = counted[i] - jct_counterfactual_to_count (result, forecast->lower[i]);
    }
  /* Translators: %s is month, year, ... */
  panel->title
    = g_strdup_printf (C_ ("panel", "Counted less expected, each %s"), get_noun (analysis, 1));
  const gsize first = panel->first;
  g_autofree double *effects = g_memdup2 (panel->values, n * sizeof *panel->values);

  panel = add_panel (panels, first + skipped, n - skipped);
  if (!result->options.log1p)
    add_band (panel);
  double sum = 0;
  for (gsize i = skipped; i < n; i++)
    {
      sum += effects[i];
      panel->values[i - skipped] = sum;
      if (panel->lower == NULL)
        continue;
      panel->lower[i - skipped] = sum - Z_975 * forecast->cumulative_se[i];
      panel->upper[i - skipped] = sum + Z_975 * forecast->cumulative_se[i];
    }
  g_autofree char *total = format_sum (result, summary, sum);
  g_autofree char *number = jct_format_value (summary->n, 0);
  /* Translators: how many, months (years, ...), and the sum of the differences. */
  panel->title = g_strdup_printf (C_ ("panel", "Sum over %s %s: %s"), number,
                                  get_noun (analysis, summary->n), total);
}

/* ---- synthetic control ----------------------------------------------------------------------- */

static void
add_synthetic (GArray *panels, const JctAnalysis *analysis)
{
  const JctSynthetic *result = analysis->synthetic;
  const double *counted = jct_series_get_values (analysis->series);
  JctPanel *panel = add_panel (panels, 0, result->n);

  for (gsize t = 0; t < result->n; t++)
    panel->values[t] = counted[t] - jct_synthetic_get_count (result, t);
  panel->title
    /* Translators: %s is month, year, ... */
    = g_strdup_printf (C_ ("panel", "Counted less synthetic, each %s"), get_noun (analysis, 1));
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
  panel->has_event = TRUE;
  panel->event = rank->start;
  g_autofree char *place = jct_format_value (rank->rank_effect, 0);
  g_autofree char *of = jct_format_value ((double) placebo->n, 0);
  /* Translators: the event's place among all dates, by the size of its step: "rank 17 of 49". */
  panel->event_label = g_strdup_printf (C_ ("panel", "rank %s of %s"), place, of);
  panel->title = g_strdup_printf (
    placebo->options.transform == JCT_ITS_LOG1P
      /* Translators: "rank 17 of 49", and month, year, ... */
      ? C_ ("panel", "The event’s step has %s: the step of the logarithm, had the event been in "
                     "each other %s")
      : C_ ("panel", "The event’s step has %s: the step, had the event been in each other %s"),
    panel->event_label, get_noun (analysis, 1));
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
