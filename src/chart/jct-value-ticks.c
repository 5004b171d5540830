/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-ticks.h"

#include <float.h>
#include <math.h>

/* The nice numbers, nicest first, and the weights of Talbot, Lin and Hanrahan (2010), section 4. */
static const double preferred[] = { 1, 5, 2, 2.5, 4, 3 };
#define N_PREFERRED G_N_ELEMENTS (preferred)
#define SIMPLICITY_WEIGHT 0.2
#define COVERAGE_WEIGHT 0.25
#define DENSITY_WEIGHT 0.5
#define LEGIBILITY_WEIGHT 0.05

/* Skips beyond this never win: each costs a whole point of simplicity. */
#define MAX_SKIP 10
/* No count is larger; within these, products of two terms neither overflow nor vanish. */
#define LARGEST 1e300
#define SMALLEST 1e-290
/* A range below this part of its values is rounding. */
#define FLATNESS 1e-10
#define NEARLY 1e-9
#define MAX_TARGET 50u

typedef struct
{
  double min, max; /* of the data */
  guint target;
  gboolean integer, contain;
  double best;
  JctValueTicks *ticks;
} Search;

/* Exact where the result is: 3 tenths is 3 / 10, and 3 * 0.1 is not. */
static double
times_power_of_ten (double factor, int exponent)
{
  return exponent < 0 ? factor / pow (10, -exponent) : factor * pow (10, exponent);
}

static double
simplicity (guint nth, guint skip, gboolean has_zero)
{
  return 1 - nth / (double) (N_PREFERRED - 1) - skip + (has_zero ? 1 : 0);
}

static double
coverage (double data_min, double data_max, double min, double max)
{
  double tenth = 0.1 * (data_max - data_min);
  double above = (data_max - max) / tenth, below = (data_min - min) / tenth;

  return 1 - 0.5 * (above * above + below * below);
}

/* The best that labels over `span` can cover. */
static double
coverage_bound (double data_min, double data_max, double span)
{
  double range = data_max - data_min;
  double half = (span - range) / 2 / (0.1 * range);

  return span > range ? 1 - half * half : 1;
}

static double
density (guint n, guint target, double data_min, double data_max, double min, double max)
{
  double have = (n - 1) / (max - min);
  double want = (target - 1) / (MAX (max, data_max) - MIN (min, data_min));

  return 2 - MAX (have / want, want / have);
}

static double
density_bound (guint n, guint target)
{
  return n >= target ? 2 - (n - 1) / (double) (target - 1) : 1;
}

static double
weighted (double simple, double covering, double dense)
{
  return SIMPLICITY_WEIGHT * simple + COVERAGE_WEIGHT * covering + DENSITY_WEIGHT * dense
         + LEGIBILITY_WEIGHT;
}

static gboolean
is_multiple (double value, double of)
{
  double times = value / of;

  return fabs (times - round (times)) <= NEARLY * MAX (1, fabs (times));
}

static void
consider (Search *search, guint nth, guint skip, guint n, double start, int exponent)
{
  double factor = preferred[nth] * skip;
  double step = times_power_of_ten (factor, exponent);
  double min = times_power_of_ten (start * factor, exponent);
  double max = times_power_of_ten ((start + n - 1) * factor, exponent);
  gboolean has_zero = start <= 0 && start + n - 1 >= 0;
  double score;

  if (search->integer && (!is_multiple (step, 1) || step < 0.5))
    return;
  if (search->contain && (min > search->min || max < search->max))
    return;
  score = weighted (simplicity (nth, skip, has_zero), coverage (search->min, search->max, min, max),
                    density (n, search->target, search->min, search->max, min, max));
  if (score > search->best)
    {
      search->best = score;
      *search->ticks
        = (JctValueTicks){ .min = min, .max = max, .step = step, .n = n, .score = score };
    }
}

/* All labellings of n labels, each `skip` nice units apart, coarser and coarser until none can win.
 */
