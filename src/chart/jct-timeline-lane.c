/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One lane of the timeline: bars for intervals, symbols for points, counts where symbols would
 * overlap, and names where there is room beside them.
 */
#include "config.h"

#include <math.h>

#include "chart/jct-timeline-lane-private.h"

#define MAX_BAR_ROWS 3

static JctShape
get_shape (const JctDocument *document, const JctEvent *event)
{
  int index = jct_document_find_category (document, event->category);

  return index < 0 ? JCT_SHAPE_CIRCLE : jct_document_get_category (document, index)->shape;
}

static void
item_clear (gpointer data)
{
  JctLaneItem *item = data;

  g_clear_pointer (&item->members, g_ptr_array_unref);
}

static JctColor
event_color (const JctLaneLayout *layout, const JctEvent *event)
{
  return jct_chart_category_color (layout->timeline->input->document, layout->timeline->theme,
                                   event->category);
}

/* ---- bars ------------------------------------------------------------------------------------ */

/* Intervals that overlap get rows; the fourth at once shares the last. */
static void
assign_rows (JctLaneLayout *layout)
{
  double ends[MAX_BAR_ROWS] = { -INFINITY, -INFINITY, -INFINITY };

  layout->n_rows = 1;
  for (guint i = 0; i < layout->bars->len; i++)
    {
      JctLaneItem *bar = &g_array_index (layout->bars, JctLaneItem, i);
      guint row = 0;

      while (row + 1 < MAX_BAR_ROWS && ends[row] > bar->start)
        row++;
      bar->row = row;
      ends[row] = MAX (ends[row], bar->end);
      layout->n_rows = MAX (layout->n_rows, row + 1);
    }
  layout->bar_height
    = MIN (layout->timeline->line_height + 1, (layout->lane->mark_height - 2) / layout->n_rows - 1);
}

JctRect
jct_lane_bar_rect (const JctLaneLayout *layout, const JctLaneItem *bar)
{
  double pitch = layout->bar_height + 1;
  double top = layout->lane->middle - (pitch * layout->n_rows - 1) / 2;

  return (JctRect){ bar->start, top + bar->row * pitch, bar->end - bar->start, layout->bar_height };
}

static void
add_obstacle (JctLaneLayout *layout, JctRect rect)
{
  g_array_append_val (layout->obstacles, rect);
}

static void
draw_bar (JctLaneLayout *layout, const JctLaneItem *bar)
{
  JctColor color = event_color (layout, bar->event);
  JctRect rect = jct_lane_bar_rect (layout, bar);
  JctMark *mark
    = jct_scene_add_rect (layout->timeline->scene, JCT_ROLE_EVENT, bar->event->id, rect);

  mark->fill = jct_color_with_alpha (color, 0.24);
  mark->radius = rect.height / 2;
  mark->fade_left = bar->fade_start;
  mark->fade_right = bar->fade_end;
  if (bar->selected)
    {
      mark->fill = jct_color_with_alpha (color, 0.36);
      mark->stroke = layout->timeline->theme->selection;
      mark->line_width = 2;
    }
  if (!bar->event->verified)
    {
      mark->fill = jct_color_with_alpha (color, 0.08);
      mark->stroke = color;
      mark->line_width = 1;
      jct_mark_set_dash (mark, 3, 2);
    }
}

/* ---- points ---------------------------------------------------------------------------------- */

/* The days that the date can mean, as a soft shade behind the symbol. */
static void
draw_halo (JctLaneLayout *layout, const JctLaneItem *item)
{
  const JctTimeline *t = layout->timeline;
  JctRect rect = { item->soft_start, layout->lane->middle - t->symbol * 0.4,
                   item->soft_end - item->soft_start, t->symbol * 0.8 };

  if (item->soft_start >= item->start && item->soft_end <= item->end)
    return;
  JctMark *mark = jct_scene_add_rect (t->scene, JCT_ROLE_EVENT, item->event->id, rect);
  mark->fill = jct_color_with_alpha (event_color (layout, item->event), 0.4);
  mark->fade_left = mark->fade_right = rect.width / 2;
}

