/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/jct-explore-page.h"

#include <glib/gi18n-lib.h>

#include "widgets/jct-analysis-runner.h"
#include "widgets/jct-definition-switch.h"
#include "widgets/jct-event-summary.h"
#include "widgets/jct-facets.h"
#include "widgets/jct-filter-chips.h"
#include "widgets/jct-inspector-private.h"
#include "widgets/jct-inspector.h"
#include "widgets/jct-tooltip-text.h"
#include "widgets/jct-widgets.h"

/* Below this width, in pixels at the usual text size, the sides would leave the figure too little:
 * both fold. */
#define FOLD_WIDTH 900
/* Below this one the facets do: the chart comes first, and a click brings them back over it. */
#define FACETS_FOLD_WIDTH 1100

struct _JctExplorePage
{
  JctPanel parent_instance;

  /* Template */
  AdwFlap *facets_flap;
  GtkWidget *facets;
  AdwFlap *inspector_flap;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkButton *zoom;
  GtkWidget *grip;
  JctFigureView *figure;
  GtkWidget *summary_bar;
  GtkWidget *events_bar;

  JctAnalysisRunner *runner; /* owned; (nullable) once disposed of */
  gboolean zooms_out;        /* what the button does */
};

enum
{
  PROP_0,
  PROP_SHOW_FACETS,
  PROP_SHOW_INSPECTOR,
  PROP_RUNNER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (JctExplorePage, jct_explore_page, JCT_TYPE_PANEL)

static void
show_titles (JctExplorePage *self, JctDocument *document)
{
  JctViewState *state = jct_panel_get_state (JCT_PANEL (self));
  const JctView *view = jct_view_state_get_view (state);
  g_autofree char *title
    = view->headline != NULL ? g_strdup (view->headline) : jct_chart_dup_title (document, view);
  g_autofree char *subtitle = jct_figure_view_dup_subtitle (self->figure);

  jct_set_label_text (self->title, title);
  jct_set_label_text (self->subtitle, subtitle);
}

/* One button to the window around the selected event and back to everything. */
static void
update_zoom_button (JctExplorePage *self)
{
  JctSpan range = jct_figure_view_get_window_range (self->figure);
  JctSpan visible = jct_view_state_get_visible (jct_panel_get_state (JCT_PANEL (self)));
  gboolean there = range.start == visible.start && range.end == visible.end;
  const char *text = there ? _ ("Show the whole range") : _ ("Zoom to the window around the event");

  gtk_widget_set_visible (GTK_WIDGET (self->zoom), !jct_span_is_empty (range));
  gtk_button_set_icon_name (self->zoom,
                            there ? "zoom-original-symbolic" : "zoom-fit-best-symbolic");
  jct_set_tooltip_text (GTK_WIDGET (self->zoom), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  self->zooms_out = there;
}

/* What is selected says its sentence even where the inspector is folded. */
static void
update_summary_bar (JctExplorePage *self)
{
  gtk_widget_set_visible (self->summary_bar,
                          adw_flap_get_folded (self->inspector_flap)
                            && jct_inspector_get_event (JCT_PANEL (self)) != NULL);
}

static void
jct_explore_page_changed (JctPanel *panel, guint changes)
{
  JctExplorePage *self = JCT_EXPLORE_PAGE (panel);
  JctDocument *document = jct_panel_get_document (panel);

  /* The binding that does so comes later than this. */
  jct_panel_set_state (JCT_PANEL (self->figure), jct_panel_get_state (panel));
  if (document != NULL && (changes & (JCT_PANEL_CHANGE_DOCUMENT | JCT_VIEW_CHANGE_ALL)) != 0)
    {
      show_titles (self, document);
      update_zoom_button (self);
      gboolean figures = !jct_view_state_has_only_events (jct_panel_get_state (panel));
      gtk_widget_set_visible (self->events_bar, !figures);
      gtk_widget_set_visible (self->facets, figures);
    }
  update_summary_bar (self);
}

/* The method in the subtitle may have become another one's answer. */
static void
analysis_cb (JctExplorePage *self)
{
  JctDocument *document = jct_panel_get_document (JCT_PANEL (self));

  if (document != NULL)
    show_titles (self, document);
}

static void
zoom_cb (JctExplorePage *self)
{
  if (self->zooms_out)
    jct_figure_view_show_all (self->figure);
  else
    jct_figure_view_show_window (self->figure);
}

static void
facets_revealed_cb (JctExplorePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_FACETS]);
}

static void
inspector_revealed_cb (JctExplorePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_INSPECTOR]);
}

static void
inspector_folded_cb (JctExplorePage *self)
{
  update_summary_bar (self);
}

static void
details_cb (JctExplorePage *self)
{
  jct_explore_page_set_show_inspector (self, TRUE);
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* Reaches the page where nothing inside it had a use for the key: then it is meant for the figure,
 * wherever on the page the focus is. */
static gboolean
figure_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  guint key;

  g_variant_get (arguments, "(u)", &key);
  return jct_figure_view_key (JCT_EXPLORE_PAGE (widget)->figure, JCT_FIGURE_CHART, key, 0);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[]
    = { GDK_KEY_Home,         GDK_KEY_KP_Home, GDK_KEY_Escape, GDK_KEY_bracketleft,
        GDK_KEY_bracketright, GDK_KEY_w,       GDK_KEY_b };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, figure_key_cb, "(u)", keys[i]);
}

