/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-compare-window-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-help-window.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* Most computations are done before anybody could read that one is under way. */
#define STATUS_DELAY_MS 250
/* Of the window behind that is seen around this one. */
#define MARGIN 24
#define MIN_SIDE 360

G_DEFINE_FINAL_TYPE (JctCompareWindow, jct_compare_window, ADW_TYPE_WINDOW)

static JctViewState *
get_state (JctCompareWindow *self)
{
  return jct_analysis_runner_get_state (self->source);
}

/* ---- what is shown ----------------------------------------------------------------------------
 */

static void
set_text (GtkLabel *label, const char *text)
{
  jct_set_label_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
stop_waiting (JctCompareWindow *self)
{
  g_clear_handle_id (&self->status_timeout, g_source_remove);
}

static void
show_status (JctCompareWindow *self, const char *title, const char *text, const char *action)
{
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->again), action != NULL);
  if (action != NULL)
    gtk_button_set_label (self->again, action);
  gtk_stack_set_visible_child_name (self->pages, "status");
}

static gboolean
has_event_inside (const JctEventComparison *comparison)
{
  for (guint i = 0; i < comparison->n_rows; i++)
    if (comparison->rows[i].is_inside)
      return TRUE;
  return FALSE;
}

/* FALSE where there is nothing to put in a table; why is then said. */
static gboolean
check_comparison (JctCompareWindow *self, const JctEventComparison *comparison)
{
  const char *problem = jct_comparison_runner_get_problem (self->runner);

  if (problem != NULL)
    {
      /* A status page's description is markup. */
      g_autofree char *escaped = g_markup_escape_text (problem, -1);

      show_status (self, _ ("Not Computed"), escaped, _ ("Try again"));
    }
  else if (comparison == NULL)
    show_status (self, _ ("Not Computed"), NULL, _ ("Compute"));
  else if (comparison->n_rows == 0)
    show_status (self, _ ("No Events"), _ ("The file has no events to compare."), NULL);
  else if (!has_event_inside (comparison))
    show_status (self, _ ("No Event in Range"),
                 _ ("All events lie outside the figures: before their first period or after their "
                    "last one."),
                 NULL);
  else if (!jct_event_comparison_has_answer (comparison))
    show_status (self, _ ("Not Enough to Say"), comparison->rows[0].row.reason, NULL);
  else
    return TRUE;
  return FALSE;
}

static void
show_title (JctCompareWindow *self, const JctEventComparison *comparison)
{
  const char *series = comparison != NULL ? comparison->series_name : NULL;
  const JctDefinition *definition = comparison != NULL ? comparison->definition : NULL;
  g_autofree char *subtitle = NULL;

  if (series != NULL && definition != NULL && !g_str_equal (definition->title, series))
    /* Translators: what is counted: a series, and the definition under which it is. */
    subtitle = g_strdup_printf (C_ ("series", "%s, %s"), series, definition->title);
  else
    subtitle = g_strdup (series != NULL ? series : "");
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
show_comparison (JctCompareWindow *self)
{
  const JctEventComparison *comparison = jct_comparison_runner_get_comparison (self->runner);
  JctViewState *state = get_state (self);
  gboolean shown = check_comparison (self, comparison);
  g_autofree char *sentence = shown ? jct_event_comparison_to_sentence (comparison) : NULL;
  g_autofree char *note = shown ? jct_event_comparison_to_note (comparison) : NULL;

  show_title (self, comparison);
  set_text (self->sentence, sentence);
  set_text (self->note, note);
  jct_compare_window_enable_export (self, shown);
  jct_compare_window_update_provenance (self, shown);
  if (!shown)
    return;
  jct_compare_table_select_event (self->table, jct_view_state_get_view (state)->selected_event);
  jct_compare_window_update_provenance (self, TRUE);
  gtk_stack_set_visible_child_name (self->pages, "table");
}

static gboolean
status_timeout_cb (gpointer data)
{
  JctCompareWindow *self = data;

  self->status_timeout = 0;
  gtk_stack_set_visible_child_name (self->pages, "computing");
  return G_SOURCE_REMOVE;
}

/* The former table stays for a moment: most results are there before it would be gone. */
static void
running_cb (JctCompareWindow *self)
{
  if (jct_comparison_runner_is_running (self->runner))
    {
      jct_compare_window_enable_export (self, FALSE);
      jct_compare_window_update_provenance (self, FALSE);
      if (self->status_timeout == 0)
        self->status_timeout = g_timeout_add (STATUS_DELAY_MS, status_timeout_cb, self);
      return;
    }
  stop_waiting (self);
  show_comparison (self);
}

/* Before the former one goes. */
static void
comparison_cb (JctCompareWindow *self)
{
  jct_compare_table_set_comparison (self->table,
                                    jct_comparison_runner_get_comparison (self->runner));
  running_cb (self);
}

static void
progress_cb (JctCompareWindow *self)
{
  gtk_progress_bar_set_fraction (self->progress, jct_comparison_runner_get_progress (self->runner));
}

static gboolean
is_table_shown (JctCompareWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "table") == 0
         && !jct_comparison_runner_is_running (self->runner);
}

