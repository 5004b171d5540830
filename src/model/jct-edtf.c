/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-edtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (jct_edtf_error, jct_edtf_error)

/* Of a text that is quoted in a message: enough to recognise it by. */
#define QUOTE_CHARS 40

static char *
quote (const char *text, gsize length)
{
  gboolean cut = length > QUOTE_CHARS * 4;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (length, QUOTE_CHARS * 4));

  if (!cut && g_utf8_strlen (valid, -1) <= QUOTE_CHARS)
    return g_steal_pointer (&valid);
  *g_utf8_offset_to_pointer (valid, MIN (QUOTE_CHARS, g_utf8_strlen (valid, -1))) = '\0';
  return g_strconcat (valid, "…", NULL);
}

static gboolean
fail_syntax (const char *text, gsize length, GError **error)
{
  g_autofree char *quoted = quote (text, length);

  g_set_error (
    error, JCT_EDTF_ERROR, JCT_EDTF_ERROR_SYNTAX,
    /* Translators: %s is what was found in a file. The dates are notation: do not translate
     * them. */
    _ ("“%s” is not a date. Expected a year, a month or a day such as 2022, 2022-08 or 2022-08-05, "
       "with ~ or ? after it where it is approximate or uncertain, or two of them with a slash "
       "between."),
    quoted);
  return FALSE;
}

static gboolean
fail_unsupported (const char *text, gsize length, const char *what, GError **error)
{
  g_autofree char *quoted = quote (text, length);

  g_set_error (
    error, JCT_EDTF_ERROR, JCT_EDTF_ERROR_UNSUPPORTED,
    /* Translators: the first %s is a date as found in a file, the second says which part of the
     * notation it uses, such as "seasons". */
    _ ("“%s” uses %s, which this program does not read. Expected a date of levels 0 and 1 of the "
       "Extended Date/Time Format, such as 2022-08-05."),
    quoted, what);
  return FALSE;
}

static gboolean
fail_range (const char *text, gsize length, const char *why, GError **error)
{
  g_autofree char *quoted = quote (text, length);

  /* Translators: a date as found in a file, then a whole sentence that says why it does not
   * exist. */
  g_set_error (error, JCT_EDTF_ERROR, JCT_EDTF_ERROR_RANGE, _ ("“%s” does not exist. %s"), quoted,
               why);
  return FALSE;
}

static gboolean
fail_year (const char *text, gsize length, GError **error)
{
  /* Translators: %d are the first and the last year. */
  g_autofree char *why
    = g_strdup_printf (_ ("A year lies between %d and %d."), JCT_YEAR_MIN, JCT_YEAR_MAX);

  return fail_range (text, length, why, error);
}

static gboolean
is_qualifier (char c)
{
  return c == '?' || c == '~' || c == '%';
}

/* A date's text in its parts, before their values are looked at. */
typedef struct
{
  const char *text; /* the whole part, for messages */
  gsize length;
  gboolean negative;
  const char *year;  /* four characters, digits or X */
  const char *month; /* two characters; NULL when not given */
  const char *day;   /* two characters; NULL when not given */
} DateText;

static gboolean
is_digit_or_x (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]) && text[i] != 'X')
      return FALSE;
  return TRUE;
}

static gsize
count_x (const char *text, gsize n)
{
  gsize count = 0;

  for (gsize i = 0; text != NULL && i < n; i++)
    count += text[i] == 'X';
  return count;
}

