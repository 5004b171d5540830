/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selected point: its value, its changes, where the figure is from.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-value-words.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-point-facts.h"
#include "widgets/jct-point-provenance.h"
#include "widgets/jct-provenance-popover.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

struct _JctInspectorPoint
{
  JctPanel parent_instance;

  /* Template */
  GtkLabel *period;
  GtkLabel *value;
  GtkLabel *drawn;
  GtkLabel *series;
  GtkLabel *note;
  GtkLabel *published;
  GtkWidget *previous_row;
  GtkLabel *previous;
  GtkLabel *on_previous;
  GtkMenuButton *previous_provenance;
  GtkWidget *year_row;
  GtkLabel *year;
  GtkLabel *on_year;
  GtkMenuButton *year_provenance;
  GtkWidget *events_section;
  GtkBox *events;
  GtkMenuButton *provenance;
};

G_DEFINE_FINAL_TYPE (JctInspectorPoint, jct_inspector_point, JCT_TYPE_PANEL)

static void
show_change (
  GtkWidget *row, GtkLabel *label, GtkLabel *change, const char *period, const char *text)
{
  g_autofree char *since = NULL;

  gtk_widget_set_visible (row, text != NULL);
  if (text == NULL)
    return;
  /* Translators: the period that a change is measured from. */
  since = g_strdup_printf (_ ("On %s"), period);
  jct_set_label_text (label, since);
  jct_set_label_text (change, text);
}

static JctProvenance *
ask_provenance (gpointer data, JctViewState **state, GError **error)
{
  JctPeriod period;
  const char *key;

  *state = jct_panel_get_state (JCT_PANEL (data));
  if (!jct_view_state_get_point (*state, &key, &period))
    return NULL;
  return jct_point_provenance_new (*state, key, period, error);
}

/* Changes are those of the counts. */
static JctProvenance *
ask_change (gpointer data, JctProvenanceRole role, int back, JctViewState **state, GError **error)
{
  JctPeriod period;
  const char *key;

  *state = jct_panel_get_state (JCT_PANEL (data));
  if (!jct_view_state_get_point (*state, &key, &period))
    return NULL;
  return jct_provenance_new_change (jct_panel_get_document (JCT_PANEL (data)),
                                    jct_view_state_get_view (*state), key, period, role,
                                    jct_period_shift (period, -back), error);
}

static JctProvenance *
ask_on_previous (gpointer data, JctViewState **state, GError **error)
{
  return ask_change (data, JCT_PROVENANCE_PREVIOUS, 1, state, error);
}

static JctProvenance *
ask_on_year (gpointer data, JctViewState **state, GError **error)
{
  JctSeries *series = jct_inspector_get_series (JCT_PANEL (data));
  int back = series != NULL ? jct_period_kind_per_year (jct_series_get_kind (series)) : 0;

  return ask_change (data, JCT_PROVENANCE_YEAR_BEFORE, back, state, error);
}

static gboolean
is_split (JctInspectorPoint *self)
{
  JctSeriesSet *set = jct_view_state_get_series (jct_panel_get_state (JCT_PANEL (self)), NULL);

  return set != NULL && jct_series_set_get_n (set) > 1;
}

/* What happened in the period. */
static void
show_events (JctInspectorPoint *self, JctPeriod period)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  for (guint i = 0; i < jct_document_get_n_events (document); i++)
    {
      const JctEvent *event = jct_document_get_event (document, i);

      if (!jct_span_is_empty (
            jct_span_intersect (jct_edtf_span (&event->date), jct_period_span (period))))
        g_ptr_array_add (events, (gpointer) event);
    }
  jct_inspector_set_events (self->events, jct_panel_get_state (JCT_PANEL (self)), events);
  gtk_widget_set_visible (self->events_section, events->len > 0);
}

/* What the chart draws in the place of the count. */
static void
show_drawn (JctInspectorPoint *self, const JctPointFacts *facts, JctSeries *counts)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const JctTransform *transform = &jct_view_state_get_view (state)->transform;
  g_autofree char *text = NULL;

  if (facts->drawn != NULL)
    {
      JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
      JctValueContext context;
      jct_value_context_init (&context, jct_view_state_get_counts (state),
                              jct_document_get_fiscal_start (document),
                              jct_series_get_unit (counts));
      g_autofree char *what = jct_value_words_counted (transform, &context);
      g_autofree char *steps = jct_value_words_steps (transform, &context);
      text
        = steps == NULL
            /* Translators: what is drawn in the place of a count: its value, and what it is: "In the chart: 192,
                * encounters per day, mean of each month". */
            ? g_strdup_printf (_ ("In the chart: %s, %s"), facts->drawn, what)
            /* Translators: the same, and what is made of it: "In the chart: 104.2, encounters per month, index,
                * August 2022 = 100". */
            : g_strdup_printf (_ ("In the chart: %s, %s, %s"), facts->drawn, what, steps);
    }
  jct_inspector_set_text (self->drawn, text);
}

