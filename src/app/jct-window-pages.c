/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages of a document, Explore, Claims, Data and Story, and what switches between them: in the header, or, in a narrow
 * window, in a
 * bar below. A page is built when it is first looked at, so that the first frame waits for none that it does not show.
 */
#include "config.h"

#include "app/jct-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-claims-page.h"
#include "widgets/jct-data-page.h"
#include "widgets/jct-explore-page.h"
#include "widgets/jct-story-page.h"

/* px; less of a title is no use */
#define LEAST_TITLE 128

gboolean
jct_window_shows_page (JctWindow *self, const char *name)
{
  return self->views != NULL
         && g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), name) == 0;
}

/* How the values are sorted is the same on all pages, and remembered. */
static void
bind_facets (JctWindow *self, gpointer facets)
{
  if (self->settings != NULL)
    g_settings_bind (self->settings, "facets-by-name", facets, "by-name", G_SETTINGS_BIND_DEFAULT);
}

static void
build_data_page (JctWindow *self)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->views, "data");

  self->data_page = jct_data_page_new (self->state);
  g_object_bind_property (self, "show-facets", self->data_page, "show-facets",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  bind_facets (self, jct_data_page_get_facets (JCT_DATA_PAGE (self->data_page)));
  adw_bin_set_child (ADW_BIN (place), self->data_page);
}

static void
build_claims_page (JctWindow *self)
{
  AdwBin *place = ADW_BIN (adw_view_stack_get_child_by_name (self->views, "claims"));

  if (adw_bin_get_child (place) == NULL)
    adw_bin_set_child (place, jct_claims_page_new (self->state));
}

static void
build_story_page (JctWindow *self)
{
  AdwBin *place = ADW_BIN (adw_view_stack_get_child_by_name (self->views, "story"));

  self->story_page = jct_story_page_new (self->state);
  jct_window_watch_story (self);
  adw_bin_set_child (place, self->story_page);
}

static void
page_changed_cb (JctWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  if (self->data_page == NULL && g_strcmp0 (name, "data") == 0)
    build_data_page (self);
  if (g_strcmp0 (name, "claims") == 0)
    build_claims_page (self);
  if (self->story_page == NULL && g_strcmp0 (name, "story") == 0)
    build_story_page (self);
  jct_window_update (self);
}

static void
add_page (JctWindow *self, GtkWidget *page, const char *name, const char *title, const char *icon)
{
  AdwViewStackPage *added = adw_view_stack_add_titled (self->views, page, name, title);

  adw_view_stack_page_set_icon_name (added, icon);
}

static gboolean
give_room_cb (GtkWidget *content, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_resize (content);
  return G_SOURCE_REMOVE;
}

/* A bar that was never wanted is not measured. The header says so while it is given its place: what asks for another place
 * then is not heard, and asks again in the next frame. */
static void
title_visible_cb (JctWindow *self)
{
  gboolean wanted = adw_view_switcher_title_get_title_visible (self->switcher);

  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), wanted);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, wanted);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->content), give_room_cb, NULL, NULL);
}

static void
build_switcher (JctWindow *self)
{
  self->switcher = ADW_VIEW_SWITCHER_TITLE (adw_view_switcher_title_new ());
  adw_view_switcher_title_set_stack (self->switcher, self->views);
  adw_header_bar_set_title_widget (self->header, GTK_WIDGET (self->switcher));
  self->switcher_bar = ADW_VIEW_SWITCHER_BAR (adw_view_switcher_bar_new ());
  adw_view_switcher_bar_set_stack (self->switcher_bar, self->views);
  gtk_box_append (self->content, GTK_WIDGET (self->switcher_bar));
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), FALSE);
  g_signal_connect_object (self->switcher, "notify::title-visible", G_CALLBACK (title_visible_cb),
                           self, G_CONNECT_SWAPPED);
  title_visible_cb (self);
}

void
jct_window_add_document_title (JctWindow *self)
{
  self->document_title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  gtk_widget_set_margin_start (GTK_WIDGET (self->document_title), 6);
  gtk_widget_set_size_request (GTK_WIDGET (self->document_title), LEAST_TITLE, -1);
  adw_header_bar_pack_start (self->header, GTK_WIDGET (self->document_title));
}

/* By the window's width alone: what depended on whether both fit would change that again. */
void
jct_window_show_switcher (JctWindow *self, gboolean in_header)
{
  if (self->switcher == NULL || self->document_title == NULL)
    return;
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, in_header);
  gtk_widget_set_visible (GTK_WIDGET (self->document_title), in_header);
}

/* Rows that are asked for are shown where rows are, whoever asked. */
static void
view_changed_cb (JctWindow *self, guint changes)
{
  if ((changes & JCT_VIEW_CHANGE_ROWS) == 0 || jct_view_state_get_rows (self->state) == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->views, "data");
  gtk_window_present (GTK_WINDOW (self));
}

void
jct_window_build_pages (JctWindow *self)
{
  self->explore_page = jct_explore_page_new (self->state);
  g_object_bind_property (self, "show-facets", self->explore_page, "show-facets",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self, "show-inspector", self->explore_page, "show-inspector",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  bind_facets (self, jct_explore_page_get_facets (JCT_EXPLORE_PAGE (self->explore_page)));
  jct_window_add_picture_drag (self,
                               jct_explore_page_get_grip (JCT_EXPLORE_PAGE (self->explore_page)));
  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_vhomogeneous (self->views, FALSE);
  adw_view_stack_set_hhomogeneous (self->views, FALSE);
  add_page (self, self->explore_page, "explore", C_ ("page", "Explore"), "jct-chart-line-symbolic");
  add_page (self, adw_bin_new (), "claims", C_ ("page", "Claims"), "jct-claims-symbolic");
  add_page (self, adw_bin_new (), "data", C_ ("page", "Data"), "view-list-symbolic");
  add_page (self, adw_bin_new (), "story", C_ ("page", "Story"), "jct-story-symbolic");
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->views), "document");
  build_switcher (self);

  g_signal_connect_object (self->state, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
action_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctWindow *self = JCT_WINDOW (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  if (self->views != NULL && adw_view_stack_get_child_by_name (self->views, page) != NULL)
    adw_view_stack_set_visible_child_name (self->views, page);
}

void
jct_window_install_page_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.page", "s", action_page);
}

void
jct_window_enable_pages (JctWindow *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", enabled);
}
