/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a method's panels alone: heading, panels, time axis, footer. */
#include "config.h"

#include <math.h>

#include "chart/jct-beside-panels-private.h"
#include "chart/jct-chart-private.h"
#include "chart/jct-effect-panel-layout.h"
#include "chart/jct-figure-private.h"
#include "chart/jct-multiples-private.h"
#include "chart/jct-text-private.h"

/* Of the page's height: what the heading may take, and the footer. */
#define HEADING_SHARE 0.35
#define FOOTER_SHARE 0.2

/* The heading's texts, from top to bottom. */
typedef struct
{
  JctRole role;
  char *text; /* owned (nullable) */
  double px;
  gboolean bold;
  JctColor color;
} JctHeading;

#define N_HEADINGS 3

double
jct_figure_measure_effect (const JctChartInput *input, double *least)
{
  JctChartInput chart = *input;

  *least = 0;
  if (input->series == NULL || !jct_chart_type_get_form (input->view->chart)->shows_methods)
    return 0;
  jct_chart_input_settle (&chart);
  return jct_effect_panel_measure_height (&chart, least);
}

static char *
dup_subtitle (const JctChartInput *chart)
{
  if (chart->wording.no_subtitle)
    return NULL;
  if (chart->wording.subtitle != NULL)
    return jct_text_clean (chart->wording.subtitle, FALSE);
  return jct_chart_dup_subtitle (chart->document, chart->view, chart->series,
                                 jct_chart_get_told_span (chart));
}

static void
init_headings (const JctChartInput *chart, JctHeading headings[N_HEADINGS])
{
  const JctTheme *theme = chart->theme;
  double normal = jct_theme_text_px (theme, JCT_TEXT_NORMAL);

  headings[0]
    = (JctHeading){ JCT_ROLE_TITLE,
                    chart->wording.no_title ? NULL
                                            : jct_chart_dup_title (chart->document, chart->view),
                    jct_theme_text_px (theme, JCT_TEXT_TITLE), TRUE, theme->text };
  headings[1]
    = (JctHeading){ JCT_ROLE_SUBTITLE, dup_subtitle (chart), normal, FALSE, theme->text_secondary };
  headings[2]
    = (JctHeading){ JCT_ROLE_SUBTITLE, jct_effect_dup_subtitle (chart->analysis, chart->method),
                    normal, TRUE, theme->text };
}

/* Adds them where there is a scene; the height that they take. */
static double
add_headings (const JctChartInput *chart, const JctHeading headings[N_HEADINGS], JctScene *scene)
{
  double pad = jct_page_pad (chart->theme, chart->width), y = pad;
  const char *family = chart->theme->font_family;
  JctPlacement placement;

  jct_placement_init (&placement, (JctRect){ 0, 0, chart->width, chart->height });
  for (guint i = 0; i < N_HEADINGS; i++)
    {
      JctLabel label = {
        .role = headings[i].role,
        .text = headings[i].text,
        .px = headings[i].px,
        .bold = headings[i].bold,
        .max_width = chart->width - 2 * pad,
        .max_lines = 2,
        .color = headings[i].color,
      };

      if (label.text == NULL || *label.text == '\0')
        continue;
      if (scene != NULL)
        jct_placement_add_label (&placement, scene, &label, pad, y);
      y += jct_label_measure (&label, family, pad, y).height + JCT_TEXT_GAP;
    }
  jct_placement_clear (&placement);
  return ceil (y + pad / 2);
}

/* Subtitle and title go, in this order, where they would take too much of the page; never the method. */
static double
fit_headings (const JctChartInput *chart, JctHeading headings[N_HEADINGS])
{
  double most = chart->height * HEADING_SHARE, height = add_headings (chart, headings, NULL);

  for (guint i = 2; i > 0 && height > most; i--)
    {
      g_clear_pointer (&headings[i - 1].text, g_free);
      height = add_headings (chart, headings, NULL);
    }
  return height;
}

/* Panels and, where it has room, the time axis under them. */
static void
add_panels (JctChartInput *chart, JctScene *scene, double top, double bottom)
{
  JctTimeScale time = jct_time_scale (jct_chart_visible_span (chart->series, chart->visible),
                                      chart->plot_left, chart->plot_right);
  g_autoptr (JctScene) axis = jct_multiples_layout_axis (chart, &time);
  double least, height = bottom - top;

  jct_effect_panel_measure_height (chart, &least);
  if (height - jct_scene_get_height (axis) >= least)
    {
      height -= jct_scene_get_height (axis);
      jct_scene_take (scene, g_steal_pointer (&axis), 0, top + height);
    }
  if (height < least)
    return;
  chart->height = height;
  jct_scene_take (scene, jct_effect_panel_layout (chart), 0, top);
}

JctScene *
jct_figure_layout_effect (const JctFigureInput *input)
{
  JctChartInput chart = input->chart;
  JctScene *scene = jct_scene_new (chart.width, chart.height), *footer;
  JctHeading headings[N_HEADINGS];
  double top, bottom = chart.height, left, right;

  chart.wording.no_plot = TRUE;
  jct_chart_input_settle (&chart);
  jct_scene_set_font (scene, chart.theme->font_family);
  jct_scene_add_rect (scene, JCT_ROLE_BACKGROUND, NULL,
                      (JctRect){ 0, 0, chart.width, chart.height })
    ->fill
    = chart.theme->background;
  init_headings (&chart, headings);
  top = fit_headings (&chart, headings);
  add_headings (&chart, headings, scene);
  for (guint i = 0; i < N_HEADINGS; i++)
    g_free (headings[i].text);

  jct_chart_measure_margins (&chart, &left, &right);
  chart.plot_left = round (left);
  chart.plot_right = MAX (chart.width - round (right), chart.plot_left + 1);
  footer = chart.show_source ? jct_chart_layout_footer (&chart, chart.height * FOOTER_SHARE) : NULL;
  if (footer != NULL)
    {
      bottom -= jct_scene_get_height (footer);
      jct_scene_take (scene, footer, 0, bottom);
    }
  add_panels (&chart, scene, top, bottom);
  return scene;
}
