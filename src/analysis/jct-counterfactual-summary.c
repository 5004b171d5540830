/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mean and cumulative effects. */
#include "config.h"

#include "analysis/jct-counterfactual-private.h"

#include "analysis/jct-distributions.h"

#include <math.h>

static const guint lengths[] = { 3, 6, 12 };

/* ---- summaries ---- */

static void
set_limits (double limits[2], double centre, double sd)
{
  limits[0] = centre - JCT_NORMAL_975 * sd;
  limits[1] = centre + JCT_NORMAL_975 * sd;
}

static void
summarise_counts (const JctForecast *forecast, gsize first, JctEffectSummary *summary)
{
  double a, b;

  for (gsize i = first; i < first + summary->n; i++)
    summary->predicted_sum += forecast->mean[i];
  summary->relative_effect_pct = 100 * summary->cumulative_effect / summary->predicted_sum;
  a = 100 * summary->cumulative_ci95[0] / summary->predicted_sum;
  b = 100 * summary->cumulative_ci95[1] / summary->predicted_sum;
  summary->relative_ci95_pct[0] = MIN (a, b);
  summary->relative_ci95_pct[1] = MAX (a, b);
  summary->has_relative = summary->predicted_sum != 0 && isfinite (summary->relative_effect_pct)
                          && isfinite (a) && isfinite (b);
  if (!summary->has_relative)
    summary->relative_effect_pct = summary->relative_ci95_pct[0] = summary->relative_ci95_pct[1]
      = 0;
}

static void
summarise_log1p (const JctForecast *forecast, gsize first, JctEffectSummary *summary)
{
  summary->ratio_effect_pct = 100 * expm1 (summary->average_effect);
  summary->ratio_ci95_pct[0] = 100 * expm1 (summary->average_ci95[0]);
  summary->ratio_ci95_pct[1] = 100 * expm1 (summary->average_ci95[1]);
  summary->has_ratio = isfinite (summary->ratio_ci95_pct[1]);
  if (!summary->has_ratio)
    summary->ratio_effect_pct = summary->ratio_ci95_pct[0] = summary->ratio_ci95_pct[1] = 0;
  for (gsize i = first; i < first + summary->n; i++)
    {
      summary->count_sum_median += expm1 (forecast->mean[i]);
      summary->count_sum_mean += expm1 (forecast->mean[i] + forecast->se[i] * forecast->se[i] / 2);
      summary->count_sum_of_limits[0] += expm1 (forecast->lower[i]);
      summary->count_sum_of_limits[1] += expm1 (forecast->upper[i]);
    }
  summary->count_effect_median = summary->observed_sum - summary->count_sum_median;
  summary->has_count_sums = isfinite (summary->count_effect_median)
                            && isfinite (summary->count_sum_mean)
                            && isfinite (summary->count_sum_of_limits[1]);
  if (!summary->has_count_sums)
    summary->count_sum_median = summary->count_sum_mean = summary->count_sum_of_limits[0]
      = summary->count_sum_of_limits[1] = summary->count_effect_median = 0;
}

/* Intervals are simulated where they are looked at: a year, all, and what was asked for. */
static gboolean
wants_simulation (const JctCounterfactualOptions *options, const JctEffectSummary *summary)
{
  if (!options->log1p || options->n_draws < JCT_COUNTERFACTUAL_MIN_DRAWS
      || summary->n > JCT_COUNTERFACTUAL_MAX_SIMULATED)
    return FALSE;
  if (summary->event_period == options->event_period && summary->k == options->k)
    return TRUE;
  return summary->event_period == JCT_EVENT_PERIOD_EXCLUDED
         && (summary->k == 12 || summary->k == 0);
}

