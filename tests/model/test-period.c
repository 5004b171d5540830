/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/jct-period.h"

#include <glib.h>
#include <string.h>

static JctPeriodKind
kind_of (JctPeriodUnit unit)
{
  return jct_period_kind (unit, 1);
}

static JctPeriod
parse (const char *text, JctPeriodUnit unit, guint fiscal_start)
{
  JctPeriod period = { 0 };

  if (!jct_period_parse (text, jct_period_kind (unit, fiscal_start), &period))
    g_error ("%s does not parse", text);
  return period;
}

static void
assert_text (JctPeriod period, const char *expected)
{
  g_autofree char *text = jct_period_to_text (period);

  g_assert_cmpstr (text, ==, expected);
}

/* GDate knows the years 1 to 65535; its Julian day 719163 is 1970-01-01. */
static void
test_days_as_gdate (void)
{
  GDate date;

  g_date_clear (&date, 1);
  for (int year = 1; year <= JCT_YEAR_MAX; year += year < 1890 || year > 2110 ? 7 : 1)
    for (int month = 1; month <= 12; month++)
      {
        int n_days = jct_days_in_month (year, month);

        g_assert_cmpint (n_days, ==, g_date_get_days_in_month (month, year));
        for (int day = 1; day <= n_days; day += day == 1 ? 27 : 1)
          {
            int back_year, back_month, back_day;
            JctDay number = jct_day_from_date (year, month, day);

            g_date_set_dmy (&date, day, month, year);
            g_assert_cmpint (number, ==, (int) g_date_get_julian (&date) - 719163);
            jct_day_to_date (number, &back_year, &back_month, &back_day);
            g_assert_cmpint (back_year, ==, year);
            g_assert_cmpint (back_month, ==, month);
            g_assert_cmpint (back_day, ==, day);
          }
      }
}

/* Every day of the supported range follows the one before it. */
static void
test_days_are_gapless (void)
{
  JctDay expected = jct_day_from_date (JCT_YEAR_MIN, 1, 1);

  g_assert_cmpint (jct_day_from_date (1970, 1, 1), ==, 0);
  g_assert_cmpint (jct_day_from_date (0, 3, 1), ==, -719468);
  for (int year = JCT_YEAR_MIN; year <= JCT_YEAR_MAX; year++)
    for (int month = 1; month <= 12; month++)
      {
        if (jct_day_from_date (year, month, 1) != expected)
          g_error ("%d-%d", year, month);
        expected += jct_days_in_month (year, month);
      }
}

static void
test_leap_years (void)
{
  g_assert_true (jct_year_is_leap (2000));
  g_assert_true (jct_year_is_leap (2024));
  g_assert_true (jct_year_is_leap (0));
  g_assert_true (jct_year_is_leap (-4));
  g_assert_false (jct_year_is_leap (1900));
  g_assert_false (jct_year_is_leap (2023));
  g_assert_false (jct_year_is_leap (-100));
  g_assert_true (jct_date_is_valid (2024, 2, 29));
  g_assert_false (jct_date_is_valid (2023, 2, 29));
  g_assert_false (jct_date_is_valid (2024, 0, 1));
  g_assert_false (jct_date_is_valid (2024, 13, 1));
  g_assert_false (jct_date_is_valid (2024, 4, 31));
  g_assert_false (jct_date_is_valid (2024, 4, 0));
  g_assert_false (jct_date_is_valid (JCT_YEAR_MAX + 1, 1, 1));
  g_assert_false (jct_date_is_valid (JCT_YEAR_MIN - 1, 1, 1));
  g_assert_cmpint (jct_period_n_days (parse ("2024", JCT_PERIOD_YEAR, 1)), ==, 366);
  g_assert_cmpint (jct_period_n_days (parse ("2024-02", JCT_PERIOD_MONTH, 1)), ==, 29);
  g_assert_cmpint (jct_period_n_days (parse ("2023-Q1", JCT_PERIOD_QUARTER, 1)), ==, 90);
  g_assert_cmpint (jct_period_n_days (parse ("2020-W53", JCT_PERIOD_WEEK, 1)), ==, 7);
  g_assert_cmpint (jct_period_n_days (parse ("2024-02-29", JCT_PERIOD_DAY, 1)), ==, 1);
}

/* For every unit and every fiscal start: neighbours touch, days fall into their own period, text
 * goes there and back. */
