/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What figures that are not exact may be: ends by hand, properties by chance. */
#include "model/jct-document.h"
#include "model/jct-imprecise.h"
#include "model/jct-transform.h"

#include <math.h>

#define ROUNDS 4000

static void
assert_interval (JctInterval i, double low, gboolean with_low, double high, gboolean with_high)
{
  g_assert_false (isnan (i.low) || isnan (i.high));
  if (isinf (low))
    g_assert_cmpfloat (i.low, ==, low);
  else
    g_assert_cmpfloat_with_epsilon (i.low, low, 1e-9 * MAX (fabs (low), 1));
  if (isinf (high))
    g_assert_cmpfloat (i.high, ==, high);
  else
    g_assert_cmpfloat_with_epsilon (i.high, high, 1e-9 * MAX (fabs (high), 1));
  g_assert_cmpint (i.with_low, ==, with_low);
  g_assert_cmpint (i.with_high, ==, with_high);
}

static JctInterval
figure (JctQualifier qualifier, double value)
{
  return jct_interval_of_figure (qualifier, value, TRUE);
}

static void
test_figures (void)
{
  assert_interval (figure (JCT_QUALIFIER_EXACT, 7), 7, TRUE, 7, TRUE);
  assert_interval (figure (JCT_QUALIFIER_ABOUT, 100), 90, TRUE, 110, TRUE);
  assert_interval (figure (JCT_QUALIFIER_NEARLY, 6000), 5400, TRUE, 6000, TRUE);
  assert_interval (figure (JCT_QUALIFIER_JUST_OVER, 2000), 2000, FALSE, 2200, TRUE);
  assert_interval (figure (JCT_QUALIFIER_MORE_THAN, 37000), 37000, FALSE, INFINITY, FALSE);
  assert_interval (figure (JCT_QUALIFIER_AT_LEAST, 5), 5, TRUE, INFINITY, FALSE);
  /* Nothing is counted below zero; of what may be negative, nothing is known. */
  assert_interval (figure (JCT_QUALIFIER_AT_MOST, 5), 0, TRUE, 5, TRUE);
  assert_interval (jct_interval_of_figure (JCT_QUALIFIER_AT_MOST, 5, FALSE), -INFINITY, FALSE, 5,
                   TRUE);
  /* What is no number may be any. */
  assert_interval (figure (JCT_QUALIFIER_ABOUT, NAN), -INFINITY, FALSE, INFINITY, FALSE);
  assert_interval (figure (JCT_QUALIFIER_EXACT, INFINITY), -INFINITY, FALSE, INFINITY, FALSE);
}

/* The ends are those that a claim in the same words has. */
static void
test_one_table (void)
{
  for (JctQualifier q = JCT_QUALIFIER_EXACT; q <= JCT_QUALIFIER_AT_MOST; q++)
    {
      JctClaimQualifier word;
      JctClaimInterval claim;
      JctInterval own = jct_interval_of_figure (q, 4321, FALSE);

      g_assert_true (jct_claim_qualifier_from_name (jct_qualifier_to_name (q), &word));
      g_assert_true (jct_claim_qualifier_get_interval (word, 4321, &claim));
      assert_interval (own, claim.low, claim.with_low, claim.high, claim.with_high);
    }
}

static void
test_by_hand (void)
{
  JctInterval nearly = figure (JCT_QUALIFIER_NEARLY, 6000);
  JctInterval over = figure (JCT_QUALIFIER_JUST_OVER, 2000);
  JctInterval more = figure (JCT_QUALIFIER_MORE_THAN, 37000);
  JctInterval most = figure (JCT_QUALIFIER_AT_MOST, 5);

  assert_interval (jct_interval_add (nearly, over), 7400, FALSE, 8200, TRUE);
  assert_interval (jct_interval_add (nearly, more), 42400, FALSE, INFINITY, FALSE);
  assert_interval (jct_interval_subtract (nearly, over), 3200, TRUE, 4000, FALSE);
  assert_interval (jct_interval_subtract (nearly, more), -INFINITY, FALSE, -31000, FALSE);
  assert_interval (jct_interval_scale (over, -2), -4400, TRUE, -4000, FALSE);
  assert_interval (jct_interval_scale (more, 0), 0, TRUE, 0, TRUE);
  assert_interval (jct_interval_divide (nearly, over), 5400 / 2200.0, TRUE, 3, FALSE);
  assert_interval (jct_interval_divide (nearly, more), 0, FALSE, 6000 / 37000.0, FALSE);
  assert_interval (jct_interval_divide (more, more), 0, FALSE, INFINITY, FALSE);
  /* By what may be zero: only the least that it may be is known. */
  assert_interval (jct_interval_divide (nearly, most), 1080, TRUE, INFINITY, FALSE);
  assert_interval (jct_interval_divide (most, most), 0, TRUE, INFINITY, FALSE);
  assert_interval (jct_interval_divide (jct_interval_scale (nearly, -1), most), -INFINITY, FALSE,
                   INFINITY, FALSE);
  assert_interval (jct_interval_divide (nearly, jct_interval_subtract (over, nearly)),
                   -6000 / 3200.0, TRUE, -5400 / 4000.0, FALSE);
  assert_interval (jct_interval_divide (nearly, jct_interval_exact (0)), 0, FALSE, INFINITY, FALSE);
}

