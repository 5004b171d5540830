/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said of one point of a series, in the tooltip and in the inspector: its value, and its change on the previous
 * period and on the year before. A change is given only between two whole, exact values.
 */
#pragma once

#include "model/jct-series.h"
#include "model/jct-transform.h"

G_BEGIN_DECLS

typedef struct
{
  char *value;       /* "5,951", "nearly 6,000", "no data" */
  char *drawn;       /* (nullable): what is drawn in the place of the value, where something is */
  char *note;        /* (nullable): "3 of 12 months" of a partial value */
  char *previous;    /* (nullable): "November 2023" */
  char *on_previous; /* (nullable): "+1,177 (+25%)" */
  char *year;        /* (nullable): "December 2022" */
  char *on_year;     /* (nullable) */
} JctPointFacts;

/* Of a period outside the series: no data. */
void  jct_point_facts_init  (JctPointFacts *facts, const JctSeries *series, JctPeriod period);
/* The same of the counts, and what `drawn` has in their place; `counts` (nullable) are found by its key. */
void  jct_point_facts_init_drawn (JctPointFacts *facts, const JctSeries *drawn, JctSeriesSet *counts,
                                  const JctTransform *transform, JctPeriod period);
void  jct_point_facts_clear (JctPointFacts *facts);

/* Decimals for values about as large as `value`; none for counts. */
int   jct_value_decimals    (double value, gboolean integer);
/* With a sign, a true minus; 0 has none. (transfer full) */
char *jct_format_signed     (double value, int decimals);
char *jct_format_percent    (double percent); /* "+25%" */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JctPointFacts, jct_point_facts_clear)

G_END_DECLS
