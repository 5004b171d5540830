/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-compare-table.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-category-symbol.h"
#include "widgets/jct-tooltip-text.h"
#include "analysis/jct-effect-figures.h"

#define TITLE_CHARS 18

/* ---- items ------------------------------------------------------------------------------------
 */

#define JCT_TYPE_COMPARED_ITEM (jct_compared_item_get_type ())
G_DECLARE_FINAL_TYPE (JctComparedItem, jct_compared_item, JCT, COMPARED_ITEM, GObject)

/* A row of the comparison; or, without one, an item that is nowhere in the list and by which is
 * found out how a column is sorted. */
struct _JctComparedItem
{
  GObject parent_instance;

  const JctEventComparison *comparison;
  const JctComparedEvent *compared; /* (nullable) */
  JctComparedColumn probed;
  int rank;
};

G_DEFINE_FINAL_TYPE (JctComparedItem, jct_compared_item, G_TYPE_OBJECT)

static void
jct_compared_item_class_init (JctComparedItemClass *klass)
{
}

static void
jct_compared_item_init (JctComparedItem *self)
{
}

/* ---- the table --------------------------------------------------------------------------------
 */

typedef struct
{
  JctCompareTable *table;
  JctComparedColumn column;
} Column;

struct _JctCompareTable
{
  AdwBin parent_instance;

  /* Children */
  GtkColumnView *view;
  GtkColumnViewColumn *view_columns[JCT_N_COMPARED_COLUMNS];

  /* Owned */
  GListStore *store;
  GtkSelectionModel *selection;
  JctComparedItem *probes[2]; /* of ranks 0 and 1 */
  Column columns[JCT_N_COMPARED_COLUMNS];

  gboolean updating;
};

enum
{
  EVENT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JctCompareTable, jct_compare_table, ADW_TYPE_BIN)

static const char *const titles[JCT_N_COMPARED_COLUMNS] = {
  [JCT_COMPARED_TITLE] = NC_ ("column", "Event"),
  [JCT_COMPARED_DATE] = NC_ ("column", "Date"),
  [JCT_COMPARED_SIZE] = NC_ ("column", "Size"),
  [JCT_COMPARED_PERCENT] = NC_ ("column", "Per cent"),
  /* xgettext:no-c-format */
  [JCT_COMPARED_INTERVAL] = NC_ ("column", "95% interval"),
  [JCT_COMPARED_P] = NC_ ("column", "p"),
  [JCT_COMPARED_Q] = NC_ ("column", "q"),
  [JCT_COMPARED_FINDING] = NC_ ("column", "Verdict"),
};

static gboolean
is_number (JctComparedColumn column)
{
  return column >= JCT_COMPARED_SIZE && column <= JCT_COMPARED_Q;
}

/* ---- sorting ----------------------------------------------------------------------------------
 */

/* The view's sorter turns a column's order round where it is sorted downwards, and does not say so:
 * two items of known order, equal in all other columns, tell. */
static gboolean
is_descending (JctCompareTable *self, JctComparedColumn column)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->probes); i++)
    self->probes[i]->probed = column;
  return gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self->probes[0],
                             self->probes[1])
         == GTK_ORDERING_LARGER;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const JctComparedItem *one = a;
  const JctComparedItem *other = b;
  const Column *column = data;
  gboolean descending;
  int order;

  if (one->compared == NULL)
    return one->probed == column->column ? one->rank - other->rank : 0;
  descending = is_descending (column->table, column->column);
  order = jct_compared_event_compare (one->compared, other->compared, column->column, descending);
  return descending ? -order : order;
}

/* ---- cells ------------------------------------------------------------------------------------
 */

