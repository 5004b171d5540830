/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/jct-claim.h"

static JctClaimPeriod
parse (const char *text)
{
  JctClaimPeriod period;
  g_autoptr (GError) error = NULL;

  g_assert_true (jct_claim_period_parse (text, &period, &error));
  g_assert_no_error (error);
  return period;
}

static void
assert_span (const char *text, JctClaimCalendar calendar, const char *first, const char *last)
{
  JctClaimPeriod period = parse (text);
  JctSpan span = jct_claim_period_span (&period, calendar, 10);
  JctPeriodKind days = jct_period_kind (JCT_PERIOD_DAY, 1);
  g_autofree char *start = jct_period_to_text (jct_period (days, span.start));
  g_autofree char *end = jct_period_to_text (jct_period (days, span.end - 1));

  g_assert_cmpstr (start, ==, first);
  g_assert_cmpstr (end, ==, last);
}

static void
test_spans (void)
{
  assert_span ("2023", JCT_CLAIM_AS_STATED, "2023-01-01", "2023-12-31");
  assert_span ("2023", JCT_CLAIM_FISCAL_YEARS, "2022-10-01", "2023-09-30");
  assert_span ("FY2023", JCT_CLAIM_AS_STATED, "2022-10-01", "2023-09-30");
  assert_span ("FY2023", JCT_CLAIM_CALENDAR_YEARS, "2023-01-01", "2023-12-31");
  assert_span ("FY2022/FY2023", JCT_CLAIM_AS_STATED, "2021-10-01", "2023-09-30");
  assert_span ("2022-04~/2024-03~", JCT_CLAIM_FISCAL_YEARS, "2022-04-01", "2024-03-31");
}

static void
test_period_texts (void)
{
  static const char *const texts[]
    = { "2023", "2022/2023", "FY2023", "FY2022/FY2023", "2024~", "2022-04~/2024-03~", "../2024" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JctClaimPeriod period = parse (texts[i]), again;
      g_autofree char *text = jct_claim_period_to_text (&period);

      g_assert_cmpstr (text, ==, texts[i]);
      again = parse (text);
      g_assert_true (jct_claim_period_equal (&period, &again));
    }
}

static void
test_bad_periods (void)
{
  static const char *const texts[]
    = { "",        "last year",     "FY",      "FY2023/2024",   "FY2023/FY2022", "2023/2022",
        "2023-13", "FY99999999999", "FY2023/", "2022/2023/2024" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JctClaimPeriod period;
      g_autoptr (GError) error = NULL;

      g_assert_false (jct_claim_period_parse (texts[i], &period, &error));
      g_assert_true (error != NULL && error->domain == JCT_EDTF_ERROR);
      g_assert_false (period.is_set);
    }
}

static void
test_calendars (void)
{
  JctClaimPeriod bare = parse ("2023"), fiscal = parse ("FY2023"), month = parse ("2023-12");
  JctClaimPeriod open = parse ("../2024");

  g_assert_true (jct_claim_period_is_years (&bare) && jct_claim_period_is_years (&fiscal));
  g_assert_false (jct_claim_period_is_years (&month) || jct_claim_period_is_years (&open));
  g_assert_cmpint (jct_claim_period_get_calendar (&bare), ==, JCT_CLAIM_CALENDAR_YEARS);
  g_assert_cmpint (jct_claim_period_get_calendar (&fiscal), ==, JCT_CLAIM_FISCAL_YEARS);
  g_assert_cmpint (jct_claim_period_get_calendar (&month), ==, JCT_CLAIM_AS_STATED);
}

static void
test_split (void)
{
  JctClaimPeriod two = parse ("FY2022/FY2023"), one = parse ("2023"), open = parse ("../2024");
  JctClaimPeriod earlier, later, expected = parse ("FY2022");

  g_assert_true (jct_claim_period_split (&two, &earlier, &later));
  g_assert_true (jct_claim_period_equal (&earlier, &expected));
  g_assert_false (jct_claim_period_split (&one, &earlier, &later));
  g_assert_false (jct_claim_period_split (&open, &earlier, &later));
  /* The whole may be one of its own parts. */
  g_assert_true (jct_claim_period_split (&two, &two, &later));
  g_assert_true (jct_claim_period_equal (&two, &expected));
  g_assert_cmpint (later.first_fiscal, ==, 2023);
}

