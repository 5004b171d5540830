/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-area-private.h"
#include "chart/jct-dense.h"

/* Of the only series, so that a window's shade and the grid are seen through it. */
#define LONE_ALPHA 0.24
#define PARTIAL_ALPHA 0.35

/* ---- what can be stacked --------------------------------------------------------------------- */

static gboolean
is_whole (JctSeriesSet *set, gsize index)
{
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    if (isnan (jct_series_get_value (jct_series_set_get (set, i), index)))
      return FALSE;
  return TRUE;
}

static gboolean
is_ever_whole (JctSeriesSet *set, gsize begin, gsize end)
{
  for (gsize i = begin; i < end; i++)
    if (is_whole (set, i))
      return TRUE;
  return begin == end;
}

JctAreaVerdict
jct_area_judge (const JctView *view, JctSeriesSet *series, JctSpan visible)
{
  guint n = jct_series_set_get_n (series);
  gsize begin, end;

  if (n == 0)
    return JCT_AREA_STACKS;
  if (view->log_axis)
    return JCT_AREA_LOG;
  jct_series_find_span (jct_series_set_get (series, 0), jct_chart_visible_span (series, visible),
                        &begin, &end);
  for (guint i = 0; i < n; i++)
    {
      const JctPyramid *pyramid = jct_series_get_pyramid (jct_series_set_get (series, i));
      if (jct_pyramid_find_extremes (pyramid, begin, end).low < 0)
        return JCT_AREA_NEGATIVE;
    }
  if (n == 1)
    return JCT_AREA_STACKS;
  if (jct_transform_is_percent (&view->transform) && view->transform.kind != JCT_TRANSFORM_SHARE)
    return JCT_AREA_NO_PARTS;
  return is_ever_whole (series, begin, end) ? JCT_AREA_STACKS : JCT_AREA_NEVER_WHOLE;
}

const char *
jct_area_get_reason (JctAreaVerdict verdict)
{
  switch (verdict)
    {
    case JCT_AREA_NEGATIVE:
      return C_ ("chart subtitle", "as lines, since values below zero do not stack");
    case JCT_AREA_NO_PARTS:
      return C_ ("chart subtitle", "as lines, since these values are no parts of a sum");
    case JCT_AREA_LOG:
      return C_ ("chart subtitle", "as lines, since nothing stacks on a logarithmic axis");
    case JCT_AREA_NEVER_WHOLE:
      return C_ ("chart subtitle", "as lines, since no period has a figure of every series");
    case JCT_AREA_STACKS:
    default:
      return NULL;
    }
}

gboolean
jct_area_is_stack (const JctChart *chart)
{
  return chart->type == JCT_CHART_AREA && chart->n_series > 1;
}

/* ---- the stack ------------------------------------------------------------------------------- */

/* A period that is drawn. */
typedef struct
{
  gsize index;
  double x;
  gboolean whole;  /* all series have a figure */
  gboolean joined; /* and so have all periods since the place before */
  gboolean partial;
  double low, high; /* of the layer at hand, values */
} JctAreaPlace;

static gboolean
is_whole_between (JctSeriesSet *set, gsize begin, gsize end)
{
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    if (jct_pyramid_count_missing (jct_series_get_pyramid (jct_series_set_get (set, i)), begin, end)
        > 0)
      return FALSE;
  return TRUE;
}

static void
add_place (const JctChart *chart, gsize index, GArray *places)
{
  JctSeriesSet *set = chart->input->series;
  const JctSeries *first = chart->series[0].series;
  const JctAreaPlace *before
    = places->len > 0 ? &g_array_index (places, JctAreaPlace, places->len - 1) : NULL;
  JctAreaPlace place = {
    .index = index,
    .x = jct_time_scale_map_period (&chart->time, jct_series_get_period (first, index)),
    .whole = is_whole (set, index),
    .partial = jct_series_get_state (first, index) == JCT_VALUE_PARTIAL,
  };

  if (before != NULL && before->index == index)
    return;
  place.joined
    = before != NULL && before->whole && place.whole
      && (index == before->index + 1 || is_whole_between (set, before->index + 1, index));
  g_array_append_val (places, place);
}

