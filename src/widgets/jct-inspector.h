/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The right side of the Explore page: the selected point, the selected event and what the numbers did around it; the
 * dataset when nothing is selected. Property "runner" (JctAnalysisRunner): what computes the event's analysis.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_INSPECTOR (jct_inspector_get_type ())
G_DECLARE_FINAL_TYPE (JctInspector, jct_inspector, JCT, INSPECTOR, JctPanel)

GtkWidget *jct_inspector_new (JctViewState *state);

G_END_DECLS
