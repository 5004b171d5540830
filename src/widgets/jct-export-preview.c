/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-export-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-paint.h"

#define CHECK 8
#define ENLARGE 3
#define ICON_WIDTH 240.0
/* px around the page. */
#define MARGIN 1

struct _JctExportPreview
{
  GtkWidget parent_instance;

  JctScene *scene;     /* (nullable) */
  GdkTexture *texture; /* (nullable): the scene, painted at `scale` */
  double scale;
  JctPreviewGround ground;
};

G_DEFINE_FINAL_TYPE (JctExportPreview, jct_export_preview, GTK_TYPE_WIDGET)

/* ---- painting -------------------------------------------------------------------------------- */

/* Drawn larger and reduced: type so small is not legible where each letter keeps to the grid of pixels. `scale` px of
 * the screen for each of the page. */
static GdkTexture *
new_texture (const JctScene *scene, double scale, int factor)
{
  int width = MAX ((int) ceil (jct_scene_get_width (scene) * scale * factor), 1);
  int height = MAX ((int) ceil (jct_scene_get_height (scene) * scale * factor), 1);
  cairo_surface_t *large
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * ENLARGE, height * ENLARGE);
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (large);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_scale (cr, scale * factor * ENLARGE, scale * factor * ENLARGE);
  jct_scene_paint (scene, cr);
  cairo_destroy (cr);
  cr = cairo_create (small);
  cairo_scale (cr, 1.0 / ENLARGE, 1.0 / ENLARGE);
  cairo_set_source_surface (cr, large, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (large);
  cairo_surface_flush (small);
  bytes = g_bytes_new (cairo_image_surface_get_data (small),
                       (gsize) cairo_image_surface_get_stride (small) * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize) cairo_image_surface_get_stride (small));
  cairo_surface_destroy (small);
  return texture;
}

/* As in programs that edit pictures. */
static void
append_checks (GtkSnapshot *snapshot, float width, float height, gboolean is_dark)
{
  const GdkRGBA light = is_dark ? (GdkRGBA){ 0.1f, 0.1f, 0.1f, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  const GdkRGBA dark
    = is_dark ? (GdkRGBA){ 0.18f, 0.18f, 0.18f, 1 } : (GdkRGBA){ 0.9f, 0.9f, 0.9f, 1 };

  gtk_snapshot_append_color (snapshot, &light, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_push_repeat (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height),
                            &GRAPHENE_RECT_INIT (0, 0, 2 * CHECK, 2 * CHECK));
  gtk_snapshot_append_color (snapshot, &dark, &GRAPHENE_RECT_INIT (0, 0, CHECK, CHECK));
  gtk_snapshot_append_color (snapshot, &dark, &GRAPHENE_RECT_INIT (CHECK, CHECK, CHECK, CHECK));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0 },
                             &GRAPHENE_RECT_INIT (0, 0, 2 * CHECK, 2 * CHECK));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
jct_export_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctExportPreview *self = JCT_EXPORT_PREVIEW (widget);
  double width = gtk_widget_get_width (widget) - 2 * MARGIN;
  double height = gtk_widget_get_height (widget) - 2 * MARGIN;
  GdkRGBA edge;
  double scale;

  if (self->scene == NULL || width < 1 || height < 1)
    return;
  scale = MIN (MIN (width / jct_scene_get_width (self->scene),
                    height / jct_scene_get_height (self->scene)),
               1);
  if (self->texture == NULL || scale != self->scale)
    {
      g_clear_object (&self->texture);
      self->texture = new_texture (self->scene, scale, gtk_widget_get_scale_factor (widget));
      self->scale = scale;
    }
  float w = (float) (jct_scene_get_width (self->scene) * scale);
  float h = (float) (jct_scene_get_height (self->scene) * scale);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (floorf ((float) (width - w) / 2) + MARGIN,
                                                floorf ((float) (height - h) / 2) + MARGIN));
  if (self->ground != JCT_PREVIEW_PAGE)
    append_checks (snapshot, w, h, self->ground == JCT_PREVIEW_DARK_CHECKS);
  gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (0, 0, w, h));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &edge);
  edge.alpha *= 0.35f;
  gtk_snapshot_append_border (
    snapshot, &GSK_ROUNDED_RECT_INIT (-MARGIN, -MARGIN, w + 2 * MARGIN, h + 2 * MARGIN),
    (const float[]){ MARGIN, MARGIN, MARGIN, MARGIN }, (const GdkRGBA[]){ edge, edge, edge, edge });
  gtk_snapshot_restore (snapshot);
}

GdkPaintable *
jct_scene_dup_icon (const JctScene *scene)
{
  return GDK_PAINTABLE (new_texture (scene, MIN (ICON_WIDTH / jct_scene_get_width (scene), 1), 1));
}

GdkPaintable *
jct_export_preview_dup_icon (JctExportPreview *self)
{
  g_return_val_if_fail (JCT_IS_EXPORT_PREVIEW (self), NULL);

  return self->scene != NULL ? jct_scene_dup_icon (self->scene) : NULL;
}

/* ---- the object ------------------------------------------------------------------------------ */

static void
jct_export_preview_finalize (GObject *object)
{
  JctExportPreview *self = JCT_EXPORT_PREVIEW (object);

  g_clear_pointer (&self->scene, jct_scene_free);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (jct_export_preview_parent_class)->finalize (object);
}

static void
jct_export_preview_class_init (JctExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_export_preview_finalize;
  widget_class->snapshot = jct_export_preview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "exportpreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jct_export_preview_init (JctExportPreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("export", "Preview"), -1);
}

GtkWidget *
jct_export_preview_new (void)
{
  return g_object_new (JCT_TYPE_EXPORT_PREVIEW, NULL);
}

void
jct_export_preview_set_scene (JctExportPreview *self,
                              JctScene *scene,
                              JctPreviewGround ground,
                              const char *description)
{
  g_return_if_fail (JCT_IS_EXPORT_PREVIEW (self));

  g_clear_pointer (&self->scene, jct_scene_free);
  g_clear_object (&self->texture);
  self->scene = scene;
  self->ground = ground;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const JctScene *
jct_export_preview_get_scene (JctExportPreview *self)
{
  g_return_val_if_fail (JCT_IS_EXPORT_PREVIEW (self), NULL);

  return self->scene;
}
