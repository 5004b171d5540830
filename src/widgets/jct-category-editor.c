/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-category-editor.h"

#include <glib/gi18n-lib.h>

#include "model/jct-document-items.h"
#include "widgets/jct-category-symbol.h"
#include "widgets/jct-help-window.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

#define MAX_CHARS 200

struct _JctCategoryEditor
{
  JctEditor parent_instance;

  /* Template */
  GtkEditable *title;
  AdwComboRow *shape;
  AdwComboRow *hue;

  JctCategory *before; /* as it was when the dialog opened */
};

G_DEFINE_FINAL_TYPE (JctCategoryEditor, jct_category_editor, JCT_TYPE_EDITOR)

static const char *const shape_words[JCT_N_SHAPES] = {
  NC_ ("shape", "Circle"),
  NC_ ("shape", "Square"),
  NC_ ("shape", "Diamond"),
  NC_ ("shape", "Triangle"),
  NC_ ("shape", "Triangle, point down"),
  NC_ ("shape", "Cross"),
  NC_ ("shape", "Star"),
  NC_ ("shape", "Hexagon"),
};

/* From JCT_HUE_CRIMSON on. */
static const char *const hue_words[JCT_N_HUES - JCT_HUE_CRIMSON] = {
  NC_ ("hue", "Crimson"), NC_ ("hue", "Purple"), NC_ ("hue", "Blue"), NC_ ("hue", "Green"),
  NC_ ("hue", "Brown"),   NC_ ("hue", "Grey"),   NC_ ("hue", "Teal"), NC_ ("hue", "Amber"),
};

static JctShape
get_shape (JctCategoryEditor *self)
{
  return (JctShape) MIN (adw_combo_row_get_selected (self->shape), JCT_N_SHAPES - 1);
}

static JctHue
get_hue (JctCategoryEditor *self)
{
  return (JctHue) MIN (JCT_HUE_CRIMSON + adw_combo_row_get_selected (self->hue), JCT_N_HUES - 1);
}

/* What is chosen. (transfer full) */
static JctCategory *
dup_category (JctCategoryEditor *self)
{
  JctCategory *category = g_new0 (JctCategory, 1);

  category->id = g_strdup (self->before->id);
  category->title = jct_editor_dup_text (self->title);
  category->shape = get_shape (self);
  category->hue = get_hue (self);
  return category;
}

/* ---- the lists: names in files, shown as symbol and word ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), jct_category_symbol_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_list_item_set_child (item, box);
}

static void
show (GtkListItem *item, JctShape shape, JctHue hue, const char *words)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *symbol = gtk_widget_get_first_child (box);

  jct_category_symbol_set_look (JCT_CATEGORY_SYMBOL (symbol), shape, hue);
  jct_set_label_text (GTK_LABEL (gtk_widget_get_last_child (box)), words);
}

static void
bind_shape_cb (GtkSignalListItemFactory *factory, GtkListItem *item, JctCategoryEditor *self)
{
  JctShape shape = JCT_SHAPE_CIRCLE;

  jct_shape_from_name (gtk_string_object_get_string (gtk_list_item_get_item (item)), &shape);
  show (item, shape, get_hue (self), g_dpgettext2 (GETTEXT_PACKAGE, "shape", shape_words[shape]));
}

static void
bind_hue_cb (GtkSignalListItemFactory *factory, GtkListItem *item, JctCategoryEditor *self)
{
  JctHue hue = JCT_HUE_CRIMSON;

  jct_hue_from_name (gtk_string_object_get_string (gtk_list_item_get_item (item)), &hue);
  show (item, get_shape (self), hue,
        g_dpgettext2 (GETTEXT_PACKAGE, "hue", hue_words[hue - JCT_HUE_CRIMSON]));
}

static void
set_factory (JctCategoryEditor *self, AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind",
                           row == self->shape ? G_CALLBACK (bind_shape_cb)
                                              : G_CALLBACK (bind_hue_cb),
                           self, 0);
  adw_combo_row_set_factory (row, factory);
}

/* Each list shows its symbols with what is chosen in the other. */
static void
chosen_cb (JctCategoryEditor *self)
{
  set_factory (self, self->shape);
  set_factory (self, self->hue);
  jct_editor_changed (JCT_EDITOR (self));
}

