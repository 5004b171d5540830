/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the numbers did around the selected event: what the methods find together, each for itself,
 * the chosen one at length, and what else happened near.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/jct-effect-figures.h"
#include "analysis/jct-effect-provenance.h"
#include "analysis/jct-words.h"
#include "chart/jct-chart-layout.h"
#include "widgets/jct-agreement-table.h"
#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-elsewhere-view.h"
#include "widgets/jct-event-row.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-lead-lag-view.h"
#include "widgets/jct-method-details.h"
#include "widgets/jct-notes.h"
#include "widgets/jct-provenance-popover.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* Most computations are done before anybody could read that one is under way. */
#define STATUS_DELAY_MS 250

struct _JctInspectorEffect
{
  JctPanel parent_instance;

  /* Template */
  GtkLabel *series;
  GtkWidget *status_box;
  GtkSpinner *spinner;
  GtkLabel *status;
  GtkButton *action;
  GtkWidget *undrawn;
  GtkWidget *content;
  GtkLabel *tag;
  GtkLabel *headline;
  GtkLabel *more;
  GtkLabel *line;
  JctAgreementTable *table;
  GtkWidget *beware;
  JctNotes *warnings;
  JctMethodDetails *details;
  GtkMenuButton *provenance;
  JctLeadLagView *lead_lag;
  GtkWidget *others_section;
  GtkBox *others;

  /* Owned */
  JctAnalysisRunner *runner; /* (nullable) */
  GSignalGroup *signals;
  guint status_timeout;
};

enum
{
  PROP_0,
  PROP_RUNNER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctInspectorEffect, jct_inspector_effect, JCT_TYPE_PANEL)

/* A name that is not known reads as the default. */
static JctMethod
get_method (JctInspectorEffect *self)
{
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)));
  JctMethod method = JCT_METHOD_BEFORE_AFTER;

  jct_method_from_name (view->method, &method);
  return method;
}

/* ---- input ------------------------------------------------------------------------------------
 */

/* The scale that speaks for the method comes with it. */
static void
method_chosen_cb (JctInspectorEffect *self, guint method)
{
  g_auto (JctAnalysisOptions) options = { 0 };

  jct_analysis_options_copy (jct_analysis_runner_get_options (self->runner), &options);
  options.voting_scale = TRUE;
  jct_analysis_runner_set_options (self->runner, &options);
  jct_view_state_set_method (jct_panel_get_state (JCT_PANEL (self)),
                             jct_method_to_name ((JctMethod) method));
}

static void
action_cb (JctInspectorEffect *self)
{
  if (self->runner == NULL)
    return;
  if (jct_analysis_runner_is_running (self->runner))
    jct_analysis_runner_cancel (self->runner);
  else
    jct_analysis_runner_restart (self->runner);
}

static void
draw_line_cb (JctInspectorEffect *self)
{
  jct_view_state_set_chart (jct_panel_get_state (JCT_PANEL (self)), JCT_CHART_LINE);
}

/* The figure shows the moved date too. */
static void
shifted_cb (JctInspectorEffect *self)
{
  jct_view_state_shift_event (jct_panel_get_state (JCT_PANEL (self)),
                              jct_lead_lag_view_get_shift (self->lead_lag));
}

static void
jct_inspector_effect_hover_changed (JctPanel *panel)
{
  jct_lead_lag_view_set_shift (JCT_INSPECTOR_EFFECT (panel)->lead_lag,
                               jct_view_state_get_event_shift (jct_panel_get_state (panel)));
}

/* ---- what is under way ------------------------------------------------------------------------
 */

static void
stop_waiting (JctInspectorEffect *self)
{
  g_clear_handle_id (&self->status_timeout, g_source_remove);
}

static void
show_status (JctInspectorEffect *self, const char *status, const char *action, gboolean runs)
{
  gtk_widget_set_visible (self->status_box, status != NULL);
  gtk_spinner_set_spinning (self->spinner, runs);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), runs);
  if (status == NULL)
    return;
  jct_set_label_text (self->status, status);
  gtk_button_set_label (self->action, action);
}

static void
progress_cb (JctInspectorEffect *self)
{
  g_autofree char *text = NULL;
  double progress = self->runner != NULL ? jct_analysis_runner_get_progress (self->runner) : 0;

  if (self->status_timeout != 0 || !gtk_spinner_get_spinning (self->spinner))
    return;
  /* Translators: how much of a computation is done, in per cent. */
  text = g_strdup_printf (_ ("Computing: %d%%"), (int) (100 * progress));
  jct_set_label_text (self->status, text);
}

static gboolean
status_timeout_cb (gpointer data)
{
  JctInspectorEffect *self = data;

  self->status_timeout = 0;
  show_status (self, _ ("Computing…"), _ ("Cancel"), TRUE);
  return G_SOURCE_REMOVE;
}

