/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-placement-private.h"
#include "chart/jct-text.h"

void
jct_placement_init (JctPlacement *placement, JctRect page)
{
  placement->page = page;
  placement->boxes = g_array_new (FALSE, FALSE, sizeof (JctRect));
  placement->leaders = g_array_new (FALSE, FALSE, sizeof (JctLeader));
}

void
jct_placement_clear (JctPlacement *placement)
{
  g_clear_pointer (&placement->boxes, g_array_unref);
  g_clear_pointer (&placement->leaders, g_array_unref);
}

void
jct_placement_reserve (JctPlacement *placement, JctRect box)
{
  g_array_append_val (placement->boxes, box);
}

gboolean
jct_placement_is_free (const JctPlacement *placement, JctRect box)
{
  if (!jct_rect_contains (placement->page, box))
    return FALSE;
  for (guint i = 0; i < placement->boxes->len; i++)
    {
      if (jct_rect_overlaps (g_array_index (placement->boxes, JctRect, i), box, JCT_TEXT_GAP))
        return FALSE;
    }
  for (guint i = 0; i < placement->leaders->len; i++)
    {
      const JctLeader *leader = &g_array_index (placement->leaders, JctLeader, i);

      if (jct_rect_hits_segment (box, leader->from, leader->to))
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds (JctRect box, JctPoint point)
{
  return jct_rect_contains (box, (JctRect){ point.x, point.y, 0, 0 });
}

gboolean
jct_placement_may_lead (const JctPlacement *placement, JctLeader leader)
{
  for (guint i = 0; i < placement->boxes->len; i++)
    {
      JctRect box = g_array_index (placement->boxes, JctRect, i);

      if (!holds (box, leader.to) && jct_rect_hits_segment (box, leader.from, leader.to))
        return FALSE;
    }
  return TRUE;
}

void
jct_placement_add_leader (JctPlacement *placement, JctLeader leader)
{
  g_array_append_val (placement->leaders, leader);
}

JctRect
jct_label_measure (const JctLabel *label, const char *family, double x, double y)
{
  JctTextStyle style = {
    .family = family,
    .px = label->px,
    .bold = label->bold,
    .max_width = label->max_width,
    .max_lines = label->max_lines,
  };
  JctTextExtents extents;

  jct_text_measure (label->text, &style, &extents);
  if (label->align == JCT_ALIGN_MIDDLE)
    x -= extents.width / 2;
  else if (label->align == JCT_ALIGN_END)
    x -= extents.width;
  return (JctRect){ x, y, extents.width, extents.height };
}

JctMark *
jct_placement_add_label (
  JctPlacement *placement, JctScene *scene, const JctLabel *label, double x, double y)
{
  if (label->text == NULL || *label->text == '\0')
    return NULL;
  JctRect box = jct_label_measure (label, jct_scene_get_font (scene), x, y);
  if (!jct_placement_is_free (placement, box))
    return NULL;

  JctMark *mark
    = jct_scene_add_text (scene, label->role, label->id, label->text, x, y, label->align, label->px,
                          label->bold, label->max_width, label->max_lines);
  mark->fill = label->color;
  jct_placement_reserve (placement, mark->bounds);
  return mark;
}

gboolean
jct_rect_overlaps (JctRect a, JctRect b, double gap)
{
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap
         && b.y < a.y + a.height + gap;
}

gboolean
jct_rect_contains (JctRect outer, JctRect inner)
{
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width
         && inner.y + inner.height <= outer.y + outer.height;
}

/* One side of the Liang-Barsky clip: narrows [*t0, *t1]; FALSE when nothing is left. */
static gboolean
clip_side (double p, double q, double *t0, double *t1)
{
  if (p == 0)
    return q >= 0;
  double t = q / p;
  if (p < 0)
    *t0 = MAX (*t0, t);
  else
    *t1 = MIN (*t1, t);
  return *t0 <= *t1;
}

gboolean
jct_rect_hits_segment (JctRect rect, JctPoint a, JctPoint b)
{
  double t0 = 0, t1 = 1, dx = b.x - a.x, dy = b.y - a.y;

  return clip_side (-dx, a.x - rect.x, &t0, &t1)
         && clip_side (dx, rect.x + rect.width - a.x, &t0, &t1)
         && clip_side (-dy, a.y - rect.y, &t0, &t1)
         && clip_side (dy, rect.y + rect.height - a.y, &t0, &t1);
}

JctColor
jct_color_with_alpha (JctColor color, double alpha)
{
  color.alpha *= alpha;
  return color;
}
