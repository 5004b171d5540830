/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the numbers did around the selected event: the sentence, the figures behind it, the other
 * events of the window, the definition.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jct-ticks.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-point-facts.h"
#include "widgets/jct-widgets.h"

struct _JctInspectorComparison
{
  JctPanel parent_instance;

  /* Template */
  GtkLabel *series;
  GtkWidget *too_little;
  GtkLabel *sentence;
  GtkLabel *more;
  GtkLabel *k_label;
  GtkSpinButton *k;
  GtkDropDown *event_period;
  GtkWidget *figures;
  GtkLabel *before_range;
  GtkLabel *after_range;
  GtkLabel *mean[3];
  GtkLabel *median[3];
  GtkLabel *daily[3];
  GtkLabel *count[2];
  GtkWidget *others_section;
  GtkBox *others;
  GtkLabel *method;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JctInspectorComparison, jct_inspector_comparison, JCT_TYPE_PANEL)

/* ---- input ------------------------------------------------------------------------------------
 */

static void
window_cb (JctInspectorComparison *self)
{
  guint selected = gtk_drop_down_get_selected (self->event_period);

  if (self->updating || jct_panel_get_document (JCT_PANEL (self)) == NULL)
    return;
  jct_view_state_set_window (jct_panel_get_state (JCT_PANEL (self)),
                             gtk_spin_button_get_value_as_int (self->k),
                             selected == JCT_EVENT_PERIOD_INCLUDED ? JCT_EVENT_PERIOD_INCLUDED
                                                                   : JCT_EVENT_PERIOD_EXCLUDED);
}

/* ---- the sentence -----------------------------------------------------------------------------
 */

/* The first sentence stands out; what follows it explains. */
static void
show_sentence (JctInspectorComparison *self, const char *text)
{
  const char *end = strstr (text, ". ");
  g_autofree char *first = end != NULL ? g_strndup (text, end + 1 - text) : g_strdup (text);

  jct_inspector_set_text (self->sentence, first);
  jct_inspector_set_text (self->more, end != NULL ? end + 2 : NULL);
}

static void
show_series (JctInspectorComparison *self, JctSeries *series)
{
  JctSeriesSet *set = jct_view_state_get_series (jct_panel_get_state (JCT_PANEL (self)), NULL);

  jct_inspector_set_text (self->series, set != NULL && jct_series_set_get_n (set) > 1
                                          ? jct_series_get_label (series)
                                          : NULL);
}

/* ---- the figures ------------------------------------------------------------------------------
 */

static void
set_number (GtkLabel *label, double value, int decimals)
{
  g_autofree char *text = jct_format_value (value, decimals);

  gtk_label_set_label (label, text);
}

static void
set_change (GtkLabel *label, const JctChange *change, int decimals)
{
  g_autofree char *diff = jct_format_signed (change->diff, decimals);
  g_autofree char *percent = change->has_pct ? jct_format_percent (change->pct) : NULL;
  g_autofree char *text
    = percent != NULL ? g_strdup_printf ("%s\n%s", diff, percent) : g_strdup (diff);

  gtk_label_set_label (label, text);
}

/* One row, all with the decimals that its smaller value needs, so that the difference adds up. */
static void
show_measure (GtkLabel *const labels[3], double before, double after, const JctChange *change)
{
  double smaller = MIN (fabs (before), fabs (after));
  int decimals
    = jct_value_decimals (smaller > 0 ? smaller : MAX (fabs (before), fabs (after)), FALSE);

  set_number (labels[0], before, decimals);
  set_number (labels[1], after, decimals);
  set_change (labels[2], change, decimals);
}

static void
set_range (GtkLabel *label, const JctSide *side)
{
  g_autofree char *text
    = side->n > 0 ? jct_period_range_to_label (side->first, side->last, JCT_LABEL_SHORT) : NULL;

  jct_inspector_set_text (label, text);
}

static void
show_figures (JctInspectorComparison *self, const JctBeforeAfter *result)
{
  gboolean shown
    = result->verdict == JCT_VERDICT_ANSWERED || result->verdict == JCT_VERDICT_TOO_SHORT;

  gtk_widget_set_visible (self->figures, shown);
  gtk_widget_set_visible (self->too_little, result->verdict != JCT_VERDICT_ANSWERED);
  if (!shown)
    return;
  set_range (self->before_range, &result->before);
  set_range (self->after_range, &result->after);
  show_measure (self->mean, result->before.mean, result->after.mean, &result->mean);
  show_measure (self->median, result->before.median, result->after.median, &result->median);
  show_measure (self->daily, result->before.daily_pooled, result->after.daily_pooled,
                &result->daily_pooled);
  set_number (self->count[0], result->before.n, 0);
  set_number (self->count[1], result->after.n, 0);
}

