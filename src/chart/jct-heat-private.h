/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The heat map: a row for each year, a column for each of its periods, a colour for each figure. The ramp is of the
 * series' own hue and even to the eye; only values that may be below zero have one to each side of zero. A period whose
 * figure is missing is hatched; what the data do not reach stays empty.
 *
 * What does not fit is dropped in this order: the figures in the cells, the symbols of events, labels of months and of
 * years one by one, the key, the earliest years (a note counts them).
 */
#pragma once

#include "chart/jct-years-private.h"

G_BEGIN_DECLS

/* ---- jct-heat-ramp.c ------------------------------------------------------------------------------------------- */

typedef struct
{
  double min, max;
  gboolean diverges;
  JctColor low, middle, high; /* `middle` where it diverges, at zero */
} JctHeatRamp;

void      jct_heat_ramp_init    (JctHeatRamp *ramp, const JctChart *chart);
JctColor  jct_heat_ramp_color   (const JctHeatRamp *ramp, double value);
/* From 0 to 1. */
double    jct_heat_ramp_place   (const JctHeatRamp *ramp, double value);
/* A colour in which text can be read on that colour (4.5:1). */
JctColor  jct_heat_text_color   (const JctTheme *theme, JctColor ground);
/* What stands for a missing figure. */
void      jct_heat_add_hatch    (JctChart *chart, JctRect cell);
/* The key: the colours with some of their values; returns its height, also where it is only measured (x < 0). */
double    jct_heat_add_key      (JctChart *chart, const JctHeatRamp *ramp, gboolean has_missing, double x, double y,
                                 double width);

/* ---- jct-heat-map.c -------------------------------------------------------------------------------------------- */

void      jct_heat_draw         (JctChart *chart);
/* What the colours say of zero, as the badge of an axis does. */
const char *jct_heat_describe   (const JctView *view, double min);

G_END_DECLS
