/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ordinary least squares for small dense designs, by Householder QR (Golub & Van Loan 2013, algorithm 5.2.1; not by
 * normal equations, whose condition number is the square), and the Newey-West covariance of its coefficients. A
 * workspace is made once and used for any number of fits; a fit allocates nothing. Not shared between threads.
 *
 *     b = argmin |y - X b|,  u = y - X b,  V = (X'X)^-1 S (X'X)^-1
 *     S = sum_t u_t^2 x_t x_t' + sum_{l=1..L} (1 - l/(L+1)) sum_{t>=l} u_t u_{t-l} (x_t x_{t-l}' + x_{t-l} x_t')
 *
 * S: Newey & West 1987, equation 5, with Bartlett weights; no prewhitening, no small-sample factor (callers multiply V
 * by n/(n-k) where they want it). L = floor(4 (n/100)^(2/9)): Newey & West 1994, the rule of thumb of their section 3.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JctLeastSquares JctLeastSquares;

JctLeastSquares *jct_least_squares_new           (gsize max_n, guint max_k);
void             jct_least_squares_free          (JctLeastSquares *fit);

/* The column j of the design, of max_n doubles, to be filled before a fit; a fit leaves it as it is. */
double          *jct_least_squares_get_column    (JctLeastSquares *fit, guint j);
const double    *jct_least_squares_peek_column   (const JctLeastSquares *fit, guint j);
/* Fits the first n rows of the first k columns; FALSE where n < k or a column depends on those before it (within 1e-10
 * of its length), or a number is not finite: there are no results then. */
gboolean         jct_least_squares_fit           (JctLeastSquares *fit, gsize n, guint k, const double *y);

/* Of the last fit. Matrices are k x k, by rows. */
gsize            jct_least_squares_get_n         (const JctLeastSquares *fit);
guint            jct_least_squares_get_k         (const JctLeastSquares *fit);
const double    *jct_least_squares_get_coef      (const JctLeastSquares *fit);
const double    *jct_least_squares_get_residuals (const JctLeastSquares *fit);
double           jct_least_squares_get_rss       (const JctLeastSquares *fit);
/* (X'X)^-1 */
const double    *jct_least_squares_get_inverse   (const JctLeastSquares *fit);
/* R^-1, upper triangle: the columns of X R^-1 are orthonormal. */
const double    *jct_least_squares_get_inverse_r (const JctLeastSquares *fit);
/* Writes V into `covariance` (k x k). */
void             jct_least_squares_newey_west    (JctLeastSquares *fit, guint lag, double *covariance);

guint            jct_newey_west_lag              (gsize n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctLeastSquares, jct_least_squares_free)

G_END_DECLS