static void
test_round_trips (void)
{
  for (guint unit = 0; unit < JCT_N_PERIOD_UNITS; unit++)
    for (guint start = 1; start <= (unit == JCT_PERIOD_FISCAL_YEAR ? 12 : 1); start++)
      {
        JctPeriodKind kind = jct_period_kind (unit, start);
        JctPeriod last = jct_period_from_day (kind, jct_day_from_date (9998, 1, 1));
        JctPeriod period = jct_period_from_day (kind, jct_day_from_date (-9998, 12, 31));
        int step = unit == JCT_PERIOD_DAY ? 97 : unit == JCT_PERIOD_WEEK ? 13 : 1;

        for (; period.ordinal <= last.ordinal; period = jct_period_shift (period, step))
          {
            JctDay first_day = jct_period_first_day (period);
            JctDay end_day = jct_period_end_day (period);
            JctPeriod back = { 0 };
            char *text = jct_period_to_text (period);

            if (end_day != jct_period_first_day (jct_period_shift (period, 1))
                || end_day - first_day != jct_period_n_days (period)
                || jct_period_from_day (kind, first_day).ordinal != period.ordinal
                || jct_period_from_day (kind, end_day - 1).ordinal != period.ordinal
                || jct_period_from_day (kind, end_day).ordinal != period.ordinal + 1)
              g_error ("The days of %s are wrong", text);
            if (!jct_period_parse (text, kind, &back) || back.ordinal != period.ordinal
                || !jct_period_kind_equal (back.kind, kind))
              g_error ("%s is not read back", text);
            if (!jct_period_parse_any (text, start, &back) || back.ordinal != period.ordinal
                || !jct_period_kind_equal (back.kind, kind))
              g_error ("%s is not read back as its own kind", text);
            g_free (text);
          }
      }
}

static void
test_iso_weeks_as_gdatetime (void)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (1895, 12, 20, 0, 0, 0);
  JctDay number = jct_day_from_date (1895, 12, 20);

  for (int i = 0; i < 90000; i += 3)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (day, i);
      JctPeriod week = jct_period_from_day (kind_of (JCT_PERIOD_WEEK), number + i);
      int year, part;

      jct_period_get_parts (week, &year, &part);
      g_assert_cmpint (year, ==, g_date_time_get_week_numbering_year (at));
      g_assert_cmpint (part, ==, g_date_time_get_week_of_year (at));
    }
}

static void
test_iso_week_edges (void)
{
  static const struct
  {
    int year, month, day;
    const char *week;
  } edges[] = {
    { 1970, 1, 1, "1970-W01" },   { 2005, 1, 1, "2004-W53" }, { 2005, 1, 3, "2005-W01" },
    { 2008, 12, 29, "2009-W01" }, { 2010, 1, 3, "2009-W53" }, { 2020, 12, 31, "2020-W53" },
    { 2021, 1, 3, "2020-W53" },   { 2021, 1, 4, "2021-W01" }, { 2024, 12, 30, "2025-W01" },
    { 2022, 1, 2, "2021-W52" },
  };
  JctPeriod ignored;

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    assert_text (jct_period_from_day (kind_of (JCT_PERIOD_WEEK),
                                      jct_day_from_date (edges[i].year, edges[i].month,
                                                         edges[i].day)),
                 edges[i].week);
  g_assert_cmpint (jct_period_first_day (parse ("2020-W53", JCT_PERIOD_WEEK, 1)), ==,
                   jct_day_from_date (2020, 12, 28));
  g_assert_cmpint (jct_period_from_day (kind_of (JCT_PERIOD_WEEK), 0).ordinal, ==, 0);
  g_assert_false (jct_period_parse ("2021-W53", kind_of (JCT_PERIOD_WEEK), &ignored));
  g_assert_false (jct_period_parse ("2021-W00", kind_of (JCT_PERIOD_WEEK), &ignored));
  g_assert_false (jct_period_parse ("2021-W99", kind_of (JCT_PERIOD_WEEK), &ignored));
}

