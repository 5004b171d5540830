/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers found, put together: a claim for each statement, and the parts of the sentence that it rests on. */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

#include <math.h>
#include <string.h>

/* ---- parts ---- */

static JctClaimPart *
add_part (JctReading *reading, JctClaimPartKind kind, JctTokenSpan span)
{
  JctClaimPart part = { .kind = kind, .is_used = TRUE };

  if (span.end <= span.first)
    return NULL;
  part.start = jct_tokens_get (reading->tokens, span.first)->start;
  part.end = jct_tokens_get (reading->tokens, span.end - 1)->end;
  g_array_append_val (reading->sentence->parts, part);
  return &g_array_index (reading->sentence->parts, JctClaimPart, reading->sentence->parts->len - 1);
}

static gint
compare_parts (gconstpointer a, gconstpointer b)
{
  const JctClaimPart *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* In order; of parts that lie over each other the first and longest stays. */
static void
settle_parts (GArray *parts)
{
  gsize end = 0;

  g_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len;)
    {
      const JctClaimPart *part = &g_array_index (parts, JctClaimPart, i);

      if (part->start < end)
        g_array_remove_index (parts, i);
      else
        {
          end = part->end;
          i++;
        }
    }
}

static void
add_parts (JctReading *reading)
{
  for (guint i = 0; i < reading->numbers->len; i++)
    {
      const JctNumber *number = &g_array_index (reading->numbers, JctNumber, i);
      gboolean is_skipped = number->use == JCT_NUMBER_SKIPPED;
      JctClaimPart *part
        = add_part (reading, is_skipped ? JCT_CLAIM_PART_SKIPPED : JCT_CLAIM_PART_NUMBER,
                    number->span);

      part->reason = number->reason;
      part->is_used = !is_skipped;
      if (!is_skipped)
        {
          add_part (reading, JCT_CLAIM_PART_QUALIFIER, number->before);
          add_part (reading, JCT_CLAIM_PART_QUALIFIER, number->after);
        }
    }
  for (guint i = 0; i < reading->comparisons->len; i++)
    {
      const JctComparison *comparison = &g_array_index (reading->comparisons, JctComparison, i);

      add_part (reading, JCT_CLAIM_PART_COMPARISON, comparison->span);
      add_part (reading, JCT_CLAIM_PART_QUALIFIER, comparison->qualified);
    }
  for (guint i = 0; i < reading->periods->len; i++)
    {
      const JctFoundPeriod *period = &g_array_index (reading->periods, JctFoundPeriod, i);
      JctClaimPart *part = add_part (reading, JCT_CLAIM_PART_PERIOD, period->span);

      part->is_used = period->is_used;
    }
}

/* ---- statements ---- */

static JctClaim *
add_claim (JctReading *reading)
{
  JctClaim *claim = g_ptr_array_index (reading->sentence->claims, 0);

  if (reading->n_statements++ > 0)
    {
      claim = jct_claim_new ();
      claim->text = g_strdup (reading->sentence->text);
      claim->verbatim = TRUE;
      g_ptr_array_add (reading->sentence->claims, claim);
    }
  reading->sentence->has_statement = TRUE;
  return claim;
}

static void
set_found (JctReading *reading,
           JctFoundPeriod *found,
           JctClaimPeriod *period,
           JctSentenceNote missing)
{
  if (found == NULL)
    jct_sentence_add_note (reading, missing);
  else if (jct_sentence_settle_period (reading, found, period))
    found->is_used = TRUE;
  else if (found->before > 0)
    jct_sentence_add_note (reading, JCT_SENTENCE_NO_BASELINE);
}

static void
set_amount (JctReading *reading, JctClaim *claim, const JctNumber *number)
{
  claim->qualifier = number->qualifier;
  if (number->qualifier == JCT_CLAIM_OTHER_QUALIFIER)
    claim->qualifier_name = g_strdup (number->qualifier_name);
  if (number->use == JCT_NUMBER_VAGUE)
    return;
  claim->has_value = TRUE;
  claim->value = number->value;
  claim->has_value_to = number->has_value_to;
  claim->value_to = number->has_value_to ? number->value_to : 0;
  claim->percent = number->use != JCT_NUMBER_COUNT;
  if (number->use == JCT_NUMBER_FRACTION)
    {
      jct_sentence_add_note (reading, JCT_SENTENCE_FRACTION);
      if (number->qualifier == JCT_CLAIM_NO_QUALIFIER)
        claim->qualifier = JCT_CLAIM_ABOUT;
    }
}

