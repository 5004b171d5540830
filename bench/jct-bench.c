/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/jct-bench.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

double
jct_bench_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

double
jct_bench_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

guint
jct_bench_argument (int argc, char **argv, int i, guint fallback, guint max)
{
  guint64 value;

  if (i >= argc)
    return fallback;
  return g_ascii_string_to_unsigned (argv[i], 10, 1, max, &value, NULL) ? (guint) value : 0;
}

void
jct_bench_compare (JctBenchRound ours,
                   gpointer our_data,
                   JctBenchRound theirs,
                   gpointer their_data,
                   guint n_rounds,
                   JctBenchComparison *comparison)
{
  g_autofree double *our_times = g_new (double, n_rounds);
  g_autofree double *their_times = g_new (double, n_rounds);
  g_autofree double *ratios = g_new (double, n_rounds);
  gboolean has_ratio = TRUE;

  for (guint i = 0; i < n_rounds; i++)
    {
      our_times[i] = ours (our_data);
      their_times[i] = has_ratio ? theirs (their_data) : -1;
      has_ratio = has_ratio && their_times[i] > 0;
      ratios[i] = has_ratio ? our_times[i] / their_times[i] : 0;
    }
  comparison->ours_ms = jct_bench_median (our_times, n_rounds);
  comparison->has_ratio = has_ratio;
  comparison->theirs_ms = has_ratio ? jct_bench_median (their_times, n_rounds) : 0;
  comparison->ratio = has_ratio ? jct_bench_median (ratios, n_rounds) : 0;
}

/* ---- the table's lines ---- */

char *
jct_bench_format_goal (
  const char *number, const char *what, const char *unit, double value, double goal)
{
  char value_text[G_ASCII_DTOSTR_BUF_SIZE];
  char goal_text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (value_text, sizeof value_text, "%.4f", value);
  g_ascii_formatd (goal_text, sizeof goal_text, "%g", goal);
  return g_strdup_printf ("GOAL %s %s %s %s %s", number, what, unit, value_text, goal_text);
}

void
jct_bench_goal (const char *number, const char *what, const char *unit, double value, double goal)
{
  g_autofree char *line = jct_bench_format_goal (number, what, unit, value, goal);

  printf ("%s\n", line);
}

void
jct_bench_goal_skipped (const char *number, const char *what, const char *reason)
{
  printf ("GOAL %s %s skipped: %s\n", number, what, reason);
}

void
jct_bench_goal_ratio (const char *number,
                      const char *what,
                      const JctBenchComparison *comparison,
                      double goal,
                      const char *reason)
{
  if (comparison->has_ratio)
    jct_bench_goal (number, what, "ratio", comparison->ratio, goal);
  else
    jct_bench_goal_skipped (number, what, reason);
}

/* ---- commands ---- */

static double
seconds (struct timeval time)
{
  return (double) time.tv_sec + (double) time.tv_usec / 1e6;
}

double
jct_bench_command_round (gpointer data)
{
  JctBenchCommand *command = data;
  struct rusage before, after;
  gint64 start = g_get_monotonic_time ();
  int status = 0;

  getrusage (RUSAGE_CHILDREN, &before);
  if (!g_spawn_sync (NULL, command->arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0)
    return -1;
  getrusage (RUSAGE_CHILDREN, &after);
  command->elapsed_ms = (double) (g_get_monotonic_time () - start) / 1e3;
  return 1e3
         * (seconds (after.ru_utime) - seconds (before.ru_utime) + seconds (after.ru_stime)
            - seconds (before.ru_stime));
}

/* ---- yardsticks ---- */

struct _JctBenchPeer
{
  GSubprocess *process;
  GDataInputStream *output;
  double check;
};

void
jct_bench_append_values (GString *text, const double *values, gsize n)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            g_ascii_dtostr (buffer, sizeof buffer, values[i]));
  g_string_append_c (text, '\n');
}

/* A yardstick that has ended takes no more input, and its pipe's signal must not end us. */
static gboolean
send_text (JctBenchPeer *peer, const char *text)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (peer->process);

  return g_output_stream_write_all (input, text, strlen (text), NULL, NULL, NULL)
         && g_output_stream_flush (input, NULL, NULL);
}

static JctBenchPeer *
try_start (const char *interpreter, const char *path, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                 | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (JctBenchPeer) peer = g_new0 (JctBenchPeer, 1);
  g_autofree char *line = NULL;

  /* Processor time counts all threads: more than one would be held against the yardstick. */
  g_subprocess_launcher_setenv (launcher, "OPENBLAS_NUM_THREADS", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "OMP_NUM_THREADS", "1", TRUE);
  peer->process = g_subprocess_launcher_spawn (launcher, NULL, interpreter, path, NULL);
  if (peer->process == NULL)
    return NULL;
  peer->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (peer->process));
  if (!send_text (peer, input) || !send_text (peer, "\n"))
    return NULL;
  line = g_data_input_stream_read_line (peer->output, NULL, NULL, NULL);
  if (line == NULL || !g_str_has_prefix (line, "ready "))
    return NULL;
  peer->check = g_ascii_strtod (line + strlen ("ready "), NULL);
  return g_steal_pointer (&peer);
}

JctBenchPeer *
jct_bench_peer_start (const char *script, const char *input)
{
  /* A machine's own python3 may stand before the system's, without its packages. */
  static const char *const pythons[] = { "python3", "/usr/bin/python3", NULL };
  static const char *const rs[] = { "Rscript", NULL };
  static const char *const nodes[] = { "node", NULL };
  const char *const *interpreters = g_str_has_suffix (script, ".py")   ? pythons
                                    : g_str_has_suffix (script, ".js") ? nodes
                                                                       : rs;
  const char *folder = g_getenv ("JCT_BENCH_PEERS");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return NULL;
  signal (SIGPIPE, SIG_IGN);
  path = g_build_filename (folder, script, NULL);
  for (guint i = 0; interpreters[i] != NULL; i++)
    {
      JctBenchPeer *peer = try_start (interpreters[i], path, input);

      if (peer != NULL)
        return peer;
    }
  return NULL;
}

void
jct_bench_peer_free (JctBenchPeer *peer)
{
  if (peer->process != NULL)
    {
      g_output_stream_close (g_subprocess_get_stdin_pipe (peer->process), NULL, NULL);
      g_subprocess_wait (peer->process, NULL, NULL);
    }
  g_clear_object (&peer->output);
  g_clear_object (&peer->process);
  g_free (peer);
}

double
jct_bench_peer_get_check (JctBenchPeer *peer)
{
  return peer->check;
}

double
jct_bench_peer_round (gpointer data)
{
  JctBenchPeer *peer = data;
  g_autofree char *line = NULL;

  if (peer == NULL || !send_text (peer, "round\n"))
    return -1;
  line = g_data_input_stream_read_line (peer->output, NULL, NULL, NULL);
  return line != NULL ? g_ascii_strtod (line, NULL) : -1;
}