/* (nullable): nothing to say in this column. */
static char *
text_of (const JctComparedItem *item, JctComparedColumn column)
{
  const JctComparedEvent *compared = item->compared;
  const JctAgreementRow *row = &compared->row;

  switch (column)
    {
    case JCT_COMPARED_TITLE:
      return g_strdup (jct_compared_event_get_name (compared));
    case JCT_COMPARED_DATE:
      return jct_edtf_to_label (&compared->event->date, JCT_LABEL_SHORT);
    case JCT_COMPARED_SIZE:
      return jct_agreement_row_to_size (row, item->comparison->kind.unit);
    case JCT_COMPARED_PERCENT:
      return jct_compared_event_to_percent (compared);
    case JCT_COMPARED_INTERVAL:
      return jct_agreement_row_to_interval (row);
    case JCT_COMPARED_P:
      return jct_agreement_p_to_text (row->has_p, row->p);
    case JCT_COMPARED_Q:
      return jct_agreement_p_to_text (compared->has_q, compared->q);
    case JCT_COMPARED_FINDING:
      return jct_effect_finding_to_tag (row->finding);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* A number keeps its sign in front where text runs from right to left. */
static char *
keep_direction (char *text)
{
  char *kept = g_strconcat ("\342\201\246", text, "\342\201\251", NULL);

  g_free (text);
  return kept;
}

static void
set_class (GtkWidget *label, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (label, name);
  else
    gtk_widget_remove_css_class (label, name);
}

/* What is not enough to say steps back as a whole; what stands out does where it is said. */
static void
emphasise (GtkWidget *label, const JctComparedEvent *compared, JctComparedColumn column)
{
  JctFinding finding = compared->row.finding;
  gboolean stands_out = compared->has_q && compared->q <= JCT_FALSE_DISCOVERY_RATE;

  set_class (label, "finding-not-enough", finding == JCT_FINDING_NOT_ENOUGH);
  set_class (label, "finding-change",
             (column == JCT_COMPARED_FINDING && finding == JCT_FINDING_CHANGE)
               || (column == JCT_COMPARED_Q && stands_out));
}

/* What a cell says to who does not see the column above it, or wants to know why. */
static void
describe (GtkWidget *label, const JctComparedItem *item, JctComparedColumn column, const char *text)
{
  const JctComparedEvent *compared = item->compared;
  const char *reason = compared->row.reason;
  g_autofree char *name
    = g_strdup_printf ("%s: %s", g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[column]),
                       text != NULL ? text : C_ ("value", "none"));
  g_autofree char *tooltip
    = column == JCT_COMPARED_TITLE && reason != NULL
        ? g_strconcat (compared->event->title, "\n\n", reason, NULL)
        : g_strdup (column == JCT_COMPARED_TITLE ? compared->event->title : reason);

  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "",
                                  -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));
  gboolean numeric = is_number (column->column);

  gtk_label_set_xalign (label, numeric ? 1 : 0);
  if (numeric)
    gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  if (column->column != JCT_COMPARED_TITLE)
    {
      gtk_list_item_set_child (list_item, GTK_WIDGET (label));
      return;
    }
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, TITLE_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_box_append (GTK_BOX (box), jct_category_symbol_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  const JctComparedItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = text_of (item, column->column);
  g_autofree char *shown = NULL;

  if (column->column == JCT_COMPARED_TITLE)
    {
      GtkWidget *symbol = gtk_widget_get_first_child (label);

      jct_category_symbol_set_category (JCT_CATEGORY_SYMBOL (symbol), item->comparison->document,
                                        item->compared->event->category);
      label = gtk_widget_get_next_sibling (symbol);
    }
  shown = text != NULL ? g_strdup (text) : g_strdup ("–");
  if (text != NULL && is_number (column->column))
    shown = keep_direction (g_steal_pointer (&shown));
  jct_set_label_text (GTK_LABEL (label), shown);
  emphasise (label, item->compared, column->column);
  describe (label, item, column->column, text);
}

/* ---- selection --------------------------------------------------------------------------------
 */

static const JctComparedItem *
peek_item (JctCompareTable *self, guint position)
{
  g_autoptr (JctComparedItem) item
    = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  /* The list has a reference of its own. */
  return item;
}

static void
choose (JctCompareTable *self, guint position)
{
  g_signal_emit (self, signals[EVENT_CHOSEN], 0, peek_item (self, position)->compared->event->id);
}

static void
selection_cb (JctCompareTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  if (!self->updating && gtk_bitset_get_size (chosen) == 1)
    choose (self, gtk_bitset_get_minimum (chosen));
}

static void
activate_cb (JctCompareTable *self, guint position)
{
  choose (self, position);
}

