/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 18: a local-level model fitted to 34 months and forecast for 26, with no control and with
 * two, against statsmodels where python3 has it. And how often 95% intervals hold what they should,
 * in series made by the model itself.
 *
 *   bench-counterfactual [ROUNDS [SERIES]]
 *
 * The medians of processor time count. The program fails when the best fit found is not one, or
 * intervals hold far too little, and never for being slow.
 */
#include "analysis/jct-counterfactual.h"

#include <gio/gio.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N 60
#define EVENT 34
#define N_CONTROLS 2
#define N_AHEAD 12

/* Of this program alone: what else the machine does is not to count. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

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

/* The median time of a fit and a forecast; with `n_draws` simulated paths. */
static double
time_fits (
  const double *const *series, guint n_controls, guint n_draws, guint rounds, gboolean *right)
{
  g_autofree double *times = g_new (double, rounds);
  JctCounterfactualOptions options;

  jct_counterfactual_options_init (&options);
  options.log1p = TRUE;
  options.n_draws = n_draws;
  for (guint i = 0; i < rounds; i++)
    {
      g_auto (JctCounterfactual) result = { 0 };
      double start = cpu_ms ();

      jct_counterfactual_compute (series[0], N, EVENT, series + 1, n_controls, &options, &result);
      times[i] = cpu_ms () - start;
      *right = *right && result.verdict == JCT_VERDICT_ANSWERED
               && result.ml.loglik >= MAX (result.ml.llf_at_rho0, result.ml.llf_at_rho1)
               && (result.ml.boundary != JCT_BOUNDARY_NONE
                   || (result.ml.loglik_change[1] <= 0 && result.ml.loglik_change[2] <= 0));
    }
  qsort (times, rounds, sizeof *times, compare_doubles);
  return times[rounds / 2];
}

static char *
series_to_text (const double *const *series, guint n)
{
  GString *text = g_string_new (NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n; i++)
    {
      for (guint t = 0; t < N; t++)
        g_string_append_printf (text, "%s ", g_ascii_dtostr (buffer, sizeof buffer, series[i][t]));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* 0 where there is no statsmodels. */
static double
time_statsmodels (const char *script, const double *const *series, guint n_controls)
{
  g_autofree char *input = series_to_text (series, n_controls + 1);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) python = NULL;

  if (script == NULL)
    return 0;
  python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                               | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             NULL, "python3", script, G_STRINGIFY (EVENT), "5", NULL);
  if (python == NULL || !g_subprocess_communicate_utf8 (python, input, NULL, &output, NULL, NULL)
      || !g_subprocess_get_successful (python))
    return 0;
  return g_ascii_strtod (output, NULL);
}

static void
report_times (const double *const *series, guint rounds, gboolean *right)
{
  const char *script = g_getenv ("JCT_BENCH_STATSMODELS");

  for (guint k = 0; k <= N_CONTROLS; k += N_CONTROLS)
    {
      double ours = time_fits (series, k, 0, rounds, right);
      double drawn = time_fits (series, k, 8192, MAX (rounds / 20, 1), right);
      double theirs = time_statsmodels (script, series, k);

      printf ("%u controls: fit and forecast %.3f ms; with simulated intervals %.2f ms; ", k, ours,
              drawn);
      if (theirs > 0)
        printf ("statsmodels %.1f ms; ratio %.4f (goal 0.10)\n", theirs, ours / theirs);
      else
        printf ("no statsmodels here to compare with\n");
    }
}

typedef struct
{
  guint n, points, points_held, sums_held;
} Coverage;

static void
add_series (GRand *random, gsize n_before, Coverage *coverage)
{
  gsize n = n_before + N_AHEAD;
  g_autofree double *y = g_new (double, n);
  g_auto (JctCounterfactual) result = { 0 };
  const JctEffectSummary *summary;
  double level = 1000;

  for (gsize t = 0; t < n; t++)
    {
      level += draw_normal (random);
      y[t] = level + draw_normal (random);
    }
  jct_counterfactual_compute (y, n, n_before, NULL, 0, NULL, &result);
  if (result.verdict != JCT_VERDICT_ANSWERED)
    return;
  summary = jct_counterfactual_fit_find (&result.ml, JCT_EVENT_PERIOD_INCLUDED, N_AHEAD);
  coverage->n++;
  coverage->sums_held += summary->cumulative_ci95[0] <= 0 && summary->cumulative_ci95[1] >= 0;
  for (gsize i = 0; i < N_AHEAD; i++)
    {
      double value = y[n_before + i];

      coverage->points++;
      coverage->points_held
        += value >= result.ml.forecast.lower[i] && value <= result.ml.forecast.upper[i];
    }
}

static gboolean
report_coverage (gsize n_before, guint n_series)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Coverage coverage = { 0 };
  double points, sums;

  for (guint i = 0; i < n_series; i++)
    add_series (random, n_before, &coverage);
  if (coverage.n < n_series)
    return FALSE;
  points = 100.0 * coverage.points_held / coverage.points;
  sums = 100.0 * coverage.sums_held / coverage.n;
  printf ("%3" G_GSIZE_FORMAT " before, %u series: 95%% limits hold %.1f%% of single months, "
          "%.1f%% of sums over %d\n",
          n_before, n_series, points, sums, N_AHEAD);
  return points > 80 && sums > 80;
}

int
main (int argc, char **argv)
{
  guint rounds = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1001;
  guint n_series = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 4000;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double counts[N_CONTROLS + 1][N];
  const double *series[N_CONTROLS + 1];
  gboolean right = TRUE;

  if (rounds < 1 || rounds > 1000000 || n_series < 1 || n_series > 1000000)
    {
      fprintf (stderr, "usage: %s [ROUNDS [SERIES]]\n", argv[0]);
      return 2;
    }
  for (guint i = 0; i <= N_CONTROLS; i++)
    {
      make_counts (random, counts[i]);
      series[i] = counts[i];
    }
  report_times (series, rounds, &right);
  right = report_coverage (34, n_series) && right;
  right = report_coverage (60, n_series) && right;
  right = report_coverage (240, n_series) && right;
  if (!right)
    printf ("THE RESULTS ARE WRONG\n");
  return right ? 0 : 1;
}
