/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a method's answer into the plot: areas under the grid, lines over the data, labels where
 * they cover nothing. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-private.h"

#define BAND_TINT 0.16
#define GAP_TINT 0.24
#define BRACKET_ARM 6.0
/* How far a label looks for a place, in steps of half a line, up and down in turn: what has to be
 * said, and what may be left out. */
#define FAR_STEPS 60
#define NEAR_STEPS 10

/* Lines of a model are what is to be seen: the figures behind them step back. */
#define DATA_WIDTH 0.55

void
jct_chart_find_effect (JctChart *chart)
{
  const JctChartInput *input = chart->input;

  if (chart->n_series != 1 || input->analysis == NULL
      || !jct_period_kind_equal (jct_series_get_kind (input->analysis->series), chart->kind))
    return;
  chart->effect = jct_effect_new (input->analysis, input->method);
  chart->effect_width = chart->line_width;
  if (chart->effect != NULL && !chart->effect->has_gap && chart->effect->lines->len > 1)
    chart->line_width = MAX (1, chart->line_width * DATA_WIDTH);
}

static JctColor
get_color (const JctChart *chart, JctEffectSide side)
{
  switch (side)
    {
    case JCT_EFFECT_BEFORE:
      return chart->theme->before;
    case JCT_EFFECT_AFTER:
      return chart->theme->after;
    case JCT_EFFECT_REGIME:
    default:
      return chart->theme->text;
    }
}

static double
map_index (const JctChart *chart, gsize index)
{
  return jct_time_scale_map_period (&chart->time,
                                    jct_series_get_period (chart->effect->series, index));
}

/* The part of [first, first + n) that touches the plot, and a neighbour on each side. */
static void
find_shown (const JctChart *chart, gsize first, gsize n, gsize *begin, gsize *end)
{
  jct_series_find_span (chart->effect->series, chart->time.domain, begin, end);
  *begin = MAX (*begin > 0 ? *begin - 1 : 0, first);
  *end = MIN (*end + 1, first + n);
}

/* (transfer full): an array of JctPoint */
static GArray *
map_values (const JctChart *chart, gsize first, const double *values, gsize n)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  gsize begin, end;

  find_shown (chart, first, n, &begin, &end);
  for (gsize i = begin; i < end; i++)
    {
      JctPoint point
        = { map_index (chart, i), jct_value_scale_map (&chart->value, values[i - first]) };
      g_array_append_val (points, point);
    }
  return points;
}

/* A regime's level runs over its whole first and last period, and so meets the next. */
static GArray *
map_line (const JctChart *chart, const JctEffectLine *line)
{
  GArray *points = map_values (chart, line->first, line->values, line->n);

  if (line->side == JCT_EFFECT_REGIME && points->len > 0)
    {
      JctSeries *series = chart->effect->series;
      JctPoint first = g_array_index (points, JctPoint, 0);
      JctPoint last = g_array_index (points, JctPoint, points->len - 1);

      first.x
        = jct_time_scale_map (&chart->time,
                              jct_period_first_day (jct_series_get_period (series, line->first)));
      last.x = jct_time_scale_map (&chart->time,
                                   jct_period_end_day (
                                     jct_series_get_period (series, line->first + line->n - 1)));
      g_array_prepend_val (points, first);
      g_array_append_val (points, last);
    }
  return points;
}

/* ---- areas ----------------------------------------------------------------------------------- */

/* Between two rows of values over the same periods. */
static void
add_area (JctChart *chart,
          const char *id,
          gsize first,
          gsize n,
          const double *upper,
          const double *lower,
          JctColor fill)
{
  g_autoptr (GArray) points = map_values (chart, first, upper, n);
  g_autoptr (GArray) back = map_values (chart, first, lower, n);

  if (points->len < 2)
    return;
  for (guint i = back->len; i-- > 0;)
    g_array_append_val (points, g_array_index (back, JctPoint, i));
  JctMark *mark
    = jct_scene_add_polyline (chart->scene, JCT_ROLE_EFFECT_AREA, id,
                              (const JctPoint *) (void *) points->data, points->len, NULL, 0);
  mark->closed = TRUE;
  mark->fill = fill;
  mark->clip_to_plot = TRUE;
}

