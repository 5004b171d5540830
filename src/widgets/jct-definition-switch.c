/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-definition-switch.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-box.h"
#include "widgets/jct-chart-type-picker.h"
#include "widgets/jct-definition-picker.h"
#include "widgets/jct-events-menu.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-values-menu.h"
#include "widgets/jct-widgets.h"

/* With more definitions than this a row of pills is no help. */
#define N_MOST_PILLS 8

struct _JctDefinitionSwitch
{
  JctPanel parent_instance;

  /* Template */
  AdwSqueezer *squeezer;
  GtkBox *pills;
  GtkDropDown *calendar;
  GtkWidget *values;
  GtkWidget *type;
  GtkToggleButton *free_scale;
  GtkToggleButton *fiscal;

  /* Owned */
  JctTable *table; /* (nullable): that the pills are of */
  GArray *units;   /* JctPeriodUnit, in the order of the calendar's list */

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctDefinitionSwitch, jct_definition_switch, JCT_TYPE_PANEL)

static const char *
unit_title (JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return _ ("Days");
    case JCT_PERIOD_WEEK:
      return _ ("Weeks");
    case JCT_PERIOD_MONTH:
      return _ ("Months");
    case JCT_PERIOD_QUARTER:
      return _ ("Quarters");
    case JCT_PERIOD_YEAR:
      return _ ("Calendar years");
    case JCT_PERIOD_FISCAL_YEAR:
      return _ ("Fiscal years");
    default:
      g_return_val_if_reached ("");
    }
}

/* ---- definitions ------------------------------------------------------------------------------
 */

static void
pill_cb (GtkToggleButton *pill, JctDefinitionSwitch *self)
{
  const char *id = g_object_get_data (G_OBJECT (pill), "jct-definition");

  if (!self->updating && gtk_toggle_button_get_active (pill))
    jct_view_state_set_definition (jct_panel_get_state (JCT_PANEL (self)), id);
}

static GtkWidget *
new_pill (JctDefinitionSwitch *self, const JctDefinition *definition)
{
  GtkWidget *pill = gtk_toggle_button_new ();
  const char *title = definition->short_title != NULL ? definition->short_title : definition->title;
  GtkWidget *label = gtk_label_new (title);

  gtk_button_set_child (GTK_BUTTON (pill), label);
  jct_set_tooltip_text (pill, definition->description != NULL ? definition->description
                                                              : definition->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  definition->title, -1);
  g_object_set_data_full (G_OBJECT (pill), "jct-definition", g_strdup (definition->id), g_free);
  g_signal_connect (pill, "toggled", G_CALLBACK (pill_cb), self);
  return pill;
}

static void
remove_pills (JctDefinitionSwitch *self)
{
  jct_box_clear (self->pills);
}

/* The definitions of the table in view: those that turn the same picture. */
static void
fill_pills (JctDefinitionSwitch *self, JctDocument *document, const char *table)
{
  GtkWidget *first = NULL;
  guint n_pills = 0;

  remove_pills (self);
  for (guint i = 0; i < jct_document_get_n_definitions (document); i++)
    {
      const JctDefinition *definition = jct_document_get_definition (document, i);

      if (g_strcmp0 (definition->table, table) != 0 || n_pills++ >= N_MOST_PILLS)
        continue;
      GtkWidget *pill = new_pill (self, definition);
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (pill), GTK_TOGGLE_BUTTON (first));
      else
        first = pill;
      gtk_box_append (self->pills, pill);
    }
  adw_squeezer_page_set_enabled (adw_squeezer_get_page (self->squeezer, GTK_WIDGET (self->pills)),
                                 n_pills > 1 && n_pills <= N_MOST_PILLS);
}

static void
set_table (JctDefinitionSwitch *self, JctDocument *document, JctTable *table)
{
  if (self->table == table)
    return;
  g_clear_pointer (&self->table, jct_table_unref);
  self->table = jct_table_ref (table);
  fill_pills (self, document, jct_table_get_name (table));
}

static void
show_definition (JctDefinitionSwitch *self, const JctView *view)
{
  for (GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (self->pills)); pill != NULL;
       pill = gtk_widget_get_next_sibling (pill))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill),
                                  g_strcmp0 (g_object_get_data (G_OBJECT (pill), "jct-definition"),
                                             view->definition)
                                    == 0);
}

/* ---- calendar and scale ------------------------------------------------------------------
 */

static void
calendar_cb (JctDefinitionSwitch *self)
{
  guint selected = gtk_drop_down_get_selected (self->calendar);

  if (!self->updating && selected < self->units->len)
    jct_view_state_set_period (jct_panel_get_state (JCT_PANEL (self)),
                               g_array_index (self->units, JctPeriodUnit, selected));
}

