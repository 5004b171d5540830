/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composition of the timeline: lanes, their names, guides through them. */
#include "config.h"

#include <math.h>

#include "chart/jct-events-private.h"
#include "chart/jct-timeline-private.h"

/* The size of lane names, of a small text, where there is no room for a tight one either. */
#define SMALLEST_LABEL 0.84

#define SCROLL_WIDTH 4

static void
add_header (JctTimeline *timeline, const JctTimelinePlan *plan)
{
  const JctDocument *document = timeline->input->document;
  guint n_shown = 0, n = jct_document_get_n_events (document);

  for (guint i = 0; i < plan->lanes->len; i++)
    n_shown += ((const JctLane *) g_ptr_array_index (plan->lanes, i))->events->len;
  g_autofree char *count = jct_events_dup_count (n_shown, n);
  JctLabel label = {
    .role = JCT_ROLE_LANE_LABEL,
    .text = count,
    .px = timeline->small,
    .max_width = timeline->input->width - 2 * timeline->pad,
    .max_lines = 1,
    .color = timeline->theme->text_secondary,
  };
  jct_placement_add_label (&timeline->placement, timeline->scene, &label, timeline->pad, 2);
}

static JctLabel
lane_label (const JctTimeline *timeline, const JctLane *lane, double px)
{
  return (JctLabel){
    .role = JCT_ROLE_LANE_LABEL,
    .id = lane->id,
    .text = lane->title,
    .px = px,
    .bold = TRUE,
    .max_lines = 1,
    .color = jct_theme_text_color (timeline->theme, lane->color),
  };
}

/* Of all rows: where the name stands left of them, they are of one height. */
static double
rows_height (const JctLane *lane)
{
  return lane->rect.height * lane->n_rows;
}

/* The lines, 1 or 2, on which the lane's name stands whole in the margin; 0 where it does not. */
static guint
count_label_lines (const JctTimeline *timeline, const JctLane *lane, double px)
{
  JctLabel label = lane_label (timeline, lane, px);
  const char *family = timeline->theme->font_family;
  double one = jct_text_height (timeline->theme, px);

  label.max_lines = 0;
  JctRect box = jct_label_measure (&label, family, 0, 0);
  if (box.width <= timeline->label_width && box.height < one * 1.5)
    return 1;
  label.max_width = timeline->label_width;
  /* One more than would do tells enough. */
  label.max_lines = 3;
  box = jct_label_measure (&label, family, 0, 0);
  return box.width <= timeline->label_width && box.height < one * 2.5
             && box.height + JCT_TEXT_GAP <= rows_height (lane)
           ? 2
           : 0;
}

/* One size for all names: the largest at which every one stands whole. */
static double
choose_label_px (const JctTimeline *timeline, const GPtrArray *lanes)
{
  static const double sizes[] = { 1, JCT_TIMELINE_TIGHT_LABEL, SMALLEST_LABEL };

  if (timeline->theme->keeps_sizes)
    return timeline->small;
  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      gboolean whole = TRUE;

      for (guint i = 0; i < lanes->len && whole; i++)
        whole
          = count_label_lines (timeline, g_ptr_array_index (lanes, i), timeline->small * sizes[k])
            > 0;
      if (whole)
        return timeline->small * sizes[k];
    }
  return timeline->small * SMALLEST_LABEL;
}

static void
add_lane_labels (JctTimeline *timeline, const JctTimelinePlan *plan)
{
  gboolean over = plan->label_height > 0;
  double px = over ? timeline->small : choose_label_px (timeline, plan->lanes);

  if (!over && timeline->label_width < timeline->small * 2
      && !jct_timeline_names_stand_left (timeline))
    return;
  for (guint i = 0; i < plan->lanes->len; i++)
    {
      const JctLane *lane = g_ptr_array_index (plan->lanes, i);
      JctLabel label = lane_label (timeline, lane, px);
      double y = lane->rect.y + 1;

      if (lane->row > 0)
        continue;
      label.max_width = timeline->input->width - 2 * timeline->pad;
      if (!over)
        {
          label.max_width = timeline->label_width;
          label.max_lines = MAX (count_label_lines (timeline, lane, px), 1);
          JctRect box = jct_label_measure (&label, timeline->theme->font_family, 0, 0);
          y = lane->rect.y + (rows_height (lane) - box.height) / 2;
        }
      jct_placement_add_label (&timeline->placement, timeline->scene, &label, timeline->pad, y);
    }
}

/* Which of all lanes are in sight, as a scroll bar shows it. */
static void
add_scroll_bar (JctTimeline *timeline, const JctTimelinePlan *plan, double height)
{
  const JctTheme *theme = timeline->theme;
  double width = round (jct_theme_grow (theme, SCROLL_WIDTH));
  double x = timeline->input->width - width - 1, top = plan->header + 1, length = height - top - 1;
  double from = top + length * plan->first / plan->n;
  JctMark *track = jct_scene_add_rect (timeline->scene, JCT_ROLE_LANE_SCROLL, "track",
                                       (JctRect){ x, top, width, length });

  track->fill = theme->grid;
  track->radius = width / 2;
  JctMark *thumb
    = jct_scene_add_rect (timeline->scene, JCT_ROLE_LANE_SCROLL, "thumb",
                          (JctRect){ x, from, width, length * plan->lanes->len / plan->n });
  thumb->fill = theme->text_secondary;
  thumb->radius = width / 2;
}

