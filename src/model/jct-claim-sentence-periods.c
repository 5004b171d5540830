/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: dates with what is said around them, spans of two dates, and words reckoned from the article's date. */
#include "config.h"

#include "model/jct-claim-sentence-dates-private.h"

typedef struct
{
  JctTokens *tokens;
  const JctEdtf *date; /* (nullable): of the article */
  guint fiscal_start;
  guint *notes;
} Reader;

static void
add_note (Reader *reader, JctSentenceNote note)
{
  *reader->notes |= 1u << note;
}

/* ---- the article's date ---- */

static gboolean
get_article_year (const Reader *reader, int *year)
{
  if (reader->date == NULL || reader->date->is_interval
      || reader->date->start.precision > JCT_EDTF_YEAR)
    return FALSE;
  *year = reader->date->start.year;
  return TRUE;
}

static gboolean
get_article_month (const Reader *reader, int *year, int *month)
{
  if (!get_article_year (reader, year) || reader->date->start.precision == JCT_EDTF_YEAR)
    return FALSE;
  *month = reader->date->start.month;
  return *month > 0;
}

/* The latest such month before the article's own; in its own month either year may be meant. */
static gboolean
settle_year (Reader *reader, JctSentenceDate *date)
{
  int year, month;

  if (date->year != 0)
    return TRUE;
  if (!get_article_month (reader, &year, &month) || date->month == month)
    {
      add_note (reader, JCT_SENTENCE_NEEDS_DATE);
      return FALSE;
    }
  date->year = date->month < month ? year : year - 1;
  add_note (reader, JCT_SENTENCE_BY_DATE);
  return TRUE;
}

/* ---- texts ---- */

/* As jct_claim_period_parse() reads it. (transfer full) */
static char *
date_to_text (const JctSentenceDate *date)
{
  switch (date->unit)
    {
    case JCT_DATE_YEAR:
      return g_strdup_printf ("%04d", date->year);
    case JCT_DATE_FISCAL:
      return g_strdup_printf ("FY%04d", date->year);
    case JCT_DATE_MONTH:
      return g_strdup_printf ("%04d-%02d", date->year, date->month);
    case JCT_DATE_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
    case JCT_DATE_SPAN:
      return g_strdup_printf ("%04d-%02d/%04d-%02d", date->year, date->month, date->year,
                              date->last_month);
    case JCT_DATE_VAGUE:
    default:
      return NULL;
    }
}

/* Takes `text` (nullable); a day that its month does not have is no period. */
static void
set_period (Reader *reader, JctFoundPeriod *found, char *text)
{
  if (text == NULL || !jct_claim_period_parse (text, &found->period, NULL))
    {
      found->period = (JctClaimPeriod){ 0 };
      add_note (reader, JCT_SENTENCE_VAGUE_PERIOD);
    }
  g_free (text);
}

/* ---- what stands before ---- */

static void
find_role (Reader *reader, JctFoundPeriod *found)
{
  static const char *const steps[]
    = { "in", "during", "of", "for", "the", "calendar", "year", NULL };
  static const char *const baselines[]
    = { "than",        "compared with",   "compared to", "versus",    "vs",
        "relative to", "over that",       "up from",     "down from", "against",
        "from",        "comparison with", "compared",    NULL };
  guint start = found->span.first;

  while (start > 0 && jct_tokens_is_word (reader->tokens, start - 1, steps))
    start--;
  if (jct_tokens_match_before (reader->tokens, start, "since") != G_MAXUINT)
    found->role = JCT_PERIOD_OF_RANGE;
  else if (jct_tokens_is_before (reader->tokens, start, baselines))
    found->role = JCT_PERIOD_OF_BASELINE;
}

/* "early 2023", "by 2023", "this December": more or less than the date alone, and not settled how much. */
static gboolean
is_vague (const Reader *reader, guint first, guint end)
{
  static const char *const before[]
    = { "early",     "late",     "mid",       "mid -",     "before",    "after",   "until",
        "till",      "through",  "by",        "summer",    "early in",  "late in", "beginning of",
        "end of",    "start of", "summer of", "winter of", "spring of", "fall of", "autumn of",
        "winter",    "spring",   "autumn",    "this",      "next",      "around",  "about",
        "middle of", "part of",  "months of", NULL };
  static const char *const behind[] = { "on", "onward", "onwards", "or", NULL };

  return jct_tokens_is_before (reader->tokens, first, before)
         || jct_tokens_match_any (reader->tokens, end, behind) > 0;
}

