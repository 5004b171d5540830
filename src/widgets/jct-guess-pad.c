/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-guess-pad.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/jct-number-format.h"

/* Digits of a number that is typed. */
#define MAX_DIGITS 9
/* Steps of a value from bottom to top of the axis. */
#define VALUE_STEPS 100.0
#define FAR_STEP 10
/* Of 1080 lines. */
#define CURSOR_WIDTH 3.0
#define CURSOR_RADIUS 11.0

struct _JctGuessPad
{
  GtkWidget parent_instance;

  JctStage *stage;               /* borrowed: the parent */
  JctPresentation *presentation; /* owned */
  gboolean is_drawing, is_above, has_eraser;
  double period, value; /* where the stroke is */

  gboolean has_cursor;
  gsize cursor;
  char typed[MAX_DIGITS + 1];
};

enum
{
  CURSOR_CHANGED,
  STROKE_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctGuessPad, jct_guess_pad, GTK_TYPE_WIDGET)

/* What can be drawn on; NULL while there is nothing. */
static const JctSlidePlaces *
get_places (JctGuessPad *self)
{
  JctSlideFrame *frame = jct_stage_get_frame (self->stage);
  const JctSlidePlaces *places = frame != NULL ? jct_slide_frame_get_places (frame) : NULL;

  if (places == NULL || places->n_hidden == 0 || jct_slide_frame_is_answered (frame)
      || jct_slide_frame_get_index (frame) != jct_presentation_get_slide_index (self->presentation)
      || jct_presentation_get_screen (self->presentation) != JCT_SCREEN_SLIDE)
    return NULL;
  return places;
}

static JctGuessBoard *
get_board (JctGuessPad *self)
{
  return jct_presentation_get_board (self->presentation);
}

static guint
get_slide (JctGuessPad *self)
{
  return jct_presentation_get_slide_index (self->presentation);
}

