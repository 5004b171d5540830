/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure's layout: when it is made, and where it puts the parts. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-figure-view-private.h"

#include "widgets/jct-tooltip-text.h"

#define MINIMUM_WIDTH 300
#define MINIMUM_HEIGHT 260
#define OVERVIEW_HEIGHT 56
/* Below this height the overview gives its place to the chart. */
#define OVERVIEW_MIN_TOTAL 380
/* What is said of the picture follows it so much later, in ms: while it moves, in steps. */
#define WORDS_DELAY 120

void
jct_figure_view_drop (JctFigureView *self)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    if (self->parts[i] != NULL)
      jct_figure_part_set_scene (self->parts[i], NULL);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    if (self->extras[i] != NULL)
      jct_figure_part_set_scene (self->extras[i], NULL);
  if (self->has_figure)
    jct_figure_clear (&self->figure);
  self->has_figure = FALSE;
}

/* Series, or events where there are only these. */
static gboolean
has_anything (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));

  return jct_figure_view_get_series (self) != NULL
         || (state != NULL && jct_view_state_has_only_events (state));
}

/* Why there is no picture, where the picture would be. */
static void
show_message (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  g_autoptr (GError) error = NULL;
  gboolean shown = FALSE;

  if (state != NULL && jct_view_state_get_document (state) != NULL
      && !jct_view_state_has_only_events (state)
      && jct_view_state_get_series (state, &error) == NULL)
    {
      jct_set_label_text (self->message,
                          error != NULL ? error->message : _ ("There is nothing to draw."));
      shown = TRUE;
    }
  gtk_widget_set_child_visible (GTK_WIDGET (self->message), shown);
}

static gboolean
has_events (JctViewState *state)
{
  return jct_view_state_get_view (state)->events_shown
         && jct_document_get_n_events (jct_view_state_get_document (state)) > 0;
}

static JctFigureInput
figure_input (JctFigureView *self, double width, double height)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  double scale = self->theme->text_scale;
  JctMethod method = JCT_METHOD_BEFORE_AFTER;
  gboolean has_point = jct_view_state_get_point (state, NULL, &self->point);

  /* A name that is not known reads as the default. */
  jct_method_from_name (jct_view_state_get_view (state)->method, &method);
  return (JctFigureInput){
    .chart = {
      .document = jct_view_state_get_document (state),
      .view = jct_view_state_get_view (state),
      .series = jct_figure_view_get_series (self),
      .published = jct_view_state_get_published (state),
      .theme = self->theme,
      .width = width,
      .height = height,
      .visible = jct_view_state_get_visible (state),
      .point = has_point ? &self->point : NULL,
      .method = method,
      .analysis
      = self->runner != NULL ? jct_analysis_runner_get_analysis (self->runner) : NULL,
      .show_title = FALSE,
      .show_source = TRUE,
    },
    .beside = jct_view_state_get_beside (state),
    .show_timeline = has_events (state),
    .show_overview = height >= OVERVIEW_MIN_TOTAL,
    .overview_height = OVERVIEW_HEIGHT * CLAMP (scale, 1, 1.5),
    .lanes_scroll = TRUE,
    .first_lane = self->first_lane,
    .reveal_selected = self->reveal_selected,
  };
}

void
jct_figure_view_get_ranking (JctFigureView *self, JctRanking *ranking)
{
  JctFigureInput input = figure_input (self, 0, 0);

  jct_ranking_init (ranking, input.chart.view, input.chart.series, input.chart.visible,
                    input.chart.point);
}

char *
jct_figure_view_dup_subtitle (JctFigureView *self)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), NULL);

  if (!has_anything (self))
    return NULL;
  JctFigureInput input = figure_input (self, 0, 0);
  return jct_chart_dup_full_subtitle (&input.chart);
}