/* ---- spans ---- */

/* The second date takes what the first one leaves to it: "from January to May 2024". FALSE where that cannot be. */
static gboolean
settle_span (Reader *reader, JctSentenceDate *first, JctSentenceDate *last)
{
  gboolean has_months = first->month > 0 && last->month > 0;

  if (first->unit == JCT_DATE_FISCAL && last->unit == JCT_DATE_YEAR)
    last->unit = JCT_DATE_FISCAL;
  if (first->unit != last->unit || first->unit == JCT_DATE_SPAN || first->unit == JCT_DATE_VAGUE)
    return FALSE;
  if (!settle_year (reader, last))
    return FALSE;
  if (first->year == 0 && has_months && first->month <= last->month)
    first->year = last->year;
  return first->year != 0;
}

static guint
read_span (Reader *reader, guint end, JctSentenceDate *first, JctFoundPeriod *found)
{
  static const char *const connectors[] = { "to", "through", "until", "–", "-", "—", NULL };
  gboolean is_between
    = jct_tokens_match_before (reader->tokens, found->span.first, "between") != G_MAXUINT;
  guint next = jct_tokens_match (reader->tokens, end, "and");
  gboolean is_list = next > 0 && !is_between;
  JctSentenceDate last;
  guint after;

  if (next == 0)
    next = jct_tokens_match_any (reader->tokens, end, connectors);
  if (next == 0)
    return 0;
  if (jct_tokens_match (reader->tokens, next, "the") > 0)
    next++;
  after = jct_sentence_read_date (reader->tokens, next, TRUE, &last);
  if (after == 0)
    {
      const JctToken *token = jct_tokens_get (reader->tokens, next);

      /* "2022-23" */
      if (token == NULL || !token->is_joined || token->kind != JCT_TOKEN_NUMBER)
        return 0;
      add_note (reader, JCT_SENTENCE_VAGUE_PERIOD);
      return next + 1;
    }
  if (is_list || !settle_span (reader, first, &last))
    {
      add_note (reader, JCT_SENTENCE_VAGUE_PERIOD);
      return after;
    }

  g_autofree char *a = date_to_text (first);
  g_autofree char *b = date_to_text (&last);

  set_period (reader, found, g_strconcat (a, "/", b, NULL));
  return after;
}

static guint
read_dated (Reader *reader, guint at, JctFoundPeriod *found)
{
  JctSentenceDate date;
  guint end = jct_sentence_read_date (reader->tokens, at, FALSE, &date), after;

  if (end == 0)
    return 0;
  found->span.first = at;
  if ((after = read_span (reader, end, &date, found)) > 0)
    return after;
  find_role (reader, found);
  if (date.unit == JCT_DATE_VAGUE || is_vague (reader, at, end))
    {
      add_note (reader, JCT_SENTENCE_VAGUE_PERIOD);
      return end;
    }
  if (!settle_year (reader, &date))
    return end;
  set_period (reader, found, date_to_text (&date));
  if (found->role == JCT_PERIOD_OF_RANGE && found->period.is_set)
    {
      if (date.unit == JCT_DATE_FISCAL || date.unit == JCT_DATE_SPAN)
        set_period (reader, found, NULL);
      else
        {
          g_autofree char *text = date_to_text (&date);

          set_period (reader, found, g_strconcat (text, "/..", NULL));
        }
    }
  return end;
}

/* ---- words reckoned from another time ---- */

static gboolean
set_relative (Reader *reader, JctFoundPeriod *found, char unit)
{
  JctSentenceDate date = { 0 };
  int month;

  if (unit == 'y' && get_article_year (reader, &date.year))
    {
      date.unit = JCT_DATE_YEAR;
      date.year--;
    }
  else if (unit == 'm' && get_article_month (reader, &date.year, &date.month))
    {
      date.unit = JCT_DATE_MONTH;
      date.year -= date.month == 1;
      date.month = date.month == 1 ? 12 : date.month - 1;
    }
  else if (unit == 'f' && get_article_month (reader, &date.year, &month))
    {
      date.unit = JCT_DATE_FISCAL;
      date.year += (reader->fiscal_start > 1 && month >= (int) reader->fiscal_start ? 1 : 0) - 1;
    }
  else
    return FALSE;
  set_period (reader, found, date_to_text (&date));
  add_note (reader, JCT_SENTENCE_BY_DATE);
  return TRUE;
}

