/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a column of the Data page's table says: its title, the texts of its rows, how wide it is. What cannot be known
 * without a look at each row is found out from some thousands of them, from all over the table.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/jct-row-order.h"

G_BEGIN_DECLS

/* A longer text is cut, and said whole by its tooltip. */
#define JCT_DATA_COLUMN_MAX_CHARS 34

typedef struct
{
  JctTable *table; /* owned */
  JctColumn id;
  char *title;     /* owned */
  int decimals;    /* of reals: all with the same */

  GtkColumnViewColumn *header; /* borrowed (nullable): until it is measured */
  int wanted, least;           /* px: with all of its texts, with its title alone */
  int given;                   /* px: what it was given last; another width is the person's own */
} JctDataColumn;

/* `unit` (nullable) is added to the title unless that says it. */
JctDataColumn *jct_data_column_new      (JctTable *table, JctColumn id, const char *title, const char *unit);
void           jct_data_column_free     (JctDataColumn *self);
/* What is shown in a row of the table. (transfer full) */
char          *jct_data_column_dup_text (const JctDataColumn *self, gsize row);
/* Gives the header the width that all texts need, in the font of a widget, and so many px more. */
void           jct_data_column_measure  (JctDataColumn *self, GtkWidget *widget, GtkColumnViewColumn *header,
                                         int padding);
/* Of a table (JctDataColumn, measured) that is too narrow for all its columns, cuts long names before a number is out of
 * sight: numbers are what it is read for. Columns that the person has given a width keep it. */
void           jct_data_columns_fit     (GPtrArray *columns, int width);
/* Where text runs from right to left, numbers keep their sign in front and their ends below each other. */
gboolean       jct_data_column_is_rtl   (void);

G_END_DECLS
