/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selected event in short, its title, the plain sentence on the numbers and events around it and, once that is known,
 * what all methods find together: for where the
 * inspector, which says more, is folded.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

/* Property "runner" (JctAnalysisRunner, nullable): what computes that. */
#define JCT_TYPE_EVENT_SUMMARY (jct_event_summary_get_type ())
G_DECLARE_FINAL_TYPE (JctEventSummary, jct_event_summary, JCT, EVENT_SUMMARY, JctPanel)

G_END_DECLS
