/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-late-menu.h"
#include "widgets/jct-recent-files.h"
#include "widgets/jct-widgets.h"

/* Below it the sidebars fold; whether they are shown then says nothing about what the person wants.
 */
#define FOLD_WIDTH 960

/* Before the title of a document with edits that no file has. */
#define UNSAVED_MARK "• "

enum
{
  PROP_0,
  PROP_SHOW_FACETS,
  PROP_SHOW_INSPECTOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctWindow, jct_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- what was open when ---- */

static void
restore_settings (JctWindow *self)
{
  if (self->settings == NULL)
    return;
  self->show_facets = g_settings_get_boolean (self->settings, "show-facets");
  self->show_inspector = g_settings_get_boolean (self->settings, "show-inspector");
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
keep_settings (JctWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (gtk_widget_get_width (GTK_WIDGET (self)) >= FOLD_WIDTH)
    {
      g_settings_set_boolean (self->settings, "show-facets", self->show_facets);
      g_settings_set_boolean (self->settings, "show-inspector", self->show_inspector);
    }
}

GFile *
jct_window_dup_last_folder (JctWindow *self)
{
  g_autofree char *uri
    = self->settings != NULL ? g_settings_get_string (self->settings, "last-folder") : NULL;

  return uri != NULL && uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
}

void
jct_window_keep_last_folder (JctWindow *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (self->settings != NULL && uri != NULL)
    g_settings_set_string (self->settings, "last-folder", uri);
}

/* ---- what is shown ---- */

/* The file's name, and in words what the mark before the title says. */
static char *
dup_subtitle (JctWindow *self, gboolean modified)
{
  g_autofree char *name = self->file != NULL ? jct_file_dup_name (self->file) : NULL;

  if (name == NULL)
    return g_strdup (modified ? C_ ("document", "Edited") : "");
  /* Of a dataset that came with the program a copy is edited, which has no file yet. */
  if (modified && jct_window_is_bundled (self->file))
    /* Translators: the name of a file that is never written: what is edited is a copy of it. */
    return g_strdup_printf (C_ ("document", "%s – edited copy"), name);
  /* Translators: the name of a file whose document has changes that are not saved. */
  return modified ? g_strdup_printf (C_ ("document", "%s – edited"), name)
                  : g_steal_pointer (&name);
}

static void
show_document_title (JctWindow *self, const char *title, const char *subtitle)
{
  g_autofree char *path = self->file != NULL ? g_file_get_parse_name (self->file) : NULL;
  g_autofree char *tooltip = g_strjoin ("\n", title, path, NULL);

  adw_view_switcher_title_set_title (self->switcher, title);
  adw_view_switcher_title_set_subtitle (self->switcher, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->switcher), tooltip);
  adw_window_title_set_title (self->document_title, title);
  adw_window_title_set_subtitle (self->document_title, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->document_title), tooltip);
}

