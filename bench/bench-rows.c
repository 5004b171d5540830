/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Data page's rows: opened as they stand, and sorted by each kind of column, the filter's work
 * included, against one plain read of the column.
 *
 *   bench-rows [ROWS [ROUNDS]]
 *
 * A sort is to take a second at most; the two are run by turns. The order is checked against the
 * values; the program fails when it is wrong, and never for being slow.
 */
#include "bench/jct-bench.h"
#include "bench/rows-table.h"
#include "model/jct-row-order.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define GOAL_MS 1000
/* A frame. */
#define GOAL_OPEN_MS 16.7
/* More than fit on any screen. */
#define PAGE_ROWS 200

typedef struct
{
  const char *what;
  JctRowQuery query;
  guint width; /* bytes a row of the column */
} Sort;

static const Sort sorts[] = {
  { "period_downwards", { .descending = TRUE }, 4 },
  { "22_texts", { .column = { JCT_COLUMN_DIMENSION, ROWS_FEW } }, 1 },
  { "50000_texts", { .column = { JCT_COLUMN_DIMENSION, ROWS_MANY } }, 2 },
  { "integers", { .column = { JCT_COLUMN_MEASURE, ROWS_COUNT }, .descending = TRUE }, 4 },
  { "integers_of_64_bits", { .column = { JCT_COLUMN_MEASURE, ROWS_BIG } }, 8 },
  { "reals", { .column = { JCT_COLUMN_MEASURE, ROWS_REAL }, .descending = TRUE }, 8 },
};

typedef struct
{
  JctTable *table;
  guint64 *words; /* as many bytes as the widest column has */
  const Sort *sort;
  gboolean right;
} Run;

static double
run_read (gpointer data)
{
  static volatile guint64 sink;
  const Run *run = data;
  gsize n = jct_table_get_n_rows (run->table) * run->sort->width / sizeof *run->words / 8 * 8;
  guint64 sums[8] = { 0 };
  double start = jct_bench_cpu_ms ();

  for (gsize i = 0; i < n; i += 8)
    for (guint j = 0; j < 8; j++)
      sums[j] += run->words[i + j];
  for (guint j = 0; j < 8; j++)
    sink += sums[j];
  return jct_bench_cpu_ms () - start;
}

static double
run_sort (gpointer data)
{
  const Run *run = data;
  double start = jct_bench_cpu_ms ();

  jct_row_order_unref (jct_row_order_new (run->table, &run->sort->query, NULL, NULL));
  return jct_bench_cpu_ms () - start;
}

/* The rows of a page, as they stand. */
static double
run_open (gpointer data)
{
  static volatile double sink;
  const Run *run = data;
  const JctRowQuery query = { 0 };
  double start = jct_bench_cpu_ms ();
  g_autoptr (JctRowOrder) order = jct_row_order_new (run->table, &query, NULL, NULL);

  for (gsize i = 0; i < MIN (PAGE_ROWS, jct_row_order_get_n (order)); i++)
    sink += jct_table_get_real (run->table, ROWS_REAL, jct_row_order_get_row (order, i));
  return jct_bench_cpu_ms () - start;
}

/* Whether `b` may come after `a`. */
static gboolean
in_order (JctTable *table, const JctRowQuery *query, gsize a, gsize b)
{
  guint index = query->column.index;
  double x, y;

  if (query->column.kind == JCT_COLUMN_DIMENSION)
    x = strcmp (jct_table_get_value (table, index, jct_table_get_code (table, index, a)),
                jct_table_get_value (table, index, jct_table_get_code (table, index, b))),
    y = 0;
  else if (query->column.kind == JCT_COLUMN_PERIOD)
    x = jct_table_get_periods (table)[a], y = jct_table_get_periods (table)[b];
  else if (jct_table_is_missing (table, index, a) || jct_table_is_missing (table, index, b))
    return jct_table_is_missing (table, index, b)
           && (!jct_table_is_missing (table, index, a) || a < b);
  else
    x = jct_table_get_real (table, index, a), y = jct_table_get_real (table, index, b);
  return query->descending ? x > y || (x == y && a < b) : x < y || (x == y && a < b);
}

static gboolean
check (const Run *run)
{
  g_autoptr (JctRowOrder) order = jct_row_order_new (run->table, &run->sort->query, NULL, NULL);
  gsize n = jct_table_get_n_rows (run->table);

  if (order == NULL || jct_row_order_get_n (order) != n)
    return FALSE;
  /* Beyond 53 bits a real does not tell integers apart. */
  if (run->sort->query.column.kind == JCT_COLUMN_MEASURE
      && run->sort->query.column.index == ROWS_BIG)
    {
      for (gsize i = 1; i < n; i++)
        if (jct_table_get_integer (run->table, ROWS_BIG, jct_row_order_get_row (order, i - 1))
            > jct_table_get_integer (run->table, ROWS_BIG, jct_row_order_get_row (order, i)))
          return FALSE;
      return TRUE;
    }
  for (gsize i = 1; i < n; i++)
    if (!in_order (run->table, &run->sort->query, jct_row_order_get_row (order, i - 1),
                   jct_row_order_get_row (order, i)))
      return FALSE;
  return TRUE;
}

int
main (int argc, char **argv)
{
  guint n_rows = jct_bench_argument (argc, argv, 1, 10 * 1000 * 1000, JCT_TABLE_MAX_ROWS);
  guint n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000);
  JctBenchComparison comparison;
  Run run = { .right = TRUE };

  setlocale (LC_ALL, "C.UTF-8");
  if (n_rows == 0 || n_rounds == 0)
    {
      fprintf (stderr, "usage: %s [ROWS [ROUNDS]]\n", argv[0]);
      return 2;
    }
  run.table = rows_make_table (n_rows);
  run.words = g_new0 (guint64, n_rows + 8);
  run.sort = &sorts[0];
  jct_bench_compare (run_open, &run, run_read, &run, n_rounds, &comparison);
  printf ("rows %u, rounds %u, processor time\n", n_rows, n_rounds);
  printf ("%-20s %9.3f ms\n", "first page", comparison.ours_ms);
  jct_bench_goal ("table", "first_page_of_rows", "ms", comparison.ours_ms, GOAL_OPEN_MS);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autofree char *what = g_strdup_printf ("sort_by_%s", sorts[i].what);
      gboolean right;

      run.sort = &sorts[i];
      right = check (&run);
      run.right &= right;
      jct_bench_compare (run_sort, &run, run_read, &run, n_rounds, &comparison);
      printf ("%-20s %9.3f ms, %6.1f ns/row, one read %7.3f ms, ratio %7.1f%s\n", sorts[i].what,
              comparison.ours_ms, comparison.ours_ms * 1e6 / n_rows, comparison.theirs_ms,
              comparison.ratio, right ? "" : "  THE ORDER IS WRONG");
      jct_bench_goal ("table", what, "ms", comparison.ours_ms, GOAL_MS);
    }
  jct_table_unref (run.table);
  g_free (run.words);
  return run.right ? 0 : 1;
}
