/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-gsl.h"
#include "analysis/jct-synthetic.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

/* Squares of larger values, summed, come too near to the largest double. */
#define MAX_VALUE 1e140
/* A gap this small beside the series is a rounding. */
#define EXACT_TOLERANCE 1e-12
#define NOT_UNIQUE_TOLERANCE 1e-10
#define ONE_DONOR_SHARE 0.9
#define MIN_DONORS_FOR_5_PERCENT 19
#define SHORT_BEFORE 12

static const char *const scaling_names[] = { "count_scaled", "log1p", "log1p_demeaned" };

const char *
jct_scaling_to_name (JctScaling scaling)
{
  g_return_val_if_fail (scaling < G_N_ELEMENTS (scaling_names), "");
  return scaling_names[scaling];
}

gboolean
jct_scaling_from_name (const char *name, JctScaling *scaling)
{
  for (guint i = 0; i < G_N_ELEMENTS (scaling_names); i++)
    if (g_str_equal (name, scaling_names[i]))
      {
        *scaling = i;
        return TRUE;
      }
  return FALSE;
}

/* ---- the scaled series ---- */

static JctVerdict
check_values (const double *y, gsize n)
{
  for (gsize t = 0; t < n; t++)
    {
      if (!isfinite (y[t]))
        return JCT_VERDICT_MISSING;
      if (y[t] < 0)
        return JCT_VERDICT_NEGATIVE;
      if (y[t] > MAX_VALUE)
        return JCT_VERDICT_OVERFLOW;
    }
  return JCT_VERDICT_ANSWERED;
}

static double
mean_of (const double *x, gsize n)
{
  double sum = 0;

  for (gsize t = 0; t < n; t++)
    sum += x[t];
  return sum / (double) n;
}

/* x of y: FALSE where it cannot be formed. `level` is what counts were divided by, or logarithms
 * shifted by. (transfer full) */
static double *
scale_values (const double *y, gsize n, gsize event, JctScaling scaling, double *level)
{
  double *x = g_new (double, n);

  for (gsize t = 0; t < n; t++)
    x[t] = scaling == JCT_SCALING_COUNT_SCALED ? y[t] : log1p (y[t]);
  *level = mean_of (x, event);
  if (scaling == JCT_SCALING_COUNT_SCALED && *level <= 0)
    {
      g_free (x);
      return NULL;
    }
  for (gsize t = 0; t < n; t++)
    {
      if (scaling == JCT_SCALING_COUNT_SCALED)
        x[t] /= *level;
      else if (scaling == JCT_SCALING_LOG1P_DEMEANED)
        x[t] -= *level;
    }
  return x;
}

static double
to_count (const JctSynthetic *result, double x)
{
  return result->scaling == JCT_SCALING_COUNT_SCALED ? x * result->scale
                                                     : expm1 (x + result->shift);
}

double
jct_synthetic_get_count (const JctSynthetic *result, gsize t)
{
  return to_count (result, result->synthetic[t]);
}

/* ---- gaps ---- */

static double
rmspe (const double *gap, gsize from, gsize end)
{
  double sum = 0;

  for (gsize t = from; t < end; t++)
    sum += gap[t] * gap[t];
  return sqrt (sum / (double) (end - from));
}

static gboolean
is_exact (double pre_rmspe, const double *x, gsize event)
{
  double largest = 0;

  for (gsize t = 0; t < event; t++)
    largest = MAX (largest, fabs (x[t]));
  return pre_rmspe <= EXACT_TOLERANCE * largest;
}

/* The gap of `target` from its synthetic series; FALSE where no weights are found. */
static gboolean
compute_gap (const double *target,
             const double *const *pool,
             guint n_pool,
             gsize n,
             gsize event,
             double *weights,
             double *gap)
{
  if (!jct_simplex_weights (target, pool, n_pool, event, weights))
    return FALSE;
  memcpy (gap, target, n * sizeof *gap);
  for (guint j = 0; j < n_pool; j++)
    if (weights[j] > 0)
      for (gsize t = 0; t < n; t++)
        gap[t] -= weights[j] * pool[j][t];
  return TRUE;
}

