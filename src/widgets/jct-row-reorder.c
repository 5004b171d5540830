/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-row-reorder.h"

typedef struct
{
  GtkListBoxRow *row; /* not owned: its controllers go with it */
  JctRowIcon icon;
  JctRowDropped dropped;
} Reorder;

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Reorder *reorder)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, reorder->row);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, Reorder *reorder)
{
  g_autoptr (GdkPaintable) icon = reorder->icon (reorder->row);

  if (icon != NULL)
    gtk_drag_source_set_icon (source, icon, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Reorder *reorder)
{
  GtkListBoxRow *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == reorder->row
      || gtk_widget_get_parent (GTK_WIDGET (dragged))
           != gtk_widget_get_parent (GTK_WIDGET (reorder->row)))
    return FALSE;
  reorder->dropped (reorder->row, dragged);
  return TRUE;
}

static void
free_cb (gpointer data, GClosure *closure)
{
  g_rc_box_release (data);
}

void
jct_row_reorder_add (GtkListBoxRow *row, JctRowIcon icon, JctRowDropped dropped)
{
  GtkDragSource *source;
  GtkDropTarget *target;
  Reorder *reorder;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));
  g_return_if_fail (icon != NULL && dropped != NULL);

  reorder = g_rc_box_new (Reorder);
  *reorder = (Reorder){ row, icon, dropped };
  source = gtk_drag_source_new ();
  target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_data (source, "prepare", G_CALLBACK (prepare_cb), reorder, free_cb, 0);
  g_signal_connect_data (source, "drag-begin", G_CALLBACK (drag_begin_cb),
                         g_rc_box_acquire (reorder), free_cb, 0);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), g_rc_box_acquire (reorder), free_cb,
                         0);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
