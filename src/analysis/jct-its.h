/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Interrupted time series by ordinary least squares, with Newey-West standard errors.
 *
 * Definition. The design of jct-its-design.h on x = y (COUNT) or x = ln (1 + y) (LOG1P). The covariance is that of
 * jct-least-squares.h with lag floor (4 (n/100)^(2/9)): `hac` as it is, `hac_adj` times n/(n-k). t = coef / se; p from
 * the normal and from Student's t with n - k degrees of freedom, and the 95% limits of both. The Durbin-Watson statistic
 * is sum (u_t - u_{t-1})^2 / sum u_t^2 (Durbin & Watson 1950, equation 5). With one event: the average effect over the
 * n_post periods from the step on, step + ramp (n_post - 1)/2, and that in the last, step + ramp (n_post - 1), with
 * standard errors sqrt (c'Vc). On LOG1P, exp (effect) is the ratio of 1 + y.
 *
 * Assumptions. A straight line before, another after, carried on as it was; errors that forget within the lag. It
 * describes where the lines break, not why.
 *
 * How often 95% intervals (Student, n/(n-k)) hold the truth, in 4,000 simulated series each with the event in the middle
 * (bench/bench-coverage.c; step, change of slope and average effect):
 *     60 periods    independent errors 88 to 89%    errors that depend on the one before by 0.5: 78 to 81%
 *     240 periods                      93 to 94%                                                 88 to 89%
 * They are too narrow in short series, as Newey-West intervals are: p is too small there. A warning says so below
 * JCT_ITS_ENOUGH values.
 *
 * It declines where a part has fewer than JCT_ITS_MIN_SIDE values or there are no degrees of freedom (TOO_SHORT), the
 * event lies outside (OUTSIDE), a value is missing, all are the same (CONSTANT), below zero on LOG1P (NEGATIVE), the
 * columns cannot be told apart (SINGULAR), a square overflows (OVERFLOW), or there are more than JCT_ITS_MAX_N periods.
 *
 * Newey & West 1987; 1994 (the lag); Wagner, Soumerai, Zhang & Ross-Degnan 2002, equation 1; Bernal, Cummins &
 * Gasparrini 2017; Durbin & Watson 1950.
 */
#pragma once

#include "analysis/jct-its-design.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_ITS_COUNT,
  JCT_ITS_LOG1P,
} JctItsTransform;

typedef struct
{
  JctItsSpec spec;
  JctItsTransform transform;
} JctItsOptions;

typedef struct
{
  double estimate;
  double se_hac;
  JctItsInference hac_adj;
} JctItsEffect;

typedef struct
{
  JctVerdict verdict;           /* nothing below but options and design has a meaning unless ANSWERED */
  JctItsWarnings warnings;
  JctItsOptions options;
  JctItsDesign design;          /* n, k, starts */
  guint df;
  guint lag;
  double coef[JCT_ITS_MAX_K];   /* in the order of the design's columns: 2 is the (first) step, 3 its ramp */
  double se_ols[JCT_ITS_MAX_K];
  JctItsInference hac[JCT_ITS_MAX_K];
  JctItsInference hac_adj[JCT_ITS_MAX_K];
  double vcov_hac[JCT_ITS_MAX_K * JCT_ITS_MAX_K]; /* k x k, by rows */
  double rss, tss, r2, r2_adj, sigma2;
  gboolean has_durbin_watson;   /* not where the model fits exactly */
  double durbin_watson;
  gboolean has_effects;         /* one event */
  guint n_post;
  JctItsEffect effect_average, effect_last_period;
  double *fitted;               /* n values of the window, as counts (on LOG1P transformed back) */
  double *without;              /* the same without the steps and ramps: the line before, carried on */
} JctIts;

void        jct_its_options_init   (JctItsOptions *options, gsize event);
/* Never fails: the verdict says when there is no answer. `y` has n values, NaN where missing. */
void        jct_its_compute        (const double *y, gsize n, const JctItsOptions *options, JctIts *its);
/* The same for a series and one or two events; their indices and the periods a year in `options` are not used. */
void        jct_its_compute_series (const JctSeries *series, const JctPeriod *events, guint n_events,
                                    const JctItsOptions *options, JctIts *its);
void        jct_its_clear          (JctIts *its);
/* Writes the n values of a window on the scale of the model to `x`. ANSWERED, MISSING, NEGATIVE or CONSTANT. */
JctVerdict  jct_its_transform      (const double *y, gsize n, JctItsTransform transform, double *x);

/* A record of the method `its_ols`; NULL unless ANSWERED. `start` is the period of the series' first value. */
json_t     *jct_its_to_json        (const JctIts *its, const char *series, JctPeriod start);
/* What the lines do at the event, in plain sentences; no interval is told where few values make it meaningless. `unit`:
 * what is counted, in the plural, or NULL. (transfer full) */
char       *jct_its_to_sentence    (const JctIts *its, JctPeriod start, const char *unit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctIts, jct_its_clear)

G_END_DECLS
