/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-chart-type-picker.h"

#include <glib/gi18n-lib.h>

struct _JctChartTypePicker
{
  JctPanel parent_instance;

  /* Owned by the parent */
  GtkDropDown *list;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctChartTypePicker, jct_chart_type_picker, JCT_TYPE_PANEL)

/* In the order of the list. */
static const struct
{
  JctChartType type;
  const char *icon, *title;
} entries[] = {
  { JCT_CHART_LINE, "jct-chart-line-symbolic", NC_ ("chart type", "Line chart") },
  { JCT_CHART_STEP, "jct-chart-step-symbolic", NC_ ("chart type", "Step chart") },
  { JCT_CHART_BARS, "jct-chart-bars-symbolic", NC_ ("chart type", "Bar chart") },
  { JCT_CHART_AREA, "jct-chart-area-symbolic", NC_ ("chart type", "Stacked area chart") },
  { JCT_CHART_MULTIPLES, "jct-chart-multiples-symbolic", NC_ ("chart type", "Small multiples") },
  { JCT_CHART_OVERLAY, "jct-chart-overlay-symbolic", NC_ ("chart type", "Year-on-year overlay") },
  { JCT_CHART_HEAT, "jct-chart-heat-symbolic", NC_ ("chart type", "Heat map") },
  { JCT_CHART_RANKED, "jct-chart-ranked-symbolic", NC_ ("chart type", "Ranked bars") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (entries) == JCT_N_CHART_TYPES);

static void
selected_cb (JctChartTypePicker *self)
{
  guint selected = gtk_drop_down_get_selected (self->list);

  if (!self->updating && selected < G_N_ELEMENTS (entries))
    jct_view_state_set_chart (jct_panel_get_state (JCT_PANEL (self)), entries[selected].type);
}

/* ---- the button's item and the list's ------------------------------------------------------- */

static void
setup_button_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_image_new ());
}

static void
bind_button_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);

  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_list_item_get_child (item)), entries[position].icon);
}

static void
setup_list_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_item_set_child (item, box);
}

static void
bind_list_cb (GtkListItemFactory *factory, GtkListItem *item, JctChartTypePicker *self)
{
  guint position = gtk_list_item_get_position (item);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_next_sibling (image);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), entries[position].icon);
  gtk_label_set_label (GTK_LABEL (title),
                       g_dpgettext2 (NULL, "chart type", entries[position].title));
  if (position == gtk_drop_down_get_selected (self->list))
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
}

static void
set_factories (JctChartTypePicker *self)
{
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_signal_connect (button, "setup", G_CALLBACK (setup_button_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (bind_button_cb), NULL);
  g_signal_connect (list, "setup", G_CALLBACK (setup_list_cb), NULL);
  g_signal_connect_object (list, "bind", G_CALLBACK (bind_list_cb), self, 0);
  gtk_drop_down_set_factory (self->list, button);
  gtk_drop_down_set_list_factory (self->list, list);
}

/* ---- class ---------------------------------------------------------------------------------- */

static void
jct_chart_type_picker_changed (JctPanel *panel, guint changes)
{
  JctChartTypePicker *self = JCT_CHART_TYPE_PICKER (panel);

  if (jct_panel_get_document (panel) == NULL)
    return;
  JctChartType type = jct_view_state_get_view (jct_panel_get_state (panel))->chart;
  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].type == type)
      gtk_drop_down_set_selected (self->list, i);
  self->updating = FALSE;
}

static void
jct_chart_type_picker_class_init (JctChartTypePickerClass *klass)
{
  JCT_PANEL_CLASS (klass)->changed = jct_chart_type_picker_changed;
}

static void
jct_chart_type_picker_init (JctChartTypePicker *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_string_list_append (titles, g_dpgettext2 (NULL, "chart type", entries[i].title));
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  set_factories (self);
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (titles));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->list), _ ("Chart type"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Chart type"), -1);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

GtkWidget *
jct_chart_type_picker_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_CHART_TYPE_PICKER, "state", state, NULL);
}
