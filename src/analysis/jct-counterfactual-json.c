/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-counterfactual.h"

static json_t *
number (gboolean defined, double value)
{
  return defined ? json_real (value) : json_null ();
}

static json_t *
numbers (const double *values, gsize n)
{
  json_t *array = json_array ();

  for (gsize i = 0; i < n; i++)
    json_array_append_new (array, json_real (values[i]));
  return array;
}

static json_t *
limits (gboolean defined, const double values[2])
{
  return defined ? numbers (values, 2) : json_null ();
}

static json_t *
period_to_json (const JctCounterfactual *result, gsize index)
{
  g_autofree char *text = NULL;

  if (!result->has_periods)
    return json_null ();
  text = jct_period_to_text (jct_period_shift (result->first, (int) index));
  return json_string (text);
}

static json_t *
names_to_json (const JctCounterfactual *result)
{
  json_t *names = json_array ();

  for (guint j = 0; j < result->n_controls; j++)
    json_array_append_new (names, result->controls != NULL ? json_string (result->controls[j])
                                                           : json_null ());
  return names;
}

static json_t *
forecast_to_json (const JctCounterfactual *result, const JctForecast *forecast)
{
  json_t *months = json_array ();

  for (gsize i = 0; i < forecast->n; i++)
    json_array_append_new (months, period_to_json (result, result->event + i));
  return json_pack ("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "month", months, "mean",
                    numbers (forecast->mean, forecast->n), "se",
                    numbers (forecast->se, forecast->n), "lower",
                    numbers (forecast->lower, forecast->n), "upper",
                    numbers (forecast->upper, forecast->n), "observed",
                    numbers (forecast->observed, forecast->n), "effect",
                    numbers (forecast->effect, forecast->n));
}

static json_t *
path_to_json (const JctLevelPath *path)
{
  json_t *innovation = numbers (path->innovation, path->n);
  json_t *innovation_var = numbers (path->innovation_var, path->n);

  json_array_set_new (innovation, 0, json_null ());
  json_array_set_new (innovation_var, 0, json_null ());
  return json_pack ("{s:o, s:o, s:o, s:o, s:o, s:o}", "innovation", innovation, "innovation_var",
                    innovation_var, "filtered_level", numbers (path->filtered, path->n),
                    "filtered_level_var", numbers (path->filtered_var, path->n), "smoothed_level",
                    numbers (path->smoothed, path->n), "smoothed_level_var",
                    numbers (path->smoothed_var, path->n));
}

static json_t *
simulated_to_json (const JctSimulated *simulated)
{
  return json_pack ("{s:i, s:o, s:o, s:o, s:f}", "draws", (int) simulated->draws,
                    "counterfactual_count_sum_quantiles", numbers (simulated->quantiles, 3),
                    "quantile_mc_se", numbers (simulated->quantile_mc_se, 3),
                    "cumulative_count_effect_ci95", numbers (simulated->effect_ci95, 2),
                    "p_one_sided", simulated->p_one_sided);
}

static void
add_counts (json_t *record, const JctEffectSummary *summary)
{
  gboolean defined = summary->has_relative;

  json_object_set_new (record, "predicted_sum", json_real (summary->predicted_sum));
  json_object_set_new (record, "observed_sum", json_real (summary->observed_sum));
  json_object_set_new (record, "relative_effect_pct",
                       number (defined, summary->relative_effect_pct));
  json_object_set_new (record, "relative_ci95_pct", limits (defined, summary->relative_ci95_pct));
}

static void
add_log1p (json_t *record, const JctEffectSummary *summary)
{
  gboolean sums = summary->has_count_sums;

  json_object_set_new (record, "ratio_effect_pct",
                       number (summary->has_ratio, summary->ratio_effect_pct));
  json_object_set_new (record, "ratio_ci95_pct",
                       limits (summary->has_ratio, summary->ratio_ci95_pct));
  json_object_set_new (record, "observed_count_sum", json_real (summary->observed_sum));
  json_object_set_new (record, "counterfactual_count_sum_median",
                       number (sums, summary->count_sum_median));
  json_object_set_new (record, "counterfactual_count_sum_mean",
                       number (sums, summary->count_sum_mean));
  json_object_set_new (record, "counterfactual_count_sum_of_limits",
                       limits (sums, summary->count_sum_of_limits));
  json_object_set_new (record, "cumulative_count_effect_median",
                       number (sums, summary->count_effect_median));
  if (summary->has_simulated)
    json_object_set_new (record, "simulated", simulated_to_json (&summary->simulated));
}

static json_t *
summary_to_json (const JctEffectSummary *summary, gboolean log1p)
{
  json_t *record
    = json_pack ("{s:I, s:f, s:f, s:o, s:f, s:f, s:o, s:f, s:f}", "n", (json_int_t) summary->n,
                 "average_effect", summary->average_effect, "average_sd", summary->average_sd,
                 "average_ci95", numbers (summary->average_ci95, 2), "cumulative_effect",
                 summary->cumulative_effect, "cumulative_sd", summary->cumulative_sd,
                 "cumulative_ci95", numbers (summary->cumulative_ci95, 2), "z", summary->z,
                 "p_two_sided", summary->p_two_sided);

  if (log1p)
    add_log1p (record, summary);
  else
    add_counts (record, summary);
  return record;
}

