/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A frame of the change from one figure to another on 1920x1080, beside the layout of the figure that a change needs
 * once anyway: the scene between the two, and the same painted, as the window does for each of some fifteen frames.
 * Processor time.
 *
 * usage: bench-morph DATASET [ROUNDS]
 */
#include "bench/jct-bench.h"

#include <stdio.h>

#include "chart/jct-figure.h"
#include "chart/jct-paint.h"
#include "chart/jct-scene-morph.h"
#include "io/jct-reader.h"
#include "state/jct-view-state.h"

#define WIDTH 1920
#define HEIGHT 1080
/* Of 16.7 ms there are that many for it. */
#define GOAL_MS 4.0

typedef struct
{
  JctViewState *state;
  JctTheme *theme;
  JctScene *from, *to;
  JctSceneMorph *morph;
  cairo_surface_t *surface;
  guint n; /* frames so far */
} Run;

static JctScene *
lay_out (Run *run)
{
  JctFigureInput input = {
    .chart = {
      .document = jct_view_state_get_document (run->state),
      .view = jct_view_state_get_view (run->state),
      .series = jct_view_state_get_series (run->state, NULL),
      .theme = run->theme,
      .width = WIDTH,
      .height = HEIGHT,
      .visible = jct_view_state_get_visible (run->state),
      .show_source = TRUE,
    },
    .show_timeline = TRUE,
    .show_overview = TRUE,
    .lanes_scroll = TRUE,
  };
  g_auto (JctFigure) figure = { 0 };

  jct_figure_layout (&input, &figure);
  return jct_figure_dup_whole (&figure, WIDTH, HEIGHT);
}

static double
layout_round (gpointer data)
{
  double start = jct_bench_cpu_ms ();

  jct_scene_free (lay_out (data));
  return jct_bench_cpu_ms () - start;
}

static double
start_round (gpointer data)
{
  Run *run = data;
  double start = jct_bench_cpu_ms ();

  jct_scene_morph_free (jct_scene_morph_new (run->from, run->to));
  return jct_bench_cpu_ms () - start;
}

static JctScene *
next_scene (Run *run)
{
  return jct_scene_morph_at (run->morph, 0.02 + 0.96 * (run->n++ % 15) / 15);
}

static double
scene_round (gpointer data)
{
  double start = jct_bench_cpu_ms ();

  jct_scene_free (next_scene (data));
  return jct_bench_cpu_ms () - start;
}

static double
frame_round (gpointer data)
{
  Run *run = data;
  double start = jct_bench_cpu_ms ();
  JctScene *scene = next_scene (run);
  cairo_t *cr = cairo_create (run->surface);

  jct_scene_paint_pixels (scene, cr, 1);
  cairo_destroy (cr);
  cairo_surface_flush (run->surface);
  jct_scene_free (scene);
  return jct_bench_cpu_ms () - start;
}

static void
print (const char *what, JctBenchRound round, Run *run, guint n_rounds)
{
  JctBenchComparison comparison;

  round (run);
  jct_bench_compare (round, run, layout_round, run, n_rounds, &comparison);
  printf ("%s: %.3f ms, layout %.3f ms, ratio %.3f\n", what, comparison.ours_ms,
          comparison.theirs_ms, comparison.ratio);
}

static void
run_init (Run *run, JctDocument *document)
{
  *run = (Run){ jct_view_state_new (), jct_theme_new (JCT_THEME_LIGHT, NULL, 1) };
  jct_view_state_set_document (run->state, document);
  run->from = lay_out (run);
  jct_view_state_show_saved_view (run->state, "neighbours");
  run->to = lay_out (run);
  run->morph = jct_scene_morph_new (run->from, run->to);
  run->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
}

static void
run_clear (Run *run)
{
  cairo_surface_destroy (run->surface);
  jct_scene_morph_free (run->morph);
  jct_scene_free (run->from);
  jct_scene_free (run->to);
  jct_theme_free (run->theme);
  g_object_unref (run->state);
}

int
main (int argc, char **argv)
{
  guint n_rounds = jct_bench_argument (argc, argv, 2, 60, 10000);
  g_autoptr (GError) error = NULL;
  Run run;

  if (argc < 2 || n_rounds == 0)
    {
      fprintf (stderr, "usage: %s DATASET [ROUNDS]\n", argv[0]);
      return 2;
    }
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (JctDocument) document = jct_document_load (file, NULL, NULL, NULL, &error);
  if (document == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  run_init (&run, document);
  print ("start of a change", start_round, &run, n_rounds);
  print ("scene of a frame", scene_round, &run, n_rounds);
  print ("frame painted", frame_round, &run, n_rounds);
  printf ("a frame has %.0f ms\n", GOAL_MS);
  run_clear (&run);
  return 0;
}
