/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the presentation’s windows, and their list. */
#include "config.h"

#include "app/jct-present-window-private.h"

/* An open menu is moved through with the same arrows. */
static gboolean
is_for_menu (JctPresentWindow *self, guint key)
{
  return jct_present_window_has_menu (self)
         && (key == GDK_KEY_Up || key == GDK_KEY_Down || key == GDK_KEY_Left || key == GDK_KEY_Right
             || key == GDK_KEY_space || key == GDK_KEY_Return || key == GDK_KEY_Escape);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                JctPresentWindow *self)
{
  guint digit = 0;
  JctPresentCommand command = jct_present_command_from_key (key, state, &digit);

  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    jct_present_window_show_bar (self);
  if (is_for_menu (self, key) || jct_present_window_is_in_list (self, key))
    return FALSE;
  if (jct_present_window_draw_with_key (self, key, state))
    return TRUE;
  return jct_present_window_run (self, command, digit);
}

static void
on_key_released (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 JctPresentWindow *self)
{
  guint digit = 0;

  jct_present_window_release (self, jct_present_command_from_key (key, 0, &digit));
}

void
jct_present_window_catch_keys (JctPresentWindow *self, GtkWidget *window)
{
  GtkEventController *keys;

  g_return_if_fail (JCT_IS_PRESENT_WINDOW (self) && GTK_IS_WIDGET (window));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (on_key_released), self, 0);
  gtk_widget_add_controller (window, keys);
}

void
jct_present_window_fill_keys (JctPresentWindow *self)
{
  for (guint i = 0; jct_present_keys_get_keys (i) != NULL; i++)
    {
      GtkWidget *keys = gtk_label_new (jct_present_keys_get_keys (i));
      GtkWidget *meaning = gtk_label_new (jct_present_keys_get_meaning (i));

      gtk_label_set_xalign (GTK_LABEL (keys), 0);
      gtk_label_set_xalign (GTK_LABEL (meaning), 0);
      gtk_widget_add_css_class (keys, "heading");
      gtk_grid_attach (self->keys, keys, 0, (int) i, 1, 1);
      gtk_grid_attach (self->keys, meaning, 1, (int) i, 1, 1);
    }
}
