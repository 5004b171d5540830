/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 8: a measure summed by month under three filters, against one plain read of the columns that
 * it needs (three columns of codes and the measure).
 *
 *   bench-group [ROWS [ROUNDS]]
 *
 * The two are run by turns; the median of the rounds' ratios counts.
 * The sums are compared with those of a plain loop; the program fails when they differ, and never
 * for being slow.
 */
#include "bench/jct-bench.h"
#include "model/jct-series.h"

#include <stdio.h>

#define N_PERIODS 60
#define N_FILTERS 3

static const guint n_values[N_FILTERS] = { 10, 22, 4 };

typedef struct
{
  JctTable *table;
  JctFilter *filter;
  gint32 *counts; /* the measure, as the table has it */
  gsize n_rows;
} Data;

/* The rows come sorted, as a published table does. */
static void
make_data (Data *data, gsize n_rows)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("bench", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("d%u", i);

      jct_table_builder_add_dimension (builder, name, NULL);
      for (guint j = 0; j < n_values[i]; j++)
        {
          g_autofree char *value = g_strdup_printf ("%u", j);

          jct_table_builder_intern (builder, i, value, -1);
        }
    }
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  data->counts = g_new (gint32, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    {
      guint32 bits = g_rand_int (random);

      jct_table_builder_add_row (builder, 24000 + (gint32) (row * N_PERIODS / n_rows));
      for (guint i = 0; i < N_FILTERS; i++)
        jct_table_builder_set_code (builder, i, (bits >> (8 * i) & 0xff) % n_values[i]);
      data->counts[row] = (gint32) (bits >> 24);
      jct_table_builder_set_integer (builder, 0, data->counts[row]);
    }
  data->n_rows = n_rows;
  data->table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  data->filter = jct_filter_new ();
  jct_filter_add (data->filter, "d0", "1");
  jct_filter_add (data->filter, "d0", "7");
  jct_filter_add (data->filter, "d1", "3");
  jct_filter_add (data->filter, "d2", "0");
  jct_filter_add (data->filter, "d2", "1");
  jct_filter_add (data->filter, "d2", "2");
}

static guint64
read_bytes (gconstpointer bytes, gsize n_bytes)
{
  const guint64 *words = bytes;
  guint64 sums[8] = { 0 };
  guint64 sum = 0;
  gsize n = n_bytes / sizeof sums * 8;

  for (gsize i = 0; i < n; i += 8)
    for (guint j = 0; j < 8; j++)
      sums[j] += words[i + j];
  for (guint j = 0; j < 8; j++)
    sum += sums[j];
  return sum;
}

static guint64
read_columns (const Data *data)
{
  guint64 sum = read_bytes (data->counts, data->n_rows * sizeof *data->counts);

  for (guint i = 0; i < N_FILTERS; i++)
    {
      guint width;
      gconstpointer codes = jct_table_get_codes (data->table, i, &width);

      sum += read_bytes (codes, data->n_rows * width);
    }
  return sum;
}

static JctSeriesSet *
group (const Data *data)
{
  const JctSeriesQuery query
    = { .filter = data->filter, .kind = jct_table_get_period_kind (data->table) };

  return jct_series_set_compute (data->table, &query, NULL);
}

static gboolean
passes (const Data *data, gsize row)
{
  guint code = jct_table_get_code (data->table, 0, row);

  return (code == 1 || code == 7) && jct_table_get_code (data->table, 1, row) == 3
         && jct_table_get_code (data->table, 2, row) != 3;
}

static gboolean
check (const Data *data)
{
  g_autoptr (JctSeriesSet) set = group (data);
  const gint32 *periods = jct_table_get_periods (data->table);
  gint64 sums[N_PERIODS] = { 0 };
  JctSeries *series;

  if (set == NULL)
    return FALSE;
  series = jct_series_set_get (set, 0);
  for (gsize row = 0; row < data->n_rows; row++)
    if (passes (data, row))
      sums[periods[row] - periods[0]] += data->counts[row];
  for (gsize i = 0; i < jct_series_get_n (series); i++)
    {
      double value = jct_series_get_value (series, i);

      if (jct_series_get_state (series, i) == JCT_VALUE_MISSING ? sums[i] != 0
                                                                : value != (double) sums[i])
        return FALSE;
    }
  return TRUE;
}

static double
run_read (gpointer data)
{
  static volatile guint64 sink;
  double start = jct_bench_cpu_ms ();

  sink += read_columns (data);
  return jct_bench_cpu_ms () - start;
}

static double
run_group (gpointer data)
{
  double start = jct_bench_cpu_ms ();

  jct_series_set_unref (group (data));
  return jct_bench_cpu_ms () - start;
}

int
main (int argc, char **argv)
{
  guint n_rows = jct_bench_argument (argc, argv, 1, 10 * 1000 * 1000, JCT_TABLE_MAX_ROWS);
  guint n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000);
  JctBenchComparison comparison;
  gboolean right;
  Data data;

  if (n_rows < N_PERIODS || n_rounds == 0)
    {
      fprintf (stderr, "usage: %s [ROWS [ROUNDS]]\n", argv[0]);
      return 2;
    }
  make_data (&data, n_rows);
  right = check (&data);
  jct_bench_compare (run_group, &data, run_read, &data, n_rounds, &comparison);
  printf ("rows %u, rounds %u, processor time\n", n_rows, n_rounds);
  printf ("one read of the columns  %8.3f ms  %6.3f ns/row\n", comparison.theirs_ms,
          comparison.theirs_ms * 1e6 / n_rows);
  printf ("grouped, three filters   %8.3f ms  %6.3f ns/row\n", comparison.ours_ms,
          comparison.ours_ms * 1e6 / n_rows);
  if (!right)
    printf ("THE SUMS ARE WRONG\n");
  jct_bench_goal_ratio ("8", "group_by_month_to_one_read", &comparison, 1.3,
                        "too few rows to time");

  jct_filter_free (data.filter);
  jct_table_unref (data.table);
  g_free (data.counts);
  return right ? 0 : 1;
}
