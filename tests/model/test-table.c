/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-table.h"

#include <math.h>
#include <string.h>

static JctTableBuilder *
new_builder (void)
{
  return jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
}

static JctTable *
finish (JctTableBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  JctTable *table = jct_table_builder_finish (builder, FALSE, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static void
set_text (JctTableBuilder *builder, guint dimension, const char *text)
{
  jct_table_builder_set_code (builder, dimension,
                              jct_table_builder_intern (builder, dimension, text, -1));
}

static void
test_empty (void)
{
  g_autoptr (JctTableBuilder) builder = new_builder ();
  g_autoptr (JctTable) table = NULL;

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_set_value_label (builder, 0, "a", "A");
  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
  g_assert_nonnull (table);
  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 0);
  g_assert_false (jct_table_get_range (table, NULL, NULL));
  g_assert_cmpuint (jct_table_get_n_values (table, 0), ==, 0);
  g_assert_cmpuint (jct_table_find_value (table, 0, "a"), ==, JCT_CODE_NONE);
}

static void
test_description (void)
{
  static const char *const keys[] = { "k1", "k2", NULL };
  g_autoptr (JctTableBuilder) builder = new_builder ();
  g_autoptr (JctTable) table = NULL;

  jct_table_builder_set_title (builder, "A title");
  jct_table_builder_set_title (builder, "Title");
  jct_table_builder_set_description (builder, "What it is.");
  jct_table_builder_set_period_name (builder, "month");
  jct_table_builder_set_missing_periods (builder, JCT_MISSING_IS_ZERO);
  jct_table_builder_set_data_date (builder, "2024-10");
  jct_table_builder_set_source_keys (builder, keys);
  jct_table_builder_add_dimension (builder, "d", "Dimension");
  jct_table_builder_add_dimension (builder, "e", NULL);
  jct_table_builder_add_measure (builder, "m", "Measure", "people", JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "r", NULL, NULL, JCT_MEASURE_REAL);
  jct_table_builder_add_qualifier (builder, 1);
  jct_table_builder_set_value_label (builder, 0, "CN", "China");
  jct_table_builder_set_value_label (builder, 0, "XX", "Nowhere");
  jct_table_builder_add_row (builder, 24000);
  set_text (builder, 0, "CN");
  set_text (builder, 1, "CN");
  table = finish (builder);

  g_assert_cmpstr (jct_table_get_name (table), ==, "t");
  g_assert_cmpstr (jct_table_get_title (table), ==, "Title");
  g_assert_cmpstr (jct_table_get_description (table), ==, "What it is.");
  g_assert_cmpstr (jct_table_get_period_name (table), ==, "month");
  g_assert_cmpint (jct_table_get_period_kind (table).unit, ==, JCT_PERIOD_MONTH);
  g_assert_cmpint (jct_table_get_missing_periods (table), ==, JCT_MISSING_IS_ZERO);
  g_assert_cmpstr (jct_table_get_data_date (table), ==, "2024-10");
  g_assert_cmpstr (jct_table_get_source_keys (table)[1], ==, "k2");
  g_assert_cmpuint (jct_table_get_n_dimensions (table), ==, 2);
  g_assert_cmpint (jct_table_find_dimension (table, "e"), ==, 1);
  g_assert_cmpint (jct_table_find_dimension (table, "f"), ==, -1);
  g_assert_cmpstr (jct_table_get_dimension_title (table, 0), ==, "Dimension");
  g_assert_cmpstr (jct_table_get_dimension_title (table, 1), ==, "e");
  g_assert_cmpstr (jct_table_get_dimension_name (table, 0), ==, "d");
  g_assert_cmpuint (jct_table_get_n_measures (table), ==, 2);
  g_assert_cmpint (jct_table_find_measure (table, "r"), ==, 1);
  g_assert_cmpint (jct_table_find_measure (table, "d"), ==, -1);
  g_assert_cmpstr (jct_table_get_measure_title (table, 0), ==, "Measure");
  g_assert_cmpstr (jct_table_get_measure_title (table, 1), ==, "r");
  g_assert_cmpstr (jct_table_get_measure_unit (table, 0), ==, "people");
  g_assert_null (jct_table_get_measure_unit (table, 1));
  g_assert_cmpint (jct_table_get_measure_type (table, 1), ==, JCT_MEASURE_REAL);
  g_assert_false (jct_table_has_qualifier (table, 0));
  g_assert_true (jct_table_has_qualifier (table, 1));
  g_assert_cmpstr (jct_table_get_value_label (table, 0, 0), ==, "China");
  g_assert_cmpstr (jct_table_get_value_label (table, 1, 0), ==, "CN");
  /* A label alone makes no value. */
  g_assert_cmpuint (jct_table_get_n_values (table, 0), ==, 1);
}

/* Rows come in any order and stay in theirs within a period; what was not set is empty or
 * missing. */
static void
fill_mixed (JctTableBuilder *builder)
{
  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_add_measure (builder, "i", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_measure (builder, "r", NULL, NULL, JCT_MEASURE_REAL);
  jct_table_builder_add_qualifier (builder, 0);

  jct_table_builder_add_row (builder, 12);
  set_text (builder, 0, "a");
  jct_table_builder_set_integer (builder, 0, -3);
  jct_table_builder_set_qualifier (builder, 0, JCT_QUALIFIER_EXACT);
  jct_table_builder_add_row (builder, 10);
  jct_table_builder_set_real (builder, 1, 0.5);
  jct_table_builder_add_row (builder, 12);
  set_text (builder, 0, "b");
  jct_table_builder_set_integer (builder, 0, G_MAXINT64);
  jct_table_builder_set_qualifier (builder, 0, JCT_QUALIFIER_NEARLY);
  jct_table_builder_add_row (builder, 11);
  jct_table_builder_set_integer (builder, 0, G_MININT64);
  set_text (builder, 0, "z");
  set_text (builder, 0, "a");
  jct_table_builder_add_row (builder, 10);
}

static void
test_rows (void)
{
  static const gint32 periods[] = { 10, 10, 11, 12, 12 };
  static const char *const values[] = { "", "", "a", "a", "b" };
  g_autoptr (JctTableBuilder) builder = new_builder ();
  g_autoptr (JctTable) table = NULL;
  JctPeriod first, last;

  fill_mixed (builder);
  g_assert_cmpuint (jct_table_builder_get_n_rows (builder), ==, 5);
  table = finish (builder);
  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 5);
  g_assert_cmpmem (jct_table_get_periods (table), 5 * sizeof (gint32), periods, sizeof periods);
  g_assert_true (jct_table_get_range (table, &first, &last));
  g_assert_cmpint (first.ordinal, ==, 10);
  g_assert_cmpint (last.ordinal, ==, 12);
  for (gsize row = 0; row < 5; row++)
    g_assert_cmpstr (jct_table_get_value (table, 0, jct_table_get_code (table, 0, row)), ==,
                     values[row]);
  g_assert_true (jct_table_is_missing (table, 0, 0));
  g_assert_false (jct_table_is_missing (table, 1, 0));
  g_assert_cmpfloat (jct_table_get_real (table, 1, 0), ==, 0.5);
  g_assert_true (isnan (jct_table_get_real (table, 1, 1)));
  g_assert_true (isnan (jct_table_get_real (table, 0, 1)));
  g_assert_cmpint (jct_table_get_integer (table, 0, 2), ==, G_MININT64);
  g_assert_cmpint (jct_table_get_integer (table, 0, 3), ==, -3);
  g_assert_cmpfloat (jct_table_get_real (table, 0, 3), ==, -3);
  g_assert_cmpint (jct_table_get_integer (table, 0, 4), ==, G_MAXINT64);
  g_assert_cmpint (jct_table_get_qualifier (table, 0, 3), ==, JCT_QUALIFIER_EXACT);
  g_assert_cmpint (jct_table_get_qualifier (table, 0, 4), ==, JCT_QUALIFIER_NEARLY);
  g_assert_cmpint (jct_table_get_qualifier (table, 1, 4), ==, JCT_QUALIFIER_EXACT);
}

/* A code column is as wide as its values ask for, and every row still says what it said. */
static void
check_width (guint n_values, guint width)
{
  g_autoptr (JctTableBuilder) builder = new_builder ();
  g_autoptr (JctTable) table = NULL;
  guint got;

  jct_table_builder_add_dimension (builder, "d", NULL);
  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < n_values; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "v%u", i);
      jct_table_builder_add_row (builder, (gint32) (n_values - i));
      set_text (builder, 0, text);
      g_assert_cmpuint (jct_table_builder_intern (builder, 0, text, -1), ==, i);
      jct_table_builder_set_integer (builder, 0, (gint64) i << (i % 40));
    }
  table = finish (builder);
  jct_table_get_codes (table, 0, &got);
  g_assert_cmpuint (got, ==, width);
  g_assert_cmpuint (jct_table_get_n_values (table, 0), ==, n_values);
  for (guint i = 0; i < n_values; i++)
    {
      gsize row = n_values - 1 - i;
      char text[16];

      g_snprintf (text, sizeof text, "v%u", i);
      g_assert_cmpstr (jct_table_get_value (table, 0, jct_table_get_code (table, 0, row)), ==,
                       text);
      g_assert_cmpuint (jct_table_find_value (table, 0, text), ==, i);
      g_assert_cmpint (jct_table_get_integer (table, 0, row), ==, (gint64) i << (i % 40));
    }
  g_assert_cmpuint (jct_table_find_value (table, 0, "v"), ==, JCT_CODE_NONE);
}

