/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods: the days, ISO weeks, months, quarters, years and fiscal years that counts belong to.
 *
 * A period is an exact integer, its ordinal, counted in units of its kind; the next period of the same kind has the
 * next ordinal. All arithmetic is integer arithmetic on the proleptic Gregorian calendar; there are no time zones and
 * no clock. Days are numbered from 1970-01-01 (day 0). Spans are half-open: the day of `end` does not belong to them.
 *
 * Ordinals: day, the day number; week, Monday-based ISO 8601 weeks, 0 holds 1970-01-01; month, year * 12 + month - 1;
 * quarter, year * 4 + quarter - 1; year and fiscal year, the year. A fiscal year is named after the calendar year in
 * which it ends (FY2023 of a start month 10 runs from 2022-10-01 to 2023-09-30); with start month 1 it equals the
 * calendar year.
 *
 * Supported years: JCT_YEAR_MIN to JCT_YEAR_MAX. Everything is a value: nothing here allocates but the functions
 * that return text.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JCT_YEAR_MIN (-9999)
#define JCT_YEAR_MAX 9999

/* A day: the number of days since 1970-01-01, negative before it. */
typedef gint32 JctDay;

#define JCT_DAY_MIN (G_MININT32)
#define JCT_DAY_MAX (G_MAXINT32)

typedef enum
{
  JCT_PERIOD_DAY,
  JCT_PERIOD_WEEK,
  JCT_PERIOD_MONTH,
  JCT_PERIOD_QUARTER,
  JCT_PERIOD_YEAR,
  JCT_PERIOD_FISCAL_YEAR,
} JctPeriodUnit;

#define JCT_N_PERIOD_UNITS (JCT_PERIOD_FISCAL_YEAR + 1)

/* The kind of a period: its unit and, for fiscal years, the month (1-12) in which they start; 1 for all other units. */
typedef struct
{
  JctPeriodUnit unit;
  guint fiscal_start;
} JctPeriodKind;

typedef struct
{
  JctPeriodKind kind;
  gint32 ordinal;
} JctPeriod;

/* A half-open range of days [start, end). Empty when end <= start. */
typedef struct
{
  JctDay start;
  JctDay end;
} JctSpan;

/* How long a period's name may be: "Oct 2019" on an axis, "October 2019" in a sentence. */
typedef enum
{
  JCT_LABEL_SHORT,
  JCT_LABEL_LONG,
} JctLabelLength;

JctPeriodKind  jct_period_kind             (JctPeriodUnit unit, guint fiscal_start);
gboolean       jct_period_kind_equal       (JctPeriodKind a, JctPeriodKind b);
/* The unit's name in files and on the command line: "day", "week", "month", "quarter", "year", "fiscal-year". */
const char    *jct_period_unit_to_name     (JctPeriodUnit unit);
gboolean       jct_period_unit_from_name   (const char *name, JctPeriodUnit *unit);
/* Whether every period of `fine` lies within one period of `coarse`, so that sums by `coarse` are exact. */
gboolean       jct_period_kind_nests       (JctPeriodKind fine, JctPeriodKind coarse);

gboolean       jct_date_is_valid           (int year, int month, int day);
JctDay         jct_day_from_date           (int year, int month, int day);
void           jct_day_to_date             (JctDay day, int *year, int *month, int *day_of_month);
int            jct_days_in_month           (int year, int month);
gboolean       jct_year_is_leap            (int year);

JctPeriod      jct_period                  (JctPeriodKind kind, gint32 ordinal);
/* The period of `kind` that contains `day`. */
JctPeriod      jct_period_from_day         (JctPeriodKind kind, JctDay day);
JctDay         jct_period_first_day        (JctPeriod period);
JctDay         jct_period_end_day          (JctPeriod period); /* the day after its last */
JctSpan        jct_period_span             (JctPeriod period);
int            jct_period_n_days           (JctPeriod period);
JctPeriod      jct_period_shift            (JctPeriod period, int by);
/* The period of `kind` that contains the first day of `period`. */
JctPeriod      jct_period_convert          (JctPeriod period, JctPeriodKind kind);
/* How many periods of this kind make a year (12, 4, 1); 0 where no whole number does (weeks, days). */
int            jct_period_kind_per_year    (JctPeriodKind kind);
/* The year a period is named after and its number in that year: the ISO week (of the ISO year), the month, the quarter;
 * 0 for days, years and fiscal years. */
void           jct_period_get_parts        (JctPeriod period, int *year, int *part);
gboolean       jct_span_is_empty           (JctSpan span);
gboolean       jct_span_contains           (JctSpan span, JctDay day);
JctSpan        jct_span_intersect          (JctSpan a, JctSpan b);
JctSpan        jct_span_union              (JctSpan a, JctSpan b);

/*
 * Machine text: 2022-08-05, 2022-W05, 2022-08, 2022-Q3, 2022, FY2022. Parsing accepts exactly these (and, for
 * months, 202208 and 2022M08; for quarters 2022Q3; for weeks 2022W05). It fails with FALSE, out-of-range months too.
 */
char          *jct_period_to_text          (JctPeriod period);
gboolean       jct_period_parse            (const char *text, JctPeriodKind kind, JctPeriod *period);
/* As above, but takes the kind from the text; `fiscal_start` serves for FYnnnn. */
gboolean       jct_period_parse_any        (const char *text, guint fiscal_start, JctPeriod *period);

/* Words for people, translated and in the order of the locale: "5 Aug 2022", "Week 5, 2022", "August 2022",
 * "Q3 2022", "2022", "FY2022". (transfer full) */
char          *jct_period_to_label         (JctPeriod period, JctLabelLength length);
/* "October 2019 to September 2024"; one period alone gives its own label. (transfer full) */
char          *jct_period_range_to_label   (JctPeriod first, JctPeriod last, JctLabelLength length);
/* "month", "months", as in "per month" and "six months"; translated. */
const char    *jct_period_unit_to_noun     (JctPeriodUnit unit, gulong n);
/* "January", "Jan"; month 1-12; translated, standing alone. */
const char    *jct_month_name              (int month, JctLabelLength length);
/* "5 August 2022", "5 Aug 2022"; (transfer full) */
char          *jct_day_to_label            (JctDay day, JctLabelLength length);

G_END_DECLS
