/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scales: from values and days to pixels and back. Plain values, total functions: a flat, empty or reversed domain
 * has a defined answer (a flat one is widened before anyone divides by it).
 */
#pragma once

#include "model/jct-period.h"

G_BEGIN_DECLS

/* Values to pixels; `range_start` is the pixel of `domain_min` (the bottom, for a vertical axis). */
typedef struct
{
  double domain_min, domain_max;
  double range_start, range_end;
  gboolean is_log;
  double log_unit;        /* of a logarithmic scale: 0, of the logarithm of 1 + value, so that zero has a place; else of
                             the value from here on, and straight on down to zero below; below zero mirrored */
} JctValueScale;

JctValueScale jct_value_scale         (double domain_min, double domain_max, double range_start, double range_end);
/* Equal distances are equal ratios, but near zero. */
JctValueScale jct_value_scale_log     (double domain_min, double domain_max, double range_start, double range_end);
/* Equal distances are equal ratios from `unit` on; between it and zero lies what its own factor e would take. */
JctValueScale jct_value_scale_log_from (double unit, double domain_min, double domain_max, double range_start,
                                        double range_end);
double        jct_value_scale_map     (const JctValueScale *scale, double value);
double        jct_value_scale_invert  (const JctValueScale *scale, double position);

/* Days to pixels: the pixel of the start of a day. Fractions of a day are allowed in both directions. One time scale
 * is shared by chart, timeline and overview. */
typedef struct
{
  JctSpan domain;
  double range_start, range_end;
} JctTimeScale;

JctTimeScale  jct_time_scale          (JctSpan domain, double range_start, double range_end);
double        jct_time_scale_map      (const JctTimeScale *scale, double day);
double        jct_time_scale_invert   (const JctTimeScale *scale, double position);
/* The middle of a period: where its point is drawn. */
double        jct_time_scale_map_period (const JctTimeScale *scale, JctPeriod period);

G_END_DECLS
