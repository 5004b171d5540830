/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-series.h"

#include <math.h>
#include <string.h>

static JctPeriodKind
kind_of (JctPeriodUnit unit)
{
  return jct_period_kind (unit, unit == JCT_PERIOD_FISCAL_YEAR ? 10 : 1);
}

static gint32
month (int year, int month_of_year)
{
  return year * 12 + month_of_year - 1;
}

typedef struct
{
  gint32 ordinal;
  const char *place;
  const char *nation;
  gint64 count; /* -1: missing */
  JctQualifier qualifier;
} Row;

static JctTable *
make_table (const Row *rows, guint n_rows, JctMissingPeriods missing)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("counts", kind_of (JCT_PERIOD_MONTH));
  g_autoptr (GError) error = NULL;
  JctTable *table;

  jct_table_builder_set_missing_periods (builder, missing);
  jct_table_builder_add_dimension (builder, "place", NULL);
  jct_table_builder_add_dimension (builder, "nation", "Nation");
  jct_table_builder_add_measure (builder, "count", "Count", "encounters", JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (builder, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      jct_table_builder_add_row (builder, rows[i].ordinal);
      jct_table_builder_set_code (builder, 0,
                                  jct_table_builder_intern (builder, 0, rows[i].place, -1));
      jct_table_builder_set_code (builder, 1,
                                  jct_table_builder_intern (builder, 1, rows[i].nation, -1));
      if (rows[i].count >= 0)
        jct_table_builder_set_integer (builder, 0, rows[i].count);
      jct_table_builder_set_qualifier (builder, 0, rows[i].qualifier);
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static void
assert_value (const JctSeries *series, gsize index, double value, JctValueState state)
{
  g_assert_cmpuint (index, <, jct_series_get_n (series));
  g_assert_cmpint (jct_series_get_state (series, index), ==, state);
  if (state == JCT_VALUE_MISSING)
    g_assert_true (isnan (jct_series_get_value (series, index)));
  else
    g_assert_cmpfloat (jct_series_get_value (series, index), ==, value);
}

/* A gap in December, a missing figure in February, two calendar years. */
static const Row winter[] = {
  { 2022 * 12 + 10, "south", "A", 5, JCT_QUALIFIER_EXACT },
  { 2023 * 12 + 0, "north", "B", 7, JCT_QUALIFIER_EXACT },
  { 2022 * 12 + 9, "south", "A", 3, JCT_QUALIFIER_EXACT },
  { 2023 * 12 + 0, "south", "A", 2, JCT_QUALIFIER_EXACT },
  { 2023 * 12 + 1, "south", "A", -1, JCT_QUALIFIER_EXACT },
  { 2023 * 12 + 2, "south", "B", 11, JCT_QUALIFIER_EXACT },
};

static void
test_months (void)
{
  g_autoptr (JctTable) missing = make_table (winter, G_N_ELEMENTS (winter), JCT_MISSING_IS_MISSING);
  g_autoptr (JctTable) zero = make_table (winter, G_N_ELEMENTS (winter), JCT_MISSING_IS_ZERO);
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH) };
  g_autoptr (GError) error = NULL;
  g_autoptr (JctSeriesSet) a = jct_series_set_compute (missing, &query, &error);
  g_autoptr (JctSeriesSet) b = jct_series_set_compute (zero, &query, &error);
  JctSeries *series;

  g_assert_no_error (error);
  g_assert_cmpuint (jct_series_set_get_n (a), ==, 1);
  series = jct_series_set_get (a, 0);
  g_assert_cmpstr (jct_series_get_key (series), ==, "all");
  g_assert_cmpstr (jct_series_get_label (series), ==, "Count");
  g_assert_cmpstr (jct_series_get_unit (series), ==, "encounters");
  g_assert_true (jct_series_is_integer (series));
  g_assert_cmpuint (jct_series_get_n (series), ==, 6);
  g_assert_cmpint (jct_series_get_first (series).ordinal, ==, month (2022, 10));
  assert_value (series, 0, 3, JCT_VALUE_PRESENT);
  assert_value (series, 1, 5, JCT_VALUE_PRESENT);
  assert_value (series, 2, 0, JCT_VALUE_MISSING);
  assert_value (series, 3, 9, JCT_VALUE_PRESENT);
  assert_value (series, 4, 0, JCT_VALUE_MISSING);
  assert_value (series, 5, 11, JCT_VALUE_PRESENT);

  series = jct_series_set_get (b, 0);
  assert_value (series, 2, 0, JCT_VALUE_PRESENT);
  assert_value (series, 4, 0, JCT_VALUE_MISSING);
}

