/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratios, changes, records and trends. A number that a comparison has is no count any more. */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

#include <math.h>
#include <string.h>

#define WORDS static const char *const

JctDirection
jct_sentence_get_direction (const JctTokens *tokens, guint at)
{
  WORDS up[] = { "increase", "increases", "increased", "increasing",  "rise",    "rises",
                 "rose",     "risen",     "rising",    "grow",        "grows",   "grew",
                 "grown",    "growing",   "growth",    "climb",       "climbs",  "climbed",
                 "surge",    "surged",    "surging",   "jump",        "jumps",   "jumped",
                 "soar",     "soared",    "soaring",   "spike",       "spiked",  "influx",
                 "upward",   "upsurge",   "exploded",  "skyrocketed", "swelled", NULL };
  WORDS down[]
    = { "decrease", "decreases", "decreased", "decreasing", "falls",     "fell",      "fallen",
        "falling",  "drop",      "drops",     "dropped",    "dropping",  "decline",   "declines",
        "declined", "declining", "downward",  "plunge",     "plunged",   "plummeted", "shrank",
        "shrunk",   "dipped",    "reduce",    "reduced",    "reduction", "slumped",   NULL };
  WORDS seasons[] = { "the", "last", "this", "next", NULL };

  if (jct_tokens_is_word (tokens, at, up))
    return JCT_DIRECTION_UP;
  if (jct_tokens_is_word (tokens, at, down))
    return JCT_DIRECTION_DOWN;
  /* "Fall" is a time of the year too. */
  if (jct_tokens_match (tokens, at, "fall") > 0 && !jct_tokens_is_before (tokens, at, seasons))
    return JCT_DIRECTION_DOWN;
  return JCT_DIRECTION_NOT_STATED;
}

static JctComparison
start_comparison (JctClaimKind kind, guint first, guint end)
{
  JctComparison comparison = { 0 };

  comparison.span = (JctTokenSpan){ first, end };
  comparison.kind = kind;
  comparison.number = -1;
  comparison.value = NAN;
  return comparison;
}

static void
take (JctTokens *tokens, GArray *found, const JctComparison *comparison)
{
  jct_tokens_take (tokens, comparison->span);
  g_array_append_vals (found, comparison, 1);
}

/* ---- around a number ---- */

static guint
first_of (const JctNumber *number)
{
  return number->before.end > 0 ? number->before.first : number->span.first;
}

/* The word for a rise or fall right before: "rose by", "an increase of", "up"; where it stands. */
static JctDirection
find_before (const JctTokens *tokens, guint end, guint *at)
{
  WORDS links[] = { "by", "of", "a", "an", NULL };
  JctDirection direction;

  while (end > 0 && jct_tokens_is_word (tokens, end - 1, links))
    end--;
  if (end == 0)
    return JCT_DIRECTION_NOT_STATED;
  *at = end - 1;
  if (jct_tokens_match (tokens, *at, "up") > 0)
    return JCT_DIRECTION_UP;
  if (jct_tokens_match (tokens, *at, "down") > 0)
    return JCT_DIRECTION_DOWN;
  direction = jct_sentence_get_direction (tokens, *at);
  return direction;
}

static gboolean
has_than (const JctTokens *tokens, guint at)
{
  for (; at < tokens->tokens->len; at++)
    if (jct_tokens_match (tokens, at, "than") > 0)
      return TRUE;
  return FALSE;
}

/* Right behind: "20 percent increase", "20 percent more than". */
static JctDirection
find_behind (const JctTokens *tokens, guint at, guint *end)
{
  WORDS more[] = { "more than", "higher than", "greater than", "above that of", "higher", NULL };
  WORDS less[] = { "fewer than", "less than", "lower than", "below that of", "lower", NULL };
  WORDS fewer[] = { "fewer", "less", NULL };

  if ((*end = jct_tokens_match_any (tokens, at, more)) > 0)
    return JCT_DIRECTION_UP;
  if ((*end = jct_tokens_match_any (tokens, at, less)) > 0)
    return JCT_DIRECTION_DOWN;
  /* "20 percent more people arrived than": what is more stands between. */
  if ((*end = jct_tokens_match (tokens, at, "more")) > 0 && has_than (tokens, at))
    return JCT_DIRECTION_UP;
  if ((*end = jct_tokens_match_any (tokens, at, fewer)) > 0 && has_than (tokens, at))
    return JCT_DIRECTION_DOWN;
  *end = at + 1;
  return jct_sentence_get_direction (tokens, at);
}

