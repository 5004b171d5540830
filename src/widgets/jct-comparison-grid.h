/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of before and after beside each other: mean, median, per day, number of periods. */
#pragma once

#include <adwaita.h>

#include "analysis/jct-before-after.h"

G_BEGIN_DECLS

#define JCT_TYPE_COMPARISON_GRID (jct_comparison_grid_get_type ())
G_DECLARE_FINAL_TYPE (JctComparisonGrid, jct_comparison_grid, JCT, COMPARISON_GRID, AdwBin)

/* Hides itself where there is no figure to show; NULL for none. */
void jct_comparison_grid_set_result (JctComparisonGrid *self, const JctBeforeAfter *result);

G_END_DECLS