void
jct_chart_add_effect_areas (JctChart *chart)
{
  const JctEffect *effect = chart->effect;

  if (effect == NULL || effect->lines->len == 0)
    return;
  const JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, 0);
  if (effect->has_band)
    add_area (chart, "band", line->first, line->n, effect->upper, effect->lower,
              jct_color_with_alpha (chart->theme->before, BAND_TINT));
  if (effect->has_gap)
    add_area (chart, "gap", effect->gap_first, effect->gap_n,
              jct_series_get_values (effect->series) + effect->gap_first,
              line->values + (effect->gap_first - line->first),
              jct_color_with_alpha (chart->theme->after, GAP_TINT));
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* The bracket as a path of up to four points. */
static void
find_bracket (const JctChart *chart, JctPoint *points)
{
  const JctEffect *effect = chart->effect;
  double x = jct_time_scale_map (&chart->time, effect->bracket_day);
  double from = jct_value_scale_map (&chart->value, effect->bracket_from);
  double to = jct_value_scale_map (&chart->value, effect->bracket_to);
  double reach = jct_theme_grow (chart->theme, BRACKET_ARM);
  /* At the plot's end it moves in: the names of the series stand there. */
  double end = MIN (x + reach, chart->plot.x + chart->plot.width);
  double spine = effect->bracket_outside ? end : x;
  double arm = effect->bracket_outside ? end - reach : x + reach;

  points[0] = (JctPoint){ arm, from };
  points[1] = (JctPoint){ spine, from };
  points[2] = (JctPoint){ spine, to };
  points[3] = (JctPoint){ arm, to };
}

static gboolean
has_bracket (const JctChart *chart)
{
  return chart->effect->has_bracket && chart->effect->bracket_day >= chart->time.domain.start
         && chart->effect->bracket_day <= chart->time.domain.end;
}

static void
add_bracket (JctChart *chart)
{
  JctPoint points[4];

  if (!has_bracket (chart))
    return;
  find_bracket (chart, points);
  JctMark *mark
    = jct_scene_add_polyline (chart->scene, JCT_ROLE_EFFECT, "bracket", points, 4, NULL, 0);
  mark->stroke = chart->theme->text;
  mark->line_width = chart->effect_width * 0.8;
  mark->clip_to_plot = TRUE;
}

/* From one regime's level to the next. */
static void
add_riser (JctChart *chart, const JctEffectLine *line, const JctEffectLine *next)
{
  double x = jct_time_scale_map (&chart->time,
                                 jct_period_first_day (
                                   jct_series_get_period (chart->effect->series, next->first)));
  JctMark *mark
    = jct_scene_add_line (chart->scene, JCT_ROLE_EFFECT, "riser", x,
                          jct_value_scale_map (&chart->value, line->values[line->n - 1]), x,
                          jct_value_scale_map (&chart->value, next->values[0]));

  mark->stroke = jct_color_with_alpha (chart->theme->text, 0.6);
  mark->line_width = jct_theme_hairline (chart->theme);
  mark->clip_to_plot = TRUE;
}

void
jct_chart_add_effect_lines (JctChart *chart)
{
  const JctEffect *effect = chart->effect;

  for (guint i = 0; effect != NULL && i < effect->lines->len; i++)
    {
      const JctEffectLine *line = &g_array_index (effect->lines, JctEffectLine, i);
      g_autoptr (GArray) points = map_line (chart, line);

      if (points->len < 2)
        continue;
      JctMark *mark
        = jct_scene_add_polyline (chart->scene, JCT_ROLE_EFFECT, line->id,
                                  (const JctPoint *) (void *) points->data, points->len, NULL, 0);
      mark->stroke = get_color (chart, line->side);
      mark->line_width = chart->effect_width * (line->side == JCT_EFFECT_REGIME ? 0.8 : 1);
      mark->clip_to_plot = TRUE;
      if (line->dashed)
        jct_mark_set_dash (mark, chart->effect_width * 2.6, chart->effect_width * 1.8);
      if (line->side == JCT_EFFECT_REGIME && i + 1 < effect->lines->len)
        add_riser (chart, line, line + 1);
    }
  if (effect != NULL)
    add_bracket (chart);
}

/* ---- breaks ---------------------------------------------------------------------------------- */

/* On the axis: a triangle where the new level begins, on the bar of its interval. */
void
jct_chart_add_breaks (JctChart *chart)
{
  const JctEffect *effect = chart->effect;
  double bottom = chart->plot.y + chart->plot.height, size = chart->small * 0.9;

  for (guint i = 0; effect != NULL && i < effect->breaks->len; i++)
    {
      const JctEffectBreak *b = &g_array_index (effect->breaks, JctEffectBreak, i);
      double x = jct_chart_break_position (chart, b);

      if (b->has_interval)
        {
          double start = jct_time_scale_map (&chart->time,
                                             jct_period_first_day (
                                               jct_series_get_period (effect->series, b->lower)));
          double end = jct_time_scale_map (&chart->time,
                                           jct_period_end_day (
                                             jct_series_get_period (effect->series, b->upper)));
          JctMark *bar = jct_scene_add_rect (chart->scene, JCT_ROLE_BREAK, "interval",
                                             (JctRect){ start, bottom - size * 0.75,
                                                        MAX (end - start, 1), size * 0.5 });
          bar->fill = jct_color_with_alpha (chart->theme->text, 0.35);
          bar->clip_to_plot = TRUE;
        }
      if (x < chart->plot.x || x > chart->plot.x + chart->plot.width)
        continue;
      JctMark *mark = jct_scene_add_symbol (chart->scene, JCT_ROLE_BREAK, NULL, x,
                                            bottom - size * 0.5, JCT_SHAPE_TRIANGLE, size);
      jct_placement_reserve (&chart->placement, mark->bounds);
      mark->fill = chart->theme->text;
      mark->has_period = TRUE;
      mark->period = jct_series_get_period (effect->series, b->index);
    }
}

