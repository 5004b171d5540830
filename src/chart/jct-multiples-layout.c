/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts the panels have room for, and where each panel stands. */
#include "config.h"

#include <math.h>

#include "chart/jct-multiples-private.h"

/* Least sizes of a panel's plot: a good one, in widths and heights of a line of text, and one that
 * still shows a course. */
#define GOOD_WIDTH 13.0
#define GOOD_HEIGHT 4.5
#define TIGHT_WIDTH 8.0
#define TIGHT_HEIGHT 2.6
/* From this width on, name and change stand beside each other. */
#define ONE_LINE_WIDTH 24.0

/* All that a layout of panels finds. */
typedef struct
{
  JctMultiplesParts parts;
  JctMultiplesGrid grid;
  guint target;      /* value ticks */
  double axis, more; /* below the panels: time labels, "and 9 more" */
  double foot;       /* below each plot: the ticks of events */
  double plot_height;
} JctMultiplesPlan;

static void
find_ticks (const JctChart *chart, guint place, guint target, JctValueTicks *ticks)
{
  const JctView *view = chart->input->view;
  g_autoptr (JctSeriesSet) own
    = view->free_scale ? jct_series_set_new (&chart->series[place].series, 1) : NULL;
  JctSeriesSet *set = own != NULL ? own : chart->input->series;
  double min, max;

  if (jct_chart_search_log (chart, set, 0, target, ticks))
    return;
  jct_chart_find_value_range (set, chart->input->visible, JCT_CHART_LINE, &min, &max);
  jct_chart_widen_for_vintages (chart, own != NULL ? jct_series_set_get (own, 0) : NULL, &min,
                                &max);
  jct_chart_search_linear (chart, min, max, target, ticks);
}

/* What the values' labels take at the left of a plot. */
static double
measure_labels (const JctChart *chart, guint n_panels, guint target)
{
  guint n = chart->input->view->free_scale ? n_panels : 1;
  JctChart measured = *chart;
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      find_ticks (chart, i, target, &measured.ticks);
      widest = MAX (widest, jct_chart_measure_values (&measured));
    }
  return ceil (widest + chart->small * 0.6);
}

static double
header_height (const JctChart *chart, const JctMultiplesParts *parts)
{
  double line = chart->line_height + JCT_TEXT_GAP;
  guint lines = (parts->names ? 1 : 0) + (parts->changes && !parts->one_line ? 1 : 0);

  if (lines == 0 && parts->values)
    return ceil (chart->line_height / 2 + JCT_TEXT_GAP);
  return ceil (lines * line + jct_theme_grow (chart->theme, 2));
}

static void
find_grid (const JctChart *chart, JctMultiplesPlan *plan, gboolean tight)
{
  const JctView *view = chart->input->view;
  double em = chart->small, line = chart->line_height, labels = plan->parts.labels;
  JctMultiplesRoom room = {
    .width = chart->plot.width - (view->free_scale ? 0 : labels),
    .height = chart->plot.height - plan->axis - plan->more,
    .least_width = em * (tight ? TIGHT_WIDTH : GOOD_WIDTH) + (view->free_scale ? labels : 0),
    .header = plan->parts.header + plan->foot,
    .gap = round (em * 1.2),
    .n = MIN (chart->n_series, JCT_MAX_PANELS),
  };

  room.least_height = line * (tight ? TIGHT_HEIGHT : GOOD_HEIGHT) + room.header;
  jct_multiples_find_grid (&room, &plan->grid);
}

static void
try_plan (const JctChart *chart,
          const JctMultiplesParts *parts,
          gboolean tight,
          JctMultiplesPlan *plan)
{
  guint n = MIN (chart->n_series, JCT_MAX_PANELS);

  *plan = (JctMultiplesPlan){ .parts = *parts, .target = 3 };
  plan->foot = ceil (jct_theme_grow (chart->theme, 6) + chart->small * 0.5);
  plan->axis = parts->times ? ceil (chart->line_height + JCT_TEXT_GAP - chart->small * 0.5) : 0;
  /* Twice: ticks depend on the plots' height, their labels' width on the ticks. */
  for (guint pass = 0; pass < 2; pass++)
    {
      if (parts->values)
        plan->parts.labels = MAX (plan->parts.labels, measure_labels (chart, n, plan->target));
      plan->parts.header = header_height (chart, &plan->parts);
      find_grid (chart, plan, tight);
      if (plan->grid.n < chart->n_series && plan->more == 0)
        {
          plan->more = ceil (chart->line_height + 2 * JCT_TEXT_GAP);
          find_grid (chart, plan, tight);
        }
      if (plan->grid.n == 0)
        return;
      plan->parts.one_line = plan->grid.cell_width >= ONE_LINE_WIDTH * chart->small;
      plan->parts.header = header_height (chart, &plan->parts);
      plan->plot_height = MAX (floor (plan->grid.cell_height - plan->parts.header - plan->foot), 1);
      /* The labels that are measured next are those that are drawn. */
      if (pass == 0)
        plan->target = (guint) CLAMP (plan->plot_height / (chart->line_height * 2.2) + 1, 2, 6);
    }
}

