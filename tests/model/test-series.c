/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-series.h"

#include <math.h>

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/months", test_months);
  return g_test_run ();
}
