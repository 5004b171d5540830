/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/jct-time-text.h"

#include <string.h>

#define MAX_CHARS 40
#define MAX_PARTS 3

static const char *const notation_names[JCT_N_TIME_NOTATIONS] = {
  "standard", "named", "month-year", "day-month-year", "month-day-year", "year-span",
};

const char *
jct_time_notation_to_name (JctTimeNotation notation)
{
  g_return_val_if_fail ((guint) notation < JCT_N_TIME_NOTATIONS, NULL);

  return notation_names[notation];
}

gboolean
jct_time_notation_from_name (const char *name, JctTimeNotation *notation)
{
  for (guint i = 0; i < JCT_N_TIME_NOTATIONS; i++)
    if (g_strcmp0 (name, notation_names[i]) == 0)
      {
        *notation = i;
        return TRUE;
      }
  return FALSE;
}

/* ---- parts ---- */

/* A run of digits or of letters. */
typedef struct
{
  gboolean is_number;
  guint length;
  int number;
  const char *text;
} Part;

typedef struct
{
  Part parts[MAX_PARTS];
  guint n;
  char separators[MAX_PARTS]; /* the first character between a part and the next; 0 for none */
} Parts;

static gboolean
is_separator (char c)
{
  return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',' || c == '_';
}

/* Digits and letters apart, with at most ", " between them. */
static gboolean
split_parts (const char *text, Parts *parts)
{
  const char *p = text;

  parts->n = 0;
  while (*p != '\0')
    {
      Part *part = &parts->parts[parts->n];

      if (parts->n == MAX_PARTS)
        return FALSE;
      *part = (Part){ .is_number = g_ascii_isdigit (*p), .text = p };
      for (; part->is_number ? g_ascii_isdigit (*p) : g_ascii_isalpha (*p); p++, part->length++)
        if (part->is_number && part->length < 8)
          part->number = part->number * 10 + (*p - '0');
      if (part->length == 0 || (part->is_number && part->length > 8))
        return FALSE;
      parts->separators[parts->n++] = is_separator (*p) ? *p : '\0';
      for (guint blanks = 0; is_separator (*p); p++, blanks++)
        if (blanks > 1 || (blanks == 1 && *p != ' ') || p[1] == '\0')
          return FALSE;
    }
  return parts->n > 0;
}

static gboolean
is_year (const Part *part)
{
  return part->is_number && part->length == 4;
}

static gboolean
is_small (const Part *part)
{
  return part->is_number && part->length <= 2;
}

static gboolean
is_word (const Part *part, const char *word)
{
  return !part->is_number && part->length == strlen (word)
         && g_ascii_strncasecmp (part->text, word, part->length) == 0;
}

static int
full_year (const Part *part)
{
  if (part->length == 4)
    return part->number;
  return part->number < 69 ? 2000 + part->number : 1900 + part->number;
}

static gboolean
set_month (int year, int month, JctPeriod *period)
{
  if (month < 1 || month > 12)
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), year * 12 + month - 1);
  return TRUE;
}

static gboolean
set_day (int year, int month, int day, JctPeriod *period)
{
  if (!jct_date_is_valid (year, month, day))
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_DAY, 1), jct_day_from_date (year, month, day));
  return TRUE;
}

static gboolean
set_quarter (int year, int quarter, JctPeriod *period)
{
  if (quarter < 1 || quarter > 4)
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_QUARTER, 1), year * 4 + quarter - 1);
  return TRUE;
}

/* ---- notations ---- */

/* 2020K1, 2020 Q1, Q1 2020, 2020U05. */
static gboolean
parse_lettered (const Parts *parts, JctPeriod *period)
{
  const Part *p = parts->parts;

  if (parts->n != 3)
    return FALSE;
  if (is_year (&p[0]) && (is_word (&p[1], "Q") || is_word (&p[1], "K")) && p[2].is_number
      && p[2].length == 1)
    return set_quarter (p[0].number, p[2].number, period);
  if (is_word (&p[0], "Q") && p[1].is_number && p[1].length == 1 && is_year (&p[2]))
    return set_quarter (p[2].number, p[1].number, period);
  if (is_year (&p[0]) && (is_word (&p[1], "U") || is_word (&p[1], "W")) && is_small (&p[2]))
    {
      g_autofree char *text = g_strdup_printf ("%04d-W%02d", p[0].number, p[2].number);

      return jct_period_parse (text, jct_period_kind (JCT_PERIOD_WEEK, 1), period);
    }
  if (is_year (&p[0]) && is_word (&p[1], "M") && is_small (&p[2]))
    return set_month (p[0].number, p[2].number, period);
  return FALSE;
}

static gboolean
parse_standard (const char *text, const Parts *parts, guint fiscal_start, JctPeriod *period)
{
  const Part *p = parts->parts;

  if (jct_period_parse_any (text, fiscal_start, period))
    return TRUE;
  if (parts->n == 1 && p[0].is_number && p[0].length == 8)
    return set_day (p[0].number / 10000, p[0].number / 100 % 100, p[0].number % 100, period);
  if (parts->n == 2 && is_word (&p[0], "FY")
      && (is_year (&p[1]) || (is_small (&p[1]) && p[1].length == 2)))
    {
      *period
        = jct_period (jct_period_kind (JCT_PERIOD_FISCAL_YEAR, fiscal_start), full_year (&p[1]));
      return TRUE;
    }
  if (parts->n == 2 && is_year (&p[0]) && is_small (&p[1]) && parts->separators[0] == '/')
    return set_month (p[0].number, p[1].number, period);
  if (parts->n == 3 && is_year (&p[0]) && is_small (&p[1]) && is_small (&p[2]))
    return set_day (p[0].number, p[1].number, p[2].number, period);
  return parse_lettered (parts, period);
}