static void
add_guide_piece (JctTimeline *timeline, const JctEvent *event, double x, double top, double bottom)
{
  gboolean selected = event == timeline->selected;

  if (bottom - top < 1)
    return;
  JctMark *line
    = jct_scene_add_line (timeline->scene, JCT_ROLE_EVENT_GUIDE, event->id, x, top, x, bottom);
  line->stroke
    = jct_chart_category_color (timeline->input->document, timeline->theme, event->category);
  line->line_width = jct_theme_grow (timeline->theme, selected ? 1.5 : 1);
  if (selected)
    jct_mark_set_dash (line, 2 * line->line_width, 2 * line->line_width);
}

/* From the top to the event's mark, without the stretches where it would strike a name through. */
static void
add_guide (JctTimeline *timeline, const JctEvent *event, double end)
{
  double day = jct_event_position (event), y = 0;

  if (day < timeline->input->time.domain.start || day >= timeline->input->time.domain.end)
    return;
  double x = jct_time_scale_map (&timeline->input->time, day);
  while (y < end)
    {
      const JctRect *next = NULL;

      for (guint i = 0; i < timeline->placement.boxes->len; i++)
        {
          const JctRect *box = &g_array_index (timeline->placement.boxes, JctRect, i);
          if (box->x - 2 < x && box->x + box->width + 2 > x && box->y >= y && box->y < end
              && (next == NULL || box->y < next->y))
            next = box;
        }
      add_guide_piece (timeline, event, x, y, next != NULL ? next->y : end);
      y = next != NULL ? next->y + next->height : end;
    }
}

/* Guides end at their event's mark. */
static void
add_guides (JctTimeline *timeline, const JctTimelinePlan *plan)
{
  for (guint i = 0; i < plan->lanes->len; i++)
    {
      const JctLane *lane = g_ptr_array_index (plan->lanes, i);
      for (guint j = 0; j < lane->events->len; j++)
        {
          const JctEvent *event = g_ptr_array_index (lane->events, j);
          if (event == timeline->selected
              || g_strcmp0 (event->id, timeline->input->hovered_event) == 0
              || jct_view_has_pinned (timeline->input->view, event->id))
            add_guide (timeline, event, lane->middle - timeline->symbol * 0.9);
        }
    }
}

static void
place_lanes (JctTimeline *timeline, const JctTimelinePlan *plan)
{
  double y = plan->header;
  int selected = jct_timeline_find_selected_lane (timeline, plan);
  guint band = 1;

  for (guint i = 0; i < plan->lanes->len; i++)
    {
      JctLane *lane = g_ptr_array_index (plan->lanes, i);
      double label = lane->row == 0 ? plan->label_height : 0, height = plan->lane_height + label;
      lane->rect = (JctRect){ 0, y, timeline->input->width, height };
      lane->middle = y + label + plan->lane_height / 2;
      lane->mark_height = plan->lane_height;
      lane->below_guide = (int) i <= selected;
      JctMark *mark = jct_scene_add_rect (timeline->scene, JCT_ROLE_LANE, lane->id, lane->rect);
      band += lane->row == 0;
      if (band % 2 == 0)
        mark->fill = timeline->theme->lane;
      y += height;
    }
}

JctScene *
jct_timeline_layout (const JctTimelineInput *input)
{
  JctTimeline timeline;
  JctTimelinePlan plan;

  jct_timeline_init (&timeline, input);
  jct_timeline_make_plan (&timeline, &plan);
  double height = jct_timeline_plan_height (&plan);
  timeline.scene = jct_scene_new (input->width, height);
  jct_scene_set_font (timeline.scene, input->theme->font_family);
  jct_scene_set_plot (timeline.scene,
                      (JctRect){ timeline.left, 0, timeline.right - timeline.left, height });
  jct_scene_set_scales (timeline.scene, &input->time, NULL);
  jct_placement_init (&timeline.placement, (JctRect){ 0, 0, input->width, height });

  JctMark *mark = jct_scene_add_rect (timeline.scene, JCT_ROLE_BACKGROUND, NULL,
                                      (JctRect){ 0, 0, input->width, height });
  mark->fill = input->theme->background;
  place_lanes (&timeline, &plan);
  if (plan.header > 0)
    add_header (&timeline, &plan);
  add_lane_labels (&timeline, &plan);
  for (guint i = 0; i < plan.lanes->len; i++)
    jct_lane_add_marks (&timeline, g_ptr_array_index (plan.lanes, i));
  add_guides (&timeline, &plan);
  if (plan.n > plan.lanes->len)
    add_scroll_bar (&timeline, &plan, height);

  jct_placement_clear (&timeline.placement);
  g_ptr_array_unref (plan.lanes);
  return timeline.scene;
}