/* A figure of an earlier time has the period right behind it or none: "up from 2,000 in 2022". "A year earlier" in its
 * clause is the number's before any that stands in another one. */
static void
read_count (JctReading *reading, const JctNumber *number)
{
  static const struct
  {
    JctPeriodRole role;
    JctReach reach;
    gboolean is_of_earlier;
  } steps[] = {
    { JCT_PERIOD_OF_FIGURE, JCT_REACH_BEHIND, TRUE },
    { JCT_PERIOD_OF_OTHER, JCT_REACH_BEHIND, TRUE },
    { JCT_PERIOD_OF_FIGURE, JCT_REACH_CLAUSE, FALSE },
    { JCT_PERIOD_OF_OTHER, JCT_REACH_CLAUSE, TRUE },
    { JCT_PERIOD_OF_FIGURE, JCT_REACH_FREE, FALSE },
    { JCT_PERIOD_OF_RANGE, JCT_REACH_FREE, FALSE },
  };
  JctClaim *claim = add_claim (reading);
  JctFoundPeriod *found = NULL;

  claim->kind = number->use == JCT_NUMBER_COUNT || number->use == JCT_NUMBER_VAGUE ? JCT_CLAIM_COUNT
                                                                                   : JCT_CLAIM_RATE;
  set_amount (reading, claim, number);
  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (steps); i++)
    if (!number->is_earlier || steps[i].is_of_earlier)
      found = jct_sentence_find_period (reading, number->span, steps[i].role, steps[i].reach);
  set_found (reading, found, &claim->period, JCT_SENTENCE_NO_PERIOD);
}

/* Two periods in one, or one and what it is compared with. */
static void
set_periods (JctReading *reading, JctClaim *claim, JctTokenSpan span)
{
  JctFoundPeriod *found
    = jct_sentence_find_period (reading, span, JCT_PERIOD_OF_FIGURE, JCT_REACH_FREE);
  JctFoundPeriod *baseline
    = jct_sentence_find_period (reading, span, JCT_PERIOD_OF_BASELINE, JCT_REACH_ANYWHERE);
  JctClaimPeriod earlier, later;

  if (baseline == NULL)
    baseline = jct_sentence_find_period (reading, span, JCT_PERIOD_OF_OTHER, JCT_REACH_ANYWHERE);
  /* "More than 37,000 in 2023, ten times more than in 2022": the comparison is of what the sentence is about. */
  if (found == NULL && baseline != NULL)
    found = jct_sentence_find_period (reading, span, JCT_PERIOD_OF_FIGURE, JCT_REACH_ANYWHERE);
  set_found (reading, found, &claim->period, JCT_SENTENCE_NO_PERIOD);
  if (baseline != NULL || !claim->period.is_set
      || !jct_claim_period_split (&claim->period, &earlier, &later))
    set_found (reading, baseline, &claim->baseline, JCT_SENTENCE_NO_BASELINE);
}

