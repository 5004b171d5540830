/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The desktop's look as the chart's theme: light or dark, high contrast, interface font, text scale.
 */
#pragma once

#include <adwaita.h>

#include "chart/jct-theme.h"

G_BEGIN_DECLS

/* The theme for a widget's display, now. (transfer full) */
JctTheme *jct_desktop_theme_new     (GtkWidget *widget);
/* Calls `callback` (swapped: `widget` first) whenever jct_desktop_theme_new() would give another theme, for as long as
 * the widget lives. */
void      jct_desktop_theme_watch   (GtkWidget *widget, GCallback callback);

GdkRGBA   jct_color_to_rgba         (JctColor color);

G_END_DECLS
