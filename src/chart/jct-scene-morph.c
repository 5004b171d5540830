/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/jct-scene-morph.h"

#include <math.h>
#include <string.h>

#include "chart/jct-dense.h"
#include "chart/jct-scene-morph-private.h"

struct _JctSceneMorph
{
  JctScene *from, *to; /* owned */
  GArray *plots;       /* of JctMorphPlot */
  guint *to_plots;     /* for each plot of `to` its index in them */
  GArray *items;       /* of JctMorphItem, in drawing order */
};

static void
item_clear (gpointer data)
{
  JctMorphItem *item = data;

  jct_mark_clear (&item->from);
  jct_mark_clear (&item->to);
}

/* ---- plots ----------------------------------------------------------------------------------- */

/* Which plot of `other` a plot of a scene is there: of the same part, in the same place of its order; -1 for none. */
static int
find_counterpart (const JctScene *scene, guint index, const JctScene *other)
{
  guint part = jct_scene_get_nth_plot (scene, index)->part, rank = 0;

  for (guint i = 0; i < index; i++)
    rank += jct_scene_get_nth_plot (scene, i)->part == part;
  for (guint i = 0; i < jct_scene_get_n_plots (other); i++)
    if (jct_scene_get_nth_plot (other, i)->part == part && rank-- == 0)
      return (int) i;
  return -1;
}

/* Without a counterpart nothing says where it goes. */
static void
add_lone_plot (JctSceneMorph *self, const JctScenePlot *alone)
{
  JctMorphPlot plot = { *alone, *alone };

  plot.from.has_time = plot.from.has_value = plot.to.has_time = plot.to.has_value = FALSE;
  g_array_append_val (self->plots, plot);
}

/* Those of `from` in their order, and then those that only `to` has. */
static void
pair_plots (JctSceneMorph *self)
{
  for (guint i = 0; i < jct_scene_get_n_plots (self->from); i++)
    {
      const JctScenePlot *here = jct_scene_get_nth_plot (self->from, i);
      int there = find_counterpart (self->from, i, self->to);

      if (there < 0)
        {
          add_lone_plot (self, here);
          continue;
        }
      JctMorphPlot plot = { *here, *jct_scene_get_nth_plot (self->to, (guint) there) };
      g_array_append_val (self->plots, plot);
    }
  self->to_plots = g_new (guint, jct_scene_get_n_plots (self->to));
  for (guint i = 0; i < jct_scene_get_n_plots (self->to); i++)
    {
      int there = find_counterpart (self->to, i, self->from);

      self->to_plots[i] = there >= 0 ? (guint) there : self->plots->len;
      if (there < 0)
        add_lone_plot (self, jct_scene_get_nth_plot (self->to, i));
    }
}

static const JctMorphPlot *
get_plot (const JctSceneMorph *self, guint index)
{
  return &g_array_index (self->plots, JctMorphPlot, index);
}

/* ---- marks ----------------------------------------------------------------------------------- */

static gboolean
is_painted (const JctMark *mark)
{
  return mark->fill.alpha > 0 || mark->stroke.alpha > 0;
}

/* The ground of a part that only one scene has would veil what lies there in the other. */
static gboolean
is_seen (const JctMark *mark)
{
  return is_painted (mark) && (mark->role != JCT_ROLE_BACKGROUND || mark->id != NULL);
}

static void
add_going (JctSceneMorph *self, const JctMark *mark)
{
  JctMorphItem item = { .phase = JCT_MORPH_GOES };
  const JctMorphPlot *plot = get_plot (self, mark->plot);

  if (!is_seen (mark))
    return;
  jct_mark_copy (mark, &item.from);
  item.is_solid = jct_morph_flatten_bar (mark, &plot->from, &plot->to, &item.to);
  if (!item.is_solid)
    item.edges
      = jct_morph_carry (mark, &plot->from, &plot->to, self->to->width, self->to->height, &item.to);
  g_array_append_val (self->items, item);
}

