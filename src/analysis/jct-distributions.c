/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-distributions.h"
#include "analysis/jct-gsl.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#define MAX_TERMS 10000
#define MAX_STEPS 200

double
jct_normal_cdf (double z)
{
  return erfc (-z * M_SQRT1_2) / 2;
}

double
jct_normal_two_sided (double z)
{
  return erfc (fabs (z) * M_SQRT1_2);
}

double
jct_normal_quantile (double p)
{
  g_return_val_if_fail (p > 0 && p < 1, 0);

  jct_gsl_ensure ();
  return gsl_cdf_ugaussian_Pinv (p);
}

/* ln (Gamma (a + 1/2) / Gamma (a)). For large a by its asymptotic series: the difference of two log
 * gammas would lose as many digits as they have before the point. */
static double
log_gamma_half_step (double a)
{
  double square = 1 / (a * a);
  int sign;

  if (a < 20)
    return lgamma_r (a + 0.5, &sign) - lgamma_r (a, &sign);
  return log (a) / 2
         - (1.0 / 8
            - square
                * (1.0 / 192
                   - square * (1.0 / 640 - square * (17.0 / 14336 - square * 31 / 18432))))
             / a;
}

/* The continued fraction of the incomplete beta function, by Lentz's method. */
static double
beta_fraction (double a, double b, double x)
{
  const double tiny = DBL_MIN / DBL_EPSILON;
  double c = 1;
  double d = 1 - (a + b) * x / (a + 1);
  double value;

  d = 1 / (fabs (d) < tiny ? tiny : d);
  value = d;
  for (int m = 1; m <= MAX_TERMS; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double factor;

      d = 1 + even * d;
      d = 1 / (fabs (d) < tiny ? tiny : d);
      c = 1 + even / c;
      c = fabs (c) < tiny ? tiny : c;
      value *= d * c;
      d = 1 + odd * d;
      d = 1 / (fabs (d) < tiny ? tiny : d);
      c = 1 + odd / c;
      c = fabs (c) < tiny ? tiny : c;
      factor = d * c;
      value *= factor;
      if (fabs (factor - 1) < DBL_EPSILON)
        break;
    }
  return value;
}

/* ln of x^a (1-x)^(1/2) / B(a, 1/2), with a = df/2 and x = df / (df + t^2). */
static double
log_front (double t, double df)
{
  double a = df / 2;
  double ratio = t / df * t;

  return -a * log1p (ratio) + (log (ratio) - log1p (ratio)) / 2 + log_gamma_half_step (a)
         - log (M_PI) / 2;
}

double
jct_t_two_sided (double t, double df)
{
  double a = df / 2;
  double x, front;

  g_return_val_if_fail (df > 0, 0);

  t = fabs (t);
  if (t == 0)
    return 1;
  if (t > 1e100)
    return 0;
  x = df / (df + t * t);
  front = exp (log_front (t, df));
  if (x < (a + 1) / (a + 2.5))
    return front * beta_fraction (a, 0.5, x) / a;
  return 1 - front * beta_fraction (0.5, a, t * t / (df + t * t)) * 2;
}

/* From a t beyond the quantile, Newton's steps come down to it without crossing, since the
 * logarithm of the tail is a concave function of the logarithm of t; from below, the first step
 * goes beyond. */
double
jct_t_quantile (double p, double df)
{
  double tail = p < 0.5 ? 2 * p : 2 * (1 - p);
  double u;

  g_return_val_if_fail (p > 0 && p < 1 && df > 0, 0);

  if (p == 0.5)
    return 0;
  u = log (fabs (jct_normal_quantile (p)));
  for (int i = 0; i < MAX_STEPS; i++)
    {
      double t = exp (MIN (u, 200));
      double two_sided = jct_t_two_sided (t, df);
      /* d ln tail / d ln t = -2 t density / tail, and t density = the front factor. */
      double slope = -2 * exp (log_front (t, df)) / two_sided;
      double step = (log (two_sided) - log (tail)) / slope;

      if (!isfinite (step))
        break;
      u -= step;
      if (fabs (step) < 4 * DBL_EPSILON * MAX (1, fabs (u)))
        break;
    }
  u = MIN (exp (u), DBL_MAX);
  return p < 0.5 ? -u : u;
}
