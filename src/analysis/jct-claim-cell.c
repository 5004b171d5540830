/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim comes to under one definition in one calendar. */
#include "config.h"

#include "analysis/jct-claim-check-private.h"

#include <math.h>

/* Months of 28 and of 31 days are alike, and so are years with and without a leap day. */
#define ALIKE_DAYS 3
/* A straight line through fewer values says little. */
#define FEW_POINTS 6

#define NOTE(note) (1u << (note))

/* ---- totals ---- */

/* An open end reaches as far as the data do. */
static JctSpan
close_span (JctSpan span, const JctSeries *series, guint *notes)
{
  JctPeriod last = jct_series_get_period (series, jct_series_get_n (series) - 1);

  if (span.start == JCT_DAY_MIN || span.end == JCT_DAY_MAX)
    *notes |= NOTE (JCT_CLAIM_NOTE_PARTIAL);
  if (span.start == JCT_DAY_MIN)
    span.start = jct_period_first_day (jct_series_get_first (series));
  if (span.end == JCT_DAY_MAX)
    span.end = jct_period_end_day (last);
  return span;
}

/* The indices of the values that lie in the periods from `first` to `last`; FALSE for none. */
static gboolean
find_indices (const JctSeries *series, gint64 first, gint64 last, gsize *from, gsize *to)
{
  gint64 start = jct_series_get_first (series).ordinal;
  gint64 end = start + (gint64) jct_series_get_n (series) - 1;

  first = MAX (first, start);
  last = MIN (last, end);
  if (first > last)
    return FALSE;
  *from = (gsize) (first - start);
  *to = (gsize) (last - start);
  return TRUE;
}

/* The periods, by ordinal, that the span touches, and those of them that lie wholly inside. */
static void
get_ordinals (JctSpan span, JctPeriodKind kind, gint64 touched[2], gint64 inside[2])
{
  JctPeriod first = jct_period_from_day (kind, span.start);
  JctPeriod last = jct_period_from_day (kind, span.end - 1);

  touched[0] = first.ordinal;
  touched[1] = last.ordinal;
  inside[0] = first.ordinal + (jct_period_first_day (first) < span.start ? 1 : 0);
  inside[1] = last.ordinal - (jct_period_end_day (last) > span.end ? 1 : 0);
}

static JctClaimTotal
sum_span (const JctSeries *series, JctSpan span)
{
  JctClaimTotal total = { .span = span, .total = NAN };
  gint64 touched[2], inside[2];
  gsize from, to;

  if (jct_span_is_empty (span))
    return total;
  get_ordinals (span, jct_series_get_kind (series), touched, inside);
  total.n_whole = (guint) (touched[1] - touched[0] + 1);
  if (!find_indices (series, inside[0], inside[1], &from, &to))
    return total;
  for (gsize i = from; i <= to; i++)
    {
      double value = jct_series_get_value (series, i);

      if (isnan (value))
        continue;
      total.total = total.n_periods == 0 ? value : total.total + value;
      total.n_periods++;
    }
  return total;
}

gboolean
jct_claim_total_get_periods (const JctClaimTotal *total,
                             JctPeriodKind kind,
                             JctPeriod *first,
                             JctPeriod *last)
{
  gint64 touched[2], inside[2];

  g_return_val_if_fail (total != NULL && first != NULL && last != NULL, FALSE);

  if (jct_span_is_empty (total->span))
    return FALSE;
  get_ordinals (total->span, kind, touched, inside);
  *first = jct_period (kind, (gint32) inside[0]);
  *last = jct_period (kind, (gint32) inside[1]);
  return inside[0] <= inside[1];
}

static gboolean
is_whole (const JctClaimTotal *total)
{
  return total->n_whole > 0 && total->n_periods == total->n_whole;
}

static JctClaimTotal
sum_period (JctClaimCell *cell,
            const JctSeries *series,
            const JctClaimPeriod *period,
            guint fiscal_start)
{
  JctSpan span = jct_claim_period_span (period, cell->calendar, fiscal_start);
  JctClaimTotal total = sum_span (series, close_span (span, series, &cell->notes));

  if (!is_whole (&total))
    {
      cell->complete = FALSE;
      cell->notes |= NOTE (JCT_CLAIM_NOTE_PARTIAL);
    }
  return total;
}

/* ---- the kinds ---- */

static void
judge_by_interval (JctClaimCell *cell, const JctClaim *claim)
{
  JctClaimInterval interval;

  if (!jct_claim_get_interval (claim, &interval))
    return;
  cell->holds = jct_claim_interval_contains (&interval, cell->value);
  cell->distance = jct_claim_interval_distance (&interval, cell->value);
}