double
jct_chart_break_position (const JctChart *chart, const JctEffectBreak *b)
{
  return jct_time_scale_map (&chart->time,
                             jct_period_first_day (
                               jct_series_get_period (chart->effect->series, b->index)));
}

/* ---- labels ---------------------------------------------------------------------------------- */

gboolean
jct_chart_hits_effect (const JctChart *chart, JctRect box)
{
  const JctEffect *effect = chart->effect;
  JctPoint bracket[4];

  for (guint i = 0; effect != NULL && i < effect->lines->len; i++)
    {
      g_autoptr (GArray) points
        = map_line (chart, &g_array_index (effect->lines, JctEffectLine, i));
      for (guint j = 1; j < points->len; j++)
        {
          if (jct_rect_hits_segment (box, g_array_index (points, JctPoint, j - 1),
                                     g_array_index (points, JctPoint, j)))
            return TRUE;
        }
    }
  if (effect == NULL || !has_bracket (chart))
    return FALSE;
  find_bracket (chart, bracket);
  for (guint j = 1; j < 4; j++)
    {
      if (jct_rect_hits_segment (box, bracket[j - 1], bracket[j]))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  JctAlign align;
  JctPoint at;     /* the label's middle line starts, ends or is centred here */
  JctPoint anchor; /* what it names */
} JctEffectPlace;

/* From a label that stands away from what it names. */
static void
add_leader (JctChart *chart, JctColor color, JctRect box, JctPoint anchor)
{
  JctPoint from
    = { CLAMP (anchor.x, box.x, box.x + box.width), CLAMP (anchor.y, box.y, box.y + box.height) };

  if (hypot (from.x - anchor.x, from.y - anchor.y) < chart->line_height * 0.9)
    return;
  JctMark *line = jct_scene_add_line (chart->scene, JCT_ROLE_EFFECT_LABEL, NULL, from.x, from.y,
                                      anchor.x, anchor.y);
  line->stroke = jct_color_with_alpha (color, 0.6);
  line->line_width = jct_theme_hairline (chart->theme);
}

/* The first clear place, the nearest first, between grid lines before on them; FALSE for none. */
static gboolean
place_label (JctChart *chart, JctLabel *label, const JctEffectPlace *places, guint n, guint n_steps)
{
  for (guint round = 0; round < 2; round++)
    {
      for (guint step = 0; step < n_steps; step++)
        {
          double away = ((step + 1) / 2) * chart->line_height * 0.5 * (step % 2 ? -1 : 1);
          for (guint i = 0; i < n; i++)
            {
              label->align = places[i].align;
              JctRect box = jct_label_measure (label, chart->theme->font_family, places[i].at.x, 0);
              double y = places[i].at.y - box.height / 2 + away;
              box.y = y;
              if ((round == 0 && jct_chart_hits_grid (chart, box))
                  || !jct_chart_is_clear (chart, box)
                  || jct_chart_add_label (chart, label, places[i].at.x, y) == NULL)
                continue;
              add_leader (chart, label->color, box, places[i].anchor);
              return TRUE;
            }
        }
    }
  return FALSE;
}

static JctLabel
make_label (const JctChart *chart, const char *id, const char *text, JctColor color, double px)
{
  return (JctLabel){
    .role = JCT_ROLE_EFFECT_LABEL,
    .id = id,
    .text = text,
    .px = px,
    .bold = TRUE,
    .max_width = chart->plot.width * 0.5,
    .max_lines = 1,
    .color = color,
  };
}

/* Beside the bracket at a height: behind it first, else before it. */
static void
add_bracket_label (
  JctChart *chart, const char *id, const char *text, double y, JctColor color, guint n_steps)
{
  JctPoint bracket[4];
  JctRect plot = chart->plot;
  JctLabel label
    = make_label (chart, id, text, color, n_steps > NEAR_STEPS ? chart->normal : chart->small);

  if (text == NULL)
    return;
  find_bracket (chart, bracket);
  double left = MIN (bracket[0].x, bracket[1].x), right = MAX (bracket[0].x, bracket[1].x);
  y = CLAMP (y, plot.y + chart->line_height, plot.y + plot.height - chart->line_height);
  JctPoint anchor = { bracket[1].x, y };
  double gap = jct_theme_grow (chart->theme, 7);
  double guide = jct_time_scale_map (&chart->time, jct_event_position (chart->selected)) - gap;
  const JctEffectPlace places[] = {
    { chart->effect->bracket_outside ? JCT_ALIGN_START : JCT_ALIGN_END,
      { chart->effect->bracket_outside ? right + gap : left - gap, y },
      anchor },
    { chart->effect->bracket_outside ? JCT_ALIGN_END : JCT_ALIGN_START,
      { chart->effect->bracket_outside ? left - gap : right + gap, y },
      anchor },
    { JCT_ALIGN_END, { left - 3 * chart->line_height, y }, anchor },
    { JCT_ALIGN_START, { right + 3 * chart->line_height, y }, anchor },
    /* Where the window is too narrow for it, before the event. */
    { JCT_ALIGN_END, { MIN (guide, left - gap), y }, anchor },
  };
  if (place_label (chart, &label, places, G_N_ELEMENTS (places), n_steps) || n_steps <= NEAR_STEPS)
    return;
  /* What has to be said stands anywhere rather than nowhere. */
  double middle = plot.x + plot.width / 2;
  const JctEffectPlace anywhere[] = {
    { JCT_ALIGN_START, { plot.x + gap, y }, { plot.x + gap, y } },
    { JCT_ALIGN_MIDDLE, { middle, y }, { middle, y } },
  };
  place_label (chart, &label, anywhere, G_N_ELEMENTS (anywhere), n_steps);
}

/* Near the line: at its middle, then towards its ends. */
static void
add_line_label (JctChart *chart, const JctEffectLine *line)
{
  static const double fractions[] = { 0.5, 0.3, 0.7, 0.1, 0.9 };
  g_autoptr (GArray) points = map_line (chart, line);
  JctEffectPlace places[G_N_ELEMENTS (fractions)];
  double left = chart->plot.x, right = chart->plot.x + chart->plot.width;
  double top = chart->plot.y, bottom = top + chart->plot.height;
  guint n = 0, first = points->len, last = 0;
  JctLabel label
    = make_label (chart, line->id, line->label, get_color (chart, line->side), chart->small);

  if (line->label == NULL)
    return;
  for (guint i = 0; i < points->len; i++)
    {
      JctPoint at = g_array_index (points, JctPoint, i);
      if (at.x < left || at.x > right || at.y < top || at.y > bottom)
        continue;
      first = MIN (first, i);
      last = i;
    }
  if (first == points->len)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      JctPoint at
        = g_array_index (points, JctPoint, first + (guint) round ((last - first) * fractions[i]));
      places[n++] = (JctEffectPlace){ JCT_ALIGN_MIDDLE, at, at };
    }
  place_label (chart, &label, places, n, 24);
}

