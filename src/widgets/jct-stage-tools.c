/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a speaker shows a part of a slide with, and what covers it. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-stage-private.h"

/* Of 1080 lines. */
#define SPOT_RADIUS 190.0
#define LENS_RADIUS 240.0
#define LENS_EDGE 5.0
#define END_TEXT 30.0

#define DARKNESS 0.72
#define SOFT 0.9 /* of the spot's radius: where its edge begins */
#define ZOOM 2.25

void
jct_stage_snapshot_spotlight (JctStage *self, GtkSnapshot *snapshot)
{
  double radius = jct_stage_scale (self, SPOT_RADIUS);
  cairo_pattern_t *dark
    = cairo_pattern_create_radial (self->pointer.x, self->pointer.y, radius * SOFT, self->pointer.x,
                                   self->pointer.y, radius);
  cairo_t *cr
    = gtk_snapshot_append_cairo (snapshot,
                                 &GRAPHENE_RECT_INIT (0, 0,
                                                      gtk_widget_get_width (GTK_WIDGET (self)),
                                                      gtk_widget_get_height (GTK_WIDGET (self))));

  cairo_pattern_add_color_stop_rgba (dark, 0, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba (dark, 1, 0, 0, 0, DARKNESS);
  cairo_set_source (cr, dark);
  cairo_paint (cr);
  cairo_pattern_destroy (dark);
  cairo_destroy (cr);
}

/* The slide again, larger, about the pointer: drawn from its marks, and so as sharp as it is. */
void
jct_stage_snapshot_magnifier (JctStage *self, GtkSnapshot *snapshot)
{
  double radius = jct_stage_scale (self, LENS_RADIUS), edge = jct_stage_scale (self, LENS_EDGE);
  JctPoint at = self->pointer;
  GdkRGBA color = jct_color_to_rgba (self->theme->text_secondary);
  GskRoundedRect lens;

  gsk_rounded_rect_init_from_rect (
    &lens, &GRAPHENE_RECT_INIT (at.x - radius, at.y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &lens);
  gtk_snapshot_append_color (snapshot,
                             &(GdkRGBA){ self->theme->background.red, self->theme->background.green,
                                         self->theme->background.blue, 1 },
                             &lens.bounds);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (at.x, at.y));
  gtk_snapshot_scale (snapshot, ZOOM, ZOOM);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-at.x, -at.y));
  gtk_snapshot_append_node (snapshot, self->node);
  jct_stage_snapshot_strokes (self, snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &lens, (const float[]){ edge, edge, edge, edge },
                              (const GdkRGBA[]){ color, color, color, color });
}

static void
snapshot_end (JctStage *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout
    = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                      _ ("This was the last slide. Escape ends the presentation."));
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  pango_font_description_set_absolute_size (font, jct_stage_scale (self, END_TEXT) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * 0.8 * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (width * 0.1),
                                                (gtk_widget_get_height (GTK_WIDGET (self)) - height)
                                                  / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA){ 0.75f, 0.75f, 0.75f, 1 });
  gtk_snapshot_restore (snapshot);
}

gboolean
jct_stage_snapshot_screen (JctStage *self, GtkSnapshot *snapshot)
{
  JctScreen screen = jct_presentation_get_screen (jct_stage_get_presentation (self));
  float light = screen == JCT_SCREEN_WHITE ? 1 : 0;

  if (screen == JCT_SCREEN_SLIDE)
    return FALSE;
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ light, light, light, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                  gtk_widget_get_height (GTK_WIDGET (self))));
  if (screen == JCT_SCREEN_END)
    snapshot_end (self, snapshot);
  return TRUE;
}
