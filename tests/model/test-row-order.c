/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of rows, beside a plain sort of the same rows. */
#include "model/jct-row-order.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/jct-series.h"

enum
{
  SMALL, /* measure: few different integers, some missing */
  WIDE,  /* measure: integers of 64 bits */
  REAL,  /* measure: reals of all sizes, both signs */
  CLOSE, /* measure: reals that differ in their lowest bits only */
  N_MEASURES
};

static const char *const labels[]
  = { "Zürich", "apple", "Éclair", "zebra", "Apple", "eclair", "", "Österreich", "日本", "apple" };

static double
make_real (GRand *random)
{
  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      return 0;
    case 1:
      return -0.0;
    case 2:
      return ldexp (g_rand_double (random) - 0.5, g_rand_int_range (random, -300, 300));
    default:
      return g_rand_double_range (random, -1000, 1000);
    }
}

static void
add_row (JctTableBuilder *builder, GRand *random, guint n_values)
{
  g_autofree char *many = g_strdup_printf ("value %u", g_rand_int_range (random, 0, n_values));

  jct_table_builder_add_row (builder, 24000 + g_rand_int_range (random, 0, 40));
  jct_table_builder_set_code (
    builder, 0, jct_table_builder_intern (builder, 0, labels[g_rand_int_range (random, 0, 9)], -1));
  jct_table_builder_set_code (builder, 1, jct_table_builder_intern (builder, 1, many, -1));
  if (g_rand_int_range (random, 0, 5) > 0)
    jct_table_builder_set_integer (builder, SMALL, g_rand_int_range (random, -20, 20));
  jct_table_builder_set_integer (builder, WIDE,
                                 (gint64) ((guint64) g_rand_int (random) << 32
                                           | g_rand_int (random)));
  if (g_rand_int_range (random, 0, 50) > 0)
    jct_table_builder_set_real (builder, REAL, make_real (random));
  jct_table_builder_set_real (builder, CLOSE, 1e15 + g_rand_int_range (random, 0, 5000) / 8.0);
}

static JctTable *
make_table (guint n_rows, guint n_values, guint32 seed)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  JctTable *table;

  jct_table_builder_add_dimension (builder, "few", NULL);
  jct_table_builder_add_dimension (builder, "many", NULL);
  jct_table_builder_add_measure (builder, "small", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "wide", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "real", NULL, NULL, JCT_MEASURE_REAL);
  jct_table_builder_add_measure (builder, "close", NULL, NULL, JCT_MEASURE_REAL);
  for (guint i = 0; i < n_rows; i++)
    add_row (builder, random, n_values);
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* ---- the plain sort ---- */

typedef struct
{
  JctTable *table;
  const JctRowQuery *query;
} Plain;

static int
compare_numbers (double a, double b)
{
  return a < b ? -1 : a > b;
}

static int
compare_measures (const Plain *plain, gsize a, gsize b)
{
  guint measure = plain->query->column.index;
  gboolean a_missing = jct_table_is_missing (plain->table, measure, a);
  gboolean b_missing = jct_table_is_missing (plain->table, measure, b);
  int order;

  if (a_missing || b_missing)
    return (int) a_missing - (int) b_missing;
  if (jct_table_get_measure_type (plain->table, measure) == JCT_MEASURE_INTEGER)
    {
      gint64 x = jct_table_get_integer (plain->table, measure, a);
      gint64 y = jct_table_get_integer (plain->table, measure, b);

      order = x < y ? -1 : x > y;
    }
  else
    order = compare_numbers (jct_table_get_real (plain->table, measure, a),
                             jct_table_get_real (plain->table, measure, b));
  return plain->query->descending ? -order : order;
}

