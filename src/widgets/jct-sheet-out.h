/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ways out of the program for sheets (jct-slide-sheet.h): paper, a file, the clipboard; for any window that has some.
 * In each, `sheets` are JctSlideSheet in an array that is not changed any more, at least one.
 * What takes time is done on another thread.
 *
 * Signal "told" (markup-free text): what was done, for people. What could not be done is told by a dialog.
 */
#pragma once

#include "widgets/jct-slide-sheet.h"

G_BEGIN_DECLS

#define JCT_TYPE_SHEET_OUT (jct_sheet_out_get_type ())
G_DECLARE_FINAL_TYPE (JctSheetOut, jct_sheet_out, JCT, SHEET_OUT, GObject)

/* `settings` (nullable): keep printer, paper and the last folder. */
JctSheetOut *jct_sheet_out_new     (GSettings *settings);

/* Each page a sheet; `path` as for jct_print_run(). FALSE, and told, where it fails at once. */
gboolean     jct_sheet_out_print   (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets,
                                    GtkPrintOperationAction action, const char *path);
/* Asks where to; of one sheet, the name's ending says PNG, SVG or PDF, several are the pages of a PDF. */
void         jct_sheet_out_choose  (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets);
/* As if that was chosen: a name without such an ending gets one, and what the chooser did not ask about is asked before it
 * is replaced. */
void         jct_sheet_out_save    (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets, GFile *chosen);
/* The first one as PNG and SVG onto the clipboard of `parent`. */
void         jct_sheet_out_copy    (JctSheetOut *self, GtkWindow *parent, GPtrArray *sheets);
/* Whether something is under way. */
gboolean     jct_sheet_out_is_busy (JctSheetOut *self);

G_END_DECLS
