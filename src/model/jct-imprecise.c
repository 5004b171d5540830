/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/jct-imprecise.h"

#include <math.h>

/* How far, in parts of it, a value may lie from an end by rounding alone. */
#define ROUNDING 1e-12

static const JctClaimQualifier claim_words[] = {
  [JCT_QUALIFIER_EXACT] = JCT_CLAIM_EXACT,         [JCT_QUALIFIER_ABOUT] = JCT_CLAIM_ABOUT,
  [JCT_QUALIFIER_NEARLY] = JCT_CLAIM_NEARLY,       [JCT_QUALIFIER_JUST_OVER] = JCT_CLAIM_JUST_OVER,
  [JCT_QUALIFIER_MORE_THAN] = JCT_CLAIM_MORE_THAN, [JCT_QUALIFIER_AT_LEAST] = JCT_CLAIM_AT_LEAST,
  [JCT_QUALIFIER_AT_MOST] = JCT_CLAIM_AT_MOST,
};

static const JctInterval anything = { -INFINITY, INFINITY, FALSE, FALSE };

JctInterval
jct_interval_exact (double value)
{
  return (JctInterval){ value, value, TRUE, TRUE };
}

JctInterval
jct_interval_of_figure (JctQualifier qualifier, double value, gboolean counts)
{
  JctInterval interval;

  g_return_val_if_fail ((guint) qualifier < G_N_ELEMENTS (claim_words), anything);

  if (!jct_claim_qualifier_get_interval (claim_words[qualifier], value, &interval))
    return anything;
  if (counts && interval.low < 0 && value >= 0)
    {
      interval.low = 0;
      interval.with_low = TRUE;
    }
  return interval;
}

gboolean
jct_interval_is_exact (const JctInterval *interval)
{
  g_return_val_if_fail (interval != NULL, FALSE);

  return interval->low == interval->high;
}

/* Infinite ends are never reached, and what has no answer is not known. */
static JctInterval
tidy (JctInterval a)
{
  if (isnan (a.low))
    a.low = -INFINITY;
  if (isnan (a.high))
    a.high = INFINITY;
  a.with_low = a.with_low && isfinite (a.low);
  a.with_high = a.with_high && isfinite (a.high);
  return a;
}

JctInterval
jct_interval_add (JctInterval a, JctInterval b)
{
  return tidy ((JctInterval){ a.low + b.low, a.high + b.high, a.with_low && b.with_low,
                              a.with_high && b.with_high });
}

JctInterval
jct_interval_subtract (JctInterval a, JctInterval b)
{
  return jct_interval_add (a, jct_interval_scale (b, -1));
}

JctInterval
jct_interval_scale (JctInterval a, double factor)
{
  if (factor == 0)
    return jct_interval_exact (0);
  if (factor < 0)
    return tidy ((JctInterval){ a.high * factor, a.low * factor, a.with_high, a.with_low });
  return tidy ((JctInterval){ a.low * factor, a.high * factor, a.with_low, a.with_high });
}

/* An end of a quotient: one end of each, and whether it belongs to the result. */
typedef struct
{
  double value;
  gboolean with;
} End;

static End
divide_ends (double a, gboolean with_a, double b, gboolean with_b)
{
  /* Zero divided by anything is reached whatever the other is; a finite number by an infinite one is not. */
  if (a == 0)
    return (End){ 0, with_a };
  if (isinf (b))
    return isinf (a) ? (End){ NAN, FALSE } : (End){ 0, FALSE };
  return (End){ a / b, with_a && with_b };
}

/* The lower and the higher of two ends; of equal ones, the one that belongs to the result. */
static void
take_end (JctInterval *result, End end)
{
  if (end.value < result->low || (end.value == result->low && end.with))
    {
      result->low = end.value;
      result->with_low = end.with;
    }
  if (end.value > result->high || (end.value == result->high && end.with))
    {
      result->high = end.value;
      result->with_high = end.with;
    }
}

