/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-distributions.h"
#include "analysis/jct-its.h"

#include <math.h>
#include <string.h>

void
jct_its_options_init (JctItsOptions *options, gsize event)
{
  *options = (JctItsOptions){ .transform = JCT_ITS_COUNT };
  jct_its_spec_init (&options->spec, event);
}

JctVerdict
jct_its_transform (const double *y, gsize n, JctItsTransform transform, double *x)
{
  gboolean constant = TRUE;

  for (gsize t = 0; t < n; t++)
    {
      if (!isfinite (y[t]))
        return JCT_VERDICT_MISSING;
      if (transform == JCT_ITS_LOG1P && y[t] < 0)
        return JCT_VERDICT_NEGATIVE;
      x[t] = transform == JCT_ITS_LOG1P ? log1p (y[t]) : y[t];
      constant = constant && y[t] == y[0];
    }
  return constant ? JCT_VERDICT_CONSTANT : JCT_VERDICT_ANSWERED;
}

/* Sums of squares; whether the model fits exactly. */
static gboolean
compute_fit (JctIts *its, const JctLeastSquares *fit, const double *x)
{
  gsize n = its->design.n;
  double sum = 0, mean, squares = 0;

  for (gsize t = 0; t < n; t++)
    sum += x[t];
  mean = sum / (double) n;
  for (gsize t = 0; t < n; t++)
    {
      its->tss += (x[t] - mean) * (x[t] - mean);
      squares += x[t] * x[t];
    }
  its->rss = jct_least_squares_get_rss (fit);
  its->sigma2 = its->rss / its->df;
  its->r2 = 1 - its->rss / its->tss;
  its->r2_adj = 1 - (1 - its->r2) * (double) (n - 1) / its->df;
  return its->rss <= JCT_ITS_EXACT_FIT * squares;
}

static JctItsEffect
compute_effect (
  const JctIts *its, double periods, double t_975, gboolean exact, const JctAr1Errors *errors)
{
  double combination[JCT_ITS_MAX_K] = { 0 };
  const double *v = its->vcov_hac;
  guint k = its->design.k;
  double step = its->coef[2];
  double ramp = its->coef[3];
  /* c'Vc with c = 1 at the step and `periods` at the ramp. */
  double variance = v[2 * k + 2] + 2 * periods * v[2 * k + 3] + periods * periods * v[3 * k + 3];
  double scale = sqrt ((double) its->design.n / its->df);
  JctItsEffect effect = { .estimate = step + periods * ramp, .se_hac = sqrt (MAX (variance, 0)) };

  effect.hac_adj = jct_its_infer (effect.estimate, scale * effect.se_hac, its->df, t_975, exact);
  combination[2] = 1;
  combination[3] = periods;
  effect.ar1 = jct_its_infer_ar1 (effect.estimate, errors, combination, t_975);
  return effect;
}

static void
compute_inference (JctIts *its, JctLeastSquares *fit, gboolean exact)
{
  guint k = its->design.k;
  const double *inverse = jct_least_squares_get_inverse (fit);
  double t_975 = jct_t_quantile (0.975, its->df);
  g_autoptr (JctAr1Errors) errors = exact ? NULL : jct_ar1_errors_new (fit);
  double scale = sqrt ((double) its->design.n / its->df);

  its->lag = jct_newey_west_lag (its->design.n);
  jct_least_squares_newey_west (fit, its->lag, its->vcov_hac);
  for (guint j = 0; j < k; j++)
    {
      double se = sqrt (MAX (its->vcov_hac[j * k + j], 0));

      its->se_ols[j] = sqrt (its->sigma2 * inverse[j * k + j]);
      its->hac[j] = jct_its_infer (its->coef[j], se, its->df, t_975, exact);
      its->hac_adj[j] = jct_its_infer (its->coef[j], scale * se, its->df, t_975, exact);
    }
  jct_its_infer_ar1_all (its->coef, k, errors, t_975, &its->ar1_fit, its->ar1);
  its->n_post = (guint) jct_its_design_n_post (&its->design);
  its->has_effects = its->design.spec.n_events == 1;
  if (its->has_effects)
    {
      its->effect_average = compute_effect (its, (its->n_post - 1) / 2.0, t_975, exact, errors);
      its->effect_last_period = compute_effect (its, its->n_post - 1, t_975, exact, errors);
    }
  its->has_durbin_watson = !exact;
  if (!exact)
    its->durbin_watson
      = jct_its_durbin_watson (jct_least_squares_get_residuals (fit), its->design.n);
}

