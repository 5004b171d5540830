/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods as machine text, and back. */
#include "config.h"

#include "model/jct-period.h"

/* The ISO week's year and number: those of its Thursday. */
static void
week_to_iso (gint32 ordinal, int *year, int *week)
{
  JctPeriodKind week_kind = jct_period_kind (JCT_PERIOD_WEEK, 1);
  JctDay monday = jct_period_first_day (jct_period (week_kind, ordinal));
  JctDay thursday = MIN (monday, JCT_DAY_MAX - 3) + 3;
  JctPeriod in_year = jct_period_from_day (jct_period_kind (JCT_PERIOD_YEAR, 1), thursday);

  *year = in_year.ordinal;
  *week = (thursday - jct_period_first_day (in_year)) / 7 + 1;
}

/* The year and the part of it, from 1, of an ordinal that counts `per_year` parts a year. */
static void
split_ordinal (gint32 ordinal, int per_year, int *year, int *part)
{
  int rest = ordinal % per_year;

  if (rest < 0)
    rest += per_year;
  *part = rest + 1;
  *year = (int) (((gint64) ordinal - rest) / per_year);
}

void
jct_period_get_parts (JctPeriod period, int *year, int *part)
{
  *part = 0;
  switch (period.kind.unit)
    {
    case JCT_PERIOD_WEEK:
      week_to_iso (period.ordinal, year, part);
      return;
    case JCT_PERIOD_MONTH:
      split_ordinal (period.ordinal, 12, year, part);
      return;
    case JCT_PERIOD_QUARTER:
      split_ordinal (period.ordinal, 4, year, part);
      return;
    case JCT_PERIOD_YEAR:
    case JCT_PERIOD_FISCAL_YEAR:
      *year = period.ordinal;
      return;
    case JCT_PERIOD_DAY:
    default:
      jct_day_to_date (period.ordinal, year, NULL, NULL);
      return;
    }
}

static char *
year_to_text (int year)
{
  return year < 0 ? g_strdup_printf ("-%04" G_GINT64_FORMAT, -(gint64) year)
                  : g_strdup_printf ("%04d", year);
}

char *
jct_period_to_text (JctPeriod period)
{
  int year;
  int part;
  g_autofree char *year_text = NULL;

  jct_period_get_parts (period, &year, &part);
  year_text = year_to_text (year);
  switch (period.kind.unit)
    {
    case JCT_PERIOD_DAY:
      {
        int month;
        int day;

        jct_day_to_date (period.ordinal, NULL, &month, &day);
        return g_strdup_printf ("%s-%02d-%02d", year_text, month, day);
      }
    case JCT_PERIOD_WEEK:
      return g_strdup_printf ("%s-W%02d", year_text, part);
    case JCT_PERIOD_MONTH:
      return g_strdup_printf ("%s-%02d", year_text, part);
    case JCT_PERIOD_QUARTER:
      return g_strdup_printf ("%s-Q%d", year_text, part);
    case JCT_PERIOD_YEAR:
      return g_steal_pointer (&year_text);
    case JCT_PERIOD_FISCAL_YEAR:
      return g_strdup_printf ("FY%s", year_text);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- parsing ---- */

/* Takes exactly `n` ASCII digits. */
static gboolean
take_digits (const char **text, int n, int *value)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      number = number * 10 + ((*text)[i] - '0');
    }
  *text += n;
  *value = number;
  return TRUE;
}

static gboolean
take_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* Four digits, with a minus before a year before year 0; there is no year minus zero. */
static gboolean
take_year (const char **text, int *year)
{
  gboolean negative = take_char (text, '-');

  if (!take_digits (text, 4, year) || (negative && *year == 0))
    return FALSE;
  if (negative)
    *year = -*year;
  return TRUE;
}

static gboolean
take_month_rest (const char *rest, int year, JctPeriod *period)
{
  int month;

  if (!take_char (&rest, '-'))
    take_char (&rest, 'M');
  if (!take_digits (&rest, 2, &month) || *rest != '\0' || month < 1 || month > 12)
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), year * 12 + month - 1);
  return TRUE;
}

static gboolean
take_day_rest (const char *rest, int year, JctPeriod *period)
{
  int month;
  int day;

  if (!take_char (&rest, '-') || !take_digits (&rest, 2, &month) || !take_char (&rest, '-')
      || !take_digits (&rest, 2, &day) || *rest != '\0' || !jct_date_is_valid (year, month, day))
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), jct_day_from_date (year, month, day));
  return TRUE;
}

static gboolean
take_quarter_rest (const char *rest, int year, JctPeriod *period)
{
  int quarter;

  take_char (&rest, '-');
  if (!take_char (&rest, 'Q') || !take_digits (&rest, 1, &quarter) || *rest != '\0' || quarter < 1
      || quarter > 4)
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_QUARTER, 1), year * 4 + quarter - 1);
  return TRUE;
}

static gboolean
take_week_rest (const char *rest, int year, JctPeriod *period)
{
  JctPeriod first;
  int week;
  int back_year;
  int back_week;

  take_char (&rest, '-');
  if (!take_char (&rest, 'W') || !take_digits (&rest, 2, &week) || *rest != '\0' || week < 1)
    return FALSE;
  /* 4 January lies in week 1 of every ISO year. */
  first
    = jct_period_from_day (jct_period_kind (JCT_PERIOD_WEEK, 1), jct_day_from_date (year, 1, 4));
  *period = jct_period_shift (first, week - 1);
  week_to_iso (period->ordinal, &back_year, &back_week);
  return back_year == year && back_week == week;
}

gboolean
jct_period_parse (const char *text, JctPeriodKind kind, JctPeriod *period)
{
  int year;
  JctPeriod result = { kind, 0 };
  gboolean ok = FALSE;

  g_return_val_if_fail (period != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  if (kind.unit == JCT_PERIOD_FISCAL_YEAR && !(take_char (&text, 'F') && take_char (&text, 'Y')))
    return FALSE;
  if (!take_year (&text, &year))
    return FALSE;
  switch (kind.unit)
    {
    case JCT_PERIOD_DAY:
      ok = take_day_rest (text, year, &result);
      break;
    case JCT_PERIOD_WEEK:
      ok = take_week_rest (text, year, &result);
      break;
    case JCT_PERIOD_MONTH:
      ok = take_month_rest (text, year, &result);
      break;
    case JCT_PERIOD_QUARTER:
      ok = take_quarter_rest (text, year, &result);
      break;
    case JCT_PERIOD_YEAR:
    case JCT_PERIOD_FISCAL_YEAR:
      ok = *text == '\0';
      result = jct_period (kind, year);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  if (ok)
    *period = result;
  return ok;
}

gboolean
jct_period_parse_any (const char *text, guint fiscal_start, JctPeriod *period)
{
  for (guint unit = 0; unit < JCT_N_PERIOD_UNITS; unit++)
    if (jct_period_parse (text, jct_period_kind (unit, fiscal_start), period))
      return TRUE;
  return FALSE;
}