static gboolean
read_change (JctTokens *tokens, GArray *found, JctNumber *number, guint index)
{
  guint at = 0, end = number->span.end;
  guint behind = number->after.end > 0 ? number->after.end : number->span.end;
  JctDirection trend = find_before (tokens, first_of (number), &at);
  JctComparison comparison;

  if (trend != JCT_DIRECTION_NOT_STATED)
    comparison = start_comparison (JCT_CLAIM_CHANGE, at, at + 1);
  else if ((trend = find_behind (tokens, behind, &end)) != JCT_DIRECTION_NOT_STATED)
    comparison = start_comparison (JCT_CLAIM_CHANGE, behind, end);
  else
    return FALSE;
  comparison.number = (int) index;
  comparison.trend = trend;
  number->is_compared = TRUE;
  take (tokens, found, &comparison);
  return TRUE;
}

static void
skip (JctNumber *number, guint end)
{
  number->use = JCT_NUMBER_SKIPPED;
  number->reason = JCT_SKIPPED_UNCLEAR;
  number->span.end = end;
}

/* "Ten times more than", "ten times as many", "grew ten times", "ten-fold". Else it is how often something happens. */
static void
read_ratio (JctTokens *tokens, GArray *found, JctNumber *number, guint index)
{
  WORDS more[] = { "more than", "more", "higher", "greater", "larger", "bigger", NULL };
  WORDS as_many[]
    = { "as many",   "as much",   "as high",    "as large", "as great", "the number", "the figure",
        "the total", "the level", "the amount", "that of",  "what",     NULL };
  guint times = jct_tokens_match (tokens, number->span.end, "times"), at = 0, end = 0;
  guint fold = jct_tokens_match (tokens, number->span.end, "fold");
  JctComparison comparison
    = start_comparison (JCT_CLAIM_RATIO, number->span.end, MAX (times, fold));
  JctDirection before = find_before (tokens, first_of (number), &at);
  JctDirection behind = jct_sentence_get_direction (tokens, MAX (times, fold));

  if (times == 0 && fold == 0)
    return;
  if (before == JCT_DIRECTION_DOWN || behind == JCT_DIRECTION_DOWN)
    {
      skip (number, comparison.span.end);
      return;
    }
  if (before == JCT_DIRECTION_UP || behind == JCT_DIRECTION_UP)
    comparison.reading = JCT_RATIO_FOLD_INCREASE;
  else if (times > 0 && (end = jct_tokens_match_any (tokens, times, more)) > 0)
    comparison.reading = JCT_RATIO_TIMES_MORE;
  else if (times > 0 && (end = jct_tokens_match_any (tokens, times, as_many)) == 0)
    {
      skip (number, times);
      return;
    }
  comparison.number = (int) index;
  comparison.span.end = MAX (comparison.span.end, end);
  number->is_compared = TRUE;
  take (tokens, found, &comparison);
}

static void
read_of_numbers (JctTokens *tokens, GArray *numbers, GArray *found)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      JctNumber *number = &g_array_index (numbers, JctNumber, i);

      if (number->use == JCT_NUMBER_COUNT)
        read_ratio (tokens, found, number, i);
      if (number->use != JCT_NUMBER_SKIPPED && number->use != JCT_NUMBER_VAGUE
          && !number->is_compared && !number->is_earlier)
        read_change (tokens, found, number, i);
    }
}

/* ---- words with a number in them ---- */

/* What "nearly" says of a half lies above it: the fewer, the more it is halved. */
static JctClaimQualifier
turn_round (JctClaimQualifier qualifier)
{
  if (qualifier == JCT_CLAIM_MORE_THAN)
    return JCT_CLAIM_FEWER_THAN;
  if (qualifier == JCT_CLAIM_NEARLY || qualifier == JCT_CLAIM_ALMOST)
    return JCT_CLAIM_JUST_OVER;
  if (qualifier == JCT_CLAIM_NO_QUALIFIER || qualifier == JCT_CLAIM_ABOUT
      || qualifier == JCT_CLAIM_EXACT)
    return qualifier;
  return JCT_CLAIM_OTHER_QUALIFIER;
}

