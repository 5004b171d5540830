/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/jct-effect-panel-layout.h"

#include <math.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-effect-panel-private.h"

/* Heights of one panel's plot, in lines of text. */
#define WANTED_LINES 5.0
#define WANTED_DOTS_LINES 9.0
#define LEAST_LINES 2.2
/* A band does not widen the axis beyond so many times the range of the values. */
#define MAX_BAND_REACH 1.8
#define BAND_TINT 0.2
/* Of the grid where a panel has no periods. */
#define OUTSIDE_ALPHA 0.3

/* One panel being laid out. */
typedef struct
{
  const JctChartInput *input;
  const JctTheme *theme;
  const JctPanel *panel;
  JctSeries *series;
  JctScene *scene;
  JctPlacement *placement;
  JctTimeScale time;
  JctValueScale value;
  JctRect plot;
  double small, line_height, line_width;
} JctPanelLayout;

static double
panel_gap (const JctTheme *theme)
{
  return round (jct_theme_text_px (theme, JCT_TEXT_SMALL) * 0.7);
}

static double
title_height (const JctTheme *theme)
{
  return jct_text_height (theme, jct_theme_text_px (theme, JCT_TEXT_SMALL)) + 2 * JCT_TEXT_GAP;
}

static gboolean
is_shown (const JctChartInput *input)
{
  return input->analysis != NULL && jct_series_set_get_n (input->series) == 1
         && jct_period_kind_equal (jct_series_get_kind (input->analysis->series),
                                   jct_series_set_get_kind (input->series));
}

double
jct_effect_panel_measure_height (const JctChartInput *input, double *least)
{
  double line = jct_text_height (input->theme, jct_theme_text_px (input->theme, JCT_TEXT_SMALL));
  double wanted = 0;

  *least = 0;
  if (!is_shown (input))
    return 0;
  g_autoptr (GArray) panels = jct_effect_panels_new (input->analysis, input->method);
  for (guint i = 0; i < panels->len; i++)
    {
      double fixed = title_height (input->theme) + panel_gap (input->theme);
      gboolean dots = g_array_index (panels, JctPanel, i).is_dots;

      wanted += fixed + line * (dots ? WANTED_DOTS_LINES : WANTED_LINES);
      *least += fixed + line * LEAST_LINES;
    }
  *least = ceil (*least);
  return ceil (wanted);
}

/* ---- scales ---------------------------------------------------------------------------------- */

static void
find_range (const JctPanel *panel, double *min, double *max)
{
  double least = 0, greatest = 0;

  *min = *max = 0;
  for (gsize i = 0; i < panel->n; i++)
    {
      *min = MIN (*min, panel->values[i]);
      *max = MAX (*max, panel->values[i]);
      if (panel->lower != NULL)
        {
          least = MIN (least, panel->lower[i]);
          greatest = MAX (greatest, panel->upper[i]);
        }
    }
  double reach = (MAX_BAND_REACH - 1) * (*max - *min);
  *min = MAX (MIN (*min, least), *min - reach);
  *max = MIN (MAX (*max, greatest), *max + reach);
  if (*min == *max)
    *max = 1;
}

static double
map_index (const JctPanelLayout *layout, gsize index)
{
  return jct_time_scale_map_period (&layout->time, jct_series_get_period (layout->series, index));
}

/* A part of a grid line; what is outside the panel's periods is fainter. */
static void
add_rule (JctPanelLayout *layout, double from, double to, double y, gboolean zero, gboolean outside)
{
  double hairline = jct_theme_hairline (layout->theme);
  JctMark *line;

  if (to <= from)
    return;
  line = jct_scene_add_line (layout->scene, JCT_ROLE_GRID, NULL, from, y, to, y);
  line->stroke = zero ? layout->theme->zero_line : layout->theme->grid;
  if (outside)
    line->stroke = jct_color_with_alpha (line->stroke, OUTSIDE_ALPHA);
  line->line_width = zero ? 1.5 * hairline : hairline;
}

/* A grid line with its label, the one at zero darker. */
static void
add_tick (JctPanelLayout *layout, double value, gboolean zero, const char *text)
{
  const JctTheme *theme = layout->theme;
  double left = layout->plot.x, right = left + layout->plot.width;
  double hairline = jct_theme_hairline (theme);
  double y = floor (jct_value_scale_map (&layout->value, value)) + fmod (hairline, 2) / 2;
  gsize end = layout->panel->first + MAX (layout->panel->n, 1) - 1;
  JctDay from = jct_period_first_day (jct_series_get_period (layout->series, layout->panel->first));
  JctDay to = jct_period_end_day (jct_series_get_period (layout->series, end));
  double first = CLAMP (jct_time_scale_map (&layout->time, from), left, right);
  double last = CLAMP (jct_time_scale_map (&layout->time, to), first, right);
  JctLabel label = {
    .role = JCT_ROLE_VALUE_LABEL,
    .text = text,
    .px = layout->small,
    .align = JCT_ALIGN_END,
    .color = theme->text_secondary,
  };

  add_rule (layout, left, first, y, zero, TRUE);
  add_rule (layout, first, last, y, zero, FALSE);
  add_rule (layout, last, right, y, zero, TRUE);
  jct_placement_add_label (layout->placement, layout->scene, &label, left - layout->small * 0.6,
                           y - layout->line_height / 2);
}

