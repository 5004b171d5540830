/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sentences read as claims. Each line of the table is a sentence and what is found in it, in short:
 * for each claim its kind, value, qualifier, @period, <baseline and >within; then what was skipped
 * and why. The article is of 29 April 2024.
 */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "model/jct-claim-sentence.h"

static JctEdtf
article_date (void)
{
  JctEdtf date;

  g_assert_true (jct_edtf_parse ("2024-04-29", &date, NULL));
  return date;
}

/* ---- in short ---- */

static void
append_period (GString *text, char sign, const JctClaimPeriod *period)
{
  g_autofree char *name = jct_claim_period_to_text (period);

  if (name != NULL)
    g_string_append_printf (text, " %c%s", sign, name);
}

static void
append_value (GString *text, const JctClaim *claim)
{
  char value[G_ASCII_DTOSTR_BUF_SIZE];

  if (!claim->has_value)
    return;
  g_string_append_printf (text, " %s",
                          g_ascii_formatd (value, sizeof value, "%.10g", claim->value));
  if (claim->has_value_to)
    g_string_append_printf (text, "..%s",
                            g_ascii_formatd (value, sizeof value, "%.10g", claim->value_to));
  if (claim->percent)
    g_string_append_c (text, '%');
}

static void
append_claim (GString *text, const JctClaim *claim)
{
  const char *qualifier = jct_claim_get_qualifier_name (claim);

  g_string_append (text, jct_claim_get_kind_name (claim));
  if (claim->kind == JCT_CLAIM_RATIO)
    g_string_append_printf (text, " %s", jct_ratio_reading_to_name (claim->reading));
  if (claim->trend != JCT_DIRECTION_NOT_STATED)
    g_string_append (text, claim->trend == JCT_DIRECTION_UP ? " up" : " down");
  if (claim->kind == JCT_CLAIM_RANK)
    g_string_append_printf (text, " %s%u", claim->lowest ? "lowest" : "highest", claim->place);
  append_value (text, claim);
  if (qualifier != NULL)
    g_string_append_printf (text, " %s", qualifier);
  append_period (text, '@', &claim->period);
  append_period (text, '<', &claim->baseline);
  append_period (text, '>', &claim->within);
}

static char *
shorten (const JctClaimSentence *sentence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; sentence->has_statement && i < sentence->claims->len; i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      append_claim (text, g_ptr_array_index (sentence->claims, i));
    }
  for (guint i = 0; i < sentence->parts->len; i++)
    {
      const JctClaimPart *part = &g_array_index (sentence->parts, JctClaimPart, i);

      if (part->kind == JCT_CLAIM_PART_SKIPPED)
        g_string_append_printf (text, "%s!%s", text->len > 0 ? " " : "",
                                jct_skipped_reason_to_name (part->reason));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the table ---- */

static const struct
{
  const char *sentence;
  const char *found;
} table[] = {
#include "claim-sentences.h"
};

static void
test_table (void)
{
  JctEdtf date = article_date ();

  g_assert_cmpuint (G_N_ELEMENTS (table), >=, 120);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JctClaimSentence) sentence
        = jct_claim_sentence_read (table[i].sentence, NULL, &date);
      g_autofree char *found = shorten (sentence);

      if (strcmp (found, table[i].found) != 0)
        {
          g_test_message ("%s\n  expected: %s\n  found:    %s", table[i].sentence, table[i].found,
                          found);
          g_test_fail ();
        }
    }
}

/* ---- places ---- */

/* The text of the first part of that kind. */
static char *
find_part (const JctClaimSentence *sentence, JctClaimPartKind kind)
{
  for (guint i = 0; i < sentence->parts->len; i++)
    {
      const JctClaimPart *part = &g_array_index (sentence->parts, JctClaimPart, i);

      if (part->kind == kind)
        return g_strndup (sentence->text + part->start, part->end - part->start);
    }
  return NULL;
}

static void
assert_part (const JctClaimSentence *sentence, JctClaimPartKind kind, const char *expected)
{
  g_autofree char *part = find_part (sentence, kind);

  g_assert_cmpstr (part, ==, expected);
}

