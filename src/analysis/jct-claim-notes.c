/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be known beside a verdict, in sentences. */
#include "config.h"

#include "analysis/jct-claim-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/jct-words.h"
#include "model/jct-number-format.h"

/* The cell that stands for a note: the nearest that has it, else the first. (nullable) */
static const JctClaimCell *
find_cell (const JctClaimResult *result, JctClaimNote note)
{
  const JctClaimCell *nearest = jct_claim_result_get_nearest (result);

  if (nearest != NULL && (nearest->notes & (1u << note)) != 0)
    return nearest;
  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      if ((cell->notes & (1u << note)) != 0)
        return cell;
    }
  return NULL;
}

/* "9.8", or "11.2 to 12.2": the ratios, less `by`, of the deciding cells that hold, or of all where none does. */
static char *
describe_ratios (const JctClaimResult *result, double by)
{
  const JctClaimCell *nearest = jct_claim_result_get_nearest (result);
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      if (!cell->decides || (nearest->holds && !cell->holds))
        continue;
      low = MIN (low, cell->value - by);
      high = MAX (high, cell->value - by);
    }
  if (low > high)
    return NULL;

  g_autofree char *first = jct_format_value (low, 1);
  g_autofree char *last = jct_format_value (high, 1);

  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  return g_strdup_printf (C_ ("interval", "%s to %s"), first, last);
}

static char *
describe_increase (const JctClaimResult *result, const JctClaim *claim)
{
  g_autofree char *ratio = describe_ratios (result, 0);
  g_autofree char *increase = describe_ratios (result, 1);

  if (ratio == NULL)
    return g_strdup (_ ("A ratio is called an increase. It is checked as “X times as many”."));
  if (claim->reading == JCT_RATIO_TIMES_MORE)
    return g_strdup_printf (
      _ ("A ratio is called an increase: “X times more” is literally X + 1 times as many. Here the "
         "later figure is %s times the earlier one, which is %s times more. It is checked as “X "
         "times as many”."),
      ratio, increase);
  return g_strdup_printf (
    _ ("A ratio is called an increase: the later figure is %s times the earlier one, the increase "
       "itself %s times. It is checked as “X times as many”."),
    ratio, increase);
}

static char *
describe_unlike (const JctClaimCell *cell)
{
  if (cell->earlier.n_whole == cell->later.n_whole)
    return g_strdup (_ ("Unlike periods are compared: a calendar year beside a fiscal year."));

  g_autofree char *earlier = jct_words_periods (cell->earlier.n_whole, cell->kind.unit);
  g_autofree char *later = jct_words_periods (cell->later.n_whole, cell->kind.unit);

  /* Translators: two lengths of time: "twelve months", "ten months". */
  return g_strdup_printf (_ ("Unlike periods are compared: %s with %s."), earlier, later);
}

static char *
describe_partial (const JctClaimCell *cell)
{
  const JctClaimTotal *total
    = cell->later.n_periods < cell->later.n_whole ? &cell->later : &cell->earlier;

  if (total->n_periods >= total->n_whole)
    return g_strdup (_ ("A period without an end is read as far as the data reach."));
  return g_strdup_printf (
    /* Translators: how many months there are, of how many. */
    _ ("The data hold only part of a period: %u of %u. What is computed of it decides nothing."),
    total->n_periods, total->n_whole);
}

static char *
describe_series (const JctClaimCell *cell)
{
  g_autofree char *range = jct_period_range_to_label (cell->first, cell->last, JCT_LABEL_LONG);
  g_autofree char *length = jct_words_periods (cell->n_compared, cell->first.kind.unit);

  return g_strdup_printf (
    /* Translators: a length of time, "60 months", and its ends, "October 2019 to September 2024". */
    _ ("A record within a short series: compared with the %s of these data, %s. Whether it was one "
       "in earlier years they do not show."),
    length, range);
}

static char *
describe_few (const JctClaimCell *cell)
{
  g_autofree char *length = jct_words_periods (cell->later.n_periods, cell->kind.unit);

  /* Translators: %s is a length of time: "three months". */
  return g_strdup_printf (_ ("A trend over few points: %s."), length);
}

static char *
describe_qualitative (const JctClaim *claim)
{
  return g_strdup (claim->trend == JCT_DIRECTION_DOWN
                     ? _ ("The article gives no number for it. Checked is only whether the figures "
                          "fell, by the rule above; how strong a word fits is not decided.")
                     : _ ("The article gives no number for it. Checked is only whether the figures "
                          "rose, by the rule above; how strong a word fits is not decided."));
}

char *
jct_claim_note_to_sentence (const JctClaimResult *result, JctClaimNote note)
{
  const JctClaim *claim;
  const JctClaimCell *cell;

  g_return_val_if_fail (result != NULL, NULL);

  claim = jct_claim_result_get_claim (result);
  cell = find_cell (result, note);
  switch (note)
    {
    case JCT_CLAIM_NOTE_QUALITATIVE:
      return describe_qualitative (claim);
    case JCT_CLAIM_NOTE_SEQUENCE:
      return g_strdup (_ ("It speaks of an event. That a change comes after an event does not show "
                          "that it comes from it."));
    case JCT_CLAIM_NOTE_EITHER_CALENDAR:
      return g_strdup (
        _ ("A bare year can be a calendar year or a fiscal year: both are computed."));
    case JCT_CLAIM_NOTE_ZERO_BASE:
      return g_strdup (_ ("The earlier figure is zero: nothing is a multiple or a share of it."));
    case JCT_CLAIM_NOTE_TIE:
      return g_strdup (_ ("The place is shared with an equal figure."));
    case JCT_CLAIM_NOTE_RATIO_AS_INCREASE:
      return describe_increase (result, claim);
    case JCT_CLAIM_NOTE_UNLIKE_PERIODS:
      return cell != NULL ? describe_unlike (cell) : NULL;
    case JCT_CLAIM_NOTE_PARTIAL:
      return cell != NULL ? describe_partial (cell) : NULL;
    case JCT_CLAIM_NOTE_SHORT_SERIES:
      return cell != NULL ? describe_series (cell) : NULL;
    case JCT_CLAIM_NOTE_FEW_POINTS:
      return cell != NULL ? describe_few (cell) : NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}
