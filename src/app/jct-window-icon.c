/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window's icon for those desktops that take it from the window itself. To draw it, the library that renders SVG is
 * loaded, a tenth of the time to the first frame: it is given once the window shows what was opened.
 */
#include "config.h"

#include "app/jct-window-private.h"

static gboolean
set_icon (gpointer user_data)
{
  JctWindow *self = user_data;

  self->icon_idle = 0;
  gtk_window_set_icon_name (GTK_WINDOW (self), JCT_APP_ID);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock, JctWindow *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || jct_window_is_loading (self))
    return;
  g_signal_handlers_disconnect_by_func (clock, on_after_paint, self);
  if (self->icon_idle == 0)
    self->icon_idle = g_idle_add_full (G_PRIORITY_LOW, set_icon, self, NULL);
}

void
jct_window_await_icon (JctWindow *self)
{
  if (gtk_window_get_icon_name (GTK_WINDOW (self)) == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                             G_CALLBACK (on_after_paint), self, 0);
}

void
jct_window_forget_icon (JctWindow *self)
{
  g_clear_handle_id (&self->icon_idle, g_source_remove);
}
