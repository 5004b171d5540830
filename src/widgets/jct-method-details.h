/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One method of an analysis: its sentence, its numbers, what to beware of, what it can be asked, how it is defined. */
#pragma once

#include <adwaita.h>

#include "widgets/jct-analysis-runner.h"

G_BEGIN_DECLS

#define JCT_TYPE_METHOD_DETAILS (jct_method_details_get_type ())
G_DECLARE_FINAL_TYPE (JctMethodDetails, jct_method_details, JCT, METHOD_DETAILS, AdwBin)

/* The runner has an analysis. */
void jct_method_details_show (JctMethodDetails *self, JctAnalysisRunner *runner, JctMethod method);

G_END_DECLS
