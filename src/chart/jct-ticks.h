/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ticks. Values: the extended Wilkinson search (Talbot, Lin and Hanrahan 2010: simplicity, coverage, density,
 * legibility). Time: calendar-aware steps (days, weeks, months, quarters, years, decades, fiscal years), each tick on
 * the start of its unit; labels never lone, never overlapping.
 */
#pragma once

#include "chart/jct-scale.h"
#include "model/jct-number-format.h"

G_BEGIN_DECLS

typedef struct
{
  double min, max, step;  /* the first and last tick; a multiple of step apart */
  guint n;
  double below;           /* how far the axis reaches below the first tick; usually 0 */
  double score;           /* Talbot, Lin and Hanrahan (2010), eq. 4, legibility taken as 1 */
  gboolean is_log;        /* each `step` times the one before; `max` need not be one */
  double log_unit;        /* of the scale, as in JctValueScale */
  double log_first;       /* the first but zero, which stands before it where `min` is zero */
  gboolean finely;        /* at 1, 2 and 5 of every decade */
} JctValueTicks;

/* Ticks for [min, max], about `target` of them; `integer` refuses steps that are not whole. With `contain`, the ticks
 * enclose the data, so that the axis may end on them. */
void    jct_value_ticks_search (double min, double max, guint target, gboolean integer, gboolean contain,
                                JctValueTicks *ticks);
/* From zero, for a logarithmic axis up to `max`, at most `target` of them. */
void    jct_value_ticks_search_log (double max, guint target, JctValueTicks *ticks);
/* For a logarithmic axis of values of which `least` is the smallest above zero; from zero on where `has_zero`. At 1, 2 and
 * 5 of every decade as far as `target` allows, else at decades. */
void    jct_value_ticks_search_log_from (double least, gboolean has_zero, double max, guint target,
                                         JctValueTicks *ticks);
/* The scale of an axis that ends where the ticks say. */
JctValueScale jct_value_ticks_scale (const JctValueTicks *ticks, double range_start, double range_end);
double  jct_value_ticks_get    (const JctValueTicks *ticks, guint index);
/* The score of a given labelling, for comparison. */
double  jct_value_ticks_score  (double data_min, double data_max, double min, double max, double step, guint target);
/* In the locale's notation, with as many decimals as the step needs. (transfer full) */
char   *jct_value_ticks_format (const JctValueTicks *ticks, guint index);

typedef struct
{
  JctDay day;
  char *minor;            /* (nullable): the small label ("Apr", "Q2", "14") */
  char *major;            /* (nullable): the large label, where the year (or month) changes */
} JctTimeTick;

/* Ticks of `scale`, at least `min_gap` px apart; `kind` is the data's, so that yearly data get no months and fiscal
 * years are marked FY. `measure` gives a label's width in px; `major` tells which of the two sizes is meant.
 * (transfer full): an array of JctTimeTick, freed with it */
GArray *jct_time_ticks         (const JctTimeScale *scale, JctPeriodKind kind, double min_gap,
                                double (*measure) (const char *text, gboolean major, gpointer data), gpointer data);

G_END_DECLS
