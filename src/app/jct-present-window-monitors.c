/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which screen slides are shown: chosen, remembered, and another one when it is unplugged. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"

static GListModel *
get_monitors (JctPresentWindow *self)
{
  return gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
}

/* The name that a person knows it by, or what it is plugged into. (transfer full) */
static char *
dup_label (GdkMonitor *monitor, guint index)
{
  const char *model = gdk_monitor_get_model (monitor);
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  if (model == NULL)
    model = gdk_monitor_get_connector (monitor);
  /* Translators: a screen: its number, its name, its width and height in pixels. */
  return g_strdup_printf (C_ ("presenting", "%u: %s (%d × %d)"), index + 1,
                          model != NULL ? model : C_ ("presenting", "Screen"), area.width,
                          area.height);
}

/* Which of several: nothing to choose where there is one. */
static void
update_menu (JctPresentWindow *self)
{
  GListModel *monitors = get_monitors (self);
  guint n = g_list_model_get_n_items (monitors);

  g_menu_remove_all (self->monitors_section);
  for (guint i = 0; n > 1 && i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *label = dup_label (monitor, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "present.monitor", "i", (int) i);
      g_menu_append_item (self->monitors_section, item);
    }
}

int
jct_present_window_get_monitor (JctPresentWindow *self)
{
  GListModel *monitors = get_monitors (self);

  for (guint i = 0; self->monitor != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor == self->monitor)
        return (int) i;
    }
  return -1;
}

static void
show_on (JctPresentWindow *self, GdkMonitor *monitor)
{
  g_set_object (&self->monitor, monitor);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  g_object_notify (G_OBJECT (self), "monitor");
}

/* (transfer full) (nullable) */
static GdkMonitor *
dup_monitor (JctPresentWindow *self, int index)
{
  return index >= 0 ? g_list_model_get_item (get_monitors (self), (guint) index) : NULL;
}

void
jct_present_window_set_monitor (JctPresentWindow *self, int index)
{
  g_autoptr (GdkMonitor) monitor = dup_monitor (self, index);
  const char *connector;

  if (monitor == NULL)
    return;
  connector = gdk_monitor_get_connector (monitor);
  if (self->settings != NULL && connector != NULL)
    g_settings_set_string (self->settings, "present-monitor", connector);
  show_on (self, monitor);
}

/* (transfer full) (nullable) */
static GdkMonitor *
dup_remembered (JctPresentWindow *self)
{
  GListModel *monitors = get_monitors (self);
  g_autofree char *name
    = self->settings != NULL ? g_settings_get_string (self->settings, "present-monitor") : NULL;

  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (g_strcmp0 (gdk_monitor_get_connector (monitor), name) == 0)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

/* (transfer full) (nullable) */
static GdkMonitor *
dup_other_than (JctPresentWindow *self, GdkMonitor *taken)
{
  GListModel *monitors = get_monitors (self);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != taken)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

GdkMonitor *
jct_present_window_dup_other_monitor (JctPresentWindow *self)
{
  return dup_other_than (self, self->monitor);
}

void
jct_present_window_place (JctPresentWindow *self, int index, GtkWindow *beside)
{
  g_autoptr (GdkMonitor) monitor = dup_monitor (self, index);
  GdkSurface *surface = beside != NULL ? gtk_native_get_surface (GTK_NATIVE (beside)) : NULL;

  if (monitor == NULL)
    monitor = dup_remembered (self);
  if (monitor == NULL && surface != NULL)
    monitor = dup_other_than (self, gdk_display_get_monitor_at_surface (
                                      gtk_widget_get_display (GTK_WIDGET (self)), surface));
  if (monitor == NULL)
    monitor = dup_monitor (self, 0);
  show_on (self, monitor);
}

/* What was plugged out shows nothing: the slides go where somebody sees them. */
static void
on_monitors_changed (
  GListModel *monitors, guint position, guint removed, guint added, gpointer data)
{
  JctPresentWindow *self = data;
  g_autoptr (GdkMonitor) other = NULL;

  update_menu (self);
  if (self->monitor == NULL || jct_present_window_get_monitor (self) >= 0)
    return;
  other = dup_monitor (self, 0);
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    show_on (self, other);
  else
    g_set_object (&self->monitor, other);
}

void
jct_present_window_init_monitors (JctPresentWindow *self)
{
  g_signal_connect_object (get_monitors (self), "items-changed", G_CALLBACK (on_monitors_changed),
                           self, 0);
  update_menu (self);
}