static void
add_count_axis (JctPanelLayout *layout, double min, double max, guint target)
{
  JctValueTicks ticks;

  jct_value_ticks_search (min, max, target, FALSE, TRUE, &ticks);
  layout->value
    = jct_value_scale (ticks.min, ticks.max, layout->plot.y + layout->plot.height, layout->plot.y);
  for (guint i = 0; i < ticks.n; i++)
    {
      double value = jct_value_ticks_get (&ticks, i);
      g_autofree char *text = jct_value_ticks_format (&ticks, i);
      add_tick (layout, value, fabs (value) < ticks.step * 1e-9, text);
    }
}

/* Multiples: "×4", "×1", "÷4", each step the same factor. */
static void
add_ratio_axis (JctPanelLayout *layout, double min, double max, guint target)
{
  static const double factors[] = { 2, 4, 10, 100, 1000, 1e6, 1e12, 1e24, 1e48, 1e96 };
  int first = 0, last = 0;
  double factor = 2;

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      factor = factors[i];
      first = (int) floor (CLAMP (min / log (factor), -999, 0) + 0.05);
      last = (int) ceil (CLAMP (max / log (factor), 0, 999) - 0.05);
      if (last - first < (int) target)
        break;
    }
  if (first == last)
    last++;
  layout->value = jct_value_scale (MIN (min, first * log (factor)), MAX (max, last * log (factor)),
                                   layout->plot.y + layout->plot.height, layout->plot.y);
  for (int k = first; k <= last; k++)
    {
      g_autofree char *number = jct_format_value (pow (factor, abs (k)), 0);
      g_autofree char *text = g_strconcat (k < 0 ? "÷" : "×", number, NULL);
      add_tick (layout, k * log (factor), k == 0, text);
    }
}

static void
add_axis (JctPanelLayout *layout)
{
  guint target = CLAMP ((guint) (layout->plot.height / (2.2 * layout->line_height)), 2, 4);
  double min, max;

  find_range (layout->panel, &min, &max);
  if (layout->panel->is_ratio)
    add_ratio_axis (layout, min, max, target + 1);
  else
    add_count_axis (layout, min, max, target);
}

/* ---- what is drawn --------------------------------------------------------------------------- */

static void
append_points (const JctPanelLayout *layout, const double *values, GArray *points, gboolean back)
{
  const JctPanel *panel = layout->panel;

  for (gsize i = 0; i < panel->n; i++)
    {
      gsize at = back ? panel->n - 1 - i : i;
      JctPoint point = { map_index (layout, panel->first + at),
                         jct_value_scale_map (&layout->value, values[at]) };
      g_array_append_val (points, point);
    }
}

static JctMark *
add_path (JctPanelLayout *layout, JctRole role, const char *id, const GArray *points)
{
  JctMark *mark
    = jct_scene_add_polyline (layout->scene, role, id, (const JctPoint *) (void *) points->data,
                              points->len, NULL, 0);

  mark->clip_to_plot = TRUE;
  return mark;
}

static void
add_dot (JctPanelLayout *layout, gsize index, double value, double size, JctColor color)
{
  double x = map_index (layout, index);

  if (x < layout->plot.x || x > layout->plot.x + layout->plot.width)
    return;
  JctMark *mark
    = jct_scene_add_symbol (layout->scene, JCT_ROLE_EFFECT, "dot", x,
                            jct_value_scale_map (&layout->value, value), JCT_SHAPE_CIRCLE, size);
  mark->fill = color;
  mark->has_period = TRUE;
  mark->period = jct_series_get_period (layout->series, index);
  mark->value = value;
}