static void
test_fiscal_years (void)
{
  JctPeriod fy2023 = parse ("FY2023", JCT_PERIOD_FISCAL_YEAR, 10);

  g_assert_cmpint (jct_period_first_day (fy2023), ==, jct_day_from_date (2022, 10, 1));
  g_assert_cmpint (jct_period_end_day (fy2023), ==, jct_day_from_date (2023, 10, 1));
  for (guint start = 1; start <= 12; start++)
    {
      JctPeriod fy = parse ("FY2024", JCT_PERIOD_FISCAL_YEAR, start);
      JctPeriod end = jct_period_from_day (kind_of (JCT_PERIOD_YEAR), jct_period_end_day (fy) - 1);

      /* It is named after the calendar year in which it ends. */
      g_assert_cmpint (end.ordinal, ==, 2024);
      g_assert_cmpint (jct_period_first_day (fy), ==,
                       jct_day_from_date (start == 1 ? 2024 : 2023, start, 1));
    }
}

static void
test_nesting (void)
{
  JctPeriodKind day = kind_of (JCT_PERIOD_DAY);
  JctPeriodKind week = kind_of (JCT_PERIOD_WEEK);
  JctPeriodKind month = kind_of (JCT_PERIOD_MONTH);
  JctPeriodKind quarter = kind_of (JCT_PERIOD_QUARTER);
  JctPeriodKind year = kind_of (JCT_PERIOD_YEAR);

  g_assert_true (jct_period_kind_nests (day, week));
  g_assert_true (jct_period_kind_nests (week, week));
  g_assert_false (jct_period_kind_nests (week, month));
  g_assert_false (jct_period_kind_nests (week, day));
  g_assert_false (jct_period_kind_nests (month, week));
  g_assert_true (jct_period_kind_nests (month, quarter));
  g_assert_false (jct_period_kind_nests (quarter, month));
  g_assert_false (jct_period_kind_nests (year, quarter));
  for (guint start = 1; start <= 12; start++)
    {
      JctPeriodKind fiscal = jct_period_kind (JCT_PERIOD_FISCAL_YEAR, start);
      JctPeriodKind other = jct_period_kind (JCT_PERIOD_FISCAL_YEAR, start % 12 + 1);

      g_assert_true (jct_period_kind_nests (month, fiscal));
      g_assert_cmpint (jct_period_kind_nests (quarter, fiscal), ==, (start - 1) % 3 == 0);
      g_assert_cmpint (jct_period_kind_nests (year, fiscal), ==, start == 1);
      g_assert_cmpint (jct_period_kind_nests (fiscal, year), ==, start == 1);
      g_assert_true (jct_period_kind_nests (fiscal, fiscal));
      g_assert_false (jct_period_kind_nests (fiscal, other));
      g_assert_false (jct_period_kind_nests (fiscal, month));
    }
}

static void
test_convert (void)
{
  JctPeriodKind fiscal = jct_period_kind (JCT_PERIOD_FISCAL_YEAR, 10);
  JctPeriod october = parse ("2023-10", JCT_PERIOD_MONTH, 1);

  assert_text (jct_period_convert (october, fiscal), "FY2024");
  assert_text (jct_period_convert (parse ("2023-09", JCT_PERIOD_MONTH, 1), fiscal), "FY2023");
  assert_text (jct_period_convert (october, kind_of (JCT_PERIOD_QUARTER)), "2023-Q4");
  assert_text (jct_period_convert (october, kind_of (JCT_PERIOD_WEEK)), "2023-W39");
  assert_text (jct_period_convert (parse ("FY2024", JCT_PERIOD_FISCAL_YEAR, 10),
                                   kind_of (JCT_PERIOD_MONTH)),
               "2023-10");
  g_assert_cmpint (jct_period_kind_per_year (kind_of (JCT_PERIOD_MONTH)), ==, 12);
  g_assert_cmpint (jct_period_kind_per_year (kind_of (JCT_PERIOD_QUARTER)), ==, 4);
  g_assert_cmpint (jct_period_kind_per_year (fiscal), ==, 1);
  g_assert_cmpint (jct_period_kind_per_year (kind_of (JCT_PERIOD_WEEK)), ==, 0);
}

static void
test_parse_forms (void)
{
  assert_text (parse ("202208", JCT_PERIOD_MONTH, 1), "2022-08");
  assert_text (parse ("2022M08", JCT_PERIOD_MONTH, 1), "2022-08");
  assert_text (parse ("2022Q3", JCT_PERIOD_QUARTER, 1), "2022-Q3");
  assert_text (parse ("2022W05", JCT_PERIOD_WEEK, 1), "2022-W05");
  assert_text (parse ("-0044", JCT_PERIOD_YEAR, 1), "-0044");
  assert_text (parse ("-0044-03-15", JCT_PERIOD_DAY, 1), "-0044-03-15");
  assert_text (parse ("0000-02-29", JCT_PERIOD_DAY, 1), "0000-02-29");
}

