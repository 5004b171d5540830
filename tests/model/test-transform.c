/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transforms, by hand-made sums; and the rest of a split. */
#include "model/jct-document.h"
#include "model/jct-transform.h"

#include <math.h>

#define NA NAN

static JctPeriod
month (int year, int number)
{
  return jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), year * 12 + number - 1);
}

static JctSeriesSet *
make_set (JctPeriod first, gsize n, const double *values)
{
  JctSeries *series = jct_series_new ("all", "All", first, n, values, TRUE);
  JctSeriesSet *set = jct_series_set_new (&series, 1);

  jct_series_unref (series);
  return set;
}

static JctTransform
parse (const char *text)
{
  JctTransform transform = { 0 };
  GError *error = NULL;

  g_assert_true (jct_transform_from_text (text, 10, &transform, &error));
  g_assert_no_error (error);
  return transform;
}

static void
assert_values (JctSeriesSet *set, gsize n, const double *expected)
{
  JctSeries *series = jct_series_set_get (set, 0);

  g_assert_cmpuint (jct_series_get_n (series), ==, n);
  for (gsize i = 0; i < n; i++)
    if (isnan (expected[i]))
      {
        g_assert_true (isnan (jct_series_get_value (series, i)));
        g_assert_cmpint (jct_series_get_state (series, i), ==, JCT_VALUE_MISSING);
      }
    else
      g_assert_cmpfloat_with_epsilon (jct_series_get_value (series, i), expected[i], 1e-9);
}

static void
assert_transformed (
  const char *text, JctPeriod first, gsize n, const double *values, const double *expected)
{
  JctTransform transform = parse (text);
  g_autoptr (JctSeriesSet) set = make_set (first, n, values);
  g_autoptr (JctSeriesSet) result = NULL;
  GError *error = NULL;

  result = jct_transform_apply (&transform, set, NULL, 10, &error);
  g_assert_no_error (error);
  assert_values (result, n, expected);
}

static void
test_per_day (void)
{
  const double values[] = { 310, NA, 310, 300 };

  assert_transformed ("per-day", month (2023, 12), 4, values,
                      (double[]){ 10, NA, 310.0 / 29, 300.0 / 31 });
  /* January, February (29 days in 2024), March, April. */
  assert_transformed ("per-day", month (2024, 1), 4, (double[]){ 310, 290, 310, 300 },
                      (double[]){ 10, 10, 10, 10 });
}

static void
test_rolling (void)
{
  const double values[] = { 1, 2, 3, 4, NA, 6, 7, 8, 9 };

  assert_transformed ("rolling:3", month (2020, 1), 9, values,
                      (double[]){ NA, NA, 2, 3, NA, NA, NA, 7, 8 });
  assert_transformed ("rolling-centred:3", month (2020, 1), 9, values,
                      (double[]){ NA, 2, 3, NA, NA, NA, 7, 8, NA });
  assert_transformed ("rolling:2", month (2020, 1), 4, values, (double[]){ NA, 1.5, 2.5, 3.5 });
  /* 2 x 2: a quarter, a half, a quarter. */
  assert_transformed ("rolling-centred:2", month (2020, 1), 4, (double[]){ 4, 8, 4, 0 },
                      (double[]){ NA, 6, 4, NA });
}

/* A mean over twelve months leaves nothing of a yearly wave. */
static void
test_rolling_year (void)
{
  const double wave[] = { 5, 7, 9, 14, 3, 8, 6, 2, 1, 4, 12, 10 };
  double values[36], expected[36];

  for (guint i = 0; i < 36; i++)
    {
      values[i] = wave[i % 12];
      expected[i] = i < 6 || i >= 30 ? NA : 81.0 / 12;
    }
  assert_transformed ("rolling-centred:12", month (2020, 1), 36, values, expected);
}

static void
test_change (void)
{
  double values[14] = { 10, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 25, 7 };
  double change[14], percent[14];

  for (guint i = 0; i < 12; i++)
    change[i] = percent[i] = NA;
  change[12] = 15;
  percent[12] = 150;
  change[13] = 7;
  percent[13] = NA; /* of zero */
  assert_transformed ("change", month (2020, 1), 14, values, change);
  assert_transformed ("percent-change", month (2020, 1), 14, values, percent);
}