/* A part is in its whole: nearly 100 of (nearly 100 and 300) is not 90/400 to 100/390. */
static void
test_share (void)
{
  JctInterval part = figure (JCT_QUALIFIER_NEARLY, 100),
              more = figure (JCT_QUALIFIER_MORE_THAN, 50);
  JctInterval rest = jct_interval_exact (300);

  assert_interval (jct_interval_share (part, jct_interval_add (part, rest)), 90 / 390.0, TRUE, 0.25,
                   TRUE);
  assert_interval (jct_interval_share (part, part), 1, TRUE, 1, TRUE);
  assert_interval (jct_interval_share (part, jct_interval_add (part, more)), 0, FALSE, 100 / 150.0,
                   FALSE);
  assert_interval (jct_interval_share (more, jct_interval_add (more, rest)), 0, FALSE, 1, TRUE);
}

static void
test_words (void)
{
  for (JctQualifier q = JCT_QUALIFIER_EXACT; q <= JCT_QUALIFIER_AT_MOST; q++)
    {
      JctInterval counts = jct_interval_of_figure (q, 250, TRUE);
      JctInterval any = jct_interval_of_figure (q, 250, FALSE);

      g_assert_cmpint (jct_interval_to_qualifier (&counts, 250), ==, q);
      g_assert_cmpint (jct_interval_to_qualifier (&any, 250), ==, q);
    }
}

/* ---- properties ---- */

static JctInterval
random_interval (double *member)
{
  JctQualifier q = (JctQualifier) g_test_rand_int_range (0, JCT_QUALIFIER_AT_MOST + 1);
  double value = g_test_rand_int_range (-3, 40);
  JctInterval i = jct_interval_of_figure (q, value, value >= 0);
  double low = isinf (i.low) ? i.high - 50 : i.low, high = isinf (i.high) ? i.low + 50 : i.high;

  /* An end that does not belong to it is none of its members. */
  *member = low + (high - low) * g_test_rand_double_range (0.001, 0.999);
  return i;
}

static void
assert_holds (JctInterval i, double value)
{
  double reach = fabs (value) * 1e-9 + 1e-9;

  g_assert_false (isnan (i.low) || isnan (i.high));
  g_assert_cmpfloat (i.low, <=, i.high);
  g_assert_cmpfloat (i.low, <=, value + reach);
  g_assert_cmpfloat (i.high, >=, value - reach);
}

/* Whatever the figures really are, the result is in the range; and no sum is narrower than a part of it. */
static void
test_members (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      double x, y;
      JctInterval a = random_interval (&x), b = random_interval (&y);
      JctInterval sum = jct_interval_add (a, b), difference = jct_interval_subtract (a, b);

      assert_holds (sum, x + y);
      assert_holds (difference, x - y);
      g_assert_cmpfloat (sum.high - sum.low, >=, (a.high - a.low) * (1 - 1e-9));
      g_assert_cmpfloat (difference.high - difference.low, >=, (b.high - b.low) * (1 - 1e-9));
      if (y != 0)
        assert_holds (jct_interval_divide (a, b), x / y);
      if (a.low >= 0 && b.low >= 0 && x + y > 0)
        {
          JctInterval share = jct_interval_share (a, sum);
          JctInterval apart = jct_interval_divide (a, sum);

          assert_holds (share, x / (x + y));
          g_assert_cmpfloat (share.high, <=, 1);
          /* To know that the part is in the whole never makes a range wider. */
          g_assert_cmpfloat (share.low, >=, apart.low - 1e-12);
          g_assert_cmpfloat (share.high, <=, apart.high + 1e-12);
        }
    }
}