/* The source of a vintage; a key that is not known stands for itself. */
static const char *
find_source (JctInspectorPoint *self, const JctPublished *published)
{
  const char *const *keys = jct_table_get_source_keys (jct_vintage_get_table (published->vintage));
  const JctSource *source;

  if (keys == NULL || keys[0] == NULL)
    return NULL;
  source = jct_document_find_source (jct_panel_get_document (JCT_PANEL (self)), keys[0]);
  return source != NULL ? source->title : keys[0];
}

/* What was published of the figure earlier, and where; of the count, as the large number is. */
static void
show_published (JctInspectorPoint *self, JctSeries *counts, JctPeriod period)
{
  const JctPublished *first = NULL;
  g_autofree char *words = jct_point_dup_published (jct_panel_get_state (JCT_PANEL (self)),
                                                    jct_series_get_key (counts), period, &first);
  g_autofree char *text = NULL;

  if (words != NULL)
    {
      const char *source = find_source (self, first);

      /* Translators: a figure as published and today, and the source of the earlier figure. */
      text = source != NULL
               ? g_strdup_printf (C_ ("vintage", "%s. Published in: %s"), words, source)
               : g_steal_pointer (&words);
    }
  jct_inspector_set_text (self->published, text);
}

/* The facts are of the counts, with what is drawn of them. */
static void
find_facts (JctInspectorPoint *self, JctSeries *counts, JctPeriod period, JctPointFacts *facts)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctSeriesSet *drawn = jct_view_state_get_series (state, NULL);
  int place = drawn != NULL ? jct_series_set_find (drawn, jct_series_get_key (counts)) : -1;

  if (place < 0)
    jct_point_facts_init (facts, counts, period);
  else
    jct_point_facts_init_drawn (facts, jct_series_set_get (drawn, (guint) place),
                                jct_view_state_get_counts (state),
                                &jct_view_state_get_view (state)->transform, period);
}

static void
show_point (JctInspectorPoint *self, JctSeries *series, JctPeriod period)
{
  g_auto (JctPointFacts) facts = { 0 };
  g_autofree char *label = jct_period_to_label (period, JCT_LABEL_LONG);
  const char *unit = jct_series_get_unit (series);

  find_facts (self, series, period, &facts);
  g_autofree char *value
    = unit != NULL ? g_strdup_printf (_ ("%s %s"), facts.value, unit) : g_strdup (facts.value);
  jct_inspector_set_text (self->period, label);
  jct_inspector_set_text (self->value, value);
  show_drawn (self, &facts, series);
  jct_inspector_set_text (self->series, is_split (self) ? jct_series_get_label (series) : NULL);
  jct_inspector_set_text (self->note, facts.note);
  show_published (self, series, period);
  show_change (self->previous_row, self->previous, self->on_previous, facts.previous,
               facts.on_previous);
  show_change (self->year_row, self->year, self->on_year, facts.year, facts.on_year);
}

static void
jct_inspector_point_changed (JctPanel *panel, guint changes)
{
  JctInspectorPoint *self = JCT_INSPECTOR_POINT (panel);
  JctSeries *series = jct_inspector_get_series (panel);
  JctPeriod period;
  const char *key;
  gboolean shown = series != NULL
                   && jct_view_state_get_point (jct_panel_get_state (panel), &key, &period)
                   && jct_series_find (series, period) >= 0;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown
      || (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_SELECTION))
           == 0)
    return;
  show_point (self, series, period);
  show_events (self, period);
}

static void
close_cb (JctInspectorPoint *self)
{
  const JctPeriod none = { { JCT_PERIOD_DAY, 1 }, 0 };

  jct_view_state_select_point (jct_panel_get_state (JCT_PANEL (self)), NULL, none);
}

static void
jct_inspector_point_class_init (JctInspectorPointClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JCT_PANEL_CLASS (klass)->changed = jct_inspector_point_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-inspector-point.ui");
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, period);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, value);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, drawn);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, series);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, note);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, published);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, previous_row);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, previous);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, on_previous);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, previous_provenance);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, year_provenance);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, year_row);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, year);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, on_year);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, events_section);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, events);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorPoint, provenance);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
jct_inspector_point_init (JctInspectorPoint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_menu_button_set_provenance (self->provenance, ask_provenance, self);
  jct_menu_button_set_provenance (self->previous_provenance, ask_on_previous, self);
  jct_menu_button_set_provenance (self->year_provenance, ask_on_year, self);
}
