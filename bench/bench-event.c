/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything for one event: all methods on the bundled dataset, donors and their placebos included,
 * against the same methods in R where it is installed with sandwich, strucchange and quadprog; and the
 * whole command, from its start to its end.
 *
 *   bench-event DATASET [ROUNDS [PROGRAM]]
 *
 * PROGRAM: juncture, to run `analyse` with. The program fails when a method has no answer or R's
 * standard error is another, and never for being slow.
 */
#include "analysis/jct-agreement.h"
#include "bench/jct-bench.h"
#include "io/jct-reader.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>

#define DEFINITION "bp-southwest"
#define DIMENSION "citizenship"
#define VALUE "CHINA, PEOPLES REPUBLIC OF"
#define EVENT "2022-08"

typedef struct
{
  JctDocument *document;
  JctView *view;
  JctPeriod event;
  JctMethodSet methods;
  JctAnalysis *last; /* of the last round */
} Data;

static double
run_analysis (gpointer data)
{
  Data *run = data;
  g_auto (JctAnalysisOptions) options = { 0 };
  double start, end;

  g_clear_pointer (&run->last, jct_analysis_unref);
  jct_analysis_options_init (&options);
  options.methods = run->methods;
  start = jct_bench_cpu_ms ();
  run->last = jct_analysis_compute (run->document, run->view, run->event, NULL, &options, NULL,
                                    NULL, NULL, NULL);
  end = jct_bench_cpu_ms ();
  return end - start;
}

static gboolean
check (const JctAnalysis *analysis)
{
  for (guint method = 0; method < JCT_N_METHODS; method++)
    {
      JctVerdict verdict;

      if (!jct_analysis_has (analysis, method))
        continue;
      verdict = jct_analysis_get_verdict (analysis, method);
      if (verdict != JCT_VERDICT_ANSWERED)
        {
          printf ("%s: %s\n", jct_method_to_name (method), jct_verdict_to_name (verdict));
          return FALSE;
        }
    }
  return TRUE;
}

/* ---- each method ---- */

static gboolean
report_methods (Data *data, guint n_rounds)
{
  gboolean right = TRUE;

  for (guint method = 0; method < JCT_N_METHODS; method++)
    {
      JctBenchComparison time;

      data->methods = JCT_METHOD_BIT (method);
      jct_bench_compare (run_analysis, data, jct_bench_peer_round, NULL, n_rounds, &time);
      printf ("  %-22s %8.3f ms\n", jct_method_to_name (method), time.ours_ms);
      right = right && data->last != NULL && jct_analysis_has (data->last, method);
    }
  data->methods = JCT_METHODS_ALL;
  return right;
}

/* ---- the same in R ---- */

static void
append_series (GString *input, JctSeries *series)
{
  gsize n = jct_series_get_n (series);
  g_autofree double *values = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    values[i] = jct_series_get_value (series, i);
  jct_bench_append_values (input, values, n);
}

static JctBenchPeer *
start_r (const JctAnalysis *analysis)
{
  g_autoptr (GString) input = g_string_new (NULL);

  g_string_append_printf (input, "%u\n", (guint) analysis->event_index);
  append_series (input, analysis->series);
  for (guint i = 0; i < analysis->n_donors; i++)
    append_series (input, analysis->donors[i]);
  return jct_bench_peer_start ("event.R", input->str);
}

static gboolean
report_all (Data *data, guint n_rounds)
{
  g_autoptr (JctBenchPeer) r = NULL;
  JctBenchComparison comparison;
  gboolean right;

  run_analysis (data);
  if (data->last == NULL)
    return FALSE;
  right = check (data->last);
  r = start_r (data->last);
  if (r != NULL)
    right
      = right
        && fabs (jct_bench_peer_get_check (r) / data->last->its_count->hac_adj[2].se - 1) < 1e-8;
  jct_bench_compare (run_analysis, data, jct_bench_peer_round, r, n_rounds, &comparison);
  printf ("all methods, %u donors: %.1f ms, median of %u rounds, processor time\n",
          data->last->n_donors, comparison.ours_ms, n_rounds);
  if (comparison.has_ratio)
    printf ("the same in R: %.0f ms\n", comparison.theirs_ms);
  jct_bench_goal ("event", "all_methods_and_donor_placebos", "ms", comparison.ours_ms, 100);
  if (comparison.has_ratio)
    jct_bench_goal ("event", "all_methods_to_R", "ratio", comparison.ratio, 1);
  else
    jct_bench_goal_skipped ("event", "all_methods_to_R",
                            "no Rscript with sandwich, strucchange and quadprog");
  return right;
}

/* ---- the whole command ---- */

static void
report_command (const char *program, const char *dataset, guint n_rounds)
{
  const char *arguments[] = {
    program,   "analyse", dataset,    "--definition", DEFINITION, "--where", DIMENSION "=" VALUE,
    "--event", EVENT,     "--method", "all",          NULL
  };
  JctBenchCommand command = { .arguments = (char **) arguments };
  JctBenchComparison time;

  if (program == NULL || jct_bench_command_round (&command) < 0)
    {
      jct_bench_goal_skipped ("event", "whole_command", "no program that analyses");
      return;
    }
  jct_bench_compare (jct_bench_command_round, &command, jct_bench_peer_round, NULL, n_rounds,
                     &time);
  printf ("juncture analyse --method all: %.1f ms of processor time, %.1f ms elapsed in the last "
          "round\n",
          time.ours_ms, command.elapsed_ms);
  jct_bench_goal ("event", "whole_command", "ms", time.ours_ms, 1000);
}

int
main (int argc, char **argv)
{
  guint n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000);
  Data data = { .view = jct_view_new (), .methods = JCT_METHODS_ALL };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean right;

  if (argc < 2 || n_rounds == 0)
    {
      fprintf (stderr, "usage: %s DATASET [ROUNDS [PROGRAM]]\n", argv[0]);
      return 2;
    }
  file = g_file_new_for_path (argv[1]);
  data.document = jct_document_load (file, NULL, NULL, NULL, &error);
  if (data.document == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }
  data.view->definition = g_strdup (DEFINITION);
  jct_filter_add (data.view->filter, DIMENSION, VALUE);
  jct_period_parse (EVENT, jct_period_kind (JCT_PERIOD_MONTH, 1), &data.event);
  right = report_methods (&data, n_rounds);
  right = report_all (&data, n_rounds) && right;
  report_command (argc > 3 ? argv[3] : NULL, argv[1], n_rounds);
  if (!right)
    printf ("THE RESULTS ARE WRONG\n");
  g_clear_pointer (&data.last, jct_analysis_unref);
  jct_view_free (data.view);
  jct_document_unref (data.document);
  return right ? 0 : 1;
}
