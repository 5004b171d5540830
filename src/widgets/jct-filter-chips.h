/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the view is filtered by, one chip a value, each a button that takes it away again; and where nothing passes, that
 * it is so, and the way out. Nothing is shown without a filter.
 */
#pragma once

#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_FILTER_CHIPS (jct_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (JctFilterChips, jct_filter_chips, JCT, FILTER_CHIPS, JctPanel)

/* (transfer none) (nullable): NULL past the last that is shown */
GtkWidget  *jct_filter_chips_get_chip      (JctFilterChips *self, guint index);
/* "Citizenship: not China" */
const char *jct_filter_chips_get_label     (JctFilterChips *self, guint index);
/* Whether it says that nothing passes. */
gboolean    jct_filter_chips_shows_nothing (JctFilterChips *self);

G_END_DECLS
