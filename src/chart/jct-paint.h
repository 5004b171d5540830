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

G_END_DECLS
