/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-claim-sentence.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *label;
} Entry;

static const Entry kinds[JCT_N_CLAIM_PART_KINDS] = {
  [JCT_CLAIM_PART_NUMBER] = { "number", NC_ ("part of a sentence", "Number") },
  [JCT_CLAIM_PART_QUALIFIER] = { "qualifier", NC_ ("part of a sentence", "Qualifier") },
  [JCT_CLAIM_PART_PERIOD] = { "period", NC_ ("part of a sentence", "Period") },
  [JCT_CLAIM_PART_COMPARISON] = { "comparison", NC_ ("part of a sentence", "Comparison") },
  [JCT_CLAIM_PART_SUBJECT] = { "subject", NC_ ("part of a sentence", "Subject") },
  [JCT_CLAIM_PART_SKIPPED] = { "skipped", NC_ ("part of a sentence", "Not taken") },
};

static const Entry reasons[JCT_N_SKIPPED_REASONS] = {
  [JCT_SKIPPED_NOT] = { NULL, NULL },
  [JCT_SKIPPED_YEAR] = { "year", NC_ ("number not taken", "it may be a year") },
  [JCT_SKIPPED_AGE] = { "age", NC_ ("number not taken", "an age") },
  [JCT_SKIPPED_DURATION] = { "duration", NC_ ("number not taken", "a length of time") },
  [JCT_SKIPPED_MONEY] = { "money", NC_ ("number not taken", "an amount of money") },
  [JCT_SKIPPED_NAME] = { "name", NC_ ("number not taken", "part of a name") },
  [JCT_SKIPPED_CLOCK] = { "clock", NC_ ("number not taken", "a time of day") },
  [JCT_SKIPPED_MEASURE] = { "measure", NC_ ("number not taken", "a measure, not a count") },
  [JCT_SKIPPED_ORDER] = { "order", NC_ ("number not taken", "it says which, not how many") },
  [JCT_SKIPPED_RATE]
  = { "rate", NC_ ("number not taken", "a mean, or a number for each day or month") },
  [JCT_SKIPPED_UNCLEAR]
  = { "unclear", NC_ ("number not taken", "it can be read in more than one way") },
};

static const Entry notes[JCT_N_SENTENCE_NOTES] = {
  [JCT_SENTENCE_NO_STATEMENT]
  = { "no_statement", N_ ("No number and no comparison was found in the sentence.") },
  [JCT_SENTENCE_NO_PERIOD]
  = { "no_period", N_ ("For one of its statements at least, the sentence names no period.") },
  [JCT_SENTENCE_SEVERAL_PERIODS]
  = { "several_periods",
      N_ ("There are several periods, and it is not clear which of them a number belongs to.") },
  [JCT_SENTENCE_NEEDS_DATE]
  = { "needs_date", N_ ("A period depends on the date of the article, which is not given or does "
                        "not settle it.") },
  [JCT_SENTENCE_BY_DATE]
  = { "by_date", N_ ("A period was reckoned from the date of the article: the latest such time "
                     "before it.") },
  [JCT_SENTENCE_VAGUE_PERIOD]
  = { "vague_period", N_ ("A period is not stated exactly, and was left out.") },
  [JCT_SENTENCE_NO_BASELINE]
  = { "no_baseline",
      N_ ("The sentence compares, and the period that it compares with was not found.") },
  [JCT_SENTENCE_NO_SUBJECT]
  = { "no_subject",
      N_ ("The sentence names none of the values of these data: all rows are counted.") },
  [JCT_SENTENCE_SEVERAL_SUBJECTS]
  = { "several_subjects",
      N_ (
        "The sentence names several values of one kind. Those that are not certain were left out.") },
  [JCT_SENTENCE_OTHER_MEASURE]
  = { "other_measure", N_ ("The sentence has a word for something that no definition of these data "
                           "counts, so it is not checked.") },
  [JCT_SENTENCE_EXPECTATION]
  = { "expectation", N_ ("The sentence also says what may be. Whether the number is meant so was "
                         "not decided.") },
  [JCT_SENTENCE_FRACTION]
  = { "fraction", N_ ("A part in words, such as “a third”, is taken as about.") },
  [JCT_SENTENCE_BOTH_WAYS]
  = { "both_ways", N_ ("The sentence has words for a rise and a fall, or denies one: no direction "
                       "was taken.") },
  [JCT_SENTENCE_TOO_LONG]
  = { "too_long", N_ ("The text is too long for one sentence, and was not read to its end. Give a "
                      "single sentence.") },
};

const char *
jct_claim_part_kind_to_name (JctClaimPartKind kind)
{
  g_return_val_if_fail ((guint) kind < JCT_N_CLAIM_PART_KINDS, NULL);

  return kinds[kind].name;
}

const char *
jct_claim_part_kind_to_label (JctClaimPartKind kind)
{
  g_return_val_if_fail ((guint) kind < JCT_N_CLAIM_PART_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "part of a sentence", kinds[kind].label);
}

const char *
jct_skipped_reason_to_name (JctSkippedReason reason)
{
  g_return_val_if_fail ((guint) reason < JCT_N_SKIPPED_REASONS, NULL);

  return reasons[reason].name;
}

const char *
jct_skipped_reason_to_label (JctSkippedReason reason)
{
  g_return_val_if_fail ((guint) reason < JCT_N_SKIPPED_REASONS, NULL);

  if (reasons[reason].label == NULL)
    return NULL;
  return g_dpgettext2 (GETTEXT_PACKAGE, "number not taken", reasons[reason].label);
}

const char *
jct_sentence_note_to_name (JctSentenceNote note)
{
  g_return_val_if_fail ((guint) note < JCT_N_SENTENCE_NOTES, NULL);

  return notes[note].name;
}

const char *
jct_sentence_note_to_sentence (JctSentenceNote note)
{
  g_return_val_if_fail ((guint) note < JCT_N_SENTENCE_NOTES, NULL);

  return g_dgettext (GETTEXT_PACKAGE, notes[note].label);
}
