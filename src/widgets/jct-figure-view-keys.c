/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figure from the keyboard: everything that the pointer can do.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-annotations.h"
#include "widgets/jct-figure-view-private.h"

static JctViewState *
get_state (JctFigureView *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

static void
pan_by (JctFigureView *self, double steps)
{
  jct_view_state_pan (get_state (self),
                      steps * JCT_FIGURE_PAN_STEP * jct_figure_view_get_days (self));
}

/* About the selected event while it is in sight, else about the middle. */
static void
zoom_by (JctFigureView *self, double steps)
{
  JctSpan visible = jct_view_state_get_visible (get_state (self));
  const char *id = jct_view_state_get_view (get_state (self))->selected_event;
  const JctEvent *event
    = id != NULL ? jct_document_find_event (jct_panel_get_document (JCT_PANEL (self)), id) : NULL;
  double day = visible.start / 2.0 + visible.end / 2.0;

  if (event != NULL && jct_span_contains (visible, jct_edtf_anchor (&event->date)))
    day = jct_edtf_anchor (&event->date);
  jct_view_state_zoom (get_state (self), pow (JCT_FIGURE_ZOOM_STEP, steps), day);
}

/* The series that the keyboard is at. */
static JctSeries *
focused_series (JctFigureView *self)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  guint n = set != NULL ? jct_series_set_get_n (set) : 0;

  return n > 0 ? jct_series_set_get (set, MIN (self->focused_series, n - 1)) : NULL;
}

static void
say (JctFigureView *self, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts[JCT_FIGURE_CHART]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _ ("Chart"), -1);
}

static void
announce (JctFigureView *self)
{
  g_autofree char *words = NULL;

  if (self->tooltip != NULL)
    words = jct_figure_tooltip_dup_text (self->tooltip);
  say (self, words);
}

static gboolean
is_ranked (JctFigureView *self)
{
  return self->figure.axes.bars.n > 0;
}

/* The view follows. Of ranked bars, the period is the one that they show. */
static void
go_to_period (JctFigureView *self, JctSeries *series, JctPeriod period)
{
  JctViewState *state = get_state (self);
  JctSpan visible = jct_view_state_get_visible (state), span;
  gint32 first = jct_series_get_first (series).ordinal;

  period.ordinal = CLAMP (period.ordinal, first, first + (gint32) jct_series_get_n (series) - 1);
  span = jct_period_span (period);
  self->pointer_inside = FALSE;
  jct_view_state_hover_event (state, NULL);
  if (span.start < visible.start)
    jct_view_state_pan (state, (double) span.start - visible.start);
  else if (span.end > visible.end)
    jct_view_state_pan (state, (double) span.end - visible.end);
  if (is_ranked (self))
    jct_view_state_select_point (state, jct_series_get_key (series), period);
  jct_view_state_hover_period (state, TRUE, period);
  announce (self);
}

/* From point to point, as the pointer does it. */
static gboolean
step_point (JctFigureView *self, int by)
{
  JctSeries *series = focused_series (self);
  JctViewState *state = get_state (self);
  JctSpan visible = jct_view_state_get_visible (state);
  JctPeriod period;
  const char *key;

  if (series == NULL || jct_series_get_n (series) == 0)
    return FALSE;
  if (is_ranked (self))
    period = jct_view_state_get_point (state, &key, &period) ? jct_period_shift (period, by)
                                                             : self->figure.axes.bars.period;
  else if (jct_view_state_get_hovered_period (state, &period)
           || jct_view_state_get_point (state, &key, &period))
    period = jct_period_shift (period, by);
  else
    period = jct_period_from_day (jct_series_get_kind (series),
                                  by > 0 ? visible.start : visible.end - 1);
  go_to_period (self, series, period);
  return TRUE;
}

static gboolean
step_series (JctFigureView *self, int by)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);
  JctPeriod period;

  if (set == NULL || jct_series_set_get_n (set) < 2
      || !jct_view_state_get_hovered_period (get_state (self), &period))
    return FALSE;
  guint n = jct_series_set_get_n (set);
  self->focused_series = (MIN (self->focused_series, n - 1) + n + by) % n;
  jct_view_state_select_point (get_state (self), jct_series_get_key (focused_series (self)),
                               period);
  return TRUE;
}

