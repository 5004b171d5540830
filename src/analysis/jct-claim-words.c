/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim states, and the verdict on it, in sentences. */
#include "config.h"

#include "analysis/jct-claim-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/jct-number-format.h"

const char *
jct_claim_verdict_to_label (JctClaimVerdict verdict)
{
  switch (verdict)
    {
    case JCT_CLAIM_HOLDS:
      return C_ ("verdict on a claim", "Holds");
    case JCT_CLAIM_HOLDS_ONLY_UNDER:
      return C_ ("verdict on a claim", "Holds only under some definitions");
    case JCT_CLAIM_DOES_NOT_HOLD:
      return C_ ("verdict on a claim", "Does not hold");
    case JCT_CLAIM_NOT_CHECKABLE:
      return C_ ("verdict on a claim", "Not checkable with these data");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
jct_claim_verdict_to_symbol (JctClaimVerdict verdict)
{
  static const char *const symbols[] = { "✓", "◐", "✗", "?" };

  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (symbols), NULL);
  return symbols[verdict];
}

/* ---- what the claim states ---- */

/* As many decimals as the article prints. */
static char *
format_stated (double value)
{
  int decimals = 0;

  while (decimals < 4
         && fabs (value - round (value * pow (10, decimals)) / pow (10, decimals)) > 1e-9)
    decimals++;
  return jct_format_value (value, decimals);
}

static char *
format_number (const JctClaim *claim)
{
  g_autofree char *value = format_stated (claim->value);
  g_autofree char *to = NULL;

  if (!claim->has_value)
    return NULL;
  if (!claim->has_value_to)
    return claim->percent ? g_strdup_printf (C_ ("per cent", "%s%%"), value)
                          : g_steal_pointer (&value);
  to = format_stated (claim->value_to);
  return g_strdup_printf (C_ ("interval", "%s to %s"), value, to);
}

char *
jct_claim_to_amount (const JctClaim *claim)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (claim != NULL, NULL);

  number = format_number (claim);

  if (number == NULL && jct_claim_qualifier_takes_value (claim->qualifier))
    /* Translators: in the place of a number that an article does not give. */
    return g_strdup (C_ ("amount", "a number that is not given"));
  if (claim->qualifier == JCT_CLAIM_OTHER_QUALIFIER)
    return number == NULL ? g_strdup (claim->qualifier_name)
                          : g_strdup_printf ("%s %s", claim->qualifier_name, number);
  return jct_claim_qualifier_format (claim->qualifier, number);
}

static char *
label_period (const JctClaimPeriod *period)
{
  return jct_claim_period_to_label (period, JCT_CLAIM_AS_STATED);
}

/* In the midst of a sentence, where several months need a noun to stand by. */
static char *
name_period (const JctClaimPeriod *period)
{
  g_autofree char *label = label_period (period);
  JctSpan span = jct_claim_period_span (period, JCT_CLAIM_AS_STATED, 1);

  if (!period->is_set || jct_claim_period_is_years (period) || !period->edtf.is_interval
      || span.start == JCT_DAY_MIN || span.end == JCT_DAY_MAX)
    return g_steal_pointer (&label);
  /* Translators: %s is several months, as in "the period September 2022 to August 2023", in sentences such as "more in
   * the period … than in the period …" and "a change from the period … to the period …". */
  return g_strdup_printf (C_ ("claim", "the period %s"), label);
}

static char *
state_comparison (const JctClaim *claim, const char *amount)
{
  JctClaimPeriod earlier, later;

  if (!jct_claim_get_compared (claim, &earlier, &later))
    return g_strdup_printf (C_ ("claim", "%s, but not of two periods"), amount);

  g_autofree char *before = name_period (&earlier);
  g_autofree char *after = name_period (&later);

  if (claim->kind == JCT_CLAIM_RATIO)
    /* Translators: "nearly 10 times as many in calendar year 2023 as in calendar year 2022". */
    return g_strdup_printf (_ ("%s times as many in %s as in %s"), amount, after, before);
  /* Translators: "a change of about 20% from 2022 to 2023". */
  return g_strdup_printf (_ ("a change of %s from %s to %s"), amount, before, after);
}

static char *
state_trend (const JctClaim *claim)
{
  gboolean falls = claim->trend == JCT_DIRECTION_DOWN;
  JctClaimPeriod earlier, later;

  if (claim->trend == JCT_DIRECTION_UP || falls)
    {
      if (!jct_claim_get_compared (claim, &earlier, &later))
        {
          g_autofree char *period = name_period (&claim->period);

          return g_strdup_printf (falls ? _ ("a fall within %s") : _ ("a rise within %s"), period);
        }
      g_autofree char *before = name_period (&earlier);
      g_autofree char *after = name_period (&later);

      /* Translators: the later time, then the earlier one. */
      return g_strdup_printf (falls ? _ ("less in %s than in %s") : _ ("more in %s than in %s"),
                              after, before);
    }
  g_autofree char *period = label_period (&claim->period);

  return g_strdup_printf (_ ("a trend: %s"), period);
}