static int
compare_texts (const Plain *plain, gsize a, gsize b)
{
  guint dimension = plain->query->column.index;
  const char *x = jct_table_get_value_label (plain->table, dimension,
                                             jct_table_get_code (plain->table, dimension, a));
  const char *y = jct_table_get_value_label (plain->table, dimension,
                                             jct_table_get_code (plain->table, dimension, b));
  int order = g_utf8_collate (x, y);

  if (order == 0)
    order = strcmp (x, y);
  return plain->query->descending ? -order : order;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Plain *plain = data;
  gsize x = *(const gsize *) a, y = *(const gsize *) b;
  const gint32 *periods = jct_table_get_periods (plain->table);
  int order = 0;

  switch (plain->query->column.kind)
    {
    case JCT_COLUMN_PERIOD:
      order = compare_numbers (periods[x], periods[y]);
      order = plain->query->descending ? -order : order;
      break;
    case JCT_COLUMN_DIMENSION:
      order = compare_texts (plain, x, y);
      break;
    case JCT_COLUMN_MEASURE:
    default:
      order = compare_measures (plain, x, y);
    }
  return order != 0 ? order : x < y ? -1 : x > y;
}

static gboolean
passes (JctTable *table, const JctRowQuery *query, gsize row)
{
  JctPeriod period = { jct_table_get_period_kind (table), jct_table_get_periods (table)[row] };

  for (guint i = 0; query->filter != NULL && i < jct_table_get_n_dimensions (table); i++)
    if (!jct_filter_passes (query->filter, jct_table_get_dimension_name (table, i),
                            jct_table_get_value (table, i, jct_table_get_code (table, i, row))))
      return FALSE;
  return !query->has_span
         || !jct_span_is_empty (jct_span_intersect (jct_period_span (period), query->span));
}

static void
assert_plain (JctTable *table, const JctRowQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctRowOrder) order = jct_row_order_new (table, query, NULL, &error);
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (gsize));
  Plain plain = { table, query };

  g_assert_no_error (error);
  for (gsize row = 0; row < jct_table_get_n_rows (table); row++)
    if (passes (table, query, row))
      g_array_append_val (expected, row);
  g_array_sort_with_data (expected, compare_rows, &plain);
  g_assert_true (jct_row_order_get_table (order) == table);
  g_assert_cmpuint (jct_row_order_get_n (order), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    g_assert_cmpuint (jct_row_order_get_row (order, i), ==, g_array_index (expected, gsize, i));
  for (guint i = 0; i < expected->len; i += 97)
    g_assert_cmpint (jct_row_order_find_row (order, g_array_index (expected, gsize, i)), ==, i);
}

static void
assert_all_columns (JctTable *table, JctRowQuery query)
{
  for (guint descending = 0; descending < 2; descending++)
    {
      query.descending = descending;
      query.column = (JctColumn){ JCT_COLUMN_PERIOD, 0 };
      assert_plain (table, &query);
      for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
        {
          query.column = (JctColumn){ JCT_COLUMN_DIMENSION, i };
          assert_plain (table, &query);
        }
      for (guint i = 0; i < jct_table_get_n_measures (table); i++)
        {
          query.column = (JctColumn){ JCT_COLUMN_MEASURE, i };
          assert_plain (table, &query);
        }
    }
}

/* ---- the tests ---- */

static void
test_sorts (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 100, 5000, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (JctTable) table = make_table (sizes[i], 1 + sizes[i] / 3, i);

      assert_all_columns (table, (JctRowQuery){ 0 });
    }
}

static void
test_filters (void)
{
  g_autoptr (JctTable) table = make_table (9000, 700, 7);
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_autoptr (JctFilter) nothing = jct_filter_new ();
  JctRowQuery query = { .filter = filter };

  jct_filter_set (nothing, "few", NULL);
  jct_filter_add (filter, "few", "apple");
  jct_filter_add (filter, "few", "");
  jct_filter_add (filter, "few", "日本");
  jct_filter_exclude (filter, "many", "value 7");
  assert_all_columns (table, query);

  query.has_span = TRUE;
  query.span = (JctSpan){ jct_day_from_date (2000, 6, 30), jct_day_from_date (2001, 3, 2) };
  assert_all_columns (table, query);
  query.filter = NULL;
  assert_all_columns (table, query);
  query.span = (JctSpan){ 0, 0 };
  assert_all_columns (table, query);
  query.span = (JctSpan){ jct_day_from_date (1900, 1, 1), jct_day_from_date (1901, 1, 1) };
  assert_all_columns (table, query);
  query.span = (JctSpan){ jct_day_from_date (1900, 1, 1), jct_day_from_date (2100, 1, 1) };
  assert_all_columns (table, query);
  query.filter = nothing;
  assert_all_columns (table, query);
}

