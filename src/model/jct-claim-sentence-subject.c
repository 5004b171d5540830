/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which values of the document a sentence names. A label of several words counts wherever it stands; a label of one word
 * only behind "from"; and such a label with an ending of English ("Chinese", "Mexican") before a word for people or cases.
 * "Southern border" is the one value that has "border" and a word that starts with "south". Of a dimension of which
 * several values are named, none is taken.
 */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

#include <string.h>

typedef struct
{
  char *dimension;
  char *value;
  JctTokenSpan span;
  gboolean is_people; /* "Chinese migrants": stronger than "from Mexico" beside it */
} Named;

static void
named_clear (Named *named)
{
  g_free (named->dimension);
  g_free (named->value);
}

static void
add_named (
  GArray *found, const char *dimension, const char *value, JctTokenSpan span, gboolean is_people)
{
  Named named = { g_strdup (dimension), g_strdup (value), span, is_people };

  for (guint i = 0; i < found->len; i++)
    {
      const Named *other = &g_array_index (found, Named, i);

      if (g_str_equal (other->dimension, dimension) && g_str_equal (other->value, value)
          && other->is_people >= is_people)
        {
          named_clear (&named);
          return;
        }
    }
  g_array_append_val (found, named);
}

/* ---- one label ---- */

/* The label's words, in lower case; a stop or bracket parts them. (transfer full) */
static char *
label_to_phrase (const char *label)
{
  g_autofree char *lower = g_utf8_strdown (label, -1);
  g_autoptr (GString) phrase = g_string_new (NULL);

  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isspace (letter))
        g_string_append_c (phrase, ' ');
      else if (g_unichar_isalnum (letter) || letter == '\'')
        g_string_append_unichar (phrase, letter);
      else
        g_string_append_printf (phrase, " %.*s ", (int) (g_utf8_next_char (c) - c), c);
    }
  return g_strdup (g_strstrip (phrase->str));
}

/* Whether `word` is the label with an ending: China, Chin-ese; Venezuela-n; Hondur-an. */
static gboolean
is_formed_from (const char *word, const char *label)
{
  static const char *const endings[] = { "ese", "ian", "an", "n", "i", "ish", NULL };
  gsize length = strlen (label), kept = length;

  if (length < 4)
    return FALSE;
  while (kept > 3 && strchr ("aeious", label[kept - 1]) != NULL && length - kept < 2)
    kept--;
  for (gsize stem = length; stem >= kept; stem--)
    for (guint i = 0; endings[i] != NULL; i++)
      if (strlen (word) == stem + strlen (endings[i]) && strncmp (word, label, stem) == 0
          && strcmp (word + stem, endings[i]) == 0)
        return TRUE;
  return FALSE;
}

/* Words that a sentence has for other reasons; and what is counted, which the definitions say. */
static gboolean
is_common (const char *phrase)
{
  static const char *const words[]
    = { "other",     "others", "all", "total", "unknown", "none", "any",
        "elsewhere", "yes",    "no",  "male",  "female",  "both", NULL };

  return strlen (phrase) < 4 || g_strv_contains (words, phrase)
         || g_strv_contains (jct_sentence_people, phrase);
}

/* "Chinese and Mexican migrants", "from China and Mexico": more than the one is meant, known here or not. */
static gboolean
is_one_of_several (const JctTokens *tokens, guint first, guint end)
{
  static const char *const links[] = { "and", "or", ",", "nor", NULL };
  const JctToken *before = first > 1 ? jct_tokens_get (tokens, first - 2) : NULL;
  const JctToken *behind = jct_tokens_get (tokens, end + 1);

  return (before != NULL && before->is_capital && jct_tokens_is_word (tokens, first - 1, links))
         || (behind != NULL && behind->is_capital && jct_tokens_is_word (tokens, end, links));
}

static void
look_for_label (const JctTokens *tokens,
                const char *phrase,
                const char *dimension,
                const char *value,
                GArray *found)
{
  static const char *const elsewhere[] = { "to", "with", "by", "to the", NULL };
  gboolean is_one = strchr (phrase, ' ') == NULL;
  const char *last = strrchr (phrase, ' ') != NULL ? strrchr (phrase, ' ') + 1 : phrase;

  for (guint at = 0; at < tokens->tokens->len; at++)
    {
      const JctToken *token = jct_tokens_get (tokens, at);
      guint end = jct_tokens_match (tokens, at, phrase);

      if (end > 0
          && (is_one
                ? token->is_capital && jct_tokens_match_before (tokens, at, "from") != G_MAXUINT
                : !jct_tokens_is_before (tokens, at, elsewhere)))
        add_named (found, dimension, value, (JctTokenSpan){ at, end }, FALSE);
      else if (token->is_capital && is_formed_from (token->text, last)
               && jct_tokens_is_word (tokens, at + 1, jct_sentence_people))
        add_named (found, dimension, value, (JctTokenSpan){ at, at + 1 }, TRUE);
    }
}