/* Above the marker of each break, its date. */
static void
add_break_labels (JctChart *chart)
{
  double bottom = chart->plot.y + chart->plot.height;

  for (guint i = 0; i < chart->effect->breaks->len; i++)
    {
      const JctEffectBreak *b = &g_array_index (chart->effect->breaks, JctEffectBreak, i);
      JctPeriod period = jct_series_get_period (chart->effect->series, b->index);
      g_autofree char *text = jct_period_to_label (period, JCT_LABEL_SHORT);
      JctLabel label = make_label (chart, "break", text, chart->theme->text, chart->small);
      double x = jct_chart_break_position (chart, b), y = bottom - chart->line_height * 1.6;
      JctPoint anchor = { x, bottom - chart->small };
      double gap = jct_theme_grow (chart->theme, 6);
      const JctEffectPlace places[] = {
        { JCT_ALIGN_START, { x + gap, y }, anchor },
        { JCT_ALIGN_END, { x - gap, y }, anchor },
      };

      if (x >= chart->plot.x && x <= chart->plot.x + chart->plot.width)
        place_label (chart, &label, places, G_N_ELEMENTS (places), NEAR_STEPS);
    }
}

void
jct_chart_add_effect_labels (JctChart *chart)
{
  const JctEffect *effect = chart->effect;

  if (effect == NULL)
    return;
  if (has_bracket (chart))
    {
      double from = jct_value_scale_map (&chart->value, effect->bracket_from);
      double to = jct_value_scale_map (&chart->value, effect->bracket_to);

      add_bracket_label (chart, "key", effect->key, (from + to) / 2, chart->theme->text, FAR_STEPS);
      add_bracket_label (chart, "to", effect->to_label, to, chart->theme->after, NEAR_STEPS);
      add_bracket_label (chart, "from", effect->from_label, from, chart->theme->before, NEAR_STEPS);
    }
  add_break_labels (chart);
  for (guint i = 0; i < effect->lines->len; i++)
    add_line_label (chart, &g_array_index (effect->lines, JctEffectLine, i));
}
