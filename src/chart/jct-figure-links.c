/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines from the breaks on the chart's axis to the events near them in the timeline. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-dense.h"
#include "chart/jct-figure-private.h"

/* Whether a count's ids, separated by line ends, hold this one. */
static gboolean
holds_id (const char *ids, const char *id)
{
  gsize length = strlen (id);

  for (const char *at = ids; (at = strstr (at, id)) != NULL; at += length)
    {
      if ((at == ids || at[-1] == '\n') && (at[length] == '\0' || at[length] == '\n'))
        return TRUE;
    }
  return FALSE;
}

/* The event's mark in the timeline, or the count that holds it, if that stands where the event is. */
static const JctMark *
find_event (const JctFigure *figure, const JctEvent *event)
{
  double x = jct_time_scale_map (&figure->axes.time, jct_event_position (event));

  for (guint i = 0; i < jct_scene_get_n (figure->timeline); i++)
    {
      const JctMark *mark = jct_scene_peek (figure->timeline, i);
      double reach = mark->bounds.height;
      if (mark->id == NULL || mark->type == JCT_MARK_TEXT || !holds_id (mark->id, event->id))
        continue;
      if (mark->role == JCT_ROLE_EVENT
          || (mark->role == JCT_ROLE_EVENT_COUNT && x > mark->bounds.x - reach
              && x < mark->bounds.x + mark->bounds.width + reach))
        return mark;
    }
  return NULL;
}

/* Where the event stands: an interval's end that is nearer to the break counts for it. */
static double
find_place (const JctMark *mark, double x)
{
  if (mark->type == JCT_MARK_SYMBOL)
    return mark->center.x;
  return CLAMP (x, mark->bounds.x, mark->bounds.x + mark->bounds.width);
}

/* Down the timeline at `x`, without striking its texts through. */
static void
add_descent (
  const JctScene *timeline, double lanes, double x, double end, GArray *points, GArray *breaks)
{
  double y = lanes + 1;

  while (y < end)
    {
      double stop = end, next = end;
      for (guint i = 0; i < jct_scene_get_n (timeline); i++)
        {
          const JctMark *mark = jct_scene_peek (timeline, i);
          double top = lanes + mark->bounds.y - 1, bottom = top + mark->bounds.height + 2;
          if (mark->type == JCT_MARK_TEXT && x > mark->bounds.x - 2
              && x < mark->bounds.x + mark->bounds.width + 2 && bottom > y && top < stop)
            {
              stop = MAX (top, y);
              next = bottom;
            }
        }
      JctPoint piece[] = { { x, y }, { x, stop } };
      g_array_append_vals (points, piece, 2);
      if (next >= end)
        break;
      g_array_append_val (breaks, points->len);
      y = next;
    }
}

static void
add_link (
  JctScene *scene, const JctFigure *figure, const JctTheme *theme, double x, const JctMark *mark)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  double bottom = figure->chart_area.height, lanes = figure->timeline_area.y;
  double top = jct_figure_find_way_down (figure, x), place = find_place (mark, x);
  JctPoint start[] = { { x, MIN (top, bottom - 6) }, { x, bottom - 5 } };

  g_array_append_vals (points, start, 2);
  add_descent (figure->timeline, lanes, place, lanes + mark->bounds.y, points, breaks);
  JctMark *line = jct_scene_add_polyline (scene, JCT_ROLE_EFFECT, "link",
                                          (const JctPoint *) (void *) points->data, points->len,
                                          (const guint *) (void *) breaks->data, breaks->len);
  line->stroke = jct_color_with_alpha (theme->text, 0.6);
  line->line_width = jct_theme_hairline (theme);
}

/* The nearest event of the break, and the selected one if it is near. */
static gboolean
is_linked (const JctEffectBreak *b, guint index, const char *selected)
{
  const JctEvent *event = g_ptr_array_index (b->events, index);

  return index == 0 || g_strcmp0 (event->id, selected) == 0;
}

JctScene *
jct_figure_link_breaks (const JctFigure *figure, const JctChartInput *input)
{
  g_autoptr (JctEffect) effect = NULL;
  JctScene *scene;

  if (figure->timeline == NULL || jct_series_set_get_n (input->series) != 1)
    return NULL;
  effect = jct_effect_new (input->analysis, input->method);
  if (effect == NULL || effect->breaks->len == 0)
    return NULL;
  scene = jct_scene_new (input->width, figure->timeline_area.y + figure->timeline_area.height);
  for (guint i = 0; i < effect->breaks->len; i++)
    {
      const JctEffectBreak *b = &g_array_index (effect->breaks, JctEffectBreak, i);
      JctDay day = jct_period_first_day (jct_series_get_period (effect->series, b->index));
      double x = jct_time_scale_map (&figure->axes.time, day);

      if (day < figure->axes.time.domain.start || day >= figure->axes.time.domain.end)
        continue;
      for (guint k = 0; k < b->events->len; k++)
        {
          const JctEvent *event = g_ptr_array_index (b->events, k);
          const JctMark *mark = find_event (figure, event);
          if (mark != NULL && is_linked (b, k, input->view->selected_event))
            add_link (scene, figure, input->theme, x, mark);
        }
    }
  return scene;
}
