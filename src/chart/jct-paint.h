/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one renderer: a scene onto any cairo_t, for the screen, for files and for print. It strokes and fills what the
 * layout positioned and decides nothing itself.
 */
#pragma once

#include <cairo.h>

#include "chart/jct-scene.h"

G_BEGIN_DECLS

void jct_scene_paint        (const JctScene *scene, cairo_t *cr);
/* Onto a recording that will be played back on `scale` pixels a px: dense lines may be made of those pixels. */
void jct_scene_paint_pixels (const JctScene *scene, cairo_t *cr, double scale);
/* One mark of it, in the same way. */
void jct_scene_paint_mark   (const JctScene *scene, guint index, cairo_t *cr, double scale);
/* Whole px outside of which a mark leaves no ink, inside the scene; FALSE where it leaves none. */
gboolean jct_scene_find_ink (const JctScene *scene, guint index, JctRect *ink);

G_END_DECLS