static void
test_places (void)
{
  g_autoptr (JctClaimSentence) sentence = jct_claim_sentence_read (
    "“Ünïcödé” — mehr als: Title 42 aside, nearly 10 times more than in 2022.", NULL, NULL);

  assert_part (sentence, JCT_CLAIM_PART_NUMBER, "10");
  assert_part (sentence, JCT_CLAIM_PART_QUALIFIER, "nearly");
  assert_part (sentence, JCT_CLAIM_PART_COMPARISON, "times more than");
  assert_part (sentence, JCT_CLAIM_PART_PERIOD, "2022");
  assert_part (sentence, JCT_CLAIM_PART_SKIPPED, "42");
}

/* ---- texts that were not meant as sentences ---- */

static void
assert_sound (const char *text)
{
  JctEdtf date = article_date ();
  g_autoptr (JctClaimSentence) sentence = jct_claim_sentence_read (text, NULL, &date);
  gsize end = 0;

  g_assert_true (g_utf8_validate (sentence->text, -1, NULL));
  g_assert_cmpuint (sentence->claims->len, >=, 1);
  g_assert_cmpuint (sentence->claims->len, <=, JCT_CLAIM_SENTENCE_STATEMENTS);
  for (guint i = 0; i < sentence->parts->len; i++)
    {
      const JctClaimPart *part = &g_array_index (sentence->parts, JctClaimPart, i);

      g_assert_cmpuint (part->start, >=, end);
      g_assert_cmpuint (part->end, >, part->start);
      g_assert_cmpuint (part->end, <=, JCT_CLAIM_SENTENCE_MAX);
      g_assert_true (
        g_utf8_validate (sentence->text + part->start, (gssize) (part->end - part->start), NULL));
      end = part->end;
    }
  for (guint i = 0; i < sentence->claims->len; i++)
    {
      const JctClaim *claim = g_ptr_array_index (sentence->claims, i);

      g_assert_true (isfinite (claim->value) && isfinite (claim->value_to));
      g_assert_nonnull (jct_claim_get_kind_name (claim));
    }
}

static char *
repeat (const char *text, guint n)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_hostile (void)
{
  static const char *const texts[] = { "\xff\xfe",
                                       "\x01\x02\x1b[31m 5,000 \x7f",
                                       "وصل 5,000 شخص في 2023 ‮abc‬",
                                       "😀 5,000 😀 in 2023 👩‍👩‍👧 more than",
                                       "12345678901234567890123456789012345678901234567890",
                                       "more than more than more than",
                                       "between between and and to to - - –",
                                       "of of in in since fiscal year fiscal fy FY",
                                       "%%%% $$$$ ,,,, ....",
                                       "1e308 1e999 NaN inf -inf 0x7f",
                                       "0 00 000 0.0 0,000",
                                       "a a a an half a half of a quarter of a",
                                       "ten ten ten times times fold -fold tenfold fold",
                                       "hundred thousand million billion dozen and a half",
                                       "the year before the year before a month earlier",
                                       "2022-2023-2024-13-45",
                                       "in December, of , of 2023",
                                       "5,000\xe2\x80",
                                       "e\xcc\x81\xcc\x81\xcc\x81 12" };
  static const char *const units[]
    = { "5,000 ",         "9",          "a hundred thousand and ", "“", "in 2023 ",
        "between 1 and ", "more than ", "\xf0\x9f\x98\x80",        ", " };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_sound (texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *ten_thousand = repeat (units[i], 10000);
      g_autofree char *megabyte = repeat (units[i], (1 << 20) / (guint) strlen (units[i]));
      g_autofree char *few = repeat (units[i], 40);

      assert_sound (ten_thousand);
      assert_sound (megabyte);
      assert_sound (few);
    }
}

