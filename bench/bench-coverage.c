/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How often 95% intervals hold the truth, and how often ranks are as small as chance alone would
 * make them, in series that are made with a known answer. Each method meets the errors that it
 * assumes, and errors that it does not: a method that falls short there has to say so in its header
 * and in its warnings.
 *
 *   bench-coverage [SERIES]
 *
 * SERIES of each kind (4000): the shares are then off by 0.7 points at most, 19 times of 20. The same
 * numbers every time. The program fails when a method declines or a share is absurd, and not where
 * one misses its aim.
 */
#include "analysis/jct-breakpoints.h"
#include "analysis/jct-counterfactual.h"
#include "analysis/jct-placebo-time.h"
#include "analysis/jct-quasi-poisson.h"
#include "analysis/jct-synthetic.h"
#include "bench/jct-bench.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MAX_N 252
#define N_AHEAD 12
#define TOLERANCE 2.0
/* What the intervals that are shown are made for; beyond it the bench tells how far they fall short. */
#define MOST_DEPENDENT 0.5

/* Of some rows, the one farthest from its aim. */
typedef struct
{
  guint n, n_met;
  double percent, aim;
} Worst;

typedef struct
{
  guint n_series;
  gboolean right;
  GString *goals; /* the lines of the table, behind those for people */
  const char *method;
  Worst worst[2]; /* where the method's assumptions hold, and where they do not */
} Bench;

typedef struct
{
  guint n, held;
} Share;

static void
count (Share *share, gboolean held)
{
  share->n++;
  share->held += held;
}

static void
begin_method (Bench *bench, const char *method, const char *text)
{
  printf ("\n%-60s %s  %s\n", text, "held (error)", "aim");
  bench->method = method;
  memset (bench->worst, 0, sizeof bench->worst);
}

/* The table of all benches has the worst of a method's rows. */
static void
end_method (Bench *bench)
{
  static const char *const names[] = { "as_assumed", "otherwise" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const Worst *worst = &bench->worst[i];

      if (worst->n > 0)
        printf ("  %s, %s: within %g points of the aim in %u of %u\n",
                bench->method != NULL ? bench->method : "reference", names[i], TOLERANCE,
                worst->n_met, worst->n);
      g_autofree char *what
        = g_strdup_printf ("%s_%s_worst_of_%u", bench->method, names[i], worst->n);
      g_autofree char *line
        = jct_bench_format_goal ("coverage", what, "percent", worst->percent, worst->aim);

      if (worst->n > 0 && bench->method != NULL)
        g_string_append_printf (bench->goals, "%s\n", line);
    }
}

/* The Monte Carlo error of a share in per cent: one standard deviation. */
static double
get_error (const Bench *bench, const Share *share, double aim)
{
  /* The months of one series hang together: they count as one. */
  guint n = MIN (share->n, bench->n_series);

  return n > 0 ? sqrt (aim * (100 - aim) / n) : 0;
}

/* `assumed`: the series are such as the method assumes. */
static void
report (Bench *bench, const char *text, gboolean assumed, const Share *share, double aim)
{
  double percent = share->n > 0 ? 100.0 * share->held / share->n : 0;
  Worst *worst = &bench->worst[assumed ? 0 : 1];
  const char *verdict = fabs (percent - aim) <= TOLERANCE ? "met"
                        : percent < aim                   ? "NOT MET: below"
                                                          : "NOT MET: above";

  printf ("  %-58s %5.1f%% (%.1f)  %4.1f +- %g  %s\n", text, percent, get_error (bench, share, aim),
          aim, TOLERANCE, verdict);
  if (worst->n == 0 || fabs (percent - aim) > fabs (worst->percent - worst->aim))
    {
      worst->percent = percent;
      worst->aim = aim;
    }
  worst->n++;
  worst->n_met += fabs (percent - aim) <= TOLERANCE;
  bench->right = bench->right && share->n > 0 && fabs (percent - aim) < 45;
}

static gboolean
holds (const double *limits, double truth)
{
  return limits[0] <= truth && truth <= limits[1];
}

/* Normal errors of standard deviation 1, each depending on the one before. */
static void
draw_errors (gsl_rng *random, double rho, gsize n, double *errors)
{
  double last = gsl_ran_gaussian (random, 1);

  for (gsize t = 0; t < n; t++)
    {
      errors[t] = last;
      last = rho * last + gsl_ran_gaussian (random, sqrt (1 - rho * rho));
    }
}

