/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The distribution of the counted sum that a model on the log scale gives: draws of the whole path,
 * since the sum of exponentials has no closed form. */
#include "config.h"

#include "analysis/jct-counterfactual-private.h"

#include "analysis/jct-distributions.h"
#include "analysis/jct-gsl.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

/* So many principal components are drawn from Sobol's sequence, shifted at random; the rest, which
 * make little of the variance, from a generator. Quantiles of a few thousand such draws are as good
 * as those of some hundred thousand independent ones (Glasserman 2004, sections 5.4 and 5.5). */
#define N_SOBOL 8u

typedef struct
{
  gsize n;
  double *axes; /* n rows: a principal component times its standard deviation, the largest first */
  gsl_rng *rng;
  gsl_qrng *sobol;
  double shift[N_SOBOL];
} Sampler;

/* The covariance of the errors of `n` periods from `first` on. */
static gsl_matrix *
make_covariance (const JctForecastErrors *errors, gsize first, gsize n)
{
  gsl_matrix *covariance = gsl_matrix_calloc (n, n);
  guint k = errors->k;
  g_autofree double *whitened = g_new (double, n *k + 1);

  for (gsize i = 0; i < n; i++) /* R' w = d */
    for (guint j = 0; j < k; j++)
      {
        double sum = errors->distance[(first + i) * k + j];

        for (guint m = 0; m < j; m++)
          sum -= errors->r[m * k + j] * whitened[i * k + m];
        whitened[i * k + j] = sum / errors->r[j * k + j];
      }
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        double value = errors->p + errors->s2_level * (double) (first + MIN (i, j) + 1)
                       + (i == j ? errors->s2_irregular : 0);

        for (guint m = 0; m < k; m++)
          value += errors->total * whitened[i * k + m] * whitened[j * k + m];
        gsl_matrix_set (covariance, i, j, value);
      }
  return covariance;
}

static gboolean
find_axes (Sampler *sampler, const JctForecastErrors *errors, gsize first)
{
  gsize n = sampler->n;
  gsl_matrix *covariance = make_covariance (errors, first, n);
  gsl_eigen_symmv_workspace *workspace = gsl_eigen_symmv_alloc (n);
  gsl_vector *variances = gsl_vector_alloc (n);
  gsl_matrix *components = gsl_matrix_alloc (n, n);
  gboolean found = gsl_eigen_symmv (covariance, variances, components, workspace) == 0
                   && gsl_eigen_symmv_sort (variances, components, GSL_EIGEN_SORT_VAL_DESC) == 0;

  sampler->axes = g_new (double, n *n);
  for (gsize j = 0; found && j < n; j++)
    {
      double sd = sqrt (MAX (gsl_vector_get (variances, j), 0));
      double sum = 0;

      /* A component's sign is the library's choice: one that raises the sum makes it ours. */
      for (gsize i = 0; i < n; i++)
        sum += gsl_matrix_get (components, i, j);
      for (gsize i = 0; i < n; i++)
        sampler->axes[j * n + i] = gsl_matrix_get (components, i, j) * (sum < 0 ? -sd : sd);
    }
  gsl_matrix_free (covariance);
  gsl_matrix_free (components);
  gsl_vector_free (variances);
  gsl_eigen_symmv_free (workspace);
  return found;
}

static double
draw_sobol (double point, double shift)
{
  double share = point + shift;

  return jct_normal_quantile (CLAMP (share >= 1 ? share - 1 : share, 1e-12, 1 - 1e-12));
}

/* One draw of the sum, around the means. */
static double
draw_sum (Sampler *sampler, const double *mean, double *path)
{
  double point[N_SOBOL];
  double sum = 0;

  gsl_qrng_get (sampler->sobol, point);
  for (gsize i = 0; i < sampler->n; i++)
    path[i] = mean[i];
  for (gsize j = 0; j < sampler->n; j++)
    {
      const double *axis = sampler->axes + j * sampler->n;
      double score = j < N_SOBOL ? draw_sobol (point[j], sampler->shift[j])
                                 : gsl_ran_gaussian_ziggurat (sampler->rng, 1);

      for (gsize i = 0; i < sampler->n; i++)
        path[i] += score * axis[i];
    }
  /* exp() is several times as fast as expm1(), and draws do not need its last digits. */
  for (gsize i = 0; i < sampler->n; i++)
    sum += exp (path[i]);
  return sum - (double) sampler->n;
}

static gboolean
draw_sums (const JctCounterfactualOptions *options,
           const JctForecastErrors *errors,
           const double *mean,
           gsize first,
           gsize n,
           double *sums)
{
  Sampler sampler = { .n = n };
  g_autofree double *path = g_new (double, n);
  gboolean found = find_axes (&sampler, errors, first);

  sampler.rng = gsl_rng_alloc (gsl_rng_mt19937);
  sampler.sobol = gsl_qrng_alloc (gsl_qrng_sobol, N_SOBOL);
  gsl_rng_set (sampler.rng, options->seed);
  for (guint j = 0; j < N_SOBOL; j++)
    sampler.shift[j] = gsl_rng_uniform (sampler.rng);
  for (guint i = 0; found && i < options->n_draws; i++)
    sums[i] = draw_sum (&sampler, mean, path);
  gsl_rng_free (sampler.rng);
  gsl_qrng_free (sampler.sobol);
  g_free (sampler.axes);
  return found;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Between the two draws nearest to a share (Hyndman & Fan 1996, definition 7). */
static double
quantile (const double *sorted, guint n, double share)
{
  double position = CLAMP (share, 0, 1) * (n - 1);
  guint below = MIN ((guint) position, n - 2);

  return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
}

static void
describe_draws (const double *sorted, guint n, double observed, JctSimulated *simulated)
{
  static const double shares[] = { 0.025, 0.5, 0.975 };
  guint below = 0, above = 0;

  simulated->draws = n;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double margin = sqrt (shares[i] * (1 - shares[i]) / n);

      simulated->quantiles[i] = quantile (sorted, n, shares[i]);
      simulated->quantile_mc_se[i]
        = (quantile (sorted, n, shares[i] + margin) - quantile (sorted, n, shares[i] - margin)) / 2;
    }
  for (guint i = 0; i < n; i++)
    {
      below += sorted[i] <= observed;
      above += sorted[i] >= observed;
    }
  simulated->effect_ci95[0] = observed - simulated->quantiles[2];
  simulated->effect_ci95[1] = observed - simulated->quantiles[0];
  simulated->p_one_sided = (double) MIN (below, above) / n;
}

void
jct_effect_summary_simulate (const JctCounterfactualOptions *options,
                             const JctForecastErrors *errors,
                             const JctForecast *forecast,
                             gsize first,
                             JctEffectSummary *summary)
{
  g_autofree double *sums = g_new (double, options->n_draws);
  JctSimulated simulated = { 0 };

  jct_gsl_ensure ();
  if (!draw_sums (options, errors, forecast->mean + first, first, summary->n, sums))
    return;
  qsort (sums, options->n_draws, sizeof *sums, compare_doubles);
  describe_draws (sums, options->n_draws, summary->observed_sum, &simulated);
  summary->has_simulated
    = isfinite (simulated.quantiles[2]) && isfinite (simulated.quantile_mc_se[2]);
  if (summary->has_simulated)
    summary->simulated = simulated;
}
