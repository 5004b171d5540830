/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which mark of a scene is which of another: by what it stands for. */
#include <math.h>
#include <string.h>

#include "chart/jct-dense.h"
#include "chart/jct-scene-morph-private.h"

/* Px by which a text's size may differ, of two that are wrapped alike. */
#define SAME_SIZE 0.5

static gboolean
is_tick (JctRole role)
{
  return role == JCT_ROLE_GRID || role == JCT_ROLE_VALUE_LABEL || role == JCT_ROLE_TIME_TICK
         || role == JCT_ROLE_TIME_LABEL;
}

/* Marks with the same key are the same in the order in which they are drawn. */
static char *
make_key (const JctScene *scene, const JctMark *mark)
{
  guint part = jct_scene_get_nth_plot (scene, mark->plot)->part;
  gboolean text = mark->type == JCT_MARK_TEXT, symbol = mark->type == JCT_MARK_SYMBOL;
  /* 0 and -0 are one value. */
  double tick = is_tick (mark->role) && isfinite (mark->value) ? mark->value + 0.0 : 0;

  return g_strdup_printf ("%u %u %u %u %d%d%d%d %d %d %.10g %.3f\n%s\n%s", part, mark->type,
                          mark->role, symbol ? mark->shape : 0, mark->closed, mark->dash[0] > 0,
                          mark->dense != NULL, mark->bold,
                          mark->has_period ? jct_period_first_day (mark->period) : 0,
                          mark->has_period ? jct_period_end_day (mark->period) : 0, tick,
                          text ? mark->text_px : 0, mark->id != NULL ? mark->id : "",
                          text ? mark->text : "");
}

static gboolean
fits (const JctMark *a, const JctMark *b)
{
  return a->type != JCT_MARK_TEXT
         || (a->align == b->align && fabs (a->bounds.width - b->bounds.width) <= SAME_SIZE
             && fabs (a->bounds.height - b->bounds.height) <= SAME_SIZE);
}

int *
jct_morph_match (const JctScene *from, const JctScene *to)
{
  g_autoptr (GHashTable) table
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);
  guint n = jct_scene_get_n (to);
  int *origins = g_new (int, MAX (n, 1));

  for (guint i = 0; i < jct_scene_get_n (from); i++)
    {
      const JctMark *mark = jct_scene_peek (from, i);
      /* What a change that was overtaken had left over. */
      if (mark->leaves)
        continue;
      char *key = make_key (from, mark);
      GQueue *queue = g_hash_table_lookup (table, key);
      if (queue == NULL)
        g_hash_table_insert (table, g_strdup (key), queue = g_queue_new ());
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
      g_free (key);
    }
  for (guint i = 0; i < n; i++)
    {
      const JctMark *mark = jct_scene_peek (to, i);
      g_autofree char *key = make_key (to, mark);
      GQueue *queue = g_hash_table_lookup (table, key);

      origins[i] = -1;
      if (queue == NULL || g_queue_is_empty (queue))
        continue;
      guint origin = GPOINTER_TO_UINT (g_queue_pop_head (queue));
      if (fits (jct_scene_peek (from, origin), mark))
        origins[i] = (int) origin;
    }
  return origins;
}

/* ---- painted the same ------------------------------------------------------------------------ */

static gboolean
colors_equal (JctColor a, JctColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static gboolean
pens_equal (const JctMark *a, const JctMark *b)
{
  return a->line_width == b->line_width && memcmp (a->dash, b->dash, sizeof a->dash) == 0;
}

static gboolean
rects_equal (JctRect a, JctRect b)
{
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static gboolean
shapes_equal (const JctMark *a, const JctMark *b)
{
  return a->radius == b->radius && a->fade_left == b->fade_left && a->fade_right == b->fade_right
         && a->fade_top == b->fade_top && a->fade_bottom == b->fade_bottom && a->size == b->size
         && a->center.x == b->center.x && a->center.y == b->center.y && a->max_width == b->max_width
         && a->max_lines == b->max_lines;
}

static gboolean
paths_equal (const JctMark *a, const JctMark *b)
{
  if (a->dense != NULL || b->dense != NULL)
    return a->dense != NULL && b->dense != NULL && a->dense->series == b->dense->series
           && a->dense->begin == b->dense->begin && a->dense->end == b->dense->end
           && a->dense->x == b->dense->x && a->dense->step == b->dense->step
           && a->dense->left == b->dense->left && a->dense->right == b->dense->right
           && a->dense->value.domain_min == b->dense->value.domain_min
           && a->dense->value.domain_max == b->dense->value.domain_max
           && a->dense->value.range_start == b->dense->value.range_start
           && a->dense->value.range_end == b->dense->value.range_end
           && a->dense->value.is_log == b->dense->value.is_log;
  return a->n_points == b->n_points && a->n_breaks == b->n_breaks
         && (a->n_points == 0
             || memcmp (a->points, b->points, a->n_points * sizeof *a->points) == 0)
         && (a->n_breaks == 0
             || memcmp (a->breaks, b->breaks, a->n_breaks * sizeof *a->breaks) == 0);
}

gboolean
jct_morph_looks_same (const JctMark *a, const JctMark *b)
{
  return colors_equal (a->fill, b->fill) && colors_equal (a->stroke, b->stroke) && pens_equal (a, b)
         && rects_equal (a->bounds, b->bounds) && shapes_equal (a, b) && paths_equal (a, b);
}
