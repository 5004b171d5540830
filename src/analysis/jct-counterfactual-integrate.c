/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits that allow for the variances being estimated: averaged over them. */
#include "config.h"

#include "analysis/jct-counterfactual-private.h"

#include "analysis/jct-distributions.h"
#include "analysis/jct-student-mixture.h"

#include <math.h>
#include <string.h>

#define N_POINTS 48

/* The forecast at each point of the ratio of the variances. A row of N_POINTS for each period: its own, and the sums up
 * to it from the event's own period on, and from the one after. */
typedef struct
{
  gsize n;
  double share[N_POINTS];
  double *centre, *scale;
  double *sum_centre[2], *sum_scale[2];
  JctStudentTable *table;
} Points;

static void
points_init (Points *points, gsize n, double df)
{
  points->n = n;
  points->centre = g_new0 (double, n *N_POINTS * 6);
  points->scale = points->centre + n * N_POINTS;
  for (guint start = 0; start < 2; start++)
    {
      points->sum_centre[start] = points->centre + (2 + 2 * start) * n * N_POINTS;
      points->sum_scale[start] = points->centre + (3 + 2 * start) * n * N_POINTS;
    }
  points->table = jct_student_table_new (df);
}

static void
points_clear (Points *points)
{
  g_free (points->centre);
  jct_student_table_free (points->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Points, points_clear)

/* The point v of 0..1 as shares, and the logarithm of its weight without the likelihood. Near the ends the angle goes
 * with the square of v, which takes the poles out of the prior. */
static JctShares
place_point (double v, double *log_weight)
{
  double angle = G_PI_2 * v * v * (3 - 2 * v);
  double sine = sin (angle), cosine = cos (angle);

  *log_weight = log (v * (1 - v)) - log (2 * sine * cosine) / 2;
  return (JctShares){ sine * sine, cosine * cosine };
}

/* The forecast at one point, at the total that is the mean square of the innovations. */
static void
fill_point (Points *points,
            guint i,
            const JctCounterfactual *result,
            const JctLocalLevel *model,
            const JctForecastErrors *errors,
            const double *const *controls)
{
  gsize n = points->n;
  g_autofree double *variances = g_new (double, n);
  double sums[2] = { 0, 0 };

  for (gsize h = 0; h < n; h++)
    {
      double mean = jct_local_level_forecast (model, result, controls, h);

      points->centre[h * N_POINTS + i] = mean;
      points->scale[h * N_POINTS + i] = sqrt (jct_forecast_errors_get_variance (errors, h));
      for (guint start = 0; start < 2; start++)
        if (h >= start)
          points->sum_centre[start][h * N_POINTS + i] = sums[start] += mean;
    }
  for (guint start = 0; start < 2 && start < n; start++)
    {
      jct_forecast_errors_accumulate (errors, start, n - start, variances);
      for (gsize h = start; h < n; h++)
        points->sum_scale[start][h * N_POINTS + i] = sqrt (variances[h - start]);
    }
}

static void
fill_points (Points *points,
             const JctCounterfactual *result,
             JctLocalLevel *model,
             const double *const *controls,
             gboolean diffuse)
{
  g_autofree double *distance = g_new (double, points->n *MAX (model->k, 1));
  double best = -INFINITY;
  double sum = 0;

  for (guint i = 0; i < N_POINTS; i++)
    {
      double prior;
      JctShares shares = place_point ((i + 0.5) / N_POINTS, &prior);
      JctForecastErrors errors = { .n = points->n, .distance = distance };
      double total;

      jct_local_level_filter (model, shares);
      total = jct_local_level_total (model, diffuse);
      points->share[i] = prior + jct_local_level_loglik (model, total, diffuse);
      best = MAX (best, points->share[i]);
      jct_forecast_errors_init (&errors, result, model, diffuse, total * shares.level,
                                total * shares.irregular, controls);
      fill_point (points, i, result, model, &errors, controls);
    }
  for (guint i = 0; i < N_POINTS; i++)
    sum += points->share[i] = exp (points->share[i] - best);
  for (guint i = 0; i < N_POINTS; i++)
    points->share[i] /= sum;
}

static JctStudentMixture
get_mixture (const Points *points, const double *centre, const double *scale, gsize h)
{
  return (JctStudentMixture){ N_POINTS, points->share, centre + h * N_POINTS,
                              scale + h * N_POINTS };
}

static void
fill_forecast (const Points *points, gsize start, JctForecast *forecast)
{
  double observed = 0;

  for (gsize h = 0; h < points->n; h++)
    {
      JctStudentMixture one = get_mixture (points, points->centre, points->scale, h);
      JctStudentMixture sum
        = get_mixture (points, points->sum_centre[start], points->sum_scale[start], h);

      forecast->shown_lower[h] = jct_student_mixture_quantile (points->table, &one, 0.025);
      forecast->shown_upper[h] = jct_student_mixture_quantile (points->table, &one, 0.975);
      if (h < start)
        continue;
      observed += forecast->observed[h];
      forecast->shown_cumulative_lower[h]
        = observed - jct_student_mixture_quantile (points->table, &sum, 0.975);
      forecast->shown_cumulative_upper[h]
        = observed - jct_student_mixture_quantile (points->table, &sum, 0.025);
    }
}

static void
fill_summary (const Points *points, const JctForecast *forecast, JctEffectSummary *summary)
{
  gsize start = summary->event_period == JCT_EVENT_PERIOD_INCLUDED ? 0 : 1;
  JctStudentMixture sum = get_mixture (points, points->sum_centre[start], points->sum_scale[start],
                                       start + summary->n - 1);
  double n = (double) summary->n;
  double observed = 0;

  for (gsize h = start; h < start + summary->n; h++)
    observed += forecast->observed[h];
  for (guint end = 0; end < 2; end++)
    {
      double q = jct_student_mixture_quantile (points->table, &sum, end == 0 ? 0.975 : 0.025);

      summary->shown_cumulative_ci95[end] = observed - q;
      summary->shown_average_ci95[end] = (observed - q) / n;
    }
  summary->shown_p = jct_student_mixture_p (points->table, &sum, observed);
}

/* The variances were given, or the series is too long to do it often: the limits are those of known variances. */
static void
show_known (gsize start, JctCounterfactualFit *fit)
{
  JctForecast *forecast = &fit->forecast;

  memcpy (forecast->shown_lower, forecast->lower, forecast->n * sizeof (double));
  memcpy (forecast->shown_upper, forecast->upper, forecast->n * sizeof (double));
  for (gsize h = start; h < forecast->n; h++)
    {
      double half_width = JCT_NORMAL_975 * forecast->cumulative_se[h];

      forecast->shown_cumulative_lower[h] = forecast->cumulative[h] - half_width;
      forecast->shown_cumulative_upper[h] = forecast->cumulative[h] + half_width;
    }
  for (guint i = 0; i < fit->n_summaries; i++)
    {
      JctEffectSummary *summary = &fit->summaries[i];

      memcpy (summary->shown_average_ci95, summary->average_ci95, 2 * sizeof (double));
      memcpy (summary->shown_cumulative_ci95, summary->cumulative_ci95, 2 * sizeof (double));
      summary->shown_p = summary->p_two_sided;
    }
}

void
jct_counterfactual_integrate (const JctCounterfactual *result,
                              JctLocalLevel *model,
                              const double *const *controls,
                              JctCounterfactualFit *fit)
{
  gsize start = result->options.event_period == JCT_EVENT_PERIOD_INCLUDED ? 0 : 1;
  gboolean is_shown = fit->diffuse || result->n_controls == 0;
  g_auto (Points) points = { 0 };

  fit->has_integrated = fit->has_search && is_shown && !result->options.as_known
                        && result->n <= JCT_COUNTERFACTUAL_MAX_INTEGRATED;
  if (!fit->has_integrated)
    {
      show_known (start, fit);
      return;
    }
  points_init (&points, fit->forecast.n,
               (double) model->n - 1 - (fit->diffuse ? (double) model->k : 0));
  fill_points (&points, result, model, controls, fit->diffuse);
  fill_forecast (&points, start, &fit->forecast);
  for (guint i = 0; i < fit->n_summaries; i++)
    fill_summary (&points, &fit->forecast, &fit->summaries[i]);
}
