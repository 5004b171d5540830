/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a result cannot be taken to say. */
#include "config.h"

#include "analysis/jct-counterfactual-private.h"

#include <math.h>

/* The values after are this many times those before: nothing before tells how much they vary. */
#define DWARFED 4
/* Periods after the event that say little by themselves. */
#define FEW 3

static double
mean_of (const double *values, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i] / (double) n;
  return sum;
}

static gboolean
leaves_range (const double *values, gsize n_before, gsize n)
{
  double low = values[0];
  double high = values[0];

  for (gsize i = 1; i < n_before; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }
  for (gsize i = n_before; i < n; i++)
    if (values[i] < low || values[i] > high)
      return TRUE;
  return FALSE;
}

/* The likelihood changes by less than half a unit whether the ratio is halved or doubled. */
static gboolean
is_flat (const JctCounterfactualFit *fit)
{
  return fit->has_search && fit->boundary == JCT_BOUNDARY_NONE && fit->loglik_change[0] > -0.5
         && fit->loglik_change[JCT_COUNTERFACTUAL_N_FACTORS - 1] > -0.5;
}

JctCounterfactualWarnings
jct_counterfactual_find_warnings (const JctCounterfactual *result,
                                  const double *y,
                                  const double *const *controls)
{
  const JctCounterfactualFit *fit = jct_counterfactual_get_fit (result);
  gsize start = result->options.event_period == JCT_EVENT_PERIOD_INCLUDED ? 0 : 1;
  JctCounterfactualWarnings warnings = 0;

  if (!result->options.log1p
      && mean_of (y + result->event, result->n_forecast)
           > DWARFED * fabs (mean_of (y, result->n_before)))
    warnings |= JCT_COUNTERFACTUAL_GREW_FROM_ZERO;
  if (fit->boundary == JCT_BOUNDARY_IRREGULAR_ZERO)
    warnings |= JCT_COUNTERFACTUAL_RANDOM_WALK;
  if (fit->boundary == JCT_BOUNDARY_LEVEL_ZERO)
    warnings |= JCT_COUNTERFACTUAL_CONSTANT_LEVEL;
  if (is_flat (fit))
    warnings |= JCT_COUNTERFACTUAL_FLAT;
  if (fit->n_local_maxima > 1)
    warnings |= JCT_COUNTERFACTUAL_SEVERAL_MAXIMA;
  if (result->n_before < JCT_COUNTERFACTUAL_ENOUGH_BEFORE)
    warnings |= JCT_COUNTERFACTUAL_SHORT_BEFORE;
  if (result->n_forecast < start + FEW)
    warnings |= JCT_COUNTERFACTUAL_FEW_AFTER;
  if (result->n_controls > 0)
    warnings |= JCT_COUNTERFACTUAL_CONTROLS_ASSUMED;
  for (guint j = 0; j < result->n_controls; j++)
    if (leaves_range (controls[j], result->n_before, result->n))
      warnings |= JCT_COUNTERFACTUAL_CONTROLS_OUTSIDE;
  for (gsize i = 0; !result->options.log1p && i < result->n_forecast; i++)
    if (fit->forecast.shown_lower[i] < 0 && y[result->event + i] >= 0)
      warnings |= JCT_COUNTERFACTUAL_BELOW_ZERO;
  return warnings;
}
