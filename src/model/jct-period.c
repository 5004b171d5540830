/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-period.h"

#include <string.h>

#define MONTHS_PER_YEAR 12
#define MONTHS_PER_QUARTER 3
#define QUARTERS_PER_YEAR 4
#define DAYS_PER_WEEK 7
/* Day 0 is a Thursday; the Monday of its week lies three days before it. */
#define THURSDAY_AFTER_MONDAY 3

static gint64
floor_div (gint64 a, gint64 b)
{
  gint64 quotient = a / b;

  return quotient * b > a ? quotient - 1 : quotient;
}

static gint32
saturate (gint64 value)
{
  return (gint32) CLAMP (value, G_MININT32, G_MAXINT32);
}

/* The days from 1970-01-01 to a date. Years are counted from March here, so that the leap day is a
 * year's last day and the days before a month follow one linear formula; 400 such years have
 * 146,097 days. */
static gint64
days_from_civil (gint64 year, int month, int day)
{
  gint64 march_year = month <= 2 ? year - 1 : year;
  gint64 era = floor_div (march_year, 400);
  gint64 year_of_era = march_year - era * 400;
  int month_from_march = (month + 9) % MONTHS_PER_YEAR;
  gint64 day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

static gint64
first_day_of_month (gint64 months_from_year_0)
{
  gint64 year = floor_div (months_from_year_0, MONTHS_PER_YEAR);

  return days_from_civil (year, (int) (months_from_year_0 - year * MONTHS_PER_YEAR) + 1, 1);
}

/* How many months before the calendar year of the same name a fiscal year starts. */
static gint64
fiscal_lead (JctPeriodKind kind)
{
  return (MONTHS_PER_YEAR + 1 - kind.fiscal_start) % MONTHS_PER_YEAR;
}

static gint64
first_day_of_ordinal (JctPeriodKind kind, gint64 ordinal)
{
  switch (kind.unit)
    {
    case JCT_PERIOD_DAY:
      return ordinal;
    case JCT_PERIOD_WEEK:
      return ordinal * DAYS_PER_WEEK - THURSDAY_AFTER_MONDAY;
    case JCT_PERIOD_MONTH:
      return first_day_of_month (ordinal);
    case JCT_PERIOD_QUARTER:
      return first_day_of_month (ordinal * MONTHS_PER_QUARTER);
    case JCT_PERIOD_YEAR:
      return first_day_of_month (ordinal * MONTHS_PER_YEAR);
    case JCT_PERIOD_FISCAL_YEAR:
      return first_day_of_month (ordinal * MONTHS_PER_YEAR - fiscal_lead (kind));
    default:
      g_return_val_if_reached (0);
    }
}

JctPeriodKind
jct_period_kind (JctPeriodUnit unit, guint fiscal_start)
{
  JctPeriodKind kind = { unit, 1 };

  if (unit != JCT_PERIOD_FISCAL_YEAR)
    return kind;
  g_return_val_if_fail (fiscal_start >= 1 && fiscal_start <= MONTHS_PER_YEAR, kind);
  kind.fiscal_start = fiscal_start;
  return kind;
}

gboolean
jct_period_kind_equal (JctPeriodKind a, JctPeriodKind b)
{
  return a.unit == b.unit && a.fiscal_start == b.fiscal_start;
}

static const char *const unit_names[JCT_N_PERIOD_UNITS] = {
  [JCT_PERIOD_DAY] = "day",     [JCT_PERIOD_WEEK] = "week",
  [JCT_PERIOD_MONTH] = "month", [JCT_PERIOD_QUARTER] = "quarter",
  [JCT_PERIOD_YEAR] = "year",   [JCT_PERIOD_FISCAL_YEAR] = "fiscal-year",
};

const char *
jct_period_unit_to_name (JctPeriodUnit unit)
{
  g_return_val_if_fail (unit < JCT_N_PERIOD_UNITS, NULL);

  return unit_names[unit];
}

gboolean
jct_period_unit_from_name (const char *name, JctPeriodUnit *unit)
{
  g_return_val_if_fail (unit != NULL, FALSE);

  for (guint i = 0; name != NULL && i < JCT_N_PERIOD_UNITS; i++)
    if (strcmp (name, unit_names[i]) == 0)
      {
        *unit = i;
        return TRUE;
      }
  return FALSE;
}

/* The length of a kind in months and the month (from 0) in which its periods start, modulo that
 * length; 0 months for weeks and days. */
static int
kind_months (JctPeriodKind kind, int *phase)
{
  *phase = 0;
  switch (kind.unit)
    {
    case JCT_PERIOD_MONTH:
      return 1;
    case JCT_PERIOD_QUARTER:
      return MONTHS_PER_QUARTER;
    case JCT_PERIOD_YEAR:
      return MONTHS_PER_YEAR;
    case JCT_PERIOD_FISCAL_YEAR:
      *phase = (int) kind.fiscal_start - 1;
      return MONTHS_PER_YEAR;
    case JCT_PERIOD_DAY:
    case JCT_PERIOD_WEEK:
    default:
      return 0;
    }
}

gboolean
jct_period_kind_nests (JctPeriodKind fine, JctPeriodKind coarse)
{
  int fine_phase;
  int coarse_phase;
  int fine_months = kind_months (fine, &fine_phase);
  int coarse_months = kind_months (coarse, &coarse_phase);

  if (fine.unit == JCT_PERIOD_DAY || jct_period_kind_equal (fine, coarse))
    return TRUE;
  if (fine_months == 0 || coarse_months < fine_months)
    return FALSE;
  return (coarse_phase - fine_phase) % fine_months == 0;
}

gboolean
jct_year_is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
jct_days_in_month (int year, int month)
{
  static const int days[MONTHS_PER_YEAR] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= MONTHS_PER_YEAR, 0);

  return days[month - 1] + (month == 2 && jct_year_is_leap (year));
}

