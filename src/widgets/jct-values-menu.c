/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-values-menu.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

#define DEFAULT_LENGTH 3
#define N_KINDS (JCT_TRANSFORM_CUMULATIVE + 1)

struct _JctValuesMenu
{
  JctPanel parent_instance;

  /* Template */
  GtkMenuButton *button;
  GtkCheckButton *kinds[N_KINDS];
  GtkCheckButton *per_day;
  GtkCheckButton *rolling;
  GtkWidget *length_row;
  GtkSpinButton *length;
  GtkCheckButton *centred;
  GtkCheckButton *log_axis;
  GtkCheckButton *vintages;
  GtkWidget *split_box;
  GtkDropDown *split;
  GtkWidget *top_row;
  GtkSpinButton *top;

  /* Owned */
  JctTable *table; /* (nullable): that the dimensions to split by are of */

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctValuesMenu, jct_values_menu, JCT_TYPE_PANEL)

static JctViewState *
get_state (JctValuesMenu *self)
{
  return jct_panel_get_state (JCT_PANEL (self));
}

/* ---- what is chosen ---------------------------------------------------------------------------
 */

static void
apply (JctValuesMenu *self)
{
  JctTransform next = jct_view_state_get_view (get_state (self))->transform;

  for (guint kind = 0; kind < N_KINDS; kind++)
    if (gtk_check_button_get_active (self->kinds[kind]))
      next.kind = kind;
  next.per_day = gtk_check_button_get_active (self->per_day);
  next.rolling = gtk_check_button_get_active (self->rolling)
                   ? (guint) gtk_spin_button_get_value_as_int (self->length)
                   : 0;
  next.centred = gtk_check_button_get_active (self->centred);
  jct_view_state_set_transform (get_state (self), &next);
}

static void
changed_cb (GtkCheckButton *check, JctValuesMenu *self)
{
  if (!self->updating)
    apply (self);
}

/* The one that is left tells as well. */
static void
kind_cb (GtkCheckButton *check, JctValuesMenu *self)
{
  if (!self->updating && gtk_check_button_get_active (check))
    apply (self);
}

static void
length_cb (JctValuesMenu *self)
{
  if (!self->updating && gtk_check_button_get_active (self->rolling))
    apply (self);
}

static void
log_axis_cb (GtkCheckButton *check, JctValuesMenu *self)
{
  if (!self->updating)
    jct_view_state_set_log_axis (get_state (self), gtk_check_button_get_active (check));
}

static void
vintages_cb (GtkCheckButton *check, JctValuesMenu *self)
{
  if (!self->updating)
    jct_view_state_set_vintages_hidden (get_state (self), !gtk_check_button_get_active (check));
}

static void
split_cb (JctValuesMenu *self)
{
  guint selected = gtk_drop_down_get_selected (self->split);

  if (!self->updating && self->table != NULL && selected != GTK_INVALID_LIST_POSITION)
    jct_view_state_set_by (get_state (self),
                           selected == 0
                             ? NULL
                             : jct_table_get_dimension_name (self->table, selected - 1));
}

static void
top_cb (JctValuesMenu *self)
{
  if (!self->updating)
    jct_view_state_set_top (get_state (self), (guint) gtk_spin_button_get_value_as_int (self->top));
}

/* ---- what can be ------------------------------------------------------------------------------
 */

/* `why` (nullable): it cannot be. */
static void
allow (gpointer widget, const char *why)
{
  gtk_widget_set_sensitive (widget, why == NULL);
  jct_set_tooltip_text (widget, why);
}

static const char *
refuse_change (JctPeriodKind kind)
{
  return jct_period_kind_per_year (kind) > 0
           ? NULL
           : _ ("Only months, quarters and years have one like them a year before.");
}

static const char *
refuse_sum (const JctTransform *transform, JctPeriodKind kind, guint fiscal_start)
{
  JctPeriodKind years = jct_period_kind (JCT_PERIOD_FISCAL_YEAR, fiscal_start);

  if (jct_period_kind_equal (kind, years) || !jct_period_kind_nests (kind, years))
    return _ ("Fiscal years are not made of several of these periods.");
  if (transform->per_day || transform->rolling > 0)
    return _ ("A sum is of counts, not of rates or means.");
  return NULL;
}

static const char *
refuse_log (const JctView *view)
{
  if (!jct_chart_type_has_log (view->chart))
    return _ ("This type of chart has no logarithmic axis.");
  if (jct_transform_has_sign (&view->transform))
    return _ ("A change can be below zero, where a logarithm has no place.");
  return NULL;
}

