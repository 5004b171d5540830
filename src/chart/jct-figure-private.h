/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the figure share. */
#pragma once

#include "chart/jct-figure.h"

G_BEGIN_DECLS

/* The panels of the method alone on a page, with heading, time axis and footer. (transfer full) */
JctScene *jct_figure_layout_effect (const JctFigureInput *input);
/* Below the last text of the chart that stands in the way at `x`. */
double    jct_figure_find_way_down (const JctFigure *figure, double x);
/* From breaks to events, in the figure's coordinates; NULL where there is nothing to link. (transfer full) (nullable) */
JctScene *jct_figure_link_breaks   (const JctFigure *figure, const JctChartInput *input);

G_END_DECLS
