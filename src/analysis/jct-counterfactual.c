/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-counterfactual-private.h"

#include "analysis/jct-distributions.h"

#include <math.h>

/* Squares and sums of larger values, and of their ratios, could overflow. */
#define LARGEST 1e100

void
jct_counterfactual_options_init (JctCounterfactualOptions *options)
{
  *options = (JctCounterfactualOptions){ .n_draws = 8192, .seed = 1 };
}

/* ---- input ---- */

static JctVerdict
check_values (const double *values, gsize n, gboolean log1p)
{
  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (values[i]))
        return JCT_VERDICT_MISSING;
      if (fabs (values[i]) > LARGEST)
        return JCT_VERDICT_OVERFLOW;
      if (log1p && values[i] < 0)
        return JCT_VERDICT_NEGATIVE;
    }
  return JCT_VERDICT_ANSWERED;
}

static JctVerdict
check_input (const double *y,
             gsize n,
             gsize event,
             const double *const *controls,
             guint n_controls,
             gboolean log1p)
{
  JctVerdict verdict;

  if (n == 0)
    return JCT_VERDICT_EMPTY;
  if (event >= n)
    return JCT_VERDICT_OUTSIDE;
  if (n_controls > JCT_COUNTERFACTUAL_MAX_CONTROLS)
    return JCT_VERDICT_SINGULAR;
  if (event < JCT_COUNTERFACTUAL_MIN_BEFORE + n_controls)
    return JCT_VERDICT_TOO_SHORT;
  verdict = check_values (y, n, log1p);
  for (guint j = 0; j < n_controls && verdict == JCT_VERDICT_ANSWERED; j++)
    verdict = check_values (controls[j], n, log1p);
  return verdict;
}

static double
transform (double value, gboolean to_log1p)
{
  return to_log1p ? log1p (value) : value;
}

static void
fill_columns (JctLocalLevel *model,
              const double *y,
              const double *const *controls,
              gboolean to_log1p)
{
  for (guint j = 0; j <= model->k; j++)
    {
      const double *values = j < model->k ? controls[j] : y;

      for (gsize t = 0; t < model->n; t++)
        model->columns[j * model->n + t] = transform (values[t], to_log1p);
    }
}

/* ---- one fit ---- */

static void
allocate_fit (JctCounterfactualFit *fit, gsize n_forecast, gsize n_path)
{
  JctForecast *forecast = &fit->forecast;
  JctLevelPath *path = &fit->path;

  forecast->n = n_forecast;
  forecast->mean = g_new0 (double, n_forecast *JCT_FORECAST_N_LISTS);
  forecast->se = forecast->mean + n_forecast;
  forecast->lower = forecast->se + n_forecast;
  forecast->upper = forecast->lower + n_forecast;
  forecast->observed = forecast->upper + n_forecast;
  forecast->effect = forecast->observed + n_forecast;
  forecast->cumulative = forecast->effect + n_forecast;
  forecast->cumulative_se = forecast->cumulative + n_forecast;
  forecast->shown_lower = forecast->cumulative_se + n_forecast;
  forecast->shown_upper = forecast->shown_lower + n_forecast;
  forecast->shown_cumulative_lower = forecast->shown_upper + n_forecast;
  forecast->shown_cumulative_upper = forecast->shown_cumulative_lower + n_forecast;
  path->n = n_path;
  if (n_path == 0)
    return;
  path->innovation = g_new0 (double, n_path * 6);
  path->innovation_var = path->innovation + n_path;
  path->filtered = path->innovation_var + n_path;
  path->filtered_var = path->filtered + n_path;
  path->smoothed = path->filtered_var + n_path;
  path->smoothed_var = path->smoothed + n_path;
}

static void
clear_fit (JctCounterfactualFit *fit)
{
  g_free (fit->forecast.mean);
  g_free (fit->path.innovation);
  *fit = (JctCounterfactualFit){ 0 };
}

/* d' (R'R)^-1 d at a total variance of 1: |w|^2 with R' w = d. */
static double
quadratic_form (const double *r, guint k, const double *d)
{
  double w[JCT_COUNTERFACTUAL_MAX_CONTROLS];
  double sum = 0;

  for (guint i = 0; i < k; i++)
    {
      w[i] = d[i];
      for (guint j = 0; j < i; j++)
        w[i] -= r[j * k + i] * w[j];
      w[i] /= r[i * k + i];
      sum += w[i] * w[i];
    }
  return sum;
}

