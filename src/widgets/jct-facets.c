/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-facets.h"

#include "widgets/jct-definition-picker.h"
#include "widgets/jct-widgets.h"

struct _JctFacets
{
  JctPanel parent_instance;

  /* Template */
  GtkWidget *definition;
  GtkBox *groups;
  GtkWidget *nothing;

  /* Owned */
  JctTable *table;        /* (nullable): that the groups are of */
  GPtrArray *group_array; /* JctFacetGroup, children of groups */
};

G_DEFINE_FINAL_TYPE (JctFacets, jct_facets, JCT_TYPE_PANEL)

static void
remove_groups (JctFacets *self)
{
  for (guint i = 0; i < self->group_array->len; i++)
    gtk_box_remove (self->groups, g_ptr_array_index (self->group_array, i));
  g_ptr_array_set_size (self->group_array, 0);
  g_clear_pointer (&self->table, jct_table_unref);
}

static void
set_table (JctFacets *self, JctTable *table)
{
  if (self->table == table)
    return;
  remove_groups (self);
  self->table = jct_table_ref (table);
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    {
      GtkWidget *group = jct_facet_group_new (jct_panel_get_state (JCT_PANEL (self)), table, i);
      gtk_box_append (self->groups, group);
      g_ptr_array_add (self->group_array, group);
    }
}

static gboolean
has_visible_group (JctFacets *self)
{
  for (guint i = 0; i < self->group_array->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->group_array, i)))
      return TRUE;
  return FALSE;
}

static void
jct_facets_changed (JctPanel *panel, guint changes)
{
  JctFacets *self = JCT_FACETS (panel);
  JctDocument *document = jct_panel_get_document (panel);
  g_auto (JctResolvedView) resolved = { 0 };

  if ((changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA)) == 0)
    return;
  if (changes & JCT_PANEL_CHANGE_DOCUMENT)
    remove_groups (self);
  gtk_widget_set_visible (self->definition,
                          document != NULL && jct_document_get_n_definitions (document) > 0);
  if (document == NULL)
    return;

  const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    {
      remove_groups (self);
      return;
    }
  set_table (self, resolved.table);
  for (guint i = 0; i < self->group_array->len; i++)
    jct_facet_group_update (g_ptr_array_index (self->group_array, i), &resolved, view);
  gtk_widget_set_visible (self->nothing,
                          !has_visible_group (self) && !gtk_widget_get_visible (self->definition));
}

static void
jct_facets_finalize (GObject *object)
{
  JctFacets *self = JCT_FACETS (object);

  g_ptr_array_unref (self->group_array);
  g_clear_pointer (&self->table, jct_table_unref);
  G_OBJECT_CLASS (jct_facets_parent_class)->finalize (object);
}

static void
jct_facets_class_init (JctFacetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_facets_finalize;
  JCT_PANEL_CLASS (klass)->changed = jct_facets_changed;

  g_type_ensure (JCT_TYPE_DEFINITION_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, JCT_RESOURCE_BASE "/jct-facets.ui");
  gtk_widget_class_bind_template_child (widget_class, JctFacets, definition);
  gtk_widget_class_bind_template_child (widget_class, JctFacets, groups);
  gtk_widget_class_bind_template_child (widget_class, JctFacets, nothing);
  gtk_widget_class_set_css_name (widget_class, "facets");
}

static void
jct_facets_init (JctFacets *self)
{
  self->group_array = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jct_facets_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_FACETS, "state", state, NULL);
}

JctFacetGroup *
jct_facets_find_group (JctFacets *self, const char *dimension)
{
  g_return_val_if_fail (JCT_IS_FACETS (self), NULL);

  for (guint i = 0; i < self->group_array->len; i++)
    {
      JctFacetGroup *group = g_ptr_array_index (self->group_array, i);
      if (g_strcmp0 (jct_facet_group_get_dimension (group), dimension) == 0)
        return group;
    }
  return NULL;
}