/* Of many periods, those of the lowest and the highest sum in each column of pixels. */
static void
add_dense_places (const JctChart *chart, GArray *places)
{
  const JctChartSeries *s = &chart->series[0];
  const JctPyramid *total
    = jct_series_get_pyramid (jct_series_set_get_total (chart->input->series));
  gsize n_columns = (gsize) MAX (ceil (chart->plot.width), 1);

  for (gsize c = 0; c < n_columns; c++)
    {
      gsize begin = s->begin + (s->end - s->begin) * c / n_columns;
      gsize end = s->begin + (s->end - s->begin) * (c + 1) / n_columns;
      JctExtremes values = jct_pyramid_find_extremes (total, begin, end);

      if (begin == end)
        continue;
      if (!(values.low <= values.high))
        {
          add_place (chart, begin, places);
          continue;
        }
      gsize low = jct_pyramid_find_place (total, begin, end, values.low);
      gsize high = jct_pyramid_find_place (total, begin, end, values.high);
      add_place (chart, MIN (low, high), places);
      add_place (chart, MAX (low, high), places);
    }
}

static GArray *
list_places (const JctChart *chart)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (JctAreaPlace));
  const JctChartSeries *s = &chart->series[0];

  if (jct_is_dense (s->end - s->begin, chart->plot.width))
    add_dense_places (chart, places);
  else
    for (gsize i = s->begin; i < s->end; i++)
      add_place (chart, i, places);
  return places;
}

/* On top of the layer before. */
static void
raise_layer (const JctChart *chart, guint first, guint n, GArray *places)
{
  for (guint p = 0; p < places->len; p++)
    {
      JctAreaPlace *place = &g_array_index (places, JctAreaPlace, p);

      place->low = place->high;
      for (guint i = first; place->whole && i < first + n; i++)
        place->high += jct_series_get_value (chart->series[i].series, place->index);
    }
}

static JctPoint
place_point (const JctChart *chart, const JctAreaPlace *place, gboolean high)
{
  return (JctPoint){ place->x,
                     jct_value_scale_map (&chart->value, high ? place->high : place->low) };
}

static void
style_layer (const JctChart *chart, JctMark *mark, JctColor color, guint layer, gboolean partial)
{
  mark->fill = color;
  mark->clip_to_plot = TRUE;
  if (chart->n_series == 1)
    mark->fill = jct_color_with_alpha (color, LONE_ALPHA);
  else
    {
      /* Neighbours are told apart by a rim, and where colours may be lost by their weight as well. */
      mark->stroke = chart->theme->background;
      mark->line_width = jct_theme_hairline (chart->theme);
      if (chart->theme->second_cue && layer % 2 != 0)
        {
          mark->fill = jct_color_over (jct_color_with_alpha (color, 0.5), chart->theme->background);
          mark->stroke = color;
        }
    }
  if (partial)
    mark->fill.alpha *= PARTIAL_ALPHA;
}

/* Along the upper edge from place `from` to `to`, and back along the lower one. */
static void
add_outline (const JctChart *chart, const GArray *places, guint from, guint to, GArray *points)
{
  for (guint p = from; p <= to; p++)
    {
      JctPoint point = place_point (chart, &g_array_index (places, JctAreaPlace, p), TRUE);
      g_array_append_val (points, point);
    }
  for (guint p = to + 1; p-- > from;)
    {
      JctPoint point = place_point (chart, &g_array_index (places, JctAreaPlace, p), FALSE);
      g_array_append_val (points, point);
    }
}

static gboolean
is_partial_step (const GArray *places, guint p)
{
  return g_array_index (places, JctAreaPlace, p).partial
         || g_array_index (places, JctAreaPlace, p - 1).partial;
}

