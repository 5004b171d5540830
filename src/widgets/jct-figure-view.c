/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-figure-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/jct-desktop-theme.h"
#include "widgets/jct-figure-view-private.h"

#define MINIMUM_WIDTH 300
#define MINIMUM_HEIGHT 260
#define OVERVIEW_HEIGHT 56
/* Below this height the overview gives its place to the chart. */
#define OVERVIEW_MIN_TOTAL 380

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

/* ---- layout -----------------------------------------------------------------------------------
 */

static void
drop_figure (JctFigureView *self)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    if (self->parts[i] != NULL)
      jct_figure_part_set_scene (self->parts[i], NULL);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    if (self->extras[i] != NULL)
      jct_figure_part_set_scene (self->extras[i], NULL);
  if (self->has_figure)
    jct_figure_clear (&self->figure);
  self->has_figure = FALSE;
}

static void
forget_paintings (JctFigureView *self)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    jct_figure_part_forget (self->parts[i]);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    jct_figure_part_forget (self->extras[i]);
}

/* Why there is no picture, where the picture would be. */
static void
show_message (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  g_autoptr (GError) error = NULL;
  gboolean shown = FALSE;

  if (state != NULL && jct_view_state_get_document (state) != NULL
      && jct_view_state_get_series (state, &error) == NULL)
    {
      gtk_label_set_label (self->message,
                           error != NULL ? error->message : _ ("There is nothing to draw."));
      shown = TRUE;
    }
  gtk_widget_set_child_visible (GTK_WIDGET (self->message), shown);
}

static gboolean
has_events (JctViewState *state)
{
  return jct_view_state_get_view (state)->events_shown
         && jct_document_get_n_events (jct_view_state_get_document (state)) > 0;
}

static JctFigureInput
figure_input (JctFigureView *self, double width, double height)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  double scale = self->theme->text_scale;
  JctMethod method = JCT_METHOD_BEFORE_AFTER;

  /* A name that is not known reads as the default. */
  jct_method_from_name (jct_view_state_get_view (state)->method, &method);
  return (JctFigureInput){
    .chart = {
      .document = jct_view_state_get_document (state),
      .view = jct_view_state_get_view (state),
      .series = jct_figure_view_get_series (self),
      .theme = self->theme,
      .width = width,
      .height = height,
      .visible = jct_view_state_get_visible (state),
      .method = method,
      .analysis
      = self->runner != NULL ? jct_analysis_runner_get_analysis (self->runner) : NULL,
      .show_title = FALSE,
      .show_source = TRUE,
    },
    .show_timeline = has_events (state),
    .show_overview = height >= OVERVIEW_MIN_TOTAL,
    .overview_height = OVERVIEW_HEIGHT * CLAMP (scale, 1, 1.5),
    .lanes_scroll = TRUE,
    .first_lane = self->first_lane,
    .reveal_selected = self->reveal_selected,
  };
}

char *
jct_figure_view_dup_subtitle (JctFigureView *self)
{
  g_return_val_if_fail (JCT_IS_FIGURE_VIEW (self), NULL);

  if (jct_figure_view_get_series (self) == NULL)
    return NULL;
  JctFigureInput input = figure_input (self, 0, 0);
  return jct_chart_dup_full_subtitle (&input.chart);
}

static char *
describe_timeline (JctFigureView *self)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));
  const JctView *view = jct_view_state_get_view (state);
  const JctEvent *event = view->selected_event != NULL
                            ? jct_document_find_event (document, view->selected_event)
                            : NULL;
  guint n = jct_document_get_n_events (document);
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", n), n);

  if (event == NULL)
    return g_steal_pointer (&count);
  g_autofree char *date = jct_edtf_to_label (&event->date, JCT_LABEL_LONG);
  /* Translators: "48 events. Selected: 5 August 2022, China suspends repatriation cooperation". */
  return g_strdup_printf (_ ("%s. Selected: %s, %s"), count, date, event->title);
}

static char *
describe_overview (JctFigureView *self)
{
  JctSpan visible = jct_view_state_get_visible (jct_panel_get_state (JCT_PANEL (self)));
  g_autofree char *from = jct_day_to_label (visible.start, JCT_LABEL_LONG);
  g_autofree char *to = jct_day_to_label (MAX (visible.end - 1, visible.start), JCT_LABEL_LONG);

  /* Translators: the part of the time axis that is shown, from a day to a day. */
  return g_strdup_printf (_ ("Shown: %s to %s"), from, to);
}