static void
summarise (const JctCounterfactual *result,
           const JctForecastErrors *errors,
           const double *variances,
           gsize first,
           JctEffectSummary *summary,
           const JctForecast *forecast)
{
  double n = (double) summary->n;

  for (gsize i = first; i < first + summary->n; i++)
    {
      summary->cumulative_effect += forecast->effect[i];
      summary->observed_sum += errors->counts[i];
    }
  summary->cumulative_sd = sqrt (variances[summary->n - 1]);
  summary->average_effect = summary->cumulative_effect / n;
  summary->average_sd = summary->cumulative_sd / n;
  set_limits (summary->cumulative_ci95, summary->cumulative_effect, summary->cumulative_sd);
  set_limits (summary->average_ci95, summary->average_effect, summary->average_sd);
  summary->z = summary->cumulative_effect / summary->cumulative_sd;
  summary->p_two_sided = jct_normal_two_sided (summary->z);
  if (result->options.log1p)
    summarise_log1p (forecast, first, summary);
  else
    summarise_counts (forecast, first, summary);
  if (wants_simulation (&result->options, summary))
    jct_effect_summary_simulate (&result->options, errors, forecast, first, summary);
}

static void
add (const JctCounterfactual *result,
     const JctForecastErrors *errors,
     const double *variances,
     JctEventPeriod event_period,
     guint k,
     JctCounterfactualFit *fit)
{
  gsize first = event_period == JCT_EVENT_PERIOD_INCLUDED ? 0 : 1;
  gsize there = fit->forecast.n - MIN (first, fit->forecast.n);
  JctEffectSummary *summary = &fit->summaries[fit->n_summaries];

  if (there == 0 || k > there || jct_counterfactual_fit_find (fit, event_period, k) != NULL)
    return;
  *summary = (JctEffectSummary){ .event_period = event_period, .k = k };
  summary->n = k == 0 ? there : k;
  summarise (result, errors, variances, first, summary, &fit->forecast);
  fit->n_summaries++;
}

void
jct_counterfactual_summarise (const JctCounterfactual *result,
                              const JctForecastErrors *errors,
                              JctCounterfactualFit *fit)
{
  g_autofree double *after = g_new (double, errors->n);
  g_autofree double *from = g_new (double, errors->n);

  jct_forecast_errors_accumulate (errors, 0, errors->n, from);
  jct_forecast_errors_accumulate (errors, 1, errors->n - 1, after);
  for (guint i = 0; i < G_N_ELEMENTS (lengths) + 2; i++)
    {
      guint k = i < G_N_ELEMENTS (lengths) ? lengths[i] : 0;

      if (i == G_N_ELEMENTS (lengths))
        k = result->options.k;
      add (result, errors, after, JCT_EVENT_PERIOD_EXCLUDED, k, fit);
      add (result, errors, from, JCT_EVENT_PERIOD_INCLUDED, k, fit);
    }
}

/* ---- the guard ---- */

static gboolean
all_finite (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      return FALSE;
  return TRUE;
}

gboolean
jct_counterfactual_is_finite (const JctCounterfactualFit *fit, guint n_controls)
{
  const double scalars[]
    = { fit->s2_irregular, fit->s2_level, fit->loglik,     fit->llf_at_rho0,
        fit->llf_at_rho1,  fit->q,        fit->level_last, fit->level_var_last };

  if (!all_finite (scalars, G_N_ELEMENTS (scalars))
      || !all_finite (fit->loglik_change, JCT_COUNTERFACTUAL_N_FACTORS)
      || !all_finite (fit->beta, n_controls) || !all_finite (fit->beta_se, n_controls)
      || !all_finite (fit->forecast.mean, fit->forecast.n * JCT_FORECAST_N_LISTS)
      || !all_finite (fit->path.innovation, fit->path.n * 6))
    return FALSE;
  for (guint i = 0; i < fit->n_summaries; i++)
    {
      const JctEffectSummary *summary = &fit->summaries[i];
      const double numbers[] = { summary->cumulative_ci95[0],
                                 summary->cumulative_ci95[1],
                                 summary->cumulative_sd,
                                 summary->z,
                                 summary->p_two_sided,
                                 summary->observed_sum,
                                 summary->predicted_sum,
                                 summary->shown_cumulative_ci95[0],
                                 summary->shown_p,
                                 summary->shown_cumulative_ci95[1] };

      if (!all_finite (numbers, G_N_ELEMENTS (numbers)))
        return FALSE;
    }
  return TRUE;
}
