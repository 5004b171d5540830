/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-window.h"

#include "widgets/jct-widgets.h"

struct _JctWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (JctWindow, jct_window, ADW_TYPE_APPLICATION_WINDOW)

static void
jct_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_WINDOW);
  G_OBJECT_CLASS (jct_window_parent_class)->dispose (object);
}

static void
jct_window_class_init (JctWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, JCT_RESOURCE_BASE "/jct-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JctWindow, pages);
}

static void
jct_window_init (JctWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JctWindow *
jct_window_new (JctApplication *application)
{
  return g_object_new (JCT_TYPE_WINDOW, "application", application, NULL);
}
