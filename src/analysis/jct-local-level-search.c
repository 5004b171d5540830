/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maximum of the concentrated likelihood, a function of rho alone. */
#include "config.h"

#include "analysis/jct-local-level-private.h"

#include <math.h>

/* The profile changes over some four units of logit(rho), so half a unit misses no maximum. */
#define GRID_FROM (-25.0)
#define GRID_STEP 0.5
#define N_GRID 101
#define N_POINTS (N_GRID + 2) /* and both ends */
/* Of one local maximum over the lower of the valleys beside it: less is rounding. */
#define PROMINENCE 1e-9

static const double factors[JCT_COUNTERFACTUAL_N_FACTORS] = { 0.5, 0.9, 1.1, 2 };

static double
profile (JctLocalLevel *model, JctShares shares, gboolean diffuse)
{
  jct_local_level_filter (model, shares);
  return jct_local_level_loglik (model, jct_local_level_total (model, diffuse), diffuse);
}

static double
profile_at (JctLocalLevel *model, double logit, gboolean diffuse)
{
  return profile (model, jct_shares_from_logit (logit), diffuse);
}

/* By golden section, until the parabola of the last steps is a good one. */
static double
narrow_down (JctLocalLevel *model, double low, double high, gboolean diffuse)
{
  const double ratio = (sqrt (5) - 1) / 2;
  double left = high - ratio * (high - low);
  double right = low + ratio * (high - low);
  double at_left = profile_at (model, left, diffuse);
  double at_right = profile_at (model, right, diffuse);

  while (high - low > 0.02)
    {
      if (at_left > at_right)
        {
          high = right;
          right = left;
          at_right = at_left;
          left = high - ratio * (high - low);
          at_left = profile_at (model, left, diffuse);
        }
      else
        {
          low = left;
          left = right;
          at_left = at_right;
          right = low + ratio * (high - low);
          at_right = profile_at (model, right, diffuse);
        }
    }
  return (low + high) / 2;
}

/* Newton steps on derivatives from five points: a maximum found by comparing values is good to half
 * of their digits only. */
static double
refine (JctLocalLevel *model, double low, double high, gboolean diffuse)
{
  const double h = 0.008;
  double logit = narrow_down (model, low, high, diffuse);

  for (int i = 0; i < 3; i++)
    {
      double f[5];
      double slope, curvature, next;

      for (int j = 0; j < 5; j++)
        f[j] = profile_at (model, logit + (j - 2) * h, diffuse);
      slope = (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * h);
      curvature = (-f[0] + 16 * f[1] - 30 * f[2] + 16 * f[3] - f[4]) / (12 * h * h);
      next = logit - slope / curvature;
      if (!(curvature < 0) || !(next > low && next < high))
        break;
      if (fabs (next - logit) < 1e-9)
        return next;
      logit = next;
    }
  return logit;
}

/* Peaks of the points, ends included, that rise from valleys on both sides. */
static guint
count_maxima (const double *values, guint n)
{
  double peak = values[0];
  double valley = values[0];
  gboolean rising = TRUE;
  guint n_peaks = 0;

  for (guint i = 1; i < n; i++)
    {
      if (rising)
        {
          peak = MAX (peak, values[i]);
          if (values[i] < peak - PROMINENCE * (1 + fabs (peak)))
            {
              n_peaks++;
              rising = FALSE;
              valley = values[i];
            }
        }
      else
        {
          valley = MIN (valley, values[i]);
          if (values[i] > valley + PROMINENCE * (1 + fabs (valley)))
            {
              rising = TRUE;
              peak = values[i];
            }
        }
    }
  return n_peaks + (rising ? 1 : 0);
}

/* The shares at the highest point inside; its profile is left in `best`. Every peak of the grid is
 * refined, since the grid does not tell which is the highest; what is flat to rounding is none. */
static JctShares
search_inside (JctLocalLevel *model, const double *values, gboolean diffuse, double *best)
{
  double at = 0;

  *best = -G_MAXDOUBLE;
  for (guint i = 1; i + 1 < N_POINTS; i++)
    {
      double grid = GRID_FROM + GRID_STEP * (i - 1);
      double lower = MIN (values[i - 1], values[i + 1]);
      double logit, value;

      if (values[i] < MAX (values[i - 1], values[i + 1])
          || values[i] - lower < 1e-11 * (1 + fabs (values[i])))
        continue;
      logit = refine (model, grid - GRID_STEP, grid + GRID_STEP, diffuse);
      value = profile_at (model, logit, diffuse);
      if (value <= *best)
        continue;
      *best = value;
      at = logit;
    }
  return jct_shares_from_logit (at);
}

static void
compute_changes (JctLocalLevel *model, JctCounterfactualFit *fit, double best)
{
  for (guint i = 0; i < JCT_COUNTERFACTUAL_N_FACTORS; i++)
    {
      double q = fit->q * factors[i];
      JctShares shares = { q / (1 + q), 1 / (1 + q) };

      fit->loglik_change[i] = profile (model, shares, fit->diffuse) - best;
    }
}

void
jct_local_level_maximise (JctLocalLevel *model, JctCounterfactualFit *fit)
{
  double values[N_POINTS];
  JctShares shares;
  double best, total;

  values[0] = profile (model, (JctShares){ 0, 1 }, fit->diffuse);
  for (guint i = 0; i < N_GRID; i++)
    values[i + 1] = profile_at (model, GRID_FROM + GRID_STEP * i, fit->diffuse);
  values[N_POINTS - 1] = profile (model, (JctShares){ 1, 0 }, fit->diffuse);
  fit->has_search = TRUE;
  fit->llf_at_rho0 = values[0];
  fit->llf_at_rho1 = values[N_POINTS - 1];
  fit->n_local_maxima = count_maxima (values, N_POINTS);

  shares = search_inside (model, values, fit->diffuse, &best);
  fit->boundary = JCT_BOUNDARY_NONE;
  /* What an inner point gains by less than rounding is no gain. */
  if (MAX (fit->llf_at_rho0, fit->llf_at_rho1) >= best - 1e-11 * (1 + fabs (best)))
    {
      gboolean walk = fit->llf_at_rho1 >= fit->llf_at_rho0;

      fit->boundary = walk ? JCT_BOUNDARY_IRREGULAR_ZERO : JCT_BOUNDARY_LEVEL_ZERO;
      shares = walk ? (JctShares){ 1, 0 } : (JctShares){ 0, 1 };
    }
  else
    {
      fit->q = shares.level / shares.irregular;
      compute_changes (model, fit, best);
    }
  fit->loglik = profile (model, shares, fit->diffuse);
  total = jct_local_level_total (model, fit->diffuse);
  fit->s2_level = shares.level * total;
  fit->s2_irregular = shares.irregular * total;
}