/* The lines for the chart, back on the scale of the counts. */
static gboolean
compute_lines (JctIts *its, const JctLeastSquares *fit, const double *x)
{
  gsize n = its->design.n;
  const double *residuals = jct_least_squares_get_residuals (fit);
  gboolean finite = TRUE;

  its->fitted = g_new (double, n);
  its->without = g_new (double, n);
  for (gsize t = 0; t < n; t++)
    {
      its->fitted[t] = x[t] - residuals[t];
      its->without[t] = its->fitted[t] - jct_its_design_effect (&its->design, its->coef, t);
      if (its->options.transform == JCT_ITS_LOG1P)
        {
          its->fitted[t] = expm1 (its->fitted[t]);
          its->without[t] = expm1 (its->without[t]);
        }
      finite = finite && isfinite (its->fitted[t]) && isfinite (its->without[t]);
    }
  return finite;
}

static JctItsWarnings
find_warnings (const JctIts *its, const double *y, gboolean exact)
{
  JctItsWarnings warnings = jct_its_design_get_warnings (&its->design);
  gboolean counts = TRUE;
  gboolean below = FALSE;

  for (gsize t = 0; t < its->design.n; t++)
    {
      counts = counts && y[t] >= 0;
      below = below || its->fitted[t] < 0 || its->without[t] < 0;
    }
  /* On the logarithmic scale the line can come to lie a little under zero, which says nothing. */
  if (counts && below && its->options.transform == JCT_ITS_COUNT)
    warnings |= JCT_ITS_WARNING_BELOW_ZERO;
  if (exact)
    return warnings | JCT_ITS_WARNING_EXACT_FIT;
  return warnings | jct_its_warn_autocorrelation (its->durbin_watson, &its->ar1_fit, its->design.n);
}

/* Everything that a huge input could have made infinite. */
static gboolean
is_finite (const JctIts *its)
{
  guint k = its->design.k;

  for (guint j = 0; j < k; j++)
    {
      const JctItsInference *adj = &its->hac_adj[j];

      if (!isfinite (its->se_ols[j]) || !isfinite (adj->se) || !isfinite (adj->ci_t[0])
          || !isfinite (adj->ci_t[1]))
        return FALSE;
    }
  for (guint i = 0; i < k * k; i++)
    {
      if (!isfinite (its->vcov_hac[i]))
        return FALSE;
    }
  return isfinite (its->tss) && isfinite (its->rss) && isfinite (its->r2_adj)
         && isfinite (its->effect_average.estimate) && isfinite (its->effect_last_period.se_hac)
         && isfinite (its->effect_last_period.hac_adj.ci_t[0])
         && isfinite (its->effect_last_period.hac_adj.ci_t[1]);
}

static JctVerdict
compute (const double *y, JctIts *its)
{
  gsize n = its->design.n;
  guint k = its->design.k;
  g_autofree double *x = g_new (double, n);
  g_autoptr (JctLeastSquares) fit = NULL;
  JctVerdict verdict = jct_its_transform (y, n, its->options.transform, x);
  gboolean exact;

  if (verdict != JCT_VERDICT_ANSWERED)
    return verdict;
  fit = jct_least_squares_new (n, k);
  jct_its_design_fill (&its->design, fit);
  /* The design itself is never singular here, and its length is small: what fails is the size of
   * the values. */
  if (!jct_least_squares_fit (fit, n, k, x))
    return JCT_VERDICT_OVERFLOW;
  memcpy (its->coef, jct_least_squares_get_coef (fit), k * sizeof (double));
  its->df = (guint) (n - k);
  exact = compute_fit (its, fit, x);
  compute_inference (its, fit, exact);
  if (!compute_lines (its, fit, x) || !is_finite (its))
    return JCT_VERDICT_OVERFLOW;
  its->warnings = find_warnings (its, y, exact);
  return JCT_VERDICT_ANSWERED;
}

/* Leaves no number where there is no answer. */
static void
decline (JctIts *its, JctVerdict verdict)
{
  JctItsOptions options = its->options;
  JctItsDesign design = its->design;

  jct_its_clear (its);
  its->options = options;
  its->design = design;
  its->verdict = verdict;
}

void
jct_its_compute (const double *y, gsize n, const JctItsOptions *options, JctIts *its)
{
  JctVerdict verdict;

  memset (its, 0, sizeof *its);
  its->options = *options;
  verdict = jct_its_design_init (&its->design, &options->spec, n);
  if (verdict == JCT_VERDICT_ANSWERED)
    verdict = compute (y + its->design.first, its);
  if (verdict != JCT_VERDICT_ANSWERED)
    decline (its, verdict);
}

void
jct_its_compute_series (const JctSeries *series,
                        const JctPeriod *events,
                        guint n_events,
                        const JctItsOptions *options,
                        JctIts *its)
{
  JctItsOptions own = *options;
  JctVerdict verdict = jct_its_spec_from_series (&own.spec, series, events, n_events);

  if (verdict == JCT_VERDICT_ANSWERED)
    {
      jct_its_compute (jct_series_get_values (series), jct_series_get_n (series), &own, its);
      return;
    }
  memset (its, 0, sizeof *its);
  its->options = own;
  its->verdict = verdict;
}

