/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 17: segmented regressions with Newey-West standard errors on 60 months, against the same by
 * hand in R where Rscript is installed. The series differs from fit to fit.
 *
 *   bench-its [FITS [ROUNDS]]
 *
 * The program fails when the standard errors are wrong, or R's are others, and never for being
 * slow.
 */
#include "analysis/jct-its.h"
#include "bench/jct-bench.h"

#include <math.h>
#include <stdio.h>

#define N 60
#define START 35
#define K 4
/* Below this many fits R's own resolution is the measure: it is not run. */
#define MIN_FITS_FOR_R 100

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

typedef struct
{
  Data *data;
  FitFunc func;
  guint n_fits;
} Round;

static double
run_round (gpointer data)
{
  const Round *round = data;
  volatile double sink = 0;
  double start = jct_bench_cpu_ms ();

  for (guint i = 0; i < round->n_fits; i++)
    sink += round->func (round->data, i);
  return jct_bench_cpu_ms () - start;
}

/* NULL where R is not there. */
static JctBenchPeer *
start_r (const Data *data, guint n_fits)
{
  g_autoptr (GString) input = g_string_new (NULL);

  if (n_fits < MIN_FITS_FOR_R)
    return NULL;
  g_string_append_printf (input, "%u\n", n_fits);
  jct_bench_append_values (input, data->base, N);
  return jct_bench_peer_start ("its.R", input->str);
}

int
main (int argc, char **argv)
{
  guint n_fits = jct_bench_argument (argc, argv, 1, 1000, 10000000);
  guint n_rounds = jct_bench_argument (argc, argv, 2, 11, 1000);
  JctBenchComparison comparison, whole;
  g_autoptr (JctBenchPeer) r = NULL;
  gboolean right;
  Data data;

  if (n_fits == 0 || n_rounds == 0)
    {
      fprintf (stderr, "usage: %s [FITS [ROUNDS]]\n", argv[0]);
      return 2;
    }
  data_init (&data);
  right = check (&data);
  r = start_r (&data, n_fits);
  if (r != NULL)
    right = right && fabs (jct_bench_peer_get_check (r) / fit_once (&data, 0) - 1) < 1e-8;
  jct_bench_compare (run_round, &(Round){ &data, fit_once, n_fits }, jct_bench_peer_round, r,
                     n_rounds, &comparison);
  jct_bench_compare (run_round, &(Round){ &data, compute_once, n_fits }, jct_bench_peer_round, NULL,
                     n_rounds, &whole);
  printf ("%u fits, medians of %u rounds, processor time\n", n_fits, n_rounds);
  printf ("fit and Newey-West         %9.3f ms\n", comparison.ours_ms);
  printf ("whole result with p-values %9.3f ms\n", whole.ours_ms);
  if (comparison.has_ratio)
    printf ("R by hand                  %9.3f ms\n", comparison.theirs_ms);
  if (!right)
    printf ("THE STANDARD ERRORS ARE WRONG\n");
  jct_bench_goal_ratio ("17", "its_refits_to_R_by_hand", &comparison, 0.05,
                        "no Rscript, or a tiny run");
  jct_least_squares_free (data.fit);
  return right ? 0 : 1;
}
