/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-import-table.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-tooltip-text.h"

/* A column is a widget for each row in view: of more, nobody could follow a preview. */
#define MAX_COLUMNS 60
#define MIN_CHARS 4
#define MAX_CHARS 28
#define WRONG_MARK "⚠ "

/* A row as an object: its line, then its cells, each with "!" before it where it is wrong, and a blank else. */
static GtkStringList *
make_row (const JctImportPreviewRow *row, guint n_columns)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_take (list, g_strdup_printf (" %" G_GSIZE_FORMAT, row->line));
  for (guint i = 0; i < n_columns; i++)
    gtk_string_list_take (list, g_strconcat (row->are_wrong[i] ? "!" : " ", row->cells[i], NULL));
  return list;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  JctImportRole role = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "role"));
  gboolean is_number = role == JCT_IMPORT_MEASURE || role == JCT_IMPORT_PERIOD;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* A text that is narrower than the ellipsis would ask for less than it needs. */
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (role == JCT_IMPORT_IGNORED)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text
    = gtk_string_list_get_string (gtk_list_item_get_item (item), GPOINTER_TO_UINT (data));
  g_autofree char *marked = g_strconcat (*text == '!' ? WRONG_MARK : "", text + 1, NULL);

  jct_set_label_text (GTK_LABEL (label), marked);
  if (*text == '!')
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}

static void
add_column (GtkColumnView *view, const char *title, guint index, JctImportRole role)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "role", GINT_TO_POINTER (role));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

/* Takes what is left of the width: narrower than its place, the table would be shown as pulled too far. */
static void
add_filler (GtkColumnView *view)
{
  g_autoptr (GtkColumnViewColumn) filler = gtk_column_view_column_new (NULL, NULL);

  gtk_column_view_column_set_expand (filler, TRUE);
  gtk_column_view_append_column (view, filler);
}

static void
remove_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
}

void
jct_import_table_show (GtkColumnView *view, const JctImportPreview *preview)
{
  g_autoptr (GListStore) rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  guint n_columns = MIN (preview->plan->columns->len, MAX_COLUMNS);
  GtkNoSelection *model;

  gtk_column_view_set_model (view, NULL);
  remove_columns (view);
  /* Lines are not the time, nor counted. */
  add_column (view, C_ ("import", "Line"), 0, JCT_IMPORT_IGNORED);
  for (guint i = 0; i < n_columns; i++)
    {
      const JctImportColumn *column = preview->plan->columns->pdata[i];

      add_column (view, column->name, i + 1, column->role);
    }
  add_filler (view);
  for (guint i = 0; i < preview->rows->len; i++)
    {
      g_autoptr (GtkStringList) row = make_row (preview->rows->pdata[i], n_columns);

      g_list_store_append (rows, row);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}
