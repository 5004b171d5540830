/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linked selection against the slow way round: after each of many random changes, all numbers
 * are the same. */
#include "model/jct-crossfilter.h"
#include "model/jct-series.h"

#include <math.h>
#include <string.h>

#define N_DIMENSIONS 10

/* Columns of codes of one byte and of two; more of them than can be filtered row by row. */
static const guint n_values[N_DIMENSIONS] = { 2, 5, 300, 3, 30, 4, 2, 7, 1, 3 };

typedef enum
{
  VALUES_SMALL,
  VALUES_WIDE, /* of 64 bits, and far from the end of them */
  VALUES_HUGE, /* their sums could leave the 64 bits */
  VALUES_REAL,
  VALUES_INEXACT, /* some with a word that qualifies them */
} Values;

typedef struct
{
  JctTable *table;
  JctCrossfilter *crossfilter;
  JctFilter *filter;
  gboolean has_range;
  gint32 first, last;
} Case;

static char *
value_name (guint code)
{
  return g_strdup_printf ("v%u", code);
}

static void
set_measure (JctTableBuilder *builder, Values values)
{
  if (g_test_rand_int_range (0, 20) == 0)
    return;
  if (values == VALUES_REAL)
    jct_table_builder_set_real (builder, 0, g_test_rand_double_range (-1e6, 1e6));
  else if (values == VALUES_SMALL)
    jct_table_builder_set_integer (builder, 0, g_test_rand_int_range (-50, 1000));
  else if (values == VALUES_WIDE)
    jct_table_builder_set_integer (builder, 0,
                                   (gint64) g_test_rand_int_range (-5, 100) * 10000000000);
  else
    jct_table_builder_set_integer (builder, 0,
                                   g_test_rand_int_range (0, 1000) == 0 ? G_MAXINT64 >> 12 : 3);
}

static void
set_inexact_measure (JctTableBuilder *builder)
{
  set_measure (builder, VALUES_SMALL);
  if (g_test_rand_int_range (0, 3) == 0)
    jct_table_builder_set_qualifier (builder, 0,
                                     (JctQualifier) g_test_rand_int_range (0, JCT_QUALIFIER_AT_MOST
                                                                                + 1));
}

static JctTable *
random_table (guint n_rows, JctPeriodUnit unit, guint n_periods, Values values)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("random", jct_period_kind (unit, 1));
  JctTable *table;

  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("d%u", i);

      jct_table_builder_add_dimension (builder, name, NULL);
      for (guint code = 0; code < n_values[i]; code++)
        {
          g_autofree char *value = value_name (code);

          jct_table_builder_intern (builder, i, value, -1);
        }
    }
  jct_table_builder_add_measure (builder, "count", NULL, NULL,
                                 values == VALUES_REAL ? JCT_MEASURE_REAL : JCT_MEASURE_INTEGER);
  if (values == VALUES_INEXACT)
    jct_table_builder_add_qualifier (builder, 0);
  for (guint row = 0; row < n_rows; row++)
    {
      jct_table_builder_add_row (builder, 20000 + 2 * g_test_rand_int_range (0, (int) n_periods));
      for (guint i = 0; i < N_DIMENSIONS; i++)
        jct_table_builder_set_code (builder, i,
                                    (guint) g_test_rand_int_range (0, (int) n_values[i]));
      if (values == VALUES_INEXACT)
        set_inexact_measure (builder);
      else
        set_measure (builder, values);
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  return table;
}

static void
case_init (Case *c, JctTable *table)
{
  memset (c, 0, sizeof *c);
  c->table = table;
  c->crossfilter = jct_crossfilter_new (table, 0);
  c->filter = jct_filter_new ();
}

static void
case_clear (Case *c)
{
  jct_crossfilter_free (c->crossfilter);
  jct_filter_free (c->filter);
  jct_table_unref (c->table);
}

/* ---- the slow way round ---- */

