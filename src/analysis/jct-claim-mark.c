/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "analysis/jct-claim-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/jct-claim-check-private.h"
#include "analysis/jct-claim-words.h"
#include "model/jct-number-format.h"

/* ---- where it stands ---- */

static JctClaimCalendar
choose_calendar (const JctClaim *claim, const JctSeries *series)
{
  switch (jct_series_get_kind (series).unit)
    {
    case JCT_PERIOD_FISCAL_YEAR:
      return JCT_CLAIM_FISCAL_YEARS;
    case JCT_PERIOD_YEAR:
      return JCT_CLAIM_CALENDAR_YEARS;
    case JCT_PERIOD_DAY:
    case JCT_PERIOD_WEEK:
    case JCT_PERIOD_MONTH:
    case JCT_PERIOD_QUARTER:
    default:
      return jct_claim_period_get_calendar (&claim->period);
    }
}

/* Both ends through `scale` and `shift`; a scale below zero turns them round. */
static JctClaimInterval
lay_on (JctClaimInterval interval, double scale, double shift)
{
  JctClaimInterval laid = interval;

  laid.low = interval.low * scale + shift;
  laid.high = interval.high * scale + shift;
  if (scale >= 0)
    return laid;
  return (JctClaimInterval){ laid.high, laid.low, interval.with_high, interval.with_low };
}

/* Claims of amounts: the interval of the words, laid on the earlier total where they compare. */
static void
find_amount (JctClaimMark *mark)
{
  const JctClaim *claim = mark->claim;
  double n = mark->n_periods, scale = 1 / n, shift = 0;

  if (claim->kind == JCT_CLAIM_RATIO)
    scale = mark->earlier_total / n;
  else if (claim->kind == JCT_CLAIM_CHANGE)
    {
      scale = claim->percent ? mark->earlier_total / 100 / n : 1 / n;
      shift = mark->earlier_total / n;
    }
  if (!jct_claim_get_interval (claim, &mark->interval) || !isfinite (scale) || scale == 0)
    return;
  mark->has_interval = TRUE;
  mark->interval = lay_on (mark->interval, scale, shift);
  if (claim->has_value && !claim->has_value_to)
    {
      gboolean falls = claim->kind == JCT_CLAIM_CHANGE && claim->trend == JCT_DIRECTION_DOWN;

      mark->value = (falls ? -fabs (claim->value) : claim->value) * scale + shift;
    }
}

static void
find_side_of_baseline (JctClaimMark *mark)
{
  if (mark->claim->trend != JCT_DIRECTION_UP && mark->claim->trend != JCT_DIRECTION_DOWN)
    return;
  mark->has_interval = TRUE;
  mark->interval = (JctClaimInterval){ -INFINITY, INFINITY, FALSE, FALSE };
  if (mark->claim->trend == JCT_DIRECTION_UP)
    mark->interval.low = mark->earlier_value;
  else
    mark->interval.high = mark->earlier_value;
}

/* Of a first place: what lies beyond all other figures that the place is counted among. */
static void
find_record (JctClaimMark *mark,
             const JctSeries *series,
             const JctClaimCell *cell,
             guint fiscal_start)
{
  const JctClaim *claim = mark->claim;
  JctSpan field = { JCT_DAY_MIN, JCT_DAY_MAX };
  double best = NAN;

  if (claim->place > 1 || mark->n_periods != 1)
    return;
  if (claim->within.is_set)
    field = jct_claim_period_span (&claim->within, cell->calendar, fiscal_start);
  for (gsize i = 0; i < jct_series_get_n (series); i++)
    {
      JctSpan span = jct_period_span (jct_series_get_period (series, i));
      double value = jct_series_get_value (series, i);

      if (span.start == mark->span.start || span.start < field.start || span.end > field.end
          || jct_series_get_state (series, i) != JCT_VALUE_PRESENT)
        continue;
      if (isnan (best) || (claim->lowest ? value < best : value > best))
        best = value;
    }
  if (isnan (best))
    return;
  mark->has_interval = TRUE;
  mark->interval = (JctClaimInterval){ -INFINITY, INFINITY, FALSE, FALSE };
  if (claim->lowest)
    mark->interval.high = best;
  else
    mark->interval.low = best;
}