static void
test_widths (void)
{
  check_width (1, 1);
  check_width (256, 1);
  check_width (257, 2);
  check_width (300, 2);
  check_width (65536, 2);
  check_width (65537, 4);
  check_width (70000, 4);
}

/* Many values interned before there is a row. */
static void
test_intern_first (void)
{
  g_autoptr (JctTableBuilder) builder = new_builder ();
  g_autoptr (JctTable) table = NULL;

  jct_table_builder_add_dimension (builder, "d", NULL);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      jct_table_builder_intern (builder, 0, text, -1);
    }
  jct_table_builder_add_row (builder, 1);
  jct_table_builder_set_code (builder, 0, 999);
  table = finish (builder);
  g_assert_cmpstr (jct_table_get_value (table, 0, jct_table_get_code (table, 0, 0)), ==, "999");
}

static void
test_texts (void)
{
  g_autoptr (JctTableBuilder) builder = new_builder ();
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (JctTable) table = NULL;
  guint codes[6];

  jct_table_builder_add_dimension (builder, "d", NULL);
  codes[0] = jct_table_builder_intern (builder, 0, "China, mainland", 5);
  codes[1] = jct_table_builder_intern (builder, 0, "China", -1);
  codes[2] = jct_table_builder_intern (builder, 0, "", 0);
  codes[3] = jct_table_builder_intern (builder, 0, text, -1);
  codes[4] = jct_table_builder_intern (builder, 0, text, 99999);
  codes[5] = jct_table_builder_intern (builder, 0, "中国", -1);
  g_assert_cmpuint (codes[0], ==, codes[1]);
  for (guint i = 2; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpuint (codes[i], ==, i - 1);
  jct_table_builder_add_row (builder, 0);
  jct_table_builder_set_code (builder, 0, codes[5]);
  table = finish (builder);
  g_assert_cmpuint (jct_table_get_n_values (table, 0), ==, 5);
  g_assert_cmpstr (jct_table_get_value (table, 0, codes[3]), ==, text);
  g_assert_cmpuint (strlen (jct_table_get_value (table, 0, codes[4])), ==, 99999);
  g_assert_cmpuint (jct_table_find_value (table, 0, "中国"), ==, codes[5]);
  g_assert_cmpuint (jct_table_find_value (table, 0, "Chin"), ==, JCT_CODE_NONE);
}

/* Few rows over all of time: sorted without counting every period between. */
static void
test_far_apart (void)
{
  static const gint32 ordinals[]
    = { 3000000, -4000000, 0, 3000000, -4000000, G_MAXINT32, G_MININT32 };
  g_autoptr (JctTableBuilder) builder = new_builder ();
  g_autoptr (JctTable) table = NULL;
  static const gint64 expected[] = { 6, 1, 4, 2, 0, 3, 5 };

  jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);
  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    {
      jct_table_builder_add_row (builder, ordinals[i]);
      jct_table_builder_set_integer (builder, 0, i);
    }
  table = finish (builder);
  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    g_assert_cmpint (jct_table_get_integer (table, 0, i), ==, expected[i]);
}

