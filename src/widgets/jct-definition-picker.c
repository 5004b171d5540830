/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-definition-picker.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-wrapped-label.h"

#define LIST_WIDTH_CHARS 44

struct _JctDefinitionPicker
{
  JctPanel parent_instance;

  /* Owned by the parent */
  GtkDropDown *list; /* (nullable): until a document has definitions */

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctDefinitionPicker, jct_definition_picker, JCT_TYPE_PANEL)

static const JctDefinition *
definition_at (JctDefinitionPicker *self, guint position)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));

  if (document == NULL || position >= jct_document_get_n_definitions (document))
    return NULL;
  return jct_document_get_definition (document, position);
}

static void
selected_cb (JctDefinitionPicker *self)
{
  const JctDefinition *definition = definition_at (self, gtk_drop_down_get_selected (self->list));

  if (!self->updating && definition != NULL)
    jct_view_state_set_definition (jct_panel_get_state (JCT_PANEL (self)), definition->id);
}

/* ---- the button's item and the list's ------------------------------------------------------- */

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_button_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = new_label (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_button_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));

  jct_set_label_text (GTK_LABEL (gtk_list_item_get_child (item)), title);
  jct_set_tooltip_text (gtk_list_item_get_child (item), title);
}

static void
setup_list_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = new_label (NULL);
  GtkWidget *description = new_label ("caption");

  gtk_widget_add_css_class (description, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (title), JCT_WRAPPED_CHARS);
  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  /* The whole sentence is in the inspector and on the pills. */
  gtk_label_set_lines (GTK_LABEL (description), 2);
  gtk_label_set_ellipsize (GTK_LABEL (description), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (description), LIST_WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (description), LIST_WIDTH_CHARS);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), description);
  gtk_list_item_set_child (item, box);
}

static void
bind_list_cb (GtkListItemFactory *factory, GtkListItem *item, JctDefinitionPicker *self)
{
  const JctDefinition *definition = definition_at (self, gtk_list_item_get_position (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *description = gtk_widget_get_next_sibling (title);

  if (definition == NULL)
    return;
  jct_set_label_text (GTK_LABEL (title), definition->title);
  if (gtk_list_item_get_position (item) == gtk_drop_down_get_selected (self->list))
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  jct_set_label_text (GTK_LABEL (description), definition->description);
  gtk_widget_set_visible (description, definition->description != NULL);
}

static void
set_factories (JctDefinitionPicker *self)
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
fill (JctDefinitionPicker *self, JctDocument *document)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    gtk_string_list_append (titles, jct_document_get_definition (document, i)->title);
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (titles));
}

static void
build_list (JctDefinitionPicker *self)
{
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  set_factories (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Definition"), -1);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

static void
jct_definition_picker_changed (JctPanel *panel, guint changes)
{
  JctDefinitionPicker *self = JCT_DEFINITION_PICKER (panel);
  JctDocument *document = jct_panel_get_document (panel);
  guint selected = GTK_INVALID_LIST_POSITION;

  if (document == NULL || (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA)) == 0)
    return;
  if (self->list == NULL && jct_document_get_n_definitions (document) == 0)
    return;
  self->updating = TRUE;
  if (self->list == NULL)
    {
      build_list (self);
      changes |= JCT_PANEL_CHANGE_DOCUMENT;
    }
  if (changes & JCT_PANEL_CHANGE_DOCUMENT)
    fill (self, document);
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    if (g_strcmp0 (view->definition, jct_document_get_definition (document, i)->id) == 0)
      selected = i;
  gtk_drop_down_set_selected (self->list, selected);
  self->updating = FALSE;
}

static void
jct_definition_picker_class_init (JctDefinitionPickerClass *klass)
{
  JCT_PANEL_CLASS (klass)->changed = jct_definition_picker_changed;
}

static void
jct_definition_picker_init (JctDefinitionPicker *self)
{
}

GtkWidget *
jct_definition_picker_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_DEFINITION_PICKER, "state", state, NULL);
}