/* From bar to bar; the point of a selected one goes along. */
static gboolean
step_bar (JctFigureView *self, int by)
{
  const JctChartBars *bars = &self->figure.axes.bars;
  const JctChartBar *bar = jct_chart_axes_find_bar (&self->figure.axes, self->focused_series);
  JctViewState *state = get_state (self);
  JctPeriod period = bars->period, hovered;
  guint place = by > 0 ? 0 : bars->n - 1;
  const char *key;

  if (bar != NULL && jct_view_state_get_hovered_period (state, &hovered))
    place = ((guint) (bar - bars->bars) + bars->n + (guint) by) % bars->n;
  self->focused_series = bars->bars[place].series;
  self->pointer_inside = FALSE;
  jct_view_state_hover_event (state, NULL);
  if (jct_view_state_get_point (state, &key, &hovered))
    jct_view_state_select_point (state, jct_series_get_key (focused_series (self)), period);
  jct_view_state_hover_period (state, TRUE, period);
  /* The same period at another bar is another figure. */
  jct_figure_overlay_update (self);
  announce (self);
  return TRUE;
}

static gboolean
step_down (JctFigureView *self, JctFigurePartKind part, int by)
{
  if (part == JCT_FIGURE_TIMELINE)
    return jct_figure_view_scroll_lanes (self, by);
  if (part != JCT_FIGURE_CHART)
    return FALSE;
  return is_ranked (self) ? step_bar (self, by) : step_series (self, by);
}

static gboolean
open_hovered (JctFigureView *self)
{
  JctSeries *series = focused_series (self);
  JctPeriod period;

  if (series == NULL || !jct_view_state_get_hovered_period (get_state (self), &period))
    return FALSE;
  jct_view_state_select_point (get_state (self), jct_series_get_key (series), period);
  return TRUE;
}

/* The nearest thing first: the point, the event, what is hovered. */
static gboolean
clear_one (JctFigureView *self)
{
  JctViewState *state = get_state (self);
  JctPeriod period = { { JCT_PERIOD_DAY, 1 }, 0 };
  const char *key;

  if (jct_view_state_get_selected_note (state) != NULL)
    jct_view_state_select_note (state, NULL);
  else if (jct_view_state_get_point (state, &key, &period))
    jct_view_state_select_point (state, NULL, period);
  else if (jct_view_state_get_event_shift (state) != 0)
    jct_view_state_shift_event (state, 0);
  else if (jct_view_state_get_view (state)->selected_event != NULL)
    jct_view_state_select_event (state, NULL);
  else if (jct_view_state_get_hovered_event (state) != NULL
           || jct_view_state_get_hovered_period (state, &period))
    jct_figure_view_clear_hover (self);
  else
    return FALSE;
  announce (self);
  return TRUE;
}

static gboolean
move_brush_edge (JctFigureView *self, JctDragKind edge, int by)
{
  JctSeriesSet *set = jct_figure_view_get_series (self);

  if (set == NULL)
    return FALSE;
  self->drag_visible = jct_view_state_get_visible (get_state (self));
  JctDay day = edge == JCT_DRAG_BRUSH_START ? self->drag_visible.start : self->drag_visible.end;
  JctPeriod period = jct_period_from_day (jct_series_set_get_kind (set), day);
  self->drag = edge;
  jct_figure_view_move_edge (self, (double) by * jct_period_n_days (period));
  self->drag = JCT_DRAG_NONE;
  return TRUE;
}

static gboolean
stretch_window (JctFigureView *self, int by)
{
  g_autofree char *words = NULL;

  if (!jct_view_state_stretch_window (get_state (self), by))
    return FALSE;
  words = jct_figure_view_dup_window_words (self);
  say (self, words);
  return TRUE;
}

/* The selected event earlier or later, to see what hangs on its date. */
static gboolean
shift_event (JctFigureView *self, int by)
{
  g_autofree char *words = NULL;

  if (!jct_figure_view_shift_event (self, jct_view_state_get_event_shift (get_state (self)) + by))
    return FALSE;
  words = jct_figure_view_dup_shift_words (self);
  say (self, words);
  return TRUE;
}

/* The selected event to another date, to stay there. */
static gboolean
move_event (JctFigureView *self, JctEdtfPart part, int by)
{
  g_autofree char *words = NULL;

  if (!jct_figure_view_move_selected (self, part, by))
    return FALSE;
  words = jct_figure_view_dup_move_words (self);
  say (self, words);
  return TRUE;
}

static gboolean
arrow_key (JctFigureView *self, JctFigurePartKind part, int by, GdkModifierType modifiers)
{
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;

  if (part == JCT_FIGURE_OVERVIEW)
    {
      if (control)
        return move_brush_edge (self, JCT_DRAG_BRUSH_START, by);
      if (shift)
        return move_brush_edge (self, JCT_DRAG_BRUSH_END, by);
      pan_by (self, by);
    }
  else if (control && part == JCT_FIGURE_TIMELINE
           && jct_view_state_get_view (get_state (self))->selected_event != NULL)
    return move_event (self, shift ? JCT_EDTF_TO : JCT_EDTF_WHOLE, by);
  else if (control)
    return step_point (self, by);
  else if (shift)
    pan_by (self, by);
  else
    jct_view_state_step_event (get_state (self), by);
  return TRUE;
}

