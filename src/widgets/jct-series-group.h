/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A heading above check marks, one for each of some series: a part of jct-series-picker.h. It knows ids and labels, not
 * where they come from. What is chosen and has no row stays chosen.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JCT_TYPE_SERIES_GROUP (jct_series_group_get_type ())
G_DECLARE_FINAL_TYPE (JctSeriesGroup, jct_series_group, JCT, SERIES_GROUP, AdwBin)

/* Signal "changed": by a person. */
GtkWidget *jct_series_group_new         (void);
void       jct_series_group_set_heading (JctSeriesGroup *self, const char *heading);
/* Both end with NULL. The rows stay while they are the same: none may go from under the pointer. */
void       jct_series_group_set_rows    (JctSeriesGroup *self, const char *const *ids, const char *const *labels);
/* `ids` (nullable) */
void       jct_series_group_set_chosen  (JctSeriesGroup *self, const char *const *ids);
/* In the order of choosing; NULL where none is. (transfer full) */
char     **jct_series_group_dup_chosen  (JctSeriesGroup *self);
guint      jct_series_group_get_n_chosen (JctSeriesGroup *self);
guint      jct_series_group_get_n_rows  (JctSeriesGroup *self);
/* Shows the rows whose labels contain the text, which is case-folded, and no heading without a row. How many. */
guint      jct_series_group_search      (JctSeriesGroup *self, const char *folded);

G_END_DECLS