static void
add_pair (JctTableBuilder *builder, gint32 ordinal, const char *a, const char *b)
{
  jct_table_builder_add_row (builder, ordinal);
  set_text (builder, 0, a);
  set_text (builder, 1, b);
}

static JctTableBuilder *
new_pairs (void)
{
  JctTableBuilder *builder = new_builder ();

  jct_table_builder_add_dimension (builder, "a", NULL);
  jct_table_builder_add_dimension (builder, "b", NULL);
  return builder;
}

static void
test_unique (void)
{
  g_autoptr (JctTableBuilder) builder = new_pairs ();
  g_autoptr (GError) error = NULL;
  gsize first = 99, repeat = 99;

  add_pair (builder, 5, "x", "y"); /* 0 */
  add_pair (builder, 3, "x", "y");
  add_pair (builder, 5, "y", "x"); /* 2 */
  add_pair (builder, 4, "x", "y"); /* 3 */
  add_pair (builder, 5, "x", "y"); /* 4: as 0, and the first repeat */
  add_pair (builder, 3, "x", "y");
  add_pair (builder, 5, "x", "y");
  g_assert_null (jct_table_builder_finish (builder, TRUE, &first, &repeat, &error));
  g_assert_error (error, JCT_TABLE_ERROR, JCT_TABLE_ERROR_DUPLICATE_KEY);
  g_assert_nonnull (strstr (error->message, "5"));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (repeat, ==, 4);
}