/* The number of the month, 0 for what is none: its whole name or its first three letters. */
static int
month_of_name (const Part *part)
{
  static const char *const names[]
    = { "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December" };

  if (part->is_number || part->length < 3)
    return 0;
  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (part->text, names[i], part->length) == 0
        && (part->length == 3 || part->length == strlen (names[i])))
      return i + 1;
  return is_word (part, "Sept") ? 9 : 0;
}

static gboolean
parse_named (const Parts *parts, JctPeriod *period)
{
  const Part *p = parts->parts;
  int month;

  if (parts->n == 2)
    {
      month = month_of_name (&p[0]);
      if (month > 0 && (is_year (&p[1]) || (p[1].is_number && p[1].length == 2)))
        return set_month (full_year (&p[1]), month, period);
      return is_year (&p[0]) && set_month (p[0].number, month_of_name (&p[1]), period);
    }
  if (parts->n != 3 || !is_year (&p[2]))
    return FALSE;
  if (is_small (&p[0]))
    return set_day (p[2].number, month_of_name (&p[1]), p[0].number, period);
  return is_small (&p[1]) && set_day (p[2].number, month_of_name (&p[0]), p[1].number, period);
}

static gboolean
joins_date (char separator)
{
  return separator == '/' || separator == '.' || separator == '-';
}

static gboolean
parse_month_year (const Parts *parts, JctPeriod *period)
{
  const Part *p = parts->parts;

  return parts->n == 2 && is_small (&p[0]) && is_year (&p[1]) && joins_date (parts->separators[0])
         && set_month (p[1].number, p[0].number, period);
}

static gboolean
parse_date (const Parts *parts, gboolean month_first, JctPeriod *period)
{
  const Part *p = parts->parts;

  return parts->n == 3 && is_small (&p[0]) && is_small (&p[1]) && is_year (&p[2])
         && joins_date (parts->separators[0]) && parts->separators[0] == parts->separators[1]
         && set_day (p[2].number, p[month_first ? 0 : 1].number, p[month_first ? 1 : 0].number,
                     period);
}

static gboolean
parse_span (const Parts *parts, guint fiscal_start, JctPeriod *period)
{
  const Part *p = parts->parts;
  int next;

  if (parts->n != 2 || !is_year (&p[0]) || !p[1].is_number || !joins_date (parts->separators[0]))
    return FALSE;
  next = p[0].number + 1;
  if (p[1].length == 4 ? p[1].number != next : p[1].length != 2 || p[1].number != next % 100)
    return FALSE;
  *period = jct_period (jct_period_kind (JCT_PERIOD_FISCAL_YEAR, fiscal_start), next);
  return TRUE;
}

/* A day's midnight says no more than the day: "2020-01-05T00:00:00.000Z". */
static void
drop_midnight (char *text)
{
  char *rest = strlen (text) > 10 && (text[10] == 'T' || text[10] == ' ') ? text + 11 : NULL;
  gsize zeros;

  if (rest == NULL || !g_str_has_prefix (rest, "00:00"))
    return;
  zeros = strspn (rest, "0:.");
  if (strcmp (rest + zeros, "") == 0 || strcmp (rest + zeros, "Z") == 0)
    text[10] = '\0';
}

gboolean
jct_time_text_parse (const char *text,
                     JctTimeNotation notation,
                     guint fiscal_start,
                     JctPeriod *period)
{
  char buffer[MAX_CHARS + 1];
  gboolean is_split;
  Parts parts;

  g_return_val_if_fail (text != NULL && period != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  if (g_strlcpy (buffer, text, sizeof buffer) >= sizeof buffer)
    return FALSE;
  g_strchomp (buffer);
  drop_midnight (buffer);
  is_split = split_parts (buffer, &parts);
  if (notation == JCT_TIME_STANDARD && !is_split)
    return jct_period_parse_any (buffer, fiscal_start, period);
  if (!is_split)
    return FALSE;
  switch (notation)
    {
    case JCT_TIME_STANDARD:
      return parse_standard (buffer, &parts, fiscal_start, period);
    case JCT_TIME_NAMED:
      return parse_named (&parts, period);
    case JCT_TIME_MONTH_YEAR:
      return parse_month_year (&parts, period);
    case JCT_TIME_DAY_MONTH_YEAR:
      return parse_date (&parts, FALSE, period);
    case JCT_TIME_MONTH_DAY_YEAR:
      return parse_date (&parts, TRUE, period);
    case JCT_TIME_YEAR_SPAN:
      return parse_span (&parts, fiscal_start, period);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
jct_time_text_parse_any (const char *text, guint fiscal_start, JctPeriod *period)
{
  return jct_time_text_parse (text, JCT_TIME_STANDARD, fiscal_start, period)
         || jct_time_text_parse (text, JCT_TIME_NAMED, fiscal_start, period)
         || jct_time_text_parse (text, JCT_TIME_MONTH_YEAR, fiscal_start, period)
         || jct_time_text_parse (text, JCT_TIME_YEAR_SPAN, fiscal_start, period);
}
