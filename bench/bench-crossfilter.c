/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 9: one filter changed, nine linked groups (eight dimensions and time) read again, against
 * crossfilter2 with the same rows and changes, and against forming all totals anew.
 *
 *   bench-crossfilter [ROWS [ROUNDS]]
 *
 * A round makes the changes of a session, which end where they began. Sums are compared; the
 * program fails when they differ, and never for being slow. JCT_BENCH_NPM=1 has
 * crossfilter2 installed into a temporary folder.
 */
#include "bench/jct-bench.h"
#include "bench/linked-table.h"
#include "model/jct-crossfilter.h"
#include "model/jct-series.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TIME LINKED_N_DIMENSIONS

typedef enum
{
  CHANGE_ALL,
  CHANGE_ONLY,
  CHANGE_RANGE,
} ChangeKind;

typedef struct
{
  guint dimension;
  ChangeKind kind;
  guint n;
  guint values[4];
} Change;

/* Values are chosen, added and let go in facets. */
static const Change clicks[] = {
  { 2, CHANGE_ONLY, 1, { 3 } },          { 2, CHANGE_ONLY, 2, { 3, 7 } },
  { 6, CHANGE_ONLY, 1, { 11 } },         { 2, CHANGE_ALL, 0, { 0 } },
  { 6, CHANGE_ONLY, 3, { 11, 12, 13 } }, { 6, CHANGE_ALL, 0, { 0 } },
  { 0, CHANGE_ONLY, 1, { 2 } },          { 4, CHANGE_ONLY, 1, { 1 } },
  { 4, CHANGE_ALL, 0, { 0 } },           { 0, CHANGE_ALL, 0, { 0 } },
};

/* A brush is drawn over the time axis, moved, and let go. */
static const Change brush[] = {
  { TIME, CHANGE_RANGE, 2, { 12, 40 } }, { TIME, CHANGE_RANGE, 2, { 13, 41 } },
  { TIME, CHANGE_RANGE, 2, { 15, 43 } }, { TIME, CHANGE_RANGE, 2, { 14, 42 } },
  { TIME, CHANGE_RANGE, 2, { 14, 20 } }, { TIME, CHANGE_ALL, 0, { 0 } },
};

typedef struct
{
  const char *name;
  const Change *changes;
  guint n;
} Session;

static const Session sessions[] = {
  { "click", clicks, G_N_ELEMENTS (clicks) },
  { "brush", brush, G_N_ELEMENTS (brush) },
};

typedef struct
{
  const Session *session;
  JctTable *table;
  JctCrossfilter *crossfilter;
  JctFilter *filter;
  gboolean has_range;
  gint32 first, last;
  gint32 origin; /* of time */
} Data;

/* ---- a change, and all totals ---- */

static void
apply (Data *data, const Change *change)
{
  const char *dimension;

  if (change->dimension == TIME)
    {
      data->has_range = change->kind == CHANGE_RANGE;
      data->first = data->origin + (gint32) change->values[0];
      data->last = data->origin + (gint32) change->values[1];
      return;
    }
  dimension = jct_table_get_dimension_name (data->table, change->dimension);
  jct_filter_clear (data->filter, dimension);
  for (guint i = 0; i < change->n; i++)
    {
      g_autofree char *value = linked_value_name (change->values[i]);

      jct_filter_add (data->filter, dimension, value);
    }
}

static double
weigh (const double *totals, guint n, guint group)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += totals[i] * (group + 1) * (i + 1);
  return sum;
}

static double
change_linked (Data *data, const Change *change)
{
  double totals[LINKED_N_PERIODS];
  double sum = 0;

  apply (data, change);
  if (change->dimension != TIME)
    jct_crossfilter_set_filter (data->crossfilter, data->filter, NULL);
  else if (data->has_range)
    jct_crossfilter_set_range (data->crossfilter, data->first, data->last);
  else
    jct_crossfilter_clear_range (data->crossfilter);
  for (guint i = 0; i < LINKED_N_DIMENSIONS; i++)
    {
      jct_crossfilter_get_totals (data->crossfilter, i, totals, NULL, NULL);
      sum += weigh (totals, linked_n_values[i], i);
    }
  jct_crossfilter_get_by_period (data->crossfilter, totals, NULL, NULL);
  return sum + weigh (totals, LINKED_N_PERIODS, TIME);
}

static double
change_anew (Data *data, const Change *change)
{
  const JctPeriodKind kind = jct_table_get_period_kind (data->table);
  JctSeriesQuery query = { .filter = data->filter, .kind = kind };
  g_autoptr (JctSeriesSet) set = NULL;
  double totals[LINKED_N_PERIODS];
  double sum = 0;

  apply (data, change);
  set = jct_series_set_compute (data->table, &query, NULL);
  for (guint i = 0; i < LINKED_N_PERIODS; i++)
    {
      double value = jct_series_get_value (jct_series_set_get (set, 0), i);

      totals[i] = isnan (value) ? 0 : value;
    }
  sum += weigh (totals, LINKED_N_PERIODS, TIME);
  query.has_from = query.has_to = data->has_range;
  query.from = jct_period (kind, data->first);
  query.to = jct_period (kind, data->last);
  for (guint i = 0; i < LINKED_N_DIMENSIONS; i++)
    {
      jct_table_total_by_value (data->table, &query, i, totals, NULL);
      sum += weigh (totals, linked_n_values[i], i);
    }
  return sum;
}