static JctSeriesSet *
compute (JctTable *table, const JctSeriesQuery *query)
{
  g_autoptr (GError) error = NULL;
  JctSeriesSet *set = jct_series_set_compute (table, query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (set);
  return set;
}

static void
assert_parts (const JctSeries *series, gsize index, guint n_parts, guint n_whole)
{
  guint parts, whole;

  jct_series_get_parts (series, index, &parts, &whole);
  g_assert_cmpuint (parts, ==, n_parts);
  g_assert_cmpuint (whole, ==, n_whole);
}

static void
test_coarse (void)
{
  g_autoptr (JctTable) missing = make_table (winter, G_N_ELEMENTS (winter), JCT_MISSING_IS_MISSING);
  g_autoptr (JctTable) zero = make_table (winter, G_N_ELEMENTS (winter), JCT_MISSING_IS_ZERO);
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_YEAR) };
  g_autoptr (JctSeriesSet) years = compute (zero, &query);
  g_autoptr (JctSeriesSet) gaps = compute (missing, &query);
  g_autoptr (JctSeriesSet) fiscal = NULL;
  g_autoptr (JctSeriesSet) quarters = NULL;
  JctSeries *series = jct_series_set_get (years, 0);

  /* The table covers October 2022 to March 2023; February's figure is missing. */
  g_assert_cmpuint (jct_series_get_n (series), ==, 2);
  assert_value (series, 0, 8, JCT_VALUE_PARTIAL);
  assert_parts (series, 0, 3, 12);
  assert_value (series, 1, 20, JCT_VALUE_PARTIAL);
  assert_parts (series, 1, 2, 12);
  assert_parts (jct_series_set_get (gaps, 0), 0, 2, 12);

  query.kind = kind_of (JCT_PERIOD_FISCAL_YEAR);
  fiscal = compute (zero, &query);
  series = jct_series_set_get (fiscal, 0);
  g_assert_cmpuint (jct_series_get_n (series), ==, 1);
  g_assert_cmpint (jct_series_get_first (series).ordinal, ==, 2023);
  assert_value (series, 0, 28, JCT_VALUE_PARTIAL);
  assert_parts (series, 0, 5, 12);

  query.kind = kind_of (JCT_PERIOD_QUARTER);
  quarters = compute (zero, &query);
  series = jct_series_set_get (quarters, 0);
  assert_value (series, 0, 8, JCT_VALUE_PRESENT);
  assert_parts (series, 0, 3, 3);
  assert_value (series, 1, 20, JCT_VALUE_PARTIAL);
  assert_parts (series, 1, 2, 3);
}

static void
test_range (void)
{
  g_autoptr (JctTable) table = make_table (winter, G_N_ELEMENTS (winter), JCT_MISSING_IS_ZERO);
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH), .has_from = TRUE, .has_to = TRUE };
  g_autoptr (JctSeriesSet) months = NULL;
  g_autoptr (JctSeriesSet) quarters = NULL;
  g_autoptr (JctSeriesSet) beyond = NULL;
  g_autoptr (GError) error = NULL;
  JctSeries *series;

  /* Beyond the data nothing is zero. */
  query.from = jct_period (kind_of (JCT_PERIOD_MONTH), month (2022, 9));
  query.to = jct_period (kind_of (JCT_PERIOD_QUARTER), 2023 * 4 + 1);
  months = compute (table, &query);
  series = jct_series_set_get (months, 0);
  g_assert_cmpuint (jct_series_get_n (series), ==, 10);
  assert_value (series, 0, 0, JCT_VALUE_MISSING);
  assert_value (series, 1, 3, JCT_VALUE_PRESENT);
  assert_value (series, 3, 0, JCT_VALUE_PRESENT);
  assert_value (series, 6, 11, JCT_VALUE_PRESENT);
  assert_value (series, 7, 0, JCT_VALUE_MISSING);
  g_assert_cmpint (jct_series_find (series, query.from), ==, 0);
  g_assert_cmpint (jct_series_find (series, jct_period_shift (query.from, 10)), ==, -1);
  g_assert_cmpint (jct_series_find (series, jct_period_shift (query.from, -1)), ==, -1);
  g_assert_cmpint (jct_series_find (series, query.to), ==, -1);

  /* Only whole quarters. */
  query.kind = kind_of (JCT_PERIOD_QUARTER);
  query.from = jct_period (kind_of (JCT_PERIOD_MONTH), month (2022, 11));
  query.to = jct_period (kind_of (JCT_PERIOD_MONTH), month (2023, 5));
  quarters = compute (table, &query);
  g_assert_cmpuint (jct_series_get_n (jct_series_set_get (quarters, 0)), ==, 1);
  assert_value (jct_series_set_get (quarters, 0), 0, 20, JCT_VALUE_PARTIAL);

  query.kind = kind_of (JCT_PERIOD_YEAR);
  g_assert_null (jct_series_set_compute (table, &query, &error));
  g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_RANGE);

  /* A range without any data. */
  query.kind = kind_of (JCT_PERIOD_MONTH);
  query.from = jct_period (kind_of (JCT_PERIOD_MONTH), month (2030, 1));
  query.to = jct_period (kind_of (JCT_PERIOD_MONTH), month (2030, 2));
  beyond = compute (table, &query);
  assert_value (jct_series_set_get (beyond, 0), 0, 0, JCT_VALUE_MISSING);
  assert_value (jct_series_set_get (beyond, 0), 1, 0, JCT_VALUE_MISSING);
}

