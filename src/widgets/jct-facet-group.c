/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-facet-group-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-late-menu.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* A facet of up to N_WHOLE values is never folded; a longer one shows its N_TOP largest and what is
 * chosen. */
#define N_WHOLE 8
#define N_TOP 6
/* Rows shown of a facet with very many values; the search reaches all of them. */
#define N_MOST 200

enum
{
  PROP_0,
  PROP_SORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctFacetGroup, jct_facet_group, ADW_TYPE_BIN)

/* ---- what is shown ----------------------------------------------------------------------------
 */

static gboolean
is_found (JctFacetGroup *self, guint code)
{
  if (self->needle == NULL)
    return TRUE;
  g_autofree char *label = g_utf8_casefold (jct_facet_entries_get_label (self->entries, code), -1);
  return strstr (label, self->needle) != NULL;
}

static void
toggled_cb (JctFacetRow *row, gboolean extend, JctFacetGroup *self)
{
  jct_view_state_toggle_value (self->state, jct_facet_group_get_dimension (self),
                               jct_facet_row_get_value (row), extend);
}

static void
exclude_cb (JctFacetRow *row, JctFacetGroup *self)
{
  jct_view_state_toggle_excluded (self->state, jct_facet_group_get_dimension (self),
                                  jct_facet_row_get_value (row));
}

static JctFacetRow *
ensure_row (JctFacetGroup *self, guint index)
{
  while (self->row_pool->len <= index)
    {
      GtkWidget *row = jct_facet_row_new ();
      g_signal_connect (row, "toggled", G_CALLBACK (toggled_cb), self);
      g_signal_connect (row, "exclude", G_CALLBACK (exclude_cb), self);
      g_signal_connect (row, "menu", G_CALLBACK (jct_facet_group_show_menu), self);
      gtk_box_append (self->rows, row);
      g_ptr_array_add (self->row_pool, row);
    }
  return g_ptr_array_index (self->row_pool, index);
}

static void
show_entry (JctFacetGroup *self, guint index, const JctFacetEntry *entry)
{
  JctFacetRow *row = ensure_row (self, index);
  double largest = jct_facet_entries_get_largest (self->entries);
  double scale = largest > 0 ? 1 / largest : 0;
  g_autofree char *share = jct_facet_entries_dup_share (self->entries, entry);
  g_autofree char *total = jct_facet_entries_dup_total (self->entries, entry);
  g_autofree char *range = jct_facet_entries_dup_range (self->entries, entry);
  const JctFacetRowContent content = {
    .value = jct_table_get_value (self->table, self->dimension, entry->code),
    .label = jct_facet_entries_get_label (self->entries, entry->code),
    .total = total,
    .range = range,
    .share = share,
    .fraction = entry->total * scale,
    .least = entry->range.low * scale,
    .most = entry->range.high * scale,
    .state = entry->state,
  };

  jct_facet_row_update (row, &content);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

/* Whether the facet is long enough to be folded. */
static gboolean
is_long (JctFacetGroup *self)
{
  return jct_facet_entries_get_n (self->entries) > N_WHOLE;
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
  jct_set_label_text (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
show_expander (JctFacetGroup *self)
{
  g_autofree char *text = NULL;
  guint n = jct_facet_entries_get_n (self->entries);

  if (self->expanded)
    text = g_strdup (_ ("Show fewer"));
  else
    /* Translators: shows all values of a dimension; %u is how many there are. */
    text = g_strdup_printf (ngettext ("Show all %u", "Show all %u", n), n);
  gtk_button_set_label (self->expander, text);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), is_long (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search), is_long (self) && self->expanded);
}

/* What is chosen or left out stays in sight when the list is folded. */
static gboolean
is_named (const JctFacetEntry *entry)
{
  return entry->state == JCT_FACET_ROW_SELECTED || entry->state == JCT_FACET_ROW_EXCLUDED;
}

static void
show_rows (JctFacetGroup *self)
{
  gboolean folded = is_long (self) && !self->expanded;
  guint n_shown = 0;
  guint n_left_out = 0;

  for (guint i = 0; i < jct_facet_entries_get_n (self->entries); i++)
    {
      const JctFacetEntry *entry = jct_facet_entries_get (self->entries, i);

      if (folded && i >= N_TOP && !is_named (entry))
        continue;
      if (!folded && !is_found (self, entry->code))
        continue;
      if (n_shown < N_MOST)
        show_entry (self, n_shown++, entry);
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
  jct_view_state_clear_dimension (self->state, jct_facet_group_get_dimension (self));
}

static void
split_cb (JctFacetGroup *self)
{
  if (self->updating)
    return;
  jct_view_state_set_by (self->state, gtk_toggle_button_get_active (self->split)
                                        ? jct_facet_group_get_dimension (self)
                                        : NULL);
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
jct_facet_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctFacetGroup *self = JCT_FACET_GROUP (object);

  if (id == PROP_SORT)
    g_value_set_static_string (value, self->by_name ? "name" : "count");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jct_facet_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctFacetGroup *self = JCT_FACET_GROUP (object);

  if (id == PROP_SORT)
    jct_facet_group_set_by_name (self, g_strcmp0 (g_value_get_string (value), "name") == 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jct_facet_group_dispose (GObject *object)
{
  jct_facet_group_drop_menu (JCT_FACET_GROUP (object));
  G_OBJECT_CLASS (jct_facet_group_parent_class)->dispose (object);
}

static void
jct_facet_group_finalize (GObject *object)
{
  JctFacetGroup *self = JCT_FACET_GROUP (object);

  g_ptr_array_unref (self->row_pool);
  g_clear_pointer (&self->entries, jct_facet_entries_free);
  g_free (self->needle);
  jct_table_unref (self->table);
  G_OBJECT_CLASS (jct_facet_group_parent_class)->finalize (object);
}

static void
jct_facet_group_class_init (JctFacetGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = jct_facet_group_get_property;
  G_OBJECT_CLASS (klass)->set_property = jct_facet_group_set_property;
  G_OBJECT_CLASS (klass)->dispose = jct_facet_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_facet_group_finalize;

  properties[PROP_SORT]
    = g_param_spec_string ("sort", NULL, NULL, "count",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "facet.sort", "sort");
  jct_facet_group_install_menu_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-facet-group.ui");
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, title);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, clear);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, split);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, menu);
  gtk_widget_class_bind_template_child (widget_class, JctFacetGroup, sort_menu);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_menu_button_set_late_menu (self->menu, self->sort_menu);
}

