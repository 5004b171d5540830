/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each type of chart has of its own, and what is drawn in a plot with one pair of axes. */
#include "config.h"

#include "chart/jct-area-private.h"
#include "chart/jct-heat-private.h"
#include "chart/jct-multiples-private.h"
#include "chart/jct-ranked-private.h"
#include "chart/jct-years-private.h"

/* One plot over one time axis, all series in it. */
static void
draw_plot (JctChart *chart)
{
  gboolean stack = jct_area_is_stack (chart);

  jct_chart_add_windows (chart);
  jct_chart_add_effect_areas (chart);
  jct_chart_add_grid (chart);
  jct_chart_add_time_axis (chart);
  /* Layers are opaque: what is to be seen beside them lies over them. */
  if (chart->type == JCT_CHART_AREA)
    jct_area_add (chart);
  if (stack)
    jct_chart_add_window_outlines (chart);
  jct_chart_add_guides (chart);
  jct_chart_add_event_ticks (chart);
  jct_chart_add_base (chart);
  if (chart->type != JCT_CHART_AREA && chart->type != JCT_CHART_BARS)
    jct_chart_add_vintages (chart);
  if (chart->type != JCT_CHART_AREA)
    jct_chart_add_series (chart);
  if (chart->type == JCT_CHART_BARS)
    jct_chart_add_vintages (chart);
  jct_chart_add_claim (chart);
  jct_chart_add_effect_lines (chart);
  jct_chart_add_breaks (chart);
  jct_chart_add_legend (chart, chart->legend_y);
  jct_chart_add_end_labels (chart);
  /* Figures over bars keep their places; a line's peak looks for one. */
  if (chart->type == JCT_CHART_BARS)
    jct_chart_add_figures (chart);
  jct_chart_add_claim_label (chart);
  jct_chart_add_guide_labels (chart, TRUE);
  if (!stack)
    jct_chart_add_means (chart);
  jct_chart_add_effect_labels (chart);
  jct_chart_add_refusal (chart);
  if (chart->input->is_context)
    jct_chart_add_range_labels (chart, -1);
  else if (chart->type != JCT_CHART_BARS)
    jct_chart_add_figures (chart);
  jct_chart_add_vintage_labels (chart);
  jct_chart_add_guide_labels (chart, FALSE);
}

/* Of the plot with one time axis for all that stands on it. */
#define PLOT_FORM                                                                   \
  .names_series = TRUE, .has_axes = TRUE, .shares_time = TRUE, .shows_event = TRUE, \
  .shows_methods = TRUE, .shows_claims = TRUE, .plot_share = 0.36, .draw = draw_plot

static const JctChartForm forms[JCT_N_CHART_TYPES] = {
  [JCT_CHART_LINE] = { PLOT_FORM, .has_log = TRUE },
  [JCT_CHART_STEP] = { PLOT_FORM, .has_log = TRUE },
  [JCT_CHART_BARS] = { PLOT_FORM, .has_log = TRUE },
  [JCT_CHART_AREA] = { PLOT_FORM },
  [JCT_CHART_MULTIPLES] = { .has_log = TRUE,
                            .shows_event = TRUE,
                            .shows_claims = TRUE,
                            .plot_share = 0.56,
                            .draw = jct_multiples_draw },
  [JCT_CHART_OVERLAY]
  = { .names_series = TRUE, .has_axes = TRUE, .plot_share = 0.5, .draw = jct_overlay_draw },
  [JCT_CHART_HEAT] = { .plot_share = 0.5, .draw = jct_heat_draw },
  [JCT_CHART_RANKED] = { .plot_share = 0.5, .draw = jct_ranked_draw },
};

const JctChartForm *
jct_chart_type_get_form (JctChartType type)
{
  return &forms[type];
}

const JctChartForm *
jct_chart_get_form (const JctChart *chart)
{
  return jct_chart_type_get_form (chart->input->view->chart);
}

gboolean
jct_chart_type_has_log (JctChartType type)
{
  return jct_chart_type_get_form (type)->has_log;
}

gboolean
jct_chart_type_shows_methods (JctChartType type)
{
  return jct_chart_type_get_form (type)->shows_methods;
}

gboolean
jct_chart_type_has_focus (JctChartType type)
{
  return type == JCT_CHART_MULTIPLES || type == JCT_CHART_RANKED;
}