static void
test_split (void)
{
  static const Row rows[] = {
    { 10, "south", "C", 4, JCT_QUALIFIER_EXACT }, { 10, "south", "B", 4, JCT_QUALIFIER_EXACT },
    { 11, "south", "A", 9, JCT_QUALIFIER_EXACT }, { 11, "north", "D", 90, JCT_QUALIFIER_EXACT },
    { 12, "south", "E", 0, JCT_QUALIFIER_EXACT },
  };
  g_autoptr (JctTable) table = make_table (rows, G_N_ELEMENTS (rows), JCT_MISSING_IS_ZERO);
  g_autoptr (JctFilter) filter = jct_filter_new ();
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH), .filter = filter, .by = "nation" };
  g_autoptr (JctSeriesSet) set = NULL;
  static const char *const keys[] = { "A", "B", "C", "E" };
  double totals[5], places[2];

  jct_filter_add (filter, "place", "south");
  set = compute (table, &query);
  g_assert_cmpuint (jct_series_set_get_n (set), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (jct_series_get_key (jct_series_set_get (set, i)), ==, keys[i]);
      g_assert_cmpuint (jct_series_get_n (jct_series_set_get (set, i)), ==, 3);
    }
  assert_value (jct_series_set_get (set, 0), 0, 0, JCT_VALUE_PRESENT);
  assert_value (jct_series_set_get (set, 0), 1, 9, JCT_VALUE_PRESENT);

  g_assert_true (jct_table_total_by_value (table, &query, 1, totals, NULL));
  g_assert_cmpfloat (totals[jct_table_find_value (table, 1, "A")], ==, 9);
  g_assert_cmpfloat (totals[jct_table_find_value (table, 1, "D")], ==, 0);
  /* Its own set does not count for a dimension's totals. */
  g_assert_true (jct_table_total_by_value (table, &query, 0, places, NULL));
  g_assert_cmpfloat (places[0], ==, 17);
  g_assert_cmpfloat (places[1], ==, 90);
}

/* With few values and with many: what passes and what does not make up the whole. */
static void
test_excluded (gconstpointer data)
{
  guint n_values = GPOINTER_TO_UINT (data);
  g_autofree Row *rows = g_new0 (Row, n_values);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JctTable) table = NULL;
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (JctSeriesSet) none = NULL;
  g_autoptr (GError) error = NULL;
  JctSeriesQuery query
    = { .kind = kind_of (JCT_PERIOD_MONTH), .filter = filter, .key = "k", .label = "All but some" };

  for (guint i = 0; i < n_values; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("N%u", i));
      rows[i] = (Row){ 10, "south", names->pdata[i], 1, JCT_QUALIFIER_EXACT };
    }
  table = make_table (rows, n_values, JCT_MISSING_IS_ZERO);
  jct_filter_exclude (filter, "nation", "N0");
  jct_filter_exclude (filter, "nation", "N2");
  set = compute (table, &query);
  assert_value (jct_series_set_get (set, 0), 0, n_values - 2, JCT_VALUE_PRESENT);
  g_assert_cmpstr (jct_series_get_key (jct_series_set_get (set, 0)), ==, "k");
  g_assert_cmpstr (jct_series_get_label (jct_series_set_get (set, 0)), ==, "All but some");

  jct_filter_exclude (filter, "nation", "nobody");
  g_assert_null (jct_series_set_compute (table, &query, &error));
  g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_NO_VALUE);
  jct_filter_add (filter, "nation", "nobody");
  for (guint i = 0; i < n_values; i++)
    jct_filter_exclude (filter, "nation", names->pdata[i]);
  none = compute (table, &query);
  assert_value (jct_series_set_get (none, 0), 0, 0, JCT_VALUE_PRESENT);
}

static void
test_nothing_passes (void)
{
  g_autoptr (JctTable) table = make_table (winter, G_N_ELEMENTS (winter), JCT_MISSING_IS_ZERO);
  g_autoptr (JctFilter) filter = jct_filter_new ();
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH), .filter = filter };
  g_autoptr (JctSeriesSet) one = NULL;
  g_autoptr (JctSeriesSet) split = NULL;
  double totals[2] = { 1, 1 };

  jct_filter_set (filter, "place", NULL);
  one = compute (table, &query);
  g_assert_cmpuint (jct_series_get_n (jct_series_set_get (one, 0)), ==, 6);
  assert_value (jct_series_set_get (one, 0), 0, 0, JCT_VALUE_PRESENT);
  query.by = "nation";
  split = compute (table, &query);
  g_assert_cmpuint (jct_series_set_get_n (split), ==, 0);
  g_assert_true (jct_table_total_by_value (table, &query, 1, totals, NULL));
  g_assert_cmpfloat (totals[0], ==, 0);
  g_assert_cmpfloat (totals[1], ==, 0);
}

