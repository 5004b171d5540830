/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Standard errors of least squares coefficients where the errors may depend on the one before, also in a short series.
 *
 * Definition. y = X b + u, u_t = rho u_{t-1} + e_t, stationary and normal. With R the correlations rho^|s-t| of u, the
 * restricted likelihood of rho (Harville 1974) is
 *     L(rho) = |R|^-1/2 |X'R^-1 X|^-1/2 (r'R^-1 r)^-(n-k)/2,  r = y - X (X'R^-1 X)^-1 X'R^-1 y,
 * what remains of the likelihood once b and the variance are integrated over (Zellner & Tiao 1964). For a combination a'b of
 * the coefficients, at a given rho,
 *     s2 (rho) = r'R^-1 r / (n-k),  se2 (rho) = s2 (rho) w'R w,  w = X (X'X)^-1 a,
 * and (a'b_hat - a'b) / se (rho) is taken as Student's t with n - k degrees of freedom. rho itself is not known: the
 * probabilities are averaged over it with the weights L(rho) (1 - rho^2)^1/2. That mixture of t distributions, centred at
 * the estimate of least squares, gives p = sum w_i P(|T| > |a'b_hat| / se_i) and the half width h of the 95% interval,
 * sum w_i P(|T| > h / se_i) = 0.05. The factor (1 - rho^2)^1/2 was chosen by simulation.
 *
 * Why: in short series Newey and West's standard errors are too small, and methods that estimate one rho estimate it too
 * close to zero and take it as known: their intervals hold the truth less often than 95% (Turner et al. 2021, who compare
 * what is in use for interrupted time series). Averaging over rho allows for both. The estimate stays that of least
 * squares, so that it fits the lines that are drawn; where rho is large, one of generalised least squares would have a
 * narrower interval. How often the intervals hold the truth stands in jct-its.h and jct-quasi-poisson.h.
 *
 * Assumptions. Dependence that dies out geometrically; where rho is near 1 the intervals are too narrow in short series.
 * It declines where least squares fit exactly, no degrees of freedom remain, or a number is not finite.
 *
 * Sums over rho: 48 points of the midpoint rule for the number whose hyperbolic tangent is rho, between the ends beyond which the weight
 * is below e^-18 of its maximum: half widths are good to 1e-5, p to 1e-3. All of L is a polynomial of rho in inner products of the columns of Q (X = QR) and the residuals, found once.
 *
 * Harville, Biometrika 61, 383-385 (1974); Zellner & Tiao, J. Am. Stat. Assoc. 59, 763-778 (1964); Turner, Forbes,
 * Karahalios, Taljaard & McKenzie, BMC Med. Res. Methodol. 21, 181 (2021).
 */
#pragma once

#include "analysis/jct-least-squares.h"

G_BEGIN_DECLS

typedef struct _JctAr1Errors JctAr1Errors;

/* Of the last fit, which need not live on. NULL where it declines. */
JctAr1Errors *jct_ar1_errors_new     (const JctLeastSquares *fit);
void          jct_ar1_errors_free    (JctAr1Errors *errors);

/* The mean of rho under the weights, and the range that holds 95% of them. */
double        jct_ar1_errors_get_rho (const JctAr1Errors *errors, double range[2]);
/* For the combination (k numbers) of coefficients: the half width of its 95% interval, and p. FALSE, and both 0, where
 * they are not finite or the half width is not above zero. */
gboolean      jct_ar1_errors_infer   (const JctAr1Errors *errors, const double *combination, double *half_width,
                                      double *p);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctAr1Errors, jct_ar1_errors_free)

G_END_DECLS