/* "The southern border", "southwest border", "northern border". */
static void
look_for_border (const JctTokens *tokens,
                 const char *phrase,
                 const char *dimension,
                 const char *value,
                 GArray *found)
{
  static const char *const sides[] = { "south", "north", "east", "west", NULL };

  if (!g_str_has_suffix (phrase, " border"))
    return;
  for (guint at = 0; at < tokens->tokens->len; at++)
    for (guint i = 0; sides[i] != NULL; i++)
      if (g_str_has_prefix (phrase, sides[i])
          && g_str_has_prefix (jct_tokens_get (tokens, at)->text, sides[i])
          && jct_tokens_match (tokens, at + 1, "border") > 0)
        add_named (found, dimension, value, (JctTokenSpan){ at, at + 2 }, FALSE);
}

static void
look_for_values (const JctTokens *tokens, const JctTable *table, GArray *found)
{
  for (guint d = 0; d < jct_table_get_n_dimensions (table); d++)
    for (guint code = 0; code < jct_table_get_n_values (table, d); code++)
      {
        g_autofree char *phrase = label_to_phrase (jct_table_get_value_label (table, d, code));
        const char *name = jct_table_get_dimension_name (table, d);
        const char *value = jct_table_get_value (table, d, code);

        if (is_common (phrase))
          continue;
        look_for_label (tokens, phrase, name, value, found);
        look_for_border (tokens, phrase, name, value, found);
      }
}

/* ---- all ---- */

/* Whether another value of the dimension is named as strongly: then neither is taken. */
static gboolean
has_rival (GArray *found, const Named *named, guint *notes)
{
  for (guint i = 0; i < found->len; i++)
    {
      const Named *other = &g_array_index (found, Named, i);

      if (!g_str_equal (other->dimension, named->dimension)
          || g_str_equal (other->value, named->value))
        continue;
      *notes |= 1u << JCT_SENTENCE_SEVERAL_SUBJECTS;
      if (other->is_people >= named->is_people)
        return TRUE;
    }
  return FALSE;
}

/* More values are looked through than any table of categories has: a table of names is none. */
#define MAX_VALUES 5000

static gboolean
is_small (const JctTable *table)
{
  for (guint d = 0; d < jct_table_get_n_dimensions (table); d++)
    if (jct_table_get_n_values (table, d) > MAX_VALUES)
      return FALSE;
  return TRUE;
}

static gboolean
names_others (const JctTokens *tokens)
{
  static const char *const phrases[] = { "other countries",
                                         "many countries",
                                         "other nationalities",
                                         "all nationalities",
                                         "all countries",
                                         "several countries",
                                         NULL };

  for (guint at = 0; at < tokens->tokens->len; at++)
    if (jct_tokens_match_any (tokens, at, phrases) > 0)
      return TRUE;
  return FALSE;
}

void
jct_sentence_read_subject (const JctTokens *tokens,
                           const JctDocument *document,
                           JctFilter *where,
                           GArray *spans,
                           guint *notes)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (Named));
  gboolean has_others = names_others (tokens);

  g_array_set_clear_func (found, (GDestroyNotify) named_clear);
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    if (is_small (jct_document_get_table (document, i)))
      look_for_values (tokens, jct_document_get_table (document, i), found);
  for (guint i = 0; i < found->len; i++)
    {
      const Named *named = &g_array_index (found, Named, i);
      const JctToken *last = jct_tokens_get (tokens, named->span.end - 1);
      gboolean is_place = g_str_equal (last->text, "border");

      if (has_rival (found, named, notes))
        continue;
      /* "Arrivals from China rose, with those from many other countries." */
      if (!is_place
          && (has_others || is_one_of_several (tokens, named->span.first, named->span.end)))
        {
          *notes |= 1u << JCT_SENTENCE_SEVERAL_SUBJECTS;
          continue;
        }
      jct_filter_add (where, named->dimension, named->value);
      g_array_append_val (spans, named->span);
    }
  if (jct_filter_is_empty (where)
      && (*notes & (1u << JCT_SENTENCE_SEVERAL_SUBJECTS | 1u << JCT_SENTENCE_NO_STATEMENT)) == 0)
    *notes |= 1u << JCT_SENTENCE_NO_SUBJECT;
}

/* ---- what is counted ---- */

static gboolean
defines (const JctDocument *document, const char *stem)
{
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    {
      const JctDefinition *definition = jct_document_get_definition (document, i);
      const char *texts[]
        = { definition->title, definition->description, definition->unit, definition->measure };

      for (gsize t = 0; t < G_N_ELEMENTS (texts); t++)
        {
          g_autofree char *lower = texts[t] != NULL ? g_utf8_strdown (texts[t], -1) : NULL;

          if (lower != NULL && strstr (lower, stem) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

const JctToken *
jct_sentence_find_other_measure (const JctTokens *tokens, const JctDocument *document)
{
  static const char *const stems[]
    = { "deport", "remov", "releas", "visa",    "detain", "detention",
        "died",   "death", "living", "deaths",  "asylum", "repatriat",
        "killed", "court", "econom", "convict", NULL };

  if (jct_document_get_n_definitions (document) == 0)
    return NULL;
  for (guint at = 0; at < tokens->tokens->len; at++)
    for (guint i = 0; stems[i] != NULL; i++)
      if (g_str_has_prefix (jct_tokens_get (tokens, at)->text, stems[i])
          && !defines (document, stems[i]))
        return jct_tokens_get (tokens, at);
  return NULL;
}
