/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One lane of the timeline: bars for intervals, symbols for points, counts where symbols would
 * overlap, and names where there is room beside them.
 */
#include "config.h"

#include <math.h>

#include "chart/jct-text.h"
#include "chart/jct-timeline-private.h"

#define LABEL_OFFSET 5.0
#define MAX_BAR_ROWS 3

typedef struct
{
  const JctEvent *event; /* NULL: a count of `members` */
  GPtrArray *members;    /* (owned) (nullable): of const JctEvent */
  gboolean is_bar;
  double x;                    /* the middle of a symbol or count; where a bar's own date stands */
  double start, end;           /* the ink's reach */
  double soft_start, soft_end; /* a symbol's, with the days that its date can mean */
  double fade_start, fade_end;
  gboolean selected, named;
  guint row; /* of a bar */
} JctItem;

typedef struct
{
  JctTimeline *timeline;
  const JctLane *lane;
  GArray *bars, *points;     /* of JctItem */
  GPtrArray *before, *after; /* of const JctEvent: out of the visible range */
  GArray *obstacles;         /* of JctRect: marks that names do not cover */
  double bar_height;
  guint n_rows;
} JctLaneLayout;

JctShape
jct_event_get_shape (const JctDocument *document, const JctEvent *event)
{
  int index = jct_document_find_category (document, event->category);

  return index < 0 ? JCT_SHAPE_CIRCLE : jct_document_get_category (document, index)->shape;
}

static void
item_clear (gpointer data)
{
  JctItem *item = data;

  g_clear_pointer (&item->members, g_ptr_array_unref);
}

static JctColor
event_color (const JctLaneLayout *layout, const JctEvent *event)
{
  return jct_chart_category_color (layout->timeline->input->document, layout->timeline->theme,
                                   event->category);
}

/* ---- from events to items -------------------------------------------------------------------- */

/* The days that one end of an interval can mean. */
static JctSpan
end_span (const JctEdtfDate *date)
{
  JctEdtf alone = { FALSE, *date, *date };

  return jct_edtf_span (&alone);
}

static gboolean
is_unbounded (const JctEdtfDate *date)
{
  return date->precision == JCT_EDTF_OPEN || date->precision == JCT_EDTF_UNKNOWN;
}

/* Over how many px an end of a bar fades: across all days that it can mean; a short way where it
 * only is "about". */
static double
end_fade (const JctLaneLayout *layout, const JctEdtfDate *date)
{
  const JctTimeline *t = layout->timeline;

  if (is_unbounded (date))
    return t->small * 4;
  JctSpan span = end_span (date);
  double width = jct_time_scale_map (&t->input->time, span.end)
                 - jct_time_scale_map (&t->input->time, span.start);
  if (date->approximate || date->uncertain)
    return MAX (width, t->small * 1.5);
  return date->precision == JCT_EDTF_DAY ? 0 : width;
}

static void
add_bar_item (JctLaneLayout *layout, const JctEvent *event, double start, double end)
{
  const JctTimeline *t = layout->timeline;
  JctItem item = {
    .event = event,
    .is_bar = TRUE,
    .start = MAX (start, t->left),
    .end = MIN (end, t->right),
    .x
    = CLAMP (jct_time_scale_map (&t->input->time, jct_event_position (event)), t->left, t->right),
    .selected = event == t->selected,
  };
  double width = item.end - item.start;

  /* An end that lies outside is cut, not soft: only ends in sight fade. */
  if (start >= t->left || is_unbounded (&event->date.start))
    item.fade_start = MIN (end_fade (layout, &event->date.start), width * 0.5);
  if (end <= t->right || is_unbounded (&event->date.end))
    item.fade_end = MIN (end_fade (layout, &event->date.end), width * 0.5);
  g_array_append_val (layout->bars, item);
}