static void
running_cb (JctInspectorEffect *self)
{
  gboolean runs = self->runner != NULL && jct_analysis_runner_is_running (self->runner);
  JctAnalysis *analysis
    = self->runner != NULL ? jct_analysis_runner_get_analysis (self->runner) : NULL;
  const char *problem
    = self->runner != NULL ? jct_analysis_runner_get_problem (self->runner) : NULL;

  if (runs)
    {
      if (self->status_timeout == 0 && !gtk_spinner_get_spinning (self->spinner))
        {
          /* What was said of the one before is not true of this one. */
          show_status (self, NULL, NULL, FALSE);
          self->status_timeout = g_timeout_add (STATUS_DELAY_MS, status_timeout_cb, self);
        }
      return;
    }
  stop_waiting (self);
  if (analysis != NULL || self->runner == NULL)
    show_status (self, NULL, NULL, FALSE);
  else if (problem != NULL)
    show_status (self, problem, _ ("Try again"), FALSE);
  else
    show_status (self, _ ("Not computed."), _ ("Compute"), FALSE);
}

/* ---- the result -------------------------------------------------------------------------------
 */

/* The first sentence stands out; what follows it explains. */
static void
show_headline (JctInspectorEffect *self, const char *text)
{
  const char *end = strstr (text, ". ");
  g_autofree char *first
    = end != NULL ? g_strndup (text, (gsize) (end + 1 - text)) : g_strdup (text);

  jct_inspector_set_text (self->headline, first);
  jct_inspector_set_text (self->more, end != NULL ? end + 2 : NULL);
}

static void
show_tag (JctInspectorEffect *self, const JctAgreement *agreement)
{
  g_autofree char *finding = jct_effect_finding_to_tag (agreement->finding);
  g_autofree char *text
    = agreement->trend != JCT_TREND_NONE
        ? g_strdup_printf ("%s %s", jct_effect_trend_to_symbol (agreement->trend), finding)
        : g_strdup (finding);

  jct_set_label_text (self->tag, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->tag), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->tag), "accent");
  if (agreement->finding == JCT_FINDING_NOT_ENOUGH)
    gtk_widget_add_css_class (GTK_WIDGET (self->tag), "warning");
  else if (agreement->finding == JCT_FINDING_CHANGE)
    gtk_widget_add_css_class (GTK_WIDGET (self->tag), "accent");
}

static void
show_agreement (JctInspectorEffect *self,
                const JctAnalysis *analysis,
                const JctAgreement *agreement)
{
  g_autofree char *headline = jct_agreement_to_headline (agreement, analysis);
  g_autofree char *line = jct_agreement_to_line (agreement);
  g_autoptr (GPtrArray) warnings = jct_agreement_get_warnings (agreement, analysis);

  show_tag (self, agreement);
  show_headline (self, headline);
  jct_inspector_set_text (self->line, line);
  jct_agreement_table_set_agreement (self->table, agreement,
                                     jct_series_get_kind (analysis->series).unit);
  jct_notes_set_texts (self->warnings, warnings);
  gtk_widget_set_visible (self->beware, warnings->len > 0);
}

static void
show_others (JctInspectorEffect *self, const JctAnalysis *analysis)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < analysis->n_confounders; i++)
    g_ptr_array_add (others, (gpointer) analysis->confounders[i].event);
  jct_inspector_set_events (self->others, jct_panel_get_state (JCT_PANEL (self)), others);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->others));
  for (guint i = 0; i < analysis->n_confounders && GTK_IS_BUTTON (row); i++)
    {
      g_autofree char *note = jct_words_distance (analysis->confounders[i].distance,
                                                  jct_series_get_kind (analysis->series).unit);
      jct_event_row_set_note (row, note);
      row = gtk_widget_get_next_sibling (row);
    }
  gtk_widget_set_visible (self->others_section, others->len > 0);
}

/* Which of several series is meant. */
static void
show_series (JctInspectorEffect *self, const JctAnalysis *analysis)
{
  JctSeriesSet *set = jct_view_state_get_series (jct_panel_get_state (JCT_PANEL (self)), NULL);

  jct_inspector_set_text (self->series, set != NULL && jct_series_set_get_n (set) > 1
                                          ? analysis->series_name
                                          : NULL);
}

static void
show_method (JctInspectorEffect *self)
{
  JctMethod method = get_method (self);

  jct_agreement_table_choose (self->table, method);
  /* What the table took the focus from may have asked for another analysis: that one is shown when it comes. */
  if (jct_analysis_runner_get_analysis (self->runner) != NULL)
    jct_method_details_show (self->details, self->runner, method);
}