static void
test_unique_passes (void)
{
  g_autoptr (JctTableBuilder) builder = new_pairs ();
  g_autoptr (JctTable) table = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *a = g_strdup_printf ("%u", i % 40);
      g_autofree char *b = g_strdup_printf ("%u", i / 40);

      add_pair (builder, 7, a, b);
    }
  table = jct_table_builder_finish (builder, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jct_table_get_n_rows (table), ==, 2000);
}

static void
test_unique_of_many (void)
{
  g_autoptr (JctTableBuilder) builder = new_pairs ();
  g_autoptr (GError) error = NULL;
  gsize first = 0, repeat = 0;

  for (guint i = 0; i < 2001; i++)
    {
      g_autofree char *a = g_strdup_printf ("%u", i % 40);
      g_autofree char *b = g_strdup_printf ("%u", i % 2000 / 40);

      add_pair (builder, 7, a, b);
    }
  g_assert_null (jct_table_builder_finish (builder, TRUE, &first, &repeat, &error));
  g_assert_error (error, JCT_TABLE_ERROR, JCT_TABLE_ERROR_DUPLICATE_KEY);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (repeat, ==, 2000);
}

static void
test_qualifiers (void)
{
  for (JctQualifier i = JCT_QUALIFIER_EXACT; i <= JCT_QUALIFIER_AT_MOST; i++)
    {
      JctQualifier back = JCT_QUALIFIER_EXACT;

      g_assert_true (jct_qualifier_from_name (jct_qualifier_to_name (i), &back));
      g_assert_cmpint (back, ==, i);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text
        = jct_qualifier_format (i == 0 ? JCT_QUALIFIER_EXACT : JCT_QUALIFIER_JUST_OVER, "1,200");
      JctQualifier none;

      g_assert_cmpstr (text, ==, i == 0 ? "1,200" : "just over 1,200");
      g_assert_false (jct_qualifier_from_name (i == 0 ? "roughly" : "Exact", &none));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/empty", test_empty);
  g_test_add_func ("/table/description", test_description);
  g_test_add_func ("/table/rows", test_rows);
  g_test_add_func ("/table/widths", test_widths);
  g_test_add_func ("/table/intern-first", test_intern_first);
  g_test_add_func ("/table/texts", test_texts);
  g_test_add_func ("/table/far-apart", test_far_apart);
  g_test_add_func ("/table/unique", test_unique);
  g_test_add_func ("/table/unique-passes", test_unique_passes);
  g_test_add_func ("/table/unique-of-many", test_unique_of_many);
  g_test_add_func ("/table/qualifiers", test_qualifiers);
  return g_test_run ();
}