static void
find_softness (const JctTimeline *t, const JctEvent *event, JctItem *item)
{
  const JctEdtf *date = &event->date;

  item->soft_start = item->start;
  item->soft_end = item->end;
  if (!jct_edtf_is_soft (date) || date->is_interval)
    return;
  JctSpan span = jct_edtf_span (date);
  double least = t->symbol * (date->start.approximate || date->start.uncertain ? 1.5 : 0.9);
  double start = MIN (jct_time_scale_map (&t->input->time, span.start), item->x - least);
  double end = MAX (jct_time_scale_map (&t->input->time, span.end), item->x + least);

  item->soft_start = MAX (start, t->left - t->symbol);
  item->soft_end = MIN (end, t->right + t->symbol);
}

static void
add_event_item (JctLaneLayout *layout, const JctEvent *event)
{
  const JctTimeline *t = layout->timeline;
  JctSpan span = jct_edtf_span (&event->date), domain = t->input->time.domain;
  double day = jct_event_position (event);

  if (event->date.is_interval)
    {
      if (span.end <= domain.start || span.start >= domain.end)
        {
          g_ptr_array_add (span.end <= domain.start ? layout->before : layout->after,
                           (gpointer) event);
          return;
        }
      /* Far ends are brought near before they become px: the days of an open end have none. */
      double start = jct_time_scale_map (&t->input->time, MAX (span.start, domain.start - 1));
      double end = jct_time_scale_map (&t->input->time, MIN (span.end, domain.end + 1));
      if (end - start >= t->symbol * 1.6)
        {
          add_bar_item (layout, event, start, end);
          return;
        }
      day = ((double) MAX (span.start, domain.start) + MIN (span.end, domain.end)) / 2;
    }
  if (day < domain.start || day >= domain.end)
    {
      g_ptr_array_add (day < domain.start ? layout->before : layout->after, (gpointer) event);
      return;
    }

  double x = jct_time_scale_map (&t->input->time, day);
  JctItem item = {
    .event = event,
    .x = x,
    .start = x - t->symbol / 2,
    .end = x + t->symbol / 2,
    .selected = event == t->selected,
  };
  find_softness (t, event, &item);
  g_array_append_val (layout->points, item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const JctItem *x = a, *y = b;

  return x->x < y->x ? -1 : x->x > y->x;
}

/* ---- collapsing ------------------------------------------------------------------------------ */

static double
count_half_width (const JctTimeline *t, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  double height = t->line_height;

  return MAX (jct_text_width (t->theme, text, t->small * 0.92, TRUE) + t->small * 0.8, height) / 2;
}

static guint
item_size (const JctItem *item)
{
  return item->members != NULL ? item->members->len : 1;
}

static void
place_count (const JctTimeline *t, JctItem *item, double x)
{
  double half = count_half_width (t, item_size (item));

  item->x = CLAMP (x, t->left - half, t->right + half);
  item->start = item->x - half;
  item->end = item->x + half;
}

static double
mean_position (const JctTimeline *t, const JctItem *item)
{
  double sum = 0;

  for (guint i = 0; i < item->members->len; i++)
    {
      const JctEvent *event = g_ptr_array_index (item->members, i);
      sum += CLAMP (jct_time_scale_map (&t->input->time, jct_event_position (event)), t->left,
                    t->right);
    }
  return sum / item->members->len;
}

static void
make_count (JctItem *item)
{
  if (item->members != NULL)
    return;
  item->members = g_ptr_array_new ();
  g_ptr_array_add (item->members, (gpointer) item->event);
  item->event = NULL;
}

static void
merge_items (JctLaneLayout *layout, guint i)
{
  JctItem *a = &g_array_index (layout->points, JctItem, i);
  JctItem *b = &g_array_index (layout->points, JctItem, i + 1);

  make_count (a);
  make_count (b);
  g_ptr_array_extend (a->members, b->members, NULL, NULL);
  place_count (layout->timeline, a, mean_position (layout->timeline, a));
  g_array_remove_index (layout->points, i + 1);
}

/* Single symbols may touch; a count keeps a little distance. */
static gboolean
items_collide (const JctTimeline *t, const JctItem *a, const JctItem *b)
{
  if (a->event != NULL && b->event != NULL)
    {
      gboolean selected = a->selected || b->selected;
      return b->x - a->x < t->symbol * (selected ? 1.2 : 0.9);
    }
  return b->start - a->end < 1.5;
}

/* The selected event keeps its place: what it would cover steps aside, as a count. */
static void
step_aside (const JctTimeline *t, JctItem *a, JctItem *b)
{
  double ring = t->symbol * 0.35 + 2;

  if (a->selected)
    {
      make_count (b);
      double half = count_half_width (t, item_size (b));
      place_count (t, b, a->end + ring + half);
    }
  else
    {
      make_count (a);
      double half = count_half_width (t, item_size (a));
      place_count (t, a, b->start - ring - half);
    }
}

static void
collapse (JctLaneLayout *layout)
{
  guint i = 0;

  g_array_sort (layout->points, compare_items);
  while (i + 1 < layout->points->len)
    {
      JctItem *a = &g_array_index (layout->points, JctItem, i);
      JctItem *b = &g_array_index (layout->points, JctItem, i + 1);

      if (!items_collide (layout->timeline, a, b))
        {
          i++;
          continue;
        }
      if (!a->selected && !b->selected)
        {
          merge_items (layout, i);
          i = i > 0 ? i - 1 : 0;
          continue;
        }
      step_aside (layout->timeline, a, b);
      /* What stepped left may now touch the one before it: they go together. */
      if (b->selected && i > 0
          && items_collide (layout->timeline, &g_array_index (layout->points, JctItem, i - 1), a))
        merge_items (layout, --i);
      else
        i++;
    }
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
      JctItem *bar = &g_array_index (layout->bars, JctItem, i);
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

static JctRect
bar_rect (const JctLaneLayout *layout, const JctItem *bar)
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
draw_bar (JctLaneLayout *layout, const JctItem *bar)
{
  JctColor color = event_color (layout, bar->event);
  JctRect rect = bar_rect (layout, bar);
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
draw_halo (JctLaneLayout *layout, const JctItem *item)
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
draw_ring (JctLaneLayout *layout, const JctItem *item)
{
  const JctTimeline *t = layout->timeline;
  JctMark *ring = jct_scene_add_symbol (t->scene, JCT_ROLE_EVENT, item->event->id, item->x,
                                        layout->lane->middle, JCT_SHAPE_CIRCLE, t->symbol * 1.7);

  ring->fill = t->theme->background;
  ring->stroke = t->theme->selection;
  ring->line_width = MAX (2, t->symbol * 0.2);
}

static void
draw_symbol (JctLaneLayout *layout, const JctItem *item)
{
  const JctTimeline *t = layout->timeline;
  JctColor color = event_color (layout, item->event);

  draw_halo (layout, item);
  if (item->selected)
    draw_ring (layout, item);
  JctMark *mark
    = jct_scene_add_symbol (t->scene, JCT_ROLE_EVENT, item->event->id, item->x,
                            layout->lane->middle,
                            jct_event_get_shape (t->input->document, item->event), t->symbol);
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
draw_count (JctLaneLayout *layout, const JctItem *item)
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
    .px = t->small * 0.92,
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

/* ---- names ----------------------------------------------------------------------------------- */

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

static void
add_name (JctLaneLayout *layout, JctItem *item, JctNameMode mode)
{
  JctTimeline *t = layout->timeline;
  double gap = LABEL_OFFSET + (item->selected ? t->symbol * 0.35 : 0);
  /* Half of a shade is too faint to keep clear of. */
  double right_x = (item->is_bar ? item->end : (item->end + item->soft_end) / 2) + gap;
  double left_x = (item->is_bar ? item->start : (item->start + item->soft_start) / 2) - gap;
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
                  far = end + LABEL_OFFSET;
                }
              else if (!right && box.x < *x && end > near)
                {
                  near = end;
                  far = box.x - LABEL_OFFSET;
                }
            }
        }
      if (!isfinite (far) || (right ? far <= *x : far >= *x))
        return FALSE;
      *x = far;
    }
  return TRUE;
}

