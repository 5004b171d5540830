/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-scale.h"

#include <math.h>

/* What is larger is no count, and differences of these do not overflow. */
#define LARGEST (G_MAXDOUBLE / 4)

static double
finite_or (double value, double otherwise)
{
  return isfinite (value) ? CLAMP (value, -LARGEST, LARGEST) : otherwise;
}

JctValueScale
jct_value_scale (double domain_min, double domain_max, double range_start, double range_end)
{
  JctValueScale scale = {
    finite_or (domain_min, 0),
    finite_or (domain_max, finite_or (domain_min, 0)),
    finite_or (range_start, 0),
    finite_or (range_end, 0),
    FALSE,
    0,
  };

  /* A flat domain: its value stands in the middle. Around large values a step of 1 would be lost in
   * rounding. */
  if (scale.domain_min == scale.domain_max)
    {
      double half = MAX (0.5, fabs (scale.domain_min) * 1e-3);

      /* Nothing is below zero where the value is not: a flat zero stands on the axis. */
      if (scale.domain_min == 0)
        scale.domain_max = 1;
      else
        {
          scale.domain_min -= half;
          scale.domain_max += half;
        }
    }
  return scale;
}

JctValueScale
jct_value_scale_log (double domain_min, double domain_max, double range_start, double range_end)
{
  JctValueScale scale = jct_value_scale (domain_min, domain_max, range_start, range_end);

  scale.is_log = TRUE;
  return scale;
}

JctValueScale
jct_value_scale_log_from (
  double unit, double domain_min, double domain_max, double range_start, double range_end)
{
  JctValueScale scale = jct_value_scale_log (domain_min, domain_max, range_start, range_end);

  scale.log_unit = isfinite (unit) ? MAX (unit, 0) : 0;
  return scale;
}

/* Both in units of the logarithm; the two parts meet in value and in slope. */
static double
to_log (const JctValueScale *scale, double value)
{
  double size = fabs (value), unit = scale->log_unit;

  if (unit == 0)
    return copysign (log1p (size), value);
  return copysign (size > unit ? 1 + log (size / unit) : size / unit, value);
}

static double
from_log (const JctValueScale *scale, double position)
{
  double size = fabs (position), unit = scale->log_unit;

  if (unit == 0)
    return copysign (expm1 (size), position);
  return copysign (unit * (size > 1 ? exp (size - 1) : size), position);
}

/* The part of the way from a to b, computed in halves so that a span of more than DBL_MAX does not
 * overflow. */
static double
fraction (double value, double a, double b)
{
  return (value / 2 - a / 2) / (b / 2 - a / 2);
}

static double
between (double t, double a, double b)
{
  return a * (1 - t) + b * t;
}

double
jct_value_scale_map (const JctValueScale *scale, double value)
{
  g_return_val_if_fail (scale != NULL, NAN);
  if (scale->domain_min == scale->domain_max)
    return between (0.5, scale->range_start, scale->range_end);
  if (scale->is_log)
    return between (fraction (to_log (scale, value), to_log (scale, scale->domain_min),
                              to_log (scale, scale->domain_max)),
                    scale->range_start, scale->range_end);
  return between (fraction (value, scale->domain_min, scale->domain_max), scale->range_start,
                  scale->range_end);
}

double
jct_value_scale_invert (const JctValueScale *scale, double position)
{
  g_return_val_if_fail (scale != NULL, NAN);
  if (scale->range_start == scale->range_end)
    return scale->domain_min;
  if (scale->is_log)
    return from_log (scale, between (fraction (position, scale->range_start, scale->range_end),
                                     to_log (scale, scale->domain_min),
                                     to_log (scale, scale->domain_max)));
  return between (fraction (position, scale->range_start, scale->range_end), scale->domain_min,
                  scale->domain_max);
}

JctTimeScale
jct_time_scale (JctSpan domain, double range_start, double range_end)
{
  JctTimeScale scale = { domain, finite_or (range_start, 0), finite_or (range_end, 0) };

  /* An empty span is widened to the day at its start. */
  if (domain.end <= domain.start)
    {
      scale.domain.start = MIN (domain.start, JCT_DAY_MAX - 1);
      scale.domain.end = scale.domain.start + 1;
    }
  return scale;
}

double
jct_time_scale_map (const JctTimeScale *scale, double day)
{
  double start, end;

  g_return_val_if_fail (scale != NULL, NAN);
  start = scale->domain.start;
  end = scale->domain.end;
  if (start == end)
    return scale->range_start;
  return between ((day - start) / (end - start), scale->range_start, scale->range_end);
}

double
jct_time_scale_invert (const JctTimeScale *scale, double position)
{
  double start, end;

  g_return_val_if_fail (scale != NULL, NAN);
  start = scale->domain.start;
  end = scale->domain.end;
  if (scale->range_start == scale->range_end)
    return start;
  return between ((position - scale->range_start) / (scale->range_end - scale->range_start), start,
                  end);
}

double
jct_time_scale_map_period (const JctTimeScale *scale, JctPeriod period)
{
  double start = jct_period_first_day (period), end = jct_period_end_day (period);

  return jct_time_scale_map (scale, start + (end - start) / 2);
}
