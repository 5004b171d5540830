/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-ar1-errors.h"

#include "analysis/jct-distributions.h"

#include <math.h>
#include <string.h>

#define N_POINTS 48
#define N_ROUNDS 12
/* The hyperbolic tangent is 1 less 1e-10 here. */
#define MOST 12.0
/* Beyond this depth below its maximum, in logarithms, the likelihood adds nothing. */
#define DEPTH 18.0
/* Below this part of the fitted values' sum of squares, residuals are rounding. */
#define EXACT_FIT 1e-24

struct _JctAr1Errors
{
  gsize n;
  guint k;
  double df;
  double t_975;
  double *q;    /* n x k, by columns: orthonormal columns that span the design */
  double *to_q; /* k x k by rows: R^-1 */
  double *coef;
  double *weights;  /* n, of one combination */
  double low, step; /* of the points, whose hyperbolic tangent is rho */
  double rho[N_POINTS];
  double share[N_POINTS];    /* the weights of the points, which sum to 1 */
  double variance[N_POINTS]; /* s2 */
};

/* With T = (1 - rho^2) R^-1, u'T v = u'v - rho `next` + rho^2 `inner`. */
typedef struct
{
  double none, next, inner;
} Product;

/* The inner products of the columns of Q and, behind them, the residuals. */
typedef struct
{
  guint size; /* k + 1 */
  Product *products;
} Products;

static Product
multiply (const double *u, const double *v, gsize n)
{
  Product product = { .none = u[0] * v[0] };

  for (gsize t = 1; t < n; t++)
    {
      product.none += u[t] * v[t];
      product.next += u[t] * v[t - 1] + u[t - 1] * v[t];
    }
  product.inner = product.none - u[0] * v[0] - u[n - 1] * v[n - 1];
  return product;
}

static double
evaluate (const Product *product, double rho)
{
  return product->none + rho * (rho * product->inner - product->next);
}

static void
fill_q (JctAr1Errors *errors, const JctLeastSquares *fit)
{
  gsize n = errors->n;
  guint k = errors->k;

  for (guint j = 0; j < k; j++)
    for (guint i = 0; i <= j; i++)
      {
        const double *column = jct_least_squares_peek_column (fit, i);

        for (gsize t = 0; t < n; t++)
          errors->q[j * n + t] += column[t] * errors->to_q[i * k + j];
      }
}

static void
fill_products (const JctAr1Errors *errors, const double *residuals, Products *products)
{
  guint k = errors->k;
  gsize n = errors->n;

  products->size = k + 1;
  products->products = g_new0 (Product, (gsize) (k + 1) * (k + 1));
  for (guint i = 0; i <= k; i++)
    for (guint j = 0; j <= i; j++)
      {
        const double *u = i < k ? errors->q + i * n : residuals;
        const double *v = errors->q + j * n;

        if (i == k && j == k)
          v = residuals;
        products->products[i * (k + 1) + j] = multiply (u, v, n);
      }
}

/* Cholesky's factor of the matrix of all products at `rho`: the last pivot is r'T r, the others give |Q'T Q|.
 * Returns ln L (1 - rho^2)^3/2, with the derivative of the hyperbolic tangent; `rss` becomes r'R^-1 r. */
static double
compute_log_weight (const Products *products, double rho, double df, double *factor, double *rss)
{
  guint size = products->size;
  double outside = log1p (-rho * rho);
  double log_determinant = 0;

  for (guint i = 0; i < size; i++)
    for (guint j = 0; j <= i; j++)
      {
        double sum = evaluate (&products->products[i * size + j], rho);

        for (guint l = 0; l < j; l++)
          sum -= factor[i * size + l] * factor[j * size + l];
        if (j < i)
          factor[i * size + j] = sum / factor[j * size + j];
        else if (!(sum > 0))
          return -INFINITY;
        else if (i + 1 < size)
          {
            factor[i * size + i] = sqrt (sum);
            log_determinant += log (sum);
          }
        else
          {
            *rss = sum / (1 - rho * rho);
            return 2 * outside - (log_determinant + df * log (sum)) / 2;
          }
      }
  return -INFINITY;
}