static void
update_words (JctFigureView *self, const JctFigureInput *input)
{
  g_autofree char *chart = jct_chart_describe (&input->chart);
  g_autofree char *timeline = describe_timeline (self);
  g_autofree char *overview = describe_overview (self);
  g_autofree char *source = jct_chart_dup_source_line (input->chart.document, input->chart.view);

  jct_figure_part_set_words (self->parts[JCT_FIGURE_CHART], _ ("Chart"), chart);
  jct_figure_part_set_words (self->parts[JCT_FIGURE_TIMELINE], _ ("Event timeline"), timeline);
  jct_figure_part_set_words (self->parts[JCT_FIGURE_OVERVIEW], _ ("Overview of the whole range"),
                             overview);
  jct_figure_part_set_words (self->extras[JCT_FIGURE_EXTRA_FOOTER], source, "");
  self->words_are_due = FALSE;
}

static void
lay_out (JctFigureView *self, int width, int height)
{
  drop_figure (self);
  show_message (self);
  self->layout_is_due = FALSE;
  self->laid_out_width = width;
  self->laid_out_height = height;
  if (jct_figure_view_get_series (self) == NULL || width <= 0 || height <= 0)
    return;

  JctFigureInput input = figure_input (self, width, height);
  jct_figure_layout (&input, &self->figure);
  self->has_figure = TRUE;
  self->first_lane = self->figure.lanes.first;
  self->reveal_selected = FALSE;
  jct_figure_part_set_scene (self->parts[JCT_FIGURE_CHART], self->figure.chart);
  jct_figure_part_set_scene (self->parts[JCT_FIGURE_TIMELINE], self->figure.timeline);
  jct_figure_part_set_scene (self->parts[JCT_FIGURE_OVERVIEW], self->figure.overview);
  jct_figure_part_set_scene (self->extras[JCT_FIGURE_EXTRA_EFFECT], self->figure.effect);
  jct_figure_part_set_scene (self->extras[JCT_FIGURE_EXTRA_FOOTER], self->figure.footer);
  jct_figure_part_set_scene (self->extras[JCT_FIGURE_EXTRA_LINKS], self->figure.links);
  if (self->words_are_due)
    update_words (self, &input);
}

JctRect
jct_figure_view_get_area (JctFigureView *self, JctFigurePartKind part)
{
  const JctRect none = { 0, 0, 0, 0 };

  if (!self->has_figure)
    return none;
  switch (part)
    {
    case JCT_FIGURE_CHART:
      return self->figure.chart_area;
    case JCT_FIGURE_TIMELINE:
      return self->figure.timeline != NULL ? self->figure.timeline_area : none;
    case JCT_FIGURE_OVERVIEW:
      return self->figure.overview != NULL ? self->figure.overview_area : none;
    default:
      g_return_val_if_reached (none);
    }
}

gboolean
jct_figure_view_find_part (JctFigureView *self, double x, double y, JctFigurePartKind *part)
{
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    if (jct_rect_contains (jct_figure_view_get_area (self, i), x, y))
      {
        *part = i;
        return TRUE;
      }
  return FALSE;
}

JctRect
jct_figure_view_get_plot (JctFigureView *self)
{
  JctRect area = jct_figure_view_get_area (self, JCT_FIGURE_CHART);
  JctRect plot = self->figure.axes.plot;

  if (!self->has_figure)
    return area;
  plot.x += area.x;
  plot.y += area.y;
  return plot;
}

static void
allocate_part (JctFigurePart *part, JctRect area)
{
  gboolean shown = area.width > 0 && area.height > 0;

  /* A part that is not there takes no focus either. */
  gtk_widget_set_child_visible (GTK_WIDGET (part), shown);
  gtk_widget_set_can_focus (GTK_WIDGET (part), shown);
  if (shown)
    gtk_widget_size_allocate (GTK_WIDGET (part),
                              &(GtkAllocation){ area.x, area.y, ceil (area.width),
                                                ceil (area.height) },
                              -1);
}

/* Without an area it stays mapped and is empty: what is mapped for the first time in the midst of an
 * allocation asks for another one. */
