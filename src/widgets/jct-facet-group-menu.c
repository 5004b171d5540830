/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a facet offers, and does when it is chosen. */
#include "config.h"

#include "widgets/jct-facet-group-private.h"

#include <glib/gi18n-lib.h>

/* The menu's actions; the value is their target. */
static void
only_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  JctFacetGroup *self = JCT_FACET_GROUP (widget);

  jct_view_state_select_only (self->state, jct_facet_group_get_dimension (self),
                              g_variant_get_string (target, NULL));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  JctFacetGroup *self = JCT_FACET_GROUP (widget);

  jct_view_state_toggle_value (self->state, jct_facet_group_get_dimension (self),
                               g_variant_get_string (target, NULL), TRUE);
}

static void
leave_out_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  JctFacetGroup *self = JCT_FACET_GROUP (widget);

  jct_view_state_toggle_excluded (self->state, jct_facet_group_get_dimension (self),
                                  g_variant_get_string (target, NULL));
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  JctFacetGroup *self = JCT_FACET_GROUP (widget);

  jct_view_state_clear_dimension (self->state, jct_facet_group_get_dimension (self));
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_row_menu (JctFacetGroup *self, JctFacetRow *row)
{
  JctFacetRowState state = jct_facet_row_get_state (row);
  const char *value = jct_facet_row_get_value (row);
  gboolean excluded = state == JCT_FACET_ROW_EXCLUDED;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  append_item (menu, _ ("Show Only This"), "facet.only", value);
  if (state == JCT_FACET_ROW_SELECTED)
    append_item (menu, _ ("Take Away"), "facet.add", value);
  else if (!excluded)
    append_item (menu, _ ("Add to the Selection"), "facet.add", value);
  append_item (menu, excluded ? _ ("No Longer Leave Out") : _ ("Leave Out"), "facet.leave-out",
               value);
  g_menu_append (all, _ ("Show All Values"), "facet.show-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  return G_MENU_MODEL (menu);
}

void
jct_facet_group_drop_menu (JctFacetGroup *self)
{
  g_clear_pointer (&self->row_menu, gtk_widget_unparent);
}

void
jct_facet_group_show_menu (JctFacetRow *row, JctFacetGroup *self)
{
  g_autoptr (GMenuModel) menu = make_row_menu (self, row);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return;
  jct_facet_group_drop_menu (self);
  self->row_menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->row_menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->row_menu),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->row_menu));
}

void
jct_facet_group_install_menu_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "facet.only", "s", only_cb);
  gtk_widget_class_install_action (widget_class, "facet.add", "s", add_cb);
  gtk_widget_class_install_action (widget_class, "facet.leave-out", "s", leave_out_cb);
  gtk_widget_class_install_action (widget_class, "facet.show-all", NULL, show_all_cb);
}
