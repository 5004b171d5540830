/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 8: a measure summed by month under three filters, against one plain read of the columns that
 * it needs (three columns of codes and the measure).
 *
 *   bench-group [ROWS [ROUNDS]]
 *
 * The two are run by turns, the median of each's processor time counts, and their ratio is printed.
 * The sums are compared with those of a plain loop; the program fails when they differ, and never
 * for being slow.
 */
#include "model/jct-series.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

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

/* Of this program alone: what else the machine does is not to count. */
static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000) + now.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static double
median_ms (gint64 *times, guint n)
{
  qsort (times, n, sizeof *times, compare_times);
  return (double) times[n / 2] / 1000;
}

int
main (int argc, char **argv)
{
  gsize n_rows = argc > 1 ? (gsize) g_ascii_strtoull (argv[1], NULL, 10) : 10 * 1000 * 1000;
  guint n_rounds = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 9;
  g_autofree gint64 *reads = NULL;
  g_autofree gint64 *groups = NULL;
  volatile guint64 sink = 0;
  double read_ms, group_ms;
  gboolean right;
  Data data;

  if (n_rows < N_PERIODS || n_rows > JCT_TABLE_MAX_ROWS || n_rounds < 1 || n_rounds > 1000)
    {
      fprintf (stderr, "usage: %s [ROWS [ROUNDS]]\n", argv[0]);
      return 2;
    }
  make_data (&data, n_rows);
  right = check (&data);
  reads = g_new (gint64, n_rounds);
  groups = g_new (gint64, n_rounds);
  for (guint i = 0; i < n_rounds; i++)
    {
      gint64 start = cpu_time ();
      gint64 middle;

      sink += read_columns (&data);
      middle = cpu_time ();
      jct_series_set_unref (group (&data));
      reads[i] = middle - start;
      groups[i] = cpu_time () - middle;
    }
  read_ms = median_ms (reads, n_rounds);
  group_ms = median_ms (groups, n_rounds);
  printf ("rows %" G_GSIZE_FORMAT ", rounds %u\n", n_rows, n_rounds);
  printf ("one read of the columns  %8.3f ms  %6.3f ns/row\n", read_ms,
          read_ms * 1e6 / (double) n_rows);
  printf ("grouped, three filters   %8.3f ms  %6.3f ns/row\n", group_ms,
          group_ms * 1e6 / (double) n_rows);
  printf ("ratio %.2f (goal 1.3)%s\n", read_ms > 0 ? group_ms / read_ms : 0,
          right ? "" : "  THE SUMS ARE WRONG");

  jct_filter_free (data.filter);
  jct_table_unref (data.table);
  g_free (data.counts);
  return right ? 0 : 1;
}
