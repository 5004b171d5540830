/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-sparkline.h"

#include <math.h>

#define LINE_WIDTH 2.0
#define FILL_ALPHA 0.12
/* So few figures are bars: a line between them would show a course that nobody reported. */
#define MAX_BARS 12
#define BAR_SHARE 0.7
#define BAR_ALPHA 0.5

struct _JctSparkline
{
  GtkWidget parent_instance;

  double *values;
  gsize n;
};

G_DEFINE_FINAL_TYPE (JctSparkline, jct_sparkline, GTK_TYPE_WIDGET)

/* Zero is at the bottom, whatever the values are: the picture must not magnify a change. */
static void
get_range (JctSparkline *self, double *low, double *high)
{
  *low = *high = 0;
  for (gsize i = 0; i < self->n; i++)
    {
      if (isfinite (self->values[i]))
        {
          *low = MIN (*low, self->values[i]);
          *high = MAX (*high, self->values[i]);
        }
    }
  if (*high <= *low)
    *high = *low + 1;
}

typedef struct
{
  double left, step; /* of the first value, and between two */
  double zero, scale;
} Placing;

static Placing
place (JctSparkline *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double low, high;
  Placing placing;

  get_range (self, &low, &high);
  placing.left = LINE_WIDTH;
  placing.step = (width - 2 * LINE_WIDTH) / MAX (self->n - 1, 1);
  placing.scale = (height - 2 * LINE_WIDTH) / (high - low);
  placing.zero = height - LINE_WIDTH + low * placing.scale;
  return placing;
}

/* The values from `first` up to `end`, none of which is missing. */
static void
trace (JctSparkline *self, cairo_t *cr, const Placing *placing, gsize first, gsize end)
{
  for (gsize i = first; i < end; i++)
    cairo_line_to (cr, placing->left + i * placing->step,
                   placing->zero - self->values[i] * placing->scale);
}

static void
draw_stretch (JctSparkline *self,
              cairo_t *cr,
              const Placing *placing,
              const GdkRGBA *color,
              gsize first,
              gsize end)
{
  trace (self, cr, placing, first, end);
  cairo_line_to (cr, placing->left + (end - 1) * placing->step, placing->zero);
  cairo_line_to (cr, placing->left + first * placing->step, placing->zero);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * FILL_ALPHA);
  cairo_fill (cr);

  /* A value between two gaps is a dot: with round ends, a line to where it starts. */
  trace (self, cr, placing, first, end);
  if (end - first == 1)
    trace (self, cr, placing, first, end);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}

static void
draw_bars (JctSparkline *self, cairo_t *cr, const Placing *placing, const GdkRGBA *color)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / (double) self->n;

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * BAR_ALPHA);
  for (gsize i = 0; i < self->n; i++)
    {
      if (isfinite (self->values[i]))
        cairo_rectangle (cr, (i + (1 - BAR_SHARE) / 2) * width, placing->zero, BAR_SHARE * width,
                         -self->values[i] * placing->scale);
    }
  cairo_fill (cr);
}

static void
draw_line (JctSparkline *self, cairo_t *cr, const Placing *placing, const GdkRGBA *color)
{
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (gsize first = 0, end; first < self->n; first = end + 1)
    {
      for (end = first; end < self->n && isfinite (self->values[end]);)
        end++;
      if (end > first)
        draw_stretch (self, cr, placing, color, first, end);
    }
}

static void
jct_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctSparkline *self = JCT_SPARKLINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color;

  if (self->n == 0 || width <= 2 * LINE_WIDTH || height <= 2 * LINE_WIDTH)
    return;

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  Placing placing = place (self);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->n <= MAX_BARS)
    draw_bars (self, cr, &placing, &color);
  else
    draw_line (self, cr, &placing, &color);
  cairo_destroy (cr);
}

void
jct_sparkline_set_values (JctSparkline *self, const double *values, gsize n)
{
  g_return_if_fail (JCT_IS_SPARKLINE (self));

  g_free (self->values);
  self->values = g_memdup2 (values, n * sizeof *values);
  self->n = n;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
jct_sparkline_finalize (GObject *object)
{
  g_free (JCT_SPARKLINE (object)->values);
  G_OBJECT_CLASS (jct_sparkline_parent_class)->finalize (object);
}

static void
jct_sparkline_class_init (JctSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_sparkline_finalize;
  widget_class->snapshot = jct_sparkline_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
jct_sparkline_init (JctSparkline *self)
{
}

GtkWidget *
jct_sparkline_new (void)
{
  return g_object_new (JCT_TYPE_SPARKLINE, NULL);
}