static void
read_comparison (JctReading *reading, const JctComparison *comparison)
{
  JctClaim *claim = add_claim (reading);
  JctFoundPeriod *found;

  claim->kind = comparison->kind;
  claim->reading = comparison->reading;
  claim->trend = comparison->trend;
  claim->lowest = comparison->lowest;
  claim->place = comparison->place;
  claim->qualifier = comparison->qualifier;
  if (comparison->number >= 0)
    set_amount (reading, claim,
                &g_array_index (reading->numbers, JctNumber, (guint) comparison->number));
  else if (!isnan (comparison->value))
    {
      claim->has_value = TRUE;
      claim->value = comparison->value;
    }
  if (comparison->kind == JCT_CLAIM_RATIO || comparison->kind == JCT_CLAIM_CHANGE)
    {
      set_periods (reading, claim, comparison->span);
      return;
    }
  found
    = jct_sentence_find_period (reading, comparison->span, JCT_PERIOD_OF_FIGURE, JCT_REACH_FREE);
  /* "249,785 in December, the highest on record": the one period that there is. */
  if (found == NULL && comparison->kind == JCT_CLAIM_RANK)
    found = jct_sentence_find_period (reading, comparison->span, JCT_PERIOD_OF_FIGURE,
                                      JCT_REACH_ANYWHERE);
  if (found == NULL && comparison->kind == JCT_CLAIM_TREND)
    found
      = jct_sentence_find_period (reading, comparison->span, JCT_PERIOD_OF_RANGE, JCT_REACH_FREE);
  set_found (reading, found, &claim->period, JCT_SENTENCE_NO_PERIOD);
  found = jct_sentence_find_period (reading, comparison->span,
                                    comparison->kind == JCT_CLAIM_RANK ? JCT_PERIOD_OF_RANGE
                                                                       : JCT_PERIOD_OF_BASELINE,
                                    JCT_REACH_ANYWHERE);
  if (found != NULL)
    set_found (reading, found,
               comparison->kind == JCT_CLAIM_RANK ? &claim->within : &claim->baseline,
               JCT_SENTENCE_NO_BASELINE);
}

static guint
count_statements (const JctReading *reading)
{
  guint n = reading->comparisons->len;

  for (guint i = 0; i < reading->numbers->len; i++)
    {
      const JctNumber *number = &g_array_index (reading->numbers, JctNumber, i);

      n += number->use != JCT_NUMBER_SKIPPED && !number->is_compared;
    }
  return n;
}

static guint
start_of_comparison (const JctReading *reading, guint at)
{
  const JctComparison *comparison;

  if (at >= reading->comparisons->len)
    return G_MAXUINT;
  comparison = &g_array_index (reading->comparisons, JctComparison, at);
  return comparison->span.first;
}

/* In the order of the sentence. */
static void
read_statements (JctReading *reading)
{
  guint next = 0;

  for (guint i = 0; i < reading->numbers->len; i++)
    {
      const JctNumber *number = &g_array_index (reading->numbers, JctNumber, i);

      while (start_of_comparison (reading, next) < number->span.first)
        read_comparison (reading, &g_array_index (reading->comparisons, JctComparison, next++));
      if (number->use != JCT_NUMBER_SKIPPED && !number->is_compared)
        read_count (reading, number);
    }
  while (next < reading->comparisons->len)
    read_comparison (reading, &g_array_index (reading->comparisons, JctComparison, next++));
}

/* "Some people", "most migrants": without a number of their own. */
static void
read_some (JctReading *reading)
{
  static const char *const words[] = { "some", "most", NULL };

  for (guint at = 0; at < reading->tokens->tokens->len; at++)
    {
      JctClaim *claim;

      if (!jct_tokens_is_word (reading->tokens, at, words)
          || !jct_tokens_is_word (reading->tokens, at + 1, jct_sentence_people))
        continue;
      claim = add_claim (reading);
      claim->qualifier
        = jct_tokens_match (reading->tokens, at, "some") > 0 ? JCT_CLAIM_SOME : JCT_CLAIM_MOST;
      claim->kind = claim->qualifier == JCT_CLAIM_SOME ? JCT_CLAIM_COUNT : JCT_CLAIM_RATE;
      add_part (reading, JCT_CLAIM_PART_QUALIFIER, (JctTokenSpan){ at, at + 1 });
      set_found (reading,
                 jct_sentence_find_period (reading, (JctTokenSpan){ at, at + 1 },
                                           JCT_PERIOD_OF_FIGURE, JCT_REACH_ANYWHERE),
                 &claim->period, JCT_SENTENCE_NO_PERIOD);
      return;
    }
}

/* What is expected is no count; beside a number it is not settled of which it is said. */
static void
read_expectation (JctReading *reading)
{
  JctTokenSpan word;
  JctClaimQualifier qualifier = jct_sentence_find_expectation (reading->tokens, &word);
  JctClaim *claim = g_ptr_array_index (reading->sentence->claims, 0);

  if (qualifier == JCT_CLAIM_NO_QUALIFIER)
    return;
  if (count_statements (reading) == 0
      || (reading->n_statements == 1 && claim->kind == JCT_CLAIM_TREND))
    {
      claim->qualifier = qualifier;
      add_part (reading, JCT_CLAIM_PART_QUALIFIER, word);
      return;
    }
  jct_sentence_add_note (reading, JCT_SENTENCE_EXPECTATION);
  add_part (reading, JCT_CLAIM_PART_QUALIFIER, word)->is_used = FALSE;
}