/* ---- series ---- */

static JctTable *
make_table (guint n, const gint64 *values, const JctQualifier *qualifiers)
{
  g_autoptr (JctTableBuilder) builder
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));

  jct_table_builder_add_measure (builder, "n", NULL, NULL, JCT_MEASURE_INTEGER);
  jct_table_builder_add_qualifier (builder, 0);
  for (guint i = 0; i < n; i++)
    {
      jct_table_builder_add_row (builder, 2023 * 12 + (gint32) i);
      jct_table_builder_set_integer (builder, 0, values[i]);
      jct_table_builder_set_qualifier (builder, 0, qualifiers[i]);
    }
  return jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL);
}

static JctSeriesSet *
compute (JctTable *table, JctPeriodUnit unit, const char *steps)
{
  JctSeriesQuery query = { .kind = jct_period_kind (unit, 1) };
  g_autoptr (JctSeriesSet) set = jct_series_set_compute (table, &query, NULL);
  JctTransform transform = { 0 };
  JctSeriesSet *result;

  g_assert_nonnull (set);
  g_assert_true (jct_transform_from_text (steps, 10, &transform, NULL));
  result = jct_transform_apply (&transform, set, set, 10, NULL);
  g_assert_nonnull (result);
  return result;
}

static void
assert_range (JctSeriesSet *set, gsize index, JctQualifier word, double low, double high)
{
  const JctSeries *series = jct_series_set_get (set, 0);
  JctInterval range;

  g_assert_true (jct_series_get_range (series, index, &range));
  g_assert_cmpint (jct_series_get_qualifier (series, index), ==, word);
  assert_interval (range, low, range.with_low, high, range.with_high);
  assert_holds (range, jct_series_get_value (series, index));
}

static const gint64 months[] = { 31, 280, 310, 300 };
static const JctQualifier words[]
  = { JCT_QUALIFIER_EXACT, JCT_QUALIFIER_NEARLY, JCT_QUALIFIER_MORE_THAN, JCT_QUALIFIER_AT_MOST };

static void
test_series (void)
{
  g_autoptr (JctTable) table = make_table (4, months, words);
  g_autoptr (JctSeriesSet) plain = compute (table, JCT_PERIOD_MONTH, "none");
  g_autoptr (JctSeriesSet) quarters = compute (table, JCT_PERIOD_QUARTER, "none");
  g_autoptr (JctSeriesSet) daily = compute (table, JCT_PERIOD_MONTH, "per-day");
  g_autoptr (JctSeriesSet) rolling = compute (table, JCT_PERIOD_MONTH, "rolling:2");
  g_autoptr (JctSeriesSet) index = compute (table, JCT_PERIOD_MONTH, "index:2023-02");
  g_autoptr (JctSeriesSet) share = compute (table, JCT_PERIOD_MONTH, "share");

  assert_range (plain, 0, JCT_QUALIFIER_EXACT, 31, 31);
  assert_range (plain, 1, JCT_QUALIFIER_NEARLY, 252, 280);
  assert_range (plain, 2, JCT_QUALIFIER_MORE_THAN, 310, INFINITY);
  assert_range (plain, 3, JCT_QUALIFIER_AT_MOST, 0, 300);
  assert_range (quarters, 0, JCT_QUALIFIER_ABOUT, 31 + 252 + 310, INFINITY);
  assert_range (daily, 0, JCT_QUALIFIER_EXACT, 1, 1);
  assert_range (daily, 1, JCT_QUALIFIER_NEARLY, 9, 10);
  assert_range (rolling, 1, JCT_QUALIFIER_NEARLY, (31 + 252) / 2.0, (31 + 280) / 2.0);
  assert_range (rolling, 3, JCT_QUALIFIER_ABOUT, 155, INFINITY);
  /* The base is all of itself; what is measured on it is not known better than it. */
  assert_range (index, 1, JCT_QUALIFIER_EXACT, 100, 100);
  assert_range (index, 0, JCT_QUALIFIER_JUST_OVER, 100 * 31 / 280.0, 100 * 31 / 252.0);
  /* All of it, however little is known of it. */
  assert_range (share, 0, JCT_QUALIFIER_EXACT, 100, 100);
  assert_range (share, 1, JCT_QUALIFIER_EXACT, 100, 100);
}

