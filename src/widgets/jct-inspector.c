/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-inspector.h"

#include <glib/gi18n-lib.h>

#include "chart/jct-chart-layout.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-box.h"
#include "widgets/jct-event-row.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-widgets.h"

#define N_MOST_EVENTS 50

struct _JctInspector
{
  JctPanel parent_instance;

  /* Template */
  GtkScrolledWindow *scrolled;
  GtkBox *sections;
  GtkWidget *notes;
  GtkWidget *dataset;

  /* Of the sections, made when they are first needed (nullable) */
  GtkWidget *point;
  GtkWidget *event;
  GtkWidget *effect;

  /* Owned */
  JctAnalysisRunner *runner; /* (nullable) */
  char *shown_event;         /* (nullable): id */
};

enum
{
  PROP_0,
  PROP_RUNNER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctInspector, jct_inspector, JCT_TYPE_PANEL)

const JctEvent *
jct_inspector_get_event (JctPanel *panel)
{
  JctDocument *document = jct_panel_get_document (panel);

  if (document == NULL)
    return NULL;
  const char *id = jct_view_state_get_view (jct_panel_get_state (panel))->selected_event;
  return id != NULL ? jct_document_find_event (document, id) : NULL;
}

JctSeries *
jct_inspector_get_series (JctPanel *panel)
{
  JctViewState *state = jct_panel_get_state (panel);
  JctSeriesSet *set
    = jct_panel_get_document (panel) != NULL ? jct_view_state_get_counts (state) : NULL;
  guint n = set != NULL ? jct_series_set_get_n (set) : 0;
  JctPeriod period;
  const char *key;

  if (n > 0 && jct_view_state_get_point (state, &key, &period))
    for (guint i = 0; i < n; i++)
      if (g_strcmp0 (jct_series_get_key (jct_series_set_get (set, i)), key) == 0)
        return jct_series_set_get (set, i);
  if (n > 0 && jct_chart_type_has_focus (jct_view_state_get_view (state)->chart))
    {
      JctSeries *focus = jct_chart_find_focus (jct_panel_get_document (panel),
                                               jct_view_state_get_view (state), set);
      if (focus != NULL)
        return focus;
    }
  return n > 0 ? jct_series_set_get (set, 0) : NULL;
}

void
jct_inspector_set_events (GtkBox *box, JctViewState *state, GPtrArray *events)
{
  jct_box_clear (box);
  for (guint i = 0; i < MIN (events->len, N_MOST_EVENTS); i++)
    gtk_box_append (box, jct_event_row_new (state, g_ptr_array_index (events, i)));
  if (events->len > N_MOST_EVENTS)
    {
      guint n = events->len - N_MOST_EVENTS;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
      gtk_box_append (box, gtk_label_new (more));
    }
}

void
jct_inspector_set_text (GtkLabel *label, const char *text)
{
  jct_set_label_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static GtkWidget *
add_section (JctInspector *self, GType type, GtkWidget *after)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  GtkWidget *section = g_object_new (type, "state", state, NULL);

  g_object_bind_property (self, "state", section, "state", G_BINDING_DEFAULT);
  gtk_box_insert_child_after (self->sections, section, after);
  return section;
}

/* Most of the window's texts and controls are for what is not selected yet when it opens. */
static void
add_needed_sections (JctInspector *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctPeriod period;
  const char *key;

  if (self->point == NULL && state != NULL && jct_view_state_get_point (state, &key, &period))
    self->point = add_section (self, JCT_TYPE_INSPECTOR_POINT, NULL);
  if (self->event == NULL && jct_inspector_get_event (JCT_PANEL (self)) != NULL)
    {
      self->event = add_section (self, JCT_TYPE_INSPECTOR_EVENT, self->point);
      self->effect = add_section (self, JCT_TYPE_INSPECTOR_EFFECT, self->event);
      g_object_bind_property (self, "runner", self->effect, "runner", G_BINDING_SYNC_CREATE);
    }
}

/* Notes are read before what the dataset is; where there are none, what adds one waits below it. */
static void
place_notes (JctInspector *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  gboolean any = state != NULL && jct_view_state_get_view (state)->annotations->len > 0;
  GtkWidget *first = any ? self->notes : self->dataset;
  GtkWidget *second = any ? self->dataset : self->notes;

  if (gtk_widget_get_next_sibling (first) != second)
    gtk_box_reorder_child_after (self->sections, second, first);
}

/* Another event is read from its beginning; a longer window of the same one is not. */
static void
jct_inspector_changed (JctPanel *panel, guint changes)
{
  JctInspector *self = JCT_INSPECTOR (panel);
  const JctEvent *event = jct_inspector_get_event (panel);
  const char *id = event != NULL ? event->id : NULL;

  add_needed_sections (self);
  place_notes (self);
  if (g_strcmp0 (id, self->shown_event) == 0)
    return;
  g_free (self->shown_event);
  self->shown_event = g_strdup (id);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
jct_inspector_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUNNER:
      g_value_set_object (value, JCT_INSPECTOR (object)->runner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_inspector_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUNNER:
      if (g_set_object (&JCT_INSPECTOR (object)->runner, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_inspector_finalize (GObject *object)
{
  g_clear_object (&JCT_INSPECTOR (object)->runner);
  g_free (JCT_INSPECTOR (object)->shown_event);
  G_OBJECT_CLASS (jct_inspector_parent_class)->finalize (object);
}

static void
jct_inspector_class_init (JctInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jct_inspector_get_property;
  object_class->set_property = jct_inspector_set_property;
  object_class->finalize = jct_inspector_finalize;
  JCT_PANEL_CLASS (klass)->changed = jct_inspector_changed;
  properties[PROP_RUNNER]
    = g_param_spec_object ("runner", NULL, NULL, JCT_TYPE_ANALYSIS_RUNNER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JCT_TYPE_INSPECTOR_DATASET);
  g_type_ensure (JCT_TYPE_INSPECTOR_NOTES);
  gtk_widget_class_set_template_from_resource (widget_class, JCT_RESOURCE_BASE "/jct-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, JctInspector, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JctInspector, sections);
  gtk_widget_class_bind_template_child (widget_class, JctInspector, notes);
  gtk_widget_class_bind_template_child (widget_class, JctInspector, dataset);
  gtk_widget_class_set_css_name (widget_class, "inspector");
}

static void
jct_inspector_init (JctInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jct_inspector_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_INSPECTOR, "state", state, NULL);
}
