/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods in words for people. Every format is one string, so that a translation can put its parts
 * in another order. */
#include "config.h"

#include "model/jct-period.h"

#include <glib/gi18n-lib.h>

const char *
jct_period_unit_to_noun (JctPeriodUnit unit, gulong n)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return g_dngettext (GETTEXT_PACKAGE, "day", "days", n);
    case JCT_PERIOD_WEEK:
      return g_dngettext (GETTEXT_PACKAGE, "week", "weeks", n);
    case JCT_PERIOD_MONTH:
      return g_dngettext (GETTEXT_PACKAGE, "month", "months", n);
    case JCT_PERIOD_QUARTER:
      return g_dngettext (GETTEXT_PACKAGE, "quarter", "quarters", n);
    case JCT_PERIOD_YEAR:
      return g_dngettext (GETTEXT_PACKAGE, "year", "years", n);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_dngettext (GETTEXT_PACKAGE, "fiscal year", "fiscal years", n);
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
month_name_long (int month)
{
  const char *const names[] = {
    C_ ("month, standing alone", "January"),   C_ ("month, standing alone", "February"),
    C_ ("month, standing alone", "March"),     C_ ("month, standing alone", "April"),
    C_ ("month, standing alone", "May"),       C_ ("month, standing alone", "June"),
    C_ ("month, standing alone", "July"),      C_ ("month, standing alone", "August"),
    C_ ("month, standing alone", "September"), C_ ("month, standing alone", "October"),
    C_ ("month, standing alone", "November"),  C_ ("month, standing alone", "December"),
  };

  return names[month - 1];
}

/* Many languages use another form of the name after a day's number: "5 августа", but "август
 * 2022". */
static const char *
month_name_after_day (int month)
{
  const char *const names[] = {
    C_ ("month, after a day", "January"),   C_ ("month, after a day", "February"),
    C_ ("month, after a day", "March"),     C_ ("month, after a day", "April"),
    C_ ("month, after a day", "May"),       C_ ("month, after a day", "June"),
    C_ ("month, after a day", "July"),      C_ ("month, after a day", "August"),
    C_ ("month, after a day", "September"), C_ ("month, after a day", "October"),
    C_ ("month, after a day", "November"),  C_ ("month, after a day", "December"),
  };

  return names[month - 1];
}

static const char *
month_name_short (int month)
{
  const char *const names[] = {
    C_ ("month, abbreviated", "Jan"), C_ ("month, abbreviated", "Feb"),
    C_ ("month, abbreviated", "Mar"), C_ ("month, abbreviated", "Apr"),
    C_ ("month, abbreviated", "May"), C_ ("month, abbreviated", "Jun"),
    C_ ("month, abbreviated", "Jul"), C_ ("month, abbreviated", "Aug"),
    C_ ("month, abbreviated", "Sep"), C_ ("month, abbreviated", "Oct"),
    C_ ("month, abbreviated", "Nov"), C_ ("month, abbreviated", "Dec"),
  };

  return names[month - 1];
}

const char *
jct_month_name (int month, JctLabelLength length)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return length == JCT_LABEL_SHORT ? month_name_short (month) : month_name_long (month);
}

static char *
year_to_label (int year)
{
  if (year > 0)
    return g_strdup_printf ("%d", year);
  /* Translators: a year before the year 1; %d is its number. There is no year 0. */
  return g_strdup_printf (C_ ("year", "%d BCE"), (int) MIN (1 - (gint64) year, G_MAXINT));
}

char *
jct_day_to_label (JctDay day, JctLabelLength length)
{
  int year;
  int month;
  int day_of_month;
  g_autofree char *year_text = NULL;

  jct_day_to_date (day, &year, &month, &day_of_month);
  year_text = year_to_label (year);
  if (length == JCT_LABEL_SHORT)
    /* Translators: a date such as "5 Aug 2022", in little room. */
    return g_strdup_printf (C_ ("day month year, abbreviated", "%d %s %s"), day_of_month,
                            month_name_short (month), year_text);
  /* Translators: a date such as "5 August 2022": the day, the month's name, the year. To change the
   * order, write the positions: "%2$s %1$d, %3$s". */
  return g_strdup_printf (C_ ("day month year", "%d %s %s"), day_of_month,
                          month_name_after_day (month), year_text);
}

static char *
fiscal_year_to_label (int year)
{
  if (year < 0)
    return jct_period_to_text (jct_period (jct_period_kind (JCT_PERIOD_FISCAL_YEAR, 1), year));
  /* Translators: a fiscal year, named after the calendar year in which it ends. */
  return g_strdup_printf (_ ("FY%d"), year);
}

char *
jct_period_to_label (JctPeriod period, JctLabelLength length)
{
  int year;
  int part;
  g_autofree char *year_text = NULL;

  jct_period_get_parts (period, &year, &part);
  year_text = year_to_label (year);
  switch (period.kind.unit)
    {
    case JCT_PERIOD_DAY:
      return jct_day_to_label (period.ordinal, length);
    case JCT_PERIOD_WEEK:
      if (length == JCT_LABEL_SHORT)
        /* Translators: an ISO week, abbreviated for an axis: its number (W for week), then the
         * year. */
        return g_strdup_printf (C_ ("week year", "W%d %s"), part, year_text);
      /* Translators: an ISO week: its number, then the year. */
      return g_strdup_printf (C_ ("week year", "Week %d, %s"), part, year_text);
    case JCT_PERIOD_MONTH:
      if (length == JCT_LABEL_SHORT)
        /* Translators: a month such as "Aug 2022", in little room. */
        return g_strdup_printf (C_ ("month year, abbreviated", "%s %s"), month_name_short (part),
                                year_text);
      /* Translators: a month such as "August 2022": its name, then the year. */
      return g_strdup_printf (C_ ("month year", "%s %s"), month_name_long (part), year_text);
    case JCT_PERIOD_QUARTER:
      /* Translators: a quarter of a year such as "Q3 2022": its number (Q for quarter), then the
       * year. */
      return g_strdup_printf (C_ ("quarter year", "Q%d %s"), part, year_text);
    case JCT_PERIOD_YEAR:
      return g_steal_pointer (&year_text);
    case JCT_PERIOD_FISCAL_YEAR:
      return fiscal_year_to_label (year);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
jct_period_range_to_label (JctPeriod first, JctPeriod last, JctLabelLength length)
{
  g_autofree char *first_label = jct_period_to_label (first, length);
  g_autofree char *last_label = NULL;

  if (jct_period_kind_equal (first.kind, last.kind) && first.ordinal == last.ordinal)
    return g_steal_pointer (&first_label);
  last_label = jct_period_to_label (last, length);
  if (length == JCT_LABEL_SHORT)
    /* Translators: a range in little room: first and last period, both included. */
    return g_strdup_printf (C_ ("range of periods", "%s – %s"), first_label, last_label);
  /* Translators: a range in a sentence: first and last period, both included. */
  return g_strdup_printf (C_ ("range of periods", "%s to %s"), first_label, last_label);
}
