/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plots that the pointer can be in: the chart's only one, or a panel for each series.
 */
#include "config.h"

#include <math.h>

#include "widgets/jct-figure-view-private.h"

guint
jct_figure_view_get_n_plots (JctFigureView *self)
{
  return self->has_figure ? MAX (self->figure.axes.n_panels, 1) : 0;
}

JctFigurePlot
jct_figure_view_get_nth_plot (JctFigureView *self, guint index)
{
  const JctChartAxes *axes = &self->figure.axes;
  JctRect area = self->figure.chart_area;
  JctFigurePlot plot = { axes->plot, axes->time, axes->value, -1 };

  if (index < axes->n_panels)
    {
      const JctChartPanel *panel = &axes->panels[index];
      plot = (JctFigurePlot){ panel->plot, panel->time, panel->value, (int) panel->series };
    }
  plot.rect.x += area.x;
  plot.rect.y += area.y;
  plot.time.range_start += area.x;
  plot.time.range_end += area.x;
  plot.value.range_start += area.y;
  plot.value.range_end += area.y;
  return plot;
}

gboolean
jct_figure_view_find_plot (JctFigureView *self, double x, double y, JctFigurePlot *plot)
{
  for (guint i = 0; i < jct_figure_view_get_n_plots (self); i++)
    {
      *plot = jct_figure_view_get_nth_plot (self, i);
      if (jct_rect_contains (plot->rect, x, y))
        return TRUE;
    }
  return FALSE;
}

int
jct_figure_view_get_panel_series (JctFigureView *self)
{
  JctFigurePlot plot;

  if (!self->has_figure || self->figure.axes.n_panels == 0)
    return -1;
  if (self->pointer_inside
      && jct_figure_view_find_plot (self, self->pointer_x, self->pointer_y, &plot))
    return plot.series;
  for (guint i = 0; i < self->figure.axes.n_panels; i++)
    if (self->figure.axes.panels[i].series == self->focused_series)
      return (int) self->focused_series;
  return (int) self->figure.axes.panels[0].series;
}

gboolean
jct_figure_plot_has_series (const JctFigurePlot *plot, guint series)
{
  return plot->series < 0 || plot->series == (int) series;
}

gboolean
jct_figure_plot_find_point (const JctFigurePlot *plot,
                            const JctSeries *series,
                            JctPeriod period,
                            JctPoint *point)
{
  gssize index = jct_series_find (series, period);

  if (index < 0 || isnan (jct_series_get_value (series, index)))
    return FALSE;
  point->x = jct_time_scale_map_period (&plot->time, period);
  point->y = jct_value_scale_map (&plot->value, jct_series_get_value (series, index));
  return TRUE;
}
