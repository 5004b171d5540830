/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-data-table.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-data-column.h"
#include "widgets/jct-tooltip-text.h"

/* What the first column has before it, in style.css. */
#define FIRST_PADDING 12

typedef struct
{
  JctDataTable *view; /* borrowed */
  JctDataColumn *column;
} Shown;

struct _JctDataTable
{
  AdwBin parent_instance;

  GtkColumnView *view;
  GtkWidget *scrolled;

  /* Owned */
  JctRowList *list;
  JctTable *table;       /* (nullable) */
  GPtrArray *columns;    /* Shown */
  JctRowItem *probes[2]; /* in no list: by which is found out how the headers are sorted */
  JctColumn sorted;
  gboolean descending;

  const Shown *probed; /* while it is found out */
  guint scroll_position;
  guint frames_to_scroll; /* before it is scrolled to there */
  guint scroll_tick;
  int fitted_width; /* px: what the columns were fitted into */
  guint fit_tick;
  gboolean updating;
};

enum
{
  SORT_CHANGED,
  SELECTION_CHANGED,
  ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctDataTable, jct_data_table, ADW_TYPE_BIN)

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  jct_data_column_free (shown->column);
  g_free (shown);
}

/* ---- cells -----------------------------------------------------------------------------------
 */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Shown *shown)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_single_line_mode (label, TRUE);
  /* The ends of numbers stand below each other in every direction of text. */
  gtk_label_set_xalign (
    label, shown->column->id.kind == JCT_COLUMN_MEASURE && !jct_data_column_is_rtl () ? 1 : 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (shown->column->id.kind != JCT_COLUMN_DIMENSION)
    gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_list_item_set_child (list_item, GTK_WIDGET (label));
}

/* A cell says its column to who does not see the header above it. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Shown *shown)
{
  JctRowOrder *order = jct_row_list_get_order (shown->view->list);
  guint position = jct_row_item_get_position (gtk_list_item_get_item (list_item));
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text
    = jct_data_column_dup_text (shown->column, jct_row_order_get_row (order, position));
  g_autofree char *name = g_strdup_printf ("%s: %s", shown->column->title,
                                           text[0] != '\0' ? text : C_ ("value", "none"));

  jct_set_label_text (GTK_LABEL (label), text);
  jct_set_tooltip_text (label, g_utf8_strlen (text, -1) > JCT_DATA_COLUMN_MAX_CHARS - 4
                                   || shown->column->given < shown->column->wanted
                                 ? text
                                 : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* ---- sorting ---------------------------------------------------------------------------------
 */

/* Of the probes the first is less in each column; the view's sorter asks the column that it is
 * sorted by first, and turns its answer round where it is sorted downwards. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Shown *shown = data;

  if (shown->view->probed == NULL)
    shown->view->probed = shown;
  return a == (gconstpointer) shown->view->probes[0] ? -1 : 1;
}

static void
sorter_changed_cb (JctDataTable *self)
{
  GtkOrdering ordering;

  if (self->updating)
    return;
  self->probed = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self->probes[0],
                                 self->probes[1]);
  if (self->probed == NULL)
    return;
  self->sorted = self->probed->column->id;
  self->descending = ordering == GTK_ORDERING_LARGER;
  self->probed = NULL;
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static GtkColumnViewColumn *
find_column (JctDataTable *self, JctColumn column)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Shown *shown = g_ptr_array_index (self->columns, i);

      if (shown->column->id.kind == column.kind && shown->column->id.index == column.index)
        {
          /* The list keeps it. */
          g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (columns, i);

          return found;
        }
    }
  return NULL;
}

JctColumn
jct_data_table_get_sort (JctDataTable *self, gboolean *descending)
{
  g_return_val_if_fail (JCT_IS_DATA_TABLE (self), ((JctColumn){ JCT_COLUMN_PERIOD, 0 }));

  if (descending != NULL)
    *descending = self->descending;
  return self->sorted;
}

