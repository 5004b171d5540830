/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Interrupted time series as quasi-Poisson regression: for counts, whose spread grows with their level.
 *
 * Definition. ln E y_t = eta_t (+ ln days_t) with the design of jct-its-design.h; maximum likelihood for b by iterated
 * weighted least squares (McCullagh & Nelder 1989, section 2.5) until the coefficients stop moving, the weights then
 * formed once more. Dispersion phi = sum ((y - mu)^2 / mu) / (n - k) (section 4.5.2), covariance phi (X' diag (mu) X)^-1;
 * rate ratios exp (b) with limits exp (b -/+ q se), q from the normal and from Student's t with n - k degrees of freedom.
 * The deviance is 2 sum (y ln (y/mu) - (y - mu)). With one event: expected_without = sum over t >= s of
 * mu_t exp (-(step + ramp (t - s))), excess = sum mu_t - expected_without, excess_pct = 100 excess / expected_without.
 *
 * Assumptions. Variance in proportion to the mean; for `inference` independent errors. It describes, it does not say why.
 *
 * The intervals to show are `ar1`: those of jct-ar1-errors.h for the linearised regression at the maximum (the working
 * responses on the design, both times the square root of mu), that is for Pearson residuals which depend on the one
 * before, as Zeger 1988 models series of counts. How often they hold the truth (step and change of slope; 34, 60 and 240
 * periods, 2,000 simulated series each, bench/bench-coverage.c): independent counts with a variance of five times the
 * mean 95 to 97%; counts whose means' logarithms depend on the one before by 0.3 or 0.5 95 to 97%, by 0.9 75 to 91%
 * (there `durbin_watson`, of the Pearson residuals, is far from 2, and the warnings say so). Student's with independent
 * errors hold it 94 to 96% and, at 0.5, 81 to 83%. Where the level grows many times over, `ar1` is very wide: nearly all
 * weight is then after the event, and what comes before says little.
 *
 * It declines as jct-its.h does; where a value is below zero (NEGATIVE); and where no maximum exists, as with a part
 * that holds nothing but zeros (NO_CONVERGENCE).
 */
#pragma once

#include "analysis/jct-its-design.h"

G_BEGIN_DECLS

typedef struct
{
  JctItsSpec spec;
  gboolean per_day;                 /* ln days as an offset */
} JctQuasiPoissonOptions;

/* Not defined where a limit is too large for a number. */
typedef struct
{
  gboolean defined;
  double estimate;
  gboolean has_ci;
  double ci_normal[2], ci_t[2];
} JctRateRatio;

typedef struct
{
  JctVerdict verdict;               /* nothing below but options and design has a meaning unless ANSWERED */
  JctItsWarnings warnings;
  JctQuasiPoissonOptions options;
  JctItsDesign design;
  guint df;
  guint n_iterations;
  double coef[JCT_ITS_MAX_K];
  JctItsInference inference[JCT_ITS_MAX_K]; /* of the coefficients */
  JctRateRatio irr[JCT_ITS_MAX_K];
  JctAr1Fit ar1_fit;
  JctItsInference ar1[JCT_ITS_MAX_K];       /* of the coefficients: the one to show */
  JctRateRatio irr_ar1[JCT_ITS_MAX_K];
  double dispersion, pearson_chi2, deviance;
  gboolean has_durbin_watson;
  double durbin_watson;
  gboolean has_excess;              /* one event, and the numbers are not too large */
  double expected_without, excess, excess_pct;
  double *fitted;                   /* n values of the window */
  double *without;                  /* the same without the steps and ramps */
} JctQuasiPoisson;

void    jct_quasi_poisson_options_init   (JctQuasiPoissonOptions *options, gsize event);
/* `days` has n values and may be NULL where options->per_day is FALSE. */
void    jct_quasi_poisson_compute        (const double *y, const double *days, gsize n,
                                          const JctQuasiPoissonOptions *options, JctQuasiPoisson *result);
/* The same for a series and one or two events; their indices and the periods a year in `options` are not used. */
void    jct_quasi_poisson_compute_series (const JctSeries *series, const JctPeriod *events, guint n_events,
                                          const JctQuasiPoissonOptions *options, JctQuasiPoisson *result);
void    jct_quasi_poisson_clear          (JctQuasiPoisson *result);

/* A record of the method `its_quasipoisson`; NULL unless ANSWERED. `start`: the period of the series' first value. */
json_t *jct_quasi_poisson_to_json        (const JctQuasiPoisson *result, const char *series, JctPeriod start);
/* What stands beside that record as `ar1`: the intervals that are shown; NULL unless ANSWERED. */
json_t *jct_quasi_poisson_shown_to_json  (const JctQuasiPoisson *result);
/* What the fitted curve does at the event, in plain sentences. `unit`: what is counted, in the plural, or NULL.
 * (transfer full) */
char   *jct_quasi_poisson_to_sentence    (const JctQuasiPoisson *result, JctPeriod start, const char *unit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctQuasiPoisson, jct_quasi_poisson_clear)

G_END_DECLS
