/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The events of a comparison as rows: sorted by any column (at first the largest size first; what says nothing last,
 * both ways), one or several selected.
 */
#pragma once

#include <adwaita.h>

#include "analysis/jct-compare-events.h"

G_BEGIN_DECLS

#define JCT_TYPE_COMPARE_TABLE (jct_compare_table_get_type ())
G_DECLARE_FINAL_TYPE (JctCompareTable, jct_compare_table, JCT, COMPARE_TABLE, AdwBin)

/* Signal "event-chosen" (const char *id): one row was clicked, or reached by keys. */

/* Borrowed: until another is set; NULL for none. */
void       jct_compare_table_set_comparison (JctCompareTable *self, const JctEventComparison *comparison);
/* Selects that event's row alone and shows it, without a signal; NULL for none. */
void       jct_compare_table_select_event   (JctCompareTable *self, const char *id);
void       jct_compare_table_sort           (JctCompareTable *self, JctComparedColumn column, gboolean descending);
/* As shown, const JctComparedEvent *: the selected ones, or all. (transfer container) */
GPtrArray *jct_compare_table_list_rows      (JctCompareTable *self, gboolean only_selected);

G_END_DECLS
