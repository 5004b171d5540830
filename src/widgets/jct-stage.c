/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-stage-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-desktop-theme.h"

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

JctPresentation *
jct_stage_get_presentation (JctStage *self)
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

/* A title that is not seen yet is not told either. (transfer full) */
static char *
dup_frame_label (const JctSlideFrame *frame, guint n_slides)
{
  guint number = jct_slide_frame_get_index (frame) + 1;

  if (!jct_slide_frame_shows_title (frame))
    return g_strdup_printf (C_ ("presenting", "Slide %u of %u"), number, n_slides);
  /* Translators: the title of a slide, its number, and of how many. */
  return g_strdup_printf (_ ("%s, slide %u of %u"), jct_slide_frame_get_title (frame), number,
                          n_slides);
}

/* What a screen reader says: the slide and where it stands, then what is seen; of a covered slide only that it is. */
static void
update_words (JctStage *self)
{
  JctPresentation *presentation = jct_stage_get_presentation (self);
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
      if (self->frame != NULL)
        {
          label = dup_frame_label (self->frame, jct_presentation_get_n_slides (presentation));
          description = jct_slide_frame_get_description (self->frame);
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

/* ---- the frame that is shown ---- */

static void
show_frame (JctStage *self, JctSlideFrame *frame)
{
  if (self->frame != NULL)
    jct_stage_start_change (self, frame);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->frame, jct_slide_frame_unref);
  self->frame = jct_slide_frame_ref (frame);
  jct_stage_clear_hover (self);
  if (self->has_pointer && !self->pointer_is_hidden && jct_stage_get_tool (self) == JCT_TOOL_NONE)
    jct_stage_hover (self, self->pointer.x, self->pointer.y);
}

/* Names that are to be hidden go at once, though the slide without them may not be there yet. */
static void
drop_names (JctStage *self)
{
  JctPresentation *presentation = jct_stage_get_presentation (self);
  guint slide = jct_presentation_get_slide_index (presentation);

  if (self->frame == NULL || jct_slide_frame_is_anonymous (self->frame)
      || jct_slide_frame_get_index (self->frame) != slide
      || !jct_presentation_hides_names (presentation, slide))
    return;
  jct_stage_stop_moving (self);
  jct_stage_clear_hover (self);
  g_clear_pointer (&self->frame, jct_slide_frame_unref);
}

static gboolean
tell_frame (gpointer data)
{
  JctStage *self = data;

  self->tell_later = 0;
  g_signal_emit (self, signals[FRAME_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Who hears of it may show and hide other parts of the window, which must not happen while sizes are given out. */
static void
tell_frame_when_due (JctStage *self)
{
  if (!self->is_allocating)
    g_signal_emit (self, signals[FRAME_CHANGED], 0);
  else if (self->tell_later == 0)
    self->tell_later = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_frame, self, NULL);
}

static void
update (JctStage *self)
{
  JctPresentation *presentation = jct_stage_get_presentation (self);
  JctSlideFrame *frame = jct_slide_deck_get_frame (self->deck);

  self->is_waiting = frame == NULL && jct_presentation_get_n_slides (presentation) > 0;
  if (frame == NULL)
    drop_names (self);
  else if (frame != self->frame)
    show_frame (self, frame);
  self->was_covered = jct_presentation_get_screen (presentation) != JCT_SCREEN_SLIDE;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_frame_when_due (self);
}

void
jct_stage_tell_pointer (JctStage *self)
{
  g_signal_emit (self, signals[POINTER_MOVED], 0);
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
  self->is_allocating = TRUE;
  jct_slide_deck_set_size (self->deck, width, height);
  self->is_allocating = FALSE;
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

  g_clear_handle_id (&self->tell_later, g_source_remove);
  jct_stage_stop_moving (self);
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
  jct_stage_add_controllers (self);
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
