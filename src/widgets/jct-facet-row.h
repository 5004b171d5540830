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

/* What a row says; all borrowed. */
typedef struct
{
  const char *value, *label;
  const char *total; /* formatted: "26,000", "about 26,000" */
  const char *range; /* (nullable): what the total is taken to be, where its own word does not say it */
  const char *share; /* (nullable): of all values, formatted */
  double fraction;   /* of the longest bar, 0..1 */
  double least, most; /* the same of what it may be; infinite where nothing is known */
  JctFacetRowState state;
} JctFacetRowContent;

/* Signals "toggled" (gboolean extend), "exclude", "menu". */
GtkWidget        *jct_facet_row_new       (void);
void              jct_facet_row_update    (JctFacetRow *self, const JctFacetRowContent *content);
const char       *jct_facet_row_get_value (JctFacetRow *self);
const char       *jct_facet_row_get_total (JctFacetRow *self);
const char       *jct_facet_row_get_share (JctFacetRow *self); /* (nullable) */
const char       *jct_facet_row_get_range (JctFacetRow *self); /* (nullable) */
JctFacetRowState  jct_facet_row_get_state (JctFacetRow *self);
/* What a click does; `extend`: with Shift. */
void              jct_facet_row_toggle    (JctFacetRow *self, gboolean extend);
/* What it does with Alt. */
void              jct_facet_row_exclude   (JctFacetRow *self);

G_END_DECLS
