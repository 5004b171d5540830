/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composition of a chart: what lies on the page, from bottom to top. */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "chart/jct-annotations-private.h"
#include "chart/jct-chart-room-private.h"
#include "chart/jct-years-private.h"

/* So often is a chart laid out anew for its notes. */
#define NOTE_ROUNDS 4

static gboolean
has_values (const JctChart *chart)
{
  for (guint i = 0; i < chart->n_series; i++)
    {
      if (chart->series[i].has_values)
        return TRUE;
    }
  return FALSE;
}

/* In the place of the data, when there are none: no axis that pretends to measure something. */
static void
add_empty_note (JctChart *chart)
{
  JctLabel label = {
    .role = JCT_ROLE_NOTE,
    .text = chart->note != NULL    ? chart->note
            : chart->n_series == 0 ? _ ("No data under this filter")
                                   : _ ("No figures in the visible range"),
    .px = chart->large,
    .align = JCT_ALIGN_MIDDLE,
    .max_width = chart->plot.width,
    .max_lines = 2,
    .color = chart->theme->text_secondary,
  };
  JctRect box = jct_label_measure (&label, chart->theme->font_family, 0, 0);
  double x = chart->plot.x + chart->plot.width / 2;
  double y = chart->plot.y + (chart->plot.height - box.height) / 2;

  if (jct_chart_add_label (chart, &label, x, y) != NULL)
    return;
  label.px = chart->small;
  box = jct_label_measure (&label, chart->theme->font_family, 0, 0);
  jct_chart_add_label (chart, &label, x, chart->plot.y + (chart->plot.height - box.height) / 2);
}

static void
draw (JctChart *chart, const JctChartTexts *texts, const JctChartRows *rows)
{
  const JctChartInput *input = chart->input;
  JctMark *mark;

  mark = jct_scene_add_rect (chart->scene, JCT_ROLE_BACKGROUND, NULL,
                             (JctRect){ 0, 0, input->width, input->height });
  mark->fill = chart->theme->background;
  jct_scene_add_rect (chart->scene, JCT_ROLE_PLOT, NULL, chart->plot);
  jct_annotations_add_spans (chart, input->view, input->series);
  jct_chart_add_texts (chart, texts, rows);
  if (chart->note != NULL || !has_values (chart))
    {
      add_empty_note (chart);
      if (jct_chart_get_form (chart)->shares_time && !jct_span_is_empty (chart->time.domain))
        {
          jct_chart_add_time_axis (chart);
          jct_chart_add_guides (chart);
          jct_chart_add_event_ticks (chart);
        }
      return;
    }
  jct_chart_get_form (chart)->draw (chart);
}

static void
set_axes (JctChart *chart, JctChartAxes *axes)
{
  const JctChartInput *input = chart->input;

  *axes = (JctChartAxes){
    .type = chart->type,
    .time = chart->time,
    .value = chart->value,
    .plot = chart->plot,
    .subject = -1,
    .bars = chart->bars,
  };
  memcpy (axes->panels, chart->panels, sizeof axes->panels);
  axes->n_panels = chart->n_panels;
  if (jct_chart_type_has_years (chart->type))
    jct_years_set_axes (chart, axes);
  /* Panels have their own; this is then the timeline's. */
  if (!jct_chart_get_form (chart)->has_axes && input->plot_right > input->plot_left)
    axes->time = jct_time_scale (chart->time.domain, input->plot_left, input->plot_right);
}

/* One layout, in which the notes of `numbered` have numbers if these are to have room; those that turn out to have none
 * are added to it. `n_named` receives how many series have their name. */
static JctScene *
layout_once (const JctChartInput *input,
             GPtrArray *numbered,
             JctNotesKey notes_key,
             JctChartAxes *axes,
             guint *n_named)
{
  JctChart chart;
  JctChartTexts texts;
  JctChartRows rows = { 0 };

  jct_chart_init (&chart, input);
  chart.numbered = numbered;
  chart.notes_key = notes_key;
  jct_chart_texts_init (&chart, &texts);
  jct_chart_make_room (&chart, &texts, &rows);
  jct_chart_texts_fit_notes (&chart, &texts);
  jct_chart_style_series (&chart);
  jct_chart_set_scales (&chart, &rows);
  draw (&chart, &texts, &rows);
  set_axes (&chart, axes);
  if (!input->is_context && chart.note == NULL && has_values (&chart))
    jct_annotations_add (&chart, axes, input->view, input->series, numbered);
  *n_named = chart.n_focus;

  JctScene *scene = g_steal_pointer (&chart.scene);
  jct_chart_texts_clear (&texts);
  jct_chart_clear (&chart);
  return scene;
}

static int
compare_notes (gconstpointer a, gconstpointer b, gpointer notes)
{
  guint x = 0, y = 0;

  g_ptr_array_find (notes, *(gpointer const *) a, &x);
  g_ptr_array_find (notes, *(gpointer const *) b, &y);
  return x < y ? -1 : x > y;
}

static void
number_all (const JctChartInput *input, const JctChartAxes *axes, GPtrArray *numbered)
{
  JctAnnotationPlace place;

  for (guint i = 0; i < input->view->annotations->len; i++)
    {
      gpointer note = g_ptr_array_index (input->view->annotations, i);
      if (jct_annotation_find_place (axes, input->series, note, &place) == JCT_ANNOTATION_IN_SIGHT
          && !g_ptr_array_find (numbered, note, NULL))
        g_ptr_array_add (numbered, note);
    }
}

/* The notes without room are only counted, until all of them are. */
static JctScene *
layout_counted (const JctChartInput *input, GPtrArray *numbered, JctChartAxes *axes)
{
  JctScene *scene = NULL;
  guint n_named, n;

  do
    {
      n = numbered->len;
      jct_scene_free (scene);
      scene = layout_once (input, numbered, JCT_NOTES_COUNTED, axes, &n_named);
    }
  while (numbered->len > n);
  return scene;
}

JctScene *
jct_chart_layout (const JctChartInput *input, JctChartAxes *axes)
{
  g_autoptr (GPtrArray) numbered = g_ptr_array_new ();
  JctChartAxes unused;
  JctScene *scene;
  guint n_named, n_first, n = 0;

  g_return_val_if_fail (input->width > 0 && input->height > 0, NULL);

  if (axes == NULL)
    axes = &unused;
  scene = layout_once (input, numbered, JCT_NOTES_KEYED, axes, &n_first);
  /* Words above the plot make it smaller, so that more notes may have no room: then they are above it as well, and at
   * last all. A series' name is not given up for them, for the badge counts these. */
  for (guint round = 0; numbered->len > n && round < NOTE_ROUNDS; round++)
    {
      if (round == NOTE_ROUNDS - 2)
        number_all (input, axes, numbered);
      g_ptr_array_sort_with_data (numbered, compare_notes, input->view->annotations);
      n = numbered->len;
      jct_scene_free (scene);
      scene = layout_once (input, numbered, JCT_NOTES_KEYED, axes, &n_named);
      if (n_named < n_first)
        {
          jct_scene_free (scene);
          return layout_counted (input, numbered, axes);
        }
    }
  return scene;
}

const JctChartPanel *
jct_chart_axes_find_panel (const JctChartAxes *axes, double x, double y)
{
  for (guint i = 0; i < axes->n_panels; i++)
    {
      JctRect plot = axes->panels[i].plot;
      if (x >= plot.x && x < plot.x + plot.width && y >= plot.y && y < plot.y + plot.height)
        return &axes->panels[i];
    }
  return NULL;
}
