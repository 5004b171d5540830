/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this folder's files only: the insides of a scene, for those that make one out of others. */
#pragma once

#include "chart/jct-scene.h"

G_BEGIN_DECLS

typedef struct
{
  JctRect rect;
  guint part;
  gboolean has_time, has_value; /* whether the scales are set */
  JctTimeScale time;
  JctValueScale value;
} JctScenePlot;

struct _JctScene
{
  double width, height;
  char *font;
  GArray *plots; /* of JctScenePlot; the first is the scene's own */
  GArray *marks; /* of JctMark */
};

void                jct_mark_clear        (gpointer mark);
/* A mark of its own with the same contents. */
void                jct_mark_copy         (const JctMark *mark, JctMark *copy);
/* Appends a copy, and returns it to be completed before the next is appended. */
JctMark            *jct_scene_add_copy    (JctScene *scene, const JctMark *mark);

void                jct_scene_plot_move   (JctScenePlot *plot, double dx, double dy);
guint               jct_scene_get_n_plots (const JctScene *scene);
const JctScenePlot *jct_scene_get_nth_plot (const JctScene *scene, guint index);

G_END_DECLS
