/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

#include <string.h>

const char *const jct_sentence_people[]
  = { "people",    "persons",      "nationals",     "migrants",    "immigrants",
      "citizens",  "arrests",      "encounters",    "crossings",   "arrivals",
      "removals",  "deportations", "expulsions",    "releases",    "cases",
      "families",  "children",     "adults",        "individuals", "asylum",
      "refugees",  "detentions",   "apprehensions", "men",         "women",
      "returnees", "travellers",   "travelers",     NULL };

void
jct_tokens_free (JctTokens *tokens)
{
  if (tokens == NULL)
    return;
  g_string_chunk_free (tokens->texts);
  g_array_unref (tokens->tokens);
  g_free (tokens);
}

const JctToken *
jct_tokens_get (const JctTokens *tokens, guint at)
{
  return at < tokens->tokens->len ? &g_array_index (tokens->tokens, JctToken, at) : NULL;
}

/* ---- characters ---- */

/* No-break, thin and narrow spaces part the groups of a number; so does a plain one. */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00a0 || c == 0x2009 || c == 0x202f;
}

static gboolean
are_digits (const char *at, const char *end, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (at + i >= end || !g_ascii_isdigit (at[i]))
      return FALSE;
  return at + n >= end || !g_ascii_isdigit (at[n]);
}

/* The bytes of the one character between two groups of digits, 0 where none follows. A plain space groups only where
 * its digits do not belong to a day of a month or a name, which the caller knows. */
static gsize
measure_group (const char *at, const char *end, gboolean may_space)
{
  gunichar c;
  gsize length;

  if (at >= end)
    return 0;
  c = g_utf8_get_char (at);
  length = (gsize) (g_utf8_next_char (at) - at);
  if (c != ',' && c != 0x00a0 && c != 0x2009 && c != 0x202f && !(c == ' ' && may_space))
    return 0;
  return are_digits (at + length, end, 3) ? length : 0;
}

/* ---- numbers ---- */

/* Digits of a number from `at`, its groups taken out. What is neither English notation nor without groups is unclear. */
static const char *
scan_number (const char *at, const char *end, gboolean may_space, GString *digits, JctToken *token)
{
  gsize n = 0, group;
  gboolean is_grouped = FALSE;

  while (at < end && g_ascii_isdigit (*at))
    {
      g_string_append_c (digits, *at++);
      n++;
    }
  token->is_plain = TRUE;
  token->is_unclear = n > 15 || (n > 1 && digits->str[0] == '0');
  while (n <= 3 && digits->len < 16 && (group = measure_group (at, end, may_space)) > 0)
    {
      g_string_append_len (digits, at + group, 3);
      at += group + 3;
      is_grouped = TRUE;
      token->is_plain = FALSE;
    }
  /* What is left: a decimal point, or signs that no number has here. */
  if (at + 1 < end && *at == '.' && g_ascii_isdigit (at[1]))
    {
      gsize n_decimals = 0;

      g_string_append_c (digits, *at++);
      for (; at < end && g_ascii_isdigit (*at); n_decimals++)
        g_string_append_c (digits, *at++);
      token->is_plain = FALSE;
      token->is_unclear
        |= (n_decimals == 3 && !is_grouped && digits->str[0] != '0') || n_decimals > 6;
    }
  while (at + 1 < end && strchr (".,:/", *at) != NULL && g_ascii_isdigit (at[1]))
    {
      token->is_unclear = TRUE;
      token->is_plain = FALSE;
      for (at++; at < end && g_ascii_isdigit (*at);)
        at++;
    }
  return at;
}

static gboolean
groups_by_space (const JctTokens *tokens)
{
  static const char *const names[]
    = { "jan",   "january",   "feb",  "february", "mar",  "march",    "apr",    "april",
        "may",   "jun",       "june", "jul",      "july", "aug",      "august", "sep",
        "sept",  "september", "oct",  "october",  "nov",  "november", "dec",    "december",
        "title", "section",   "fy",   "year",     ".",    NULL };

  return tokens->tokens->len == 0 || !jct_tokens_is_word (tokens, tokens->tokens->len - 1, names);
}

/* ---- words ---- */

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static const char *
scan_word (const char *at, const char *end)
{
  while (at < end)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      gboolean is_apostrophe
        = (c == '\'' || c == 0x2019) && next < end && is_letter (g_utf8_get_char (next));

      if (!is_letter (c) && !g_ascii_isdigit (*at) && !is_apostrophe)
        break;
      at = next;
    }
  return at;
}

static char *
fold_word (const char *text, gsize length)
{
  g_autofree char *lower = g_utf8_strdown (text, (gssize) length);
  g_auto (GStrv) parts = g_strsplit (lower, "’", -1);

  return g_strjoinv ("'", parts);
}

/* ---- clauses ---- */

