/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-claim-differ.h"

#include <math.h>

/* Numbers that lie no farther apart are alike. */
#define ALIKE 0.05

const char *
jct_difference_reason_to_name (JctDifferenceReason reason)
{
  static const char *const names[] = { "unexplained", "calendar", "definition", "both", "none" };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (names), NULL);
  return names[reason];
}

static void
side_clear (JctClaimSide *side)
{
  g_free (side->source);
  g_clear_pointer (&side->results, g_ptr_array_unref);
  g_clear_pointer (&side->combinations, g_array_unref);
}

void
jct_claim_difference_free (JctClaimDifference *difference)
{
  if (difference == NULL)
    return;
  side_clear (&difference->sides[0]);
  side_clear (&difference->sides[1]);
  g_free (difference);
}

/* ---- whom to pair ---- */

/* The years that a claim names, in whichever calendar; FALSE for one that is not about whole years. */
static gboolean
get_years (const JctClaim *claim, int *first, int *last)
{
  JctClaimPeriod periods[2];
  gboolean compares = claim->kind == JCT_CLAIM_RATIO || claim->kind == JCT_CLAIM_CHANGE;
  JctPeriod unit;

  if (!compares || !jct_claim_get_compared (claim, &periods[0], &periods[1]))
    periods[0] = periods[1] = claim->period;
  if (!jct_claim_period_is_years (&periods[0]) || !jct_claim_period_is_years (&periods[1]))
    return FALSE;
  jct_claim_period_get_unit (&periods[0], JCT_CLAIM_AS_STATED, 1, &unit);
  *first = unit.ordinal;
  *last = periods[1].is_fiscal ? periods[1].last_fiscal : periods[1].edtf.end.year;
  return TRUE;
}

static gboolean
takes_part (const JctClaimResult *result)
{
  const JctClaim *claim = jct_claim_result_get_claim (result);
  int first, last;

  return claim->source != NULL && jct_claim_result_get_n_cells (result) > 0
         && (claim->kind == JCT_CLAIM_COUNT || claim->kind == JCT_CLAIM_SUM
             || claim->kind == JCT_CLAIM_RATIO || claim->kind == JCT_CLAIM_CHANGE)
         && get_years (claim, &first, &last);
}

static gboolean
is_total (const JctClaim *claim)
{
  return claim->kind == JCT_CLAIM_COUNT || claim->kind == JCT_CLAIM_SUM;
}

/* Two numbers for the same thing and overlapping years. */
static gboolean
contradict (const JctClaim *a, const JctClaim *b)
{
  int first_a, last_a, first_b, last_b;

  return a->has_value && b->has_value && (a->kind == b->kind || (is_total (a) && is_total (b)))
         && a->percent == b->percent && get_years (a, &first_a, &last_a)
         && get_years (b, &first_b, &last_b) && first_a <= last_b && first_b <= last_a
         && fabs (a->value - b->value) > ALIKE * MAX (fabs (a->value), fabs (b->value));
}

/* The results of one source about one thing. (transfer container) */
static GPtrArray *
gather (GPtrArray *results, const JctClaim *like)
{
  GPtrArray *gathered = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_result_unref);

  for (guint i = 0; i < results->len; i++)
    {
      JctClaimResult *result = g_ptr_array_index (results, i);
      const JctClaim *claim = jct_claim_result_get_claim (result);

      if (takes_part (result) && g_str_equal (claim->source, like->source)
          && jct_filter_equal (claim->where, like->where))
        g_ptr_array_add (gathered, jct_claim_result_ref (result));
    }
  return gathered;
}

/* ---- what makes a side's claims hold together ---- */

static guint
count_holding (GPtrArray *results, const JctClaimCell *like)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const JctClaimCell *cell = jct_claim_result_find_cell (g_ptr_array_index (results, i),
                                                             like->definition->id, like->calendar);

      n += cell != NULL && cell->complete && cell->holds;
    }
  return n;
}

/* Most claims first; equal ones stay in the order of the definitions, the stated calendar first. */
static void
insert_combination (GArray *combinations, JctClaimCombination combination)
{
  guint at = combinations->len;

  while (at > 0
         && g_array_index (combinations, JctClaimCombination, at - 1).n_hold < combination.n_hold)
    at--;
  g_array_insert_val (combinations, at, combination);
}