/* (transfer full) */
static char *
name_errors (double rho)
{
  return rho > 0 ? g_strdup_printf ("dependent errors (%.1f)", rho)
                 : g_strdup ("independent errors");
}

static gsl_rng *
new_random (void)
{
  gsl_rng *random = gsl_rng_alloc (gsl_rng_mt19937);

  gsl_rng_set (random, 1);
  return random;
}

/* ---- interrupted time series ---- */

#define STEP 100.0
#define RAMP 5.0
/* The yearly wave of a seasonal series, in standard deviations of the errors. */
#define WAVE 2.0

typedef struct
{
  gsize n;
  gsize start; /* of the step */
  double rho;
  gboolean seasonal; /* a yearly wave, which the model has too */
} ItsCase;

static void
draw_its (gsl_rng *random, const ItsCase *of, double *y)
{
  draw_errors (random, of->rho, of->n, y);
  for (gsize t = 0; t < of->n; t++)
    {
      double after = t >= of->start ? STEP + RAMP * (double) (t - of->start) : 0;
      double wave = of->seasonal ? WAVE * sin (2 * G_PI * (double) t / 12) : 0;

      y[t] = 500 + 3.0 * (double) t + after + 50 * (y[t] + wave);
    }
}

/* Step, change of slope and average effect: those of the intervals that are shown, and those of Newey and West. */
static void
count_its (const JctIts *its, Share shown[3], Share newey_west[3])
{
  const double truths[] = { STEP, RAMP, STEP + RAMP * (its->n_post - 1.0) / 2 };
  const JctItsInference *const ar1[] = { &its->ar1[2], &its->ar1[3], &its->effect_average.ar1 };
  const JctItsInference *const hac[]
    = { &its->hac_adj[2], &its->hac_adj[3], &its->effect_average.hac_adj };

  for (guint i = 0; i < G_N_ELEMENTS (truths); i++)
    {
      count (&shown[i], holds (ar1[i]->ci_t, truths[i]));
      count (&newey_west[i], holds (hac[i]->ci_t, truths[i]));
    }
}

static void
simulate_its (Bench *bench, const ItsCase *of, gboolean reference)
{
  static const char *const names[] = { "step", "change of slope", "average effect" };
  gsl_rng *random = new_random ();
  Share shown[3] = { { 0 } }, newey_west[3] = { { 0 } };
  g_autofree char *errors = name_errors (of->rho);
  double y[MAX_N];

  for (guint i = 0; i < bench->n_series; i++)
    {
      g_auto (JctIts) its = { 0 };
      JctItsOptions options;

      draw_its (random, of, y);
      jct_its_options_init (&options, of->start - 1);
      options.spec.harmonics = of->seasonal ? 1 : 0;
      jct_its_compute (y, of->n, &options, &its);
      if (its.verdict == JCT_VERDICT_ANSWERED)
        count_its (&its, shown, newey_west);
      else
        bench->right = FALSE;
    }
  gsl_rng_free (random);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text
        = g_strdup_printf ("%s, %" G_GSIZE_FORMAT " (%" G_GSIZE_FORMAT " after), %s%s", names[i],
                           of->n, of->n - of->start, errors, of->seasonal ? ", seasonal" : "");

      report (bench, text, of->rho <= MOST_DEPENDENT, reference ? &newey_west[i] : &shown[i], 95);
    }
}

/* ---- quasi-Poisson ---- */

#define LOG_STEP 0.4
#define LOG_RAMP 0.005
#define DISPERSION 5.0

/* Counts with variance DISPERSION times the mean: Poisson with a mean that is gamma distributed. Dependent ones: Poisson
 * with a mean whose logarithm has dependent errors. */
static double
draw_count (gsl_rng *random, double mean, double rho, double error)
{
  double rate = rho > 0 ? mean * exp (0.2 * error - 0.02)
                        : gsl_ran_gamma (random, mean / (DISPERSION - 1), DISPERSION - 1);

  return gsl_ran_poisson (random, rate);
}