/* All stretches of a layer that are complete, or all that are not. */
static void
add_stretches (JctChart *chart,
               const char *key,
               JctColor color,
               guint layer,
               const GArray *places,
               gboolean partial)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (JctPoint));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  guint p = 1;

  while (p < places->len)
    {
      guint from = p - 1;

      while (p < places->len && g_array_index (places, JctAreaPlace, p).joined
             && is_partial_step (places, p) == partial)
        p++;
      if (p - 1 > from)
        {
          if (points->len > 0)
            g_array_append_val (breaks, points->len);
          add_outline (chart, places, from, p - 1, points);
        }
      else
        p++;
    }
  if (points->len == 0)
    return;
  JctMark *mark = jct_scene_add_polyline (chart->scene, JCT_ROLE_SERIES, key,
                                          (const JctPoint *) (void *) points->data, points->len,
                                          (const guint *) (void *) breaks->data, breaks->len);
  mark->closed = TRUE;
  style_layer (chart, mark, color, layer, partial);
}

/* A period without a neighbour has no width: it is drawn as wide as it is. */
static void
add_lone (JctChart *chart, const char *key, JctColor color, guint layer, const GArray *places)
{
  for (guint p = 0; p < places->len; p++)
    {
      const JctAreaPlace *place = &g_array_index (places, JctAreaPlace, p);
      JctPeriod period = jct_series_get_period (chart->series[0].series, place->index);
      gboolean joins
        = place->joined
          || (p + 1 < places->len && g_array_index (places, JctAreaPlace, p + 1).joined);

      if (!place->whole || joins)
        continue;
      double left = jct_time_scale_map (&chart->time, jct_period_first_day (period));
      double right = jct_time_scale_map (&chart->time, jct_period_end_day (period));
      double top = place_point (chart, place, TRUE).y, foot = place_point (chart, place, FALSE).y;
      JctMark *mark = jct_scene_add_rect (chart->scene, JCT_ROLE_SERIES, key,
                                          (JctRect){ left + (right - left) * 0.2, top,
                                                     (right - left) * 0.6, foot - top });
      style_layer (chart, mark, color, layer, place->partial);
    }
}

static void
add_layer (JctChart *chart, const char *key, JctColor color, guint layer, const GArray *places)
{
  add_stretches (chart, key, color, layer, places, FALSE);
  add_stretches (chart, key, color, layer, places, TRUE);
  add_lone (chart, key, color, layer, places);
}

void
jct_area_add (JctChart *chart)
{
  g_autoptr (GArray) places = list_places (chart);
  guint n = MIN (chart->n_focus, chart->n_series);

  for (guint i = 0; i < n; i++)
    {
      raise_layer (chart, i, 1, places);
      add_layer (chart, chart->series[i].key, chart->series[i].color, i, places);
    }
  if (n < chart->n_series)
    {
      raise_layer (chart, n, chart->n_series - n, places);
      add_layer (chart, NULL, chart->theme->context, n, places);
    }
  if (chart->n_series == 1)
    jct_chart_add_series (chart);
}

gboolean
jct_area_find_end (const JctChart *chart, const JctChartSeries *s, JctPoint *end)
{
  JctSeriesSet *set = chart->input->series;
  gsize index = s->last + 1;
  double low = 0;

  while (index > s->first && !is_whole (set, index - 1))
    index--;
  if (index == s->first)
    return FALSE;
  for (guint i = 0; &chart->series[i] != s; i++)
    low += jct_series_get_value (chart->series[i].series, index - 1);
  JctPeriod period = jct_series_get_period (s->series, index - 1);
  end->x = jct_time_scale_map_period (&chart->time, period);
  end->y
    = jct_value_scale_map (&chart->value, low + jct_series_get_value (s->series, index - 1) / 2);
  return TRUE;
}