static void
view_changed_cb (JctCompareWindow *self, guint changes)
{
  if ((changes & JCT_VIEW_CHANGE_SELECTION) != 0)
    {
      jct_compare_table_select_event (self->table,
                                      jct_view_state_get_view (get_state (self))->selected_event);
      jct_compare_window_update_provenance (self, is_table_shown (self));
    }
  /* The rows behind a number are shown in the window behind this one. */
  if ((changes & JCT_VIEW_CHANGE_ROWS) != 0 && jct_view_state_get_rows (get_state (self)) != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

/* ---- input ------------------------------------------------------------------------------------
 */

static void
method_cb (JctCompareWindow *self)
{
  guint method = gtk_drop_down_get_selected (self->method);

  if (self->runner == NULL || method >= JCT_N_METHODS)
    return;
  gtk_label_set_label (self->explanation, jct_method_get_explanation ((JctMethod) method));
  jct_comparison_runner_set_method (self->runner, (JctMethod) method);
}

static void
event_chosen_cb (JctCompareWindow *self, const char *id)
{
  jct_view_state_select_event (get_state (self), id);
}

static void
cancel_cb (JctCompareWindow *self)
{
  jct_comparison_runner_cancel (self->runner);
}

static void
again_cb (JctCompareWindow *self)
{
  jct_comparison_runner_restart (self->runner);
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_compare_window_dispose (GObject *object)
{
  JctCompareWindow *self = JCT_COMPARE_WINDOW (object);

  stop_waiting (self);
  if (self->runner != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->runner, self);
      jct_compare_table_set_comparison (self->table, NULL);
      jct_comparison_runner_set_source (self->runner, NULL);
    }
  g_cancellable_cancel (self->closing);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_object (&self->state_signals);
  g_clear_object (&self->runner);
  g_clear_object (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (object), JCT_TYPE_COMPARE_WINDOW);
  G_OBJECT_CLASS (jct_compare_window_parent_class)->dispose (object);
}

static void
jct_compare_window_finalize (GObject *object)
{
  g_clear_object (&JCT_COMPARE_WINDOW (object)->closing);
  G_OBJECT_CLASS (jct_compare_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  jct_help_add_key (widget_class, "methods#all-events");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, provenance);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, method);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, explanation);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, sentence);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, note);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, status);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, again);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, table);
  gtk_widget_class_bind_template_child (widget_class, JctCompareWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, method_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
jct_compare_window_class_init (JctCompareWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jct_compare_window_dispose;
  object_class->finalize = jct_compare_window_finalize;

  g_type_ensure (JCT_TYPE_COMPARE_TABLE);
  bind_template (widget_class);
  jct_compare_window_install_export (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
jct_compare_window_init (JctCompareWindow *self)
{
  g_autoptr (GtkStringList) methods = gtk_string_list_new (NULL);

  self->closing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jct_compare_window_init_provenance (self);
  for (guint i = 0; i < JCT_N_METHODS; i++)
    gtk_string_list_append (methods, jct_method_get_title ((JctMethod) i));
  gtk_drop_down_set_model (self->method, G_LIST_MODEL (methods));
}

/* The view's method; where that has no p, as the default has none, one that has. */
static JctMethod
find_first_method (JctViewState *state)
{
  JctMethod method = JCT_METHOD_BEFORE_AFTER;

  jct_method_from_name (jct_view_state_get_view (state)->method, &method);
  return method == JCT_METHOD_BEFORE_AFTER ? JCT_METHOD_ITS_OLS : method;
}

static int
fit (int length, double scale, int room)
{
  return MAX (MIN ((int) (length * scale), room - MARGIN), MIN_SIDE);
}

/* Large text needs a larger window, as far as the one behind it has room. */
static void
fit_size (JctCompareWindow *self, GtkWidget *parent)
{
  int width, height;
  int dpi;
  double scale;

  g_object_get (gtk_widget_get_settings (parent), "gtk-xft-dpi", &dpi, NULL);
  scale = dpi > 0 ? dpi / 1024.0 / 96 : 1;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), fit (width, scale, gtk_widget_get_width (parent)),
                               fit (height, scale, gtk_widget_get_height (parent)));
}

GtkWidget *
jct_compare_window_new (GtkWindow *parent, JctAnalysisRunner *source)
{
  JctCompareWindow *self;

  g_return_val_if_fail (JCT_IS_ANALYSIS_RUNNER (source), NULL);

  self = g_object_new (JCT_TYPE_COMPARE_WINDOW, "transient-for", parent, NULL);
  self->source = g_object_ref (source);
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    fit_size (self, GTK_WIDGET (parent));
  self->state_signals = g_signal_group_new (JCT_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "view-changed", G_CALLBACK (view_changed_cb),
                                  self);
  g_signal_group_set_target (self->state_signals, get_state (self));
  self->runner = jct_comparison_runner_new ();
  g_signal_connect_swapped (self->runner, "notify::comparison", G_CALLBACK (comparison_cb), self);
  g_signal_connect_swapped (self->runner, "notify::is-running", G_CALLBACK (running_cb), self);
  g_signal_connect_swapped (self->runner, "notify::progress", G_CALLBACK (progress_cb), self);
  gtk_drop_down_set_selected (self->method, find_first_method (get_state (self)));
  method_cb (self);
  jct_comparison_runner_set_source (self->runner, source);
  return GTK_WIDGET (self);
}

JctComparisonRunner *
jct_compare_window_get_runner (JctCompareWindow *self)
{
  g_return_val_if_fail (JCT_IS_COMPARE_WINDOW (self), NULL);
  return self->runner;
}

JctCompareTable *
jct_compare_window_get_table (JctCompareWindow *self)
{
  g_return_val_if_fail (JCT_IS_COMPARE_WINDOW (self), NULL);
  return self->table;
}
