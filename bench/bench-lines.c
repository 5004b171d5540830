/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals 10 to 13: a line of very many points on 1920x1080, laid out and painted anew as for each frame of panning,
 * beside uPlot in Chromium with the same numbers (JCT_BENCH_NPM=1 has it installed into a temporary folder), by turns.
 * Beside that, what a stroke of all points takes, and how like it the picture is. Time on the clock, for Chromium's
 * cannot be had otherwise.
 *
 * usage: bench-lines [ROUNDS [SHARE OF THE POINTS IN PERCENT]]
 */
#include "bench/jct-bench.h"

#include <gio/gio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "chart/jct-dense.h"
#include "chart/jct-paint.h"

#define WIDTH 1920
#define HEIGHT 1080
#define MARGIN 40.0
#define LINE_WIDTH 2.0

typedef struct
{
  const char *number, *what, *shape;
  gsize n;
  double goal;
  gboolean has_stroke; /* a stroke of all takes seconds, not minutes */
} Work;

static const Work works[] = {
  { "10", "million-points", "walk", 1000000, 0.06, TRUE },
  { "11", "ten-million-points", "walk", 10000000, 0.015, FALSE },
  { "12", "white-noise", "noise", 100000, 0.01, FALSE },
};

typedef struct
{
  JctSeries *series;
  double sum;
  JctTimeScale time;
  JctValueScale value;
  cairo_surface_t *surface;
} Picture;