static char *
describe_timeline (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  const JctView *view = jct_view_state_get_view (state);
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;
  guint n = jct_document_get_n_events (document);
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", n), n);

  if (event == NULL)
    return g_steal_pointer (&count);
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
  /* Translators: "48 events. Selected: 5 August 2022, China suspends repatriation cooperation". */
  return g_strdup_printf (_ ("%s. Selected: %s, %s"), count, date, event->title);
}

static char *
describe_overview (JctFigureView *self)
{
  JctSpan visible = jct_view_state_get_visible (jct_panel_get_state (JCT_PANEL (self)));
  g_autofree char *from = jct_day_to_label (visible.start, JCT_LABEL_LONG);
  g_autofree char *to = jct_day_to_label (MAX (visible.end - 1, visible.start), JCT_LABEL_LONG);

  /* Translators: the part of the time axis that is shown, from a day to a day. */
  return g_strdup_printf (_ ("Shown: %s to %s"), from, to);
}

static void
update_words (JctFigureView *self)
{
  JctFigureInput input = figure_input (self, self->laid_out_width, self->laid_out_height);
  g_autofree char *chart = jct_chart_describe (&input.chart);
  g_autofree char *timeline = describe_timeline (self);
  g_autofree char *overview = describe_overview (self);
  g_autofree char *source = jct_chart_dup_source_line (input.chart.document, input.chart.view);

  jct_figure_part_set_words (self->parts[JCT_FIGURE_CHART], _ ("Chart"), chart);
  jct_figure_part_set_words (self->parts[JCT_FIGURE_TIMELINE], _ ("Event timeline"), timeline);
  jct_figure_part_set_words (self->parts[JCT_FIGURE_OVERVIEW], _ ("Overview of the whole range"),
                             overview);
  jct_figure_part_set_words (self->extras[JCT_FIGURE_EXTRA_FOOTER], source, "");
  self->has_words = TRUE;
}

static gboolean
words_cb (gpointer data)
{
  JctFigureView *self = data;

  self->words_timeout = 0;
  if (self->has_figure)
    update_words (self);
  return G_SOURCE_REMOVE;
}

/* A figure that moves has a frame to make; a sentence that is replaced in the next one helps nobody. */
static void
queue_words (JctFigureView *self)
{
  self->words_are_due = FALSE;
  if (!self->has_words)
    update_words (self);
  else if (self->words_timeout == 0)
    self->words_timeout = g_timeout_add (WORDS_DELAY, words_cb, self);
}

void
jct_figure_view_show_parts (JctFigureView *self, gboolean shown)
{
  const JctFigure none = { 0 };
  const JctFigure *figure = shown && self->has_figure ? &self->figure : &none;

  jct_figure_part_set_scene (self->parts[JCT_FIGURE_CHART], figure->chart);
  jct_figure_part_set_scene (self->parts[JCT_FIGURE_TIMELINE], figure->timeline);
  jct_figure_part_set_scene (self->parts[JCT_FIGURE_OVERVIEW], figure->overview);
  jct_figure_part_set_scene (self->extras[JCT_FIGURE_EXTRA_BESIDE], figure->beside);
  jct_figure_part_set_scene (self->extras[JCT_FIGURE_EXTRA_EFFECT], figure->effect);
  jct_figure_part_set_scene (self->extras[JCT_FIGURE_EXTRA_FOOTER], figure->footer);
  jct_figure_part_set_scene (self->extras[JCT_FIGURE_EXTRA_LINKS], figure->links);
}

static void
lay_out (JctFigureView *self, int width, int height)
{
  g_autoptr (JctScene) shown = jct_figure_view_take_shown (self, width, height);

  jct_figure_view_drop (self);
  show_message (self);
  self->layout_is_due = FALSE;
  self->laid_out_width = width;
  self->laid_out_height = height;
  if (!has_anything (self) || width <= 0 || height <= 0)
    return;

  JctFigureInput input = figure_input (self, width, height);
  jct_figure_layout (&input, &self->figure);
  self->has_figure = TRUE;
  self->first_lane = self->figure.lanes.first;
  self->reveal_selected = FALSE;
  jct_figure_view_show_parts (self, TRUE);
  jct_figure_view_start_motion (self, shown);
  if (self->words_are_due)
    queue_words (self);
}

