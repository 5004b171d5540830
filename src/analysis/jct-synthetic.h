/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Synthetic control: the series built again as a weighted mean of other series.
 *
 * Definition (Abadie, Diamond & Hainmueller 2010, equation 2 and section 2.3, on outcomes only). Before: periods 0..e-1.
 * x is one of
 *     COUNT_SCALED    y / mean of y before the event, each series by its own
 *     LOG1P           ln (1 + y)
 *     LOG1P_DEMEANED  ln (1 + y) less its mean before the event, each its own: an intercept (Doudchenko & Imbens 2016,
 *                     section 3; Ferman & Pinto 2021, section 4)
 * weights w minimise the sum over the periods before of (treated - sum_j w_j donor_j)^2, w_j >= 0, sum w_j = 1. They are
 * the exact minimum, by the active-set method of Wolfe 1976 (the point of least norm in a polytope). gap = treated -
 * synthetic; rmspe = sqrt (mean gap^2), before and after; ratio = after / before. After: e+1..n-1 (after_event), or
 * e..n-1 (from_event).
 *
 * Placebo: each donor in turn as if the event were its own, its pool the other donors, without the treated series and,
 * as in the original paper, with it. rank = 1 + number of donors with a ratio at least the treated one's; p = rank /
 * (donors + 1) (Abadie, Diamond & Hainmueller 2010, section 3.4). It cannot be below 1 / (donors + 1). In 1,000 simulated
 * panels of 20 like series without any change, p <= 0.1 in 10% (bench/bench-coverage.c).
 *
 * Poor fit before the event. R2_before = 1 - sum gap^2 / sum (x - mean x)^2 over the periods before, the measure of
 * Ferman, Pinto & Possebom 2020, section 3; the threshold is this program's: below JCT_SYNTHETIC_GOOD_FIT = 0.8 the fit is
 * poor, and what is seen after the event is then no evidence (Abadie 2021, section 3.3); the sentence says so first.
 *
 * Assumptions: the event does not touch the donors; what moves all series moves them alike; the treated series lies among
 * the donors.
 *
 * It declines with fewer than JCT_SYNTHETIC_MIN_BEFORE periods before the event or none from it on (TOO_SHORT), fewer
 * than JCT_SYNTHETIC_MIN_DONORS usable donors (NO_DONORS), a treated series that is constant before the event (CONSTANT), a
 * missing or negative value in the treated series. Donors with a missing or negative value, or (COUNT_SCALED) with nothing
 * before the event, are not usable: they are left out, and counted.
 */
#pragma once

#include "analysis/jct-verdict.h"

#include <jansson.h>

G_BEGIN_DECLS

#define JCT_SYNTHETIC_MIN_BEFORE 6
#define JCT_SYNTHETIC_MIN_DONORS 2
#define JCT_SYNTHETIC_GOOD_FIT 0.8

typedef enum
{
  JCT_SCALING_COUNT_SCALED,
  JCT_SCALING_LOG1P,
  JCT_SCALING_LOG1P_DEMEANED,
} JctScaling;

const char *jct_scaling_to_name   (JctScaling scaling); /* "count_scaled", "log1p", "log1p_demeaned" */
gboolean    jct_scaling_from_name (const char *name, JctScaling *scaling);

/* One pool's placebo: a value for each usable donor as if treated. */
typedef struct
{
  double *pre_rmspe;
  double *post_rmspe;
  double *ratio;            /* 0 where has_ratio is FALSE */
  gboolean *has_ratio;      /* FALSE where the fit before is exact */
  gboolean has_rank;        /* FALSE where the treated series has no ratio */
  guint rank;
  double p;
} JctSyntheticPlacebo;

