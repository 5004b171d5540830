/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 18: a local-level model fitted to 34 months and forecast for 26, with no control and with
 * two, against statsmodels where python3 has it.
 *
 *   bench-counterfactual [ROUNDS]
 *
 * The program fails when the best fit found is not one, or statsmodels finds a better one, and
 * never for being slow.
 */
#include "analysis/jct-counterfactual.h"
#include "bench/jct-bench.h"

#include <math.h>
#include <stdio.h>

#define N 60
#define EVENT 34
#define N_CONTROLS 2
#define FITS_A_ROUND 20

/* Box and Muller 1958. */
static double
draw_normal (GRand *random)
{
  double radius = sqrt (-2 * log (1 - g_rand_double (random)));

  return radius * cos (2 * G_PI * g_rand_double (random));
}

/* Counts whose logarithm wanders. */
static void
make_counts (GRand *random, double *counts)
{
  double level = 5;

  for (guint t = 0; t < N; t++)
    {
      level += 0.5 * draw_normal (random);
      counts[t] = floor (exp (CLAMP (level + 0.3 * draw_normal (random), 0, 12)));
    }
}

typedef struct
{
  const double *const *series;
  guint n_controls, n_draws, n_fits;
  double loglik;
  gboolean right;
} Fits;

/* One fit and forecast; with `n_draws` simulated paths. */
static void
fit_once (Fits *fits)
{
  g_auto (JctCounterfactual) result = { 0 };
  JctCounterfactualOptions options;

  jct_counterfactual_options_init (&options);
  options.log1p = TRUE;
  /* As statsmodels does. */
  options.as_known = TRUE;
  options.n_draws = fits->n_draws;
  jct_counterfactual_compute (fits->series[0], N, EVENT, fits->series + 1, fits->n_controls,
                              &options, &result);
  fits->loglik = result.ml.loglik;
  fits->right = fits->right && result.verdict == JCT_VERDICT_ANSWERED
                && result.ml.loglik >= MAX (result.ml.llf_at_rho0, result.ml.llf_at_rho1)
                && (result.ml.boundary != JCT_BOUNDARY_NONE
                    || (result.ml.loglik_change[1] <= 0 && result.ml.loglik_change[2] <= 0));
}

/* A round is several fits, since one takes less than clocks can tell: the milliseconds of one. */
static double
run_fits (gpointer data)
{
  Fits *fits = data;
  double start = jct_bench_cpu_ms ();

  for (guint i = 0; i < fits->n_fits; i++)
    fit_once (fits);
  return (jct_bench_cpu_ms () - start) / fits->n_fits;
}

static JctBenchPeer *
start_statsmodels (const double *const *series, guint n_controls)
{
  g_autoptr (GString) input = g_string_new (G_STRINGIFY (EVENT) "\n");

  for (guint i = 0; i <= n_controls; i++)
    jct_bench_append_values (input, series[i], N);
  return jct_bench_peer_start ("counterfactual.py", input->str);
}

static gboolean
report (const double *const *series, guint n_controls, guint n_rounds)
{
  g_autoptr (JctBenchPeer) peer = start_statsmodels (series, n_controls);
  g_autofree char *what = g_strdup_printf ("state_space_%u_controls_to_statsmodels", n_controls);
  Fits fits = { .series = series, .n_controls = n_controls, .n_fits = FITS_A_ROUND, .right = TRUE };
  Fits drawn = fits;
  JctBenchComparison comparison, simulated;

  drawn.n_draws = 8192;
  drawn.n_fits = 1;
  jct_bench_compare (run_fits, &fits, jct_bench_peer_round, peer, n_rounds, &comparison);
  jct_bench_compare (run_fits, &drawn, jct_bench_peer_round, NULL, n_rounds, &simulated);
  printf ("%u controls: fit and forecast %.3f ms; with simulated intervals %.2f ms\n", n_controls,
          comparison.ours_ms, simulated.ours_ms);
  if (comparison.has_ratio)
    {
      /* It counts ln 2 pi for the first period too, which the diffuse likelihood leaves out. */
      double theirs = jct_bench_peer_get_check (peer) + log (2 * G_PI) / 2;

      printf ("statsmodels %.1f ms; log-likelihood %.6f, ours %.6f\n", comparison.theirs_ms, theirs,
              fits.loglik);
      fits.right = fits.right && fits.loglik > theirs - 1e-4;
    }
  jct_bench_goal_ratio ("18", what, &comparison, 0.10, "no statsmodels");
  return fits.right && drawn.right;
}

int
main (int argc, char **argv)
{
  guint n_rounds = jct_bench_argument (argc, argv, 1, 11, 100000);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double counts[N_CONTROLS + 1][N];
  const double *series[N_CONTROLS + 1];
  gboolean right = TRUE;

  if (n_rounds == 0)
    {
      fprintf (stderr, "usage: %s [ROUNDS]\n", argv[0]);
      return 2;
    }
  for (guint i = 0; i <= N_CONTROLS; i++)
    {
      make_counts (random, counts[i]);
      series[i] = counts[i];
    }
  right = report (series, 0, n_rounds);
  right = report (series, N_CONTROLS, n_rounds) && right;
  if (!right)
    printf ("THE FITS ARE WRONG\n");
  return right ? 0 : 1;
}
