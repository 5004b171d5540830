/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-stage-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/jct-desktop-theme.h"

/* µs. */
#define MORPH_TIME 275000.0
#define FIRST_STEP 17000
/* What was hidden is drawn at this speed, and in no more than so long altogether. */
#define ANSWER_PERIOD_TIME 250000.0
#define ANSWER_TIME 1500000.0
/* Next to nothing of it: the axis is that of all of it already. */
#define ANSWER_BEGUN 1e-9

enum
{
  FRAME_CHANGED,
  POINTER_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctStage, jct_stage, GTK_TYPE_WIDGET)

double
jct_stage_scale (JctStage *self, double length)
{
  return length * gtk_widget_get_height (GTK_WIDGET (self)) / JCT_STAGE_LINES;
}

static JctPresentation *
get_presentation (JctStage *self)
{
  return jct_slide_deck_get_presentation (self->deck);
}

/* ---- the frame ---- */

JctSlideFrame *
jct_stage_get_frame (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), NULL);

  return self->frame;
}

gboolean
jct_stage_is_waiting (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), FALSE);

  return self->is_waiting;
}

/* What a screen reader says: the slide and where it stands, then what is seen; of a covered slide only that it is. */
static void
update_words (JctStage *self)
{
  JctPresentation *presentation = get_presentation (self);
  const char *description = "";
  g_autofree char *label = NULL;

  switch (jct_presentation_get_screen (presentation))
    {
    case JCT_SCREEN_BLACK:
      label = g_strdup (_ ("Black screen"));
      break;
    case JCT_SCREEN_WHITE:
      label = g_strdup (_ ("White screen"));
      break;
    case JCT_SCREEN_END:
      label = g_strdup (_ ("End of the story"));
      break;
    case JCT_SCREEN_SLIDE:
    default:
      if (self->frame == NULL)
        return;
      /* Translators: the title of a slide, its number, and of how many. */
      label = g_strdup_printf (_ ("%s, slide %u of %u"), jct_slide_frame_get_title (self->frame),
                               jct_slide_frame_get_index (self->frame) + 1,
                               jct_presentation_get_n_slides (presentation));
      description = jct_slide_frame_get_description (self->frame);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* ---- from one frame to the next ---- */

static void
stop_moving (JctStage *self)
{
  if (self->morph_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->morph_tick);
  self->morph_tick = 0;
  self->answer_time = 0;
  g_clear_pointer (&self->morph, jct_scene_morph_free);
  g_clear_pointer (&self->moving, jct_scene_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JctStage *self = JCT_STAGE (widget);
  double t = (double) (gdk_frame_clock_get_frame_time (clock) - self->morph_start) / MORPH_TIME;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->moving, jct_scene_free);
  gtk_widget_queue_draw (widget);
  if (t < 1 && self->morph != NULL)
    {
      self->moving = jct_scene_morph_at (self->morph, t);
      return G_SOURCE_CONTINUE;
    }
  t = self->answer_time > 0 ? (t - 1) * MORPH_TIME / self->answer_time : 1;
  if (t < 1)
    {
      self->moving = jct_slide_deck_layout_answer (self->deck, MAX (t, ANSWER_BEGUN));
      return G_SOURCE_CONTINUE;
    }
  self->answer_time = 0;
  g_clear_pointer (&self->morph, jct_scene_morph_free);
  self->morph_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Where nobody sees the frame before, and where the desktop wants nothing to move, the new one is there at once. */
static gboolean
can_move (JctStage *self, const JctScene *from, const JctScene *to)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_mapped (widget) && adw_get_enable_animations (widget) && !self->was_covered
         && jct_scene_get_width (from) == jct_scene_get_width (to)
         && jct_scene_get_height (from) == jct_scene_get_height (to);
}

static void
begin_ticks (JctStage *self)
{
  self->morph_start
    = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self))) - FIRST_STEP;
  self->morph_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/* From what is on screen, be it on its way itself. The first step is in the very next frame. */