static void
test_qualifiers (void)
{
  static const Row rows[] = {
    { 0, "a", "A", 1, JCT_QUALIFIER_NEARLY },    { 1, "a", "A", 1, JCT_QUALIFIER_EXACT },
    { 1, "b", "A", 1, JCT_QUALIFIER_MORE_THAN }, { 1, "c", "A", 1, JCT_QUALIFIER_MORE_THAN },
    { 2, "a", "A", 1, JCT_QUALIFIER_MORE_THAN }, { 2, "b", "A", 1, JCT_QUALIFIER_AT_MOST },
    { 3, "a", "A", 1, JCT_QUALIFIER_EXACT },     { 3, "b", "A", -1, JCT_QUALIFIER_AT_MOST },
    { 4, "a", "A", -1, JCT_QUALIFIER_AT_MOST },
  };
  static const JctQualifier expected[]
    = { JCT_QUALIFIER_NEARLY, JCT_QUALIFIER_MORE_THAN, JCT_QUALIFIER_ABOUT, JCT_QUALIFIER_EXACT,
        JCT_QUALIFIER_EXACT };
  g_autoptr (JctTable) table = make_table (rows, G_N_ELEMENTS (rows), JCT_MISSING_IS_MISSING);

  for (guint i = 0; i < 2; i++)
    {
      JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH), .by = i == 0 ? NULL : "nation" };
      g_autoptr (JctSeriesSet) set = compute (table, &query);

      for (guint j = 0; j < G_N_ELEMENTS (expected); j++)
        g_assert_cmpint (jct_series_get_qualifier (jct_series_set_get (set, 0), j), ==,
                         expected[j]);
    }
}

/* ---- what cannot be computed ---- */

static void
assert_fails (JctTable *table, const JctSeriesQuery *query, JctSeriesError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jct_series_set_compute (table, query, &error));
  g_assert_error (error, JCT_SERIES_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 0);
}

static void
test_errors (void)
{
  g_autoptr (JctTable) table = make_table (winter, G_N_ELEMENTS (winter), JCT_MISSING_IS_ZERO);
  g_autoptr (JctTable) empty = make_table (winter, 0, JCT_MISSING_IS_ZERO);
  g_autoptr (JctFilter) filter = jct_filter_new ();
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH) };

  assert_fails (empty, &query, JCT_SERIES_ERROR_EMPTY);
  query.measure = "people";
  assert_fails (table, &query, JCT_SERIES_ERROR_NO_MEASURE);
  query.measure = "count";
  query.by = "colour";
  assert_fails (table, &query, JCT_SERIES_ERROR_NO_DIMENSION);
  query.by = NULL;
  query.filter = filter;
  jct_filter_add (filter, "place", "south");
  jct_filter_add (filter, "place", "moon");
  assert_fails (table, &query, JCT_SERIES_ERROR_NO_VALUE);
  jct_filter_clear (filter, "place");
  jct_filter_add (filter, "colour", "red");
  assert_fails (table, &query, JCT_SERIES_ERROR_NO_DIMENSION);
  query.filter = NULL;
  query.kind = kind_of (JCT_PERIOD_WEEK);
  assert_fails (table, &query, JCT_SERIES_ERROR_PERIOD);
  query.kind = kind_of (JCT_PERIOD_DAY);
  assert_fails (table, &query, JCT_SERIES_ERROR_PERIOD);
}

static void
test_long_range (void)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("days", kind_of (JCT_PERIOD_DAY));
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_DAY) };
  g_autoptr (JctTable) table = NULL;
  g_autoptr (JctSeriesSet) years = NULL;

  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_row (builder, jct_day_from_date (JCT_YEAR_MIN, 1, 1));
  jct_table_builder_set_integer (builder, 0, 3);
  jct_table_builder_add_row (builder, jct_day_from_date (JCT_YEAR_MAX, 12, 31));
  jct_table_builder_set_integer (builder, 0, 4);
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  assert_fails (table, &query, JCT_SERIES_ERROR_RANGE);
  query.kind = kind_of (JCT_PERIOD_YEAR);
  years = compute (table, &query);
  g_assert_cmpuint (jct_series_get_n (jct_series_set_get (years, 0)), ==, 19999);
  assert_value (jct_series_set_get (years, 0), 0, 3, JCT_VALUE_PARTIAL);
  assert_value (jct_series_set_get (years, 0), 1, 0, JCT_VALUE_MISSING);
  assert_value (jct_series_set_get (years, 0), 19998, 4, JCT_VALUE_PARTIAL);
}

static JctTable *
make_numbers (const gint64 *values, guint n)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("numbers", kind_of (JCT_PERIOD_MONTH));

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < n; i++)
    {
      jct_table_builder_add_row (builder, 0);
      jct_table_builder_set_integer (builder, 0, values[i]);
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}

static void
check_sum (const gint64 *values, guint n, gboolean fits, double expected)
{
  g_autoptr (JctTable) table = make_numbers (values, n);

  for (guint i = 0; i < 2; i++)
    {
      JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH), .by = i == 0 ? NULL : "d" };
      g_autoptr (GError) error = NULL;
      double total = 0;

      g_assert_cmpint (jct_table_total_by_value (table, &query, 0, &total, &error), ==, fits);
      if (fits)
        {
          g_autoptr (JctSeriesSet) set = compute (table, &query);

          g_assert_cmpfloat (total, ==, expected);
          g_assert_cmpfloat (jct_series_get_value (jct_series_set_get (set, 0), 0), ==, expected);
        }
      else
        {
          g_assert_error (error, JCT_SERIES_ERROR, JCT_SERIES_ERROR_OVERFLOW);
          assert_fails (table, &query, JCT_SERIES_ERROR_OVERFLOW);
        }
    }
}

