/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The normal and Student's t distribution: probabilities and quantiles, accurate to about 1e-13 relative, far tails
 * included; to 1e-10 at a million degrees of freedom. (GSL's Student functions switch to a Cornish-Fisher approximation,
 * good to 1e-9, from 30 degrees of freedom on.)
 *
 * Methods. Normal: the complementary error function; its inverse by Wichura's AS 241 (1988). Student: the incomplete
 * beta function by its continued fraction (Abramowitz & Stegun 1964, 26.5.8, 26.7.1); the quantile by Newton's method
 * on the logarithms of t and of the tail.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JCT_NORMAL_975 1.959963984540054 /* the quantile that 95% limits from the normal distribution use */

/* P(Z <= z). */
double jct_normal_cdf       (double z);
/* P(|Z| >= |z|). */
double jct_normal_two_sided (double z);
/* z with P(Z <= z) = p; 0 < p < 1. */
double jct_normal_quantile  (double p);
/* P(|T| >= |t|); df > 0, not necessarily whole. */
double jct_t_two_sided      (double t, double df);
/* q with P(T <= q) = p; 0 < p < 1, df > 0. Cut to the largest double where it would exceed it. */
double jct_t_quantile       (double p, double df);

G_END_DECLS