static int
digits_to_int (const char *text, gsize n)
{
  int value = 0;

  for (gsize i = 0; i < n; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

/* YYYY, YYYY-MM or YYYY-MM-DD, digits or X, a minus before them or not. */
static gboolean
split_date (const char *text, gsize length, DateText *parts)
{
  const char *at = text;
  gsize rest = length;

  *parts = (DateText){ .text = text, .length = length };
  if (rest > 0 && *at == '-')
    {
      parts->negative = TRUE;
      at++;
      rest--;
    }
  if ((rest != 4 && rest != 7 && rest != 10) || !is_digit_or_x (at, 4))
    return FALSE;
  parts->year = at;
  if (rest >= 7)
    parts->month = at + 5;
  if (rest == 10)
    parts->day = at + 8;
  return (parts->month == NULL || (at[4] == '-' && is_digit_or_x (parts->month, 2)))
         && (parts->day == NULL || (at[7] == '-' && is_digit_or_x (parts->day, 2)));
}

/* Level 1 leaves whole parts unspecified, from the right, and the last one or two digits of a lone
 * year. */
static gboolean
check_unspecified (const DateText *parts, GError **error)
{
  gsize in_year = count_x (parts->year, 4);
  gsize in_month = count_x (parts->month, 2);
  gsize in_day = count_x (parts->day, 2);
  gboolean year_ok = in_year == 0
                     || (in_year <= 2 && parts->month == NULL && !parts->negative
                         && count_x (parts->year + 4 - in_year, in_year) == in_year);
  gboolean month_ok = in_month == 0 || (in_month == 2 && (parts->day == NULL || in_day == 2));

  if (year_ok && month_ok && in_day != 1)
    return TRUE;
  return fail_unsupported (parts->text, parts->length,
                           /* Translators: part of a date notation (““%s” uses …”). */
                           _ ("unspecified digits of level 2"), error);
}

static gboolean
take_year (const DateText *parts, JctEdtfDate *date, GError **error)
{
  gsize unspecified = count_x (parts->year, 4);
  int year = digits_to_int (parts->year, 4 - unspecified);

  if (parts->negative && year == 0)
    return fail_syntax (parts->text, parts->length, error);
  for (gsize i = 0; i < unspecified; i++)
    year *= 10;
  date->precision = unspecified == 0   ? JCT_EDTF_YEAR
                    : unspecified == 1 ? JCT_EDTF_DECADE
                                       : JCT_EDTF_CENTURY;
  date->year = parts->negative ? -year : year;
  return TRUE;
}

static gboolean
take_month (const DateText *parts, JctEdtfDate *date, GError **error)
{
  date->precision = JCT_EDTF_MONTH;
  if (count_x (parts->month, 2) > 0)
    return TRUE;
  date->month = digits_to_int (parts->month, 2);
  if (date->month >= 1 && date->month <= 12)
    return TRUE;
  if (parts->day == NULL && date->month >= 21 && date->month <= 41)
    /* Translators: part of a date notation (““%s” uses …”). */
    return fail_unsupported (parts->text, parts->length, _ ("seasons"), error);
  return fail_range (parts->text, parts->length, _ ("A month lies between 01 and 12."), error);
}

static gboolean
take_day (const DateText *parts, JctEdtfDate *date, GError **error)
{
  date->precision = JCT_EDTF_DAY;
  if (count_x (parts->day, 2) > 0)
    return TRUE;
  date->day = digits_to_int (parts->day, 2);
  if (jct_date_is_valid (date->year, date->month, date->day))
    return TRUE;
  return fail_range (parts->text, parts->length, _ ("The month does not have such a day."), error);
}

/* Y and a number of four digits or more. */
static gboolean
parse_long_year (const char *text, gsize length, JctEdtfDate *date, GError **error)
{
  gsize at = 1 + (length > 1 && text[1] == '-');
  gsize first = at;
  gint64 year = 0;

  for (; at < length && g_ascii_isdigit (text[at]); at++)
    year = MIN (year * 10 + (text[at] - '0'), (gint64) JCT_YEAR_MAX + 1);
  if (at < length && at > first && (text[at] == 'E' || text[at] == 'S'))
    /* Translators: part of a date notation (““%s” uses …”). */
    return fail_unsupported (text, length, _ ("an exponent or significant digits"), error);
  if (at < length || at < first + 4 || (first == 2 && year == 0))
    return fail_syntax (text, length, error);
  if (year > JCT_YEAR_MAX)
    return fail_year (text, length, error);
  date->precision = JCT_EDTF_YEAR;
  date->year = first == 2 ? -(int) year : (int) year;
  return TRUE;
}

/* Whether nothing but the marks of uncertainty keeps the text from being made as a date is. */
static gboolean
has_inner_mark (const char *text, gsize length)
{
  g_autofree char *bare = g_malloc (length + 1);
  gsize n = 0;
  DateText parts;

  for (gsize i = 0; i < length; i++)
    if (!is_qualifier (text[i]))
      bare[n++] = text[i];
  return n < length && split_date (bare, n, &parts);
}

/* What is EDTF, or looks meant so, but not of the parts that are read here. */
static gboolean
fail_other (const char *text, gsize length, GError **error)
{
  DateText parts;
  gsize date_length = length > 0 && text[0] == '-' ? 11 : 10;

  if (length > 0 && (text[0] == '[' || text[0] == '{'))
    /* Translators: part of a date notation (““%s” uses …”). */
    return fail_unsupported (text, length, _ ("a set of dates"), error);
  if (has_inner_mark (text, length))
    /* Translators: part of a date notation (““%s” uses …”). */
    return fail_unsupported (text, length, _ ("a mark within the date"), error);
  if (length > date_length && text[date_length] == 'T' && split_date (text, date_length, &parts))
    /* Translators: part of a date notation (““%s” uses …”). */
    return fail_unsupported (text, length, _ ("a time of day"), error);
  if (length > 5 && text[4] == 'S' && split_date (text, 4, &parts))
    return fail_unsupported (text, length, _ ("an exponent or significant digits"), error);
  return fail_syntax (text, length, error);
}

static gboolean
parse_date (const char *text, gsize length, JctEdtfDate *date, GError **error)
{
  DateText parts;
  char mark = length > 0 ? text[length - 1] : '\0';
  gsize bare = length;

  *date = (JctEdtfDate){ 0 };
  if (is_qualifier (mark))
    {
      date->uncertain = mark == '?' || mark == '%';
      date->approximate = mark == '~' || mark == '%';
      bare--;
      if (bare == 0 || is_qualifier (text[bare - 1]))
        return fail_syntax (text, length, error);
    }
  if (bare > 0 && text[0] == 'Y')
    return parse_long_year (text, bare, date, error);
  if (!split_date (text, bare, &parts))
    return fail_other (text, length, error);
  parts.length = length;
  return check_unspecified (&parts, error) && take_year (&parts, date, error)
         && (parts.month == NULL || take_month (&parts, date, error))
         && (parts.day == NULL || take_day (&parts, date, error));
}

/* ---- bounds ---- */

static JctSpan
days_of_years (int first, int last)
{
  JctPeriodKind kind = jct_period_kind (JCT_PERIOD_YEAR, 1);

  return (JctSpan){ jct_period_first_day (jct_period (kind, first)),
                    jct_period_end_day (jct_period (kind, last)) };
}

/* Every day a date can mean; the caller deals with open and unknown ends. */
static JctSpan
date_span (const JctEdtfDate *date)
{
  JctPeriod month
    = jct_period (jct_period_kind (JCT_PERIOD_MONTH, 1), date->year * 12 + date->month - 1);

  if (date->precision == JCT_EDTF_DECADE)
    return days_of_years (date->year, date->year + 9);
  if (date->precision == JCT_EDTF_CENTURY)
    return days_of_years (date->year, date->year + 99);
  if (date->precision == JCT_EDTF_YEAR || date->month == 0)
    return days_of_years (date->year, date->year);
  if (date->precision == JCT_EDTF_MONTH || date->day == 0)
    return jct_period_span (month);
  return (JctSpan){ jct_day_from_date (date->year, date->month, date->day),
                    jct_day_from_date (date->year, date->month, date->day) + 1 };
}

static gboolean
is_absent (const JctEdtfDate *date)
{
  return date->precision == JCT_EDTF_OPEN || date->precision == JCT_EDTF_UNKNOWN;
}

JctSpan
jct_edtf_span (const JctEdtf *edtf)
{
  return (JctSpan){ is_absent (&edtf->start) ? JCT_DAY_MIN : date_span (&edtf->start).start,
                    is_absent (&edtf->end) ? JCT_DAY_MAX : date_span (&edtf->end).end };
}

JctDay
jct_edtf_anchor (const JctEdtf *edtf)
{
  return date_span (is_absent (&edtf->start) ? &edtf->end : &edtf->start).start;
}

static gboolean
date_is_soft (const JctEdtfDate *date)
{
  return date->uncertain || date->approximate || date->precision != JCT_EDTF_DAY || date->month == 0
         || date->day == 0;
}

gboolean
jct_edtf_is_soft (const JctEdtf *edtf)
{
  return date_is_soft (&edtf->start) || date_is_soft (&edtf->end);
}

/* ---- intervals ---- */

static gboolean
parse_end (const char *text, gsize length, JctEdtfDate *date, GError **error)
{
  *date = (JctEdtfDate){ .precision = JCT_EDTF_UNKNOWN };
  if (length == 0)
    return TRUE;
  if (length == 2 && text[0] == '.' && text[1] == '.')
    {
      date->precision = JCT_EDTF_OPEN;
      return TRUE;
    }
  return parse_date (text, length, date, error);
}

static gboolean
parse_interval (const char *text, const char *slash, JctEdtf *edtf, GError **error)
{
  gsize length = strlen (text);

  edtf->is_interval = TRUE;
  if (strchr (slash + 1, '/') != NULL)
    return fail_syntax (text, length, error);
  if (!parse_end (text, slash - text, &edtf->start, error)
      || !parse_end (slash + 1, strlen (slash + 1), &edtf->end, error))
    return FALSE;
  if (is_absent (&edtf->start) && is_absent (&edtf->end))
    return fail_syntax (text, length, error);
  if (jct_span_is_empty (jct_edtf_span (edtf)))
    return fail_range (text, length, _ ("It ends before it starts."), error);
  return TRUE;
}

gboolean
jct_edtf_parse (const char *text, JctEdtf *edtf, GError **error)
{
  JctEdtf result = { 0 };
  const char *slash;
  gboolean ok;

  g_return_val_if_fail (text != NULL && edtf != NULL, FALSE);

  slash = strchr (text, '/');
  if (slash != NULL)
    ok = parse_interval (text, slash, &result, error);
  else
    {
      ok = parse_date (text, strlen (text), &result.start, error);
      result.end = result.start;
    }
  if (ok)
    *edtf = result;
  return ok;
}

/* ---- writing ---- */

static void
append_date (GString *text, const JctEdtfDate *date)
{
  const char *sign = date->year < 0 ? "-" : "";
  int year = ABS (date->year);

  if (date->precision == JCT_EDTF_UNKNOWN)
    return;
  if (date->precision == JCT_EDTF_OPEN)
    {
      g_string_append (text, "..");
      return;
    }
  if (date->precision == JCT_EDTF_DECADE)
    g_string_append_printf (text, "%s%03dX", sign, year / 10);
  else if (date->precision == JCT_EDTF_CENTURY)
    g_string_append_printf (text, "%s%02dXX", sign, year / 100);
  else
    g_string_append_printf (text, "%s%04d", sign, year);
  if (date->precision == JCT_EDTF_MONTH || date->precision == JCT_EDTF_DAY)
    {
      if (date->month == 0)
        g_string_append (text, "-XX");
      else
        g_string_append_printf (text, "-%02d", date->month);
    }
  if (date->precision == JCT_EDTF_DAY)
    {
      if (date->day == 0)
        g_string_append (text, "-XX");
      else
        g_string_append_printf (text, "-%02d", date->day);
    }
  if (date->uncertain || date->approximate)
    g_string_append_c (text, !date->approximate ? '?' : date->uncertain ? '%' : '~');
}

char *
jct_edtf_to_text (const JctEdtf *edtf)
{
  GString *text = g_string_new (NULL);

  append_date (text, &edtf->start);
  if (edtf->is_interval)
    {
      g_string_append_c (text, '/');
      append_date (text, &edtf->end);
    }
  return g_string_free (text, FALSE);
}

static gboolean
date_equal (const JctEdtfDate *a, const JctEdtfDate *b)
{
  return a->precision == b->precision && a->uncertain == b->uncertain
         && a->approximate == b->approximate && a->year == b->year && a->month == b->month
         && a->day == b->day;
}

gboolean
jct_edtf_equal (const JctEdtf *a, const JctEdtf *b)
{
  return a->is_interval == b->is_interval && date_equal (&a->start, &b->start)
         && date_equal (&a->end, &b->end);
}
