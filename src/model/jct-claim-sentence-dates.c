/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One date in a sentence: a year, fiscal year, month, day, quarter or half; what is said of it around is not looked at. */
#include "config.h"

#include "model/jct-claim-sentence-dates-private.h"

#include <string.h>

static const char *const month_names[]
  = { "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december" };
static const char *const prepositions[]
  = { "in",     "of",    "since", "from",   "to",      "until",    "and",   "between", "through",
      "last",   "early", "late",  "mid",    "during",  "by",       "for",   "than",    "till",
      "before", "after", "with",  "versus", "vs",      "calendar", "year",  "this",    "next",
      "–",      "-",     "years", "over",   "against", "around",   "about", NULL };

/* ---- years ---- */

static int
plain_year (const JctToken *token)
{
  int year;

  if (token == NULL || token->kind != JCT_TOKEN_NUMBER || !token->is_plain
      || strlen (token->text) != 4)
    return 0;
  year = (int) g_ascii_strtoll (token->text, NULL, 10);
  return year >= 1900 && year <= 2099 ? year : 0;
}

/* A plain number before the plural of something may be a number of these. */
static gboolean
may_count (const JctTokens *tokens, guint at)
{
  static const char *const others[] = { "was",  "is",   "has",   "as",     "its",    "this",
                                        "thus", "does", "years", "across", "versus", NULL };
  const JctToken *next = jct_tokens_get (tokens, at + 1);

  if (next == NULL || next->kind != JCT_TOKEN_WORD)
    return FALSE;
  return g_strv_contains (jct_sentence_people, next->text)
         || (!next->is_capital && g_str_has_suffix (next->text, "s")
             && !g_strv_contains (others, next->text));
}

static gboolean
is_context (const JctTokens *tokens, guint at)
{
  return at > 0 && jct_tokens_is_word (tokens, at - 1, prepositions);
}

static guint
read_year (const JctTokens *tokens, guint at, gboolean is_bare, JctSentenceDate *date)
{
  int year = plain_year (jct_tokens_get (tokens, at));
  const JctToken *next = jct_tokens_get (tokens, at + 1);

  if (year == 0 || may_count (tokens, at) || (!is_bare && !is_context (tokens, at)))
    return 0;
  /* "2023%", "$2000". */
  if ((next != NULL && next->is_joined && g_str_equal (next->text, "%"))
      || (at > 0
          && g_unichar_type (g_utf8_get_char (jct_tokens_get (tokens, at - 1)->text))
               == G_UNICODE_CURRENCY_SYMBOL))
    return 0;
  *date = (JctSentenceDate){ .unit = JCT_DATE_YEAR, .year = year };
  return at + 1;
}

/* "fy2023", "fy23", and "fy", "fiscal year", "fiscal" before a number. */
static guint
read_fiscal (const JctTokens *tokens, guint at, JctSentenceDate *date)
{
  static const char *const words[] = { "fiscal year", "fiscal years", "fiscal", "fy", NULL };
  const JctToken *token = jct_tokens_get (tokens, at);
  guint end = jct_tokens_match_any (tokens, at, words);
  const char *digits;

  if (token == NULL)
    return 0;
  date->unit = JCT_DATE_FISCAL;
  date->year = plain_year (token);
  if (date->year != 0 && jct_tokens_match (tokens, at + 1, "fiscal year") > 0)
    return at + 3;
  if (end > 0)
    {
      if (jct_tokens_match (tokens, end, "-") > 0)
        end++;
      token = jct_tokens_get (tokens, end);
      if (token == NULL || token->kind != JCT_TOKEN_NUMBER || !token->is_plain)
        return 0;
      digits = token->text;
    }
  else if (token->kind == JCT_TOKEN_WORD && g_str_has_prefix (token->text, "fy"))
    {
      digits = token->text + 2;
      end = at;
    }
  else
    return 0;
  if (strspn (digits, "0123456789") != strlen (digits)
      || (strlen (digits) != 4 && strlen (digits) != 2))
    return 0;
  date->year = (int) g_ascii_strtoll (digits, NULL, 10) + (strlen (digits) == 2 ? 2000 : 0);
  return end + 1;
}

/* ---- months and days ---- */

static int
month_of (const JctToken *token)
{
  gsize length;

  if (token == NULL || token->kind != JCT_TOKEN_WORD || !token->is_capital)
    return 0;
  length = strlen (token->text);
  for (int i = 0; i < 12; i++)
    if (g_str_equal (token->text, month_names[i])
        || (length == 3 && strncmp (token->text, month_names[i], 3) == 0)
        || (i == 8 && g_str_equal (token->text, "sept")))
      return i + 1;
  return 0;
}

/* A name, a verb or a modal too: these are months only among words of time. */
static gboolean
has_other_meaning (const JctToken *token)
{
  static const char *const words[] = { "may", "march", "april", "june", "august", NULL };

  return strlen (token->text) <= 4 || g_strv_contains (words, token->text);
}

static int
day_of_month (const JctToken *token)
{
  char *end;
  gint64 day;

  if (token == NULL || token->kind == JCT_TOKEN_MARK || !g_ascii_isdigit (*token->text))
    return 0;
  day = g_ascii_strtoll (token->text, &end, 10);
  if (token->kind == JCT_TOKEN_NUMBER ? !token->is_plain
                                      : !g_str_equal (end, "st") && !g_str_equal (end, "nd")
                                          && !g_str_equal (end, "rd") && !g_str_equal (end, "th"))
    return 0;
  return day >= 1 && day <= 31 ? (int) day : 0;
}

