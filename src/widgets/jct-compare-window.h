/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All events beside each other under one method, as a window of its own beside the one whose view it follows. A row that
 * is clicked is the event that the view selects. Its table can be saved as CSV and copied.
 */
#pragma once

#include "widgets/jct-compare-table.h"
#include "widgets/jct-comparison-runner.h"

G_BEGIN_DECLS

#define JCT_TYPE_COMPARE_WINDOW (jct_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (JctCompareWindow, jct_compare_window, JCT, COMPARE_WINDOW, AdwWindow)

/* `source`: whose view state and options are followed. */
GtkWidget           *jct_compare_window_new           (GtkWindow *parent, JctAnalysisRunner *source);
JctComparisonRunner *jct_compare_window_get_runner    (JctCompareWindow *self);
JctCompareTable     *jct_compare_window_get_table     (JctCompareWindow *self);
/* Writes the table as it is shown. The callback may be NULL; the window itself tells the person how it went. */
void                 jct_compare_window_export_async  (JctCompareWindow *self, GFile *file,
                                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean             jct_compare_window_export_finish (JctCompareWindow *self, GAsyncResult *result, GError **error);

G_END_DECLS
