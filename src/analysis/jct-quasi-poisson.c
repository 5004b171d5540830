/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-distributions.h"
#include "analysis/jct-quasi-poisson.h"

#include <math.h>
#include <string.h>

#define MAX_ITERATIONS 100
/* Newton's steps square the error: one more after a step of this size, relative, reaches the
 * rounding. */
#define SMALL_STEP 1e-9
/* Above this part of the sum of counts the Pearson statistic is more than rounding. */
#define EXACT_FIT 1e-20

/* What the iterations work on. */
typedef struct
{
  const double *y; /* of the window */
  double *offset;
  double *eta;
  double *mu;
  double *root; /* sqrt (mu): the square root of the weight */
  double *target;
  JctLeastSquares *plain; /* holds the design */
  JctLeastSquares *weighted;
} Work;

static void
work_clear (Work *work)
{
  g_free (work->offset);
  g_free (work->eta);
  g_free (work->mu);
  g_free (work->root);
  g_free (work->target);
  jct_least_squares_free (work->plain);
  jct_least_squares_free (work->weighted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static void
work_init (Work *work, const JctItsDesign *design, const double *y, const double *days)
{
  gsize n = design->n;

  work->y = y;
  work->offset = g_new0 (double, n);
  work->eta = g_new (double, n);
  work->mu = g_new (double, n);
  work->root = g_new (double, n);
  work->target = g_new (double, n);
  work->plain = jct_least_squares_new (n, design->k);
  work->weighted = jct_least_squares_new (n, design->k);
  jct_its_design_fill (design, work->plain);
  for (gsize t = 0; t < n; t++)
    {
      if (days != NULL)
        work->offset[t] = log (days[t]);
      work->mu[t] = y[t] + 0.1;
      work->eta[t] = log (work->mu[t]);
      work->root[t] = sqrt (work->mu[t]);
    }
}

void
jct_quasi_poisson_options_init (JctQuasiPoissonOptions *options, gsize event)
{
  *options = (JctQuasiPoissonOptions){ .per_day = FALSE };
  jct_its_spec_init (&options->spec, event);
}

static JctVerdict
check (const double *y, const double *days, gsize n)
{
  gboolean constant = TRUE;

  for (gsize t = 0; t < n; t++)
    {
      if (!isfinite (y[t]) || (days != NULL && !(days[t] > 0 && isfinite (days[t]))))
        return JCT_VERDICT_MISSING;
      if (y[t] < 0)
        return JCT_VERDICT_NEGATIVE;
      constant = constant && y[t] == y[0];
    }
  return constant ? JCT_VERDICT_CONSTANT : JCT_VERDICT_ANSWERED;
}

/* One weighted least squares fit of the working responses, McCullagh & Nelder's z; then mu and the
 * weights anew. FALSE where the fit failed. */
static gboolean
iterate (Work *work, const JctItsDesign *design)
{
  gsize n = design->n;
  const double *coef;

  for (guint j = 0; j < design->k; j++)
    {
      const double *from = jct_least_squares_get_column (work->plain, j);
      double *to = jct_least_squares_get_column (work->weighted, j);

      for (gsize t = 0; t < n; t++)
        to[t] = from[t] * work->root[t];
    }
  for (gsize t = 0; t < n; t++)
    work->target[t]
      = work->root[t] * (work->eta[t] - work->offset[t] + (work->y[t] - work->mu[t]) / work->mu[t]);
  if (!jct_least_squares_fit (work->weighted, n, design->k, work->target))
    return FALSE;
  coef = jct_least_squares_get_coef (work->weighted);
  for (gsize t = 0; t < n; t++)
    {
      double eta = work->offset[t];

      for (guint j = 0; j < design->k; j++)
        eta += coef[j] * jct_least_squares_get_column (work->plain, j)[t];
      work->eta[t] = eta;
      work->mu[t] = exp (eta);
      work->root[t] = exp (eta / 2);
      if (!isfinite (work->mu[t]) || work->mu[t] <= 0)
        return FALSE;
    }
  return TRUE;
}

/* To the maximum, and once more for the weights of (X' diag (mu) X)^-1. */
static gboolean
maximise (Work *work, JctQuasiPoisson *result)
{
  guint k = result->design.k;
  gsize n = result->design.n;
  g_autofree double *before = g_new (double, n);

  for (guint i = 1; i <= MAX_ITERATIONS; i++)
    {
      double step = 0;

      memcpy (before, work->eta, n * sizeof *before);
      if (!iterate (work, &result->design))
        return FALSE;
      for (gsize t = 0; t < n; t++)
        step = MAX (step, fabs (work->eta[t] - before[t]));
      if (step > SMALL_STEP)
        continue;
      result->n_iterations = i + 2;
      if (!iterate (work, &result->design) || !iterate (work, &result->design))
        return FALSE;
      memcpy (result->coef, jct_least_squares_get_coef (work->weighted), k * sizeof (double));
      return TRUE;
    }
  return FALSE;
}

static JctRateRatio
compute_ratio (double coef, double t_975, const JctItsInference *inference)
{
  JctRateRatio ratio = { .estimate = exp (coef) };

  if (!isfinite (ratio.estimate))
    return (JctRateRatio){ 0 };
  ratio.defined = TRUE;
  if (!inference->defined || !isfinite (exp (coef + t_975 * inference->se)))
    return ratio;
  ratio.has_ci = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      ratio.ci_normal[i] = exp (inference->ci_normal[i]);
      ratio.ci_t[i] = exp (inference->ci_t[i]);
    }
  return ratio;
}

/* Uses `target` for the Pearson residuals. */
static gboolean
compute_dispersion (Work *work, JctQuasiPoisson *result)
{
  gsize n = result->design.n;
  double sum = 0;

  for (gsize t = 0; t < n; t++)
    {
      double y = work->y[t];
      double mu = work->mu[t];

      work->target[t] = (y - mu) / work->root[t];
      result->pearson_chi2 += work->target[t] * work->target[t];
      result->deviance += 2 * ((y > 0 ? y * log (y / mu) : 0) - (y - mu));
      sum += y;
    }
  /* Rounding can leave it a little below. */
  result->deviance = MAX (result->deviance, 0);
  result->dispersion = result->pearson_chi2 / result->df;
  return result->pearson_chi2 <= EXACT_FIT * sum;
}

static void
compute_excess (JctQuasiPoisson *result)
{
  double with = 0;

  if (result->design.spec.n_events != 1)
    return;
  for (gsize t = result->design.starts[0]; t < result->design.n; t++)
    {
      with += result->fitted[t];
      result->expected_without += result->without[t];
    }
  result->excess = with - result->expected_without;
  result->excess_pct = 100 * result->excess / result->expected_without;
  result->has_excess = isfinite (result->excess) && isfinite (result->excess_pct);
  if (!result->has_excess)
    result->expected_without = result->excess = result->excess_pct = 0;
}

static JctVerdict
finish (Work *work, JctQuasiPoisson *result)
{
  guint k = result->design.k;
  gsize n = result->design.n;
  double t_975 = jct_t_quantile (0.975, result->df);
  const double *inverse = jct_least_squares_get_inverse (work->weighted);
  g_autoptr (JctAr1Errors) errors = NULL;
  gboolean exact = compute_dispersion (work, result);

  if (!isfinite (result->dispersion) || !isfinite (result->deviance))
    return JCT_VERDICT_OVERFLOW;
  for (guint j = 0; j < k; j++)
    {
      double se = sqrt (result->dispersion * inverse[j * k + j]);

      if (!isfinite (se))
        return JCT_VERDICT_OVERFLOW;
      result->inference[j] = jct_its_infer (result->coef[j], se, result->df, t_975, exact);
      result->irr[j] = compute_ratio (result->coef[j], t_975, &result->inference[j]);
    }
  if (!exact)
    errors = jct_ar1_errors_new (work->weighted);
  jct_its_infer_ar1_all (result->coef, k, errors, t_975, &result->ar1_fit, result->ar1);
  for (guint j = 0; j < k; j++)
    result->irr_ar1[j] = compute_ratio (result->coef[j], t_975, &result->ar1[j]);
  result->fitted = g_new (double, n);
  result->without = g_new (double, n);
  for (gsize t = 0; t < n; t++)
    {
      double effect = jct_its_design_effect (&result->design, result->coef, t);

      result->fitted[t] = work->mu[t];
      result->without[t] = work->mu[t] * exp (-effect);
      if (!isfinite (result->without[t]))
        return JCT_VERDICT_OVERFLOW;
    }
  compute_excess (result);
  result->warnings = jct_its_design_get_warnings (&result->design);
  result->has_durbin_watson = !exact;
  if (exact)
    {
      result->warnings |= JCT_ITS_WARNING_EXACT_FIT;
      return JCT_VERDICT_ANSWERED;
    }
  result->durbin_watson = jct_its_durbin_watson (work->target, n);
  result->warnings |= jct_its_warn_autocorrelation (result->durbin_watson, &result->ar1_fit, n);
  return JCT_VERDICT_ANSWERED;
}

static JctVerdict
compute (const double *y, const double *days, JctQuasiPoisson *result)
{
  g_auto (Work) work = { 0 };
  JctVerdict verdict = check (y, days, result->design.n);

  if (verdict != JCT_VERDICT_ANSWERED)
    return verdict;
  result->df = (guint) (result->design.n - result->design.k);
  work_init (&work, &result->design, y, days);
  if (!maximise (&work, result))
    return JCT_VERDICT_NO_CONVERGENCE;
  return finish (&work, result);
}

/* Leaves no number where there is no answer. */
static void
decline (JctQuasiPoisson *result, JctVerdict verdict)
{
  JctQuasiPoissonOptions options = result->options;
  JctItsDesign design = result->design;

  jct_quasi_poisson_clear (result);
  result->options = options;
  result->design = design;
  result->verdict = verdict;
}

void
jct_quasi_poisson_compute (const double *y,
                           const double *days,
                           gsize n,
                           const JctQuasiPoissonOptions *options,
                           JctQuasiPoisson *result)
{
  JctVerdict verdict;

  g_return_if_fail (days != NULL || !options->per_day);

  memset (result, 0, sizeof *result);
  result->options = *options;
  verdict = jct_its_design_init (&result->design, &options->spec, n);
  if (verdict == JCT_VERDICT_ANSWERED)
    {
      gsize first = result->design.first;

      verdict = compute (y + first, options->per_day ? days + first : NULL, result);
    }
  if (verdict != JCT_VERDICT_ANSWERED)
    decline (result, verdict);
}

void
jct_quasi_poisson_compute_series (const JctSeries *series,
                                  const JctPeriod *events,
                                  guint n_events,
                                  const JctQuasiPoissonOptions *options,
                                  JctQuasiPoisson *result)
{
  gsize n = jct_series_get_n (series);
  JctQuasiPoissonOptions own = *options;
  JctVerdict verdict = jct_its_spec_from_series (&own.spec, series, events, n_events);
  g_autofree double *days = NULL;

  if (verdict != JCT_VERDICT_ANSWERED)
    {
      memset (result, 0, sizeof *result);
      result->options = own;
      result->verdict = verdict;
      return;
    }
  days = g_new (double, n);
  for (gsize t = 0; t < n; t++)
    days[t] = jct_period_n_days (jct_series_get_period (series, t));
  jct_quasi_poisson_compute (jct_series_get_values (series), days, n, &own, result);
}

void
jct_quasi_poisson_clear (JctQuasiPoisson *result)
{
  g_free (result->fitted);
  g_free (result->without);
  memset (result, 0, sizeof *result);
}
