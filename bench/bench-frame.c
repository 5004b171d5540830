/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 14: a frame of a window in which a million points are panned, beside a frame of a window with a blank
 * GtkDrawingArea, by turns, both with the renderer that needs no GPU; and the frame that 19 of 20 are no longer than.
 * Processor time of the program and of the display. The blank frame is drawn anew as a whole; since glibc keeps its buffers
 * in the heap (no page is faulted in, frame for frame), it is little more than three passes over the window's pixels.
 *
 * usage: bench-frame FRAME-WINDOW [ROUNDS [FRAMES [POINTS]]]
 */
#include "bench/jct-bench.h"

#include <gio/gio.h>
#include <stdio.h>

typedef struct
{
  const char *argv[5];
  GArray *slow; /* of double: each run's 95th percentile */
} Program;

/* The median frame's ms; negative where it cannot be run. */
static double
run_program (gpointer data)
{
  Program *program = data;
  g_autofree char *output = NULL;
  int status;
  double median, slow;

  if (!g_spawn_sync (NULL, (char **) program->argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                     NULL, &status, NULL)
      || status != 0 || sscanf (output, "%lf %lf", &median, &slow) != 2)
    return -1;
  g_array_append_val (program->slow, slow);
  return median;
}

int
main (int argc, char **argv)
{
  guint n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000);
  const char *frames = argc > 3 ? argv[3] : "100", *points = argc > 4 ? argv[4] : "1000000";
  JctBenchComparison comparison;

  if (argc < 2 || n_rounds == 0)
    {
      fprintf (stderr, "usage: %s FRAME-WINDOW [ROUNDS [FRAMES [POINTS]]]\n", argv[0]);
      return 2;
    }
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  g_setenv ("LC_NUMERIC", "C", TRUE);

  g_autoptr (GArray) slow = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) blank_slow = g_array_new (FALSE, FALSE, sizeof (double));
  Program figure = { { argv[1], "figure", frames, points, NULL }, slow };
  Program blank = { { argv[1], "blank", frames, points, NULL }, blank_slow };
  jct_bench_compare (run_program, &figure, run_program, &blank, n_rounds, &comparison);
  if (!comparison.has_ratio || slow->len < n_rounds)
    {
      fprintf (stderr, "%s: a window could not be run\n", argv[0]);
      return 1;
    }
  printf ("frame: %.2f ms of processor time, blank %.2f\n", comparison.ours_ms,
          comparison.theirs_ms);
  jct_bench_goal_ratio ("14", "frame", &comparison, 0.85, "");
  jct_bench_goal ("14", "slow-frame", "ms",
                  jct_bench_median ((double *) (void *) slow->data, slow->len), 16.7);
  return 0;
}
