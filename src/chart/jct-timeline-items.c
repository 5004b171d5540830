/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a lane's events to what is drawn of them: bars, symbols, and counts where symbols would
 * overlap. */
#include "config.h"

#include "chart/jct-timeline-lane-private.h"

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
  JctLaneItem item = {
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
find_softness (const JctTimeline *t, const JctEvent *event, JctLaneItem *item)
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
  JctLaneItem item = {
    .event = event,
    .x = x,
    .start = x - t->symbol / 2,
    .end = x + t->symbol / 2,
    .selected = event == t->selected,
  };
  find_softness (t, event, &item);
  item.hold_start = item.start - t->symbol * 0.35;
  item.hold_end = item.end + t->symbol * 0.35;
  g_array_append_val (layout->points, item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const JctLaneItem *x = a, *y = b;

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
item_size (const JctLaneItem *item)
{
  return item->members != NULL ? item->members->len : 1;
}

static void
place_count (const JctTimeline *t, JctLaneItem *item, double x)
{
  double half = count_half_width (t, item_size (item));

  item->x = CLAMP (x, t->left - half, t->right + half);
  item->start = item->x - half;
  item->end = item->x + half;
}

static double
mean_position (const JctTimeline *t, const JctLaneItem *item)
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
make_count (JctLaneItem *item)
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
  JctLaneItem *a = &g_array_index (layout->points, JctLaneItem, i);
  JctLaneItem *b = &g_array_index (layout->points, JctLaneItem, i + 1);

  make_count (a);
  make_count (b);
  g_ptr_array_extend (a->members, b->members, NULL, NULL);
  place_count (layout->timeline, a, mean_position (layout->timeline, a));
  g_array_remove_index (layout->points, i + 1);
}

/* Single symbols may touch; a count keeps a little distance. */
static gboolean
items_collide (const JctTimeline *t, const JctLaneItem *a, const JctLaneItem *b)
{
  if (a->event != NULL && b->event != NULL && !a->selected && !b->selected)
    return b->x - a->x < t->symbol * 0.9;
  return (b->selected ? b->hold_start : b->start) - (a->selected ? a->hold_end : a->end) < 1.5;
}

/* The selected event keeps its place: what it would cover steps aside, as a count. */
static void
step_aside (const JctTimeline *t, JctLaneItem *a, JctLaneItem *b)
{
  if (a->selected)
    {
      make_count (b);
      place_count (t, b, a->hold_end + 2 + count_half_width (t, item_size (b)));
    }
  else
    {
      make_count (a);
      place_count (t, a, b->hold_start - 2 - count_half_width (t, item_size (a)));
    }
}

/* ---- room for the name of the selected event ------------------------------------------------- */

static gboolean
stands_in (const JctLaneItem *item, JctRect box)
{
  return !item->selected && item->end > box.x && item->start < box.x + box.width;
}

/* How many symbols stand where the name would; G_MAXUINT where it cannot stand at all. */
static guint
count_in_the_way (const JctLaneLayout *layout, JctRect box)
{
  const JctTimeline *t = layout->timeline;
  double right = layout->after->len > 0 ? t->right - t->symbol / 2 : t->input->width - t->pad;
  guint n = 0;

  if (box.x < t->left + 2 || box.x + box.width > right)
    return G_MAXUINT;
  for (guint i = 0; i < layout->bars->len; i++)
    {
      if (stands_in (&g_array_index (layout->bars, JctLaneItem, i), box))
        return G_MAXUINT;
    }
  for (guint i = 0; i < layout->points->len; i++)
    n += stands_in (&g_array_index (layout->points, JctLaneItem, i), box);
  return n;
}

/* Takes what stands in the box, as one count, to the other side of the selected event. */
static void
clear_box (JctLaneLayout *layout, JctRect box, gboolean to_left)
{
  JctLaneItem count = { .members = g_ptr_array_new () };

  for (guint i = layout->points->len; i-- > 0;)
    {
      const JctLaneItem *item = &g_array_index (layout->points, JctLaneItem, i);
      if (!stands_in (item, box))
        continue;
      g_ptr_array_insert (count.members, 0, (gpointer) item->event);
      g_array_remove_index (layout->points, i);
    }
  if (count.members->len == 0)
    {
      g_ptr_array_unref (count.members);
      return;
    }
  for (guint i = 0; i < layout->points->len; i++)
    {
      const JctLaneItem *item = &g_array_index (layout->points, JctLaneItem, i);
      double half = count_half_width (layout->timeline, count.members->len) + 2;
      if (item->selected)
        place_count (layout->timeline, &count,
                     to_left ? item->hold_start - half : item->hold_end + half);
    }
  g_array_append_val (layout->points, count);
}

/*
 * The name of the selected event has precedence over all else in its lane: it stands beside its
 * symbol, on the side where fewer others are in its way, and those are counted on the other side.
 * Bars do not move: between them, it takes what room there is when the names are placed.
 */
static void
keep_name (JctLaneLayout *layout)
{
  for (guint i = 0; i < layout->points->len; i++)
    {
      JctLaneItem *item = &g_array_index (layout->points, JctLaneItem, i);
      if (!item->selected || !jct_lane_names (layout, item->event))
        continue;
      JctRect right = jct_lane_name_rect (layout, item, TRUE);
      JctRect left = jct_lane_name_rect (layout, item, FALSE);
      guint n_right = count_in_the_way (layout, right), n_left = count_in_the_way (layout, left);
      double clear = layout->timeline->small * 0.5;
      JctRect strip = { item->hold_start, 0, item->hold_end - item->hold_start, 0 };

      if (n_right == G_MAXUINT && n_left == G_MAXUINT)
        return;
      item->name_kept = TRUE;
      item->name_right = n_right <= n_left;
      /* What the ring covers goes there as well. */
      if (item->name_right)
        strip.width = right.x + right.width - strip.x;
      else
        strip = (JctRect){ left.x, 0, item->hold_end - left.x, 0 };
      clear_box (layout, strip, item->name_right);
      /* Moved, maybe, by what was taken out before it. */
      for (guint k = 0; k < layout->points->len; k++)
        {
          item = &g_array_index (layout->points, JctLaneItem, k);
          if (item->selected && item->name_right)
            item->hold_end = right.x + right.width + clear;
          else if (item->selected)
            item->hold_start = left.x - clear;
        }
      return;
    }
}

static void
collapse (JctLaneLayout *layout)
{
  guint i = 0;

  g_array_sort (layout->points, compare_items);
  while (i + 1 < layout->points->len)
    {
      JctLaneItem *a = &g_array_index (layout->points, JctLaneItem, i);
      JctLaneItem *b = &g_array_index (layout->points, JctLaneItem, i + 1);

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
          && items_collide (layout->timeline, &g_array_index (layout->points, JctLaneItem, i - 1),
                            a))
        merge_items (layout, --i);
      else
        i++;
    }
}

void
jct_lane_find_items (JctLaneLayout *layout)
{
  for (guint i = 0; i < layout->lane->events->len; i++)
    add_event_item (layout, g_ptr_array_index (layout->lane->events, i));
  keep_name (layout);
  collapse (layout);
}
