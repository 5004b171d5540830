/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The confidence interval of a break's date: Bai 1997, the limit distribution of his proposition 3,
 * as Bai & Perron 2003 and Zeileis et al. 2003 use it. */
#include "config.h"

#include "analysis/jct-breakpoints-private.h"
#include "analysis/jct-gsl.h"

#include <gsl/gsl_sf_erf.h>
#include <math.h>
#include <string.h>

#define TAIL 0.025

/* exp (exponent + z^2/2) Phi (-z), z >= 0: ln Phi (-z) is -z^2/2 - ln sqrt (2 pi) less the
 * logarithm of the hazard function, and the z^2 fall out. */
static double
scaled_tail (double exponent, double z)
{
  gsl_sf_result hazard;

  if (gsl_sf_hazard_e (z, &hazard) != 0)
    return 0;
  return exp (exponent - log (hazard.val)) / sqrt (2 * G_PI);
}

/* For v < 0, w = -v. */
static double
distribution_left (double w, double xi, double phi)
{
  double r = xi / phi;
  double root = sqrt (w);
  double ratio = (phi + 2 * xi) / (phi + xi);

  return -root * exp (-w / 8) / sqrt (2 * G_PI) - ratio / r * scaled_tail (-w / 8, (0.5 + r) * root)
         + (w / 2 - 2 + ratio * (phi + 2 * xi) / xi) * scaled_tail (-w / 8, root / 2);
}

/* For v >= 0. */
static double
distribution_right (double v, double xi, double phi)
{
  double r = xi * (xi / phi);
  double u = r * v;
  double ratio = (2 * phi + xi) / (phi + xi);

  return 1 + sqrt (u / (2 * G_PI)) * exp (-u / 8)
         + ratio * (xi / phi) * scaled_tail (-u / 8, (phi + xi / 2) * sqrt (v / phi))
         - (ratio * (2 * phi + xi) / phi - 2 + u / 2) * scaled_tail (-u / 8, sqrt (u) / 2);
}

double
jct_break_distribution (double v, double xi, double phi)
{
  double g;

  jct_gsl_ensure ();
  g = v < 0 ? distribution_left (-v, xi, phi) : distribution_right (v, xi, phi);
  /* The terms leave a rounding beyond either end. */
  return CLAMP (g, 0, 1);
}

gboolean
jct_break_distribution_quantile (double p, double xi, double phi, double *v)
{
  double p0 = jct_break_distribution (0, xi, phi);
  double sign = p > p0 ? 1 : -1;
  double near = 0;
  double far = 1;

  if (!(p > 0 && p < 1 && p0 > 0 && p0 < 1))
    return FALSE;
  while (sign * (jct_break_distribution (sign * far, xi, phi) - p) < 0)
    {
      near = far;
      far *= 2;
      if (!(far < 1e100))
        return FALSE;
    }
  /* The first bracket may hold a quantile far below 1. */
  while (near == 0 && far > 1e-100
         && sign * (jct_break_distribution (sign * far / 2, xi, phi) - p) >= 0)
    far /= 2;
  for (guint i = 0; i < 100; i++)
    {
      double middle = near + (far - near) / 2;

      if (middle <= near || middle >= far)
        break;
      if (sign * (jct_break_distribution (sign * middle, xi, phi) - p) < 0)
        near = middle;
      else
        far = middle;
    }
  *v = sign * (near + (far - near) / 2);
  return TRUE;
}

/* ---- the interval ---- */

static double
line_at (const JctSegmentFit *fit, gsize t)
{
  return fit->mean + fit->slope * ((double) t - fit->mean_t);
}

/* delta'Q delta: the mean square, over the regime's periods, of the distance between the lines. */
static double
mean_square (const JctSegmentFit *one, const JctSegmentFit *two, gsize from, gsize end)
{
  double sum = 0;

  for (gsize t = from; t < end; t++)
    {
      double distance = line_at (two, t) - line_at (one, t);

      sum += distance * distance;
    }
  return sum / (double) (end - from);
}

static gboolean
is_near_integer (double value)
{
  return fabs (value - round (value)) < JCT_BREAKPOINTS_ROUNDING;
}

static void
place (gsize at, double high, double low, JctBreakInterval *interval)
{
  /* Beyond this an interval says nothing, and the ends would not be whole numbers. */
  if (!(fabs (high) < 1e15 && fabs (low) < 1e15))
    return;
  interval->has_interval = TRUE;
  interval->offset_975 = high;
  interval->offset_025 = low;
  interval->lower = (gint64) at - (gint64) ceil (high);
  interval->upper = (gint64) at - (gint64) floor (low);
  interval->rests_on_rounding = is_near_integer (high) || is_near_integer (low);
}

void
jct_break_interval_compute (const double *x,
                            gsize from,
                            gsize at,
                            gsize end,
                            JctSegmentModel model,
                            JctBreakInterval *interval)
{
  JctSegmentFit one, two;
  double before, after, variance, xi, phi;
  double high, low;

  memset (interval, 0, sizeof *interval);
  jct_segment_fit (x, from, at, model, &one);
  jct_segment_fit (x, at, end, model, &two);
  if (jct_breakpoints_is_exact (x, from, at, one.rss)
      || jct_breakpoints_is_exact (x, at, end, two.rss))
    return;
  before = mean_square (&one, &two, from, at);
  after = mean_square (&one, &two, at, end);
  variance = one.rss / (double) one.n;
  xi = after / before;
  phi = xi * (two.rss / (double) two.n) / variance;
  if (!(isnormal (xi) && isnormal (phi) && isnormal (variance)))
    return;
  interval->size = sqrt (before / variance);
  interval->p0 = jct_break_distribution (0, xi, phi);
  interval->has_p0 = isfinite (interval->p0);
  if (!interval->has_p0 || interval->p0 < TAIL || interval->p0 > 1 - TAIL)
    return;
  if (jct_break_distribution_quantile (1 - TAIL, xi, phi, &high)
      && jct_break_distribution_quantile (TAIL, xi, phi, &low))
    place (at, high * variance / before, low * variance / before, interval);
}