/* The year behind a month: "December 2023", "December of 2023", "December, 2023". */
static guint
read_year_behind (const JctTokens *tokens, guint at, JctSentenceDate *date)
{
  guint end = jct_tokens_match (tokens, at, ",");
  int year;

  if (end == 0)
    end = jct_tokens_match (tokens, at, "of");
  if (end == 0)
    end = at;
  year = plain_year (jct_tokens_get (tokens, end));
  if (year == 0 || may_count (tokens, end))
    return at;
  date->year = year;
  return end + 1;
}

static guint
read_month (const JctTokens *tokens, guint at, JctSentenceDate *date)
{
  const JctToken *token = jct_tokens_get (tokens, at);
  guint end = at, after;
  int day = day_of_month (token);

  /* "5 December 2023" */
  if (day > 0 && month_of (jct_tokens_get (tokens, at + 1)) > 0)
    end = at + 1;
  else
    day = 0;
  *date
    = (JctSentenceDate){ .unit = JCT_DATE_MONTH, .month = month_of (jct_tokens_get (tokens, end)) };
  if (date->month == 0)
    return 0;
  token = jct_tokens_get (tokens, end++);
  if (strlen (token->text) <= 4 && jct_tokens_match (tokens, end, ".") > 0)
    end++;
  /* "December 5, 2023"; "in December 5 people" has no day. */
  if (day == 0 && !may_count (tokens, end))
    {
      day = day_of_month (jct_tokens_get (tokens, end));
      end += day > 0;
    }
  after = read_year_behind (tokens, end, date);
  if (has_other_meaning (token) && after == at + 1 && !is_context (tokens, at))
    return 0;
  if (day > 0)
    {
      date->unit = JCT_DATE_DAY;
      date->day = day;
    }
  return after;
}

/* ---- parts of a year ---- */

/* "of 2024", "2024", "of fiscal year 2024"; a fiscal year's parts are not reckoned. */
static guint
read_year_of_part (const JctTokens *tokens, guint at, JctSentenceDate *date)
{
  guint end = jct_tokens_match (tokens, at, "of");
  JctSentenceDate year;
  guint after;

  if (end == 0)
    end = at;
  if ((after = read_fiscal (tokens, end, &year)) > 0)
    {
      date->unit = JCT_DATE_VAGUE;
      return after;
    }
  date->year = plain_year (jct_tokens_get (tokens, end));
  return date->year != 0 && !may_count (tokens, end) ? end + 1 : 0;
}

static guint
read_part (const JctTokens *tokens, guint at, JctSentenceDate *date)
{
  static const struct
  {
    const char *words;
    int first, last;
  } parts[] = { { "first quarter", 1, 3 },
                { "second quarter", 4, 6 },
                { "third quarter", 7, 9 },
                { "fourth quarter", 10, 12 },
                { "last quarter", 10, 12 },
                { "q1", 1, 3 },
                { "q2", 4, 6 },
                { "q3", 7, 9 },
                { "q4", 10, 12 },
                { "first half", 1, 6 },
                { "second half", 7, 12 } };
  gboolean is_unclear;
  double n;
  guint end, after;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((end = jct_tokens_match (tokens, at, parts[i].words)) > 0)
      {
        *date = (JctSentenceDate){ .unit = JCT_DATE_SPAN,
                                   .month = parts[i].first,
                                   .last_month = parts[i].last };
        return read_year_of_part (tokens, end, date);
      }
  end = jct_tokens_match (tokens, at, "first");
  after = end > 0 ? jct_sentence_read_amount (tokens, end, &n, &is_unclear) : 0;
  end = after > 0 ? jct_tokens_match (tokens, after, "months") : 0;
  if (end == 0 || is_unclear || n < 2 || n > 12)
    return 0;
  *date = (JctSentenceDate){ .unit = JCT_DATE_SPAN, .month = 1, .last_month = (int) n };
  return read_year_of_part (tokens, end, date);
}

/* 2023-12-05 */
static guint
read_iso (const JctTokens *tokens, guint at, JctSentenceDate *date)
{
  int year = plain_year (jct_tokens_get (tokens, at));
  const JctToken *month = jct_tokens_get (tokens, at + 2), *day = jct_tokens_get (tokens, at + 4);

  if (year == 0 || day == NULL || !day->is_joined || !month->is_joined
      || jct_tokens_match (tokens, at + 1, "-") == 0 || jct_tokens_match (tokens, at + 3, "-") == 0
      || strlen (month->text) != 2 || strlen (day->text) != 2 || month->kind != JCT_TOKEN_NUMBER
      || day->kind != JCT_TOKEN_NUMBER)
    return 0;
  *date = (JctSentenceDate){ .unit = JCT_DATE_DAY,
                             .year = year,
                             .month = (int) g_ascii_strtoll (month->text, NULL, 10),
                             .day = (int) g_ascii_strtoll (day->text, NULL, 10) };
  return at + 5;
}

guint
jct_sentence_read_date (const JctTokens *tokens, guint at, gboolean is_bare, JctSentenceDate *date)
{
  guint end;

  *date = (JctSentenceDate){ 0 };
  if ((end = read_fiscal (tokens, at, date)) > 0)
    return end;
  if ((end = read_iso (tokens, at, date)) > 0 || (end = read_month (tokens, at, date)) > 0
      || (end = read_part (tokens, at, date)) > 0)
    return end;
  return read_year (tokens, at, is_bare, date);
}