static void
simulate_quasi_poisson (Bench *bench, gsize n, double rho)
{
  gsl_rng *random = new_random ();
  Share step = { 0 }, ramp = { 0 };
  double errors[MAX_N], y[MAX_N];
  g_autofree char *step_text = NULL;
  g_autofree char *ramp_text = NULL;
  g_autofree char *errors_text = name_errors (rho);

  for (guint i = 0; i < bench->n_series; i++)
    {
      gsize start = n / 2;
      g_auto (JctQuasiPoisson) result = { 0 };
      JctQuasiPoissonOptions options;

      draw_errors (random, rho, n, errors);
      for (gsize t = 0; t < n; t++)
        {
          double effect = t >= start ? LOG_STEP + LOG_RAMP * (double) (t - start) : 0;

          y[t] = draw_count (random, exp (4 + 0.3 * (double) t / n + effect), rho, errors[t]);
        }
      jct_quasi_poisson_options_init (&options, start - 1);
      jct_quasi_poisson_compute (y, NULL, n, &options, &result);
      if (result.verdict != JCT_VERDICT_ANSWERED)
        {
          bench->right = FALSE;
          continue;
        }
      count (&step, holds (result.irr_ar1[2].ci_t, exp (LOG_STEP)));
      count (&ramp, holds (result.irr_ar1[3].ci_t, exp (LOG_RAMP)));
    }
  gsl_rng_free (random);
  step_text = g_strdup_printf ("step, %" G_GSIZE_FORMAT " periods, %s", n, errors_text);
  ramp_text = g_strdup_printf ("change of slope, %" G_GSIZE_FORMAT " periods, %s", n, errors_text);
  report (bench, step_text, rho <= MOST_DEPENDENT, &step, 95);
  report (bench, ramp_text, rho <= MOST_DEPENDENT, &ramp, 95);
}

/* ---- counterfactual ---- */

/* Series of the model itself. */
typedef struct
{
  const char *name;
  double level_sd, irregular_sd;
  gboolean known; /* the model is given the variances */
} CounterfactualCase;

static void
simulate_counterfactual (Bench *bench, gsize n_before, const CounterfactualCase *of)
{
  gsl_rng *random = new_random ();
  Share points = { 0 }, sums = { 0 };
  double y[MAX_N];
  g_autofree char *points_text = NULL;
  g_autofree char *sums_text = NULL;

  for (guint i = 0; i < bench->n_series; i++)
    {
      gsize n = n_before + N_AHEAD;
      g_auto (JctCounterfactual) result = { 0 };
      const JctForecast *forecast = &result.ml.forecast;
      const JctEffectSummary *summary;
      JctCounterfactualOptions options;
      double level = 1000;

      for (gsize t = 0; t < n; t++)
        {
          level += gsl_ran_gaussian (random, of->level_sd);
          y[t] = level + gsl_ran_gaussian (random, of->irregular_sd);
        }
      jct_counterfactual_options_init (&options);
      options.event_period = JCT_EVENT_PERIOD_INCLUDED;
      options.has_variances = of->known;
      options.s2_irregular = of->irregular_sd * of->irregular_sd;
      options.s2_level = of->level_sd * of->level_sd;
      jct_counterfactual_compute (y, n, n_before, NULL, 0, &options, &result);
      if (result.verdict != JCT_VERDICT_ANSWERED)
        {
          bench->right = FALSE;
          continue;
        }
      for (gsize t = 0; t < N_AHEAD; t++)
        count (&points, forecast->shown_lower[t] <= y[n_before + t]
                          && y[n_before + t] <= forecast->shown_upper[t]);
      summary = jct_counterfactual_fit_find (&result.ml, JCT_EVENT_PERIOD_INCLUDED, N_AHEAD);
      count (&sums, holds (summary->shown_cumulative_ci95, 0));
    }
  gsl_rng_free (random);
  points_text
    = g_strdup_printf ("single months, %" G_GSIZE_FORMAT " before, %s", n_before, of->name);
  sums_text = g_strdup_printf ("sums, %" G_GSIZE_FORMAT " before, %s", n_before, of->name);
  report (bench, points_text, TRUE, &points, 95);
  report (bench, sums_text, TRUE, &sums, 95);
}

/* ---- breaks ---- */

/* One break of `delta` standard deviations in the middle; of the cut with one break. A break without an interval is not
 * counted. */
