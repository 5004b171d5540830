/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/jct-breakpoints.h"

G_BEGIN_DECLS

/* The interval of the break `at` between the regimes [from, at) and [at, end) of x. */
void jct_break_interval_compute (const double *x, gsize from, gsize at, gsize end, JctSegmentModel model,
                                 JctBreakInterval *interval);
/* Whether a sum of squares is no more than what rounding leaves of an exact fit. */
gboolean jct_breakpoints_is_exact (const double *x, gsize from, gsize end, double rss);

G_END_DECLS