static void
test_index (void)
{
  const double values[] = { 50, 25, NA, 100 };

  assert_transformed ("index", month (2020, 1), 4, values, (double[]){ 100, 50, NA, 200 });
  assert_transformed ("index:2020-02", month (2020, 1), 4, values, (double[]){ 200, 100, NA, 400 });
  assert_transformed ("index:2020-03", month (2020, 1), 4, values, (double[]){ NA, NA, NA, NA });
  /* The month in which the fiscal year starts. */
  assert_transformed ("index:FY2021", month (2020, 9), 3, values, (double[]){ 200, 100, NA });
}

static void
test_cumulative (void)
{
  /* From September 2020: FY2020 is entered in its middle; FY2021 starts with October. */
  assert_transformed ("cumulative", month (2020, 9), 5, (double[]){ 1, 2, 3, 4, NA },
                      (double[]){ NA, 2, 5, 9, NA });
  assert_transformed ("cumulative", month (2020, 8), 15,
                      (double[]){ 1, 1, 1, 1, 1, 1, NA, 1, 1, 1, 1, 1, 1, 1, 5 },
                      (double[]){ NA, NA, 1, 2, 3, 4, NA, NA, NA, NA, NA, NA, NA, NA, 5 });
}

static void
test_share (void)
{
  JctTransform transform = parse ("share");
  g_autoptr (JctSeriesSet) part = make_set (month (2020, 1), 4, (double[]){ 1, NA, 3, 0 });
  g_autoptr (JctSeriesSet) whole = make_set (month (2020, 1), 4, (double[]){ 4, 5, 0, 8 });
  g_autoptr (JctSeriesSet) result = jct_transform_apply (&transform, part, whole, 10, NULL);

  assert_values (result, 4, (double[]){ 25, NA, NA, 0 });
  g_assert_false (jct_series_is_integer (jct_series_set_get (result, 0)));
}

static void
test_refuses (void)
{
  JctPeriod week = jct_period (jct_period_kind (JCT_PERIOD_WEEK, 1), 100);
  g_autoptr (JctSeriesSet) weeks = make_set (week, 3, (double[]){ 1, 2, 3 });
  g_autoptr (JctSeriesSet) months = make_set (month (2020, 1), 3, (double[]){ 1, 2, 3 });
  JctTransform change = parse ("change"), cumulative = parse ("cumulative");
  JctTransform late = parse ("index:2021-01");
  GError *error = NULL;

  g_assert_null (jct_transform_apply (&change, weeks, NULL, 10, &error));
  g_assert_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_PERIOD);
  g_clear_error (&error);
  g_assert_null (jct_transform_apply (&cumulative, weeks, NULL, 10, &error));
  g_assert_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_PERIOD);
  g_clear_error (&error);
  g_assert_null (jct_transform_apply (&late, months, NULL, 10, &error));
  g_assert_error (error, JCT_TRANSFORM_ERROR, JCT_TRANSFORM_ERROR_BASE);
  g_clear_error (&error);
}

