/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F1 in windows and dialogs: the page of the help about what one is doing. */
#include "config.h"

#include "widgets/jct-help-window.h"

static gboolean
help_cb (GtkWidget *widget, GVariant *target, gpointer user_data)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "help", target);
  return TRUE;
}

void
jct_help_add_key (GtkWidgetClass *widget_class, const char *target)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F1, 0, help_cb, "s", target);
}