/* The selected event is named even where a neighbour crowds it: behind that one, on the nearer
 * side, but not so far away that the name would seem another's. */
static void
add_selected_name (JctLaneLayout *layout, JctItem *item)
{
  JctTimeline *t = layout->timeline;
  double gap = LABEL_OFFSET + t->symbol * 0.35, right_x = item->end + gap,
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
add_bar_name (JctLaneLayout *layout, JctItem *bar)
{
  JctTimeline *t = layout->timeline;
  JctRect rect = bar_rect (layout, bar);
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
      const JctItem *point = &g_array_index (layout->points, JctItem, i);
      if (point->start < box.x + box.width + 2 && point->end > box.x - 2)
        return;
    }
  bar->named
    = jct_placement_add_label (&t->placement, t->scene, &label, rect.x + rect.width / 2, box.y)
      != NULL;
}

static gboolean
matters_now (const JctLaneLayout *layout, const JctEvent *event)
{
  const JctTimelineInput *input = layout->timeline->input;

  return g_strcmp0 (event->id, input->hovered_event) == 0
         || jct_view_has_pinned (input->view, event->id);
}

static void
add_names (JctLaneLayout *layout)
{
  GArray *lists[] = { layout->points, layout->bars };

  for (guint i = 0; i < layout->bars->len; i++)
    add_bar_name (layout, &g_array_index (layout->bars, JctItem, i));
  /* What matters now is named first, even if cut; then whole names, from the left; then cut ones.
   */
  for (guint pass = 0; pass < 5; pass++)
    {
      JctNameMode mode = pass == 1 || pass == 3 ? JCT_NAME_WHOLE : JCT_NAME_CUT;
      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        {
          for (guint i = 0; i < lists[k]->len; i++)
            {
              JctItem *item = &g_array_index (lists[k], JctItem, i);
              if (item->event == NULL || item->named || (pass == 0 && !item->selected)
                  || ((pass == 1 || pass == 2) && !matters_now (layout, item->event)))
                continue;
              add_name (layout, item, mode);
              if (item->selected && !item->named)
                add_selected_name (layout, item);
            }
        }
    }
}