typedef struct
{
  gboolean defined;         /* FALSE where no period is after the event (after_event) */
  gsize first;              /* e + 1 or e */
  gsize n_post;
  double post_rmspe;
  gboolean has_ratio;       /* FALSE where the fit before is exact */
  double ratio;
  double average_gap;       /* of x */
  double average_gap_counts, cumulative_gap_counts; /* COUNT_SCALED */
  gboolean has_relative;    /* COUNT_SCALED: FALSE where the synthetic series is 0 */
  double relative_effect_pct;
  gboolean has_ratio_effect;
  double ratio_effect_pct;  /* the log forms */
  JctSyntheticPlacebo placebo, placebo_with_treated;
} JctSyntheticVariant;

typedef enum
{
  JCT_SYNTHETIC_WARNING_POOR_FIT    = 1 << 0, /* R2_before below JCT_SYNTHETIC_GOOD_FIT: no evidence */
  JCT_SYNTHETIC_WARNING_EXACT_FIT   = 1 << 1, /* nothing is left before the event: no ratio, no rank */
  JCT_SYNTHETIC_WARNING_NOT_UNIQUE  = 1 << 2, /* other weights fit as well */
  JCT_SYNTHETIC_WARNING_FEW_DONORS  = 1 << 3, /* fewer than 19: p cannot reach 0.05 */
  JCT_SYNTHETIC_WARNING_LEFT_OUT    = 1 << 4, /* donors were not usable */
  JCT_SYNTHETIC_WARNING_ONE_DONOR   = 1 << 5, /* one donor carries at least nine tenths */
  JCT_SYNTHETIC_WARNING_SHORT       = 1 << 6, /* fewer than 12 periods before */
} JctSyntheticWarnings;

typedef struct
{
  JctVerdict verdict;       /* nothing below but the first three has a meaning unless ANSWERED */
  JctScaling scaling;
  gsize n, event;
  guint n_donors;           /* usable ones */
  guint n_left_out;
  char **donors;            /* their names, zero-terminated */
  double *weights;          /* n_donors, sum 1 */
  double *synthetic, *gap;  /* n, of x */
  double scale;             /* COUNT_SCALED: counts are x times this */
  double shift;             /* LOG1P_DEMEANED: ln (1 + y) is x plus this */
  double pre_rmspe;
  double r2_before;
  gboolean is_poor_fit;
  double smallest_positive_weight;
  gboolean has_multiplier;  /* FALSE where no weight is zero */
  double smallest_multiplier_relative;
  gboolean has_condition_number;
  double condition_number;  /* of the donors' matrix before the event */
  JctSyntheticVariant after_event, from_event;
  double *placebo_weights;  /* n_donors x (n_donors - 1) by rows: without the treated series in the pool */
  JctSyntheticWarnings warnings;
} JctSynthetic;

/* `donors`: n_donors series of n values each, with their names. Never fails: the verdict says when there is no answer;
 * `result` is overwritten; clear it after use. */
void       jct_synthetic_compute          (const double *y, gsize n, gsize event, const double *const *donors,
                                           const char *const *names, guint n_donors, JctScaling scaling,
                                           JctSynthetic *result);
void       jct_synthetic_clear            (JctSynthetic *result);
/* The synthetic series of period t in counts. */
double     jct_synthetic_get_count        (const JctSynthetic *result, gsize t);

/* The weights alone: `columns` are n_columns vectors of n values. FALSE where there is no column, a value is not finite,
 * or the search does not end. */
gboolean   jct_simplex_weights            (const double *target, const double *const *columns, guint n_columns, gsize n,
                                           double *weights);

/* A record of the method `synthetic_control`; NULL unless ANSWERED. `start`: the period of the first value. */
json_t    *jct_synthetic_to_json          (const JctSynthetic *result, const char *series, JctPeriod start);
/* The one plain sentence (of after_event, or from_event where there is nothing after). (transfer full) */
char      *jct_synthetic_to_sentence      (const JctSynthetic *result, JctPeriod start);
/* (transfer container): of strings, freed with it */
GPtrArray *jct_synthetic_warnings_to_text (const JctSynthetic *result, JctPeriodUnit unit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctSynthetic, jct_synthetic_clear)

G_END_DECLS