/* Words of the vocabulary in any order: whatever they come to, it is sound. */
static void
test_any_order (void)
{
  static const char *const words[]
    = { "more",    "than",     "in",      "2023",     "5,000", "between", "and",     "to",
        "from",    "fiscal",   "year",    "December", "of",    "ten",     "times",   "fold",
        "-",       "percent",  "a",       "third",    "half",  "record",  "highest", "since",
        "the",     "before",   "doubled", "rose",     "fell",  "by",      "up",      "down",
        "hundred", "thousand", "May",     ",",        "$",     "%",       "first",   "quarter",
        "months",  "same",     "period",  "Q1",       "5",     "31" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint n = g_rand_int_range (random, 1, 25); n > 0; n--)
        g_string_append_printf (text, "%s%s",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                g_rand_boolean (random) ? " " : "");
      assert_sound (text->str);
    }
}

/* ---- what is said ---- */

static void
assert_note (const char *text, JctSentenceNote note, gboolean with_date)
{
  JctEdtf date = article_date ();
  g_autoptr (JctClaimSentence) sentence
    = jct_claim_sentence_read (text, NULL, with_date ? &date : NULL);

  if ((sentence->notes & (1u << note)) == 0)
    g_error ("no note %s: %s", jct_sentence_note_to_name (note), text);
  g_assert_cmpstr (jct_sentence_note_to_sentence (note), !=, "");
}

static void
test_notes (void)
{
  assert_note ("Nothing is said.", JCT_SENTENCE_NO_STATEMENT, TRUE);
  assert_note ("5,000 people came.", JCT_SENTENCE_NO_PERIOD, TRUE);
  assert_note ("5,000 people came in 2022 or in 2023.", JCT_SENTENCE_SEVERAL_PERIODS, TRUE);
  assert_note ("5,000 people came last year.", JCT_SENTENCE_NEEDS_DATE, FALSE);
  assert_note ("5,000 people came in December.", JCT_SENTENCE_NEEDS_DATE, FALSE);
  assert_note ("5,000 people came in April.", JCT_SENTENCE_NEEDS_DATE, TRUE);
  assert_note ("5,000 people came in December.", JCT_SENTENCE_BY_DATE, TRUE);
  assert_note ("5,000 people came in early 2023.", JCT_SENTENCE_VAGUE_PERIOD, TRUE);
  assert_note ("Arrivals doubled in 2023.", JCT_SENTENCE_NO_BASELINE, TRUE);
  assert_note ("In 2023 5,000 people may come.", JCT_SENTENCE_EXPECTATION, TRUE);
  assert_note ("A third of them came in 2023.", JCT_SENTENCE_FRACTION, TRUE);
  assert_note ("They rose and fell in 2023.", JCT_SENTENCE_BOTH_WAYS, TRUE);

  g_autofree char *text = repeat ("5,000 people came in 2023. ", 30);

  assert_note (text, JCT_SENTENCE_TOO_LONG, TRUE);
}

/* ---- the document's values ---- */

static JctDocument *
make_document (void)
{
  static const char *const values[] = { "CHINA", "MEXICO", "NIGER", "NIGERIA", "OTHER" };
  static const char *const labels[] = { "China", "Mexico", "Niger", "Nigeria", "Other" };
  static const char *const borders[]
    = { "Southwest Land Border", "Northern Land Border", "Elsewhere" };
  JctTableBuilder *builder = jct_table_builder_new ("t", jct_period_kind (JCT_PERIOD_MONTH, 1));
  guint citizenship = jct_table_builder_add_dimension (builder, "citizenship", NULL);
  guint border = jct_table_builder_add_dimension (builder, "border", NULL);
  JctDocumentBuilder *document = jct_document_builder_new ("datapackage");
  JctDefinition *definition = jct_definition_new ();
  JctDocument *finished;

  jct_table_builder_add_measure (builder, "n", NULL, "encounters", JCT_MEASURE_INTEGER);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      jct_table_builder_set_value_label (builder, citizenship, values[i], labels[i]);
      jct_table_builder_add_row (builder, 24000 + (gint32) i);
      jct_table_builder_set_code (builder, citizenship,
                                  jct_table_builder_intern (builder, citizenship, values[i], -1));
      jct_table_builder_set_code (builder, border,
                                  jct_table_builder_intern (builder, border, borders[i % 3], -1));
    }
  g_assert_true (jct_document_builder_take_table (
    document, jct_table_builder_finish (builder, FALSE, NULL, NULL, NULL), NULL));
  definition->id = g_strdup ("all");
  definition->title = g_strdup ("All encounters");
  definition->table = g_strdup ("t");
  definition->measure = g_strdup ("n");
  g_assert_true (jct_document_builder_take_definition (document, definition, NULL));
  finished = jct_document_builder_finish (document, NULL);
  g_assert_nonnull (finished);
  jct_table_builder_free (builder);
  jct_document_builder_free (document);
  return finished;
}

