/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-claims-page-private.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-claim-view.h"
#include "widgets/jct-claim-row.h"
#include "widgets/jct-widgets.h"

G_DEFINE_FINAL_TYPE (JctClaimsPage, jct_claims_page, JCT_TYPE_PANEL)

/* ---- what is shown --------------------------------------------------------------------------- */

/* The first difference that the claim is part of. (nullable) */
static const JctClaimDifference *
find_difference (JctClaimsPage *self, const JctClaimResult *result)
{
  GPtrArray *differences = jct_claim_results_get_differences (self->results);

  for (guint i = 0; result != NULL && differences != NULL && i < differences->len; i++)
    {
      const JctClaimDifference *difference = g_ptr_array_index (differences, i);

      for (guint side = 0; side < 2; side++)
        for (guint k = 0; k < difference->sides[side].results->len; k++)
          if (g_ptr_array_index (difference->sides[side].results, k) == result)
            return difference;
    }
  return NULL;
}

static void
update_actions (JctClaimsPage *self)
{
  JctClaimResult *result = jct_claims_page_get_selected (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "claims.edit", result != NULL);
  gtk_widget_action_set_enabled (widget, "claims.duplicate", result != NULL);
  gtk_widget_action_set_enabled (widget, "claims.delete", result != NULL);
  gtk_widget_action_set_enabled (widget, "claims.show",
                                 result != NULL && jct_claim_result_get_n_cells (result) > 0);
  gtk_widget_action_set_enabled (widget, "claims.compare", find_difference (self, result) != NULL);
}

static void
show_selected (JctClaimsPage *self)
{
  JctClaimResult *result = jct_claims_page_get_selected (self);

  if (result != NULL)
    jct_claim_detail_set_result (self->detail, result, find_difference (self, result) != NULL);
  gtk_stack_set_visible_child_name (self->details, result != NULL ? "claim" : "nothing");
  update_actions (self);
}

static void
show_document (JctClaimsPage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  gboolean any = document != NULL && jct_document_get_n_claims (document) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "claims" : "empty");
}

static void
results_changed_cb (JctClaimsPage *self)
{
  gboolean is_running = jct_claim_results_is_running (self->results);

  gtk_spinner_set_spinning (self->spinner, is_running);
  show_document (self);
  if (is_running)
    return;
  jct_claims_page_fill_filters (self);
  jct_claims_page_fill (self);
  show_selected (self);
  /* Something is shown beside the list from the start. */
  if (jct_claims_page_get_selected (self) == NULL && !adw_leaflet_get_folded (self->leaflet))
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
selected_cb (JctClaimsPage *self)
{
  JctClaimItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_filling)
    return;
  g_free (self->selected);
  self->selected = item != NULL
                     ? g_strdup (jct_claim_result_get_claim (jct_claim_item_get_result (item))->id)
                     : NULL;
  show_selected (self);
}

/* A narrow page shows the list or the claim: a click in the list leads on. */
static void
activate_cb (JctClaimsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "claims.show", NULL);
}

static void
to_list_cb (JctClaimsPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
filter_cb (JctClaimsPage *self)
{
  guint source = gtk_drop_down_get_selected (self->sources);

  if (self->is_filling || self->source_keys == NULL)
    return;
  self->has_source = source != GTK_INVALID_LIST_POSITION && source > 0;
  g_free (self->shown_source);
  self->shown_source
    = self->has_source ? g_strdup (g_ptr_array_index (self->source_keys, source - 1)) : NULL;
  jct_claims_page_fill (self);
}

/* ---- into the chart -------------------------------------------------------------------------- */

static void
show_in_chart (JctClaimsPage *self, const JctClaimResult *result, const JctClaimCell *cell)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  g_autoptr (JctView) view = NULL;

  if (cell == NULL)
    return;
  view = jct_claim_result_dup_view (result, cell, jct_view_state_get_view (state));
  /* Translators: the name of a step that can be undone. */
  jct_view_state_set_view (state, view, _ ("Show claim"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "explore");
}

static void
show_cell_cb (JctClaimsPage *self, guint index)
{
  JctClaimResult *result = jct_claims_page_get_selected (self);

  if (result != NULL && index < jct_claim_result_get_n_cells (result))
    show_in_chart (self, result, jct_claim_result_get_cell (result, index));
}

static void
show_compared_cb (JctClaimsPage *self, const char *id, guint index)
{
  JctClaimResult *result = jct_claims_page_find_result (self, id);

  if (result != NULL && index < jct_claim_result_get_n_cells (result))
    show_in_chart (self, result, jct_claim_result_get_cell (result, index));
}

static void
action_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (widget);
  JctClaimResult *result = jct_claims_page_get_selected (self);

  if (result != NULL)
    show_in_chart (self, result, jct_claim_result_get_shown (result));
}

