/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the class is to draw: after which period the series is hidden, and until which it is to be drawn. */
#include "config.h"

#include "widgets/jct-slide-form-private.h"

#include <glib/gi18n-lib.h>

/* Of all periods, those that are seen where nothing else says it. */
#define SEEN_SHARE 0.6

static gboolean
is_same_period (JctPeriod a, JctPeriod b)
{
  return jct_period_kind_equal (a.kind, b.kind) && a.ordinal == b.ordinal;
}

static guint
find_period (JctSlideForm *self, JctPeriod period)
{
  for (guint i = 0; i < self->periods->len; i++)
    if (is_same_period (g_array_index (self->periods, JctPeriod, i), period))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* ---- what can be chosen ---------------------------------------------------------------------- */

/* Of a slide that is made for it: what came before the event that is selected, else most of what there is. */
static JctPeriod
guess_after (JctSlideForm *self)
{
  const JctDocument *document = jct_view_state_get_document (self->state);
  const JctEvent *event = self->selected_event != NULL && document != NULL
                            ? jct_document_find_event (document, self->selected_event)
                            : NULL;
  guint last = self->periods->len - 2, index = (guint) (SEEN_SHARE * self->periods->len);

  if (event != NULL)
    {
      JctPeriodKind kind = g_array_index (self->periods, JctPeriod, 0).kind;
      guint found = find_period (self, jct_event_get_period (event, kind));

      if (found != GTK_INVALID_LIST_POSITION && found > 0)
        index = found - 1;
    }
  return g_array_index (self->periods, JctPeriod, MIN (index, last));
}

/* The last period has nothing after it. */
static GtkStringList *
new_afters (JctSlideForm *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i + 1 < self->periods->len; i++)
    gtk_string_list_take (list, jct_period_to_label (g_array_index (self->periods, JctPeriod, i),
                                                     JCT_LABEL_LONG));
  return list;
}

/* Those after the last one seen, behind the end of all. */
static GtkStringList *
new_untils (JctSlideForm *self, guint after)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_ ("slide", "The end"));
  for (guint i = after + 1; i < self->periods->len; i++)
    gtk_string_list_take (list, jct_period_to_label (g_array_index (self->periods, JctPeriod, i),
                                                     JCT_LABEL_LONG));
  return list;
}

/* ---- what is shown --------------------------------------------------------------------------- */

static void
show_untils (JctSlideForm *self, guint after)
{
  g_autoptr (GtkStringList) list = new_untils (self, after);
  guint until = self->slide->predict.has_until ? find_period (self, self->slide->predict.until)
                                               : GTK_INVALID_LIST_POSITION;

  adw_combo_row_set_model (self->until, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->until, until != GTK_INVALID_LIST_POSITION && until > after
                                             ? until - after
                                             : 0);
}

void
jct_slide_form_fill_predict (JctSlideForm *self)
{
  gboolean filling = self->is_filling, active = self->slide != NULL && self->slide->has_predict;
  gboolean known = self->periods->len >= 2;
  guint after;

  self->is_filling = TRUE;
  gtk_switch_set_active (self->predict, active);
  gtk_widget_set_sensitive (GTK_WIDGET (self->predict), known || active);
  gtk_widget_set_visible (GTK_WIDGET (self->after), active && known);
  gtk_widget_set_visible (GTK_WIDGET (self->until), active && known);
  if (active && known)
    {
      after = find_period (self, self->slide->predict.after);
      adw_combo_row_set_selected (self->after, after);
      show_untils (self, after != GTK_INVALID_LIST_POSITION ? after : 0);
    }
  self->is_filling = filling;
}

void
jct_slide_form_set_figures (JctSlideForm *self, const JctSlideFigures *figures)
{
  g_autoptr (GtkStringList) afters = NULL;
  gboolean filling = self->is_filling;
  JctSeries *series = NULL;

  g_return_if_fail (JCT_IS_SLIDE_FORM (self));

  if (figures != NULL && figures->series != NULL && jct_series_set_get_n (figures->series) > 0)
    series = jct_series_set_get (figures->series, 0);
  g_array_set_size (self->periods, 0);
  for (gsize i = 0; series != NULL && i < jct_series_get_n (series); i++)
    {
      JctPeriod period = jct_series_get_period (series, i);

      g_array_append_val (self->periods, period);
    }
  g_free (self->selected_event);
  self->selected_event = figures != NULL ? g_strdup (figures->view->selected_event) : NULL;
  afters = new_afters (self);
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->after, G_LIST_MODEL (afters));
  self->is_filling = filling;
  if (self->slide != NULL)
    jct_slide_form_fill_predict (self);
}

/* ---- what is chosen -------------------------------------------------------------------------- */

static void
predict_cb (JctSlideForm *self)
{
  if (self->is_filling || self->slide == NULL
      || (self->periods->len < 2 && !self->slide->has_predict))
    return;
  self->slide->has_predict = gtk_switch_get_active (self->predict);
  self->slide->predict = (JctPredict){ 0 };
  if (self->slide->has_predict)
    self->slide->predict.after = guess_after (self);
  jct_slide_form_fill_predict (self);
  jct_slide_form_emit_changed (self, "predict");
}

static void
after_cb (JctSlideForm *self)
{
  guint selected = adw_combo_row_get_selected (self->after);
  JctPredict *predict = self->slide != NULL ? &self->slide->predict : NULL;

  if (self->is_filling || predict == NULL || selected >= self->periods->len)
    return;
  predict->after = g_array_index (self->periods, JctPeriod, selected);
  /* What ends before it begins cannot be drawn. */
  if (predict->has_until
      && jct_period_end_day (predict->until) <= jct_period_end_day (predict->after))
    predict->has_until = FALSE;
  jct_slide_form_fill_predict (self);
  jct_slide_form_emit_changed (self, "predict");
}

static void
until_cb (JctSlideForm *self)
{
  guint after = adw_combo_row_get_selected (self->after);
  guint selected = adw_combo_row_get_selected (self->until);
  JctPredict *predict = self->slide != NULL ? &self->slide->predict : NULL;

  if (self->is_filling || predict == NULL || after == GTK_INVALID_LIST_POSITION
      || selected == GTK_INVALID_LIST_POSITION || after + selected >= self->periods->len)
    return;
  predict->has_until = selected > 0;
  predict->until
    = selected > 0 ? g_array_index (self->periods, JctPeriod, after + selected) : (JctPeriod){ 0 };
  jct_slide_form_emit_changed (self, "predict");
}

void
jct_slide_form_bind_predict (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, predict);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, after);
  gtk_widget_class_bind_template_child (widget_class, JctSlideForm, until);
  gtk_widget_class_bind_template_callback (widget_class, predict_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_cb);
}