static void
add_coming (JctSceneMorph *self, const JctMark *mark)
{
  JctMorphItem item = { .phase = JCT_MORPH_COMES };
  guint index = self->to_plots[mark->plot];
  const JctMorphPlot *plot = get_plot (self, index);

  if (!is_seen (mark))
    return;
  jct_mark_copy (mark, &item.to);
  item.is_solid = jct_morph_flatten_bar (mark, &plot->to, &plot->from, &item.from);
  if (!item.is_solid)
    item.edges = jct_morph_carry (mark, &plot->to, &plot->from, self->from->width,
                                  self->from->height, &item.from);
  item.from.plot = item.to.plot = index;
  g_array_append_val (self->items, item);
}

/* One whose points may go out of the plot on their way, unseen. */
static gboolean
is_open_line (const JctMark *mark)
{
  return (mark->role == JCT_ROLE_SERIES || mark->role == JCT_ROLE_EFFECT) && !mark->closed
         && mark->clip_to_plot && mark->fill.alpha <= 0 && mark->dense == NULL;
}

static gboolean
has_same_points (const JctMark *a, const JctMark *b)
{
  return a->dense == NULL && b->dense == NULL && a->n_points == b->n_points
         && a->n_breaks == b->n_breaks
         && (a->n_breaks == 0
             || memcmp (a->breaks, b->breaks, a->n_breaks * sizeof *a->breaks) == 0);
}

/* FALSE where the one cannot become the other. */
static gboolean
add_staying_line (JctSceneMorph *self, const JctMark *a, const JctMark *b, guint index)
{
  const JctMorphPlot *plot = get_plot (self, index);
  guint first = self->items->len;
  JctMorphItem item = { .phase = JCT_MORPH_STAYS };

  if (is_open_line (a) && is_open_line (b) && jct_morph_add_line (a, b, plot, self->items))
    {
      for (guint i = first; i < self->items->len; i++)
        {
          JctMorphItem *added = &g_array_index (self->items, JctMorphItem, i);
          added->from.plot = added->to.plot = index;
        }
      return TRUE;
    }
  if (has_same_points (a, b))
    {
      jct_mark_copy (a, &item.from);
      jct_mark_copy (b, &item.to);
    }
  else if (!jct_morph_pair_dense (a, b, plot, &item.from, &item.to))
    return FALSE;
  item.from.plot = item.to.plot = index;
  g_array_append_val (self->items, item);
  return TRUE;
}

static void
add_staying (JctSceneMorph *self, const JctMark *a, const JctMark *b)
{
  guint index = self->to_plots[b->plot];

  if (jct_morph_looks_same (a, b))
    {
      JctMorphItem item = { .phase = JCT_MORPH_STAYS, .is_still = TRUE };
      jct_mark_copy (a, &item.from);
      jct_mark_copy (b, &item.to);
      item.from.plot = item.to.plot = index;
      g_array_append_val (self->items, item);
      return;
    }
  if (b->type == JCT_MARK_POLYLINE)
    {
      if (add_staying_line (self, a, b, index))
        return;
      add_going (self, a);
      add_coming (self, b);
      return;
    }
  JctMorphItem item = { .phase = JCT_MORPH_STAYS };
  jct_mark_copy (a, &item.from);
  jct_mark_copy (b, &item.to);
  item.from.plot = item.to.plot = index;
  g_array_append_val (self->items, item);
}

/* Marks of `from` in [start, end) that go: those of parts that `to` does not have, or those of the others. */
static void
add_all_going (
  JctSceneMorph *self, const gboolean *stays, guint start, guint end, gboolean of_lost_parts)
{
  for (guint i = start; i < end; i++)
    {
      const JctMark *mark = jct_scene_peek (self->from, i);
      gboolean lost = find_counterpart (self->from, mark->plot, self->to) < 0;

      if (!stays[i] && lost == of_lost_parts)
        add_going (self, mark);
    }
}

/* In the order of `to`; what goes lies where it lay among what stays, and what stood where now something else comes to
 * stand lies under all, on the ground. */
