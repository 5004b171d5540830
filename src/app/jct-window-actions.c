/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-window-private.h"

#include "widgets/jct-compare-window.h"
#include "widgets/jct-widgets.h"

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_window_choose_file (JCT_WINDOW (widget));
}

static void
action_open_uri (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  jct_window_open_file (JCT_WINDOW (widget), file);
}

static void
action_cancel_load (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_window_cancel_load (JCT_WINDOW (widget));
}

/* One beside each window; a second request brings it to the front. */
static void
action_compare_events (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  if (self->compare_window == NULL && self->explore_page != NULL)
    {
      g_autoptr (JctAnalysisRunner) runner = NULL;

      g_object_get (self->explore_page, "runner", &runner, NULL);
      g_set_weak_pointer (&self->compare_window,
                          jct_compare_window_new (GTK_WINDOW (self), runner));
    }
  if (self->compare_window != NULL)
    gtk_window_present (GTK_WINDOW (self->compare_window));
}

/* The page of the help that is about what is shown. */
static const char *
find_help (JctWindow *self)
{
  static const struct
  {
    const char *page, *help;
  } pages[] = { { "claims", "claims" },
                { "data", "numbers#data" },
                { "explore", "chart" },
                { "story", "stories" } };

  if (jct_view_state_get_document (self->state) == NULL)
    return "index";
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (jct_window_shows_page (self, pages[i].page))
      return pages[i].help;
  return "index";
}

static void
action_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.help", "s", find_help (JCT_WINDOW (widget)));
}

/* Where GtkApplication finds a help overlay by its name it builds it with every window, seen or not:
 * this one is built when it is asked for. */
static void
action_show_help_overlay (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder
        = gtk_builder_new_from_resource (JCT_RESOURCE_BASE "/help-overlay.ui");
      GObject *overlay = gtk_builder_get_object (builder, "help_overlay");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (overlay));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
jct_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", action_open_uri);
  gtk_widget_class_install_action (widget_class, "win.cancel-load", NULL, action_cancel_load);
  gtk_widget_class_install_action (widget_class, "win.compare-events", NULL, action_compare_events);
  gtk_widget_class_install_property_action (widget_class, "win.show-facets", "show-facets");
  gtk_widget_class_install_property_action (widget_class, "win.show-inspector", "show-inspector");
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  gtk_widget_class_install_action (widget_class, "win.help", NULL, action_help);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   action_show_help_overlay);
  jct_window_install_export_actions (widget_class);
  jct_window_install_present_actions (widget_class);
  jct_window_install_page_actions (widget_class);
  jct_window_install_edit_actions (widget_class);
  jct_window_install_story_actions (widget_class);
  jct_window_install_event_actions (widget_class);
  jct_window_install_beside_actions (widget_class);
  jct_window_install_history_actions (widget_class);
  jct_window_install_save_actions (widget_class);
  jct_window_install_import (widget_class);
  /* Reaches the window only where nothing inside it had a use for the key. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.cancel-load", NULL);
}

void
jct_window_update_actions (JctWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = jct_view_state_get_document (self->state) != NULL;
  gboolean can_undo, can_redo;

  g_object_get (self->state, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (widget, "win.cancel-load", self->run != NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", open && can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", open && can_redo);
  gtk_widget_action_set_enabled (widget, "win.compare-events", open);
  gtk_widget_action_set_enabled (widget, "win.add-event", open);
  gtk_widget_action_set_enabled (widget, "win.add-note", open);
  gtk_widget_action_set_enabled (widget, "win.add-range-note", open);
  gtk_widget_action_set_enabled (widget, "win.add-events", open);
  gtk_widget_action_set_enabled (widget, "win.edit-contents", open);
  gtk_widget_action_set_enabled (widget, "win.define-selection", open);
  gtk_widget_action_set_enabled (widget, "win.save-view", open);
  jct_window_update_story (self);
  gtk_widget_action_set_enabled (widget, "win.import-options", open && self->plan != NULL);
  gtk_widget_action_set_enabled (widget, "win.import-forget",
                                 open && self->origin == JCT_IMPORT_REMEMBERED);
  gtk_widget_action_set_enabled (widget, "win.reload", open && self->file != NULL);
  jct_window_update_save_actions (self);
  jct_window_update_beside (self);
  jct_window_update_export_actions (self);
  gtk_widget_action_set_enabled (widget, "win.present", open);
  gtk_widget_action_set_enabled (widget, "win.present-from-here", open);
  gtk_widget_action_set_enabled (widget, "win.present-view", open);
  gtk_widget_action_set_enabled (widget, "win.slow-reveal", open);
  gtk_widget_action_set_enabled (widget, "win.present-anonymous", open);
  gtk_widget_action_set_enabled (widget, "win.show-facets", open);
  gtk_widget_action_set_enabled (widget, "win.show-inspector", open);
  jct_window_enable_pages (self, open);
}