gboolean
jct_claim_mark_find (const JctClaim *claim,
                     const JctSeries *series,
                     guint fiscal_start,
                     JctClaimMark *mark)
{
  JctClaimCell cell = { 0 };

  g_return_val_if_fail (claim != NULL && series != NULL && mark != NULL, FALSE);

  if (jct_series_get_n (series) == 0)
    return FALSE;
  cell.calendar = choose_calendar (claim, series);
  jct_claim_cell_compute (&cell, claim, series, fiscal_start);
  if (!cell.complete || jct_span_is_empty (cell.later.span) || cell.later.n_periods == 0)
    return FALSE;
  *mark = (JctClaimMark){ .claim = claim, .span = cell.later.span, .value = NAN };
  mark->n_periods = cell.later.n_periods;
  mark->has_earlier = !jct_span_is_empty (cell.earlier.span);
  mark->earlier = cell.earlier.span;
  mark->earlier_total = cell.earlier.total;
  mark->earlier_value = cell.earlier.total / MAX (cell.earlier.n_periods, 1u);
  if (claim->kind == JCT_CLAIM_TREND && mark->has_earlier)
    find_side_of_baseline (mark);
  else if (claim->kind == JCT_CLAIM_RANK)
    find_record (mark, series, &cell, fiscal_start);
  else
    find_amount (mark);
  return TRUE;
}

/* ---- words ---- */

/* What is claimed, without its time: the mark stands at it. */
static char *
dup_claimed (const JctClaimMark *mark)
{
  const JctClaim *claim = mark->claim;
  g_autofree char *amount = jct_claim_to_amount (claim);
  g_autofree char *earlier = NULL;

  switch (claim->kind)
    {
    case JCT_CLAIM_RATIO:
      earlier = jct_format_value (mark->earlier_total, 0);
      /* Translators: beside a mark in the chart: "nearly 10 times 3,813". */
      return g_strdup_printf (C_ ("claim in the chart", "%s times %s"), amount, earlier);
    case JCT_CLAIM_CHANGE:
      earlier = jct_format_value (mark->earlier_total, 0);
      /* Translators: beside a mark in the chart: a change of "about 20%" and the figure that it starts from. */
      return g_strdup_printf (C_ ("claim in the chart", "a change of %s from %s"), amount, earlier);
    case JCT_CLAIM_TREND:
      if (!mark->has_earlier)
        return jct_claim_to_statement (claim);
      earlier = jct_format_value (mark->earlier_value, 0);
      /* Translators: beside a mark in the chart; %s is a mean. */
      return g_strdup_printf (claim->trend == JCT_DIRECTION_DOWN
                                ? C_ ("claim in the chart", "less than the earlier mean of %s")
                                : C_ ("claim in the chart", "more than the earlier mean of %s"),
                              earlier);
    case JCT_CLAIM_RANK:
      return jct_claim_to_statement (claim);
    case JCT_CLAIM_COUNT:
    case JCT_CLAIM_SUM:
    case JCT_CLAIM_RATE:
    case JCT_CLAIM_OTHER:
    default:
      return g_steal_pointer (&amount);
    }
}

char *
jct_claim_mark_to_label (const JctClaimMark *mark)
{
  g_autofree char *claimed = NULL;

  g_return_val_if_fail (mark != NULL, NULL);

  claimed = dup_claimed (mark);
  if (mark->n_periods > 1 && mark->has_interval && mark->claim->kind != JCT_CLAIM_TREND)
    /* Translators: beside a mark in the chart; the range is drawn at the height of single periods. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Claimed: %s; drawn as the mean of %u period",
                                         "Claimed: %s; drawn as the mean of %u periods",
                                         mark->n_periods),
                            claimed, mark->n_periods);
  /* Translators: beside a mark in the chart: "Claimed: nearly 10 times 3,813". */
  return g_strdup_printf (_ ("Claimed: %s"), claimed);
}

char *
jct_claim_mark_to_sentence (const JctClaimMark *mark)
{
  g_autofree char *label = NULL;
  g_autofree char *statement = NULL;
  g_autofree char *agrees = NULL;

  g_return_val_if_fail (mark != NULL, NULL);

  label = jct_claim_mark_to_label (mark);
  statement = jct_claim_to_statement (mark->claim);
  if (!mark->has_interval)
    /* Translators: what an article claims, in a description of the chart. */
    return g_strdup_printf (_ ("A claim is marked at its time: %s."), statement);
  agrees = jct_claim_interval_to_label (&mark->interval, 0);
  /* Translators: in a description of the chart: what is claimed (with its time), what is written beside the mark, and
     the range that is drawn. */
  return g_strdup_printf (_ (
                            "A claim is marked: %s. %s. What agrees with it lies in the range %s."),
                          statement, label, agrees);
}
