/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One value of a facet: its name over a bar, its total at the end. A click or Space takes it alone, with Shift or Ctrl
 * adds it or takes it away.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JCT_TYPE_FACET_ROW (jct_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (JctFacetRow, jct_facet_row, JCT, FACET_ROW, GtkWidget)

typedef enum
{
  JCT_FACET_ROW_OPEN,     /* nothing is chosen in its facet */
  JCT_FACET_ROW_SELECTED,
  JCT_FACET_ROW_OTHER,    /* something else is chosen */
} JctFacetRowState;

/* Signal "toggled" (gboolean extend). */
GtkWidget        *jct_facet_row_new       (void);
/* `fraction` of the longest bar, 0..1; `total` is formatted. */
void              jct_facet_row_update    (JctFacetRow *self, const char *value, const char *label, const char *total,
                                           double fraction, JctFacetRowState state);
const char       *jct_facet_row_get_value (JctFacetRow *self);
const char       *jct_facet_row_get_total (JctFacetRow *self);
JctFacetRowState  jct_facet_row_get_state (JctFacetRow *self);
/* What a click does; `extend`: with Shift. */
void              jct_facet_row_toggle    (JctFacetRow *self, gboolean extend);

G_END_DECLS
