/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-least-squares.h"

#include <math.h>
#include <string.h>

/* A column that the ones before it explain up to this part of its length depends on them. */
#define RANK_TOLERANCE 1e-10

struct _JctLeastSquares
{
  gsize max_n;
  guint max_k;
  gsize n;
  guint k;
  double *design; /* by columns, max_n apart */
  double *work;   /* the factorisation, in the same layout: R above, the reflections below */
  double *target; /* Q'y */
  double *residuals;
  double *scores;   /* by rows: (X'X)^-1 x_t u_t */
  double *smoothed; /* a row: half the score and the weighted ones before it */
  double *coef;
  double *inverse_r; /* R^-1, k x k by rows, upper triangle */
  double *inverse;   /* (X'X)^-1 */
  double rss;
};

JctLeastSquares *
jct_least_squares_new (gsize max_n, guint max_k)
{
  JctLeastSquares *fit = g_new0 (JctLeastSquares, 1);

  fit->max_n = max_n;
  fit->max_k = max_k;
  fit->design = g_new0 (double, max_n *max_k);
  fit->work = g_new0 (double, max_n *max_k);
  fit->target = g_new0 (double, max_n);
  fit->residuals = g_new0 (double, max_n);
  fit->scores = g_new0 (double, max_n *max_k);
  fit->smoothed = g_new0 (double, max_k);
  fit->coef = g_new0 (double, max_k);
  fit->inverse_r = g_new0 (double, (gsize) max_k *max_k);
  fit->inverse = g_new0 (double, (gsize) max_k *max_k);
  return fit;
}

void
jct_least_squares_free (JctLeastSquares *fit)
{
  if (fit == NULL)
    return;
  g_free (fit->design);
  g_free (fit->work);
  g_free (fit->target);
  g_free (fit->residuals);
  g_free (fit->scores);
  g_free (fit->smoothed);
  g_free (fit->coef);
  g_free (fit->inverse_r);
  g_free (fit->inverse);
  g_free (fit);
}

double *
jct_least_squares_get_column (JctLeastSquares *fit, guint j)
{
  g_return_val_if_fail (j < fit->max_k, NULL);

  return fit->design + j * fit->max_n;
}

const double *
jct_least_squares_peek_column (const JctLeastSquares *fit, guint j)
{
  g_return_val_if_fail (j < fit->max_k, NULL);

  return fit->design + j * fit->max_n;
}

/* Four sums side by side: one alone would wait for each addition to end before the next. */
static double
dot (const double *a, const double *b, gsize n)
{
  double sums[4] = { 0 };
  gsize i = 0;

  for (; i + 4 <= n; i += 4)
    {
      sums[0] += a[i] * b[i];
      sums[1] += a[i + 1] * b[i + 1];
      sums[2] += a[i + 2] * b[i + 2];
      sums[3] += a[i + 3] * b[i + 3];
    }
  for (; i < n; i++)
    sums[0] += a[i] * b[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* y += factor x */
static void
add_multiple (double *restrict y, double factor, const double *restrict x, gsize n)
{
  for (gsize i = 0; i < n; i++)
    y[i] += factor * x[i];
}

/* Makes R of `work`, column by column, and Q'y of `target`. */
static gboolean
factorise (JctLeastSquares *fit)
{
  gsize n = fit->n;

  for (guint j = 0; j < fit->k; j++)
    {
      double *column = fit->work + j * fit->max_n;
      double length = sqrt (dot (column, column, n));
      double norm = sqrt (dot (column + j, column + j, n - j));
      double pivot, scale;

      /* Written so that a NaN fails too. */
      if (!(norm > RANK_TOLERANCE * length) || !isfinite (norm))
        return FALSE;
      pivot = column[j] > 0 ? -norm : norm;
      column[j] -= pivot;
      scale = 1 / (pivot * column[j]); /* -2 / |v|^2 */
      for (guint i = j + 1; i < fit->k; i++)
        {
          double *other = fit->work + i * fit->max_n;

          add_multiple (other + j, scale * dot (column + j, other + j, n - j), column + j, n - j);
        }
      add_multiple (fit->target + j, scale * dot (column + j, fit->target + j, n - j), column + j,
                    n - j);
      column[j] = pivot;
    }
  return TRUE;
}

static void
solve (JctLeastSquares *fit)
{
  guint k = fit->k;

  for (guint i = k; i-- > 0;)
    {
      double sum = fit->target[i];

      for (guint j = i + 1; j < k; j++)
        sum -= fit->work[j * fit->max_n + i] * fit->coef[j];
      fit->coef[i] = sum / fit->work[i * fit->max_n + i];
    }
}

/* R^-1 by back substitution, then (X'X)^-1 = R^-1 R^-1'. */
static void
invert (JctLeastSquares *fit)
{
  guint k = fit->k;
  double *r = fit->inverse_r;

  for (guint j = 0; j < k; j++)
    {
      r[j * k + j] = 1 / fit->work[j * fit->max_n + j];
      for (guint i = j; i-- > 0;)
        {
          double sum = 0;

          for (guint l = i + 1; l <= j; l++)
            sum += fit->work[l * fit->max_n + i] * r[l * k + j];
          r[i * k + j] = -sum / fit->work[i * fit->max_n + i];
        }
    }
  for (guint i = 0; i < k; i++)
    for (guint j = i; j < k; j++)
      {
        double sum = 0;

        for (guint l = j; l < k; l++)
          sum += r[i * k + l] * r[j * k + l];
        fit->inverse[i * k + j] = fit->inverse[j * k + i] = sum;
      }
}

static gboolean
all_finite (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (values[i]))
        return FALSE;
    }
  return TRUE;
}

