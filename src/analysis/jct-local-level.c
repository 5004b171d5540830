/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-local-level-private.h"

#include <math.h>

/* A column that what stands before it explains to within this share of its length is not there. */
#define RANK_TOLERANCE 1e-10

JctLocalLevel *
jct_local_level_new (gsize n, guint k)
{
  JctLocalLevel *model = g_new0 (JctLocalLevel, 1);

  model->n = n;
  model->k = k;
  model->columns = g_new0 (double, n *(k + 1));
  model->work = g_new0 (double, n *(k + 1));
  model->gain = g_new0 (double, n);
  model->weight = g_new0 (double, n);
  model->last = g_new0 (double, k + 1);
  model->r = g_new0 (double, (gsize) k *k + 1);
  model->beta = g_new0 (double, k + 1);
  return model;
}

void
jct_local_level_free (JctLocalLevel *model)
{
  if (model == NULL)
    return;
  g_free (model->columns);
  g_free (model->work);
  g_free (model->gain);
  g_free (model->weight);
  g_free (model->last);
  g_free (model->r);
  g_free (model->beta);
  g_free (model);
}

JctShares
jct_shares_from_logit (double logit)
{
  return (JctShares){ 1 / (1 + exp (-logit)), 1 / (1 + exp (logit)) };
}

/* The variances do not depend on the values, and soon repeat themselves to the last digit. */
static void
filter_variances (JctLocalLevel *model, JctShares shares)
{
  double p = shares.irregular;
  double product = 1;
  double f = 1;
  double sum = 0;
  gsize t;

  for (t = 1; t < model->n; t++)
    {
      double before = p;

      p += shares.level;
      f = p + shares.irregular;
      model->gain[t] = p / f;
      model->weight[t] = 1 / sqrt (f);
      p = p * shares.irregular / f;
      product *= f;
      if (product > 1e200 || product < 1e-200)
        {
          sum += log (product);
          product = 1;
        }
      if (p == before)
        break;
    }
  if (t < model->n)
    sum += (double) (model->n - 1 - t) * log (f);
  for (gsize rest = t + 1; rest < model->n; rest++)
    {
      model->gain[rest] = model->gain[t];
      model->weight[rest] = model->weight[t];
    }
  model->sum_log_f = sum + log (product);
  model->p_last = p;
}

static double
filter_column (const JctLocalLevel *model, const double *values, double *innovations)
{
  double level = values[0];

  innovations[0] = 0;
  for (gsize t = 1; t < model->n; t++)
    {
      double v = values[t] - level;

      innovations[t] = v * model->weight[t];
      level += model->gain[t] * v;
    }
  return level;
}

static double
dot (const double *a, const double *b, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

/* Modified Gram-Schmidt on the controls and the series together, which is as stable as
 * Householder's QR (Björck 1967). */
static void
fit_beta (JctLocalLevel *model)
{
  gsize n = model->n;
  guint k = model->k;
  double *series = model->work + k * n;

  model->sum_log_r = 0;
  for (guint i = 0; i < k; i++)
    {
      double *column = model->work + i * n;
      double length = sqrt (dot (column, column, n));

      model->r[i * k + i] = length;
      model->sum_log_r += log (length);
      for (gsize t = 0; t < n; t++)
        column[t] /= length;
      for (guint j = i + 1; j <= k; j++)
        {
          double *other = model->work + j * n;
          double shared = dot (column, other, n);

          if (j < k)
            model->r[i * k + j] = shared;
          else
            model->beta[i] = shared;
          for (gsize t = 0; t < n; t++)
            other[t] -= shared * column[t];
        }
    }
  for (guint i = k; i-- > 0;)
    {
      for (guint j = i + 1; j < k; j++)
        model->beta[i] -= model->r[i * k + j] * model->beta[j];
      model->beta[i] /= model->r[i * k + i];
    }
  model->rss = dot (series, series, n);
}

static void
filter_columns (JctLocalLevel *model, JctShares shares)
{
  filter_variances (model, shares);
  for (guint j = 0; j <= model->k; j++)
    model->last[j]
      = filter_column (model, model->columns + j * model->n, model->work + j * model->n);
}

void
jct_local_level_filter (JctLocalLevel *model, JctShares shares)
{
  filter_columns (model, shares);
  fit_beta (model);
}

static double
degrees (const JctLocalLevel *model, gboolean diffuse)
{
  return (double) model->n - 1 - (diffuse ? model->k : 0);
}

double
jct_local_level_total (const JctLocalLevel *model, gboolean diffuse)
{
  return model->rss / degrees (model, diffuse);
}

double
jct_local_level_loglik (const JctLocalLevel *model, double total, gboolean diffuse)
{
  double sum = (double) (model->n - 1) * log (2 * G_PI) + degrees (model, diffuse) * log (total)
               + model->sum_log_f + model->rss / total;

  if (diffuse)
    sum += 2 * model->sum_log_r;
  return -0.5 * sum;
}

/* On first differences, that is at rho = 1: the rank is the same everywhere. */
JctVerdict
jct_local_level_check (JctLocalLevel *model)
{
  double lengths[JCT_COUNTERFACTUAL_MAX_CONTROLS + 1];
  gsize n = model->n;
  guint k = model->k;

  filter_columns (model, (JctShares){ 1, 0 });
  for (guint j = 0; j <= k; j++)
    {
      lengths[j] = sqrt (dot (model->work + j * n, model->work + j * n, n));
      if (!isfinite (lengths[j]))
        return JCT_VERDICT_OVERFLOW;
      if (!isnormal (lengths[j]))
        return j < k ? JCT_VERDICT_SINGULAR : JCT_VERDICT_CONSTANT;
    }
  fit_beta (model);
  for (guint j = 0; j < k; j++)
    if (!(model->r[j * k + j] > RANK_TOLERANCE * lengths[j]))
      return JCT_VERDICT_SINGULAR;
  if (!isnormal (model->rss) || !(sqrt (model->rss) > RANK_TOLERANCE * lengths[k]))
    return JCT_VERDICT_NO_CONVERGENCE;
  return JCT_VERDICT_ANSWERED;
}

/* ---- smoothing ---- */

void
jct_local_level_smooth (const JctLocalLevel *model, JctCounterfactualFit *fit)
{
  JctLevelPath *path = &fit->path;
  gsize n = model->n;
  double p = fit->s2_irregular;
  double level = 0;

  for (gsize t = 0; t < n; t++)
    {
      double x = model->columns[model->k * n + t];

      for (guint j = 0; j < model->k; j++)
        x -= model->columns[j * n + t] * fit->beta[j];
      if (t == 0)
        level = x;
      else
        {
          double f;

          p += fit->s2_level;
          f = p + fit->s2_irregular;
          path->innovation[t] = x - level;
          path->innovation_var[t] = f;
          level += p / f * path->innovation[t];
          p = p * fit->s2_irregular / f;
        }
      path->filtered[t] = level;
      path->filtered_var[t] = p;
    }
  path->smoothed[n - 1] = path->filtered[n - 1];
  path->smoothed_var[n - 1] = path->filtered_var[n - 1];
  for (gsize t = n - 1; t-- > 0;)
    {
      double predicted = path->filtered_var[t] + fit->s2_level;
      double share = path->filtered_var[t] / predicted;

      path->smoothed[t] = path->filtered[t] + share * (path->smoothed[t + 1] - path->filtered[t]);
      path->smoothed_var[t]
        = path->filtered_var[t] + share * share * (path->smoothed_var[t + 1] - predicted);
    }
}
