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
 * The intervals to show are `ar1`: those of jct-ar1-errors.h, around the same estimates. Newey and West's are too narrow
 * in short series. How often 95% intervals hold the truth (step, change of slope and average effect), in 2,000 simulated
 * series each (bench/bench-coverage.c), by how strongly errors depend on the one before:
 *                            ar1                                          Newey-West, Student, n/(n-k)
 *                      0           0.3         0.5         0.9            0           0.5
 *     34 periods    96 to 97%   96%         95 to 96%   81 to 89%
 *     60            95 to 96    95 to 96    95 to 96    86 to 92       88 to 90%   79 to 81%
 *     120           95          95          95 to 96    93 to 96
 *     240           95 to 96    95 to 96    95 to 96    95 to 97       93 to 94    88 to 89
 * With the event at three quarters, and with a yearly wave and one harmonic, the same. Where dependence of JCT_ITS_STRONG
 * is not excluded in fewer than JCT_ITS_ENOUGH values, a warning says that they may be too narrow.
 *
 * It declines where a part has fewer than JCT_ITS_MIN_SIDE values or there are no degrees of freedom (TOO_SHORT), the
 * event lies outside (OUTSIDE), a value is missing, all are the same (CONSTANT), below zero on LOG1P (NEGATIVE), the
 * columns cannot be told apart (SINGULAR), a square overflows (OVERFLOW), or there are more than JCT_ITS_MAX_N periods.
 *
 * jct-ar1-errors.h; Newey & West 1987; 1994 (the lag); Wagner, Soumerai, Zhang & Ross-Degnan 2002, equation 1; Bernal, Cummins &
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
  JctItsInference ar1;          /* the one to show */
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
  JctAr1Fit ar1_fit;
  JctItsInference ar1[JCT_ITS_MAX_K]; /* the one to show: jct-ar1-errors.h */
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
/* What stands beside that record as `ar1`: the intervals that are shown; NULL unless ANSWERED. */
json_t     *jct_its_shown_to_json  (const JctIts *its);
/* What the lines do at the event, in plain sentences; no interval is told where few values make it meaningless. `unit`:
 * what is counted, in the plural, or NULL. (transfer full) */
char       *jct_its_to_sentence    (const JctIts *its, JctPeriod start, const char *unit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctIts, jct_its_clear)

G_END_DECLS
