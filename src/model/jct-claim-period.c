/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-claim-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
jct_claim_calendar_to_name (JctClaimCalendar calendar)
{
  static const char *const names[] = { "as-stated", "calendar", "fiscal" };

  g_return_val_if_fail ((guint) calendar < G_N_ELEMENTS (names), NULL);
  return names[calendar];
}

const char *
jct_claim_calendar_to_label (JctClaimCalendar calendar)
{
  switch (calendar)
    {
    case JCT_CLAIM_AS_STATED:
      return C_ ("calendar of a claim", "as stated");
    case JCT_CLAIM_CALENDAR_YEARS:
      return C_ ("calendar of a claim", "calendar years");
    case JCT_CLAIM_FISCAL_YEARS:
      return C_ ("calendar of a claim", "fiscal years");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- text ---- */

static gboolean
parse_fiscal_year (const char *text, int *year)
{
  JctPeriod parsed;

  if (!jct_period_parse (text, jct_period_kind (JCT_PERIOD_FISCAL_YEAR, 1), &parsed))
    return FALSE;
  *year = parsed.ordinal;
  return TRUE;
}

static gboolean
parse_fiscal (const char *text, JctClaimPeriod *period, GError **error)
{
  const char *slash = strchr (text, '/');
  g_autofree char *first
    = slash != NULL ? g_strndup (text, (gsize) (slash - text)) : g_strdup (text);
  const char *last = slash != NULL ? slash + 1 : first;

  if (!parse_fiscal_year (first, &period->first_fiscal)
      || !parse_fiscal_year (last, &period->last_fiscal))
    {
      g_set_error (error, JCT_EDTF_ERROR, JCT_EDTF_ERROR_SYNTAX,
                   /* Translators: %s is what was found. */
                   _ ("“%s” is no fiscal year; expected a text such as FY2023 or FY2022/FY2023."),
                   text);
      return FALSE;
    }
  if (period->last_fiscal < period->first_fiscal)
    {
      g_set_error (error, JCT_EDTF_ERROR, JCT_EDTF_ERROR_RANGE,
                   /* Translators: %s is a span of years. */
                   _ ("“%s” ends before it starts; the earlier year comes first."), text);
      return FALSE;
    }
  period->is_fiscal = TRUE;
  return TRUE;
}

gboolean
jct_claim_period_parse (const char *text, JctClaimPeriod *period, GError **error)
{
  g_return_val_if_fail (text != NULL && period != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *period = (JctClaimPeriod){ .is_set = TRUE };
  if (g_str_has_prefix (text, "FY") ? parse_fiscal (text, period, error)
                                    : jct_edtf_parse (text, &period->edtf, error))
    return TRUE;
  *period = (JctClaimPeriod){ 0 };
  return FALSE;
}

static char *
fiscal_to_text (int year)
{
  return jct_period_to_text (jct_period (jct_period_kind (JCT_PERIOD_FISCAL_YEAR, 1), year));
}

char *
jct_claim_period_to_text (const JctClaimPeriod *period)
{
  g_return_val_if_fail (period != NULL, NULL);

  if (!period->is_set)
    return NULL;
  if (!period->is_fiscal)
    return jct_edtf_to_text (&period->edtf);

  g_autofree char *first = fiscal_to_text (period->first_fiscal);
  g_autofree char *last = fiscal_to_text (period->last_fiscal);

  return period->first_fiscal == period->last_fiscal ? g_strdup (first)
                                                     : g_strconcat (first, "/", last, NULL);
}

gboolean
jct_claim_period_equal (const JctClaimPeriod *a, const JctClaimPeriod *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->is_set != b->is_set || a->is_fiscal != b->is_fiscal)
    return FALSE;
  if (!a->is_set)
    return TRUE;
  if (a->is_fiscal)
    return a->first_fiscal == b->first_fiscal && a->last_fiscal == b->last_fiscal;
  return jct_edtf_equal (&a->edtf, &b->edtf);
}

/* ---- what it is ---- */

gboolean
jct_claim_period_is_years (const JctClaimPeriod *period)
{
  g_return_val_if_fail (period != NULL, FALSE);

  return period->is_set
         && (period->is_fiscal
             || (period->edtf.start.precision == JCT_EDTF_YEAR
                 && period->edtf.end.precision == JCT_EDTF_YEAR));
}

JctClaimCalendar
jct_claim_period_get_calendar (const JctClaimPeriod *period)
{
  g_return_val_if_fail (period != NULL, JCT_CLAIM_AS_STATED);

  if (!jct_claim_period_is_years (period))
    return JCT_CLAIM_AS_STATED;
  return period->is_fiscal ? JCT_CLAIM_FISCAL_YEARS : JCT_CLAIM_CALENDAR_YEARS;
}

static gboolean
is_known (const JctEdtfDate *date)
{
  return date->precision != JCT_EDTF_OPEN && date->precision != JCT_EDTF_UNKNOWN;
}

static void
set_date (JctClaimPeriod *period, const JctEdtfDate *date)
{
  *period = (JctClaimPeriod){ .is_set = TRUE };
  period->edtf.start = *date;
  period->edtf.end = *date;
}

static void
set_fiscal (JctClaimPeriod *period, int year)
{
  *period = (JctClaimPeriod){ .is_set = TRUE, .is_fiscal = TRUE };
  period->first_fiscal = year;
  period->last_fiscal = year;
}

gboolean
jct_claim_period_split (const JctClaimPeriod *period,
                        JctClaimPeriod *earlier,
                        JctClaimPeriod *later)
{
  JctClaimPeriod whole;

  g_return_val_if_fail (period != NULL && earlier != NULL && later != NULL, FALSE);

  whole = *period;
  if (!whole.is_set)
    return FALSE;
  if (whole.is_fiscal)
    {
      set_fiscal (earlier, whole.first_fiscal);
      set_fiscal (later, whole.last_fiscal);
      return whole.first_fiscal < whole.last_fiscal;
    }
  if (!whole.edtf.is_interval || !is_known (&whole.edtf.start) || !is_known (&whole.edtf.end))
    return FALSE;
  set_date (earlier, &whole.edtf.start);
  set_date (later, &whole.edtf.end);
  return TRUE;
}

/* The years that it names, in whichever calendar; only of whole years. */
static void
get_years (const JctClaimPeriod *period, int *first, int *last)
{
  *first = period->is_fiscal ? period->first_fiscal : period->edtf.start.year;
  *last = period->is_fiscal ? period->last_fiscal : period->edtf.end.year;
}

static JctPeriodKind
kind_of_years (JctClaimCalendar calendar, guint fiscal_start)
{
  return calendar == JCT_CLAIM_FISCAL_YEARS ? jct_period_kind (JCT_PERIOD_FISCAL_YEAR, fiscal_start)
                                            : jct_period_kind (JCT_PERIOD_YEAR, 1);
}

/* As stated is as the text names it. */
static JctClaimCalendar
settle_calendar (const JctClaimPeriod *period, JctClaimCalendar calendar)
{
  return calendar == JCT_CLAIM_AS_STATED ? jct_claim_period_get_calendar (period) : calendar;
}

JctSpan
jct_claim_period_span (const JctClaimPeriod *period, JctClaimCalendar calendar, guint fiscal_start)
{
  JctPeriodKind kind;
  int first, last;

  g_return_val_if_fail (period != NULL, ((JctSpan){ 0, 0 }));
  g_return_val_if_fail (fiscal_start >= 1 && fiscal_start <= 12, ((JctSpan){ 0, 0 }));

  if (!period->is_set)
    return (JctSpan){ 0, 0 };
  if (!jct_claim_period_is_years (period))
    return jct_edtf_span (&period->edtf);
  get_years (period, &first, &last);
  kind = kind_of_years (settle_calendar (period, calendar), fiscal_start);
  return (JctSpan){ jct_period_first_day (jct_period (kind, first)),
                    jct_period_end_day (jct_period (kind, last)) };
}

gboolean
jct_claim_period_get_unit (const JctClaimPeriod *period,
                           JctClaimCalendar calendar,
                           guint fiscal_start,
                           JctPeriod *unit)
{
  const JctEdtfDate *date;
  int first, last;

  g_return_val_if_fail (period != NULL && unit != NULL, FALSE);
  g_return_val_if_fail (fiscal_start >= 1 && fiscal_start <= 12, FALSE);

  if (jct_claim_period_is_years (period))
    {
      get_years (period, &first, &last);
      *unit = jct_period (kind_of_years (settle_calendar (period, calendar), fiscal_start), first);
      return first == last;
    }
  if (!period->is_set || period->edtf.is_interval)
    return FALSE;
  date = &period->edtf.start;
  if (date->precision == JCT_EDTF_MONTH && date->month > 0)
    *unit = jct_period_from_day (jct_period_kind (JCT_PERIOD_MONTH, 1),
                                 jct_day_from_date (date->year, date->month, 1));
  else if (date->precision == JCT_EDTF_DAY && date->day > 0)
    *unit = jct_period (jct_period_kind (JCT_PERIOD_DAY, 1),
                        jct_day_from_date (date->year, date->month, date->day));
  else
    return FALSE;
  return TRUE;
}

/* ---- words ---- */

char *
jct_claim_period_to_label (const JctClaimPeriod *period, JctClaimCalendar calendar)
{
  int first, last;

  g_return_val_if_fail (period != NULL, NULL);

  if (!period->is_set)
    /* Translators: a claim does not say of what time it speaks. */
    return g_strdup (C_ ("period of a claim", "no period stated"));
  if (!jct_claim_period_is_years (period))
    return jct_edtf_to_label (&period->edtf, JCT_LABEL_LONG);
  get_years (period, &first, &last);
  if (settle_calendar (period, calendar) == JCT_CLAIM_FISCAL_YEARS)
    {
      if (first == last)
        return g_strdup_printf (_ ("fiscal year %d"), first);
      return g_strdup_printf (_ ("fiscal years %d to %d"), first, last);
    }
  if (first == last)
    return g_strdup_printf (_ ("calendar year %d"), first);
  return g_strdup_printf (_ ("calendar years %d to %d"), first, last);
}