static void
test_overflow (void)
{
  const gint64 edge = G_GINT64_CONSTANT (1) << 53;

  check_sum ((const gint64[]){ edge }, 1, TRUE, 9007199254740992.0);
  check_sum ((const gint64[]){ -edge }, 1, TRUE, -9007199254740992.0);
  check_sum ((const gint64[]){ edge - 1, 1 }, 2, TRUE, 9007199254740992.0);
  check_sum ((const gint64[]){ edge, 1 }, 2, FALSE, 0);
  check_sum ((const gint64[]){ -edge, -1 }, 2, FALSE, 0);
  check_sum ((const gint64[]){ edge, edge, -edge }, 3, TRUE, 9007199254740992.0);
  check_sum ((const gint64[]){ G_MAXINT64, 1 }, 2, FALSE, 0);
  check_sum ((const gint64[]){ G_MAXINT64, G_MAXINT64, 2 }, 3, FALSE, 0);
  check_sum ((const gint64[]){ G_MININT64, G_MININT64 }, 2, FALSE, 0);
  check_sum ((const gint64[]){ G_MAXINT32, G_MAXINT32, G_MININT32 }, 3, TRUE, 2147483646.0);
}

/* Many great values: sums that 32 bits do not hold, about the size up to which the vectors are
 * used. */
static void
test_great_values (void)
{
  static const gint64 sizes[] = { G_MAXINT32 / 257, G_MAXINT32 / 257 + 1, G_MAXINT32, G_MAXUINT32 };
  g_autofree gint64 *values = g_new (gint64, 9001);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gint64 value = i & 1 ? -sizes[i / 2] : sizes[i / 2];

      for (guint j = 0; j < 9001; j++)
        values[j] = value;
      check_sum (values, 9001, TRUE, (double) (9001 * value));
    }
}

static void
test_reals (void)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("reals", kind_of (JCT_PERIOD_MONTH));
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH) };
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (JctTable) table = NULL;
  double total;

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_add_measure (builder, "small", NULL, NULL, JCT_MEASURE_REAL);
  jct_table_builder_add_measure (builder, "great", NULL, NULL, JCT_MEASURE_REAL);
  for (guint i = 0; i < 10; i++)
    {
      jct_table_builder_add_row (builder, 0);
      jct_table_builder_set_real (builder, 0, 0.1);
      jct_table_builder_set_real (builder, 1, 1e308);
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  set = compute (table, &query);
  g_assert_false (jct_series_is_integer (jct_series_set_get (set, 0)));
  assert_value (jct_series_set_get (set, 0), 0, 1.0, JCT_VALUE_PRESENT);
  g_assert_true (jct_table_total_by_value (table, &query, 0, &total, NULL));
  g_assert_cmpfloat (total, ==, 1.0);
  query.measure = "great";
  assert_fails (table, &query, JCT_SERIES_ERROR_OVERFLOW);
  g_assert_false (jct_table_total_by_value (table, &query, 0, &total, NULL));
}

static void
test_given (void)
{
  static const double values[] = { 1, NAN, 3 };
  JctPeriod first = jct_period (kind_of (JCT_PERIOD_QUARTER), 8000);
  g_autoptr (JctSeries) series = jct_series_new ("k", "Label", first, 3, values, FALSE);
  g_autoptr (JctSeriesSet) set = jct_series_set_new (&series, 1);

  g_assert_cmpuint (jct_series_set_get_n (set), ==, 1);
  g_assert_cmpint (jct_series_set_get_kind (set).unit, ==, JCT_PERIOD_QUARTER);
  g_assert_true (jct_series_set_get (set, 0) == series);
  g_assert_null (jct_series_get_unit (series));
  assert_value (series, 0, 1, JCT_VALUE_PRESENT);
  assert_parts (series, 0, 1, 1);
  assert_value (series, 1, 0, JCT_VALUE_MISSING);
  assert_parts (series, 1, 0, 1);
  g_assert_cmpint (jct_series_get_period (series, 2).ordinal, ==, 8002);
  g_assert_cmpint (jct_series_get_qualifier (series, 0), ==, JCT_QUALIFIER_EXACT);
}

/* ---- random tables against a reference that is slow and plain ---- */

#define N_DIMENSIONS 3

typedef struct
{
  JctTable *table;
  JctFilter *filter;
  JctSeriesQuery query;
  int by; /* -1: none */
  gboolean real;
} Case;

static gboolean
row_passes (const Case *c, gsize row)
{
  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      const char *name = jct_table_get_dimension_name (c->table, i);
      const char *value = jct_table_get_value (c->table, i, jct_table_get_code (c->table, i, row));

      if (jct_filter_has_dimension (c->filter, name)
          && !jct_filter_has_value (c->filter, name, value))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  double sum;
  guint n_rows, n_values, n_inexact;
  JctQualifier qualifier;
  gboolean mixed;
} Sum;

