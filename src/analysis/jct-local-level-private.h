/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The local level model of jct-counterfactual.h: its likelihood and the search for its maximum. */
#pragma once

#include "analysis/jct-counterfactual.h"

G_BEGIN_DECLS

/* The variances as shares of their total; both are kept, since near the ends 1 - share would lose digits. */
typedef struct
{
  double level, irregular;
} JctShares;

typedef struct
{
  gsize n;                /* periods */
  guint k;                /* controls */
  double *columns;        /* n values of each control, then n of the series */
  double *work;           /* as many, weighted innovations */
  double *gain, *weight;  /* a period: P/F and 1/sqrt(F), F in shares */
  double *last;           /* the filtered level of each column, after the last period */
  double *r;              /* k x k upper triangle, by rows */
  double *beta;
  double sum_log_f;
  double p_last;          /* the level's filtered variance, in shares */
  double rss;             /* sum of squared weighted innovations of x - z' beta */
  double sum_log_r;       /* 1/2 ln det(W' V^-1 W), V in shares */
} JctLocalLevel;

JctLocalLevel *jct_local_level_new       (gsize n, guint k);
void           jct_local_level_free      (JctLocalLevel *model);

JctShares      jct_shares_from_logit     (double logit);
/* Filters, and fits beta: fills the model's results. */
void           jct_local_level_filter    (JctLocalLevel *model, JctShares shares);
/* Of the last filtering: the log-likelihood at a total variance, and the total that maximises it. */
double         jct_local_level_loglik    (const JctLocalLevel *model, double total, gboolean diffuse);
double         jct_local_level_total     (const JctLocalLevel *model, gboolean diffuse);
/* ANSWERED, SINGULAR, CONSTANT (the series does not vary) or NO_CONVERGENCE (the controls give it exactly). */
JctVerdict     jct_local_level_check     (JctLocalLevel *model);
/* Fills variances and what the search found, and leaves the model filtered there. */
void           jct_local_level_maximise  (JctLocalLevel *model, JctCounterfactualFit *fit);
/* The filter and the smoother of x - z' beta at the fit's variances, written into fit->path. */
void           jct_local_level_smooth    (const JctLocalLevel *model, JctCounterfactualFit *fit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctLocalLevel, jct_local_level_free)

G_END_DECLS
