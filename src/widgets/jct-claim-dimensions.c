/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claim-dimensions.h"

#include <glib/gi18n-lib.h>

/* So many dimensions, and so many values of each, come into question. */
#define MOST_DIMENSIONS 12
#define MOST_VALUES 2000

struct _JctClaimDimensions
{
  AdwBin parent_instance;

  GtkListBox *list;  /* owned by the parent */
  JctFilter *filter; /* (owned): as it was set */
  GPtrArray *rows;   /* (owned) of Row */
};

typedef struct
{
  char *name;
  GtkDropDown *values; /* of the row */
  GPtrArray
    *keys; /* of char *: beside the entries; the first are "any" and, where it was set, what was */
  gboolean has_former;
} Row;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctClaimDimensions, jct_claim_dimensions, ADW_TYPE_BIN)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_ptr_array_unref (row->keys);
  g_free (row);
}

static void
jct_claim_dimensions_finalize (GObject *object)
{
  JctClaimDimensions *self = JCT_CLAIM_DIMENSIONS (object);

  g_ptr_array_unref (self->rows);
  jct_filter_free (self->filter);
  G_OBJECT_CLASS (jct_claim_dimensions_parent_class)->finalize (object);
}

static void
jct_claim_dimensions_class_init (JctClaimDimensionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_claim_dimensions_finalize;
  signals[CHANGED] = g_signal_new ("changed", JCT_TYPE_CLAIM_DIMENSIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
jct_claim_dimensions_init (JctClaimDimensions *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->filter = jct_filter_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

GtkWidget *
jct_claim_dimensions_new (void)
{
  return g_object_new (JCT_TYPE_CLAIM_DIMENSIONS, NULL);
}

static void
selected_cb (JctClaimDimensions *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_entry (Row *row, GtkStringList *labels, const char *key, const char *label)
{
  g_ptr_array_add (row->keys, g_strdup (key));
  gtk_string_list_append (labels, label);
}

/* Any, what was set where that is no one value, and each value. */
static guint
fill_row (
  Row *row, GtkStringList *labels, const JctFilter *filter, const JctTable *table, guint index)
{
  const char *const *named = jct_filter_get_named (filter, row->name);
  guint n = named != NULL ? g_strv_length ((char **) named) : 0, selected = 0;
  gboolean is_one = n == 1 && !jct_filter_is_excluding (filter, row->name);

  append_entry (row, labels, "", C_ ("claim about", "Any"));
  row->has_former = n > 0 && !is_one;
  if (row->has_former)
    {
      g_autofree char *values = g_strjoinv (C_ ("list separator", ", "), (char **) named);

      append_entry (row, labels, "", values);
      selected = 1;
    }
  for (guint i = 0; i < MIN (jct_table_get_n_values (table, index), MOST_VALUES); i++)
    {
      const char *value = jct_table_get_value (table, index, i);

      if (is_one && g_str_equal (value, named[0]))
        selected = row->keys->len;
      append_entry (row, labels, value, jct_table_get_value_label (table, index, i));
    }
  if (is_one && selected == 0)
    {
      selected = row->keys->len;
      append_entry (row, labels, named[0], named[0]);
    }
  return selected;
}

static void
append_row (JctClaimDimensions *self, const JctTable *table, guint index)
{
  const char *title = jct_table_get_dimension_title (table, index);
  GtkWidget *widget = adw_action_row_new ();
  GtkStringList *labels = gtk_string_list_new (NULL);
  Row *row = g_new0 (Row, 1);
  guint selected;

  row->name = g_strdup (jct_table_get_dimension_name (table, index));
  row->keys = g_ptr_array_new_with_free_func (g_free);
  selected = fill_row (row, labels, self->filter, table, index);
  row->values = GTK_DROP_DOWN (
    gtk_drop_down_new (G_LIST_MODEL (labels),
                       gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (row->values, TRUE);
  gtk_drop_down_set_selected (row->values, selected);
  gtk_widget_set_valign (GTK_WIDGET (row->values), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->values), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->values));
  gtk_list_box_append (self->list, widget);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row->values, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
has_row (JctClaimDimensions *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (((Row *) g_ptr_array_index (self->rows, i))->name, name))
      return TRUE;
  return FALSE;
}

void
jct_claim_dimensions_set_filter (JctClaimDimensions *self,
                                 JctDocument *document,
                                 const JctFilter *filter)
{
  GtkListBoxRow *child;

  g_return_if_fail (JCT_IS_CLAIM_DIMENSIONS (self));
  g_return_if_fail (document != NULL && filter != NULL);

  jct_filter_free (self->filter);
  self->filter = jct_filter_copy (filter);
  while ((child = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (child));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < jct_document_get_n_tables (document); i++)
    {
      JctTable *table = jct_document_get_table (document, i);

      for (guint k = 0; k < jct_table_get_n_dimensions (table); k++)
        if (self->rows->len < MOST_DIMENSIONS
            && !has_row (self, jct_table_get_dimension_name (table, k)))
          append_row (self, table, k);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

JctFilter *
jct_claim_dimensions_dup_filter (JctClaimDimensions *self)
{
  JctFilter *filter;

  g_return_val_if_fail (JCT_IS_CLAIM_DIMENSIONS (self), NULL);

  filter = jct_filter_copy (self->filter);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);
      guint selected = gtk_drop_down_get_selected (row->values);

      if (selected == GTK_INVALID_LIST_POSITION || (row->has_former && selected == 1))
        continue;
      jct_filter_clear (filter, row->name);
      if (selected > 0)
        jct_filter_add (filter, row->name, g_ptr_array_index (row->keys, selected));
    }
  return filter;
}