static const char *
k_title (JctPeriodUnit unit)
{
  switch (unit)
    {
    case JCT_PERIOD_DAY:
      return _ ("Days each side");
    case JCT_PERIOD_WEEK:
      return _ ("Weeks each side");
    case JCT_PERIOD_MONTH:
      return _ ("Months each side");
    case JCT_PERIOD_QUARTER:
      return _ ("Quarters each side");
    case JCT_PERIOD_YEAR:
      return _ ("Years each side");
    case JCT_PERIOD_FISCAL_YEAR:
      return _ ("Fiscal years each side");
    default:
      g_return_val_if_reached ("");
    }
}

static void
show_controls (JctInspectorComparison *self, const JctView *view, JctPeriodUnit unit)
{
  self->updating = TRUE;
  gtk_label_set_label (self->k_label, k_title (unit));
  gtk_spin_button_set_value (self->k, view->k);
  gtk_drop_down_set_selected (self->event_period, view->event_period);
  self->updating = FALSE;
}

/* ---- the other events -------------------------------------------------------------------------
 */

static void
show_others (JctInspectorComparison *self, GPtrArray *others)
{
  jct_inspector_set_events (self->others, jct_panel_get_state (JCT_PANEL (self)), others);
  gtk_widget_set_visible (self->others_section, others->len > 0);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
show_comparison (JctInspectorComparison *self, JctSeries *series, const JctEvent *event)
{
  const JctView *view = jct_view_state_get_view (jct_panel_get_state (JCT_PANEL (self)));
  JctPeriod period
    = jct_period_from_day (jct_series_get_kind (series), jct_edtf_anchor (&event->date));
  JctBeforeAfter result;

  jct_before_after_compute (series, period, view->k, view->event_period, &result);
  g_autoptr (GPtrArray) others
    = jct_before_after_list_others (&result, jct_panel_get_document (JCT_PANEL (self)), event);
  g_autofree char *sentence
    = jct_before_after_to_sentence (&result, jct_series_get_unit (series), others->len);
  show_series (self, series);
  show_sentence (self, sentence);
  show_figures (self, &result);
  show_controls (self, view, period.kind.unit);
  show_others (self, others);
}

static void
jct_inspector_comparison_changed (JctPanel *panel, guint changes)
{
  JctInspectorComparison *self = JCT_INSPECTOR_COMPARISON (panel);
  const JctEvent *event = jct_inspector_get_event (panel);
  JctSeries *series = event != NULL ? jct_inspector_get_series (panel) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), series != NULL);
  if (series != NULL
      && (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_DATA | JCT_VIEW_CHANGE_SELECTION)))
    show_comparison (self, series, event);
}

static void
bind_figures (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    gsize offset;
  } labels[] = {
    { "mean_before", G_STRUCT_OFFSET (JctInspectorComparison, mean[0]) },
    { "mean_after", G_STRUCT_OFFSET (JctInspectorComparison, mean[1]) },
    { "mean_change", G_STRUCT_OFFSET (JctInspectorComparison, mean[2]) },
    { "median_before", G_STRUCT_OFFSET (JctInspectorComparison, median[0]) },
    { "median_after", G_STRUCT_OFFSET (JctInspectorComparison, median[1]) },
    { "median_change", G_STRUCT_OFFSET (JctInspectorComparison, median[2]) },
    { "daily_before", G_STRUCT_OFFSET (JctInspectorComparison, daily[0]) },
    { "daily_after", G_STRUCT_OFFSET (JctInspectorComparison, daily[1]) },
    { "daily_change", G_STRUCT_OFFSET (JctInspectorComparison, daily[2]) },
    { "count_before", G_STRUCT_OFFSET (JctInspectorComparison, count[0]) },
    { "count_after", G_STRUCT_OFFSET (JctInspectorComparison, count[1]) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_class_bind_template_child_full (widget_class, labels[i].name, FALSE,
                                               labels[i].offset);
}

static void
jct_inspector_comparison_class_init (JctInspectorComparisonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  JCT_PANEL_CLASS (klass)->changed = jct_inspector_comparison_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-inspector-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, series);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, too_little);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, sentence);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, more);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, k_label);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, k);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, event_period);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, figures);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, before_range);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, after_range);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, others_section);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, others);
  gtk_widget_class_bind_template_child (widget_class, JctInspectorComparison, method);
  bind_figures (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, window_cb);
}

static void
jct_inspector_comparison_init (JctInspectorComparison *self)
{
  g_autofree char *method = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  method = g_strdup_printf (
    _ ("Before: the periods that end just before the event's own period. After: those that follow "
       "it, or begin with it when it counts as after. Mean, median and number are of the periods "
       "that have a figure; per day is their sum over their days. The difference is after minus "
       "before; the percentage is of before.\n\nWith fewer than %d periods on a side nothing is "
       "compared. A comparison describes what was counted near a date; it does not say why."),
    JCT_BEFORE_AFTER_MIN_PERIODS);
  gtk_label_set_label (self->method, method);
}