static void
start_moving (JctStage *self, const JctScene *to)
{
  const JctScene *from
    = self->moving != NULL ? self->moving : jct_slide_frame_get_scene (self->frame);
  JctSceneMorph *morph = NULL;

  if (can_move (self, from, to))
    morph = jct_scene_morph_new (from, to);
  stop_moving (self);
  if (morph != NULL && jct_scene_morph_is_still (morph))
    g_clear_pointer (&morph, jct_scene_morph_free);
  self->morph = morph;
  if (morph == NULL)
    return;
  self->moving = jct_scene_morph_at (morph, FIRST_STEP / MORPH_TIME);
  begin_ticks (self);
}

/* What was hidden to be predicted comes month by month, after the axis has gone over to what all of it needs. */
static void
start_answering (JctStage *self, JctSlideFrame *frame)
{
  g_autoptr (JctScene) begun = jct_slide_deck_layout_answer (self->deck, ANSWER_BEGUN);

  if (begun == NULL)
    return;
  start_moving (self, begun);
  if (!can_move (self, begun, begun))
    return;
  if (self->morph_tick == 0)
    begin_ticks (self);
  self->answer_time
    = MIN (jct_slide_frame_get_places (frame)->n_hidden * ANSWER_PERIOD_TIME, ANSWER_TIME);
}

/* A hand that draws sees at once what it draws. */
static void
start_change (JctStage *self, JctSlideFrame *frame)
{
  if (jct_slide_frame_is_redrawn (frame, self->frame))
    stop_moving (self);
  else if (jct_slide_frame_is_answered (frame) && !jct_slide_frame_is_answered (self->frame)
           && jct_slide_frame_get_index (frame) == jct_slide_frame_get_index (self->frame))
    start_answering (self, frame);
  else
    start_moving (self, jct_slide_frame_get_scene (frame));
}

static void
show_frame (JctStage *self, JctSlideFrame *frame)
{
  if (self->frame != NULL)
    start_change (self, frame);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->frame, jct_slide_frame_unref);
  self->frame = jct_slide_frame_ref (frame);
  jct_stage_clear_hover (self);
  if (self->has_pointer && !self->pointer_is_hidden && jct_stage_get_tool (self) == JCT_TOOL_NONE)
    jct_stage_hover (self, self->pointer.x, self->pointer.y);
}

static void
update (JctStage *self)
{
  JctSlideFrame *frame = jct_slide_deck_get_frame (self->deck);

  self->is_waiting = frame == NULL && jct_presentation_get_n_slides (get_presentation (self)) > 0;
  if (frame != NULL && frame != self->frame)
    show_frame (self, frame);
  self->was_covered = jct_presentation_get_screen (get_presentation (self)) != JCT_SCREEN_SLIDE;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[FRAME_CHANGED], 0);
}

gboolean
jct_stage_is_moving (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), FALSE);

  return self->morph_tick != 0;
}

/* ---- tools ---- */

JctStageTool
jct_stage_get_tool (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), JCT_TOOL_NONE);

  if (self->pressed != JCT_TOOL_NONE)
    return self->pressed;
  return self->held != JCT_TOOL_NONE ? self->held : self->tool;
}

void
jct_stage_update_cursor (JctStage *self)
{
  JctStageTool tool = jct_stage_get_tool (self);
  const char *name = "default";

  if (tool == JCT_TOOL_PEN)
    name = "crosshair";
  if (self->pointer_is_hidden || tool == JCT_TOOL_SPOTLIGHT || tool == JCT_TOOL_MAGNIFIER)
    name = "none";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
  /* What takes input for itself has it while no tool does. */
  if (self->pad != NULL)
    gtk_widget_set_can_target (self->pad, tool == JCT_TOOL_NONE);
}