/* Places the points between two ends and weighs them; the highest weight. */
static double
weigh (JctAr1Errors *errors, const Products *products, double low, double high, double *logs)
{
  g_autofree double *factor = g_new0 (double, (gsize) products->size * products->size);
  double best = -INFINITY;

  errors->low = low;
  errors->step = (high - low) / N_POINTS;
  for (guint i = 0; i < N_POINTS; i++)
    {
      double rss = 0;

      errors->rho[i] = tanh (low + (i + 0.5) * errors->step);
      logs[i] = compute_log_weight (products, errors->rho[i], errors->df, factor, &rss);
      errors->variance[i] = rss / errors->df;
      best = MAX (best, logs[i]);
    }
  return best;
}

/* The points close in on where the weight is. */
static gboolean
integrate (JctAr1Errors *errors, const Products *products)
{
  double low = -MOST, high = MOST;
  double logs[N_POINTS];
  double best = weigh (errors, products, low, high, logs);
  double sum = 0;

  for (guint round = 0; round < N_ROUNDS && isfinite (best); round++)
    {
      guint first = 0, last = N_POINTS - 1;

      while (first < last && !(logs[first] > best - DEPTH))
        first++;
      while (last > first && !(logs[last] > best - DEPTH))
        last--;
      if (last - first + 1 > N_POINTS * 5 / 6)
        break;
      high = MIN (errors->low + (last + 2) * errors->step, MOST);
      low = MAX (errors->low + (first - 1.0) * errors->step, -MOST);
      best = weigh (errors, products, low, high, logs);
    }
  if (!isfinite (best))
    return FALSE;
  for (guint i = 0; i < N_POINTS; i++)
    sum += errors->share[i] = exp (logs[i] - best);
  for (guint i = 0; i < N_POINTS; i++)
    errors->share[i] /= sum;
  return TRUE;
}

/* Against the largest part that a column adds to the fitted values. */
static gboolean
is_exact (const JctAr1Errors *errors, const JctLeastSquares *fit, double rss)
{
  double squares = 0;

  for (guint j = 0; j < errors->k; j++)
    {
      const double *column = jct_least_squares_peek_column (fit, j);
      double sum = 0;

      for (gsize t = 0; t < errors->n; t++)
        sum += column[t] * column[t];
      squares = MAX (squares, sum * errors->coef[j] * errors->coef[j]);
    }
  return !(rss > EXACT_FIT * squares) || !isnormal (rss);
}

JctAr1Errors *
jct_ar1_errors_new (const JctLeastSquares *fit)
{
  g_autoptr (JctAr1Errors) errors = NULL;
  gsize n = jct_least_squares_get_n (fit);
  guint k = jct_least_squares_get_k (fit);
  const double *residuals = jct_least_squares_get_residuals (fit);
  g_autofree double *scaled = NULL;
  g_autofree Product *products = NULL;
  Products all;
  double root = sqrt (jct_least_squares_get_rss (fit));

  if (n <= k || n < 2)
    return NULL;
  errors = g_new0 (JctAr1Errors, 1);
  errors->n = n;
  errors->k = k;
  errors->df = (double) (n - k);
  errors->t_975 = jct_t_quantile (0.975, errors->df);
  errors->q = g_new0 (double, n *k);
  errors->to_q = g_memdup2 (jct_least_squares_get_inverse_r (fit), sizeof (double) * k * k);
  errors->coef = g_memdup2 (jct_least_squares_get_coef (fit), sizeof (double) * k);
  errors->weights = g_new (double, n);
  if (is_exact (errors, fit, root * root))
    return NULL;
  fill_q (errors, fit);
  /* Of length 1, as the columns of Q are. */
  scaled = g_new (double, n);
  for (gsize t = 0; t < n; t++)
    scaled[t] = residuals[t] / root;
  fill_products (errors, scaled, &all);
  products = all.products;
  if (!integrate (errors, &all))
    return NULL;
  for (guint i = 0; i < N_POINTS; i++)
    errors->variance[i] *= root * root;
  return g_steal_pointer (&errors);
}

void
jct_ar1_errors_free (JctAr1Errors *errors)
{
  if (errors == NULL)
    return;
  g_free (errors->q);
  g_free (errors->to_q);
  g_free (errors->coef);
  g_free (errors->weights);
  g_free (errors);
}

