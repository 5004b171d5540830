/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-events-menu.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-box.h"
#include "widgets/jct-category-pill.h"

struct _JctEventsMenu
{
  JctPanel parent_instance;

  /* Owned by the parent */
  GtkMenuButton *button;
  GtkCheckButton *all;
  GtkBox *categories;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctEventsMenu, jct_events_menu, JCT_TYPE_PANEL)

static gboolean
is_shown (const JctView *view, const char *category)
{
  return view->categories == NULL
         || g_strv_contains ((const char *const *) view->categories, category);
}

static void
all_cb (JctEventsMenu *self)
{
  if (!self->updating)
    jct_view_state_set_events_shown (jct_panel_get_state (JCT_PANEL (self)),
                                     gtk_check_button_get_active (self->all));
}

static void
category_cb (GtkCheckButton *check, JctEventsMenu *self)
{
  if (!self->updating)
    jct_view_state_toggle_category (jct_panel_get_state (JCT_PANEL (self)),
                                    g_object_get_data (G_OBJECT (check), "jct-category"));
}

static GtkWidget *
new_category (JctEventsMenu *self, JctDocument *document, const JctCategory *category)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *pill = jct_category_pill_new ();

  jct_category_pill_set_category (JCT_CATEGORY_PILL (pill), document, category->id);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_margin_start (pill, 4);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), pill);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  category->title, -1);
  g_object_set_data_full (G_OBJECT (check), "jct-category", g_strdup (category->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (category_cb), self);
  return check;
}

static void
fill (JctEventsMenu *self, JctDocument *document)
{
  jct_box_clear (self->categories);
  for (guint i = 0; i < jct_document_get_n_categories (document); i++)
    gtk_box_append (self->categories,
                    new_category (self, document, jct_document_get_category (document, i)));
}

static void
jct_events_menu_changed (JctPanel *panel, guint changes)
{
  JctEventsMenu *self = JCT_EVENTS_MENU (panel);
  JctDocument *document = jct_panel_get_document (panel);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          document != NULL && jct_document_get_n_events (document) > 0);
  if (document == NULL || (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_LOOK)) == 0)
    return;
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
  self->updating = TRUE;
  if (changes & JCT_PANEL_CHANGE_DOCUMENT)
    fill (self, document);
  gtk_check_button_set_active (self->all, view->events_shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->categories), view->events_shown);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->categories)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 is_shown (view,
                                           g_object_get_data (G_OBJECT (check), "jct-category")));
  self->updating = FALSE;
}

static void
jct_events_menu_class_init (JctEventsMenuClass *klass)
{
  JCT_PANEL_CLASS (klass)->changed = jct_events_menu_changed;
}

static void
jct_events_menu_init (JctEventsMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = gtk_popover_new ();

  self->all = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Show events")));
  self->categories = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_set_margin_start (GTK_WIDGET (self->categories), 18);
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->categories));
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "jct-events-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Events shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events shown"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
jct_events_menu_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_EVENTS_MENU, "state", state, NULL);
}