static void
test_parse_hostile (void)
{
  static const char *const texts[] = {
    "",
    "-",
    "2",
    "202",
    "20220",
    "2022-",
    "2022-1",
    "2022-00",
    "2022-13",
    "202213",
    "2022M13",
    "2022-0a",
    "2022-08-",
    "2022-08-5",
    "2022-02-30",
    "2023-02-29",
    "2022-08-32",
    "2022-08-05 ",
    " 2022-08-05",
    "2022-08-05x",
    "+2022",
    "--2022",
    "-0000",
    "12022",
    "2022-Q0",
    "2022-Q5",
    "2022-q3",
    "2022Q",
    "2022-W5",
    "2022W",
    "FY22",
    "fy2022",
    "FY20222",
    "FY",
    "F2022",
    "2022/08",
    "2022.08",
    "２０２２",
    "2022\xff",
    "\xff\xfe",
    "2022-08-05T00:00",
    "99999999999999999999",
    "2022-08\n",
    "0x7e6",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JctPeriod period = { { JCT_PERIOD_DAY, 7 }, 42 };

      if (jct_period_parse_any (texts[i], 10, &period))
        g_error ("“%s” was taken", texts[i]);
      g_assert_cmpint (period.ordinal, ==, 42);
      g_assert_cmpint (period.kind.fiscal_start, ==, 7);
    }
  for (guint unit = 0; unit < JCT_N_PERIOD_UNITS; unit++)
    {
      JctPeriod period;

      g_assert_false (jct_period_parse (NULL, kind_of (unit), &period));
    }
}

/* Ordinals that no calendar has: nothing overflows, order is kept. */
static void
test_extremes (void)
{
  for (guint unit = 0; unit < JCT_N_PERIOD_UNITS; unit++)
    {
      JctPeriod lowest = jct_period (kind_of (unit), G_MININT32);
      JctPeriod highest = jct_period (kind_of (unit), G_MAXINT32);
      g_autofree char *text = jct_period_to_text (highest);
      g_autofree char *lowest_text = jct_period_to_text (lowest);
      g_autofree char *label = jct_period_range_to_label (lowest, highest, JCT_LABEL_LONG);

      g_assert_cmpint (jct_period_shift (highest, 1).ordinal, ==, G_MAXINT32);
      g_assert_cmpint (jct_period_shift (lowest, -1).ordinal, ==, G_MININT32);
      g_assert_cmpint (jct_period_first_day (lowest), <=, jct_period_end_day (lowest));
      g_assert_cmpint (jct_period_first_day (highest), <=, jct_period_end_day (highest));
      g_assert_cmpint (jct_period_first_day (lowest), <, jct_period_first_day (highest));
      g_assert_cmpstr (text, !=, lowest_text);
      g_assert_true (lowest_text[strncmp (lowest_text, "FY", 2) == 0 ? 2 : 0] == '-');
      g_assert_cmpstr (label, !=, "");
      jct_period_from_day (kind_of (unit), JCT_DAY_MIN);
      jct_period_from_day (kind_of (unit), JCT_DAY_MAX);
    }
}

static void
test_spans (void)
{
  JctSpan a = { 0, 10 };
  JctSpan b = { 5, 20 };
  JctSpan empty = { 3, 3 };

  g_assert_true (jct_span_contains (a, 0));
  g_assert_false (jct_span_contains (a, 10));
  g_assert_true (jct_span_is_empty (empty));
  g_assert_cmpint (jct_span_intersect (a, b).start, ==, 5);
  g_assert_cmpint (jct_span_intersect (a, b).end, ==, 10);
  g_assert_cmpint (jct_span_union (a, b).start, ==, 0);
  g_assert_cmpint (jct_span_union (a, b).end, ==, 20);
  g_assert_cmpint (jct_span_union (empty, b).start, ==, 5);
  g_assert_cmpint (jct_span_union (b, empty).start, ==, 5);
  g_assert_true (jct_span_is_empty (jct_span_intersect (a, (JctSpan){ 10, 12 })));
  g_assert_true (jct_span_is_empty (jct_span_intersect (b, (JctSpan){ 0, 2 })));
}

