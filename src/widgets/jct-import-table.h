/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first rows of a file in a GtkColumnView, each value as it was understood; what is not as its column is to be stands
 * out, by its colour and a mark.
 */
#pragma once

#include <gtk/gtk.h>

#include "io/jct-import-preview.h"

G_BEGIN_DECLS

/* Shows the rows in the columns that are read; those that are left out are dimmed. The preview is copied from. */
void jct_import_table_show (GtkColumnView *view, const JctImportPreview *preview);

G_END_DECLS