static void
side_init (JctClaimSide *side, GPtrArray *results, const JctClaim *claim)
{
  const JctClaimResult *first;

  side->source = g_strdup (claim->source);
  side->results = gather (results, claim);
  side->combinations = g_array_new (FALSE, FALSE, sizeof (JctClaimCombination));
  first = g_ptr_array_index (side->results, 0);
  for (guint i = 0; i < jct_claim_result_get_n_cells (first); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (first, i);
      JctClaimCombination combination = { cell->definition, cell->calendar, 0 };

      if (cell->same_as >= 0)
        continue;
      combination.n_hold = count_holding (side->results, cell);
      side->n_all += combination.n_hold == side->results->len;
      insert_combination (side->combinations, combination);
    }
}

/* ---- what explains it ---- */

static JctDifferenceReason
compare_combinations (const JctClaimCombination *a, const JctClaimCombination *b)
{
  gboolean same_definition = g_str_equal (a->definition->id, b->definition->id);
  gboolean same_calendar = a->calendar == b->calendar;

  if (same_definition)
    return same_calendar ? JCT_DIFFERENCE_NONE : JCT_DIFFERENCE_CALENDAR;
  return same_calendar ? JCT_DIFFERENCE_DEFINITION : JCT_DIFFERENCE_BOTH;
}

/* How much a reason asks to be believed: the less differs, the better it explains. */
static guint
rate_reason (JctDifferenceReason reason)
{
  static const guint ratings[] = { [JCT_DIFFERENCE_UNEXPLAINED] = 0,
                                   [JCT_DIFFERENCE_BOTH] = 1,
                                   [JCT_DIFFERENCE_DEFINITION] = 2,
                                   [JCT_DIFFERENCE_CALENDAR] = 3,
                                   [JCT_DIFFERENCE_NONE] = 4 };

  return ratings[reason];
}

static void
explain (JctClaimDifference *difference)
{
  const JctClaimSide *a = &difference->sides[0], *b = &difference->sides[1];

  difference->chosen[0] = difference->chosen[1] = -1;
  for (guint i = 0; i < a->n_all; i++)
    for (guint j = 0; j < b->n_all; j++)
      {
        JctDifferenceReason reason
          = compare_combinations (&g_array_index (a->combinations, JctClaimCombination, i),
                                  &g_array_index (b->combinations, JctClaimCombination, j));

        if (rate_reason (reason) <= rate_reason (difference->reason))
          continue;
        difference->reason = reason;
        difference->chosen[0] = (int) i;
        difference->chosen[1] = (int) j;
      }
}

static gboolean
is_known (GPtrArray *differences, const JctClaim *a, const JctClaim *b)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const JctClaimDifference *known = g_ptr_array_index (differences, i);
      const JctClaim *claim
        = jct_claim_result_get_claim (g_ptr_array_index (known->sides[0].results, 0));

      if (g_str_equal (known->sides[0].source, a->source)
          && g_str_equal (known->sides[1].source, b->source)
          && jct_filter_equal (claim->where, a->where))
        return TRUE;
    }
  return FALSE;
}

static void
pair (GPtrArray *differences, GPtrArray *results, const JctClaim *a, const JctClaim *b)
{
  JctClaimDifference *difference;

  if (g_str_equal (a->source, b->source) || !jct_filter_equal (a->where, b->where)
      || !contradict (a, b) || is_known (differences, a, b) || is_known (differences, b, a))
    return;
  difference = g_new0 (JctClaimDifference, 1);
  side_init (&difference->sides[0], results, a);
  side_init (&difference->sides[1], results, b);
  explain (difference);
  g_ptr_array_add (differences, difference);
}

GPtrArray *
jct_claim_find_differences (GPtrArray *results)
{
  GPtrArray *differences;

  g_return_val_if_fail (results != NULL, NULL);

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) jct_claim_difference_free);
  for (guint i = 0; i < results->len; i++)
    for (guint j = i + 1; j < results->len; j++)
      if (takes_part (g_ptr_array_index (results, i))
          && takes_part (g_ptr_array_index (results, j)))
        pair (differences, results, jct_claim_result_get_claim (g_ptr_array_index (results, i)),
              jct_claim_result_get_claim (g_ptr_array_index (results, j)));
  return differences;
}
