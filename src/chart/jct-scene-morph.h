/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The change from one scene to another, so that the eye can follow what became of what (Heer and Robertson 2007): for
 * the figure of the window, slides, and a series that is revealed.
 *
 *   g_autoptr (JctSceneMorph) morph = jct_scene_morph_new (shown, next);
 *   each frame:  g_autoptr (JctScene) now = jct_scene_morph_at (morph, (time - start) / duration);  paint it
 *
 * `shown` is what is on screen: a laid out scene, jct_figure_dup_whole(), or, where a change is overtaken by another,
 * the scene of the last frame. What answers to the hand and to readers is the scene that is changed to, from the first
 * frame on; those between are for painting only.
 *
 * Marks are the same where part of the page, type, role and what they stand for are: series and period, event, value or
 * day of a tick, words. These go from their place to the other; a line's points by the day that they stand at, where the
 * plots say how days become places (jct_scene_set_scales()), new ones out of the line's nearest end. A mark that only
 * one of the scenes has fades, and moves meanwhile as the axes do; bars go down to their axis. Texts are never seen
 * through each other: the one fades in the first half, the other in the second. Dense lines slide where they are of the
 * same series, else fade; no frame looks at each of their points.
 */
#pragma once

#include "chart/jct-scene.h"

G_BEGIN_DECLS

typedef struct _JctSceneMorph JctSceneMorph;

/* In time and memory about as large as both scenes, of which it keeps copies. (transfer full) */
JctSceneMorph *jct_scene_morph_new      (const JctScene *from, const JctScene *to);
void           jct_scene_morph_free     (JctSceneMorph *morph);
/* Whether nothing that is painted differs: then there is nothing to show. */
gboolean       jct_scene_morph_is_still (const JctSceneMorph *morph);
/* The scene after the part `t` of the time, 0 to 1: exactly the first up to 0, exactly the second from 1 on. The movement
 * slows down towards its end. (transfer full) */
JctScene      *jct_scene_morph_at       (const JctSceneMorph *morph, double t);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSceneMorph, jct_scene_morph_free)

G_END_DECLS
