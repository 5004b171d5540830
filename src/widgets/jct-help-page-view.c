/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-help-page-view.h"
#include "widgets/jct-wrapped-label.h"

/* Characters of the first columns of a table: its words are short, what they mean is not. */
#define COLUMN_LEAST 8
#define COLUMN_CHARS 26

/* Of a widget: which of the page's blocks it shows, and one more. */
#define BLOCK_KEY "jct-help-block"

typedef struct
{
  const JctHelpPage *page;
  GtkBox *box;
  GCallback link_cb;
  gpointer owner;
} Builder;

static GtkWidget *
new_label (const Builder *builder, const char *markup)
{
  GtkWidget *label = jct_wrapped_label_new (NULL, NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", builder->link_cb, builder->owner, 0);
  return label;
}

static GtkWidget *
new_heading (const char *text, const char *style, int level)
{
  GtkWidget *label
    = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                    "wrap", TRUE, "width-chars", JCT_WRAPPED_CHARS, "xalign", 0.0, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_widget_add_css_class (label, style);
  return label;
}

static const JctHelpText *
get_text (const JctHelpBlock *block, guint i)
{
  return g_ptr_array_index (block->texts, i);
}

static void
append (const Builder *builder, GtkWidget *widget, guint block)
{
  g_object_set_data (G_OBJECT (widget), BLOCK_KEY, GUINT_TO_POINTER (block + 1));
  gtk_box_append (builder->box, widget);
}

/* "•", or the number of a step, beside the text. */
static GtkWidget *
new_item (const Builder *builder, const JctHelpBlock *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *mark
    = block->kind == JCT_HELP_STEP ? g_strdup_printf ("%u.", block->number) : g_strdup ("•");
  GtkWidget *sign = gtk_label_new (mark);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_label_set_xalign (GTK_LABEL (sign), 1);
  gtk_widget_add_css_class (sign, "dim-label");
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), new_label (builder, get_text (block, 0)->markup));
  return row;
}

static void
fill_row (const Builder *builder, GtkGrid *grid, const JctHelpBlock *block, int row)
{
  for (guint i = 0; i < block->texts->len; i++)
    {
      GtkWidget *label = new_label (builder, get_text (block, i)->markup);
      gboolean is_last = i + 1 == block->texts->len;

      if (block->kind == JCT_HELP_HEAD)
        gtk_widget_add_css_class (label, "caption-heading");
      if (i == 0 && !is_last)
        {
          gtk_widget_set_hexpand (label, FALSE);
          gtk_label_set_width_chars (GTK_LABEL (label), COLUMN_LEAST);
          gtk_label_set_max_width_chars (GTK_LABEL (label), COLUMN_CHARS);
        }
      gtk_grid_attach (grid, label, (int) i, row, 1, 1);
    }
}

/* The rows that follow each other, from the one that `i` is of. Returns the first block behind them. */
static guint
append_table (const Builder *builder, guint i)
{
  GtkWidget *grid = gtk_grid_new ();
  guint first = i;
  int row = 0;

  gtk_widget_add_css_class (grid, "help-table");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (; i < builder->page->blocks->len; i++)
    {
      const JctHelpBlock *block = g_ptr_array_index (builder->page->blocks, i);

      if (block->kind != JCT_HELP_HEAD && block->kind != JCT_HELP_ROW)
        break;
      if (row > 0)
        gtk_grid_attach (GTK_GRID (grid), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row++,
                         (int) block->texts->len, 1);
      fill_row (builder, GTK_GRID (grid), block, row++);
    }
  append (builder, grid, first);
  return i;
}

static void
append_block (const Builder *builder, const JctHelpBlock *block, guint i)
{
  GtkWidget *widget;

  if (block->kind == JCT_HELP_HEADING)
    widget = new_heading (get_text (block, 0)->plain, "help-heading", 2);
  else if (block->kind == JCT_HELP_ITEM || block->kind == JCT_HELP_STEP)
    widget = new_item (builder, block);
  else
    widget = new_label (builder, get_text (block, 0)->markup);
  if (block->kind == JCT_HELP_NOTE)
    gtk_widget_add_css_class (widget, "help-note");
  append (builder, widget, i);
}

GtkWidget *
jct_help_page_view_new (const JctHelpPage *page, GCallback link_cb, gpointer owner)
{
  Builder builder = { page, GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10)), link_cb, owner };
  guint i = 0;

  gtk_widget_add_css_class (GTK_WIDGET (builder.box), "help-page");
  gtk_box_append (builder.box, new_heading (page->title, "title-1", 1));
  while (i < page->blocks->len)
    {
      const JctHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind == JCT_HELP_HEAD || block->kind == JCT_HELP_ROW)
        i = append_table (&builder, i);
      else
        append_block (&builder, block, i++);
    }
  return GTK_WIDGET (builder.box);
}

GtkWidget *
jct_help_page_view_find_block (GtkWidget *view, guint block)
{
  GtkWidget *found = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);

  /* A table has the number of its first row. */
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), BLOCK_KEY));

      if (number > 0 && number <= block + 1)
        found = child;
    }
  return found;
}
