/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The design of an interrupted time series (Wagner et al. 2002, equation 1; Bernal et al. 2017), shared by the least
 * squares, the quasi-Poisson and the placebo computation:
 *
 *     eta_t = b0 + b1 t + sum_e [b2e step_et + b3e ramp_et] + sum_h [c_h sin (2 pi h t / P) + d_h cos (2 pi h t / P)]
 *     t = 0..n-1,  step_et = [t >= s_e],  ramp_et = (t - s_e) [t >= s_e],  P = periods a year
 *
 * The ramp is 0 in the first period of the step, so b2 is the jump in that period and b3 the change of slope. The step
 * starts in the period after the event's (AFTER_EVENT) or in the event's own (FROM_EVENT). A window cuts the series
 * first; t, n and s are then counted inside it. With two events there is a step and a ramp for each; the second pair
 * adds to the first.
 */
#pragma once

#include "analysis/jct-ar1-errors.h"
#include "analysis/jct-least-squares.h"
#include "analysis/jct-verdict.h"

#include <jansson.h>

G_BEGIN_DECLS

#define JCT_ITS_MAX_EVENTS 2
#define JCT_ITS_MAX_HARMONICS 2
#define JCT_ITS_MAX_K (2 + 2 * JCT_ITS_MAX_EVENTS + 2 * JCT_ITS_MAX_HARMONICS)
#define JCT_ITS_MAX_N 100000
/* Below this part of the sum of squares of the values, residuals are the rounding of the computation. */
#define JCT_ITS_EXACT_FIT 1e-24
/* Each part of the series, before, between and after the events, needs two values for its line; up to
 * JCT_ITS_FEW the line fits them almost exactly, and up to JCT_ITS_SHORT (Wagner et al. 2002 ask for 12) it is
 * uncertain. The two latter are warnings. */
#define JCT_ITS_MIN_SIDE 2
#define JCT_ITS_FEW 4
#define JCT_ITS_SHORT 11
/* Below this many values, where the errors may depend on the one before by more than JCT_ITS_STRONG, intervals that allow
 * for such dependence are still too narrow: see jct-its.h. */
#define JCT_ITS_ENOUGH 120
#define JCT_ITS_STRONG 0.9
/* Beyond these the Durbin-Watson statistic is far from 2. */
#define JCT_ITS_DURBIN_WATSON_LOW 1.5
#define JCT_ITS_DURBIN_WATSON_HIGH 2.5

typedef enum
{
  JCT_ITS_AFTER_EVENT,
  JCT_ITS_FROM_EVENT,
} JctItsVariant;

typedef struct
{
  guint n_events;                    /* 1 or 2 */
  gsize events[JCT_ITS_MAX_EVENTS];  /* indices of the events' periods in the series */
  JctItsVariant variant;
  guint harmonics;                   /* 0, 1, 2 */
  guint per_year;                    /* periods a year; 0 where it is not whole: no harmonics then */
  gboolean has_window;
  gsize window_first, window_last;   /* indices in the series, both included */
} JctItsSpec;

typedef struct
{
  JctItsSpec spec;                   /* as asked for, its events in the order of time */
  gsize first;                       /* of the window, in the series */
  gsize n;
  guint k;
  gsize starts[JCT_ITS_MAX_EVENTS];  /* s, inside the window */
} JctItsDesign;

/* What a reader has to know beside the numbers. */
typedef enum
{
  JCT_ITS_WARNING_FEW_AFTER       = 1 << 0, /* step and ramp fit the last part almost exactly */
  JCT_ITS_WARNING_FEW_BEFORE      = 1 << 1,
  JCT_ITS_WARNING_FEW_BETWEEN     = 1 << 2,
  JCT_ITS_WARNING_SHORT           = 1 << 3, /* a part has fewer than twelve values */
  JCT_ITS_WARNING_AUTOCORRELATION = 1 << 4, /* Durbin-Watson below 1.5 or above 2.5 */
  JCT_ITS_WARNING_STRONG          = 1 << 5, /* with the former: so strong, or not excluded, in a short series, that
                                             * intervals are too narrow */
  JCT_ITS_WARNING_EXACT_FIT       = 1 << 6, /* no residuals: no standard error has a meaning */
  JCT_ITS_WARNING_SEASON          = 1 << 7, /* harmonics on less than two years */
  JCT_ITS_WARNING_BELOW_ZERO      = 1 << 8, /* the fitted line of counts, or the line carried on, is negative */
} JctItsWarnings;

/* Those under which an interval has no meaning. */
#define JCT_ITS_WARNINGS_FEW \
  (JCT_ITS_WARNING_FEW_AFTER | JCT_ITS_WARNING_FEW_BEFORE | JCT_ITS_WARNING_FEW_BETWEEN)