static void
compute_count (JctClaimCell *cell,
               const JctClaim *claim,
               const JctSeries *series,
               guint fiscal_start)
{
  cell->later = sum_period (cell, series, &claim->period, fiscal_start);
  cell->value = cell->later.total;
  judge_by_interval (cell, claim);
}

/* Both sides of a comparison; FALSE where the claim does not have two. */
static gboolean
sum_both (JctClaimCell *cell, const JctClaim *claim, const JctSeries *series, guint fiscal_start)
{
  JctClaimPeriod earlier, later;
  int days;

  if (!jct_claim_get_compared (claim, &earlier, &later))
    return FALSE;
  cell->earlier = sum_period (cell, series, &earlier, fiscal_start);
  cell->later = sum_period (cell, series, &later, fiscal_start);
  days = (cell->later.span.end - cell->later.span.start)
         - (cell->earlier.span.end - cell->earlier.span.start);
  if (ABS (days) > ALIKE_DAYS
      || (cell->calendar == JCT_CLAIM_AS_STATED && earlier.is_fiscal != later.is_fiscal))
    cell->notes |= NOTE (JCT_CLAIM_NOTE_UNLIKE_PERIODS);
  return TRUE;
}

static void
compute_ratio (JctClaimCell *cell,
               const JctClaim *claim,
               const JctSeries *series,
               guint fiscal_start)
{
  if (!sum_both (cell, claim, series, fiscal_start))
    return;
  if (cell->earlier.total == 0)
    {
      cell->notes |= NOTE (JCT_CLAIM_NOTE_ZERO_BASE);
      return;
    }
  cell->value = cell->later.total / cell->earlier.total;
  if (claim->reading != JCT_RATIO_TIMES_AS_MANY)
    {
      cell->literal = cell->value - 1;
      cell->notes |= NOTE (JCT_CLAIM_NOTE_RATIO_AS_INCREASE);
    }
  judge_by_interval (cell, claim);
}

static void
compute_change (JctClaimCell *cell,
                const JctClaim *claim,
                const JctSeries *series,
                guint fiscal_start)
{
  if (!sum_both (cell, claim, series, fiscal_start))
    return;
  cell->value = cell->later.total - cell->earlier.total;
  if (claim->percent && cell->earlier.total == 0)
    {
      cell->notes |= NOTE (JCT_CLAIM_NOTE_ZERO_BASE);
      cell->value = NAN;
      return;
    }
  if (claim->percent)
    cell->value *= 100 / cell->earlier.total;
  judge_by_interval (cell, claim);
}

/* How far the trend goes against what is claimed; 0 where it holds. A figure that stays the same is no trend. */
static void
judge_by_direction (JctClaimCell *cell, const JctClaim *claim, double rise)
{
  cell->holds = claim->trend == JCT_DIRECTION_UP ? rise > 0 : rise < 0;
  cell->distance = cell->holds ? 0 : rise;
}

static void
compute_against_baseline (JctClaimCell *cell,
                          const JctClaim *claim,
                          const JctSeries *series,
                          guint fiscal_start)
{
  double before, after;

  if (!sum_both (cell, claim, series, fiscal_start) || cell->earlier.n_periods == 0
      || cell->later.n_periods == 0)
    return;
  before = cell->earlier.total / cell->earlier.n_periods;
  after = cell->later.total / cell->later.n_periods;
  if (before == 0)
    cell->notes |= NOTE (JCT_CLAIM_NOTE_ZERO_BASE);
  cell->value = after - before;
  judge_by_direction (cell, claim, after - before);
}

static void
look_at_value (JctClaimCell *cell, const JctClaim *claim, JctPeriod period, double value)
{
  gboolean is_further = claim->trend == JCT_DIRECTION_DOWN ? value < cell->extreme_value
                                                           : value > cell->extreme_value;

  if (isnan (cell->first_value))
    {
      cell->first = period;
      cell->first_value = value;
    }
  cell->last = period;
  cell->last_value = value;
  if (isnan (cell->extreme_value) || is_further)
    {
      cell->extreme = period;
      cell->extreme_value = value;
    }
}

/* The slope, a period, of the least-squares line through the values from one index to another. */
static double
fit_slope (JctClaimCell *cell, const JctClaim *claim, const JctSeries *series, gsize from, gsize to)
{
  double n = 0, sum_x = 0, sum_y = 0, sxx = 0, sxy = 0;

  for (gsize i = from; i <= to; i++)
    {
      double y = jct_series_get_value (series, i);

      if (isnan (y))
        continue;
      look_at_value (cell, claim, jct_series_get_period (series, i), y);
      n++;
      sum_x += (double) (i - from);
      sum_y += y;
    }
  for (gsize i = from; i <= to; i++)
    {
      double y = jct_series_get_value (series, i), x = (double) (i - from) - sum_x / n;

      if (isnan (y))
        continue;
      sxx += x * x;
      sxy += x * (y - sum_y / n);
    }
  return n < 2 ? NAN : sxy / sxx;
}

