/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a method can be asked: the window, the event's own period, counts or logarithms, yearly waves, other series. Shows
 * the choices that the method has; the window is the view's, the rest the runner's.
 */
#pragma once

#include <adwaita.h>

#include "widgets/jct-analysis-runner.h"

G_BEGIN_DECLS

#define JCT_TYPE_METHOD_OPTIONS (jct_method_options_get_type ())
G_DECLARE_FINAL_TYPE (JctMethodOptions, jct_method_options, JCT, METHOD_OPTIONS, AdwBin)

/* The runner has a state with a document. */
void jct_method_options_show (JctMethodOptions *self, JctAnalysisRunner *runner, JctMethod method,
                              JctPeriodUnit unit);

G_END_DECLS
