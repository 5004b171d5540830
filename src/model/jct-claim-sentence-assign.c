/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the periods of a sentence belongs to which of its statements. */
#include "config.h"

#include "model/jct-claim-sentence-private.h"

void
jct_sentence_add_note (JctReading *reading, JctSentenceNote note)
{
  reading->sentence->notes |= 1u << note;
}

static guint
clause_of (const JctReading *reading, JctTokenSpan span)
{
  return jct_tokens_get (reading->tokens, span.first)->clause;
}

/* A clause with a number or comparison has its own period. */
static gboolean
has_statement (const JctReading *reading, guint clause)
{
  for (guint i = 0; i < reading->numbers->len; i++)
    {
      const JctNumber *number = &g_array_index (reading->numbers, JctNumber, i);

      if (number->use != JCT_NUMBER_SKIPPED && clause_of (reading, number->span) == clause)
        return TRUE;
    }
  for (guint i = 0; i < reading->comparisons->len; i++)
    if (clause_of (reading, g_array_index (reading->comparisons, JctComparison, i).span) == clause)
      return TRUE;
  return FALSE;
}

/* The first token of the next number behind `span`, in its clause: what stands before is this number's. */
static guint
find_next_number (const JctReading *reading, JctTokenSpan span)
{
  for (guint i = 0; i < reading->numbers->len; i++)
    {
      const JctNumber *number = &g_array_index (reading->numbers, JctNumber, i);

      if (number->span.first >= span.end && number->use != JCT_NUMBER_SKIPPED)
        return number->span.first;
    }
  return G_MAXUINT;
}

static gboolean
is_in_reach (const JctReading *reading,
             const JctFoundPeriod *period,
             JctTokenSpan span,
             JctReach reach)
{
  guint clause = clause_of (reading, period->span);
  gboolean is_own = clause == clause_of (reading, span);

  switch (reach)
    {
    case JCT_REACH_BEHIND:
      return is_own && period->span.first >= span.end
             && period->span.first < find_next_number (reading, span);
    case JCT_REACH_CLAUSE:
      return is_own;
    case JCT_REACH_FREE:
      return !has_statement (reading, clause);
    case JCT_REACH_ANYWHERE:
    default:
      return TRUE;
    }
}

/* The one period of that role in reach; NULL where there is none or more than one. */
static JctFoundPeriod *
find_one (JctReading *reading, JctTokenSpan span, JctPeriodRole role, JctReach reach, guint *n)
{
  JctFoundPeriod *found = NULL;

  *n = 0;
  for (guint i = 0; i < reading->periods->len; i++)
    {
      JctFoundPeriod *period = &g_array_index (reading->periods, JctFoundPeriod, i);

      if (period->role != role || !is_in_reach (reading, period, span, reach))
        continue;
      found = period;
      (*n)++;
    }
  return *n == 1 ? found : NULL;
}

JctFoundPeriod *
jct_sentence_find_period (JctReading *reading, JctTokenSpan span, JctPeriodRole role, JctReach last)
{
  for (JctReach reach = JCT_REACH_BEHIND; reach <= last; reach++)
    {
      guint n;
      JctFoundPeriod *found = find_one (reading, span, role, reach, &n);

      if (found != NULL)
        return found;
      if (n > 1)
        {
          jct_sentence_add_note (reading, JCT_SENTENCE_SEVERAL_PERIODS);
          return NULL;
        }
    }
  return NULL;
}

/* So many months before `period`: a year before a year or month, a month before a month. */
static gboolean
step_back (const JctClaimPeriod *period, int months, JctClaimPeriod *before)
{
  const JctEdtfDate *date = &period->edtf.start;
  g_autofree char *text = NULL;
  int ordinal = date->year * 12 + date->month - 1 - months;

  if (!period->is_set || (!period->is_fiscal && period->edtf.is_interval))
    return FALSE;
  if (period->is_fiscal)
    text = months == 12 && period->first_fiscal == period->last_fiscal
             ? g_strdup_printf ("FY%04d", period->first_fiscal - 1)
             : NULL;
  else if (date->precision == JCT_EDTF_YEAR && months == 12)
    text = g_strdup_printf ("%04d", date->year - 1);
  else if (date->precision == JCT_EDTF_MONTH && date->month > 0)
    text = g_strdup_printf ("%04d-%02d", ordinal / 12, ordinal % 12 + 1);
  return text != NULL && jct_claim_period_parse (text, before, NULL);
}

/* "The year before" is a year before the period of the sentence, where it has one; "a year earlier" of a month is that
 * month, while "the previous year" of a month may be the whole year: neither is taken then. */
gboolean
jct_sentence_settle_period (JctReading *reading, JctFoundPeriod *found, JctClaimPeriod *period)
{
  guint n;
  JctFoundPeriod *of_figure;

  if (found->before == 0)
    {
      *period = found->period;
      return found->period.is_set;
    }
  of_figure = find_one (reading, found->span, JCT_PERIOD_OF_FIGURE, JCT_REACH_ANYWHERE, &n);
  return of_figure != NULL && (found->before < 12 || jct_claim_period_is_years (&of_figure->period))
         && step_back (&of_figure->period, found->before, period);
}