/* A header learns that it is no longer the one only when it is clicked, or has another sorter. */
static void
remove_arrow (JctDataTable *self)
{
  GtkColumnViewColumn *before = find_column (self, self->sorted);
  g_autoptr (GtkSorter) sorter = g_object_ref (gtk_column_view_column_get_sorter (before));
  gboolean updating = self->updating;

  self->updating = TRUE;
  gtk_column_view_column_set_sorter (before, NULL);
  gtk_column_view_column_set_sorter (before, sorter);
  self->updating = updating;
}

void
jct_data_table_sort (JctDataTable *self, JctColumn column, gboolean descending)
{
  GtkColumnViewColumn *view_column;

  g_return_if_fail (JCT_IS_DATA_TABLE (self));

  view_column = find_column (self, column);
  g_return_if_fail (view_column != NULL);
  remove_arrow (self);
  gtk_column_view_sort_by_column (self->view, view_column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* ---- columns ---------------------------------------------------------------------------------
 */

static void
add_column (JctDataTable *self, JctColumn column, const char *title, const char *unit)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;
  Shown *shown = g_new0 (Shown, 1);

  shown->view = self;
  shown->column = jct_data_column_new (self->table, column, title, unit);
  g_ptr_array_add (self->columns, shown);

  view_column = gtk_column_view_column_new (shown->column->title, factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, shown, NULL));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), shown);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), shown);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  jct_data_column_measure (shown->column, GTK_WIDGET (self->view), view_column,
                           column.kind == JCT_COLUMN_PERIOD ? FIRST_PADDING : 0);
  gtk_column_view_append_column (self->view, view_column);
}

static void
fit_columns (JctDataTable *self, int width)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (columns, ((Shown *) g_ptr_array_index (self->columns, i))->column);
  jct_data_columns_fit (columns, width);
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JctDataTable *self = JCT_DATA_TABLE (widget);

  self->fit_tick = 0;
  fit_columns (self, self->fitted_width);
  return G_SOURCE_REMOVE;
}

