/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a table on the screen: a column each for the period, the dimensions and the measures. It shows the order
 * that it is given; a click on a header only asks for another one ("sort-changed").
 */
#pragma once

#include <adwaita.h>

#include "widgets/jct-row-list.h"

G_BEGIN_DECLS

#define JCT_TYPE_DATA_TABLE (jct_data_table_get_type ())
G_DECLARE_FINAL_TYPE (JctDataTable, jct_data_table, JCT, DATA_TABLE, AdwBin)

/* Signals "sort-changed", "selection-changed", "row-activated": Enter or a double click on a row, which is then selected. */

GtkWidget  *jct_data_table_new         (void);
/* The columns are those of the table, sorted by period; there are no rows until they are set. NULL for none. */
void        jct_data_table_set_table   (JctDataTable *self, JctTable *table);
void        jct_data_table_set_order   (JctDataTable *self, JctRowOrder *order);
JctRowList *jct_data_table_get_list    (JctDataTable *self); /* (transfer none) */
/* What the headers say that the rows are sorted by. */
JctColumn   jct_data_table_get_sort    (JctDataTable *self, gboolean *descending);
/* As a click on a header. */
void        jct_data_table_sort        (JctDataTable *self, JctColumn column, gboolean descending);
/* Selects the row at the position alone and shows it at the top, as far as there are rows below it. */
void        jct_data_table_show        (JctDataTable *self, guint position);

G_END_DECLS