static void
describe_gap (const JctSynthetic *result, gsize first, gboolean exact, JctSyntheticVariant *variant)
{
  double sum = 0;
  double sum_synthetic = 0;

  variant->first = first;
  variant->defined = first < result->n;
  if (!variant->defined)
    return;
  variant->n_post = result->n - first;
  for (gsize t = first; t < result->n; t++)
    {
      sum += result->gap[t];
      sum_synthetic += result->synthetic[t];
    }
  variant->post_rmspe = rmspe (result->gap, first, result->n);
  variant->has_ratio = !exact;
  if (variant->has_ratio)
    variant->ratio = variant->post_rmspe / result->pre_rmspe;
  variant->average_gap = sum / (double) variant->n_post;
  if (result->scaling == JCT_SCALING_COUNT_SCALED)
    {
      variant->average_gap_counts = variant->average_gap * result->scale;
      variant->cumulative_gap_counts = sum * result->scale;
      variant->relative_effect_pct = sum_synthetic > 0 ? 100 * sum / sum_synthetic : 0;
      variant->has_relative = sum_synthetic > 0 && isfinite (variant->relative_effect_pct);
    }
  else
    {
      variant->ratio_effect_pct = 100 * expm1 (variant->average_gap);
      variant->has_ratio_effect = TRUE;
    }
}

/* How far the solution is from another set of donors. */
static void
describe_solution (const double *const *pool, gboolean exact, JctSynthetic *result)
{
  double least = INFINITY;
  double first = 0;

  result->smallest_positive_weight = 1;
  for (gsize t = 0; t < result->event; t++)
    first += pool[0][t] * pool[0][t];
  for (guint j = 0; j < result->n_donors; j++)
    {
      double sum = 0;

      if (result->weights[j] > 0)
        {
          result->smallest_positive_weight
            = MIN (result->smallest_positive_weight, result->weights[j]);
          if (result->weights[j] >= ONE_DONOR_SHARE)
            result->warnings |= JCT_SYNTHETIC_WARNING_ONE_DONOR;
          continue;
        }
      for (gsize t = 0; t < result->event; t++)
        sum += result->gap[t] * (result->synthetic[t] - pool[j][t]);
      least = MIN (least, sum / first);
    }
  result->has_multiplier = isfinite (least);
  if (result->has_multiplier)
    result->smallest_multiplier_relative = least;
  /* Without a gap all multipliers are 0, and only the number of equations counts. */
  if (exact ? result->n_donors > result->event
            : result->has_multiplier && least < NOT_UNIQUE_TOLERANCE)
    result->warnings |= JCT_SYNTHETIC_WARNING_NOT_UNIQUE;
}

static void
compute_condition (const double *const *pool, JctSynthetic *result)
{
  gsize rows = MAX (result->event, result->n_donors);
  gsize columns = MIN (result->event, result->n_donors);
  gsl_matrix *a = gsl_matrix_alloc (rows, columns);
  gsl_matrix *v = gsl_matrix_alloc (columns, columns);
  gsl_vector *s = gsl_vector_alloc (columns);
  gsl_vector *work = gsl_vector_alloc (columns);

  for (gsize t = 0; t < result->event; t++)
    for (guint j = 0; j < result->n_donors; j++)
      gsl_matrix_set (a, rows == result->event ? t : j, rows == result->event ? j : t, pool[j][t]);
  if (gsl_linalg_SV_decomp (a, v, s, work) == 0 && gsl_vector_get (s, columns - 1) > 0)
    {
      result->condition_number = gsl_vector_get (s, 0) / gsl_vector_get (s, columns - 1);
      result->has_condition_number = isfinite (result->condition_number);
    }
  gsl_vector_free (work);
  gsl_vector_free (s);
  gsl_matrix_free (v);
  gsl_matrix_free (a);
  if (!result->has_condition_number)
    result->condition_number = 0;
}

/* ---- placebo over donors ---- */

static void
init_placebo (JctSyntheticPlacebo *placebo, guint n_donors)
{
  placebo->pre_rmspe = g_new0 (double, n_donors);
  placebo->post_rmspe = g_new0 (double, n_donors);
  placebo->ratio = g_new0 (double, n_donors);
  placebo->has_ratio = g_new0 (gboolean, n_donors);
}

