/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies over the figure and comes and goes with the pointer: the guide and the points of the
 * hovered period, the guide of the hovered event, the tooltip; and the selected point.
 */
#include "config.h"

#include <math.h>

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-figure-view-private.h"

#define DOT 9
#define RING 15
#define GAP 14
#define GRIP_WIDTH 6
#define GRIP_HEIGHT 36

/* ---- where things are -------------------------------------------------------------------------
 */

static gboolean
point_position (
  const JctFigurePlot *plot, JctSeriesSet *set, guint series, JctPeriod period, JctPoint *point)
{
  JctRect rect = plot->rect;

  return jct_figure_plot_find_point (plot, set, series, period, point) && point->x >= rect.x - 1
         && point->x <= rect.x + rect.width + 1 && point->y >= rect.y - 1
         && point->y <= rect.y + rect.height + 1;
}

gboolean
jct_figure_overlay_find_event (JctFigureView *self, const char *id, JctPoint *point)
{
  const JctScene *scenes[] = { self->figure.timeline, self->figure.chart };
  const JctRect areas[] = { self->figure.timeline_area, self->figure.chart_area };

  for (guint s = 0; s < G_N_ELEMENTS (scenes); s++)
    for (guint i = 0; scenes[s] != NULL && i < jct_scene_get_n (scenes[s]); i++)
      {
        const JctMark *mark = jct_scene_get (scenes[s], i);

        if (mark->role != JCT_ROLE_EVENT || g_strcmp0 (mark->id, id) != 0)
          continue;
        gboolean symbol = mark->type == JCT_MARK_SYMBOL;
        point->x = areas[s].x + (symbol ? mark->center.x : mark->bounds.x);
        point->y
          = areas[s].y + (symbol ? mark->center.y : mark->bounds.y + mark->bounds.height / 2);
        return TRUE;
      }
  return FALSE;
}

/* ---- tooltip ----------------------------------------------------------------------------------
 */

/* What the estimate and its rank are at the date to which the event is moved. */
static JctFigureTooltip *
new_shift_tooltip (JctFigureView *self)
{
  g_autofree char *words = jct_figure_view_dup_shift_words (self);

  return words != NULL ? jct_figure_tooltip_new_text (GTK_WIDGET (self), self->theme, words) : NULL;
}

/* Of a bar: its figure, as of any point, or what is summed. */
static JctFigureTooltip *
new_bar_tooltip (JctFigureView *self, const JctDrawn *drawn, JctPeriod period)
{
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)));
  g_auto (JctRanking) ranking = { 0 };

  jct_figure_view_get_ranking (self, &ranking);
  if (jct_ranking_is_sum (&ranking))
    return jct_figure_tooltip_new_sum (GTK_WIDGET (self), self->theme, &ranking, view,
                                       drawn->series, (guint) self->shown_panel);
  return jct_figure_tooltip_new_panel (GTK_WIDGET (self), self->theme, drawn,
                                       (guint) self->shown_panel, period);
}