double
jct_ar1_errors_get_rho (const JctAr1Errors *errors, double range[2])
{
  double below = 0;
  double mean = 0;

  range[0] = range[1] = errors->rho[0];
  for (guint i = 0; i < N_POINTS; i++)
    {
      double share = errors->share[i];

      for (guint end = 0; end < 2; end++)
        {
          double target = end == 0 ? 0.025 : 0.975;

          if (below < target && below + share >= target)
            range[end] = tanh (errors->low + (i + (target - below) / share) * errors->step);
        }
      below += share;
      mean += share * errors->rho[i];
    }
  return mean;
}

/* sum_st w_s rho^|s-t| w_t */
static double
spread (const double *w, gsize n, double rho)
{
  double before = 0; /* sum over s < t of w_s rho^(t-s) */
  double sum = 0;

  for (gsize t = 0; t < n; t++)
    {
      sum += w[t] * (w[t] + 2 * before);
      before = rho * (before + w[t]);
    }
  return MAX (sum, 0);
}

/* P(|T| > x) of the mixture. */
static double
tail (const JctAr1Errors *errors, const double *se, double x)
{
  double sum = 0;

  for (guint i = 0; i < N_POINTS; i++)
    if (errors->share[i] > 1e-8)
      sum += errors->share[i] * jct_t_two_sided (x / se[i], errors->df);
  return MIN (sum, 1);
}

/* The half width at which the tail is 5%: by the secant of logarithms, in which the tail is close to a line. */
static double
find_half_width (const JctAr1Errors *errors, const double *se, double start)
{
  const double aim = log (0.05);
  double low = 0.8 * start, high = 1.25 * start;
  double at_low = log (tail (errors, se, low)) - aim;
  double at_high = log (tail (errors, se, high)) - aim;

  for (guint i = 0; i < 60 && at_low < 0; i++)
    at_low = log (tail (errors, se, low *= 0.7)) - aim;
  for (guint i = 0; i < 60 && at_high > 0; i++)
    at_high = log (tail (errors, se, high *= 1.5)) - aim;
  /* Regula falsi, the stale end weighted down (the Illinois rule). */
  for (guint i = 0, last = 0; i < 60; i++)
    {
      double next = low + (high - low) * at_low / (at_low - at_high);
      double value = log (tail (errors, se, next)) - aim;

      if (fabs (value) < 1e-11 || !(high - low > 1e-14 * high))
        return next;
      if (value > 0)
        {
          low = next;
          at_low = value;
          at_high *= last == 1 ? 0.5 : 1;
          last = 1;
        }
      else
        {
          high = next;
          at_high = value;
          at_low *= last == 2 ? 0.5 : 1;
          last = 2;
        }
    }
  return (low + high) / 2;
}

static void
fill_weights (const JctAr1Errors *errors, const double *combination)
{
  gsize n = errors->n;
  guint k = errors->k;

  memset (errors->weights, 0, n * sizeof (double));
  for (guint j = 0; j < k; j++)
    {
      double factor = 0;

      for (guint i = 0; i <= j; i++)
        factor += errors->to_q[i * k + j] * combination[i];
      for (gsize t = 0; t < n; t++)
        errors->weights[t] += factor * errors->q[j * n + t];
    }
}

gboolean
jct_ar1_errors_infer (const JctAr1Errors *errors,
                      const double *combination,
                      double *half_width,
                      double *p)
{
  double se[N_POINTS];
  double estimate = 0;
  double mean_square = 0;

  *half_width = *p = 0;
  fill_weights (errors, combination);
  for (guint j = 0; j < errors->k; j++)
    estimate += combination[j] * errors->coef[j];
  for (guint i = 0; i < N_POINTS; i++)
    {
      double variance = errors->variance[i] * spread (errors->weights, errors->n, errors->rho[i]);

      se[i] = sqrt (variance);
      if (errors->share[i] > 1e-8 && !isnormal (se[i]))
        return FALSE;
      mean_square += errors->share[i] * variance;
    }
  if (!isfinite (mean_square) || !isfinite (estimate))
    return FALSE;
  *half_width = find_half_width (errors, se, errors->t_975 * sqrt (mean_square));
  *p = tail (errors, se, fabs (estimate));
  return isnormal (*half_width);
}