/* (transfer full) */
static char *
name_summary (const JctEffectSummary *summary)
{
  const char *variant
    = summary->event_period == JCT_EVENT_PERIOD_INCLUDED ? "from_event" : "after_event";

  return summary->k == 0 ? g_strdup_printf ("%s_all", variant)
                         : g_strdup_printf ("%s_%u", variant, summary->k);
}

static json_t *
summaries_to_json (const JctCounterfactualFit *fit, gboolean log1p)
{
  json_t *object = json_object ();

  for (guint i = 0; i < fit->n_summaries; i++)
    {
      const JctEffectSummary *summary = &fit->summaries[i];
      g_autofree char *key = name_summary (summary);

      json_object_set_new (object, key, summary_to_json (summary, log1p));
    }
  return object;
}

static json_t *
boundary_to_json (JctBoundary boundary)
{
  switch (boundary)
    {
    case JCT_BOUNDARY_NONE:
      return json_null ();
    case JCT_BOUNDARY_IRREGULAR_ZERO:
      return json_string ("irregular_zero");
    case JCT_BOUNDARY_LEVEL_ZERO:
      return json_string ("level_zero");
    default:
      g_return_val_if_reached (json_null ());
    }
}

static void
add_search (json_t *record, const JctCounterfactualFit *fit)
{
  static const char *const factors[JCT_COUNTERFACTUAL_N_FACTORS] = { "0.5", "0.9", "1.1", "2.0" };
  json_t *changes = json_object ();

  for (guint i = 0; fit->boundary == JCT_BOUNDARY_NONE && i < JCT_COUNTERFACTUAL_N_FACTORS; i++)
    json_object_set_new (changes, factors[i], json_real (fit->loglik_change[i]));
  json_object_set_new (record, "boundary", boundary_to_json (fit->boundary));
  json_object_set_new (record, "n_local_maxima", json_integer (fit->n_local_maxima));
  json_object_set_new (record, "llf_at_rho0", json_real (fit->llf_at_rho0));
  json_object_set_new (record, "llf_at_rho1", json_real (fit->llf_at_rho1));
  json_object_set_new (record, "loglik_change_if_q_times", changes);
}

static json_t *
fit_to_json (const JctCounterfactual *result, const JctCounterfactualFit *fit)
{
  json_t *record = json_pack ("{s:f, s:f, s:o}", "s2_irregular", fit->s2_irregular, "s2_level",
                              fit->s2_level, "beta", numbers (fit->beta, result->n_controls));

  if (fit->diffuse)
    json_object_set_new (record, "beta_se", numbers (fit->beta_se, result->n_controls));
  json_object_set_new (record, "q", number (fit->has_q, fit->q));
  if (fit->has_search)
    add_search (record, fit);
  json_object_set_new (record, "loglik", json_real (fit->loglik));
  json_object_set_new (record, "filtered_level_last", json_real (fit->level_last));
  json_object_set_new (record, "filtered_level_var_last", json_real (fit->level_var_last));
  json_object_set_new (record, "forecast", forecast_to_json (result, &fit->forecast));
  json_object_set_new (record, "summary", summaries_to_json (fit, result->options.log1p));
  if (fit->path.n > 0)
    json_object_set_new (record, "filter", path_to_json (&fit->path));
  return record;
}

json_t *
jct_counterfactual_to_json (const JctCounterfactual *result)
{
  json_t *record = json_object ();

  json_object_set_new (record, "series",
                       result->series != NULL ? json_string (result->series) : json_null ());
  json_object_set_new (record, "event", period_to_json (result, result->event));
  json_object_set_new (record, "event_index", json_integer ((json_int_t) result->event));
  json_object_set_new (record, "transform",
                       json_string (result->options.log1p ? "log1p" : "count"));
  json_object_set_new (record, "exog", names_to_json (result));
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return record;
  json_object_set_new (record, "n_pre", json_integer ((json_int_t) result->n_before));
  json_object_set_new (record, "n_forecast", json_integer ((json_int_t) result->n_forecast));
  json_object_set_new (record, "forecast_from", period_to_json (result, result->event));
  json_object_set_new (record, "beta_ml", fit_to_json (result, &result->ml));
  if (result->has_diffuse)
    json_object_set_new (record, "beta_diffuse", fit_to_json (result, &result->diffuse));
  return record;
}

static json_t *
shown_summaries_to_json (const JctCounterfactualFit *fit)
{
  json_t *object = json_object ();

  for (guint i = 0; i < fit->n_summaries; i++)
    {
      const JctEffectSummary *summary = &fit->summaries[i];
      g_autofree char *key = name_summary (summary);

      json_object_set_new (object, key,
                           json_pack ("{s:o, s:o, s:f}", "average_ci95",
                                      numbers (summary->shown_average_ci95, 2), "cumulative_ci95",
                                      numbers (summary->shown_cumulative_ci95, 2), "p",
                                      summary->shown_p));
    }
  return object;
}

json_t *
jct_counterfactual_shown_to_json (const JctCounterfactual *result)
{
  const JctCounterfactualFit *fit = jct_counterfactual_get_fit (result);

  if (fit == NULL)
    return NULL;
  return json_pack ("{s:s, s:b, s:o, s:o, s:o}", "mode", fit->diffuse ? "beta_diffuse" : "beta_ml",
                    "averaged_over_variances", fit->has_integrated, "lower",
                    numbers (fit->forecast.shown_lower, fit->forecast.n), "upper",
                    numbers (fit->forecast.shown_upper, fit->forecast.n), "summary",
                    shown_summaries_to_json (fit));
}
