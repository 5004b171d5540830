/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that say how exactly a number is meant, before it and behind it. */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

typedef struct
{
  const char *words;
  JctClaimQualifier qualifier;
} Phrase;

static const Phrase phrases_before[] = {
  { "more than", JCT_CLAIM_MORE_THAN },
  { "greater than", JCT_CLAIM_MORE_THAN },
  { "higher than", JCT_CLAIM_MORE_THAN },
  { "over", JCT_CLAIM_MORE_THAN },
  { "above", JCT_CLAIM_MORE_THAN },
  { "in excess of", JCT_CLAIM_MORE_THAN },
  { "upwards of", JCT_CLAIM_MORE_THAN },
  { "exceeding", JCT_CLAIM_MORE_THAN },
  { "exceeded", JCT_CLAIM_MORE_THAN },
  { "just over", JCT_CLAIM_JUST_OVER },
  { "just above", JCT_CLAIM_JUST_OVER },
  { "just more than", JCT_CLAIM_JUST_OVER },
  { "slightly over", JCT_CLAIM_JUST_OVER },
  { "slightly more than", JCT_CLAIM_JUST_OVER },
  { "a little over", JCT_CLAIM_JUST_OVER },
  { "a little more than", JCT_CLAIM_JUST_OVER },
  { "little more than", JCT_CLAIM_JUST_OVER },
  { "nearly", JCT_CLAIM_NEARLY },
  { "just under", JCT_CLAIM_NEARLY },
  { "just below", JCT_CLAIM_NEARLY },
  { "slightly under", JCT_CLAIM_NEARLY },
  { "slightly less than", JCT_CLAIM_NEARLY },
  { "slightly fewer than", JCT_CLAIM_NEARLY },
  { "a little under", JCT_CLAIM_NEARLY },
  { "a little less than", JCT_CLAIM_NEARLY },
  { "approaching", JCT_CLAIM_NEARLY },
  { "almost", JCT_CLAIM_ALMOST },
  { "about", JCT_CLAIM_ABOUT },
  { "around", JCT_CLAIM_ABOUT },
  { "roughly", JCT_CLAIM_ABOUT },
  { "approximately", JCT_CLAIM_ABOUT },
  { "some", JCT_CLAIM_ABOUT },
  { "circa", JCT_CLAIM_ABOUT },
  { "close to", JCT_CLAIM_ABOUT },
  { "an estimated", JCT_CLAIM_ABOUT },
  { "estimated", JCT_CLAIM_ABOUT },
  { "~", JCT_CLAIM_ABOUT },
  { "exactly", JCT_CLAIM_EXACT },
  { "precisely", JCT_CLAIM_EXACT },
  { "at least", JCT_CLAIM_AT_LEAST },
  { "a minimum of", JCT_CLAIM_AT_LEAST },
  { "no fewer than", JCT_CLAIM_AT_LEAST },
  { "no less than", JCT_CLAIM_AT_LEAST },
  { "not less than", JCT_CLAIM_AT_LEAST },
  { "not fewer than", JCT_CLAIM_AT_LEAST },
  { "at most", JCT_CLAIM_AT_MOST },
  { "a maximum of", JCT_CLAIM_AT_MOST },
  { "no more than", JCT_CLAIM_AT_MOST },
  { "not more than", JCT_CLAIM_AT_MOST },
  { "up to", JCT_CLAIM_UP_TO },
  { "as many as", JCT_CLAIM_UP_TO },
  { "fewer than", JCT_CLAIM_FEWER_THAN },
  { "less than", JCT_CLAIM_FEWER_THAN },
  { "lower than", JCT_CLAIM_FEWER_THAN },
  { "under", JCT_CLAIM_FEWER_THAN },
  { "below", JCT_CLAIM_FEWER_THAN },
  /* Words for which no rule is stated. */
  { "barely", JCT_CLAIM_OTHER_QUALIFIER },
  { "hardly", JCT_CLAIM_OTHER_QUALIFIER },
  { "scarcely", JCT_CLAIM_OTHER_QUALIFIER },
  { "several", JCT_CLAIM_OTHER_QUALIFIER },
  { "a few", JCT_CLAIM_OTHER_QUALIFIER },
  { "only", JCT_CLAIM_NO_QUALIFIER },
  { "nowhere near", JCT_CLAIM_OTHER_QUALIFIER },
  { "not nearly", JCT_CLAIM_OTHER_QUALIFIER },
  { "not about", JCT_CLAIM_OTHER_QUALIFIER },
  { "not exactly", JCT_CLAIM_OTHER_QUALIFIER },
  { "not over", JCT_CLAIM_AT_MOST },
  { "not almost", JCT_CLAIM_OTHER_QUALIFIER },
  { "not", JCT_CLAIM_OTHER_QUALIFIER },
};

static const Phrase phrases_behind[] = {
  { "or more", JCT_CLAIM_AT_LEAST },     { "or above", JCT_CLAIM_AT_LEAST },
  { "+", JCT_CLAIM_AT_LEAST },           { "at least", JCT_CLAIM_AT_LEAST },
  { "or fewer", JCT_CLAIM_AT_MOST },     { "or less", JCT_CLAIM_AT_MOST },
  { "at most", JCT_CLAIM_AT_MOST },      { "or so", JCT_CLAIM_ABOUT },
  { "or thereabouts", JCT_CLAIM_ABOUT },
};

