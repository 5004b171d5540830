/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yardstick of bench-start: the least that a libadwaita program does to show an empty window. It ends after its first
 * frame. */
#include <adwaita.h>

static gboolean
close_window (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock, GtkWidget *window)
{
  if (!gtk_widget_get_mapped (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, on_after_paint, window);
  g_idle_add_full (G_PRIORITY_HIGH, close_window, window, NULL);
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint),
                    window);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application
    = adw_application_new ("org.juncture.Bare", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
