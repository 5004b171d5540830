/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a figure stands in a chart that is laid out, for the pointer and the keyboard. */
#include "config.h"

#include <math.h>

#include "chart/jct-chart-layout.h"

/* What a point's height stands for; NAN where there is none. */
static double
find_level (const JctChartAxes *axes, JctSeriesSet *set, guint series, gssize index)
{
  double level = jct_series_get_value (jct_series_set_get (set, series), index);

  if (axes->type != JCT_CHART_AREA)
    return level;
  for (guint i = 0; i < jct_series_set_get_n (set); i++)
    {
      double value = jct_series_get_value (jct_series_set_get (set, i), index);
      /* The stack has a gap wherever one figure is missing. */
      if (isnan (value))
        return NAN;
      level += i < series ? value : 0;
    }
  return level;
}

gboolean
jct_chart_axes_find_point (const JctChartAxes *axes,
                           const JctChartPanel *panel,
                           JctSeriesSet *set,
                           guint series,
                           JctPeriod period,
                           JctPoint *point)
{
  gssize index = jct_series_find (jct_series_set_get (set, series), period);
  double level = index >= 0 ? find_level (axes, set, series, index) : NAN;

  if (isnan (level))
    return FALSE;
  point->x = jct_time_scale_map_period (panel != NULL ? &panel->time : &axes->time, period);
  point->y = jct_value_scale_map (panel != NULL ? &panel->value : &axes->value, level);
  return TRUE;
}
