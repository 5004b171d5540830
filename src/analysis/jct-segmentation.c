/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-segmentation.h"

#include <math.h>
#include <string.h>

/* Squares of larger values, summed, come too near to the largest double. */
#define MAX_VALUE 1e140

/* One of the two best cuts of the first j periods: the last break and which of the two best cuts
 * before it. */
typedef struct
{
  double cost;
  gsize last;
  guint rank;
} Cut;

JctVerdict
jct_segmentation_prepare (
  const double *y, gsize n, JctBreakTransform transform, gsize min_segment, double *x)
{
  gboolean constant = TRUE;

  for (gsize t = 0; t < n; t++)
    {
      if (!isfinite (y[t]))
        return JCT_VERDICT_MISSING;
      if (transform == JCT_BREAK_LOG1P && y[t] < 0)
        return JCT_VERDICT_NEGATIVE;
      if (fabs (y[t]) > MAX_VALUE)
        return JCT_VERDICT_OVERFLOW;
      x[t] = transform == JCT_BREAK_LOG1P ? log1p (y[t]) : y[t];
      constant = constant && x[t] == x[0];
    }
  if (n == 0)
    return JCT_VERDICT_EMPTY;
  if (min_segment == 0 || min_segment > n / 2)
    return JCT_VERDICT_TOO_SHORT;
  if (n > JCT_SEGMENTATION_MAX_N)
    return JCT_VERDICT_TOO_LONG;
  return constant ? JCT_VERDICT_CONSTANT : JCT_VERDICT_ANSWERED;
}

/* ---- segments ---- */

/* Takes one period more into the segment's fit. The residual is that of the new value from the fit
 * to the others, over the root of its variance's factor. */
static void
extend (JctSegmentFit *fit, gsize period, double value, JctSegmentModel model)
{
  double n = (double) fit->n;
  double t = (double) period - fit->mean_t;
  double x = value - fit->mean;

  if (fit->n == 1 && model == JCT_SEGMENT_TREND)
    fit->slope = x / t;
  else if (fit->n > 0)
    {
      double leverage = model == JCT_SEGMENT_TREND ? t / fit->sum_tt : 0;
      double factor = 1 + 1 / n + leverage * t;
      double error = x - fit->slope * t;

      fit->rss += error * error / factor;
      fit->slope += leverage * error / factor;
    }
  fit->sum_tt += t * t * n / (n + 1);
  fit->mean_t += t / (n + 1);
  fit->mean += x / (n + 1);
  fit->n++;
}

void
jct_segment_fit (const double *x, gsize from, gsize end, JctSegmentModel model, JctSegmentFit *fit)
{
  memset (fit, 0, sizeof *fit);
  for (gsize t = from; t < end; t++)
    extend (fit, t, x[t], model);
}

/* The costs of all segments that end before `end`, by their first period. */
static void
compute_costs (const double *x, gsize end, JctSegmentModel model, double *costs)
{
  JctSegmentFit fit = { 0 };

  for (gsize t = end; t-- > 0;)
    {
      extend (&fit, t, x[t], model);
      costs[t] = fit.rss;
    }
}

/* ---- a fixed number of breaks ---- */

static void
keep (Cut *best, double cost, gsize last, guint rank)
{
  const Cut cut = { cost, last, rank };

  if (cost < best[0].cost)
    {
      best[1] = best[0];
      best[0] = cut;
    }
  else if (cost < best[1].cost)
    best[1] = cut;
}

/* The cuts of the first `end` periods with 1 .. n_levels - 1 breaks. Level m begins at
 * cuts[m * 2 * (n + 1)]. */
static void
improve (Cut *cuts, gsize stride, guint n_levels, gsize end, gsize min_segment, const double *costs)
{
  for (guint m = 1; m < n_levels && end / min_segment > m; m++)
    {
      const Cut *before = cuts + (m - 1) * stride;
      Cut *best = cuts + m * stride + 2 * end;

      for (gsize i = m * min_segment; i + min_segment <= end; i++)
        for (guint rank = 0; rank < 2; rank++)
          if (isfinite (before[2 * i + rank].cost))
            keep (best, before[2 * i + rank].cost + costs[i], i, rank);
    }
}

static gsize *
trace (const Cut *cuts, gsize stride, gsize n, guint m, guint rank)
{
  gsize *breaks = g_new (gsize, m + 1);
  gsize end = n;

  for (guint level = m; level > 0; level--)
    {
      const Cut *cut = cuts + level * stride + 2 * end + rank;

      breaks[level - 1] = cut->last;
      end = cut->last;
      rank = cut->rank;
    }
  return breaks;
}

JctSegmentation *
jct_segmentation_search (
  const double *x, gsize n, gsize min_segment, JctSegmentModel model, guint max_m, guint *n_found)
{
  gsize stride = 2 * (n + 1);
  guint n_levels;
  g_autofree Cut *cuts = NULL;
  g_autofree double *costs = g_new (double, n);
  JctSegmentation *found;

  g_return_val_if_fail (min_segment > 0 && min_segment <= n && n <= JCT_SEGMENTATION_MAX_N, NULL);
  n_levels = (guint) MIN ((gsize) max_m + 1, n / min_segment);
  cuts = g_new (Cut, stride * n_levels);
  for (gsize i = 0; i < stride * n_levels; i++)
    cuts[i] = (Cut){ INFINITY, 0, 0 };
  for (gsize end = min_segment; end <= n; end++)
    {
      compute_costs (x, end, model, costs);
      cuts[2 * end].cost = costs[0];
      improve (cuts, stride, n_levels, end, min_segment, costs);
    }
  found = g_new0 (JctSegmentation, n_levels);
  for (guint m = 0; m < n_levels; m++)
    {
      const Cut *best = cuts + m * stride + 2 * n;

      found[m].m = m;
      found[m].cost = best[0].cost;
      found[m].breaks = trace (cuts, stride, n, m, 0);
      found[m].has_second = isfinite (best[1].cost);
      if (found[m].has_second)
        {
          found[m].second_cost = best[1].cost;
          found[m].second_breaks = trace (cuts, stride, n, m, 1);
        }
    }
  *n_found = n_levels;
  return found;
}

void
jct_segmentations_free (JctSegmentation *found, guint n_found)
{
  for (guint i = 0; i < n_found; i++)
    {
      g_free (found[i].breaks);
      g_free (found[i].second_breaks);
    }
  g_free (found);
}

/* ---- a penalty for each break ---- */

gsize *
jct_segmentation_penalised (const double *x,
                            gsize n,
                            gsize min_segment,
                            JctSegmentModel model,
                            double penalty,
                            gsize *n_breaks)
{
  g_autofree double *best = g_new (double, n + 1);
  g_autofree double *costs = g_new (double, n);
  g_autofree gsize *last = g_new0 (gsize, n + 1);
  gsize *breaks;
  gsize m = 0;

  g_return_val_if_fail (min_segment > 0 && min_segment <= n && n <= JCT_SEGMENTATION_MAX_N, NULL);
  for (gsize end = min_segment; end <= n; end++)
    {
      compute_costs (x, end, model, costs);
      best[end] = costs[0];
      for (gsize i = min_segment; i + min_segment <= end; i++)
        {
          double objective = best[i] + costs[i] + penalty;

          if (objective < best[end])
            {
              best[end] = objective;
              last[end] = i;
            }
        }
    }
  for (gsize end = last[n]; end > 0; end = last[end])
    m++;
  breaks = g_new (gsize, m + 1);
  *n_breaks = m;
  for (gsize end = last[n]; end > 0; end = last[end])
    breaks[--m] = end;
  return breaks;
}