static char *
state_rank (const JctClaim *claim)
{
  g_autofree char *period = label_period (&claim->period);

  if (claim->place > 1)
    return g_strdup_printf (claim->lowest ? _ ("place %u from the lowest: %s")
                                          : _ ("place %u from the highest: %s"),
                            claim->place, period);
  return g_strdup_printf (claim->lowest ? _ ("the lowest: %s") : _ ("the highest: %s"), period);
}

char *
jct_claim_to_statement (const JctClaim *claim)
{
  g_return_val_if_fail (claim != NULL, NULL);

  g_autofree char *amount = jct_claim_to_amount (claim);
  g_autofree char *period = label_period (&claim->period);

  switch (claim->kind)
    {
    case JCT_CLAIM_RATIO:
    case JCT_CLAIM_CHANGE:
      return state_comparison (claim, amount);
    case JCT_CLAIM_TREND:
      return state_trend (claim);
    case JCT_CLAIM_RANK:
      return state_rank (claim);
    case JCT_CLAIM_COUNT:
    case JCT_CLAIM_SUM:
    case JCT_CLAIM_RATE:
    case JCT_CLAIM_OTHER:
    default:
      /* Translators: an amount and its time: "more than 24,000 in fiscal year 2023". */
      return g_strdup_printf (C_ ("claim", "%s: %s"), amount, period);
    }
}

/* ---- the rule ---- */

static char *
word_of_interval (const JctClaim *claim, const JctClaimInterval *interval)
{
  gboolean is_fine = claim->kind == JCT_CLAIM_RATIO || claim->percent;
  g_autofree char *allowed = jct_claim_interval_to_label (interval, is_fine ? 1 : 0);

  if (claim->has_value_to)
    return g_strdup_printf (_ ("What agrees with it: %s, both included."), allowed);
  if (claim->qualifier == JCT_CLAIM_NO_QUALIFIER || claim->qualifier == JCT_CLAIM_UNQUALIFIED)
    /* Translators: the first %s is a rule, the second what follows from it. */
    return g_strdup_printf (_ ("A number without a qualifier is taken as %s. Here: %s."),
                            jct_claim_qualifier_get_rule (claim->qualifier), allowed);
  /* Translators: a word such as “nearly”, its rule, and what follows from it. */
  return g_strdup_printf (_ ("“%s” is taken as %s. Here: %s."),
                          jct_claim_qualifier_to_label (claim->qualifier),
                          jct_claim_qualifier_get_rule (claim->qualifier), allowed);
}

static const char *
word_of_trend (const JctClaim *claim)
{
  gboolean falls = claim->trend == JCT_DIRECTION_DOWN;

  if (claim->baseline.is_set)
    return falls
             ? _ ("A fall holds where the mean of the later time lies below that of the earlier.")
             : _ ("A rise holds where the mean of the later time lies above that of the earlier.");
  return falls ? _ ("A fall holds where a straight line through all values of the time (least "
                    "squares) goes down.")
               : _ ("A rise holds where a straight line through all values of the time (least "
                    "squares) goes up.");
}

char *
jct_claim_result_to_rule (const JctClaimResult *result)
{
  const JctClaim *claim;
  JctClaimInterval interval;

  g_return_val_if_fail (result != NULL, NULL);

  if (jct_claim_result_get_n_cells (result) == 0)
    return NULL;
  claim = jct_claim_result_get_claim (result);
  if (jct_claim_result_get_interval (result, &interval))
    return word_of_interval (claim, &interval);
  if (claim->kind == JCT_CLAIM_RANK)
    return g_strdup (_ ("Places are counted among the periods of the same kind that the data hold "
                        "whole; equal figures share a place."));
  return g_strdup (word_of_trend (claim));
}

/* ---- the verdict ---- */

/* The lowest and highest value among the deciding cells of one calendar that do or do not hold: "37,139 to 37,439". */
static char *
describe_values (const JctClaimResult *result, int calendar, gboolean holds)
{
  const JctClaimCell *low = NULL, *high = NULL;

  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      if (!cell->decides || cell->holds != holds
          || (calendar >= 0 && cell->calendar != (JctClaimCalendar) calendar))
        continue;
      low = low == NULL || cell->value < low->value ? cell : low;
      high = high == NULL || cell->value > high->value ? cell : high;
    }
  if (low == NULL)
    return NULL;

  g_autofree char *first = jct_claim_cell_to_value (result, low);
  g_autofree char *last = jct_claim_cell_to_value (result, high);

  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  return g_strdup_printf (C_ ("interval", "%s to %s"), first, last);
}

