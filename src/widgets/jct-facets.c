/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-facets.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-definition-picker.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* While the range is dragged the facets follow at this distance, in milliseconds, so that the chart
 * keeps the time of every frame. */
#define RANGE_DELAY 40

struct _JctFacets
{
  JctPanel parent_instance;

  /* Template */
  GtkWidget *definition;
  GtkBox *groups;
  GtkWidget *nothing;
  GtkLabel *counted;

  /* Owned */
  JctTable *table;        /* (nullable): that the groups are of */
  GPtrArray *group_array; /* JctFacetGroup, children of groups */
  char **by_name;         /* names of the dimensions whose values are in the order of names */

  guint range_source; /* 0: nothing is waited for */
};

enum
{
  PROP_0,
  PROP_BY_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctFacets, jct_facets, JCT_TYPE_PANEL)

static void
remove_groups (JctFacets *self)
{
  for (guint i = 0; i < self->group_array->len; i++)
    gtk_box_remove (self->groups, g_ptr_array_index (self->group_array, i));
  g_ptr_array_set_size (self->group_array, 0);
  g_clear_pointer (&self->table, jct_table_unref);
}

/* ---- the order of values --------------------------------------------------------------------- */

static void
apply_order (JctFacets *self, JctFacetGroup *group)
{
  const char *name = jct_facet_group_get_dimension (group);

  jct_facet_group_set_by_name (group, g_strv_contains ((const char *const *) self->by_name, name));
}

static void
set_by_name (JctFacets *self, const char *const *names)
{
  static const char *const none[] = { NULL };

  if (names == NULL)
    names = none;
  if (g_strv_equal ((const char *const *) self->by_name, names))
    return;
  g_strfreev (self->by_name);
  self->by_name = g_strdupv ((char **) names);
  for (guint i = 0; i < self->group_array->len; i++)
    apply_order (self, g_ptr_array_index (self->group_array, i));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BY_NAME]);
}

/* Names of other tables' dimensions stay. */
static void
sort_cb (JctFacetGroup *group, GParamSpec *pspec, JctFacets *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *name = jct_facet_group_get_dimension (group);
  g_auto (GStrv) names = NULL;

  for (guint i = 0; self->by_name[i] != NULL; i++)
    if (!g_str_equal (self->by_name[i], name))
      g_strv_builder_add (builder, self->by_name[i]);
  if (jct_facet_group_get_by_name (group))
    g_strv_builder_add (builder, name);
  names = g_strv_builder_end (builder);
  set_by_name (self, (const char *const *) names);
}

/* ---- what is shown --------------------------------------------------------------------------- */

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
      apply_order (self, JCT_FACET_GROUP (group));
      g_signal_connect (group, "notify::sort", G_CALLBACK (sort_cb), self);
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

/* What is counted, where that is not all. */
static void
show_counted (JctFacets *self)
{
  g_autofree char *text = NULL;
  JctPeriod first, last;

  if (jct_view_state_get_counted (jct_panel_get_state (JCT_PANEL (self)), &first, &last)
      && first.ordinal <= last.ordinal)
    {
      g_autofree char *from = jct_period_to_label (first, JCT_LABEL_SHORT);
      g_autofree char *to = jct_period_to_label (last, JCT_LABEL_SHORT);

      /* Translators: above the facets; %s are periods, as in "Counted: Mar 2021 to May 2022". */
      text = g_strdup_printf (_ ("Counted: %s to %s"), from, to);
    }
  jct_set_label_text (self->counted, text);
  gtk_widget_set_visible (GTK_WIDGET (self->counted), text != NULL);
}

static void
update (JctFacets *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  const JctView *view = jct_view_state_get_view (state);
  g_auto (JctResolvedView) resolved = { 0 };
  JctCrossfilter *crossfilter;

  g_clear_handle_id (&self->range_source, g_source_remove);
  if (document == NULL)
    return;
  if (!jct_document_resolve_view (document, view, &resolved, NULL))
    {
      remove_groups (self);
      return;
    }
  set_table (self, resolved.table);
  crossfilter = jct_view_state_get_crossfilter (state);
  for (guint i = 0; i < self->group_array->len; i++)
    jct_facet_group_update (g_ptr_array_index (self->group_array, i), crossfilter, &resolved, view);
  show_counted (self);
  gtk_widget_set_visible (self->nothing,
                          !has_visible_group (self) && !gtk_widget_get_visible (self->definition));
}

static gboolean
range_cb (gpointer data)
{
  JctFacets *self = data;

  self->range_source = 0;
  if (jct_panel_get_state (JCT_PANEL (self)) != NULL)
    update (self);
  return G_SOURCE_REMOVE;
}

static void
jct_facets_changed (JctPanel *panel, guint changes)
{
  JctFacets *self = JCT_FACETS (panel);
  JctDocument *document = jct_panel_get_document (panel);

  if (changes & JCT_PANEL_CHANGE_DOCUMENT)
    remove_groups (self);
  if (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA))
    {
      gtk_widget_set_visible (self->definition,
                              document != NULL && jct_document_get_n_definitions (document) > 0);
      update (self);
    }
  else if ((changes & JCT_VIEW_CHANGE_RANGE) != 0 && self->range_source == 0)
    self->range_source = g_timeout_add (RANGE_DELAY, range_cb, self);
}

static void
jct_facets_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BY_NAME)
    g_value_set_boxed (value, JCT_FACETS (object)->by_name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jct_facets_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BY_NAME)
    set_by_name (JCT_FACETS (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jct_facets_dispose (GObject *object)
{
  g_clear_handle_id (&JCT_FACETS (object)->range_source, g_source_remove);
  G_OBJECT_CLASS (jct_facets_parent_class)->dispose (object);
}

static void
jct_facets_finalize (GObject *object)
{
  JctFacets *self = JCT_FACETS (object);

  g_ptr_array_unref (self->group_array);
  g_strfreev (self->by_name);
  g_clear_pointer (&self->table, jct_table_unref);
  G_OBJECT_CLASS (jct_facets_parent_class)->finalize (object);
}

static void
jct_facets_class_init (JctFacetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = jct_facets_get_property;
  G_OBJECT_CLASS (klass)->set_property = jct_facets_set_property;
  G_OBJECT_CLASS (klass)->dispose = jct_facets_dispose;
  G_OBJECT_CLASS (klass)->finalize = jct_facets_finalize;
  properties[PROP_BY_NAME]
    = g_param_spec_boxed ("by-name", NULL, NULL, G_TYPE_STRV,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  JCT_PANEL_CLASS (klass)->changed = jct_facets_changed;

  g_type_ensure (JCT_TYPE_DEFINITION_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, JCT_RESOURCE_BASE "/jct-facets.ui");
  gtk_widget_class_bind_template_child (widget_class, JctFacets, definition);
  gtk_widget_class_bind_template_child (widget_class, JctFacets, groups);
  gtk_widget_class_bind_template_child (widget_class, JctFacets, nothing);
  gtk_widget_class_bind_template_child (widget_class, JctFacets, counted);
  gtk_widget_class_set_css_name (widget_class, "facets");
}

static void
jct_facets_init (JctFacets *self)
{
  self->group_array = g_ptr_array_new ();
  self->by_name = g_new0 (char *, 1);
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
