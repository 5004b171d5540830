/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 16: from a file of flat records to a chart in a PNG, one command, beside a short Python program that does the same
 * with json and matplotlib (bench/peers/records-png.py). Both are whole processes, their start included; the Python one
 * checks that it has summed the same counts.
 *
 * usage: bench-picture JUNCTURE [ROUNDS [RECORDS]]
 */
#include "bench/jct-bench.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "bench/flat-records.h"

/* A machine's own python3 may stand before the system's, without its packages. NULL where none has them. */
static const char *
find_python (char **arguments)
{
  static const char *const pythons[] = { "python3", "/usr/bin/python3" };
  JctBenchCommand command = { .arguments = arguments };

  for (guint i = 0; i < G_N_ELEMENTS (pythons); i++)
    {
      arguments[0] = (char *) pythons[i];
      if (jct_bench_command_round (&command) >= 0)
        return pythons[i];
    }
  return NULL;
}

static gboolean
compare (JctBenchCommand *ours, JctBenchCommand *theirs, guint n_rounds)
{
  const char *folder = g_getenv ("JCT_BENCH_PEERS");
  gboolean has_python = folder != NULL && find_python (theirs->arguments) != NULL;
  JctBenchComparison time;

  /* Once for the disk's sake. */
  if (jct_bench_command_round (ours) < 0)
    return FALSE;
  jct_bench_compare (jct_bench_command_round, ours,
                     has_python ? jct_bench_command_round : jct_bench_peer_round,
                     has_python ? theirs : NULL, n_rounds, &time);
  printf (
    "records to PNG: %.1f ms of processor time, python %.1f; %.1f ms elapsed in the last round\n",
    time.ours_ms, time.theirs_ms, ours->elapsed_ms);
  jct_bench_goal_ratio ("16", "records-to-PNG", &time, 0.10,
                        "no python3 with matplotlib that finds the same sum");
  return time.ours_ms > 0;
}

int
main (int argc, char **argv)
{
  guint n_rounds = jct_bench_argument (argc, argv, 2, 9, 1000);
  guint n_records = jct_bench_argument (argc, argv, 3, 68815, 1000000);

  if (argc < 2 || n_rounds == 0 || n_records == 0)
    {
      fprintf (stderr, "usage: %s JUNCTURE [ROUNDS [RECORDS]]\n", argv[0]);
      return 2;
    }
  g_autofree char *folder = g_dir_make_tmp ("juncture-bench-XXXXXX", NULL);
  g_autofree char *records = g_build_filename (folder != NULL ? folder : ".", "records.json", NULL);
  g_autofree char *picture = g_build_filename (folder != NULL ? folder : ".", "chart.png", NULL);
  const char *peers = g_getenv ("JCT_BENCH_PEERS");
  g_autofree char *script = g_build_filename (peers != NULL ? peers : ".", "records-png.py", NULL);
  g_autofree char *sum = g_strdup_printf ("%" G_GUINT64_FORMAT, flat_records_sum (n_records));
  const char *our_arguments[]
    = { argv[1], "chart", "-o", picture, "--size=1920x1080", records, NULL };
  const char *their_arguments[] = { "", script, records, picture, sum, NULL };
  JctBenchCommand ours = { .arguments = (char **) our_arguments };
  JctBenchCommand theirs = { .arguments = (char **) their_arguments };
  gboolean ok = folder != NULL && flat_records_write (records, n_records)
                && compare (&ours, &theirs, n_rounds);

  if (folder != NULL)
    {
      g_unlink (records);
      g_unlink (picture);
      g_rmdir (folder);
    }
  if (!ok)
    fprintf (stderr, "%s: the picture could not be made\n", argv[0]);
  return ok ? 0 : 1;
}
