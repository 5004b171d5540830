/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-data-page-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-widgets.h"

enum
{
  PROP_0,
  PROP_SHOW_FACETS,
  PROP_NUMBERS,
  PROP_VISIBLE_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctDataPage, jct_data_page, JCT_TYPE_PANEL)

static void
update (JctDataPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    jct_data_page_update_rows (self);
}

static void
jct_data_page_changed (JctPanel *panel, guint changes)
{
  JctDataPage *self = JCT_DATA_PAGE (panel);
  guint wanted = JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_ROWS;

  /* The rows that stay until there are others are no points of it. */
  if (changes & JCT_PANEL_CHANGE_DOCUMENT)
    g_clear_pointer (&self->series, jct_series_set_unref);
  if (gtk_check_button_get_active (self->visible_only))
    wanted |= JCT_VIEW_CHANGE_RANGE;
  /* A transform comes as a new look of the same data. */
  if (jct_data_page_shows_numbers (self))
    wanted |= JCT_VIEW_CHANGE_LOOK;
  if ((changes & JCT_VIEW_CHANGE_ROWS) != 0
      && jct_view_state_get_rows (jct_panel_get_state (panel)) != NULL)
    gtk_toggle_button_set_active (self->all_rows, TRUE);
  if ((changes & wanted) != 0)
    update (self);
}

/* ---- controls --------------------------------------------------------------------------------
 */

static void
mode_cb (JctDataPage *self)
{
  g_clear_pointer (&self->series, jct_series_set_unref);
  if (jct_data_page_shows_numbers (self) && jct_panel_get_state (JCT_PANEL (self)) != NULL)
    jct_view_state_show_rows (jct_panel_get_state (JCT_PANEL (self)), NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBERS]);
}

static void
visible_only_cb (JctDataPage *self)
{
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_ONLY]);
}

static void
sort_changed_cb (JctDataPage *self)
{
  update (self);
}

/* One row of the chart's numbers is a point of the chart. */
static void
selection_changed_cb (JctDataPage *self)
{
  JctRowList *list = jct_data_table_get_list (self->table);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list));
  JctRowOrder *order = jct_row_list_get_order (list);
  const JctSeries *series;
  gsize row;

  jct_data_page_update_provenance (self);
  if (self->series == NULL || order == NULL || gtk_bitset_get_size (selected) != 1)
    return;
  row = jct_row_order_get_row (order, gtk_bitset_get_minimum (selected));
  series = jct_series_set_get (self->series, jct_table_get_code (self->shown, 0, row));
  jct_view_state_select_point (jct_panel_get_state (JCT_PANEL (self)), jct_series_get_key (series),
                               (JctPeriod){ jct_table_get_period_kind (self->shown),
                                            jct_table_get_periods (self->shown)[row] });
}

static void
facets_revealed_cb (JctDataPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_FACETS]);
}

/* ---- to a period -----------------------------------------------------------------------------
 */

gboolean
jct_data_page_go_to (JctDataPage *self, JctPeriod period)
{
  JctRowOrder *order;
  JctPeriodKind kind;
  JctPeriod first, last;

  g_return_val_if_fail (JCT_IS_DATA_PAGE (self), FALSE);

  order = jct_row_list_get_order (jct_data_table_get_list (self->table));
  if (order == NULL || !jct_table_get_range (self->shown, &first, &last))
    return FALSE;
  kind = jct_table_get_period_kind (self->shown);
  period = jct_period_from_day (kind, jct_period_first_day (period));
  for (gint32 i = MAX (period.ordinal, first.ordinal); i <= last.ordinal; i++)
    {
      gssize position = jct_row_order_find_period (order, (JctPeriod){ kind, i });

      if (position < 0)
        continue;
      jct_data_table_show (self->table, (guint) position);
      return TRUE;
    }
  return FALSE;
}

static void
go_shown_cb (JctDataPage *self)
{
  JctPeriod first, last;
  g_autofree char *example = NULL;
  g_autofree char *note = NULL;

  if (self->shown == NULL || !jct_table_get_range (self->shown, &first, &last))
    return;
  example = jct_period_to_text (last);
  note = jct_period_range_to_label (first, last, JCT_LABEL_SHORT);
  gtk_entry_set_placeholder_text (self->go_entry, example);
  gtk_label_set_label (self->go_note, note);
  gtk_widget_grab_focus (GTK_WIDGET (self->go_entry));
}

static void
go_changed_cb (JctDataPage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->go_entry), "error");
}

static void
go_cb (JctDataPage *self)
{
  g_autofree char *text
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->go_entry))));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  guint fiscal_start = document != NULL ? jct_document_get_fiscal_start (document) : 1;
  JctPeriod period;

  if (!jct_period_parse_any (text, fiscal_start, &period))
    gtk_label_set_label (self->go_note,
                         C_ ("data page", "Write a period as 2022, 2022-08, 2022-Q3, 2022-W05, "
                                          "2022-08-05 or FY2022."));
  else if (jct_data_page_go_to (self, period))
    {
      gtk_menu_button_popdown (self->go_button);
      return;
    }
  else
    gtk_label_set_label (self->go_note,
                         C_ ("data page", "No row is of that period or a later one."));
  gtk_widget_add_css_class (GTK_WIDGET (self->go_entry), "error");
}

