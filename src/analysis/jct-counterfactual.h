/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counterfactual: what a local-level model with control series, fitted before an event, forecasts after it.
 *
 * Definition. x = y ("count") or ln(1 + y) ("log1p"); z_t the same transform of the controls; e the event's index.
 *
 *     x_t = mu_t + z_t' beta + eps_t,  eps_t ~ N(0, s2_irregular)
 *     mu_{t+1} = mu_t + eta_t,         eta_t ~ N(0, s2_level),  mu_0 diffuse
 *
 * The local level model: Harvey 1989, section 2.3; Durbin & Koopman 2012, equation 2.3; Commandeur & Koopman 2007,
 * chapters 2 and 5. It is fitted to the periods 0 .. e-1 and forecasts e .. n-1: the idea of Brodersen et al. 2015 with
 * fixed variances in place of a posterior. Filter (Durbin & Koopman 2012, equation 2.15; exact diffuse start, section
 * 2.9), from a = x_0 - z_0' beta and P = s2_irregular on:
 *
 *     P <- P + s2_level;  F = P + s2_irregular;  v = x_t - z_t' beta - a;  a <- a + (P/F) v;  P <- P s2_irregular / F
 *     loglik = -1/2 sum_{t>=1} [ln 2 pi + ln F + v^2/F]                                 (Harvey 1989, equation 3.4.5)
 *
 * Two modes. beta_ml: beta is a parameter, taken as known in forecasts. beta_diffuse: beta is a diffuse state; loglik
 * loses 1/2 ln det(W' V^-1 W), with W the differences of z and V the variance of the differences of x, and forecasts
 * carry the uncertainty of beta (Durbin & Koopman 2012, section 6.2). Without controls they are one.
 *
 * Maximum. With rho = s2_level/(s2_level + s2_irregular), beta (generalised least squares: the same filter applied to
 * x and to each control, then QR of the weighted innovations, Harvey 1989, section 3.4.2) and the total variance are
 * concentrated out; what remains is a function of rho alone, searched on a grid of logit(rho) from -25 to 25 and at
 * both ends, and refined at its peaks. The maximum is often at an end: `boundary` says so.
 *
 * Forecast h periods ahead: mean a + z' beta, variance P + h s2_level + s2_irregular, covariance of two horizons
 * P + s2_level min(h, g) (P becomes [1 z_h] Pi [1 z_g]' in beta_diffuse, with Pi the variance of level and beta).
 * The variance of a cumulative effect is the sum of all entries. 95% limits: +/- 1.959963984540054 standard errors.
 *
 * Limits to show (`shown_...`). Those above take the variances as known, which in a short series makes them too narrow
 * (Hamilton 1986; Ansley & Kohn 1986). For a given share rho the total variance is integrated over: forecasts are then
 * Student's with n - 1 degrees of freedom (less one for each control), around the mean and with the variance above at
 * total = v'v/df. Over rho they are averaged, with the likelihood times Beta(1/4, 1/4) for rho as weights: the posterior
 * predictive distribution, as Brodersen et al. 2015 use one; the prior was chosen by simulation among such as treat both
 * variances alike. 48 points of the midpoint rule. Quantiles of that mixture are the limits; p is twice the smaller tail.
 * The estimate stays that of maximum likelihood. The simulated limits of counted sums on log1p take the variances as known.
 *
 * Assumes that the controls are not themselves changed by the event, that level and variances go on as before it, and
 * normal errors on the scale used. On counts that grew from near zero the last is far from true, and the model calls
 * the later rise certain: jct_counterfactual_pair_compute() computes both scales, and the warnings say so.
 *
 * It declines where there are fewer than JCT_COUNTERFACTUAL_MIN_BEFORE periods before the event (one more for each
 * control), where the event lies outside the series, a value is missing or partial, a value is below zero on log1p, the
 * values before are all the same, or the controls are more than JCT_COUNTERFACTUAL_MAX_CONTROLS or cannot be told from
 * each other or from a constant.
 */
#pragma once

#include <jansson.h>

#include "analysis/jct-verdict.h"
#include "model/jct-series.h"
#include "model/jct-view.h"

G_BEGIN_DECLS

#define JCT_COUNTERFACTUAL_MIN_BEFORE 12
/* With fewer periods before, even the limits that are shown may be a little too narrow. Of 2,000 series made by the model,
 * 12 months ahead, 95% limits held, in per cent of months and of sums (bench/bench-coverage.c):
 *                    both variances 1    nearly constant level    random walk    variances 1, taken as known
 *     34 before      96  95              97  97                   93  93         92  90
 *     60             96  96              95  95                   94  94         94  93
 *     240            95  95              95  95                   95  94         95  94
 * With the true variances given, 95 throughout. */
#define JCT_COUNTERFACTUAL_ENOUGH_BEFORE 60
#define JCT_COUNTERFACTUAL_MAX_CONTROLS 16
/* Limits are not averaged over the variances in longer series, where it hardly matters. */
#define JCT_COUNTERFACTUAL_MAX_INTEGRATED 5000
#define JCT_COUNTERFACTUAL_MAX_SUMMARIES 10
/* Intervals are not simulated over more periods than this. */
#define JCT_COUNTERFACTUAL_MAX_SIMULATED 120
#define JCT_COUNTERFACTUAL_MIN_DRAWS 100
/* The changes of the signal-to-noise ratio for which the change of the likelihood is told: 0.5, 0.9, 1.1, 2. */
#define JCT_COUNTERFACTUAL_N_FACTORS 4

typedef struct
{
  gboolean log1p;
  JctEventPeriod event_period; /* excluded: effects are summed from e+1 on; included: from e on */
  guint k;                     /* the periods of the headline; 0: all to the end of the series */
  guint n_draws;               /* of the simulated intervals (log1p only); fewer than MIN_DRAWS: none */
  gulong seed;                 /* the same seed, the same intervals */
  gboolean has_variances;      /* no search: the two that follow are used */
  double s2_irregular, s2_level;
  gboolean as_known;           /* what is shown takes the variances as known, though they are estimated: a third faster */
} JctCounterfactualOptions;

typedef enum
{
  JCT_BOUNDARY_NONE,
  JCT_BOUNDARY_IRREGULAR_ZERO, /* rho = 1: a pure random walk */
  JCT_BOUNDARY_LEVEL_ZERO,     /* rho = 0: a constant level */
} JctBoundary;

#define JCT_FORECAST_N_LISTS 12

/* One value a period forecast, on the transformed scale. */
typedef struct
{
  gsize n;
  double *mean, *se, *lower, *upper, *observed;
  double *effect;              /* observed - mean */
  double *cumulative;          /* sum of effects from the first period summed on; 0 before it */
  double *cumulative_se;       /* its standard error, which respects the correlation between periods */
  double *shown_lower, *shown_upper; /* 95% limits to show: of the fit that is shown, averaged over the variances */
  double *shown_cumulative_lower, *shown_cumulative_upper; /* of `cumulative` */
} JctForecast;

/* One value a period before the event, of the filter and smoother for x - z' beta. */
typedef struct
{
  gsize n;
  double *innovation, *innovation_var; /* [0] is not defined and 0 */
  double *filtered, *filtered_var;
  double *smoothed, *smoothed_var;     /* Durbin & Koopman 2012, section 4.4 */
} JctLevelPath;

/* Of the counted sum that the model gives, by draws from the joint normal distribution of the forecast errors. */
typedef struct
{
  guint draws;
  double quantiles[3];         /* 2.5%, 50%, 97.5% */
  double quantile_mc_se[3];    /* what another seed would change, at most */
  double effect_ci95[2];
  double p_one_sided;          /* the smaller of the shares of draws at or above, and at or below, the observed sum */
} JctSimulated;

/* The effect over some periods: of k periods, or (k = 0) of all. */
typedef struct
{
  JctEventPeriod event_period;
  guint k;
  gsize n;
  double average_effect, average_sd, average_ci95[2];
  double cumulative_effect, cumulative_sd, cumulative_ci95[2];
  double z, p_two_sided;
  double shown_average_ci95[2], shown_cumulative_ci95[2], shown_p; /* those to show, as in JctForecast */
  double observed_sum;         /* of the counts */
  /* count: */
  double predicted_sum;
  gboolean has_relative;       /* FALSE where the forecasts sum to 0 */
  double relative_effect_pct, relative_ci95_pct[2];
  /* log1p, of 1 + y: */
  gboolean has_ratio;          /* FALSE where a number would not be finite; likewise has_count_sums */
  double ratio_effect_pct, ratio_ci95_pct[2];
  gboolean has_count_sums;
  double count_sum_median, count_sum_mean, count_sum_of_limits[2], count_effect_median;
  gboolean has_simulated;
  JctSimulated simulated;
} JctEffectSummary;

typedef struct
{
  gboolean diffuse;            /* the mode: beta_diffuse or beta_ml */
  double s2_irregular, s2_level;
  double beta[JCT_COUNTERFACTUAL_MAX_CONTROLS];
  double beta_se[JCT_COUNTERFACTUAL_MAX_CONTROLS];
  double loglik;
  gboolean has_search;         /* FALSE where the variances were given: then the next five are not defined */
  JctBoundary boundary;
  guint n_local_maxima;
  double llf_at_rho0, llf_at_rho1;
  double loglik_change[JCT_COUNTERFACTUAL_N_FACTORS]; /* defined where boundary is NONE */
  gboolean has_q;              /* FALSE where s2_irregular is 0 */
  double q;                    /* s2_level/s2_irregular */
  double level_last, level_var_last; /* filtered, after the last period before the event */
  gboolean has_integrated;     /* FALSE: what is shown takes the variances as known */
  JctForecast forecast;
  JctEffectSummary summaries[JCT_COUNTERFACTUAL_MAX_SUMMARIES];
  guint n_summaries;
  JctLevelPath path;           /* n is 0 in mode beta_diffuse */
} JctCounterfactualFit;

typedef enum
{
  JCT_COUNTERFACTUAL_GREW_FROM_ZERO = 1 << 0,    /* on counts, that the values after dwarf those before */
  JCT_COUNTERFACTUAL_RANDOM_WALK = 1 << 1,       /* boundary */
  JCT_COUNTERFACTUAL_CONSTANT_LEVEL = 1 << 2,    /* boundary */
  JCT_COUNTERFACTUAL_FLAT = 1 << 3,              /* the likelihood hardly tells level from irregular */
  JCT_COUNTERFACTUAL_SEVERAL_MAXIMA = 1 << 4,
  JCT_COUNTERFACTUAL_FEW_AFTER = 1 << 5,         /* fewer than three periods after */
  JCT_COUNTERFACTUAL_BELOW_ZERO = 1 << 6,        /* on counts, the band reaches below zero */
  JCT_COUNTERFACTUAL_CONTROLS_ASSUMED = 1 << 7,  /* there are controls: they are taken as untouched */
  JCT_COUNTERFACTUAL_CONTROLS_OUTSIDE = 1 << 8,  /* a control leaves the range that it had before */
  JCT_COUNTERFACTUAL_SCALES_DISAGREE = 1 << 9,   /* of a pair: only one of the scales shows a change */
  JCT_COUNTERFACTUAL_SHORT_BEFORE = 1 << 10,     /* fewer than JCT_COUNTERFACTUAL_ENOUGH_BEFORE periods before */
} JctCounterfactualWarnings;

typedef struct
{
  JctVerdict verdict;          /* but ANSWERED: the rest is empty */
  JctCounterfactualOptions options;
  gboolean has_periods;
  JctPeriod first;             /* of the series */
  char *series;                /* names, where the input had them; (nullable) */
  char **controls;             /* (nullable) */
  guint n_controls;
  gsize n, event, n_before, n_forecast;
  JctCounterfactualFit ml;
  gboolean has_diffuse;        /* where there are controls */
  JctCounterfactualFit diffuse;
  JctCounterfactualWarnings warnings;
} JctCounterfactual;

/* The same on both scales. log1p declines where values are below zero. */
typedef struct
{
  JctCounterfactual count, log1p;
  JctCounterfactualWarnings warnings; /* of both, and of their disagreement */
} JctCounterfactualPair;

void        jct_counterfactual_options_init       (JctCounterfactualOptions *options);

/* `controls`: n_controls pointers to n values each. Never fails: the verdict says when there is no answer.
 * `result` is overwritten; clear it afterwards. `options`: NULL for the defaults (counts, all after the event). */
void        jct_counterfactual_compute            (const double *y, gsize n, gsize event,
                                                   const double *const *controls, guint n_controls,
                                                   const JctCounterfactualOptions *options,
                                                   JctCounterfactual *result);
/* The same for series; it declines where any has a missing or partial value, or another range or kind. */
void        jct_counterfactual_compute_for_series (const JctSeries *series, JctPeriod event,
                                                   JctSeries *const *controls, guint n_controls,
                                                   const JctCounterfactualOptions *options,
                                                   JctCounterfactual *result);
void        jct_counterfactual_clear              (JctCounterfactual *result);

/* On both scales; options->log1p is not looked at. */
void        jct_counterfactual_pair_compute       (const JctSeries *series, JctPeriod event,
                                                   JctSeries *const *controls, guint n_controls,
                                                   const JctCounterfactualOptions *options,
                                                   JctCounterfactualPair *result);
void        jct_counterfactual_pair_clear         (JctCounterfactualPair *result);

/* The fit to show: beta_diffuse where there are controls, since its intervals carry the uncertainty of beta. NULL where
 * the verdict is not ANSWERED. */
const JctCounterfactualFit *jct_counterfactual_get_fit (const JctCounterfactual *result);
/* NULL where the series has not as many periods. */
const JctEffectSummary *jct_counterfactual_fit_find (const JctCounterfactualFit *fit, JctEventPeriod event_period,
                                                     guint k);
/* That of the options' periods, or of all where the series has not as many; NULL where nothing follows the event. */
const JctEffectSummary *jct_counterfactual_get_headline (const JctCounterfactual *result);
/* A value on the result's scale as a count, for drawing: never below zero where the scale is log1p, always finite. */
double      jct_counterfactual_to_count           (const JctCounterfactual *result, double x);

/* The record of oracles/counterfactual.json; what is not defined is null. (transfer full) */
json_t     *jct_counterfactual_to_json            (const JctCounterfactual *result);

/* What stands beside that record as `shown`: the limits that are shown; NULL unless ANSWERED. (transfer full) */
json_t     *jct_counterfactual_shown_to_json      (const JctCounterfactual *result);

/* What was counted, what the model gives, and what that is worth; or why there is no answer. `unit`: what is counted,
 * in the plural, or NULL. (transfer full) */
char       *jct_counterfactual_to_sentence        (const JctCounterfactual *result, const char *unit);
/* Both scales, log1p first. (transfer full) */
char       *jct_counterfactual_pair_to_sentence   (const JctCounterfactualPair *result, const char *unit);
/* A sentence for each flag that is set, the gravest first; never NULL. (transfer full) */
GPtrArray  *jct_counterfactual_warnings_to_text   (JctCounterfactualWarnings warnings);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCounterfactual, jct_counterfactual_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctCounterfactualPair, jct_counterfactual_pair_clear)

G_END_DECLS
