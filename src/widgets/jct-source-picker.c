/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-source-picker.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-source-editor.h"
#include "widgets/jct-source-list.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

struct _JctSourcePicker
{
  AdwBin parent_instance;

  /* Template */
  AdwPreferencesGroup *group;
  GtkMenuButton *add;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListBox *list;

  JctViewState *state; /* (nullable) */
  GPtrArray *keys;     /* of char * */
  GPtrArray *rows;     /* of GtkWidget *, borrowed: of the keys, in their order */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctSourcePicker, jct_source_picker, ADW_TYPE_BIN)

static void show_keys (JctSourcePicker *self);

static gboolean
has_key (JctSourcePicker *self, const char *key)
{
  return g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL);
}

static void
add_key (JctSourcePicker *self, const char *key)
{
  if (has_key (self, key))
    return;
  g_ptr_array_add (self->keys, g_strdup (key));
  show_keys (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (GtkButton *button, JctSourcePicker *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "jct-key");
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &index))
    return;
  g_ptr_array_remove_index (self->keys, index);
  show_keys (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- what is cited ---- */

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  jct_set_row_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  jct_set_row_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
new_cited_row (JctSourcePicker *self, const char *key)
{
  const JctSource *source
    = jct_document_find_source (jct_view_state_get_document (self->state), key);
  g_autofree char *publication = source != NULL ? jct_source_dup_publication (source)
                                                : g_strdup (_ ("Not in the list of sources"));
  GtkWidget *row = new_row (source != NULL ? source->title : key, publication);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove"), -1);
  g_object_set_data_full (G_OBJECT (remove), "jct-key", g_strdup (key), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void
show_keys (JctSourcePicker *self)
{
  while (self->rows->len > 0)
    adw_preferences_group_remove (self->group, g_ptr_array_steal_index (self->rows, 0));
  for (guint i = 0; i < self->keys->len; i++)
    {
      GtkWidget *row = new_cited_row (self, self->keys->pdata[i]);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* ---- what can be ---- */

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  JctSourcePicker *self = data;
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  const char *words = g_object_get_data (G_OBJECT (row), "jct-words");

  return typed[0] == '\0' || strstr (words, typed) != NULL;
}

static void
search_cb (JctSourcePicker *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
fill_cb (JctSourcePicker *self)
{
  JctDocument *document = jct_view_state_get_document (self->state);
  GtkListBoxRow *old;

  gtk_editable_set_text (self->search, "");
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; document != NULL && i < jct_document_get_n_sources (document); i++)
    {
      const JctSource *source = jct_document_get_source (document, i);
      g_autofree char *publication = jct_source_dup_publication (source);
      g_autofree char *words
        = g_strconcat (source->title, "\n", publication != NULL ? publication : "", NULL);
      GtkWidget *row;

      if (has_key (self, source->key))
        continue;
      row = new_row (source->title, publication);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "jct-key", g_strdup (source->key), g_free);
      g_object_set_data_full (G_OBJECT (row), "jct-words", g_utf8_casefold (words, -1), g_free);
      gtk_list_box_append (self->list, row);
    }
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, JctSourcePicker *self)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (row), "jct-key"));

  gtk_popover_popdown (self->popover);
  add_key (self, key);
}

static void
saved_cb (JctEditor *editor, const char *key, JctSourcePicker *self)
{
  add_key (self, key);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctSourcePicker *self = JCT_SOURCE_PICKER (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  JctSourceEditor *editor;

  gtk_popover_popdown (self->popover);
  editor = jct_source_editor_new (window, self->state, NULL);
  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

/* ---- class ---- */

static void
jct_source_picker_finalize (GObject *object)
{
  JctSourcePicker *self = JCT_SOURCE_PICKER (object);

  g_clear_object (&self->state);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (jct_source_picker_parent_class)->finalize (object);
}

static void
jct_source_picker_class_init (JctSourcePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_source_picker_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-source-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, JctSourcePicker, group);
  gtk_widget_class_bind_template_child (widget_class, JctSourcePicker, add);
  gtk_widget_class_bind_template_child (widget_class, JctSourcePicker, popover);
  gtk_widget_class_bind_template_child (widget_class, JctSourcePicker, search);
  gtk_widget_class_bind_template_child (widget_class, JctSourcePicker, list);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "sources.new", NULL, action_new);
}

static void
jct_source_picker_init (JctSourcePicker *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

void
jct_source_picker_set_keys (JctSourcePicker *self, JctViewState *state, const char *const *keys)
{
  g_return_if_fail (JCT_IS_SOURCE_PICKER (self));
  g_return_if_fail (JCT_IS_VIEW_STATE (state) && keys != NULL);

  g_set_object (&self->state, state);
  g_ptr_array_set_size (self->keys, 0);
  for (; *keys != NULL; keys++)
    if (!has_key (self, *keys))
      g_ptr_array_add (self->keys, g_strdup (*keys));
  show_keys (self);
}

GStrv
jct_source_picker_dup_keys (JctSourcePicker *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (JCT_IS_SOURCE_PICKER (self), NULL);

  for (guint i = 0; i < self->keys->len; i++)
    g_strv_builder_add (builder, self->keys->pdata[i]);
  return g_strv_builder_end (builder);
}