static void
add_items (JctSceneMorph *self)
{
  g_autofree int *origins = jct_morph_match (self->from, self->to);
  guint n_from = jct_scene_get_n (self->from), n_to = jct_scene_get_n (self->to), next = 0;
  g_autofree gboolean *stays = g_new0 (gboolean, MAX (n_from, 1));
  gboolean on_ground = FALSE;

  for (guint i = 0; i < n_to; i++)
    if (origins[i] >= 0)
      stays[origins[i]] = TRUE;
  for (guint i = 0; i < n_to; i++)
    {
      const JctMark *mark = jct_scene_peek (self->to, i);

      if (!on_ground && mark->role != JCT_ROLE_BACKGROUND)
        {
          add_all_going (self, stays, 0, n_from, TRUE);
          on_ground = TRUE;
        }
      if (origins[i] < 0)
        {
          add_coming (self, mark);
          continue;
        }
      add_all_going (self, stays, next, (guint) origins[i], FALSE);
      next = MAX (next, (guint) origins[i]);
      add_staying (self, jct_scene_peek (self->from, (guint) origins[i]), mark);
    }
  if (!on_ground)
    add_all_going (self, stays, 0, n_from, TRUE);
  add_all_going (self, stays, next, n_from, FALSE);
}

JctSceneMorph *
jct_scene_morph_new (const JctScene *from, const JctScene *to)
{
  JctSceneMorph *self;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self = g_new0 (JctSceneMorph, 1);
  self->from = jct_scene_copy (from);
  self->to = jct_scene_copy (to);
  self->plots = g_array_new (FALSE, FALSE, sizeof (JctMorphPlot));
  self->items = g_array_new (FALSE, FALSE, sizeof (JctMorphItem));
  g_array_set_clear_func (self->items, item_clear);
  pair_plots (self);
  add_items (self);
  return self;
}

void
jct_scene_morph_free (JctSceneMorph *self)
{
  if (self == NULL)
    return;
  jct_scene_free (self->from);
  jct_scene_free (self->to);
  g_array_unref (self->plots);
  g_free (self->to_plots);
  g_array_unref (self->items);
  g_free (self);
}

gboolean
jct_scene_morph_is_still (const JctSceneMorph *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const JctMorphItem *item = &g_array_index (self->items, JctMorphItem, i);
      if (!item->is_still && (is_painted (&item->from) || is_painted (&item->to)))
        return FALSE;
    }
  return self->from->width == self->to->width && self->from->height == self->to->height;
}

/* ---- between --------------------------------------------------------------------------------- */

static double
blend (double a, double b, double way)
{
  return a * (1 - way) + b * way;
}

static JctRect
blend_rects (JctRect a, JctRect b, double way)
{
  return (JctRect){ blend (a.x, b.x, way), blend (a.y, b.y, way), blend (a.width, b.width, way),
                    blend (a.height, b.height, way) };
}

/* None is the other one, seen through. */
static JctColor
blend_colors (JctColor a, JctColor b, double way)
{
  if (a.alpha <= 0)
    return (JctColor){ b.red, b.green, b.blue, b.alpha * way };
  if (b.alpha <= 0)
    return (JctColor){ a.red, a.green, a.blue, a.alpha * (1 - way) };
  return (JctColor){ blend (a.red, b.red, way), blend (a.green, b.green, way),
                     blend (a.blue, b.blue, way), blend (a.alpha, b.alpha, way) };
}

static void
blend_dense (const JctDenseLine *a, const JctDenseLine *b, double way, JctDenseLine *line)
{
  line->x = blend (a->x, b->x, way);
  line->step = blend (a->step, b->step, way);
  line->left = blend (a->left, b->left, way);
  line->right = blend (a->right, b->right, way);
  line->value.range_start = blend (a->value.range_start, b->value.range_start, way);
  line->value.range_end = blend (a->value.range_end, b->value.range_end, way);
  line->time.domain = b->time.domain;
  line->time.range_start
    = blend (jct_time_scale_map (&a->time, b->time.domain.start), b->time.range_start, way);
  line->time.range_end
    = blend (jct_time_scale_map (&a->time, b->time.domain.end), b->time.range_end, way);
}

