/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-wrap-layout.h"

struct _JctWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (JctWrapLayout, jct_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_widths (JctWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
place_child (GtkWidget *widget, GtkWidget *child, int width, GtkAllocation place)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x = width - place.x - place.width;
  gtk_widget_size_allocate (child, &place, -1);
}

/* The height of all rows; where `place` is set, the children are put there too. */
static int
lay_out (JctWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  int x = 0, y = 0, row_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, child_width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      child_width = MAX (minimum, MIN (natural, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &height, NULL, NULL);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += row_height + self->spacing;
          row_height = 0;
        }
      if (place)
        place_child (widget, child, width, (GtkAllocation){ x, y, child_width, height });
      x += child_width + self->spacing;
      row_height = MAX (row_height, height);
    }
  return y + row_height;
}

static void
measure (GtkLayoutManager *layout,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  JctWrapLayout *self = JCT_WRAP_LAYOUT (layout);
  int least, wished;

  measure_widths (self, widget, &least, &wished);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wished;
      return;
    }
  *minimum = *natural = lay_out (self, widget, for_size >= 0 ? for_size : wished, FALSE);
}

static void
allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (JCT_WRAP_LAYOUT (layout), widget, width, TRUE);
}

static void
jct_wrap_layout_class_init (JctWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
jct_wrap_layout_init (JctWrapLayout *self)
{
}

GtkLayoutManager *
jct_wrap_layout_new (int spacing)
{
  JctWrapLayout *self = g_object_new (JCT_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
