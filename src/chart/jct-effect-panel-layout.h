/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a method gives beside the chart, on the chart's own time scale: the effect of each period and its sum
 * (counterfactual), the gap (synthetic control), the step at every other date (placebo in time). Small panels over each
 * other, each with its own zero line.
 */
#pragma once

#include "chart/jct-chart-layout.h"

G_BEGIN_DECLS

/* The height that the panels of the input's analysis would like, and the least they can do with; 0 where the method has
 * none. */
double    jct_effect_panel_measure_height (const JctChartInput *input, double *least);
/* The input's plot edges are set; its height is the panels'. NULL where there are none. (transfer full) (nullable) */
JctScene *jct_effect_panel_layout         (const JctChartInput *input);

G_END_DECLS