static void
test_years (void)
{
  static const gint64 values[13] = { [0] = 100, [12] = 150 };
  static const JctQualifier some[13] = { [0] = JCT_QUALIFIER_ABOUT };
  g_autoptr (JctTable) table = make_table (13, values, some);
  g_autoptr (JctSeriesSet) change = compute (table, JCT_PERIOD_MONTH, "change");
  g_autoptr (JctSeriesSet) percent = compute (table, JCT_PERIOD_MONTH, "percent-change");
  g_autoptr (JctSeriesSet) sums = compute (table, JCT_PERIOD_MONTH, "cumulative");

  assert_range (change, 12, JCT_QUALIFIER_ABOUT, 40, 60);
  assert_range (percent, 12, JCT_QUALIFIER_ABOUT, 100 * 40 / 110.0, 100 * 60 / 90.0);
  /* The fiscal year begins in October: what came before is not in its sum. */
  assert_range (sums, 9, JCT_QUALIFIER_EXACT, 0, 0);
  assert_range (sums, 12, JCT_QUALIFIER_EXACT, 150, 150);
}

/* One negative figure, and "at most" has no end below. */
static void
test_negative (void)
{
  static const gint64 values[] = { 5, -1 };
  static const JctQualifier some[] = { JCT_QUALIFIER_AT_MOST, JCT_QUALIFIER_EXACT };
  g_autoptr (JctTable) table = make_table (2, values, some);
  g_autoptr (JctSeriesSet) set = compute (table, JCT_PERIOD_MONTH, "none");

  assert_range (set, 0, JCT_QUALIFIER_AT_MOST, -INFINITY, 5);
}

/* A year of months, whatever they are: its range holds every sum of members, its value too. */
static void
test_grouping (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gint64 values[12];
      JctQualifier some[12];
      JctInterval sum = jct_interval_exact (0), range;

      for (guint i = 0; i < 12; i++)
        {
          values[i] = g_test_rand_int_range (0, 1000);
          some[i] = (JctQualifier) g_test_rand_int_range (0, JCT_QUALIFIER_AT_MOST + 1);
          sum = jct_interval_add (sum, figure (some[i], (double) values[i]));
        }
      g_autoptr (JctTable) table = make_table (12, values, some);
      g_autoptr (JctSeriesSet) set = compute (table, JCT_PERIOD_YEAR, "none");
      g_assert_true (jct_series_get_range (jct_series_set_get (set, 0), 0, &range));
      assert_holds (range, jct_series_get_value (jct_series_set_get (set, 0), 0));
      assert_interval (range, sum.low, sum.with_low, sum.high, sum.with_high);
    }
}

static void
test_total (void)
{
  g_autoptr (JctTable) table = make_table (4, months, words);
  g_autoptr (JctSeriesSet) one = compute (table, JCT_PERIOD_MONTH, "none");
  JctSeries *both[] = { jct_series_set_get (one, 0), jct_series_set_get (one, 0) };
  g_autoptr (JctSeriesSet) set = jct_series_set_new (both, 2);
  JctSeries *total = jct_series_set_get_total (set);
  JctInterval range;

  g_assert_true (jct_series_get_range (total, 1, &range));
  assert_interval (range, 504, TRUE, 560, TRUE);
  g_assert_cmpint (jct_series_get_qualifier (total, 1), ==, JCT_QUALIFIER_NEARLY);
  g_assert_cmpint (jct_series_get_qualifier (total, 0), ==, JCT_QUALIFIER_EXACT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imprecise/figures", test_figures);
  g_test_add_func ("/imprecise/one-table", test_one_table);
  g_test_add_func ("/imprecise/by-hand", test_by_hand);
  g_test_add_func ("/imprecise/share", test_share);
  g_test_add_func ("/imprecise/words", test_words);
  g_test_add_func ("/imprecise/members", test_members);
  g_test_add_func ("/imprecise/series", test_series);
  g_test_add_func ("/imprecise/years", test_years);
  g_test_add_func ("/imprecise/negative", test_negative);
  g_test_add_func ("/imprecise/grouping", test_grouping);
  g_test_add_func ("/imprecise/total", test_total);
  return g_test_run ();
}
