/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Segmented regressions with Newey-West standard errors on 60 months: nanoseconds a fit, against
 * the same by hand in R (qr, chol2inv and three cross products, no lm) where Rscript is installed.
 * The series differs from fit to fit.
 *
 * usage: bench-its [FITS [ROUNDS]]
 */
#include "analysis/jct-its.h"

#include <gio/gio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define N 60
#define START 35
#define K 4
/* Below this many fits R's own resolution is the measure: it is not run. */
#define MIN_FITS_FOR_R 100

static const char r_program[]
  = "n <- 60; s <- 35; k <- 4; L <- 3; fits <- as.integer(commandArgs(TRUE)[1])\n"
    "t <- 0:(n-1); X <- cbind(1, t, as.numeric(t >= s), pmax(t - s, 0))\n"
    "base <- 500 + 3 * t + 400 * (t >= s) + 50 * sin(t)\n"
    "one <- function(y) {\n"
    "  q <- qr(X); b <- qr.coef(q, y); u <- y - X %*% b\n"
    "  A <- chol2inv(qr.R(q)); G <- X * drop(u); S <- crossprod(G)\n"
    "  for (l in 1:L) {\n"
    "    C <- crossprod(G[(l+1):n, ], G[1:(n-l), ]); S <- S + (1 - l/(L+1)) * (C + t(C))\n"
    "  }\n"
    "  list(b, sqrt(diag(A %*% S %*% A) * n/(n-k)))\n"
    "}\n"
    "for (i in 1:200) one(base + i)\n"
    "best <- Inf\n"
    "for (r in 1:5) {\n"
    "  now <- proc.time()[[3]]; for (i in 1:fits) one(base + i %% 7 * t)\n"
    "  best <- min(best, proc.time()[[3]] - now)\n"
    "}\n"
    "cat(best / fits * 1e9)\n";

typedef struct
{
  JctLeastSquares *fit;
  JctItsDesign design;
  double base[N];
  double y[N];
} Data;

static void
data_init (Data *data)
{
  JctItsSpec spec;

  jct_its_spec_init (&spec, START);
  spec.variant = JCT_ITS_FROM_EVENT;
  jct_its_design_init (&data->design, &spec, N);
  data->fit = jct_least_squares_new (N, K);
  for (guint t = 0; t < N; t++)
    data->base[t] = 500 + 3.0 * t + (t >= START ? 400 : 0) + 50 * sin (t);
}

/* Design, coefficients, residuals and standard errors, all anew. The standard error of the step. */
static double
fit_once (Data *data, guint i)
{
  double covariance[K * K];

  for (guint t = 0; t < N; t++)
    data->y[t] = data->base[t] + i % 7 * (double) t;
  jct_its_design_fill (&data->design, data->fit);
  if (!jct_least_squares_fit (data->fit, N, K, data->y))
    return 0;
  jct_least_squares_newey_west (data->fit, jct_newey_west_lag (N), covariance);
  return sqrt (covariance[2 * K + 2] * N / (N - K));
}

/* The same from the outside: the whole result with its p-values, intervals and lines. */
static double
compute_once (Data *data, guint i)
{
  g_auto (JctIts) its = { 0 };
  JctItsOptions options;

  for (guint t = 0; t < N; t++)
    data->y[t] = data->base[t] + i % 7 * (double) t;
  jct_its_options_init (&options, START);
  options.spec.variant = JCT_ITS_FROM_EVENT;
  jct_its_compute (data->y, N, &options, &its);
  return its.verdict == JCT_VERDICT_ANSWERED ? its.hac_adj[2].se : 0;
}

/* A trend that is added to the series moves the trend and nothing else: all standard errors are
 * the first one's, and both ways give it. */
static gboolean
check (Data *data)
{
  double first = fit_once (data, 0);

  for (guint i = 0; i < 7; i++)
    {
      if (!(first > 0) || fabs (fit_once (data, i) - first) > 1e-8 * first
          || fabs (compute_once (data, i) - first) > 1e-8 * first)
        return FALSE;
    }
  return TRUE;
}

typedef double (*FitFunc) (Data *data, guint i);

/* Nanoseconds a fit, in the best round. */
static double
measure (Data *data, FitFunc func, guint n_fits, guint n_rounds)
{
  volatile double sink = 0;
  gint64 best = G_MAXINT64;

  for (guint r = 0; r < n_rounds; r++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < n_fits; i++)
        sink += func (data, i);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return (double) best * 1000 / n_fits;
}

/* Nanoseconds a fit in R; 0 where it is not there or fails. */
static double
measure_r (guint n_fits)
{
  g_autofree char *program = g_find_program_in_path ("Rscript");
  g_autofree char *fits = g_strdup_printf ("%u", n_fits);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (program == NULL || n_fits < MIN_FITS_FOR_R)
    return 0;
  process
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "-e", r_program, fits, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL)
      || !g_subprocess_get_successful (process))
    return 0;
  return g_ascii_strtod (output, NULL);
}

int
main (int argc, char **argv)
{
  guint n_fits = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  guint n_rounds = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 20;
  double fit_ns, compute_ns, r_ns;
  gboolean right;
  Data data;

  if (n_fits < 1 || n_fits > 10000000 || n_rounds < 1 || n_rounds > 1000)
    {
      fprintf (stderr, "usage: %s [FITS [ROUNDS]]\n", argv[0]);
      return 2;
    }
  data_init (&data);
  right = check (&data);
  fit_ns = measure (&data, fit_once, n_fits, n_rounds);
  compute_ns = measure (&data, compute_once, n_fits, n_rounds);
  r_ns = measure_r (n_fits);
  printf ("%u fits, best of %u rounds\n", n_fits, n_rounds);
  printf ("fit and Newey-West         %9.0f ns/fit\n", fit_ns);
  printf ("whole result with p-values %9.0f ns/fit\n", compute_ns);
  if (r_ns > 0)
    printf ("R by hand                  %9.0f ns/fit\nratio %.4f (goal 0.05)\n", r_ns,
            fit_ns / r_ns);
  else
    printf ("R by hand                  skipped\n");
  if (!right)
    printf ("THE STANDARD ERRORS ARE WRONG\n");
  jct_least_squares_free (data.fit);
  return right ? 0 : 1;
}