static void
compute_slope (JctClaimCell *cell,
               const JctClaim *claim,
               const JctSeries *series,
               guint fiscal_start)
{
  gint64 touched[2], inside[2];
  gsize from, to;

  cell->later = sum_period (cell, series, &claim->period, fiscal_start);
  if (jct_span_is_empty (cell->later.span))
    return;
  get_ordinals (cell->later.span, jct_series_get_kind (series), touched, inside);
  if (!find_indices (series, inside[0], inside[1], &from, &to))
    return;
  cell->value = fit_slope (cell, claim, series, from, to);
  if (cell->later.n_periods < FEW_POINTS)
    cell->notes |= NOTE (JCT_CLAIM_NOTE_FEW_POINTS);
  judge_by_direction (cell, claim, cell->value);
}

/* ---- ranks ---- */

/* The first and last period of `kind` to be ranked: within the time that the claim names, or all there is. */
static void
get_field (const JctClaimCell *cell,
           const JctClaim *claim,
           const JctSeries *series,
           JctPeriodKind kind,
           guint fiscal_start,
           gint64 field[2])
{
  JctPeriod last = jct_series_get_period (series, jct_series_get_n (series) - 1);
  JctSpan all = { jct_period_first_day (jct_series_get_first (series)), jct_period_end_day (last) };
  gint64 touched[2];

  if (claim->within.is_set)
    all = jct_span_intersect (all,
                              jct_claim_period_span (&claim->within, cell->calendar, fiscal_start));
  if (jct_span_is_empty (all))
    {
      field[0] = 0;
      field[1] = -1;
      return;
    }
  get_ordinals (all, kind, touched, field);
}

static void
compare_with (JctClaimCell *cell, const JctClaim *claim, JctPeriod period, double value)
{
  if (cell->n_compared == 0)
    cell->first = period;
  cell->last = period;
  cell->n_compared++;
  if (claim->lowest ? value < cell->later.total : value > cell->later.total)
    cell->value++;
}

static void
compute_rank (JctClaimCell *cell,
              const JctClaim *claim,
              const JctSeries *series,
              guint fiscal_start)
{
  double place = MAX (claim->place, 1u);
  gint64 field[2];
  JctPeriod unit;

  cell->later = sum_period (cell, series, &claim->period, fiscal_start);
  if (!cell->complete
      || !jct_claim_period_get_unit (&claim->period, cell->calendar, fiscal_start, &unit))
    return;
  get_field (cell, claim, series, unit.kind, fiscal_start, field);
  cell->value = 1;
  for (gint64 ordinal = field[0]; ordinal <= field[1]; ordinal++)
    {
      JctPeriod period = jct_period (unit.kind, (gint32) ordinal);
      JctClaimTotal total = sum_span (series, jct_period_span (period));

      if (!is_whole (&total))
        continue;
      compare_with (cell, claim, period, total.total);
      if (ordinal != unit.ordinal && total.total == cell->later.total)
        cell->notes |= NOTE (JCT_CLAIM_NOTE_TIE);
    }
  if (!claim->within.is_set)
    cell->notes |= NOTE (JCT_CLAIM_NOTE_SHORT_SERIES);
  cell->holds = cell->n_compared > 0 && cell->value == place;
  cell->distance = cell->value - place;
}

void
jct_claim_cell_compute (JctClaimCell *cell,
                        const JctClaim *claim,
                        const JctSeries *series,
                        guint fiscal_start)
{
  cell->complete = TRUE;
  cell->value = cell->distance = cell->literal = NAN;
  cell->first_value = cell->last_value = cell->extreme_value = NAN;
  cell->later.total = cell->earlier.total = NAN;
  cell->kind = jct_series_get_kind (series);
  switch (claim->kind)
    {
    case JCT_CLAIM_COUNT:
    case JCT_CLAIM_SUM:
      compute_count (cell, claim, series, fiscal_start);
      break;
    case JCT_CLAIM_RATIO:
      compute_ratio (cell, claim, series, fiscal_start);
      break;
    case JCT_CLAIM_CHANGE:
      compute_change (cell, claim, series, fiscal_start);
      break;
    case JCT_CLAIM_TREND:
      if (claim->baseline.is_set)
        compute_against_baseline (cell, claim, series, fiscal_start);
      else
        compute_slope (cell, claim, series, fiscal_start);
      break;
    case JCT_CLAIM_RANK:
      compute_rank (cell, claim, series, fiscal_start);
      break;
    case JCT_CLAIM_RATE:
    case JCT_CLAIM_OTHER:
    default:
      break;
    }
}