void
jct_forecast_errors_accumulate (const JctForecastErrors *errors,
                                gsize first,
                                gsize n,
                                double *variances)
{
  double distance[JCT_COUNTERFACTUAL_MAX_CONTROLS] = { 0 };
  double horizons = 0; /* sum of those so far */
  double minima = 0;   /* sum of min(h, g) over all pairs so far */

  for (gsize i = 0; i < n; i++)
    {
      double horizon = (double) (first + i + 1);
      double count = (double) (i + 1);

      minima += horizon + 2 * horizons;
      horizons += horizon;
      for (guint j = 0; j < errors->k; j++)
        distance[j] += errors->distance[(first + i) * errors->k + j];
      variances[i] = count * count * errors->p + errors->s2_level * minima
                     + errors->s2_irregular * count
                     + errors->total * quadratic_form (errors->r, errors->k, distance);
    }
}

void
jct_forecast_errors_init (JctForecastErrors *errors,
                          const JctCounterfactual *result,
                          const JctLocalLevel *model,
                          gboolean diffuse,
                          double s2_level,
                          double s2_irregular,
                          const double *const *controls)
{
  errors->total = s2_level + s2_irregular;
  errors->p = model->p_last * errors->total;
  errors->s2_level = s2_level;
  errors->s2_irregular = s2_irregular;
  errors->r = model->r;
  errors->k = diffuse ? model->k : 0;
  for (gsize i = 0; i < errors->n * errors->k; i++)
    errors->distance[i]
      = transform (controls[i % errors->k][result->event + i / errors->k], result->options.log1p)
        - model->last[i % errors->k];
}

double
jct_forecast_errors_get_variance (const JctForecastErrors *errors, gsize horizon)
{
  double variance = errors->p + (double) (horizon + 1) * errors->s2_level + errors->s2_irregular;

  if (errors->k > 0)
    variance += errors->total
                * quadratic_form (errors->r, errors->k, errors->distance + horizon * errors->k);
  return variance;
}

/* Level and controls apart would cancel; their distances are small. */
double
jct_local_level_forecast (const JctLocalLevel *model,
                          const JctCounterfactual *result,
                          const double *const *controls,
                          gsize horizon)
{
  double mean = model->last[model->k];

  for (guint j = 0; j < model->k; j++)
    mean += model->beta[j]
            * (transform (controls[j][result->event + horizon], result->options.log1p)
               - model->last[j]);
  return mean;
}

static void
compute_beta (const JctLocalLevel *model, JctCounterfactualFit *fit, double total)
{
  for (guint j = 0; j < model->k; j++)
    {
      double unit[JCT_COUNTERFACTUAL_MAX_CONTROLS] = { 0 };

      unit[j] = 1;
      fit->beta[j] = model->beta[j];
      fit->beta_se[j] = sqrt (total * quadratic_form (model->r, model->k, unit));
    }
}

static void
forecast (const JctCounterfactual *result,
          const JctLocalLevel *model,
          const JctForecastErrors *errors,
          const double *const *controls,
          JctCounterfactualFit *fit)
{
  JctForecast *out = &fit->forecast;
  gsize start = result->options.event_period == JCT_EVENT_PERIOD_INCLUDED ? 0 : 1;
  double sum = 0;

  for (gsize i = 0; i < out->n; i++)
    {
      double mean = jct_local_level_forecast (model, result, controls, i);

      out->mean[i] = mean;
      out->se[i] = sqrt (jct_forecast_errors_get_variance (errors, i));
      out->lower[i] = mean - JCT_NORMAL_975 * out->se[i];
      out->upper[i] = mean + JCT_NORMAL_975 * out->se[i];
      out->observed[i] = transform (errors->counts[i], result->options.log1p);
      out->effect[i] = out->observed[i] - mean;
      if (i < start)
        continue;
      sum += out->effect[i];
      out->cumulative[i] = sum;
    }
  if (start >= out->n)
    return;
  jct_forecast_errors_accumulate (errors, start, out->n - start, out->cumulative_se + start);
  for (gsize i = start; i < out->n; i++)
    out->cumulative_se[i] = sqrt (out->cumulative_se[i]);
}

