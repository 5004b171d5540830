/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of events in words for people. */
#include "config.h"

#include "model/jct-edtf.h"

#include <glib/gi18n-lib.h>

static char *
period_label (JctPeriodUnit unit, gint32 ordinal, JctLabelLength length)
{
  return jct_period_to_label (jct_period (jct_period_kind (unit, 1), ordinal), length);
}

/* A month or a day of which only the year, or the year and the month, are known. */
static char *
partial_label (const JctEdtfDate *date, JctLabelLength length)
{
  g_autofree char *whole
    = date->month == 0 ? period_label (JCT_PERIOD_YEAR, date->year, length)
                       : period_label (JCT_PERIOD_MONTH, date->year * 12 + date->month - 1, length);

  if (date->precision == JCT_EDTF_MONTH)
    /* Translators: which month is not known; %s is a year. */
    return g_strdup_printf (_ ("a month of %s"), whole);
  /* Translators: which day is not known; %s is a year, or a month such as "April 1985". */
  return g_strdup_printf (_ ("a day of %s"), whole);
}

static char *
plain_label (const JctEdtfDate *date, JctLabelLength length)
{
  switch (date->precision)
    {
    case JCT_EDTF_DAY:
      if (date->day == 0)
        return partial_label (date, length);
      return jct_day_to_label (jct_day_from_date (date->year, date->month, date->day), length);
    case JCT_EDTF_MONTH:
      if (date->month == 0)
        return partial_label (date, length);
      return period_label (JCT_PERIOD_MONTH, date->year * 12 + date->month - 1, length);
    case JCT_EDTF_DECADE:
      /* Translators: a decade, named after its first year. */
      return g_strdup_printf (_ ("the %ds"), date->year);
    case JCT_EDTF_CENTURY:
      {
        g_autofree char *first = period_label (JCT_PERIOD_YEAR, date->year, length);
        g_autofree char *last = period_label (JCT_PERIOD_YEAR, date->year + 99, length);

        /* Translators: some time in a hundred years: the first and the last of them. */
        return g_strdup_printf (_ ("between %s and %s"), first, last);
      }
    case JCT_EDTF_YEAR:
    case JCT_EDTF_UNKNOWN:
    case JCT_EDTF_OPEN:
    default:
      return period_label (JCT_PERIOD_YEAR, date->year, length);
    }
}

static char *
date_label (const JctEdtfDate *date, JctLabelLength length)
{
  g_autofree char *plain = plain_label (date, length);

  if (date->approximate && date->uncertain)
    /* Translators: a date that is approximate and uncertain besides. */
    return g_strdup_printf (_ ("about %s, uncertain"), plain);
  if (date->approximate)
    /* Translators: an approximate date, such as "about March 2024". */
    return g_strdup_printf (C_ ("date", "about %s"), plain);
  if (date->uncertain)
    /* Translators: a date of which it is not sure that it is right. */
    return g_strdup_printf (_ ("%s, uncertain"), plain);
  return g_steal_pointer (&plain);
}

static char *
interval_label (const JctEdtf *edtf, JctLabelLength length)
{
  g_autofree char *start = date_label (&edtf->start, length);
  g_autofree char *end = date_label (&edtf->end, length);

  if (edtf->end.precision == JCT_EDTF_OPEN)
    /* Translators: an interval of time that has no end yet. */
    return g_strdup_printf (C_ ("interval", "from %s"), start);
  if (edtf->end.precision == JCT_EDTF_UNKNOWN)
    /* Translators: a date. */
    return g_strdup_printf (C_ ("interval", "from %s, end unknown"), start);
  if (edtf->start.precision == JCT_EDTF_OPEN)
    /* Translators: an interval of time that has no known beginning. */
    return g_strdup_printf (C_ ("interval", "until %s"), end);
  if (edtf->start.precision == JCT_EDTF_UNKNOWN)
    /* Translators: a date. */
    return g_strdup_printf (C_ ("interval", "until %s, start unknown"), end);
  /* Translators: an interval of time: its first and its last date, both included. */
  return g_strdup_printf (C_ ("interval", "%s to %s"), start, end);
}

char *
jct_edtf_to_label (const JctEdtf *edtf, JctLabelLength length)
{
  return edtf->is_interval ? interval_label (edtf, length) : date_label (&edtf->start, length);
}
