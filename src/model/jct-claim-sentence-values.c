/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in digits and in words, as such: what they are numbers of is not looked at here. */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

#include <string.h>

typedef struct
{
  const char *word;
  double value;
} Word;

static const Word units[]
  = { { "one", 1 },        { "two", 2 },       { "three", 3 },    { "four", 4 },
      { "five", 5 },       { "six", 6 },       { "seven", 7 },    { "eight", 8 },
      { "nine", 9 },       { "ten", 10 },      { "eleven", 11 },  { "twelve", 12 },
      { "thirteen", 13 },  { "fourteen", 14 }, { "fifteen", 15 }, { "sixteen", 16 },
      { "seventeen", 17 }, { "eighteen", 18 }, { "nineteen", 19 } };
static const Word tens[]
  = { { "twenty", 20 }, { "thirty", 30 },  { "forty", 40 },  { "fifty", 50 },
      { "sixty", 60 },  { "seventy", 70 }, { "eighty", 80 }, { "ninety", 90 } };
static const Word scales[] = {
  { "hundred", 1e2 }, { "thousand", 1e3 }, { "million", 1e6 }, { "billion", 1e9 }, { "dozen", 12 }
};

static gboolean
find_word (const Word *words, gsize n, const JctToken *token, double *value)
{
  for (gsize i = 0; token != NULL && i < n; i++)
    if (g_str_equal (words[i].word, token->text))
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

/* "six", "twenty", "twenty-five". */
static guint
read_small (const JctTokens *tokens, guint at, double *value)
{
  double unit;

  if (find_word (units, G_N_ELEMENTS (units), jct_tokens_get (tokens, at), value))
    return at + 1;
  if (!find_word (tens, G_N_ELEMENTS (tens), jct_tokens_get (tokens, at), value))
    return 0;
  at++;
  if (jct_tokens_match (tokens, at, "-") > 0)
    at++;
  else if (jct_tokens_get (tokens, at) == NULL)
    return at;
  if (find_word (units, 9, jct_tokens_get (tokens, at), &unit))
    {
      *value += unit;
      return at + 1;
    }
  return jct_tokens_match (tokens, at - 1, "-") > 0 ? at - 1 : at;
}

/* The word for a scale, a hyphen before it allowed: "two-million". */
static guint
read_scale (const JctTokens *tokens, guint at, double *scale)
{
  const JctToken *token = jct_tokens_get (tokens, at);

  if (token != NULL && token->is_joined && g_str_equal (token->text, "-"))
    at++;
  return find_word (scales, G_N_ELEMENTS (scales), jct_tokens_get (tokens, at), scale) ? at + 1 : 0;
}

/* "and fifty" of "two hundred and fifty"; also "and a half" of "two and a half million". */
static guint
read_rest (const JctTokens *tokens, guint at, double below, double *value)
{
  guint end = jct_tokens_match (tokens, at, "and");
  double rest, scale;
  guint after = read_small (tokens, end > 0 ? end : at, &rest);

  if (after == 0)
    return 0;
  end = read_scale (tokens, after, &scale);
  if (end > 0 && scale < below && scale != 12)
    {
      guint last;

      rest *= scale;
      after = end;
      last = scale > 100 ? read_rest (tokens, after, scale, &rest) : 0;
      if (last == 0 && scale == 100)
        last = read_rest (tokens, after, 100, &rest);
      after = last > 0 ? last : after;
    }
  else if (end > 0)
    return 0;
  if (rest >= below)
    return 0;
  *value += rest;
  return after;
}

static guint
read_words (const JctTokens *tokens, guint at, double *value)
{
  static const char *const articles[] = { "a", "an", NULL };
  double scale;
  guint end = read_small (tokens, at, value), after;
  gboolean is_article = FALSE;

  if (end == 0 && jct_tokens_is_word (tokens, at, articles))
    {
      *value = 1;
      end = at + 1;
      is_article = TRUE;
    }
  if (end == 0)
    return 0;
  after = jct_tokens_match (tokens, end, "and a half");
  if (after > 0 && read_scale (tokens, after, &scale) > 0)
    {
      *value += 0.5;
      end = after;
    }
  after = read_scale (tokens, end, &scale);
  if (after == 0)
    return is_article ? 0 : end;
  *value *= scale;
  end = after;
  /* "Two hundred thousand". */
  after = scale == 100 ? read_scale (tokens, end, &scale) : 0;
  if (after > 0 && scale > 100)
    {
      *value *= scale;
      end = after;
    }
  after = scale != 12 ? read_rest (tokens, end, scale, value) : 0;
  return after > 0 ? after : end;
}

static guint
read_half (const JctTokens *tokens, guint at, double *value)
{
  static const struct
  {
    const char *words;
    double part;
  } parts[] = { { "half a", 0.5 },          { "half of a", 0.5 },  { "a half", 0.5 },
                { "a quarter of a", 0.25 }, { "a quarter", 0.25 }, { "three quarters of a", 0.75 },
                { "one and a half", 1.5 } };
  double scale;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint end = jct_tokens_match (tokens, at, parts[i].words);

      if (end > 0 && (end = read_scale (tokens, end, &scale)) > 0)
        {
          *value = parts[i].part * scale;
          return end;
        }
    }
  return 0;
}