static void
search_steps (Search *search, guint nth, guint skip, guint n)
{
  double range = search->max - search->min;
  double simple = simplicity (nth, skip, TRUE), dense = density_bound (n, search->target);
  double unit_step = preferred[nth] * skip;
  int exponent = (int) ceil (log10 (range / (n + 1) / unit_step));
  /* Nothing coarser covers less badly; whole numbers need a step of one, however close the data
   * are. */
  double coarsest = 100 * MAX (range, search->integer ? 1 : 0);

  for (;; exponent++)
    {
      double step = times_power_of_ten (unit_step, exponent);
      double first, last;

      if (step > coarsest)
        return;
      if (weighted (simple, coverage_bound (search->min, search->max, step * (n - 1)), dense)
          < search->best)
        return;
      first = floor (search->max / step) - (n - 1);
      last = ceil (search->min / step);
      for (double start = first; start <= last; start++)
        consider (search, nth, skip, n, start, exponent);
    }
}

static void
search_all (Search *search)
{
  for (guint skip = 1; skip <= MAX_SKIP; skip++)
    for (guint nth = 0; nth < N_PREFERRED; nth++)
      {
        double simple = simplicity (nth, skip, TRUE);

        if (weighted (simple, 1, 1) < search->best)
          return;
        for (guint n = 2; weighted (simple, 1, density_bound (n, search->target)) >= search->best;
             n++)
          search_steps (search, nth, skip, n);
      }
}

/* A domain in order, finite and not flat. */
static void
make_searchable (double *min, double *max)
{
  double a = isnan (*min) ? (isnan (*max) ? 0 : *max) : *min;
  double b = isnan (*max) ? a : *max;
  double largest;
  JctValueScale widened;

  a = CLAMP (a, -LARGEST, LARGEST);
  b = CLAMP (b, -LARGEST, LARGEST);
  a = fabs (a) < SMALLEST ? 0 : a;
  b = fabs (b) < SMALLEST ? 0 : b;
  *min = MIN (a, b);
  *max = MAX (a, b);
  largest = MAX (fabs (a), fabs (b));
  if (*max - *min > FLATNESS * largest)
    return;
  widened = jct_value_scale (a, a, 0, 1);
  *min = widened.domain_min;
  *max = widened.domain_max;
}

void
jct_value_ticks_search (
  double min, double max, guint target, gboolean integer, gboolean contain, JctValueTicks *ticks)
{
  Search search;
  guint wanted;

  g_return_if_fail (ticks != NULL);

  make_searchable (&min, &max);
  target = CLAMP (target, 2u, MAX_TARGET);
  wanted = target;
  /* There are not more whole numbers than these; asking for more would only make the search long.
   */
  if (integer && max - min < target)
    target = MIN (target, (guint) (max - min) + 2);
  search = (Search){ min, max, target, integer, contain, -INFINITY, ticks };
  *ticks = (JctValueTicks){ .min = min, .max = max, .step = max - min, .n = 2, .score = -INFINITY };
  search_all (&search);
  if (target != wanted)
    ticks->score = jct_value_ticks_score (min, max, ticks->min, ticks->max, ticks->step, wanted);
}

double
jct_value_ticks_score (
  double data_min, double data_max, double min, double max, double step, guint target)
{
  guint n = (guint) lround ((max - min) / step) + 1;
  double best = -INFINITY;

  g_return_val_if_fail (n >= 2 && step > 0, -INFINITY);

  make_searchable (&data_min, &data_max);
  target = CLAMP (target, 2u, MAX_TARGET);
  for (guint nth = 0; nth < N_PREFERRED; nth++)
    for (guint skip = 1; skip <= MAX_SKIP; skip++)
      {
        double exponent = log10 (step / (preferred[nth] * skip));
        gboolean has_zero = min <= 0 && max >= 0;

        if (fabs (exponent - round (exponent)) > NEARLY || !is_multiple (min, step))
          continue;
        best = MAX (best, simplicity (nth, skip, has_zero));
      }
  if (!isfinite (best))
    return best;
  return weighted (best, coverage (data_min, data_max, min, max),
                   density (n, target, data_min, data_max, min, max));
}

static const double fine_steps[] = { 1, 2, 5 };
#define N_FINE G_N_ELEMENTS (fine_steps)

/* The number `nth` of ..., 0.5, 1, 2, 5, 10, 20, ..., of which 1 has the number 0. */
static double
get_fine (int nth)
{
  int decade = (int) floor ((double) nth / N_FINE);

  return times_power_of_ten (fine_steps[nth - decade * (int) N_FINE], decade);
}