/* Not while widths are given out: a column's width asks for that again. */
static void
width_changed_cb (JctDataTable *self, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  int width = (int) gtk_adjustment_get_page_size (adjustment);

  if (self->fitted_width == width)
    return;
  self->fitted_width = width;
  if (self->fit_tick == 0)
    self->fit_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

static void
remove_columns (JctDataTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  g_ptr_array_set_size (self->columns, 0);
}

/* The title of a column of numbers stands above their ends. */
static void
align_titles (JctDataTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < self->columns->len; i++)
    {
      const Shown *shown = g_ptr_array_index (self->columns, i);
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (shown->column->id.kind == JCT_COLUMN_MEASURE && box != NULL)
        gtk_widget_set_halign (box, jct_data_column_is_rtl () ? GTK_ALIGN_START : GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

static char *
dup_period_title (JctPeriodUnit unit)
{
  const char *noun = jct_period_unit_to_noun (unit, 1);
  g_autofree char *first = g_utf8_substring (noun, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (noun), NULL);
}

/* What is left of the width, so that rows, and what marks them, reach its end. */
static void
add_filler (JctDataTable *self)
{
  g_autoptr (GtkColumnViewColumn) filler = gtk_column_view_column_new (NULL, NULL);

  gtk_column_view_column_set_expand (filler, TRUE);
  gtk_column_view_append_column (self->view, filler);
}

static void
add_columns (JctDataTable *self)
{
  g_autofree char *period = dup_period_title (jct_table_get_period_kind (self->table).unit);

  add_column (self, (JctColumn){ JCT_COLUMN_PERIOD, 0 }, period, NULL);
  for (guint i = 0; i < jct_table_get_n_dimensions (self->table); i++)
    add_column (self, (JctColumn){ JCT_COLUMN_DIMENSION, i },
                jct_table_get_dimension_title (self->table, i), NULL);
  for (guint i = 0; i < jct_table_get_n_measures (self->table); i++)
    add_column (self, (JctColumn){ JCT_COLUMN_MEASURE, i },
                jct_table_get_measure_title (self->table, i),
                jct_table_get_measure_unit (self->table, i));
  add_filler (self);
  align_titles (self);
  if (self->fitted_width > 0)
    fit_columns (self, self->fitted_width);
}

void
jct_data_table_set_table (JctDataTable *self, JctTable *table)
{
  g_return_if_fail (JCT_IS_DATA_TABLE (self));

  if (self->table == table)
    return;
  self->updating = TRUE;
  jct_row_list_set_order (self->list, NULL);
  remove_columns (self);
  g_clear_pointer (&self->table, jct_table_unref);
  self->sorted = (JctColumn){ JCT_COLUMN_PERIOD, 0 };
  self->descending = FALSE;
  if (table != NULL)
    {
      self->table = jct_table_ref (table);
      add_columns (self);
      jct_data_table_sort (self, self->sorted, FALSE);
    }
  self->updating = FALSE;
}

void
jct_data_table_set_order (JctDataTable *self, JctRowOrder *order)
{
  g_return_if_fail (JCT_IS_DATA_TABLE (self));
  g_return_if_fail (order == NULL || jct_row_order_get_table (order) == self->table);

  jct_row_list_set_order (self->list, order);
}

JctRowList *
jct_data_table_get_list (JctDataTable *self)
{
  g_return_val_if_fail (JCT_IS_DATA_TABLE (self), NULL);

  return self->list;
}

/* The list inside the column view is the one that scrolls. */
static void
scroll_to (JctDataTable *self, guint position)
{
  GtkAdjustment *adjustment
    = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_upper (adjustment) * position / MAX (n, 1));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JctDataTable *self = JCT_DATA_TABLE (widget);

  if (--self->frames_to_scroll > 0)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  self->scroll_tick = 0;
  if (self->scroll_position < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    scroll_to (self, self->scroll_position);
  return G_SOURCE_REMOVE;
}

void
jct_data_table_show (JctDataTable *self, guint position)
{
  g_return_if_fail (JCT_IS_DATA_TABLE (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), position, TRUE);
  /* Rows that are new have a height only when a frame was laid out since. */
  self->scroll_position = position;
  self->frames_to_scroll = 2;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the object ------------------------------------------------------------------------------
 */

static void
selection_changed_cb (JctDataTable *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activate_cb (JctDataTable *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), position, TRUE);
  g_signal_emit (self, signals[ROW_ACTIVATED], 0);
}

static void
jct_data_table_dispose (GObject *object)
{
  JctDataTable *self = JCT_DATA_TABLE (object);

  /* The view outlives what its cells are made from, if anybody keeps it. */
  if (self->table != NULL)
    jct_data_table_set_table (self, NULL);
  G_OBJECT_CLASS (jct_data_table_parent_class)->dispose (object);
}

static void
jct_data_table_finalize (GObject *object)
{
  JctDataTable *self = JCT_DATA_TABLE (object);

  g_object_unref (self->list);
  g_ptr_array_unref (self->columns);
  for (guint i = 0; i < G_N_ELEMENTS (self->probes); i++)
    g_object_unref (self->probes[i]);
  G_OBJECT_CLASS (jct_data_table_parent_class)->finalize (object);
}

static void
jct_data_table_class_init (JctDataTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jct_data_table_dispose;
  object_class->finalize = jct_data_table_finalize;
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", JCT_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED]
    = g_signal_new ("selection-changed", JCT_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", JCT_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "datatable");
}

static void
jct_data_table_init (JctDataTable *self)
{
  self->list = jct_row_list_new ();
  self->columns = g_ptr_array_new_with_free_func (shown_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->probes); i++)
    self->probes[i] = jct_row_item_new (i);
  self->view
    = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->list))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("name of a table", "Rows"), -1);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sorter_changed_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (
                             GTK_SCROLLED_WINDOW (self->scrolled)),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

GtkWidget *
jct_data_table_new (void)
{
  return g_object_new (JCT_TYPE_DATA_TABLE, NULL);
}