static JctFigureTooltip *
new_tooltip (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctSeriesSet *series = jct_figure_view_get_series (self);
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  JctPeriod period;

  if (!self->has_figure || document == NULL)
    return NULL;
  if (self->dragging && jct_drag_is_window (self->drag))
    {
      g_autofree char *words = jct_figure_view_dup_window_words (self);
      return words != NULL ? jct_figure_tooltip_new_text (GTK_WIDGET (self), self->theme, words)
                           : NULL;
    }
  if (self->drag == JCT_DRAG_EVENT && self->dragging)
    return new_shift_tooltip (self);
  if (self->drag == JCT_DRAG_MOVE && self->dragging)
    {
      g_autofree char *words = jct_figure_view_dup_move_words (self);
      return words != NULL ? jct_figure_tooltip_new_text (GTK_WIDGET (self), self->theme, words)
                           : NULL;
    }
  if (self->drag == JCT_DRAG_NOTE && self->dragging)
    {
      g_autofree char *words = jct_figure_view_dup_note_words (self);
      return words != NULL ? jct_figure_tooltip_new_text (GTK_WIDGET (self), self->theme, words)
                           : NULL;
    }
  const char *id = jct_view_state_get_hovered_event (state);
  const JctEvent *event = id != NULL ? jct_document_find_event (document, id) : NULL;
  if (event != NULL)
    return jct_figure_tooltip_new_event (GTK_WIDGET (self), self->theme, document, event);
  if (series != NULL && jct_series_set_get_n (series) > 0
      && jct_view_state_get_hovered_period (state, &period))
    {
      const JctDrawn drawn = { series,
                               jct_view_state_get_counts (state),
                               &jct_view_state_get_view (state)->transform,
                               jct_view_state_get_beside (state),
                               document,
                               jct_view_state_get_view (state)->vintages_hidden
                                 ? NULL
                                 : jct_view_state_get_published (state) };

      if (self->figure.axes.bars.n > 0)
        return new_bar_tooltip (self, &drawn, period);
      return self->shown_panel >= 0
               ? jct_figure_tooltip_new_panel (GTK_WIDGET (self), self->theme, &drawn,
                                               (guint) self->shown_panel, period)
               : jct_figure_tooltip_new_period (GTK_WIDGET (self), self->theme, &self->figure,
                                                &drawn, period);
    }
  return NULL;
}

void
jct_figure_overlay_update (JctFigureView *self)
{
  self->shown_panel = jct_figure_view_get_panel_series (self);
  jct_figure_view_set_tooltip (self, new_tooltip (self));
}

static void
snapshot_tooltip (JctFigureView *self, GtkSnapshot *snapshot, double x, double y)
{
  if (self->tooltip != NULL)
    jct_figure_tooltip_snapshot (self->tooltip, snapshot, x, y, GAP,
                                 gtk_widget_get_width (GTK_WIDGET (self)),
                                 gtk_widget_get_height (GTK_WIDGET (self)));
}

/* ---- guides and points ------------------------------------------------------------------------
 */

static void
snapshot_guide (GtkSnapshot *snapshot, JctColor of, double x, double top, double bottom)
{
  GdkRGBA color = jct_color_to_rgba (of);

  if (bottom > top)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (floor (x), top, 1, bottom - top));
}

/* A dot, or with `ring` a circle around one, with a rim of the background's colour. */
static void
snapshot_dot (
  JctFigureView *self, GtkSnapshot *snapshot, JctPoint at, JctColor color, gboolean ring)
{
  double size = (ring ? RING : DOT) * CLAMP (self->theme->text_scale, 1, 2);
  double half = size / 2 + 2;
  const JctColor *paper = &self->theme->background;
  cairo_t *cr
    = gtk_snapshot_append_cairo (snapshot,
                                 &GRAPHENE_RECT_INIT (floor (at.x - half), floor (at.y - half),
                                                      ceil (2 * half) + 1, ceil (2 * half) + 1));

  cairo_arc (cr, at.x, at.y, size / 2 + 1.5, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, paper->red, paper->green, paper->blue, 1);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, 1);
  cairo_arc (cr, at.x, at.y, ring ? size / 2 - 1.25 : size / 2, 0, 2 * G_PI);
  if (ring)
    {
      cairo_set_line_width (cr, 2.5);
      cairo_stroke (cr);
      cairo_arc (cr, at.x, at.y, DOT / 4.0, 0, 2 * G_PI);
    }
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
add_piece (cairo_t *cr, const JctMark *mark, JctRect area)
{
  guint next = 0;

  for (guint i = 0; i < mark->n_points; i++)
    {
      gboolean starts = i == 0 || (next < mark->n_breaks && mark->breaks[next] == i);

      if (starts && i > 0)
        next++;
      if (starts)
        cairo_move_to (cr, area.x + mark->points[i].x, area.y + mark->points[i].y);
      else
        cairo_line_to (cr, area.x + mark->points[i].x, area.y + mark->points[i].y);
    }
}