/* The list inside the column view is the one that scrolls. */
static void
scroll_to (JctCompareTable *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

void
jct_compare_table_select_event (JctCompareTable *self, const char *id)
{
  guint n;

  g_return_if_fail (JCT_IS_COMPARE_TABLE (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  self->updating = TRUE;
  if (id == NULL)
    gtk_selection_model_unselect_all (self->selection);
  for (guint i = 0; id != NULL && i < n; i++)
    if (g_str_equal (peek_item (self, i)->compared->event->id, id)
        && !gtk_selection_model_is_selected (self->selection, i))
      {
        gtk_selection_model_select_item (self->selection, i, TRUE);
        scroll_to (self, i);
      }
  self->updating = FALSE;
}

GPtrArray *
jct_compare_table_list_rows (JctCompareTable *self, gboolean only_selected)
{
  GPtrArray *rows = g_ptr_array_new ();
  guint n;

  g_return_val_if_fail (JCT_IS_COMPARE_TABLE (self), rows);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    if (!only_selected || gtk_selection_model_is_selected (self->selection, i))
      g_ptr_array_add (rows, (gpointer) peek_item (self, i)->compared);
  return rows;
}

/* ---- what is shown ----------------------------------------------------------------------------
 */

void
jct_compare_table_set_comparison (JctCompareTable *self, const JctEventComparison *comparison)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (JCT_IS_COMPARE_TABLE (self));

  for (guint i = 0; comparison != NULL && i < comparison->n_rows; i++)
    {
      JctComparedItem *item = g_object_new (JCT_TYPE_COMPARED_ITEM, NULL);

      item->comparison = comparison;
      item->compared = &comparison->rows[i];
      g_ptr_array_add (items, item);
    }
  self->updating = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  self->updating = FALSE;
}

void
jct_compare_table_sort (JctCompareTable *self, JctComparedColumn column, gboolean descending)
{
  g_return_if_fail (JCT_IS_COMPARE_TABLE (self));
  g_return_if_fail ((guint) column < JCT_N_COMPARED_COLUMNS);

  gtk_column_view_sort_by_column (self->view, self->view_columns[column],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
add_column (JctCompareTable *self, JctComparedColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[column]);
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;

  self->columns[column] = (Column){ self, column };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, &self->columns[column], NULL));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), &self->columns[column]);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), &self->columns[column]);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, column == JCT_COMPARED_TITLE);
  gtk_column_view_append_column (self->view, view_column);
  self->view_columns[column] = view_column;
  g_object_unref (view_column);
}

/* A column's title stands above its numbers: to the end, as they do. */
static void
align_titles (JctCompareTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < JCT_N_COMPARED_COLUMNS; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (is_number ((JctComparedColumn) i) && box != NULL)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

/* The columns' sorters ask the view's: it goes first. */
static void
jct_compare_table_dispose (GObject *object)
{
  JctCompareTable *self = JCT_COMPARE_TABLE (object);

  self->updating = TRUE;
  if (self->store != NULL)
    g_list_store_remove_all (self->store);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  for (guint i = 0; i < G_N_ELEMENTS (self->probes); i++)
    g_clear_object (&self->probes[i]);
  G_OBJECT_CLASS (jct_compare_table_parent_class)->dispose (object);
}

static void
jct_compare_table_class_init (JctCompareTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jct_compare_table_dispose;
  signals[EVENT_CHOSEN] = g_signal_new ("event-chosen", JCT_TYPE_COMPARE_TABLE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "comparetable");
}

static void
jct_compare_table_init (JctCompareTable *self)
{
  GtkSortListModel *sorted;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->probes); i++)
    {
      self->probes[i] = g_object_new (JCT_TYPE_COMPARED_ITEM, NULL);
      self->probes[i]->rank = (int) i;
    }
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All events under one method"), -1);
  for (guint i = 0; i < JCT_N_COMPARED_COLUMNS; i++)
    add_column (self, (JctComparedColumn) i);
  align_titles (self);
  self->store = g_list_store_new (JCT_TYPE_COMPARED_ITEM);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->store)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->view, self->selection);
  jct_compare_table_sort (self, JCT_COMPARED_SIZE, TRUE);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
