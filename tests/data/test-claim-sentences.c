/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sentences of the bundled claims, read by the program and held to what was curated by hand:
 * whatever it finds is right; how much it finds is said in the test's messages.
 */
#include <gio/gio.h>
#include <locale.h>

#include "io/jct-reader.h"
#include "model/jct-claim-sentence.h"

typedef enum
{
  FIELD_KIND,
  FIELD_VALUE,
  FIELD_QUALIFIER,
  FIELD_PERIOD,
  FIELD_DIRECTION,
  FIELD_SUBJECT,
  N_FIELDS,
} Field;

static const char *const field_names[]
  = { "kind", "value", "qualifier", "period", "direction", "subject" };

typedef struct
{
  guint n_curated[N_FIELDS];
  guint n_found[N_FIELDS];
  guint n_wrong;
} Score;

static JctDocument *
load (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("JCT_PROJECT_DIR"), "data", "datasets",
                                            "us-china-repatriation.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  JctDocument *document = jct_document_load (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
count (Score *score,
       const JctClaim *claim,
       Field field,
       gboolean is_curated,
       gboolean is_found,
       gboolean is_equal)
{
  score->n_curated[field] += is_curated;
  score->n_found[field] += is_found && is_equal;
  if (!is_found || is_equal)
    return;
  score->n_wrong++;
  g_test_message ("%s: a wrong %s in “%s”", claim->id, field_names[field], claim->text);
}

/* A word of "unqualified" or "exact" stands in no sentence. */
static gboolean
has_word (const JctClaim *claim)
{
  return claim->qualifier != JCT_CLAIM_NO_QUALIFIER && claim->qualifier != JCT_CLAIM_UNQUALIFIED
         && claim->qualifier != JCT_CLAIM_EXACT;
}

static gboolean
agree_in_period (const JctClaim *curated, const JctClaim *found)
{
  JctClaimPeriod earlier, later;

  if (found->baseline.is_set && !curated->baseline.is_set)
    return jct_claim_get_compared (curated, &earlier, &later)
           && jct_claim_period_equal (&earlier, &found->baseline)
           && (!found->period.is_set || jct_claim_period_equal (&later, &found->period));
  return jct_claim_period_equal (&curated->period, &found->period);
}

/* What is outside of these data was curated without values. */
static void
count_subject (Score *score, const JctClaim *curated, const JctClaim *found)
{
  for (guint i = 0; curated->checkable && i < jct_filter_get_n_dimensions (curated->where); i++)
    {
      const char *name = jct_filter_get_dimension (curated->where, i);
      const char *const *values = jct_filter_get_values (found->where, name);

      count (score, curated, FIELD_SUBJECT, TRUE, values != NULL,
             values != NULL && jct_filter_has_value (curated->where, name, values[0])
               && values[1] == NULL);
    }
  for (guint i = 0; curated->checkable && i < jct_filter_get_n_dimensions (found->where); i++)
    if (!jct_filter_has_dimension (curated->where, jct_filter_get_dimension (found->where, i)))
      count (score, curated, FIELD_SUBJECT, FALSE, TRUE, FALSE);
}

static void
compare (Score *score, const JctClaim *curated, const JctClaimSentence *sentence)
{
  const JctClaim *found = g_ptr_array_index (sentence->claims, 0);
  gboolean has_trend = found->trend != JCT_DIRECTION_NOT_STATED;

  g_assert_cmpuint (sentence->claims->len, ==, 1);
  count (score, curated, FIELD_KIND, TRUE, sentence->has_statement, found->kind == curated->kind);
  if (curated->kind == JCT_CLAIM_RATIO && sentence->has_statement)
    count (score, curated, FIELD_KIND, FALSE, TRUE, found->reading == curated->reading);
  count (score, curated, FIELD_VALUE, curated->has_value, found->has_value,
         curated->has_value && found->value == curated->value);
  count (score, curated, FIELD_QUALIFIER, has_word (curated), has_word (found),
         found->qualifier == curated->qualifier);
  count (score, curated, FIELD_PERIOD, curated->period.is_set,
         found->period.is_set || found->baseline.is_set, agree_in_period (curated, found));
  count (score, curated, FIELD_DIRECTION, curated->trend != JCT_DIRECTION_NOT_STATED,
         has_trend && curated->trend != JCT_DIRECTION_NOT_STATED, found->trend == curated->trend);
  count_subject (score, curated, found);
  /* A figure that these data do not hold is not put to them. */
  if (!curated->checkable && found->has_value)
    g_assert_false (found->checkable && found->period.is_set);
}

static void
test_bundled (void)
{
  g_autoptr (JctDocument) document = load ();
  Score score = { 0 };
  guint n_curated = 0, n_found = 0;

  for (guint i = 0; i < jct_document_get_n_claims (document); i++)
    {
      const JctClaim *claim = jct_document_get_claim (document, i);
      const JctSource *source = jct_document_find_source (document, claim->source);
      JctEdtf date;
      gboolean has_date = source->date != NULL && jct_edtf_parse (source->date, &date, NULL);
      g_autoptr (JctClaimSentence) sentence
        = jct_claim_sentence_read (claim->text, document, has_date ? &date : NULL);

      g_assert_true (has_date);
      compare (&score, claim, sentence);
    }
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_test_message ("%s: %u of %u found", field_names[i], score.n_found[i], score.n_curated[i]);
      n_curated += score.n_curated[i];
      n_found += score.n_found[i];
    }
  g_test_message ("together %u of %u (%.0f%%), %u wrong", n_found, n_curated,
                  100.0 * n_found / n_curated, score.n_wrong);
  g_assert_cmpuint (score.n_wrong, ==, 0);
  /* As much as is found today: less would be a loss. */
  g_assert_cmpuint (score.n_found[FIELD_VALUE], >=, 12);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-sentences/bundled", test_bundled);
  return g_test_run ();
}