static void
action_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (JCT_DATA_PAGE (widget)->go_button);
}

static void
action_select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctRowList *list = jct_data_table_get_list (JCT_DATA_PAGE (widget)->table);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (list));
}

/* ---- the object ------------------------------------------------------------------------------
 */

/* The facets follow the view only while they are seen. */
static void
jct_data_page_map (GtkWidget *widget)
{
  JctDataPage *self = JCT_DATA_PAGE (widget);

  GTK_WIDGET_CLASS (jct_data_page_parent_class)->map (widget);
  jct_panel_set_state (JCT_PANEL (self->facets), jct_panel_get_state (JCT_PANEL (self)));
  if (self->is_stale)
    update (self);
}

static void
jct_data_page_unmap (GtkWidget *widget)
{
  JctDataPage *self = JCT_DATA_PAGE (widget);

  GTK_WIDGET_CLASS (jct_data_page_parent_class)->unmap (widget);
  jct_panel_set_state (JCT_PANEL (self->facets), NULL);
}

static void
jct_data_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctDataPage *self = JCT_DATA_PAGE (object);

  switch (id)
    {
    case PROP_SHOW_FACETS:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->flap));
      break;
    case PROP_NUMBERS:
      g_value_set_boolean (value, jct_data_page_shows_numbers (self));
      break;
    case PROP_VISIBLE_ONLY:
      g_value_set_boolean (value, gtk_check_button_get_active (self->visible_only));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_data_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctDataPage *self = JCT_DATA_PAGE (object);

  switch (id)
    {
    case PROP_SHOW_FACETS:
      adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
      break;
    case PROP_NUMBERS:
      gtk_toggle_button_set_active (g_value_get_boolean (value) ? self->numbers : self->all_rows,
                                    TRUE);
      break;
    case PROP_VISIBLE_ONLY:
      gtk_check_button_set_active (self->visible_only, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_data_page_dispose (GObject *object)
{
  JctDataPage *self = JCT_DATA_PAGE (object);

  g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  jct_data_page_dispose_export (self);
  G_OBJECT_CLASS (jct_data_page_parent_class)->dispose (object);
}

static void
jct_data_page_finalize (GObject *object)
{
  JctDataPage *self = JCT_DATA_PAGE (object);

  g_clear_pointer (&self->shown, jct_table_unref);
  g_clear_pointer (&self->series, jct_series_set_unref);
  G_OBJECT_CLASS (jct_data_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, JCT_RESOURCE_BASE "/jct-data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, flap);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, facets);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, all_rows);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, go_button);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, go_entry);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, go_note);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, caption);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, count);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, visible_only);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, table);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, status);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, export_bar);
  gtk_widget_class_bind_template_child (widget_class, JctDataPage, export_progress);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_only_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, facets_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
jct_data_page_class_init (JctDataPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jct_data_page_get_property;
  object_class->set_property = jct_data_page_set_property;
  object_class->dispose = jct_data_page_dispose;
  object_class->finalize = jct_data_page_finalize;
  widget_class->map = jct_data_page_map;
  widget_class->unmap = jct_data_page_unmap;
  JCT_PANEL_CLASS (klass)->changed = jct_data_page_changed;

  properties[PROP_SHOW_FACETS] = g_param_spec_boolean ("show-facets", NULL, NULL, TRUE, flags);
  properties[PROP_NUMBERS] = g_param_spec_boolean ("numbers", NULL, NULL, FALSE, flags);
  properties[PROP_VISIBLE_ONLY] = g_param_spec_boolean ("visible-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JCT_TYPE_FACETS);
  g_type_ensure (JCT_TYPE_DATA_TABLE);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "datapage");
  jct_data_page_install_export (widget_class);
  jct_data_page_install_provenance (widget_class);
  gtk_widget_class_install_action (widget_class, "data.go-to-period", NULL, action_go);
  gtk_widget_class_install_action (widget_class, "data.select-all", NULL, action_select_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK,
                                       "data.go-to-period", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "data.select-all",
                                       NULL);
}

static void
jct_data_page_init (JctDataPage *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_data_page_init_provenance (self);
}

GtkWidget *
jct_data_page_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_DATA_PAGE, "state", state, NULL);
}

JctDataTable *
jct_data_page_get_table (JctDataPage *self)
{
  g_return_val_if_fail (JCT_IS_DATA_PAGE (self), NULL);

  return self->table;
}

JctFacets *
jct_data_page_get_facets (JctDataPage *self)
{
  g_return_val_if_fail (JCT_IS_DATA_PAGE (self), NULL);

  return self->facets;
}

gboolean
jct_data_page_is_busy (JctDataPage *self)
{
  g_return_val_if_fail (JCT_IS_DATA_PAGE (self), FALSE);

  return self->ordering != NULL;
}

const char *
jct_data_page_get_count (JctDataPage *self)
{
  g_return_val_if_fail (JCT_IS_DATA_PAGE (self), NULL);

  return gtk_label_get_label (self->count);
}
