/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-student-mixture.h"

#include "analysis/jct-distributions.h"

#include <math.h>

#define STEPS_A_UNIT 32
#define N_STEPS (10 * STEPS_A_UNIT)
/* A part of the mixture below this share moves no quantile that is asked for. */
#define NEGLIGIBLE 1e-9

struct _JctStudentTable
{
  double df;
  double upper[N_STEPS + 1]; /* P(T > x), x >= 0 */
  double slope[N_STEPS + 1]; /* its derivative, a step wide */
};

JctStudentTable *
jct_student_table_new (double df)
{
  JctStudentTable *table = g_new (JctStudentTable, 1);
  int sign;
  double log_front
    = lgamma_r ((df + 1) / 2, &sign) - lgamma_r (df / 2, &sign) - log (df * G_PI) / 2;

  table->df = df;
  for (guint i = 0; i <= N_STEPS; i++)
    {
      double x = (double) i / STEPS_A_UNIT;

      table->upper[i] = jct_t_two_sided (x, df) / 2;
      table->slope[i] = -exp (log_front - (df + 1) / 2 * log1p (x * x / df)) / STEPS_A_UNIT;
    }
  return table;
}

void
jct_student_table_free (JctStudentTable *table)
{
  g_free (table);
}

/* Hermite's cubic through both ends of a step. */
static double
upper_tail (const JctStudentTable *table, double x)
{
  double place = x * STEPS_A_UNIT;
  guint i;
  double u, v;

  if (!(place < N_STEPS))
    return jct_t_two_sided (x, table->df) / 2;
  i = (guint) place;
  u = place - i;
  v = 1 - u;
  return v * v * ((1 + 2 * u) * table->upper[i] + u * table->slope[i])
         + u * u * ((1 + 2 * v) * table->upper[i + 1] - v * table->slope[i + 1]);
}

double
jct_student_table_cdf (const JctStudentTable *table, double x)
{
  return x < 0 ? upper_tail (table, -x) : 1 - upper_tail (table, x);
}

static double
excess (const JctStudentTable *table, const JctStudentMixture *mixture, double x, double p)
{
  double sum = 0;

  for (guint i = 0; i < mixture->n; i++)
    if (mixture->share[i] > NEGLIGIBLE)
      sum += mixture->share[i]
             * jct_student_table_cdf (table, (x - mixture->centre[i]) / mixture->scale[i]);
  return sum - p;
}

/* Between the least and the greatest quantile of the parts, by regula falsi with the stale end weighted down (the
 * Illinois rule). */
double
jct_student_mixture_quantile (const JctStudentTable *table,
                              const JctStudentMixture *mixture,
                              double p)
{
  double q = jct_t_quantile (p, table->df);
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;
  double at_low, at_high, width;
  int last = 0;

  for (guint i = 0; i < mixture->n; i++)
    if (mixture->share[i] > NEGLIGIBLE)
      {
        low = MIN (low, mixture->centre[i] + q * mixture->scale[i]);
        high = MAX (high, mixture->centre[i] + q * mixture->scale[i]);
      }
  width = high - low;
  at_low = excess (table, mixture, low, p);
  at_high = excess (table, mixture, high, p);
  for (guint i = 0; i < 60 && at_low < 0 && at_high > 0 && high - low > 1e-10 * width; i++)
    {
      double next = low - (high - low) * at_low / (at_high - at_low);
      double value = excess (table, mixture, next, p);

      if (fabs (value) < 1e-11)
        return next;
      if (value < 0)
        {
          low = next;
          at_low = value;
          at_high *= last == -1 ? 0.5 : 1;
          last = -1;
        }
      else
        {
          high = next;
          at_high = value;
          at_low *= last == 1 ? 0.5 : 1;
          last = 1;
        }
    }
  return low + (high - low) / 2;
}

double
jct_student_mixture_p (const JctStudentTable *table, const JctStudentMixture *mixture, double x)
{
  double below = 0, above = 0;

  for (guint i = 0; i < mixture->n; i++)
    {
      double z = (x - mixture->centre[i]) / mixture->scale[i];
      double far = jct_t_two_sided (z, table->df) / 2;

      below += mixture->share[i] * (z < 0 ? far : 1 - far);
      above += mixture->share[i] * (z < 0 ? 1 - far : far);
    }
  return MIN (2 * MIN (below, above), 1);
}
