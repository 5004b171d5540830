/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a note belongs in a chart. */
#include "config.h"

#include <math.h>

#include "chart/jct-annotations.h"
#include "chart/jct-chart-private.h"
#include "chart/jct-years-private.h"

/* The series that a note is about; -1 for the plot as a whole. FALSE where it is not there. */
static gboolean
find_series (const JctChartAxes *axes, JctSeriesSet *set, const char *key, int *series)
{
  guint n = jct_series_set_get_n (set);

  if (key != NULL)
    *series = jct_series_set_find (set, key);
  else
    *series = axes->subject >= 0 ? axes->subject : n == 1 ? 0 : -1;
  return key == NULL || (*series >= 0 && (axes->subject < 0 || axes->subject == *series));
}

static const JctChartPanel *
find_panel (const JctChartAxes *axes, int series)
{
  for (guint i = 0; i < axes->n_panels; i++)
    if ((int) axes->panels[i].series == series)
      return &axes->panels[i];
  return NULL;
}

/* The one period of the chart that holds all days of the note. */
static gboolean
find_period (JctSeriesSet *set, JctSpan span, JctPeriod *period)
{
  *period = jct_period_from_day (jct_series_set_get_kind (set), span.start);
  return jct_period_end_day (*period) >= span.end;
}

static gboolean
is_inside (JctRect plot, JctPoint at)
{
  return at.x >= plot.x - 1 && at.x <= plot.x + plot.width + 1 && at.y >= plot.y - 1
         && at.y <= plot.y + plot.height + 1;
}

static gboolean
find_point (
  const JctChartAxes *axes, JctSeriesSet *set, int series, JctSpan span, JctAnnotationPlace *place)
{
  JctPeriod period;
  JctRect plot = place->panel != NULL ? place->panel->plot : axes->plot;

  return series >= 0 && find_period (set, span, &period)
         && jct_chart_axes_find_point (axes, place->panel, set, (guint) series, period, &place->at)
         && is_inside (plot, place->at);
}

static void
set_span (const JctChartAxes *axes, JctSpan visible, JctAnnotationPlace *place)
{
  const JctTimeScale *time = place->panel != NULL ? &place->panel->time : &axes->time;
  JctRect plot = place->panel != NULL ? place->panel->plot : axes->plot;

  place->is_span = TRUE;
  place->left = MAX (jct_time_scale_map (time, visible.start), plot.x);
  place->right = MIN (jct_time_scale_map (time, visible.end), plot.x + plot.width);
  place->at = (JctPoint){ (place->left + place->right) / 2, plot.y };
}

JctAnnotationSight
jct_annotation_find_place (const JctChartAxes *axes,
                           JctSeriesSet *set,
                           const JctAnnotation *annotation,
                           JctAnnotationPlace *place)
{
  JctSpan span = jct_annotation_get_span (annotation), visible;
  gboolean has_time;
  int series;

  g_return_val_if_fail (axes != NULL && annotation != NULL && place != NULL,
                        JCT_ANNOTATION_NO_PLACE);

  if (set == NULL || jct_series_set_get_n (set) == 0)
    return JCT_ANNOTATION_NO_PLACE;
  *place = (JctAnnotationPlace){ 0 };
  if (!find_series (axes, set, annotation->series, &series))
    return JCT_ANNOTATION_NO_SERIES;
  visible = jct_span_intersect (span, axes->time.domain);
  if (jct_span_is_empty (visible))
    return JCT_ANNOTATION_OUT_OF_RANGE;
  place->panel = find_panel (axes, series);
  if (axes->n_panels > 0 && place->panel == NULL)
    return annotation->series != NULL ? JCT_ANNOTATION_NO_SERIES : JCT_ANNOTATION_NO_PLACE;
  if (find_point (axes, set, series, span, place))
    return JCT_ANNOTATION_IN_SIGHT;
  has_time = axes->bars.n == 0 && axes->cells.n_years == 0 && !axes->has_years
             && axes->type != JCT_CHART_RANKED && axes->type != JCT_CHART_HEAT;
  if (!has_time)
    return JCT_ANNOTATION_NO_PLACE;
  set_span (axes, visible, place);
  return place->right > place->left ? JCT_ANNOTATION_IN_SIGHT : JCT_ANNOTATION_OUT_OF_RANGE;
}

JctAnnotationSight
jct_annotation_find_sight (const JctView *view,
                           JctSeriesSet *set,
                           JctSpan visible,
                           const JctAnnotation *annotation)
{
  JctSpan span = jct_annotation_get_span (annotation);
  g_auto (JctRanking) ranking = { 0 };
  JctPeriod period;

  if (set == NULL || jct_series_set_get_n (set) == 0)
    return JCT_ANNOTATION_NO_PLACE;
  if (annotation->series != NULL && jct_series_set_find (set, annotation->series) < 0)
    return JCT_ANNOTATION_NO_SERIES;
  if (jct_span_is_empty (jct_span_intersect (span, jct_chart_visible_span (set, visible))))
    return JCT_ANNOTATION_OUT_OF_RANGE;
  if (view->chart == JCT_CHART_MULTIPLES && annotation->series == NULL
      && jct_series_set_get_n (set) > 1)
    return JCT_ANNOTATION_NO_PLACE;
  if (!jct_chart_type_has_years (view->chart) && view->chart != JCT_CHART_RANKED)
    return JCT_ANNOTATION_IN_SIGHT;
  if (!find_period (set, span, &period))
    return JCT_ANNOTATION_NO_PLACE;
  if (view->chart != JCT_CHART_RANKED)
    return JCT_ANNOTATION_IN_SIGHT;
  jct_ranking_init (&ranking, view, set, visible, NULL);
  return ranking.n_periods > 0 && ranking.period.ordinal == period.ordinal
           ? JCT_ANNOTATION_IN_SIGHT
           : JCT_ANNOTATION_NO_PLACE;
}