static void
allow_all (JctValuesMenu *self, const JctView *view, JctPeriodKind kind, guint fiscal_start)
{
  const char *change = refuse_change (kind);
  const char *rate = view->transform.kind == JCT_TRANSFORM_CUMULATIVE
                       ? _ ("A sum is of counts, not of rates or means.")
                       : NULL;

  allow (self->kinds[JCT_TRANSFORM_CHANGE], change);
  allow (self->kinds[JCT_TRANSFORM_PERCENT], change);
  allow (self->kinds[JCT_TRANSFORM_CUMULATIVE], refuse_sum (&view->transform, kind, fiscal_start));
  allow (self->per_day, rate);
  allow (self->rolling, rate);
  gtk_widget_set_sensitive (self->length_row, view->transform.rolling > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->centred), view->transform.rolling > 0);
  allow (self->log_axis, refuse_log (view));
}

/* ---- what is ----------------------------------------------------------------------------------
 */

static void
fill_split (JctValuesMenu *self, JctTable *table)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  if (self->table == table)
    return;
  g_clear_pointer (&self->table, jct_table_unref);
  self->table = jct_table_ref (table);
  /* Translators: of the dimension to split by. */
  gtk_string_list_append (titles, C_ ("split by", "None"));
  for (guint i = 0; i < jct_table_get_n_dimensions (table); i++)
    gtk_string_list_append (titles, jct_table_get_dimension_title (table, i));
  gtk_drop_down_set_model (self->split, G_LIST_MODEL (titles));
}

static void
show_split (JctValuesMenu *self, const JctView *view, const JctResolvedView *resolved)
{
  int dimension
    = resolved->by != NULL ? jct_table_find_dimension (resolved->table, resolved->by) : -1;

  fill_split (self, resolved->table);
  gtk_drop_down_set_selected (self->split, (guint) (dimension + 1));
  gtk_spin_button_set_value (self->top, view->top);
  allow (self->top_row, dimension >= 0 ? NULL : _ ("There is one series."));
  gtk_widget_set_visible (self->split_box, jct_table_get_n_dimensions (resolved->table) > 0);
}

static void
show_transform (JctValuesMenu *self, const JctView *view)
{
  const JctTransform *transform = &view->transform;
  gboolean counts = jct_transform_is_none (transform) && !view->log_axis;

  gtk_check_button_set_active (self->kinds[transform->kind], TRUE);
  gtk_check_button_set_active (self->per_day, transform->per_day);
  gtk_check_button_set_active (self->rolling, transform->rolling > 0);
  if (transform->rolling > 0)
    gtk_spin_button_set_value (self->length, transform->rolling);
  gtk_check_button_set_active (self->centred, transform->centred);
  gtk_check_button_set_active (self->log_axis, view->log_axis);
  if (counts)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
}

/* Offered only where there is something to show or to hide. */
static void
show_vintages (JctValuesMenu *self, const JctView *view)
{
  gtk_check_button_set_active (self->vintages, !view->vintages_hidden);
  gtk_widget_set_visible (GTK_WIDGET (self->vintages),
                          jct_view_state_get_published (get_state (self)) != NULL);
}

static void
jct_values_menu_changed (JctPanel *panel, guint changes)
{
  JctValuesMenu *self = JCT_VALUES_MENU (panel);
  JctDocument *document = jct_panel_get_document (panel);
  g_auto (JctResolvedView) resolved = { 0 };

  if (document == NULL
      || (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK)) == 0)
    return;
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
  gboolean resolves = jct_document_resolve_view (document, view, &resolved, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), resolves);
  if (!resolves)
    return;
  self->updating = TRUE;
  show_transform (self, view);
  show_split (self, view, &resolved);
  show_vintages (self, view);
  allow_all (self, view, resolved.kind, jct_document_get_fiscal_start (document));
  self->updating = FALSE;
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_values_menu_finalize (GObject *object)
{
  g_clear_pointer (&JCT_VALUES_MENU (object)->table, jct_table_unref);
  G_OBJECT_CLASS (jct_values_menu_parent_class)->finalize (object);
}

static void
bind_kinds (GtkWidgetClass *widget_class)
{
  static const char *const names[N_KINDS]
    = { "counts", "change", "percent", "index", "share", "cumulative" };

  for (guint kind = 0; kind < N_KINDS; kind++)
    gtk_widget_class_bind_template_child_full (widget_class, names[kind], FALSE,
                                               G_STRUCT_OFFSET (JctValuesMenu, kinds)
                                                 + (gssize) (kind * sizeof (GtkCheckButton *)));
}

static void
jct_values_menu_class_init (JctValuesMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_values_menu_finalize;
  JCT_PANEL_CLASS (klass)->changed = jct_values_menu_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-values-menu.ui");
  bind_kinds (widget_class);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, button);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, per_day);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, rolling);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, length_row);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, length);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, centred);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, log_axis);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, vintages);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, split_box);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, split);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, top_row);
  gtk_widget_class_bind_template_child (widget_class, JctValuesMenu, top);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, length_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_axis_cb);
  gtk_widget_class_bind_template_callback (widget_class, vintages_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, top_cb);
}

static void
jct_values_menu_init (JctValuesMenu *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_value (self->length, DEFAULT_LENGTH);
  self->updating = FALSE;
}

GtkWidget *
jct_values_menu_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_VALUES_MENU, "state", state, NULL);
}