static void
test_subjects (void)
{
  static const struct
  {
    const char *sentence, *citizenship, *border;
  } cases[] = {
    { "5,000 Chinese nationals", "CHINA", NULL },
    { "5,000 Mexican migrants at the southern border", "MEXICO", "Southwest Land Border" },
    { "5,000 Chinese nationals at the southwest border", "CHINA", "Southwest Land Border" },
    { "5,000 people from China", "CHINA", NULL },
    { "5,000 Chinese nationals came from Mexico", "CHINA", NULL },
    { "5,000 Chinese and Mexican migrants", NULL, NULL },
    { "5,000 Turkish and Mexican migrants", NULL, NULL },
    { "5,000 people from China and Turkey", NULL, NULL },
    { "5,000 Chinese citizens, 3,000 Mexican citizens", NULL, NULL },
    { "5,000 people from China, and from Mexico", NULL, NULL },
    { "5,000 people were removed to China", NULL, NULL },
    { "China said 5,000", NULL, NULL },
    { "Chinese officials counted 5,000", NULL, NULL },
    { "5,000 Nigerian migrants", NULL, NULL },
    { "5,000 people from China and many other countries", NULL, NULL },
    { "Other people, 5,000 at the northern border", NULL, "Northern Land Border" },
  };
  g_autoptr (JctDocument) document = make_document ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JctClaimSentence) sentence
        = jct_claim_sentence_read (cases[i].sentence, document, NULL);
      const JctClaim *claim = g_ptr_array_index (sentence->claims, 0);
      const char *names[] = { "citizenship", "border" };
      const char *expected[] = { cases[i].citizenship, cases[i].border };

      for (guint d = 0; d < 2; d++)
        {
          const char *const *found = jct_filter_get_values (claim->where, names[d]);

          if (g_strcmp0 (found != NULL ? found[0] : NULL, expected[d]) != 0
              || (found != NULL && found[0] != NULL && found[1] != NULL))
            g_error ("%s: %s, not %s", cases[i].sentence, found != NULL ? found[0] : "none",
                     expected[d] != NULL ? expected[d] : "none");
        }
    }
}

static void
test_other_measure (void)
{
  g_autoptr (JctDocument) document = make_document ();
  g_autoptr (JctClaimSentence) other
    = jct_claim_sentence_read ("288 people were removed in 2023.", document, NULL);
  g_autoptr (JctClaimSentence) ours
    = jct_claim_sentence_read ("288 people were met in 2023.", document, NULL);

  g_assert_false (((JctClaim *) g_ptr_array_index (other->claims, 0))->checkable);
  g_assert_true ((other->notes & (1u << JCT_SENTENCE_OTHER_MEASURE)) != 0);
  g_assert_true (((JctClaim *) g_ptr_array_index (ours->claims, 0))->checkable);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-sentence/table", test_table);
  g_test_add_func ("/claim-sentence/places", test_places);
  g_test_add_func ("/claim-sentence/hostile", test_hostile);
  g_test_add_func ("/claim-sentence/any-order", test_any_order);
  g_test_add_func ("/claim-sentence/notes", test_notes);
  g_test_add_func ("/claim-sentence/subjects", test_subjects);
  g_test_add_func ("/claim-sentence/other-measure", test_other_measure);
  return g_test_run ();
}