JctRect
jct_figure_view_get_area (JctFigureView *self, JctFigurePartKind part)
{
  const JctRect none = { 0, 0, 0, 0 };

  if (!self->has_figure)
    return none;
  switch (part)
    {
    case JCT_FIGURE_CHART:
      return self->figure.chart_area;
    case JCT_FIGURE_TIMELINE:
      return self->figure.timeline != NULL ? self->figure.timeline_area : none;
    case JCT_FIGURE_OVERVIEW:
      return self->figure.overview != NULL ? self->figure.overview_area : none;
    default:
      g_return_val_if_reached (none);
    }
}

gboolean
jct_figure_view_find_part (JctFigureView *self, double x, double y, JctFigurePartKind *part)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    if (jct_rect_contains (jct_figure_view_get_area (self, i), x, y))
      {
        *part = i;
        return TRUE;
      }
  return FALSE;
}

JctRect
jct_figure_view_get_plot (JctFigureView *self)
{
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_CHART);
  JctRect plot = self->figure.axes.plot;

  if (!self->has_figure)
    return area;
  plot.x += area.x;
  plot.y += area.y;
  return plot;
}

static void
allocate_part (JctFigurePart *part, JctRect area)
{
  gboolean shown = area.width > 0 && area.height > 0;

  /* A part that is not there takes no focus either. */
  gtk_widget_set_child_visible (GTK_WIDGET (part), shown);
  gtk_widget_set_can_focus (GTK_WIDGET (part), shown);
  if (shown)
    gtk_widget_size_allocate (GTK_WIDGET (part),
                              &(GtkAllocation){ area.x, area.y, ceil (area.width),
                                                ceil (area.height) },
                              -1);
}

/* Without an area it stays mapped and is empty: what is mapped for the first time in the midst of an
 * allocation asks for another one. */
static void
allocate_extra (JctFigurePart *part, JctRect area)
{
  gtk_widget_size_allocate (GTK_WIDGET (part),
                            &(GtkAllocation){ area.x, area.y, ceil (area.width),
                                              ceil (area.height) },
                            -1);
}

/* Links stand anywhere in the figure. */
static JctRect
get_extra_area (JctFigureView *self, JctFigureExtra extra)
{
  const JctRect none = { 0, 0, 0, 0 };

  if (!self->has_figure)
    return none;
  switch (extra)
    {
    case JCT_FIGURE_EXTRA_BESIDE:
      return self->figure.beside != NULL ? self->figure.beside_area : none;
    case JCT_FIGURE_EXTRA_EFFECT:
      return self->figure.effect != NULL ? self->figure.effect_area : none;
    case JCT_FIGURE_EXTRA_FOOTER:
      return self->figure.footer != NULL ? self->figure.footer_area : none;
    case JCT_FIGURE_EXTRA_LINKS:
      return self->figure.links != NULL
               ? (JctRect){ 0, 0, self->laid_out_width, self->laid_out_height }
               : none;
    default:
      g_return_val_if_reached (none);
    }
}

/* After each layout and each allocation. */
static void
follow_layout (JctFigureView *self)
{
  if (self->popover != NULL)
    gtk_popover_present (self->popover);
  if (self->menu != NULL)
    gtk_popover_present (self->menu);
  jct_figure_overlay_update (self);
  if (self->wants_focus && self->has_figure)
    jct_figure_view_focus (self);
}

