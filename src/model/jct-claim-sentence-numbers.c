/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which numbers are counts, and which are not: a number that has a second reading is skipped, with its reason. */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

#include <string.h>

#define WORDS static const char *const

/* ---- what stands around a number ---- */

static gboolean
is_currency (const JctToken *token)
{
  return token != NULL
         && g_unichar_type (g_utf8_get_char (token->text)) == G_UNICODE_CURRENCY_SYMBOL;
}

static gboolean
is_money (const JctTokens *tokens, JctTokenSpan span)
{
  WORDS before[] = { "usd", "eur", "gbp", "rmb", "cny", NULL };
  WORDS behind[] = { "dollars", "dollar", "euros",  "euro", "yuan",       "pesos",
                     "cents",   "usd",    "pounds", "yen",  "us dollars", NULL };

  return (span.first > 0 && is_currency (jct_tokens_get (tokens, span.first - 1)))
         || is_currency (jct_tokens_get (tokens, span.end))
         || jct_tokens_is_before (tokens, span.first, before)
         || jct_tokens_match_any (tokens, span.end, behind) > 0;
}

static gboolean
is_name (const JctTokens *tokens, JctTokenSpan span, double value)
{
  WORDS before[]
    = { "title",      "section",   "sections",    "article", "chapter", "act",       "number",
        "no .",       "route",     "highway",     "covid",   "page",    "form",      "part",
        "phase",      "flight",    "room",        "channel", "group",   "level",     "item",
        "class",      "version",   "proposition", "rule",    "volume",  "paragraph", "operation",
        "resolution", "amendment", "interstate",  "type",    "tier",    "zone",      "area",
        "step",       "week",      "day",         "grade",   "#",       "[",         "no",
        "order",      "line",      "figure",      "table",   NULL };
  WORDS openings[]
    = { "in",     "of",      "the",   "at",      "by",     "for",  "from",          "with",   "to",
        "only",   "some",    "about", "over",    "nearly", "all",  "than",          "almost", "a",
        "around", "roughly", "under", "exactly", "least",  "and",  "but",           "after",  "its",
        "their",  "these",   "those", "up",      "just",   "when", "approximately", NULL };
  const JctToken *token = jct_tokens_get (tokens, span.first);
  const JctToken *previous = span.first > 0 ? jct_tokens_get (tokens, span.first - 1) : NULL;
  const JctToken *first = span.first > 1 ? jct_tokens_get (tokens, span.first - 2) : NULL;

  if (previous == NULL || token->kind != JCT_TOKEN_NUMBER || !token->is_plain)
    return FALSE;
  if (jct_tokens_is_before (tokens, span.first, before))
    return TRUE;
  /* "F-16", "−5" */
  if (token->is_joined && previous->kind == JCT_TOKEN_MARK
      && strchr ("-−_@/", *previous->text) != NULL)
    return TRUE;
  /* "Boeing 737"; the first word of a sentence is a capital anyway. */
  if (!previous->is_capital || span.end != span.first + 1 || value >= 1000)
    return FALSE;
  return (first != NULL && !g_str_equal (first->text, "."))
         || !jct_tokens_is_word (tokens, span.first - 1, openings);
}

static gboolean
is_age (const JctTokens *tokens, JctTokenSpan span)
{
  WORDS before[] = { "age", "aged", "ages", "age of", NULL };
  WORDS behind[] = { "year old", "years old", "year olds", "years of age", NULL };

  return jct_tokens_is_before (tokens, span.first, before)
         || jct_tokens_match_any (tokens, span.end, behind) > 0;
}

static gboolean
is_duration (const JctTokens *tokens, JctTokenSpan span)
{
  WORDS kinds[]
    = { "consecutive", "straight", "full",  "more",     "fiscal",  "calendar", "previous",
        "last",        "past",     "other", "business", "working", NULL };
  WORDS units[] = { "year",  "years",  "month",    "months",  "week",    "weeks",  "day",
                    "days",  "hour",   "hours",    "minute",  "minutes", "decade", "decades",
                    "night", "nights", "quarters", "seconds", NULL };
  guint at = span.end;

  if (jct_tokens_is_word (tokens, at, kinds))
    at++;
  return jct_tokens_match_any (tokens, at, units) > 0;
}

static gboolean
is_clock (const JctTokens *tokens, JctTokenSpan span)
{
  WORDS behind[] = { "am", "pm", "a . m", "p . m", "o'clock", NULL };

  return jct_tokens_match_any (tokens, span.end, behind) > 0;
}