static void
simulate_breaks (Bench *bench, gsize n, double delta, double rho)
{
  gsl_rng *random = new_random ();
  Share share = { 0 };
  double y[MAX_N];
  g_autofree char *text = NULL;
  g_autofree char *errors_text = name_errors (rho);

  for (guint i = 0; i < bench->n_series; i++)
    {
      g_auto (JctBreakpoints) result = { 0 };
      JctBreakpointsOptions options;
      const JctBreakInterval *interval;

      draw_errors (random, rho, n, y);
      for (gsize t = 0; t < n; t++)
        y[t] = 1000 + 50 * (y[t] + (t >= n / 2 ? delta : 0));
      jct_breakpoints_options_init (&options);
      options.transform = JCT_BREAK_COUNT;
      jct_breakpoints_compute (y, n, &options, &result);
      if (result.verdict != JCT_VERDICT_ANSWERED)
        {
          bench->right = FALSE;
          continue;
        }
      interval = &result.cuts[1].intervals[0];
      if (interval->has_interval)
        count (&share, interval->lower <= (gint64) n / 2 && (gint64) n / 2 <= interval->upper);
    }
  gsl_rng_free (random);
  text = g_strdup_printf ("break of %g sd, %" G_GSIZE_FORMAT " periods, %s", delta, n, errors_text);
  report (bench, text, rho == 0, &share, 95);
}

/* ---- ranks ---- */

/* The share of ranks 1, 2, ... of `n` with a p up to `level`, in per cent: what chance alone gives. */
static double
chance (guint n, double level)
{
  return 100 * floor (level * n + 1e-9) / n;
}

static void
report_rank (
  Bench *bench, const char *what, gboolean assumed, double level, const Share *share, guint n)
{
  g_autofree char *text = g_strdup_printf ("%s: p up to %g", what, level);

  report (bench, text, assumed, share, chance (n, level));
}

/* Series without any change; the event is in the middle, or at a date by lot. */
static void
simulate_placebo (Bench *bench, double rho, gboolean by_lot)
{
  const gsize n = 60;
  gsl_rng *random = new_random ();
  Share tenth = { 0 }, half = { 0 };
  guint n_starts = 0;
  double y[MAX_N];
  g_autofree char *errors_text = name_errors (rho);
  g_autofree char *what
    = g_strdup_printf ("%s, %s", by_lot ? "date by lot" : "date in the middle", errors_text);

  for (guint i = 0; i < bench->n_series; i++)
    {
      g_auto (JctPlaceboTime) placebo = { 0 };
      JctPlaceboTimeOptions options;
      JctPlaceboRank rank;
      gsize event;

      draw_errors (random, rho, n, y);
      for (gsize t = 0; t < n; t++)
        y[t] = 500 + 3.0 * t + 50 * y[t];
      jct_placebo_time_options_init (&options);
      jct_placebo_time_compute (y, n, &options, &placebo);
      if (placebo.verdict != JCT_VERDICT_ANSWERED)
        {
          bench->right = FALSE;
          continue;
        }
      n_starts = placebo.n;
      event = by_lot ? placebo.first + gsl_rng_uniform_int (random, placebo.n) : n / 2;
      rank = jct_placebo_time_rank (&placebo, event, JCT_ITS_FROM_EVENT);
      count (&tenth, rank.p_effect <= 0.1 + 1e-9);
      count (&half, rank.p_effect <= 0.5 + 1e-9);
    }
  gsl_rng_free (random);
  report_rank (bench, what, by_lot, 0.1, &tenth, MAX (n_starts, 1));
  report_rank (bench, what, by_lot, 0.5, &half, MAX (n_starts, 1));
}

#define N_DONORS 19
#define PANEL_N 40
#define PANEL_EVENT 30

/* Twenty series that move alike, with their own noise: each is as good a treated one as the other. */
static void
draw_panel (gsl_rng *random, double panel[N_DONORS + 1][PANEL_N])
{
  double common[PANEL_N];

  draw_errors (random, 0.8, PANEL_N, common);
  for (guint j = 0; j <= N_DONORS; j++)
    {
      double own[PANEL_N];
      double level = 5 + 0.5 * gsl_ran_gaussian (random, 1);

      draw_errors (random, 0.5, PANEL_N, own);
      for (guint t = 0; t < PANEL_N; t++)
        panel[j][t] = exp (level + 0.5 * common[t] + 0.2 * own[t]);
    }
}

static void
simulate_synthetic (Bench *bench)
{
  static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                       "k", "l", "m", "n", "o", "p", "q", "r", "s" };
  gsl_rng *random = new_random ();
  Share without = { 0 }, with = { 0 };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_DONORS);
  for (guint i = 0; i < MAX (bench->n_series / 4, 1); i++)
    {
      double panel[N_DONORS + 1][PANEL_N];
      const double *donors[N_DONORS];
      g_auto (JctSynthetic) result = { 0 };

      draw_panel (random, panel);
      for (guint j = 0; j < N_DONORS; j++)
        donors[j] = panel[j + 1];
      jct_synthetic_compute (panel[0], PANEL_N, PANEL_EVENT, donors, names, N_DONORS,
                             JCT_SCALING_LOG1P_DEMEANED, &result);
      if (result.verdict != JCT_VERDICT_ANSWERED)
        {
          bench->right = FALSE;
          continue;
        }
      count (&without, result.from_event.placebo.p <= 0.1 + 1e-9);
      count (&with, result.from_event.placebo_with_treated.p <= 0.1 + 1e-9);
    }
  gsl_rng_free (random);
  report_rank (bench, "pool without the treated series", TRUE, 0.1, &without, N_DONORS + 1);
  report_rank (bench, "pool with the treated series", TRUE, 0.1, &with, N_DONORS + 1);
}

