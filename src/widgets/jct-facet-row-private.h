/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a facet: what jct-facet-row.c says and jct-facet-row-draw.c draws. */
#pragma once

#include "widgets/jct-facet-row.h"

G_BEGIN_DECLS

struct _JctFacetRow
{
  GtkWidget parent_instance;

  /* Made when they are drawn; (nullable) */
  PangoLayout *name;
  PangoLayout *count;
  PangoLayout *short_count; /* the total alone */

  char *value;
  char *label;
  char *total;
  char *share; /* (nullable) */
  char *range; /* (nullable) */
  double fraction, least, most;
  JctFacetRowState state;
};

/* ---- jct-facet-row-draw.c ---- */

void jct_facet_row_measure      (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                 int *minimum_baseline, int *natural_baseline);
void jct_facet_row_snapshot     (GtkWidget *widget, GtkSnapshot *snapshot);
/* What is drawn has changed, or how. */
void jct_facet_row_drop_layouts (JctFacetRow *self);

G_END_DECLS
