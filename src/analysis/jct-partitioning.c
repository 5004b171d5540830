/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-partitioning.h"

#include <math.h>
#include <string.h>

/* The median absolute deviation of a normal variable times this is its standard deviation. */
#define MAD_FACTOR 1.4826

static const char *const variance_names[] = { "rice", "mad", "sample", "given" };

const char *
jct_variance_kind_to_name (JctVarianceKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (variance_names), "");
  return variance_names[kind];
}

gboolean
jct_variance_kind_from_name (const char *name, JctVarianceKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (variance_names); i++)
    if (g_str_equal (name, variance_names[i]))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* ---- the estimates of the variance ---- */

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts `values`. */
static double
take_median (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : values[n / 2 - 1] / 2 + values[n / 2] / 2;
}

static double
estimate_rice (const double *x, gsize n)
{
  double sum = 0;

  for (gsize t = 1; t < n; t++)
    sum += (x[t] - x[t - 1]) * (x[t] - x[t - 1]);
  return sum / (2 * ((double) n - 1));
}

static double
estimate_mad (const double *x, gsize n)
{
  g_autofree double *steps = g_new (double, n);
  double median;

  for (gsize t = 1; t < n; t++)
    steps[t - 1] = x[t] - x[t - 1];
  median = take_median (steps, n - 1);
  for (gsize t = 0; t + 1 < n; t++)
    steps[t] = fabs (steps[t] - median);
  median = MAD_FACTOR * take_median (steps, n - 1);
  return median * median / 2;
}

static double
estimate_sample (const double *x, gsize n)
{
  JctSegmentFit fit;

  jct_segment_fit (x, 0, n, JCT_SEGMENT_CONSTANT, &fit);
  return fit.rss / ((double) n - 1);
}

/* ---- the cuts ---- */

static void
cut (const double *x,
     gsize n,
     gsize min_segment,
     JctVarianceKind kind,
     double sigma2,
     JctPartition *partition)
{
  gsize from = 0;

  partition->kind = kind;
  partition->sigma2 = sigma2;
  partition->penalty = 2 * sigma2 * log ((double) n);
  partition->breaks = jct_segmentation_penalised (x, n, min_segment, JCT_SEGMENT_CONSTANT,
                                                  partition->penalty, &partition->n_breaks);
  partition->segment_means = g_new (double, partition->n_breaks + 1);
  for (gsize i = 0; i <= partition->n_breaks; i++)
    {
      gsize end = i == partition->n_breaks ? n : partition->breaks[i];
      JctSegmentFit fit;

      jct_segment_fit (x, from, end, JCT_SEGMENT_CONSTANT, &fit);
      partition->segment_means[i] = fit.mean;
      partition->cost += fit.rss;
      from = end;
    }
  partition->objective = partition->cost + partition->penalty * (double) partition->n_breaks;
}

/* Whether sigma2 makes a penalty: a normal number whose sums stay finite. */
static gboolean
is_usable (double sigma2)
{
  return isnormal (sigma2) && sigma2 > 0 && sigma2 < 1e290;
}

static void
cut_all (const double *x, const JctPartitioningOptions *options, JctPartitioning *result)
{
  result->penalised = g_new0 (JctPartition, JCT_N_VARIANCE_ESTIMATES + options->n_given);
  for (gsize i = 0; i < JCT_N_VARIANCE_ESTIMATES + options->n_given; i++)
    {
      gboolean given = i >= JCT_N_VARIANCE_ESTIMATES;
      JctVarianceKind kind = given ? JCT_VARIANCE_GIVEN : (JctVarianceKind) i;
      double sigma2 = given ? options->given[i - JCT_N_VARIANCE_ESTIMATES] : result->sigma2[i];

      if (!is_usable (sigma2))
        {
          result->warnings |= JCT_PARTITIONING_WARNING_NO_VARIANCE;
          continue;
        }
      if (kind == options->chosen && (!given || i == JCT_N_VARIANCE_ESTIMATES))
        result->chosen = (int) result->n_penalised;
      cut (x, result->n, result->min_segment, kind, sigma2,
           &result->penalised[result->n_penalised]);
      result->n_penalised++;
    }
  if (result->chosen < 0 && result->n_penalised > 0)
    result->chosen = 0;
}

static void
warn (JctPartitioning *result)
{
  const JctPartition *chosen;
  gsize from = 0;

  for (guint i = 1; i < result->n_penalised; i++)
    if (result->penalised[i].n_breaks != result->penalised[0].n_breaks)
      result->warnings |= JCT_PARTITIONING_WARNING_VARIANCE;
  if (result->chosen < 0)
    return;
  chosen = &result->penalised[result->chosen];
  for (gsize i = 0; i <= chosen->n_breaks; i++)
    {
      gsize end = i == chosen->n_breaks ? result->n : chosen->breaks[i];

      if (chosen->n_breaks > 0 && end - from == result->min_segment)
        result->warnings |= JCT_PARTITIONING_WARNING_SHORT;
      from = end;
    }
}

void
jct_partitioning_options_init (JctPartitioningOptions *options)
{
  memset (options, 0, sizeof *options);
  options->transform = JCT_BREAK_LOG1P;
  options->min_segment = JCT_PARTITIONING_MIN_SEGMENT;
  options->max_m = JCT_PARTITIONING_MAX_M;
  options->chosen = JCT_VARIANCE_RICE;
}

void
jct_partitioning_compute (const double *y,
                          gsize n,
                          const JctPartitioningOptions *options,
                          JctPartitioning *result)
{
  g_autofree double *x = g_new (double, n + 1);

  memset (result, 0, sizeof *result);
  result->transform = options->transform;
  result->n = n;
  result->min_segment = options->min_segment;
  result->chosen = -1;
  result->verdict = jct_segmentation_prepare (y, n, options->transform, options->min_segment, x);
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return;
  result->sigma2[JCT_VARIANCE_RICE] = estimate_rice (x, n);
  result->sigma2[JCT_VARIANCE_MAD] = estimate_mad (x, n);
  result->sigma2[JCT_VARIANCE_SAMPLE] = estimate_sample (x, n);
  cut_all (x, options, result);
  result->fixed = jct_segmentation_search (x, n, options->min_segment, JCT_SEGMENT_CONSTANT,
                                           options->max_m, &result->n_fixed);
  warn (result);
}

void
jct_partitioning_compute_series (const JctSeries *series,
                                 const JctPartitioningOptions *options,
                                 JctPartitioning *result)
{
  JctVerdict verdict = jct_verdict_check (series, 0, jct_series_get_n (series));

  if (verdict == JCT_VERDICT_ANSWERED)
    {
      jct_partitioning_compute (jct_series_get_values (series), jct_series_get_n (series), options,
                                result);
      return;
    }
  memset (result, 0, sizeof *result);
  result->verdict = verdict;
  result->transform = options->transform;
  result->n = jct_series_get_n (series);
  result->min_segment = options->min_segment;
  result->chosen = -1;
}

void
jct_partitioning_clear (JctPartitioning *result)
{
  for (guint i = 0; i < result->n_penalised; i++)
    {
      g_free (result->penalised[i].breaks);
      g_free (result->penalised[i].segment_means);
    }
  g_free (result->penalised);
  jct_segmentations_free (result->fixed, result->n_fixed);
  memset (result, 0, sizeof *result);
}
