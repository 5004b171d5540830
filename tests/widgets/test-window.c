/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-application.h"
#include "app/jct-window.h"

static void
test_opens (void)
{
  g_autoptr (JctApplication) application = jct_application_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_true (JCT_IS_WINDOW (window));
  gtk_window_destroy (window);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/opens", test_opens);
  return g_test_run ();
}