static void
action_compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (widget);
  const JctClaimDifference *difference
    = find_difference (self, jct_claims_page_get_selected (self));

  if (difference == NULL)
    return;
  jct_claim_difference_view_set_difference (self->difference, difference);
  gtk_stack_set_visible_child_name (self->details, "difference");
}

static void
action_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_selected (JCT_CLAIMS_PAGE (widget));
}

/* ---- the panel ------------------------------------------------------------------------------- */

static void
take_up (JctClaimsPage *self)
{
  self->is_stale = FALSE;
  jct_claim_results_set_document (self->results, jct_panel_get_document (JCT_PANEL (self)));
  show_document (self);
}

static void
jct_claims_page_changed (JctPanel *panel, guint changes)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (panel);

  if ((changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_PANEL_CHANGE_SAVED_VIEWS)) == 0)
    return;
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_up (self);
}

static void
jct_claims_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jct_claims_page_parent_class)->map (widget);
  if (JCT_CLAIMS_PAGE (widget)->is_stale)
    take_up (JCT_CLAIMS_PAGE (widget));
}

static void
jct_claims_page_dispose (GObject *object)
{
  JctClaimsPage *self = JCT_CLAIMS_PAGE (object);

  if (self->results != NULL)
    g_signal_handlers_disconnect_by_data (self->results, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->results);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->source_keys, g_ptr_array_unref);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->shown_source, g_free);
  G_OBJECT_CLASS (jct_claims_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-claims-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, search);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, verdicts);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, sources);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, count);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, list);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, details);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, to_list);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, JctClaimsPage, difference);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cell_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_compared_cb);
}

static void
jct_claims_page_class_init (JctClaimsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jct_claims_page_dispose;
  widget_class->map = jct_claims_page_map;
  JCT_PANEL_CLASS (klass)->changed = jct_claims_page_changed;
  gtk_widget_class_set_css_name (widget_class, "claimspage");
  g_type_ensure (JCT_TYPE_CLAIM_DETAIL);
  g_type_ensure (JCT_TYPE_CLAIM_DIFFERENCE_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "claims.show", NULL, action_show);
  gtk_widget_class_install_action (widget_class, "claims.compare", NULL, action_compare);
  gtk_widget_class_install_action (widget_class, "claims.back", NULL, action_back);
  jct_claims_page_install_edits (widget_class);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, jct_claim_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  jct_claim_row_set_item (JCT_CLAIM_ROW (gtk_list_item_get_child (list_item)),
                          JCT_CLAIM_ITEM (gtk_list_item_get_item (list_item)));
}

static void
jct_claims_page_init (JctClaimsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->results = jct_claim_results_new ();
  self->items = g_list_store_new (JCT_TYPE_CLAIM_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->results, "changed", G_CALLBACK (results_changed_cb), self);
  g_object_bind_property (self->leaflet, "folded", self->to_list, "visible", G_BINDING_SYNC_CREATE);
  update_actions (self);
}

GtkWidget *
jct_claims_page_new (JctViewState *state)
{
  g_return_val_if_fail (JCT_IS_VIEW_STATE (state), NULL);
  return g_object_new (JCT_TYPE_CLAIMS_PAGE, "state", state, NULL);
}

gboolean
jct_claims_page_is_busy (JctClaimsPage *self)
{
  g_return_val_if_fail (JCT_IS_CLAIMS_PAGE (self), FALSE);
  return jct_claim_results_is_running (self->results);
}

guint
jct_claims_page_get_n_listed (JctClaimsPage *self)
{
  g_return_val_if_fail (JCT_IS_CLAIMS_PAGE (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

void
jct_claims_page_select (JctClaimsPage *self, const char *id)
{
  g_return_if_fail (JCT_IS_CLAIMS_PAGE (self));

  if (id != self->selected)
    {
      g_free (self->selected);
      self->selected = g_strdup (id);
    }
  jct_claims_page_fill (self);
  jct_claims_page_scroll (self);
  show_selected (self);
}

JctClaimResult *
jct_claims_page_get_selected (JctClaimsPage *self)
{
  g_return_val_if_fail (JCT_IS_CLAIMS_PAGE (self), NULL);
  return jct_claims_page_find_result (self, self->selected);
}

void
jct_claims_page_set_verdict (JctClaimsPage *self, int verdict)
{
  g_return_if_fail (JCT_IS_CLAIMS_PAGE (self));
  gtk_drop_down_set_selected (self->verdicts, (guint) (verdict + 1));
}

void
jct_claims_page_set_search (JctClaimsPage *self, const char *text)
{
  g_return_if_fail (JCT_IS_CLAIMS_PAGE (self));
  g_return_if_fail (text != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}
