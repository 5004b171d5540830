/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a lane's events, where there is room for them beside or inside their marks. */
#include "config.h"

#include <math.h>

#include "chart/jct-timeline-lane-private.h"

/* Between a mark and its name. */
static double
label_offset (const JctTimeline *timeline)
{
  return jct_theme_grow (timeline->theme, 5);
}

/* The free px on one side of `x`, at the lane's middle, up to `clear` px before the next thing. */
static double
find_room (const JctLaneLayout *layout, double x, gboolean right, double clear)
{
  const JctTimeline *t = layout->timeline;
  double top = layout->lane->middle - t->line_height / 2, bottom = top + t->line_height;
  double limit = right ? t->input->width - t->pad : t->left + 2;
  const GArray *lists[] = { layout->obstacles, t->placement.boxes };

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    {
      for (guint i = 0; i < lists[k]->len; i++)
        {
          JctRect box = g_array_index (lists[k], JctRect, i);
          if (box.y >= bottom + JCT_TEXT_GAP || box.y + box.height + JCT_TEXT_GAP <= top)
            continue;
          if (right && box.x + box.width > x)
            limit = MIN (limit, box.x - clear);
          else if (!right && box.x < x)
            limit = MAX (limit, box.x + box.width + clear);
        }
    }
  return right ? limit - x : x - limit;
}

typedef enum
{
  JCT_NAME_WHOLE,
  JCT_NAME_CUT, /* with an ellipsis, where enough of it can be read */
} JctNameMode;

/* Where a name begins right of its mark, or ends left of it. */
static double
name_edge (const JctLaneLayout *layout, const JctLaneItem *item, gboolean right)
{
  double gap
    = label_offset (layout->timeline) + (item->selected ? layout->timeline->symbol * 0.35 : 0);

  /* Half of a shade is too faint to keep clear of. */
  if (right)
    return (item->is_bar ? item->end : (item->end + item->soft_end) / 2) + gap;
  return (item->is_bar ? item->start : (item->start + item->soft_start) / 2) - gap;
}

JctRect
jct_lane_name_rect (const JctLaneLayout *layout, const JctLaneItem *item, gboolean right)
{
  const JctTimeline *t = layout->timeline;
  JctLabel label = {
    .text = jct_event_get_short (item->event),
    .px = t->small,
    .bold = item->selected,
    .align = right ? JCT_ALIGN_START : JCT_ALIGN_END,
    .max_width = (t->right - t->left) / 2,
    .max_lines = 1,
  };

  return jct_label_measure (&label, t->theme->font_family, name_edge (layout, item, right),
                            layout->lane->middle - t->line_height / 2);
}

static void
add_name (JctLaneLayout *layout, JctLaneItem *item, JctNameMode mode)
{
  JctTimeline *t = layout->timeline;
  double right_x = name_edge (layout, item, TRUE), left_x = name_edge (layout, item, FALSE);
  /* A name stands clearly closer to its own mark than to the next one, a cut one all the more. */
  double clear = t->small * (mode == JCT_NAME_WHOLE ? 0.7 : 1.2);
  double right = find_room (layout, right_x, TRUE, clear);
  double left = find_room (layout, left_x, FALSE, clear);
  JctLabel label = {
    .role = JCT_ROLE_EVENT_LABEL,
    .id = item->event->id,
    .text = jct_event_get_short (item->event),
    .px = t->small,
    .bold = item->selected,
    .max_lines = 1,
    .color = t->theme->text,
  };
  JctRect box = jct_label_measure (&label, t->theme->font_family, 0, 0);
  gboolean on_right = box.width <= right || (box.width > left && right >= left);
  double room = on_right ? right : left;

  if (box.width > room)
    {
      if (mode == JCT_NAME_WHOLE || room < MAX (t->small * 7, box.width * 0.55))
        return;
      label.max_width = room;
    }
  label.align = on_right ? JCT_ALIGN_START : JCT_ALIGN_END;
  item->named
    = jct_placement_add_label (&t->placement, t->scene, &label, on_right ? right_x : left_x,
                               layout->lane->middle - box.height / 2)
      != NULL;
}

/* From `x` on, the first place behind other marks and names with `width` free px; FALSE for none.
 */
static gboolean
find_place_behind (const JctLaneLayout *layout, double width, gboolean right, double *x)
{
  const JctTimeline *t = layout->timeline;
  double clear = t->small * 0.5;

  while (find_room (layout, *x, right, clear) < width)
    {
      const GArray *lists[] = { layout->obstacles, t->placement.boxes };
      double top = layout->lane->rect.y, bottom = top + layout->lane->rect.height;
      double near = right ? INFINITY : -INFINITY, far = near;

      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        {
          for (guint i = 0; i < lists[k]->len; i++)
            {
              JctRect box = g_array_index (lists[k], JctRect, i);
              double end = box.x + box.width;
              if (box.y >= bottom || box.y + box.height <= top)
                continue;
              if (right && end > *x && box.x < near)
                {
                  near = box.x;
                  far = end + label_offset (t);
                }
              else if (!right && box.x < *x && end > near)
                {
                  near = end;
                  far = box.x - label_offset (t);
                }
            }
        }
      if (!isfinite (far) || (right ? far <= *x : far >= *x))
        return FALSE;
      *x = far;
    }
  return TRUE;
}