static JctProvenance *
ask_provenance (gpointer data, JctViewState **state, GError **error)
{
  JctInspectorEffect *self = data;
  JctAnalysis *analysis
    = self->runner != NULL ? jct_analysis_runner_get_analysis (self->runner) : NULL;

  *state = jct_panel_get_state (JCT_PANEL (self));
  if (analysis == NULL)
    return NULL;
  return jct_effect_provenance_new (analysis, jct_view_state_get_view (*state), get_method (self),
                                    error);
}

/* While there is no result its place is kept, so that the page does not jump from event to event.
 */
static void
analysis_cb (JctInspectorEffect *self)
{
  JctAnalysis *analysis
    = self->runner != NULL ? jct_analysis_runner_get_analysis (self->runner) : NULL;
  gboolean runs = self->runner != NULL && jct_analysis_runner_is_running (self->runner);

  gtk_widget_set_visible (self->content, analysis != NULL || runs);
  gtk_widget_set_opacity (self->content, analysis != NULL ? 1 : 0);
  gtk_widget_set_sensitive (self->content, analysis != NULL);
  running_cb (self);
  if (analysis == NULL)
    return;
  show_series (self, analysis);
  show_agreement (self, analysis, jct_analysis_runner_get_agreement (self->runner));
  show_method (self);
  jct_lead_lag_view_set_analysis (self->lead_lag, analysis);
  show_others (self, analysis);
}

static void
jct_inspector_effect_changed (JctPanel *panel, guint changes)
{
  JctInspectorEffect *self = JCT_INSPECTOR_EFFECT (panel);
  gboolean shown = self->runner != NULL && jct_inspector_get_event (panel) != NULL
                   && jct_inspector_get_series (panel) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (shown)
    gtk_widget_set_visible (self->undrawn,
                            !jct_chart_type_shows_methods (
                              jct_view_state_get_view (jct_panel_get_state (panel))->chart));
  if (shown && (changes & JCT_VIEW_CHANGE_SELECTION) != 0
      && jct_analysis_runner_get_analysis (self->runner) != NULL)
    show_method (self);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
set_runner (JctInspectorEffect *self, JctAnalysisRunner *runner)
{
  if (!g_set_object (&self->runner, runner))
    return;
  g_signal_group_set_target (self->signals, runner);
  if (jct_panel_get_state (JCT_PANEL (self)) != NULL)
    jct_inspector_effect_changed (JCT_PANEL (self),
                                  JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_ALL);
  analysis_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNER]);
}

static void
jct_inspector_effect_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUNNER:
      g_value_set_object (value, JCT_INSPECTOR_EFFECT (object)->runner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_inspector_effect_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUNNER:
      set_runner (JCT_INSPECTOR_EFFECT (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_inspector_effect_dispose (GObject *object)
{
  JctInspectorEffect *self = JCT_INSPECTOR_EFFECT (object);

  stop_waiting (self);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (jct_inspector_effect_parent_class)->dispose (object);
}

static void
jct_inspector_effect_class_init (JctInspectorEffectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jct_inspector_effect_get_property;
  object_class->set_property = jct_inspector_effect_set_property;
  object_class->dispose = jct_inspector_effect_dispose;
  JCT_PANEL_CLASS (klass)->changed = jct_inspector_effect_changed;
  JCT_PANEL_CLASS (klass)->hover_changed = jct_inspector_effect_hover_changed;

  properties[PROP_RUNNER]
    = g_param_spec_object ("runner", NULL, NULL, JCT_TYPE_ANALYSIS_RUNNER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JCT_TYPE_AGREEMENT_TABLE);
  g_type_ensure (JCT_TYPE_ELSEWHERE_VIEW);
  g_type_ensure (JCT_TYPE_LEAD_LAG_VIEW);
  g_type_ensure (JCT_TYPE_METHOD_DETAILS);
  g_type_ensure (JCT_TYPE_NOTES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-inspector-effect.ui");
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, series);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, status_box);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, spinner);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, status);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, action);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, undrawn);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, content);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, tag);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, headline);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, more);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, line);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, table);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, beware);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, warnings);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, details);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, provenance);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, lead_lag);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, others_section);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorEffect, others);
  gtk_widget_class_bind_template_callback (widget_class, method_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, action_cb);
  gtk_widget_class_bind_template_callback (widget_class, shifted_cb);
  gtk_widget_class_bind_template_callback (widget_class, draw_line_cb);
  gtk_widget_class_set_css_name (widget_class, "inspectoreffect");
}

static void
jct_inspector_effect_init (JctInspectorEffect *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_menu_button_set_provenance (self->provenance, ask_provenance, self);
  self->signals = g_signal_group_new (JCT_TYPE_ANALYSIS_RUNNER);
  g_signal_group_connect_swapped (self->signals, "notify::analysis", G_CALLBACK (analysis_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::is-running", G_CALLBACK (analysis_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::progress", G_CALLBACK (progress_cb),
                                  self);
}
