/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Structural breaks by Bai and Perron's method, with confidence intervals.
 *
 * Definition. x = y or ln (1 + y) is regressed on a constant (CONSTANT) or on a constant and t = 1..n (TREND); all k
 * coefficients change at each break. For m = 0 .. ceil(n/h) - 2 breaks, at most JCT_BREAKPOINTS_MAX_M, the cut with the
 * least sum of squared residuals (rss) of all whose segments have at least h = floor(0.15 n) periods, by dynamic
 * programming (Bai & Perron 2003, equation 12), and
 *     BIC = n (ln rss + 1 - ln n + ln 2 pi) + (k+1)(m+1) ln n          Zeileis, Kleiber, Kraemer & Hornik 2003, section 4
 * A break b is the 0-based index of the first period of the new regime.
 *
 * Intervals, 95%: Bai 1997, section 4 (proposition 3 and appendix B), for moments of the regressors and a variance of the
 * errors that differ between the regimes. With delta = beta_2 - beta_1, Q_i = X_i'X_i / n_i, sigma2_i = rss_i / n_i,
 *     xi = delta'Q_2 delta / delta'Q_1 delta,  phi = xi sigma2_2 / sigma2_1,  offset_p = G^-1(p) sigma2_1 / delta'Q_1 delta
 *     lower = b - ceil(offset_975),  upper = b - floor(offset_025)
 * G, the limit distribution, is in jct-breakpoints-interval.c. Products exp(.) Phi(.) are formed from the logarithms of
 * both, combined before either can overflow. Ends may lie outside 0..n. There is no interval where G(0) is
 * below 0.025 or above 0.975 (all mass on one side), or a regime is fitted exactly.
 *
 * An interval's end within JCT_BREAKPOINTS_ROUNDING of an integer rests on a rounding: it may differ by one period
 * between programs (`rests_on_rounding`).
 *
 * Assumptions: the errors of a regime are independent and of one variance, breaks are not too small for the length of
 * the regimes. In monthly counts the errors are rarely independent: the intervals are then too narrow. How often they
 * hold the true break, in 4,000 simulated series each with one break in the middle (bench/bench-coverage.c): errors
 * independent, a break of one standard deviation 89% (60 periods) and 94% (240), of two 97% and 98%; errors that depend
 * on the one before by 0.5: 65%, 70%, 83% and 85%. So they stay within 93 to 97% only for breaks of one standard deviation
 * in long series; breaks of two are held a little more often, since limits are whole periods. Warnings say so where the
 * residuals of the best cut are alike, and where a break is small in a short series.
 *
 * It declines where h is not larger than k or two regimes do not fit (TOO_SHORT), where all values are equal, missing,
 * or below zero on LOG1P. A cut that fits exactly has no BIC; the smallest such m is then the best.
 */
#pragma once

#include "analysis/jct-segmentation.h"

G_BEGIN_DECLS

#define JCT_BREAKPOINTS_FRACTION 0.15
#define JCT_BREAKPOINTS_MAX_M 10
#define JCT_BREAKPOINTS_ROUNDING 1e-3
/* Intervals of smaller breaks, in standard deviations, are too narrow in series shorter than this. */
#define JCT_BREAKPOINTS_SMALL 1.5
#define JCT_BREAKPOINTS_ENOUGH 240

typedef struct
{
  JctBreakTransform transform;
  JctSegmentModel model;
  gsize min_segment;        /* h; 0: floor (0.15 n) */
} JctBreakpointsOptions;

typedef struct
{
  gboolean has_p0;
  double p0;                /* G(0): the probability that the estimate lies on one side of the break */
  gboolean has_interval;
  gint64 lower, upper;      /* as indices; may lie outside the series */
  double offset_975, offset_025;
  gboolean rests_on_rounding;
  double size;              /* the distance between the regimes over the first one's standard deviation */
} JctBreakInterval;

typedef struct
{
  guint m;
  double rss;
  gboolean has_bic;
  double bic;
  gsize *breaks;            /* m, ascending */
  JctBreakInterval *intervals; /* m */
  gboolean has_second;
  double second_rss;
} JctBreakpointsCut;

typedef enum
{
  JCT_BREAKPOINTS_WARNING_NO_INTERVAL = 1 << 0, /* a break of the best cut has no interval */
  JCT_BREAKPOINTS_WARNING_ROUNDING    = 1 << 1, /* an end rests on a rounding */
  JCT_BREAKPOINTS_WARNING_OVERLAP     = 1 << 2, /* intervals of neighbouring breaks overlap */
  JCT_BREAKPOINTS_WARNING_OUTSIDE     = 1 << 3, /* an interval leaves the series: the break's place is not known */
  JCT_BREAKPOINTS_WARNING_EXACT_FIT   = 1 << 4,
  JCT_BREAKPOINTS_WARNING_DEPENDENT   = 1 << 5, /* neighbouring residuals are alike: Durbin-Watson below 1.5 */
  JCT_BREAKPOINTS_WARNING_SMALL       = 1 << 6, /* a break below JCT_BREAKPOINTS_SMALL in a series shorter than ENOUGH */
} JctBreakpointsWarnings;

typedef struct
{
  JctVerdict verdict;       /* nothing below but the first four has a meaning unless ANSWERED */
  JctBreakTransform transform;
  JctSegmentModel model;
  gsize n, h;
  guint max_breaks;
  guint n_cuts;             /* max_breaks + 1 */
  JctBreakpointsCut *cuts;  /* m = 0 .. max_breaks */
  guint best_m;             /* of the least BIC */
  JctBreakpointsWarnings warnings; /* of the best cut */
} JctBreakpoints;

void       jct_breakpoints_options_init     (JctBreakpointsOptions *options);
/* Never fails: the verdict says when there is no answer. `result` is overwritten; clear it after use. */
void       jct_breakpoints_compute          (const double *y, gsize n, const JctBreakpointsOptions *options,
                                             JctBreakpoints *result);
void       jct_breakpoints_compute_series   (const JctSeries *series, const JctBreakpointsOptions *options,
                                             JctBreakpoints *result);
void       jct_breakpoints_clear            (JctBreakpoints *result);

/* The limit distribution of the break's estimate, Bai 1997; 0 < xi, phi. */
double     jct_break_distribution           (double v, double xi, double phi);
/* v with G(v) = p; FALSE where G(0) and p leave it undefined or it is not finite. */
gboolean   jct_break_distribution_quantile  (double p, double xi, double phi, double *v);

/* A record of the method `breakpoints`; NULL unless ANSWERED. `start`: the period of the first value. */
json_t    *jct_breakpoints_to_json          (const JctBreakpoints *result, const char *series, JctPeriod start);
/* The one plain sentence, of the cut with the least BIC. (transfer full) */
char      *jct_breakpoints_to_sentence      (const JctBreakpoints *result, JctPeriod start);
/* (transfer container): of strings, freed with it */
GPtrArray *jct_breakpoints_warnings_to_text (const JctBreakpoints *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctBreakpoints, jct_breakpoints_clear)

G_END_DECLS