static void
fill_lists (JctCategoryEditor *self)
{
  g_autoptr (GtkStringList) shapes = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) hues = gtk_string_list_new (NULL);

  for (guint i = 0; i < JCT_N_SHAPES; i++)
    gtk_string_list_append (shapes, jct_shape_to_name ((JctShape) i));
  for (guint i = JCT_HUE_CRIMSON; i < JCT_N_HUES; i++)
    gtk_string_list_append (hues, jct_hue_to_name ((JctHue) i));
  adw_combo_row_set_model (self->shape, G_LIST_MODEL (shapes));
  adw_combo_row_set_model (self->hue, G_LIST_MODEL (hues));
  adw_combo_row_set_selected (self->shape, self->before->shape);
  adw_combo_row_set_selected (self->hue, self->before->hue - JCT_HUE_CRIMSON);
  set_factory (self, self->shape);
  set_factory (self, self->hue);
  g_signal_connect_object (self->shape, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hue, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- class ---- */

static gboolean
jct_category_editor_check (JctEditor *editor, GError **error)
{
  g_autoptr (JctCategory) category = dup_category (JCT_CATEGORY_EDITOR (editor));

  return jct_document_check_category (jct_editor_get_document (editor), category, error);
}

static gboolean
jct_category_editor_is_changed (JctEditor *editor)
{
  JctCategoryEditor *self = JCT_CATEGORY_EDITOR (editor);
  g_autoptr (JctCategory) category = dup_category (self);

  return !jct_category_equal (self->before, category);
}

static gboolean
jct_category_editor_save (JctEditor *editor, char **id, GError **error)
{
  g_autoptr (JctCategory) category = dup_category (JCT_CATEGORY_EDITOR (editor));

  return jct_view_state_put_category (jct_editor_get_state (editor), category, id, error);
}

static void
jct_category_editor_finalize (GObject *object)
{
  g_clear_pointer (&JCT_CATEGORY_EDITOR (object)->before, jct_category_free);
  G_OBJECT_CLASS (jct_category_editor_parent_class)->finalize (object);
}

static void
jct_category_editor_class_init (JctCategoryEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JctEditorClass *editor_class = JCT_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_category_editor_finalize;
  editor_class->check = jct_category_editor_check;
  editor_class->is_changed = jct_category_editor_is_changed;
  editor_class->save = jct_category_editor_save;
  jct_help_add_key (widget_class, "events#contents");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-category-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JctCategoryEditor, title);
  gtk_widget_class_bind_template_child (widget_class, JctCategoryEditor, shape);
  gtk_widget_class_bind_template_child (widget_class, JctCategoryEditor, hue);
}

static void
jct_category_editor_init (JctCategoryEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The hue that the category has by its place is one that was chosen from now on. */
static JctCategory *
dup_before (JctDocument *document, const JctCategory *category)
{
  guint n = jct_document_get_n_categories (document);
  JctCategory *before = category != NULL ? jct_category_copy (category) : g_new0 (JctCategory, 1);

  if (category == NULL)
    {
      before->shape = (JctShape) (n % JCT_N_SHAPES);
      before->hue = jct_document_find_free_hue (document);
    }
  else if (before->hue == JCT_HUE_BY_PLACE)
    before->hue
      = jct_document_get_category_hue (document,
                                       (guint) jct_document_find_category (document, category->id));
  return before;
}

JctCategoryEditor *
jct_category_editor_new (GtkWindow *parent, JctViewState *state, const JctCategory *category)
{
  JctCategoryEditor *self
    = g_object_new (JCT_TYPE_CATEGORY_EDITOR, "state", state, "transient-for", parent, "title",
                    category != NULL ? _ ("Edit Category") : _ ("New Category"), NULL);

  self->before = dup_before (jct_view_state_get_document (state), category);
  jct_editor_bind_text (JCT_EDITOR (self), self->title, self->before->title, MAX_CHARS);
  fill_lists (self);
  jct_editor_focus (self->title);
  return self;
}