/* A full stop of "U.S." or "Dec." ends nothing. */
static gboolean
ends_clause (const JctTokens *tokens, const JctToken *mark, const char *text, const char *end)
{
  const JctToken *before
    = tokens->tokens->len > 0 ? jct_tokens_get (tokens, tokens->tokens->len - 1) : NULL;

  if (strchr (",;:()!?", *mark->text) != NULL || g_str_equal (mark->text, "—"))
    return TRUE;
  if (g_str_equal (mark->text, "–"))
    return !mark->is_joined;
  return *mark->text == '.' && before != NULL && before->end - before->start > 4
         && (text >= end || is_space (g_utf8_get_char (text)));
}

static const char *
scan_token (JctTokens *tokens, const char *at, const char *end, JctToken *token)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *folded = NULL;
  const char *start = at;
  gunichar c = g_utf8_get_char (at);

  token->kind = JCT_TOKEN_MARK;
  if (g_ascii_isdigit (*at))
    {
      token->kind = JCT_TOKEN_NUMBER;
      at = scan_number (at, end, groups_by_space (tokens), digits, token);
      /* "20th", "10x": a word, of the number as it stands. */
      if (at < end && is_letter (g_utf8_get_char (at)))
        token->kind = JCT_TOKEN_WORD;
      else
        {
          token->text = g_string_chunk_insert (tokens->texts, digits->str);
          return at;
        }
      at = scan_word (at, end);
    }
  else if (is_letter (c))
    {
      token->kind = JCT_TOKEN_WORD;
      token->is_capital = g_unichar_isupper (c);
      at = scan_word (at, end);
    }
  else
    at = g_utf8_next_char (at);
  folded = fold_word (start, (gsize) (at - start));
  token->text = g_string_chunk_insert (tokens->texts, folded);
  return at;
}

JctTokens *
jct_tokens_new (const char *text, gsize length)
{
  static const char *const joins[] = { "while", "but", "whereas", "and", NULL };
  JctTokens *tokens = g_new0 (JctTokens, 1);
  const char *at = text, *end = text + length;
  guint clause = 0;
  gboolean is_joined = FALSE;

  tokens->texts = g_string_chunk_new (1024);
  tokens->tokens = g_array_new (FALSE, TRUE, sizeof (JctToken));
  while (at < end)
    {
      JctToken token = { .start = (gsize) (at - text), .is_joined = is_joined };

      if (is_space (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          is_joined = FALSE;
          continue;
        }
      at = scan_token (tokens, at, end, &token);
      token.end = (gsize) (at - text);
      if (token.kind == JCT_TOKEN_MARK && ends_clause (tokens, &token, at, end))
        clause++;
      if (token.kind == JCT_TOKEN_WORD && g_strv_contains (joins, token.text))
        clause++;
      token.clause = clause;
      g_array_append_val (tokens->tokens, token);
      is_joined = TRUE;
    }
  return tokens;
}

/* ---- phrases ---- */

guint
jct_tokens_match (const JctTokens *tokens, guint at, const char *phrase)
{
  while (*phrase != '\0')
    {
      gsize length = strcspn (phrase, " ");
      const JctToken *token = jct_tokens_get (tokens, at);

      if (token != NULL && token->is_joined && g_str_equal (token->text, "-") && *phrase != '-')
        token = jct_tokens_get (tokens, ++at);
      if (token == NULL || strlen (token->text) != length
          || strncmp (token->text, phrase, length) != 0)
        return 0;
      at++;
      phrase += length;
      while (*phrase == ' ')
        phrase++;
    }
  return at;
}

guint
jct_tokens_match_any (const JctTokens *tokens, guint at, const char *const *phrases)
{
  guint best = 0;

  for (; *phrases != NULL; phrases++)
    best = MAX (best, jct_tokens_match (tokens, at, *phrases));
  return best;
}

guint
jct_tokens_match_before (const JctTokens *tokens, guint end, const char *phrase)
{
  guint n = 1;

  for (const char *c = phrase; *c != '\0'; c++)
    n += *c == ' ';
  if (n > end || jct_tokens_match (tokens, end - n, phrase) != end)
    return G_MAXUINT;
  return end - n;
}

gboolean
jct_tokens_is_before (const JctTokens *tokens, guint end, const char *const *phrases)
{
  for (; *phrases != NULL; phrases++)
    if (jct_tokens_match_before (tokens, end, *phrases) != G_MAXUINT)
      return TRUE;
  return FALSE;
}

gboolean
jct_tokens_is_word (const JctTokens *tokens, guint at, const char *const *words)
{
  const JctToken *token = jct_tokens_get (tokens, at);

  return token != NULL && g_strv_contains (words, token->text);
}

void
jct_tokens_take (JctTokens *tokens, JctTokenSpan span)
{
  for (guint i = span.first; i < span.end; i++)
    g_array_index (tokens->tokens, JctToken, i).is_taken = TRUE;
}
