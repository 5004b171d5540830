/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-data-page-private.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "model/jct-number-format.h"
#include "model/jct-series-table.h"
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

/* Of the two buttons the first is the one that tells of a change. */
static gboolean
shows_numbers (JctDataPage *self)
{
  return !gtk_toggle_button_get_active (self->all_rows);
}

/* ---- words -----------------------------------------------------------------------------------
 */

static void
show_count (JctDataPage *self)
{
  JctRowOrder *order = jct_row_list_get_order (jct_data_table_get_list (self->table));
  gsize n_total = self->shown != NULL ? jct_table_get_n_rows (self->shown) : 0;
  gsize n = order != NULL ? jct_row_order_get_n (order) : 0;
  g_autofree char *total = jct_format_value ((double) n_total, 0);
  g_autofree char *passing = jct_format_value ((double) n, 0);
  g_autofree char *text = NULL;

  if (order == NULL)
    text = g_strdup ("");
  else if (n == n_total)
    /* Translators: %s is a number. */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", n_total), total);
  else
    /* Translators: both are numbers, as in "1,234 of 68,815 rows". */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s row", "%s of %s rows", n_total),
                            passing, total);
  gtk_label_set_label (self->count, text);
}

static void
show_caption (JctDataPage *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  JctSeriesSet *series = jct_view_state_get_series (state, NULL);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (document != NULL && series != NULL)
    words = jct_chart_dup_subtitle (document, jct_view_state_get_view (state), series,
                                    jct_view_state_get_whole_range (state));
  if (words == NULL)
    text = g_strdup ("");
  else if (shows_numbers (self))
    text = g_strdup (words);
  else
    /* Translators: the placeholder is the chart's subtitle: what it counts, where and when. */
    text = g_strdup_printf (C_ ("data page", "The rows that are counted in: %s"), words);
  gtk_label_set_label (self->caption, text);
}

static void
show_empty (JctDataPage *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_order (JctDataPage *self, JctRowOrder *order)
{
  jct_data_table_set_order (self->table, order);
  if (order != NULL && jct_row_order_get_n (order) > 0)
    gtk_stack_set_visible_child_name (self->stack, "table");
  else
    show_empty (self, C_ ("data page", "No Rows"),
                C_ ("data page", "No row of the table passes the definition and the filters."));
  show_count (self);
  jct_data_page_update_export (self);
}

/* A message is not markup. */
static void
show_fault (JctDataPage *self, const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error != NULL ? error->message : "", -1);

  jct_data_table_set_order (self->table, NULL);
  show_empty (self, C_ ("data page", "Nothing to Show"), message);
  show_count (self);
  jct_data_page_update_export (self);
}

static void
show_no_table (JctDataPage *self)
{
  jct_data_table_set_order (self->table, NULL);
  show_empty (self, C_ ("data page", "No Figures"),
              C_ ("data page",
                  "This file has events and no table of figures. The events stand on the "
                  "Explore page."));
  show_count (self);
  gtk_label_set_label (self->caption, "");
  jct_data_page_update_export (self);
}

/* ---- the rows in order -----------------------------------------------------------------------
 */

typedef struct
{
  JctTable *table;
  JctFilter *filter; /* (nullable) */
  JctRowQuery query;
} Ordering;

static void
ordering_free (gpointer data)
{
  Ordering *ordering = data;

  jct_table_unref (ordering->table);
  g_clear_pointer (&ordering->filter, jct_filter_free);
  g_free (ordering);
}

static void
order_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Ordering *ordering = data;
  g_autoptr (GError) error = NULL;
  JctRowOrder *order = jct_row_order_new (ordering->table, &ordering->query, cancellable, &error);

  if (order != NULL)
    g_task_return_pointer (task, order, (GDestroyNotify) jct_row_order_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JctDataPage *self = JCT_DATA_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (JctRowOrder) order = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another one was asked for, or there is nobody left to see it. */
  if (g_task_get_cancellable (G_TASK (result)) != self->ordering)
    return;
  g_clear_object (&self->ordering);
  gtk_spinner_stop (self->spinner);
  if (order != NULL)
    show_order (self, order);
  else
    show_fault (self, error);
}

static void
cancel_ordering (JctDataPage *self)
{
  g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  gtk_spinner_stop (self->spinner);
}

static Ordering *
ordering_new (JctDataPage *self, const JctFilter *filter)
{
  Ordering *ordering = g_new0 (Ordering, 1);

  ordering->table = jct_table_ref (self->shown);
  ordering->filter = filter != NULL ? jct_filter_copy (filter) : NULL;
  ordering->query.filter = ordering->filter;
  ordering->query.column = jct_data_table_get_sort (self->table, &ordering->query.descending);
  if (gtk_check_button_get_active (self->visible_only))
    {
      ordering->query.has_span = TRUE;
      ordering->query.span = jct_view_state_get_visible (jct_panel_get_state (JCT_PANEL (self)));
    }
  return ordering;
}