/* "More than doubled" is "more than" and no number. */
static JctClaimQualifier
qualify (JctTokens *tokens, guint at, JctTokenSpan *words)
{
  JctClaimQualifier qualifier = jct_sentence_find_qualifier (tokens, at, words, NULL);

  jct_tokens_take (tokens, *words);
  return qualifier;
}

static gboolean
read_multiple (JctTokens *tokens, guint at, GArray *found)
{
  static const struct
  {
    const char *words;
    double value;
  } multiples[] = { { "doubled", 2 },           { "doubling", 2 },          { "tripled", 3 },
                    { "trebled", 3 },           { "tripling", 3 },          { "quadrupled", 4 },
                    { "quintupled", 5 },        { "halved", 0.5 },          { "halving", 0.5 },
                    { "twice as many", 2 },     { "twice as much", 2 },     { "twice as high", 2 },
                    { "twice the number", 2 },  { "double the number", 2 }, { "half as many", 0.5 },
                    { "half the number", 0.5 }, { "triple the number", 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (multiples); i++)
    {
      guint end = jct_tokens_match (tokens, at, multiples[i].words);
      JctComparison comparison = start_comparison (JCT_CLAIM_RATIO, at, end);

      if (end == 0)
        continue;
      comparison.value = multiples[i].value;
      comparison.qualifier = qualify (tokens, at, &comparison.qualified);
      if (multiples[i].value < 1)
        comparison.qualifier = turn_round (comparison.qualifier);
      take (tokens, found, &comparison);
      return TRUE;
    }
  return FALSE;
}

/* "Tenfold", "11fold". */
static gboolean
read_fold (JctTokens *tokens, guint at, GArray *found)
{
  static const char *const words[] = { "",      "",      "two",  "three", "four",   "five",  "six",
                                       "seven", "eight", "nine", "ten",   "eleven", "twelve" };
  const JctToken *token = jct_tokens_get (tokens, at);
  gsize length = strlen (token->text);
  JctComparison comparison = start_comparison (JCT_CLAIM_RATIO, at, at + 1);
  g_autofree char *stem = NULL;
  JctDirection direction;
  char *rest;
  guint before;

  if (length < 5 || !g_str_has_suffix (token->text, "fold"))
    return FALSE;
  stem = g_strndup (token->text, length - 4);
  comparison.value = g_ascii_strtod (stem, &rest);
  if (rest == stem || *rest != '\0' || !g_ascii_isdigit (*stem))
    comparison.value = NAN;
  for (guint i = 2; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], stem))
      comparison.value = i;
  if (isnan (comparison.value) || jct_sentence_get_direction (tokens, at + 1) == JCT_DIRECTION_DOWN)
    return FALSE;
  comparison.qualifier = qualify (tokens, at, &comparison.qualified);
  before = comparison.qualified.end > 0 ? comparison.qualified.first : at;
  direction = find_before (tokens, before, &before);
  if (direction == JCT_DIRECTION_DOWN)
    return FALSE;
  if (direction == JCT_DIRECTION_UP
      || jct_sentence_get_direction (tokens, at + 1) == JCT_DIRECTION_UP)
    comparison.reading = JCT_RATIO_FOLD_INCREASE;
  take (tokens, found, &comparison);
  return TRUE;
}

/* ---- records ---- */