static gboolean
is_measure (const JctTokens *tokens, JctTokenSpan span)
{
  WORDS behind[] = { "miles",
                     "mile",
                     "km",
                     "kilometers",
                     "kilometres",
                     "feet",
                     "foot",
                     "meters",
                     "metres",
                     "acres",
                     "kg",
                     "kilograms",
                     "tons",
                     "tonnes",
                     "degrees",
                     "mph",
                     "°",
                     "percentage points",
                     "percentage point",
                     "points",
                     "point",
                     "barrels",
                     "votes",
                     "seats",
                     NULL };

  return jct_tokens_match_any (tokens, span.end, behind) > 0;
}

/* "An average of 150", "150 people a day": so many more in all. */
static gboolean
is_rate (const JctTokens *tokens, JctTokenSpan span)
{
  WORDS before[] = { "average of", "averaging", "averaged",  "averages",
                     "average",    "mean of",   "median of", NULL };
  WORDS behind[]
    = { "a day",       "per day",   "each day",   "every day", "daily",     "a week",
        "per week",    "each week", "weekly",     "a month",   "per month", "each month",
        "every month", "monthly",   "a year",     "per year",  "each year", "annually",
        "per",         "an hour",   "on average", "a night",   NULL };
  WORDS goes_on[] = { "earlier", "before", "ago", "later", NULL };
  const JctToken *number = jct_tokens_get (tokens, span.first);
  JctTokenSpan words;
  guint first = span.first;

  if (jct_sentence_find_qualifier (tokens, span.first, &words, NULL) != JCT_CLAIM_NO_QUALIFIER)
    first = words.first;
  if (jct_tokens_is_before (tokens, first, before))
    return TRUE;
  for (guint at = span.end; jct_tokens_get (tokens, at) != NULL; at++)
    {
      guint end = jct_tokens_match_any (tokens, at, behind);

      if (jct_tokens_get (tokens, at)->clause != number->clause
          || jct_tokens_get (tokens, at)->kind == JCT_TOKEN_NUMBER)
        return FALSE;
      if (end > 0 && !jct_tokens_get (tokens, at)->is_taken
          && !jct_tokens_is_word (tokens, end, goes_on))
        return TRUE;
    }
  return FALSE;
}