/* One finer period of one series. */
static Sum
sum_fine (const Case *c, gint32 ordinal, const char *key)
{
  const gint32 *periods = jct_table_get_periods (c->table);
  Sum sum = { 0 };

  for (gsize row = 0; row < jct_table_get_n_rows (c->table); row++)
    {
      JctQualifier qualifier;

      if (periods[row] != ordinal || !row_passes (c, row))
        continue;
      if (c->by >= 0
          && !g_str_equal (key,
                           jct_table_get_value (c->table, (guint) c->by,
                                                jct_table_get_code (c->table, (guint) c->by, row))))
        continue;
      sum.n_rows++;
      if (jct_table_is_missing (c->table, 0, row))
        continue;
      sum.n_values++;
      sum.sum += jct_table_get_real (c->table, 0, row);
      qualifier = jct_table_get_qualifier (c->table, 0, row);
      if (qualifier == JCT_QUALIFIER_EXACT)
        continue;
      sum.mixed |= sum.n_inexact++ > 0 && sum.qualifier != qualifier;
      sum.qualifier = qualifier;
    }
  return sum;
}

static void
check_value (const Case *c, const JctSeries *series, gsize index)
{
  JctPeriod period = jct_series_get_period (series, index), first, last;
  JctPeriodKind fine = jct_table_get_period_kind (c->table);
  gint32 from = jct_period_from_day (fine, jct_period_first_day (period)).ordinal;
  gint32 to = jct_period_from_day (fine, jct_period_end_day (period) - 1).ordinal;
  guint n_rows = 0, n_values = 0, n_parts = 0, parts, whole;
  JctQualifier qualifier = JCT_QUALIFIER_EXACT;
  double sum = 0;

  jct_table_get_range (c->table, &first, &last);
  for (gint32 ordinal = from; ordinal <= to; ordinal++)
    {
      Sum part = sum_fine (c, ordinal, jct_series_get_key (series));
      gboolean zero = jct_table_get_missing_periods (c->table) == JCT_MISSING_IS_ZERO
                      && part.n_rows == 0 && ordinal >= first.ordinal && ordinal <= last.ordinal;

      n_rows += part.n_rows;
      n_values += part.n_values;
      n_parts += part.n_values > 0 || zero;
      sum += part.sum;
      if (part.n_inexact > 0)
        {
          JctQualifier own = part.mixed ? JCT_QUALIFIER_ABOUT : part.qualifier;

          qualifier
            = qualifier == JCT_QUALIFIER_EXACT || qualifier == own ? own : JCT_QUALIFIER_ABOUT;
        }
    }
  if (n_rows > 0 && n_values == 0)
    n_parts = 0;

  jct_series_get_parts (series, index, &parts, &whole);
  g_assert_cmpuint (parts, ==, n_parts);
  g_assert_cmpuint (whole, ==, (guint) (to - from + 1));
  assert_value (series, index, sum,
                n_parts == 0      ? JCT_VALUE_MISSING
                : n_parts < whole ? JCT_VALUE_PARTIAL
                                  : JCT_VALUE_PRESENT);
  g_assert_cmpint (jct_series_get_qualifier (series, index), ==, qualifier);
}

static void
random_filter (Case *c)
{
  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      const char *name = jct_table_get_dimension_name (c->table, i);
      guint n_codes = jct_table_get_n_values (c->table, i);
      int n = g_test_rand_int_range (-1, (int) MIN (n_codes, 12));

      if (n == 0)
        jct_filter_set (c->filter, name, NULL);
      for (int j = 0; j < n; j++)
        jct_filter_add (c->filter, name,
                        jct_table_get_value (c->table, i,
                                             (guint) g_test_rand_int_range (0, (int) n_codes)));
      if (n > 6)
        jct_filter_clear (c->filter, name);
    }
}

static void
random_table (Case *c, JctPeriodUnit unit, guint n_rows)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("random", kind_of (unit));
  int first = unit == JCT_PERIOD_MONTH ? 24000 : 18000;
  int n_periods = g_test_rand_int_range (1, 60);
  guint n_values[N_DIMENSIONS] = { 3, 40, 300 };

  c->real = g_test_rand_bit ();
  jct_table_builder_set_missing_periods (builder, (JctMissingPeriods) g_test_rand_bit ());
  for (guint i = 0; i < N_DIMENSIONS; i++)
    jct_table_builder_add_dimension (builder, (const char *const[]){ "x", "y", "z" }[i], NULL);
  jct_table_builder_add_measure (builder, "m", NULL, NULL,
                                 c->real ? JCT_MEASURE_REAL : JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (builder, 0);
  for (guint row = 0; row < n_rows; row++)
    {
      gint64 value = g_test_rand_int () / (g_test_rand_bit () ? 1 : 1000000);

      jct_table_builder_add_row (builder, first + g_test_rand_int_range (0, n_periods));
      for (guint i = 0; i < N_DIMENSIONS; i++)
        {
          g_autofree char *text
            = g_strdup_printf ("%d", g_test_rand_int_range (0, (int) n_values[i]));

          jct_table_builder_set_code (builder, i, jct_table_builder_intern (builder, i, text, -1));
        }
      if (g_test_rand_int_range (0, 10) == 0)
        continue;
      if (c->real)
        jct_table_builder_set_real (builder, 0, (double) value / 4);
      else
        jct_table_builder_set_integer (builder, 0, value * (g_test_rand_bit () ? 1 : 1000));
      if (g_test_rand_int_range (0, 8) == 0)
        jct_table_builder_set_qualifier (
          builder, 0, (JctQualifier) g_test_rand_int_range (0, JCT_QUALIFIER_AT_MOST + 1));
    }
  c->table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}