/* Whether all deciding cells hold in one calendar and none does in the other. */
static gboolean
splits_by_calendar (const JctClaimResult *result, JctClaimCalendar *holding)
{
  guint n[JCT_N_CLAIM_CALENDARS] = { 0 }, n_hold[JCT_N_CLAIM_CALENDARS] = { 0 };

  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      n[cell->calendar] += cell->decides;
      n_hold[cell->calendar] += cell->decides && cell->holds;
    }
  if (n[JCT_CLAIM_CALENDAR_YEARS] == 0 || n[JCT_CLAIM_FISCAL_YEARS] == 0
      || n[JCT_CLAIM_AS_STATED] > 0)
    return FALSE;
  *holding
    = n_hold[JCT_CLAIM_CALENDAR_YEARS] > 0 ? JCT_CLAIM_CALENDAR_YEARS : JCT_CLAIM_FISCAL_YEARS;
  return n_hold[JCT_CLAIM_CALENDAR_YEARS] + n_hold[JCT_CLAIM_FISCAL_YEARS] == n[*holding]
         && n_hold[*holding] == n[*holding];
}

static char *
describe_split (const JctClaimResult *result, JctClaimCalendar holding)
{
  JctClaimCalendar other
    = holding == JCT_CLAIM_CALENDAR_YEARS ? JCT_CLAIM_FISCAL_YEARS : JCT_CLAIM_CALENDAR_YEARS;
  g_autofree char *values = describe_values (result, (int) holding, TRUE);
  g_autofree char *others = describe_values (result, (int) other, FALSE);

  if (holding == JCT_CLAIM_CALENDAR_YEARS)
    return g_strdup_printf (_ ("It holds only in calendar years (%s), not in fiscal years (%s)."),
                            values, others);
  return g_strdup_printf (_ ("It holds only in fiscal years (%s), not in calendar years (%s)."),
                          values, others);
}

/* "“All encounters” in fiscal years (2,176)", for each deciding cell that holds. */
static char *
list_holding (const JctClaimResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      if (!cell->decides || !cell->holds)
        continue;
      g_autofree char *label = jct_claim_cell_to_label (cell);
      g_autofree char *value = jct_claim_cell_to_value (result, cell);

      /* Translators: entries of a list, each a definition and its value. */
      g_string_append_printf (text,
                              text->len == 0 ? C_ ("list of definitions", "%s (%s)")
                                             : C_ ("list of definitions", ", %s (%s)"),
                              label, value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The deciding cell that misses by least. (nullable) */
static const JctClaimCell *
find_nearest_miss (const JctClaimResult *result)
{
  const JctClaimCell *nearest = NULL;

  for (guint i = 0; i < jct_claim_result_get_n_cells (result); i++)
    {
      const JctClaimCell *cell = jct_claim_result_get_cell (result, i);

      if (cell->decides && !cell->holds
          && (nearest == NULL || fabs (cell->distance) < fabs (nearest->distance)))
        nearest = cell;
    }
  return nearest;
}

/* "“Border Patrol” in fiscal years (1,970: 30 below)". */
static char *
describe_miss (const JctClaimResult *result, const JctClaimCell *cell)
{
  g_autofree char *label = jct_claim_cell_to_label (cell);
  g_autofree char *value = jct_claim_cell_to_value (result, cell);
  g_autofree char *outcome = jct_claim_cell_to_outcome (result, cell);

  /* Translators: a definition, its value, and by how much that misses. */
  return g_strdup_printf (C_ ("definition", "%s (%s: %s)"), label, value, outcome);
}

static char *
describe_some (const JctClaimResult *result)
{
  const JctClaimCell *missing = find_nearest_miss (result);
  g_autofree char *holding = list_holding (result);
  g_autofree char *miss = NULL;
  JctClaimCalendar calendar;

  if (splits_by_calendar (result, &calendar))
    return describe_split (result, calendar);
  if (missing == NULL)
    return g_strdup_printf (_ ("It holds under %s. Elsewhere the data do not reach far enough."),
                            holding);
  miss = describe_miss (result, missing);
  return g_strdup_printf (_ ("It holds only under %s. The nearest that does not is %s."), holding,
                          miss);
}

static char *
describe_none (const JctClaimResult *result)
{
  g_autofree char *miss = describe_miss (result, find_nearest_miss (result));

  return g_strdup_printf (_ ("It holds under no definition that fits. The nearest is %s."), miss);
}

char *
jct_claim_result_to_sentence (const JctClaimResult *result)
{
  g_autofree char *values = NULL;

  g_return_val_if_fail (result != NULL, NULL);

  switch (jct_claim_result_get_verdict (result))
    {
    case JCT_CLAIM_HOLDS:
      values = describe_values (result, -1, TRUE);
      return g_strdup_printf (_ ("It holds under every definition that fits: %s."), values);
    case JCT_CLAIM_HOLDS_ONLY_UNDER:
      return describe_some (result);
    case JCT_CLAIM_DOES_NOT_HOLD:
      return describe_none (result);
    case JCT_CLAIM_NOT_CHECKABLE:
    default:
      return g_strdup (_ ("It cannot be checked with these data."));
    }
}