static gboolean
row_passes (const Case *c, gsize row, int skip)
{
  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      guint code = jct_table_get_code (c->table, i, row);

      if ((int) i != skip
          && !jct_filter_passes (c->filter, jct_table_get_dimension_name (c->table, i),
                                 jct_table_get_value (c->table, i, code)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
row_in_range (const Case *c, gsize row)
{
  gint32 ordinal = jct_table_get_periods (c->table)[row];

  return !c->has_range || (ordinal >= c->first && ordinal <= c->last);
}

static gboolean
range_has_period (const Case *c)
{
  JctPeriod first, last;

  jct_table_get_range (c->table, &first, &last);
  return !c->has_range || MAX (c->first, first.ordinal) <= MIN (c->last, last.ordinal);
}

/* The sum of what each row may be, as anybody would add it up. */
static void
check_ranges (const Case *c, guint dimension, const double *totals)
{
  guint n = n_values[dimension];
  g_autofree JctInterval *ranges = g_new (JctInterval, n);
  g_autofree JctInterval *expected = g_new (JctInterval, n);
  gboolean counts = TRUE;

  for (gsize row = 0; row < jct_table_get_n_rows (c->table); row++)
    counts
      = counts
        && (jct_table_is_missing (c->table, 0, row) || jct_table_get_real (c->table, 0, row) >= 0);
  for (guint code = 0; code < n; code++)
    expected[code] = jct_interval_exact (0);
  for (gsize row = 0; row < jct_table_get_n_rows (c->table); row++)
    if (row_in_range (c, row) && row_passes (c, row, (int) dimension)
        && !jct_table_is_missing (c->table, 0, row))
      {
        JctInterval *sum = &expected[jct_table_get_code (c->table, dimension, row)];

        *sum = jct_interval_add (*sum,
                                 jct_interval_of_figure (jct_table_get_qualifier (c->table, 0, row),
                                                         jct_table_get_real (c->table, 0, row),
                                                         counts));
      }
  jct_crossfilter_get_ranges (c->crossfilter, dimension, totals, ranges);
  for (guint code = 0; code < n; code++)
    {
      g_assert_true (ranges[code].low <= totals[code] && ranges[code].high >= totals[code]);
      if (isinf (expected[code].low))
        g_assert_cmpfloat (ranges[code].low, ==, expected[code].low);
      else
        g_assert_cmpfloat_with_epsilon (ranges[code].low, expected[code].low, 1e-6);
      if (isinf (expected[code].high))
        g_assert_cmpfloat (ranges[code].high, ==, expected[code].high);
      else
        g_assert_cmpfloat_with_epsilon (ranges[code].high, expected[code].high, 1e-6);
    }
}

static void
check_dimension (const Case *c, guint dimension)
{
  const JctPeriodKind kind = jct_table_get_period_kind (c->table);
  const JctSeriesQuery query = {
    .filter = c->filter,
    .kind = kind,
    .has_from = c->has_range,
    .has_to = c->has_range,
    .from = jct_period (kind, c->first),
    .to = jct_period (kind, c->last),
  };
  guint n = n_values[dimension];
  g_autofree double *expected = g_new0 (double, n);
  g_autofree double *totals = g_new (double, n);
  g_autofree guint32 *n_rows = g_new (guint32, n);
  g_autofree guint32 *n_expected = g_new0 (guint32, n);
  gboolean right = !range_has_period (c)
                   || jct_table_total_by_value (c->table, &query, dimension, expected, NULL);

  g_assert_cmpint (jct_crossfilter_get_totals (c->crossfilter, dimension, totals, n_rows, NULL), ==,
                   right);
  if (!right)
    return;
  g_assert_cmpmem (totals, n * sizeof *totals, expected, n * sizeof *expected);
  check_ranges (c, dimension, totals);
  for (gsize row = 0; row < jct_table_get_n_rows (c->table); row++)
    if (row_in_range (c, row) && row_passes (c, row, (int) dimension))
      n_expected[jct_table_get_code (c->table, dimension, row)]++;
  g_assert_cmpmem (n_rows, n * sizeof *n_rows, n_expected, n * sizeof *n_expected);
}

static void
check_periods (const Case *c)
{
  gsize n = jct_crossfilter_get_n_periods (c->crossfilter);
  g_autofree double *totals = g_new (double, n);
  g_autofree guint32 *n_rows = g_new (guint32, n);
  g_autoptr (GError) error = NULL;
  const JctSeriesQuery query
    = { .filter = c->filter, .kind = jct_table_get_period_kind (c->table) };
  g_autoptr (JctSeriesSet) set = jct_series_set_compute (c->table, &query, NULL);
  gsize row = 0;

  if (!jct_crossfilter_get_by_period (c->crossfilter, totals, n_rows, &error))
    {
      g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_OVERFLOW);
      return;
    }
  g_assert_nonnull (set);
  for (gsize i = 0; i < n; i++)
    {
      JctPeriod period = jct_crossfilter_get_period (c->crossfilter, i);
      JctSeries *series = jct_series_set_get (set, 0);
      double value = jct_series_get_value (series, (gsize) jct_series_find (series, period));
      guint32 n_expected = 0;

      for (; row < jct_table_get_n_rows (c->table)
             && jct_table_get_periods (c->table)[row] == period.ordinal;
           row++)
        n_expected += row_passes (c, row, -1);
      g_assert_cmpuint (n_rows[i], ==, n_expected);
      g_assert_cmpfloat (totals[i], ==, isnan (value) ? 0 : value);
    }
}

static void
check_all (const Case *c)
{
  for (guint i = 0; i < N_DIMENSIONS; i++)
    check_dimension (c, i);
  check_periods (c);
}

/* ---- changes ---- */

static void
change_filter (Case *c)
{
  guint dimension = (guint) g_test_rand_int_range (0, N_DIMENSIONS);
  const char *name = jct_table_get_dimension_name (c->table, dimension);
  g_autofree char *value
    = value_name ((guint) g_test_rand_int_range (0, (int) n_values[dimension]));

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      jct_filter_clear (c->filter, name);
      break;
    case 1:
      jct_filter_set (c->filter, name, (const char *const[]){ value, NULL });
      break;
    case 2:
      jct_filter_exclude (c->filter, name, value);
      break;
    case 3:
      jct_filter_remove (c->filter, name, value);
      break;
    case 4:
      jct_filter_set (c->filter, name, (const char *const[]){ NULL });
      break;
    default:
      jct_filter_add (c->filter, name, value);
    }
}

static void
change_range (Case *c)
{
  JctPeriod first, last;

  jct_table_get_range (c->table, &first, &last);
  c->has_range = g_test_rand_int_range (0, 4) != 0;
  if (!c->has_range)
    {
      jct_crossfilter_clear_range (c->crossfilter);
      return;
    }
  c->first = g_test_rand_int_range (first.ordinal - 3, last.ordinal + 3);
  c->last = g_test_rand_int_range (first.ordinal - 3, last.ordinal + 3);
  jct_crossfilter_set_range (c->crossfilter, c->first, c->last);
}

static void
change (Case *c)
{
  int n_changes = g_test_rand_int_range (0, 12) == 0 ? 3 : 1;

  if (g_test_rand_int_range (0, 40) == 0)
    {
      jct_filter_free (c->filter);
      c->filter = jct_filter_new ();
    }
  if (g_test_rand_int_range (0, 4) == 0)
    change_range (c);
  else
    while (n_changes-- > 0)
      change_filter (c);
  g_assert_true (jct_crossfilter_set_filter (c->crossfilter, c->filter, NULL));
}

static void
check_changes (guint n_rows, JctPeriodUnit unit, guint n_periods, Values values, guint n_changes)
{
  Case c;

  case_init (&c, random_table (n_rows, unit, n_periods, values));
  while (n_changes-- > 0)
    {
      change (&c);
      /* What nobody asked for yet is found afresh later on. */
      if (g_test_rand_bit ())
        check_all (&c);
      else
        check_dimension (&c, (guint) g_test_rand_int_range (0, N_DIMENSIONS));
    }
  check_all (&c);
  case_clear (&c);
}

static void
test_small (void)
{
  for (guint i = 0; i < 40; i++)
    check_changes ((guint) g_test_rand_int_range (1, 200), JCT_PERIOD_MONTH, 12, VALUES_SMALL, 60);
}

static void
test_blocks (void)
{
  check_changes (5000, JCT_PERIOD_MONTH, 60, VALUES_SMALL, 120);
  check_changes (5000, JCT_PERIOD_DAY, 900, VALUES_SMALL, 120);
}

static void
test_wide (void)
{
  check_changes (1500, JCT_PERIOD_MONTH, 20, VALUES_WIDE, 150);
}

static void
test_huge (void)
{
  check_changes (1500, JCT_PERIOD_MONTH, 20, VALUES_HUGE, 100);
}

static void
test_reals (void)
{
  check_changes (1500, JCT_PERIOD_MONTH, 20, VALUES_REAL, 150);
}

/* What the totals may be is right after each change too, and a table of exact figures has none that are not. */
static void
test_inexact (void)
{
  Case c;

  check_changes (800, JCT_PERIOD_MONTH, 12, VALUES_INEXACT, 120);
  case_init (&c, random_table (800, JCT_PERIOD_MONTH, 12, VALUES_INEXACT));
  g_assert_true (jct_crossfilter_is_inexact (c.crossfilter));
  case_clear (&c);
  case_init (&c, random_table (800, JCT_PERIOD_MONTH, 12, VALUES_SMALL));
  g_assert_false (jct_crossfilter_is_inexact (c.crossfilter));
  case_clear (&c);
}

/* Sums that fit the 64 bits, but not what is exact. */
static void
test_too_large (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("large", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctCrossfilter) crossfilter = NULL;
  g_autoptr (JctTable) table = NULL;
  g_autoptr (GError) error = NULL;
  double total;

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < 2; i++)
    {
      jct_table_builder_add_row (builder, 24000);
      jct_table_builder_set_integer (builder, 0, G_GINT64_CONSTANT (1) << 53);
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  crossfilter = jct_crossfilter_new (table, 0);
  g_assert_false (jct_crossfilter_get_totals (crossfilter, 0, &total, NULL, &error));
  g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_OVERFLOW);
}

