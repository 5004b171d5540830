/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The on-screen controls: they come with the pointer, go when it rests, and follow what keys do. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/jct-present-window-private.h"

/* ms. They stay so long after the pointer has moved. */
#define HIDE_AFTER 2000

/* ---- there and gone ---- */

gboolean
jct_present_window_has_menu (JctPresentWindow *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->menu_button);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

/* Whoever goes through the buttons with keys sees where the focus is; a click leaves it on a button and needs that no more. */
static gboolean
has_key_focus (JctPresentWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL
         && (gtk_widget_is_ancestor (focus, self->guess_box)
             || (gtk_widget_is_ancestor (focus, self->controls)
                 && gtk_window_get_focus_visible (GTK_WINDOW (self))));
}

/* Whoever is about to press a button, or has its menu open, still needs it. */
static gboolean
is_bar_used (JctPresentWindow *self)
{
  return ((gtk_widget_get_state_flags (self->controls)
           | gtk_widget_get_state_flags (self->guess_box))
          & GTK_STATE_FLAG_PRELIGHT)
           != 0
         || jct_present_window_has_menu (self)
         || gtk_widget_get_mapped (GTK_WIDGET (self->guess_list)) || has_key_focus (self);
}

static gboolean
hide_bar (gpointer data)
{
  JctPresentWindow *self = data;

  if (is_bar_used (self))
    return G_SOURCE_CONTINUE;
  self->hide_timeout = 0;
  gtk_revealer_set_reveal_child (self->bar, FALSE);
  /* No key presses a button that is not seen. */
  gtk_widget_grab_focus (GTK_WIDGET (self->stage));
  jct_stage_hide_pointer (self->stage);
  return G_SOURCE_REMOVE;
}

/* Not in the way of a hand that draws. */
void
jct_present_window_show_bar (JctPresentWindow *self)
{
  if (self->pad != NULL && jct_guess_pad_is_drawing (self->pad))
    {
      gtk_revealer_set_reveal_child (self->bar, FALSE);
      return;
    }
  gtk_revealer_set_reveal_child (self->bar, TRUE);
  g_clear_handle_id (&self->hide_timeout, g_source_remove);
  self->hide_timeout = g_timeout_add (HIDE_AFTER, hide_bar, self);
}

/* ---- tools ---- */

void
jct_present_window_update_tools (JctPresentWindow *self)
{
  JctStageTool tool = jct_stage_get_tool (self->stage);

  self->is_updating_tools = TRUE;
  gtk_toggle_button_set_active (self->spotlight, tool == JCT_TOOL_SPOTLIGHT);
  gtk_toggle_button_set_active (self->magnifier, tool == JCT_TOOL_MAGNIFIER);
  gtk_toggle_button_set_active (self->pen, tool == JCT_TOOL_PEN);
  gtk_widget_set_visible (self->pen_box, tool == JCT_TOOL_PEN);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pen_colors)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint color = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "jct-color"));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                    color == jct_stage_get_pen_color (self->stage));
    }
  gtk_toggle_button_set_active (self->names, jct_present_window_hides_names (self));
  self->is_updating_tools = FALSE;
}

static void
on_tool_toggled (GtkToggleButton *button, JctPresentWindow *self)
{
  JctStageTool tool = JCT_TOOL_PEN;

  if (self->is_updating_tools)
    return;
  if (button == self->spotlight)
    tool = JCT_TOOL_SPOTLIGHT;
  else if (button == self->magnifier)
    tool = JCT_TOOL_MAGNIFIER;
  jct_stage_set_tool (self->stage, gtk_toggle_button_get_active (button) ? tool : JCT_TOOL_NONE);
  jct_present_window_update_tools (self);
}

static void
on_names_toggled (GtkToggleButton *button, JctPresentWindow *self)
{
  if (!self->is_updating_tools)
    jct_presentation_toggle_names (self->presentation);
}

static void
on_color_toggled (GtkToggleButton *button, JctPresentWindow *self)
{
  if (self->is_updating_tools)
    return;
  jct_stage_set_pen_color (self->stage,
                           GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "jct-color")));
  jct_present_window_update_tools (self);
}

void
jct_present_window_fill_colors (JctPresentWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pen_colors))) != NULL)
    gtk_box_remove (self->pen_colors, child);
  for (guint i = 0; i < JCT_N_PEN_COLORS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new (), *dot = gtk_label_new (NULL);
      GdkRGBA rgba = jct_stage_get_pen_rgba (self->stage, i);
      g_autofree char *markup
        = g_strdup_printf ("<span size=\"large\" foreground=\"#%02x%02x%02x\">●</span>",
                           (guint) (rgba.red * 255 + 0.5), (guint) (rgba.green * 255 + 0.5),
                           (guint) (rgba.blue * 255 + 0.5));
      /* Translators: of a pen; %u is its number. */
      g_autofree char *name = g_strdup_printf (C_ ("presenting", "Colour %u"), i + 1);

      gtk_label_set_markup (GTK_LABEL (dot), markup);
      gtk_button_set_child (GTK_BUTTON (button), dot);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, name);
      g_object_set_data (G_OBJECT (button), "jct-color", GUINT_TO_POINTER (i));
      g_signal_connect (button, "toggled", G_CALLBACK (on_color_toggled), self);
      gtk_box_append (self->pen_colors, button);
    }
  jct_present_window_update_tools (self);
}

void
jct_present_window_bind_bar (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, controls);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, place);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, spotlight);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, magnifier);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, pen);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, pen_box);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, pen_colors);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, names);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JctPresentWindow, monitors_section);
  gtk_widget_class_bind_template_callback (widget_class, on_tool_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_names_toggled);
}