static void
use_given_variances (JctLocalLevel *model,
                     const JctCounterfactualOptions *options,
                     JctCounterfactualFit *fit)
{
  double total = options->s2_level + options->s2_irregular;

  fit->s2_level = options->s2_level;
  fit->s2_irregular = options->s2_irregular;
  jct_local_level_filter (model, (JctShares){ fit->s2_level / total, fit->s2_irregular / total });
  fit->loglik = jct_local_level_loglik (model, total, fit->diffuse);
}

static void
compute_fit (const JctCounterfactual *result,
             JctLocalLevel *model,
             const double *y,
             const double *const *controls,
             JctCounterfactualFit *fit)
{
  g_autofree double *distance = g_new (double, result->n_forecast *MAX (model->k, 1));
  JctForecastErrors errors
    = { .n = result->n_forecast, .distance = distance, .counts = y + result->event };
  double level = 0;

  if (result->options.has_variances)
    use_given_variances (model, &result->options, fit);
  else
    jct_local_level_maximise (model, fit);
  fit->has_q = fit->s2_irregular > 0;
  fit->q = fit->has_q ? fit->s2_level / fit->s2_irregular : 0;

  jct_forecast_errors_init (&errors, result, model, fit->diffuse, fit->s2_level, fit->s2_irregular,
                            controls);
  compute_beta (model, fit, errors.total);
  level = model->last[model->k];
  for (guint j = 0; j < model->k; j++)
    level -= model->last[j] * fit->beta[j];
  fit->level_last = level;
  fit->level_var_last = errors.p + errors.total * quadratic_form (model->r, errors.k, model->last);

  allocate_fit (fit, result->n_forecast, fit->diffuse ? 0 : result->n_before);
  forecast (result, model, &errors, controls, fit);
  jct_counterfactual_summarise (result, &errors, fit);
  if (!fit->diffuse)
    jct_local_level_smooth (model, fit);
  jct_counterfactual_integrate (result, model, controls, fit);
}

/* ---- the result ---- */

static void
decline (JctCounterfactual *result, JctVerdict verdict)
{
  clear_fit (&result->ml);
  clear_fit (&result->diffuse);
  result->has_diffuse = FALSE;
  result->warnings = 0;
  result->verdict = verdict;
}

void
jct_counterfactual_compute (const double *y,
                            gsize n,
                            gsize event,
                            const double *const *controls,
                            guint n_controls,
                            const JctCounterfactualOptions *options,
                            JctCounterfactual *result)
{
  g_autoptr (JctLocalLevel) model = NULL;

  *result = (JctCounterfactual){ .n_controls = n_controls, .n = n, .event = event };
  if (options != NULL)
    result->options = *options;
  else
    jct_counterfactual_options_init (&result->options);
  result->verdict = check_input (y, n, event, controls, n_controls, result->options.log1p);
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return;
  result->n_before = event;
  result->n_forecast = n - event;
  model = jct_local_level_new (event, n_controls);
  fill_columns (model, y, controls, result->options.log1p);
  result->verdict = jct_local_level_check (model);
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return;
  compute_fit (result, model, y, controls, &result->ml);
  result->has_diffuse = n_controls > 0;
  result->diffuse.diffuse = TRUE;
  if (result->has_diffuse)
    compute_fit (result, model, y, controls, &result->diffuse);
  result->warnings = jct_counterfactual_find_warnings (result, y, controls);
  if (!jct_counterfactual_is_finite (&result->ml, n_controls)
      || (result->has_diffuse && !jct_counterfactual_is_finite (&result->diffuse, n_controls)))
    decline (result, JCT_VERDICT_OVERFLOW);
}

static JctVerdict
check_series (const JctSeries *series, const JctSeries *other)
{
  if (!jct_period_kind_equal (jct_series_get_kind (series), jct_series_get_kind (other))
      || jct_series_get_first (series).ordinal != jct_series_get_first (other).ordinal
      || jct_series_get_n (series) != jct_series_get_n (other))
    return JCT_VERDICT_MISSING;
  return jct_verdict_check (other, 0, jct_series_get_n (other));
}