static void
put_in_order_now (JctDataPage *self, const Ordering *ordering)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JctRowOrder) order
    = jct_row_order_new (ordering->table, &ordering->query, NULL, &error);

  if (order != NULL)
    show_order (self, order);
  else
    show_fault (self, error);
}

static void
put_in_order (JctDataPage *self, const JctFilter *filter)
{
  Ordering *ordering = ordering_new (self, filter);
  g_autoptr (GTask) task = NULL;

  cancel_ordering (self);
  if (jct_row_query_is_quick (ordering->table, &ordering->query))
    {
      put_in_order_now (self, ordering);
      ordering_free (ordering);
      return;
    }
  self->ordering = g_cancellable_new ();
  task = g_task_new (self, self->ordering, ordered_cb, NULL);
  g_task_set_source_tag (task, put_in_order);
  g_task_set_task_data (task, ordering, ordering_free);
  gtk_spinner_start (self->spinner);
  g_task_run_in_thread (task, order_thread);
}

/* ---- which rows ------------------------------------------------------------------------------
 */

static void
set_table (JctDataPage *self, JctTable *table)
{
  if (self->shown == table)
    return;
  cancel_ordering (self);
  jct_data_table_set_table (self->table, table);
  g_clear_pointer (&self->shown, jct_table_unref);
  self->shown = table != NULL ? jct_table_ref (table) : NULL;
}

static char *
dup_value_title (JctDocument *document, const JctView *view, const JctResolvedView *resolved)
{
  int measure = jct_table_find_measure (resolved->table, resolved->measure);

  if (!jct_transform_is_none (&view->transform) || measure < 0)
    return NULL;
  return g_strdup (jct_table_get_measure_title (resolved->table, (guint) measure));
}

static gboolean
set_numbers (JctDataPage *self, const JctResolvedView *resolved, GError **error)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const JctView *view = jct_view_state_get_view (state);
  JctSeriesSet *series = jct_view_state_get_series (state, error);
  const JctDefinition *definition = resolved->by == NULL ? resolved->definition : NULL;
  g_autofree char *title = NULL;
  g_autoptr (JctTable) table = NULL;

  if (series == NULL)
    return FALSE;
  if (series == self->series && self->shown != NULL)
    return TRUE;
  title = dup_value_title (jct_panel_get_document (JCT_PANEL (self)), view, resolved);
  table = jct_series_set_to_table (series, jct_table_get_period_kind (resolved->table).unit, title,
                                   definition != NULL ? definition->id : NULL,
                                   definition != NULL ? definition->title : NULL);
  set_table (self, table);
  g_clear_pointer (&self->series, jct_series_set_unref);
  self->series = jct_series_set_ref (series);
  return TRUE;
}

static void
update_rows (JctDataPage *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  g_auto (JctResolvedView) resolved = { 0 };
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    {
      set_table (self, NULL);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->facets), !jct_view_state_has_only_events (state));
  if (jct_view_state_has_only_events (state))
    {
      set_table (self, NULL);
      show_no_table (self);
      return;
    }
  if (!jct_document_resolve_view (document, jct_view_state_get_view (state), &resolved, &error))
    {
      set_table (self, NULL);
      show_fault (self, error);
      return;
    }
  if (shows_numbers (self))
    {
      if (set_numbers (self, &resolved, &error))
        put_in_order (self, NULL);
      else
        show_fault (self, error);
    }
  else
    {
      g_clear_pointer (&self->series, jct_series_set_unref);
      set_table (self, resolved.table);
      put_in_order (self, resolved.filter);
    }
  show_caption (self);
}

static void
update (JctDataPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    update_rows (self);
}

static void
jct_data_page_changed (JctPanel *panel, guint changes)
{
  JctDataPage *self = JCT_DATA_PAGE (panel);
  guint wanted = JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA;

  if (gtk_check_button_get_active (self->visible_only))
    wanted |= JCT_VIEW_CHANGE_RANGE;
  /* A transform comes as a new look of the same data. */
  if (shows_numbers (self))
    wanted |= JCT_VIEW_CHANGE_LOOK;
  if ((changes & wanted) != 0)
    update (self);
}

/* ---- controls --------------------------------------------------------------------------------
 */

static void
mode_cb (JctDataPage *self)
{
  g_clear_pointer (&self->series, jct_series_set_unref);
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
      g_value_set_boolean (value, shows_numbers (self));
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
