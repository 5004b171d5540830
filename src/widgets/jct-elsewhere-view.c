/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-elsewhere-view.h"

#include <glib/gi18n-lib.h>

#include "analysis/jct-effect-provenance.h"
#include "chart/jct-chart-layout.h"
#include "model/jct-view-elsewhere.h"
#include "widgets/jct-box.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-provenance-popover.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

struct _JctElsewhereView
{
  JctPanel parent_instance;

  /* Template */
  GtkButton *only;        /* for the only dimension that the view can be turned by */
  GtkMenuButton *several; /* with a choice for each of several */
  GtkPopover *popover;
  GtkBox *choices;
  GtkLabel *sentence;
  GtkMenuButton *provenance;
  GtkButton *back;
};

G_DEFINE_FINAL_TYPE (JctElsewhereView, jct_elsewhere_view, JCT_TYPE_PANEL)

/* ---- there ------------------------------------------------------------------------------------
 */

static void
turn (JctElsewhereView *self, GtkWidget *button)
{
  g_autofree char *dimension = g_strdup (g_object_get_data (G_OBJECT (button), "jct-dimension"));

  gtk_popover_popdown (self->popover);
  jct_view_state_show_elsewhere (jct_panel_get_state (JCT_PANEL (self)), dimension);
}

static void
only_cb (JctElsewhereView *self)
{
  turn (self, GTK_WIDGET (self->only));
}

static void
choice_cb (GtkButton *button, JctElsewhereView *self)
{
  turn (self, GTK_WIDGET (button));
}

static char *
dup_title (JctElsewhereView *self, const char *dimension)
{
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)));
  g_auto (JctResolvedView) resolved = { 0 };

  if (!jct_document_resolve_view (jct_panel_get_document (JCT_PANEL (self)), view, &resolved, NULL))
    return g_strdup (dimension);
  int index = jct_table_find_dimension (resolved.table, dimension);
  return g_strdup (index >= 0 ? jct_table_get_dimension_title (resolved.table, (guint) index)
                              : dimension);
}

static void
set_dimension (GtkWidget *button, const char *dimension, const char *title)
{
  /* Translators: %s is what splits the series, such as "Citizenship". */
  g_autofree char *tip
    = g_strdup_printf (_ ("Every series around the same event, side by side: %s"), title);

  jct_set_tooltip_text (button, tip);
  g_object_set_data_full (G_OBJECT (button), "jct-dimension", g_strdup (dimension), g_free);
}

static void
add_choice (JctElsewhereView *self, const char *dimension)
{
  g_autofree char *title = dup_title (self, dimension);
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_add_css_class (button, "flat");
  set_dimension (button, dimension, title);
  g_signal_connect (button, "clicked", G_CALLBACK (choice_cb), self);
  gtk_box_append (self->choices, button);
}

/* How many ways there are to turn the view: a button for one, a menu for more. */
static guint
show_ways (JctElsewhereView *self, const JctView *view)
{
  g_autoptr (GPtrArray) dimensions
    = jct_view_list_elsewhere (view, jct_panel_get_document (JCT_PANEL (self)));

  jct_box_clear (self->choices);
  for (guint i = 0; i < dimensions->len && dimensions->len > 1; i++)
    add_choice (self, g_ptr_array_index (dimensions, i));
  if (dimensions->len == 1)
    {
      const char *dimension = g_ptr_array_index (dimensions, 0);
      g_autofree char *title = dup_title (self, dimension);
      set_dimension (GTK_WIDGET (self->only), dimension, title);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->only), dimensions->len == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->several), dimensions->len > 1);
  return dimensions->len;
}

/* ---- and back ---------------------------------------------------------------------------------
 */

static void
back_cb (JctElsewhereView *self)
{
  jct_view_state_leave_elsewhere (jct_panel_get_state (JCT_PANEL (self)));
}

static JctProvenance *
ask_provenance (gpointer data, JctViewState **state, GError **error)
{
  const JctEvent *event = jct_inspector_get_event (JCT_PANEL (data));
  JctSeriesSet *series;

  *state = jct_panel_get_state (JCT_PANEL (data));
  series = jct_view_state_get_series (*state, NULL);
  if (event == NULL || series == NULL || jct_series_set_get_n (series) == 0)
    return NULL;
  return jct_elsewhere_provenance_new (
    jct_panel_get_document (JCT_PANEL (data)), jct_view_state_get_view (*state), series,
    jct_event_get_period (event, jct_series_set_get_kind (series)), error);
}

/* Whether the view is turned, and says something. */
static gboolean
show_turned (JctElsewhereView *self, const JctView *view)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctSeriesSet *series
    = view->chart == JCT_CHART_MULTIPLES ? jct_view_state_get_series (state, NULL) : NULL;
  g_autofree char *sentence
    = series != NULL ? jct_chart_dup_elsewhere (jct_view_state_get_document (state), view, series)
                     : NULL;
  int focus = series != NULL ? jct_series_set_find (series, view->focus) : -1;

  jct_inspector_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->provenance), sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->back), focus >= 0);
  if (focus >= 0)
    {
      /* Translators: %s is the name of a series, as in "Back to China". */
      g_autofree char *label
        = g_strdup_printf (_ ("Back to %s"),
                           jct_series_get_label (jct_series_set_get (series, (guint) focus)));
      gtk_button_set_label (self->back, label);
    }
  return sentence != NULL || focus >= 0;
}

static void
jct_elsewhere_view_changed (JctPanel *panel, guint changes)
{
  JctElsewhereView *self = JCT_ELSEWHERE_VIEW (panel);
  gboolean shown = jct_inspector_get_event (panel) != NULL;

  if (shown)
    {
      const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
      guint n_ways = show_ways (self, view);
      shown = show_turned (self, view) || n_ways > 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_elsewhere_view_class_init (JctElsewhereViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JCT_PANEL_CLASS (klass)->changed = jct_elsewhere_view_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-elsewhere-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JctElsewhereView, only);
  gtk_widget_class_bind_template_child (widget_class, JctElsewhereView, several);
  gtk_widget_class_bind_template_child (widget_class, JctElsewhereView, popover);
  gtk_widget_class_bind_template_child (widget_class, JctElsewhereView, choices);
  gtk_widget_class_bind_template_child (widget_class, JctElsewhereView, sentence);
  gtk_widget_class_bind_template_child (widget_class, JctElsewhereView, provenance);
  gtk_widget_class_bind_template_child (widget_class, JctElsewhereView, back);
  gtk_widget_class_bind_template_callback (widget_class, only_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_set_css_name (widget_class, "elsewhereview");
}

static void
jct_elsewhere_view_init (JctElsewhereView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_menu_button_set_provenance (self->provenance, ask_provenance, self);
}