static void
allocate_extra (JctFigurePart *part, JctRect area)
{
  gtk_widget_size_allocate (GTK_WIDGET (part),
                            &(GtkAllocation){ area.x, area.y, ceil (area.width),
                                              ceil (area.height) },
                            -1);
}

/* Links stand anywhere in the figure. */
static JctRect
get_extra_area (JctFigureView *self, JctFigureExtra extra)
{
  const JctRect none = { 0, 0, 0, 0 };

  if (!self->has_figure)
    return none;
  switch (extra)
    {
    case JCT_FIGURE_EXTRA_EFFECT:
      return self->figure.effect != NULL ? self->figure.effect_area : none;
    case JCT_FIGURE_EXTRA_FOOTER:
      return self->figure.footer != NULL ? self->figure.footer_area : none;
    case JCT_FIGURE_EXTRA_LINKS:
      return self->figure.links != NULL
               ? (JctRect){ 0, 0, self->laid_out_width, self->laid_out_height }
               : none;
    default:
      g_return_val_if_reached (none);
    }
}

static void
jct_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JctFigureView *self = JCT_FIGURE_VIEW (widget);
  const GtkAllocation whole = { 0, 0, width, height };

  /* A layout belongs to its size; moving the widget about asks for no new one. */
  if (self->layout_is_due || self->laid_out_width != width || self->laid_out_height != height)
    lay_out (self, width, height);
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    allocate_part (self->parts[i], jct_figure_view_get_area (self, i));
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    allocate_extra (self->extras[i], get_extra_area (self, (JctFigureExtra) i));
  if (gtk_widget_get_child_visible (GTK_WIDGET (self->message)))
    gtk_widget_size_allocate (GTK_WIDGET (self->message), &whole, -1);
  if (self->popover != NULL)
    gtk_popover_present (self->popover);
  jct_figure_overlay_update (self);
  if (self->wants_focus && self->has_figure)
    jct_figure_view_focus (self);
}

static void
jct_figure_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  JctFigureView *self = JCT_FIGURE_VIEW (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = *minimum;
  /* GTK wants every child measured before it is allocated. */
  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    gtk_widget_measure (GTK_WIDGET (self->parts[i]), orientation, -1, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    gtk_widget_measure (GTK_WIDGET (self->extras[i]), orientation, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->message), orientation, -1, NULL, NULL, NULL, NULL);
}

static void
jct_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JctFigureView *self = JCT_FIGURE_VIEW (widget);

  for (guint i = 0; i < JCT_N_FIGURE_PARTS; i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->parts[i]), snapshot);
  for (guint i = 0; i < JCT_N_FIGURE_EXTRAS; i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->extras[i]), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->message), snapshot);
  if (self->has_figure)
    jct_figure_overlay_snapshot (self, snapshot);
}

/* ---- what changes -----------------------------------------------------------------------------
 */

static void
queue_layout (JctFigureView *self)
{
  self->layout_is_due = TRUE;
  self->words_are_due = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
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

static void
jct_figure_view_changed (JctPanel *panel, guint changes)
{
  JctFigureView *self = JCT_FIGURE_VIEW (panel);

  if (changes & JCT_PANEL_CHANGE_DOCUMENT)
    {
      /* The marks' ids are of the old document. */
      drop_figure (self);
      forget_paintings (self);
      g_clear_pointer (&self->popover, jct_figure_view_unparent);
      jct_figure_view_end_scroll (self);
      self->focused_series = 0;
      self->first_lane = 0;
    }
  note_selected (self);
  queue_layout (self);
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
      queue_layout (self);
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
  queue_layout (self);
}

static void
theme_changed_cb (JctFigureView *self)
{
  g_clear_pointer (&self->theme, jct_theme_free);
  self->theme = jct_desktop_theme_new (GTK_WIDGET (self));
  queue_layout (self);
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
jct_figure_view_dispose (GObject *object)
{
  JctFigureView *self = JCT_FIGURE_VIEW (object);

  jct_figure_view_end_scroll (self);
  drop_figure (self);
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
  G_OBJECT_CLASS (jct_figure_view_parent_class)->dispose (object);
}

static void
jct_figure_view_finalize (GObject *object)
{
  JctFigureView *self = JCT_FIGURE_VIEW (object);

  g_clear_pointer (&self->tooltip, jct_figure_tooltip_free);
  g_clear_pointer (&self->theme, jct_theme_free);
  g_free (self->revealed_event);
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
      queue_layout (self);
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
