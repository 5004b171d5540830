/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a claim stands beside the figures of a chart, and the view that shows it. */
#include <math.h>
#include <string.h>

#include "analysis/jct-claim-mark.h"
#include "analysis/jct-claim-view.h"

/* 10, 11, 12, ... a month from January 2020 to June 2022. */
static JctDocument *
make_document (void)
{
  g_autoptr (JctTableBuilder) rows
    = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  g_autoptr (JctDocumentBuilder) builder = jct_document_builder_new ("test");
  JctDefinition *definition = jct_definition_new ();
  JctDocument *document;

  jct_table_builder_add_dimension (rows, "place", NULL);
  jct_table_builder_add_measure (rows, "n", NULL, "things", JCT_MEASURE_INTEGER);
  for (int i = 0; i < 30; i++)
    {
      jct_table_builder_add_row (rows, 2020 * 12 + i);
      jct_table_builder_set_code (rows, 0, jct_table_builder_intern (rows, 0, "south", -1));
      jct_table_builder_set_integer (rows, 0, 10 + i);
    }
  definition->id = g_strdup ("d");
  definition->title = g_strdup ("D");
  definition->table = g_strdup ("t");
  definition->measure = g_strdup ("n");
  definition->by = g_strdup ("place");
  jct_document_builder_set_fiscal_start (builder, 7);
  jct_document_builder_take_table (builder, jct_table_builder_finish (rows, TRUE, NULL, NULL, NULL),
                                   NULL);
  jct_document_builder_take_definition (builder, definition, NULL);
  document = jct_document_builder_finish (builder, NULL);
  g_assert_nonnull (document);
  return document;
}

static JctClaim *
make_claim (JctClaimKind kind, const char *qualifier, double value, const char *period)
{
  JctClaim *claim = jct_claim_new ();

  claim->id = g_strdup ("c");
  claim->text = g_strdup ("Text");
  claim->kind = kind;
  if (qualifier != NULL)
    jct_claim_set_qualifier_name (claim, qualifier);
  claim->has_value = !isnan (value);
  claim->value = claim->has_value ? value : 0;
  g_assert_true (jct_claim_period_parse (period, &claim->period, NULL));
  jct_filter_add (claim->where, "place", "south");
  return claim;
}

/* On a chart of periods of that unit. */
static gboolean
find (const JctClaim *claim, JctPeriodUnit unit, JctClaimMark *mark)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctView) view = jct_view_new ();
  g_autoptr (JctSeriesSet) set = NULL;
  g_autoptr (GError) error = NULL;

  view->table = g_strdup ("t");
  view->has_period = TRUE;
  view->period = unit;
  set = jct_document_compute_series (document, view, &error);
  g_assert_no_error (error);
  return jct_claim_mark_find (claim, jct_series_set_get (set, 0), 7, mark);
}

static void
assert_label (const JctClaimMark *mark, const char *expected)
{
  g_autofree char *label = jct_claim_mark_to_label (mark);
  g_autofree char *sentence = jct_claim_mark_to_sentence (mark);

  g_assert_cmpstr (label, ==, expected);
  g_assert_true (*sentence != '\0');
}

/* 2020 comes to 186, 2021 to 330. */
static void
test_amounts (void)
{
  g_autoptr (JctClaim) count = make_claim (JCT_CLAIM_COUNT, "nearly", 340, "2021");
  g_autoptr (JctClaim) open = make_claim (JCT_CLAIM_COUNT, "more-than", 300, "2021");
  g_autoptr (JctClaim) ratio = make_claim (JCT_CLAIM_RATIO, "nearly", 2, "2020/2021");
  g_autoptr (JctClaim) change = make_claim (JCT_CLAIM_CHANGE, "about", 50, "2020/2021");
  JctClaimMark mark;

  g_assert_true (find (count, JCT_PERIOD_YEAR, &mark));
  g_assert_cmpuint (mark.n_periods, ==, 1);
  g_assert_cmpint (mark.span.start, ==, jct_day_from_date (2021, 1, 1));
  g_assert_cmpfloat_with_epsilon (mark.interval.low, 306, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark.interval.high, 340, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark.value, 340, 1e-9);
  assert_label (&mark, "Claimed: nearly 340");

  g_assert_true (find (open, JCT_PERIOD_YEAR, &mark));
  g_assert_true (isinf (mark.interval.high) && mark.interval.low == 300);

  g_assert_true (find (ratio, JCT_PERIOD_YEAR, &mark));
  g_assert_true (mark.has_earlier && mark.earlier_total == 186);
  g_assert_cmpfloat_with_epsilon (mark.interval.high, 372, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark.interval.low, 0.9 * 372, 1e-9);
  assert_label (&mark, "Claimed: nearly 2 times 186");

  change->percent = TRUE;
  g_assert_true (find (change, JCT_PERIOD_YEAR, &mark));
  g_assert_cmpfloat_with_epsilon (mark.value, 186 * 1.5, 1e-9);
  change->trend = JCT_DIRECTION_DOWN;
  g_assert_true (find (change, JCT_PERIOD_YEAR, &mark));
  g_assert_cmpfloat_with_epsilon (mark.value, 186 * 0.5, 1e-9);
  g_assert_cmpfloat (mark.interval.low, <, mark.value);
  g_assert_cmpfloat (mark.interval.high, >, mark.value);
}

