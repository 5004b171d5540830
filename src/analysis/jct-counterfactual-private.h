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

/* From the model as it was last filtered, at these variances; `distance` is filled. */
void     jct_forecast_errors_init       (JctForecastErrors *errors, const JctCounterfactual *result,
                                         const JctLocalLevel *model, gboolean diffuse, double s2_level,
                                         double s2_irregular, const double *const *controls);
/* Of one period. */
double   jct_forecast_errors_get_variance (const JctForecastErrors *errors, gsize horizon);
/* The mean that the model as it was last filtered gives for a period. */
double   jct_local_level_forecast       (const JctLocalLevel *model, const JctCounterfactual *result,
                                         const double *const *controls, gsize horizon);
/* The variance of the sum of the errors of the periods first .. first + i, for each i < n. */
void     jct_forecast_errors_accumulate (const JctForecastErrors *errors, gsize first, gsize n, double *variances);

/* All summaries that the periods allow. */
void     jct_counterfactual_summarise   (const JctCounterfactual *result, const JctForecastErrors *errors,
                                         JctCounterfactualFit *fit);
/* Fills summary->simulated; first: the index of its first period in the forecast. */
void     jct_effect_summary_simulate    (const JctCounterfactualOptions *options, const JctForecastErrors *errors,
                                         const JctForecast *forecast, gsize first, JctEffectSummary *summary);
/* Fills what is shown of a fit that is otherwise complete: the limits that allow for the variances being estimated. The
 * model is filtered anew. */
void     jct_counterfactual_integrate   (const JctCounterfactual *result, JctLocalLevel *model,
                                         const double *const *controls, JctCounterfactualFit *fit);
gboolean jct_counterfactual_is_finite   (const JctCounterfactualFit *fit, guint n_controls);

JctCounterfactualWarnings jct_counterfactual_find_warnings (const JctCounterfactual *result, const double *y,
                                                            const double *const *controls);

G_END_DECLS
