/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-event-summary.h"

#include "analysis/jct-before-after.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-widgets.h"

struct _JctEventSummary
{
  JctPanel parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *sentence;
};

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
  g_autofree char *sentence = series != NULL ? dup_sentence (panel, series, event) : NULL;
  jct_inspector_set_text (self->title, event->title);
  jct_inspector_set_text (self->sentence, sentence);
}

static void
jct_event_summary_class_init (JctEventSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
}