static void
note_placebo (const JctSynthetic *result,
              const JctSyntheticVariant *variant,
              guint donor,
              const double *gap,
              gboolean exact,
              JctSyntheticPlacebo *placebo)
{
  if (!variant->defined)
    return;
  placebo->pre_rmspe[donor] = rmspe (gap, 0, result->event);
  placebo->post_rmspe[donor] = rmspe (gap, variant->first, result->n);
  placebo->has_ratio[donor] = !exact;
  if (!exact)
    placebo->ratio[donor] = placebo->post_rmspe[donor] / placebo->pre_rmspe[donor];
}

/* A donor whose fit before is exact counts as standing out at least as far: it cannot be ruled
 * out. */
static void
rank (const JctSyntheticVariant *variant, guint n_donors, JctSyntheticPlacebo *placebo)
{
  placebo->has_rank = variant->defined && variant->has_ratio;
  if (!placebo->has_rank)
    return;
  placebo->rank = 1;
  for (guint j = 0; j < n_donors; j++)
    if (!placebo->has_ratio[j] || placebo->ratio[j] >= variant->ratio)
      placebo->rank++;
  placebo->p = (double) placebo->rank / (n_donors + 1.0);
}

/* Donor `donor` as if treated, in both pools. */
static gboolean
try_donor (const double *treated,
           const double *const *donors,
           guint donor,
           const double **pool,
           double *weights,
           double *gap,
           JctSynthetic *result)
{
  guint n_pool = 0;

  for (guint j = 0; j < result->n_donors; j++)
    if (j != donor)
      pool[n_pool++] = donors[j];
  pool[n_pool] = treated;
  for (guint with_treated = 0; with_treated < 2; with_treated++)
    {
      gboolean exact;

      if (!compute_gap (donors[donor], pool, n_pool + with_treated, result->n, result->event,
                        weights, gap))
        return FALSE;
      exact = is_exact (rmspe (gap, 0, result->event), donors[donor], result->event);
      note_placebo (result, &result->after_event, donor, gap, exact,
                    with_treated ? &result->after_event.placebo_with_treated
                                 : &result->after_event.placebo);
      note_placebo (result, &result->from_event, donor, gap, exact,
                    with_treated ? &result->from_event.placebo_with_treated
                                 : &result->from_event.placebo);
      if (!with_treated)
        memcpy (result->placebo_weights + (gsize) donor * n_pool, weights,
                n_pool * sizeof *weights);
    }
  return TRUE;
}

static gboolean
compute_placebo (const double *treated, const double *const *donors, JctSynthetic *result)
{
  JctSyntheticVariant *variants[] = { &result->after_event, &result->from_event };
  guint n_donors = result->n_donors;
  g_autofree const double **pool = g_new (const double *, n_donors);
  g_autofree double *weights = g_new (double, n_donors);
  g_autofree double *gap = g_new (double, result->n);

  result->placebo_weights = g_new0 (double, (gsize) n_donors *(n_donors - 1));
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      init_placebo (&variants[i]->placebo, n_donors);
      init_placebo (&variants[i]->placebo_with_treated, n_donors);
    }
  for (guint j = 0; j < n_donors; j++)
    if (!try_donor (treated, donors, j, pool, weights, gap, result))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      rank (variants[i], n_donors, &variants[i]->placebo);
      rank (variants[i], n_donors, &variants[i]->placebo_with_treated);
    }
  return TRUE;
}

/* ---- the whole ---- */

static void
measure_fit (const double *treated, JctSynthetic *result)
{
  double mean = mean_of (treated, result->event);
  double around = 0;
  double missed = 0;

  for (gsize t = 0; t < result->event; t++)
    {
      around += (treated[t] - mean) * (treated[t] - mean);
      missed += result->gap[t] * result->gap[t];
    }
  result->pre_rmspe = rmspe (result->gap, 0, result->event);
  result->r2_before = 1 - missed / around;
  result->is_poor_fit = result->r2_before < JCT_SYNTHETIC_GOOD_FIT;
}

static void
warn (gboolean exact, JctSynthetic *result)
{
  if (exact)
    result->warnings |= JCT_SYNTHETIC_WARNING_EXACT_FIT;
  if (result->is_poor_fit)
    result->warnings |= JCT_SYNTHETIC_WARNING_POOR_FIT;
  if (result->n_donors < MIN_DONORS_FOR_5_PERCENT)
    result->warnings |= JCT_SYNTHETIC_WARNING_FEW_DONORS;
  if (result->n_left_out > 0)
    result->warnings |= JCT_SYNTHETIC_WARNING_LEFT_OUT;
  if (result->event < SHORT_BEFORE)
    result->warnings |= JCT_SYNTHETIC_WARNING_SHORT;
}

