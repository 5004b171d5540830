/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goals 1 to 3, and the bundled dataset: from the start of the process to the first frame and its end, and the most
 * memory on the way, beside a bare AdwApplicationWindow, by turns. Processor time is what counts; the time on the clock is printed
 * beside it. Runs on a display; what a person has not set about drawing is not set here either.
 *
 * usage: bench-start WINDOW-PROGRAM BARE-PROGRAM DATASET [ROUNDS [RECORDS]]
 */
#include "bench/jct-bench.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "bench/flat-records.h"

typedef struct
{
  const char *argv[4];
  GArray *wall; /* of double */
  GArray *peak; /* of double: MB */
} Program;

/* Milliseconds of processor time of one run; negative where it fails. */
static double
run_program (gpointer data)
{
  Program *program = data;
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  double wall, peak;
  int status;
  GPid pid;

  if (!g_spawn_async (NULL, (char **) program->argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                      &pid, NULL)
      || wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    return -1;
  wall = (double) (g_get_monotonic_time () - start) / 1000;
  g_array_append_val (program->wall, wall);
  peak = (double) usage.ru_maxrss / 1024;
  g_array_append_val (program->peak, peak);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static gboolean
compare (
  const char *number, const char *what, double goal, Program *ours, Program *bare, guint n_rounds)
{
  JctBenchComparison comparison;

  /* Once each for the disk's sake. */
  if (run_program (ours) < 0 || run_program (bare) < 0)
    return FALSE;
  g_array_set_size (ours->wall, 0);
  g_array_set_size (bare->wall, 0);
  jct_bench_compare (run_program, ours, run_program, bare, n_rounds, &comparison);
  if (!comparison.has_ratio || ours->wall->len < n_rounds || bare->wall->len < n_rounds)
    return FALSE;
  printf ("%s: %.1f ms of processor time, bare window %.1f; %.1f and %.1f ms on the clock\n", what,
          comparison.ours_ms, comparison.theirs_ms,
          jct_bench_median ((double *) (void *) ours->wall->data, ours->wall->len),
          jct_bench_median ((double *) (void *) bare->wall->data, bare->wall->len));
  jct_bench_goal_ratio (number, what, &comparison, goal, "");
  return TRUE;
}

static void
compare_peaks (Program *ours, Program *bare)
{
  double our_peak = jct_bench_median ((double *) (void *) ours->peak->data, ours->peak->len);
  double bare_peak = jct_bench_median ((double *) (void *) bare->peak->data, bare->peak->len);

  printf ("peak memory: %.0f MB, bare window %.0f\n", our_peak, bare_peak);
  jct_bench_goal ("3", "peak-memory", "ratio", our_peak / bare_peak, 0.40);
}

int
main (int argc, char **argv)
{
  static const char *const forced[] = { "GDK_DEBUG", "GSK_RENDERER", "LIBGL_ALWAYS_SOFTWARE" };
  guint n_rounds = jct_bench_argument (argc, argv, 4, 11, 1000);
  guint n_records = jct_bench_argument (argc, argv, 5, 68815, 1000000);

  if (argc < 4 || n_rounds == 0 || n_records == 0)
    {
      fprintf (stderr, "usage: %s WINDOW-PROGRAM BARE-PROGRAM DATASET [ROUNDS [RECORDS]]\n",
               argv[0]);
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (forced); i++)
    g_unsetenv (forced[i]);

  g_autofree char *folder = g_dir_make_tmp ("juncture-bench-XXXXXX", NULL);
  g_autofree char *records_path
    = g_build_filename (folder != NULL ? folder : ".", "records.json", NULL);
  Program empty = { { argv[1], "--exit-after-startup", NULL }, NULL, NULL };
  Program loaded = { { argv[1], "--exit-after-startup", argv[3], NULL }, NULL, NULL };
  Program records = { { argv[1], "--exit-after-startup", records_path, NULL }, NULL, NULL };
  Program bare = { { argv[2], NULL }, NULL, NULL };
  Program *programs[] = { &empty, &loaded, &records, &bare };
  gboolean ok = folder != NULL && flat_records_write (records_path, n_records);

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      programs[i]->wall = g_array_new (FALSE, FALSE, sizeof (double));
      programs[i]->peak = g_array_new (FALSE, FALSE, sizeof (double));
    }
  ok = ok && compare ("1", "start-empty", 0.55, &empty, &bare, n_rounds)
       && compare ("2", "start-records", 0.70, &records, &bare, n_rounds)
       && compare ("start", "bundled-file", 0.70, &loaded, &bare, n_rounds);
  if (ok)
    compare_peaks (&records, &bare);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_array_unref (programs[i]->wall);
      g_array_unref (programs[i]->peak);
    }
  if (folder != NULL)
    {
      g_unlink (records_path);
      g_rmdir (folder);
    }
  if (!ok)
    fprintf (stderr, "%s: a program could not be run\n", argv[0]);
  return ok ? 0 : 1;
}
