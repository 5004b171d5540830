/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layout manager that sets children of their natural width side by side, and goes on in a new row where they do not
 * fit, as words do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JCT_TYPE_WRAP_LAYOUT (jct_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (JctWrapLayout, jct_wrap_layout, JCT, WRAP_LAYOUT, GtkLayoutManager)

/* `spacing` pixels between the children, both ways. */
GtkLayoutManager *jct_wrap_layout_new (int spacing);

G_END_DECLS