/* "The year before the article" is no comparison. */
static gboolean
goes_on (const Reader *reader, guint end)
{
  static const char *const words[]
    = { "the", "a", "an", "its", "that", "this", "their", "it", "they", "he", "she", NULL };

  return jct_tokens_is_word (reader->tokens, end, words);
}

static guint
read_relative (Reader *reader, guint at, JctFoundPeriod *found)
{
  static const struct
  {
    const char *words;
    char unit;  /* of the article's date; '?' for what no date settles */
    int before; /* months before the period of the sentence */
  } phrases[] = {
    { "last year", 'y', 0 },
    { "last month", 'm', 0 },
    { "last fiscal year", 'f', 0 },
    { "this year", '?', 0 },
    { "this month", '?', 0 },
    { "this fiscal year", '?', 0 },
    { "the past year", '?', 0 },
    { "the past month", '?', 0 },
    { "the most recent fiscal year", '?', 0 },
    { "most recent fiscal year", '?', 0 },
    { "each year", '?', 0 },
    { "each month", '?', 0 },
    { "the year before", 0, 12 },
    { "a year before", 0, 12 },
    { "a year earlier", 0, 12 },
    { "the previous year", 0, 12 },
    { "the prior year", 0, 12 },
    { "one year earlier", 0, 12 },
    { "the preceding year", 0, 12 },
    { "the month before", 0, 1 },
    { "a month earlier", 0, 1 },
    { "the previous month", 0, 1 },
    { "the prior month", 0, 1 },
    { "the preceding month", 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      guint end = jct_tokens_match (reader->tokens, at, phrases[i].words);

      if (end == 0 || (phrases[i].before > 0 && goes_on (reader, end)))
        continue;
      found->span.first = at;
      found->before = phrases[i].before;
      find_role (reader, found);
      if (phrases[i].before > 0 && found->role == JCT_PERIOD_OF_FIGURE)
        found->role = JCT_PERIOD_OF_OTHER;
      if (phrases[i].before == 0 && !set_relative (reader, found, phrases[i].unit))
        add_note (reader, JCT_SENTENCE_NEEDS_DATE);
      return end;
    }
  return 0;
}

/* "The same period of 2022": the year of it is not the period. */
static guint
read_same (Reader *reader, guint at, JctFoundPeriod *found)
{
  static const char *const sames[] = { "same period", "same month", "same months", "same quarter",
                                       "same time",   "same span",  NULL };
  static const char *const steps[]
    = { "of", "in", "a", "the", "last", "year", "earlier", "before", NULL };
  guint end = jct_tokens_match_any (reader->tokens, at, sames);
  JctSentenceDate date;
  guint after;

  if (end == 0)
    return 0;
  while (jct_tokens_is_word (reader->tokens, end, steps))
    end++;
  after = jct_sentence_read_date (reader->tokens, end, TRUE, &date);
  found->span.first = at;
  found->role = JCT_PERIOD_OF_BASELINE;
  add_note (reader, JCT_SENTENCE_VAGUE_PERIOD);
  return after > 0 ? after : end;
}

GArray *
jct_sentence_read_periods (JctTokens *tokens, const JctEdtf *date, guint fiscal_start, guint *notes)
{
  Reader reader = { tokens, date, fiscal_start, notes };
  GArray *periods = g_array_new (FALSE, TRUE, sizeof (JctFoundPeriod));

  for (guint at = 0; at < tokens->tokens->len;)
    {
      JctFoundPeriod found = { 0 };
      guint end = read_same (&reader, at, &found);

      if (end == 0)
        end = read_relative (&reader, at, &found);
      if (end == 0)
        end = read_dated (&reader, at, &found);
      if (end == 0)
        {
          at++;
          continue;
        }
      found.span.end = end;
      jct_tokens_take (tokens, found.span);
      g_array_append_val (periods, found);
      at = end;
    }
  return periods;
}
