/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Data page: the rows of the table that the chart is made from, under its definition and filters; or the numbers
 * behind the chart. Sorted by any column, copied, exported. It follows the view; the visible range only where asked to.
 *
 * It costs nothing while it is not shown: what has changed meanwhile is taken up when it is. Many rows are put in order,
 * and a chart's many numbers made rows, on another thread, with the rows as they were on the screen.
 */
#pragma once

#include "io/jct-rows-write.h"
#include "widgets/jct-data-table.h"
#include "widgets/jct-facets.h"
#include "widgets/jct-panel.h"

G_BEGIN_DECLS

#define JCT_TYPE_DATA_PAGE (jct_data_page_get_type ())
G_DECLARE_FINAL_TYPE (JctDataPage, jct_data_page, JCT, DATA_PAGE, JctPanel)

/* Without words the last row that is copied to the clipboard. */
#define JCT_DATA_PAGE_MAX_COPIED 100000

/* Properties "show-facets", "numbers" (the numbers behind the chart), "visible-only".
 * Actions: data.copy, data.select-all, data.go-to-period, data.export (s: "csv", "json"), data.cancel-export. */
GtkWidget    *jct_data_page_new           (JctViewState *state);
JctDataTable *jct_data_page_get_table     (JctDataPage *self);
JctFacets    *jct_data_page_get_facets    (JctDataPage *self);
/* Whether rows are being found on another thread. */
gboolean      jct_data_page_is_busy       (JctDataPage *self);
/* "1,234 of 68,815 rows" */
const char   *jct_data_page_get_count     (JctDataPage *self);
/* So many rows of so many, and what is shown of them where they are more than a list can have. (transfer full) */
char         *jct_data_page_dup_count     (gsize n, gsize n_total);
/* Shows the first row of the period in the present order, or of the next period that has one; FALSE where none has. */
gboolean      jct_data_page_go_to         (JctDataPage *self, JctPeriod period);
/* The selected rows, or all, as tab-separated text; at most JCT_DATA_PAGE_MAX_COPIED: `n_copied` of `n_asked`.
 * (transfer full) (nullable): no rows */
char         *jct_data_page_dup_copy      (JctDataPage *self, gsize *n_copied, gsize *n_asked);
void          jct_data_page_popup_export  (JctDataPage *self);

/* The rows as they are shown to a file, on another thread. */
void          jct_data_page_export_async  (JctDataPage *self, JctRowsFormat format, GFile *file,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean      jct_data_page_export_finish (JctDataPage *self, GAsyncResult *result, GError **error);

G_END_DECLS