static void
assert_label (const char *text, JctLabelLength length, const char *expected)
{
  JctPeriod period;
  g_autofree char *label = NULL;

  g_assert_true (jct_period_parse_any (text, 10, &period));
  label = jct_period_to_label (period, length);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_labels (void)
{
  JctPeriod first = parse ("2019-10", JCT_PERIOD_MONTH, 1);
  JctPeriod last = parse ("2024-09", JCT_PERIOD_MONTH, 1);
  g_autofree char *range = jct_period_range_to_label (first, last, JCT_LABEL_LONG);
  g_autofree char *short_range = jct_period_range_to_label (first, last, JCT_LABEL_SHORT);
  g_autofree char *one = jct_period_range_to_label (last, last, JCT_LABEL_LONG);

  assert_label ("2022-08-05", JCT_LABEL_LONG, "5 August 2022");
  assert_label ("2022-08-05", JCT_LABEL_SHORT, "5 Aug 2022");
  assert_label ("2022-05", JCT_LABEL_LONG, "May 2022");
  assert_label ("2022-12", JCT_LABEL_SHORT, "Dec 2022");
  assert_label ("2022-W05", JCT_LABEL_LONG, "Week 5, 2022");
  assert_label ("2022-W05", JCT_LABEL_SHORT, "W5 2022");
  assert_label ("2022-Q3", JCT_LABEL_LONG, "Q3 2022");
  assert_label ("2022", JCT_LABEL_LONG, "2022");
  assert_label ("0800", JCT_LABEL_LONG, "800");
  assert_label ("FY2022", JCT_LABEL_SHORT, "FY2022");
  assert_label ("-0043-03-15", JCT_LABEL_LONG, "15 March 44 BCE");
  assert_label ("0000", JCT_LABEL_LONG, "1 BCE");
  g_assert_cmpstr (range, ==, "October 2019 to September 2024");
  g_assert_cmpstr (short_range, ==, "Oct 2019 – Sep 2024");
  g_assert_cmpstr (one, ==, "September 2024");
  g_assert_cmpstr (jct_period_unit_to_noun (JCT_PERIOD_MONTH, 1), ==, "month");
  g_assert_cmpstr (jct_period_unit_to_noun (JCT_PERIOD_FISCAL_YEAR, 6), ==, "fiscal years");
  g_assert_cmpstr (jct_month_name (1, JCT_LABEL_LONG), ==, "January");
  g_assert_cmpstr (jct_month_name (12, JCT_LABEL_SHORT), ==, "Dec");
}

static void
test_unit_names (void)
{
  JctPeriodUnit unit = JCT_PERIOD_DAY;

  for (guint i = 0; i < JCT_N_PERIOD_UNITS; i++)
    {
      g_assert_true (jct_period_unit_from_name (jct_period_unit_to_name (i), &unit));
      g_assert_cmpint (unit, ==, i);
    }
  g_assert_true (jct_period_unit_from_name ("fiscal-year", &unit));
  g_assert_cmpint (unit, ==, JCT_PERIOD_FISCAL_YEAR);
  g_assert_false (jct_period_unit_from_name ("Month", &unit));
  g_assert_false (jct_period_unit_from_name ("", &unit));
  g_assert_false (jct_period_unit_from_name (NULL, &unit));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/days-as-gdate", test_days_as_gdate);
  g_test_add_func ("/period/days-are-gapless", test_days_are_gapless);
  g_test_add_func ("/period/leap-years", test_leap_years);
  g_test_add_func ("/period/round-trips", test_round_trips);
  g_test_add_func ("/period/iso-weeks-as-gdatetime", test_iso_weeks_as_gdatetime);
  g_test_add_func ("/period/iso-week-edges", test_iso_week_edges);
  g_test_add_func ("/period/fiscal-years", test_fiscal_years);
  g_test_add_func ("/period/nesting", test_nesting);
  g_test_add_func ("/period/convert", test_convert);
  g_test_add_func ("/period/parse-forms", test_parse_forms);
  g_test_add_func ("/period/parse-hostile", test_parse_hostile);
  g_test_add_func ("/period/extremes", test_extremes);
  g_test_add_func ("/period/spans", test_spans);
  g_test_add_func ("/period/labels", test_labels);
  g_test_add_func ("/period/unit-names", test_unit_names);
  return g_test_run ();
}