static void
test_text (void)
{
  static const char *const good[]
    = { "",          "per-day",       "rolling:3",      "rolling-centred:12",           "change",
        "index",     "index:2022-08", "percent-change", "per-day,rolling:3,index:2022", "share",
        "cumulative" };
  static const struct
  {
    const char *text;
    JctTransformError code;
  } bad[] = { { "rolling", JCT_TRANSFORM_ERROR_TEXT },
              { "rolling:1", JCT_TRANSFORM_ERROR_TEXT },
              { "rolling:-3", JCT_TRANSFORM_ERROR_TEXT },
              { "rolling:99999999999999999999", JCT_TRANSFORM_ERROR_TEXT },
              { "index:2022-13", JCT_TRANSFORM_ERROR_TEXT },
              { "share:2", JCT_TRANSFORM_ERROR_TEXT },
              { "per-day,", JCT_TRANSFORM_ERROR_TEXT },
              { "\xff\xfe", JCT_TRANSFORM_ERROR_TEXT },
              { "per-day,per-day", JCT_TRANSFORM_ERROR_COMBINATION },
              { "change,index", JCT_TRANSFORM_ERROR_COMBINATION },
              { "rolling:3,cumulative", JCT_TRANSFORM_ERROR_COMBINATION } };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      JctTransform transform = parse (good[i]), again;
      g_autofree char *text = jct_transform_to_text (&transform);

      g_assert_cmpstr (text, ==, good[i]);
      again = parse (text);
      g_assert_true (jct_transform_equal (&transform, &again));
      g_assert_cmpint (jct_transform_is_none (&transform), ==, *good[i] == '\0');
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      JctTransform transform;
      g_autoptr (GError) error = NULL;

      g_assert_false (jct_transform_from_text (bad[i].text, 10, &transform, &error));
      g_assert_error (error, JCT_TRANSFORM_ERROR, (int) bad[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* ---- the rest of a split ---- */

static JctTable *
make_table (void)
{
  static const struct
  {
    const char *value;
    gint64 count;
  } rows[] = { { "a", 5 }, { "b", 50 }, { "c", 7 }, { "d", 6 }, { "e", 20 } };
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  guint dimension = jct_table_builder_add_dimension (builder, "d", NULL);
  guint measure = jct_table_builder_add_measure (builder, "m", NULL, NULL, JCT_MEASURE_INTEGER);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      jct_table_builder_add_row (builder, month (2020, 1 + (int) i % 2).ordinal);
      jct_table_builder_set_code (builder, dimension,
                                  jct_table_builder_intern (builder, dimension, rows[i / 2].value,
                                                            -1));
      jct_table_builder_set_integer (builder, measure, rows[i / 2].count + i % 2);
    }
  return jct_table_builder_finish (builder, TRUE, NULL, NULL, NULL);
}

static void
test_top (void)
{
  g_autoptr (JctTable) table = make_table ();
  JctSeriesQuery query = { 0 };
  g_autoptr (JctSeriesSet) two = NULL;
  g_autoptr (JctSeriesSet) four = NULL;
  JctSeries *others;

  query.by = "d";
  query.kind = jct_table_get_period_kind (table);
  query.top = 2;
  two = jct_series_set_compute (table, &query, NULL);
  g_assert_cmpuint (jct_series_set_get_n (two), ==, 3);
  g_assert_cmpstr (jct_series_get_key (jct_series_set_get (two, 0)), ==, "b");
  g_assert_cmpstr (jct_series_get_key (jct_series_set_get (two, 1)), ==, "e");
  others = jct_series_set_get (two, 2);
  g_assert_cmpstr (jct_series_get_key (others), ==, JCT_SERIES_OTHER);
  g_assert_true (jct_series_is_other (others));
  g_assert_cmpuint (jct_series_get_n_others (others), ==, 3);
  g_assert_cmpfloat (jct_series_get_value (others, 0), ==, 18);
  g_assert_cmpfloat (jct_series_get_value (others, 1), ==, 21);

  /* One value alone keeps its name. */
  query.top = 4;
  four = jct_series_set_compute (table, &query, NULL);
  g_assert_cmpuint (jct_series_set_get_n (four), ==, 5);
  g_assert_cmpstr (jct_series_get_key (jct_series_set_get (four, 4)), ==, "a");
  g_assert_false (jct_series_is_other (jct_series_set_get (four, 4)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transform/per-day", test_per_day);
  g_test_add_func ("/transform/rolling", test_rolling);
  g_test_add_func ("/transform/rolling-year", test_rolling_year);
  g_test_add_func ("/transform/change", test_change);
  g_test_add_func ("/transform/index", test_index);
  g_test_add_func ("/transform/cumulative", test_cumulative);
  g_test_add_func ("/transform/share", test_share);
  g_test_add_func ("/transform/refuses", test_refuses);
  g_test_add_func ("/transform/text", test_text);
  g_test_add_func ("/series/top", test_top);
  return g_test_run ();
}
