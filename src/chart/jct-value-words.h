/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is drawn in the place of the counts, in words: the same for subtitle, axis, tooltip and alternative text.
 */
#pragma once

#include "model/jct-period.h"
#include "model/jct-series.h"
#include "model/jct-transform.h"

G_BEGIN_DECLS

/* What the words need to know of the series. */
typedef struct
{
  JctPeriodKind kind;
  JctPeriod first;          /* of the whole range: an index without a base stands at 100 there */
  guint fiscal_start;
  const char *unit;         /* (nullable): "apprehensions" */
} JctValueContext;

/* Of the whole range; an empty set has no words but those of its kind. */
void  jct_value_context_init   (JctValueContext *context, JctSeriesSet *set, guint fiscal_start, const char *unit);

/* "Apprehensions per month", "apprehensions per day in each month"; begins small. (transfer full) */
char *jct_value_words_counted  (const JctTransform *transform, const JctValueContext *context);
/* "rolling mean of 3 months (centred), index, August 2022 = 100"; NULL where nothing is to be said. (transfer full)
 * (nullable) */
char *jct_value_words_steps    (const JctTransform *transform, const JctValueContext *context);
/* The least that has to be said, for a title: "index", "rolling mean of 3 months"; NULL for counts. (transfer full)
 * (nullable) */
char *jct_value_words_name     (const JctTransform *transform, JctPeriodKind kind);
/* What the figures on the axis are: "apprehensions per day", "index, August 2022 = 100"; NULL where nothing is known.
 * (transfer full) (nullable) */
char *jct_value_words_axis     (const JctTransform *transform, const JctValueContext *context);

/* Decimals for values about as large as `value`; none for counts. */
int   jct_value_words_decimals (double value, gboolean integer);
/* A value as it reads: "5,951", "nearly 6,000", "+12.4%", "34.5%". (transfer full) */
char *jct_value_words_format   (const JctTransform *transform, double value, gboolean integer, JctQualifier qualifier);

G_END_DECLS
