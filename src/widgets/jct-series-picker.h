/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A button that opens a list of the other series that a view could show: the other values of the dimension that it is
 * narrowed by, or split by. Any number of them is chosen.
 */
#pragma once

#include <adwaita.h>

#include "state/jct-view-state.h"

G_BEGIN_DECLS

#define JCT_TYPE_SERIES_PICKER (jct_series_picker_get_type ())
G_DECLARE_FINAL_TYPE (JctSeriesPicker, jct_series_picker, JCT, SERIES_PICKER, AdwBin)

/* Signal "changed": by a person, not by jct_series_picker_set(). */
GtkWidget *jct_series_picker_new        (const char *title);
/* `chosen` (nullable): what is chosen; values of other dimensions are let be. The state has a document. */
void       jct_series_picker_set        (JctSeriesPicker *self, JctViewState *state, const JctFilter *chosen);
/* Whose values it lists; NULL where there is none. */
const char *jct_series_picker_get_dimension (JctSeriesPicker *self);
/* NULL where none is chosen. (transfer full) */
JctFilter *jct_series_picker_dup_filter (JctSeriesPicker *self);

G_END_DECLS