/* ---- all ---- */

static const double dependences[] = { 0, 0.3, 0.5, 0.9 };

static void
simulate_all_its (Bench *bench)
{
  static const gsize lengths[] = { 34, 60, 120, 240 };

  begin_method (bench, "its_ols", "Interrupted time series, the intervals that are shown");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (dependences); j++)
      {
        gsize n = lengths[i];

        simulate_its (bench, &(ItsCase){ n, n / 2, dependences[j], FALSE }, FALSE);
        if (n == 60)
          simulate_its (bench, &(ItsCase){ n, n * 3 / 4, dependences[j], FALSE }, FALSE);
        if (n == 60)
          simulate_its (bench, &(ItsCase){ n, n / 2, dependences[j], TRUE }, FALSE);
      }
  end_method (bench);
  begin_method (bench, NULL, "The same by Newey and West, Student's t (in the record, not shown)");
  for (guint i = 1; i < G_N_ELEMENTS (lengths); i += 2)
    for (guint j = 0; j < G_N_ELEMENTS (dependences); j += 2)
      simulate_its (bench, &(ItsCase){ lengths[i], lengths[i] / 2, dependences[j], FALSE }, TRUE);
  end_method (bench);
}

static void
simulate_intervals (Bench *bench)
{
  static const gsize lengths[] = { 34, 60, 240 };
  static const CounterfactualCase cases[] = {
    { "known variances", 1, 1, TRUE },
    { "estimated variances", 1, 1, FALSE },
    { "estimated, nearly constant level", 0.15, 1, FALSE },
    { "estimated, random walk", 1, 1e-6, FALSE },
  };

  simulate_all_its (bench);
  begin_method (bench, "quasi_poisson", "Quasi-Poisson, rate ratios, the intervals that are shown");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (dependences); j++)
      simulate_quasi_poisson (bench, lengths[i], dependences[j]);
  end_method (bench);
  begin_method (bench, "counterfactual", "Counterfactual, local level, 12 months ahead");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      simulate_counterfactual (bench, lengths[i], &cases[j]);
  end_method (bench);
  begin_method (bench, "breakpoints", "Breaks by Bai and Perron's method");
  for (guint i = 1; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = 0; j < 2; j++)
      {
        simulate_breaks (bench, lengths[i], 1, 0.5 * j);
        simulate_breaks (bench, lengths[i], 2, 0.5 * j);
      }
  end_method (bench);
}

static void
simulate_ranks (Bench *bench)
{
  begin_method (bench, "placebo_time_rank",
                "Placebo in time where nothing changed: the share of small p");
  for (guint j = 0; j < 2; j++)
    {
      simulate_placebo (bench, 0.5 * j, TRUE);
      simulate_placebo (bench, 0.5 * j, FALSE);
    }
  end_method (bench);
  begin_method (bench, "synthetic_control_rank", "Placebo over 19 donors where nothing changed");
  simulate_synthetic (bench);
  end_method (bench);
}

int
main (int argc, char **argv)
{
  Bench bench = { .n_series = jct_bench_argument (argc, argv, 1, 4000, 1000000), .right = TRUE };
  double start = jct_bench_cpu_ms ();

  if (bench.n_series == 0)
    {
      fprintf (stderr, "usage: %s [SERIES]\n", argv[0]);
      return 2;
    }
  bench.goals = g_string_new (NULL);
  printf ("%u series of each kind\n", bench.n_series);
  simulate_intervals (&bench);
  simulate_ranks (&bench);
  printf ("\n%.1f s of processor time\n", (jct_bench_cpu_ms () - start) / 1e3);
  fputs (bench.goals->str, stdout);
  g_string_free (bench.goals, TRUE);
  if (!bench.right)
    printf ("THE SHARES ARE WRONG\n");
  return bench.right ? 0 : 1;
}