static void
test_find_period (void)
{
  g_autoptr (JctTable) table = make_table (4000, 10, 3);
  JctPeriod period = { jct_table_get_period_kind (table), 24017 };
  const gint32 *periods = jct_table_get_periods (table);
  const JctRowQuery queries[] = {
    { 0 },
    { .descending = TRUE },
    { .column = { JCT_COLUMN_MEASURE, REAL } },
    { .has_span = TRUE,
      .span = { jct_day_from_date (2001, 6, 2), jct_day_from_date (2002, 1, 1) } },
    { .has_span = TRUE,
      .span = { jct_day_from_date (2002, 1, 1), jct_day_from_date (2003, 1, 1) } },
  };

  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      g_autoptr (JctRowOrder) order = jct_row_order_new (table, &queries[q], NULL, NULL);
      gssize found = jct_row_order_find_period (order, period);
      gssize expected = -1;

      for (gsize i = 0; i < jct_row_order_get_n (order) && expected < 0; i++)
        if (periods[jct_row_order_get_row (order, i)] == period.ordinal)
          expected = (gssize) i;
      g_assert_cmpint (found, ==, expected);
      g_assert_cmpint (jct_row_order_find_period (order, jct_period_shift (period, 1000)), ==, -1);
      g_assert_cmpint (jct_row_order_find_period (order, jct_period_shift (period, -1000)), ==, -1);
    }
}

static void
test_labels (void)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctTable) table = NULL;
  g_autoptr (JctRowOrder) order = NULL;
  const JctRowQuery query = { .column = { JCT_COLUMN_DIMENSION, 0 } };
  static const char *const values[] = { "a", "b", "c", "d" };
  static const char *const shown[] = { "Zambia", "Albania", "Zambia", "Malta" };

  jct_table_builder_add_dimension (builder, "d", NULL);
  for (guint i = 0; i < 4; i++)
    {
      jct_table_builder_set_value_label (builder, 0, values[i], shown[i]);
      jct_table_builder_add_row (builder, 24000);
      jct_table_builder_set_code (builder, 0, jct_table_builder_intern (builder, 0, values[i], -1));
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  order = jct_row_order_new (table, &query, NULL, NULL);
  g_assert_cmpuint (jct_row_order_get_row (order, 0), ==, 1);
  g_assert_cmpuint (jct_row_order_get_row (order, 1), ==, 3);
  /* One label, two values: as they stand. */
  g_assert_cmpuint (jct_row_order_get_row (order, 2), ==, 0);
  g_assert_cmpuint (jct_row_order_get_row (order, 3), ==, 2);
}

static void
test_errors (void)
{
  g_autoptr (JctTable) table = make_table (100, 10, 1);
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  JctRowQuery query = { .filter = filter };

  jct_filter_add (filter, "nowhere", "x");
  g_assert_null (jct_row_order_new (table, &query, NULL, &error));
  g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_DIMENSION);
  g_clear_error (&error);
  query = (JctRowQuery){ .column = { JCT_COLUMN_MEASURE, WIDE } };
  g_cancellable_cancel (cancellable);
  g_assert_null (jct_row_order_new (table, &query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  query.column = (JctColumn){ JCT_COLUMN_DIMENSION, 1 };
  g_assert_null (jct_row_order_new (table, &query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_quick (void)
{
  g_autoptr (JctTable) table = make_table (100, 10, 1);
  JctRowQuery query = { 0 };

  g_assert_true (jct_row_query_is_quick (table, &query));
  query.column = (JctColumn){ JCT_COLUMN_MEASURE, REAL };
  g_assert_true (jct_row_query_is_quick (table, &query));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-order/sorts", test_sorts);
  g_test_add_func ("/row-order/filters", test_filters);
  g_test_add_func ("/row-order/find-period", test_find_period);
  g_test_add_func ("/row-order/labels", test_labels);
  g_test_add_func ("/row-order/errors", test_errors);
  g_test_add_func ("/row-order/quick", test_quick);
  return g_test_run ();
}