static void
picture_init (Picture *picture, const Work *work, gsize n)
{
  g_autofree double *values = g_new (double, n);
  JctPeriod first = { jct_period_kind (JCT_PERIOD_DAY, 1), 0 };
  guint32 seed = 1;
  double level = 0;

  picture->sum = 0;
  for (gsize i = 0; i < n; i++)
    {
      seed = seed * 1664525u + 1013904223u;
      level += seed / 4294967296.0 - 0.5;
      values[i] = g_str_equal (work->shape, "walk") ? level : seed / 4294967296.0;
      picture->sum += values[i];
    }
  picture->series = jct_series_new ("all", "all", first, n, values, FALSE);
  JctExtremes all = jct_pyramid_find_extremes (jct_series_get_pyramid (picture->series), 0, n);
  picture->time = jct_time_scale ((JctSpan){ 0, (JctDay) n }, MARGIN, WIDTH - MARGIN);
  picture->value = jct_value_scale (all.low, all.high, HEIGHT - MARGIN, MARGIN);
  picture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

static void
picture_clear (Picture *picture)
{
  jct_series_unref (picture->series);
  cairo_surface_destroy (picture->surface);
}

static cairo_t *
begin (Picture *picture)
{
  cairo_t *cr = cairo_create (picture->surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  return cr;
}

static void
finish (Picture *picture, cairo_t *cr)
{
  cairo_destroy (cr);
  cairo_surface_flush (picture->surface);
}

static double
paint_line (gpointer data)
{
  Picture *picture = data;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (JctScene) scene = jct_scene_new (WIDTH, HEIGHT);
  JctMark *mark = jct_scene_add_dense_line (scene, JCT_ROLE_SERIES, "all",
                                            jct_dense_line_new (picture->series, 0,
                                                                jct_series_get_n (picture->series),
                                                                &picture->time, &picture->value),
                                            MARGIN, WIDTH - MARGIN);
  cairo_t *cr = begin (picture);

  jct_scene_set_plot (scene, (JctRect){ MARGIN, 0, WIDTH - 2 * MARGIN, HEIGHT });
  mark->stroke = (JctColor){ 0, 0, 0, 1 };
  mark->line_width = LINE_WIDTH;
  mark->clip_to_plot = TRUE;
  jct_scene_paint (scene, cr);
  finish (picture, cr);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
stroke_line (gpointer data)
{
  Picture *picture = data;
  gint64 start = g_get_monotonic_time ();
  cairo_t *cr = begin (picture);

  cairo_rectangle (cr, MARGIN, 0, WIDTH - 2 * MARGIN, HEIGHT);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (gsize i = 0; i < jct_series_get_n (picture->series); i++)
    cairo_line_to (cr, jct_time_scale_map (&picture->time, (double) i + 0.5),
                   jct_value_scale_map (&picture->value,
                                        jct_series_get_value (picture->series, i)));
  cairo_stroke (cr);
  finish (picture, cr);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* Of the pixels with ink in one of the pictures, those covered by a fifth more or less in the other. */
static double
share_off (cairo_surface_t *a, cairo_surface_t *b)
{
  const guint32 *p = (const guint32 *) (gpointer) cairo_image_surface_get_data (a);
  const guint32 *q = (const guint32 *) (gpointer) cairo_image_surface_get_data (b);
  gsize n = (gsize) cairo_image_surface_get_stride (a) / 4 * HEIGHT, ink = 0, off = 0;

  for (gsize i = 0; i < n; i++)
    {
      int x = p[i] & 0xff, y = q[i] & 0xff;

      ink += x < 255 || y < 255;
      off += abs (x - y) > 51;
    }
  return ink > 0 ? (double) off / (double) ink : 1;
}

static gboolean
run_likeness (gsize n)
{
  Picture ours, naive;
  double off;

  picture_init (&ours, &works[0], n);
  picture_init (&naive, &works[0], n);
  paint_line (&ours);
  stroke_line (&naive);
  off = share_off (ours.surface, naive.surface);
  printf ("likeness: %.2f %% of the pixels with ink are off by more than a fifth\n", 100 * off);
  jct_bench_goal ("13", "likeness", "ratio", off, 0.05);
  picture_clear (&ours);
  picture_clear (&naive);
  return off <= 0.05;
}

static gboolean
run_work (const Work *work, gsize n, guint n_rounds)
{
  g_autofree char *input
    = g_strdup_printf ("%" G_GSIZE_FORMAT " %s %d %d", n, work->shape, WIDTH, HEIGHT);
  g_autoptr (JctBenchPeer) peer = jct_bench_peer_start ("uplot.js", input);
  JctBenchComparison comparison;
  gboolean ok = TRUE;
  Picture picture;

  picture_init (&picture, work, n);
  if (peer != NULL)
    ok = fabs (jct_bench_peer_get_check (peer) - picture.sum) <= 1e-9 * fabs (picture.sum);
  /* Once each, for what is made at the first time only. */
  paint_line (&picture);
  jct_bench_compare (paint_line, &picture, jct_bench_peer_round, peer, n_rounds, &comparison);
  printf ("%s: %.2f ms, uPlot %.1f\n", work->what, comparison.ours_ms, comparison.theirs_ms);
  jct_bench_goal_ratio (work->number, work->what, &comparison, work->goal,
                        "needs node, npm, chromium and JCT_BENCH_NPM=1");
  if (work->has_stroke)
    {
      jct_bench_compare (paint_line, &picture, stroke_line, &picture, MIN (n_rounds, 3),
                         &comparison);
      printf ("%s: a stroke of all points %.0f ms, %.5f of it\n", work->what, comparison.theirs_ms,
              comparison.ratio);
    }
  if (!ok)
    fprintf (stderr, "%s: uPlot was given other numbers\n", work->what);
  picture_clear (&picture);
  return ok;
}

int
main (int argc, char **argv)
{
  guint n_rounds = jct_bench_argument (argc, argv, 1, 9, 1000);
  guint share = jct_bench_argument (argc, argv, 2, 100, 100);
  gboolean ok = TRUE;

  if (n_rounds == 0 || share == 0)
    {
      fprintf (stderr, "usage: %s [ROUNDS [PERCENT]]\n", argv[0]);
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    ok = run_work (&works[i], works[i].n / 100 * share, n_rounds) && ok;
  ok = run_likeness (100000) && ok;
  return ok ? 0 : 1;
}