static gboolean
read_rank (JctTokens *tokens, guint at, GArray *found)
{
  WORDS highs[] = { "record high",
                    "record number",
                    "record numbers",
                    "record spike",
                    "record month",
                    "record level",
                    "record total",
                    "record year",
                    "all time high",
                    "set a record",
                    "record surge",
                    "record peak",
                    NULL };
  WORDS lows[] = { "record low", "all time low", NULL };
  WORDS behind[]
    = { "number", "level", "total",   "count",  "figure", "month",  "since", "on record", "ever",
        "in",     "point", "monthly", "annual", "yearly", "of any", "daily", NULL };
  WORDS highest[] = { "highest", NULL };
  WORDS lowest[] = { "lowest", NULL };
  gboolean is_low;
  guint end, before = jct_tokens_match_any (tokens, at, lows);
  JctComparison comparison;

  is_low = before > 0;
  end = before > 0 ? before : jct_tokens_match_any (tokens, at, highs);
  if (end == 0 && jct_tokens_match (tokens, at, "record") > 0
      && jct_tokens_match_before (tokens, at, "a") != G_MAXUINT
      && jct_tokens_get (tokens, at + 1) != NULL && jct_tokens_get (tokens, at + 1)->is_taken)
    end = at + 1; /* "a record 6,000", "a record in December" */
  if (end == 0 && jct_tokens_match (tokens, at, "a record in") > 0)
    end = at + 2;
  if (end == 0
      && (jct_tokens_is_word (tokens, at, highest) || jct_tokens_is_word (tokens, at, lowest))
      && jct_tokens_match_any (tokens, at + 1, behind) > 0)
    {
      end = at + 1;
      is_low = jct_tokens_is_word (tokens, at, lowest);
    }
  if (end == 0)
    return FALSE;
  comparison = start_comparison (JCT_CLAIM_RANK, at, end);
  comparison.lowest = is_low;
  comparison.place = jct_tokens_match_before (tokens, at, "second") != G_MAXUINT
                         || jct_tokens_match_before (tokens, at, "second -") != G_MAXUINT
                       ? 2
                     : jct_tokens_match_before (tokens, at, "third") != G_MAXUINT
                         || jct_tokens_match_before (tokens, at, "third -") != G_MAXUINT
                       ? 3
                       : 1;
  take (tokens, found, &comparison);
  return TRUE;
}

/* ---- trends ---- */

static gboolean
is_negated (const JctTokens *tokens)
{
  WORDS words[]
    = { "not",     "no",     "without", "cannot", "never", "neither", "hardly", "didn't",  "don't",
        "doesn't", "hasn't", "haven't", "won't",  "isn't", "wasn't",  "if",     "whether", NULL };

  for (guint i = 0; i < tokens->tokens->len; i++)
    if (!jct_tokens_get (tokens, i)->is_taken && jct_tokens_is_word (tokens, i, words))
      return TRUE;
  return FALSE;
}

/* Words for a rise or fall where nothing else is stated. */
static void
read_trend (JctTokens *tokens, GArray *found, guint *notes)
{
  JctComparison comparison = start_comparison (JCT_CLAIM_TREND, 0, 0);
  gboolean is_both = is_negated (tokens);

  for (guint i = 0; i < tokens->tokens->len; i++)
    {
      JctDirection direction = jct_sentence_get_direction (tokens, i);

      if (direction == JCT_DIRECTION_NOT_STATED || jct_tokens_get (tokens, i)->is_taken)
        continue;
      if (comparison.span.end == 0)
        comparison.span = (JctTokenSpan){ i, i + 1 };
      is_both |= comparison.trend != JCT_DIRECTION_NOT_STATED && comparison.trend != direction;
      comparison.trend = direction;
    }
  if (comparison.span.end == 0)
    return;
  if (is_both)
    {
      comparison.trend = JCT_DIRECTION_NOT_STATED;
      *notes |= 1u << JCT_SENTENCE_BOTH_WAYS;
    }
  take (tokens, found, &comparison);
}

static gboolean
has_figure (GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, JctNumber, i).use != JCT_NUMBER_SKIPPED)
      return TRUE;
  return FALSE;
}

GArray *
jct_sentence_read_comparisons (JctTokens *tokens, GArray *numbers, guint *notes)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (JctComparison));

  read_of_numbers (tokens, numbers, found);
  for (guint at = 0; at < tokens->tokens->len; at++)
    if (!jct_tokens_get (tokens, at)->is_taken && !read_multiple (tokens, at, found)
        && !read_fold (tokens, at, found))
      read_rank (tokens, at, found);
  if (found->len == 0 && !has_figure (numbers))
    read_trend (tokens, found, notes);
  return found;
}
