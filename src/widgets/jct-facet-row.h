/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One value of a facet: its name over a bar, its total and share at the end. A click or Space takes it alone, with Shift
 * or Ctrl adds it or takes it away; with Alt, or the Delete key, leaves it out. A right click, a long press or the Menu
 * key asks for its menu.
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
  JCT_FACET_ROW_EXCLUDED, /* it is left out */
} JctFacetRowState;

/* Signals "toggled" (gboolean extend), "exclude", "menu". */
GtkWidget        *jct_facet_row_new       (void);
/* `fraction` of the longest bar, 0..1; `total` and `share` (nullable), of all values, are formatted. */
void              jct_facet_row_update    (JctFacetRow *self, const char *value, const char *label, const char *total,
                                           const char *share, double fraction, JctFacetRowState state);
const char       *jct_facet_row_get_value (JctFacetRow *self);
const char       *jct_facet_row_get_total (JctFacetRow *self);
const char       *jct_facet_row_get_share (JctFacetRow *self); /* (nullable) */
JctFacetRowState  jct_facet_row_get_state (JctFacetRow *self);
/* What a click does; `extend`: with Shift. */
void              jct_facet_row_toggle    (JctFacetRow *self, gboolean extend);
/* What it does with Alt. */
void              jct_facet_row_exclude   (JctFacetRow *self);

G_END_DECLS
