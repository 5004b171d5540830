/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-row-list.h"

struct _JctRowList
{
  GObject parent_instance;

  JctRowOrder *order; /* (nullable) */
  GtkBitset *selected;
  guint n_alive;
};

struct _JctRowItem
{
  GObject parent_instance;

  guint position;
  JctRowList *list; /* (nullable): the one that counts it */
};

/* ---- an item ---------------------------------------------------------------------------------
 */

G_DEFINE_FINAL_TYPE (JctRowItem, jct_row_item, G_TYPE_OBJECT)

static void
jct_row_item_finalize (GObject *object)
{
  JctRowItem *self = JCT_ROW_ITEM (object);

  if (self->list != NULL)
    self->list->n_alive--;
  g_clear_object (&self->list);
  G_OBJECT_CLASS (jct_row_item_parent_class)->finalize (object);
}

static void
jct_row_item_class_init (JctRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_row_item_finalize;
}

static void
jct_row_item_init (JctRowItem *self)
{
}

JctRowItem *
jct_row_item_new (guint position)
{
  JctRowItem *self = g_object_new (JCT_TYPE_ROW_ITEM, NULL);

  self->position = position;
  return self;
}

guint
jct_row_item_get_position (JctRowItem *self)
{
  g_return_val_if_fail (JCT_IS_ROW_ITEM (self), 0);

  return self->position;
}

/* ---- the list --------------------------------------------------------------------------------
 */

static GType
get_item_type (GListModel *model)
{
  return JCT_TYPE_ROW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  JctRowList *self = JCT_ROW_LIST (model);

  return self->order != NULL ? (guint) MIN (jct_row_order_get_n (self->order), JCT_ROW_LIST_MAX)
                             : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  JctRowList *self = JCT_ROW_LIST (model);
  JctRowItem *item;

  if (position >= get_n_items (model))
    return NULL;
  item = jct_row_item_new (position);
  item->list = g_object_ref (self);
  self->n_alive++;
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- the selection ---------------------------------------------------------------------------
 */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (JCT_ROW_LIST (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (JCT_ROW_LIST (model)->selected);
}

/* What all others, such as a click with Shift, are made from. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  JctRowList *self = JCT_ROW_LIST (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) next = gtk_bitset_copy (selected);
  guint first, n;

  gtk_bitset_intersect (next, mask);
  gtk_bitset_subtract (changes, mask);
  gtk_bitset_union (next, changes);
  n = get_n_items (G_LIST_MODEL (model));
  if (n < G_MAXUINT)
    gtk_bitset_remove_range_closed (next, n, G_MAXUINT);

  gtk_bitset_unref (changes);
  changes = gtk_bitset_copy (self->selected);
  gtk_bitset_difference (changes, next);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_unref (self->selected);
  self->selected = g_steal_pointer (&next);
  first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (model, first,
                                         gtk_bitset_get_maximum (changes) - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* ---- the object ------------------------------------------------------------------------------
 */

G_DEFINE_FINAL_TYPE_WITH_CODE (JctRowList,
                               jct_row_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

static void
jct_row_list_finalize (GObject *object)
{
  JctRowList *self = JCT_ROW_LIST (object);

  g_clear_pointer (&self->order, jct_row_order_unref);
  gtk_bitset_unref (self->selected);
  G_OBJECT_CLASS (jct_row_list_parent_class)->finalize (object);
}

static void
jct_row_list_class_init (JctRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jct_row_list_finalize;
}

static void
jct_row_list_init (JctRowList *self)
{
  self->selected = gtk_bitset_new_empty ();
}

JctRowList *
jct_row_list_new (void)
{
  return g_object_new (JCT_TYPE_ROW_LIST, NULL);
}

void
jct_row_list_set_order (JctRowList *self, JctRowOrder *order)
{
  guint n_before;

  g_return_if_fail (JCT_IS_ROW_LIST (self));

  if (order == self->order)
    return;
  n_before = get_n_items (G_LIST_MODEL (self));
  g_clear_pointer (&self->order, jct_row_order_unref);
  self->order = order != NULL ? jct_row_order_ref (order) : NULL;
  gtk_bitset_remove_all (self->selected);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, get_n_items (G_LIST_MODEL (self)));
}

JctRowOrder *
jct_row_list_get_order (JctRowList *self)
{
  g_return_val_if_fail (JCT_IS_ROW_LIST (self), NULL);

  return self->order;
}

guint
jct_row_list_get_n_alive (JctRowList *self)
{
  g_return_val_if_fail (JCT_IS_ROW_LIST (self), 0);

  return self->n_alive;
}