static void
draw_ring (JctLaneLayout *layout, const JctLaneItem *item)
{
  const JctTimeline *t = layout->timeline;
  JctMark *ring = jct_scene_add_symbol (t->scene, JCT_ROLE_EVENT, item->event->id, item->x,
                                        layout->lane->middle, JCT_SHAPE_CIRCLE, t->symbol * 1.7);

  ring->fill = t->theme->background;
  ring->stroke = t->theme->selection;
  ring->line_width = MAX (2, t->symbol * 0.2);
}

static void
draw_symbol (JctLaneLayout *layout, const JctLaneItem *item)
{
  const JctTimeline *t = layout->timeline;
  JctColor color = event_color (layout, item->event);

  draw_halo (layout, item);
  if (item->selected)
    draw_ring (layout, item);
  JctMark *mark = jct_scene_add_symbol (t->scene, JCT_ROLE_EVENT, item->event->id, item->x,
                                        layout->lane->middle,
                                        get_shape (t->input->document, item->event), t->symbol);
  mark->fill = color;
  if (g_strcmp0 (item->event->id, t->input->hovered_event) == 0)
    {
      mark->stroke = t->theme->selection;
      mark->line_width = 1.5;
    }
  if (!item->event->verified)
    {
      mark->fill = t->theme->background;
      mark->stroke = color;
      mark->line_width = 1.25;
      jct_mark_set_dash (mark, 2, 1.5);
    }
}

static char *
join_ids (const GPtrArray *events)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "\n" : "",
                            ((const JctEvent *) events->pdata[i])->id);
  return g_string_free (ids, FALSE);
}

static void
draw_count (JctLaneLayout *layout, const JctLaneItem *item)
{
  JctTimeline *t = layout->timeline;
  g_autofree char *ids = join_ids (item->members);
  g_autofree char *text = g_strdup_printf ("%u", item->members->len);
  double height = MIN (t->line_height + 1, layout->lane->mark_height - 2);
  JctRect rect
    = { item->start, layout->lane->middle - height / 2, item->end - item->start, height };
  JctMark *mark = jct_scene_add_rect (t->scene, JCT_ROLE_EVENT_COUNT, ids, rect);

  /* A number stands on it. */
  mark->fill = jct_theme_text_color (t->theme, layout->lane->color);
  mark->radius = height / 2;
  JctLabel label = {
    .role = JCT_ROLE_EVENT_COUNT,
    .id = ids,
    .text = text,
    .px = t->theme->keeps_sizes ? t->small : t->small * 0.92,
    .bold = TRUE,
    .align = JCT_ALIGN_MIDDLE,
    .color = t->theme->background,
  };
  JctRect box = jct_label_measure (&label, t->theme->font_family, 0, 0);
  jct_placement_add_label (&t->placement, t->scene, &label, item->x,
                           layout->lane->middle - box.height / 2);
}

/* ---- out of the visible range ---------------------------------------------------------------- */

/* An arrow and a number beside the plot, or just inside it where there is no room beside; clear of
 * a symbol that stands on the plot's edge. */