static void
test_units (void)
{
  JctClaimPeriod year = parse ("2023"), month = parse ("2023-12"), span = parse ("2022/2023");
  JctPeriod unit;

  g_assert_true (jct_claim_period_get_unit (&year, JCT_CLAIM_FISCAL_YEARS, 10, &unit));
  g_assert_cmpint (unit.kind.unit, ==, JCT_PERIOD_FISCAL_YEAR);
  g_assert_cmpuint (unit.kind.fiscal_start, ==, 10);
  g_assert_true (jct_claim_period_get_unit (&month, JCT_CLAIM_AS_STATED, 10, &unit));
  g_assert_cmpint (unit.kind.unit, ==, JCT_PERIOD_MONTH);
  g_assert_false (jct_claim_period_get_unit (&span, JCT_CLAIM_AS_STATED, 10, &unit));
}

/* ---- qualifiers ---- */

static void
test_intervals (void)
{
  static const struct
  {
    const char *qualifier;
    double value, inside, outside, distance;
  } cases[] = {
    { "unqualified", 3700, 3693, 3760, 10 },
    { "unqualified", 3500, 3537, 3440, -10 },
    { "unqualified", 100000, 95000, 94000, -1000 },
    { "unqualified", 11, 11.2, 12.2, 0.7 },
    { "exact", 8, 8, 9, 1 },
    { "about", 100, 110, 89, -1 },
    { "nearly", 10, 9.8, 10.3, 0.3 },
    { "almost", 10, 10, 8.9, -0.1 },
    { "just-over", 2000, 2176, 1970, -30 },
    { "more-than", 24000, 24048, 23999, -1 },
    { "at-least", 10, 10, 9, -1 },
    { "at-most", 10, 10, 11, 1 },
    { "up-to", 10, 3, 12, 2 },
    { "fewer-than", 10, 9, 11, 1 },
    { "some", NAN, 1, 0, -1 },
    { "most", NAN, 51, 49, -1 },
    { "hundreds", NAN, 999, 1001, 1 },
    { "tens-of-thousands", NAN, 49805, 100001, 1 },
    { "nearly", -20, -18.5, -17, 1 },
    { "just-over", -20, -21, -19, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JctClaimQualifier qualifier;
      JctClaimInterval interval;

      g_assert_true (jct_claim_qualifier_from_name (cases[i].qualifier, &qualifier));
      g_assert_true (jct_claim_qualifier_get_interval (qualifier, cases[i].value, &interval));
      g_assert_true (jct_claim_interval_contains (&interval, cases[i].inside));
      g_assert_false (jct_claim_interval_contains (&interval, cases[i].outside));
      g_assert_cmpfloat (jct_claim_interval_distance (&interval, cases[i].inside), ==, 0);
      g_assert_cmpfloat_with_epsilon (jct_claim_interval_distance (&interval, cases[i].outside),
                                      cases[i].distance, 1e-9);
    }
}

/* "Just over 2,000" is not 2,000, nor is "more than". */
static void
test_open_ends (void)
{
  JctClaimInterval interval;

  g_assert_true (jct_claim_qualifier_get_interval (JCT_CLAIM_JUST_OVER, 2000, &interval));
  g_assert_false (jct_claim_interval_contains (&interval, 2000));
  g_assert_true (jct_claim_interval_contains (&interval, 2200));
  g_assert_true (jct_claim_qualifier_get_interval (JCT_CLAIM_UNQUALIFIED, 0, &interval));
  g_assert_true (jct_claim_interval_contains (&interval, 0));
  g_assert_false (jct_claim_interval_contains (&interval, 0.1));
  g_assert_false (jct_claim_interval_contains (&interval, NAN));
}

static void
test_no_interval (void)
{
  JctClaimInterval interval;

  g_assert_false (jct_claim_qualifier_get_interval (JCT_CLAIM_NEARLY, NAN, &interval));
  g_assert_false (jct_claim_qualifier_get_interval (JCT_CLAIM_EXACT, INFINITY, &interval));
  g_assert_false (jct_claim_qualifier_get_interval (JCT_CLAIM_MAY, 5, &interval));
  g_assert_false (jct_claim_qualifier_get_interval (JCT_CLAIM_OTHER_QUALIFIER, 5, &interval));
}

/* Every word that has a rule states it, and every word comes back from its name. */
static void
test_table (void)
{
  for (guint i = 0; i < JCT_N_CLAIM_QUALIFIERS; i++)
    {
      JctClaimQualifier qualifier = (JctClaimQualifier) i, again;
      const char *name = jct_claim_qualifier_to_name (qualifier);
      JctClaimInterval interval;
      gboolean has_rule = jct_claim_qualifier_get_interval (qualifier, 7, &interval);

      g_assert_nonnull (jct_claim_qualifier_to_label (qualifier));
      g_assert_true (has_rule == (jct_claim_qualifier_get_rule (qualifier) != NULL));
      if (name != NULL)
        {
          g_assert_true (jct_claim_qualifier_from_name (name, &again));
          g_assert_cmpint (again, ==, qualifier);
        }
    }
  JctClaimQualifier none;
  g_assert_false (jct_claim_qualifier_from_name ("roughly-ish", &none));
}

/* ---- claims ---- */

static void
test_words (void)
{
  g_autoptr (JctClaim) claim = jct_claim_new ();
  g_autoptr (JctClaim) copy = NULL;

  g_assert_true (claim->checkable);
  jct_claim_set_kind_name (claim, "ratio");
  jct_claim_set_qualifier_name (claim, "more-than");
  g_assert_cmpint (claim->kind, ==, JCT_CLAIM_RATIO);
  g_assert_cmpint (claim->qualifier, ==, JCT_CLAIM_MORE_THAN);
  jct_claim_set_kind_name (claim, "hunch");
  jct_claim_set_qualifier_name (claim, "umpteen");
  copy = jct_claim_copy (claim);
  g_assert_cmpint (copy->kind, ==, JCT_CLAIM_OTHER);
  g_assert_cmpstr (jct_claim_get_kind_name (copy), ==, "hunch");
  g_assert_cmpstr (jct_claim_get_qualifier_name (copy), ==, "umpteen");
  jct_claim_set_kind_name (claim, "rank");
  g_assert_cmpstr (jct_claim_get_kind_name (claim), ==, "rank");
  g_assert_null (claim->kind_name);
}

static void
test_claim_interval (void)
{
  g_autoptr (JctClaim) claim = jct_claim_new ();
  JctClaimInterval interval;

  g_assert_false (jct_claim_get_interval (claim, &interval));
  claim->has_value = TRUE;
  claim->value = 3000;
  claim->has_value_to = TRUE;
  claim->value_to = 2000;
  g_assert_true (jct_claim_get_interval (claim, &interval));
  g_assert_true (jct_claim_interval_contains (&interval, 2000)
                 && jct_claim_interval_contains (&interval, 3000));
  claim->has_value_to = FALSE;
  claim->kind = JCT_CLAIM_CHANGE;
  claim->trend = JCT_DIRECTION_DOWN;
  g_assert_true (jct_claim_get_interval (claim, &interval));
  g_assert_true (jct_claim_interval_contains (&interval, -3000));
  claim->kind = JCT_CLAIM_RANK;
  g_assert_false (jct_claim_get_interval (claim, &interval));
}

static void
test_compared (void)
{
  g_autoptr (JctClaim) claim = jct_claim_new ();
  JctClaimPeriod earlier, later, expected;

  claim->kind = JCT_CLAIM_RATIO;
  g_assert_false (jct_claim_get_compared (claim, &earlier, &later));
  claim->period = parse ("2022/2023");
  g_assert_true (jct_claim_get_compared (claim, &earlier, &later));
  expected = parse ("2022");
  g_assert_true (jct_claim_period_equal (&earlier, &expected));
  claim->kind = JCT_CLAIM_TREND;
  g_assert_false (jct_claim_get_compared (claim, &earlier, &later));
  claim->baseline = parse ("2021");
  g_assert_true (jct_claim_get_compared (claim, &earlier, &later));
  g_assert_true (jct_claim_period_equal (&later, &claim->period));
  claim->compared = parse ("2023");
  g_assert_true (jct_claim_get_compared (claim, &earlier, &later));
  g_assert_true (jct_claim_period_equal (&later, &claim->compared));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim/period/spans", test_spans);
  g_test_add_func ("/claim/period/texts", test_period_texts);
  g_test_add_func ("/claim/period/bad", test_bad_periods);
  g_test_add_func ("/claim/period/calendars", test_calendars);
  g_test_add_func ("/claim/period/split", test_split);
  g_test_add_func ("/claim/period/units", test_units);
  g_test_add_func ("/claim/qualifier/intervals", test_intervals);
  g_test_add_func ("/claim/qualifier/open-ends", test_open_ends);
  g_test_add_func ("/claim/qualifier/no-interval", test_no_interval);
  g_test_add_func ("/claim/qualifier/table", test_table);
  g_test_add_func ("/claim/words", test_words);
  g_test_add_func ("/claim/interval", test_claim_interval);
  g_test_add_func ("/claim/compared", test_compared);
  return g_test_run ();
}