/* Which values have a row that passes, within the series' range. */
static guint
count_used (const Case *c, JctPeriod first, gsize n_periods)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  const gint32 *periods = jct_table_get_periods (c->table);

  for (gsize row = 0; row < jct_table_get_n_rows (c->table); row++)
    {
      JctPeriod fine = jct_period (jct_table_get_period_kind (c->table), periods[row]);
      gint64 index = (gint64) jct_period_convert (fine, first.kind).ordinal - first.ordinal;

      if (index >= 0 && index < (gint64) n_periods && row_passes (c, row))
        g_hash_table_add (used,
                          GUINT_TO_POINTER (jct_table_get_code (c->table, (guint) c->by, row)));
    }
  return g_hash_table_size (used);
}

static void
check_order (JctSeriesSet *set)
{
  double before = INFINITY;

  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      JctSeries *series = jct_series_set_get (set, i);
      double total = 0;

      for (gsize j = 0; j < jct_series_get_n (series); j++)
        if (!isnan (jct_series_get_value (series, j)))
          total += jct_series_get_value (series, j);
      g_assert_cmpfloat (total, <=, before);
      before = total;
    }
}

static void
check_totals (const Case *c)
{
  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      const char *name = jct_table_get_dimension_name (c->table, i);
      guint n = jct_table_get_n_values (c->table, i);
      g_autofree double *totals = g_new (double, n);
      g_autofree double *expected = g_new0 (double, n);
      g_autoptr (JctFilter) others = jct_filter_copy (c->filter);
      Case without = *c;

      jct_filter_clear (others, name);
      without.filter = others;
      for (gsize row = 0; row < jct_table_get_n_rows (c->table); row++)
        {
          JctPeriod fine = jct_period (jct_table_get_period_kind (c->table),
                                       jct_table_get_periods (c->table)[row]);

          if (row_passes (&without, row) && !jct_table_is_missing (c->table, 0, row)
              && (!c->query.has_from
                  || jct_period_first_day (fine) >= jct_period_first_day (c->query.from)))
            expected[jct_table_get_code (c->table, i, row)]
              += jct_table_get_real (c->table, 0, row);
        }
      g_assert_true (jct_table_total_by_value (c->table, &c->query, i, totals, NULL));
      g_assert_cmpmem (totals, n * sizeof (double), expected, n * sizeof (double));
    }
}

static void
check_random (guint n_rows, gboolean every_value)
{
  static const JctPeriodUnit units[] = { JCT_PERIOD_MONTH, JCT_PERIOD_DAY };
  static const JctPeriodUnit coarse[2][4]
    = { { JCT_PERIOD_MONTH, JCT_PERIOD_QUARTER, JCT_PERIOD_YEAR, JCT_PERIOD_FISCAL_YEAR },
        { JCT_PERIOD_DAY, JCT_PERIOD_WEEK, JCT_PERIOD_MONTH, JCT_PERIOD_FISCAL_YEAR } };
  guint unit = (guint) g_test_rand_int_range (0, 2);
  g_autoptr (JctSeriesSet) set = NULL;
  JctSeries *series;
  JctPeriod first;
  Case c = { 0 };

  random_table (&c, units[unit], n_rows);
  c.filter = jct_filter_new ();
  random_filter (&c);
  c.by = every_value ? g_test_rand_int_range (-1, N_DIMENSIONS) : -1;
  c.query.filter = c.filter;
  c.query.kind = kind_of (coarse[unit][g_test_rand_int_range (0, 4)]);
  c.query.by = c.by >= 0 ? jct_table_get_dimension_name (c.table, (guint) c.by) : NULL;
  if (g_test_rand_bit ())
    {
      jct_table_get_range (c.table, &first, NULL);
      c.query.from = jct_period_convert (first, c.query.kind);
      c.query.has_from = TRUE;
    }
  set = compute (c.table, &c.query);
  if (c.by < 0)
    g_assert_cmpuint (jct_series_set_get_n (set), ==, 1);
  else if (jct_series_set_get_n (set) > 0)
    {
      series = jct_series_set_get (set, 0);
      g_assert_cmpuint (jct_series_set_get_n (set), ==,
                        count_used (&c, jct_series_get_first (series), jct_series_get_n (series)));
    }
  for (guint i = 0; i < jct_series_set_get_n (set); i += 1 + i / 4)
    {
      series = jct_series_set_get (set, i);
      for (gsize j = 0; j < jct_series_get_n (series); j++)
        check_value (&c, series, j);
    }
  check_order (set);
  check_totals (&c);
  jct_filter_free (c.filter);
  jct_table_unref (c.table);
}

static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    check_random ((guint) g_test_rand_int_range (1, 400), TRUE);
}

/* Longer than a block, so that runs are cut by blocks and blocks by runs. */
static void
test_random_long (void)
{
  for (guint i = 0; i < 6; i++)
    check_random (30000, FALSE);
}

