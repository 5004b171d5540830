/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A series as a small picture without scales, beside the name of a dataset: a reminder, nothing to read from.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JCT_TYPE_SPARKLINE (jct_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (JctSparkline, jct_sparkline, JCT, SPARKLINE, GtkWidget)

GtkWidget *jct_sparkline_new        (void);
/* Copies the values; NaN is a gap. */
void       jct_sparkline_set_values (JctSparkline *self, const double *values, gsize n);

G_END_DECLS
