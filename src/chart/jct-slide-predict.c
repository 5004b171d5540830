/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide on which a series is hidden: what of it is shown, and the room to draw in. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-private.h"
#include "chart/jct-slide-private.h"

/* ---- what is shown ---- */

gboolean
jct_slide_is_hidden (const JctSlideInput *input)
{
  return input->slide->has_predict && input->figures != NULL && input->figures->seen != NULL
         && input->reveal < 1;
}

/* The series that guesses are about: the first of the set. */
const JctSeries *
jct_slide_get_subject (const JctSlideInput *input)
{
  JctSeriesSet *set = input->figures->series;

  return set != NULL && jct_series_set_get_n (set) > 0 ? jct_series_set_get (set, 0) : NULL;
}

gboolean
jct_slide_find_hidden (const JctSlideInput *input, JctHidden *hidden)
{
  const JctSeries *series;

  if (!input->slide->has_predict || input->figures == NULL)
    return FALSE;
  series = jct_slide_get_subject (input);
  return series != NULL && jct_predict_find_hidden (&input->slide->predict, series, hidden);
}

JctSeriesSet *
jct_slide_get_shown (const JctSlideInput *input, double *tip)
{
  JctHidden hidden;
  double n;

  if (tip != NULL)
    *tip = 0;
  if (input->figures->series == NULL)
    return NULL;
  if (!jct_slide_is_hidden (input) || !jct_slide_find_hidden (input, &hidden))
    return jct_series_set_ref (jct_slide_is_hidden (input) ? input->figures->seen
                                                           : input->figures->series);
  n = CLAMP (input->reveal, 0, 1) * (double) (hidden.end - hidden.begin);
  if (!(n > 0))
    return jct_series_set_ref (input->figures->seen);
  if (tip != NULL)
    *tip = n - floor (n);
  if (n < 1)
    return jct_series_set_ref (input->figures->seen);
  return jct_series_set_hide (input->figures->series,
                              jct_series_get_period (jct_slide_get_subject (input),
                                                     hidden.begin + (gsize) n - 1));
}

/* The greatest distance from zero among the guesses, on either side. */
static void
widen_for_guesses (const JctSlideInput *input, double *low, double *high)
{
  for (guint i = 0; i < input->n_guesses; i++)
    for (gsize k = 0; k < input->guesses[i]->n; k++)
      {
        double value = input->guesses[i]->values[k];

        if (!isfinite (value))
          continue;
        *low = MIN (*low, value);
        *high = MAX (*high, value);
      }
}

void
jct_slide_set_value_range (const JctSlideInput *input, JctChartInput *chart)
{
  double room = JCT_SLIDE_HEADROOM * (double) (1u << MIN (input->more_room, 20));
  double low, high;

  if (!input->slide->has_predict || input->figures->seen == NULL)
    return;
  if (!jct_slide_is_hidden (input) || input->reveal > 0)
    {
      /* Nothing is given away any more: all of the series, whatever of it is shown. */
      jct_chart_find_value_range (input->figures->series, chart->visible, chart->view->chart, &low,
                                  &high);
    }
  else
    {
      jct_chart_find_value_range (input->figures->seen, chart->visible, chart->view->chart, &low,
                                  &high);
      low = MIN (low * room, 0);
      high = MAX (high * room, 0);
    }
  widen_for_guesses (input, &low, &high);
  chart->value_low = low;
  chart->value_high = high;
}

/* ---- drawing ---- */

void
jct_slide_add_hidden_area (JctScene *scene,
                           const JctSlideInput *input,
                           const JctTheme *theme,
                           const JctFigure *figure,
                           double dx,
                           double dy)
{
  const JctTimeScale *time = &figure->axes.time;
  JctRect plot = figure->axes.plot;
  JctHidden hidden;
  const JctSeries *series;
  double left, right;

  if (!jct_slide_find_hidden (input, &hidden))
    return;
  series = jct_slide_get_subject (input);
  left = jct_time_scale_map (time,
                             jct_period_first_day (jct_series_get_period (series, hidden.begin)));
  right = jct_time_scale_map (time,
                              jct_period_end_day (jct_series_get_period (series, hidden.end - 1)));
  left = CLAMP (left, plot.x, plot.x + plot.width);
  right = CLAMP (right, left, plot.x + plot.width);
  jct_scene_add_rect (scene, JCT_ROLE_HIDDEN, NULL,
                      (JctRect){ left + dx, plot.y + dy, right - left, plot.height })
    ->fill
    = theme->lane;
}

/* The ring around the highest value goes with its label; a point between gaps has no ring. */
static gboolean
is_no_series_label (const JctMark *mark, gpointer data)
{
  return mark->role != JCT_ROLE_SERIES_LABEL
         && (mark->role != JCT_ROLE_POINT
             || (mark->type == JCT_MARK_SYMBOL && mark->stroke.alpha <= 0));
}

void
jct_slide_clear_end_labels (JctScene *scene)
{
  jct_scene_retain (scene, is_no_series_label, NULL);
}

/* ---- where a hand draws ---- */

gboolean
jct_slide_places_find_value (
  const JctSlidePlaces *places, double x, double y, double *period, double *value)
{
  const JctValueScale *scale;
  double first, step;

  g_return_val_if_fail (places != NULL && period != NULL && value != NULL, FALSE);

  if (places->n_hidden == 0)
    return FALSE;
  scale = &places->axes.value;
  first = places->figure.x + places->first_x;
  step = places->step_x;
  *period = CLAMP ((x - first) / step, 0, (double) places->n_hidden - 1);
  y = CLAMP (y, places->plot.y, places->plot.y + places->plot.height);
  *value = jct_value_scale_invert (scale, y - places->figure.y);
  return x >= places->plot.x && x <= places->plot.x + places->plot.width + step;
}

void
jct_slide_find_places (const JctSlideInput *input, JctSlidePlaces *places)
{
  JctHidden hidden;
  const JctSeries *series;

  if (!jct_slide_find_hidden (input, &hidden))
    return;
  series = jct_slide_get_subject (input);
  places->hidden = hidden;
  places->n_hidden = hidden.end - hidden.begin;
  places->first_x
    = jct_time_scale_map_period (&places->axes.time, jct_series_get_period (series, hidden.begin));
  places->step_x = hidden.end - hidden.begin > 1
                     ? (jct_time_scale_map_period (&places->axes.time,
                                                   jct_series_get_period (series, hidden.end - 1))
                        - places->first_x)
                         / (double) (hidden.end - hidden.begin - 1)
                     : 1;
}
