/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview: the total of all series over the whole range, small, with the visible range as a
 * brush. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-dense.h"
#include "chart/jct-timeline-layout.h"

#define HANDLE_WIDTH 6.0
/* Of an event. */
#define TICK_WIDTH 2.0

static JctMark *
add_path (JctScene *scene, JctSeries *total, const JctTimeScale *time, const JctValueScale *value)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  const double *values = jct_series_get_values (total);

  for (gsize i = 0; i < jct_series_get_n (total); i++)
    {
      if (isnan (values[i]))
        continue;
      JctPoint point = { jct_time_scale_map_period (time, jct_series_get_period (total, i)),
                         jct_value_scale_map (value, values[i]) };
      if (i > 0 && isnan (values[i - 1]) && points->len > 0)
        g_array_append_val (breaks, points->len);
      g_array_append_val (points, point);
    }
  return jct_scene_add_polyline (scene, JCT_ROLE_SERIES, NULL,
                                 (const JctPoint *) (void *) points->data, points->len,
                                 (const guint *) (void *) breaks->data, breaks->len);
}

static void
add_total (JctScene *scene, const JctOverviewInput *input, const JctTimeScale *time, JctRect box)
{
  if (jct_series_set_get_n (input->series) == 0)
    return;
  JctSeries *total = jct_series_set_get_total (input->series);
  gsize n = jct_series_get_n (total);
  JctExtremes values = jct_pyramid_find_extremes (jct_series_get_pyramid (total), 0, n);
  if (!(values.low <= values.high))
    return;

  JctValueScale value = jct_value_scale (MIN (values.low, 0), MAX (values.high, 0),
                                         box.y + box.height - 4, box.y + 4);
  jct_scene_set_scales (scene, time, &value);
  JctMark *line;
  if (jct_is_dense (n, box.width))
    line = jct_scene_add_dense_line (scene, JCT_ROLE_SERIES, NULL,
                                     jct_dense_line_new (total, 0, n, time, &value), box.x,
                                     box.x + box.width);
  else
    line = add_path (scene, total, time, &value);
  line->stroke = input->theme->text_secondary;
  line->line_width = 1.3;
  line->clip_to_plot = TRUE;
}

/* Without series: every event that is shown, in its category's colour. */
static void
add_events (JctScene *scene, const JctOverviewInput *input, const JctTimeScale *time, JctRect box)
{
  double half = MIN (box.height * 0.3, 10);

  for (guint i = 0; i < jct_document_get_n_events (input->document); i++)
    {
      const JctEvent *event = jct_document_get_event (input->document, i);
      JctSpan span = jct_span_intersect (jct_edtf_span (&event->date), input->whole);
      double x = jct_time_scale_map (time, jct_event_position (event)), end = x;

      if (!jct_view_shows_event (input->view, event))
        continue;
      if (event->date.is_interval && !jct_span_is_empty (span))
        {
          x = jct_time_scale_map (time, span.start);
          end = jct_time_scale_map (time, span.end);
        }
      double width = MAX (end - x, TICK_WIDTH);
      JctMark *mark
        = jct_scene_add_rect (scene, JCT_ROLE_EVENT, event->id,
                              (JctRect){ x - (end > x ? 0 : width / 2),
                                         box.y + box.height / 2 - half, width, 2 * half });
      mark->fill = jct_color_with_alpha (jct_chart_category_color (input->document, input->theme,
                                                                   event->category),
                                         end - x > TICK_WIDTH ? 0.25 : 0.85);
      mark->radius = MIN (width / 2, 2);
      mark->clip_to_plot = TRUE;
    }
}

static void
add_shade (
  JctScene *scene, const JctTheme *theme, const char *id, double start, double end, JctRect box)
{
  if (end - start < 1)
    return;
  JctMark *mark = jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, id,
                                      (JctRect){ start, box.y + 1, end - start, box.height - 2 });
  mark->fill = jct_color_with_alpha (theme->background, 0.65);
}

static void
add_handle (JctScene *scene, const JctTheme *theme, const char *id, double x, JctRect box)
{
  double height = MIN (box.height * 0.46, 28);
  JctMark *mark
    = jct_scene_add_rect (scene, JCT_ROLE_BRUSH, id,
                          (JctRect){ x - HANDLE_WIDTH / 2, box.y + (box.height - height) / 2,
                                     HANDLE_WIDTH, height });

  mark->fill = theme->selection;
  mark->radius = HANDLE_WIDTH / 2;
}

static void
add_brush (JctScene *scene, const JctOverviewInput *input, const JctTimeScale *time, JctRect box)
{
  const JctTheme *theme = input->theme;
  JctSpan visible
    = jct_span_intersect (jct_span_is_empty (input->visible) ? input->whole : input->visible,
                          input->whole);

  if (jct_span_is_empty (visible))
    return;
  double start = jct_time_scale_map (time, visible.start);
  double end = jct_time_scale_map (time, visible.end);
  add_shade (scene, theme, "before", time->range_start, start, box);
  add_shade (scene, theme, "after", end, time->range_end, box);

  JctMark *range
    = jct_scene_add_rect (scene, JCT_ROLE_BRUSH, "range",
                          (JctRect){ start, box.y + 0.5, MAX (end - start, 1), box.height - 1 });
  range->fill = jct_color_with_alpha (theme->selection, 0.08);
  range->stroke = theme->selection;
  range->line_width = 1;
  range->radius = 4;
  add_handle (scene, theme, "start", start, box);
  add_handle (scene, theme, "end", end, box);
}

JctScene *
jct_overview_layout (const JctOverviewInput *input, JctTimeScale *scale)
{
  JctScene *scene = jct_scene_new (input->width, input->height);
  JctTimeScale time = jct_time_scale (input->whole, input->plot_left, input->plot_right);
  JctRect box
    = { input->plot_left, 2, input->plot_right - input->plot_left, MAX (input->height - 4, 1) };

  jct_scene_set_font (scene, input->theme->font_family);
  jct_scene_set_plot (scene, box);
  JctMark *mark = jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, NULL,
                                      (JctRect){ 0, 0, input->width, input->height });
  mark->fill = input->theme->background;
  mark = jct_scene_add_rect (scene, JCT_ROLE_PLOT, NULL,
                             (JctRect){ box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1 });
  mark->stroke = input->theme->grid;
  mark->line_width = 1;
  mark->radius = 4;
  if (!jct_span_is_empty (input->whole))
    {
      if (input->series != NULL)
        add_total (scene, input, &time, box);
      else
        add_events (scene, input, &time, box);
      add_brush (scene, input, &time, box);
    }
  if (scale != NULL)
    *scale = time;
  return scene;
}