static void
apply_document (JctReading *reading, const JctDocument *document)
{
  g_autoptr (JctFilter) where = jct_filter_new ();
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (JctTokenSpan));
  const JctToken *other = jct_sentence_find_other_measure (reading->tokens, document);

  jct_sentence_read_subject (reading->tokens, document, where, spans, &reading->sentence->notes);
  for (guint i = 0; i < spans->len; i++)
    add_part (reading, JCT_CLAIM_PART_SUBJECT, g_array_index (spans, JctTokenSpan, i));
  if (other != NULL)
    jct_sentence_add_note (reading, JCT_SENTENCE_OTHER_MEASURE);
  for (guint i = 0; i < reading->sentence->claims->len; i++)
    {
      JctClaim *claim = g_ptr_array_index (reading->sentence->claims, i);

      jct_filter_free (claim->where);
      claim->where = jct_filter_copy (where);
      claim->checkable = other == NULL;
    }
}

/* ---- all ---- */

static gsize
limit_length (const char *text, guint *notes)
{
  gsize length = strlen (text);
  const char *end;

  if (length <= JCT_CLAIM_SENTENCE_MAX)
    return length;
  *notes |= 1u << JCT_SENTENCE_TOO_LONG;
  end = g_utf8_find_prev_char (text, text + JCT_CLAIM_SENTENCE_MAX + 1);
  return (gsize) (end - text);
}

JctClaimSentence *
jct_claim_sentence_read (const char *text, const JctDocument *document, const JctEdtf *date)
{
  JctClaimSentence *sentence;
  JctClaim *claim;
  g_autoptr (JctTokens) tokens = NULL;
  g_autoptr (GArray) periods = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GArray) comparisons = NULL;
  JctFoundPeriod *found;
  JctReading reading = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  sentence = g_new0 (JctClaimSentence, 1);
  sentence->text = g_utf8_make_valid (text, -1);
  sentence->parts = g_array_new (FALSE, FALSE, sizeof (JctClaimPart));
  sentence->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_free);
  claim = jct_claim_new ();
  claim->text = g_strdup (sentence->text);
  claim->verbatim = TRUE;
  g_ptr_array_add (sentence->claims, claim);

  tokens = jct_tokens_new (sentence->text, limit_length (sentence->text, &sentence->notes));
  periods
    = jct_sentence_read_periods (tokens, date,
                                 document != NULL ? jct_document_get_fiscal_start (document) : 1,
                                 &sentence->notes);
  numbers = jct_sentence_read_numbers (tokens);
  jct_sentence_qualify (tokens, numbers);
  comparisons = jct_sentence_read_comparisons (tokens, numbers, &sentence->notes);
  reading = (JctReading){ tokens, periods, numbers, comparisons, sentence, 0 };
  if (count_statements (&reading) > JCT_CLAIM_SENTENCE_STATEMENTS)
    {
      sentence->notes |= 1u << JCT_SENTENCE_TOO_LONG;
      return sentence;
    }
  read_statements (&reading);
  if (reading.n_statements == 0)
    read_some (&reading);
  read_expectation (&reading);
  if (!sentence->has_statement)
    {
      jct_sentence_add_note (&reading, JCT_SENTENCE_NO_STATEMENT);
      found = jct_sentence_find_period (&reading, (JctTokenSpan){ 0, 0 }, JCT_PERIOD_OF_FIGURE,
                                        JCT_REACH_ANYWHERE);
      if (found != NULL)
        set_found (&reading, found, &claim->period, JCT_SENTENCE_NO_PERIOD);
    }
  add_parts (&reading);
  if (document != NULL)
    apply_document (&reading, document);
  settle_parts (sentence->parts);
  return sentence;
}

void
jct_claim_sentence_free (JctClaimSentence *sentence)
{
  if (sentence == NULL)
    return;
  g_free (sentence->text);
  g_array_unref (sentence->parts);
  g_ptr_array_unref (sentence->claims);
  g_free (sentence);
}
