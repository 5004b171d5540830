/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plots that the pointer can be in: the chart's only one, or a panel or a row for each series.
 */
#include "config.h"

#include "widgets/jct-figure-view-private.h"

guint
jct_figure_view_get_n_plots (JctFigureView *self)
{
  const JctChartAxes *axes = &self->figure.axes;

  return self->has_figure ? MAX (MAX (axes->n_panels, axes->bars.n), 1) : 0;
}

JctFigurePlot
jct_figure_view_get_nth_plot (JctFigureView *self, guint index)
{
  const JctChartAxes *axes = &self->figure.axes;
  JctRect area = self->figure.chart_area;
  JctFigurePlot plot = { .rect = axes->plot, .time = axes->time, .series = axes->subject };

  if (index < axes->n_panels)
    {
      const JctChartPanel *panel = &axes->panels[index];
      plot = (JctFigurePlot){
        .rect = panel->plot, .time = panel->time, .series = (int) panel->series, .panel = panel
      };
    }
  if (index < axes->bars.n)
    {
      plot.rect = axes->bars.bars[index].row;
      plot.series = (int) axes->bars.bars[index].series;
    }
  plot.axes = axes;
  plot.origin = (JctPoint){ area.x, area.y };
  plot.rect.x += area.x;
  plot.rect.y += area.y;
  plot.time.range_start += area.x;
  plot.time.range_end += area.x;
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
  JctSeriesSet *set = jct_figure_view_get_series (self);
  JctFigurePlot plot;

  if (!self->has_figure || (self->figure.axes.n_panels == 0 && self->figure.axes.bars.n == 0))
    return self->has_figure && set != NULL && jct_series_set_get_n (set) > 1
             ? self->figure.axes.subject
             : -1;
  if (self->pointer_inside
      && jct_figure_view_find_plot (self, self->pointer_x, self->pointer_y, &plot))
    return plot.series;
  for (guint i = 0; i < jct_figure_view_get_n_plots (self); i++)
    if (jct_figure_view_get_nth_plot (self, i).series == (int) self->focused_series)
      return (int) self->focused_series;
  return jct_figure_view_get_nth_plot (self, 0).series;
}

gboolean
jct_figure_plot_has_series (const JctFigurePlot *plot, guint series)
{
  return plot->series < 0 || plot->series == (int) series;
}

gboolean
jct_figure_plot_find_point (
  const JctFigurePlot *plot, JctSeriesSet *set, guint series, JctPeriod period, JctPoint *point)
{
  if (!jct_chart_axes_find_point (plot->axes, plot->panel, set, series, period, point))
    return FALSE;
  point->x += plot->origin.x;
  point->y += plot->origin.y;
  return TRUE;
}
