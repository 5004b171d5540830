/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-event-summary.h"

#include "analysis/jct-before-after.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-widgets.h"

struct _JctEventSummary
{
  JctPanel parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *sentence;

  /* Owned */
  JctAnalysisRunner *runner; /* (nullable) */
  GSignalGroup *signals;
};

enum
{
  PROP_0,
  PROP_RUNNER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctEventSummary, jct_event_summary, JCT_TYPE_PANEL)

static char *
dup_sentence (JctPanel *panel, JctSeries *series, const JctEvent *event)
{
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (panel));
  JctPeriod period
    = jct_period_from_day (jct_series_get_kind (series), jct_edtf_anchor (&event->date));
  JctBeforeAfter result;

  jct_before_after_compute (series, period, view->k, view->event_period, &result);
  g_autoptr (GPtrArray) others
    = jct_before_after_list_others (&result, jct_panel_get_document (panel), event);
  return jct_before_after_to_sentence (&result, jct_series_get_unit (series), others->len);
}

/* What all methods find together begins with it, once that is known. */
static char *
dup_headline (JctEventSummary *self)
{
  const JctAgreement *agreement
    = self->runner != NULL ? jct_analysis_runner_get_agreement (self->runner) : NULL;

  if (agreement == NULL)
    return NULL;
  return jct_agreement_to_headline (agreement, jct_analysis_runner_get_analysis (self->runner));
}

static void
jct_event_summary_changed (JctPanel *panel, guint changes)
{
  JctEventSummary *self = JCT_EVENT_SUMMARY (panel);
  const JctEvent *event = jct_inspector_get_event (panel);
  JctSeries *series = event != NULL ? jct_inspector_get_series (panel) : NULL;

  if (event == NULL
      || !(changes
           & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_SELECTION)))
    return;
  g_autofree char *sentence = series != NULL ? dup_headline (self) : NULL;
  if (sentence == NULL && series != NULL)
    sentence = dup_sentence (panel, series, event);
  jct_inspector_set_text (self->title, event->title);
  jct_inspector_set_text (self->sentence, sentence);
}

static void
analysis_cb (JctEventSummary *self)
{
  jct_event_summary_changed (JCT_PANEL (self), JCT_VIEW_CHANGE_SELECTION);
}

static void
jct_event_summary_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUNNER:
      g_value_set_object (value, JCT_EVENT_SUMMARY (object)->runner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_event_summary_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctEventSummary *self = JCT_EVENT_SUMMARY (object);

  switch (id)
    {
    case PROP_RUNNER:
      if (!g_set_object (&self->runner, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->signals, self->runner);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_event_summary_dispose (GObject *object)
{
  JctEventSummary *self = JCT_EVENT_SUMMARY (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (jct_event_summary_parent_class)->dispose (object);
}

static void
jct_event_summary_class_init (JctEventSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jct_event_summary_get_property;
  object_class->set_property = jct_event_summary_set_property;
  object_class->dispose = jct_event_summary_dispose;
  properties[PROP_RUNNER]
    = g_param_spec_object ("runner", NULL, NULL, JCT_TYPE_ANALYSIS_RUNNER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  JCT_PANEL_CLASS (klass)->changed = jct_event_summary_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-event-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, JctEventSummary, title);
  gtk_widget_class_bind_template_child (widget_class, JctEventSummary, sentence);
}

static void
jct_event_summary_init (JctEventSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (JCT_TYPE_ANALYSIS_RUNNER);
  g_signal_group_connect_swapped (self->signals, "notify::analysis", G_CALLBACK (analysis_cb),
                                  self);
}