typedef double (*ChangeFunc) (Data *data, const Change *change);

static double
change_all (Data *data, ChangeFunc func)
{
  double sum = 0;

  for (guint i = 0; i < data->session->n; i++)
    sum += func (data, &data->session->changes[i]);
  return sum;
}

static double
run_linked (gpointer data)
{
  static volatile double sink;
  double start = jct_bench_cpu_ms ();

  sink += change_all (data, change_linked);
  return jct_bench_cpu_ms () - start;
}

static double
run_anew (gpointer data)
{
  static volatile double sink;
  double start = jct_bench_cpu_ms ();

  sink += change_all (data, change_anew);
  return jct_bench_cpu_ms () - start;
}

/* ---- crossfilter2 ---- */

static JctBenchPeer *
start_peer (const Session *session, guint n_rows)
{
  g_autoptr (GString) input = g_string_new (NULL);

  g_string_append_printf (input, "%u %u", n_rows, LINKED_N_PERIODS);
  for (guint i = 0; i < LINKED_N_DIMENSIONS; i++)
    g_string_append_printf (input, " %u", linked_n_values[i]);
  for (guint i = 0; i < session->n; i++)
    {
      const Change *change = &session->changes[i];

      g_string_append_printf (input, "%s%u %u %u", i == 0 ? "\n" : " ", change->dimension,
                              change->kind, change->n);
      for (guint k = 0; k < change->n; k++)
        g_string_append_printf (input, " %u", change->values[k]);
    }
  return jct_bench_peer_start ("crossfilter.js", input->str);
}

/* ---- the comparison ---- */

/* Of one change, in the middle. */
static void
print_times (const Data *data, const JctBenchComparison *theirs, const JctBenchComparison *anew)
{
  double n = data->session->n;

  printf ("linked selection  %9.4f ms\n", theirs->ours_ms / n);
  printf ("all totals anew   %9.4f ms\n", anew->theirs_ms / n);
  if (theirs->has_ratio)
    printf ("crossfilter2      %9.4f ms\n", theirs->theirs_ms / n);
}

static gboolean
compare_session (Data *data, guint n_rounds)
{
  guint n_rows = (guint) jct_table_get_n_rows (data->table);
  g_autofree char *name
    = g_strdup_printf ("%s_%u_rows_to_crossfilter2", data->session->name, n_rows);
  g_autofree char *anew_name
    = g_strdup_printf ("%s_%u_rows_to_all_totals_anew", data->session->name, n_rows);
  g_autoptr (JctBenchPeer) peer = start_peer (data->session, n_rows);
  JctBenchComparison theirs, anew;
  double sum = change_all (data, change_linked);
  gboolean right = sum == change_all (data, change_anew)
                   && (peer == NULL || sum == jct_bench_peer_get_check (peer));

  jct_bench_compare (run_linked, data, jct_bench_peer_round, peer, n_rounds, &theirs);
  jct_bench_compare (run_linked, data, run_anew, data, n_rounds, &anew);
  printf ("%u rows, one %s, medians of %u rounds, processor time\n", n_rows, data->session->name,
          n_rounds);
  print_times (data, &theirs, &anew);
  if (!right)
    printf ("THE TOTALS ARE WRONG\n");
  jct_bench_goal_ratio ("9", name, &theirs, 0.05, "needs node, npm and JCT_BENCH_NPM=1");
  jct_bench_goal_ratio ("9", anew_name, &anew, 1, "too few rows to time");
  return right;
}

static gboolean
compare (guint n_rows, guint n_rounds)
{
  Data data = { .table = linked_make_table (n_rows), .filter = jct_filter_new () };
  gboolean right = TRUE;

  data.crossfilter = jct_crossfilter_new (data.table, 0);
  data.origin = jct_table_get_periods (data.table)[0];
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      data.session = &sessions[i];
      right = compare_session (&data, n_rounds) && right;
    }
  jct_crossfilter_free (data.crossfilter);
  jct_filter_free (data.filter);
  jct_table_unref (data.table);
  return right;
}

int
main (int argc, char **argv)
{
  guint n_rows = jct_bench_argument (argc, argv, 1, 0, JCT_TABLE_MAX_ROWS);
  guint n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000);
  gboolean right;

  if ((argc > 1 && n_rows < LINKED_N_PERIODS) || n_rounds == 0)
    {
      fprintf (stderr, "usage: %s [ROWS [ROUNDS]]\n", argv[0]);
      return 2;
    }
  right = compare (n_rows > 0 ? n_rows : 68815, n_rounds);
  if (n_rows == 0)
    right = compare (1000 * 1000, n_rounds) && right;
  return right ? 0 : 1;
}