/* The first of them that is no less than `value`, or the last that is no greater. */
static int
find_fine (double value, gboolean up)
{
  int nth = (int) N_FINE * (int) floor (log10 (value));

  while (get_fine (nth) < value * (1 - NEARLY))
    nth++;
  return up || get_fine (nth) <= value * (1 + NEARLY) ? nth : nth - 1;
}

void
jct_value_ticks_search_log (double max, guint target, JctValueTicks *ticks)
{
  double greatest = isfinite (max) ? CLAMP (max, 1, LARGEST) : LARGEST;
  guint decades;

  *ticks = (JctValueTicks){ .step = 1, .is_log = TRUE };
  ticks->max = get_fine (find_fine (greatest, TRUE));
  decades = (guint) floor (log10 (ticks->max) + NEARLY);
  do
    {
      ticks->step *= 10;
      ticks->n = 1 + decades / (guint) lround (log10 (ticks->step));
    }
  while (ticks->n > MAX (target, 3));
  ticks->log_first = ticks->step;
}

void
jct_value_ticks_search_log_from (
  double least, gboolean has_zero, double max, guint target, JctValueTicks *ticks)
{
  double from = isfinite (least) ? CLAMP (least, SMALLEST, LARGEST) : 1;
  double to = isfinite (max) ? CLAMP (max, from, LARGEST) : LARGEST;
  int first = find_fine (from, FALSE), last = find_fine (to, TRUE);
  guint zeros = has_zero ? 1 : 0, decades;

  /* A flat line has something above it. */
  last = MAX (last, first + 1);
  *ticks = (JctValueTicks){ .is_log = TRUE, .step = 10, .max = get_fine (last) };
  ticks->finely = (guint) (last - first) + 1 + zeros <= MAX (target, 3);
  ticks->n = (guint) (last - first) + 1 + zeros;
  ticks->log_first = get_fine (first);
  if (!ticks->finely)
    {
      ticks->log_first = times_power_of_ten (1, (int) floor ((double) first / N_FINE));
      decades = (guint) floor (log10 (ticks->max / ticks->log_first) + NEARLY);
      ticks->n = 1 + zeros + decades;
      while (ticks->n > MAX (target, 3))
        {
          ticks->step *= 10;
          ticks->n = 1 + zeros + decades / (guint) lround (log10 (ticks->step));
        }
    }
  ticks->log_unit = ticks->log_first;
  ticks->min = has_zero ? 0 : ticks->log_first;
}

JctValueScale
jct_value_ticks_scale (const JctValueTicks *ticks, double range_start, double range_end)
{
  if (!ticks->is_log)
    return jct_value_scale (ticks->min - ticks->below, ticks->max, range_start, range_end);
  return jct_value_scale_log_from (ticks->log_unit, ticks->min, ticks->max, range_start, range_end);
}

double
jct_value_ticks_get (const JctValueTicks *ticks, guint index)
{
  if (!ticks->is_log)
    return ticks->min + index * ticks->step;
  if (ticks->min == 0 && index == 0)
    return 0;
  guint nth = index - (ticks->min == 0 ? 1 : 0);
  if (ticks->finely)
    return get_fine (find_fine (ticks->log_first, FALSE) + (int) nth);
  return ticks->log_first * pow (ticks->step, nth);
}

static int
decimals_of (double value)
{
  int decimals = 0;

  while (decimals < 12 && !is_multiple (value * pow (10, decimals), 1))
    decimals++;
  return decimals;
}

char *
jct_value_ticks_format (const JctValueTicks *ticks, guint index)
{
  double value;

  g_return_val_if_fail (ticks != NULL && index < MAX (ticks->n, 1u), NULL);

  value = jct_value_ticks_get (ticks, index);
  if (ticks->is_log && value < 1e15)
    return jct_format_value (value,
                             value > 0 && value < 1 ? (int) ceil (-log10 (value) - NEARLY) : 0);
  if (fabs (value) < ticks->step * 1e-6)
    value = 0;
  /* So small or large that only its powers of ten tell it apart. */
  if (ticks->step < 1e-9 || MAX (fabs (ticks->min), fabs (ticks->max)) >= 1e21)
    return g_strdup_printf ("%.4g", value);
  return jct_format_value (value, MAX (decimals_of (ticks->step), decimals_of (ticks->min)));
}
