/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of jct-counterfactual share. */
#pragma once

#include "analysis/jct-local-level-private.h"

G_BEGIN_DECLS

/* What a forecast is made of: the errors of two horizons have the covariance
 * P + s2_level min(h, g) + s2_irregular [h = g] + d_h' B d_g, d_h = z_h - (filtered level of z), B = (R'R)^-1. */
typedef struct
{
  gsize n;
  guint k;              /* 0 where beta is taken as known */
  double p;             /* the level's variance given beta */
  double s2_level, s2_irregular;
  const double *r;      /* k x k upper triangle, at a total variance of 1 */
  double total;
  double *distance;     /* n x k: d_h */
  const double *counts; /* n, what was observed */
} JctForecastErrors;

/* The variance of the sum of the errors of the periods first .. first + i, for each i < n. */
void     jct_forecast_errors_accumulate (const JctForecastErrors *errors, gsize first, gsize n, double *variances);

/* All summaries that the periods allow. */
void     jct_counterfactual_summarise   (const JctCounterfactual *result, const JctForecastErrors *errors,
                                         JctCounterfactualFit *fit);
/* Fills summary->simulated; first: the index of its first period in the forecast. */
void     jct_effect_summary_simulate    (const JctCounterfactualOptions *options, const JctForecastErrors *errors,
                                         const JctForecast *forecast, gsize first, JctEffectSummary *summary);
gboolean jct_counterfactual_is_finite   (const JctCounterfactualFit *fit, guint n_controls);

JctCounterfactualWarnings jct_counterfactual_find_warnings (const JctCounterfactual *result, const double *y,
                                                            const double *const *controls);

G_END_DECLS
