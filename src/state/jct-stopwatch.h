/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long somebody has been speaking. It has no clock of its own: whoever asks says what time it is, in µs of a clock that
 * never goes back (g_get_monotonic_time()).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All zero is one that stands at zero. */
typedef struct
{
  gint64 kept;    /* µs, up to when it was stopped last */
  gint64 started; /* µs */
  gboolean is_running;
} JctStopwatch;

void jct_stopwatch_start (JctStopwatch *watch, gint64 now);
void jct_stopwatch_stop (JctStopwatch *watch, gint64 now);
/* At zero, running or not as before. */
void jct_stopwatch_reset (JctStopwatch *watch, gint64 now);
gint64 jct_stopwatch_get (const JctStopwatch *watch, gint64 now); /* µs */
/* "4:05", "1:02:33". (transfer full) */
char *jct_stopwatch_to_text (const JctStopwatch *watch, gint64 now);

G_END_DECLS