static void
tell_cursor (JctGuessPad *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

/* ---- a hand ---- */

/* A hand over the top wants more room. */
static void
follow_top (JctGuessPad *self, const JctSlidePlaces *places, double y)
{
  gboolean above = y < places->plot.y && !self->has_eraser;

  if (above && !self->is_above)
    jct_guess_board_grow (get_board (self), get_slide (self));
  self->is_above = above;
}

void
jct_guess_pad_draw_to (JctGuessPad *self, double x, double y)
{
  const JctSlidePlaces *places;
  double period, value;

  g_return_if_fail (JCT_IS_GUESS_PAD (self));

  places = self->is_drawing ? get_places (self) : NULL;
  if (places == NULL)
    return;
  follow_top (self, places, y);
  /* More room is another layout. */
  places = get_places (self);
  if (places == NULL)
    return;
  jct_slide_places_find_value (places, x, y, &period, &value);
  if (self->has_eraser)
    jct_guess_board_erase (get_board (self), get_slide (self), self->period, period);
  else
    jct_guess_board_draw (get_board (self), get_slide (self), self->period, self->value, period,
                          value);
  self->period = period;
  self->value = value;
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, JctGuessPad *self)
{
  const JctSlidePlaces *places = get_places (self);

  self->is_drawing
    = places != NULL && jct_slide_places_find_value (places, x, y, &self->period, &self->value);
  if (!self->is_drawing)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_above = FALSE;
  jct_guess_board_begin (get_board (self), get_slide (self), places->n_hidden);
  jct_guess_pad_draw_to (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, JctGuessPad *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    jct_guess_pad_draw_to (self, x + dx, y + dy);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, JctGuessPad *self)
{
  if (!self->is_drawing)
    return;
  self->is_drawing = FALSE;
  g_signal_emit (self, signals[STROKE_ENDED], 0);
}

/* ---- keys ---- */

static const JctGuess *
get_guess (JctGuessPad *self)
{
  GPtrArray *guesses = jct_guess_board_get_guesses (get_board (self), get_slide (self));
  guint active = jct_guess_board_get_active (get_board (self), get_slide (self));

  return active < guesses->len ? guesses->pdata[active] : NULL;
}

/* What is drawn at the cursor, else left of it, else what was seen last. */
static double
get_value (JctGuessPad *self)
{
  const JctGuess *guess = get_guess (self);
  JctSlideFrame *frame = jct_stage_get_frame (self->stage);
  const JctSlideFigures *figures = jct_slide_frame_get_figures (frame);
  gsize begin = jct_slide_frame_get_places (frame)->hidden.begin;
  double seen;

  for (gsize i = MIN (self->cursor + 1, guess != NULL ? guess->n : 0); i > 0; i--)
    if (isfinite (guess->values[i - 1]))
      return guess->values[i - 1];
  seen = jct_series_get_value (jct_series_set_get (figures->seen, 0), begin - 1);
  return isfinite (seen) ? seen : 0;
}

static gboolean
is_drawn (JctGuessPad *self)
{
  const JctGuess *guess = get_guess (self);

  return guess != NULL && self->cursor < guess->n && isfinite (guess->values[self->cursor]);
}

static void
put_value (JctGuessPad *self, double value)
{
  const JctSlidePlaces *places = get_places (self);
  double at = (double) self->cursor;

  jct_guess_board_begin (get_board (self), get_slide (self), places->n_hidden);
  jct_guess_board_draw (get_board (self), get_slide (self), at, value, at, value);
}

/* A round number near a hundredth of the axis: 1, 2 or 5 times a power of ten. */
static double
get_step (const JctSlidePlaces *places)
{
  double top = jct_value_scale_invert (&places->axes.value, places->axes.plot.y);
  double bottom
    = jct_value_scale_invert (&places->axes.value, places->axes.plot.y + places->axes.plot.height);
  double raw = MAX ((top - bottom) / VALUE_STEPS, 1e-9), power = pow (10, floor (log10 (raw)));
  double share = raw / power;

  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
}

static void
erase_value (JctGuessPad *self)
{
  const JctSlidePlaces *places = get_places (self);
  double at = (double) self->cursor;

  if (get_guess (self) == NULL)
    return;
  jct_guess_board_begin (get_board (self), get_slide (self), places->n_hidden);
  jct_guess_board_erase (get_board (self), get_slide (self), at, at);
}

static void
move_cursor (JctGuessPad *self, const JctSlidePlaces *places, int by)
{
  gint64 to = (gint64) self->cursor + by;

  self->cursor = (gsize) CLAMP (to, 0, (gint64) places->n_hidden - 1);
  self->typed[0] = '\0';
}

static gboolean
type (JctGuessPad *self, guint key)
{
  gunichar c = gdk_keyval_to_unicode (key);
  gsize n = strlen (self->typed);

  if (key == GDK_KEY_BackSpace)
    {
      if (n > 0)
        self->typed[n - 1] = '\0';
      else
        erase_value (self);
      return TRUE;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter) && n > 0)
    {
      put_value (self, g_ascii_strtod (self->typed, NULL));
      self->typed[0] = '\0';
      return TRUE;
    }
  if (c > 127 || !g_ascii_isdigit ((char) c))
    return FALSE;
  if (n < MAX_DIGITS)
    {
      self->typed[n] = (char) c;
      self->typed[n + 1] = '\0';
    }
  return TRUE;
}

static gboolean
press (JctGuessPad *self, const JctSlidePlaces *places, guint key, int by)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_cursor (self, places, -by);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_cursor (self, places, by);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      put_value (self, get_value (self) + by * get_step (places));
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      put_value (self, get_value (self) - by * get_step (places));
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      jct_guess_board_undo (get_board (self), get_slide (self));
      return TRUE;
    case GDK_KEY_Escape:
      self->has_cursor = FALSE;
      return TRUE;
    default:
      return type (self, key);
    }
}

gboolean
jct_guess_pad_press (JctGuessPad *self, guint key, GdkModifierType state)
{
  const JctSlidePlaces *places;

  g_return_val_if_fail (JCT_IS_GUESS_PAD (self), FALSE);

  places = get_places (self);
  if (!self->has_cursor || places == NULL
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || !press (self, places, key, (state & GDK_SHIFT_MASK) != 0 ? FAR_STEP : 1))
    return FALSE;
  tell_cursor (self);
  return TRUE;
}

gboolean
jct_guess_pad_is_drawing (JctGuessPad *self)
{
  g_return_val_if_fail (JCT_IS_GUESS_PAD (self), FALSE);

  return self->is_drawing;
}

gboolean
jct_guess_pad_has_eraser (JctGuessPad *self)
{
  g_return_val_if_fail (JCT_IS_GUESS_PAD (self), FALSE);

  return self->has_eraser;
}