/* "3,000 more people arrived" are so many besides others; with a "than" it is a change, which is read later. */
static gboolean
is_besides (const JctTokens *tokens, JctTokenSpan span)
{
  WORDS words[] = { "more", "fewer", "less", "additional", "extra", "another", NULL };

  if (!jct_tokens_is_word (tokens, span.end, words)
      && jct_tokens_match_before (tokens, span.first, "another") == G_MAXUINT
      && jct_tokens_match_before (tokens, span.first, "additional") == G_MAXUINT)
    return FALSE;
  for (guint at = span.end; at < tokens->tokens->len; at++)
    if (jct_tokens_match (tokens, at, "than") > 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_order (const JctTokens *tokens, JctTokenSpan span, double value)
{
  WORDS behind[] = { "largest", "biggest", "highest", "smallest",   "lowest", "busiest",
                     "poorest", "richest", "most",    "top",        "main",   "other",
                     "leading", "of the",  "of them", "or more of", NULL };
  WORDS ordering[] = { "top", "last", "past", "first", "next", "previous", NULL };
  WORDS known[] = { "the", "these", "those", "both",  "its",   "their", "his",
                    "her", "our",   "all",   "other", "which", NULL };

  return jct_tokens_match_any (tokens, span.end, behind) > 0
         || jct_tokens_is_before (tokens, span.first, ordering)
         || (value <= 12 && jct_tokens_is_before (tokens, span.first, known));
}

/* A number that looks like a year counts only where words on both sides say so: "more than 2000 people". */
static gboolean
may_be_year (const JctTokens *tokens, JctTokenSpan span, double value)
{
  const JctToken *token = jct_tokens_get (tokens, span.first);
  JctTokenSpan words;

  if (span.end != span.first + 1 || token->kind != JCT_TOKEN_NUMBER || !token->is_plain
      || value < 1900 || value > 2099)
    return FALSE;
  return !jct_tokens_is_word (tokens, span.end, jct_sentence_people)
         || jct_sentence_find_qualifier (tokens, span.first, &words, NULL)
              == JCT_CLAIM_NO_QUALIFIER;
}

static JctSkippedReason
find_reason (const JctTokens *tokens, const JctNumber *number, gboolean is_unclear)
{
  if (is_money (tokens, number->span))
    return JCT_SKIPPED_MONEY;
  if (is_clock (tokens, number->span))
    return JCT_SKIPPED_CLOCK;
  if (is_unclear)
    return JCT_SKIPPED_UNCLEAR;
  if (is_age (tokens, number->span))
    return JCT_SKIPPED_AGE;
  if (is_name (tokens, number->span, number->value))
    return JCT_SKIPPED_NAME;
  if (is_duration (tokens, number->span))
    return JCT_SKIPPED_DURATION;
  if (is_measure (tokens, number->span))
    return JCT_SKIPPED_MEASURE;
  if (is_besides (tokens, number->span))
    return JCT_SKIPPED_UNCLEAR;
  if (is_rate (tokens, number->span))
    return JCT_SKIPPED_RATE;
  if (number->use == JCT_NUMBER_PERCENT)
    return JCT_SKIPPED_NOT;
  if (may_be_year (tokens, number->span, number->value))
    return JCT_SKIPPED_YEAR;
  return is_order (tokens, number->span, number->value) ? JCT_SKIPPED_ORDER : JCT_SKIPPED_NOT;
}

/* ---- ranges ---- */

static gboolean
has_change (const JctTokens *tokens)
{
  for (guint i = 0; i < tokens->tokens->len; i++)
    if (jct_sentence_get_direction (tokens, i) != JCT_DIRECTION_NOT_STATED)
      return TRUE;
  return FALSE;
}

/* "3 to 4 million" is in millions both. */
static void
spread_scale (const JctTokens *tokens, JctNumber *number, guint after)
{
  const JctToken *last = jct_tokens_get (tokens, after - 1);
  double digits;

  if (number->span.end != number->span.first + 1 || last->kind != JCT_TOKEN_WORD)
    return;
  digits = g_ascii_strtod (jct_tokens_get (tokens, number->span.first)->text, NULL);
  if (digits != number->value || number->value >= 1000 || number->value_to < 1000)
    return;
  for (double scale = 100; scale <= 1e9; scale *= 10)
    if (strstr (scale == 1e3   ? "thousand"
                : scale == 1e6 ? "million"
                : scale == 1e9 ? "billion"
                               : "-",
                last->text)
        != NULL)
      number->value *= scale;
}

/* The second end of "between A and B", "A to B", "A–B". "Rose 300 to 4,000" is no range, and not settled. */
static void
read_range (const JctTokens *tokens, JctNumber *number, gboolean *is_unclear)
{
  WORDS ranging[] = { "ranging from", "ranged from", "ranges from", "range from", NULL };
  WORDS connectors[] = { "to", "–", "-", "—", NULL };
  gboolean is_between
    = jct_tokens_match_before (tokens, number->span.first, "between") != G_MAXUINT;
  gboolean is_from = jct_tokens_match_before (tokens, number->span.first, "from") != G_MAXUINT;
  guint next = number->span.end, after;
  gboolean is_also_unclear;

  next = jct_tokens_match (tokens, next, "%") > 0 ? next + 1 : next;
  next = is_between ? jct_tokens_match (tokens, next, "and")
                    : jct_tokens_match_any (tokens, next, connectors);
  if (next == 0 || jct_tokens_get (tokens, next) == NULL || jct_tokens_get (tokens, next)->is_taken)
    return;
  if (is_currency (jct_tokens_get (tokens, next)))
    next++;
  after = jct_sentence_read_amount (tokens, next, &number->value_to, &is_also_unclear);
  if (after == 0 || (is_from && has_change (tokens)))
    return;
  /* "Went from 1,970 to 24,048" is no range, "ranging from" is one. */
  *is_unclear |= is_from && !jct_tokens_is_before (tokens, number->span.first, ranging);
  spread_scale (tokens, number, after);
  number->span.end = after;
  number->has_value_to = TRUE;
  *is_unclear
    |= is_also_unclear || number->value_to <= number->value
       || (!is_between && has_change (tokens) && jct_tokens_match (tokens, after, "percent") == 0
           && jct_tokens_match (tokens, after, "%") == 0);
  if (is_between)
    number->span.first--;
}

/* ---- all ---- */

static gboolean
read_parts (JctTokens *tokens, guint at, JctNumber *number)
{
  WORDS behind[] = { "of", "more", "fewer", "less", "higher", "lower", NULL };
  guint end = jct_sentence_read_vague (tokens, at, &number->qualifier), amount;
  gboolean is_unclear;
  double value;

  if (end > 0)
    {
      number->use
        = number->qualifier == JCT_CLAIM_OTHER_QUALIFIER ? JCT_NUMBER_SKIPPED : JCT_NUMBER_VAGUE;
      number->reason = number->use == JCT_NUMBER_SKIPPED ? JCT_SKIPPED_UNCLEAR : JCT_SKIPPED_NOT;
      number->span.end = end;
      if (is_money (tokens, number->span) || is_measure (tokens, number->span)
          || jct_tokens_match (tokens, end, "of dollars") > 0
          || jct_tokens_match (tokens, end, "of miles") > 0)
        {
          number->use = JCT_NUMBER_SKIPPED;
          number->reason = JCT_SKIPPED_MONEY;
        }
      return TRUE;
    }
  /* "A quarter of a million" is an amount. */
  amount = jct_sentence_read_amount (tokens, at, &value, &is_unclear);
  end = jct_sentence_read_fraction (tokens, at, &number->value);
  /* "A third month" is no part. */
  if (end == 0 || amount > end
      || (jct_tokens_match_any (tokens, end, behind) == 0
          && jct_tokens_match_before (tokens, at, "by") == G_MAXUINT
          && jct_tokens_match_before (tokens, end, "half of") == G_MAXUINT))
    return FALSE;
  number->use = JCT_NUMBER_FRACTION;
  number->span.end = end;
  return TRUE;
}

static guint
read_percent (const JctTokens *tokens, guint at)
{
  WORDS signs[] = { "%", "percent", "per cent", "pct", NULL };

  return jct_tokens_match_any (tokens, at, signs);
}

/* "1 in 5", "one in five", "4 of 10": a share that no count states. */
static gboolean
read_odds (const JctTokens *tokens, JctNumber *number)
{
  WORDS words[] = { "in", "out of", "in every", "of every", "of", NULL };
  guint next = jct_tokens_match_any (tokens, number->span.end, words), after;
  double other;
  gboolean is_unclear;

  if (next == 0 || number->value > 100 || jct_tokens_get (tokens, next) == NULL
      || jct_tokens_get (tokens, next)->is_taken)
    return FALSE;
  after = jct_sentence_read_amount (tokens, next, &other, &is_unclear);
  if (after == 0 || other > 1000 || other <= number->value)
    return FALSE;
  number->use = JCT_NUMBER_SKIPPED;
  number->reason = JCT_SKIPPED_UNCLEAR;
  number->span.end = after;
  return TRUE;
}

static gboolean
read_number (JctTokens *tokens, guint at, JctNumber *number)
{
  gboolean is_unclear;
  guint percent;

  number->span.first = at;
  if (read_parts (tokens, at, number))
    return TRUE;
  number->span.end = jct_sentence_read_amount (tokens, at, &number->value, &is_unclear);
  if (number->span.end == 0)
    return FALSE;
  number->use = JCT_NUMBER_COUNT;
  if (read_odds (tokens, number))
    return TRUE;
  /* "One" is a pronoun more often than a number. */
  percent = read_percent (tokens, number->span.end);
  if (number->value == 1 && percent == 0 && jct_tokens_match (tokens, at, "one") > 0)
    return FALSE;
  read_range (tokens, number, &is_unclear);
  percent = read_percent (tokens, number->span.end);
  if (percent > 0)
    {
      number->use = JCT_NUMBER_PERCENT;
      number->span.end = percent;
    }
  number->reason = find_reason (tokens, number, is_unclear);
  if (number->reason != JCT_SKIPPED_NOT)
    number->use = JCT_NUMBER_SKIPPED;
  return TRUE;
}

GArray *
jct_sentence_read_numbers (JctTokens *tokens)
{
  GArray *numbers = g_array_new (FALSE, TRUE, sizeof (JctNumber));

  for (guint at = 0; at < tokens->tokens->len;)
    {
      JctNumber number = { 0 };

      if (jct_tokens_get (tokens, at)->is_taken || !read_number (tokens, at, &number))
        {
          at++;
          continue;
        }
      jct_tokens_take (tokens, number.span);
      g_array_append_val (numbers, number);
      at = number.span.end;
    }
  return numbers;
}
