/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-figure-part.h"

#include "widgets/jct-scene-nodes.h"

struct _JctFigurePart
{
  GtkWidget parent_instance;

  const JctScene *scene; /* borrowed */
  GskRenderNode *node;   /* (nullable): the scene, painted */
  JctSceneNodes *nodes;  /* of this scene and, until it is painted, of the one before */
};

G_DEFINE_FINAL_TYPE (JctFigurePart, jct_figure_part, GTK_TYPE_WIDGET)

static void
jct_figure_part_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctFigurePart *self = JCT_FIGURE_PART (widget);

  if (self->scene == NULL)
    return;
  if (self->node == NULL)
    self->node
      = jct_scene_nodes_render (self->nodes, self->scene, gtk_widget_get_scale_factor (widget));
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
jct_figure_part_dispose (GObject *object)
{
  JctFigurePart *self = JCT_FIGURE_PART (object);

  self->scene = NULL;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->nodes, jct_scene_nodes_free);
  G_OBJECT_CLASS (jct_figure_part_parent_class)->dispose (object);
}

static void
jct_figure_part_class_init (JctFigurePartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_figure_part_dispose;
  widget_class->snapshot = jct_figure_part_snapshot;
  gtk_widget_class_set_css_name (widget_class, "figurepart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jct_figure_part_init (JctFigurePart *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->nodes = jct_scene_nodes_new ();
}

GtkWidget *
jct_figure_part_new (void)
{
  return g_object_new (JCT_TYPE_FIGURE_PART, NULL);
}

void
jct_figure_part_set_scene (JctFigurePart *self, const JctScene *scene)
{
  g_return_if_fail (JCT_IS_FIGURE_PART (self));

  self->scene = scene;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jct_figure_part_forget (JctFigurePart *self)
{
  g_return_if_fail (JCT_IS_FIGURE_PART (self));

  g_clear_pointer (&self->node, gsk_render_node_unref);
  jct_scene_nodes_free (self->nodes);
  self->nodes = jct_scene_nodes_new ();
}

void
jct_figure_part_set_words (JctFigurePart *self, const char *label, const char *description)
{
  g_return_if_fail (JCT_IS_FIGURE_PART (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