static void
add_line (JctPanelLayout *layout)
{
  const JctPanel *panel = layout->panel;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));

  if (panel->lower != NULL && panel->n > 1)
    {
      append_points (layout, panel->upper, points, FALSE);
      append_points (layout, panel->lower, points, TRUE);
      JctMark *band = add_path (layout, JCT_ROLE_EFFECT_AREA, "band", points);
      band->closed = TRUE;
      band->fill = jct_color_with_alpha (layout->theme->before, BAND_TINT);
      g_array_set_size (points, 0);
    }
  append_points (layout, panel->values, points, FALSE);
  if (points->len > 1)
    {
      JctMark *mark = add_path (layout, JCT_ROLE_EFFECT, "effect", points);
      mark->stroke = layout->theme->after;
      mark->line_width = layout->line_width;
    }
  else if (panel->n == 1)
    add_dot (layout, panel->first, panel->values[0], layout->line_width * 2.4,
             layout->theme->after);
}

/* The event's own is large, in its category's colour; dashed lines at its size, up and down, show
 * which others are as large. */
static void
add_event_dot (JctPanelLayout *layout)
{
  const JctPanel *panel = layout->panel;
  const JctEvent *event = layout->input->analysis->about;
  double value = panel->values[panel->event - panel->first];
  JctColor color = event != NULL ? jct_chart_category_color (layout->input->document, layout->theme,
                                                             event->category)
                                 : layout->theme->guide;

  for (int sign = -1; sign <= 1; sign += 2)
    {
      double y = jct_value_scale_map (&layout->value, sign * value);
      if (y < layout->plot.y || y > layout->plot.y + layout->plot.height)
        continue;
      JctMark *line = jct_scene_add_line (layout->scene, JCT_ROLE_EFFECT, "size", layout->plot.x, y,
                                          layout->plot.x + layout->plot.width, y);
      line->stroke = color;
      line->line_width = jct_theme_hairline (layout->theme);
      jct_mark_set_dash (line, jct_theme_grow (layout->theme, 4),
                         jct_theme_grow (layout->theme, 4));
    }
  add_dot (layout, panel->event, value, layout->small, color);
}

/* Whether a dot, the event's guide or a line at its size lies in the box. */
static gboolean
hits_anything (const JctPanelLayout *layout, JctRect box)
{
  const JctEvent *event = layout->input->analysis->about;
  double size = layout->panel->values[layout->panel->event - layout->panel->first];

  for (int sign = -1; sign <= 1; sign += 2)
    {
      double y = jct_value_scale_map (&layout->value, sign * size);
      if (y > box.y && y < box.y + box.height)
        return TRUE;
    }
  double zero = jct_value_scale_map (&layout->value, 0);
  if (zero > box.y && zero < box.y + box.height)
    return TRUE;
  if (event != NULL)
    {
      double x = jct_time_scale_map (&layout->time, jct_event_position (event));
      if (x > box.x - 3 && x < box.x + box.width + 3)
        return TRUE;
    }
  for (gsize i = 0; i < layout->panel->n; i++)
    {
      double x = map_index (layout, layout->panel->first + i);
      double y = jct_value_scale_map (&layout->value, layout->panel->values[i]);
      if (x > box.x - 4 && x < box.x + box.width + 4 && y > box.y - 4 && y < box.y + box.height + 4)
        return TRUE;
    }
  return FALSE;
}

static void
add_event_label (JctPanelLayout *layout)
{
  const JctPanel *panel = layout->panel;
  double x = map_index (layout, panel->event), h = layout->line_height * 1.2;
  double y = jct_value_scale_map (&layout->value, panel->values[panel->event - panel->first]);
  double bottom = layout->plot.y + layout->plot.height;
  JctLabel label = {
    .role = JCT_ROLE_EFFECT_LABEL,
    .id = "rank",
    .text = panel->event_label,
    .px = jct_theme_text_px (layout->theme, JCT_TEXT_NORMAL),
    .bold = TRUE,
    .color = layout->theme->text,
  };

  if (x < layout->plot.x || x > layout->plot.x + layout->plot.width)
    return;
  /* Beside the dot, and from there away; the title says it too, where nothing is clear. */
  for (guint step = 0; step < 12; step++)
    {
      double at = y - h / 2 + ((step + 1) / 2) * h * 0.6 * (step % 2 ? -1 : 1);
      for (guint side = 0; side < 2; side++)
        {
          label.align = side == 0 ? JCT_ALIGN_END : JCT_ALIGN_START;
          double from = side == 0 ? x - layout->small : x + layout->small;
          JctRect box = jct_label_measure (&label, layout->theme->font_family, from, at);
          if (box.y < layout->plot.y || box.y + box.height > bottom || box.x < layout->plot.x
              || box.x + box.width > layout->plot.x + layout->plot.width
              || hits_anything (layout, box))
            continue;
          if (jct_placement_add_label (layout->placement, layout->scene, &label, from, at) != NULL)
            return;
        }
    }
}