/* Deletes the selected note, in the timeline the selected event. */
static gboolean
delete_key (JctFigureView *self, JctFigurePartKind part)
{
  if (part == JCT_FIGURE_TIMELINE)
    return jct_figure_view_delete_selected (self);
  if (part != JCT_FIGURE_CHART || !jct_figure_view_delete_note (self))
    return FALSE;
  say (self, _ ("Note deleted"));
  return TRUE;
}

/* From note to note, in the order in which they were made. */
static gboolean
step_note (JctFigureView *self, int by)
{
  JctViewState *state = get_state (self);
  GPtrArray *notes = jct_view_state_get_view (state)->annotations;
  const JctAnnotation *note = jct_view_state_get_selected_note (state);
  int n = (int) notes->len;
  g_autofree char *subject = NULL;
  g_autofree char *words = NULL;
  int index;

  if (n == 0)
    return FALSE;
  index = note != NULL ? jct_annotation_list_find (notes, note->id) : by > 0 ? -1 : 0;
  note = g_ptr_array_index (notes, (guint) ((index + by + n) % n));
  jct_view_state_select_note (state, note->id);
  subject = jct_annotation_dup_subject (note, jct_figure_view_get_series (self));
  /* Translators: what a note is about (a month, or a series and a month), and the note. */
  words = g_strdup_printf (_ ("Note on %s: “%s”."), subject, note->text);
  say (self, words);
  return TRUE;
}

static gboolean
add_note (JctFigureView *self, JctFigurePartKind part, gboolean range)
{
  JctSeries *series = focused_series (self);
  JctSeriesSet *set = jct_figure_view_get_series (self);

  if (part != JCT_FIGURE_CHART || series == NULL)
    return FALSE;
  if (range)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.add-range-note", NULL);
  return jct_figure_view_add_note (self, jct_series_set_get_n (set) > 1
                                           ? jct_series_get_key (series)
                                           : NULL);
}

static gboolean
other_key (JctFigureView *self, JctFigurePartKind part, guint key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom_by (self, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom_by (self, -1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      jct_figure_view_show_all (self);
      return TRUE;
    case GDK_KEY_b:
      return jct_figure_view_base_on_point (self);
    case GDK_KEY_w:
    case GDK_KEY_W:
      return jct_figure_view_show_window (self);
    case GDK_KEY_bracketleft:
      return stretch_window (self, -1);
    case GDK_KEY_bracketright:
      return stretch_window (self, 1);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return delete_key (self, part);
    case GDK_KEY_n:
      return add_note (self, part, FALSE);
    case GDK_KEY_N:
      return add_note (self, part, TRUE);
    case GDK_KEY_comma:
      return part == JCT_FIGURE_CHART && step_note (self, -1);
    case GDK_KEY_period:
      return part == JCT_FIGURE_CHART && step_note (self, 1);
    case GDK_KEY_Menu:
      jct_figure_view_open_menu_by_key (self, part);
      return TRUE;
    case GDK_KEY_Escape:
      return jct_figure_view_cancel_drag (self) || clear_one (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return part != JCT_FIGURE_OVERVIEW
             && ((part == JCT_FIGURE_CHART && jct_figure_view_edit_note (self))
                 || open_hovered (self));
    default:
      return FALSE;
    }
}

/* With Control and Shift, the arrows move the selected note's text. */
static gboolean
nudge_key (JctFigureView *self, guint key, GdkModifierType modifiers)
{
  static const struct
  {
    guint key;
    int x, y;
  } arrows[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 }
  };
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  for (guint i = 0; (modifiers & both) == both && i < G_N_ELEMENTS (arrows); i++)
    if (key == arrows[i].key)
      return jct_figure_view_nudge_note (self, arrows[i].x, arrows[i].y);
  return FALSE;
}

gboolean
jct_figure_view_key (JctFigureView *self,
                     JctFigurePartKind part,
                     guint key,
                     GdkModifierType modifiers)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), FALSE);

  if (!self->has_figure)
    return FALSE;
  jct_figure_view_end_scroll (self);
  if (part == JCT_FIGURE_CHART && nudge_key (self, key, modifiers))
    return TRUE;
  if ((modifiers & GDK_ALT_MASK) != 0 && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return shift_event (self, key == GDK_KEY_Left ? -1 : 1);
  if (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK) != 0)
    {
      jct_figure_view_open_menu_by_key (self, part);
      return TRUE;
    }
  if (modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow_key (self, part, -1, modifiers);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow_key (self, part, 1, modifiers);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step_down (self, part, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step_down (self, part, 1);
    default:
      return (modifiers & GDK_CONTROL_MASK) == 0 && other_key (self, part, key);
    }
}