/* By what is above zero, or begins there. */
static JctInterval
divide_by_positive (JctInterval a, JctInterval b)
{
  JctInterval result = { INFINITY, -INFINITY, FALSE, FALSE };
  const double ends_a[] = { a.low, a.high }, ends_b[] = { b.low, b.high };
  const gboolean with_a[] = { a.with_low, a.with_high }, with_b[] = { b.with_low, b.with_high };

  for (guint i = 0; i < 4; i++)
    {
      End end = divide_ends (ends_a[i / 2], with_a[i / 2], ends_b[i % 2], with_b[i % 2]);

      /* Infinite by infinite is anything between zero and that. */
      if (isnan (end.value))
        end = (End){ 0, FALSE };
      take_end (&result, end);
    }
  return tidy (result);
}

JctInterval
jct_interval_divide (JctInterval a, JctInterval b)
{
  if (b.low > 0)
    return divide_by_positive (a, b);
  if (b.high < 0)
    return divide_by_positive (jct_interval_scale (a, -1), jct_interval_scale (b, -1));
  /* What may be zero, or as little as one likes: only the sign of a quotient can be known. */
  if (b.low == 0 && a.low >= 0)
    return (JctInterval){ isfinite (b.high) && b.high > 0 ? a.low / b.high : 0, INFINITY,
                          a.with_low && b.with_high && b.high > 0, FALSE };
  return anything;
}

JctInterval
jct_interval_share (JctInterval part, JctInterval whole)
{
  double hair = fabs (whole.low) * ROUNDING;
  JctInterval rest = { whole.low - part.low, whole.high - part.high, TRUE, TRUE };
  JctInterval share;

  if (fabs (rest.low) <= hair)
    rest.low = 0;
  if (fabs (rest.high - rest.low) <= hair)
    rest.high = rest.low;
  if (isnan (rest.high))
    rest.high = INFINITY;
  /* The ends of a whole are its parts' ends added up, so that the rest has them too. */
  if (!(part.low >= 0) || !(rest.low >= 0) || !(rest.high >= rest.low))
    return jct_interval_divide (part, whole);
  if (part.high == 0)
    return jct_interval_exact (0);
  share = (JctInterval){ 0, 1, part.with_low && part.low == 0, TRUE };
  if (part.low > 0 && isfinite (rest.high))
    {
      share.low = part.low / (part.low + rest.high);
      share.with_low = part.with_low && (whole.with_high || !part.with_high);
    }
  if (isfinite (part.high) && rest.low > 0)
    {
      share.high = part.high / (part.high + rest.low);
      share.with_high = part.with_high && (whole.with_low || !part.with_low);
    }
  return share;
}

JctInterval
jct_interval_with_value (JctInterval a, double value)
{
  a.low = MIN (a.low, value);
  a.high = MAX (a.high, value);
  return a;
}

static gboolean
is_at (double end, double value)
{
  return isfinite (end) && fabs (end - value) <= fabs (value) * ROUNDING;
}

JctQualifier
jct_interval_to_qualifier (const JctInterval *interval, double value)
{
  gboolean at_low, at_high;

  g_return_val_if_fail (interval != NULL, JCT_QUALIFIER_EXACT);

  at_low = is_at (interval->low, value);
  at_high = is_at (interval->high, value);
  if (at_low && at_high)
    return JCT_QUALIFIER_EXACT;
  if (at_low && isinf (interval->high))
    return interval->with_low ? JCT_QUALIFIER_AT_LEAST : JCT_QUALIFIER_MORE_THAN;
  if (at_low)
    return JCT_QUALIFIER_JUST_OVER;
  /* From zero up to it, or from nowhere: nothing says that it is near. */
  if (at_high)
    return isinf (interval->low) || (interval->low == 0 && value > 0) ? JCT_QUALIFIER_AT_MOST
                                                                      : JCT_QUALIFIER_NEARLY;
  return JCT_QUALIFIER_ABOUT;
}