static void
assert_refused (Case *c, const char *dimension, const char *value, JctSeriesError code)
{
  g_autoptr (JctFilter) filter = jct_filter_copy (c->filter);
  g_autoptr (GError) error = NULL;

  jct_filter_add (filter, dimension, value);
  g_assert_false (jct_crossfilter_set_filter (c->crossfilter, filter, &error));
  g_assert_error (error, JCT_SERIES_ERROR, (int) code);
  check_all (c);
}

static void
test_refused (void)
{
  Case c;

  case_init (&c, random_table (300, JCT_PERIOD_MONTH, 12, VALUES_SMALL));
  jct_filter_add (c.filter, "d1", "v2");
  g_assert_true (jct_crossfilter_set_filter (c.crossfilter, c.filter, NULL));
  assert_refused (&c, "elsewhere", "v0", JCT_SERIES_ERROR_NO_DIMENSION);
  assert_refused (&c, "d3", "elsewhere", JCT_SERIES_ERROR_NO_VALUE);
  jct_filter_clear (c.filter, "d1");
  g_assert_true (jct_crossfilter_set_filter (c.crossfilter, NULL, NULL));
  check_all (&c);
  case_clear (&c);
}

static void
test_no_rows (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("empty", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctCrossfilter) crossfilter = NULL;
  g_autoptr (JctTable) table = NULL;
  double total = 1;

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_intern (builder, 0, "value", -1);
  jct_table_builder_add_measure (builder, "count", NULL, NULL, JCT_MEASURE_REAL);
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  crossfilter = jct_crossfilter_new (table, 0);
  jct_crossfilter_set_range (crossfilter, 0, 100);
  g_assert_true (jct_crossfilter_get_totals (crossfilter, 0, &total, NULL, NULL));
  g_assert_cmpfloat (total, ==, 0);
  g_assert_cmpuint (jct_crossfilter_get_n_periods (crossfilter), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crossfilter/small", test_small);
  g_test_add_func ("/crossfilter/blocks", test_blocks);
  g_test_add_func ("/crossfilter/wide", test_wide);
  g_test_add_func ("/crossfilter/huge", test_huge);
  g_test_add_func ("/crossfilter/reals", test_reals);
  g_test_add_func ("/crossfilter/inexact", test_inexact);
  g_test_add_func ("/crossfilter/too-large", test_too_large);
  g_test_add_func ("/crossfilter/refused", test_refused);
  g_test_add_func ("/crossfilter/no-rows", test_no_rows);
  return g_test_run ();
}
