/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One part of the figure (chart, timeline or overview) as a widget: it takes the focus, has a name and a description,
 * and paints its scene. What it painted is kept until it is given another scene, and then what looks the same.
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/jct-scene.h"

G_BEGIN_DECLS

#define JCT_TYPE_FIGURE_PART (jct_figure_part_get_type ())
G_DECLARE_FINAL_TYPE (JctFigurePart, jct_figure_part, JCT, FIGURE_PART, GtkWidget)

GtkWidget *jct_figure_part_new       (void);
/* Borrowed until the next call; NULL for none. */
void       jct_figure_part_set_scene (JctFigurePart *self, const JctScene *scene);
/* What earlier scenes left for the next: it holds on to their series. */
void       jct_figure_part_forget    (JctFigurePart *self);
void       jct_figure_part_set_words (JctFigurePart *self, const char *label, const char *description);

G_END_DECLS
