/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-figure-view.h"

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-figure-view-private.h"

enum
{
  PROP_0,
  PROP_RUNNER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctFigureView, jct_figure_view, JCT_TYPE_PANEL)

JctSeriesSet *
jct_figure_view_get_series (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));

  if (state == NULL || jct_view_state_get_document (state) == NULL)
    return NULL;
  return jct_view_state_get_series (state, NULL);
}

/* ---- what changes -----------------------------------------------------------------------------
 */

static void
forget_paintings (JctFigureView *self)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    jct_figure_part_forget (self->parts[i]);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    jct_figure_part_forget (self->extras[i]);
}

static void
note_selected (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const char *id = state != NULL ? jct_view_state_get_view (state)->selected_event : NULL;

  if (g_strcmp0 (id, self->revealed_event) == 0)
    return;
  g_free (self->revealed_event);
  self->revealed_event = g_strdup (id);
  self->reveal_selected = TRUE;
}

/* What a drag, a wheel or a key moves follows it in the same frame. */
static gboolean
is_by_hand (JctFigureView *self, guint changes)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  gboolean leaps = state != NULL && jct_view_state_is_leaping (state);

  return self->drag != JCT_DRAG_NONE || self->scroll_timeout != 0
         || (!leaps && (changes & JCT_VIEW_CHANGE_ALL) == JCT_VIEW_CHANGE_RANGE);
}

static void
jct_figure_view_changed (JctPanel *panel, guint changes)
{
  JctFigureView *self = JCT_FIGURE_VIEW (panel);

  if (changes & JCT_PANEL_CHANGE_DOCUMENT)
    {
      /* The marks' ids are of the old document. */
      jct_figure_view_stop_motion (self);
      jct_figure_view_drop (self);
      forget_paintings (self);
      g_clear_pointer (&self->popover, jct_figure_view_unparent);
      jct_figure_view_end_scroll (self);
      self->focused_series = 0;
      self->first_lane = 0;
      self->reveal_selected = TRUE;
    }
  else
    self->motion.is_wanted = !is_by_hand (self, changes);
  note_selected (self);
  jct_figure_view_queue_layout (self);
}

gboolean
jct_figure_view_set_first_lane (JctFigureView *self, int first)
{
  JctLaneRange lanes = self->figure.lanes;

  if (!self->has_figure || lanes.n <= lanes.n_shown)
    return FALSE;
  first = CLAMP (first, 0, (int) (lanes.n - lanes.n_shown));
  if ((guint) first != self->first_lane)
    {
      self->first_lane = (guint) first;
      jct_figure_view_clear_hover (self);
      jct_figure_view_queue_layout (self);
    }
  return TRUE;
}

gboolean
jct_figure_view_scroll_lanes (JctFigureView *self, int by)
{
  return jct_figure_view_set_first_lane (self, (int) self->first_lane + by);
}

static void
jct_figure_view_hover_changed (JctPanel *panel)
{
  jct_figure_overlay_update (JCT_FIGURE_VIEW (panel));
}

static void
analysis_cb (JctFigureView *self)
{
  if (self->drag == JCT_DRAG_NONE)
    jct_figure_view_want_motion (self);
  jct_figure_view_queue_layout (self);
}

static void
theme_changed_cb (JctFigureView *self)
{
  g_clear_pointer (&self->theme, jct_theme_free);
  self->theme = jct_desktop_theme_new (GTK_WIDGET (self));
  jct_figure_view_queue_layout (self);
}

void
jct_figure_view_set_tooltip (JctFigureView *self, JctFigureTooltip *tooltip)
{
  g_clear_pointer (&self->tooltip, jct_figure_tooltip_free);
  self->tooltip = tooltip;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- class ------------------------------------------------------------------------------------
 */

static void
jct_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctFigureView *self = JCT_FIGURE_VIEW (widget);

  jct_figure_view_snapshot_motion (self, snapshot);
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->parts[i]), snapshot);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->extras[i]), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->message), snapshot);
  if (self->has_figure)
    jct_figure_overlay_snapshot (self, snapshot);
}

static void
jct_figure_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jct_figure_view_parent_class)->realize (widget);
  jct_figure_view_watch_clock (JCT_FIGURE_VIEW (widget));
}

static void
jct_figure_view_unrealize (GtkWidget *widget)
{
  jct_figure_view_stop_motion (JCT_FIGURE_VIEW (widget));
  jct_figure_view_leave_clock (JCT_FIGURE_VIEW (widget));
  GTK_WIDGET_CLASS (jct_figure_view_parent_class)->unrealize (widget);
}