static void
update_title (JctWindow *self)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  gboolean modified = jct_view_state_is_modified (self->state);
  const char *shown = document != NULL ? jct_document_get_title (document) : "Juncture";
  g_autofree char *subtitle = dup_subtitle (self, modified);
  g_autofree char *title = modified ? g_strconcat (UNSAVED_MARK, shown, NULL) : g_strdup (shown);

  adw_window_title_set_title (self->title, document != NULL ? title : "");
  adw_window_title_set_subtitle (self->title, document != NULL ? subtitle : "");
  if (self->switcher != NULL && document != NULL)
    show_document_title (self, title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

void
jct_window_update (JctWindow *self)
{
  const char *page = "start";

  if (jct_view_state_get_document (self->state) != NULL)
    page = "document";
  else if (self->run != NULL)
    page = "loading";
  gtk_stack_set_visible_child_name (self->pages, page);
  /* Out of the way of what is open; where the eye is when nothing is. */
  gtk_widget_set_valign (self->load_card,
                         g_str_equal (page, "loading") ? GTK_ALIGN_CENTER : GTK_ALIGN_END);
  update_title (self);
  jct_window_update_header (self);
  jct_window_update_history (self);
  jct_window_update_actions (self);
}

static void
on_document_changed (JctWindow *self)
{
  if (self->views == NULL && jct_view_state_get_document (self->state) != NULL)
    {
      jct_window_build_pages (self);
      jct_window_add_views_menu (self);
      jct_window_add_document_title (self);
      jct_window_fit_header (self, gtk_widget_get_width (GTK_WIDGET (self)));
    }
  jct_window_update (self);
}

static void
on_history_changed (JctWindow *self)
{
  update_title (self);
  jct_window_update_history (self);
  jct_window_update_actions (self);
}

static void
on_start_page_open_file (JctStartPage *page, GFile *file, JctWindow *self)
{
  jct_window_open_file (self, file);
}

static void
on_surface_layout (GdkSurface *surface, int width, int height, JctWindow *self)
{
  jct_window_fit_header (self, width);
}

/* ---- the object ---- */

JctViewState *
jct_window_get_state (JctWindow *self)
{
  g_return_val_if_fail (JCT_IS_WINDOW (self), NULL);

  return self->state;
}

gboolean
jct_window_is_empty (JctWindow *self)
{
  g_return_val_if_fail (JCT_IS_WINDOW (self), FALSE);

  return self->run == NULL && !self->is_recovering
         && jct_view_state_get_document (self->state) == NULL;
}

static void
close_now (JctWindow *self, GFile *file)
{
  keep_settings (self);
  jct_window_drop_autosave (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
jct_window_close_request (GtkWindow *window)
{
  jct_window_settle (JCT_WINDOW (window), close_now, NULL);
  return TRUE;
}

static void
jct_window_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (jct_window_parent_class)->realize (widget);
  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect_object (surface, "layout", G_CALLBACK (on_surface_layout), widget, 0);
  jct_window_await_icon (JCT_WINDOW (widget));
}

static void
jct_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctWindow *self = JCT_WINDOW (object);

  switch (id)
    {
    case PROP_SHOW_FACETS:
      g_value_set_boolean (value, self->show_facets);
      break;
    case PROP_SHOW_INSPECTOR:
      g_value_set_boolean (value, self->show_inspector);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_flag (JctWindow *self, gboolean *flag, gboolean value, guint id)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
jct_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctWindow *self = JCT_WINDOW (object);

  switch (id)
    {
    case PROP_SHOW_FACETS:
      set_flag (self, &self->show_facets, g_value_get_boolean (value), id);
      break;
    case PROP_SHOW_INSPECTOR:
      set_flag (self, &self->show_inspector, g_value_get_boolean (value), id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_window_dispose (GObject *object)
{
  JctWindow *self = JCT_WINDOW (object);

  jct_window_cancel_load (self);
  jct_window_unwatch_file (self);
  jct_window_stop_autosave (self);
  jct_window_forget_icon (self);
  g_cancellable_cancel (self->closing);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_weak_pointer (&self->question);
  self->views = NULL;
  self->switcher = NULL;
  self->switcher_bar = NULL;
  self->document_title = NULL;
  self->explore_page = NULL;
  self->data_page = NULL;
  self->story_page = NULL;
  self->views_menu = NULL;
  if (self->compare_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->compare_window));
  g_clear_weak_pointer (&self->compare_window);
  if (self->present_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->present_window));
  g_clear_weak_pointer (&self->present_window);
  jct_window_clear_import (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_WINDOW);
  G_OBJECT_CLASS (jct_window_parent_class)->dispose (object);
}

static void
jct_window_finalize (GObject *object)
{
  JctWindow *self = JCT_WINDOW (object);

  jct_window_free_autosave (self);
  jct_window_forget_receipt (self);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);
  g_clear_object (&self->file);
  g_clear_object (&self->proceed_file);
  g_clear_object (&self->closing);
  g_free (self->shown_story);
  g_free (self->due_story);
  G_OBJECT_CLASS (jct_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, JCT_RESOURCE_BASE "/jct-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JctWindow, header);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, content);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, facets_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, history_box);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, history_section);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, export_menu);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, error_heading);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, notes_bar);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, notes_label);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, notes_button);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, notes_list);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, import_change);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, import_forget);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, load_progress);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, load_card);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, load_label);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, drop_hint);
  gtk_widget_class_bind_template_child (widget_class, JctWindow, drop_beside);
  gtk_widget_class_bind_template_callback (widget_class, on_start_page_open_file);
}

static void
jct_window_class_init (JctWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jct_window_get_property;
  object_class->set_property = jct_window_set_property;
  object_class->dispose = jct_window_dispose;
  object_class->finalize = jct_window_finalize;
  widget_class->realize = jct_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = jct_window_close_request;

  properties[PROP_SHOW_FACETS] = g_param_spec_boolean ("show-facets", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_INSPECTOR]
    = g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  jct_window_bind_messages (widget_class);
  jct_window_install_actions (widget_class);
  jct_window_install_reload (widget_class);
}

static void
jct_window_init (JctWindow *self)
{
  g_autofree char *datasets = jct_dup_datasets_folder ();

  self->state = jct_view_state_new ();
  self->closing = g_cancellable_new ();
  self->show_facets = TRUE;
  self->show_inspector = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_menu_button_set_late_menu (self->menu_button, self->primary_menu);
  jct_menu_button_set_late_menu (self->export_button, self->export_menu);

  g_signal_connect_object (self->state, "notify::document", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::can-undo", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::can-redo", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::undo-name", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::modified", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::redo-name", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "view-changed", G_CALLBACK (jct_window_update_beside), self,
                           G_CONNECT_SWAPPED);
  jct_start_page_set_datasets (self->start_page, datasets);
  jct_window_init_open (self);
  jct_window_init_reload (self);
  jct_window_update (self);
}

JctWindow *
jct_window_new (JctApplication *application)
{
  JctWindow *self = g_object_new (JCT_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = jct_application_get_settings (application);
  int width, height;

  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  jct_window_init_autosave (self, jct_application_get_recovery_store (application));
  restore_settings (self);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  jct_window_fit_header (self, width);
  gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
  return self;
}
