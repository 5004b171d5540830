/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene as render nodes, each as large as the ink of a few marks, or of a piece of a dense line. Marks that look as they
 * did in the scene before keep their node: they are not painted anew, and GTK sees that nothing changed there and redraws only the
 * rest. What a mark looks like is compared as a whole, so that nothing need be told of themes, sizes or documents.
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/jct-scene.h"

G_BEGIN_DECLS

typedef struct _JctSceneNodes JctSceneNodes;

JctSceneNodes *jct_scene_nodes_new    (void);
void           jct_scene_nodes_free   (JctSceneNodes *self);
/* The scene on `scale` pixels a px. (transfer full) */
GskRenderNode *jct_scene_nodes_render (JctSceneNodes *self, const JctScene *scene, double scale);
/* How many nodes the last rendering had to make. */
guint          jct_scene_nodes_get_n_made (const JctSceneNodes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctSceneNodes, jct_scene_nodes_free)

G_END_DECLS