void
jct_counterfactual_compute_for_series (const JctSeries *series,
                                       JctPeriod event,
                                       JctSeries *const *controls,
                                       guint n_controls,
                                       const JctCounterfactualOptions *options,
                                       JctCounterfactual *result)
{
  g_autofree const double **values = g_new0 (const double *, n_controls + 1);
  JctPeriod first = jct_series_get_first (series);
  JctPeriod at = jct_period_convert (event, jct_series_get_kind (series));
  gsize n = jct_series_get_n (series);
  gssize index = jct_series_find (series, at);
  JctVerdict verdict = check_series (series, series);

  for (guint j = 0; j < n_controls; j++)
    {
      values[j] = jct_series_get_values (controls[j]);
      if (verdict == JCT_VERDICT_ANSWERED)
        verdict = check_series (series, controls[j]);
    }
  if (verdict == JCT_VERDICT_ANSWERED && index >= 0)
    jct_counterfactual_compute (jct_series_get_values (series), n, (gsize) index, values,
                                n_controls, options, result);
  else
    {
      *result = (JctCounterfactual){ .n = n, .n_controls = n_controls };
      result->verdict = verdict == JCT_VERDICT_ANSWERED ? JCT_VERDICT_OUTSIDE : verdict;
      jct_counterfactual_options_init (&result->options);
      if (options != NULL)
        result->options = *options;
    }
  result->has_periods = TRUE;
  result->first = first;
  result->series = g_strdup (jct_series_get_label (series));
  result->controls = g_new0 (char *, n_controls + 1);
  for (guint j = 0; j < n_controls; j++)
    result->controls[j] = g_strdup (jct_series_get_label (controls[j]));
}

void
jct_counterfactual_clear (JctCounterfactual *result)
{
  clear_fit (&result->ml);
  clear_fit (&result->diffuse);
  g_clear_pointer (&result->series, g_free);
  g_clear_pointer (&result->controls, g_strfreev);
  *result = (JctCounterfactual){ .verdict = JCT_VERDICT_EMPTY };
}

static gboolean
shows_change (const JctCounterfactual *result)
{
  const JctEffectSummary *summary = jct_counterfactual_get_headline (result);

  return summary != NULL && summary->shown_p < 0.05;
}

void
jct_counterfactual_pair_compute (const JctSeries *series,
                                 JctPeriod event,
                                 JctSeries *const *controls,
                                 guint n_controls,
                                 const JctCounterfactualOptions *options,
                                 JctCounterfactualPair *result)
{
  JctCounterfactualOptions both;

  jct_counterfactual_options_init (&both);
  if (options != NULL)
    both = *options;
  both.log1p = FALSE;
  jct_counterfactual_compute_for_series (series, event, controls, n_controls, &both,
                                         &result->count);
  both.log1p = TRUE;
  jct_counterfactual_compute_for_series (series, event, controls, n_controls, &both,
                                         &result->log1p);
  result->warnings = result->count.warnings | result->log1p.warnings;
  if (jct_counterfactual_get_headline (&result->count) != NULL
      && jct_counterfactual_get_headline (&result->log1p) != NULL
      && shows_change (&result->count) != shows_change (&result->log1p))
    result->warnings |= JCT_COUNTERFACTUAL_SCALES_DISAGREE;
}

void
jct_counterfactual_pair_clear (JctCounterfactualPair *result)
{
  jct_counterfactual_clear (&result->count);
  jct_counterfactual_clear (&result->log1p);
  result->warnings = 0;
}

const JctCounterfactualFit *
jct_counterfactual_get_fit (const JctCounterfactual *result)
{
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  return result->has_diffuse ? &result->diffuse : &result->ml;
}

const JctEffectSummary *
jct_counterfactual_fit_find (const JctCounterfactualFit *fit, JctEventPeriod event_period, guint k)
{
  for (guint i = 0; i < fit->n_summaries; i++)
    if (fit->summaries[i].event_period == event_period && fit->summaries[i].k == k)
      return &fit->summaries[i];
  return NULL;
}

const JctEffectSummary *
jct_counterfactual_get_headline (const JctCounterfactual *result)
{
  const JctCounterfactualFit *fit = jct_counterfactual_get_fit (result);
  const JctEffectSummary *summary;

  if (fit == NULL)
    return NULL;
  summary = jct_counterfactual_fit_find (fit, result->options.event_period, result->options.k);
  if (summary != NULL)
    return summary;
  return jct_counterfactual_fit_find (fit, result->options.event_period, 0);
}

double
jct_counterfactual_to_count (const JctCounterfactual *result, double x)
{
  if (!result->options.log1p)
    return x;
  return CLAMP (expm1 (x), 0, G_MAXDOUBLE);
}
