/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-guess-swatch.h"

#include "chart/jct-paint.h"

#define WIDTH 44
#define HEIGHT 20

struct _JctGuessSwatch
{
  GtkWidget parent_instance;

  JctColor background, color;
  guint hue;
  gboolean kept;
};

G_DEFINE_FINAL_TYPE (JctGuessSwatch, jct_guess_swatch, GTK_TYPE_WIDGET)

static void
jct_guess_swatch_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
jct_guess_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctGuessSwatch *self = JCT_GUESS_SWATCH (widget);
  g_autoptr (JctScene) scene = jct_slide_layout_guess_sample (self->background, self->color,
                                                              self->hue, self->kept, WIDTH, HEIGHT);
  cairo_t *cr;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - WIDTH) / 2,
                                                (float) (gtk_widget_get_height (widget) - HEIGHT)
                                                  / 2));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  jct_scene_paint (scene, cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
jct_guess_swatch_class_init (JctGuessSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = jct_guess_swatch_measure;
  widget_class->snapshot = jct_guess_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "guessswatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
jct_guess_swatch_init (JctGuessSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
jct_guess_swatch_new (void)
{
  return g_object_new (JCT_TYPE_GUESS_SWATCH, NULL);
}

void
jct_guess_swatch_set_look (
  JctGuessSwatch *self, JctColor background, JctColor color, guint hue, gboolean kept)
{
  g_return_if_fail (JCT_IS_GUESS_SWATCH (self));

  self->background = background;
  self->color = color;
  self->hue = hue;
  self->kept = kept;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