/* What a coefficient and its standard error say. `defined` is FALSE, and all but se is 0, where the standard error is
 * zero or the model fits exactly. */
typedef struct
{
  gboolean defined;
  double se;
  double t;
  double p_normal, p_t;
  double ci_normal[2], ci_t[2];      /* 95% */
} JctItsInference;

/* How strongly neighbouring errors may depend on each other. */
typedef struct
{
  gboolean defined;
  double rho;                        /* the mean under the weights of jct-ar1-errors.h */
  double rho_ci95[2];
} JctAr1Fit;

/* One event, after it, no harmonics, months, the whole series. */
void            jct_its_spec_init              (JctItsSpec *spec, gsize event);
/* ANSWERED where the design can be formed from a series of n values; OUTSIDE, TOO_SHORT, SINGULAR where not. */
JctVerdict      jct_its_design_init            (JctItsDesign *design, const JctItsSpec *spec, gsize n);
/* Translates events (of any kind of period) and the kind's periods a year into `spec`; then checks that the values of
 * its window are all there. */
JctVerdict      jct_its_spec_from_series       (JctItsSpec *spec, const JctSeries *series, const JctPeriod *events,
                                                guint n_events);
void            jct_its_design_fill            (const JctItsDesign *design, JctLeastSquares *fit);
/* The columns of the step and the ramp alone, for the same spec with another start. */
void            jct_its_design_fill_event      (const JctItsDesign *design, guint event, gsize start,
                                                JctLeastSquares *fit);
/* The values that step and ramp of all events add in period t of the window. */
double          jct_its_design_effect          (const JctItsDesign *design, const double *coef, gsize t);
/* "const", "t", "step", "ramp", "sin1", ...; with two events "step1", ... (transfer full) */
char           *jct_its_design_name_column     (const JctItsDesign *design, guint j);
/* How many values the part after the last event has. */
gsize           jct_its_design_n_post          (const JctItsDesign *design);
/* Those warnings that follow from the design alone. */
JctItsWarnings  jct_its_design_get_warnings    (const JctItsDesign *design);
/* Those of the residuals: whether the Durbin-Watson statistic is far from 2, and what n values can do about it. */
JctItsWarnings  jct_its_warn_autocorrelation   (double durbin_watson, const JctAr1Fit *fit, gsize n);
/* The members that the records of both regressions begin with. `start` is the period of the series' first value. */
json_t         *jct_its_design_to_json         (const JctItsDesign *design, const char *series, JctPeriod start);

JctItsInference jct_its_infer                  (double coef, double se, double df, double t_975, gboolean exact);
/* The same where the errors may depend on the one before (jct-ar1-errors.h): ci_t and p_t are of the mixture, se is the
 * half width over the quantile. Not defined where `errors` is NULL. */
JctItsInference jct_its_infer_ar1              (double estimate, const JctAr1Errors *errors, const double *combination,
                                                double t_975);
/* Of each of k coefficients, and of rho. */
void            jct_its_infer_ar1_all          (const double *coef, guint k, const JctAr1Errors *errors, double t_975,
                                                JctAr1Fit *fit, JctItsInference *inferences);
/* "se", "p", "ci95" of the above, as lists over `n` inferences. */
json_t         *jct_its_ar1_to_json            (const JctAr1Fit *fit, const JctItsInference *inferences, guint n);
/* Whether the 95% interval (Student) leaves out zero. */
gboolean        jct_its_inference_is_clear     (const JctItsInference *inference);
double          jct_its_durbin_watson          (const double *residuals, gsize n);
/* A real; null where it is not defined or not finite. */
json_t         *jct_its_number_to_json         (gboolean defined, double value);
json_t         *jct_its_pair_to_json           (gboolean defined, const double *pair);
/* The period `index` after `start`, as text. */
json_t         *jct_its_period_to_json         (JctPeriod start, gsize index);

/* The warnings as sentences, in the order of weight. (transfer container): of strings, freed with it. */
GPtrArray      *jct_its_warnings_to_text       (JctItsWarnings warnings, const JctItsDesign *design,
                                                JctPeriodUnit unit, double durbin_watson);
/* The sentence that sums up step and slope of one event; NULL with two. Translated. */
const char     *jct_its_describe_finding       (JctItsWarnings warnings, const JctItsDesign *design,
                                                const JctItsInference *step, const JctItsInference *slope);
/* A 95% interval in brackets, behind a blank; empty where either end is NULL. (transfer full) */
char           *jct_its_describe_interval      (const char *low, const char *high);

G_END_DECLS
