/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-application.h"

#include "app/jct-window.h"
#include "widgets/jct-widgets.h"

struct _JctApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (JctApplication, jct_application, ADW_TYPE_APPLICATION)

static void
jct_application_startup (GApplication *application)
{
  jct_widgets_init ();
  G_APPLICATION_CLASS (jct_application_parent_class)->startup (application);
}

static void
jct_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (jct_window_new (JCT_APPLICATION (application))));
}

static void
jct_application_class_init (JctApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = jct_application_startup;
  application_class->activate = jct_application_activate;
}

static void
jct_application_init (JctApplication *self)
{
}

JctApplication *
jct_application_new (void)
{
  return g_object_new (JCT_TYPE_APPLICATION, "application-id", JCT_APP_ID, "resource-base-path",
                       JCT_RESOURCE_BASE, NULL);
}