gboolean
jct_least_squares_fit (JctLeastSquares *fit, gsize n, guint k, const double *y)
{
  g_return_val_if_fail (n <= fit->max_n && k <= fit->max_k, FALSE);

  fit->n = n;
  fit->k = k;
  if (k == 0 || n < k)
    return FALSE;
  for (guint j = 0; j < k; j++)
    memcpy (fit->work + j * fit->max_n, fit->design + j * fit->max_n, n * sizeof (double));
  memcpy (fit->target, y, n * sizeof (double));
  if (!factorise (fit))
    return FALSE;
  solve (fit);
  invert (fit);
  memcpy (fit->residuals, y, n * sizeof (double));
  for (guint j = 0; j < k; j++)
    add_multiple (fit->residuals, -fit->coef[j], fit->design + j * fit->max_n, n);
  fit->rss = dot (fit->residuals, fit->residuals, n);
  return isfinite (fit->rss) && all_finite (fit->coef, k)
         && all_finite (fit->inverse, (gsize) k * k);
}

gsize
jct_least_squares_get_n (const JctLeastSquares *fit)
{
  return fit->n;
}

guint
jct_least_squares_get_k (const JctLeastSquares *fit)
{
  return fit->k;
}

const double *
jct_least_squares_get_coef (const JctLeastSquares *fit)
{
  return fit->coef;
}

const double *
jct_least_squares_get_residuals (const JctLeastSquares *fit)
{
  return fit->residuals;
}

double
jct_least_squares_get_rss (const JctLeastSquares *fit)
{
  return fit->rss;
}

const double *
jct_least_squares_get_inverse (const JctLeastSquares *fit)
{
  return fit->inverse;
}

const double *
jct_least_squares_get_inverse_r (const JctLeastSquares *fit)
{
  return fit->inverse_r;
}

/* The rows (X'X)^-1 x_t u_t. */
static void
compute_scores (JctLeastSquares *fit)
{
  guint k = fit->k;

  for (gsize t = 0; t < fit->n; t++)
    {
      double *row = fit->scores + t * k;

      memset (row, 0, k * sizeof *row);
      for (guint j = 0; j < k; j++)
        {
          double x = fit->design[j * fit->max_n + t] * fit->residuals[t];

          for (guint i = 0; i < k; i++)
            row[i] += fit->inverse[j * k + i] * x;
        }
    }
}

/* V = H + H' with H = sum_t h_t g_t' where g are the scores and h_t = g_t / 2 + sum_l w_l g_{t-l}:
 * one product for all lags. */
void
jct_least_squares_newey_west (JctLeastSquares *fit, guint lag, double *covariance)
{
  guint k = fit->k;
  double *h = fit->smoothed;

  compute_scores (fit);
  memset (covariance, 0, (gsize) k * k * sizeof *covariance);
  for (gsize t = 0; t < fit->n; t++)
    {
      const double *g = fit->scores + t * k;

      for (guint i = 0; i < k; i++)
        h[i] = g[i] / 2;
      for (guint l = 1; l <= lag && l <= t; l++)
        add_multiple (h, 1 - l / (lag + 1.0), g - (gsize) l * k, k);
      for (guint i = 0; i < k; i++)
        add_multiple (covariance + i * k, h[i], g, k);
    }
  for (guint i = 0; i < k; i++)
    for (guint j = i; j < k; j++)
      {
        double sum = covariance[i * k + j] + covariance[j * k + i];

        covariance[i * k + j] = covariance[j * k + i] = sum;
      }
}

guint
jct_newey_west_lag (gsize n)
{
  return (guint) floor (4 * pow ((double) n / 100, 2.0 / 9));
}
