/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-breakpoints-private.h"
#include "analysis/jct-its-design.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* How many roundings of the largest value the residual of an exact fit may show. */
#define EXACT_ROUNDINGS 32

gboolean
jct_breakpoints_is_exact (const double *x, gsize from, gsize end, double rss)
{
  double largest = 0;
  double limit;

  for (gsize t = from; t < end; t++)
    largest = MAX (largest, fabs (x[t]));
  limit = EXACT_ROUNDINGS * DBL_EPSILON * largest;
  return rss <= limit * limit * (double) (end - from) || rss < DBL_MIN;
}

static void
fill_cut (
  const double *x, gsize n, JctSegmentModel model, JctSegmentation *found, JctBreakpointsCut *cut)
{
  double k = model == JCT_SEGMENT_TREND ? 2 : 1;
  double log_n = log ((double) n);

  cut->m = found->m;
  cut->rss = found->cost;
  cut->has_second = found->has_second;
  cut->second_rss = found->second_cost;
  cut->breaks = g_steal_pointer (&found->breaks);
  cut->has_bic = !jct_breakpoints_is_exact (x, 0, n, cut->rss);
  if (cut->has_bic)
    cut->bic
      = (double) n * (log (cut->rss) + 1 - log_n + log (2 * G_PI)) + log_n * (k + 1) * (cut->m + 1);
  cut->intervals = g_new0 (JctBreakInterval, cut->m + 1);
  for (guint i = 0; i < cut->m; i++)
    jct_break_interval_compute (x, i == 0 ? 0 : cut->breaks[i - 1], cut->breaks[i],
                                i + 1 == cut->m ? n : cut->breaks[i + 1], model,
                                &cut->intervals[i]);
}

static void
choose (JctBreakpoints *result)
{
  for (guint m = 0; m < result->n_cuts; m++)
    {
      if (!result->cuts[m].has_bic)
        {
          result->best_m = m;
          return;
        }
      if (result->cuts[m].bic < result->cuts[result->best_m].bic)
        result->best_m = m;
    }
}

/* Whether neighbouring residuals are alike, which the intervals do not allow for. */
static gboolean
is_dependent (const JctBreakpoints *result, const JctBreakpointsCut *cut, const double *x)
{
  g_autofree double *residuals = g_new (double, result->n);
  JctSegmentFit fit;
  guint segment = 0;
  double durbin_watson;

  jct_segment_fit (x, 0, cut->m > 0 ? cut->breaks[0] : result->n, result->model, &fit);
  for (gsize t = 0; t < result->n; t++)
    {
      if (segment < cut->m && t == cut->breaks[segment])
        {
          segment++;
          jct_segment_fit (x, t, segment < cut->m ? cut->breaks[segment] : result->n, result->model,
                           &fit);
        }
      residuals[t] = x[t] - fit.mean - fit.slope * ((double) t - fit.mean_t);
    }
  durbin_watson = jct_its_durbin_watson (residuals, result->n);
  return durbin_watson < JCT_ITS_DURBIN_WATSON_LOW;
}

static void
warn (JctBreakpoints *result, const double *x)
{
  const JctBreakpointsCut *best = &result->cuts[result->best_m];

  if (!best->has_bic)
    result->warnings |= JCT_BREAKPOINTS_WARNING_EXACT_FIT;
  else if (best->m > 0 && is_dependent (result, best, x))
    result->warnings |= JCT_BREAKPOINTS_WARNING_DEPENDENT;
  for (guint i = 0; i < best->m; i++)
    {
      const JctBreakInterval *interval = &best->intervals[i];

      if (!interval->has_interval)
        {
          result->warnings |= JCT_BREAKPOINTS_WARNING_NO_INTERVAL;
          continue;
        }
      /* Where neighbours are alike, that says more. */
      if (interval->size < JCT_BREAKPOINTS_SMALL && result->n < JCT_BREAKPOINTS_ENOUGH
          && (result->warnings & JCT_BREAKPOINTS_WARNING_DEPENDENT) == 0)
        result->warnings |= JCT_BREAKPOINTS_WARNING_SMALL;
      if (interval->rests_on_rounding)
        result->warnings |= JCT_BREAKPOINTS_WARNING_ROUNDING;
      if (interval->lower < 0 || interval->upper >= (gint64) result->n)
        result->warnings |= JCT_BREAKPOINTS_WARNING_OUTSIDE;
      if (i > 0 && best->intervals[i - 1].has_interval
          && best->intervals[i - 1].upper >= interval->lower)
        result->warnings |= JCT_BREAKPOINTS_WARNING_OVERLAP;
    }
}

void
jct_breakpoints_options_init (JctBreakpointsOptions *options)
{
  memset (options, 0, sizeof *options);
  options->transform = JCT_BREAK_LOG1P;
  options->model = JCT_SEGMENT_CONSTANT;
}

static void
start_result (gsize n, const JctBreakpointsOptions *options, JctBreakpoints *result)
{
  memset (result, 0, sizeof *result);
  result->transform = options->transform;
  result->model = options->model;
  result->n = n;
  result->h = options->min_segment;
  if (result->h == 0)
    result->h = (gsize) floor (JCT_BREAKPOINTS_FRACTION * (double) n);
}

void
jct_breakpoints_compute (const double *y,
                         gsize n,
                         const JctBreakpointsOptions *options,
                         JctBreakpoints *result)
{
  g_autofree double *x = g_new (double, n + 1);
  gsize k = options->model == JCT_SEGMENT_TREND ? 2 : 1;
  JctSegmentation *found;

  start_result (n, options, result);
  result->verdict = jct_segmentation_prepare (y, n, options->transform, result->h, x);
  if (result->verdict == JCT_VERDICT_ANSWERED && result->h <= k)
    result->verdict = JCT_VERDICT_TOO_SHORT;
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return;
  /* ceil (n/h) - 2, and one where only two regimes fit. */
  result->max_breaks
    = (guint) MIN (MAX ((n + result->h - 1) / result->h, 3) - 2, (gsize) JCT_BREAKPOINTS_MAX_M);
  found = jct_segmentation_search (x, n, result->h, options->model, result->max_breaks,
                                   &result->n_cuts);
  result->cuts = g_new0 (JctBreakpointsCut, result->n_cuts);
  for (guint m = 0; m < result->n_cuts; m++)
    fill_cut (x, n, options->model, &found[m], &result->cuts[m]);
  jct_segmentations_free (found, result->n_cuts);
  choose (result);
  warn (result, x);
}

void
jct_breakpoints_compute_series (const JctSeries *series,
                                const JctBreakpointsOptions *options,
                                JctBreakpoints *result)
{
  gsize n = jct_series_get_n (series);
  JctVerdict verdict = jct_verdict_check (series, 0, n);

  if (verdict == JCT_VERDICT_ANSWERED)
    jct_breakpoints_compute (jct_series_get_values (series), n, options, result);
  else
    {
      start_result (n, options, result);
      result->verdict = verdict;
    }
}

void
jct_breakpoints_clear (JctBreakpoints *result)
{
  for (guint m = 0; m < result->n_cuts; m++)
    {
      g_free (result->cuts[m].breaks);
      g_free (result->cuts[m].intervals);
    }
  g_free (result->cuts);
  memset (result, 0, sizeof *result);
}
