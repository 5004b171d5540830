/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-slide-preview.h"

#include <math.h>

#include "widgets/jct-scene-nodes.h"

#define MINIMUM_WIDTH 160
#define NATURAL_WIDTH 340
/* Before there is a slide. */
#define ASPECT (16.0 / 9)

struct _JctSlidePreview
{
  GtkWidget parent_instance;

  JctSlideFrame *frame; /* owned (nullable) */
  JctSceneNodes *nodes; /* owned */
};

G_DEFINE_FINAL_TYPE (JctSlidePreview, jct_slide_preview, GTK_TYPE_WIDGET)

static double
get_aspect (JctSlidePreview *self)
{
  const JctScene *scene;

  if (self->frame == NULL)
    return ASPECT;
  scene = jct_slide_frame_get_scene (self->frame);
  return jct_scene_get_width (scene) / jct_scene_get_height (scene);
}

static GtkSizeRequestMode
jct_slide_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
jct_slide_preview_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  double aspect = get_aspect (JCT_SLIDE_PREVIEW (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = (int) ceil (MINIMUM_WIDTH / aspect);
  *natural = (int) ceil ((for_size > 0 ? for_size : NATURAL_WIDTH) / aspect);
  *natural = MAX (*minimum, *natural);
}

static void
jct_slide_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctSlidePreview *self = JCT_SLIDE_PREVIEW (widget);
  g_autoptr (GskRenderNode) node = NULL;
  const JctScene *scene;
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), scale;

  if (self->frame == NULL)
    return;
  scene = jct_slide_frame_get_scene (self->frame);
  scale = MIN (width / jct_scene_get_width (scene), height / jct_scene_get_height (scene));
  node = jct_scene_nodes_render (self->nodes, scene, gtk_widget_get_scale_factor (widget));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((float) ((width - scale * jct_scene_get_width (scene)) / 2),
                                    (float) ((height - scale * jct_scene_get_height (scene)) / 2)));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
jct_slide_preview_dispose (GObject *object)
{
  JctSlidePreview *self = JCT_SLIDE_PREVIEW (object);

  g_clear_pointer (&self->frame, jct_slide_frame_unref);
  g_clear_pointer (&self->nodes, jct_scene_nodes_free);
  G_OBJECT_CLASS (jct_slide_preview_parent_class)->dispose (object);
}

static void
jct_slide_preview_class_init (JctSlidePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_slide_preview_dispose;
  widget_class->get_request_mode = jct_slide_preview_get_request_mode;
  widget_class->measure = jct_slide_preview_measure;
  widget_class->snapshot = jct_slide_preview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "slidepreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jct_slide_preview_init (JctSlidePreview *self)
{
  self->nodes = jct_scene_nodes_new ();
}

GtkWidget *
jct_slide_preview_new (void)
{
  return g_object_new (JCT_TYPE_SLIDE_PREVIEW, NULL);
}

void
jct_slide_preview_set_frame (JctSlidePreview *self, JctSlideFrame *frame)
{
  g_autofree char *label = NULL;

  g_return_if_fail (JCT_IS_SLIDE_PREVIEW (self));

  if (self->frame == frame)
    return;
  g_clear_pointer (&self->frame, jct_slide_frame_unref);
  self->frame = frame != NULL ? jct_slide_frame_ref (frame) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  frame != NULL ? jct_slide_frame_get_title (frame) : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  frame != NULL ? jct_slide_frame_get_description (frame) : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