guint
jct_sentence_read_amount (const JctTokens *tokens, guint at, double *value, gboolean *is_unclear)
{
  const JctToken *token = jct_tokens_get (tokens, at);
  guint end = read_half (tokens, at, value);
  double scale;

  *is_unclear = FALSE;
  if (token == NULL || end > 0)
    return end;
  if (token->kind == JCT_TOKEN_WORD && g_str_has_suffix (token->text, "k")
      && strspn (token->text, "0123456789.") == strlen (token->text) - 1
      && strlen (token->text) > 1)
    {
      *value = 1000 * g_ascii_strtod (token->text, NULL);
      return at + 1;
    }
  if (token->kind != JCT_TOKEN_NUMBER)
    return read_words (tokens, at, value);
  *value = g_ascii_strtod (token->text, NULL);
  *is_unclear = token->is_unclear;
  end = read_scale (tokens, at + 1, &scale);
  if (end == 0)
    return at + 1;
  *value *= scale;
  /* "1.234 million" has one reading, "37.000" has not. */
  *is_unclear = token->is_unclear && strchr (token->text, '.') == NULL;
  return end;
}

guint
jct_sentence_read_vague (const JctTokens *tokens, guint at, JctClaimQualifier *qualifier)
{
  static const struct
  {
    const char *words;
    JctClaimQualifier qualifier;
  } vague[] = { { "tens of thousands", JCT_CLAIM_TENS_OF_THOUSANDS },
                { "hundreds of thousands", JCT_CLAIM_HUNDREDS_OF_THOUSANDS },
                { "dozens", JCT_CLAIM_DOZENS },
                { "hundreds", JCT_CLAIM_HUNDREDS },
                { "thousands", JCT_CLAIM_THOUSANDS },
                { "millions", JCT_CLAIM_MILLIONS } };
  /* Each is less than the word alone would be taken as, or more. */
  static const char *const unknown[] = { "tens of millions", "hundreds of millions",
                                         "thousands of thousands", "dozens of thousands", NULL };
  guint end = jct_tokens_match_any (tokens, at, unknown);

  *qualifier = JCT_CLAIM_OTHER_QUALIFIER;
  for (gsize i = 0; end == 0 && i < G_N_ELEMENTS (vague); i++)
    if ((end = jct_tokens_match (tokens, at, vague[i].words)) > 0)
      *qualifier = vague[i].qualifier;
  return end;
}

guint
jct_sentence_read_fraction (const JctTokens *tokens, guint at, double *percent)
{
  static const struct
  {
    const char *words;
    double percent;
  } fractions[]
    = { { "a third", 100.0 / 3 }, { "one third", 100.0 / 3 }, { "two thirds", 200.0 / 3 },
        { "a quarter", 25 },      { "one quarter", 25 },      { "three quarters", 75 },
        { "a fifth", 20 },        { "one fifth", 20 },        { "two fifths", 40 },
        { "three fifths", 60 },   { "four fifths", 80 },      { "a tenth", 10 },
        { "one tenth", 10 },      { "a half", 50 },           { "one half", 50 },
        { "half of", 50 } };

  for (gsize i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      guint end = jct_tokens_match (tokens, at, fractions[i].words);

      if (end > 0)
        {
          *percent = fractions[i].percent;
          return end;
        }
    }
  return 0;
}
