/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a figure as one scene. */
#include "chart/jct-figure-private.h"

#include <math.h>

/* In drawing order; `part` tells a change to another figure which is which. */
static void
take_part (JctScene *scene, JctScene **part, guint number, JctRect area)
{
  if (*part == NULL)
    return;
  jct_scene_set_part (*part, number);
  jct_scene_take (scene, g_steal_pointer (part), area.x, area.y);
}

static void
take_parts (JctScene *scene, JctFigure *figure)
{
  const JctRect whole = { 0, 0, 0, 0 };

  take_part (scene, &figure->chart, 1, whole);
  take_part (scene, &figure->beside, 2, figure->beside_area);
  take_part (scene, &figure->effect, 3, figure->effect_area);
  take_part (scene, &figure->timeline, 4, figure->timeline_area);
  take_part (scene, &figure->links, 5, whole);
  take_part (scene, &figure->overview, 6, figure->overview_area);
  take_part (scene, &figure->footer, 7, figure->footer_area);
}

/* On whole px, as the parts of a window stand. */
static JctScene *
copy_part (const JctScene *part, JctRect *area)
{
  area->x = floor (area->x);
  area->y = floor (area->y);
  return part != NULL ? jct_scene_copy (part) : NULL;
}

JctScene *
jct_figure_dup_whole (const JctFigure *figure, double width, double height)
{
  JctScene *scene = jct_scene_new (width, height);
  JctRect whole = { 0, 0, 0, 0 };
  JctFigure copy = *figure;

  jct_scene_set_font (scene, jct_scene_get_font (figure->chart));
  copy.chart = copy_part (figure->chart, &whole);
  copy.beside = copy_part (figure->beside, &copy.beside_area);
  copy.effect = copy_part (figure->effect, &copy.effect_area);
  copy.timeline = copy_part (figure->timeline, &copy.timeline_area);
  copy.links = copy_part (figure->links, &whole);
  copy.overview = copy_part (figure->overview, &copy.overview_area);
  copy.footer = copy_part (figure->footer, &copy.footer_area);
  take_parts (scene, &copy);
  return scene;
}

JctScene *
jct_figure_join (JctFigure *figure, const JctFigureInput *input)
{
  const JctTheme *theme = input->chart.theme;
  JctScene *scene = jct_scene_new (input->chart.width, input->chart.height);

  jct_scene_set_font (scene, theme->font_family);
  jct_scene_set_plot (scene, figure->axes.plot);
  JctMark *mark = jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, NULL,
                                      (JctRect){ 0, 0, input->chart.width, input->chart.height });
  mark->fill = theme->background;
  take_parts (scene, figure);
  if (input->transparent)
    jct_scene_clear_background (scene);
  return scene;
}

JctScene *
jct_figure_dup_scene (const JctFigureInput *input)
{
  g_auto (JctFigure) figure = { 0 };

  if (input->effect_alone)
    {
      JctScene *scene = jct_figure_layout_effect (input);

      if (input->transparent)
        jct_scene_clear_background (scene);
      return scene;
    }
  jct_figure_layout (input, &figure);
  return jct_figure_join (&figure, input);
}