/* One to four of eight values pass, or do not; the rows start anywhere and are of any number. */
static void
check_alignment (guint n_before, guint n_rows)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("t", kind_of (JCT_PERIOD_MONTH));
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (JctTable) table = NULL;
  JctSeriesQuery query = { .filter = filter, .kind = kind_of (JCT_PERIOD_MONTH) };
  guint n_few = 1 + (n_before + n_rows) % 4;
  gboolean excluded = g_test_rand_bit ();
  double sum = 0;
  guint n = 0;

  jct_table_builder_add_dimension (builder, "x", NULL);
  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint code = 0; code < 8; code++)
    jct_table_builder_intern (builder, 0, (const char[]){ (char) ('a' + code), '\0' }, -1);
  for (guint row = 0; row < n_before + n_rows; row++)
    {
      gint32 value = g_test_rand_int () / 1000;
      guint code = (guint) g_test_rand_int_range (0, 8);

      jct_table_builder_add_row (builder, row < n_before ? 24000 : 24001);
      jct_table_builder_set_code (builder, 0, code);
      jct_table_builder_set_integer (builder, 0, value);
      if (row >= n_before && (code < n_few) != excluded)
        {
          sum += value;
          n++;
        }
    }
  table = jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
  for (guint code = 0; code < n_few; code++)
    {
      const char value[] = { (char) ('a' + code), '\0' };

      if (excluded)
        jct_filter_exclude (filter, "x", value);
      else
        jct_filter_add (filter, "x", value);
    }
  query.has_from = TRUE;
  query.from = jct_period (query.kind, 24001);
  set = compute (table, &query);
  assert_value (jct_series_set_get (set, 0), 0, sum, n > 0 ? JCT_VALUE_PRESENT : JCT_VALUE_MISSING);
}

static void
test_alignments (void)
{
  for (guint n_before = 0; n_before <= 33; n_before++)
    for (guint n_rows = 1; n_rows <= 67; n_rows++)
      check_alignment (n_before, n_rows);
}

/* 70,000 values, each with a row of its own. */
static void
test_many_series (void)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("many", kind_of (JCT_PERIOD_MONTH));
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_MONTH), .by = "d" };
  g_autoptr (JctFilter) filter = jct_filter_new ();
  g_autoptr (JctTable) table = NULL;
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (JctSeriesSet) two = NULL;

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < 70000; i++)
    {
      g_autofree char *text = g_strdup_printf ("v%u", i);

      jct_table_builder_add_row (builder, (gint32) (i % 24));
      jct_table_builder_set_code (builder, 0, jct_table_builder_intern (builder, 0, text, -1));
      jct_table_builder_set_integer (builder, 0, i);
    }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  set = compute (table, &query);
  g_assert_cmpuint (jct_series_set_get_n (set), ==, 70000);
  g_assert_cmpstr (jct_series_get_key (jct_series_set_get (set, 0)), ==, "v69999");
  assert_value (jct_series_set_get (set, 0), 69999 % 24, 69999, JCT_VALUE_PRESENT);

  jct_filter_add (filter, "d", "v69998");
  jct_filter_add (filter, "d", "v2");
  query.filter = filter;
  two = compute (table, &query);
  g_assert_cmpuint (jct_series_set_get_n (two), ==, 2);
  assert_value (jct_series_set_get (two, 1), 2, 2, JCT_VALUE_PRESENT);
}

static void
test_too_many_cells (void)
{
  g_autoptr (JctTableBuilder) builder = jct_table_builder_new ("cells", kind_of (JCT_PERIOD_DAY));
  JctSeriesQuery query = { .kind = kind_of (JCT_PERIOD_DAY), .by = "d" };
  g_autoptr (JctTable) table = NULL;

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < 4096; i++)
    {
      g_autofree char *text = g_strdup_printf ("v%u", i);

      jct_table_builder_add_row (builder, (gint32) (i * 400));
      jct_table_builder_set_code (builder, 0, jct_table_builder_intern (builder, 0, text, -1));
    }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  assert_fails (table, &query, JCT_SERIES_ERROR_RANGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/months", test_months);
  g_test_add_func ("/series/coarse", test_coarse);
  g_test_add_func ("/series/range", test_range);
  g_test_add_func ("/series/split", test_split);
  g_test_add_func ("/series/nothing-passes", test_nothing_passes);
  g_test_add_data_func ("/series/excluded/few", GUINT_TO_POINTER (4), test_excluded);
  g_test_add_data_func ("/series/excluded/many", GUINT_TO_POINTER (200), test_excluded);
  g_test_add_data_func ("/series/excluded/wide", GUINT_TO_POINTER (400), test_excluded);
  g_test_add_func ("/series/qualifiers", test_qualifiers);
  g_test_add_func ("/series/errors", test_errors);
  g_test_add_func ("/series/long-range", test_long_range);
  g_test_add_func ("/series/overflow", test_overflow);
  g_test_add_func ("/series/great-values", test_great_values);
  g_test_add_func ("/series/reals", test_reals);
  g_test_add_func ("/series/given", test_given);
  g_test_add_func ("/series/random", test_random);
  g_test_add_func ("/series/random-long", test_random_long);
  g_test_add_func ("/series/alignments", test_alignments);
  g_test_add_func ("/series/many-series", test_many_series);
  g_test_add_func ("/series/too-many-cells", test_too_many_cells);
  return g_test_run ();
}
