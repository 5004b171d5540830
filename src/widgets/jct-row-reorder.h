/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of a list that are dragged onto each other to change their order. A row is taken only by rows of its own list:
 * what is dragged from another window belongs to another document, though its id may stand in this one as well.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `dragged` was dropped onto `row`: another row of the same list. */
typedef void (*JctRowDropped) (GtkListBoxRow *row, GtkListBoxRow *dragged);
/* What follows the pointer; NULL for GTK's own icon. (transfer full) (nullable) */
typedef GdkPaintable *(*JctRowIcon) (GtkListBoxRow *row);

/* Both functions are called with `row` for as long as it lives. */
void jct_row_reorder_add (GtkListBoxRow *row, JctRowIcon icon, JctRowDropped dropped);

G_END_DECLS
