/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the help as labels, lists and tables, from the top to the bottom. */
#pragma once

#include <gtk/gtk.h>

#include "io/jct-help-page.h"

G_BEGIN_DECLS

/* All of the page but its scrolling. A link that is followed is told to `link_cb` (a handler of
 * GtkLabel::activate-link), which belongs to `owner`. (transfer floating) */
GtkWidget *jct_help_page_view_new        (const JctHelpPage *page, GCallback link_cb, gpointer owner);
/* The widget of one of the page's blocks; NULL where it has none. */
GtkWidget *jct_help_page_view_find_block (GtkWidget *view, guint block);

G_END_DECLS