/* The table's own periods, and those in which they nest. */
static void
fill_calendar (JctDefinitionSwitch *self, JctPeriodKind own, guint fiscal_start)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (JctPeriodUnit));

  for (JctPeriodUnit unit = 0; unit < JCT_N_PERIOD_UNITS; unit++)
    if (jct_period_kind_equal (own, jct_period_kind (unit, fiscal_start))
        || jct_period_kind_nests (own, jct_period_kind (unit, fiscal_start)))
      {
        g_array_append_val (units, unit);
        gtk_string_list_append (titles, unit_title (unit));
      }
  if (units->len == self->units->len
      && memcmp (units->data, self->units->data, units->len * sizeof (JctPeriodUnit)) == 0)
    return;
  g_array_unref (self->units);
  self->units = g_steal_pointer (&units);
  gtk_drop_down_set_model (self->calendar, G_LIST_MODEL (titles));
}

static void
show_calendar (JctDefinitionSwitch *self, JctDocument *document, const JctResolvedView *resolved)
{
  fill_calendar (self, jct_table_get_period_kind (resolved->table),
                 jct_document_get_fiscal_start (document));
  gtk_widget_set_visible (GTK_WIDGET (self->calendar), self->units->len > 1);
  for (guint i = 0; i < self->units->len; i++)
    if (g_array_index (self->units, JctPeriodUnit, i) == resolved->kind.unit)
      gtk_drop_down_set_selected (self->calendar, i);
}

static void
free_scale_cb (GtkToggleButton *button, JctDefinitionSwitch *self)
{
  if (!self->updating)
    jct_view_state_set_free_scale (jct_panel_get_state (JCT_PANEL (self)),
                                   gtk_toggle_button_get_active (button));
}

static void
fiscal_cb (GtkToggleButton *button, JctDefinitionSwitch *self)
{
  if (!self->updating)
    jct_view_state_set_years (jct_panel_get_state (JCT_PANEL (self)),
                              gtk_toggle_button_get_active (button) ? JCT_YEARS_FISCAL
                                                                    : JCT_YEARS_CALENDAR);
}

/* Events alone have no periods, values and types of chart. */
static void
show_figures_controls (JctDefinitionSwitch *self, JctViewState *state)
{
  gboolean figures = !jct_view_state_has_only_events (state);

  if (!figures)
    gtk_widget_set_visible (GTK_WIDGET (self->calendar), FALSE);
  gtk_widget_set_visible (self->values, figures);
  gtk_widget_set_visible (self->type, figures);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_definition_switch_changed (JctPanel *panel, guint changes)
{
  JctDefinitionSwitch *self = JCT_DEFINITION_SWITCH (panel);
  JctDocument *document = jct_panel_get_document (panel);
  g_auto (JctResolvedView) resolved = { 0 };

  if (document == NULL
      || (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_LOOK)) == 0)
    return;
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
  gboolean several = jct_document_get_n_definitions (document) > 1;
  gtk_widget_set_visible (GTK_WIDGET (self->squeezer), several);
  /* Somebody has to push the controls to the end. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->calendar), !several);
  self->updating = TRUE;
  if (jct_document_resolve_view (document, view, &resolved, NULL))
    {
      set_table (self, document, resolved.table);
      show_calendar (self, document, &resolved);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->calendar), resolved.table != NULL);
  show_figures_controls (self, jct_panel_get_state (panel));
  show_definition (self, view);
  gtk_toggle_button_set_active (self->free_scale, view->free_scale);
  gtk_widget_set_visible (GTK_WIDGET (self->free_scale), view->chart == JCT_CHART_MULTIPLES);
  gtk_toggle_button_set_active (self->fiscal, view->years == JCT_YEARS_FISCAL);
  gtk_widget_set_visible (GTK_WIDGET (self->fiscal),
                          (view->chart == JCT_CHART_OVERLAY || view->chart == JCT_CHART_HEAT)
                            && jct_document_get_fiscal_start (document) > 1);
  self->updating = FALSE;
}

static void
jct_definition_switch_finalize (GObject *object)
{
  JctDefinitionSwitch *self = JCT_DEFINITION_SWITCH (object);

  g_clear_pointer (&self->table, jct_table_unref);
  g_array_unref (self->units);
  G_OBJECT_CLASS (jct_definition_switch_parent_class)->finalize (object);
}

static void
jct_definition_switch_class_init (JctDefinitionSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jct_definition_switch_finalize;
  JCT_PANEL_CLASS (klass)->changed = jct_definition_switch_changed;

  g_type_ensure (JCT_TYPE_CHART_TYPE_PICKER);
  g_type_ensure (JCT_TYPE_DEFINITION_PICKER);
  g_type_ensure (JCT_TYPE_EVENTS_MENU);
  g_type_ensure (JCT_TYPE_VALUES_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-definition-switch.ui");
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionSwitch, squeezer);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionSwitch, pills);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionSwitch, calendar);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionSwitch, values);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionSwitch, type);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionSwitch, free_scale);
  gtk_widget_class_bind_template_callback (widget_class, free_scale_cb);
  gtk_widget_class_bind_template_child (widget_class, JctDefinitionSwitch, fiscal);
  gtk_widget_class_bind_template_callback (widget_class, fiscal_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
}

static void
jct_definition_switch_init (JctDefinitionSwitch *self)
{
  self->units = g_array_new (FALSE, FALSE, sizeof (JctPeriodUnit));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jct_definition_switch_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_DEFINITION_SWITCH, "state", state, NULL);
}