/* A tool that is taken up by a key shows where the pointer was last; where there was none, in the middle. */
static void
tool_changed (JctStage *self)
{
  if (!self->has_pointer)
    self->pointer = (JctPoint){ gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 };
  jct_stage_clear_hover (self);
  jct_stage_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_stage_set_tool (JctStage *self, JctStageTool tool)
{
  g_return_if_fail (JCT_IS_STAGE (self));

  self->tool = tool;
  tool_changed (self);
}

void
jct_stage_hold_tool (JctStage *self, JctStageTool tool)
{
  g_return_if_fail (JCT_IS_STAGE (self));

  if (self->held == tool)
    return;
  self->held = tool;
  tool_changed (self);
}

void
jct_stage_set_pen_color (JctStage *self, guint color)
{
  g_return_if_fail (JCT_IS_STAGE (self) && color < JCT_N_PEN_COLORS);

  self->pen_color = color;
}

guint
jct_stage_get_pen_color (JctStage *self)
{
  g_return_val_if_fail (JCT_IS_STAGE (self), 0);

  return self->pen_color;
}

/* Text's colour first, for what is written; then hues of the theme, which are told from its background and each other. */
GdkRGBA
jct_stage_get_pen_rgba (JctStage *self, guint color)
{
  static const guint hues[JCT_N_PEN_COLORS] = { 1, 0, 2, 0 };

  g_return_val_if_fail (JCT_IS_STAGE (self) && color < JCT_N_PEN_COLORS, (GdkRGBA){ 0 });

  if (self->theme == NULL)
    return (GdkRGBA){ 0, 0, 0, 1 };
  return jct_color_to_rgba (color == JCT_N_PEN_COLORS - 1 ? self->theme->text
                                                          : self->theme->series[hues[color]]);
}

void
jct_stage_set_pad (JctStage *self, GtkWidget *pad)
{
  g_return_if_fail (JCT_IS_STAGE (self) && (pad == NULL || GTK_IS_WIDGET (pad)));

  if (self->pad == pad)
    return;
  g_clear_pointer (&self->pad, gtk_widget_unparent);
  self->pad = pad;
  if (pad != NULL)
    gtk_widget_set_parent (pad, GTK_WIDGET (self));
  jct_stage_update_cursor (self);
}

void
jct_stage_hide_pointer (JctStage *self)
{
  g_return_if_fail (JCT_IS_STAGE (self));

  self->pointer_is_hidden = TRUE;
  jct_stage_clear_hover (self);
  jct_stage_update_cursor (self);
}

/* ---- input ---- */

static void
move_pointer (JctStage *self, double x, double y)
{
  JctStageTool tool = jct_stage_get_tool (self);
  gboolean moved = !self->has_pointer || self->pointer.x != x || self->pointer.y != y;

  self->pointer = (JctPoint){ x, y };
  self->has_pointer = TRUE;
  /* GTK tells of a pointer that rests when what is under it changes. */
  if (!moved)
    return;
  if (self->pointer_is_hidden)
    {
      self->pointer_is_hidden = FALSE;
      jct_stage_update_cursor (self);
    }
  if (tool == JCT_TOOL_NONE)
    jct_stage_hover (self, x, y);
  else if (tool != JCT_TOOL_PEN)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[POINTER_MOVED], 0);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, JctStage *self)
{
  move_pointer (self, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, JctStage *self)
{
  self->has_pointer = FALSE;
  jct_stage_clear_hover (self);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, JctStage *self)
{
  move_pointer (self, x, y);
  self->is_drawing = jct_stage_get_tool (self) == JCT_TOOL_PEN
                     && jct_presentation_get_screen (get_presentation (self)) == JCT_SCREEN_SLIDE;
  if (self->is_drawing)
    jct_stage_begin_stroke (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, JctStage *self)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  move_pointer (self, x + dx, y + dy);
  if (self->is_drawing)
    jct_stage_extend_stroke (self, x + dx, y + dy);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, JctStage *self)
{
  self->is_drawing = FALSE;
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, JctStage *self)
{
  if (jct_stage_get_tool (self) == JCT_TOOL_NONE)
    jct_stage_click (self, x, y);
}

/* The right button shows the spotlight for as long as it is held, with Shift the magnifier. */
static void
on_secondary_begin (GtkGestureDrag *drag, double x, double y, JctStage *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  move_pointer (self, x, y);
  self->pressed = (state & GDK_SHIFT_MASK) != 0 ? JCT_TOOL_MAGNIFIER : JCT_TOOL_SPOTLIGHT;
  tool_changed (self);
}

static void
on_secondary_end (GtkGestureDrag *drag, double dx, double dy, JctStage *self)
{
  self->pressed = JCT_TOOL_NONE;
  tool_changed (self);
}

static void
add_controllers (JctStage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *secondary = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "drag-begin", G_CALLBACK (on_secondary_begin), self);
  g_signal_connect (secondary, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (secondary, "drag-end", G_CALLBACK (on_secondary_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* ---- the widget ---- */

static void
update_theme (JctStage *self)
{
  g_clear_pointer (&self->theme, jct_theme_free);
  self->theme = jct_slide_theme_new (jct_slide_deck_get_theme (self->deck),
                                     jct_slide_deck_get_font (self->deck),
                                     MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1));
}

static void
jct_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JctStage *self = JCT_STAGE (widget);

  update_theme (self);
  jct_slide_deck_set_size (self->deck, width, height);
  if (self->pad != NULL)
    gtk_widget_size_allocate (self->pad, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
jct_stage_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  JctStage *self = JCT_STAGE (widget);

  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 960 : 540;
  if (self->pad != NULL)
    gtk_widget_measure (self->pad, orientation, -1, NULL, NULL, NULL, NULL);
}

/* A frame of another size, until the one of this size is there, fills the stage as it can. */
static void
snapshot_frame (JctStage *self, GtkSnapshot *snapshot)
{
  const JctScene *scene
    = self->moving != NULL ? self->moving : jct_slide_frame_get_scene (self->frame);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double scale = MIN (width / jct_scene_get_width (scene), height / jct_scene_get_height (scene));

  if (self->node == NULL)
    self->node = jct_scene_nodes_render (self->nodes, scene,
                                         gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_snapshot_save (snapshot);
  if (scale != 1)
    {
      gtk_snapshot_translate (
        snapshot,
        &GRAPHENE_POINT_INIT ((float) ((width - scale * jct_scene_get_width (scene)) / 2),
                              (float) ((height - scale * jct_scene_get_height (scene)) / 2)));
      gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
    }
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static void
jct_stage_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctStage *self = JCT_STAGE (widget);
  JctStageTool tool = jct_stage_get_tool (self);
  GdkRGBA background = jct_color_to_rgba (self->theme->background);

  if (jct_stage_snapshot_screen (self, snapshot))
    return;
  gtk_snapshot_append_color (snapshot, &background,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                  gtk_widget_get_height (widget)));
  if (self->frame == NULL)
    return;
  snapshot_frame (self, snapshot);
  if (self->pad != NULL)
    gtk_widget_snapshot_child (widget, self->pad, snapshot);
  jct_stage_snapshot_strokes (self, snapshot);
  if (tool == JCT_TOOL_SPOTLIGHT)
    jct_stage_snapshot_spotlight (self, snapshot);
  else if (tool == JCT_TOOL_MAGNIFIER)
    jct_stage_snapshot_magnifier (self, snapshot);
  else if (tool == JCT_TOOL_NONE)
    jct_stage_snapshot_hover (self, snapshot);
}

static void
jct_stage_dispose (GObject *object)
{
  JctStage *self = JCT_STAGE (object);

  stop_moving (self);
  g_clear_pointer (&self->pad, gtk_widget_unparent);
  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_clear_pointer (&self->tooltip, jct_figure_tooltip_free);
  g_clear_pointer (&self->event, g_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->nodes, jct_scene_nodes_free);
  g_clear_pointer (&self->frame, jct_slide_frame_unref);
  G_OBJECT_CLASS (jct_stage_parent_class)->dispose (object);
}

static void
jct_stage_finalize (GObject *object)
{
  JctStage *self = JCT_STAGE (object);

  g_clear_pointer (&self->strokes, g_ptr_array_unref);
  g_clear_pointer (&self->theme, jct_theme_free);
  g_clear_object (&self->deck);
  G_OBJECT_CLASS (jct_stage_parent_class)->finalize (object);
}

static void
jct_stage_class_init (JctStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_stage_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_stage_finalize;
  widget_class->size_allocate = jct_stage_size_allocate;
  widget_class->measure = jct_stage_measure;
  widget_class->snapshot = jct_stage_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[FRAME_CHANGED] = g_signal_new ("frame-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[POINTER_MOVED] = g_signal_new ("pointer-moved", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_stage_init (JctStage *self)
{
  self->nodes = jct_scene_nodes_new ();
  jct_stage_init_strokes (self);
  add_controllers (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
jct_stage_new (JctSlideDeck *deck)
{
  JctStage *self;

  g_return_val_if_fail (JCT_IS_SLIDE_DECK (deck), NULL);

  self = g_object_new (JCT_TYPE_STAGE, NULL);
  self->deck = g_object_ref (deck);
  update_theme (self);
  g_signal_connect_object (deck, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