/* In the order of the header; the last serves in any case. */
static void
make_plan (const JctChart *chart, JctMultiplesPlan *plan)
{
  gboolean compared
    = chart->selected != NULL && jct_transform_is_none (&chart->input->view->transform);
  const struct
  {
    JctMultiplesParts parts;
    gboolean tight;
    guint least;
  } tries[] = {
    { { .names = TRUE, .changes = compared, .times = TRUE, .values = TRUE }, FALSE, 6 },
    { { .names = TRUE, .changes = compared, .times = TRUE, .values = TRUE }, TRUE, 3 },
    { { .names = TRUE, .times = TRUE, .values = TRUE }, TRUE, 2 },
    { { .names = TRUE, .values = TRUE }, TRUE, 1 },
    { { .names = TRUE }, TRUE, 1 },
    { { .names = FALSE }, TRUE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      try_plan (chart, &tries[i].parts, tries[i].tight, plan);
      if (plan->grid.n >= MIN (tries[i].least, chart->n_series))
        return;
    }
  plan->grid = (JctMultiplesGrid){ 1, 1, 1, chart->plot.width, chart->plot.height };
  plan->parts = (JctMultiplesParts){ 0 };
  plan->axis = plan->more = plan->foot = 0;
  plan->plot_height = chart->plot.height;
}

static JctMultiplesPanel
place_panel (const JctChart *chart, const JctMultiplesPlan *plan, guint index)
{
  const JctMultiplesGrid *grid = &plan->grid;
  gboolean free_scale = chart->input->view->free_scale;
  guint column = index % grid->columns, row = index / grid->columns;
  double gap = round (chart->small * 1.2), labels = plan->parts.labels;
  double left
    = round (chart->plot.x + (free_scale ? 0 : labels) + column * (grid->cell_width + gap));
  double width = floor (grid->cell_width);
  JctMultiplesPanel panel = { .place = index };

  panel.cell = (JctRect){ left, round (chart->plot.y + row * grid->cell_height), width,
                          floor (grid->cell_height) };
  panel.plot = (JctRect){ left, panel.cell.y + plan->parts.header, width, plan->plot_height };
  panel.has_values = plan->parts.values && (free_scale || column == 0);
  /* Under the last panel of a column. */
  panel.has_times = plan->parts.times && index + grid->columns >= grid->n;
  if (free_scale)
    {
      panel.plot.x += labels;
      panel.plot.width = MAX (width - labels, 1);
    }
  else if (column == 0)
    {
      panel.cell.x -= labels;
      panel.cell.width += labels;
    }
  if (panel.has_times)
    panel.cell.height += plan->axis;
  find_ticks (chart, index, plan->target, &panel.ticks);
  return panel;
}

static void
add_more (JctChart *chart, const JctMultiplesPlan *plan)
{
  g_autofree char *text = NULL;

  if (plan->grid.n >= chart->n_series)
    return;
  text = jct_multiples_dup_more (chart->n_series - plan->grid.n);
  JctLabel label = {
    .role = JCT_ROLE_NOTE,
    .text = text,
    .px = chart->small,
    .align = JCT_ALIGN_END,
    .max_width = chart->plot.width,
    .max_lines = 1,
    .color = chart->theme->text_secondary,
  };
  jct_chart_add_label (chart, &label, chart->plot.x + chart->plot.width,
                       chart->plot.y + chart->plot.height - chart->line_height);
}

void
jct_multiples_draw (JctChart *chart)
{
  JctMultiplesPlan plan;

  if (chart->n_series == 0)
    return;
  make_plan (chart, &plan);
  find_ticks (chart, 0, plan.target, &chart->ticks);
  chart->value
    = jct_value_ticks_scale (&chart->ticks, chart->plot.y + chart->plot.height, chart->plot.y);
  for (guint i = 0; i < plan.grid.n; i++)
    {
      JctMultiplesPanel panel = place_panel (chart, &plan, i);
      jct_multiples_add_panel (chart, &plan.parts, &panel);
    }
  add_more (chart, &plan);
}

JctScene *
jct_multiples_layout_axis (const JctChartInput *input, const JctTimeScale *time)
{
  JctChart chart;
  JctScene *scene;
  double height;

  jct_chart_init (&chart, input);
  chart.time = *time;
  chart.hides_years = FALSE;
  chart.room.minor_labels = jct_chart_has_minor_labels (&chart, time->range_start, time->range_end);
  height = jct_theme_grow (chart.theme, 6) + jct_text_height (chart.theme, chart.normal)
           + (chart.room.minor_labels ? chart.line_height + JCT_TEXT_GAP + 1 : 0)
           + chart.small * 0.6;
  chart.time = *time;
  chart.plot = (JctRect){ time->range_start, 0, time->range_end - time->range_start, 0 };
  jct_scene_free (chart.scene);
  chart.scene = jct_scene_new (input->width, ceil (height));
  jct_scene_set_font (chart.scene, chart.theme->font_family);
  chart.placement.page = (JctRect){ 0, 0, input->width, ceil (height) };
  jct_scene_add_rect (chart.scene, JCT_ROLE_BACKGROUND, NULL, chart.placement.page)->fill
    = chart.theme->background;
  jct_chart_add_time_axis (&chart);
  scene = g_steal_pointer (&chart.scene);
  jct_chart_clear (&chart);
  return scene;
}
