/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK does when a row of a list is let go over another. */
#pragma once

#include <gtk/gtk.h>

/* Whether `target` took `row`. */
static inline gboolean
drop_row (gpointer row, gpointer target)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (target);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_auto (GValue) value = G_VALUE_INIT;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&value, GTK_TYPE_LIST_BOX_ROW);
      g_value_set_object (&value, row);
      g_signal_emit_by_name (controller, "drop", &value, 4.0, 4.0, &taken);
    }
  return taken;
}