/* Between the word and its number: "almost a total of", "over the". */
static guint
step_over (const JctTokens *tokens, guint end)
{
  static const char *const fillers[]
    = { "a total of", "total of", "a record", "a record of", "a combined", NULL };

  for (guint i = 0; fillers[i] != NULL; i++)
    {
      guint start = jct_tokens_match_before (tokens, end, fillers[i]);

      if (start != G_MAXUINT)
        return start;
    }
  return end;
}

JctClaimQualifier
jct_sentence_find_qualifier (const JctTokens *tokens,
                             guint end,
                             JctTokenSpan *words,
                             const char **other)
{
  JctClaimQualifier qualifier = JCT_CLAIM_NO_QUALIFIER;
  guint last = step_over (tokens, end), first = last;

  for (gsize i = 0; i < G_N_ELEMENTS (phrases_before); i++)
    {
      guint start = jct_tokens_match_before (tokens, last, phrases_before[i].words);

      if (start == G_MAXUINT || start >= first || jct_tokens_get (tokens, start)->is_taken)
        continue;
      first = start;
      qualifier = phrases_before[i].qualifier;
      if (other != NULL)
        *other = qualifier == JCT_CLAIM_OTHER_QUALIFIER ? phrases_before[i].words : NULL;
    }
  /* "Ten times as many as 5,000" is no "up to". */
  if (qualifier == JCT_CLAIM_UP_TO && jct_tokens_match_before (tokens, first, "times") != G_MAXUINT)
    qualifier = JCT_CLAIM_NO_QUALIFIER;
  *words
    = qualifier != JCT_CLAIM_NO_QUALIFIER ? (JctTokenSpan){ first, last } : (JctTokenSpan){ 0, 0 };
  return qualifier;
}

/* Words on both sides that do not say the same have no rule together. */
static void
qualify_number (JctTokens *tokens, JctNumber *number)
{
  JctClaimQualifier qualifier
    = jct_sentence_find_qualifier (tokens, number->span.first, &number->before,
                                   &number->qualifier_name);

  /* "Hundreds" is the qualifier itself; what stands before it changes it, and no rule says how. */
  if (number->use == JCT_NUMBER_VAGUE)
    {
      if (qualifier == JCT_CLAIM_NO_QUALIFIER)
        return;
      number->qualifier = JCT_CLAIM_OTHER_QUALIFIER;
      number->qualifier_name = jct_tokens_get (tokens, number->before.first)->text;
      return;
    }
  number->qualifier = qualifier;
  for (gsize i = 0; i < G_N_ELEMENTS (phrases_behind); i++)
    {
      guint end = jct_tokens_match (tokens, number->span.end, phrases_behind[i].words);

      if (end == 0)
        continue;
      number->after = (JctTokenSpan){ number->span.end, end };
      if (qualifier == JCT_CLAIM_NO_QUALIFIER)
        number->qualifier = phrases_behind[i].qualifier;
      else if (qualifier != phrases_behind[i].qualifier)
        {
          number->qualifier = JCT_CLAIM_OTHER_QUALIFIER;
          number->qualifier_name = phrases_behind[i].words;
        }
      return;
    }
}

void
jct_sentence_qualify (JctTokens *tokens, GArray *numbers)
{
  static const char *const earlier[]
    = { "up from", "down from", "compared with", "compared to", "versus", "from", "against", NULL };

  for (guint i = 0; i < numbers->len; i++)
    {
      JctNumber *number = &g_array_index (numbers, JctNumber, i);
      guint first;

      if (number->use == JCT_NUMBER_SKIPPED)
        continue;
      qualify_number (tokens, number);
      jct_tokens_take (tokens, number->before);
      jct_tokens_take (tokens, number->after);
      first
        = number->before.end > 0 ? number->before.first : step_over (tokens, number->span.first);
      number->is_earlier = !number->has_value_to && jct_tokens_is_before (tokens, first, earlier);
    }
}

JctClaimQualifier
jct_sentence_find_expectation (const JctTokens *tokens, JctTokenSpan *word)
{
  static const char *const mays[] = { "may", "might", "could", NULL };
  static const char *const likelies[] = { "likely", "probably", "expected to", NULL };

  for (guint i = 0; i < tokens->tokens->len; i++)
    {
      const JctToken *token = jct_tokens_get (tokens, i);
      guint likely = jct_tokens_match_any (tokens, i, likelies);

      if (token->is_taken || token->is_capital)
        continue;
      *word = (JctTokenSpan){ i, likely > 0 ? likely : i + 1 };
      if (likely > 0)
        return JCT_CLAIM_LIKELY;
      if (jct_tokens_is_word (tokens, i, mays))
        return JCT_CLAIM_MAY;
    }
  *word = (JctTokenSpan){ 0, 0 };
  return JCT_CLAIM_NO_QUALIFIER;
}