static void
jct_figure_view_dispose (GObject *object)
{
  JctFigureView *self = JCT_FIGURE_VIEW (object);

  jct_figure_view_end_scroll (self);
  g_clear_handle_id (&self->words_timeout, g_source_remove);
  jct_figure_view_stop_motion (self);
  jct_figure_view_drop (self);
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    g_clear_pointer (&self->parts[i], jct_figure_view_unparent);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    g_clear_pointer (&self->extras[i], jct_figure_view_unparent);
  if (self->runner_signals != NULL)
    g_signal_group_set_target (self->runner_signals, NULL);
  g_clear_object (&self->runner_signals);
  g_clear_object (&self->runner);
  g_clear_pointer (&self->message, jct_figure_view_unparent);
  g_clear_pointer (&self->popover, jct_figure_view_unparent);
  g_clear_pointer (&self->menu, jct_figure_view_unparent);
  G_OBJECT_CLASS (jct_figure_view_parent_class)->dispose (object);
}

static void
jct_figure_view_finalize (GObject *object)
{
  JctFigureView *self = JCT_FIGURE_VIEW (object);

  g_clear_pointer (&self->tooltip, jct_figure_tooltip_free);
  g_clear_pointer (&self->theme, jct_theme_free);
  g_free (self->revealed_event);
  g_free (self->move_event);
  g_free (self->drag_note);
  G_OBJECT_CLASS (jct_figure_view_parent_class)->finalize (object);
}

static void
jct_figure_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUNNER:
      g_value_set_object (value, JCT_FIGURE_VIEW (object)->runner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_figure_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctFigureView *self = JCT_FIGURE_VIEW (object);

  switch (id)
    {
    case PROP_RUNNER:
      if (!g_set_object (&self->runner, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->runner_signals, self->runner);
      jct_figure_view_queue_layout (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_figure_view_class_init (JctFigureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jct_figure_view_get_property;
  object_class->set_property = jct_figure_view_set_property;
  object_class->dispose = jct_figure_view_dispose;
  object_class->finalize = jct_figure_view_finalize;
  widget_class->realize = jct_figure_view_realize;
  widget_class->unrealize = jct_figure_view_unrealize;
  widget_class->measure = jct_figure_view_measure;
  widget_class->size_allocate = jct_figure_view_size_allocate;
  widget_class->snapshot = jct_figure_view_snapshot;
  JCT_PANEL_CLASS (klass)->changed = jct_figure_view_changed;
  JCT_PANEL_CLASS (klass)->hover_changed = jct_figure_view_hover_changed;
  properties[PROP_RUNNER]
    = g_param_spec_object ("runner", NULL, NULL, JCT_TYPE_ANALYSIS_RUNNER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_message (JctFigureView *self)
{
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_justify (self->message, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  gtk_widget_set_margin_start (GTK_WIDGET (self->message), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->message), 24);
  gtk_widget_set_parent (GTK_WIDGET (self->message), GTK_WIDGET (self));
  gtk_widget_set_child_visible (GTK_WIDGET (self->message), FALSE);
}

static void
add_extra (JctFigureView *self, JctFigureExtra extra)
{
  self->extras[extra] = JCT_FIGURE_PART (jct_figure_part_new ());
  gtk_widget_set_focusable (GTK_WIDGET (self->extras[extra]), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self->extras[extra]), FALSE);
  /* The chart's description says what they show. */
  if (extra != JCT_FIGURE_EXTRA_FOOTER)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->extras[extra]), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 TRUE, -1);
  gtk_widget_set_parent (GTK_WIDGET (self->extras[extra]), GTK_WIDGET (self));
}

static void
jct_figure_view_init (JctFigureView *self)
{
  /* The parts stand where the figure's layout puts them. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    {
      self->parts[i] = JCT_FIGURE_PART (jct_figure_part_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->parts[i]), GTK_WIDGET (self));
    }
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    add_extra (self, (JctFigureExtra) i);
  self->runner_signals = g_signal_group_new (JCT_TYPE_ANALYSIS_RUNNER);
  g_signal_group_connect_swapped (self->runner_signals, "notify::analysis",
                                  G_CALLBACK (analysis_cb), self);
  add_message (self);
  self->theme = jct_desktop_theme_new (GTK_WIDGET (self));
  jct_desktop_theme_watch (GTK_WIDGET (self), G_CALLBACK (theme_changed_cb));
  jct_figure_view_add_controllers (self);
}

GtkWidget *
jct_figure_view_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_FIGURE_VIEW, "state", state, NULL);
}

const JctFigure *
jct_figure_view_get_figure (JctFigureView *self)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), NULL);
  return self->has_figure ? &self->figure : NULL;
}

GtkWidget *
jct_figure_view_get_part (JctFigureView *self, JctFigurePartKind part)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), NULL);
  g_return_val_if_fail (part < JCT_N_FIGURE_PARTS, NULL);
  return GTK_WIDGET (self->parts[part]);
}

void
jct_figure_view_focus (JctFigureView *self)
{
  g_return_if_fail (JCT_IS_FIGURE_VIEW (self));

  /* What is not laid out yet takes no focus. */
  self->wants_focus = !self->has_figure;
  if (self->has_figure)
    gtk_widget_grab_focus (GTK_WIDGET (self->parts[JCT_FIGURE_CHART]));
}