/* A year on a chart of months stands at the height of months, and says so. */
static void
test_means (void)
{
  g_autoptr (JctClaim) count = make_claim (JCT_CLAIM_SUM, "more-than", 240, "2021");
  JctClaimMark mark;

  g_assert_true (find (count, JCT_PERIOD_MONTH, &mark));
  g_assert_cmpuint (mark.n_periods, ==, 12);
  g_assert_cmpfloat_with_epsilon (mark.interval.low, 20, 1e-9);
  assert_label (&mark, "Claimed: more than 240; drawn as the mean of 12 periods");
}

/* In fiscal years the claim stands at the fiscal year, whatever the calendar that it names. */
static void
test_calendars (void)
{
  g_autoptr (JctClaim) count = make_claim (JCT_CLAIM_COUNT, "about", 300, "2021");
  JctClaimMark mark;

  g_assert_true (find (count, JCT_PERIOD_FISCAL_YEAR, &mark));
  g_assert_cmpint (mark.span.start, ==, jct_day_from_date (2020, 7, 1));
  g_assert_cmpint (mark.span.end, ==, jct_day_from_date (2021, 7, 1));
}

static void
test_trends_and_records (void)
{
  g_autoptr (JctClaim) trend = make_claim (JCT_CLAIM_TREND, NULL, NAN, "2021-03");
  g_autoptr (JctClaim) record = make_claim (JCT_CLAIM_RANK, NULL, NAN, "2022-06");
  g_autoptr (JctClaim) within = make_claim (JCT_CLAIM_TREND, NULL, NAN, "2021");
  JctClaimMark mark;

  trend->trend = within->trend = JCT_DIRECTION_UP;
  g_assert_true (jct_claim_period_parse ("2020-03", &trend->baseline, NULL));
  g_assert_true (find (trend, JCT_PERIOD_MONTH, &mark));
  g_assert_true (mark.interval.low == 12 && isinf (mark.interval.high));

  g_assert_true (find (record, JCT_PERIOD_MONTH, &mark));
  g_assert_true (mark.interval.low == 38 && isinf (mark.interval.high));
  record->lowest = TRUE;
  g_assert_true (find (record, JCT_PERIOD_MONTH, &mark));
  g_assert_true (mark.interval.high == 10 && isinf (mark.interval.low));
  record->place = 3;
  g_assert_true (find (record, JCT_PERIOD_MONTH, &mark));
  g_assert_false (mark.has_interval);

  g_assert_true (find (within, JCT_PERIOD_MONTH, &mark));
  g_assert_false (mark.has_interval);
}

/* What the data do not hold, or what is no part of years, has no mark. */
static void
test_none (void)
{
  g_autoptr (JctClaim) early = make_claim (JCT_CLAIM_COUNT, "about", 10, "1999");
  g_autoptr (JctClaim) month = make_claim (JCT_CLAIM_COUNT, "about", 10, "2021-02");
  g_autoptr (JctClaim) other = make_claim (JCT_CLAIM_OTHER, NULL, NAN, "2021");
  JctClaimMark mark;

  g_assert_false (find (early, JCT_PERIOD_YEAR, &mark));
  g_assert_false (find (month, JCT_PERIOD_YEAR, &mark));
  g_assert_true (find (month, JCT_PERIOD_MONTH, &mark));
  g_assert_false (find (other, JCT_PERIOD_YEAR, &mark));
}

/* The view of a cell: its definition, the claim's values, its calendar; one series. */
static void
test_view (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctClaim) ratio = make_claim (JCT_CLAIM_RATIO, "nearly", 2, "2020/2021");
  g_autoptr (JctClaim) month = make_claim (JCT_CLAIM_COUNT, "about", 10, "2021-02");
  g_autoptr (JctView) base = jct_view_new ();
  g_autoptr (GError) error = NULL;

  base->log_axis = TRUE;
  base->k = 3;
  base->selected_event = g_strdup ("x");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JctClaimResult) result = jct_claim_check (document, i == 0 ? ratio : month);
      const JctClaimCell *cell = jct_claim_result_get_shown (result);
      g_autoptr (JctView) view = NULL;
      g_autoptr (JctSeriesSet) set = NULL;

      g_assert_nonnull (cell);
      view = jct_claim_result_dup_view (result, cell, base);
      set = jct_document_compute_series (document, view, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (jct_series_set_get_n (set), ==, 1);
      g_assert_cmpstr (view->claim, ==, "c");
      g_assert_cmpstr (view->definition, ==, "d");
      g_assert_true (jct_filter_equal (view->filter, ratio->where));
      g_assert_false (view->log_axis);
      g_assert_null (view->selected_event);
      g_assert_cmpuint (view->k, ==, 3);
      g_assert_cmpint (view->chart, ==, i == 0 ? JCT_CHART_BARS : JCT_CHART_LINE);
      g_assert_cmpint (jct_series_set_get_kind (set).unit, ==,
                       i == 0 ? JCT_PERIOD_YEAR : JCT_PERIOD_MONTH);
      /* A month has months around it, years are shown whole. */
      g_assert_cmpint (view->has_visible, ==, i == 1);
      if (i == 1)
        g_assert_cmpint (view->visible.start, ==, jct_day_from_date (2020, 8, 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-mark/amounts", test_amounts);
  g_test_add_func ("/claim-mark/means", test_means);
  g_test_add_func ("/claim-mark/calendars", test_calendars);
  g_test_add_func ("/claim-mark/trends-and-records", test_trends_and_records);
  g_test_add_func ("/claim-mark/none", test_none);
  g_test_add_func ("/claim-mark/view", test_view);
  return g_test_run ();
}
