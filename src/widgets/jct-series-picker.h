/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A button that opens a list of the other series that a view could show: the other values of the dimension that it is
 * narrowed by, or split by; and where that is asked for, all others as one series, and other definitions. Any number of
 * them is chosen; a long list can be searched.
 */
#pragma once

#include <adwaita.h>

#include "analysis/jct-analysis.h"
#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_SERIES_PICKER (jct_series_picker_get_type ())
G_DECLARE_FINAL_TYPE (JctSeriesPicker, jct_series_picker, JCT, SERIES_PICKER, AdwBin)

/* Signals: "changed" by a person, not by jct_series_picker_set(); "rule": the rule's own series are wanted again. */
GtkWidget *jct_series_picker_new        (const char *title);
/* `chosen` (nullable): what is chosen; values of other dimensions are let be. The state has a document. */
void       jct_series_picker_set        (JctSeriesPicker *self, JctViewState *state, const JctFilter *chosen);
/* Whose values it lists; NULL where there is none. */
const char *jct_series_picker_get_dimension (JctSeriesPicker *self);
/* NULL where none is chosen. (transfer full) */
JctFilter *jct_series_picker_dup_filter (JctSeriesPicker *self);

/* Offers more: all but the analysis's own values as one series, and other definitions. `view`: that of the analysis;
 * `sums`, `definitions` (nullable): what is chosen of either. */
void       jct_series_picker_set_more   (JctSeriesPicker *self, const JctAnalysis *analysis, const JctView *view,
                                         const JctFilter *sums, const char *const *definitions);
/* NULL where none is chosen. (transfer full) */
JctFilter *jct_series_picker_dup_sums   (JctSeriesPicker *self);
char     **jct_series_picker_dup_definitions (JctSeriesPicker *self);

/* What to know of the series chosen: strings. */
void       jct_series_picker_set_notes  (JctSeriesPicker *self, GPtrArray *notes);
/* A button that emits "rule". */
void       jct_series_picker_offer_rule (JctSeriesPicker *self, gboolean offered);

G_END_DECLS