void
jct_its_clear (JctIts *its)
{
  g_free (its->fitted);
  g_free (its->without);
  memset (its, 0, sizeof *its);
}

/* ---- JSON ---- */

/* The record of a covariance: each member a list over the coefficients. */
static json_t *
inference_to_json (const JctItsInference *inference, guint k)
{
  json_t *lists[6];
  json_t *record;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lists[i] = json_array ();
  for (guint j = 0; j < k; j++)
    {
      const JctItsInference *of = &inference[j];

      json_array_append_new (lists[0], json_real (of->se));
      json_array_append_new (lists[1], jct_its_number_to_json (of->defined, of->t));
      json_array_append_new (lists[2], jct_its_number_to_json (of->defined, of->p_normal));
      json_array_append_new (lists[3], jct_its_number_to_json (of->defined, of->p_t));
      json_array_append_new (lists[4], jct_its_pair_to_json (of->defined, of->ci_normal));
      json_array_append_new (lists[5], jct_its_pair_to_json (of->defined, of->ci_t));
    }
  record = json_pack ("{so, so, so, so, so, so}", "se", lists[0], "t", lists[1], "p_normal",
                      lists[2], "p_t", lists[3], "ci95_normal", lists[4], "ci95_t", lists[5]);
  return record;
}

static json_t *
effect_to_json (const JctItsEffect *effect)
{
  const JctItsInference *adj = &effect->hac_adj;

  return json_pack ("{sf, sf, sf, so}", "estimate", effect->estimate, "se_hac", effect->se_hac,
                    "se_hac_adj", adj->se, "ci95_t_hac_adj",
                    jct_its_pair_to_json (adj->defined, adj->ci_t));
}

static json_t *
list_to_json (const double *values, gsize n)
{
  json_t *list = json_array ();

  for (gsize i = 0; i < n; i++)
    json_array_append_new (list, json_real (values[i]));
  return list;
}

json_t *
jct_its_to_json (const JctIts *its, const char *series, JctPeriod start)
{
  guint k = its->design.k;
  json_t *record;
  json_t *matrix;

  if (its->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  record = jct_its_design_to_json (&its->design, series, start);
  matrix = json_array ();
  for (guint i = 0; i < k; i++)
    json_array_append_new (matrix, list_to_json (its->vcov_hac + i * k, k));
  json_object_set_new (record, "transform",
                       json_string (its->options.transform == JCT_ITS_COUNT ? "count" : "log1p"));
  json_object_set_new (record, "lag", json_integer (its->lag));
  json_object_set_new (record, "coef", list_to_json (its->coef, k));
  json_object_set_new (record, "se_ols", list_to_json (its->se_ols, k));
  json_object_set_new (record, "hac", inference_to_json (its->hac, k));
  json_object_set_new (record, "hac_adj", inference_to_json (its->hac_adj, k));
  json_object_set_new (record, "vcov_hac", matrix);
  json_object_set_new (record, "rss", json_real (its->rss));
  json_object_set_new (record, "tss", json_real (its->tss));
  json_object_set_new (record, "r2", json_real (its->r2));
  json_object_set_new (record, "r2_adj", json_real (its->r2_adj));
  json_object_set_new (record, "sigma2", json_real (its->sigma2));
  json_object_set_new (record, "durbin_watson",
                       jct_its_number_to_json (its->has_durbin_watson, its->durbin_watson));
  if (its->has_effects)
    {
      json_object_set_new (record, "n_post", json_integer (its->n_post));
      json_object_set_new (record, "effect_average", effect_to_json (&its->effect_average));
      json_object_set_new (record, "effect_last_month", effect_to_json (&its->effect_last_period));
    }
  return record;
}

static json_t *
effect_ar1_to_json (const JctItsInference *ar1)
{
  return json_pack ("{so, so, so}", "se", jct_its_number_to_json (ar1->defined, ar1->se), "p",
                    jct_its_number_to_json (ar1->defined, ar1->p_t), "ci95",
                    jct_its_pair_to_json (ar1->defined, ar1->ci_t));
}

json_t *
jct_its_shown_to_json (const JctIts *its)
{
  json_t *record;

  if (its->verdict != JCT_VERDICT_ANSWERED)
    return NULL;
  record = jct_its_ar1_to_json (&its->ar1_fit, its->ar1, its->design.k);
  if (its->has_effects)
    {
      json_object_set_new (record, "effect_average", effect_ar1_to_json (&its->effect_average.ar1));
      json_object_set_new (record, "effect_last_month",
                           effect_ar1_to_json (&its->effect_last_period.ar1));
    }
  return record;
}
