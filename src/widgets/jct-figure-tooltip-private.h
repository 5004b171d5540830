/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the tooltip share: rows of texts (jct-figure-tooltip-rows.c), which jct-figure-tooltip.c fills. */
#pragma once

#include "widgets/jct-figure-tooltip.h"

G_BEGIN_DECLS

#define JCT_TOOLTIP_COLUMNS 4

typedef enum
{
  JCT_TOOLTIP_NORMAL,
  JCT_TOOLTIP_BOLD,
  JCT_TOOLTIP_DIM,
} JctTooltipStyle;

/* A row: one cell over all columns, or up to JCT_TOOLTIP_COLUMNS of them. */
typedef struct
{
  PangoLayout *cells[JCT_TOOLTIP_COLUMNS];
  gboolean dim[JCT_TOOLTIP_COLUMNS];
  gboolean spans;
  gboolean has_swatch;
  JctColor swatch;
} JctTooltipRow;

struct _JctFigureTooltip
{
  GtkWidget *widget; /* borrowed while rows are added */
  GArray *rows;
  JctColor background, border, text, text_secondary;
  double em;
  int column_widths[JCT_TOOLTIP_COLUMNS];
  int width, height;
  gboolean above; /* the point, not beside it */
};

/* Without rows; these are added, then it is measured. */
JctFigureTooltip *jct_figure_tooltip_new_empty (GtkWidget *widget, const JctTheme *theme);
/* Owned by the tooltip; the next one may move it. */
JctTooltipRow    *jct_figure_tooltip_add_row   (JctFigureTooltip *self);
void              jct_figure_tooltip_set_cell  (JctFigureTooltip *self, JctTooltipRow *row, guint column,
                                                const char *text, JctTooltipStyle style);
/* A row of one text over all columns; wraps. */
void              jct_figure_tooltip_add_line  (JctFigureTooltip *self, const char *text, JctTooltipStyle style);
void              jct_figure_tooltip_measure   (JctFigureTooltip *self);

G_END_DECLS