void
jct_guess_pad_set_eraser (JctGuessPad *self, gboolean eraser)
{
  g_return_if_fail (JCT_IS_GUESS_PAD (self));

  if (self->has_eraser == !!eraser)
    return;
  self->has_eraser = !!eraser;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), eraser ? "cell" : "crosshair");
  tell_cursor (self);
}

gboolean
jct_guess_pad_has_cursor (JctGuessPad *self)
{
  g_return_val_if_fail (JCT_IS_GUESS_PAD (self), FALSE);

  return self->has_cursor && get_places (self) != NULL;
}

void
jct_guess_pad_set_cursor (JctGuessPad *self, gboolean shown)
{
  g_return_if_fail (JCT_IS_GUESS_PAD (self));

  self->has_cursor = shown;
  self->cursor = 0;
  self->typed[0] = '\0';
  tell_cursor (self);
}

char *
jct_guess_pad_dup_cursor_text (JctGuessPad *self)
{
  const JctSlidePlaces *places;
  JctSlideFrame *frame;
  const JctSeries *series;
  g_autofree char *period = NULL, *value = NULL;

  g_return_val_if_fail (JCT_IS_GUESS_PAD (self), NULL);

  places = get_places (self);
  if (!self->has_cursor || places == NULL)
    return NULL;
  frame = jct_stage_get_frame (self->stage);
  series = jct_series_set_get (jct_slide_frame_get_figures (frame)->seen, 0);
  if (jct_slide_frame_is_anonymous (frame))
    /* Translators: a period whose name is not told, by its number. */
    period = g_strdup_printf (C_ ("prediction", "Period %u"), (guint) self->cursor + 1);
  else
    period
      = jct_period_to_label (jct_series_get_period (series, places->hidden.begin + self->cursor),
                             JCT_LABEL_LONG);
  if (self->typed[0] != '\0')
    value = g_strdup_printf ("%s ⏎", self->typed);
  else if (!is_drawn (self))
    /* Translators: of a period for which no value is drawn. */
    value = g_strdup (C_ ("prediction", "nothing drawn"));
  else
    value = jct_format_value (get_value (self), 0);
  /* Translators: a period and the value that is drawn for it. */
  return g_strdup_printf (C_ ("prediction", "%s: %s"), period, value);
}

/* ---- the widget ---- */

static void
jct_guess_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctGuessPad *self = JCT_GUESS_PAD (widget);
  const JctSlidePlaces *places = get_places (self);
  double height = gtk_widget_get_height (widget), x, y, radius;
  GdkRGBA color = jct_stage_get_pen_rgba (self->stage, JCT_N_PEN_COLORS - 1);
  cairo_t *cr;

  if (!self->has_cursor || places == NULL)
    return;
  x = places->figure.x + places->first_x + (double) self->cursor * places->step_x;
  y = places->figure.y + jct_value_scale_map (&places->axes.value, get_value (self));
  radius = CURSOR_RADIUS * height / 1080;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, MAX (CURSOR_WIDTH * height / 1080, 1));
  cairo_move_to (cr, x, places->plot.y);
  cairo_line_to (cr, x, y - radius);
  cairo_move_to (cr, x, MIN (y + radius, places->plot.y + places->plot.height));
  cairo_line_to (cr, x, places->plot.y + places->plot.height);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
jct_guess_pad_dispose (GObject *object)
{
  g_clear_object (&JCT_GUESS_PAD (object)->presentation);
  G_OBJECT_CLASS (jct_guess_pad_parent_class)->dispose (object);
}

static void
jct_guess_pad_class_init (JctGuessPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_guess_pad_dispose;
  widget_class->snapshot = jct_guess_pad_snapshot;
  gtk_widget_class_set_css_name (widget_class, "guesspad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  signals[CURSOR_CHANGED] = g_signal_new ("cursor-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STROKE_ENDED] = g_signal_new ("stroke-ended", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_guess_pad_init (JctGuessPad *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
}

GtkWidget *
jct_guess_pad_new (JctStage *stage, JctPresentation *presentation)
{
  JctGuessPad *self;

  g_return_val_if_fail (JCT_IS_STAGE (stage) && JCT_IS_PRESENTATION (presentation), NULL);

  self = g_object_new (JCT_TYPE_GUESS_PAD, NULL);
  self->stage = stage;
  self->presentation = g_object_ref (presentation);
  return GTK_WIDGET (self);
}