gboolean
jct_date_is_valid (int year, int month, int day)
{
  return year >= JCT_YEAR_MIN && year <= JCT_YEAR_MAX && month >= 1 && month <= MONTHS_PER_YEAR
         && day >= 1 && day <= jct_days_in_month (year, month);
}

JctDay
jct_day_from_date (int year, int month, int day)
{
  g_return_val_if_fail (jct_date_is_valid (year, month, day), 0);

  return (JctDay) days_from_civil (year, month, day);
}

void
jct_day_to_date (JctDay day, int *year, int *month, int *day_of_month)
{
  gint64 shifted = (gint64) day + 719468;
  gint64 era = floor_div (shifted, 146097);
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era
    = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (int) ((5 * day_of_year + 2) / 153);
  int month_of_year = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

  if (year != NULL)
    *year = (int) (year_of_era + era * 400 + (month_of_year <= 2));
  if (month != NULL)
    *month = month_of_year;
  if (day_of_month != NULL)
    *day_of_month = (int) (day_of_year - (153 * month_from_march + 2) / 5) + 1;
}

JctPeriod
jct_period (JctPeriodKind kind, gint32 ordinal)
{
  return (JctPeriod){ kind, ordinal };
}

JctPeriod
jct_period_from_day (JctPeriodKind kind, JctDay day)
{
  int year;
  int month;
  gint64 month_ordinal;
  gint64 ordinal = 0;

  jct_day_to_date (day, &year, &month, NULL);
  month_ordinal = (gint64) year * MONTHS_PER_YEAR + month - 1;
  switch (kind.unit)
    {
    case JCT_PERIOD_DAY:
      ordinal = day;
      break;
    case JCT_PERIOD_WEEK:
      ordinal = floor_div ((gint64) day + THURSDAY_AFTER_MONDAY, DAYS_PER_WEEK);
      break;
    case JCT_PERIOD_MONTH:
      ordinal = month_ordinal;
      break;
    case JCT_PERIOD_QUARTER:
      ordinal = floor_div (month_ordinal, MONTHS_PER_QUARTER);
      break;
    case JCT_PERIOD_YEAR:
      ordinal = year;
      break;
    case JCT_PERIOD_FISCAL_YEAR:
      ordinal = floor_div (month_ordinal + fiscal_lead (kind), MONTHS_PER_YEAR);
      break;
    default:
      g_return_val_if_reached (jct_period (kind, 0));
    }
  return jct_period (kind, saturate (ordinal));
}

JctDay
jct_period_first_day (JctPeriod period)
{
  return saturate (first_day_of_ordinal (period.kind, period.ordinal));
}

JctDay
jct_period_end_day (JctPeriod period)
{
  return saturate (first_day_of_ordinal (period.kind, (gint64) period.ordinal + 1));
}

JctSpan
jct_period_span (JctPeriod period)
{
  return (JctSpan){ jct_period_first_day (period), jct_period_end_day (period) };
}

int
jct_period_n_days (JctPeriod period)
{
  return (int) (first_day_of_ordinal (period.kind, (gint64) period.ordinal + 1)
                - first_day_of_ordinal (period.kind, period.ordinal));
}

JctPeriod
jct_period_shift (JctPeriod period, int by)
{
  return jct_period (period.kind, saturate ((gint64) period.ordinal + by));
}

JctPeriod
jct_period_convert (JctPeriod period, JctPeriodKind kind)
{
  if (jct_period_kind_equal (period.kind, kind))
    return period;
  return jct_period_from_day (kind, jct_period_first_day (period));
}

int
jct_period_kind_per_year (JctPeriodKind kind)
{
  int phase;
  int months = kind_months (kind, &phase);

  return months == 0 ? 0 : MONTHS_PER_YEAR / months;
}

gboolean
jct_span_is_empty (JctSpan span)
{
  return span.end <= span.start;
}

gboolean
jct_span_contains (JctSpan span, JctDay day)
{
  return day >= span.start && day < span.end;
}

JctSpan
jct_span_intersect (JctSpan a, JctSpan b)
{
  JctSpan both = { MAX (a.start, b.start), MIN (a.end, b.end) };

  both.end = MAX (both.start, both.end);
  return both;
}

JctSpan
jct_span_union (JctSpan a, JctSpan b)
{
  if (jct_span_is_empty (a))
    return b;
  if (jct_span_is_empty (b))
    return a;
  return (JctSpan){ MIN (a.start, b.start), MAX (a.end, b.end) };
}
