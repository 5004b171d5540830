/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo, named in buttons and menu, and the list of saved views. */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-tooltip-text.h"

/* ---- undo and redo ---- */

static void
append_step (
  GMenu *menu, const char *label, const char *named, const char *name, const char *action)
{
  g_autofree char *step = name != NULL ? jct_window_dup_menu_label (name) : NULL;
  g_autofree char *text = step != NULL ? g_strdup_printf (named, step) : g_strdup (label);

  g_menu_append (menu, text, action);
}

static void
set_tooltip (GtkWidget *button, const char *label, const char *named, const char *name)
{
  g_autofree char *text = name != NULL ? g_strdup_printf (named, name) : g_strdup (label);

  jct_set_tooltip_text (button, text);
}

void
jct_window_update_history (JctWindow *self)
{
  g_autofree char *undo = NULL, *redo = NULL;

  g_object_get (self->state, "undo-name", &undo, "redo-name", &redo, NULL);
  /* Translators: %s is the name of a step, as "Choose definition". */
  set_tooltip (self->undo_button, _ ("Undo"), _ ("Undo: %s"), undo);
  /* Translators: %s is the name of a step, as "Choose definition". */
  set_tooltip (self->redo_button, _ ("Redo"), _ ("Redo: %s"), redo);
  g_menu_remove_all (self->history_section);
  /* Translators: %s is the name of a step, as "Choose definition". */
  append_step (self->history_section, _ ("_Undo"), _ ("_Undo: %s"), undo, "win.undo");
  /* Translators: %s is the name of a step, as "Choose definition". */
  append_step (self->history_section, _ ("_Redo"), _ ("_Redo: %s"), redo, "win.redo");
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_view_state_undo (JCT_WINDOW (widget)->state);
}

static void
action_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jct_view_state_redo (JCT_WINDOW (widget)->state);
}

/* ---- saved views ---- */

static void
on_view_deleted (JctViewsMenu *menu, const char *title, JctWindow *self)
{
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  /* Translators: %s is the name of a saved view. */
  g_autofree char *text = g_strdup_printf (_ ("View “%s” deleted"), escaped);

  jct_window_show_step (self, text);
}

static void
on_view_failed (JctViewsMenu *menu, const char *message, JctWindow *self)
{
  jct_window_show_error (self, _ ("The view could not be saved"), message);
}

void
jct_window_add_views_menu (JctWindow *self)
{
  self->views_menu = g_object_new (JCT_TYPE_VIEWS_MENU, "state", self->state, NULL);
  g_signal_connect_object (self->views_menu, "deleted", G_CALLBACK (on_view_deleted), self, 0);
  g_signal_connect_object (self->views_menu, "failed", G_CALLBACK (on_view_failed), self, 0);
  adw_header_bar_pack_end (self->header, GTK_WIDGET (self->views_menu));
}

static void
action_save_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);

  /* The key makes something to keep of what is shown: there, of the slide. */
  if (jct_window_shows_page (self, "story"))
    gtk_widget_activate_action (self->story_page, "story.duplicate-slide", NULL);
  else
    jct_views_menu_popup (self->views_menu);
}

void
jct_window_install_history_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, action_redo);
  gtk_widget_class_install_action (widget_class, "win.save-view", NULL, action_save_view);
}
