/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands beside a view's series (jct-beside.h): a panel each under the chart, on its time axis and with a value axis
 * of its own, never a second axis in one plot. Lines are grey and named at their ends; a line above each panel says what
 * it counts, from when to when.
 */
#pragma once

#include "chart/jct-chart-layout.h"

G_BEGIN_DECLS

/* `beside` is nullable in all of them. The height that all panels like to have, and the least; 0 without any. */
double    jct_beside_measure_height  (const JctChartInput *chart, GPtrArray *beside, double *least);
/* Widens the plot's margins to what the panels' labels need. */
void      jct_beside_widen_margins   (const JctChartInput *chart, GPtrArray *beside, double *left, double *right);
/* On the chart's plot edges. (transfer full) */
JctScene *jct_beside_layout          (const JctChartInput *chart, GPtrArray *beside, double height);

G_END_DECLS