/* Of years over each other, the one that is pointed at stands out. */
static void
snapshot_year (JctFigureView *self, GtkSnapshot *snapshot, JctPeriod period)
{
  const JctChartAxes *axes = &self->figure.axes;
  JctRect area = self->figure.chart_area;
  guint column;
  int year;

  jct_year_grid_find_place (&axes->grid, period, &year, &column);
  g_autofree char *key
    = jct_period_to_text (jct_period (jct_year_grid_get_rows (&axes->grid), year));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (area.x, area.y,
                                                                          area.width, area.height));
  for (guint i = 0; i < jct_scene_get_n (self->figure.chart); i++)
    {
      const JctMark *mark = jct_scene_get (self->figure.chart, i);
      if (mark->role == JCT_ROLE_SERIES && mark->type == JCT_MARK_POLYLINE
          && g_strcmp0 (mark->id, key) == 0)
        add_piece (cr, mark, area);
    }
  cairo_set_source_rgba (cr, self->theme->text.red, self->theme->text.green, self->theme->text.blue,
                         1);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, self->theme->line_width * CLAMP (self->theme->text_scale, 1, 2));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Around the cell that is pointed at, or selected. */
static void
snapshot_cell (JctFigureView *self, GtkSnapshot *snapshot, JctPeriod period, JctColor of)
{
  JctRect area = self->figure.chart_area, cell;
  GskRoundedRect box;
  GdkRGBA color = jct_color_to_rgba (of);

  if (!jct_chart_axes_find_cell (&self->figure.axes, period, &cell))
    return;
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (area.x + cell.x - 1, area.y + cell.y - 1,
                                                        cell.width + 1, cell.height + 1),
                                   2);
  gtk_snapshot_append_border (snapshot, &box, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ color, color, color, color });
}

/* Around the bar of a series. */
static void
snapshot_bar (JctFigureView *self, GtkSnapshot *snapshot, const JctChartBar *bar, JctColor of)
{
  JctRect area = self->figure.chart_area;
  GskRoundedRect box;
  GdkRGBA color = jct_color_to_rgba (of);

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (area.x + bar->bar.x - 2,
                                                        area.y + bar->bar.y - 2, bar->bar.width + 4,
                                                        bar->bar.height + 4),
                                   3);
  gtk_snapshot_append_border (snapshot, &box, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ color, color, color, color });
}

/* The guide and the points of a period in one plot; `tip`: where the tooltip belongs. */
static void
snapshot_period_in (JctFigureView *self,
                    GtkSnapshot *snapshot,
                    const JctFigurePlot *plot,
                    JctPeriod period,
                    JctPoint *tip)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  JctRect rect = plot->rect;
  double x = jct_time_scale_map_period (&plot->time, period);
  guint n_shown = 0;

  if (plot->axes->cells.n_years > 0)
    {
      JctRect cell;
      if (!jct_chart_axes_find_cell (plot->axes, period, &cell))
        return;
      snapshot_cell (self, snapshot, period, self->theme->text);
      *tip = (JctPoint){ plot->origin.x + cell.x + cell.width / 2,
                         plot->origin.y + cell.y + cell.height / 2 };
      return;
    }
  if (plot->axes->bars.n > 0)
    {
      const JctChartBar *bar = jct_chart_axes_find_bar (plot->axes, (guint) plot->series);
      if (plot->series != self->shown_panel
          || !point_position (plot, set, (guint) plot->series, period, tip))
        return;
      snapshot_bar (self, snapshot, bar, self->theme->text);
      tip->x = plot->origin.x + bar->beside;
      return;
    }
  if (plot->axes->has_years)
    {
      if (!point_position (plot, set, (guint) MAX (plot->series, 0), period, tip))
        return;
      x = tip->x;
      snapshot_year (self, snapshot, period);
    }
  if (x < rect.x || x > rect.x + rect.width)
    return;
  *tip = (JctPoint){ x, rect.y + rect.height / 2 };
  snapshot_guide (snapshot, self->theme->text_secondary, x, rect.y, rect.y + rect.height);
  if (self->figure.beside != NULL)
    snapshot_guide (snapshot, self->theme->text_secondary, x, self->figure.beside_area.y,
                    self->figure.beside_area.y + self->figure.beside_area.height);
  for (guint i = 0; set != NULL && i < jct_series_set_get_n (set); i++)
    {
      JctPoint point;

      if (!jct_figure_plot_has_series (plot, i) || !point_position (plot, set, i, period, &point))
        continue;
      snapshot_dot (self, snapshot, point, jct_figure_get_color (&self->figure, i), FALSE);
      if (n_shown++ == 0)
        tip->y = point.y;
    }
}