/* On the side that was kept for it. */
static void
add_kept_name (JctLaneLayout *layout, JctLaneItem *item)
{
  JctTimeline *t = layout->timeline;
  JctRect box = jct_lane_name_rect (layout, item, item->name_right);
  JctLabel label = {
    .role = JCT_ROLE_EVENT_LABEL,
    .id = item->event->id,
    .text = jct_event_get_short (item->event),
    .px = t->small,
    .bold = TRUE,
    .align = item->name_right ? JCT_ALIGN_START : JCT_ALIGN_END,
    .max_width = (t->right - t->left) / 2,
    .max_lines = 1,
    .color = t->theme->text,
  };

  item->named = jct_placement_add_label (&t->placement, t->scene, &label,
                                         name_edge (layout, item, item->name_right), box.y)
                != NULL;
}

/* The selected event is named even where a neighbour crowds it: behind that one, on the nearer
 * side, but not so far away that the name would seem another's. */
static void
add_selected_name (JctLaneLayout *layout, JctLaneItem *item)
{
  JctTimeline *t = layout->timeline;
  double gap = label_offset (t) + t->symbol * 0.35, right_x = item->end + gap,
         left_x = item->start - gap;
  JctLabel label = {
    .role = JCT_ROLE_EVENT_LABEL,
    .id = item->event->id,
    .text = jct_event_get_short (item->event),
    .px = t->small,
    .bold = TRUE,
    .max_width = (t->right - t->left) / 2,
    .max_lines = 1,
    .color = t->theme->text,
  };
  JctRect box = jct_label_measure (&label, t->theme->font_family, 0, 0);
  double reach = gap + t->small * 3;
  gboolean right
    = find_place_behind (layout, box.width, TRUE, &right_x) && right_x - item->end <= reach;
  gboolean left
    = find_place_behind (layout, box.width, FALSE, &left_x) && item->start - left_x <= reach;

  if (!right && !left)
    return;
  gboolean on_right = right && (!left || right_x - item->end <= item->start - left_x);
  label.align = on_right ? JCT_ALIGN_START : JCT_ALIGN_END;
  item->named
    = jct_placement_add_label (&t->placement, t->scene, &label, on_right ? right_x : left_x,
                               layout->lane->middle - box.height / 2)
      != NULL;
}

/* Inside its own bar, where the bar is clear of symbols and high enough. */
static void
add_bar_name (JctLaneLayout *layout, JctLaneItem *bar)
{
  JctTimeline *t = layout->timeline;
  JctRect rect = jct_lane_bar_rect (layout, bar);
  JctLabel label = {
    .role = JCT_ROLE_EVENT_LABEL,
    .id = bar->event->id,
    .text = jct_event_get_short (bar->event),
    .px = t->small,
    .bold = bar->selected,
    .align = JCT_ALIGN_MIDDLE,
    .color = t->theme->text,
  };
  JctRect box = jct_label_measure (&label, t->theme->font_family, rect.x + rect.width / 2,
                                   rect.y + (rect.height - t->line_height) / 2);

  if (box.width + t->symbol * 1.5 > rect.width || t->line_height > rect.height + 1)
    return;
  for (guint i = 0; i < layout->points->len; i++)
    {
      const JctLaneItem *point = &g_array_index (layout->points, JctLaneItem, i);
      if (point->start < box.x + box.width + 2 && point->end > box.x - 2)
        return;
    }
  bar->named
    = jct_placement_add_label (&t->placement, t->scene, &label, rect.x + rect.width / 2, box.y)
      != NULL;
}

gboolean
jct_lane_names (const JctLaneLayout *layout, const JctEvent *event)
{
  const JctTimelineInput *input = layout->timeline->input;

  return event != NULL && jct_event_names_include (input->names, input->view, event->id);
}

static gboolean
matters_now (const JctLaneLayout *layout, const JctEvent *event)
{
  const JctTimelineInput *input = layout->timeline->input;

  return g_strcmp0 (event->id, input->hovered_event) == 0
         || jct_view_has_pinned (input->view, event->id);
}

void
jct_lane_add_names (JctLaneLayout *layout)
{
  GArray *lists[] = { layout->points, layout->bars };

  for (guint i = 0; i < layout->bars->len; i++)
    {
      JctLaneItem *bar = &g_array_index (layout->bars, JctLaneItem, i);

      if (jct_lane_names (layout, bar->event))
        add_bar_name (layout, bar);
    }
  /* What matters now is named first, even if cut; then whole names, from the left; then cut ones.
   */
  for (guint pass = 0; pass < 5; pass++)
    {
      JctNameMode mode = pass == 1 || pass == 3 ? JCT_NAME_WHOLE : JCT_NAME_CUT;
      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        {
          for (guint i = 0; i < lists[k]->len; i++)
            {
              JctLaneItem *item = &g_array_index (lists[k], JctLaneItem, i);
              if (!jct_lane_names (layout, item->event) || item->named
                  || (pass == 0 && !item->selected)
                  || ((pass == 1 || pass == 2) && !matters_now (layout, item->event)))
                continue;
              if (item->name_kept && pass == 0)
                add_kept_name (layout, item);
              if (!item->named)
                add_name (layout, item, mode);
              if (item->selected && !item->named)
                add_selected_name (layout, item);
            }
        }
    }
}
