/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of an order (model/jct-row-order.h) as a list to be shown and selected: an item is made when a view asks for
 * it and lives as long as the view keeps it; nothing is made for the other rows. What is selected is a set of ranges, so
 * that selecting all of ten million rows is as quick as selecting one.
 *
 * GTK places rows in whole pixels, counted by int: of a longer order the list has the first JCT_ROW_LIST_MAX rows.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/jct-row-order.h"

G_BEGIN_DECLS

#define JCT_ROW_LIST_MAX 40000000

/* An item: a position in the order. */
#define JCT_TYPE_ROW_ITEM (jct_row_item_get_type ())
G_DECLARE_FINAL_TYPE (JctRowItem, jct_row_item, JCT, ROW_ITEM, GObject)

JctRowItem  *jct_row_item_new         (guint position);
guint        jct_row_item_get_position (JctRowItem *self);

/* A GListModel and a GtkSelectionModel. */
#define JCT_TYPE_ROW_LIST (jct_row_list_get_type ())
G_DECLARE_FINAL_TYPE (JctRowList, jct_row_list, JCT, ROW_LIST, GObject)

JctRowList  *jct_row_list_new         (void);
/* All rows are new, and none is selected; NULL for none. */
void         jct_row_list_set_order   (JctRowList *self, JctRowOrder *order);
JctRowOrder *jct_row_list_get_order   (JctRowList *self); /* (transfer none) (nullable) */
/* How many items are alive: tests hold it against the rows on the screen. */
guint        jct_row_list_get_n_alive (JctRowList *self);

G_END_DECLS
