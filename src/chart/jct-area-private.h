/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The stacked area: the series of a split on top of each other, from zero, the largest at the bottom, what has no name
 * in one grey layer on top. Where one figure of a period is missing, the stack has a gap: what would be drawn there is
 * less than the sum. One series alone is a line with its area filled.
 *
 * Not everything can be stacked; what cannot is drawn as lines, and the subtitle says why.
 */
#pragma once

#include "chart/jct-chart-private.h"

G_BEGIN_DECLS

typedef enum
{
  JCT_AREA_STACKS,
  JCT_AREA_NEGATIVE,        /* a visible value is below zero */
  JCT_AREA_NO_PARTS,        /* values of which the sum says nothing: per cent of something else than one whole */
  JCT_AREA_LOG,             /* heights on a logarithmic axis do not add up */
  JCT_AREA_NEVER_WHOLE,     /* no visible period has figures of all series */
} JctAreaVerdict;

JctAreaVerdict jct_area_judge      (const JctView *view, JctSeriesSet *series, JctSpan visible);
/* Why lines are drawn, as a part of a subtitle; NULL for what is stacked. */
const char    *jct_area_get_reason (JctAreaVerdict verdict);
/* Whether the chart is a stack of more than one layer. */
gboolean       jct_area_is_stack   (const JctChart *chart);
/* The middle of a series' layer where the stack ends, at the right; FALSE where there is none. */
gboolean       jct_area_find_end   (const JctChart *chart, const JctChartSeries *s, JctPoint *end);
void           jct_area_add        (JctChart *chart);

G_END_DECLS
