/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-facet-group.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-ticks.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* A facet of up to N_WHOLE values is never folded; a longer one shows its N_TOP largest and what is
 * chosen. */
#define N_WHOLE 8
#define N_TOP 6
/* Rows shown of a facet with very many values; the search reaches all of them. */
#define N_MOST 200

struct _JctFacetGroup
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title;
  GtkButton *clear;
  GtkToggleButton *split;
  GtkSearchEntry *search;
  GtkBox *rows;
  GtkLabel *note;
  GtkButton *expander;

  /* Owned */
  JctTable *table;
  GPtrArray *row_pool; /* JctFacetRow, children of rows */
  GArray *entries;     /* Entry, the largest first */
  char *needle;        /* (nullable): folded search text */

  /* Borrowed */
  JctViewState *state; /* its owner owns this too */

  guint dimension;
  guint n_selected;
  gboolean expanded;
  gboolean updating;
};

typedef struct
{
  guint code;
  double total;
  gboolean selected;
} Entry;

G_DEFINE_FINAL_TYPE (JctFacetGroup, jct_facet_group, ADW_TYPE_BIN)

static const char *
dimension_name (JctFacetGroup *self)
{
  return jct_table_get_dimension_name (self->table, self->dimension);
}

static const char *
value_label (JctFacetGroup *self, guint code)
{
  const char *label = jct_table_get_value_label (self->table, self->dimension, code);

  return label[0] != '\0' ? label : _ ("(not stated)");
}

/* ---- what is shown ----------------------------------------------------------------------------
 */

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *first = a;
  const Entry *second = b;
  JctFacetGroup *self = data;

  if (first->total != second->total)
    return first->total > second->total ? -1 : 1;
  return g_utf8_collate (value_label (self, first->code), value_label (self, second->code));
}

static gboolean
is_found (JctFacetGroup *self, guint code)
{
  if (self->needle == NULL)
    return TRUE;
  g_autofree char *label = g_utf8_casefold (value_label (self, code), -1);
  return strstr (label, self->needle) != NULL;
}

static JctFacetRowState
row_state (JctFacetGroup *self, const Entry *entry)
{
  if (entry->selected)
    return JCT_FACET_ROW_SELECTED;
  return self->n_selected > 0 ? JCT_FACET_ROW_OTHER : JCT_FACET_ROW_OPEN;
}

static void
toggled_cb (JctFacetRow *row, gboolean extend, JctFacetGroup *self)
{
  jct_view_state_toggle_value (self->state, dimension_name (self), jct_facet_row_get_value (row),
                               extend);
}

static JctFacetRow *
ensure_row (JctFacetGroup *self, guint index)
{
  while (self->row_pool->len <= index)
    {
      GtkWidget *row = jct_facet_row_new ();
      g_signal_connect (row, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (self->rows, row);
      g_ptr_array_add (self->row_pool, row);
    }
  return g_ptr_array_index (self->row_pool, index);
}

static void
show_entry (JctFacetGroup *self, guint index, const Entry *entry, double largest)
{
  JctFacetRow *row = ensure_row (self, index);
  g_autofree char *total
    = jct_format_value (entry->total, entry->total == (gint64) entry->total ? 0 : 1);

  jct_facet_row_update (row, jct_table_get_value (self->table, self->dimension, entry->code),
                        value_label (self, entry->code), total,
                        largest > 0 ? entry->total / largest : 0, row_state (self, entry));
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

/* Whether the facet is long enough to be folded. */
static gboolean
is_long (JctFacetGroup *self)
{
  return self->entries->len > N_WHOLE;
}

static void
show_note (JctFacetGroup *self, guint n_left_out, guint n_shown)
{
  g_autofree char *text = NULL;

  if (n_left_out > 0)
    /* Translators: under a long list of values. */
    text = g_strdup_printf (ngettext ("%u more value: search for it",
                                      "%u more values: search for them", n_left_out),
                            n_left_out);
  else if (n_shown == 0)
    text = g_strdup (_ ("No value with this name"));
  gtk_label_set_label (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
show_expander (JctFacetGroup *self)
{
  g_autofree char *text = NULL;

  if (self->expanded)
    text = g_strdup (_ ("Show fewer"));
  else
    /* Translators: shows all values of a dimension; %u is how many there are. */
    text = g_strdup_printf (ngettext ("Show all %u", "Show all %u", self->entries->len),
                            self->entries->len);
  gtk_button_set_label (self->expander, text);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), is_long (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search), is_long (self) && self->expanded);
}

static void
show_rows (JctFacetGroup *self)
{
  gboolean folded = is_long (self) && !self->expanded;
  double largest = 0;
  guint n_shown = 0;
  guint n_left_out = 0;

  for (guint i = 0; i < self->entries->len; i++)
    largest = MAX (largest, g_array_index (self->entries, Entry, i).total);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (folded && i >= N_TOP && !entry->selected)
        continue;
      if (!folded && !is_found (self, entry->code))
        continue;
      if (n_shown < N_MOST)
        show_entry (self, n_shown++, entry, largest);
      else
        n_left_out++;
    }
  for (guint i = n_shown; i < self->row_pool->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->row_pool, i), FALSE);
  show_note (self, n_left_out, n_shown);
  show_expander (self);
}

/* ---- input ------------------------------------------------------------------------------------
 */

static void
expander_cb (JctFacetGroup *self)
{
  jct_facet_group_set_expanded (self, !self->expanded);
}

static void
clear_cb (JctFacetGroup *self)
{
  jct_view_state_clear_dimension (self->state, dimension_name (self));
}

static void
split_cb (JctFacetGroup *self)
{
  if (self->updating)
    return;
  jct_view_state_set_by (self->state,
                         gtk_toggle_button_get_active (self->split) ? dimension_name (self) : NULL);
}

