/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Goal 15: a chart of 60 months with 12 events as a PNG, SVG and PDF of 1920x1080, one command each, beside gnuplot that
 * draws the same points and events. Both are whole processes, their start included.
 *
 * usage: bench-export JUNCTURE [ROUNDS]
 */
#include "bench/jct-bench.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define N_MONTHS 60
#define N_EVENTS 12

static const struct
{
  const char *format, *terminal;
  double goal;
} formats[] = {
  { "png", "pngcairo size 1920,1080", 0.45 },
  { "svg", "svg size 1920,1080", 1.0 },
  { "pdf", "pdfcairo size 20in,11.25in", 0.6 },
};

static char *
dup_month (guint i)
{
  return g_strdup_printf ("%u-%02u", 2019 + (i + 9) / 12, (i + 9) % 12 + 1);
}

/* The document, the points alone, and what of gnuplot's script is of the events. */
static void
write_input (GString *package, GString *points, GString *script)
{
  g_string_append (package,
                   "{\"resources\":[{\"name\":\"events\",\"juncture\":{\"role\":\"events\"},"
                   "\"data\":[");
  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *month = dup_month (i * 5);

      g_string_append_printf (package,
                              "%s{\"id\":\"e%u\",\"date\":\"%s-05\",\"title\":\"Event number %u\","
                              "\"category\":\"a\"}",
                              i > 0 ? "," : "", i, month, i + 1);
      g_string_append_printf (
        script,
        "set arrow from \"%s-05\", graph 0 to \"%s-05\", graph 1 nohead\n"
        "set label \"Event number %u\" at \"%s-05\", graph 0.9 rotate by 90 font \",9\"\n",
        month, month, i + 1, month);
    }
  g_string_append (package,
                   "]},{\"name\":\"t\",\"juncture\":{\"role\":\"observations\",\"time\":\"when\"},"
                   "\"schema\":{\"fields\":[{\"name\":\"when\",\"type\":\"yearmonth\"},"
                   "{\"name\":\"n\",\"type\":\"integer\"}]},\"data\":[[\"when\",\"n\"]");
  for (guint i = 0; i < N_MONTHS; i++)
    {
      g_autofree char *month = dup_month (i);
      guint value = 300 + i * 40 + i * 7919 % 500;

      g_string_append_printf (package, ",[\"%s\",%u]", month, value);
      g_string_append_printf (points, "%s-01 %u\n", month, value);
    }
  g_string_append (package, "]}]}");
}

/* One format by turns; FALSE where ours fails. */
static gboolean
compare (const char *juncture, const char *folder, const char *package, guint which, guint n_rounds)
{
  const char *format = formats[which].format;
  g_autofree char *out = g_strdup_printf ("%s/ours.%s", folder, format);
  g_autofree char *script = g_strdup_printf ("%s/%s.gp", folder, format);
  const char *our_arguments[] = { juncture, "chart", "-o", out, "--size=1920x1080", package, NULL };
  const char *their_arguments[] = { "gnuplot", script, NULL };
  JctBenchCommand ours = { .arguments = (char **) our_arguments };
  JctBenchCommand theirs = { .arguments = (char **) their_arguments };
  g_autofree char *what = g_strdup_printf ("chart-to-%s", format);
  JctBenchComparison time;
  gboolean has_gnuplot = jct_bench_command_round (&theirs) >= 0;

  if (jct_bench_command_round (&ours) < 0)
    return FALSE;
  jct_bench_compare (jct_bench_command_round, &ours,
                     has_gnuplot ? jct_bench_command_round : jct_bench_peer_round,
                     has_gnuplot ? &theirs : NULL, n_rounds, &time);
  printf ("%s: %.1f ms of processor time, gnuplot %.1f\n", what, time.ours_ms, time.theirs_ms);
  jct_bench_goal_ratio ("15", what, &time, formats[which].goal, "no gnuplot");
  return time.ours_ms > 0;
}

static gboolean
run (const char *juncture, const char *folder, guint n_rounds)
{
  g_autoptr (GString) package = g_string_new (NULL);
  g_autoptr (GString) points = g_string_new (NULL);
  g_autoptr (GString) events = g_string_new (NULL);
  g_autofree char *package_path = g_build_filename (folder, "package.json", NULL);
  g_autofree char *points_path = g_build_filename (folder, "points.dat", NULL);
  gboolean ok;

  write_input (package, points, events);
  ok = g_file_set_contents (package_path, package->str, -1, NULL)
       && g_file_set_contents (points_path, points->str, -1, NULL);
  for (guint i = 0; ok && i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.gp", folder, formats[i].format);
      g_autofree char *script = g_strdup_printf (
        "set terminal %s\nset output \"%s/theirs.%s\"\nset xdata time\nset timefmt \"%%Y-%%m-%%d\"\n"
        "set format x \"%%Y\"\nset title \"Encounters by month\"\nset ylabel \"encounters\"\nset grid "
        "y\nset key off\n%splot \"%s\" using 1:2 with lines lw 2\n",
        formats[i].terminal, folder, formats[i].format, events->str, points_path);

      ok = g_file_set_contents (path, script, -1, NULL)
           && compare (juncture, folder, package_path, i, n_rounds);
    }
  return ok;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  guint n_rounds = jct_bench_argument (argc, argv, 2, 15, 1000);
  g_autofree char *folder = g_dir_make_tmp ("juncture-bench-XXXXXX", NULL);
  gboolean ok;

  if (argc < 2 || n_rounds == 0 || folder == NULL)
    {
      fprintf (stderr, "usage: %s JUNCTURE [ROUNDS]\n", argv[0]);
      return 2;
    }
  ok = run (argv[1], folder, n_rounds);
  remove_folder (folder);
  if (!ok)
    fprintf (stderr, "%s: the picture could not be made\n", argv[0]);
  return ok ? 0 : 1;
}
