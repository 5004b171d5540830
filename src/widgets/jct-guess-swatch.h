/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a guess looks, small: a piece of its line with the shape at its end, on the slide's own background, so that it is the
 * same colour whatever the desktop's theme is. It says nothing to a screen reader: the name stands beside it.
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/jct-slide-layout.h"

G_BEGIN_DECLS

#define JCT_TYPE_GUESS_SWATCH (jct_guess_swatch_get_type ())
G_DECLARE_FINAL_TYPE (JctGuessSwatch, jct_guess_swatch, JCT, GUESS_SWATCH, GtkWidget)

GtkWidget *jct_guess_swatch_new (void);
/* `kept`: thinner, with a hollow shape. */
void jct_guess_swatch_set_look (
  JctGuessSwatch *self, JctColor background, JctColor color, guint hue, gboolean kept);

G_END_DECLS
