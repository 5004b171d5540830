/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benches share: processor time, rounds by turns, yardsticks in other languages, and the lines of the table. */
#pragma once

#include <glib.h>

/* Of this process alone: what else the machine does is not to count. */
double   jct_bench_cpu_ms        (void);
/* Sorts `values`. */
double   jct_bench_median        (double *values, guint n);
/* An argument of the command line, or `fallback` where there is none; 0 where it is no number from 1 to `max`. */
guint    jct_bench_argument      (int argc, char **argv, int i, guint fallback, guint max);

/* One round's milliseconds; negative where it cannot be run. */
typedef double (*JctBenchRound)  (gpointer data);

typedef struct
{
  double ours_ms, theirs_ms;     /* medians */
  gboolean has_ratio;            /* FALSE where the yardstick cannot be run; theirs_ms is then 0 */
  double ratio;                  /* the median of the rounds' ratios */
} JctBenchComparison;

/* The two by turns, so that what slows the machine for a while slows both. */
void     jct_bench_compare       (JctBenchRound ours, gpointer our_data, JctBenchRound theirs, gpointer their_data,
                                  guint n_rounds, JctBenchComparison *comparison);

/* Lines that bench/summary.py collects: "GOAL number what unit value goal". In "ratio" and "ms" a value up to the goal
 * meets it; in "percent" one at most two away. */
void     jct_bench_goal          (const char *number, const char *what, const char *unit, double value, double goal);
/* The line itself. (transfer full) */
char    *jct_bench_format_goal   (const char *number, const char *what, const char *unit, double value, double goal);
void     jct_bench_goal_skipped  (const char *number, const char *what, const char *reason);
/* The one or the other. */
void     jct_bench_goal_ratio    (const char *number, const char *what, const JctBenchComparison *comparison,
                                  double goal, const char *reason);

/* A yardstick: a script of bench/peers in a process of its own, which is told the input, says "ready" and a number by
 * which it can be checked, and then for each line that it is sent runs one round and prints its milliseconds. */
typedef struct _JctBenchPeer JctBenchPeer;

/* NULL where JCT_BENCH_PEERS does not name the folder, or no interpreter has what the script needs: skip it then. */
JctBenchPeer *jct_bench_peer_start     (const char *script, const char *input);
void          jct_bench_peer_free      (JctBenchPeer *peer);
double        jct_bench_peer_get_check (JctBenchPeer *peer);
/* A JctBenchRound; its data are a peer, or NULL. */
double        jct_bench_peer_round     (gpointer peer);

/* A program that is run as a whole, its start included. */
typedef struct
{
  char **arguments;  /* the first is its path, or its name in PATH */
  double elapsed_ms; /* of the last round, on the clock */
} JctBenchCommand;

/* A JctBenchRound; its data are a command: processor time of it and of what it starts. */
double   jct_bench_command_round (gpointer command);

/* A line of n numbers. */
void     jct_bench_append_values (GString *text, const double *values, gsize n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JctBenchPeer, jct_bench_peer_free)
