/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into a slide: what the figures are where the pointer is, and which event a click is at. */
#include "config.h"

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-stage-private.h"

/* Of 1080 lines. */
#define REACH 22.0
#define GAP 22.0
#define DOT 15.0
#define GUIDE 2.0

/* What is told of a slide is what it shows: an anonymous one tells no names, one to predict no figures. */
static gboolean
can_explore (JctStage *self)
{
  return self->frame != NULL && !self->is_waiting && !jct_slide_frame_is_anonymous (self->frame)
         && jct_slide_frame_get_figures (self->frame) != NULL
         && jct_presentation_can_explore (jct_stage_get_presentation (self));
}

static const JctMark *
pick_event (JctStage *self, double x, double y)
{
  static const JctRole marks[] = { JCT_ROLE_EVENT, JCT_ROLE_EVENT_COUNT };
  static const JctRole labels[] = { JCT_ROLE_EVENT_LABEL };
  const JctScene *scene = jct_slide_frame_get_scene (self->frame);
  const JctMark *mark
    = jct_scene_pick (scene, x, y, marks, G_N_ELEMENTS (marks), jct_stage_scale (self, REACH));

  return mark != NULL ? mark : jct_scene_pick (scene, x, y, labels, G_N_ELEMENTS (labels), 2);
}

/* ---- hovering ---- */

/* The colours in which the slide draws its series; grey where it draws one without. */
static void
find_colors (JctStage *self, JctFigure *figure)
{
  const JctScene *scene = jct_slide_frame_get_scene (self->frame);
  JctSeriesSet *set = jct_slide_frame_get_figures (self->frame)->series;

  figure->n_series = jct_series_set_get_n (set);
  figure->colors = g_new (JctColor, figure->n_series);
  for (guint i = 0; i < figure->n_series; i++)
    {
      const char *key = jct_series_get_key (jct_series_set_get (set, i));

      figure->colors[i] = self->theme->context;
      for (guint m = 0; m < jct_scene_get_n (scene); m++)
        {
          const JctMark *mark = jct_scene_get (scene, m);

          if (mark->role != JCT_ROLE_SERIES || g_strcmp0 (mark->id, key) != 0)
            continue;
          figure->colors[i] = mark->stroke.alpha > 0 ? mark->stroke : mark->fill;
          break;
        }
    }
}

/* The desktop's font is for who sits before it. */
static void
set_font (JctStage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font
    = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, jct_theme_text_px (self->theme, JCT_TEXT_SMALL)
                                                    * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
}

static JctFigureTooltip *
new_tooltip (JctStage *self)
{
  const JctSlideFigures *figures = jct_slide_frame_get_figures (self->frame);
  const JctDrawn drawn
    = { figures->series, NULL, &figures->view->transform, figures->beside, figures->document };
  const JctEvent *event
    = self->event != NULL ? jct_document_find_event (figures->document, self->event) : NULL;
  const JctSlidePlaces *places = jct_slide_frame_get_places (self->frame);
  const JctChartPanel *panel
    = jct_chart_axes_find_panel (&places->axes, self->pointer.x - places->figure.x,
                                 self->pointer.y - places->figure.y);
  g_auto (JctFigure) figure = { 0 };

  set_font (self);
  if (event != NULL)
    return jct_figure_tooltip_new_event (GTK_WIDGET (self), self->theme, figures->document, event);
  if (!self->has_period)
    return NULL;
  if (panel != NULL)
    return jct_figure_tooltip_new_panel (GTK_WIDGET (self), self->theme, &drawn, panel->series,
                                         self->period);
  find_colors (self, &figure);
  return jct_figure_tooltip_new_period (GTK_WIDGET (self), self->theme, &figure, &drawn,
                                        self->period);
}