void
jct_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JctFigureView *self = JCT_FIGURE_VIEW (widget);
  const GtkAllocation whole = { 0, 0, width, height };

  /* A layout belongs to its size; moving the widget about asks for no new one. */
  if (self->layout_is_due || self->laid_out_width != width || self->laid_out_height != height)
    lay_out (self, width, height);
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    allocate_part (self->parts[i], jct_figure_view_get_area (self, i));
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    allocate_extra (self->extras[i], get_extra_area (self, (JctFigureExtra) i));
  if (gtk_widget_get_child_visible (GTK_WIDGET (self->message)))
    gtk_widget_size_allocate (GTK_WIDGET (self->message), &whole, -1);
  follow_layout (self);
}

void
jct_figure_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  JctFigureView *self = JCT_FIGURE_VIEW (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = *minimum;
  /* GTK wants every child measured before it is allocated. */
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    gtk_widget_measure (GTK_WIDGET (self->parts[i]), orientation, -1, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    gtk_widget_measure (GTK_WIDGET (self->extras[i]), orientation, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->message), orientation, -1, NULL, NULL, NULL, NULL);
}

/* ---- when it is made --------------------------------------------------------------------------
 */

/* Where everything stands: what GTK must be asked for when it changes. */
typedef struct
{
  JctRect parts[JCT_N_FIGURE_PARTS];
  JctRect extras[JCT_N_FIGURE_EXTRAS];
  gboolean has_message;
} Places;

static void
note_places (JctFigureView *self, Places *places)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    places->parts[i] = jct_figure_view_get_area (self, i);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    places->extras[i] = get_extra_area (self, (JctFigureExtra) i);
  places->has_message = gtk_widget_get_child_visible (GTK_WIDGET (self->message));
}

static gboolean
rects_equal (const JctRect *a, const JctRect *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i].x != b[i].x || a[i].y != b[i].y || a[i].width != b[i].width
        || a[i].height != b[i].height)
      return FALSE;
  return TRUE;
}

/* A message is wrapped anew with every size. */
static gboolean
places_equal (const Places *a, const Places *b)
{
  return !a->has_message && !b->has_message && rects_equal (a->parts, b->parts, JCT_N_FIGURE_PARTS)
         && rects_equal (a->extras, b->extras, JCT_N_FIGURE_EXTRAS);
}

static void
lay_out_in_place (JctFigureView *self)
{
  Places before, after;

  if (!self->layout_is_due)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }
  note_places (self, &before);
  lay_out (self, self->laid_out_width, self->laid_out_height);
  note_places (self, &after);
  if (places_equal (&before, &after))
    follow_layout (self);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What input changes is laid out here; what another update changes after this one, in the phase that follows. GDK
 * asks the display for the window's limits whenever there is one, and so it is not asked for where it need not be. */
static void
clock_update_cb (JctFigureView *self)
{
  self->is_past_update = TRUE;
  lay_out_in_place (self);
}

static void
clock_after_paint_cb (JctFigureView *self)
{
  self->is_past_update = FALSE;
}

void
jct_figure_view_queue_layout (JctFigureView *self)
{
  self->layout_is_due = TRUE;
  self->words_are_due = TRUE;
  if (self->clock != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gdk_frame_clock_request_phase (self->clock, self->is_past_update
                                                  ? GDK_FRAME_CLOCK_PHASE_LAYOUT
                                                  : GDK_FRAME_CLOCK_PHASE_UPDATE);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
jct_figure_view_watch_clock (JctFigureView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->clock = g_object_ref (clock);
  self->is_past_update = FALSE;
  self->clock_handlers[0]
    = g_signal_connect_swapped (clock, "update", G_CALLBACK (clock_update_cb), self);
  self->clock_handlers[1]
    = g_signal_connect_swapped (clock, "layout", G_CALLBACK (lay_out_in_place), self);
  self->clock_handlers[2]
    = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (clock_after_paint_cb), self);
}

void
jct_figure_view_leave_clock (JctFigureView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->clock_handlers); i++)
    g_clear_signal_handler (&self->clock_handlers[i], self->clock);
  g_clear_object (&self->clock);
  /* GTK asks for the layout when the figure is shown anew. */
  if (self->layout_is_due)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}