/* `mark` is a copy of `b`. */
static void
blend_marks (const JctMark *a, const JctMark *b, double way, JctMark *mark)
{
  mark->bounds = blend_rects (a->bounds, b->bounds, way);
  mark->fill = blend_colors (a->fill, b->fill, way);
  mark->stroke = blend_colors (a->stroke, b->stroke, way);
  mark->line_width = blend (a->line_width, b->line_width, way);
  mark->radius = blend (a->radius, b->radius, way);
  mark->fade_left = blend (a->fade_left, b->fade_left, way);
  mark->fade_right = blend (a->fade_right, b->fade_right, way);
  mark->fade_top = blend (a->fade_top, b->fade_top, way);
  mark->fade_bottom = blend (a->fade_bottom, b->fade_bottom, way);
  mark->size = blend (a->size, b->size, way);
  mark->center
    = (JctPoint){ blend (a->center.x, b->center.x, way), blend (a->center.y, b->center.y, way) };
  for (guint i = 0; i < G_N_ELEMENTS (mark->dash) && a->dash[i] > 0 && b->dash[i] > 0; i++)
    mark->dash[i] = blend (a->dash[i], b->dash[i], way);
  if (mark->dense != NULL)
    blend_dense (a->dense, b->dense, way, mark->dense);
  for (guint i = 0; i < mark->n_points; i++)
    mark->points[i] = (JctPoint){ blend (a->points[i].x, b->points[i].x, way),
                                  blend (a->points[i].y, b->points[i].y, way) };
}

/* How much of its colour a mark has after the part `t` of the time, when `way` of the movement is done. */
static double
find_strength (const JctMorphItem *item, double t, double way)
{
  gboolean goes = item->phase == JCT_MORPH_GOES;

  if (item->phase == JCT_MORPH_STAYS || item->is_solid)
    return 1;
  if (item->to.type == JCT_MARK_TEXT)
    return MAX (goes ? 1 - 2 * t : 2 * t - 1, 0);
  return goes ? 1 - way : way;
}

static void
add_between (JctScene *scene, const JctMorphItem *item, double t, double way)
{
  double strength = find_strength (item, t, way);
  JctMark *mark;

  if (strength <= 0)
    return;
  mark = jct_scene_add_copy (scene, &item->to);
  if (item->is_still)
    return;
  blend_marks (&item->from, &item->to, way, mark);
  if (item->edges != 0)
    strength *= jct_morph_hold (mark, item->edges,
                                g_array_index (scene->plots, JctScenePlot, mark->plot).rect,
                                scene->width, scene->height);
  mark->fill.alpha *= strength;
  mark->stroke.alpha *= strength;
  mark->leaves = item->phase == JCT_MORPH_GOES;
}

/* Where both scales put a value is blended; of two that are not straight alike that is none, and the later one is as
 * good as any. */
static JctScenePlot
blend_plots (const JctMorphPlot *plot, double way)
{
  const JctScenePlot *a = &plot->from;
  JctScenePlot between = plot->to;

  between.rect = blend_rects (a->rect, between.rect, way);
  between.has_time = a->has_time && between.has_time;
  between.has_value = a->has_value && between.has_value;
  if (between.has_time)
    {
      JctSpan domain = between.time.domain;
      between.time.range_start
        = blend (jct_time_scale_map (&a->time, domain.start), between.time.range_start, way);
      between.time.range_end
        = blend (jct_time_scale_map (&a->time, domain.end), between.time.range_end, way);
    }
  if (between.has_value && !a->value.is_log && !between.value.is_log)
    {
      JctValueScale *value = &between.value;
      value->range_start
        = blend (jct_value_scale_map (&a->value, value->domain_min), value->range_start, way);
      value->range_end
        = blend (jct_value_scale_map (&a->value, value->domain_max), value->range_end, way);
    }
  return between;
}

JctScene *
jct_scene_morph_at (const JctSceneMorph *self, double t)
{
  JctScene *scene;
  double way;

  g_return_val_if_fail (self != NULL, NULL);

  if (!(t > 0))
    return jct_scene_copy (self->from);
  if (t >= 1)
    return jct_scene_copy (self->to);
  way = 1 - pow (1 - t, 3);
  scene = jct_scene_new (MAX (self->from->width, self->to->width),
                         MAX (self->from->height, self->to->height));
  jct_scene_set_font (scene, self->to->font);
  g_array_set_size (scene->plots, 0);
  for (guint i = 0; i < self->plots->len; i++)
    {
      JctScenePlot plot = blend_plots (get_plot (self, i), way);
      g_array_append_val (scene->plots, plot);
    }
  for (guint i = 0; i < self->items->len; i++)
    add_between (scene, &g_array_index (self->items, JctMorphItem, i), t, way);
  return scene;
}
