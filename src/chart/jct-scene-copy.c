/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes out of scenes: copies, and what their plots say of themselves. */
#include "chart/jct-dense.h"
#include "chart/jct-scene-private.h"

void
jct_mark_copy (const JctMark *mark, JctMark *copy)
{
  *copy = *mark;
  copy->id = g_strdup (mark->id);
  copy->points = g_memdup2 (mark->points, mark->n_points * sizeof *mark->points);
  copy->breaks = g_memdup2 (mark->breaks, mark->n_breaks * sizeof *mark->breaks);
  copy->dense = mark->dense != NULL ? jct_dense_line_copy (mark->dense) : NULL;
  copy->text = g_strdup (mark->text);
  copy->spans = g_memdup2 (mark->spans, mark->n_spans * sizeof *mark->spans);
}

JctMark *
jct_scene_add_copy (JctScene *scene, const JctMark *mark)
{
  JctMark *copy;

  g_array_set_size (scene->marks, scene->marks->len + 1);
  copy = &g_array_index (scene->marks, JctMark, scene->marks->len - 1);
  jct_mark_copy (mark, copy);
  return copy;
}

JctScene *
jct_scene_copy (const JctScene *scene)
{
  JctScene *copy;

  g_return_val_if_fail (scene != NULL, NULL);

  copy = jct_scene_new (scene->width, scene->height);
  jct_scene_set_font (copy, scene->font);
  g_array_set_size (copy->plots, 0);
  g_array_append_vals (copy->plots, scene->plots->data, scene->plots->len);
  for (guint i = 0; i < scene->marks->len; i++)
    jct_scene_add_copy (copy, &g_array_index (scene->marks, JctMark, i));
  return copy;
}

void
jct_scene_set_scales (JctScene *scene, const JctTimeScale *time, const JctValueScale *value)
{
  JctScenePlot *plot;

  g_return_if_fail (scene != NULL);

  plot = &g_array_index (scene->plots, JctScenePlot, 0);
  plot->has_time = time != NULL;
  if (time != NULL)
    plot->time = *time;
  plot->has_value = value != NULL;
  if (value != NULL)
    plot->value = *value;
}

void
jct_scene_set_part (JctScene *scene, guint part)
{
  g_return_if_fail (scene != NULL);

  for (guint i = 0; i < scene->plots->len; i++)
    g_array_index (scene->plots, JctScenePlot, i).part = part;
}

void
jct_scene_plot_move (JctScenePlot *plot, double dx, double dy)
{
  plot->rect.x += dx;
  plot->rect.y += dy;
  plot->time.range_start += dx;
  plot->time.range_end += dx;
  plot->value.range_start += dy;
  plot->value.range_end += dy;
}

guint
jct_scene_get_n_plots (const JctScene *scene)
{
  return scene->plots->len;
}

const JctScenePlot *
jct_scene_get_nth_plot (const JctScene *scene, guint index)
{
  return &g_array_index (scene->plots, JctScenePlot, index);
}