static JctVerdict
compute_scaled (const double *treated, const double *const *donors, JctSynthetic *result)
{
  gboolean exact;

  result->weights = g_new0 (double, result->n_donors);
  result->gap = g_new (double, result->n);
  result->synthetic = g_new (double, result->n);
  if (!compute_gap (treated, donors, result->n_donors, result->n, result->event, result->weights,
                    result->gap))
    return JCT_VERDICT_NO_CONVERGENCE;
  for (gsize t = 0; t < result->n; t++)
    result->synthetic[t] = treated[t] - result->gap[t];
  measure_fit (treated, result);
  exact = is_exact (result->pre_rmspe, treated, result->event);
  describe_gap (result, result->event + 1, exact, &result->after_event);
  describe_gap (result, result->event, exact, &result->from_event);
  describe_solution (donors, exact, result);
  compute_condition (donors, result);
  if (!compute_placebo (treated, donors, result))
    return JCT_VERDICT_NO_CONVERGENCE;
  warn (exact, result);
  return JCT_VERDICT_ANSWERED;
}

static JctVerdict
check_treated (const double *y, gsize n, gsize event)
{
  JctVerdict verdict = check_values (y, n);

  if (verdict != JCT_VERDICT_ANSWERED)
    return verdict;
  if (event >= n)
    return JCT_VERDICT_OUTSIDE;
  if (event < JCT_SYNTHETIC_MIN_BEFORE)
    return JCT_VERDICT_TOO_SHORT;
  for (gsize t = 1; t < event; t++)
    if (y[t] != y[0])
      return JCT_VERDICT_ANSWERED;
  return JCT_VERDICT_CONSTANT;
}

void
jct_synthetic_compute (const double *y,
                       gsize n,
                       gsize event,
                       const double *const *donors,
                       const char *const *names,
                       guint n_donors,
                       JctScaling scaling,
                       JctSynthetic *result)
{
  g_autoptr (GPtrArray) scaled = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *treated = NULL;
  double level = 0;

  memset (result, 0, sizeof *result);
  result->scaling = scaling;
  result->n = n;
  result->event = event;
  result->verdict = check_treated (y, n, event);
  if (result->verdict != JCT_VERDICT_ANSWERED)
    return;
  jct_gsl_ensure ();
  treated = scale_values (y, n, event, scaling, &level);
  result->scale = scaling == JCT_SCALING_COUNT_SCALED ? level : 1;
  result->shift = scaling == JCT_SCALING_LOG1P_DEMEANED ? level : 0;
  result->donors = g_new0 (char *, (gsize) n_donors + 1);
  for (guint j = 0; j < n_donors; j++)
    {
      double *x = NULL;

      if (check_values (donors[j], n) == JCT_VERDICT_ANSWERED)
        x = scale_values (donors[j], n, event, scaling, &level);
      if (x == NULL)
        {
          result->n_left_out++;
          continue;
        }
      g_ptr_array_add (scaled, x);
      result->donors[result->n_donors++] = g_strdup (names[j]);
    }
  if (result->n_donors < JCT_SYNTHETIC_MIN_DONORS)
    result->verdict = JCT_VERDICT_NO_DONORS;
  else
    result->verdict
      = compute_scaled (treated, (const double *const *) (gpointer) scaled->pdata, result);
}

static void
clear_placebo (JctSyntheticPlacebo *placebo)
{
  g_free (placebo->pre_rmspe);
  g_free (placebo->post_rmspe);
  g_free (placebo->ratio);
  g_free (placebo->has_ratio);
}

void
jct_synthetic_clear (JctSynthetic *result)
{
  clear_placebo (&result->after_event.placebo);
  clear_placebo (&result->after_event.placebo_with_treated);
  clear_placebo (&result->from_event.placebo);
  clear_placebo (&result->from_event.placebo_with_treated);
  g_strfreev (result->donors);
  g_free (result->weights);
  g_free (result->synthetic);
  g_free (result->gap);
  g_free (result->placebo_weights);
  memset (result, 0, sizeof *result);
}
