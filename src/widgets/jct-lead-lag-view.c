/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-lead-lag-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/jct-agreement.h"
#include "analysis/jct-lead-lag.h"
#include "analysis/jct-words.h"
#include "widgets/jct-widgets.h"

#define N_POINTS (2 * JCT_LEAD_LAG_REACH + 1)
#define PICTURE_HEIGHT 44
#define BAR_SHARE 0.7
/* Of a date that could not be compared. */
#define DOT_SIZE 2.0
/* The bars of the dates that the scale is not at. */
#define OTHER_ALPHA 0.35

struct _JctLeadLagView
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *moved;
  GtkDrawingArea *picture;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *finding;
  GtkButton *reset;
  GtkLabel *sentence;

  JctLeadLag result;
  gint64 event_ordinal; /* of the analysis shown */
  gboolean has_result;
};

G_DEFINE_FINAL_TYPE (JctLeadLagView, jct_lead_lag_view, ADW_TYPE_BIN)

int
jct_lead_lag_view_get_shift (JctLeadLagView *self)
{
  g_return_val_if_fail (JCT_IS_LEAD_LAG_VIEW (self), 0);

  return (int) lround (gtk_adjustment_get_value (self->adjustment));
}

void
jct_lead_lag_view_set_shift (JctLeadLagView *self, int shift)
{
  g_return_if_fail (JCT_IS_LEAD_LAG_VIEW (self));

  gtk_adjustment_set_value (self->adjustment, shift);
}

/* ---- the picture ------------------------------------------------------------------------------
 */

/* From the lowest step to the highest, zero included; FALSE where there is nothing to draw. */
static gboolean
find_range (const JctLeadLag *result, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < N_POINTS; i++)
    if (result->points[i].admissible)
      {
        *low = MIN (*low, result->points[i].rank.effect);
        *high = MAX (*high, result->points[i].rank.effect);
      }
  return *high > *low;
}

/* A bar for each date, up or down from zero; earlier dates first, as on the time axis. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  JctLeadLagView *self = data;
  GtkWidget *widget = GTK_WIDGET (area);
  double step = (double) width / N_POINTS;
  double low, high, scale, zero;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int shift = jct_lead_lag_view_get_shift (self);
  GdkRGBA color;

  if (!self->has_result || !find_range (&self->result, &low, &high))
    return;
  scale = (height - DOT_SIZE) / (high - low);
  zero = high * scale + DOT_SIZE / 2;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (int i = 0; i < N_POINTS; i++)
    {
      const JctLeadLagPoint *point = &self->result.points[i];
      double x = (rtl ? N_POINTS - 1 - i : i) * step;

      cairo_set_source_rgba (cr, color.red, color.green, color.blue,
                             point->shift == shift ? color.alpha : color.alpha * OTHER_ALPHA);
      if (point->admissible)
        cairo_rectangle (cr, x + (1 - BAR_SHARE) / 2 * step, zero, BAR_SHARE * step,
                         -point->rank.effect * scale);
      else
        cairo_rectangle (cr, x + (step - DOT_SIZE) / 2, zero - DOT_SIZE / 2, DOT_SIZE, DOT_SIZE);
      cairo_fill (cr);
    }
}

/* ---- words ------------------------------------------------------------------------------------
 */

static char *
describe_shift (int shift, const JctLeadLagPoint *point)
{
  g_autofree char *date = jct_period_to_label (point->period, JCT_LABEL_SHORT);
  g_autofree char *number = NULL;

  if (shift == 0)
    /* Translators: the event's own date. */
    return g_strdup_printf (_ ("%s, its own date"), date);
  number = jct_words_change (shift);
  /* Translators: a date, how far it is from the event's own with a sign, and "months" or another
   * period: "November 2022, +3 months". */
  return g_strdup_printf (_ ("%s, %s %s"), date, number,
                          jct_period_unit_to_noun (point->period.kind.unit, (gulong) ABS (shift)));
}

static char *
describe_point (const JctLeadLag *result, const JctLeadLagPoint *point)
{
  gboolean is_log = result->transform == JCT_ITS_LOG1P;
  g_autofree char *step = NULL;
  g_autofree char *rank = NULL;
  g_autofree char *n = NULL;
  g_autofree char *p = NULL;

  if (!point->admissible)
    return g_strdup (_ ("Too near an end of the series, or outside."));
  step
    = is_log ? jct_words_ratio (exp (point->rank.effect)) : jct_words_change (point->rank.effect);
  rank = jct_words_mean (point->rank.rank_effect);
  n = jct_words_mean (result->n_admissible);
  p = jct_agreement_p_to_text (TRUE, point->rank.p_effect);
  if (is_log)
    /* Translators: a factor; a rank among a number of dates; a probability. */
    return g_strdup_printf (_ ("Step × %s, rank %s of %s, p %s"), step, rank, n, p);
  /* Translators: a change with its sign; a rank among a number of dates; a probability. */
  return g_strdup_printf (_ ("Step %s, rank %s of %s, p %s"), step, rank, n, p);
}

static void
show_shift (JctLeadLagView *self)
{
  int shift = jct_lead_lag_view_get_shift (self);
  const JctLeadLagPoint *point = jct_lead_lag_get (&self->result, shift);
  g_autofree char *moved = describe_shift (shift, point);
  g_autofree char *finding = describe_point (&self->result, point);
  g_autofree char *value = g_strdup_printf ("%s: %s", moved, finding);

  gtk_label_set_label (self->moved, moved);
  gtk_label_set_label (self->finding, finding);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset), shift != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  value, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->picture));
}

static void
moved_cb (JctLeadLagView *self)
{
  if (self->has_result)
    show_shift (self);
}

static void
reset_cb (JctLeadLagView *self)
{
  jct_lead_lag_view_set_shift (self, 0);
}

void
jct_lead_lag_view_set_analysis (JctLeadLagView *self, const JctAnalysis *analysis)
{
  const JctPlaceboTime *placebo = jct_analysis_get_placebo (analysis);
  g_autofree char *sentence = NULL;
  double low, high;

  g_return_if_fail (JCT_IS_LEAD_LAG_VIEW (self));

  self->has_result = FALSE;
  if (self->event_ordinal != analysis->event.ordinal)
    jct_lead_lag_view_set_shift (self, 0);
  self->event_ordinal = analysis->event.ordinal;
  if (placebo != NULL)
    {
      jct_lead_lag_compute (analysis->series, analysis->event, placebo,
                            analysis->options.from_event ? JCT_ITS_FROM_EVENT : JCT_ITS_AFTER_EVENT,
                            &self->result);
      self->has_result
        = self->result.verdict == JCT_VERDICT_ANSWERED && find_range (&self->result, &low, &high);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->has_result);
  if (!self->has_result)
    return;
  sentence = jct_lead_lag_to_sentence (&self->result);
  gtk_label_set_label (self->sentence, sentence);
  show_shift (self);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_lead_lag_view_class_init (JctLeadLagViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-lead-lag-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, moved);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, picture);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, scale);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, adjustment);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, finding);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, reset);
  gtk_widget_class_bind_template_child (widget_class, JctLeadLagView, sentence);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_set_css_name (widget_class, "leadlag");
}

static void
jct_lead_lag_view_init (JctLeadLagView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_content_height (self->picture, PICTURE_HEIGHT);
  gtk_drawing_area_set_draw_func (self->picture, draw_cb, self, NULL);
  gtk_scale_add_mark (self->scale, 0, GTK_POS_BOTTOM, NULL);
}