static void
add_dots (JctPanelLayout *layout)
{
  const JctPanel *panel = layout->panel;

  for (gsize i = 0; i < panel->n; i++)
    {
      if (!panel->has_event || panel->first + i != panel->event)
        add_dot (layout, panel->first + i, panel->values[i], layout->line_width * 2.4,
                 layout->theme->context);
    }
  if (!panel->has_event)
    return;
  add_event_dot (layout);
  add_event_label (layout);
}

/* The event's guide runs on from the chart, but strikes no text through. */
static void
add_guide (JctPanelLayout *layout, JctRect title, double top)
{
  const JctEvent *event = layout->input->analysis->about;

  if (event == NULL)
    return;
  double day = jct_event_position (event);
  if (day < layout->time.domain.start || day >= layout->time.domain.end)
    return;
  double x = jct_time_scale_map (&layout->time, day);
  if (x > title.x - 2 && x < title.x + title.width + 2)
    top = title.y + title.height + 1;
  JctMark *line = jct_scene_add_line (layout->scene, JCT_ROLE_EVENT_GUIDE, event->id, x, top, x,
                                      layout->plot.y + layout->plot.height);
  line->stroke = jct_chart_category_color (layout->input->document, layout->theme, event->category);
  line->line_width = jct_theme_grow (layout->theme, 1.5);
  jct_mark_set_dash (line, jct_theme_grow (layout->theme, 3), jct_theme_grow (layout->theme, 3));
}

/* From `top` on, a plot `height` px high under its title. */
static void
add_panel (JctPanelLayout *layout, double top, double height)
{
  JctLabel label = {
    .role = JCT_ROLE_EFFECT_LABEL,
    .id = "title",
    .text = layout->panel->title,
    .px = layout->small,
    .bold = TRUE,
    .max_width = layout->plot.width,
    .max_lines = 1,
    .color = layout->theme->text,
  };
  JctMark *title = jct_placement_add_label (layout->placement, layout->scene, &label,
                                            layout->plot.x, top + JCT_TEXT_GAP);
  JctRect box = title != NULL ? title->bounds : (JctRect){ layout->plot.x, top, 0, 0 };

  layout->plot.y = top + title_height (layout->theme);
  layout->plot.height = height;
  jct_scene_set_plot (layout->scene, layout->plot);
  jct_scene_set_scales (layout->scene, &layout->time, NULL);
  add_axis (layout);
  add_guide (layout, box, top);
  if (layout->panel->is_dots)
    add_dots (layout);
  else
    add_line (layout);
}

/* Each panel is a scene of its own, so that each is clipped to its own plot. */
static void
take_panel (
  const JctChartInput *input, const JctPanel *panel, JctScene *page, double y, double height)
{
  const JctTheme *theme = input->theme;
  double whole = title_height (theme) + height + panel_gap (theme);
  JctPlacement placement;
  JctPanelLayout layout = {
    .input = input,
    .theme = theme,
    .panel = panel,
    .series = input->analysis->series,
    .scene = jct_scene_new (input->width, whole),
    .placement = &placement,
    .time = jct_time_scale (jct_chart_visible_span (input->series, input->visible),
                            input->plot_left, input->plot_right),
    .plot = { input->plot_left, 0, input->plot_right - input->plot_left, height },
    .small = jct_theme_text_px (theme, JCT_TEXT_SMALL),
    .line_height = jct_text_height (theme, jct_theme_text_px (theme, JCT_TEXT_SMALL)),
    .line_width = theme->line_width * pow (MAX (theme->text_scale, 1), 0.75),
  };

  jct_scene_set_font (layout.scene, theme->font_family);
  jct_placement_init (&placement, (JctRect){ 0, 0, input->width, whole });
  add_panel (&layout, 0, height);
  jct_placement_clear (&placement);
  jct_scene_take (page, layout.scene, 0, y);
}

JctScene *
jct_effect_panel_layout (const JctChartInput *input)
{
  const JctTheme *theme = input->theme;
  g_autoptr (GArray) panels = NULL;
  double y = 0;

  if (!is_shown (input))
    return NULL;
  panels = jct_effect_panels_new (input->analysis, input->method);
  if (panels->len == 0)
    return NULL;
  JctScene *scene = jct_scene_new (input->width, input->height);
  jct_scene_set_font (scene, theme->font_family);
  JctMark *mark = jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, NULL,
                                      (JctRect){ 0, 0, input->width, input->height });
  mark->fill = theme->background;
  double fixed = title_height (theme) + panel_gap (theme);
  double height = floor (input->height / panels->len - fixed);
  for (guint i = 0; i < panels->len && height >= 1; i++)
    {
      take_panel (input, &g_array_index (panels, JctPanel, i), scene, y, height);
      y += fixed + height;
    }
  return scene;
}