static void
name_controls (JctFacetGroup *self, const char *title)
{
  /* Translators: %s is a dimension, such as "Citizenship". */
  g_autofree char *split = g_strdup_printf (_ ("Split by %s: one line for each value"), title);
  g_autofree char *clear = g_strdup_printf (_ ("Show all values of %s"), title);
  g_autofree char *search = g_strdup_printf (_ ("Search in %s"), title);
  /* Translators: %s is a dimension, such as "Citizenship". */
  g_autofree char *menu = g_strdup_printf (_ ("Order of the values of %s"), title);

  jct_set_tooltip_text (GTK_WIDGET (self->split), split);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->split), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  split, -1);
  jct_set_tooltip_text (GTK_WIDGET (self->clear), clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  clear, -1);
  jct_set_tooltip_text (GTK_WIDGET (self->menu), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu,
                                  -1);
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
  self->entries = jct_facet_entries_new (table, dimension);
  jct_set_label_text (self->title, title);
  name_controls (self, title);
  return GTK_WIDGET (self);
}

/* ---- update -----------------------------------------------------------------------------------
 */

void
jct_facet_group_update (JctFacetGroup *self,
                        JctCrossfilter *crossfilter,
                        const JctResolvedView *resolved,
                        const JctView *view)
{
  g_return_if_fail (JCT_IS_FACET_GROUP (self));
  g_return_if_fail (resolved != NULL && view != NULL);

  gboolean computed = jct_facet_entries_update (self->entries, crossfilter, resolved, view);
  gboolean is_filtered
    = jct_filter_has_dimension (view->filter, jct_facet_group_get_dimension (self));
  gboolean is_split = g_strcmp0 (resolved->by, jct_facet_group_get_dimension (self)) == 0;

  jct_facet_entries_sort (self->entries, self->by_name);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          computed && jct_facet_entries_get_n (self->entries) > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), is_filtered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "facet.show-all", is_filtered);
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->split, is_split);
  self->updating = FALSE;
  show_rows (self);
}

void
jct_facet_group_set_by_name (JctFacetGroup *self, gboolean by_name)
{
  g_return_if_fail (JCT_IS_FACET_GROUP (self));

  if (self->by_name == !!by_name)
    return;
  self->by_name = !!by_name;
  jct_facet_entries_sort (self->entries, self->by_name);
  show_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

gboolean
jct_facet_group_get_by_name (JctFacetGroup *self)
{
  g_return_val_if_fail (JCT_IS_FACET_GROUP (self), FALSE);
  return self->by_name;
}

const char *
jct_facet_group_get_dimension (JctFacetGroup *self)
{
  g_return_val_if_fail (JCT_IS_FACET_GROUP (self), NULL);
  return jct_table_get_dimension_name (self->table, self->dimension);
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