static void
search_cb (JctFacetGroup *self)
{
  jct_facet_group_set_search (self, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (JctFacetGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_facet_group_finalize (GObject *object)
{
  JctFacetGroup *self = JCT_FACET_GROUP (object);

  g_ptr_array_unref (self->row_pool);
  g_array_unref (self->entries);
  g_free (self->needle);
  jct_table_unref (self->table);
  G_OBJECT_CLASS (jct_facet_group_parent_class)->finalize (object);
}

static void
jct_facet_group_class_init (JctFacetGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_facet_group_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-facet-group.ui");
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, title);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, clear);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, split);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, search);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, note);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, expander);
  gtk_widget_class_bind_template_callback (widget_class, expander_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
jct_facet_group_init (JctFacetGroup *self)
{
  self->row_pool = g_ptr_array_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_controls (JctFacetGroup *self, const char *title)
{
  /* Translators: %s is a dimension, such as "Citizenship". */
  g_autofree char *split = g_strdup_printf (_ ("Split by %s: one line for each value"), title);
  g_autofree char *clear = g_strdup_printf (_ ("Show all values of %s"), title);
  g_autofree char *search = g_strdup_printf (_ ("Search in %s"), title);

  jct_set_tooltip_text (GTK_WIDGET (self->split), split);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->split), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  split, -1);
  jct_set_tooltip_text (GTK_WIDGET (self->clear), clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

GtkWidget *
jct_facet_group_new (JctViewState *state, JctTable *table, guint dimension)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (dimension < jct_table_get_n_dimensions (table), NULL);

  JctFacetGroup *self = g_object_new (JCT_TYPE_FACET_GROUP, NULL);
  const char *title = jct_table_get_dimension_title (table, dimension);

  self->state = state;
  self->table = jct_table_ref (table);
  self->dimension = dimension;
  gtk_label_set_label (self->title, title);
  name_controls (self, title);
  return GTK_WIDGET (self);
}

/* ---- update -----------------------------------------------------------------------------------
 */

/* The values that the definition leaves to choose from. */
static gboolean
is_offered (JctFacetGroup *self, const JctResolvedView *resolved, guint code)
{
  const JctDefinition *definition = resolved->definition;
  const char *name = dimension_name (self);

  return definition == NULL
         || jct_filter_passes (definition->filter, name,
                               jct_table_get_value (self->table, self->dimension, code));
}

static gboolean
collect_entries (JctFacetGroup *self, const JctResolvedView *resolved, const JctView *view)
{
  guint n_values = jct_table_get_n_values (self->table, self->dimension);
  g_autofree double *totals = g_new0 (double, MAX (n_values, 1));
  const JctSeriesQuery query = {
    .filter = resolved->filter,
    .measure = resolved->measure,
    .kind = resolved->kind,
  };
  const char *name = dimension_name (self);
  gboolean is_named = jct_filter_has_dimension (view->filter, name);

  g_array_set_size (self->entries, 0);
  self->n_selected = 0;
  if (!jct_table_total_by_value (self->table, &query, self->dimension, totals, NULL))
    return FALSE;
  for (guint code = 0; code < n_values; code++)
    {
      if (!is_offered (self, resolved, code))
        continue;
      const char *value = jct_table_get_value (self->table, self->dimension, code);
      Entry entry
        = { code, totals[code], is_named && jct_filter_passes (view->filter, name, value) };
      self->n_selected += entry.selected;
      g_array_append_val (self->entries, entry);
    }
  g_array_sort_with_data (self->entries, compare_entries, self);
  return TRUE;
}

void
jct_facet_group_update (JctFacetGroup *self, const JctResolvedView *resolved, const JctView *view)
{
  g_return_if_fail (JCT_IS_FACET_GROUP (self));
  g_return_if_fail (resolved != NULL && view != NULL);

  gboolean computed = collect_entries (self, resolved, view);
  gboolean is_split = g_strcmp0 (resolved->by, dimension_name (self)) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self), computed && self->entries->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->clear),
                          jct_filter_has_dimension (view->filter, dimension_name (self)));
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->split, is_split);
  self->updating = FALSE;
  show_rows (self);
}

const char *
jct_facet_group_get_dimension (JctFacetGroup *self)
{
  g_return_val_if_fail (JCT_IS_FACET_GROUP (self), NULL);
  return dimension_name (self);
}

JctFacetRow *
jct_facet_group_get_row (JctFacetGroup *self, guint index)
{
  g_return_val_if_fail (JCT_IS_FACET_GROUP (self), NULL);

  if (index >= self->row_pool->len
      || !gtk_widget_get_visible (g_ptr_array_index (self->row_pool, index)))
    return NULL;
  return g_ptr_array_index (self->row_pool, index);
}

JctFacetRow *
jct_facet_group_find_row (JctFacetGroup *self, const char *value)
{
  JctFacetRow *row;

  g_return_val_if_fail (JCT_IS_FACET_GROUP (self), NULL);

  for (guint i = 0; (row = jct_facet_group_get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (jct_facet_row_get_value (row), value) == 0)
      return row;
  return NULL;
}

void
jct_facet_group_set_expanded (JctFacetGroup *self, gboolean expanded)
{
  g_return_if_fail (JCT_IS_FACET_GROUP (self));

  if (self->expanded == !!expanded)
    return;
  self->expanded = !!expanded;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_rows (self);
}

void
jct_facet_group_set_search (JctFacetGroup *self, const char *text)
{
  g_return_if_fail (JCT_IS_FACET_GROUP (self));

  g_clear_pointer (&self->needle, g_free);
  if (text != NULL && text[0] != '\0')
    self->needle = g_utf8_casefold (text, -1);
  show_rows (self);
}