static gboolean
add_edge_count_at (
  JctLaneLayout *layout, const char *ids, const char *text, gboolean left, gboolean outside)
{
  JctTimeline *t = layout->timeline;
  double size = t->small * 0.45, y = layout->lane->middle;
  double whole = size + 3 + jct_text_width (t->theme, text, t->small, FALSE);
  double edge = left ? t->left : t->right, away = outside ? t->symbol / 2 + 3 : -2;
  double near = left ? edge - away : edge + away; /* the end towards the plot's edge */
  double tip = outside ? (left ? near - whole : near + whole) : near;
  double back = left ? tip + size : tip - size;
  JctPoint triangle[] = { { tip, y }, { back, y - size * 0.8 }, { back, y + size * 0.8 } };
  JctLabel label = {
    .role = JCT_ROLE_EVENT_COUNT,
    .id = ids,
    .text = text,
    .px = t->small,
    .align = left ? JCT_ALIGN_START : JCT_ALIGN_END,
    .color = t->theme->text_secondary,
  };
  double x = left ? back + 3 : back - 3;

  if (tip < 0 || tip > t->input->width
      || jct_placement_add_label (&t->placement, t->scene, &label, x, y - t->line_height / 2)
           == NULL)
    return FALSE;
  JctMark *mark
    = jct_scene_add_polyline (t->scene, JCT_ROLE_EVENT_COUNT, ids, triangle, 3, NULL, 0);
  mark->closed = TRUE;
  mark->fill = layout->lane->color;
  add_obstacle (layout, (JctRect){ left ? tip - 1 : tip - whole - 1, y - t->line_height / 2,
                                   whole + 2, t->line_height });
  return TRUE;
}

static void
add_edge_count (JctLaneLayout *layout, const GPtrArray *events, gboolean left)
{
  if (events->len == 0)
    return;
  g_autofree char *ids = join_ids (events);
  g_autofree char *text = g_strdup_printf ("%u", events->len);

  if (!add_edge_count_at (layout, ids, text, left, TRUE))
    add_edge_count_at (layout, ids, text, left, FALSE);
}

/* ---- the lane -------------------------------------------------------------------------------- */

static void
lane_layout_init (JctLaneLayout *layout, JctTimeline *timeline, const JctLane *lane)
{
  *layout = (JctLaneLayout){ .timeline = timeline, .lane = lane };
  layout->bars = g_array_new (FALSE, TRUE, sizeof (JctLaneItem));
  layout->points = g_array_new (FALSE, TRUE, sizeof (JctLaneItem));
  g_array_set_clear_func (layout->points, item_clear);
  layout->before = g_ptr_array_new ();
  layout->after = g_ptr_array_new ();
  layout->obstacles = g_array_new (FALSE, FALSE, sizeof (JctRect));
}

static void
lane_layout_clear (JctLaneLayout *layout)
{
  g_array_unref (layout->bars);
  g_array_unref (layout->points);
  g_ptr_array_unref (layout->before);
  g_ptr_array_unref (layout->after);
  g_array_unref (layout->obstacles);
}

static void
draw_marks (JctLaneLayout *layout)
{
  JctTimeline *t = layout->timeline;
  double middle = layout->lane->middle;

  if (layout->lane->below_guide && !isnan (t->guide_x))
    add_obstacle (layout,
                  (JctRect){ t->guide_x - 2, layout->lane->rect.y, 4, layout->lane->rect.height });
  for (guint i = 0; i < layout->bars->len; i++)
    {
      const JctLaneItem *bar = &g_array_index (layout->bars, JctLaneItem, i);
      draw_bar (layout, bar);
      add_obstacle (layout, jct_lane_bar_rect (layout, bar));
    }
  for (guint i = 0; i < layout->points->len; i++)
    {
      const JctLaneItem *item = &g_array_index (layout->points, JctLaneItem, i);
      if (item->event == NULL)
        draw_count (layout, item);
      else if (!item->selected)
        draw_symbol (layout, item);
      add_obstacle (layout, (JctRect){ item->start, middle - t->symbol / 2, item->end - item->start,
                                       t->symbol });
    }
  for (guint i = 0; i < layout->points->len; i++)
    {
      const JctLaneItem *item = &g_array_index (layout->points, JctLaneItem, i);
      if (item->selected && item->event != NULL)
        draw_symbol (layout, item);
    }
}

void
jct_lane_add_marks (JctTimeline *timeline, const JctLane *lane)
{
  JctLaneLayout layout;

  lane_layout_init (&layout, timeline, lane);
  jct_lane_find_items (&layout);
  assign_rows (&layout);
  draw_marks (&layout);
  add_edge_count (&layout, layout.before, TRUE);
  add_edge_count (&layout, layout.after, FALSE);
  jct_lane_add_names (&layout);
  lane_layout_clear (&layout);
}