/* ---- folding --------------------------------------------------------------------------------- */

static double
get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96 : 1;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Above the width a side folds only when what is beside it would not fit. */
static AdwFlapFoldPolicy
get_fold_policy (double width, double fold_width)
{
  return width < fold_width ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_AUTO;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JctExplorePage *self = JCT_EXPLORE_PAGE (widget);
  double scaled = width / get_text_scale (widget);

  adw_flap_set_fold_policy (self->facets_flap, get_fold_policy (scaled, FACETS_FOLD_WIDTH));
  adw_flap_set_fold_policy (self->inspector_flap, get_fold_policy (scaled, FOLD_WIDTH));
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

/* ---- class ----------------------------------------------------------------------------------- */

static void
jct_explore_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JctExplorePage *self = JCT_EXPLORE_PAGE (object);

  switch (id)
    {
    case PROP_SHOW_FACETS:
      g_value_set_boolean (value, jct_explore_page_get_show_facets (self));
      break;
    case PROP_SHOW_INSPECTOR:
      g_value_set_boolean (value, jct_explore_page_get_show_inspector (self));
      break;
    case PROP_RUNNER:
      g_value_set_object (value, self->runner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jct_explore_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JctExplorePage *self = JCT_EXPLORE_PAGE (object);

  switch (id)
    {
    case PROP_SHOW_FACETS:
      jct_explore_page_set_show_facets (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_INSPECTOR:
      jct_explore_page_set_show_inspector (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What is computed needs nobody any more. */
static void
jct_explore_page_dispose (GObject *object)
{
  JctExplorePage *self = JCT_EXPLORE_PAGE (object);

  if (self->runner != NULL)
    jct_analysis_runner_set_state (self->runner, NULL);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (jct_explore_page_parent_class)->dispose (object);
}

static void
jct_explore_page_class_init (JctExplorePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jct_explore_page_get_property;
  object_class->set_property = jct_explore_page_set_property;
  object_class->dispose = jct_explore_page_dispose;
  JCT_PANEL_CLASS (klass)->changed = jct_explore_page_changed;

  properties[PROP_SHOW_FACETS] = g_param_spec_boolean ("show-facets", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_INSPECTOR]
    = g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE, flags);
  properties[PROP_RUNNER] = g_param_spec_object ("runner", NULL, NULL, JCT_TYPE_ANALYSIS_RUNNER,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JCT_TYPE_EVENT_SUMMARY);
  g_type_ensure (JCT_TYPE_FACETS);
  g_type_ensure (JCT_TYPE_FILTER_CHIPS);
  g_type_ensure (JCT_TYPE_INSPECTOR);
  g_type_ensure (JCT_TYPE_FIGURE_VIEW);
  g_type_ensure (JCT_TYPE_DEFINITION_SWITCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               JCT_RESOURCE_BASE "/jct-explore-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, facets_flap);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, facets);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, title);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, zoom);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, grip);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, figure);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, summary_bar);
  gtk_widget_class_bind_template_child (widget_class, JctExplorePage, events_bar);
  gtk_widget_class_bind_template_callback (widget_class, facets_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspector_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspector_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_set_css_name (widget_class, "explorepage");
  bind_keys (widget_class);
}

static void
jct_explore_page_init (JctExplorePage *self)
{
  /* The parts of the template ask for it. */
  self->runner = jct_analysis_runner_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
  g_object_bind_property (self, "state", self->runner, "state", G_BINDING_DEFAULT);
  g_signal_connect_object (self->runner, "notify::analysis", G_CALLBACK (analysis_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
jct_explore_page_new (JctViewState *state)
{
  return g_object_new (JCT_TYPE_EXPLORE_PAGE, "state", state, NULL);
}

gboolean
jct_explore_page_get_show_facets (JctExplorePage *self)
{
  g_return_val_if_fail (JCT_IS_EXPLORE_PAGE (self), FALSE);
  return adw_flap_get_reveal_flap (self->facets_flap);
}

void
jct_explore_page_set_show_facets (JctExplorePage *self, gboolean show)
{
  g_return_if_fail (JCT_IS_EXPLORE_PAGE (self));
  adw_flap_set_reveal_flap (self->facets_flap, show);
}

gboolean
jct_explore_page_get_show_inspector (JctExplorePage *self)
{
  g_return_val_if_fail (JCT_IS_EXPLORE_PAGE (self), FALSE);
  return adw_flap_get_reveal_flap (self->inspector_flap);
}

void
jct_explore_page_set_show_inspector (JctExplorePage *self, gboolean show)
{
  g_return_if_fail (JCT_IS_EXPLORE_PAGE (self));
  adw_flap_set_reveal_flap (self->inspector_flap, show);
}

GtkWidget *
jct_explore_page_get_grip (JctExplorePage *self)
{
  g_return_val_if_fail (JCT_IS_EXPLORE_PAGE (self), NULL);

  return self->grip;
}

JctFigureView *
jct_explore_page_get_figure (JctExplorePage *self)
{
  g_return_val_if_fail (JCT_IS_EXPLORE_PAGE (self), NULL);
  return self->figure;
}

GtkWidget *
jct_explore_page_get_facets (JctExplorePage *self)
{
  g_return_val_if_fail (JCT_IS_EXPLORE_PAGE (self), NULL);
  return self->facets;
}