void
jct_stage_clear_hover (JctStage *self)
{
  if (self->tooltip != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->has_period = FALSE;
  g_clear_pointer (&self->event, g_free);
  g_clear_pointer (&self->tooltip, jct_figure_tooltip_free);
}

static gboolean
is_in_plot (const JctSlidePlaces *places, double x, double y)
{
  JctRect plot = places->plot;

  return x >= plot.x && y >= plot.y && x < plot.x + plot.width && y < plot.y + plot.height;
}

/* The figures of a period are there once their line and its axis are. */
static gboolean
find_period (JctStage *self, double x, double y, JctPeriod *period)
{
  const JctSlideParts needed = JCT_SLIDE_SHAPE | JCT_SLIDE_AXIS | JCT_SLIDE_UNITS;
  const JctSlidePlaces *places = jct_slide_frame_get_places (self->frame);
  const JctChartAxes *axes = &places->axes;
  JctSeriesSet *set = jct_slide_frame_get_figures (self->frame)->series;
  double in_x = x - places->figure.x, in_y = y - places->figure.y;

  return set != NULL && axes->bars.n == 0 && is_in_plot (places, x, y)
         && (jct_presentation_get_parts (jct_stage_get_presentation (self)) & needed) == needed
         && jct_chart_axes_find_period (axes, jct_chart_axes_find_panel (axes, in_x, in_y), set,
                                        in_x, in_y, period);
}

void
jct_stage_hover (JctStage *self, double x, double y)
{
  const JctMark *mark = can_explore (self) ? pick_event (self, x, y) : NULL;
  const char *event = mark != NULL && mark->role != JCT_ROLE_EVENT_COUNT ? mark->id : NULL;
  JctPeriod period = self->period;
  gboolean has_period = can_explore (self) && mark == NULL && find_period (self, x, y, &period);

  if (g_strcmp0 (event, self->event) == 0 && has_period == self->has_period
      && (!has_period || period.ordinal == self->period.ordinal))
    {
      if (self->tooltip != NULL)
        gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  jct_stage_clear_hover (self);
  self->event = g_strdup (event);
  self->has_period = has_period;
  self->period = period;
  if (event != NULL || has_period)
    self->tooltip = new_tooltip (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- a click ---- */

/* Of several events in one mark, the one after that which is selected. (transfer full) */
static char *
choose_event (JctStage *self, const char *ids)
{
  const char *selected = jct_slide_frame_get_figures (self->frame)->view->selected_event;
  g_auto (GStrv) list = g_strsplit (ids, "\n", -1);

  for (guint i = 0; selected != NULL && list[i] != NULL; i++)
    if (g_str_equal (list[i], selected) && list[i + 1] != NULL)
      return g_strdup (list[i + 1]);
  return g_strdup (list[0]);
}

void
jct_stage_click (JctStage *self, double x, double y)
{
  const JctMark *mark = can_explore (self) ? pick_event (self, x, y) : NULL;
  g_autofree char *id = NULL;

  if (mark == NULL || mark->id == NULL)
    return;
  id = choose_event (self, mark->id);
  jct_stage_clear_hover (self);
  jct_presentation_select_event (jct_stage_get_presentation (self), id);
}

/* ---- painting ---- */

static void
snapshot_dots (JctStage *self, GtkSnapshot *snapshot, const JctFigure *figure)
{
  const JctSlidePlaces *places = jct_slide_frame_get_places (self->frame);
  JctSeriesSet *set = jct_slide_frame_get_figures (self->frame)->series;
  double size = jct_stage_scale (self, DOT);
  GdkRGBA edge = jct_color_to_rgba (self->theme->background);
  float width = (float) jct_stage_scale (self, GUIDE);

  for (guint i = 0; i < figure->n_series; i++)
    {
      GdkRGBA color = jct_color_to_rgba (figure->colors[i]);
      GskRoundedRect dot;
      JctPoint point;

      if (!jct_chart_axes_find_point (&places->axes, NULL, set, i, self->period, &point))
        continue;
      gsk_rounded_rect_init_from_rect (
        &dot,
        &GRAPHENE_RECT_INIT ((float) (places->figure.x + point.x - size / 2),
                             (float) (places->figure.y + point.y - size / 2), size, size),
        (float) size / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, &color, &dot.bounds);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_border (snapshot, &dot, (const float[]){ width, width, width, width },
                                  (const GdkRGBA[]){ edge, edge, edge, edge });
    }
}

/* Years over each other, and cells, have no one line for a period. */
static void
snapshot_period (JctStage *self, GtkSnapshot *snapshot)
{
  const JctSlidePlaces *places = jct_slide_frame_get_places (self->frame);
  GdkRGBA color = jct_color_to_rgba (self->theme->text_secondary);
  double width = jct_stage_scale (self, GUIDE), x;
  g_auto (JctFigure) figure = { 0 };

  if (places->axes.cells.n_years > 0 || places->axes.has_years || places->axes.n_panels > 0)
    return;
  x = places->figure.x + jct_time_scale_map_period (&places->axes.time, self->period);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) (x - width / 2), (float) places->plot.y,
                                                  (float) width, (float) places->plot.height));
  find_colors (self, &figure);
  snapshot_dots (self, snapshot, &figure);
}

void
jct_stage_snapshot_hover (JctStage *self, GtkSnapshot *snapshot)
{
  if (self->tooltip == NULL || !self->has_pointer)
    return;
  if (self->has_period)
    snapshot_period (self, snapshot);
  jct_figure_tooltip_snapshot (self->tooltip, snapshot, self->pointer.x, self->pointer.y,
                               jct_stage_scale (self, GAP),
                               gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)));
}