/* ---- the lane -------------------------------------------------------------------------------- */

static void
lane_layout_init (JctLaneLayout *layout, JctTimeline *timeline, const JctLane *lane)
{
  *layout = (JctLaneLayout){ .timeline = timeline, .lane = lane };
  layout->bars = g_array_new (FALSE, TRUE, sizeof (JctItem));
  layout->points = g_array_new (FALSE, TRUE, sizeof (JctItem));
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
      const JctItem *bar = &g_array_index (layout->bars, JctItem, i);
      draw_bar (layout, bar);
      add_obstacle (layout, bar_rect (layout, bar));
    }
  for (guint i = 0; i < layout->points->len; i++)
    {
      const JctItem *item = &g_array_index (layout->points, JctItem, i);
      if (item->event == NULL)
        draw_count (layout, item);
      else if (!item->selected)
        draw_symbol (layout, item);
      add_obstacle (layout, (JctRect){ item->start, middle - t->symbol / 2, item->end - item->start,
                                       t->symbol });
    }
  for (guint i = 0; i < layout->points->len; i++)
    {
      const JctItem *item = &g_array_index (layout->points, JctItem, i);
      if (item->selected && item->event != NULL)
        draw_symbol (layout, item);
    }
}

void
jct_lane_add_marks (JctTimeline *timeline, const JctLane *lane)
{
  JctLaneLayout layout;

  lane_layout_init (&layout, timeline, lane);
  for (guint i = 0; i < lane->events->len; i++)
    add_event_item (&layout, g_ptr_array_index (lane->events, i));
  collapse (&layout);
  assign_rows (&layout);
  draw_marks (&layout);
  add_edge_count (&layout, layout.before, TRUE);
  add_edge_count (&layout, layout.after, FALSE);
  add_names (&layout);
  lane_layout_clear (&layout);
}