static void
snapshot_hovered_period (JctFigureView *self, GtkSnapshot *snapshot, JctPeriod period)
{
  JctPoint tip = { -1, 0 };

  for (guint i = 0; i < jct_figure_view_get_n_plots (self); i++)
    {
      JctFigurePlot plot = jct_figure_view_get_nth_plot (self, i);
      JctPoint at = { -1, 0 };

      snapshot_period_in (self, snapshot, &plot, period, &at);
      if (plot.series == self->shown_panel)
        tip = at;
    }
  if (tip.x >= 0)
    snapshot_tooltip (self, snapshot, tip.x, self->pointer_inside ? self->pointer_y : tip.y);
}

/* The event in every panel. */
static void
snapshot_event_guides (JctFigureView *self, GtkSnapshot *snapshot, const char *id)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  const JctEvent *event = jct_document_find_event (document, id);

  for (guint i = 0; event != NULL && i < self->figure.axes.n_panels; i++)
    {
      JctFigurePlot plot = jct_figure_view_get_nth_plot (self, i);
      double x = jct_time_scale_map (&plot.time, jct_edtf_anchor (&event->date) + 0.5);

      if (x >= plot.rect.x && x <= plot.rect.x + plot.rect.width)
        snapshot_guide (snapshot, self->theme->guide, x, plot.rect.y,
                        plot.rect.y + plot.rect.height);
    }
}

static void
snapshot_hovered_event (JctFigureView *self, GtkSnapshot *snapshot, const char *id)
{
  JctRect plot = jct_figure_view_get_plot (self);
  JctPoint point;

  if (!jct_figure_overlay_find_event (self, id, &point))
    return;
  if (self->figure.axes.n_panels > 0)
    snapshot_event_guides (self, snapshot, id);
  else if (self->figure.axes.subject < 0 && self->figure.axes.bars.n == 0 && point.x >= plot.x
           && point.x <= plot.x + plot.width)
    snapshot_guide (snapshot, self->theme->guide, point.x, plot.y, point.y);
  snapshot_tooltip (self, snapshot, self->pointer_inside ? self->pointer_x : point.x, point.y);
}

