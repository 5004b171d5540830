/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present-fixture.h"

JctPresentWindow *
find_present_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (JCT_IS_PRESENT_WINDOW (window))
        return JCT_PRESENT_WINDOW (window);
    }
  return NULL;
}

static gboolean
is_shown (JctPresentWindow *window)
{
  JctStage *stage = jct_present_window_get_stage (window);

  return jct_stage_get_frame (stage) != NULL && !jct_stage_is_waiting (stage);
}

void
wait_for_frame (JctPresentWindow *window)
{
  JctPresentation *presentation = jct_present_window_get_presentation (window);

  WAIT_UNTIL (is_shown (window));
  g_assert_cmpuint (jct_slide_frame_get_index (
                      jct_stage_get_frame (jct_present_window_get_stage (window))),
                    ==, jct_presentation_get_slide_index (presentation));
}

JctPresentWindow *
present (JctWindow *window)
{
  JctPresentWindow *presenting;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.present", NULL);
  presenting = find_present_window ();
  g_assert_nonnull (presenting);
  wait_for_frame (presenting);
  return presenting;
}

GtkEventController *
find_controller (GtkWidget *widget, GType type, GtkPropagationPhase phase)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* The other button has a gesture of its own. */
      if (GTK_IS_GESTURE_SINGLE (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
               == GDK_BUTTON_SECONDARY)
        continue;
      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type)
          && gtk_event_controller_get_propagation_phase (controller) == phase)
        return controller;
    }
  return NULL;
}

gboolean
press_with (gpointer window, guint key, GdkModifierType state)
{
  GtkEventController *keys
    = find_controller (window, GTK_TYPE_EVENT_CONTROLLER_KEY, GTK_PHASE_CAPTURE);
  gboolean handled = FALSE;

  g_assert_nonnull (keys);
  g_signal_emit_by_name (keys, "key-pressed", key, 0, state, &handled);
  return handled;
}

gboolean
press (gpointer window, guint key)
{
  return press_with (window, key, 0);
}

void
let_go (gpointer window, guint key)
{
  g_signal_emit_by_name (find_controller (window, GTK_TYPE_EVENT_CONTROLLER_KEY, GTK_PHASE_CAPTURE),
                         "key-released", key, 0, 0);
}