/* The edge as a line, with a handle in its middle. */
static void
snapshot_edge (JctFigureView *self, GtkSnapshot *snapshot, JctDragKind edge)
{
  const JctMark *mark = self->has_figure ? jct_figure_view_get_window_edge (self, edge) : NULL;
  JctColor color = edge == JCT_DRAG_WINDOW_BEFORE ? self->theme->before : self->theme->after;
  const JctColor colors[] = { self->theme->background, color };
  double grow = CLAMP (self->theme->text_scale, 1, 2);

  if (mark == NULL)
    return;
  double x = self->figure.chart_area.x + mark->bounds.x;
  double y = self->figure.chart_area.y + mark->bounds.y, height = mark->bounds.height;
  GdkRGBA line = jct_color_to_rgba (color);
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (x - 1, y, 2, height));
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      double rim = i == 0 ? 1.5 : 0;
      double w = GRIP_WIDTH * grow + 2 * rim, h = MIN (GRIP_HEIGHT * grow, height) + 2 * rim;
      GdkRGBA fill = jct_color_to_rgba (colors[i]);
      GskRoundedRect box;

      gsk_rounded_rect_init_from_rect (&box,
                                       &GRAPHENE_RECT_INIT (x - w / 2, y + (height - h) / 2, w, h),
                                       w / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &box);
      gtk_snapshot_append_color (snapshot, &fill, &box.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

/* Where the selected event would be. */
static void
snapshot_shifted_event (JctFigureView *self, GtkSnapshot *snapshot)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const JctView *view = jct_view_state_get_view (state);
  int shift = jct_view_state_get_event_shift (state);
  JctRect plot = jct_figure_view_get_plot (self);
  JctPoint point;
  double day;

  if (shift == 0 || !jct_figure_view_get_shifted_day (self, shift, &day)
      || !jct_figure_overlay_find_event (self, view->selected_event, &point))
    return;
  point.x = self->figure.chart_area.x + jct_time_scale_map (&self->figure.axes.time, day);
  if (point.x < plot.x || point.x > plot.x + plot.width)
    return;
  snapshot_guide (snapshot, self->theme->guide, point.x, plot.y, point.y);
  snapshot_dot (self, snapshot, point, self->theme->guide, TRUE);
}

static void
snapshot_selected_point (JctFigureView *self, GtkSnapshot *snapshot)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctSeriesSet *set = jct_figure_view_get_series (self);
  const char *key;
  JctPeriod period;

  if (set == NULL || !jct_view_state_get_point (state, &key, &period))
    return;
  int index = jct_series_set_find (set, key);
  for (guint i = 0; index >= 0 && i < jct_figure_view_get_n_plots (self); i++)
    {
      JctFigurePlot plot = jct_figure_view_get_nth_plot (self, i);
      JctPoint point;

      if (!jct_figure_plot_has_series (&plot, (guint) index)
          || !point_position (&plot, set, (guint) index, period, &point))
        continue;
      if (plot.axes->cells.n_years > 0)
        snapshot_cell (self, snapshot, period, self->theme->selection);
      else if (plot.axes->bars.n > 0)
        snapshot_bar (self, snapshot, jct_chart_axes_find_bar (plot.axes, (guint) index),
                      self->theme->selection);
      else
        snapshot_dot (self, snapshot, point, jct_figure_get_color (&self->figure, (guint) index),
                      TRUE);
    }
}

void
jct_figure_overlay_snapshot (JctFigureView *self, GtkSnapshot *snapshot)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctPeriod period;

  if (state == NULL || jct_view_state_get_document (state) == NULL)
    return;
  snapshot_selected_point (self, snapshot);
  gboolean drags = self->dragging && jct_drag_is_window (self->drag);
  if (drags || self->hovered_edge != JCT_DRAG_NONE)
    snapshot_edge (self, snapshot, drags ? self->drag : self->hovered_edge);
  snapshot_shifted_event (self, snapshot);
  jct_figure_view_snapshot_note (self, snapshot);
  if (self->dragging && self->drag == JCT_DRAG_MOVE)
    jct_figure_view_snapshot_move (self, snapshot);
  if (drags
      || (self->dragging
          && (self->drag == JCT_DRAG_EVENT || self->drag == JCT_DRAG_MOVE
              || self->drag == JCT_DRAG_NOTE)))
    {
      snapshot_tooltip (self, snapshot, self->pointer_x, self->pointer_y);
      return;
    }
  const char *event = jct_view_state_get_hovered_event (state);
  if (event != NULL)
    snapshot_hovered_event (self, snapshot, event);
  else if (jct_view_state_get_hovered_period (state, &period))
    snapshot_hovered_period (self, snapshot, period);
}
